"""The parts of an intervention, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from logicnet.core.budget import Clock
from logicnet.explanation.parts import PartEffect, parts_of
from logicnet.explanation.tally import Tally
from logicnet.logic import Rules
from logicnet.model import Intervention, Network

# P is held up by A or by B, and by C alone where the input I is on; D acts on nothing.
NETWORK = Network("ways", Rules.build(["I", "A", "B", "C", "D", "P"], ["I", "1", "1", "1", "1", "A | B | C & I"]))


def parts(text: str) -> tuple[PartEffect, ...]:
    tally = Tally(NETWORK, "P", None, Clock(None))
    (before,) = tally.answers([()])
    return parts_of(tally, Intervention.parse(text, NETWORK), before)


def test_one_change_has_no_parts() -> None:
    assert parts("A%0") == ()


def test_of_a_pair_each_part_may_do_nothing_alone_and_half_together() -> None:
    a, b = parts("A%0 B%0")
    assert (str(a.change), a.does, b.does, a.others_do) == ("A%0", "keeps", "keeps", "keeps")
    # with I off P is lost: half of the attractors, shared alike
    assert a.share == b.share == Fraction(-1, 4)


def test_a_part_that_does_nothing_has_no_share() -> None:
    a, b, d = parts("A%0 B%0 D%0")
    assert (a.share, b.share, d.share) == (Fraction(-1, 4), Fraction(-1, 4), 0)
    assert (d.does, d.others_do, a.others_do) == ("keeps", "reduces", "keeps")


def test_the_shares_sum_to_the_whole_change() -> None:
    found = parts("A%0 B%0 C%0")
    # A and B alone lose half, C the other half once both are gone: 1/2 is shared by two, 1/2 by three
    assert [one.share for one in found] == [Fraction(-5, 12), Fraction(-5, 12), Fraction(-1, 6)]
    assert sum(one.share for one in found if one.share is not None) == -1


@pytest.mark.parametrize("text", ["A%0 B%0 C%0 D%0 P:P%0 I:P%0"])
def test_many_parts_have_no_share_but_are_counted(text: str) -> None:
    with pytest.raises(Exception, match="P"):
        parts(text)
    found = parts("A%0 B%0 C%0 D%0 I:P%0 A:P%0")
    assert len(found) == 6 and all(one.share is None and one.does in ("keeps", "reduces") for one in found)
    assert {str(one.change): one.others_do for one in found}["D%0"] == "removes"


def test_a_part_is_one_json_object() -> None:
    assert parts("A%0 B%0")[0].to_dict() == {
        "change": "A%0",
        "alone": {"always": 2, "sometimes": 0, "never": 0, "outcome": "keeps"},
        "others": {"always": 2, "sometimes": 0, "never": 0, "outcome": "keeps"},
        "share": -0.25,
    }
