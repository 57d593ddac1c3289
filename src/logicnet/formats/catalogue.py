"""The catalogue of drugs and reagents: one document beside the networks, read into values.

::

    [drugs.siltuximab]
    aliases = ["anti-IL-6"]
    class = "monoclonal antibody"
    changes = ["IL6:IL6R%0"]
    references = [50]
    why = "neutralises the ligand; the gene and what it is made by stay as they are"
    outcome = "no response alone"

    [[drugs.siltuximab.trials]]
    number = "NCT00412321"
    disease = "multiple myeloma"
    arm = "siltuximab alone"
    control = "none: single arm"
    outcome = "no response"
    helped = "no"
    tumour = "other"
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from logicnet.display import VisibleTuple
from logicnet.errors import InterventionError, did_you_mean
from logicnet.formats.document import Document, Table
from logicnet.formats.files import path_of, read_bytes
from logicnet.formats.folder import network_folder, shown_path
from logicnet.formats.remarks import EVIDENCE, evidence, identifiers
from logicnet.model import Change, Intervention, Network
from logicnet.model.change import anywhere
from logicnet.model.drug import DRUG_COLUMNS, HELPED, TUMOURS, Catalogue, Drug, Trial

_DRUG = ("aliases", "class", "changes", "trials", "outcome", "identifiers", *EVIDENCE)
_TOLD = ("disease", "arm", "control", "outcome")  # of a trial, each of them required
_WORDS = {"helped": HELPED, "tumour": TUMOURS}
_TRIAL_KEYS = ("number", "name", "phase", *_TOLD, *_WORDS, *EVIDENCE)
_OWN: ContextVar[tuple[Drug, ...]] = ContextVar("drugs of one's own", default=())
_TRIAL = re.compile(r"NCT[0-9]{8}")


def read(content: bytes, path: str) -> tuple[Drug, ...]:
    """Read a catalogue. Raises FormatError with file, line and the path inside the document."""
    root = Document.parse(content, path).root
    root.only(("drugs", "references"))
    found: list[Drug] = []
    taken: dict[str, str] = {}
    for name, entry in root.table("drugs").named():
        drug = _drug(name, entry)
        for word in (name, *drug.aliases):
            if not word.strip() or re.search(r"[\s%]", word):
                entry.refuse(
                    f"{word!r} cannot be written in an intervention", hint="use no blanks and no % in names and aliases"
                )
            if word.casefold() in taken:
                entry.refuse(
                    f"{word!r} is also a name of {taken[word.casefold()]}", "aliases" if word != name else None
                )
            taken[word.casefold()] = name
        found.append(drug)
    return _listed(found)


def _listed(found: Iterable[Drug]) -> tuple[Drug, ...]:
    return VisibleTuple.of(found, ("drug", "drugs"), DRUG_COLUMNS, lambda drug: drug.cells)


@cache
def drugs() -> tuple[Drug, ...]:
    """The shipped catalogue of drugs and reagents, each with the changes that it makes.

    Returns the drugs in the order of the document; none where no catalogue is shipped.

    Raises FormatError, with file and line, where the shipped document is damaged.

    >>> [str(drug.changes[0]) for drug in drugs() if drug.name == "siltuximab"]
    ['IL6:IL6R%0']
    """
    path = network_folder() / "drugs.toml"
    return read(read_bytes(path), shown_path(path)) if path.is_file() else _listed(())


def read_drugs(path: str | os.PathLike[str]) -> tuple[Drug, ...]:
    """Drugs and reagents of one's own, from a file in the form of the shipped catalogue.

    - ``path``: the file, in TOML: a table ``[drugs.NAME]`` for each, as ``networks/README.md`` describes.

    Returns the drugs in the order of the file. ``drug.on(network)`` is what one does in a network; screens take them
    as ``drugs``.

    Raises FormatError, with file and line, where the file cannot be read or does not fit the form.

    >>> from logicnet.formats import write_text
    >>> write_text("own.toml", '[drugs.blocker]\\nchanges = ["STAT3%0"]')
    >>> [drug.name for drug in read_drugs("own.toml")]
    ['blocker']
    """
    return read(read_bytes(path_of(path)), str(path))


def replaced(own: Sequence[Drug]) -> tuple[Drug, ...]:
    """The shipped drugs in whose place drugs of one's own stand: those that share a name or an alias with one."""
    names = {name.casefold() for drug in own for name in (drug.name, *drug.aliases)}
    return tuple(d for d in drugs() if any(name.casefold() in names for name in (d.name, *d.aliases)))


