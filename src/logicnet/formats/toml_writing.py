"""Networks written in TOML, with all that they know; ``toml`` reads it back.

Tables stand in the order of ``networks/README.md``; what a network does not know has no line.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from logicnet.model import Annotation, Component, Context, Evidence, Identifier, Named, Network, Readout, Reference
from logicnet.model.annotation import is_compact
from logicnet.model.levels import RuleText
from logicnet.model.prefixes import unknown_prefixes, wrong_accessions

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Lines = Iterator[str]


def toml_document(network: Network) -> str:
    """The whole document."""
    parts = [
        _network(network),
        *(_component(component, network) for component in network.components),
        *_phenotypes(network),
        *_readouts(network),
        *_choices(network),
        *_named("settings", "values", network.settings),
        *_named("starts", "values", network.starts),
        *_named("interventions", "changes", network.interventions),
        *map(_context, network.contexts),
        *map(_reference, _references(network)),
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


def text(value: str) -> str:
    """A text in quotes; one of several lines stands on lines of its own.

    >>> text('a "b"')
    '"a \\\\"b\\\\""'
    """
    if "\n" not in value:
        return _line(value)
    inner = value.replace("\\", "\\\\").replace('"""', '""\\"')
    if inner.endswith('"'):
        inner = inner[:-1] + '\\"'
    return '"""\n' + _HIDDEN.sub(lambda sign: f"\\u{ord(sign.group()):04x}", inner) + '"""'


def key(name: str) -> str:
    """A key, in quotes where it must.

    >>> key("STAT3"), key("NF-κB")
    ('STAT3', '"NF-κB"')
    """
    return name if _BARE.fullmatch(name) else _line(name)


def inline_list(values: Iterable[str | int | float]) -> str:
    """A list of texts and numbers on one line."""
    return f"[{', '.join(_line(value) if isinstance(value, str) else repr(value) for value in values)}]"


def _network(network: Network) -> Lines:
    yield "[network]"
    yield f"name = {text(network.name)}"
    yield from _told(title=network.title, figure=network.figure, description=network.description)
    yield from (f"{name} = {value}" for name, value in _annotation(network.annotation))
    # of a collection that the file names, accessions of any form are read again
    unchecked = (uri.partition(":")[0] for uri in wrong_accessions(network))
    if own := tuple(dict.fromkeys((*unknown_prefixes(network), *unchecked))):
        yield f"prefixes = {inline_list(own)}"


def _component(component: Component, network: Network) -> Lines:
    yield f"[components.{key(component.name)}]"
    yield from _told(label=component.label, kind=component.kind or "")
    if component.maximum > 1:
        yield f"maximum = {component.maximum}"
    if component.name in network.inputs or component.name in network.inputs_with_levels:
        yield "input = true"
    else:
        yield f"rule = {_rule(component, network)}"
    yield from (f"{name} = {value}" for name, value in _evidence(component.evidence))
    yield from (f"{name} = {value}" for name, value in _annotation(component.annotation))
    if component.regulations:
        yield from _regulations(component, network)


def _rule(component: Component, network: Network) -> str:
    """The rule as a text; with levels a condition for each, of which the highest that holds is the target."""
    conditions = network.conditions(component.name)
    return _rule_text(conditions[0] if component.maximum == 1 else tuple(conditions))


def _rule_text(rule: RuleText) -> str:
    if isinstance(rule, str):
        return text(rule)
    # on one line, as in a table of rules: TOML has no inline table of several lines
    return f"{{ {', '.join(f'{level} = {_line(condition)}' for level, condition in enumerate(rule, 1))} }}"


def _regulations(component: Component, network: Network) -> Lines:
    """The edges of the rule, those that something is known of first: a document lists all or none."""
    signs = {edge.source: edge.sign for edge in network.regulations if edge.target == component.name}
    known = {edge.source: edge for edge in component.regulations if edge.source in signs}
    if not known:
        return
    yield "regulations = ["
    for source in (*known, *(source for source in signs if source not in known)):
        pairs = [("from", text(source)), ("sign", text(signs[source]))]
        if source in known:
            pairs += [*_evidence(known[source].evidence), *_annotation(known[source].annotation, inline=True)]
        yield f"  {{ {', '.join(f'{name} = {value}' for name, value in pairs)} }},"
    yield "]"


def _phenotypes(network: Network) -> Iterator[Lines]:
    for one in network.phenotypes:
        yield iter(
            [
                f"[phenotypes.{key(one.name)}]",
                f"expression = {text(one.expression)}",
                *_told(drug=one.drug, mechanism=one.mechanism),
                *(f"{name} = {value}" for name, value in _evidence(one.evidence)),
            ]
        )


