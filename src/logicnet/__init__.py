"""logicnet: which interventions remove the resistant phenotype, and why.

Exact asynchronous attractors of logical networks, knock-out screens, and the evidence that each shipped rule rests on.

>>> import logicnet
>>> network = logicnet.load("il6")
>>> logicnet.attractors(network, setting="FAC=1").complete
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from logicnet.analysis import Attractor, Attractors, attractors
    from logicnet.errors import LogicnetError
    from logicnet.evidence import check, ledgers, openness, sensitivity
    from logicnet.formats import load, networks, read, write
    from logicnet.formats.catalogue import drugs
    from logicnet.model import Intervention, Network, Setting, State, Subspace, knock_in, knock_out
    from logicnet.screen import Screen, screen

__version__ = "0.1.0"

# Public name -> the module that owns it. Each is imported when it is first asked for, so that `import logicnet` stays
# cheap.
_HOME = {
    "Attractor": "analysis",
    "Attractors": "analysis",
    "attractors": "analysis",
    "LogicnetError": "errors",
    "check": "evidence",
    "ledgers": "evidence",
    "openness": "evidence",
    "sensitivity": "evidence",
    "load": "formats",
    "drugs": "formats.catalogue",
    "networks": "formats",
    "read": "formats",
    "write": "formats",
    "Intervention": "model",
    "Network": "model",
    "Setting": "model",
    "State": "model",
    "Subspace": "model",
    "knock_in": "model",
    "knock_out": "model",
    "Screen": "screen",
    "screen": "screen",
}

__all__ = [
    "Attractor",
    "Attractors",
    "Intervention",
    "LogicnetError",
    "Network",
    "Screen",
    "Setting",
    "State",
    "Subspace",
    "attractors",
    "check",
    "drugs",
    "knock_in",
    "knock_out",
    "ledgers",
    "load",
    "networks",
    "openness",
    "read",
    "screen",
    "sensitivity",
    "write",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'logicnet' has no attribute {name!r}")
    value = getattr(import_module(f"logicnet.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
