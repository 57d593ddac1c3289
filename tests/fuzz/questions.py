"""The questions, and which networks they are put to."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import planted
from fuzz import attractors, claims, screens, spaces, starts
from fuzz.case import Case, Words


@dataclass(frozen=True)
class Question:
    """A question, the most components it is asked about, and the networks between two askings."""

    ask: Callable[[Case], Words]
    largest: int
    every: int = 1
    command: str = ""


QUESTIONS = {
    "attractors": Question(attractors.attractors, 14, command="attractors NETWORK --json"),
    "attractors under small limits": Question(attractors.under_small_limits, 14),
    "attractors without a step": Question(attractors.without_a_step, 14, 2),
    "verification": Question(attractors.verified, 14, 3, "attractors NETWORK --verify"),
    "attractors under an intervention": Question(attractors.under_an_intervention, 14, 3),
    "conditions": Question(attractors.conditions, 14, 3, "attractors NETWORK --json"),
    "phenotypes": Question(attractors.phenotypes, 14, 3),
    "fixed points": Question(spaces.fixed_points, 14, 3, "fixedpoints NETWORK"),
    "trap spaces": Question(spaces.trap_spaces, 10, 2, "trapspaces NETWORK"),
    "succession": Question(spaces.successions, 7, 2, "succession NETWORK"),
    "reach": Question(starts.reached, 12, 2),
    "probabilities": Question(starts.probabilities, 9, 2),
    "screens": Question(screens.screens, 8, 3),
    "synergy": Question(screens.synergy, 6, 4),
    "control": Question(screens.controls, 6, 3),
    "claims": Question(claims.claims, 5, 2),
}


def network_of(seed: int, number_: int, largest: int = 14) -> planted.Net:
    """The network with this number: the families take turns, sizes are drawn."""
    source = random.Random(f"{seed} {number_}")
    families = sorted(planted.FAMILIES)
    family = families[number_ % len(families)]
    size = source.choice((*range(3, 11), *range(11, 15), *range(11, 15)))
    net = planted.planted(source, min(size, largest), min(size, largest), family)
    return planted.oddly_named(source, net) if number_ % 16 == 5 else net


def plain(net: planted.Net) -> bool:
    """Whether every name can stand in a start or an intervention as it is."""
    return all(planted.NAME.fullmatch(name) for name in net[0])


def questions_for(net: planted.Net, number_: int) -> list[str]:
    """Which questions come to this network; those that are spelled in words only where names are plain."""
    odd = ("attractors", "attractors under small limits", "attractors without a step", "fixed points", "trap spaces")
    return [
        name
        for place, (name, question) in enumerate(QUESTIONS.items())
        if len(net[0]) <= question.largest
        and (number_ // len(planted.FAMILIES) + place) % question.every == 0
        and (plain(net) or name in odd)
    ]


def asked(question: str, net: planted.Net, key: str) -> list[str]:
    """What disagrees; an error counts."""
    try:
        return list(QUESTIONS[question].ask(Case(*net, key)))
    except Exception as error:  # whatever it is, it is no answer
        return [f"{type(error).__name__}: {error}"]
