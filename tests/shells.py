"""Real shells, typed into through a terminal: what a line becomes when the Tab key is pressed, as the words that the
program is then called with.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

_PATIENCE = 30.0  # seconds for a shell to say anything: a busy machine is no failure
_PROGRAM = r"""#!/bin/sh
if [ "$1" = completion ]; then
    "$PYTHON" -m logicnet "$@"
    echo >> "$ROOM/answered"
else
    "$PYTHON" -c 'import json, os, sys; open(os.environ["ROOM"] + "/typed", "w").write(json.dumps(sys.argv[1:]))' "$@"
    mv "$ROOM/typed" "$ROOM/called"
fi
"""
_RUN = {
    "bash": ["bash", "--noprofile", "--rcfile", "{start}", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "--private", "--init-command", "source {start}"],
    "tcsh": ["tcsh"],
}
_START = {
    "bash": 'PS1="ready> "\neval "$(logicnet completion bash)"\n',
    "zsh": 'PS1="ready> "\nautoload -Uz compinit; compinit -u -D\neval "$(logicnet completion zsh)"\n',
    "fish": 'function fish_prompt; echo "ready> "; end\nfunction fish_greeting; end\n'
    "logicnet completion fish | source\n",
    "tcsh": 'set prompt="ready> "\nlogicnet completion tcsh >! ~/.logicnet.tcsh; source ~/.logicnet.tcsh\n',
}
_FILE = {"bash": "start", "zsh": ".zshrc", "fish": "start", "tcsh": ".tcshrc"}


class Shell:
    """A shell that runs in a room of its own, with ``logicnet`` as a program that notes what it is called with."""

    def __init__(self, name: str, room: Path) -> None:
        import pty

        self.name, self.room = name, room
        programs = room / "bin"
        programs.mkdir(parents=True)
        (programs / "logicnet").write_text(_PROGRAM)
        (programs / "logicnet").chmod(0o755)
        start = room / _FILE[name]
        start.write_text(_START[name])
        environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(room),
            "ZDOTDIR": str(room),
            "TERM": "vt100",
            "PYTHON": sys.executable,
            "ROOM": str(room),
            "XDG_CONFIG_HOME": str(room),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        self.master, other = pty.openpty()
        words = [word.format(start=start) for word in _RUN[name]]
        self.process = subprocess.Popen(
            words,
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=room,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(other)
        self.seen = b""
        self._until(lambda: b"ready> " in self.seen, "the shell to begin")
        self._rest()

    def becomes(self, typed: str, after: str = "", shows: str = "") -> list[str]:
        """The words that the program is called with after the line is typed, Tab pressed, and what follows typed; where
        the shell completes the line itself, and asks nobody, ``shows`` is what the terminal then shows.
        """
        answers = self._answers()
        (self.room / "called").unlink(missing_ok=True)
        os.write(self.master, b"\x03")  # what a line before left there is no part of this one
        self._rest()
        self.seen = b""
        os.write(self.master, typed.encode() + b"\t")
        if shows:
            self._until(lambda: shows.encode() in self.seen, shows)
        else:
            self._until(lambda: self._answers() > answers, "an answer")
        self._rest()
        os.write(self.master, after.encode() + b"\r")
        called = self.room / "called"
        self._until(called.is_file, "the program to be called")
        words = json.loads(called.read_text())
        called.unlink()
        self._rest()
        return [str(word) for word in words]

    def close(self) -> None:
        """End the shell, and what it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)

    def _answers(self) -> int:
        answered = self.room / "answered"
        return len(answered.read_text()) if answered.is_file() else 0

    def _until(self, done: object, what: str) -> None:
        assert callable(done)
        end = time.monotonic() + _PATIENCE
        while not done():
            assert time.monotonic() < end, f"waited for {what}; the terminal shows {self.seen[-2000:]!r}"
            self._look(0.05)

    def _rest(self) -> None:
        """Read until nothing more comes for a moment."""
        while self._look(0.3):
            pass

    def _look(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.master, 4096)
        return True


def _take_terminal() -> None:
    """Make the terminal on stdin the one that this session is controlled by: tcsh edits no line without."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def is_there(name: str) -> bool:
    """Whether a shell is installed."""
    return shutil.which(name) is not None
