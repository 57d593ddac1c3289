"""Whether a source text carries what entries rest on: regulations, phenotypes, contexts, effects of drugs, and claims.

Each entry has ``anchors`` into the text, or says ``background = true``. Each number in its ``references`` has to stand
in an anchored sentence, or in the sentence before or after one in the same line. What an entry speaks of has to be
named in the anchored sentences and captions themselves: both ends of a regulation, a drug; of a phenotype, a context
and a claim only the numbers are sought. An entry with anchors and without a number is the source's own sentence or
figure. A phenotype or a context that cites nothing is a definition of the network's own, and counts as background.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from logicnet.errors import FormatError, Span, UnknownName, did_you_mean, or_else
from logicnet.formats.contexts import FILE, owner_of
from logicnet.formats.document import Document, Table
from logicnet.formats.files import read_bytes
from logicnet.formats.folder import network_folder
from logicnet.formats.remarks import CITED, EVIDENCE, evidence, heads
from logicnet.formats.shipped import networks
from logicnet.formats.source_text import SourceText, cited, names_one
from logicnet.model.anchor import Anchor, read_anchor
from logicnet.model.component import Evidence

_DEFINED = ("phenotypes", "contexts")
"""The kinds of entries that need not rest on the source."""
_KEYS = {"claims": CITED, "contexts": CITED}
"""The keys of what an entry rests on, of kinds whose ``background`` and ``strength`` are something else."""
SYNONYMS = "synonyms.toml"
"""The file beside a network that says by what other names its components go."""


@dataclass(frozen=True)
class Gap:
    """One entry that the source does not carry: where it stands, what it is, and what is missing."""

    place: Span
    entry: str
    missing: str

    def __str__(self) -> str:
        return f"{self.place}: {self.entry}: {self.missing}"


@dataclass(frozen=True)
class AnchorCount:
    """How many entries of one kind in one file are anchored, are background, or are neither."""

    file: str
    kind: str
    entries: int
    background: int
    unsupported: tuple[Gap, ...]

    @property
    def anchored(self) -> int:
        """Those that the source carries."""
        return self.entries - self.background - len({(u.place.line, u.place.column) for u in self.unsupported})

    def __str__(self) -> str:
        return f"{self.file}: {self.anchored} of {self.entries} {self.kind} anchored, {self.background} background"


@dataclass(frozen=True)
class _Entry:
    table: Table
    kind: str
    name: str
    ends: tuple[tuple[str, tuple[str, ...]], ...] = ()


def anchored(source: str | os.PathLike[str], names: Iterable[str] = ()) -> tuple[AnchorCount, ...]:
    """Hold what entries rest on against a source text.

    - ``source``: the source, a file of plain text.
    - ``names``: shipped networks by name, each with its claims, or files in TOML; default: all that is shipped.

    Returns a count for each file and kind of entry, with what is missing.

    Raises UnknownName for what is neither a shipped network nor a file, FormatError with the place for a file that
    cannot be read and for an anchor that points to nothing in the source.

    >>> anchored("none.txt")
    Traceback (most recent call last):
    logicnet.errors.kinds.FormatError: none.txt: there is no such file
    """
    text = SourceText.read(source)
    return tuple(one for path, network in _paths(tuple(names)) for one in _in_file(path, text, network))


def _paths(names: tuple[str, ...]) -> tuple[tuple[Path, str], ...]:
    """The files, each with the network whose contexts are meant; an empty name means all that are in the file."""
    folder = network_folder()
    if not names:
        claims = sorted((folder / "claims").glob("*.toml"))
        every = (*(folder / f"{name}.toml" for name in networks()), folder / FILE, folder / "drugs.toml", *claims)
        return tuple((path, "") for path in every)
    found: list[tuple[Path, str]] = []
    for name in names:
        if name.endswith(".toml") or Path(name).is_file():
            found.append((Path(name), ""))
        elif name in networks():
            own = [(folder / f"{name}.toml", ""), (folder / FILE, name), (folder / "claims" / f"{name}.toml", "")]
            found += [one for one in own if one[0].is_file()]
        else:
            hint = did_you_mean(name, networks(), "shipped networks")
            raise UnknownName("network", name, hint=or_else(hint, "or name a file in TOML"))
    return tuple(dict.fromkeys(found))


def _in_file(path: Path, text: SourceText, network: str) -> Iterator[AnchorCount]:
    shown = str(path.relative_to(network_folder().parent) if path.is_relative_to(network_folder()) else path)
    document = Document.parse(read_bytes(path), shown)
    kinds: dict[str, list[_Entry]] = {}
    synonyms = _synonyms(path)
    entries_of = (_regulations(document, synonyms), _defined(document, network), _drugs(document, synonyms))
    for entry in (*chain(*entries_of), *_claims(document)):
        kinds.setdefault(entry.kind, []).append(entry)
    for kind, entries in kinds.items():
        rests = [_rests(entry) for entry in entries]
        missing = [u for entry, rest in zip(entries, rests, strict=True) for u in _unsupported(entry, rest, text)]
        yield AnchorCount(shown, kind, len(entries), sum(rest.background for rest in rests), tuple(missing))


def _rests(entry: _Entry) -> Evidence:
    """What an entry rests on; a definition of the network's own, which cites nothing, is background."""
    found = evidence(entry.table, keys=_KEYS.get(entry.kind, EVIDENCE))
    own = entry.kind in _DEFINED and not found.references and not found.anchors
    return replace(found, background=True) if own else found


