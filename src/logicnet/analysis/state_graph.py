"""The graph of states, where it is small: all states, or those that are reached from a start, and every move.

What no path from the start can change is put into the rules (``reduction.hull``), which leaves every path as it is. Of
components with levels the states have no holes, as no move makes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork, begun
from logicnet.analysis.questions import check_numbers
from logicnet.analysis.started import StartedQuestion, level_starts
from logicnet.core.budget import Budget
from logicnet.errors import LogicnetError
from logicnet.logic.program import evaluated
from logicnet.model import Asked, InterventionLike, NetworkLike, SettingLike, Start, StartLike
from logicnet.model.levels import digit

if TYPE_CHECKING:
    import pandas

STATES_SHOWN = 256
"""States of a graph at most: beyond this nobody reads the picture."""


@dataclass(frozen=True, repr=False)
class StateGraph(AboutNetwork):
    """States, the moves between them, and where each of them leads.

    - ``start``: where the graph begins; ``begins`` are the places of its states.
    - ``states``: the level of every component, in the network's order; those of the start come first.
    - ``moves``: pairs of places; each move changes one component, by one level.
    - ``reached``: for each state the places of the states that are reached from it, itself included.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> graph = state_graph(switch)
    >>> [graph.pattern(place) for place in range(4)], graph.ends
    (['00', '01', '10', '11'], (frozenset({1}), frozenset({2})))
    >>> graph.leads_to(0), graph.leads_to(1)
    ((0, 1), (0,))
    """

    asked: Asked
    start: Start
    states: tuple[tuple[int, ...], ...]
    moves: tuple[tuple[int, int], ...]
    begins: frozenset[int]
    method: str = ""
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)

    @cached_property
    def reached(self) -> tuple[frozenset[int], ...]:
        """For each state the places of the states that are reached from it, itself included."""
        seen = [1 << place for place in range(len(self.states))]
        grown = True
        while grown:
            grown = False
            for source, target in reversed(self.moves):
                if seen[target] & ~seen[source]:
                    seen[source] |= seen[target]
                    grown = True
        return tuple(frozenset(k for k in range(len(self.states)) if bits >> k & 1) for bits in seen)

    @cached_property
    def ends(self) -> tuple[frozenset[int], ...]:
        """The attractors, as sets of places: sets of states that reach each other and nothing else. They are in the
        order of ``logicnet.attractors``: by the inputs, fixed points first, then by pattern.
        """
        reached = self.reached
        closed = (own for own in reached if all(reached[place] == own for place in own))
        return tuple(sorted(dict.fromkeys(closed), key=self._order))

    def _order(self, end: frozenset[int]) -> tuple[list[int], bool, str]:
        network = self.network
        inputs = frozenset((*network.inputs, *network.inputs_with_levels))
        told = list(zip(network.components, *(self.states[place] for place in end), strict=True))
        levels = [own[0] for component, *own in told if component.name in inputs]
        return levels, len(end) > 1, "".join(digit((min(own), max(own))) for _, *own in told)

    def leads_to(self, place: int) -> tuple[int, ...]:
        """The attractors, by their places in ``ends``, that are reached from a state. One alone: the state lies in its
        strong basin.
        """
        return tuple(number for number, end in enumerate(self.ends) if end <= self.reached[place])

    @cached_property
    def varying(self) -> tuple[int, ...]:
        """The components, by place in the network, that differ between the states."""
        return tuple(i for i, own in enumerate(zip(*self.states, strict=True)) if len(set(own)) > 1)

    def pattern(self, place: int) -> str:
        """A state in one character a component, of those that differ between the states; ``(10)`` from level 10 on."""
        return "".join(self.digits(place, i) for i in self.varying)

    def digits(self, place: int, i: int) -> str:
        """The characters of component ``i`` in the pattern of a state."""
        return digit((self.states[place][i],) * 2)

    def after(self, place: int) -> tuple[int, ...]:
        """The places of the states that a move leads to from a state."""
        return self._after.get(place, ())

    @cached_property
    def _after(self) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for source, target in self.moves:
            found[source] = (*found.get(source, ()), target)
        return found

    @property
    def summary(self) -> str:
        """How many states, moves and attractors there are."""
        return f"{len(self.states)} states, {len(self.moves)} moves, {len(self.ends)} attractors"

    def _facts(self) -> list[tuple[str, object]]:
        return [*super()._facts(), begun(self.start)]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "from": self.start.to_dict(),
            **self.proof(),
            "components": [component.name for component in self.network.components],
            "states": [list(state) for state in self.states],
            "moves": [list(move) for move in self.moves],
            "begins": sorted(self.begins),
            "attractors": [sorted(end) for end in self.ends],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a state: the level of each component, whether it is a start, the attractors that are reached."""
        import pandas

        frame = pandas.DataFrame(self.states, columns=[component.name for component in self.network.components])
        frame["start"] = [place in self.begins for place in range(len(self.states))]
        frame["attractors"] = [" ".join(str(n + 1) for n in self.leads_to(place)) for place in range(len(self.states))]
        return frame


