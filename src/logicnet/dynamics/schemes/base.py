"""What every update scheme says of itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from logicnet.core import spaces as core


class Scheme(ABC):
    """What a step is. Fixed points are the same in all schemes; a scheme decides which other attractors there are.

    ``name`` is the one that the command line and the field use. ``refuses`` are the questions that have no meaning
    under it, each with the reason.
    """

    name: ClassVar[str]
    refuses: ClassVar[Mapping[str, str]] = MappingProxyType({})

    @abstractmethod
    def in_core(self, names: Sequence[str]) -> core.SchemeStruct:
        """How the core is asked for it, over these components."""
