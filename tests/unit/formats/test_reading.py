"""How files are read unless asked otherwise."""

from __future__ import annotations

from logicnet.formats.reading import PLAIN, Reading


def test_files_are_read_leniently_and_without_a_default_rule() -> None:
    assert Reading() == PLAIN and not PLAIN.strict and PLAIN.default_rule == ""
