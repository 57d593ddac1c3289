"""States, sets of states, and what the update schemes do to them: explicit, over the compiled core."""

from __future__ import annotations

from logicnet.core.budget import Budget
from logicnet.dynamics.attractors import Attractors, Basin
from logicnet.dynamics.schemes import SCHEMES, Scheme, block_sequential
from logicnet.dynamics.sets import StateSet
from logicnet.dynamics.space import StateSpace

__all__ = [
    "SCHEMES",
    "Attractors",
    "Basin",
    "Budget",
    "Scheme",
    "StateSet",
    "StateSpace",
    "block_sequential",
]
