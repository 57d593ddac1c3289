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

from logicnet._version import __version__ as __version__

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor, Attractors
    from logicnet.analysis.attractors import attractors
    from logicnet.analysis.basins import Basins, basins
    from logicnet.analysis.course_answer import Simulation
    from logicnet.analysis.probabilities import Probabilities, probabilities
    from logicnet.analysis.questions import in_context
    from logicnet.analysis.reach import Reach, reach
    from logicnet.analysis.shares import TimeShares, shares
    from logicnet.analysis.simulation import simulate
    from logicnet.analysis.structure import Structure, structure
    from logicnet.analysis.trajectories import Trajectories, trajectories
    from logicnet.analysis.trap_spaces import TrapSpaces, fixed_points, trap_spaces
    from logicnet.checking import Satisfaction, holds
    from logicnet.errors import LogicnetError
    from logicnet.evidence import check, ledgers, openness, sensitivity
    from logicnet.explanation import explain
    from logicnet.formats import load, networks, read, write
    from logicnet.formats.catalogue import drugs, read_drugs
    from logicnet.model import Intervention, Network, Setting, State, Subspace, knock_in, knock_out
    from logicnet.report.model.report import ModelReport, report_on
    from logicnet.report.page.network_page import NetworkPage, page
    from logicnet.screens import Comparison, Screen, compare, control, screen, synergy

# Public name -> the module that owns it, imported when the name is first asked for: so the command line can be
# interrupted quietly from its first moment, and loads only what a command needs.
_HOME = {
    "Attractor": "analysis.answer",
    "Attractors": "analysis.answer",
    "attractors": "analysis.attractors",
    "Basins": "analysis.basins",
    "basins": "analysis.basins",
    "LogicnetError": "errors",
    "Intervention": "model",
    "Network": "model",
    "Setting": "model",
    "State": "model",
    "Subspace": "model",
    "knock_in": "model",
    "knock_out": "model",
    "load": "formats",
    "networks": "formats",
    "read": "formats",
    "write": "formats",
    "Satisfaction": "checking",
    "holds": "checking",
    "check": "evidence",
    "ledgers": "evidence",
    "openness": "evidence",
    "sensitivity": "evidence",
    "drugs": "formats.catalogue",
    "read_drugs": "formats.catalogue",
    "Probabilities": "analysis.probabilities",
    "probabilities": "analysis.probabilities",
    "in_context": "analysis.questions",
    "Reach": "analysis.reach",
    "reach": "analysis.reach",
    "Simulation": "analysis.course_answer",
    "simulate": "analysis.simulation",
    "Trajectories": "analysis.trajectories",
    "trajectories": "analysis.trajectories",
    "TimeShares": "analysis.shares",
    "shares": "analysis.shares",
    "Structure": "analysis.structure",
    "structure": "analysis.structure",
    "TrapSpaces": "analysis.trap_spaces",
    "fixed_points": "analysis.trap_spaces",
    "trap_spaces": "analysis.trap_spaces",
    "NetworkPage": "report.page.network_page",
    "page": "report.page.network_page",
    "ModelReport": "report.model.report",
    "report_on": "report.model.report",
    "Screen": "screens",
    "screen": "screens",
    "Comparison": "screens",
    "compare": "screens",
    "control": "screens",
    "explain": "explanation",
    "synergy": "screens",
}

__all__ = [
    "Attractor",
    "Attractors",
    "Basins",
    "Comparison",
    "Intervention",
    "LogicnetError",
    "ModelReport",
    "Network",
    "NetworkPage",
    "Probabilities",
    "Reach",
    "Satisfaction",
    "Screen",
    "Setting",
    "Simulation",
    "State",
    "Structure",
    "Subspace",
    "TimeShares",
    "Trajectories",
    "TrapSpaces",
    "attractors",
    "basins",
    "check",
    "compare",
    "control",
    "drugs",
    "explain",
    "fixed_points",
    "holds",
    "in_context",
    "knock_in",
    "knock_out",
    "ledgers",
    "load",
    "networks",
    "openness",
    "page",
    "probabilities",
    "reach",
    "read",
    "read_drugs",
    "report_on",
    "screen",
    "sensitivity",
    "shares",
    "simulate",
    "structure",
    "synergy",
    "trajectories",
    "trap_spaces",
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
