"""What a question is given, read with files and the catalogue of drugs at hand: once, for every question."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from logicnet.errors import LogicnetError
from logicnet.model import Asked, InterventionLike, Network, NetworkLike, SettingLike, StartLike


def read_asked(
    network: NetworkLike,
    setting: SettingLike | None = None,
    intervention: InterventionLike | None = None,
    *,
    background: InterventionLike | None = None,
    start: StartLike | None = None,
) -> Asked:
    """Every spelling of what is asked about, as values. Raises LogicnetError with the place.

    >>> from logicnet.model import Fix
    >>> [str(read_asked("il6", "FAC=1", one)) for one in ("STAT3%0", {"STAT3": 0}, Fix("STAT3", 0), ["STAT3%0"])]
    ['FAC=1, STAT3%0', 'FAC=1, STAT3%0', 'FAC=1, STAT3%0', 'FAC=1, STAT3%0']
    """
    known = read_network(network)
    if isinstance(intervention, Iterator):
        intervention = tuple(intervention)
    drugs = _catalogue(known) if any(map(_has_words, (intervention, background))) else None
    return Asked.of(known, setting, intervention, background=background, start=start, catalogue=drugs)


def read_network(network: NetworkLike) -> Network:
    """The network: itself, a shipped one by its name, or the one in a file. Raises LogicnetError."""
    if isinstance(network, Network):
        return network
    if isinstance(network, str | os.PathLike):
        from logicnet.formats import load

        return load(network)
    hint = 'write logicnet.load("il6") or logicnet.read("model.bnet"), or name the network or the file itself'
    raise LogicnetError(f"expected a network, found {type(network).__name__}", hint=hint)


def _has_words(given: object) -> bool:
    """Whether there may be a name of a drug: only then is the catalogue opened."""
    if isinstance(given, str):
        return bool(given.strip())
    return isinstance(given, list | tuple | set | frozenset) and any(map(_has_words, given))


def _catalogue(network: Network) -> Mapping[str, str]:
    from logicnet.formats.catalogue import catalogue_for

    return catalogue_for(network)