def own_drugs() -> tuple[Drug, ...]:
    """The drugs of one's own that are known here; see ``knowing``."""
    return _OWN.get()


def known_drugs() -> tuple[Drug, ...]:
    """The drugs that are known: those of one's own, and the shipped ones in whose place none of them stands."""
    own = own_drugs()
    if not own:
        return drugs()
    left_out = replaced(own)
    return (*own, *(drug for drug in drugs() if drug not in left_out))


@contextmanager
def knowing(own: Sequence[Drug]) -> Iterator[None]:
    """Within this block, drugs of one's own are known beside the shipped ones."""
    token = _OWN.set(tuple(own))
    try:
        yield
    finally:
        _OWN.reset(token)


def catalogue_for(network: Network) -> Catalogue:
    """The known drugs as this network meets them."""
    return Catalogue(known_drugs(), network)


def _drug(name: str, entry: Table) -> Drug:
    entry.only(_DRUG)
    changes = entry.texts("changes", required=True)
    if not changes:
        entry.refuse("a drug without an effect", "changes")
    read_changes = tuple(_change(text, i, entry) for i, text in enumerate(changes))
    try:
        Intervention.of(read_changes)
    except InterventionError as error:
        entry.refuse(error.message, "changes", hint=error.hint)
    return Drug(
        name,
        read_changes,
        aliases=entry.texts("aliases"),
        kind=entry.text("class", ""),
        trials=_trials(entry),
        outcome=entry.text("outcome", "").strip(),
        evidence=evidence(entry),
        identifiers=identifiers(entry),
    )


def _trials(entry: Table) -> tuple[Trial, ...]:
    """A list of tables, one a trial, or a list of numbers, of which nothing else is known."""
    given = entry.data.get("trials")
    if not isinstance(given, list) or any(isinstance(one, str) for one in given):
        numbers = entry.texts("trials")
        for i, number in enumerate(numbers):
            _confirm_number(number, entry, "trials", i)
        found = [Trial(number) for number in numbers]
    else:
        found = [_trial(one) for one in entry.tables("trials")]
    titles = [one.title for one in found]
    for title in titles:
        if titles.count(title) > 1:
            entry.refuse(f"the trial {title} stands here twice", "trials")
    return tuple(found)


def _trial(entry: Table) -> Trial:
    entry.only(_TRIAL_KEYS)
    number, name = entry.text("number", ""), entry.text("name", "")
    if number:
        _confirm_number(number, entry, "number")
    elif not name:
        entry.refuse("a trial without a number and without a name", hint='say one: number = "NCT…", or name = "…"')
    told = {key: entry.text(key).strip() for key in _TOLD}
    for key, text in told.items():
        if not text:
            entry.refuse("expected what the source says", key, hint='where it says nothing: "not said"')
    words = {key: entry.text(key) for key in _WORDS}
    for key, word in words.items():
        if word not in _WORDS[key]:
            entry.refuse(f"unknown word '{word}'", key, hint=did_you_mean(word, _WORDS[key], "words"))
    return Trial(number, name, phase=entry.text("phase", ""), **told, **words, evidence=evidence(entry))


def _confirm_number(number: str, entry: Table, key: str, i: int | None = None) -> None:
    if not _TRIAL.fullmatch(number):
        entry.refuse(f"{number!r} is no trial identifier", key, entry=i, hint="expected NCT and eight digits")


def _change(text: str, i: int, entry: Table) -> Change:
    change = anywhere(text.strip())
    if change is None:
        hint = f'entry {i + 1} of the list; names that hold a blank or a colon stand in quotes: "STAT 3"%0'
        entry.refuse(f"expected NAME%0, NAME%1 or FROM:TO%0, found {text!r}", "changes", hint=hint)
    return change
