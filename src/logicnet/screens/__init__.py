"""Many questions at once: designs, outcomes, ranked tables."""

from logicnet.analysis.outcome import Answer, Outcome
from logicnet.screens.control_answer import Control
from logicnet.screens.designs import OVER, Design, Part, design, singles
from logicnet.screens.environments import settings
from logicnet.screens.minimal_sets import control
from logicnet.screens.pairs import Synergy, synergy
from logicnet.screens.robustness import Robustness, alternatives
from logicnet.screens.run import screen
from logicnet.screens.table import Screen
from logicnet.screens.twins import Comparison, compare

__all__ = [
    "OVER",
    "Answer",
    "Comparison",
    "Control",
    "Robustness",
    "Synergy",
    "Design",
    "Outcome",
    "Part",
    "Screen",
    "alternatives",
    "compare",
    "control",
    "design",
    "screen",
    "settings",
    "singles",
    "synergy",
]
