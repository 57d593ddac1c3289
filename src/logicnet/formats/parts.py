"""The parts of networks in TOML: components, regulations, phenotypes, open choices. What is said twice is checked.

Signs must be what the rules mean, each regulation must be one that its rule has, and the chosen form of an open choice
must be the component's rule. Other keys than those of the tables below are errors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from logicnet.errors import FormatError, LogicnetError, RuleError, Span, UnknownName, closest, did_you_mean
from logicnet.formats.document import Document, Table, dotted
from logicnet.formats.positions import Path
from logicnet.formats.remarks import ANNOTATION, annotation_of, evidence
from logicnet.logic import Expression, Rules
from logicnet.model import Choice, Component, Evidence, Kind, Phenotype, Regulation
from logicnet.model.levels import level_of, maxima, signs_of, target_texts, variables_of

_EVIDENCE = ("references", "why")
_COMPONENT = ("label", "kind", "maximum", "rule", "input", "regulations", *_EVIDENCE, *ANNOTATION)
_REGULATION = ("from", "sign", *_EVIDENCE, *ANNOTATION)
_PHENOTYPE = ("expression", "drug", "mechanism", *_EVIDENCE)
_CHOICE = ("id", "component", "chosen", "alternatives", *_EVIDENCE)
_SIGNS = ("+", "-", "±")
_MOST_LEVELS = 99  # each is a variable; published models have up to 20


def compiled(document: Document, entries: Mapping[str, Table], given: Sequence[str] = ()) -> Rules:
    """Compile the rules; what the core finds wrong in one is shown inside the line of the document. Of a component with
    levels these are the conditions under which its target is at least as high, for each level from 1.

    Components that are ``given`` from elsewhere stand behind them as inputs.
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
        texts += [_rule(name, entry)] if len(own) == 1 else _targets(name, entry, len(own))
    if len(names) > len(entries):
        _check_conditions(document, entries, names)
    names += given
    texts += (f'"{name}"' for name in given)
    wrong: list[tuple[Path, str]] = []

    def place(i: int) -> Span:
        # the core asks for a place only where it has an error to tell: the last one asked for is the rule that is wrong
        wrong.append(((*entries[owners[i][0]].path, "rule"), names[i]))
        return document.inside(wrong[-1][0])

    try:
        return Rules.build(names, texts, place)
    except (RuleError, UnknownName) as error:
        raise _located(error, wrong[-1][0], [*entries, *given]) if wrong else error from None


def maximum(entry: Table) -> int:
    """The highest level of a component."""
    level = entry.number("maximum", 1)
    if not 1 <= level <= _MOST_LEVELS:
        entry.refuse(f"expected a highest level from 1 to {_MOST_LEVELS}, found {level}", "maximum")
    return level


def _targets(name: str, entry: Table, top: int) -> list[str]:
    """The conditions for the target to be at least 1, 2, ...: the highest level whose condition holds is the target."""
    if entry.flag("input", False):
        _rule(name, entry)  # refuses a rule
        return [f'"{name}">={level}' for level in range(1, top + 1)]
    terms = [(level, table.text(key)) for level, key, table in _conditions(entry, top)]
    return target_texts(terms, 0, top)


def _conditions(entry: Table, top: int) -> list[tuple[int, str, Table]]:
    """The condition of each level, the highest first: the level, its key, and the table of all."""
    if "rule" not in entry.data:
        entry.refuse("'rule' is missing", hint='give a rule = { 1 = "…", 2 = "…" }, or input = true')
    if isinstance(entry.data["rule"], str):
        example = ", ".join(f'{level} = "…"' for level in range(1, min(top, 3) + 1))
        entry.refuse(
            f"the component has levels up to {top}: its rule is a table", "rule", hint=f"rule = {{ {example} }}"
        )
    table, found = entry.table("rule"), {}
    for key in table.data:
        if not (key.isascii() and key.isdigit() and 1 <= int(key[:9]) <= top):
            table.refuse(f"expected a level from 1 to {top}, found {key!r}", key)
        if int(key) in found:
            table.refuse(f"a second condition for level {int(key)}", key)
        found[int(key)] = key
    missing = [str(level) for level in range(1, top + 1) if level not in found]
    if missing:
        hint = f'give a condition, {missing[0]} = "…"; "0" where it is never the target'
        entry.refuse(f"no condition for level {', '.join(missing)}", "rule", hint=hint)
    return [(level, found[level], table) for level in sorted(found, reverse=True)]


