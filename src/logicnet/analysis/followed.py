"""What a simulation follows: the measures that were asked for, or what the network itself is about."""

from __future__ import annotations

from collections.abc import Sequence

from logicnet.errors import LogicnetError
from logicnet.model import Measure, Network
from logicnet.model.notation import bare, written

MeasuresLike = str | Measure | Sequence[str | Measure] | None
"""Names, expressions and weighted sums joined by commas (``"A,0.5*B + C"``), or several of them."""


def followed(network: Network, given: MeasuresLike = None) -> tuple[Measure, ...]:
    """The measures that were asked for, each once. Where none were: the network's phenotypes and readouts; where it has
    none, what its file does not call internal; where it calls nothing so, what no other component reads; and where
    there is no such component either, all that have a rule. Raises LogicnetError with the place.

    >>> from logicnet.logic import Rules
    >>> [one.name for one in followed(Network("n", Rules.build(["A", "B", "C"], ["B", "A", "A & B"])))]
    ['C']
    """
    if given is None:
        asked: Sequence[str | Measure] = _own(network)
    elif isinstance(given, str):
        asked = measure_texts(given)
    else:
        asked = [given] if isinstance(given, Measure) else [*given]
    if not asked:
        raise LogicnetError("nothing to follow", hint='name a component, a phenotype or a sum: "A,0.5*B + C"')
    for one in asked:
        if not isinstance(one, str | Measure):
            raise LogicnetError(f"expected a measure, found {one!r}", hint='write it as text: "0.5*A + B"')
    read = [Measure.read(one, network) for one in asked]
    return tuple({one.name: one for one in read}.values())


def _own(network: Network) -> list[str | Measure]:
    told = [*(one.name for one in network.phenotypes), *(one.name for one in network.readouts)]
    if told:
        return [*told]
    internal = set(network.timing.internal) if network.timing is not None else set()
    names = [component.name for component in network.components]
    inputs = {*network.inputs, *network.inputs_with_levels}
    read = {source for name in names for source in network.regulators(name) if source != name}
    for chosen in (
        [name for name in names if name not in internal] if internal else [],
        [name for name in names if name not in read | inputs],
        [name for name in names if name not in inputs],
        names,
    ):
        if chosen:
            return [Measure.read(written(name, quoted=True), network, name) for name in chosen]
    return []


def measure_texts(text: str) -> list[str]:
    """What stands between commas outside quotes.

    >>> measure_texts('A, "B,C" & D')
    ['A', '"B,C" & D']
    """
    plain, found, begin = bare(text), [], 0
    for at in [*(at for at, letter in enumerate(plain) if letter == ","), len(text)]:
        found.append(text[begin:at].strip())
        begin = at + 1
    return [part for part in found if part]
