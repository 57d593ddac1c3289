"""What tools take, typed and described, and how it is read."""

from __future__ import annotations

from typing import Annotated, Any

from logicnet.cli.assistants.desk import Desk
from logicnet.model import Network

Reply = dict[str, Any]

NetworkText = Annotated[str, "A shipped network's name (see list_networks), or a file's path in the server's folder."]
SettingText = Annotated[
    str | None,
    'Inputs that are held: "FAC=1 TIM3=0", or "@NAME" of a setting that the network names. "" holds nothing; left out, '
    "the network's default setting. An input that is not held takes all its values.",
]
InterventionText = Annotated[
    str,
    'What is changed, joined by blanks: "STAT3%0" knocks out, "STAT3%1" holds at 1, "IL6:IL6R%0" cuts an edge, a drug '
    "goes by its name (see drugs).",
]
ContextText = Annotated[
    str, "A context that the network has (see describe): its inputs and changes join what is asked."
]
PhenotypeText = Annotated[str, 'A phenotype\'s name (see describe), or an expression: "!Resistant & BCSC".']
StartText = Annotated[
    str,
    'Where it starts: "A=1 B=0", a mixture "1/3: A=1; 2/3: A=0", or "attractors(FAC=0)"; what is not named is free.',
]
LimitNumber = Annotated[int, "The most rows that come back; rows_left_out says how many more there are."]


def held_in(network: Network, setting: str | None, intervention: str, context: str) -> dict[str, Any]:
    """What is held and changed, in a context where one is named. Raises LogicnetError."""
    from logicnet.analysis.questions import read_asked

    asked = read_asked(network, setting, intervention, context=context or None)
    return {"setting": asked.setting, "intervention": asked.intervention}


def changes_in(network: Network, text: str) -> Any:
    """An intervention, in notation or by the names of drugs. Raises LogicnetError."""
    return held_in(network, "", text, "")["intervention"]


def bounds_at(desk: Desk) -> dict[str, Any]:
    """What an answer may take, by the names that every question gives its arguments."""
    return {"timeout": desk.timeout, "memory": desk.memory}


def read_by(network: Network, measure: str) -> list[str]:
    """The components that a phenotype, an expression or a component reads; none where it is a sum."""
    from logicnet.errors import LogicnetError

    try:
        return list(network.read_by(network.expression(measure)))
    except LogicnetError:
        return []
