"""A claim as it is asked of a mutant: the same claim, with further changes in the background of each of its arms."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from logicnet.evidence.claim import (
    Arm,
    Claim,
    Compares,
    Durable,
    FromAttractors,
    FromMixture,
    FromStates,
    InAttractors,
    Property,
    Reaches,
    Satisfies,
    Start,
)
from logicnet.model import Intervention


def inside(claim: Claim, background: Intervention) -> Claim:
    """The claim with these changes in the background of its arm, of the arm that it is compared with, and of those that
    its start comes from. Where an arm changes the same place itself, the arm has the last word.
    """
    return replace(
        claim,
        arm=_arm(claim.arm, background),
        property=_property(claim.property, background),
        start=_start(claim.start, background),
    )


def _arm(arm: Arm, background: Intervention) -> Arm:
    return replace(arm, background=arm.background | background.elsewhere(*arm.interventions))


def _property(claimed: Property, background: Intervention) -> Property:
    match claimed:
        case Compares():
            return replace(claimed, than=_arm(claimed.than, background))
        case InAttractors() | Reaches() | Satisfies() | Durable():
            return claimed
        case _:
            assert_never(claimed)


def _start(start: Start | None, background: Intervention) -> Start | None:
    match start:
        case None | FromStates() | FromMixture():
            return start
        case FromAttractors():
            return replace(start, arm=_arm(start.arm, background), start=_start(start.start, background))
        case _:
            assert_never(start)
