"""The answer that a plot draws: the one that was given, or that of a question asked of the network that was given."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar, cast

from logicnet.errors import LogicnetError
from logicnet.model import Network, NetworkLike

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class _Question:
    """A question: its ``function`` and the class of its ``answer``, each as ``module:name``, and how it is ``written``.

    The function is empty where a network is not all that the question needs.
    """

    function: str
    answer: str
    written: str


_QUESTIONS = {
    "attractors": _Question("analysis.attractors:attractors", "analysis.answer:Attractors", 'attractors("il6")'),
    "basins": _Question("analysis.basins:basins", "analysis.basins:Basins", 'basins("il6")'),
    "succession": _Question(
        "analysis.succession:succession", "analysis.succession:Succession", 'analysis.succession.succession("il6")'
    ),
    "states": _Question(
        "analysis.state_graph:state_graph", "analysis.state_graph:StateGraph", 'analysis.state_graph.state_graph("il6")'
    ),
    "simulation": _Question("analysis.simulation:simulate", "analysis.course_answer:Simulation", 'simulate("il6")'),
    "trajectories": _Question(
        "analysis.trajectories:trajectories", "analysis.trajectories:Trajectories", 'trajectories("il6")'
    ),
    "explanation": _Question("", "explanation:Explanation", 'explain("il6", "Resistant", "STAT3%0")'),
    "synergy": _Question("", "screens.pairs:Synergy", 'synergy("il6", "Resistant")'),
}


def answer_for(given: _Answer | NetworkLike, needs: str) -> _Answer:
    """The answer that a plot ``needs``, by the word that ``PLOTS`` has for it: the one that was given; or, where that
    is a network, its name or its file, the answer of the question asked of it, under its default setting. Raises
    LogicnetError for anything else, and for a question that must be told more than the network.

    >>> answer_for("tgfb", "attractors").network.name
    'tgfb'
    >>> answer_for(5, "synergy")
    Traceback (most recent call last):
    logicnet.errors.kinds.LogicnetError: expected the answer Synergy, found int
    logicnet.synergy("il6", "Resistant") gives one
    """
    asked = _QUESTIONS[needs]
    if isinstance(given, _found(asked.answer)):
        return cast(_Answer, given)
    if asked.function and isinstance(given, Network | str | os.PathLike):
        return cast(_Answer, _found(asked.function)(given))
    found = repr(str(given)) if isinstance(given, str | os.PathLike) else type(given).__name__
    hint = f"logicnet.{asked.written} gives one" + ("; or name a network" if asked.function else "")
    raise LogicnetError(f"expected the answer {asked.answer.partition(':')[2]}, found {found}", hint=hint)


def _found(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(f"logicnet.{module}"), name)
