"""Documents in XML are read hardened, and errors point into them."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError
from logicnet.formats.markup import Markup, attribute, child, children, local, plain_text

DOCUMENT = (
    b'<?xml version="1.0"?>\n<a xmlns="u:1" xmlns:q="u:2">\n  <q:b q:id="x"/><b id="y">one<p>two\n three</p></b>\n</a>'
)


def test_elements_and_attributes_are_found_whatever_their_namespace() -> None:
    root = Markup.parse(DOCUMENT, "f.xml").root
    assert local(root) == "a" and [attribute(one, "id") for one in children(root, "b")] == ["x", "y"]
    assert child(root, "c") is None and child(None, "b") is None and attribute(root, "id") is None


def test_an_element_is_shown_where_it_stands() -> None:
    markup = Markup.parse(DOCUMENT, "f.xml")
    second = list(children(markup.root, "b"))[1]
    with pytest.raises(FormatError, match="no good") as caught:
        markup.refuse(second, "no good")
    assert caught.value.span is not None
    assert (caught.value.span.line, caught.value.span.column) == (3, 18)


def test_the_text_of_an_element_is_plain() -> None:
    assert plain_text(list(Markup.parse(DOCUMENT, "f.xml").root)[1]) == "one\ntwo three"
    inside = Markup.parse(b"<n><p>see <a>this <b>and</b> that</a>.</p>after<br/>end</n>", "f.xml").root
    assert plain_text(inside) == "see this and that.\nafter\nend"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]><a>&y;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]><a/>',
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
    ],
    ids=["bomb", "file", "parameter", "utf-16"],
)
def test_a_document_that_declares_entities_is_refused(content: bytes) -> None:
    with pytest.raises(FormatError, match=r"entities|UTF-16"):
        Markup.parse(content, "f.xml")


def test_a_document_type_that_names_a_file_is_passed_over() -> None:
    content = b'<!DOCTYPE gxl SYSTEM "file://nowhere/GINML_2_1.dtd">\n<gxl/>'
    assert local(Markup.parse(content, "f.xml").root) == "gxl"


@pytest.mark.parametrize("content", [b"", b"<a>", b"<a></b>", b"<a>&x;</a>", b"\xff\x00", b"<a b=1/>"])
def test_what_is_no_document_is_refused_with_its_place(content: bytes) -> None:
    with pytest.raises(FormatError, match="not XML") as caught:
        Markup.parse(content, "f.xml")
    assert "f.xml:1:" in str(caught.value)


def test_a_deep_document_does_not_end_the_process() -> None:
    markup = Markup.parse(b"<a>" * 50_000 + b"</a>" * 50_000, "f.xml")
    assert sum(1 for _ in markup.root.iter()) == 50_000
