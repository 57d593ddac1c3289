"""A verified answer says what was checked and what was not."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.errors import LogicnetError
from logicnet.logic import Rules
from logicnet.model import Network


def test_a_large_answer_says_what_was_not_looked_at() -> None:
    names = [f"x{i}" for i in range(40)]
    ring = Network("ring", Rules.build(names, [f"!{names[i - 1]}" if i % 8 == 0 else names[i - 1] for i in range(40)]))
    found = logicnet.attractors(ring, verify=True)
    assert found.verification is not None and found.verification.passed
    assert any("no minimal trap space" in words for words in found.verification.unchecked)
    few = logicnet.attractors(
        Network("latches", Rules.build(names, [f"{n} | {n} & {n}" for n in names])), limit=50, verify=True
    )
    assert few.verification is not None and few.verification.passed
    assert few.verification.unchecked == ("there are more attractors than were listed: only those listed were checked",)


def test_only_asynchronous_attractors_are_verified() -> None:
    with pytest.raises(LogicnetError, match="only asynchronous attractors"):
        logicnet.attractors(Network("a", Rules.build(["A"], ["A"])), scheme="synchronous", verify=True)
