"""What a change must pass: `check`, which continuous integration runs, and `sanitize`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from dev.compiler import own_compiler, sanitizer_runtimes, zig
from dev.core import CORE_NAME, UNIT_TESTS, compile_core, strict_build
from dev.page import check_page
from dev.place import BIN, PYTHON, ROOT, Stop, call, said, say
from dev.set_up import set_up
from dev.stamps import alone

# The Python tests that reach the engine most; `sanitize` runs them on a core that the sanitizers watch.
ENGINE_TESTS = tuple(
    f"tests/unit/{part}" for part in ("core", "logic", "dynamics", "reduction", "analysis", "checking", "screens")
)
NO_RUNTIMES = "the sanitizers need g++ or clang++ on the PATH; zig brings no sanitizer runtimes"
SANITIZED = {
    "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=1:handle_segv=1",  # the interpreter itself leaks by design
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
}
# The engine's own tests leak nothing; macOS has no leak sanitizer.
LEAK_FREE = SANITIZED | {"ASAN_OPTIONS": f"detect_leaks={int(sys.platform == 'linux')}:abort_on_error=1:handle_segv=1"}


def check(options: argparse.Namespace) -> int:
    """run what the continuous integration runs: style, types, layers, the engine by itself, a wheel, tests"""
    began = time.monotonic()
    set_up()
    took = [f"set up {time.monotonic() - began:.0f} s"]
    steps: dict[str, Callable[[], int]] = {
        "ruff check": lambda: tool("ruff", "check"),
        "ruff format": lambda: tool("ruff", "format", "--check"),
        "clang-format": clang_format,
        "mypy": lambda: tool("mypy"),
        "lint-imports": lambda: tool("lint-imports"),
        "core without warnings": strict_core,
        "engine tests": engine_tests,
        "page": check_page,
        "slow tests": lambda: tool("pytest", "-m", "slow"),
    }
    if not options.no_tests:
        steps["tests"] = lambda: tool("pytest")
    broken = []
    for name, step in steps.items():
        print(f"==> {name}", flush=True)
        began = time.monotonic()
        if step():
            broken.append(name)
        took.append(f"{name} {time.monotonic() - began:.0f} s")
    print("check: took: " + ", ".join(took))
    print("check: " + ("broken: " + ", ".join(broken) if broken else "all well"))
    return 1 if broken else 0


def tool(name: str, *arguments: str) -> int:
    return call(BIN / name, *arguments)


def clang_format() -> int:
    folders = (ROOT / "src" / "engine", UNIT_TESTS)
    sources = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".cpp", ".hpp", ".h"))
    return tool("clang-format", "--dry-run", "-Werror", *map(str, sources))


def strict_core() -> int:
    """Build the core with warnings as errors."""
    try:
        strict_build(own_compiler() or zig())
    except Stop as problem:
        say(str(problem))
        return 1
    return 0


def engine_tests() -> int:
    """The engine's own tests with its assertions on, under the sanitizers where the compiler has them."""
    compiler = own_compiler()
    if not compiler:
        say(f"the engine's tests run without sanitizers: {NO_RUNTIMES}")
    kind, watch = ("sanitize", ["-DLOGICNET_SANITIZE=ON"]) if compiler else ("engine-tests", [])
    try:
        folder = compile_core(compiler or zig(), kind, "-DLOGICNET_TESTS=ON", *watch, target="engine_tests")
    except Stop as problem:
        say(str(problem))
        return 1
    return call(folder / "engine_tests", surroundings=LEAK_FREE)


def sanitize(options: argparse.Namespace) -> int:
    """run the tests of the engine under the address and undefined-behaviour sanitizers (g++ or clang)"""
    set_up()
    compiler = own_compiler()
    if not compiler:
        raise Stop(NO_RUNTIMES)
    with alone():
        folder = compile_core(compiler, "sanitize", "-DLOGICNET_SANITIZE=ON")
    if engine_tests():
        return 1
    runtimes = [said(compiler, f"-print-file-name={name}") for name in sanitizer_runtimes(compiler)]
    surroundings = SANITIZED | {
        "LOGICNET_ENGINE": str(folder / CORE_NAME),
        "DYLD_INSERT_LIBRARIES" if sys.platform == "darwin" else "LD_PRELOAD": " ".join(runtimes),
        "PYTHONMALLOC": "malloc",  # so that buffers handed to the core have their borders watched too
    }
    return call(
        PYTHON, "-m", "pytest", "-p", "no:cacheprovider", *(options.rest or ENGINE_TESTS), surroundings=surroundings
    )
