"""The table of tools: by name, the function that answers, whose first argument is the desk."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping

from logicnet.cli.assistants.asking import Reply
from logicnet.cli.assistants.changes import control_tool, explain_tool, screen_tool
from logicnet.cli.assistants.dynamics import (
    attractors_tool,
    holds_tool,
    probabilities_tool,
    reach_tool,
    simulate_tool,
)
from logicnet.cli.assistants.models import check_tool, describe_tool, drugs_tool, list_networks_tool
from logicnet.errors import UnknownName

Tool = Callable[..., Reply]

TOOLS: Mapping[str, Tool] = {
    "list_networks": list_networks_tool,
    "describe": describe_tool,
    "attractors": attractors_tool,
    "screen": screen_tool,
    "explain": explain_tool,
    "reach": reach_tool,
    "probabilities": probabilities_tool,
    "control": control_tool,
    "simulate": simulate_tool,
    "holds": holds_tool,
    "check": check_tool,
    "drugs": drugs_tool,
}


def confirm_arguments(name: str, given: Iterable[str]) -> None:
    """Raise UnknownName, with the nearest, for an argument that a tool does not take: it would mean nothing."""
    known = list(inspect.signature(TOOLS[name]).parameters)[1:]
    for one in given:
        if one not in known:
            raise UnknownName("argument", one, known, message=f"{name} takes no argument '{one}'")
