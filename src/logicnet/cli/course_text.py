"""What ``logicnet simulate`` prints: a course as a table with a row a time, single walks as a table of moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from logicnet.analysis.course_answer import CurveStatus
from logicnet.cli import question
from logicnet.cli.table import shortened, table

if TYPE_CHECKING:
    from logicnet.analysis.course_answer import Curve, Simulation
    from logicnet.analysis.trajectories import Trajectories

MOST_ROWS = 21
_MOST_NAMES = 10


def course_text(answer: Simulation, *, all_rows: bool) -> str:
    """The course: 21 of its times and those at which the protocol changes something, unless all are wanted."""
    shown = list(range(len(answer.times))) if all_rows else _chosen(answer)
    unit = "step" if answer.steps else "time"
    header = [unit, *(curve.name for curve in answer.curves)]
    rows = [[f"{answer.times[k]:.6g}", *(_cell(curve, k) for curve in answer.curves)] for k in shown]
    parts = [_head(answer), "", table(header, rows, right=frozenset(header)), "", *_statuses(answer)]
    if len(shown) < len(answer.times):
        all_of = f"{len(shown)} of {len(answer.times)} times"
        parts.append(f"{all_of}: --every chooses them; --wide, --json and --output FILE.csv have all")
    return "\n".join(parts)


def walks_text(answer: Trajectories, *, all_rows: bool) -> str:
    """The first moves of each walk, unless all are wanted."""
    parts = [_head(answer)]
    for number, walk in enumerate(answer.walks, 1):
        on = [name if level == 1 else f"{name}={level}" for name, level in walk.begin.items() if level]
        shown = walk.moves if all_rows else walk.moves[:MOST_ROWS]
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


def _chosen(answer: Simulation) -> list[int]:
    """The places of the times that are told: some that are spread evenly, and those of the protocol's changes."""
    changes = {turn.time for turn in answer.protocol.turns}
    turned = (place for place, time in enumerate(answer.times) if time in changes)
    return sorted({*_spread(len(answer.times)), *turned})


def _spread(count: int) -> list[int]:
    """At most 21 places, the first and the last among them, as even as can be."""
    if count <= MOST_ROWS:
        return list(range(count))
    return [round(k * (count - 1) / (MOST_ROWS - 1)) for k in range(MOST_ROWS)]


def _cell(curve: Curve, place: int) -> str:
    value = curve.values[place]
    if value is None:
        return "?"
    if curve.status == CurveStatus.EXACT:
        return value_text(value)
    half = max(curve.high[place] - value, value - curve.low[place])
    return f"{value_text(value)} ±{half:.2g}"


def value_text(value: float) -> str:
    """A value in four digits; one that is nearly nothing is nothing, as no digit of it is sure.

    >>> value_text(0.123456), value_text(1e-17), value_text(2.0)
    ('0.1235', '0', '2')
    """
    return f"{value:.4g}" if abs(value) > 1e-9 else "0"


def _statuses(answer: Simulation) -> list[str]:
    """What is exact, what was sampled, and what is not known, in a line each."""
    of: dict[str, list[Curve]] = {CurveStatus.EXACT: [], CurveStatus.SAMPLED: [], CurveStatus.UNKNOWN: []}
    for curve in answer.curves:
        of[curve.status].append(curve)
    lines = []
    if of[CurveStatus.EXACT]:
        states = max(curve.states or 0 for curve in of[CurveStatus.EXACT])
        error = max(curve.error or 0.0 for curve in of[CurveStatus.EXACT])
        right = f"within {error:.1g}" if error else "to rounding"
        several = "states" if states != 1 else "state"
        lines.append(f"exact, {right} (at most {states} {several} listed){_which(of[CurveStatus.EXACT], answer)}")
    if of[CurveStatus.SAMPLED]:
        walks = of[CurveStatus.SAMPLED][0].walks
        reasons = "; ".join(dict.fromkeys(curve.why for curve in of[CurveStatus.SAMPLED] if curve.why))
        how = f"{walks} walks, seed {answer.seed}; ± is the 95 % interval"
        lines.append(f"sampled ({how}){_which(of[CurveStatus.SAMPLED], answer, reasons)}")
    if of[CurveStatus.UNKNOWN]:
        reasons = "; ".join(dict.fromkeys(curve.why for curve in of[CurveStatus.UNKNOWN] if curve.why))
        lines.append(f"not known{_which(of[CurveStatus.UNKNOWN], answer, reasons)}")
    return lines


def _which(curves: Sequence[Curve], answer: Simulation, reasons: str = "") -> str:
    """The names of some curves and why it is so, after a colon; the reasons alone where they are all."""
    if len(curves) == len(answer.curves):
        return f": {reasons}" if reasons else ""
    names = shortened([curve.name for curve in curves], _MOST_NAMES)
    return f": {names}{f' ({reasons})' if reasons else ''}"
