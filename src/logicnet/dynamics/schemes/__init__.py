"""Update schemes: what a step is, one scheme a module, and one table of them."""

from __future__ import annotations

from logicnet.dynamics.schemes.base import Scheme
from logicnet.dynamics.schemes.blocks import block_sequential
from logicnet.dynamics.schemes.table import SCHEMES, accept, scheme_of

__all__ = ["SCHEMES", "Scheme", "accept", "block_sequential", "scheme_of"]
