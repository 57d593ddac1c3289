"""`logicnet completion`: a script for each shell that it names, with every command and option in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.cli import main


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_the_script_knows_the_commands_and_their_options(shell: str, printed: Callable[..., str]) -> None:
    script = printed("completion", shell)
    assert all(word in script for word in ("trapspaces", "within", "held-later"))


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_a_command_by_its_script(printed: Callable[..., str], tmp_path: Path) -> None:
    script = tmp_path / "completion.bash"
    script.write_text(printed("completion", "bash"))
    ask = 'COMP_WORDS=(logicnet fixedp); COMP_CWORD=1; _shtab_logicnet logicnet fixedp logicnet; echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", f"source {script}\n{ask}"], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["fixedpoints"]


def test_another_shell_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "fish"]) == 2
    said = capsys.readouterr().err
    assert all(shell in said for shell in ("fish", "bash", "zsh", "tcsh"))