def _readouts(network: Network) -> Iterator[Lines]:
    """One table of all, a line each; with what it rests on a table on that line."""
    if network.readouts:
        yield iter(["[readouts]", *map(_readout, network.readouts)])


def _readout(one: Readout) -> str:
    said = [f"{name} = {value}" for name, value in _evidence(one.evidence)]
    expression = _line(one.expression)
    value = f"{{ {', '.join((f'expression = {expression}', *said))} }}" if said else expression
    return f"{key(one.name)} = {value}"


def _choices(network: Network) -> Iterator[Lines]:
    for one in network.choices:
        yield iter(
            [
                "[[choices]]",
                f"id = {text(one.id)}",
                f"component = {text(one.component)}",
                f"chosen = {_rule_text(one.chosen)}",
                f"alternatives = [{', '.join(map(_alternative, one.alternatives))}]",
                *(f"{name} = {value}" for name, value in _evidence(one.evidence)),
            ]
        )


def _alternative(rule: RuleText) -> str:
    return _line(rule) if isinstance(rule, str) else _rule_text(rule)


def _named(table: str, what: str, several: Sequence[Named]) -> Iterator[Lines]:
    for one in several:
        default = ["default = true"] if one.default else []
        yield iter(
            [f"[{table}.{key(one.name)}]", f"{what} = {_line(one.text)}", *_told(title=one.title), *default],
        )


def _context(one: Context) -> Lines:
    yield f"[contexts.{key(one.name)}]"
    yield f"kind = {text(one.kind)}"
    yield from _told(title=one.title, subtype=one.subtype, cells=one.cells, disease=one.disease)
    yield from _told(setting=one.setting, background=one.background)
    if one.assumed:
        yield f"assumed = {inline_list(one.assumed)}"
    yield from (f"{name} = {value}" for name, value in _evidence(one.evidence))


def _reference(one: Reference) -> Lines:
    yield f"[references.{key(one.key)}]"
    yield from _told(title=one.title)
    if one.year is not None:
        yield f"year = {one.year}"
    yield from _told(doi=one.doi)


def _references(network: Network) -> Iterator[Reference]:
    """The network's own list; where there is one, with an entry for everything that is cited and needs one."""
    yield from network.references
    if not network.references:
        return
    had = {one.key for one in network.references}
    evidences = [edge.evidence for component in network.components for edge in component.regulations]
    for several in (network.components, network.phenotypes, network.readouts, network.choices, network.contexts):
        evidences += [part.evidence for part in several]
    cited = dict.fromkeys(one for evidence in evidences for one in evidence.references if isinstance(one, str))
    yield from (Reference(one) for one in cited if one not in had and not is_compact(one))


def _told(**texts: str) -> Lines:
    """A line for each text that is not empty."""
    return (f"{name} = {text(str(value))}" for name, value in texts.items() if value)


def _evidence(evidence: Evidence) -> Iterator[tuple[str, str]]:
    if evidence.references:
        yield "references", inline_list(dict.fromkeys(evidence.references))
    if evidence.why:
        yield "why", _line(evidence.why)
    for key, several in (("anchors", evidence.anchors), ("seen_in", evidence.seen_in)):
        if several:
            yield key, inline_list(several)
    if evidence.background:
        yield "background", "true"
    if evidence.strength:
        yield "strength", text(evidence.strength)


def _annotation(annotation: Annotation, *, inline: bool = False) -> Iterator[tuple[str, str]]:
    """Keys and values; ``inline`` for a table on one line, where a text has no lines of its own."""
    if annotation.identifiers:
        yield "identifiers", _identifiers(annotation.identifiers)
    if annotation.notes:
        yield "notes", _line(annotation.notes) if inline else text(annotation.notes)
    if (place := annotation.placement) is not None:
        numbers = [place.x, place.y, *((place.width, place.height) if place.width or place.height else ())]
        if all(map(math.isfinite, numbers)):
            yield "position", inline_list(int(number) if number == int(number) else number for number in numbers)


def _identifiers(several: Sequence[Identifier]) -> str:
    if all(one.relation == "is" for one in several):
        return inline_list(one.uri for one in several)
    related: Mapping[str, list[str]] = {one.relation: [] for one in several}
    for one in several:
        related[one.relation].append(one.uri)
    return f"{{ {', '.join(f'{key(relation)} = {inline_list(uris)}' for relation, uris in related.items())} }}"


def _line(value: str) -> str:
    """A text in quotes on one line, whatever it holds."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
