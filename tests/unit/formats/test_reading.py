"""How files are read unless asked otherwise."""

from __future__ import annotations

from logicnet.formats.reading import AS_USUAL, Reading


def test_files_are_read_leniently_and_without_a_default_rule() -> None:
    assert Reading() == AS_USUAL and not AS_USUAL.strict and AS_USUAL.default_rule == ""
