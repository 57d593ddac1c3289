"""The table of tools: by name, the function that answers, whose first argument is the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from logicnet.cli.assistants.asking import Reply
from logicnet.cli.assistants.bounds import confirm_question
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


def confirm_arguments(name: str, given: Mapping[str, Any]) -> None:
    """Raise LogicnetError for a tool that there is not, and for arguments that it does not take as they are."""
    if name not in TOOLS:
        raise UnknownName("tool", name, list(TOOLS))
    confirm_question(name, TOOLS[name], given)