def state_graph(
    network: NetworkLike,
    start: StartLike = "",
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    held_later: bool = False,
    limit: int = STATES_SHOWN,
) -> StateGraph:
    """The graph of all states, or of those that asynchronous moves reach from a start.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``start``: values of components, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}``; every state that has them is a start state
      (default: all states).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``held_later``: whether a held component starts at the value that ``start`` gives it, and moves to the held value
      in its own time (default: False, it is held from the first moment).
    - ``limit``: how many states there may be (default: 256).

    Returns StateGraph.

    Raises LogicnetError where there are more states; UnknownName, SettingError or InterventionError where an argument
    does not fit the network, FormatError or RuleError where a file cannot be read.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> state_graph(switch, "A=0 B=0").moves
    ((0, 1), (0, 2))
    """
    check_numbers(limit=limit)
    question = StartedQuestion.of(network, start, setting, intervention, held_later, Budget())
    begins = list(islice(_begins(question), limit + 1))
    if len(begins) > limit:
        many = "the start has" if question.begin.factors else "there are"
        hint = "start from one state to see what it reaches, or hold inputs"
        raise LogicnetError(f"{many} more than {limit} states, the most that a graph shows", hint=hint)
    place = {state: number for number, state in enumerate(dict.fromkeys(begins))}
    moves = []
    waiting = list(place)
    for state in waiting:  # which grows
        for after in _moves(question, state):
            if after not in place:
                if len(place) == limit:
                    hint = "hold inputs, or start nearer to an attractor"
                    raise LogicnetError(f"more than {limit} states are reached, the most that a graph shows", hint=hint)
                place[after] = len(place)
                waiting.append(after)
            moves.append((place[state], place[after]))
    return StateGraph(
        question.question,
        question.begin,
        tuple(_told(question, state) for state in place),
        tuple(moves),
        frozenset(range(len(set(begins)))),
        method=f"{len(place)} states listed",
        seconds=question.seconds,
    )


_State = tuple[int, ...]  # a value for each component that can move, by its place among them


def _begins(question: StartedQuestion) -> Iterator[_State]:
    """The states of the start, over the components that can move; a mixture may give one of them twice."""
    network, kept = question.network, question.hull.kept
    own = [[network.position[v] for v in network.variables(name)] for name in network.levels]
    of_levels = {i for one in own for i in one}
    for _, part in question.begin.subspaces():
        given = {**question.given, **{network.position[name]: value for name, value in part.fixed.items()}}
        free = [i for i in kept if i not in given and i not in of_levels]
        for levels in level_starts(given, own):
            for values in product((0, 1), repeat=len(free)):
                at = {**given, **dict(levels), **dict(zip(free, values, strict=True))}
                yield tuple(at[i] for i in kept)


def _moves(question: StartedQuestion, state: _State) -> Iterator[_State]:
    """The states one move after."""
    for k, program in enumerate(_programs(question)):
        if evaluated(program, state.__getitem__) != state[k]:
            yield (*state[:k], 1 - state[k], *state[k + 1 :])


def _programs(question: StartedQuestion) -> Sequence[tuple[int, ...]]:
    rules = question.hull.rules
    return [rules.program(k) for k in range(len(rules))]


def _told(question: StartedQuestion, state: _State) -> tuple[int, ...]:
    """A state as the levels of all components, in the network's order."""
    values: Mapping[int, int] = {**question.hull.held, **dict(zip(question.hull.kept, state, strict=True))}
    position = question.network.position
    return tuple(sum(values[position[v]] for v in c.variables) for c in question.network.components)
