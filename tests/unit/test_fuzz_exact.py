"""The fuzzer itself: that it sees what is wrong, makes it small, and says how to ask again."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import fuzz_exact
from fuzz import questions
from fuzz.attractors import compared
from fuzz.case import Case, Words
from fuzz.questions import Question
from quick_oracle import Quick

NET = ("A1", "B2", "C3", "D4"), ("A1 & D4", "!C3", "!B2", "A1 | B2")
SWITCH = Quick.of((("A1", "B2"), ("!B2", "!A1")))


def enough(case: Case) -> Words:
    """A question that two components or more get wrong where the first of them is B2."""
    if "B2" in case.names:
        yield f"{len(case.names)} components"


def test_an_attractor_that_is_listed_twice_is_a_disagreement() -> None:
    one, other = SWITCH.attractors
    assert not list(compared(SWITCH, [other, one]))
    assert list(compared(SWITCH, [one, other, one]))
    assert list(compared(SWITCH, [one]))
    assert list(compared(SWITCH, [one, np.array([0])]))


def test_an_error_is_a_disagreement() -> None:
    (said,) = questions.asked("attractors", (("A1",), ("B2",)), "1")
    assert said.startswith("UnknownName")


def test_a_disagreement_is_made_smaller_and_stands_for_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(questions.QUESTIONS, "enough", Question(enough, 14))
    found = fuzz_exact.smaller(fuzz_exact.Disagreement("enough", NET, "7", "4 components"))
    assert (found.net[0][0], len(found.net[0]), found.said) == ("B2", 2, "2 components")
    text = fuzz_exact.shown(found, 1)
    assert "--question enough --key 7" in text.replace("'", "")
    file = tmp_path / "wrong1.bnet"
    file.write_text(text[text.index("targets") : text.index("$")])
    again = argparse.Namespace(again=str(file), question="enough", key="7")
    assert fuzz_exact.ask_again(again) == 1
    assert capsys.readouterr().out == "2 components\n"


def test_the_same_seed_asks_the_same() -> None:
    first, again = (fuzz_exact.answered(3, 0, 4) for _ in range(2))
    assert (first.asked, first.wrong) == (again.asked, again.wrong)
    assert questions.network_of(3, 1) != questions.network_of(4, 1)


def test_every_question_is_asked_within_a_few_hundred_networks() -> None:
    met = set()
    for number in range(300):
        met.update(questions.questions_for(questions.network_of(1, number), number))
    assert met == set(questions.QUESTIONS)


def test_the_script_ends_with_a_table_and_the_number_of_disagreements(root: Path) -> None:
    command = [sys.executable, str(root / "tests" / "fuzz_exact.py"), "--networks", "12", "--processes", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("0 disagreements\n") and "attractors under small limits" in done.stdout
    assert "12 of 12 networks" in done.stderr
