"""The attractors by context: how many, of which kind, and which phenotypes they show."""

from __future__ import annotations

from collections.abc import Iterable

from logicnet.analysis.answer import Attractors
from logicnet.analysis.attractor_columns import names_on, names_oscillating
from logicnet.model.assignment import equated
from logicnet.report.model.blocks import Block, Cell, Code, DataTable, Paragraph, Section, typed
from logicnet.report.model.contexts import InContext
from logicnet.report.model.facts import Facts

_DETAILED = 3  # contexts whose attractors are shown one by one
_ATTRACTORS = 20
_NAMES = 30


def by_context(facts: Facts) -> Section:
    """The section: a row a context, then the attractors of the first contexts one by one."""
    several = facts.by_context
    blocks: list[Block] = [
        Paragraph(
            "Asynchronous attractors, exact: one component moves at a time. Inputs that a context leaves open are "
            "free, and every attractor under every value of the free inputs is counted."
        ),
        _overview(facts),
    ]
    unfinished = [one for one in several if not one.found.complete]
    blocks += [
        Paragraph(f"{one.name}: not all are known: {one.found.why_incomplete}.", note=True) for one in unfinished
    ]
    cut = [one.name for one in several if one.found.truncated]
    if cut and facts.network.phenotypes:
        said = f"In {', '.join(cut)} phenotypes are told of the attractors that are listed, and not of all."
        blocks.append(Paragraph(said, note=True))
    detailed = several if len(several) <= _DETAILED else ()
    for one in detailed:
        blocks += _one_by_one(one)
    if not detailed:
        command = "logicnet attractors NETWORK --context NAME"
        blocks.append(Paragraph(("The attractors of a context one by one: ", Code(command))))
    return Section("attractors", "Attractors by context", tuple(blocks))


def _overview(facts: Facts) -> DataTable:
    phenotypes = [one.name for one in facts.network.phenotypes]
    head = ("context", "held", "attractors", "fixed points", "cyclic")
    told = ("always shown", "shown by some") if phenotypes else ()
    rows = [_row(one, phenotypes) for one in facts.by_context]
    numbers = frozenset({"attractors", "fixed points", "cyclic"})
    return DataTable("Attractors in each context", (*head, *told), tuple(rows), numbers)


def _row(one: InContext, phenotypes: list[str]) -> tuple[Cell, ...]:
    found = one.found
    listed = "" if not found.truncated else f" of {len(found)} listed"
    kinds = [f"{sum(each.settings for each in several)}{listed}" for several in (found.fixed_points, found.cyclic)]
    count = f"{'' if found.complete else 'at least '}{found.count:,}"
    title: Cell = (Code(one.name), f" {one.title}") if one.title else one.name
    held = " ".join(filter(None, [str(one.asked.setting), str(one.asked.intervention)]))
    row: tuple[Cell, ...] = (title, Code(held) if held else "nothing", count, *kinds)
    if not phenotypes:
        return row
    words = {name: shown_in(found, name) for name in phenotypes}
    always = [name for name, word in words.items() if word == "always"]
    some = [name for name, word in words.items() if word == "some"]
    return (*row, typed(always), typed(some))


def shown_in(found: Attractors, phenotype: str) -> str:
    """Whether the listed attractors show a phenotype: ``always`` (all of them do, in all states), ``some``, ``never``;
    empty where none is listed.
    """
    expression = found.network.expression(phenotype)
    words = {one.shows(expression) for one in found}
    if not words:
        return ""
    return "always" if words == {"always"} else "never" if words == {"never"} else "some"


def _one_by_one(one: InContext) -> Iterable[Block]:
    found = one.found
    phenotypes = [(p.name, found.network.expression(p.name)) for p in found.network.phenotypes]
    rows = []
    for number, each in enumerate(found.attractors[:_ATTRACTORS], 1):
        shown = [
            f"{name}{'' if word == 'always' else f' ({word})'}"
            for name, e in phenotypes
            if (word := each.shows(e)) != "never"
        ]
        states = (
            "not known" if each.states is None else f"{each.states:,}" if each.states < 10**9 else f"{each.states:.1e}"
        )
        condition: Cell = Code(equated(each.condition)) if each.condition else ""
        row: list[Cell] = [str(number), condition, each.kind, states]
        row += [typed(shown)] if phenotypes else []
        rows.append((*row, typed(names_on(each), _NAMES), typed(names_oscillating(each), _NAMES)))
    told = ("phenotypes",) if phenotypes else ()
    head = ("number", "inputs", "kind", "states", *told, "on", "oscillating")
    more = f"; the first {_ATTRACTORS} of {len(found)} rows" if len(found) > _ATTRACTORS else ""
    standing_for = sum(each.settings for each in found)
    if standing_for > len(found):
        stand = "1 row stands" if len(found) == 1 else f"{len(found)} rows stand"
        yield Paragraph(
            "An attractor that is the same whatever value some inputs have stands in one row, which leaves them "
            f"out: {stand} for {standing_for:,} attractors."
        )
    if rows:
        yield DataTable(f"{one.name}: attractors one by one{more}", head, tuple(rows), frozenset({"states"}))
