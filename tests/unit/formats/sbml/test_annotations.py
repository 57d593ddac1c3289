"""Identifiers, notes and places in the drawing are read from SBML."""

from __future__ import annotations

import pytest

from logicnet.formats.markup import Markup
from logicnet.formats.sbml.annotations import all_known, glyph_placements, read_annotation
from logicnet.model import Annotation, Identifier, Placement

_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bqbiol="http://biomodels.net/biology-qualifiers/"'
    ' xmlns:bqmodel="http://biomodels.net/model-qualifiers/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<rdf:Description rdf:about="#x">{}</rdf:Description></rdf:RDF>'
)
_BAG = "<{0}><rdf:Bag>{1}</rdf:Bag></{0}>"


def bag(relation: str, *links: str) -> str:
    return _BAG.format(relation, "".join(f'<rdf:li rdf:resource="{link}"/>' for link in links))


def read(inside: str) -> Annotation:
    return read_annotation(Markup.parse(f"<s>{inside}</s>".encode(), "f.sbml").root)


def test_identifiers_keep_their_relation_in_the_order_of_the_file_each_once() -> None:
    rdf = _RDF.format(
        bag("bqbiol:is", "urn:miriam:uniprot:P05231", "http://identifiers.org/hgnc/HGNC:6018")
        + bag("bqmodel:isDescribedBy", "https://identifiers.org/pubmed/123", "urn:miriam:pubmed:123")
        + bag("dc:creator", "http://example.org")
    )
    assert read(f"<annotation>{rdf}</annotation>").identifiers == (
        Identifier("uniprot:P05231", "is"),
        Identifier("hgnc:6018", "is"),
        Identifier("pubmed:123", "isDescribedBy"),
    )


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        (
            "<notes><body xmlns='http://www.w3.org/1999/xhtml'><p>one</p><p>two  three</p></body></notes>",
            "one\ntwo three",
        ),
        ("<notes><p>&lt;div>a&lt;b>c&lt;/b>&lt;/div>&lt;div>d &amp;amp; e&lt;/div></p></notes>", "ac\nd & e"),
        ("<notes><p>x &lt; y &amp; z</p></notes>", "x < y & z"),
        ("<notes><p>see <a href='http://x.org/y'>there</a>.</p></notes>", "see there (http://x.org/y)."),
        ("<notes><p><a href='http://x.org'>http://x.org</a></p></notes>", "http://x.org"),
        ("<notes/>", ""),
    ],
)
def test_notes_are_plain_text(notes: str, text: str) -> None:
    assert read(notes) == Annotation((), text)


@pytest.mark.parametrize(
    "notes",
    [
        "<p><a href='https://www.ncbi.nlm.nih.gov/pubmed/123'>paper</a></p>",
        '<p>&lt;a href="http://www.ncbi.nlm.nih.gov/pubmed/123" class="x">paper&lt;/a></p>',
    ],
)
def test_a_publication_that_notes_link_to_is_an_identifier(notes: str) -> None:
    found = read(f"<notes>{notes}</notes>")
    assert found.identifiers == (Identifier("pubmed:123", "isDescribedBy"),)
    assert "paper" in found.notes and "ncbi.nlm.nih.gov/pubmed/123" in found.notes


def test_what_two_elements_know_of_one_thing_is_joined() -> None:
    a, b = Annotation((Identifier("go:1"),), "x"), Annotation((Identifier("go:1"), Identifier("go:2")), "y")
    assert all_known(a, b) == Annotation((Identifier("go:1"), Identifier("go:2")), "x\ny")
    assert all_known(a, Annotation()) == a and all_known(a, a) == a


def test_glyphs_of_any_kind_place_what_they_refer_to() -> None:
    box = "<boundingBox><position x='{}' y='2.5'/><dimensions width='30' height='40'/></boundingBox>"
    content = (
        "<model><listOfLayouts><layout><dimensions width='9' height='9'/><list>"
        f"<generalGlyph reference='A'>{box.format(1)}</generalGlyph>"
        f"<speciesGlyph species='B'>{box.format(-1)}</speciesGlyph>"
        f"<generalGlyph reference='other'>{box.format(1)}</generalGlyph><generalGlyph reference='C'/>"
        f"<generalGlyph reference='D'>{box.format('nan')}</generalGlyph></list></layout>"
        f"<layout><generalGlyph reference='A'>{box.format(7)}</generalGlyph></layout></listOfLayouts></model>"
    )
    found = glyph_placements(Markup.parse(content.encode(), "f.sbml").root, {"A", "B", "C", "D"})
    assert found == {"A": Placement(1, 2.5, 30, 40), "B": Placement(-1, 2.5, 30, 40)}


def test_publications_that_notes_mention_are_identifiers_and_the_notes_stay() -> None:
    known = read('<notes><p xmlns="http://www.w3.org/1999/xhtml">Kim, pubmed: 12; doi:10.1000/182</p></notes>')
    assert known.identifiers == tuple(Identifier(uri, "isDescribedBy") for uri in ("pubmed:12", "doi:10.1000/182"))
    assert known.notes == "Kim, pubmed: 12; doi:10.1000/182"
