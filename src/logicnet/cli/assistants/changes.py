"""Tools that ask what would change a phenotype, and why: screens, minimal sets, explanations."""

from __future__ import annotations

from dataclasses import replace
from math import comb
from typing import Annotated, Any

import logicnet
from logicnet.cli.assistants.again import command_of
from logicnet.cli.assistants.asking import (
    ContextText,
    InterventionText,
    LimitNumber,
    NetworkText,
    PhenotypeText,
    Reply,
    SettingText,
    bounds_at,
    changes_in,
    held_in,
    read_by,
)
from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.replies import reply
from logicnet.cli.assistants.timed import TimedRunner
from logicnet.core.codes import End
from logicnet.errors import LogicnetError
from logicnet.model.notation import split_names, touched
from logicnet.screens import Screen, design, singles
from logicnet.screens.question import Question
from logicnet.screens.run import Run

_SHARE = 0.75  # of the time is for the work; the rest is for ranking and telling what was found
MOST_TRIED = 500_000


def screen_tool(
    desk: Desk,
    network: NetworkText,
    phenotype: PhenotypeText,
    setting: SettingText = None,
    over: Annotated[str, 'What is tried, joined by commas: "nodes", "edges", "drugs".'] = "nodes,edges",
    only: Annotated[str, 'The only components to perturb, joined by commas: "STAT3,IL6".'] = "",
    size: Annotated[int, "Combinations of up to this many of them."] = 1,
    start: Annotated[str, '"resistant", or a state: also what is reached from there, and after withdrawal.'] = "",
    intervention: InterventionText = "",
    context: ContextText = "",
    limit: LimitNumber = 30,
) -> Reply:
    """Try many interventions, ranked by what they do to a phenotype: removes, reduces, keeps or increases it."""

    found = desk.network(network)
    asked = held_in(found, setting, intervention, context)
    most, hands = desk.limit(limit), TimedRunner(desk.timeout * _SHARE)
    given: dict[str, Any] = {"intervention": asked["intervention"], "start": start}
    given |= {"timeout": hands.left, "memory": desk.memory}
    question = Question.of(found, phenotype, asked["setting"], None, **given)
    parts = singles(found, split_names(over), only=split_names(only), background=question.background)
    _confirm_size(len(parts), size)
    screened = Run(question, design(parts, size)).answered(hands)
    record, left_out = _first_rows(screened, most), max(len(screened) - most, 0)
    options = {"over": over, "only": only, "size": str(size) if size > 1 else "", "start": start}
    command = command_of(
        "screen", network, phenotype=phenotype, setting=setting, intervention=intervention, context=context, **options
    )
    known = {component.name for component in found.components}
    acting = [row["intervention"] for row in record["rows"] if row["outcome"] not in ("keeps", "wild type")]
    about = [name for text in acting for place in touched(text, known) for name in place]
    about += read_by(found, phenotype)
    return reply(found, record, command=command, about=about, left_out=left_out)


def _confirm_size(parts: int, size: int) -> None:
    """Raise LogicnetError for more combinations than can be ranked in the time of an answer."""
    many = sum(comb(parts, width) for width in range(1, min(size, parts) + 1))
    if many > MOST_TRIED:
        raise LogicnetError(
            f"up to {many:.3g} interventions of size {size}, and an answer tries {MOST_TRIED} at most",
            hint="a smaller size, fewer components (only), or the command line, which has no such bound",
        )


def _first_rows(screened: Screen, most: int) -> dict[str, Any]:
    """A screen under one setting as JSON with its first rows; how far it goes is said of all of them."""
    (group,) = screened.rows.groups
    first = replace(group, order=group.order[:most], answers=group.answers[:most], ranks=group.ranks[:most])
    told = replace(screened, rows=replace(screened.rows, groups=(first,))).to_dict()
    decided = sum(answer.whole for answer in group.answers)
    proof = screened.proof()
    if any(End.TIME.in_words in answer.ended_by for answer in dict.fromkeys(group.answers)):
        proof["why_incomplete"] = f"stopped by the time budget: {proof['why_incomplete']}"
    return told | proof | {"left_out": 0, "rows_in_all": len(screened), "rows_decided": decided}


def control_tool(
    desk: Desk,
    network: NetworkText,
    phenotype: Annotated[str, 'What is wanted, as an expression or a phenotype: "!Resistant".'],
    setting: SettingText = None,
    size: Annotated[int, "The most changes in a set."] = 2,
    over: Annotated[str, 'What is used, joined by commas: "nodes", "edges", "drugs".'] = "nodes",
    intervention: InterventionText = "",
    context: ContextText = "",
    limit: LimitNumber = 50,
) -> Reply:
    """Find the smallest interventions that make a phenotype certain in every attractor."""

    found = desk.network(network)
    asked = held_in(found, setting, intervention, context)
    given: dict[str, Any] = {"size": size, "over": split_names(over)}
    record = logicnet.control(found, phenotype, **asked, **given, **bounds_at(desk)).to_dict()
    most = desk.limit(limit)
    sets = {held: listed[:most] for held, listed in record["sets"].items()}
    left_out = sum(max(len(listed) - most, 0) for listed in record["sets"].values())
    options = {"size": str(size), "over": over}
    command = command_of(
        "control", network, phenotype=phenotype, setting=setting, intervention=intervention, context=context, **options
    )
    known = {component.name for component in found.components}
    used = [name for listed in sets.values() for one in listed for place in touched(one, known) for name in place]
    about = [*used, *read_by(found, phenotype)]
    return reply(found, record | {"sets": sets}, command=command, about=about, left_out=left_out)


def explain_tool(
    desk: Desk,
    network: NetworkText,
    phenotype: PhenotypeText,
    intervention: InterventionText,
    setting: SettingText = None,
    context: ContextText = "",
) -> Reply:
    """Explain why an intervention does what it does to a phenotype, or why it does not: what holds the phenotype up."""
    found = desk.network(network)
    inside = held_in(found, setting, "", context)
    given: dict[str, Any] = {"setting": inside["setting"], "background": inside["intervention"]}
    answer = logicnet.explain(found, phenotype, changes_in(found, intervention), **given, **bounds_at(desk))
    command = command_of(
        "explain", network, phenotype=phenotype, setting=setting, intervention=intervention, context=context
    )
    about = [name for edge in answer.path for name in (edge.source, edge.target)]
    about += [name for ends in answer.supports.regulations for name in (ends.source, ends.target)]
    record = answer.to_dict() | {"text": str(answer)}
    return reply(found, record, command=command, about=[*about, *read_by(found, phenotype)])
