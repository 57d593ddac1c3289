"""Which components tell the attractors apart: the few that have to be looked at to know where the network ends.

A set U of components is closed upstream where no component outside U influences one in U. Then U runs by itself: the
components outside U neither enable nor prevent a move in U. So what U does is a run of the network made of U alone, and
it ends in an attractor of that network. The whole network then ends in one of its own attractors that look like that
attractor on U.

Let no two attractors of the whole network look alike on U. Then the attractor that U ends in says which attractor the
whole network ends in. So it is enough to look at U to know which attractors are reached, and how probably. It is not
enough to count steps: a step of the whole network may be a move outside U.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from logicnet.analysis.answer import Attractors
from logicnet.analysis.started import StartedQuestion
from logicnet.core import solver, steps


class AttractorViews:
    """The attractors that are listed, as each of them looks on a set of components. ``labels`` say which of them have
    to be told apart: those whose labels differ (default: all).
    """

    def __init__(
        self,
        question: StartedQuestion,
        known: Attractors,
        answer: solver.Solution,
        labels: Sequence[object] | None = None,
    ) -> None:
        self._question = question
        self._known = known
        self._answer = answer
        self._labels = list(range(len(known))) if labels is None else labels
        names = question.network.names
        rows = [a.by_variables for a in known]
        self._rows = [bytes(a.fixed.get(name, 3 if name in a.free_inputs else 2) for name in names) for a in rows]
        self._cycles = [answer.cycles(a.place) for a in known]
        self._moves = {c: answer.cycle(c).components[0] for own in self._cycles for c in own}

    def key(self, place: int, components: Iterable[int]) -> object:
        """What an attractor does on components that are closed upstream: equal keys, the same attractor of them."""
        chosen = frozenset(components)
        row = self._rows[place]
        cycles = tuple(c for c in self._cycles[place] if self._moves[c] in chosen)
        return bytes(row[i] for i in sorted(chosen)), cycles

    @cached_property
    def distinguishing(self) -> tuple[int, ...]:
        """A small set that is closed upstream and tells apart the attractors that have to be.

        A component downstream of all cycles follows: over one attractor of the rest it has one attractor. A block with
        a cycle of its own can go too where the listed attractors still differ without it, and where they are all.
        """
        kept = set(self._question.hull.kept)
        influences = self._question.influences
        certain = self._known.complete and not self._known.truncated
        for block in reversed(steps.blocks(self._answer.network)):
            own = kept.intersection(block)
            if not own or any(influences[j] & own for j in kept - own):
                continue
            follows = len(own) == 1 and not influences[block[0]] & own
            if follows or (certain and self._differ(kept - own, own)):
                kept -= own
        return tuple(sorted(kept))

    def _differ(self, kept: set[int], without: set[int]) -> bool:
        places = range(len(self._rows))
        if len({self.key(place, without) for place in places}) == 1:
            return True
        told: dict[object, object] = {}
        return all(
            told.setdefault(self.key(place, kept), self._labels[place]) == self._labels[place] for place in places
        )
