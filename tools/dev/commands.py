"""The commands of `run`. The docstring of each is its help."""

from __future__ import annotations

import argparse
import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from dev.core import CORE, core
from dev.docs import docs, newcomer
from dev.environment import environment, install, packages
from dev.gate import check, sanitize
from dev.measure import bench, bench_published, bench_random, bench_screens, bench_time, fuzz_exact
from dev.page import browser, modules, page
from dev.place import BIN, LOCK, PYTHON, ROOT, Stop, call, said
from dev.set_up import set_up
from dev.stamps import alone
from dev.study import figures

DEMO_NETWORK = "il6"
DEMO_PHENOTYPE = "Resistant_FAC"
DEMO_SETTING = "FAC=1"


def demo(_: argparse.Namespace) -> int:
    """screen the IL-6 network under chemotherapy and draw it

    Prints every single knock-out, knock-in and edge cut, ranked by what it does to the resistant phenotype, and
    writes the table and the pictures into demo/."""
    set_up()
    out = Path("demo")
    out.mkdir(exist_ok=True)
    table, diagram, heatmap = (out / f"{DEMO_NETWORK}-{what}" for what in ("screen.csv", "network.svg", "screen.svg"))
    for arguments in (
        ["screen", DEMO_NETWORK, "--phenotype", DEMO_PHENOTYPE, "--set", DEMO_SETTING, "--output", str(table)],
        ["draw", DEMO_NETWORK, "--output", str(diagram)],
        ["draw", DEMO_NETWORK, "--screen", str(table), "--output", str(heatmap)],
    ):
        print("$ logicnet", " ".join(arguments), flush=True)
        status = call(PYTHON, "-m", "logicnet", *arguments)
        if status:
            return status
    print("\nWritten: " + ", ".join(str(path) for path in (table, diagram, heatmap)))
    return 0


def test(options: argparse.Namespace) -> int:
    """run the tests"""
    set_up()
    if shutil.which("npm"):  # some tests run the page's script by itself; elsewhere they say that they could not
        with contextlib.suppress(Stop), alone():
            modules()
    return call(PYTHON, "-m", "pytest", *options.rest)


def build(_: argparse.Namespace) -> int:
    """build the compiled core, incrementally, and put it where the package loads it"""
    with alone():
        environment()
        packages()
        core(again=True)
    print(f"built {CORE.relative_to(ROOT)}")
    return 0


def lock(_: argparse.Namespace) -> int:
    """make requirements.lock again from pyproject.toml, with the newest versions for every Python and platform"""
    with alone():
        environment()
        if not shutil.which("uv"):
            install("uv")
        uv = shutil.which("uv") or str(BIN / "uv")
        everywhere = [
            "--universal",
            "--python-version",
            "3.11",
            "--upgrade",
            "--extra",
            "peers",
            "--group",
            "dev",
            "--group",
            "docs",
        ]
        plain = ["--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
        text = said(uv, "pip", "compile", *everywhere, *plain, "pyproject.toml")
        if not text:
            raise Stop("uv could not resolve the dependencies (see above)")
        head = "# Made by `python3 run lock` from pyproject.toml: what the two commands install.\n"
        LOCK.write_text(f"{head}{text}\n", encoding="utf-8")
    print(f"wrote {LOCK.name}")
    return 0


# Every command by its name on the command line, in the order in which help lists them.
COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "build": build,
    "page": page,
    "browser": browser,
    "docs": docs,
    "newcomer": newcomer,
    "sanitize": sanitize,
    "fuzz-exact": fuzz_exact,
    "bench": bench,
    "bench-published": bench_published,
    "bench-random": bench_random,
    "bench-screens": bench_screens,
    "bench-time": bench_time,
    "figures": figures,
    "lock": lock,
}
# Where the further words of a command go. A command that is not here takes none.
REST = {
    "test": "pytest",
    "sanitize": "pytest",
    "bench": "pytest",
    "fuzz-exact": "the script",
    "bench-published": "the script",
    "bench-random": "the script",
    "bench-screens": "the script",
    "bench-time": "the script",
    "figures": "the numbers of the analyses",
}
