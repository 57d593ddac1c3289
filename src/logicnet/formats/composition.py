"""Compositions in TOML: a network made of others, joined as ``networks/README.md`` describes under "Composition".

A document with a table ``[composition]`` in the place of ``[network]``. Members stand beside it, or are shipped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from logicnet.errors import CompositionError, Span, UnknownName, did_you_mean
from logicnet.formats.contexts import contexts
from logicnet.formats.document import Document, Table
from logicnet.formats.files import read_bytes, stands
from logicnet.formats.parts import check_rule, choices, compiled, component, maximum, phenotypes, rule_of
from logicnet.formats.remarks import (
    EVIDENCE,
    NAMED,
    annotation_of,
    evidence,
    named_interventions,
    named_settings,
    named_starts,
    readouts,
    references,
)
from logicnet.formats.shipped import load
from logicnet.formats.table import format_of, read_suffixes
from logicnet.formats.table import read as read_file
from logicnet.formats.toml_timing import read_timing
from logicnet.logic import Rules
from logicnet.model import Choice, Component, Network, Regulation
from logicnet.model.composition import compose
from logicnet.model.joins import Combination, CompositionPlan, highest_levels
from logicnet.model.levels import RuleText, quoted, rules_of_targets, variables_of
from logicnet.model.renaming import renamed

_HEAD = ("name", "title", "figure", "description", "members", "identifiers", "prefixes", "notes")
_PARTS = (
    "composition",
    "rename",
    "omit",
    "joins",
    "components",
    "phenotypes",
    "readouts",
    "choices",
    *NAMED,
    "contexts",
    "references",
    "timing",
)
_JOIN = ("combine", "maximum", "rule", "input", "regulations", *EVIDENCE)
_HOW = ("or", "and", "replace")


def read(root: Table, path: str) -> Network:
    """Compose what the document describes. Raises LogicnetError with file, line and the path inside the document."""
    root.only(_PARTS)
    head = root.table("composition")
    head.only(_HEAD)
    if not head.texts("members", required=True):
        head.refuse("a composition without members", "members")
    members = _members(head, root.table("rename"), path)
    said = {
        name: maximum(entry) for name, entry in root.table("joins").named() if entry.data.get("combine") == "replace"
    }
    own = _own(root, members, highest_levels(members, said))
    plan = _plan(root, highest_levels([*members, own], said))
    try:
        network = compose(
            [*members, own] if len(own) else members,
            plan,
            name=head.text("name", Path(path).stem),
            title=head.text("title", ""),
            figure=head.text("figure", ""),
            description=head.text("description", "").strip(),
            source=path,
            place=lambda member, part, name: _place({m.name: m for m in members}, member, part, name),
        )
    except CompositionError as error:
        # it points into a member's file already
        if error.span:
            raise
        raise CompositionError(error.message, span=head.document.span(head.path), hint=error.hint) from None
    _check(root, network, plan)
    read_out = phenotypes(root.table("phenotypes"), network.rules) if "phenotypes" in root.data else network.phenotypes
    notes = tuple(note for member in members for note in member.notes)
    listed = {one.key: one for one in (*network.references, *references(root))}
    network = replace(network, phenotypes=read_out)
    asked = _choices(root, network)
    # what the whole leaves open of a component stands in the place of what its members left open there
    taken = {choice.component for choice in asked}
    left = (choice for choice in network.choices if choice.component not in taken)
    return replace(
        network,
        readouts=readouts(root, network),
        choices=(*left, *asked),
        notes=notes,
        annotation=annotation_of(head),
        references=tuple(listed.values()),
        settings=named_settings(root, network),
        starts=named_starts(root, network),
        interventions=named_interventions(root, network),
        timing=read_timing(root, network),
        contexts=contexts(root, network),
        members=tuple(member.name for member in members),
    )


def _members(head: Table, renames: Table, path: str) -> list[Network]:
    """The members, read from files beside the document (or shipped), with their components under the names they have
    here.
    """
    names = head.texts("members", required=True)
    renames.only(names)
    found = []
    for i, name in enumerate(names):
        if name in names[:i]:
            head.refuse(f"'{name}' is a member twice", "members")
        given = renames.table(name)
        mapping = {old: given.text(old) for old in given.data}
        try:
            member = _member(name, Path(path).parent)
            found.append(renamed(member, mapping) if mapping else member)
        except UnknownName as error:
            given.refuse(error.message, hint=error.hint)
        except CompositionError as error:
            given.refuse(error.message, hint=error.hint)
    return found


def _member(name: str, folder: Path) -> Network:
    beside = [folder / name, *(folder / f"{name}{suffix}" for suffix in read_suffixes())]
    path = next((path for path in beside if path.suffix and stands(path)), None)
    return read_file(path) if path is not None else load(name)


def _own(root: Table, members: Sequence[Network], others: Mapping[str, int]) -> Network:
    """The components that no member has, as a network that takes all ``others`` as inputs.

    ``others``: the components of the members, each with its highest level.
    """
    entries = dict(root.table("components").named())
    for name in entries:
        if name in others:
            root.table("components").refuse(
                "a member has this component", name, hint=f"say how its rule changes: [joins.{name}]"
            )
    if not entries:
        return Network("own", Rules.build([], []))
    rules = compiled(root.document, entries, others)
    parts = [component(name, entry, rules) for name, entry in entries.items()]
    given = [Component(name, maximum=top) for name, top in others.items()]
    levels = any(part.maximum > 1 for part in (*parts, *given))
    return Network("own", rules_of_targets(rules), (*parts, *given), targets=rules if levels else None)


def _plan(root: Table, tops: Mapping[str, int]) -> CompositionPlan:
    omitted = root.table("omit")
    for _, entry in omitted.named():
        entry.only(EVIDENCE)
    # a network of inputs alone, against which rules are read before there is a whole
    names = [one for name, top in tops.items() if name not in omitted.data for one in variables_of(name, top)]
    alphabet = Rules.build(names, list(map(quoted, names)))
    joins = {name: _join(name, entry, alphabet) for name, entry in root.table("joins").named()}
    phenotypes = () if "phenotypes" in root.data else None  # compiled once the rules are joined
    return CompositionPlan(joins, tuple(omitted.data), phenotypes)


def _join(name: str, entry: Table, alphabet: Rules) -> Combination:
    entry.only(_JOIN)
    how = entry.text("combine")
    if how not in _HOW:
        entry.refuse(f"unknown way to combine: '{how}'", "combine", hint=did_you_mean(how, _HOW, "ways"))
    rule, top, is_open = _joined(entry, how, alphabet)
    edges = []
    for edge in entry.tables("regulations"):
        edge.only(("from", "sign", *EVIDENCE))
        edges.append(Regulation(edge.text("from"), name, edge.text("sign"), evidence(edge)))
    if is_open and edges:
        entry.refuse("an input has no regulations", "regulations", hint="remove them, or input = true")
    return Combination(how, rule, evidence(entry), tuple(edges), is_open, top)  # type: ignore[arg-type]


def _joined(entry: Table, how: str, alphabet: Rules) -> tuple[RuleText, int, bool]:
    """The rule that a join gives, the highest level of its component, and whether it leaves the component open."""
    is_open = entry.flag("input", False)
    for key in ("rule", "maximum", "input") if how != "replace" else ():
        if key in entry.data:
            what = {"rule": "a rule is", "maximum": "a maximum is", "input": "an input is"}[key]
            entry.refuse(f'{what} given with combine = "replace", and only with it', key)
    if how != "replace":
        return "", 1, False
    if is_open:
        if "rule" in entry.data:
            entry.refuse("an input has no rule", "rule", hint="remove the rule, or input = true")
        return "", maximum(entry), True
    if "rule" not in entry.data:
        entry.refuse(
            'a rule is given with combine = "replace", and only with it', hint="or leave it open: input = true"
        )
    top = maximum(entry)
    rule_of(entry, top)  # says what is wrong with the shape of the rule
    return check_rule(entry, "rule", alphabet, top), top, False


def _check(root: Table, network: Network, plan: CompositionPlan) -> None:
    """What can be said only of the joined rules: the signs and edges of joins, and that every edge has evidence."""
    for name, combination in plan.rules.items():
        entry = root.table("joins").table(name)
        signs = {edge.source: edge.sign for edge in network.regulations if edge.target == name}
        for i, edge in enumerate(combination.regulations):
            if edge.source not in signs:
                entry.refuse(
                    f"the rule does not mention {edge.source}",
                    "regulations",
                    hint=did_you_mean(edge.source, signs, "it mentions"),
                )
            if edge.sign != signs[edge.source]:
                entry.refuse(
                    f"entry {i + 1}: {edge.source} has the sign {signs[edge.source]} in this rule, not {edge.sign!r}",
                    "regulations",
                )
        known = {edge.source for edge in network.component(name).regulations}
        for source in signs:
            if source not in known and network.component(name).regulations:
                entry.refuse(
                    f"no member has evidence for the edge from {source}",
                    "regulations",
                    hint=f'add {{ from = "{source}", … }}',
                )


def _choices(root: Table, network: Network) -> tuple[Choice, ...]:
    own = choices(root.tables("choices"), network.targets or network.rules)
    for i, choice in enumerate(own):
        if choice.id in {other.id for other in network.choices}:
            root.tables("choices")[i].refuse(f"a member has a choice with the id '{choice.id}'", "id")
    return own


def _place(members: Mapping[str, Network], member: str, part: str, name: str) -> Span | None:
    """Where a member's rule or expression stands in its file."""
    source = members[member].source if member in members else None
    if source is None or format_of(source) != "toml":
        return None
    document = Document.parse(read_bytes(Path(source)), source)
    key = "rule" if part == "components" else "expression"
    return document.span((part, name, key)) if name in document.data.get(part, {}) else None
