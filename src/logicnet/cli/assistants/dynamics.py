"""Tools that ask what a network does: attractors, reach, probabilities, courses, formulas."""

from __future__ import annotations

import re
from typing import Annotated, Any

import logicnet
from logicnet.cli.assistants.again import command_of
from logicnet.cli.assistants.asking import (
    ContextText,
    InterventionText,
    LimitNumber,
    NetworkText,
    Reply,
    SettingText,
    StartText,
    bounds_at,
    held_in,
    read_by,
)
from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.replies import reply
from logicnet.errors import LogicnetError

_MOST_TIMES = 1000


def attractors_tool(
    desk: Desk,
    network: NetworkText,
    setting: SettingText = None,
    intervention: InterventionText = "",
    context: ContextText = "",
    limit: LimitNumber = 20,
) -> Reply:
    """Find all attractors of the asynchronous network, exactly, each with the phenotypes that it shows."""
    found = desk.network(network)
    asked = held_in(found, setting, intervention, context)
    most = desk.limit(limit)
    record = logicnet.attractors(found, **asked, **bounds_at(desk)).to_dict()
    shown, left_out = record["attractors"][:most], max(len(record["attractors"]) - most, 0)
    command = command_of("attractors", network, setting=setting, intervention=intervention, context=context)
    about = [name for one in found.phenotypes for name in read_by(found, one.name)]
    return reply(found, record | {"attractors": shown}, command=command, about=about, left_out=left_out)


def reach_tool(
    desk: Desk,
    network: NetworkText,
    start: StartText,
    target: Annotated[str, "An expression to be reached by a shortest path."] = "",
    setting: SettingText = None,
    intervention: InterventionText = "",
    context: ContextText = "",
    limit: LimitNumber = 20,
) -> Reply:
    """Ask which attractors can and must be reached from a start, and a shortest path to a target."""
    found = desk.network(network)
    asked = held_in(found, setting, intervention, context)
    record = logicnet.reach(found, start, target=target, **asked, **bounds_at(desk)).to_dict()
    most = desk.limit(limit)
    shown, left_out = record["reached"][:most], max(len(record["reached"]) - most, 0)
    given: dict[str, Any] = {"start": start, "target": target}
    command = command_of("reach", network, setting=setting, intervention=intervention, context=context, **given)
    about = read_by(found, target) if target else []
    return reply(found, record | {"reached": shown}, command=command, about=about, left_out=left_out)


def probabilities_tool(
    desk: Desk,
    network: NetworkText,
    start: StartText = "",
    setting: SettingText = None,
    intervention: InterventionText = "",
    context: ContextText = "",
    rates: Annotated[str | None, 'How fast components move: "STAT3=10 IL6:up=1/2"; the others at rate 1.'] = None,
    limit: LimitNumber = 20,
) -> Reply:
    """Ask in which attractor the network ends, and how probably: exact, or sampled with a 95 % interval."""
    found = desk.network(network)
    asked = held_in(found, setting, intervention, context)
    record = logicnet.probabilities(found, start, **asked, rates=rates, **bounds_at(desk)).to_dict()
    most = desk.limit(limit)
    shown, left_out = record["attractors"][:most], max(len(record["attractors"]) - most, 0)
    given: dict[str, Any] = {"start": start, "rates": rates}
    command = command_of("probabilities", network, setting=setting, intervention=intervention, context=context, **given)
    about = [name for one in found.phenotypes for name in read_by(found, one.name)]
    return reply(found, record | {"attractors": shown}, command=command, about=about, left_out=left_out)


def simulate_tool(
    desk: Desk,
    network: NetworkText,
    start: Annotated[
        str | None, "Where it starts, as in reach; left out, the network's own start or all states."
    ] = None,
    until: Annotated[float, "The time that is followed, in units of 1/rate."] = 10.0,
    every: Annotated[float | None, "The time between two values; left out, a twentieth of until."] = None,
    protocol: Annotated[str, 'What changes at given times: "2: FAC=1; 6: FAC=0 siltuximab".'] = "",
    show: Annotated[str, "Phenotypes, readouts or components to follow, joined by commas; left out, phenotypes."] = "",
    setting: SettingText = None,
    intervention: InterventionText = "",
    context: ContextText = "",
) -> Reply:
    """Follow what phenotypes, readouts and components are on average over time: exact, or sampled with a band."""
    from logicnet.analysis.followed import measure_texts

    found = desk.network(network)
    asked = held_in(found, setting, intervention, context)
    step = until / 20 if every is None else every
    if step > 0 and until / step > _MOST_TIMES:
        raise LogicnetError(f"more than {_MOST_TIMES} times to tell", hint="a longer every, or a shorter until")
    measures = measure_texts(show) if show else None
    given: dict[str, Any] = {"until": until, "every": step, "protocol": protocol, "measures": measures}
    record = logicnet.simulate(found, start, **given, **asked, **bounds_at(desk)).to_dict()
    options = {"start": start, "until": str(until), "every": str(step), "protocol": protocol, "show": show}
    command = command_of("simulate", network, setting=setting, intervention=intervention, context=context, **options)
    about = [name for one in record["curves"] for name in read_by(found, one["measure"])]
    return reply(found, record, command=command, about=about)


def holds_tool(
    desk: Desk,
    network: NetworkText,
    formula: Annotated[str, 'A formula of computation tree logic: "AG EF STAT3", "AG (A -> EF B)", "E[A U B]".'],
    start: StartText = "",
    setting: SettingText = None,
    intervention: InterventionText = "",
    context: ContextText = "",
) -> Reply:
    """Decide whether every start state satisfies a CTL formula, with a witness."""
    found = desk.network(network)
    asked = held_in(found, setting, intervention, context)
    record = logicnet.holds(found, formula, start=start, **asked, **bounds_at(desk)).to_dict()
    options = {"setting": setting, "intervention": intervention, "context": context, "start": start}
    about = [name for word in re.findall(r"\w+", formula) for name in read_by(found, word)]
    return reply(found, record, command=command_of("ctl", network, formula, **options), about=about)
