"""SBML with its package for qualitative models: levels, transitions, and all that is known of them.

Elements and attributes are told apart by their local names, so that other levels and versions are read too. Read by
the standard library: a file takes a fraction of a second, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from logicnet.core.rules import FALSE
from logicnet.errors import FormatError
from logicnet.formats.markup import Element, Markup, attribute, child, children, local
from logicnet.formats.reading import AS_USUAL, LISTED, Reading, listed
from logicnet.formats.sbml.annotations import all_known, glyph_placements, read_annotation
from logicnet.formats.sbml.extras import START, extras
from logicnet.formats.sbml.transitions import Prefix, Transition, transitions, whole
from logicnet.formats.sbml.writer import write
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Named, Network, Regulation
from logicnet.model.assignment import equated
from logicnet.model.levels import rules_of_targets

__all__ = ["looks_like", "read", "write"]

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?sbml[\s>]")
_HIGHEST = 255  # the highest maximum: each level is a variable
_MOST = 2_000_000  # variables
_TOLD = 10  # edges that a note names
_TERMS = ("defaultTerm", "functionTerm")
_KINETIC = ("reaction", "species", "parameter", "rule")


def looks_like(content: bytes) -> bool:
    """Whether a content is SBML, with the package or without."""
    return _ROOT.search(content[:10_000]) is not None


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content; components are called by the identifiers of species, their names are labels."""
    markup = Markup.parse(content, path)
    model = _model(markup)
    species = _Species(markup, model, path)
    of: dict[str, Transition] = {}
    listed = child(model, "listOfTransitions")
    for transition in transitions(listed, species.space, markup, species.first, species.maximum):
        for name in transition.outputs:
            if name in of:
                other = markup.place(of[name].element)
                markup.refuse(transition.element, f"a second transition for {name}", hint=f"the first: {other}")
            if species.constant(name) and transition.terms is not None:
                markup.refuse(transition.element, f"a transition sets {name}, which is constant")
            of[name] = transition
    if reading.strict:
        species.confirm_rules(of)
    annotation, notes = read_annotation(model), [*species.notes, *species.unset(of)]
    wrapped = [apply for name, one in of.items() if name == one.outputs[0] for apply in one.wrapped]
    if wrapped:
        place = markup.place(wrapped[0])
        notes.append(f"{place}: <apply> that holds another <apply> alone is read as that one: {len(wrapped)} in all")
    components, targets = _components(model, species, of)
    notes += _contradictions(path, targets, species, of)
    notes += _other_signs(path, targets, species, of)
    return replace(
        Network(
            Path(path).stem,
            rules_of_targets(targets),
            components,
            title=attribute(model, "name") or "",
            targets=targets if any(component.maximum > 1 for component in components) else None,
            source=path,
            notes=tuple(notes),
            annotation=annotation,
        ),
        **extras(model, markup, species.start),
    )


def _model(markup: Markup) -> Element:
    """The model with qualitative species; refused, by what it is, where there is none."""
    root = markup.root
    if local(root) != "sbml":
        markup.refuse(root, f"this is not SBML: the document is a <{local(root)}>")
    model = child(root, "model")
    if model is None:
        markup.refuse(root, "SBML without a model")
    if child(model, "listOfQualitativeSpecies") is not None:
        return model
    counts = {name: sum(local(one) == name for one in model.iter()) for name in _KINETIC}
    held = ", ".join(f"{n} {name if n == 1 or name == 'species' else name + 's'}" for name, n in counts.items() if n)
    kind = f"this is a kinetic model ({held})" if counts["reaction"] else f"this model holds {held or 'nothing'}"
    hint = "logical models have qual:listOfQualitativeSpecies and qual:listOfTransitions"
    markup.refuse(model, f"{kind}: it has no part in SBML's package for qualitative models", hint=hint)


