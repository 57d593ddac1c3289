"""What GINsim saves beside a graph: mutants, initial states and configurations of inputs, as named things of a network.

A mutant's changes are made one after another, as GINsim makes them: a second change of a component keeps what the first
one left within its own range. Lists of values become ranges of levels; what is no range, and what has a condition, is
left out, and a note says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never
from xml.etree.ElementTree import Element, SubElement

from logicnet.errors import LogicnetError
from logicnet.formats.ginml.notes import annotation
from logicnet.formats.ginml.writer import document_bytes
from logicnet.formats.markup import Markup, attribute, children
from logicnet.formats.reading import listed
from logicnet.model import Change, Cut, Fix, Intervention, Keep, Named, Network, Setting, Subspace
from logicnet.model.notation import written


@dataclass
class SavedFile:
    """The named things of one file of an archive while it is read.

    - ``markup``: the file.
    - ``network``: what it speaks of.
    - ``notes``: what is unusual, or left out.
    - ``left_out``: by kind and reason, the names of what cannot be read exactly.
    """

    markup: Markup
    network: Network
    notes: list[str] = field(default_factory=list)
    left_out: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def interventions(self) -> tuple[Named, ...]:
        """The mutants, of old files and new ones."""
        found, links = [], 0
        for mutant in self.markup.root.iter("mutant"):
            text, said = self.kept("mutant", mutant, self.changes), annotation(mutant)
            links += len(said.identifiers)
            if text:
                found.append(Named(attribute(mutant, "name") or "", text, title=said.notes))
        self.say_left_out()
        if links:
            self.say(f"{links} links in the notes of mutants are not kept")
        if any(True for _ in self.markup.root.iter("user")):
            self.say("which saved simulation uses which mutant is not kept")
        return self.named(found, "mutant")

    def settings_and_starts(self) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
        """The configurations of inputs, and the initial states. A configuration that leaves an input several levels is
        no setting; it is a start.
        """
        settings: list[Named] = []
        starts: list[Named] = []
        for kind, tag in (("initial state", "initialState"), ("input configuration", "input")):
            for state in self.markup.root.iter(tag):
                if text := self.kept(kind, state, self.start):
                    one = Named(attribute(state, "name") or "", text)
                    (settings if tag == "input" and self.is_setting(text) else starts).append(one)
        self.say_left_out()
        return self.named(settings, "input configuration"), self.named(starts, "initial state")

    def start(self, state: Element) -> str:
        """A state in the notation of starts."""
        return str(Subspace.parse(self.values(state), self.network))

    def is_setting(self, text: str) -> bool:
        """Whether values hold inputs only, each at one level."""
        try:
            return bool(Setting.parse(text, self.network))
        except LogicnetError:
            return False

    def kept(self, kind: str, element: Element, read: Callable[[Element], str]) -> str:
        """What is read; empty, and remembered with the reason, where it says nothing or cannot be read exactly."""
        reason = ""
        try:
            text = read(element)
        except LogicnetError as error:
            text, reason = "", error.message
        if not text:
            name = repr(attribute(element, "name") or "")
            self.left_out.setdefault((kind, reason or "nothing is changed or held"), []).append(name)
        return text

    def say_left_out(self) -> None:
        """Note what was left out, for each reason once."""
        for (kind, reason), names in self.left_out.items():
            subject = f"the {kind}" if len(names) == 1 else f"{len(names)} {kind}s"
            self.say(f"{subject} {listed(names)} left out: {reason}")
        self.left_out.clear()

    def values(self, state: Element) -> str:
        """A state's values in the notation of settings and starts; all levels of a component are no word."""
        words = []
        for word in (attribute(state, "value") or "").split():
            name, *said = word.split(";")
            maximum = self.maximum(name)
            levels = sorted({self.level(one, maximum) for one in said})
            if not levels:  # GINsim passes over it too
                continue
            if levels[-1] - levels[0] + 1 != len(levels):
                raise LogicnetError(f"the levels {', '.join(map(str, levels))} of {name} are no range")
            if len(levels) == 1:
                words.append(f"{written(name)}={levels[0]}")
            elif len(levels) <= maximum:
                words.append(f"{written(name)}={levels[0]}..{levels[-1]}")
        return " ".join(words)

    def changes(self, mutant: Element) -> str:
        """A mutant's changes in the notation of interventions."""
        ranges: dict[str, tuple[int, int]] = {}
        cuts: dict[tuple[str, str], int] = {}
        for change in children(mutant, "change"):
            if (attribute(change, "condition") or "").strip():
                raise LogicnetError("a change under a condition")
            name = attribute(change, "target") or ""
            maximum = self.maximum(name)
            low, high = (self.level(attribute(change, end) or "", maximum) for end in ("min", "max"))
            if low > high:
                raise LogicnetError(f"the range {low} to {high} of {name} is empty")
            before = ranges.get(name, (0, maximum))
            ranges[name] = (min(max(before[0], low), high), min(max(before[1], low), high))
        for change in children(mutant, "regulatorChange"):
            source, target = (attribute(change, end) or "" for end in ("regulator", "target"))
            value = self.level(attribute(change, "value") or "", self.maximum(source))
            self.maximum(target)
            if source not in self.network.regulators(target):
                name = attribute(mutant, "name") or ""
                self.say(
                    f"the mutant {name!r}: {target} does not depend on {source}, so that to change it does nothing"
                )
                continue
            if cuts.setdefault((source, target), value) != value:
                raise LogicnetError(f"it gives {target} two values of {source} to read")
        made: list[Change] = [Cut(*ends, value).within(self.network) for ends, value in cuts.items()]
        for name, (low, high) in ranges.items():
            if (low, high) != (0, self.maximum(name)):
                made.append(Fix(name, low) if low == high else Keep(name, low, high))
        text = str(Intervention.of(made))
        Intervention.parse(text, self.network)
        return text

    def maximum(self, name: str) -> int:
        """The highest level of a component that there must be."""
        return self.network.component(name).maximum

    def level(self, said: str, maximum: int) -> int:
        """A level that is written as a number."""
        if not (said.isascii() and said.isdecimal() and int(said[:9]) <= maximum):
            raise LogicnetError(f"expected a level from 0 to {maximum}, found {said!r}")
        return int(said)

    def named(self, found: Sequence[Named], kind: str) -> tuple[Named, ...]:
        """The things with names of their own: those without one, or with that of another, get a number."""
        taken = {one.name for one in found}
        seen: set[str] = set()
        result = []
        for one in found:
            name, number = one.name, 2 if one.name else 1
            while not name or name in seen or (name != one.name and name in taken):
                name, number = f"{one.name or kind} {number}", number + 1
            if name != one.name:
                said = f"another {kind} {one.name!r}" if one.name else f"the {kind} without a name"
                self.say(f"{said} is called {name!r}")
            seen.add(name)
            result.append(Named(name, one.text, one.default, one.title))
        return tuple(result)

    def say(self, note: str) -> None:
        """Note what is unusual, or left out."""
        self.notes.append(f"{self.markup.file}: {note}")


