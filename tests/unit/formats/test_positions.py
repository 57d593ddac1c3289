"""The scan of a TOML document finds what tomllib finds, where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from logicnet.formats.document import Document, dotted
from logicnet.formats.positions import Path, Positions

TEXT = '''\
top = 1 # a comment with = and [ ]
"quoted key" = 'literal # not a comment'
a.b.c = """
several "quoted" lines \\" ]
"""
day = 1979-05-27 07:32:00

[table]
list = [ 1, 2, # two
  [3, "x,]"], { y = 1, z = [4] } ]
"with \\"quotes\\"" = 5

[table.inner.most]
k = true

[[many]]
n = 1
[[many]]
n = 2
inline = { a.b = "deep", c = {} }
[many.sub]
q = 0.5
[[many.more]]
w = 1
[[many.more]]
w = 2
'''


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from leaves(inner, (*path, i))
    else:
        yield path, value


def test_every_value_is_found_where_it_is_written() -> None:
    positions = Positions(TEXT)
    found = list(leaves(tomllib.loads(TEXT)))
    assert len(found) > 15
    for path, value in found:
        begin, end = positions.places[path].value
        assert tomllib.loads(f"v = {TEXT[begin:end]}")["v"] == value


def test_every_path_has_a_place_or_lies_in_one_that_has() -> None:
    positions = Positions(TEXT)
    assert positions.find(("table", "inner")) is not None
    assert positions.find(("many", 1, "nowhere")) == positions.places["many", 1]
    assert positions.find(("nowhere",)) is None


@pytest.mark.parametrize("path", [("top",), ("quoted key",), ("table", "list"), ("many", 1, "inline")])
def test_a_key_is_found_where_it_is_written(path: Path) -> None:
    begin, end = Positions(TEXT).places[path].key
    assert TEXT[begin:end].strip("\"'") == path[-1]


def test_paths_are_written_with_dots_and_brackets() -> None:
    assert dotted(("components", "STAT3", "regulations", 1, "from")) == "components.STAT3.regulations[1].from"
    assert dotted(("components", "IL-6 x", "rule")) == 'components."IL-6 x".rule'


def test_the_inside_of_a_text_begins_behind_its_quotes() -> None:
    document = Document.parse(b"a = 'x'\nb = '''x'''\nc = '''\nx'''", "f.toml")
    places = [document.inside((key,)) for key in "abc"]
    assert [(place.line, place.column) for place in places] == [(1, 6), (2, 8), (4, 1)]
