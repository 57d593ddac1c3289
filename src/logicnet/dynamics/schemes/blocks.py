"""Block-sequential update: one block of components after another, those of a block at once (Robert 1986).

The core finds attractors as cycles of a map: images of the whole space while they shrink, then each remaining state is
followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from logicnet.core import spaces as core
from logicnet.core.codes import Update
from logicnet.dynamics.schemes.base import Scheme
from logicnet.errors import SchemeError, UnknownName


@dataclass(frozen=True)
class BlockSequential(Scheme):
    """Without ``blocks`` each component is a block, in the network's order."""

    name: ClassVar[str] = "block-sequential"
    blocks: tuple[tuple[str, ...], ...] | None = None

    def in_core(self, names: Sequence[str]) -> core.SchemeStruct:
        places = range(len(names)) if self.blocks is None else _places(self.blocks, names)
        return core.scheme(Update.BLOCKS, places)


def block_sequential(blocks: Iterable[Iterable[str]]) -> Scheme:
    """The block-sequential scheme: one block of components after another, the components of a block at once.

    - ``blocks``: the names in each block, in the order of update; each component in exactly one of them.

    Returns the scheme, which ``StateSpace`` takes instead of a name.

    Raises nothing itself: UnknownName or SchemeError come where the scheme meets a space that the blocks do not fit.

    Source: F. Robert, Discrete Iterations (1986).

    >>> block_sequential([["IL6", "JAK1"], ["STAT3"]]).name
    'block-sequential'
    """
    return BlockSequential(tuple(tuple(block) for block in blocks))


def _places(blocks: tuple[tuple[str, ...], ...], names: Sequence[str]) -> list[int]:
    """The number of each component's block. Every component must stand in exactly one block."""
    place: dict[str, int] = {}
    for number, block in enumerate(blocks):
        for name in block:
            if name not in names:
                raise UnknownName("component", name, names)
            if name in place:
                raise SchemeError(f"{name} stands in two blocks")
            place[name] = number
    if missing := [name for name in names if name not in place]:
        raise SchemeError(f"no block updates {', '.join(missing[:5])}", hint="a component in no block would never move")
    return [place[name] for name in names]