def saved_mutants(network: Network) -> bytes:
    """The named interventions of a network as GINsim keeps its mutants."""
    root = Element("perturbationConfig")
    listed = SubElement(root, "listOfPerturbations")
    for one in network.interventions:
        mutant = SubElement(listed, "mutant", {"name": one.name})
        for change in Intervention.parse(one.text, network).changes:
            SubElement(mutant, *_changed(change))
        if one.title:
            SubElement(SubElement(mutant, "annotation"), "comment").text = one.title
    SubElement(root, "listOfUsers")
    return document_bytes(root)


def _changed(change: Change) -> tuple[str, dict[str, str]]:
    match change:
        case Fix(component, value):
            return "change", {"target": component, "min": str(value), "max": str(value)}
        case Keep(component, low, high):
            return "change", {"target": component, "min": str(low), "max": str(high)}
        case Cut(source, target, value):
            return "regulatorChange", {"regulator": source, "target": target, "value": str(value)}
        case _:
            assert_never(change)


def saved_states(network: Network) -> bytes:
    """The named starts and settings of a network as GINsim keeps its initial states and configurations of inputs."""
    root = Element("initialStates")
    inputs = {*network.inputs, *network.inputs_with_levels}
    for one in network.starts:
        state = Subspace.parse(one.text, network)
        # a start that leaves inputs several levels, and holds nothing else, is a configuration to GINsim
        ranges = any(isinstance(said, str) for said in state.levels.values())
        kind = "input" if ranges and inputs.issuperset(state.levels) else "initialState"
        SubElement(root, kind, _attributes(one, state))
    for one in network.settings:
        held = Setting.parse(one.text, network).held_in(network)
        state = Subspace(network.names, tuple(held.get(name) for name in network.names))
        SubElement(root, "input", _attributes(one, state))
    return document_bytes(root)


def _attributes(one: Named, state: Subspace) -> dict[str, str]:
    """A named state as attributes, with all levels that it leaves to a component."""

    def words() -> Iterator[str]:
        for name, said in state.levels.items():
            low, _, high = str(said).partition("..")
            yield ";".join((name, *map(str, range(int(low), int(high or low) + 1))))

    return {"name": one.name, "value": " ".join(words())}
