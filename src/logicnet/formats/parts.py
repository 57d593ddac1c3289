"""The parts of networks in TOML: components, regulations, phenotypes, open choices. What is said twice is checked.

Signs must be what the rules mean, each regulation must be one that its rule has, and the chosen form of an open choice
must be the component's rule. Other keys than those of the tables below are errors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from logicnet.errors import FormatError, LogicnetError, RuleError, Span, UnknownName, closest, did_you_mean
from logicnet.formats.document import Document, Table, dotted
from logicnet.formats.positions import Path
from logicnet.formats.remarks import ANNOTATION, EVIDENCE, annotation_of, evidence
from logicnet.logic import Expression, Rules
from logicnet.model import Choice, Component, Evidence, Kind, Phenotype, Regulation
from logicnet.model.levels import (
    RuleText,
    agree,
    level_of,
    maxima,
    owner,
    quoted,
    signs_of,
    spelled,
    texts_of,
    variables_of,
)

_COMPONENT = ("label", "kind", "maximum", "rule", "input", "regulations", *EVIDENCE, *ANNOTATION)
_REGULATION = ("from", "sign", *EVIDENCE, *ANNOTATION)
_PHENOTYPE = ("expression", "drug", "mechanism", *EVIDENCE)
_CHOICE = ("id", "component", "chosen", "alternatives", *EVIDENCE)
_SIGNS = ("+", "-", "±")
_MOST_LEVELS = 99  # each is a variable; published models have up to 20


def compiled(document: Document, entries: Mapping[str, Table], given: Mapping[str, int] | None = None) -> Rules:
    """Compile the rules; what the core finds wrong in one is shown inside the line of the document. Of a component with
    levels these are the conditions under which its target is at least as high, for each level from 1.

    Components that are ``given`` from elsewhere, each with its highest level, stand behind them as inputs.
    """
    names: list[str] = []
    texts: list[str] = []
    owners: list[tuple[str, int]] = []  # the component of each variable, and its level
    for name, entry in entries.items():
        entry.only(_COMPONENT)
        # with these no rule could name it, not even in quotes
        if any(c in name for c in '"\0\n\r\t') or not name.strip():
            entry.refuse(f"{name!r} cannot name a component", hint="use letters, digits and underscores")
        if level_of(name):
            entry.refuse(
                f"{name!r} cannot name a component: it stands for a level", hint="give its component a maximum"
            )
        own = variables_of(name, maximum(entry))
        names += own
        owners += ((name, level) for level in range(1, len(own) + 1))
        texts += _texts(name, entry, len(own))
    levels = len(names) > len(entries)
    others = [variable for name, top in (given or {}).items() for variable in variables_of(name, top)]
    names += others
    texts += map(quoted, others)
    if levels:
        _check_conditions(entries, Rules.build(names, list(map(quoted, names))))
    wrong: list[tuple[Path, str]] = []

    def place(i: int) -> Span:
        # the core asks for a place only where it has an error to tell: the last one asked for is the rule that is wrong
        wrong.append(((*entries[owners[i][0]].path, "rule"), names[i]))
        return document.inside(wrong[-1][0])

    try:
        return Rules.build(names, texts, place)
    except (RuleError, UnknownName) as error:
        raise _located(error, wrong[-1][0], [*entries, *(given or {})]) if wrong else error from None


def maximum(entry: Table) -> int:
    """The highest level of a component."""
    level = entry.number("maximum", 1)
    if not 1 <= level <= _MOST_LEVELS:
        entry.refuse(f"expected a highest level from 1 to {_MOST_LEVELS}, found {level}", "maximum")
    return level


def _texts(name: str, entry: Table, top: int) -> tuple[str, ...]:
    """The conditions for the target to be at least 1, 2, ...: the highest level whose condition holds is the target."""
    if entry.flag("input", False):
        _refuse_rule(entry)
        return tuple(map(quoted, variables_of(name, top)))
    return texts_of(rule_of(entry, top))


def rule_of(entry: Table, top: int) -> RuleText:
    """The rule of a component that has a rule: a text, or with levels up to ``top`` the condition of each."""
    if "rule" not in entry.data:
        example = '"…"' if top == 1 else '{ 1 = "…", 2 = "…" }'
        entry.refuse("'rule' is missing", hint=f"give a rule = {example}, or input = true")
    if top == 1:
        if isinstance(entry.data["rule"], dict):
            entry.refuse("a rule for each level, and the component has no maximum", "rule", hint="give it, maximum = 2")
        return entry.text("rule")
    if isinstance(entry.data["rule"], str):
        entry.refuse(f"the component has levels up to {top}: its rule is a table", "rule", hint=f"rule = {_shape(top)}")
    return tuple(text for text, _, _ in _conditions(entry.table("rule"), top))


def check_rule(entry: Table, key: str, rules: Rules, top: int) -> RuleText:
    """The rule at a key, each condition of it read against the components of ``rules``. Raises LogicnetError with the
    place of what is wrong.
    """
    if top == 1:
        expression(entry, key, rules)
        return entry.text(key)
    if key in entry.data and not isinstance(entry.data[key], dict):
        entry.refuse(f"the component has levels up to {top}: expected a table", key, hint=f"{key} = {_shape(top)}")
    return _checked(entry.table(key), rules, top)


def _checked(table: Table, rules: Rules, top: int) -> tuple[str, ...]:
    """The conditions of a table, each read by itself, so that an error in it is shown where it stands."""
    found = _conditions(table, top)
    for _, key, place in found:
        expression(place, key, rules)
    return tuple(text for text, _, _ in found)


def _shape(top: int) -> str:
    levels = ", ".join(f'{level} = "…"' for level in range(1, min(top, 3) + 1))
    return f"{{ {levels} }}"


def _conditions(table: Table, top: int) -> list[tuple[str, str, Table]]:
    """The condition of each level from 1: the text, its key, and the table of all."""
    found: dict[int, str] = {}
    for key in table.data:
        if not (key.isascii() and key.isdigit() and 1 <= int(key[:9]) <= top):
            table.refuse(f"expected a level from 1 to {top}, found {key!r}", key)
        if int(key) in found:
            table.refuse(f"a second condition for level {int(key)}", key)
        found[int(key)] = key
    missing = [str(level) for level in range(1, top + 1) if level not in found]
    if missing:
        hint = f'give a condition, {missing[0]} = "…"; "0" where it is never the target'
        what = f"{dotted(table.path)}: no condition for level {', '.join(missing)}"
        raise FormatError(what, span=table.document.span(table.path), hint=hint)
    return [(table.text(found[level]), found[level], table) for level in range(1, top + 1)]


def _check_conditions(entries: Mapping[str, Table], alphabet: Rules) -> None:
    for entry in entries.values():
        top = maximum(entry)
        if top > 1 and not entry.flag("input", False):
            _checked(entry.table("rule"), alphabet, top)


def _located(error: RuleError | UnknownName, path: Path, names: Sequence[str]) -> LogicnetError:
    """The same error with the path inside the document, and with what would help in a document."""
    if isinstance(error, RuleError):
        return RuleError(f"{dotted(path)}: {error.message}", span=error.span, hint=error.hint)
    near = closest(error.name, names)
    declare = f"declare it: [components.{error.name}] with a rule, or with input = true"
    hint = f"did you mean '{near}'?" if near else declare
    message = f"{dotted(path)}: unknown component '{error.name}'"
    return UnknownName("component", error.name, message=message, span=error.span, hint=hint)


def _refuse_rule(entry: Table) -> None:
    if "rule" in entry.data:
        entry.refuse("an input has no rule", "rule", hint="remove the rule, or input = true")


def component(name: str, entry: Table, rules: Rules) -> Component:
    """A component as its table says it."""
    return Component(
        name,
        label=entry.text("label", ""),
        kind=entry.member("kind", Kind),
        evidence=evidence(entry),
        regulations=_regulations(name, entry, rules),
        maximum=maximum(entry),
        annotation=annotation_of(entry),
    )


def _regulations(name: str, entry: Table, rules: Rules) -> tuple[Regulation, ...]:
    """The evidence for each edge into a component: for all that its rule has, with the sign that the rule gives them,
    or for none.
    """
    if "regulations" not in entry.data:
        return ()
    signs = signs_of(rules, variables_of(name, maximum(entry)))
    # the core has an input as a rule that names itself; the document gives it no rule, and so no edge
    if entry.flag("input", False):
        signs = {}
    found: dict[str, Regulation] = {}
    for edge in entry.tables("regulations"):
        edge.only(_REGULATION)
        source, sign = edge.text("from"), edge.text("sign")
        if source not in signs:
            edge.refuse(
                f"the rule of {name} does not mention {source}", "from", hint=did_you_mean(source, signs, "it mentions")
            )
        if source in found:
            edge.refuse(f"a second entry for {source}", "from")
        if sign != signs[source]:
            meant = (
                "has no effect in this rule" if signs[source] == "0" else f"has the sign {signs[source]} in this rule"
            )
            edge.refuse(
                f"{source} {meant}, not {sign!r}", "sign", hint="" if sign in _SIGNS else f"signs: {' '.join(_SIGNS)}"
            )
        found[source] = Regulation(source, name, sign, evidence(edge), annotation_of(edge))
    for source in signs:
        if source not in found:
            entry.refuse(
                f"no entry for {source}, which the rule mentions",
                "regulations",
                hint=f'{{ from = "{source}", sign = "{signs[source]}", … }}',
            )
    # an entry that only repeats what the rule says is checked, and says nothing more
    return tuple(edge for edge in found.values() if edge.evidence != Evidence() or edge.annotation)


def phenotypes(entries: Table, rules: Rules) -> tuple[Phenotype, ...]:
    """Each is compiled once here, so that an error in it is found when the file is read, and shown where it stands."""
    expressions = {name: entry.text("expression") for name, entry in entries.named()}
    found = []
    for name, entry in entries.named():
        entry.only(_PHENOTYPE)
        others = {other: text for other, text in expressions.items() if other != name}
        expression(entry, "expression", rules, others)
        drug, mechanism = entry.text("drug", ""), entry.text("mechanism", "")
        found.append(Phenotype(name, expressions[name], drug, mechanism, evidence(entry)))
    return tuple(found)


def expression(
    entry: Table, key: str, rules: Rules, phenotypes: Mapping[str, str] | None = None, *, i: int | None = None
) -> Expression:
    """The expression at a key (or the one with number ``i`` in the list there)."""
    text = entry.text(key) if i is None else entry.texts(key)[i]
    path = (*entry.path, key) if i is None else (*entry.path, key, i)
    try:
        return rules.expression(text, entry.document.inside(path), phenotypes)
    except (RuleError, UnknownName) as error:
        raise _located(error, path, [*dict.fromkeys(map(owner, rules.names)), *(phenotypes or {})]) from None


def choices(entries: tuple[Table, ...], rules: Rules) -> tuple[Choice, ...]:
    """The open choices; the chosen form of each is the rule of its component. ``rules`` are, of components with levels,
    the conditions under which the target is at least as high.
    """
    found: dict[str, Choice] = {}
    known = {**dict.fromkeys(rules.names, 1), **maxima(rules.names)}
    for entry in entries:
        entry.only(_CHOICE)
        id, component = entry.text("id"), entry.text("component")
        if id in found:
            entry.refuse(f"a second choice with the id '{id}'", "id")
        if component not in known or level_of(component):
            near = list(dict.fromkeys(map(owner, known)))
            entry.refuse(f"unknown component '{component}'", "component", hint=did_you_mean(component, near))
        top = known[component]
        own = [rules.rule(rules.index(variable)) for variable in variables_of(component, top)]
        if "chosen" not in entry.data:
            entry.refuse("'chosen' is missing: expected the rule of the component")
        chosen = check_rule(entry, "chosen", rules, top)
        if not _is(chosen, own, rules):
            stands = spelled(tuple(map(str, own)) if top > 1 else str(own[0]))
            entry.refuse(f"the chosen form is not the rule of {component}, which is: {stands}", "chosen")
        alternatives = _alternatives(entry, rules, top)
        for i, rule in enumerate(alternatives):
            if _is(rule, own, rules):
                entry.refuse("the same as what was chosen", "alternatives", entry=i)
        found[id] = Choice(id, component, chosen, alternatives, evidence(entry))
    return tuple(found.values())


def _alternatives(entry: Table, rules: Rules, top: int) -> tuple[RuleText, ...]:
    several: tuple[RuleText, ...]
    if top == 1:
        several = entry.texts("alternatives", required=True)
        for i in range(len(several)):
            expression(entry, "alternatives", rules, i=i)
    else:
        listed = entry.data.get("alternatives")
        for i, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, str):
                what = f"the component has levels up to {top}: expected a table"
                entry.refuse(what, "alternatives", entry=i, hint=_shape(top))
        several = tuple(_checked(table, rules, top) for table in entry.tables("alternatives"))
    if not several:
        entry.refuse("a choice without alternatives", "alternatives")
    return several


def _is(rule: RuleText, own: Sequence[Expression], rules: Rules) -> bool:
    """Whether a rule is the one that stands, by function."""
    return all(agree(rules.expression(text), one) for text, one in zip(texts_of(rule), own, strict=True))
