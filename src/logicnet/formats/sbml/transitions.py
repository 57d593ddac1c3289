"""Transitions of SBML-qual as the targets of species, and what they know of the edges into them.

The specification lets no two function terms with different results hold in one state. Where they do all the same, the
highest result counts, as bioLQM has it, and the network's notes say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE
from logicnet.errors import MemoryBudget, did_you_mean
from logicnet.formats.markup import Element, Markup, child, children
from logicnet.formats.sbml.annotations import all_known, read_annotation
from logicnet.formats.sbml.formulas import Scope, program_of
from logicnet.logic import Expression, Rules
from logicnet.model import Annotation

_SIGNS = {"positive": "+", "negative": "-", "dual": "±"}
_WHOLE = 1_000_000  # no level is as high


class Prefix(dict[str, str]):
    """Names with a namespace in braces before them, by the names alone: made once, and hashed once."""

    def __init__(self, space: str) -> None:
        self.space = space

    def __missing__(self, name: str) -> str:
        return self.setdefault(name, self.space + name)


@dataclass(slots=True)
class Influence:
    """What a file says of an edge: its sign, empty where it has none, and its annotation."""

    sign: str = ""
    annotation: Annotation = field(default=Annotation())


@dataclass(frozen=True, slots=True)
class Transition:
    """What sets the level of species.

    - ``element``: where it stands.
    - ``outputs``: the species that it sets.
    - ``edges``: those that it lists as inputs.
    - ``terms``: levels and conditions for them; None where it says nothing of them, and its outputs are inputs.
    - ``default``: the level where no condition holds.
    - ``wrapped``: the ``apply`` elements in its formulas that only wrap another one.
    """

    element: Element
    outputs: tuple[str, ...]
    edges: Mapping[str, Influence]
    terms: tuple[tuple[int, list[int]], ...] | None
    default: int = 0
    wrapped: tuple[Element, ...] = ()

    def targets(self, maximum: int) -> list[list[int]]:
        """For each level from 1 the program of "the target is at least as high"; the highest term that holds counts."""
        found = []
        for level in range(1, maximum + 1):
            high = _any([program for result, program in self.terms or () if result >= level])
            low = _any([program for result, program in self.terms or () if result < level])
            if self.default < level:
                found.append(high)
            elif low == [FALSE]:
                found.append([TRUE])
            else:
                found.append([*low, NOT] if high == [FALSE] else [*low, NOT, *high, OR])
        return found

    def conflicts(self, rules: Rules, first: Mapping[str, int], maximum: Mapping[str, int]) -> bool | None:
        """Whether terms with different results hold in one state; None where that is too entangled to tell."""
        results: dict[int, list[list[int]]] = {}
        for result, program in self.terms or ():
            results.setdefault(result, []).append(program)
        found: bool | None = False
        for level in sorted(results)[1:]:
            both = [*_any(results[level]), *_any([p for r in results if r < level for p in results[r]]), AND]
            read = {entry for entry in both if entry >= 0}
            for species, top in maximum.items():
                levels = range(first[species], first[species] + top)
                for lower, upper in pairwise(levels) if top > 1 and not read.isdisjoint(levels) else ():
                    both += (lower, upper, NOT, OR, AND)  # only states that stand for levels
            try:
                if Expression(rules, tuple(both)).constant() != 0:
                    return True
            except MemoryBudget:
                found = None
        return found


def whole(markup: Markup, element: Element, space: Prefix, name: str) -> int | None:
    """A number from 0 that an attribute of the package holds; None where it is not there."""
    text = element.get(space[name]) or element.get(name)
    if text is None:
        return None
    if text in ("0", "1"):  # most are
        return int(text)
    stripped = text.strip()
    if not (stripped.isascii() and stripped.isdigit() and len(stripped) < 8 and int(stripped) < _WHOLE):
        markup.refuse(element, f"{name} is '{text[:40]}', not a level", hint="levels are whole numbers from 0")
    return int(stripped)


def transitions(
    listed: Element | None, space: Prefix, markup: Markup, first: Mapping[str, int], maximum: Mapping[str, int]
) -> Iterator[Transition]:
    """The transitions of a list, one after another.

    - ``listed``: ``listOfTransitions``; None where there is none.
    - ``space``: the package's names of attributes.
    - ``markup``: the document.
    - ``first``: the number of the first variable of each species.
    - ``maximum``: the highest level of each species.
    """
    for element in children(listed, "transition") if listed is not None else ():
        outputs = tuple(_outputs(element, space, markup, first))
        edges, thresholds = _inputs(element, space, markup, maximum)
        terms = child(element, "listOfFunctionTerms")
        if terms is None or not len(terms):
            if edges:
                markup.refuse(element, "a transition with inputs, but without function terms")
            yield Transition(element, outputs, edges, None)
            continue
        scope = Scope(markup, first, maximum, thresholds)
        default = child(terms, "defaultTerm")
        if default is None:
            markup.refuse(element, "a transition without a default term", hint="add <defaultTerm resultLevel=.../>")
        highest = min((maximum[name] for name in outputs), default=_WHOLE)
        made = []
        for term in children(terms, "functionTerm"):
            if (math := child(term, "math")) is None:
                markup.refuse(term, "a function term without a formula")
            made.append((_result(term, space, markup, highest), program_of(math, scope)))
        low = _result(default, space, markup, highest)
        yield Transition(element, outputs, edges, tuple(made), low, tuple(scope.wrapped))


def _any(programs: Sequence[list[int]]) -> list[int]:
    """The disjunction of programs."""
    if not programs:
        return [FALSE]
    joined = list(programs[0])
    for program in programs[1:]:
        joined += program
        joined.append(OR)
    return joined


def _result(term: Element, space: Prefix, markup: Markup, highest: int) -> int:
    level = whole(markup, term, space, "resultLevel")
    if level is None:
        markup.refuse(term, "a term without a resultLevel")
    if level > highest:
        markup.refuse(term, f"the resultLevel {level} is above the maxLevel {highest}")
    return level


def _outputs(element: Element, space: Prefix, markup: Markup, first: Mapping[str, int]) -> Iterator[str]:
    listed = child(element, "listOfOutputs")
    for output in children(listed, "output") if listed is not None else ():
        effect = output.get(space["transitionEffect"]) or output.get("transitionEffect")
        if effect != "assignmentLevel":
            hint = "read is transitionEffect='assignmentLevel'; production is that of Petri nets"
            markup.refuse(output, f"the transitionEffect of an output is '{effect}'", hint=hint)
        yield _species(output, space, markup, first)


def _inputs(
    element: Element, space: Prefix, markup: Markup, maximum: Mapping[str, int]
) -> tuple[dict[str, Influence], dict[str, tuple[str, int | None]]]:
    edges: dict[str, Influence] = {}
    thresholds: dict[str, tuple[str, int | None]] = {}
    listed = child(element, "listOfInputs")
    for given in children(listed, "input") if listed is not None else ():
        effect = given.get(space["transitionEffect"]) or given.get("transitionEffect")
        if effect not in ("none", None):
            hint = "read is transitionEffect='none'; consumption is that of Petri nets"
            markup.refuse(given, f"the transitionEffect of an input is '{effect}'", hint=hint)
        species = _species(given, space, markup, maximum)
        threshold = whole(markup, given, space, "thresholdLevel")
        if threshold is not None and threshold > maximum[species]:
            markup.refuse(
                given, f"the thresholdLevel {threshold} of {species} is above its maxLevel {maximum[species]}"
            )
        if name := given.get(space["id"]) or given.get("id"):
            thresholds[name] = species, threshold
        sign = _SIGNS.get(given.get(space["sign"]) or given.get("sign") or "", "")
        edge = edges.setdefault(species, Influence(sign))
        edge.sign = sign if edge.sign == sign else "±" if edge.sign and sign else ""
        if len(given):
            edge.annotation = all_known(edge.annotation, read_annotation(given))
    return edges, thresholds


def _species(element: Element, space: Prefix, markup: Markup, known: Mapping[str, int]) -> str:
    name = element.get(space["qualitativeSpecies"]) or element.get("qualitativeSpecies") or ""
    if name not in known:
        markup.refuse(element, f"there is no species '{name}'", hint=did_you_mean(name, known))
    return name
