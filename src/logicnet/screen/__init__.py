"""Many questions at once: designs, outcomes, ranked tables."""

from logicnet.screen.design import OVER, singles
from logicnet.screen.outcome import Outcome
from logicnet.screen.single import Screen, screen

__all__ = ["OVER", "Outcome", "Screen", "screen", "singles"]
