"""What carries a forced value: the fewest components by which percolation leads from what is held to it.

A component is made free when its rule is taken away and nothing is known of its value. The carriers of an expression
are components of which none can be made free, beside all that are not carriers, without the expression becoming open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from logicnet.core.budget import Clock
from logicnet.errors import TimeBudget
from logicnet.explanation.paths import constant_of, enough_of
from logicnet.logic import Expression, Rules


@dataclass(frozen=True, slots=True)
class Carriers:
    """How an expression is forced, by numbers of variables.

    - ``reasons``: each carrier in the order in which percolation reaches it, with the carriers that force it; none for
      what is held or constant.
    - ``ends``: the carriers that decide the expression.
    - ``constants``: the carriers that a rule without regulators fixes, or whose values the setting or the intervention
      holds.
    - ``needed``: the carriers for which nothing else would do: if one of these alone is made free, percolation from
      all that is held or constant no longer forces the expression.
    """

    reasons: Mapping[int, tuple[int, ...]]
    ends: tuple[int, ...]
    constants: tuple[int, ...]
    needed: frozenset[int]

    def routes(self) -> list[tuple[int, ...]]:
        """Routes from what is held or constant to what decides the expression, which together run along every reason:
        those from held variables first, and of these the one with most of the needed carriers."""
        steps = {(j, i) for i, reasons in self.reasons.items() for j in reasons or (None,)}
        left = {*steps, *((end, None) for end in self.ends)}
        needed = set(self.needed)
        found = []
        while left:
            best: dict[int | None, tuple[tuple[int, int, int], tuple[int, ...]]] = {None: ((0, 0, 0), ())}
            for i, reasons in (*self.reasons.items(), (None, self.ends)):
                ways = []
                for j in reasons or (None,):
                    (wanted, fresh, length), way = best[j]
                    gained = wanted + (i in needed), fresh + ((j, i) in left), length - 1
                    ways.append((gained, way if i is None else (*way, i)))
                best[i] = max(ways)
                if i is None:
                    break
            (_, fresh, _), way = best[None]
            if not fresh:
                break
            needed.difference_update(way)
            left.difference_update(pairwise((None, *way, None)))
            found.append(way)
        return sorted(found, key=lambda way: way[0] in self.constants)


def carriers_of(
    expression: Expression,
    rules: Rules,
    held: Mapping[int, int],
    settled: Mapping[int, int],
    order: Iterable[int],
    clock: Clock,
) -> Carriers | None:
    """The carriers of an expression, or None where percolation does not force it.

    - ``rules``: the rules with the setting and the intervention in them.
    - ``held``: variables that are held at values besides; all of these that are of use become carriers.
    - ``settled``: what percolation fixes where these are held.
    - ``order``: the variables that act on the expression; of constants that can stand for each other the last are kept.
    - ``clock``: the time there is; TimeBudget is raised where it is over.
    """
    walk = _Percolation(expression, rules, held, [i for i in order if i in settled or i in held], clock)
    known = walk.known(walk.among)
    if known is None:
        return None
    constants = [i for i in walk.among if i not in held and constant_of(rules.rule(i), {}) is not None]
    kept = walk.fewest(walk.among, constants)
    # what percolation reaches first and needs for it, and then as little of it as can be
    reasons, ends = walk.reasons(kept)
    needs = list(ends)
    for i in needs:
        needs += [j for j in reasons[i] if j not in needs]
    kept = walk.fewest([i for i in reasons if i in needs], [i for i in reversed(reasons) if i in needs])
    reasons, ends = walk.reasons(kept)
    needed = frozenset(i for i in reasons if walk.known([j for j in walk.among if j != i]) is None)
    return Carriers(reasons, ends, tuple(i for i in constants if i in reasons), needed)


@dataclass(frozen=True, slots=True)
class _Percolation:
    """Percolation among some variables only, all others being free, until it forces the expression."""

    expression: Expression
    rules: Rules
    held: Mapping[int, int]
    among: list[int]
    clock: Clock

    def known(self, among: Iterable[int]) -> Mapping[int, int] | None:
        """The values in the order in which they are reached; None where they leave the expression open."""
        if self.clock.over:
            what = "what holds the phenotype up was not found in time"
            raise TimeBudget(what, hint="give it more by --timeout")
        left = list(dict.fromkeys(among))
        value = {i: self.held[i] for i in left if i in self.held}
        left = [i for i in left if i not in value]
        while constant_of(self.expression, value) is None:
            fresh = {i: found for i in left if (found := self._at(i, value)) is not None}
            if not fresh:
                return None
            value |= fresh
            left = [i for i in left if i not in fresh]
        return value

    def _at(self, variable: int, value: Mapping[int, int]) -> int | None:
        return constant_of(self.rules.rule(variable), self._read(variable, value))

    def _read(self, variable: int, value: Mapping[int, int]) -> Mapping[int, int]:
        return {j: value[j] for j in self.rules.regulators(variable) if j in value}

    def fewest(self, among: list[int], out: Iterable[int]) -> list[int]:
        """What is left of the variables where one after another of ``out`` is left out that is not needed."""
        for i in out:
            fewer = [j for j in among if j != i]
            among = among if self.known(fewer) is None else fewer
        return among

    def reasons(self, among: Iterable[int]) -> tuple[dict[int, tuple[int, ...]], tuple[int, ...]]:
        """For each variable that is reached what forces it, and what decides the expression."""
        value = self.known(among) or {}
        before: dict[int, int] = {}
        found: dict[int, tuple[int, ...]] = {}
        for i, reached in value.items():
            if i in self.held:
                found[i] = ()
            else:
                read = self._read(i, before)
                found[i] = tuple(enough_of(self.rules.rule(i), read))
            before[i] = reached
        return found, tuple(enough_of(self.expression, value))
