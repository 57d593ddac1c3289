"""What a question is given, read with files and the catalogue of drugs at hand: once, for every question."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from numbers import Real

from logicnet.errors import LogicnetError, UnknownName
from logicnet.model import (
    Asked,
    Context,
    ContextLike,
    InterventionLike,
    Network,
    NetworkLike,
    RatesLike,
    Setting,
    SettingLike,
    StartLike,
    Subspace,
)
from logicnet.model.asked import context_of

_LEAST = {
    "limit": 0,
    "samples": 0,
    "seed": -(2**63),
    "bitsets": -1,
    "most_states": 0,
    "most": 0,
}  # what a bound is at least; 1 where nothing stands here


def read_asked(
    network: NetworkLike,
    setting: SettingLike | None = None,
    intervention: InterventionLike | None = None,
    *,
    start: StartLike | None = None,
    rates: RatesLike = "",
    context: ContextLike | None = None,
    attracted: Callable[[Network, Setting, str], Sequence[Subspace]] | None = None,
    doses: bool = False,
) -> Asked:
    """Every spelling of what is asked about, as values; with ``doses`` changes may be made with a probability below 1.
    Raises LogicnetError with the place.

    >>> from logicnet.model import Fix
    >>> [str(read_asked("il6", "FAC=1", one)) for one in ("STAT3%0", {"STAT3": 0}, Fix("STAT3", 0), ["STAT3%0"])]
    ['FAC=1, STAT3%0', 'FAC=1, STAT3%0', 'FAC=1, STAT3%0', 'FAC=1, STAT3%0']
    """
    known = read_network(network)
    if isinstance(intervention, Iterator):
        intervention = tuple(intervention)
    drugs = _catalogue(known) if _has_words(intervention) else None
    return Asked.of(
        known,
        setting,
        intervention,
        start=start,
        rates=rates,
        context=read_context(known, context),
        catalogue=drugs,
        attracted=None if attracted is None else partial(attracted, known),
        doses=doses,
    )


def in_context(
    network: NetworkLike, context: ContextLike, *, setting: SettingLike = "", intervention: InterventionLike = ""
) -> Asked:
    """What is asked in an experiment or a subtype: its inputs, and the changes that its cells have by nature.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``context``: a context of the network, or its name.
    - ``setting``: the inputs to hold, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}`` (default: none).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).

    Returns Asked, whose ``network``, ``setting`` and ``intervention`` every question takes: what the context holds and
    changes, and beside it what was given. Where no intervention was given, its changes are what ``explain`` and others
    take as ``background``.

    Raises UnknownName for a context that the network does not have, SettingError and InterventionError for what does
    not fit the network, and where the context says otherwise.

    >>> import logicnet
    >>> asked = in_context("resistance", "triple-negative", setting="FAC=1")
    >>> dict(asked.setting.values)["FAC"], asked.network.name
    (1, 'resistance')
    """
    known = read_network(network)
    if read_context(known, context) is None:
        hint = ", ".join(one.name for one in known.contexts) or f"{known.name} has none"
        raise UnknownName("context", "", message="expected the name of a context", hint=hint)
    return read_asked(known, setting, intervention, context=context)


def read_context(network: Network, context: ContextLike | None) -> Context | None:
    """The context: itself, or the one that the network calls so. Raises UnknownName, which says to which shipped
    network the name belongs where it is that of a context of another one.
    """
    try:
        return context_of(context, network)
    except UnknownName as error:
        from logicnet.formats.contexts import shipped_owner

        owner = shipped_owner(str(context))
        if owner:
            error.message += f": it is one of {owner}"
        raise


def read_network(network: NetworkLike) -> Network:
    """The network: itself, a shipped one by its name, or the one in a file. Raises LogicnetError."""
    if isinstance(network, Network):
        return network
    from logicnet.formats import load

    return load(network)


def check_numbers(*, timeout: object = None, **whole: object) -> None:
    """Raise LogicnetError where a bound that was given (None: it was not) is no number that it can be: ``timeout`` in
    seconds above 0, whole numbers for the others.

    >>> check_numbers(timeout=0.5, memory=1 << 30, limit=None)
    >>> check_numbers(memory=float("inf"))
    Traceback (most recent call last):
    logicnet.errors.kinds.LogicnetError: expected a whole number of at least 1 for memory, found inf
    """
    if timeout is not None and not 0 < _number(timeout) < math.inf:
        raise LogicnetError(f"expected a number of seconds above 0 for timeout, found {timeout!r}")
    for name, value in whole.items():
        least, number = _LEAST.get(name, 1), _number(value)
        if value is not None and not (math.isfinite(number) and number == int(number) and least <= number < 2**63):
            raise LogicnetError(f"expected a whole number of at least {least} for {name}, found {value!r}")


def check_flags(**given: object) -> None:
    """Raise LogicnetError where what is answered by yes or no (None: it was not given) is neither: a text would count
    as yes.

    >>> check_flags(knock_ins=True, inputs=None)
    >>> check_flags(knock_ins="no")
    Traceback (most recent call last):
    logicnet.errors.kinds.LogicnetError: expected True or False for knock_ins, found 'no'
    """
    for name, value in given.items():
        if value is not None and value not in (False, True):
            raise LogicnetError(f"expected True or False for {name}, found {value!r}")


def check_texts(**given: object) -> None:
    """Raise LogicnetError where something else than a text was given (None: nothing was).

    >>> check_texts(title=5)
    Traceback (most recent call last):
    logicnet.errors.kinds.LogicnetError: expected a text for title, found 5
    """
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            raise LogicnetError(f"expected a text for {name}, found {value!r}")


def _number(value: object) -> float:
    """The number that something is; nan where it is none (text is none)."""
    return float(value) if isinstance(value, Real) else math.nan


def _has_words(given: object) -> bool:
    """Whether there may be a name of a drug: only then is the catalogue opened."""
    if isinstance(given, str):
        return bool(given.strip())
    return isinstance(given, list | tuple | set | frozenset) and any(map(_has_words, given))


def _catalogue(network: Network) -> Mapping[str, str]:
    from logicnet.formats.catalogue import catalogue_for

    return catalogue_for(network)
