"""A second look at an answer: each attractor, the list of attractors and the whole are checked by other ways than those
that found them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import Finding
from logicnet.core import solver as core
from logicnet.core.budget import Budget
from logicnet.core.codes import ENDED_BY
from logicnet.core.verification import VerificationCounts, verify
from logicnet.model import Asked

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True, repr=False)
class Verification(Finding):
    """What was checked of an answer, one sentence each; what was not; and what is wrong with it (empty: nothing was
    found).

    That each attractor is one, and that none is listed twice, is proved. That none is missing is proved where every
    state was looked at; elsewhere an attractor outside every minimal trap space would be seen by random walks only.
    """

    checked: tuple[str, ...]
    unchecked: tuple[str, ...]
    wrong: str
    seconds: float
    asked: Asked
    method: str = "rules compiled anew, moves out of each attractor, other ways to a missing one"

    @property
    def complete(self) -> bool:
        """Whether all that could be wrong was looked for."""
        return not self.unchecked

    @property
    def why_incomplete(self) -> str:
        """What was not checked."""
        return "; ".join(self.unchecked)

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong

    @property
    def summary(self) -> str:
        """Whether anything is wrong."""
        return f"wrong: {self.wrong}" if self.wrong else "passed"

    @property
    def _certainty(self) -> str:
        return ""

    def to_dict(self) -> dict[str, Any]:
        """The report as one JSON object."""
        return {
            "passed": self.passed,
            "wrong": self.wrong,
            "checked": list(self.checked),
            "unchecked": list(self.unchecked),
            "seconds": round(self.seconds, 6),
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a sentence: ``checked``, ``unchecked`` or ``wrong``."""
        import pandas

        rows = [("checked", said) for said in self.checked] + [("unchecked", said) for said in self.unchecked]
        return pandas.DataFrame(rows + [("wrong", self.wrong)] * bool(self.wrong), columns=["verdict", "sentence"])


def verification(answer: core.Solution | None, asked: Asked, limit: int, budget: Budget) -> Verification:
    """Check an answer of the core against the network as it was asked about: up to ``limit`` attractors each by itself
    and against the others, and the whole under settings of the inputs. The budget is that of the answer, once more.
    None: there is no answer to check.
    """
    if answer is None:
        return Verification((), ("nothing was solved, so nothing was checked",), "", 0.0, asked)
    started = time.perf_counter()
    found = verify(answer, asked.changed.rules.handle, limit, core.Plan(budget))
    inputs = len(answer.inputs)
    seconds = time.perf_counter() - started
    return Verification(tuple(_checked(found, inputs)), tuple(_unchecked(found, answer)), found.wrong, seconds, asked)


def _checked(found: VerificationCounts, inputs: int) -> list[str]:
    sentences = []
    if found.attractors:
        each = "each is left by no move, and its states all reach each other"
        many = f"{found.attractors:,} listed attractors: {each}; no two share a state"
        one = "1 listed attractor: no move leaves it, and its states all reach each other"
        sentences.append(one if found.attractors == 1 else many)
    if found.counts:
        sentences.append("the counts of attractors, fixed points and states are those of the list")
    if found.exhaustive:
        under = _under(found.exhaustive, inputs)
        sentences.append(f"every state that percolation leaves was looked at{under}: there is no other attractor")
    if found.searched:
        under = _under(found.searched, inputs)
        sentences.append(f"no trap space, and so no fixed point, is without a listed attractor{under}")
    if found.walks:
        sentences.append(f"{found.walks} walks from random states reached a listed attractor")
    return sentences


def _under(settings: int, inputs: int) -> str:
    return f" under {settings} of {2**inputs:,} settings of the inputs" if inputs else ""


def _unchecked(found: VerificationCounts, answer: core.Solution) -> list[str]:
    sentences = []
    if found.ended:
        sentences.append(f"the {ENDED_BY[found.ended]} ended the checks")
    if answer.left:
        sentences.append("the answer is incomplete, so nothing was looked for that may be missing")
    elif not found.listed_all:
        sentences.append("there are more attractors than were listed: only those listed were checked")
    elif not found.ended and not found.wrong:
        if not found.every_setting:
            sentences.append("whether an attractor is missing under the other settings of the inputs")
        if found.exhaustive < found.settings:
            sentences.append("whether an attractor that lies in no minimal trap space is missing, beyond those walks")
    return sentences
