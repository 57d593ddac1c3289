"""``Explanation``: what an intervention does to a phenotype, and by which way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, assert_never

from logicnet.analysis.finding import Finding
from logicnet.analysis.outcome import Answer
from logicnet.explanation.chain import Link
from logicnet.explanation.differences import Difference, changed_components
from logicnet.model import Asked, Cut, Fix, Intervention, Keep, Network, Regulation, Setting
from logicnet.model.assignment import equation
from logicnet.model.levels import owner

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Explanation(Finding):
    """What an intervention does to a phenotype, and by which way.

    ``differences`` stand in the order in which they follow from the intervention (by distance along regulations).
    ``paths`` has one path for each component that the change of the phenotype rests on; none where the phenotype does
    not change, or where no path of regulations explains it.
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
    complete = True
    why_incomplete = ""

    @property
    def asked(self) -> Asked:
        """What was asked about."""
        return Asked(self.network, self.setting, self.intervention)

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
            **self.proof(),
            "outcome": self.outcome,
            "before": {"always": self.before.always, "sometimes": self.before.sometimes, "never": self.before.never},
            "after": {"always": self.after.always, "sometimes": self.after.sometimes, "never": self.after.never},
            "chain": [{**asdict(step), "because": dict(step.because)} for step in self.chain],
            "path": [_named(edge) for edge in self.path],
            "paths": [list(map(_named, path)) for path in self.paths],
            "first": list(self.first),
            "differences": [asdict(difference) for difference in self.differences],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a component that differs: the share of attractors in which it is on, before and after."""
        import pandas

        rows = [asdict(difference) for difference in self.differences]
        return pandas.DataFrame(rows, columns=["component", "before", "after"])

    def __str__(self) -> str:
        return "\n".join(_told(self))


def _named(edge: Regulation) -> dict[str, str]:
    return {"source": edge.source, "target": edge.target, "sign": edge.sign}


_ARROWS = {"+": "->", "-": "-|", "±": "-*", "0": "--"}


def _told(found: Explanation) -> Iterable[str]:
    """The lines: what it does, the chain, the paths, what differs."""
    under = f" under {found.setting}" if found.setting.values else ""
    done = str(found.intervention) or "no intervention"
    yield f"{found.network.name}{under}: {done} {found.outcome} {found.phenotype}"
    for word, answer in (("without", found.before), ("with", found.after)):
        shown = answer.always + answer.sometimes
        yield f"  {word:<8} {shown} of {answer.attractors} attractors show it"
    differing = [step for step in found.chain if step.differs]
    if differing:
        yield "\nWhat follows by percolation, and would not without the intervention:"
        for step in differing:
            why = ", ".join(equation(name, value) for name, value in step.because)
            yield f"  {step.round}. {step.component} = {step.value}   " + (
                f"because {why}" if why else _by_itself(found.intervention, step.component)
            )
    for number, path in enumerate(found.paths):
        arrows = "".join(f" {_ARROWS[edge.sign]} {edge.target}" for edge in path)
        yield ("" if number else "\n") + f"Causal path: {path[0].source}{arrows}"
    if found.differences:
        yield "\nFirst to differ: " + (", ".join(found.first) or "only what is touched")
        at_least = ", or at least at a level" if found.network.levels else ""
        yield f"Share of attractors in which a component is on{at_least} ({len(found.changed)} differ):"
        for difference in found.differences:
            yield f"  {difference.component}: {difference.before:.3g} -> {difference.after:.3g}"
    else:
        yield "\nNo component differs."


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
