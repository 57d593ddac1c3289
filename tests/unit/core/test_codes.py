"""The numbers that the core hands out: the header and the tables of Python say the same, and each has one word."""

from __future__ import annotations

import re
from enum import IntEnum
from pathlib import Path

import pytest

from logicnet import attractors, screen
from logicnet.core.codes import ENDED_BY, SAID, STEPS, End, ErrorCode, Shows, SolverStep, Update
from logicnet.formats import bnet

HEADER = Path(__file__).parents[3] / "src" / "engine" / "base" / "codes.h"

CODES: dict[str, type[IntEnum]] = {"END_": End, "STEP_": SolverStep, "SHOWS_": Shows, "UPDATE_": Update}


def said(prefix: str) -> dict[str, int]:
    """The numbers of the header whose names begin so, without it."""
    text = re.sub(r"//.*", "", HEADER.read_text(encoding="utf-8"))
    return {name: int(value) for name, value in re.findall(rf"\bLOGICNET_{prefix}(\w+) = (\d+)", text)}


@pytest.mark.parametrize(("prefix", "codes"), CODES.items())
def test_the_header_and_python_say_the_same(prefix: str, codes: type[IntEnum]) -> None:
    assert said(prefix) == {name: code.value for name, code in codes.__members__.items()}


def test_what_went_wrong_has_the_same_number_on_both_sides() -> None:
    others = {prefix + name for prefix in CODES for name in said(prefix)}
    assert {name: n for name, n in said("").items() if name not in others} == {
        code.name: code.value for code in ErrorCode
    }


def test_no_other_file_of_the_engine_gives_a_code_a_number() -> None:
    engine = HEADER.parents[1]
    given = [
        path.name
        for path in sorted(engine.rglob("*.*"))
        if path != HEADER and re.search(rf"LOGICNET_(?:{'|'.join(CODES)})\w+ = ", path.read_text(encoding="utf-8"))
    ]
    assert not given


def test_an_end_reads_as_a_word_and_a_budget_that_ended_as_a_sentence() -> None:
    assert [end.in_words for end in (End.NONE, End.TIME, End.TOO_MANY)] == ["", "time", "too many"]
    assert SAID["time"] == "the time budget ended" and ENDED_BY["stopped"] == "interrupt"
    assert [shown.in_words for shown in Shows] == ["never", "sometimes", "always", "depends"]


def test_a_screen_names_the_steps_as_attractors_do() -> None:
    # Two switches that hold each other off, and a ring of three that turns for ever: one block each.
    network = bnet.read(b"A, !B\nB, !A\nX, !Z\nY, X\nZ, Y\n", "ring.bnet")
    whole = set(attractors(network).method.split(" + "))
    untreated = set(screen(network, "A & X", over=("nodes",)).wild_type.answer.method.split(" + "))
    assert "bitsets" in whole and whole <= set(STEPS)
    assert "bitsets" in untreated and untreated <= set(STEPS)
