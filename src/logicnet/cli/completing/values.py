"""What can stand as the value of an argument: a table by the arguments' names, read off the network that is named."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping

from logicnet.cli.completing.candidates import Candidate, Surroundings, each, file_names, matching
from logicnet.cli.completing.elements import (
    assignments_of,
    change_words,
    formula_words,
    input_values,
    listed_names,
    measured_names,
    protocol_words,
    rates_of,
    readout_names,
    shown_names,
    start_words,
)
from logicnet.model import ContextKind

Offer = Callable[[Surroundings, str, argparse.Action], Iterator[Candidate]]
_TABLES = (".csv", ".parquet")


def _networks(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    from logicnet.formats import networks
    from logicnet.formats.table import read_suffixes

    yield from matching(networks(), text, help="shipped network")
    yield from file_names(text, read_suffixes())


def _files(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    ending = str(action.metavar or "").partition(".")[2]
    yield from file_names(text, _TABLES if ending == "csv" else (f".{ending}",) if ending else ())


def _tables(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    yield from file_names(text, _TABLES)


def _settings(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    yield from matching(["all"], text)
    yield from file_names(text, ())


def _contexts(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    yield from matching((one.name for one in known.contexts), text)


def _several_contexts(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    groups = ["all", *(["subtypes"] if any(c.kind is ContextKind.SUBTYPE for c in known.contexts) else [])]
    yield from each([*groups, *(one.name for one in known.contexts)], text, ",")


def _over(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    yield from each(["nodes", "edges", "drugs"], text, ",")


def _tissues(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    from logicnet.model.tissues import TISSUES

    yield from each(TISSUES, text, ",")


def _claims(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    yield from matching(known.claims, text)


def _drugs(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    from logicnet.formats.catalogue import known_drugs

    yield from matching((name for one in known_drugs() for name in (one.name, *one.aliases)), text)


def _yardsticks(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    from logicnet.analysis.yardstick import YARDSTICKS

    yield from (Candidate(name, help) for name, help in YARDSTICKS.items() if name.startswith(text))
    yield from matching(readout_names(known), text)


def _dask(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    yield from matching(["local"], text)


def _starts(known: Surroundings, text: str, action: argparse.Action) -> Iterator[Candidate]:
    resistant = str(action.metavar or "").startswith("resistant")
    yield from start_words(known, text, resistant=resistant)


def _of(elements: Callable[[Surroundings, str], Iterator[Candidate]]) -> Offer:
    return lambda known, text, action: elements(known, text)


OFFERED: Mapping[str, Offer] = {
    "network": _networks,
    "networks": _networks,
    "first": _networks,
    "second": _networks,
    **dict.fromkeys(("output", "listed", "junit", "badge", "since", "source", "drugs", "claims", "folder"), _files),
    "screen": _tables,
    "setting": _of(input_values),
    "settings": _settings,
    "intervention": _of(change_words),
    "background": _of(change_words),
    "start": _starts,
    "within": _of(assignments_of),
    "rates": _of(rates_of),
    "protocol": _of(protocol_words),
    "phenotype": _of(measured_names),
    "phenotypes": _of(measured_names),
    "target": _of(measured_names),
    "readout": _of(shown_names),
    "readouts": _of(shown_names),
    "show": _of(shown_names),
    "only": _of(listed_names),
    "exclude": _of(listed_names),
    "formula": _of(formula_words),
    "context": _contexts,
    "contexts": _several_contexts,
    "over": _over,
    "evidence": _tissues,
    "claim": _claims,
    "name": _drugs,
    "by": _yardsticks,
    "dask": _dask,
}
"""By the name of an argument: what can stand as its value. Arguments with fixed choices have no line here."""


def values_for(action: argparse.Action, text: str, known: Surroundings) -> Iterable[Candidate]:
    """What can stand as the value of an argument whose value begins with ``text``."""
    if action.choices is not None:
        return matching(map(str, action.choices), text)
    values = OFFERED.get(action.dest)
    return () if values is None else values(known, text, action)
