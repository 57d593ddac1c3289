"""Which compiler builds the core, and where the tools come from where the machine has none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from dev.environment import install
from dev.place import BIN, PYTHON, WINDOWS, said, say

# Build tools for machines that lack them; installed into .venv only then.
TOOLS = {"cmake": "cmake>=3.20", "ninja": "ninja>=1.11", "zig": "ziglang==0.17.1"}
ZIG = "zig.exe" if WINDOWS else "zig"
# What the core asks of a compiler.
PROBE = "#include <bit>\n#include <thread>\nint main() { return std::popcount(0u); }\n"


def own_compiler() -> str | None:
    """The machine's own C++20 compiler, tried before it is trusted."""
    for name in (os.environ.get("CXX"), "c++", "g++", "clang++"):
        path = shutil.which(name) if name else None
        if path and compiles(path):
            return path
    return None


def compiles(path: str) -> bool:
    """Whether this compiler takes what the core asks of one."""
    probe = [path, "-std=c++20", "-fsyntax-only", "-x", "c++", "-"]
    return subprocess.run(probe, input=PROBE, text=True, capture_output=True).returncode == 0


def compiler_options(compiler: str) -> list[str]:
    """How cmake is told of a compiler; zig is one under the name `zig c++`."""
    as_zig = ["-DCMAKE_CXX_COMPILER_ARG1=c++", "-DLOGICNET_ZIG=ON"] if Path(compiler).name == ZIG else []
    return [f"-DCMAKE_CXX_COMPILER={compiler}", *as_zig]


def zig() -> str:
    """Path of zig in .venv, which is a C++ compiler among other things."""
    find = "import pathlib, ziglang; print(pathlib.Path(ziglang.__file__).parent)"
    if not said(str(PYTHON), "-c", find, quiet=True):
        say("no C++20 compiler here: taking zig from the package index as one (100 MB; takes minutes, once)")
        install(TOOLS["zig"])
    return str(Path(said(str(PYTHON), "-c", find)) / ZIG)


def tool(name: str) -> str:
    """Path of cmake or ninja: the machine's where it works, else .venv's."""
    for path in (shutil.which(name), shutil.which(name, path=str(BIN))):
        if path and said(path, "--version", quiet=True):
            return path
    install(TOOLS[name])
    return shutil.which(name, path=str(BIN)) or name


def sanitizer_runtimes(compiler: str) -> list[str]:
    """The libraries that must be loaded before the interpreter's own."""
    if "clang" in said(compiler, "--version"):
        return [f"libclang_rt.asan-{os.uname().machine}.so"]
    return ["libasan.so", "libubsan.so", "libstdc++.so"]
