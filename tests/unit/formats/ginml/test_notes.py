"""Notes and links of GINsim files are kept, links to public collections as compact URIs."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import pytest

from logicnet.formats.ginml.notes import add_annotation, annotation, identified, opened
from logicnet.formats.markup import children
from logicnet.formats.reading import listed
from logicnet.model import Annotation, Identifier

NODE = b"""<node xmlns:xlink="http://www.w3.org/1999/xlink"><annotation>
  <linklist><link xlink:href="pmid:11"/><link xlink:href="uniprot:P1"/></linklist>
  <linklist><link xlink:href="PMID: 11"/><link xlink:href=" "/></linklist>
  <comment>First line.

Second &amp; last. </comment></annotation></node>"""


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("PMID:8521512", "pubmed:8521512"),
        ("pubmed:12485619", "pubmed:12485619"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/15175328", "pubmed:15175328"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/?term=7816143", "pubmed:7816143"),
        ("http://www.pubmed.com/pubmed/16816379", "pubmed:16816379"),
        ("http://www.pubmed.com/19437514", "pubmed:19437514"),
        ("https://www.genenames.org/cgi-bin/gene_symbol_report?hgnc_id=HGNC:1653", "hgnc:1653"),
        ("http://www.genenames.org/data/hgnc_data.php?hgnc_id=8809", "hgnc:8809"),
        ("https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:1834", "hgnc:1834"),
        ("hugo:6973", "hgnc:6973"),
        ("http://www.uniprot.org/uniprot/P50445", "uniprot:P50445"),
        ("http://flybase.org/reports/FBgn0015402.html", "fb:FBgn0015402"),
        ("http://www.ncbi.nlm.nih.gov/gene/207", "ncbigene:207"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4080844/", "pmc:PMC4080844"),
        ("KEGG:hsa04660", "kegg:hsa04660"),
        ("doi:10.1/x", "doi:10.1/x"),
        ("http://refgene.com/gene/613", "http://refgene.com/gene/613"),
        ("Salmond, et al. 2009.", "Salmond, et al. 2009."),
        ("urn:miriam:pubmed:5", "pubmed:5"),
    ],
)
def test_a_link_to_a_public_collection_is_a_compact_uri(link: str, uri: str) -> None:
    assert identified(link) == uri
    assert identified(uri) == uri  # what is written is read back


def test_comments_keep_their_lines_and_links_are_named_once() -> None:
    node = opened(NODE, "f").root
    said = annotation(node, entity=True)
    assert said.notes == "First line.\n\nSecond & last."
    assert said.identifiers == (Identifier("pubmed:11", "isDescribedBy"), Identifier("uniprot:P1", "is"))
    assert annotation(node).of("isDescribedBy") == ("pubmed:11", "uniprot:P1")


def test_an_annotation_is_written_as_it_is_read() -> None:
    said = Annotation((Identifier("hgnc:1", "is"), Identifier("pubmed:2", "isDescribedBy")), "a < b\nc")
    node = Element("node", {"xmlns:xlink": "http://www.w3.org/1999/xlink"})
    add_annotation(node, said)
    assert annotation(opened(tostring(node), "f").root, entity=True) == said
    empty = Element("node")
    add_annotation(empty, Annotation())
    assert not len(empty)


def test_old_files_use_the_prefix_of_links_without_declaring_it() -> None:
    content = b'<m><annotation><linklist><link xlink:href="pmid:1"/></linklist></annotation></m>'
    assert annotation(opened(content, "f").root).of("isDescribedBy") == ("pubmed:1",)
    assert len(list(children(opened(content, "f").root, "annotation"))) == 1


def test_what_is_listed_is_counted() -> None:
    assert listed(list("abcdefg")) == "a, b, c, d, e and 2 more"


def test_publications_that_a_comment_mentions_are_identifiers_unless_they_are_linked_already() -> None:
    inside = b"<linklist><link href='pmid:11'/></linklist><comment>PMID:11 and PMID: 12</comment>"
    said = annotation(opened(b"<node><annotation>" + inside + b"</annotation></node>", "f").root)
    assert said.identifiers == (Identifier("pubmed:11", "isDescribedBy"), Identifier("pubmed:12", "isDescribedBy"))
    assert said.notes == "PMID:11 and PMID: 12"
