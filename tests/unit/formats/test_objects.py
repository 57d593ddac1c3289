"""Objects in JSON: one object a file, each key once, and an error that points at what is wrong."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError
from logicnet.formats.objects import read_object

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), st.booleans())
def test_what_the_standard_library_writes_is_read_back(value: dict[str, object], ascii: bool) -> None:
    content = json.dumps(value, ensure_ascii=ascii).encode(errors="surrogatepass")
    try:
        content.decode()
    except UnicodeDecodeError:  # half of a surrogate pair is no character
        with pytest.raises(FormatError, match="not UTF-8"):
            read_object(content, "x.json")
    else:
        assert read_object(content, "x.json") == read_object(b"\xef\xbb\xbf" + content, "x.json") == value


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"a": 1, "b": {"c": 1, "c": 1}}', "x.json: two entries for 'c'"),
        (b'{\n  "a": \xff}', r"x\.json:2:8: a byte that is not UTF-8"),
        (b'{\n  "a" 1}', r"x\.json:2:7: not JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", r"x\.json:1:7: a number with too many digits"),
        (b"[1]", "expected an object, not list"),
        (b"", "not JSON"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(content: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        read_object(content, "x.json")


def test_sixteen_levels_are_read_and_brackets_in_texts_are_none() -> None:
    """The object itself is the first level."""
    assert read_object(b'{"a": ' + b"[" * 15 + b"]" * 15 + b"}", "x.json")
    with pytest.raises(FormatError, match=r"x\.json:1:22: lists are nested too deeply"):
        read_object(b'{"a": ' + b"[" * 16 + b"]" * 16 + b"}", "x.json")
    assert read_object(json.dumps({"a": '\\"[' * 50}).encode(), "x.json") == {"a": '\\"[' * 50}
