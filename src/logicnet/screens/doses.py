"""Doses: interventions some of whose changes are made with a probability below 1, as exact mixtures of networks.

Each such change is made or not, on its own. So k of them mix 2^k networks, and each weighs what its choices weigh
together. What is expected of the mixture is the weighted mean; attractors it has none, so nothing is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import prod

from logicnet.analysis.outcome import Answer, ValueWithEnds
from logicnet.analysis.yardstick import Yardstick
from logicnet.errors import InterventionError
from logicnet.model import Intervention
from logicnet.screens.designs import Design

MOST_DOSES = 10
"""Doses of one intervention: twice as many networks are asked for each."""
_DIGITS = 12


def confirm_doses(design: Design, by: Yardstick) -> None:
    """Raise InterventionError where a design has doses and the screen goes by what a mixture of networks has not, or
    one intervention has too many.
    """
    if not design.doses:
        return
    if by.counts:
        one = design.doses[0]
        raise InterventionError(
            f"{one} mixes networks with and without the change, and a mixture has no attractors to go by ({by.column})",
            hint="ask for --probability, --share or --readout, and let --by name no other",
        )
    for intervention in design:
        if len(intervention.doses) > MOST_DOSES:
            raise InterventionError(
                f"{len(intervention.doses)} doses in one intervention mix too many networks: {intervention}",
                hint=f"at most {MOST_DOSES}",
            )


def networks_of(intervention: Intervention) -> list[tuple[float, Intervention]]:
    """What is mixed: the intervention of each network, and what it weighs.

    >>> from logicnet.model import Fix
    >>> [(weight, str(one)) for weight, one in networks_of(Intervention((Fix("A", 0, penetrance=0.75),)))]
    [(0.75, 'A%0'), (0.25, '')]
    """
    doses = intervention.doses
    whole = [one for one in intervention.changes if one.penetrance >= 1]
    found = []
    for choice in product((True, False), repeat=len(doses)):
        made = [replace(one, penetrance=1.0) for one, is_made in zip(doses, choice, strict=True) if is_made]
        chances = (
            one.penetrance if is_made else 1 - one.penetrance for one, is_made in zip(doses, choice, strict=True)
        )
        found.append((prod(chances), Intervention.of([*whole, *made])))
    return found


def mixed(parts: Sequence[tuple[float, Answer]]) -> Answer:
    """The answer of a mixture. It is as certain as the least certain part."""
    answers = [answer for _, answer in parts]
    words = dict.fromkeys(word for answer in answers for word in answer.method.split("; ")[1:])
    steps = dict.fromkeys(step for answer in answers for step in answer.method.split("; ")[0].split(" + "))
    states = {answer.status for answer in answers}
    failed = next((status for status in states if status.startswith("failed")), "")
    status = failed or ("exact" if states == {"exact"} else "sampled" if states <= {"exact", "sampled"} else "bounded")
    chance = _mean([(weight, (a.probability, a.low, a.high)) for weight, a in parts])
    share = _mean([(weight, (a.share, a.share_low, a.share_high)) for weight, a in parts])
    columns = zip(*(answer.values for answer in answers), strict=True)
    weights = [weight for weight, _ in parts]
    values = tuple(_mean(list(zip(weights, column, strict=True))) for column in columns)
    return Answer(0, 0, 0, status, "; ".join([" + ".join(steps), *words]), "", "", *chance, *share, values)


def _mean(parts: Sequence[tuple[float, ValueWithEnds]]) -> ValueWithEnds:
    """The weighted mean, with the interval that the parts' intervals make where one of them has one."""
    sums = [0.0, 0.0, 0.0]
    exact = True
    for weight, (value, low, high) in parts:
        if value is None:
            return None, None, None
        exact = exact and low is None
        for at, one in enumerate((value, value if low is None else low, value if high is None else high)):
            sums[at] += weight * one
    return (round(sums[0], _DIGITS) + 0.0, None, None) if exact else (sums[0], sums[1], sums[2])
