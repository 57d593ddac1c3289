"""What a scheme must say of itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from logicnet.core import spaces as core
from logicnet.core.codes import Update
from logicnet.dynamics import SCHEMES, Scheme, StateSpace
from logicnet.logic import Rules


class Mine(Scheme):
    """Synchronous update under another name."""

    name = "mine"

    def in_core(self, names: Sequence[str]) -> core.SchemeStruct:
        return core.scheme(Update.BLOCKS)


def test_a_scheme_that_does_not_say_how_the_core_is_asked_cannot_be_made() -> None:
    class Silent(Scheme):
        name = "silent"

    with pytest.raises(TypeError, match="in_core"):
        Silent()  # type: ignore[abstract]


def test_a_scheme_refuses_nothing_unless_it_says_so() -> None:
    assert not Mine.refuses and [name for name, scheme in SCHEMES.items() if scheme.refuses] == ["most-permissive"]


def test_a_scheme_of_ones_own_is_taken_wherever_a_name_is() -> None:
    space = StateSpace(Rules.build("AB", ["B", "A"]))
    assert [a.numbers(4) for a in space.attractors(Mine())] == [[0b00], [0b11], [0b01, 0b10]]
