"""Files that are no network here, by their content: what they look like, and what to do with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from logicnet.formats.rule_lines import reaction_in

_LOOKED_AT = 1 << 16  # bytes of a file that say what it is


@dataclass(frozen=True, slots=True)
class Stranger:
    """Something that a file may be.

    - ``what``: what it is, in words.
    - ``hint``: what to do with it.
    - ``fits``: whether the first bytes of a file are of this kind.
    - ``own``: the suffix under which the reader of a format says more of it; empty for none.
    """

    what: str
    hint: str
    fits: Callable[[bytes], bool]
    own: str = ""


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _has(pattern: bytes, *others: bytes) -> Callable[[bytes], bool]:
    patterns = [re.compile(one, re.MULTILINE) for one in (pattern, *others)]
    return lambda head: all(one.search(head) for one in patterns)


STRANGERS: tuple[Stranger, ...] = (
    Stranger(
        "a zip archive that holds no graph of GINsim",
        "unpack it, and name the file inside",
        _begins(b"PK\x03\x04", b"PK\x05\x06"),
        ".zginml",
    ),
    Stranger("a compressed file", "unpack it first", _begins(b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")),
    Stranger("a PDF", "type the rules into a .bnet file, one `target, rule` a line", _begins(b"%PDF")),
    Stranger("a picture", "a network is read from its rules", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8")),
    Stranger("an old Excel workbook", "save the sheet as text", _begins(b"\xd0\xcf\x11\xe0")),
    Stranger("a text in UTF-16", "save it as UTF-8", _begins(b"\xff\xfe", b"\xfe\xff")),
    Stranger("binary data, not text", "name a file of rules", _has(rb"\0")),
    Stranger(
        "CellDesigner's SBML, a map of reactions",
        "CaSQ makes SBML-qual of such maps",
        _has(rb"<sbml[\s>]", rb"celldesigner"),
    ),
    Stranger("a map in SBGN", "CaSQ and others make rules of maps", _has(rb"<sbgn[\s>]")),
    Stranger("a graph in GraphML: edges without rules", "name a file of rules", _has(rb"<graphml[\s>]")),
    Stranger("a page of the web", "download the file itself", _has(rb"(?i)<(?:!doctype )?html[\s>]")),
    Stranger("XML of a kind without rules", "name a file of rules", _has(rb"\A\s*<[?!a-zA-Z]")),
    Stranger(
        "a model of the BioModelAnalyzer in JSON",
        "export it from there as SBML-qual",
        _has(rb"\A\s*\{", rb'"Variables"'),
    ),
    Stranger("a graph in CX: edges without rules", "name a file of rules", _has(rb"\A\s*\[", rb'"CXVersion"')),
    Stranger(
        "JSON, but no prime implicants",
        'pyboolnet\'s primes are read: {"A": [[{"B": 0}], [{"B": 1}]]}',
        # a header of TOML, [name] or [[name]], is none
        _has(rb'\A\s*(?:\{|\[\s*(?:\[\s*)*[\]{"\d-])'),
        ".json",
    ),
    Stranger(
        "a MaBoSS configuration",
        "name its .bnd file",
        _has(rb"^\s*(?:\$?\w+|(?:\w+|\[[\w\s,]+\])\.istate)\s*=\s*[^;]+;"),
        ".cfg",
    ),
    Stranger(
        "an .aeon without any edges: its functions read what no edge declares",
        "declare each edge, as in `B -?? A` for a function of A that reads B, in a file that ends in .aeon",
        _has(rb"^\s*\$\S+?\s*:"),
    ),
    Stranger(
        "reactions as CellNOpt writes them: the left side of = acts on the right one",
        "write the rules, one `target, rule` a line",
        lambda head: reaction_in(head) is not None,
    ),
    Stranger(
        "AEON's list of regulations", "give the file the suffix .aeon", _has(rb"^\s*\w+\s*-[>|?]{1,2}\??\s*\w+\s*$")
    ),
    Stranger("rules that call components by number, u[1]", "write names in their place", _has(rb"\bu\[\d+\]")),
    Stranger(
        "target functions with var(...), of components with levels",
        "export the model from the BioModelAnalyzer as SBML-qual",
        _has(rb"\bvar\("),
    ),
    Stranger(
        "rules in prose, with \N{LEFTWARDS ARROW}",
        "write one `target, rule` a line",
        _has("\N{LEFTWARDS ARROW}".encode()),
    ),
    Stranger(
        "a table of edges: it does not say how regulators act together",
        "write the rules, one `target, rule` a line",
        lambda head: _are_edges(head),
    ),
)
"""The first that fits is named."""


def stranger(content: bytes) -> Stranger | None:
    """What a file is that is no network here, or None for what nothing is known of."""
    head = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    return next((one for one in STRANGERS if one.fits(head)), None)


def _are_edges(head: bytes) -> bool:
    lines = [line.split(b"\t") if b"\t" in line else line.split() for line in head.splitlines() if line.strip()]
    edges = [line for line in lines if len([word for word in line if word.strip()]) == 3]
    signed = re.findall(rb"^\s*!?\w+\s*=\s*\w+\s*$", head, re.MULTILINE)
    return len(lines) > 1 and (len(edges) > 0.8 * len(lines) or len(signed) > 0.8 * len(lines))
