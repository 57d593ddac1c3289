"""Benchmarks and the long comparison with the definition; each hands its further words on."""

from __future__ import annotations

import argparse
from pathlib import Path

from dev.place import PYTHON, call
from dev.set_up import set_up


def bench(options: argparse.Namespace) -> int:
    """run the benchmarks, each against its stated goal"""
    set_up()
    files = sorted(Path("tests/benchmarks").glob("test_*.py"))
    return call(PYTHON, "-m", "pytest", "-m", "benchmark", "--benchmark-enable", "-s", *files, *options.rest)


def bench_published(options: argparse.Namespace) -> int:
    """compare with the peers on published models

    The folder of .bnet files and the choice of peers are options of tests/benchmarks/bench_published.py."""
    return script("tests/benchmarks/bench_published.py", options)


def bench_random(options: argparse.Namespace) -> int:
    """solve random networks, critical and scale-free, and compare with the peers

    How many, whom to ask and for how long are options of tests/benchmarks/bench_random.py."""
    return script("tests/benchmarks/bench_random.py", options)


def bench_screens(options: argparse.Namespace) -> int:
    """compare whole screens with the peers

    Its options are those of tests/benchmarks/bench_screens.py."""
    return script("tests/benchmarks/bench_screens.py", options)


def bench_time(options: argparse.Namespace) -> int:
    """compare expected values over time with MaBoSS

    Its options are those of tests/benchmarks/bench_time.py."""
    return script("tests/benchmarks/bench_time.py", options)


def fuzz_exact(options: argparse.Namespace) -> int:
    """put every question to thousands of planted networks and compare with the definition

    How many, for how long and from which seed are options of tests/fuzz_exact.py."""
    return script("tests/fuzz_exact.py", options)


def script(path: str, options: argparse.Namespace) -> int:
    set_up()
    return call(PYTHON, path, *options.rest)
