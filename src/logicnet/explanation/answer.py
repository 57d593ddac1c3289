"""``Explanation``: what an intervention does to a phenotype, and by which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any, assert_never

from logicnet.analysis.finding import Finding
from logicnet.analysis.outcome import Answer
from logicnet.display import Details, Note, Sketch, TableView, Transcript
from logicnet.display.cards import CardPart
from logicnet.explanation.additions import Additions
from logicnet.explanation.chain import Link
from logicnet.explanation.differences import MOST_CONDITIONS, Difference, changed_components, proves
from logicnet.explanation.parts import PartEffect, counts_record
from logicnet.explanation.supports import ATTRACTORS_LOOKED_AT, Supports, edge_record
from logicnet.model import Asked, Cut, Fix, Intervention, Keep, Network, Regulation, Setting
from logicnet.model.assignment import equation
from logicnet.model.intervention import GivenDrug
from logicnet.model.levels import owner

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False)
class Explanation(Finding):
    """What an intervention does to a phenotype, and by which way.

    ``differences`` stand in the order in which they follow from the intervention (by distance along regulations).
    ``paths`` has paths for each component that the change of the phenotype rests on, one from each part of the
    intervention that takes part; none where the phenotype does not change, or where no path of regulations explains it.
    ``parts`` are the changes of an intervention of several. ``shown`` is the share of attractors that show the
    phenotype without and with the intervention, the mean over the ``conditions``, which are the values that the free
    inputs may have; where there are more than ``MOST_CONDITIONS``, it and the ``differences`` are of all attractors
    together. Free inputs that the intervention does not touch are no differences. Where the phenotype is still there,
    ``supports`` says what holds it up and ``additions`` what would have to change as well; ``unlooked`` is why these
    were not looked for to their end, where a budget ended that.
    """

    network: Network
    phenotype: str
    setting: Setting
    intervention: Intervention
    outcome: str
    before: Answer
    after: Answer
    chain: tuple[Link, ...]
    paths: tuple[tuple[Regulation, ...], ...]
    differences: tuple[Difference, ...]
    seconds: float = field(default=0.0, compare=False)
    background: Intervention = field(default=Intervention())
    parts: tuple[PartEffect, ...] = ()
    supports: Supports = field(default=Supports())
    additions: Additions = field(default=Additions())
    unlooked: str = ""
    shown: tuple[float, float] = (0.0, 0.0)
    conditions: int = 1

    @property
    def complete(self) -> bool:
        """Whether all was looked for to its end."""
        return not self.why_incomplete

    @property
    def why_incomplete(self) -> str:
        """Why what holds the phenotype up, or what would have to change as well, was not looked for to the end."""
        added = self.additions
        left = f"{added.candidates - added.looked_at} of {added.candidates} further changes not looked at in time"
        return "; ".join(filter(None, (self.unlooked, self.supports.ended, left if added.ended else "")))

    @property
    def asked(self) -> Asked:
        """What was asked about."""
        return Asked(self.network, self.setting, self.intervention)

    @property
    def verdict(self) -> str:
        """What it does, in a few words, drugs by their names: ``STAT3%0 removes Resistant``."""
        inside = f" in {self.background.called}" if self.background.changes else ""
        return f"{self.intervention.called or 'no intervention'}{inside} {self.outcome} {self.phenotype}"

    @property
    def drugs(self) -> tuple[GivenDrug, ...]:
        """The drugs by whose names the intervention, and what the network is changed by before, were asked for."""
        return (*self.intervention.drugs, *self.background.drugs)

    @property
    def by_condition(self) -> bool:
        """Whether attractors are compared condition by condition, each of which counts alike."""
        return self.conditions <= MOST_CONDITIONS

    @property
    def directions(self) -> Mapping[str, int]:
        """For each component that differs 1 where it is on more often (or at a higher level), -1 where less often, 0
        where it is neither, as where it begins to oscillate. Where attractors are not compared condition by condition,
        those alone of which the shares of all attractors together prove it.
        """
        own: dict[str, list[Difference]] = {}
        for one in self.differences:
            own.setdefault(owner(one.component), []).append(one)
        return {
            name: _sign(sum(one.after - one.before for one in several))
            for name, several in own.items()
            if self.by_condition
            or (all(one.proven for one in several) and len({one.direction for one in several}) == 1)
        }

    @property
    def phenotype_direction(self) -> int:
        """1 where the phenotype shows more often with the intervention, -1 where less often, 0 where neither, or where
        attractors are not compared condition by condition and their shares prove neither."""
        before, after = self.shown
        return _sign(after - before) if self.by_condition or proves(before, after) else 0

    @property
    def method(self) -> str:
        """The steps by which the attractors were counted."""
        return self.after.method

    @property
    def path(self) -> tuple[Regulation, ...]:
        """The regulations of all the paths, each once."""
        return tuple(dict.fromkeys(edge for path in self.paths for edge in path))

    @property
    def changed(self) -> tuple[str, ...]:
        """The components that differ."""
        return tuple(dict.fromkeys(owner(difference.component) for difference in self.differences))

    @property
    def first(self) -> tuple[str, ...]:
        """The first components that differ: those that nothing else that differs acts on, besides what the intervention
        touches."""
        begin = changed_components(self.intervention)
        beyond = [name for name in self.changed if name not in begin]
        downstream = {edge.target for edge in self.network.regulations if edge.source in begin}
        return tuple(name for name in beyond if name in downstream)

    def to_dict(self) -> dict[str, Any]:
        """The explanation as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "setting": str(self.setting),
            "perturb": str(self.intervention),
            "drugs": {drug.name: " ".join(map(str, drug.changes)) for drug in self.drugs},
            **self.proof(),
            "outcome": self.outcome,
            "background": str(self.background),
            "before": counts_record(self.before),
            "after": counts_record(self.after),
            "chain": [{**asdict(step), "because": dict(step.because)} for step in self.chain],
            "path": [edge_record(edge) for edge in self.path],
            "paths": [list(map(edge_record, path)) for path in self.paths],
            "first": list(self.first),
            "differences": [
                {**asdict(one), "oscillates": list(one.oscillates), "direction": one.direction}
                for one in self.differences
            ],
            "parts": [one.to_dict() for one in self.parts],
            "supports": self.supports.to_dict(),
            "additions": self.additions.to_dict(),
            "unlooked": self.unlooked,
            "shown": list(self.shown),
            "conditions": self.conditions,
            "by_condition": self.by_condition,
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a component that differs: the share of attractors in which it is on, before and after."""
        import pandas

        rows = [asdict(difference) for difference in self.differences]
        return pandas.DataFrame(rows, columns=["component", "before", "after"])

    def __str__(self) -> str:
        return "\n".join(_told(self))

    @property
    def summary(self) -> str:
        """What it does, and in how many attractors the phenotype is shown before and after."""
        shown = [f"{one.always + one.sometimes} of {one.attractors}" for one in (self.before, self.after)]
        return f"{self.verdict}: shown in {shown[0]} attractors without, in {shown[1]} with"

    @property
    def _heading(self) -> str:
        return f"Explanation in {self.network.name}"

    def _facts(self) -> list[tuple[str, object]]:
        drugs = "; ".join(map(str, self.drugs))
        return [("setting", self.setting), ("drugs", drugs), ("first to differ", ", ".join(self.first))]

    @property
    def _caption(self) -> str:
        told = "; ".join(filter(None, ("~ oscillates", _weighed(self))))
        return f"Share of attractors in which a component is on ({told}):"

    @property
    def counts_mislead(self) -> str:
        """That the phenotype shows in another share of all attractors although in the conditions it shows as often, or
        less often where that share is more; empty where counts and conditions agree."""
        by_counts = _sign(float((self.after.fraction or 0) - (self.before.fraction or 0)))
        if not self.by_condition or by_counts == self.phenotype_direction:
            return ""
        before, after = self.shown
        how = f"{before:.3g} without, {after:.3g} with" if before != after else f"{before:.3g} both without and with"
        return f"conditions differ in their number of attractors; counting each alike, the share that shows it is {how}"

    def _parts(self) -> list[CardPart]:
        parts = [
            (one.change, one.does, one.others_do, None if one.share is None else float(one.share)) for one in self.parts
        ]
        steps = [(one.round, one.component, one.value, _because(one)) for one in self.chain if one.differs]
        differing = [
            (one.component, _WAYS[one.direction], *str(one).removeprefix(f"{one.component}: ").split(" -> "))
            for one in self.differences
        ]
        return [
            *(Note(_arrows(path), "Causal path:") for path in self.paths),
            Sketch(self),
            TableView(["part", "alone", "the others without it", "share of the change"], parts, all_rows=".parts"),
            Transcript("", list(_held_up(self))),
            TableView(["component", "change", "without", "with"], differing, caption=self._caption),
            Details(
                "What follows by percolation, and would not without the intervention",
                [TableView(["round", "component", "value", "because"], steps, all_rows=".chain")],
            ),
        ]


def _sign(change: float) -> int:
    return (change > 0) - (change < 0)


_WAYS = {1: "▲ more", 0: "~", -1: "▼ less"}
_MOST_ROUTES = 6  # routes of one way in the text; JSON has all
_MOST_SHOWN = 12  # additions in the text; JSON has all
_ARROWS = {"+": "->", "-": "-|", "±": "-*", "0": "--"}


def _told(found: Explanation) -> Iterator[str]:
    """The lines: what it does, its parts, the chain, the paths, what holds the phenotype up, what differs."""
    under = f" under {found.setting}" if found.setting.values else ""
    yield f"{found.network.name}{under}: {found.verdict}"
    yield from (f"  ({drug})" for drug in found.drugs)
    for word, answer in (("without", found.before), ("with", found.after)):
        yield f"  {word:<8} {_shown(answer)}"
    if found.counts_mislead:
        yield f"  ({found.counts_mislead})"
    yield from _parts(found)
    differing = [step for step in found.chain if step.differs]
    if differing:
        yield "\nWhat follows by percolation, and would not without the intervention:"
    # steps that are the same without the intervention are not shown, so what is shown is numbered
    number = {at: i for i, at in enumerate(sorted({step.round for step in differing}))}
    for step in differing:
        why = _because(step)
        reason = f"because {why}" if why else _by_itself(found.intervention, step.component)
        yield f"  {number[step.round]}. {step.component} = {step.value}   {reason}"
    for number_of, path in enumerate(found.paths):
        yield ("" if number_of else "\n") + f"Causal path: {_arrows(path)}"
    yield from _held_up(found)
    if found.differences:
        yield "\nFirst to differ: " + (", ".join(found.first) or "only what is touched")
        at_least = ", or at least at a level" if found.network.levels else ""
        turning = "; ~ oscillates" if any(any(one.oscillates) for one in found.differences) else ""
        yield f"Share of attractors in which a component is on{at_least} ({len(found.changed)} differ{turning}):"
        if found.conditions > 1:
            yield f"  ({_weighed(found)})"
        yield from (f"  {difference}" for difference in found.differences)
    else:
        yield "\nNo component differs."


def _weighed(found: Explanation) -> str:
    """What shares are means of, where there are several conditions."""
    if found.conditions == 1:
        return ""
    if found.by_condition:
        return f"mean over {found.conditions} conditions, the values of the free inputs"
    return f"of all attractors together: {found.conditions} conditions are too many to be compared one by one"


def _because(step: Link) -> str:
    return ", ".join(equation(name, value) for name, value in step.because)


def _shown(answer: Answer) -> str:
    shown = answer.always + answer.sometimes
    return f"{shown} of {answer.attractors} attractors show it" + (
        f", {answer.sometimes} of them at times" if answer.sometimes else ""
    )


def _arrows(path: Sequence[Regulation]) -> str:
    return path[0].source + "".join(f" {_ARROWS[edge.sign]} {edge.target}" for edge in path)


def _parts(found: Explanation) -> Iterator[str]:
    """What each change of an intervention of several does."""
    for i, one in enumerate(found.parts):
        share = "" if one.share is None else f"; its share of the change {float(one.share):+.3g}"
        others = f"the others without it: {one.others_do}" if len(found.parts) > 2 else ""
        yield ("" if i else "\nIts parts:\n") + (
            f"  {one.change} alone: {one.does} ({_shown(one.alone)}){'; ' * bool(others)}{others}{share}"
        )


def _held_up(found: Explanation) -> Iterator[str]:
    """What holds the phenotype up where it is still there, and what would have to change as well."""
    supports, additions = found.supports, found.additions
    if found.after.fraction:
        for i, one in enumerate(supports.told):
            where = f" ({one.attractors} of {supports.showing} attractors)" if len(supports.told) > 1 else ""
            yield ("" if i else "\nWhat holds it up:\n") + f"  {one.words}{where}"
            yield from (f"    by {line}" for line in _branches(one.routes))
            if one.replaceable:
                yield f"    (something else that follows would do for {', '.join(one.replaceable)})"
            yield from (f"    kept by {line}" for line in _branches(one.loops))
        if supports.ways > len(supports.told):
            yield f"  and {supports.ways - len(supports.told)} other ways"
        if supports.moving:
            yield f"  in {supports.moving} attractors no value that keeps still forces it: it is there by oscillations"
        if supports.limited:
            yield f"  (looked at {ATTRACTORS_LOOKED_AT} attractors at most)"
        if additions.candidates:
            yield from _as_well(additions)


def _branches(routes: Sequence[Sequence[Regulation]]) -> Iterator[str]:
    """The routes; of one that begins as an earlier one does, what comes after the last component that both share."""
    for number, route in enumerate(routes[:_MOST_ROUTES]):
        shared = max((_shared(route, other) for other in routes[:number]), default=0)
        shared = min(shared, len(route) - 1)
        yield "... " * (shared > 0) + _arrows(route[shared:])
    if len(routes) > _MOST_ROUTES:
        yield f"{len(routes) - _MOST_ROUTES} more routes"


def _shared(one: Sequence[Regulation], other: Sequence[Regulation]) -> int:
    """How many regulations two routes share from their beginnings on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _as_well(additions: Additions) -> Iterator[str]:
    size = "one change" if additions.size == 1 else "two changes (on the routes or near the phenotype)"
    looked = f"{additions.looked_at} of {additions.candidates} looked at"
    if not additions.found:
        yield f"\nNo further {size} would remove it ({looked})."
        return
    yield f"\nIt would go with {size} more ({looked}; * does so without the intervention too):"
    shown = [f"{one.changes}{'*' * one.alone}" for one in additions.found]
    yield f"  {'; '.join(shown[:_MOST_SHOWN])}" + (
        f"; and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    )


def _by_itself(done: Intervention, component: str) -> str:
    """Why a component is fixed that nothing else fixes."""
    sources = []
    for one in done.changes:
        match one:
            case Fix(held) | Keep(held):
                if held == component:
                    return "(held)"
            case Cut(source, target):
                sources += [source] if target == component else []
            case _:
                assert_never(one)
    return f"({', '.join(sources)} cut off)" if sources else "(held)"
