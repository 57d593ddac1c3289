"""A context is a value: a setting and a background in notation, and what they rest on."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from logicnet.errors import Span
from logicnet.model import Context, ContextKind, Evidence


def test_a_context_is_an_experiment_that_holds_and_changes_nothing_unless_it_says_so() -> None:
    one = Context("cells")
    assert (one.kind, one.setting, one.background, one.evidence) == (ContextKind.EXPERIMENT, "", "", Evidence())
    assert one.assumed == ()
    assert str(one) == "cells"


def test_contexts_are_equal_wherever_they_stand() -> None:
    assert Context("cells", source=Span("a.toml", 1, 1, 1)) == Context("cells", source=Span("b.toml", 2, 1, 1))
    assert Context("cells", setting="A=1") != Context("cells", setting="A=0")


def test_a_context_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Context("cells").name = "other"  # type: ignore[misc]
