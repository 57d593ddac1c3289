"""Most permissive update: what a change that takes its time can reach; on the way, others read a component as either
value (Paulevé, Kolčák, Chatain, Haar 2020).

The attractors are the minimal trap spaces: the least among the smallest trap spaces around the asynchronous attractors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from logicnet.core import spaces as core
from logicnet.core.codes import Update
from logicnet.dynamics.schemes.base import Scheme

_TRANSITIVE = (
    "a most permissive step may pass through states that are not Boolean, so Boolean states have no single steps"
)


@dataclass(frozen=True)
class MostPermissive(Scheme):
    name: ClassVar[str] = "most-permissive"
    refuses: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(("step", "path", "until", "always"), _TRANSITIVE)
    )

    def in_core(self, names: Sequence[str]) -> core.SchemeStruct:
        return core.scheme(Update.PERMISSIVE)
