"""The table of update schemes: each by its name, and what it refuses."""

from __future__ import annotations

import pytest

from logicnet.dynamics.schemes import SCHEMES, accept, scheme_of
from logicnet.errors import SchemeError, UnknownName


def test_each_scheme_is_found_by_its_own_name_and_stands_for_itself() -> None:
    assert set(SCHEMES) == {
        "asynchronous",
        "synchronous",
        "general-asynchronous",
        "most-permissive",
        "block-sequential",
    }
    for name, scheme in SCHEMES.items():
        assert scheme.name == name and scheme_of(name) is scheme and scheme_of(scheme) is scheme


def test_names_may_have_blanks() -> None:
    assert scheme_of("general asynchronous") is SCHEMES["general-asynchronous"]


def test_a_scheme_that_is_not_there_suggests_one_that_is() -> None:
    with pytest.raises(UnknownName, match=r"unknown update scheme 'syncronous'\n.*'synchronous'"):
        scheme_of("syncronous")


def test_a_question_is_accepted_unless_the_scheme_refuses_it() -> None:
    assert accept("synchronous", "path") is SCHEMES["synchronous"]
    assert accept("most-permissive", "attractors") is SCHEMES["most-permissive"]
    with pytest.raises(SchemeError, match="'path' has no meaning under most-permissive update: "):
        accept("most-permissive", "path")


def test_the_table_cannot_be_written_to() -> None:
    with pytest.raises(TypeError):
        SCHEMES["mine"] = SCHEMES["synchronous"]  # type: ignore[index]
