"""One question under one setting, put to the core: answers in the order in which they were asked."""

from __future__ import annotations

from logicnet.logic import Rules
from logicnet.model import Intervention, Network, knock_in, knock_out
from logicnet.screens.asker import Asker
from logicnet.screens.question import Question

NETWORK = Network("n", Rules.parse("A, A\nB, A\nC, B"))


def test_answers_come_in_the_order_of_the_numbers_and_the_untreated_one_is_minus_one() -> None:
    asker = Asker(Question.of(NETWORK, "C", "A=1", None), 0)
    off, wild, on = asker.ask([knock_out("B"), knock_in("B")], [0, -1, 1])
    assert [(one.always, one.never) for one in (off, wild, on)] == [(0, 1), (1, 0), (1, 0)]


def test_what_is_done_already_is_in_the_rules_that_are_asked() -> None:
    asker = Asker(Question.of(NETWORK, "C", "A=1", None, intervention="B%0"), 0)
    assert [one.always for one in asker.ask([Intervention(), knock_in("B")], [0, 1])] == [0, 1]


def test_what_never_moves_is_counted_where_it_stays() -> None:
    asker = Asker(Question.of(NETWORK, "C", "A=1", None, rates="B=0"), 0)
    (wild,) = asker.ask([], [-1])
    assert (wild.always, wild.never) == (1, 1)
