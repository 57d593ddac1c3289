"""What ``logicnet simulate`` prints: a course as a table with a row a time, single walks as a table of moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.table import shortened, table

if TYPE_CHECKING:
    from logicnet.analysis.course_answer import Simulation
    from logicnet.analysis.trajectories import Trajectories

_MOST_MOVES = 21
_MOST_NAMES = 10


def course_text(answer: Simulation, *, all_rows: bool) -> str:
    """The course: 21 of its times and those at which the protocol changes something, unless all are wanted."""
    shown = list(range(len(answer.times))) if all_rows else answer.chosen()
    unit = "step" if answer.steps else "time"
    header = [unit, *(curve.name for curve in answer.curves)]
    rows = [[f"{answer.times[k]:.6g}", *(curve.at(k) for curve in answer.curves)] for k in shown]
    parts = [_head(answer), "", table(header, rows, right=frozenset(header)), "", *answer.statuses()]
    if len(shown) < len(answer.times):
        all_of = f"{len(shown)} of {len(answer.times)} times"
        parts.append(f"{all_of}: --every chooses them; --wide, --json and --output FILE.csv have all")
    return "\n".join(parts)


def walks_text(answer: Trajectories, *, all_rows: bool) -> str:
    """The first moves of each walk, unless all are wanted."""
    parts = [_head(answer)]
    for number, walk in enumerate(answer.walks, 1):
        on = [name if level == 1 else f"{name}={level}" for name, level in walk.begin.items() if level]
        shown = walk.moves if all_rows else walk.moves[:_MOST_MOVES]
        rows = [[f"{time:.6g}", name, level] for time, name, level in shown]
        unit = "step" if answer.steps else "time"
        parts += ["", f"walk {number} (seed {walk.seed}) begins with {_on(on)}"]
        parts += ["", table([unit, "component", "value"], rows, right=frozenset({unit, "value"}))] if rows else []
        if len(shown) < len(walk.moves):
            parts += [f"the first {len(shown)} of {len(walk.moves)} moves: --wide, --json and --output have all"]
        elif not rows:
            parts += ["nothing moves"]
    return "\n".join(parts)


def _on(names: Sequence[str]) -> str:
    return f"{shortened(names, _MOST_NAMES)} on" if names else "all off"


def _head(answer: Simulation | Trajectories) -> str:
    where, begin = str(answer.asked), question.start_of(answer)
    end = f"{answer.until:g}{' steps' if answer.steps else ''}"
    protocol = f"\nprotocol: {answer.protocol}" if answer.protocol else ""
    return f"{answer.network.name}{f' ({where})' if where else ''} from {begin}, until {end}{protocol}"