def _check_conditions(document: Document, entries: Mapping[str, Table], names: Sequence[str]) -> None:
    """Read each condition by itself, so that an error in it is shown where it stands."""
    alphabet = Rules.build(names, [f"{_quoted(name)}" for name in names])
    for entry in entries.values():
        top = maximum(entry)
        if top > 1 and not entry.flag("input", False):
            for _, key, table in _conditions(entry, top):
                try:
                    alphabet.expression(table.text(key), document.inside((*table.path, key)))
                except (RuleError, UnknownName) as error:
                    raise _located(error, (*table.path, key), list(entries)) from None


def _quoted(variable: str) -> str:
    owner = level_of(variable)
    return f'"{owner[0]}">={owner[1]}' if owner else f'"{variable}"'


def _located(error: RuleError | UnknownName, path: Path, names: Sequence[str]) -> LogicnetError:
    """The same error with the path inside the document, and with what would help in a document."""
    if isinstance(error, RuleError):
        return RuleError(f"{dotted(path)}: {error.message}", span=error.span, hint=error.hint)
    near = closest(error.name, names)
    declare = f"declare it: [components.{error.name}] with a rule, or with input = true"
    hint = f"did you mean '{near}'?" if near else declare
    message = f"{dotted(path)}: unknown component '{error.name}'"
    return UnknownName("component", error.name, message=message, span=error.span, hint=hint)


def _rule(name: str, entry: Table) -> str:
    if entry.flag("input", False):
        if "rule" in entry.data:
            entry.refuse("an input has no rule", "rule", hint="remove the rule, or input = true")
        return f'"{name}"'
    if "rule" not in entry.data:
        entry.refuse("'rule' is missing", hint='give a rule = "…", or input = true')
    if isinstance(entry.data["rule"], dict):
        entry.refuse("a rule for each level, and the component has no maximum", "rule", hint="give it, maximum = 2")
    return entry.text("rule")


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
        raise _located(error, path, [*rules.names, *(phenotypes or {})]) from None


def choices(entries: tuple[Table, ...], rules: Rules) -> tuple[Choice, ...]:
    """The open choices; the chosen form of each is the rule of its component."""
    found: dict[str, Choice] = {}
    for entry in entries:
        entry.only(_CHOICE)
        id, component = entry.text("id"), entry.text("component")
        if id in found:
            entry.refuse(f"a second choice with the id '{id}'", "id")
        if component not in rules.position and component not in maxima(rules.names):
            entry.refuse(f"unknown component '{component}'", "component", hint=did_you_mean(component, rules.names))
        if level_of(component) or component in maxima(rules.names):
            entry.refuse(f"open choices are not supported for a component with levels: {component}", "component")
        rule = rules.rule(rules.index(component))
        chosen = expression(entry, "chosen", rules)
        if not chosen.equivalent(rule):
            entry.refuse(f"the chosen form is not the rule of {component}, which is: {rule}", "chosen")
        alternatives = entry.texts("alternatives", required=True)
        if not alternatives:
            entry.refuse("a choice without alternatives", "alternatives")
        for i in range(len(alternatives)):
            if expression(entry, "alternatives", rules, i=i).equivalent(rule):
                path = dotted((*entry.path, "alternatives", i))
                raise FormatError(
                    f"{path}: the same as what was chosen", span=entry.document.span((*entry.path, "alternatives", i))
                )
        found[id] = Choice(id, component, entry.text("chosen"), alternatives, evidence(entry))
    return tuple(found.values())
