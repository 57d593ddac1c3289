"""An explanation as people read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from logicnet.model import Intervention
from logicnet.model.assignment import equation

if TYPE_CHECKING:
    from logicnet.screens.explanation import Explanation

_ARROWS = {"+": "->", "-": "-|", "±": "-*", "0": "--"}


def told(found: Explanation) -> Iterable[str]:
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
        yield f"Share of attractors in which a component is on ({len(found.differences)} differ):"
        for difference in found.differences:
            yield f"  {difference.component}: {difference.before:.3g} -> {difference.after:.3g}"
    else:
        yield "\nNo component differs."


def _by_itself(done: Intervention, component: str) -> str:
    """Why a component is fixed that nothing else fixes."""
    sources = [source for source, target in done.cut if target == component]
    return "(held)" if component in done.held or not sources else f"({', '.join(sources)} cut off)"
