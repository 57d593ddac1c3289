"""Documents in TOML: values by key and type, and an error with file, line, column and path where one does not fit."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pytest

from logicnet.errors import FormatError, Span
from logicnet.formats.document import Document, Table, dotted

TEXT = """\
name = "β"
size = 3
open = true
words = ["a", "b"]
numbers = [1, 2]

[[part]]
kind = "round"

["a b".c]
text = '''
lines'''
"""


class Shape(StrEnum):
    ROUND = "round"
    FLAT = "flat"


def root(text: str = TEXT) -> Table:
    return Document.parse(text.encode(), "d.toml").root


def test_values_are_taken_out_by_key_and_type() -> None:
    table = root()
    assert (table.text("name"), table.number("size"), table.flag("open")) == ("β", 3, True)
    assert (table.texts("words"), table.numbers("numbers")) == (("a", "b"), (1, 2))
    (part,) = table.tables("part")
    assert part.member("kind", Shape) is Shape.ROUND and part.member("look", Shape) is None
    assert [(name, inner.path) for name, inner in table.table("a b").named()] == [("c", ("a b", "c"))]


def test_what_is_not_there_has_its_default_or_is_asked_for() -> None:
    table = root("")
    assert (table.text("x", "y"), table.number("x", 0), table.flag("x", False)) == ("y", 0, False)
    assert (table.texts("x"), table.tables("x"), table.table("x").data) == ((), (), {})
    with pytest.raises(FormatError, match="'x' is missing: expected a whole number"):
        table.number("x")
    with pytest.raises(FormatError, match="'x' is missing: expected a list"):
        table.texts("x", required=True)


@pytest.mark.parametrize(
    ("take", "says"),
    [
        (lambda t: t.number("name"), "d.toml:1:8: name: expected a whole number, found a text in quotes"),
        (lambda t: t.number("open"), "d.toml:3:8: open: expected a whole number, found true or false"),
        (lambda t: t.flag("size"), "d.toml:2:8: size: expected true or false, found a whole number"),
        (lambda t: t.texts("numbers"), "d.toml:5:12: numbers[0]: expected a text in quotes, found a whole number"),
        (lambda t: t.table("words"), "d.toml:4:9: words: expected a table, found a list"),
        (lambda t: t.tables("words"), "d.toml:4:10: words[0]: expected a table, found a text in quotes"),
        (lambda t: t.only(["name", "sizes"]), "d.toml:2:1: unknown key size"),
        (lambda t: t.tables("part")[0].member("kind", StrEnum("Other", {"FLAT": "flat"})), "d.toml:8:8: part[0].kind"),
        (lambda t: t.table("a b").refuse("wrong", "c"), 'd.toml:10:1: "a b".c: wrong'),
    ],
)
def test_what_does_not_fit_is_shown_where_it_stands(take: Callable[[Table], object], says: str) -> None:
    with pytest.raises(FormatError) as caught:
        take(root())
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize("number", ["9223372036854775808", "-9223372036854775809"])
def test_a_number_beyond_64_bits_is_refused(number: str) -> None:
    assert root("x = 9223372036854775807").number("x") == 2**63 - 1
    with pytest.raises(FormatError, match="a whole number has 64 bits"):
        root(f"x = {number}").number("x")


def test_the_inside_of_a_text_begins_behind_its_quotes_or_on_the_next_line() -> None:
    document = root().document
    assert str(document.inside(("name",))) == "d.toml:1:9"
    assert str(document.inside(("a b", "c", "text"))) == "d.toml:12:1"


def test_a_path_has_quotes_where_a_key_needs_them() -> None:
    assert dotted(("a-b", 0, "c d", "from")) == 'a-b[0]."c d".from'


def test_a_place_is_that_of_the_whole_text_wherever_its_line_stands() -> None:
    content = "\ufeffa = \"αβ\"\r\n\n\"ключ\" = '''\none\ntwo'''\n[t]\nb = [1,\n  2]"
    document = Document.parse(content.encode(), "f.toml")
    for path, place in document.positions.places.items():
        for key, (begin, end) in ((True, place.key), (False, place.value)):
            whole = Span.within(document.text, begin, end, "f.toml")
            found = document.span(path, key=key)
            assert (found, found.text) == (whole, whole.text)
