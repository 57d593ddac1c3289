"""What an SBML file knows beside the rules: identifiers in RDF, notes, and places in its drawing.

Notes are kept as plain text. Some tools put HTML into them as text of its own, with ``&lt;`` for ``<``: its tags are
taken out too. A link in notes keeps its address in parentheses. A link to PubMed or a DOI is an identifier as well, and
so is a mention of one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator, Mapping
from html import unescape

from logicnet.formats.markup import LOCAL, Element, attribute, child, children, plain_text
from logicnet.model import Annotation, Identifier, Placement
from logicnet.model.annotation import compact, mentioned

QUALIFIERS = ("biology-qualifiers", "model-qualifiers")  # of the namespaces of BioModels' relations
_NOTHING = Annotation()
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_HTML = "a|b|br|div|em|font|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|table|tbody|td|tr|u|ul"
_TAG = re.compile(rf"</?(?:{_HTML})\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"""href\s*=\s*["']([^"'<>]+)["']""", re.IGNORECASE)
_LINE = re.compile(r"<(?:/(?:div|p|li|tr|h[1-6])|br\s*/?)>", re.IGNORECASE)


def read_annotation(element: Element) -> Annotation:
    """The identifiers and notes of an element."""
    if not len(element):  # most have none
        return _NOTHING
    found: list[Identifier] = []
    mentions: list[Identifier] = []
    texts: list[str] = []
    for part in element:
        name = LOCAL[part.tag]
        if name == "annotation":
            found += _identifiers(part)
        elif name == "notes":
            text, links = _notes(part)
            texts.append(text)
            mentions += links
    known = {one.uri for one in found}  # the file itself says how these relate
    found += (one for one in mentions if one.uri not in known)
    return Annotation(tuple(dict.fromkeys(found)), "\n".join(filter(None, texts))) if found or texts else _NOTHING


def all_known(first: Annotation, second: Annotation) -> Annotation:
    """What two elements know of one thing, each identifier and each note once."""
    if not second:
        return first
    identifiers = tuple(dict.fromkeys((*first.identifiers, *second.identifiers)))
    notes = first.notes if second.notes in first.notes else "\n".join(filter(None, (first.notes, second.notes)))
    return Annotation(identifiers, notes, first.placement or second.placement)


def glyph_placements(model: Element, known: Container[str]) -> Mapping[str, Placement]:
    """Where the first layout that shows a species puts it, for each of the species ``known``."""
    found: dict[str, Placement] = {}
    listed = child(model, "listOfLayouts")
    for layout in children(listed, "layout") if listed is not None else ():
        for glyph in layout.iter():
            if not LOCAL[glyph.tag].endswith("Glyph"):
                continue
            name = attribute(glyph, "reference") or attribute(glyph, "species")
            if name is not None and name in known and name not in found and (place := _placement(glyph)) is not None:
                found[name] = place
    return found


def _identifiers(annotation: Element) -> Iterator[Identifier]:
    for element in annotation.iter():
        space, brace, relation = element.tag.rpartition("}")
        if brace and any(kind in space for kind in QUALIFIERS):
            for item in element.iter(f"{_RDF}li"):
                if link := (item.get(f"{_RDF}resource") or "").strip():
                    yield Identifier(compact(link), relation)


def _notes(notes: Element) -> tuple[str, list[Identifier]]:
    """The plain text of notes, and the publications that they link to."""
    links = []
    for element in notes.iter():
        if LOCAL[element.tag] == "a" and (link := element.get("href")):
            links.append(link)
            if link not in "".join(element.itertext()):
                element.tail = f" ({link}){element.tail or ''}"
    text = plain_text(notes)
    if "<" in text and _TAG.search(text):
        links += map(unescape, _LINK.findall(text))
        text = unescape(_TAG.sub(_without_tag, _LINE.sub("\n", text)))
        text = "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
    uris = dict.fromkeys((*map(compact, links), *(uri for link in links for uri in mentioned(link)), *mentioned(text)))
    return text, [Identifier(uri, "isDescribedBy") for uri in uris if uri.startswith(("pubmed:", "doi:"))]


def _without_tag(tag: re.Match[str]) -> str:
    link = _LINK.search(tag.group())
    return f"({link[1]}) " if link else ""


def _placement(glyph: Element) -> Placement | None:
    box = child(glyph, "boundingBox")
    position, size = child(box, "position"), child(box, "dimensions")
    if position is None:
        return None
    x, y = _measure(position, "x"), _measure(position, "y")
    width, height = (_measure(size, name) if size is not None else 0.0 for name in ("width", "height"))
    return None if x is None or y is None else Placement(x, y, width or 0.0, height or 0.0)


def _measure(element: Element, name: str) -> float | None:
    try:
        value = float(attribute(element, name) or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
