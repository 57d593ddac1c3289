"""Many questions at once: designs, outcomes, ranked tables."""

from logicnet.screen.alternatives import Robustness, alternatives
from logicnet.screen.control import Control, control
from logicnet.screen.design import OVER, Design, Part, design, singles
from logicnet.screen.explain import Explanation, explain
from logicnet.screen.outcome import Answer, Outcome
from logicnet.screen.result import Screen
from logicnet.screen.run import screen
from logicnet.screen.settings import settings
from logicnet.screen.synergy import Synergy, synergy

__all__ = [
    "OVER",
    "Answer",
    "Control",
    "Explanation",
    "Robustness",
    "Synergy",
    "Design",
    "Outcome",
    "Part",
    "Screen",
    "alternatives",
    "control",
    "explain",
    "design",
    "screen",
    "settings",
    "singles",
    "synergy",
]
