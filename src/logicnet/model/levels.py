"""Levels: a component with the maximum level m is m variables, ``X>=1`` to ``X>=m``.

With ``T_v`` for "the target level of X is at least v", the rule of the variable ``X>=v`` is
``(T_v & X>=v-1) | X>=v+1 | ... | X>=m``, where ``X>=0`` reads 1. Then the asynchronous dynamics on the
variables is that of the levels, which move by one step:

- A state of levels is a state without a hole: ``X>=v`` implies ``X>=v-1``. At level x the rules of ``X>=1`` to
  ``X>=x-1`` are 1 and those of ``X>=x+2`` to ``X>=m`` are 0: these variables keep their values. Only ``X>=x+1``, where
  ``T_{x+1}`` holds, and ``X>=x``, where ``T_x`` does not, may move. Targets fall (``T_{v+1}`` implies ``T_v``), so at
  most one of the two does: the step towards the target level, or none. So a state without a hole never gets one, and
  has as many moves as in the network of levels.
- A state with a hole, ``X>=v`` at 1 and ``X>=v-1`` at 0, may set ``X>=v-1``, whose rule is 1 there. Every such step
  fills a hole from above, so every state can reach one without holes, and no attractor holds a state with one.
- A trap space of levels keeps each component between two levels. Its subspace holds states with holes too, and the
  rules must not leave it there either. So ``T_v`` reads such a state as the one with all holes filled: where it reads
  two variables of a component, or one of X itself, ``X>=u`` there stands for ``X>=u | X>=w`` of each higher ``X>=w``.

So the attractors, their sizes, what is reached from a state of levels, and the trap spaces that keep each component
between two levels are those of the network of levels. (A subspace that holds ``X>=2`` and leaves ``X>=1`` free may be
a trap space as well; its states without holes are the trap space of levels that holds both.)

Source: Didier, Remy & Chaouiya, J Theor Biol 270 (2011) 177-184, with Van Ham's code, whose rules here also repair
holes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from logicnet.logic import Expression, Rules
from logicnet.logic.program import AND, NOT, OR

RuleText: TypeAlias = str | tuple[str, ...]
"""A rule as it is written: a text, or with levels the condition of each, from 1, of which the highest that holds is the
target.
"""

_VARIABLE = re.compile(r"(?P<name>.+)>=(?P<level>[1-9][0-9]*)", re.DOTALL)


def variables_of(name: str, maximum: int) -> tuple[str, ...]:
    """The variables of a component: its own name where it has two values.

    >>> variables_of("A", 1), variables_of("X", 2)
    (('A',), ('X>=1', 'X>=2'))
    """
    return (name,) if maximum == 1 else tuple(f"{name}>={level}" for level in range(1, maximum + 1))


def level_of(variable: str) -> tuple[str, int] | None:
    """The component and the level that a variable stands for; None for a component of two values.

    >>> level_of("X>=2"), level_of("A")
    (('X', 2), None)
    """
    if ">=" not in variable:  # most are none
        return None
    match = _VARIABLE.fullmatch(variable)
    return (match["name"], int(match["level"])) if match else None


def owner(variable: str) -> str:
    """The component that a variable stands for: itself, where it has two values.

    >>> owner("X>=2"), owner("A")
    ('X', 'A')
    """
    level = level_of(variable)
    return level[0] if level else variable


def maxima(names: Iterable[str]) -> dict[str, int]:
    """The maximum of each component with levels, from all variables of a network.

    >>> maxima(["A", "X>=1", "X>=2"])
    {'X': 2}
    """
    found: dict[str, int] = {}
    for name in names:
        if (level := level_of(name)) is not None:
            found[level[0]] = max(level[1], found.get(level[0], 0))
    return found


def held(name: str, maximum: int, low: int, high: int) -> dict[str, int]:
    """The values of variables that keep a component between two levels.

    >>> held("X", 3, 1, 2)
    {'X>=1': 1, 'X>=3': 0}
    """
    if maximum == 1:
        return {name: low} if low == high else {}
    levels = zip(variables_of(name, maximum), range(1, maximum + 1), strict=True)
    return {variable: int(level <= low) for variable, level in levels if level <= low or level > high}


def spans(values: Mapping[str, int | None]) -> dict[str, tuple[int, int | None]]:
    """The lowest and the highest level that values of variables leave to each component; None: up to its maximum.
    Components about which nothing is said are left out, a component of two values is its own variable.

    >>> spans({"A": 1, "X>=1": 1, "X>=2": 0, "Y>=1": 1})
    {'A': (1, 1), 'X': (1, 1), 'Y': (1, None)}
    """
    found: dict[str, tuple[int, int | None]] = {}
    for variable, value in values.items():
        if value is None:
            continue
        if (level := level_of(variable)) is None:
            found[variable] = (value, value)
            continue
        low, high = found.get(level[0], (0, None))
        if value:
            low = max(low, level[1])
        else:
            high = level[1] - 1 if high is None else min(high, level[1] - 1)
        found[level[0]] = (low, high)
    return found


def told(values: Mapping[str, int | None], names: Iterable[str]) -> dict[str, int | str]:
    """Values of variables as levels of components, in the order of ``names``, which are all variables: a number, or
    ``1..2`` for levels between. What is left free is left out.

    >>> told({"A": 0, "X>=1": 1}, ["A", "X>=1", "X>=2"]), told({"X>=1": 1, "X>=2": 1}, ["X>=1", "X>=2"])
    ({'A': 0, 'X': '1..2'}, {'X': 2})
    """
    known, found = maxima(names), spans(values)
    levels: dict[str, int | str] = {}
    for name, (low, high) in found.items():
        top = known.get(name, 1) if high is None else high
        levels[name] = low if low == top else f"{low}..{top}"
    return levels


def ranges(values: Mapping[str, int | None], tops: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """The lowest and the highest level that values of variables leave to each component; ``tops`` are the maxima of
    all, in order.

    >>> ranges({"A": 0, "X>=1": 1}, {"A": 1, "X": 2, "Y": 3})
    {'A': (0, 0), 'X': (1, 2), 'Y': (0, 3)}
    """
    found = spans(values)
    bounds = {name: found.get(name, (0, top)) for name, top in tops.items()}
    return {name: (low, tops[name] if high is None else high) for name, (low, high) in bounds.items()}


def digit(bounds: tuple[int, int]) -> str:
    """A level as it stands in a pattern: one character up to 9; ``-`` where there is more than one.

    >>> digit((2, 2)), digit((10, 10)), digit((0, 1))
    ('2', '(10)', '-')
    """
    low, high = bounds
    return "-" if low < high else str(low) if low < 10 else f"({low})"


def target_texts(terms: Sequence[tuple[int, str]], default: int, maximum: int) -> list[str]:
    """For each level from 1 the condition under which the target is at least as high: of the ``terms`` (a level, and
    the condition for it) the first that holds counts, and ``default`` where none does.

    >>> target_texts([(2, "A & B"), (1, "A")], 0, 2)
    ['(A & B) | (A)', '(A & B)']
    """
    texts = []
    for level in range(1, maximum + 1):
        text = "1" if default >= level else "0"
        for result, condition in reversed(terms):
            if result >= level:
                text = "1" if text == "1" else f"({condition})" if text == "0" else f"({condition}) | {text}"
            elif text != "0":
                text = f"!({condition})" if text == "1" else f"!({condition}) & ({text})"
        texts.append(text)
    return texts


def texts_of(rule: RuleText) -> tuple[str, ...]:
    """For each level from 1 the condition under which the target is at least as high; of two values, the rule.

    >>> texts_of("A | B"), texts_of(("A", "B"))
    (('A | B',), ('(B) | (A)', '(B)'))
    """
    if isinstance(rule, str):
        return (rule,)
    highest_first = [(level, rule[level - 1]) for level in range(len(rule), 0, -1)]
    return tuple(target_texts(highest_first, 0, len(rule)))


def spelled(rule: RuleText) -> str:
    """A rule on one line, as tables have it.

    >>> spelled("A | B"), spelled(("A", "A & B"))
    ('A | B', '1: A; 2: A & B')
    """
    return rule if isinstance(rule, str) else "; ".join(f"{level}: {text}" for level, text in enumerate(rule, 1))


def quoted(variable: str) -> str:
    """A variable as an expression that reads it alone, whatever its component is called.

    >>> quoted("A b"), quoted("X>=2")
    ('"A b"', '"X">=2')
    """
    level = level_of(variable)
    return f'"{level[0]}">={level[1]}' if level else f'"{variable}"'


def agree(first: Expression, second: Expression) -> bool:
    """Whether two expressions over the same variables have one value in every state of levels: those with holes do not
    count.

    >>> rules = Rules.build(["X>=1", "X>=2"], ["X", "X=2"])
    >>> agree(rules.expression("X>=2"), rules.expression("X & X>=2"))
    True
    """
    if first.equivalent(second):
        return True
    names = first.rules.names
    read = sorted({i for one in (first, second) for i in one.regulators() if level_of(names[i])})
    pairs = [(low, high) for low, high in pairwise(read) if owner(names[low]) == owner(names[high])]
    if not pairs:
        return False
    whole = tuple(entry for low, high in pairs for entry in (high, NOT, low, OR, AND))
    one, other = (Expression(e.rules, (*e.program, *whole)) for e in (first, second))
    return one.equivalent(other)


def without_holes(names: Sequence[str]) -> tuple[int, ...]:
    """The states of variables that are states of levels, as a program: ``X>=v`` implies ``X>=v-1``. Empty where no
    component has levels, as every state is one then.

    >>> without_holes(["A"]), without_holes(["A", "X>=1", "X>=2"])
    ((), (2, -1, 1, -3))
    """
    above = [i for i, name in enumerate(names) if (level := level_of(name)) is not None and level[1] > 1]
    each = [(i, NOT, i - 1, OR) for i in above]
    return tuple(entry for k, program in enumerate(each) for entry in (*program, *((AND,) if k else ())))


def signs_of(targets: Rules, own: Iterable[str]) -> dict[str, str]:
    """How each component acts on another one, by its variables: what it does to any level, by any of its own.

    >>> signs_of(Rules.build(["A", "X>=1", "X>=2"], ["X=1", "A", "A & X"]), ["A"])
    {'X': '±'}
    """
    found: dict[int, tuple[str, set[str]]] = {}
    first: dict[str, int] = {}
    for variable in own:
        index = targets.index(variable)
        for source, sign in zip(targets.regulators(index), targets.signs(index), strict=True):
            owner = (level_of(targets.names[source]) or (targets.names[source],))[0]
            place = first.setdefault(owner, source)
            found.setdefault(place, (owner, set()))[1].add(sign)
    signs = (found[place] for place in sorted(found))
    return {name: (seen - {"0"} or {"0"}).pop() if len(seen - {"0"}) < 2 else "±" for name, seen in signs}


def rules_of_targets(targets: Rules) -> Rules:
    """The rules of the variables from the targets ``T_v`` of each; the targets themselves where all components have
    two values.

    >>> rules_of_targets(Rules.build(["A", "X>=1", "X>=2"], ["A", "A", "A & X"])).text(2)
    'A & (X>=1 | X>=2) & X>=1'
    """
    known = maxima(targets.names)
    if not known:
        return targets
    place = {name: i for i, name in enumerate(targets.names)}
    owners = [(level_of(name) or (name,))[0] for name in targets.names]
    own = {owner: tuple(place[v] for v in variables_of(owner, maximum)) for owner, maximum in known.items()}
    programs = []
    for i, name in enumerate(targets.names):
        program = _filled(targets.program(i), owners, own, owners[i])
        if (level := level_of(name)) is not None:
            if level[1] > 1:
                program = (*program, i - 1, AND)
            for above in own[level[0]][level[1] :]:
                program = (*program, above, OR)
        programs.append(program)
    return Rules.of(targets.names, programs)


def _filled(
    program: Sequence[int], owners: Sequence[str], own: Mapping[str, Sequence[int]], target: str
) -> tuple[int, ...]:
    """The condition that reads a state with holes as the one in which they are filled."""
    read: dict[str, set[int]] = {}
    for entry in program:
        if entry >= 0 and owners[entry] in own:
            read.setdefault(owners[entry], set()).add(entry)
    if target in read:
        read[target] = set(own[target])
    found: list[int] = []
    for entry in program:
        found.append(entry)
        if entry >= 0:
            for above in sorted(other for other in read.get(owners[entry], ()) if other > entry):
                found += (above, OR)
    return tuple(found)