class _Species:
    """The species of a model: where their variables begin, and how high they reach."""

    def __init__(self, markup: Markup, model: Element, path: str) -> None:
        self.markup, self.path = markup, path
        listed = child(model, "listOfQualitativeSpecies")
        assert listed is not None  # ``_model`` has looked
        self.space = Prefix(listed.tag[: listed.tag.rindex("}") + 1] if "}" in listed.tag else "")
        self.elements: dict[str, Element] = {}
        self.notes: list[str] = []
        for element in children(listed, "qualitativeSpecies"):
            name = self.get(element, "id")
            if not name:
                markup.refuse(element, "a species without an id")
            if name in self.elements:
                other = markup.place(self.elements[name])
                markup.refuse(element, f"a second species {name}", hint=f"the first: {other}")
            if re.search(r'["\x00-\x1f\x7f]|>=', name):
                markup.refuse(element, f"{name!r} cannot name a component")
            self.elements[name] = element
        self.maximum = self._maxima(model)
        self.first: dict[str, int] = {}
        count = 0
        for name, maximum in self.maximum.items():
            self.first[name] = count
            count += maximum
        if count > _MOST:
            raise FormatError(f"{path}: the levels of all species together are {count:,}, more than {_MOST:,}")

    def get(self, element: Element, name: str) -> str | None:
        """An attribute of the package, with its prefix or without."""
        return element.get(self.space[name]) or element.get(name)

    def constant(self, name: str) -> bool:
        return self.get(self.elements[name], "constant") in ("true", "1")

    def _maxima(self, model: Element) -> dict[str, int]:
        """The highest level of each species; where none is given, the highest that the file speaks of, at least 1."""
        highest: dict[str, int] = {}
        open_ = {name for name, element in self.elements.items() if self.get(element, "maxLevel") is None}
        listed = child(model, "listOfTransitions") if open_ else None
        for transition in listed if listed is not None else ():
            results = [
                self._level(term, "resultLevel") or 0 for term in transition.iter() if local(term)[-4:] == "Term"
            ]
            for part in transition.iter():
                if local(part) in ("input", "output") and (name := self.get(part, "qualitativeSpecies")) in open_:
                    levels = results if local(part) == "output" else [self._level(part, "thresholdLevel") or 0]
                    highest[name] = max(highest.get(name, 1), *levels, 1)
        self.initial: dict[str, int] = {}
        self.fixed: set[str] = set()  # those that have no level but 0
        maximum = {}
        for name, element in self.elements.items():
            initial, given = self._level(element, "initialLevel"), self._level(element, "maxLevel")
            top = max(highest.get(name, 1), initial or 0) if given is None else given
            if top > _HIGHEST:
                self.markup.refuse(element, f"{name} has the maxLevel {top}, more than {_HIGHEST}")
            if initial is not None and initial > top:
                self.markup.refuse(element, f"the initialLevel {initial} of {name} is above its maxLevel {top}")
            if initial is not None:
                self.initial[name] = initial
            if top == 0:
                self.fixed.add(name)
                self.notes.append(f"{self.path}: {name} has the maxLevel 0: it is read as 0 for ever")
            maximum[name] = top or 1
        return maximum

    def _level(self, element: Element, name: str) -> int | None:
        return whole(self.markup, element, self.space, name)

    @property
    def start(self) -> tuple[Named, ...]:
        """The initial levels as a start; none where the file has none."""
        return (Named(START, equated(self.initial)),) if self.initial else ()

    def unset(self, of: Mapping[str, Transition]) -> Iterator[str]:
        """A note of the species that are not constant, and that nothing sets."""
        names = [name for name in self.elements if name not in of and not self.constant(name)]
        if names:
            kind = "an input" if len(names) == 1 else "inputs"
            yield f"{self.path}: no transition sets {listed(names, LISTED)}: taken for {kind}"

    def confirm_rules(self, of: Mapping[str, Transition]) -> None:
        """Refuse species that are not constant, and that nothing sets."""
        for name, element in self.elements.items():
            if not self.constant(name) and (name not in of or of[name].terms is None):
                hint = 'inputs have constant="true"'
                self.markup.refuse(element, f"no transition sets {name}, and it is not constant", hint=hint)


def _components(model: Element, species: _Species, of: Mapping[str, Transition]) -> tuple[tuple[Component, ...], Rules]:
    """The components, and the targets of their variables."""
    places = glyph_placements(model, species.elements)
    known = {id(one): read_annotation(one.element) for one in of.values()}
    components, programs = [], list[list[int]]()
    for name, element in species.elements.items():
        maximum, transition = species.maximum[name], of.get(name)
        annotation = read_annotation(element)
        edges: tuple[Regulation, ...] = ()
        if transition is not None:
            annotation = all_known(annotation, known[id(transition)])
            given = transition.edges.items()
            edges = tuple(Regulation(s, name, e.sign, annotation=e.annotation) for s, e in given if e.annotation)
        if name in places:
            annotation = Annotation(annotation.identifiers, annotation.notes, places[name])
        label = species.get(element, "name") or ""
        label = "" if label == name else label
        components.append(Component(name, label, regulations=edges, maximum=maximum, annotation=annotation))
        if name in species.fixed:
            programs.append([FALSE])
        elif transition is None or transition.terms is None:
            programs += ([species.first[name] + level] for level in range(maximum))
        else:
            programs += transition.targets(maximum)
    variables = [variable for component in components for variable in component.variables]
    return tuple(components), Rules.of(variables, [tuple(program) for program in programs])


def _contradictions(path: str, targets: Rules, species: _Species, of: Mapping[str, Transition]) -> Iterator[str]:
    """Notes of function terms that contradict each other."""
    for name, transition in of.items():
        if len({result for result, _ in transition.terms or ()}) > 1:
            conflict = transition.conflicts(targets, species.first, species.maximum)
            if conflict:
                what = "function terms with different results hold in one state: the highest result counts"
                yield f"{species.markup.place(transition.element)}: {name}: {what}"
            elif conflict is None:
                yield f"{path}: {name}: not decided whether its function terms contradict each other"


def _other_signs(path: str, targets: Rules, species: _Species, of: Mapping[str, Transition]) -> Iterator[str]:
    """A note of the edges whose signs are not those of the rules."""
    owner = [name for name, maximum in species.maximum.items() for _ in range(maximum)]
    differing = []
    for name, transition in of.items():
        signed = {source: edge.sign for source, edge in transition.edges.items() if edge.sign in ("+", "-")}
        if not signed or transition.terms is None:
            continue
        first = species.first[name]
        acting: dict[str, set[str]] = {}
        for effects in targets.effects[first : first + species.maximum[name]]:
            for variable, sign in effects.items():
                acting.setdefault(owner[variable], set()).add(sign)
        for source, sign in signed.items():
            found = acting.get(source)
            if found is not None and found != {sign}:
                in_rule = "±" if len(found) > 1 else min(found)
                differing.append(f"{source} on {name} ({sign}, in the rule {in_rule})")
    if differing:
        more = f" and {len(differing) - _TOLD} more" if len(differing) > _TOLD else ""
        listed = ", ".join(differing[:_TOLD])
        yield f"{path}: edges with another sign than in the rules, which count: {listed}{more}"
