"""Synchronous update: every component takes the value of its rule (Kauffman 1969).

The core finds attractors as cycles of a map: images of the whole space while they shrink, then each remaining state is
followed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from logicnet.core import spaces as core
from logicnet.core.codes import Update
from logicnet.dynamics.schemes.base import Scheme


@dataclass(frozen=True)
class Synchronous(Scheme):
    name: ClassVar[str] = "synchronous"

    def in_core(self, names: Sequence[str]) -> core.SchemeStruct:
        return core.scheme(Update.BLOCKS)
