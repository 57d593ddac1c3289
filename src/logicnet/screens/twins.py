"""``compare``: two networks side by side: components, rules, regulations, attractors, and a screen of both."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from logicnet.analysis.attractors import attractors
from logicnet.analysis.finding import Finding
from logicnet.analysis.questions import check_numbers, read_asked
from logicnet.analysis.trap_spaces import fixed_points
from logicnet.core.budget import Clock
from logicnet.core.codes import method_of
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.logic import Rules
from logicnet.logic.program import AND, NOT, OR, renumbered
from logicnet.model import Asked, Network, NetworkLike, Phenotype, SettingLike, State
from logicnet.model.levels import level_of
from logicnet.screens.run import screen

if TYPE_CHECKING:
    import pandas

    from logicnet.analysis.answer import Attractors

_LEAST = 0.05  # seconds that a question has where the time is over
_INPUTS = 8  # up to so many, attractors are compared one by one under each setting of the inputs
_ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Contrast:
    """One thing in which two networks differ.

    - ``part``: ``component``, ``rule``, ``regulation``, ``attractors`` or ``screen``.
    - ``about``: the component, the edge, or the intervention.
    - ``first``, ``second``: what it is in each; empty where it is not there.
    - ``state``: for rules, a state in which the two have different values.
    """

    part: str
    about: str
    first: str
    second: str
    state: str = ""

    @property
    def in_words(self) -> tuple[str, str]:
        """What it is in each, as people read it: ``absent`` where it is not there."""
        return self.first or _ABSENT, self.second or _ABSENT


@dataclass(frozen=True, repr=False)
class Comparison(Finding):
    """Two networks side by side.

    - ``asked``: the two networks, each with the setting.
    - ``differences``: all that were found, by part; tables and JSON say ``absent`` of what one of them lacks.
    - ``compared``: how many things of each part were compared.

    ``complete`` is False where a budget left something open.

    >>> import logicnet
    >>> logicnet.compare("il6", "il6").equal
    True
    """

    asked: tuple[Asked, Asked]
    complete: bool
    why_incomplete: str
    method: str
    seconds: float
    differences: tuple[Contrast, ...]
    compared: Mapping[str, int]

    @property
    def equal(self) -> bool:
        """Whether no difference was found."""
        return not self.differences

    @property
    def summary(self) -> str:
        """How many differences were found, and of what was compared."""
        compared = ", ".join(f"{count} {part}" for part, count in self.compared.items())
        found = len(self.differences)
        return f"{found or 'no'} difference{'' if found == 1 else 's'}; compared: {compared}"

    @property
    def _heading(self) -> str:
        first, second = (one.network.name for one in self.asked)
        return f"Comparison of {first} and {second}"

    def _facts(self) -> list[tuple[str, object]]:
        return [("setting", self.asked[0].setting)]

    def _parts(self) -> list[CardPart]:
        return [TableView.of_records([_row(one) for one in self.differences])]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        first, second = (one.to_dict() for one in self.asked)
        return {
            "first": first,
            "second": second,
            **self.proof(),
            "equal": self.equal,
            "compared": dict(self.compared),
            "differences": [_row(one) for one in self.differences],
        }

    def to_frame(self) -> pandas.DataFrame:
        """A row a difference."""
        import pandas

        columns = ["part", "about", "first", "second", "state"]
        return pandas.DataFrame([_row(one) for one in self.differences], columns=columns)


def compare(
    first: NetworkLike,
    second: NetworkLike,
    *,
    phenotype: str | Phenotype = "",
    setting: SettingLike = "",
    timeout: float | None = None,
    memory: int | None = None,
) -> Comparison:
    """Compare two networks: what each has that the other has not, and where their rules, attractors and screens differ.

    - ``first``: a network, the name of a shipped one, or the path of a file.
    - ``second``: another one.
    - ``phenotype``: what single knock-outs and knock-ins of both are compared on, a name that both know or an
      expression over components of both (default: none, nothing is screened).
    - ``setting``: the inputs to hold, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}`` (default: none).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).

    Returns Comparison. Rules are compared as functions on all states; those that differ are told with a state that
    tells them apart. Attractors are counted by kind; where both networks have the same components, and at most 8 inputs
    each, they are compared one by one as well, by number of states and what is fixed in them.

    Raises UnknownName, SettingError or RuleError where an argument does not fit either network, FormatError where a
    file cannot be read.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> pair = Network("and", Rules.build(["A", "B", "C"], ["A", "B", "A & B"]))
    >>> other = Network("or", Rules.build(["A", "B", "C"], ["A", "B", "A | B"]))
    >>> [(one.about, one.state) for one in compare(pair, other).differences if one.part == "rule"]
    [('C', 'A=0 B=1')]
    """
    check_numbers(timeout=timeout, memory=memory)
    begun, clock = time.perf_counter(), Clock(timeout)
    asked = read_asked(first, setting), read_asked(second, setting)
    one, two = (side.network for side in asked)
    found, left = contrasts(one, two, clock)
    shared = [c.name for c in one.components if c.name in {d.name for d in two.components}]
    compared = {"components": len({*_names(one), *_names(two)}), "rules": len(shared)}
    compared["regulations"] = len({*_signs(one), *_signs(two)})
    answers = [
        attractors(
            side.network, setting=side.setting, timeout=_rest(clock), memory=memory, always=_told_apart(side.network)
        )
        for side in asked
    ]
    found += _attractors(answers[0], answers[1], same=_names(one) == _names(two) and bool(found))
    compared["attractors"] = max(answer.count for answer in answers)
    left += [answer.why_incomplete for answer in answers]
    methods = [answer.method for answer in answers]
    if phenotype:
        screens = [
            screen(side.network, phenotype, setting=side.setting, timeout=_rest(clock), memory=memory) for side in asked
        ]
        rows = [{row["intervention"]: row for row in found.dicts()} for found in screens]
        found += _screens(rows[0], rows[1])
        compared["interventions"] = len({*rows[0], *rows[1]})
        left += [answer.why_incomplete for answer in screens]
        methods += [answer.method for answer in screens]
    why = "; ".join(dict.fromkeys(filter(None, left)))
    steps = tuple(dict.fromkeys(step for method in methods for step in method.split(" + ") if step))
    seconds = time.perf_counter() - begun
    return Comparison(asked, not why, why, method_of(steps), seconds, tuple(found), compared)


def contrasts(one: Network, two: Network, clock: Clock) -> tuple[list[Contrast], list[str]]:
    """What two networks differ in as they are written: components, rules as functions, regulations; and what the time
    left open.

    - ``one``, ``two``: the networks.
    - ``clock``: the time that there is.
    """
    left = list[str]()
    return [*_components(one, two), *_rules(one, two, clock, left), *_regulations(one, two)], left


def _row(one: Contrast) -> dict[str, str]:
    first, second = one.in_words
    return {"part": one.part, "about": one.about, "first": first, "second": second, "state": one.state}


def _names(network: Network) -> set[str]:
    return {component.name for component in network.components}


def _components(one: Network, two: Network) -> Iterator[Contrast]:
    there = [{c.name: c.maximum for c in network.components} for network in (one, two)]
    for name in dict.fromkeys([*there[0], *there[1]]):
        first, second = (f"levels 0 to {levels[name]}" if name in levels else "" for levels in there)
        if first != second:
            yield Contrast("component", name, first, second)


def _rest(clock: Clock) -> float | None:
    """The seconds that are left for one more question, which takes some in any case."""
    return None if clock.left is None else max(clock.left, _LEAST)


def _rules(one: Network, two: Network, clock: Clock, undecided: list[str]) -> Iterator[Contrast]:
    """The components of both whose rules differ, each with a state that tells the two apart; what a budget left open
    is ``undecided``.
    """
    names = list(dict.fromkeys([*one.names, *two.names]))
    at = {name: i for i, name in enumerate(names)}
    there = {c.name: c for c in two.components}
    whole = Rules.of(names, [(i,) for i in range(len(names))])
    for component in one.components:
        other = there.get(component.name)
        if other is None or other.maximum != component.maximum:
            continue
        for variable in component.variables:
            both = [
                renumbered(net.rules.program(net.position[variable]), {i: at[n] for i, n in enumerate(net.names)})
                for net in (one, two)
            ]
            differ = (*both[0], *both[1], NOT, AND, *both[0], NOT, *both[1], AND, OR)
            state, why = _satisfying(whole, differ, _rest(clock))
            undecided += [f"the rules of {component.name}: {why}"] if why else []
            if state is not None:
                yield Contrast(
                    "rule", component.name, one.rule_text(component.name), two.rule_text(component.name), state
                )
                break


def _satisfying(whole: Rules, program: tuple[int, ...], seconds: float | None) -> tuple[str | None, str]:
    """A state of levels in which an expression holds, told by what it reads, None where there is none; and why that is
    not known, where the time was not enough.

    It is a fixed point of inputs and one more component, which stays at 0 exactly where the expression holds.
    """
    read = sorted({entry for entry in program if entry >= 0})
    names = [whole.names[i] for i in read]
    for name in list(names):  # the other levels of what is read: a state of levels has no hole
        level = level_of(name)
        names += [n for n in whole.names if level and n not in names and (level_of(n) or ("",))[0] == level[0]]
    order = [name for name in whole.names if name in names]
    place = {whole.position[name]: i for i, name in enumerate(order)}
    holds = renumbered(program, place)
    for i, name in enumerate(order):
        level = level_of(name)
        if level and level[1] > 1:
            holds = (*holds, i, NOT, order.index(f"{level[0]}>={level[1] - 1}"), OR, AND)
    witness = len(order)
    programs = [*((i,) for i in range(witness)), (*holds, NOT, witness, NOT, AND)]
    asked = Network("witness", Rules.of([f"v{i}" for i in range(witness + 1)], programs))
    points = fixed_points(asked, limit=1, timeout=seconds)
    if not points.spaces:
        return None, "" if points.complete else points.why_incomplete
    values = {name: points.spaces[0].fixed[f"v{i}"] for i, name in enumerate(order)}
    return str(State(tuple(order), tuple(values.values()))), ""


def _signs(network: Network) -> dict[tuple[str, str], str]:
    return {(edge.source, edge.target): edge.sign for edge in network.regulations}


def _regulations(one: Network, two: Network) -> Iterator[Contrast]:
    first, second = _signs(one), _signs(two)
    for ends in dict.fromkeys([*first, *second]):
        signs = first.get(ends, ""), second.get(ends, "")
        if signs[0] != signs[1]:
            yield Contrast("regulation", " -> ".join(ends), *signs)


def _attractors(one: Attractors, two: Attractors, *, same: bool) -> Iterator[Contrast]:
    if one.complete and two.complete and one.count != two.count:
        yield Contrast("attractors", "number", str(one.count), str(two.count))
    for kind in ("fixed point", "cyclic"):
        numbers = [sum(a.settings for a in answer if a.kind == kind) for answer in (one, two)]
        if one.complete and two.complete and not one.truncated | two.truncated and numbers[0] != numbers[1]:
            yield Contrast("attractors", f"{kind}s" if kind == "fixed point" else kind, *map(str, numbers))
    alone = not any(attractor.free_inputs for answer in (one, two) for attractor in answer)
    if not same or not alone or one.truncated or two.truncated:
        return
    told = [{_told(a.to_dict()): number for number, a in enumerate(answer, 1)} for answer in (one, two)]
    for words, number in told[0].items():
        if words not in told[1]:
            yield Contrast("attractors", f"number {number} of the first", words, "")
    for words, number in told[1].items():
        if words not in told[0]:
            yield Contrast("attractors", f"number {number} of the second", "", words)


def _told(attractor: Mapping[str, Any]) -> str:
    """What is the same of an attractor however the components are ordered."""
    fixed = " ".join(f"{name}={value}" for name, value in sorted(attractor["fixed"].items()))
    moving = " ".join(sorted(attractor["oscillating"]))
    size = f"{attractor['states']} states" if attractor["states"] != 1 else attractor["kind"]
    return "; ".join(filter(None, [size, fixed, moving and f"oscillating {moving}"]))


def _told_apart(network: Network) -> tuple[str, ...]:
    """The inputs under whose settings attractors are listed one by one; none where they are too many for that."""
    return network.inputs if len(network.inputs) <= _INPUTS else ()


def _screens(one: Mapping[str, Mapping[str, Any]], two: Mapping[str, Mapping[str, Any]]) -> Iterator[Contrast]:
    for name in dict.fromkeys([*one, *two]):
        said = [str(rows[name]["outcome"]) if name in rows else "" for rows in (one, two)]
        if said[0] != said[1]:
            yield Contrast("screen", name or "wild type", *said)
