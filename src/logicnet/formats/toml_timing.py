"""The table ``[timing]`` of a network in TOML: rates, initial probabilities, internal components, parameters.

It keeps what files of stochastic tools say (``model.timing``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from logicnet.errors import did_you_mean
from logicnet.formats.document import Table
from logicnet.formats.toml_writing import inline_list, key
from logicnet.model import Initial, Network, Rate, Timing


def read_timing(root: Table, network: Network) -> Timing | None:
    """What the table says; None where there is none. Raises FormatError with the place."""
    if "timing" not in root.data:
        return None
    table = root.table("timing")
    table.only(("internal", "parameters", "rates", "initial"))
    maxima = {component.name: component.maximum for component in network.components}
    internal = table.texts("internal")
    for i, name in enumerate(internal):
        _confirm(name, maxima, table, "internal", i)
    parameters = table.table("parameters")
    rates = []
    for name, entry in table.table("rates").named():
        _confirm(name, maxima, entry)
        entry.only(("up", "down"))
        rates.append(Rate(name, _amount(entry, "up", 1.0), _amount(entry, "down", 1.0)))
    return Timing(
        tuple(rates),
        tuple(_initial(entry, maxima) for entry in table.tables("initial")),
        internal,
        tuple((name, _number(parameters, name)) for name in parameters.data),
    )


def timing_lines(timing: Timing) -> Iterator[str]:
    """The lines of the table, as ``read_timing`` reads them."""
    yield "[timing]"
    if timing.internal:
        yield f"internal = {inline_list(timing.internal)}"
    if timing.parameters:
        yield ""
        yield "[timing.parameters]"
        yield from (f"{key(name)} = {value!r}" for name, value in timing.parameters)
    for rate in timing.rates:
        yield ""
        yield f"[timing.rates.{key(rate.component)}]"
        yield f"up = {rate.up!r}"
        yield f"down = {rate.down!r}"
    for one in timing.initial:
        yield ""
        yield "[[timing.initial]]"
        yield f"components = {inline_list(one.components)}"
        yield f"states = [{', '.join(inline_list(state) for state, _ in one.weights)}]"
        yield f"weights = {inline_list(weight for _, weight in one.weights)}"


def _initial(entry: Table, maxima: Mapping[str, int]) -> Initial:
    entry.only(("components", "states", "weights"))
    components = entry.texts("components", required=True)
    for i, name in enumerate(components):
        _confirm(name, maxima, entry, "components", i)
    states, weights = entry.data.get("states"), entry.data.get("weights")
    tops = [maxima[name] for name in components]
    if not isinstance(states, list) or not all(
        isinstance(state, list)
        and len(state) == len(tops)
        and all(type(level) is int and 0 <= level <= top for level, top in zip(state, tops, strict=True))
        for state in states
    ):
        entry.refuse("expected a list of states, each with a level for every component", "states")
    if (
        not isinstance(weights, list)
        or len(weights) != len(states)
        or not all(type(weight) in (int, float) and 0 <= weight < float("inf") for weight in weights)
    ):
        entry.refuse("expected a number from 0 for each of the states", "weights")
    return Initial(components, tuple((tuple(s), float(w)) for s, w in zip(states, weights, strict=True)))


def _amount(entry: Table, name: str, default: float) -> float:
    value = _number(entry, name) if name in entry.data else default
    if value < 0:
        entry.refuse(f"expected a rate from 0, found {value}", name)
    return value


def _number(entry: Table, name: str) -> float:
    value = entry.data[name]
    if type(value) not in (int, float) or not abs(value) < float("inf"):
        entry.refuse(f"expected a number, found {value!r}", name)
    return float(value)


def _confirm(name: str, known: Mapping[str, int], entry: Table, *place: str | int) -> None:
    if name not in known:
        where = str(place[0]) if place else None
        entry.refuse(f"unknown component '{name}'", where, hint=did_you_mean(name, list(known)))
