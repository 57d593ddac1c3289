"""Many questions at once: designs, outcomes, ranked tables."""

from logicnet.screen.control import Control, control
from logicnet.screen.design import OVER, Design, Part, design, singles
from logicnet.screen.outcome import Answer, Outcome
from logicnet.screen.result import Screen
from logicnet.screen.run import screen
from logicnet.screen.settings import settings

__all__ = [
    "OVER",
    "Answer",
    "Control",
    "Design",
    "Outcome",
    "Part",
    "Screen",
    "control",
    "design",
    "screen",
    "settings",
    "singles",
]
