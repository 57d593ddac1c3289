"""Asynchronous update: one component that differs from its rule takes its value (Thomas 1991).

The core finds attractors by pivots: forward and backward closures of where random walks end, after the basin of the
fixed points is removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from logicnet.core import spaces as core
from logicnet.core.codes import Update
from logicnet.dynamics.schemes.base import Scheme


@dataclass(frozen=True)
class Asynchronous(Scheme):
    name: ClassVar[str] = "asynchronous"

    def in_core(self, names: Sequence[str]) -> core.SchemeStruct:
        return core.scheme(Update.ASYNCHRONOUS)
