"""Checking: which states satisfy a formula of computation tree logic, what is reached, and what is never left.

``holds`` asks it of a network. Claims ask ``decisions`` and the ``notebook`` of attractors for thousands of mutants.
"""

from __future__ import annotations

from logicnet.checking.answer import Satisfaction
from logicnet.checking.question import holds
from logicnet.checking.witness import ShownPath, ShownState

__all__ = ["Satisfaction", "ShownPath", "ShownState", "holds"]
