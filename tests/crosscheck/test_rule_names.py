"""Strangers read what is written: names, and functions in the states tried."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from logicnet.formats import read, write
from logicnet.logic import Rules
from logicnet.model import Network

NAMES = ["14-3-3", "AP-1/Jun", "Cell size", "NF-κB", "true", "Not", "Ca2+", "x,y", "targets", "plain_1"]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    rules = [f'!"{name}" & "plain_1"' for name in [*NAMES[1:], NAMES[0]]]
    write(Network("odd", Rules.build(NAMES, rules)), tmp_path / "odd.bnet")
    return tmp_path / "odd.bnet"


def test_aeon_reads_names_and_functions(written: Path) -> None:
    aeon = pytest.importorskip("biodivine_aeon")
    ours, theirs = read(written), aeon.BooleanNetwork.from_bnet(written.read_text())
    assert set(theirs.variable_names()) == set(ours.names)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # mpbn leaves a file open
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_mpbn_finds_the_same_fixed_points(written: Path) -> None:
    mpbn = pytest.importorskip("mpbn")
    ours, theirs = read(written), mpbn.load(str(written))
    found = {tuple(point[name] for name in ours.names) for point in theirs.fixedpoints()}
    states = itertools.product((0, 1), repeat=len(ours))
    expected = {s for s in states if all(ours.rules.evaluate(i, s) == s[i] for i in range(len(s)))}
    assert found == expected


def test_pyboolnet_finds_the_same_prime_implicants(written: Path) -> None:
    exchange = pytest.importorskip("pyboolnet.file_exchange")
    theirs, ours = exchange.bnet2primes(written.read_text()), read(written).primes()
    assert {name: [sorted(map(str, part)) for part in both] for name, both in theirs.items()}.keys() == ours.keys()
