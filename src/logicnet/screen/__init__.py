"""Many questions at once: designs, outcomes, ranked tables.

The package has the name of its main verb. So that ``logicnet.screen(...)`` means the verb whether or not somebody
imported the package before, the package itself can be called.
"""

import sys
from types import ModuleType
from typing import Any

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


class _Callable(ModuleType):
    def __call__(self, *args: Any, **options: Any) -> Screen:
        return screen(*args, **options)


sys.modules[__name__].__class__ = _Callable