def _synonyms(path: Path) -> dict[str, tuple[str, ...]]:
    beside = path.parent / SYNONYMS
    if not beside.is_file():
        return {}
    table = Document.parse(read_bytes(beside), f"{path.parent.name}/{SYNONYMS}").root
    table.only(("synonyms",))
    return {name: table.table("synonyms").texts(name) for name in table.table("synonyms").data}


def _regulations(document: Document, synonyms: dict[str, tuple[str, ...]]) -> Iterator[_Entry]:
    components = dict(document.root.table("components").named())
    # a composition has evidence of its own in its joins
    for target, component in (*components.items(), *document.root.table("joins").named()):
        for table in component.tables("regulations") if "regulations" in component.data else ():
            source = table.text("from")
            ends = tuple(
                (name, (name, *filter(None, [_label(components.get(name))]), *synonyms.get(name, ())))
                for name in dict.fromkeys((source, target))
            )
            yield _Entry(table, "regulations", f"{source} -> {target}", ends)


def _label(component: Table | None) -> str:
    return component.text("label", "") if component else ""


def _drugs(document: Document, synonyms: dict[str, tuple[str, ...]]) -> Iterator[_Entry]:
    for name, table in document.root.table("drugs").named():
        yield _Entry(table, "drugs", name, ((name, (name, *table.texts("aliases"), *synonyms.get(name, ()))),))


def _defined(document: Document, network: str) -> Iterator[_Entry]:
    """The phenotypes of a document and its contexts, of these only those of a network where one is named."""
    for name, table in document.root.table("phenotypes").named():
        yield _Entry(table, "phenotypes", name)
    own = bool(heads(document.root))
    for name, table in document.root.table("contexts").named():
        if own or network in ("", owner_of(table)):  # a network's own file holds its own contexts
            yield _Entry(table, "contexts", name)


def _claims(document: Document) -> Iterator[_Entry]:
    for table in document.root.tables("claim"):
        yield _Entry(table, "claims", table.text("id"))


def _unsupported(entry: _Entry, rests: Evidence, text: SourceText) -> Iterator[Gap]:
    if rests.background:
        return
    place = entry.table.document.span(entry.table.path)
    anchors = tuple(_found(entry.table, i, written, text) for i, written in enumerate(rests.anchors))
    missing = []
    if not anchors:
        missing.append("no anchors, and not background")
    else:
        numbers = frozenset[int]().union(*(cited(text.around(anchor)) for anchor in anchors))
        said = " ".join(text.at(anchor) or "" for anchor in anchors)
        absent = [f"[{n}]" for n in rests.references if isinstance(n, int) and n not in numbers]
        unnamed = [name for name, words in entry.ends if not names_one(said, words)]
        where = ", ".join(rests.anchors)
        missing += [f"{' and '.join(absent)} not at {where}"] if absent else []
        missing += [f"{' and '.join(unnamed)} not named at {where}"] if unnamed else []
    if missing:
        yield Gap(place, entry.name, "; ".join(missing))


def _found(table: Table, i: int, written: str, text: SourceText) -> Anchor:
    """The anchor, which stands in the text. Its form was looked at as the entry was read."""
    anchor = read_anchor(written)
    if anchor is None or text.at(anchor) is None:
        span = table.document.span((*table.path, "anchors", i))
        has = text.has(anchor) if anchor else ""
        raise FormatError(f"{written} points to nothing in {text.file}", span=span, hint=has)
    return anchor
