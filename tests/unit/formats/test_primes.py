"""Prime implicants in JSON: the interchange with pyboolnet."""

from __future__ import annotations

import json

import pytest

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats import primes
from logicnet.logic import Rules
from logicnet.model import Network

NETWORK = Network("n", Rules.build("ABCD", ["A", "!A & C", "A | B", "1"]))
# As pyboolnet prints them for the same rules.
PRIMES = {
    "A": [[{"A": 0}], [{"A": 1}]],
    "B": [[{"A": 1}, {"C": 0}], [{"A": 0, "C": 1}]],
    "C": [[{"A": 0, "B": 0}], [{"A": 1}, {"B": 1}]],
    "D": [[], [{}]],
}


def test_conditions_are_written_for_both_values() -> None:
    assert json.loads(primes.write(NETWORK)) == PRIMES


def test_they_are_read_back() -> None:
    assert primes.read(json.dumps(PRIMES).encode(), "n.json").rules == NETWORK.rules


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"A": [[], []]}', "A: the conditions for 0 are not the opposite"),
        ('{"A": [[{"B": 1}], [{"B": 0}]]}', "A: unknown component 'B'"),
        ('{"A": [[{"A": 2}], []]}', "A: expected two lists"),
        ('{"A": [[{"A": true}], []]}', "A: expected two lists"),
        ('{"A": {}}', "A: expected two lists"),
        ('{"A": [[], [{}]], "A": [[], [{}]]}', "two entries for 'A'"),
        ('{"": [[], [{}]]}', "cannot name a component"),
        ("[]", "expected an object"),
        ('{"A": [[],\n [}', "x.json:2:3: not JSON"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said(content: str, says: str) -> None:
    with pytest.raises(LogicnetError, match=says):
        primes.read(content.encode(), "x.json")


def test_bytes_that_are_not_utf_8_have_a_place() -> None:
    with pytest.raises(FormatError, match=r"x\.json:1:3"):
        primes.read(b'{"\xff', "x.json")
