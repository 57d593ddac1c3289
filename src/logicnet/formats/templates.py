"""What ``logicnet init`` writes: a network in TOML, or the file beside a model, with examples to fill in.

The examples are comments. Each becomes a part of the file where the ``# `` before its lines is taken away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from logicnet.formats.toml_writing import inline_list, key, text, toml_document
from logicnet.model import Fix, Network
from logicnet.model.annotation import is_compact
from logicnet.model.assignment import equation

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RULED = "# " + "-" * 64 + " to fill in"


def own_file(network: Network) -> str:
    """The network with all that it knows, and examples of what it does not."""
    return "\n".join([toml_document(network), _RULED, "", *_examples(network)])


def sidecar_file(network: Network, model: str) -> str:
    """The file beside a model: examples of what may be said of it."""
    head = [
        f"# Read with {_one_line(model)} wherever that is read. It says what the model's own file has no room for;",
        "# rules stay there. Take the # away from what you fill in.",
        "",
    ]
    first = network.components[0]
    said = [
        f"[components.{key(first.name)}]",
        f"label = {text(first.title)}",
        'kind = "protein"',
        'references = ["pubmed:1"]',
    ]
    said += ['why = "what its rule rests on"', 'identifiers = ["hgnc:1"]', 'notes = "what else is known"']
    title = ["[network]", f"title = {text(network.title or network.name)}", 'description = "What it describes."']
    return "\n".join([*head, _RULED, "", *_commented(title), *_commented(said), *_examples(network)])


def sinks(network: Network) -> tuple[str, ...]:
    """The components that act on no other one: what a phenotype may be read from.

    >>> from logicnet.logic import Rules
    >>> sinks(Network("n", Rules.parse("A, A\\nB, A\\nC, B | C\\nD, 1")))
    ('C',)
    """
    names = [component.name for component in network.components]
    acting = {source for name in names for source in network.regulators(name) if source != name}
    free = {*network.inputs, *network.inputs_with_levels}
    return tuple(name for name in names if name not in acting | free and network.regulators(name))


def _examples(network: Network) -> list[str]:
    """Examples of each kind of thing of which the network has none."""
    lines = []
    if not network.phenotypes:
        last = [network.components[-1].name]
        for name, called in _phenotype_names(network, sinks(network) or last).items():
            expression = text(str(network.expression(f'"{name}"')))
            lines += _commented([f"[phenotypes.{key(called)}]", f"expression = {expression}"])
    inputs = [*network.inputs, *network.inputs_with_levels]
    if not network.settings and inputs:
        values = text(" ".join(equation(name, 0) for name in inputs))
        said = ["[settings.untreated]", f"values = {values}", 'title = "What it stands for"', "default = true"]
        lines += _commented(said)
    if not network.starts:
        values = text(" ".join(equation(component.name, 0) for component in network.components))
        lines += _commented(["[starts.all_off]", f"values = {values}"])
    if not network.interventions:
        name = next((c.name for c in network.components if c.name not in inputs), network.components[0].name)
        lines += _commented(["[interventions.first_lost]", f"changes = {text(str(Fix(name, 0)))}"])
    if not network.references:
        every = (one for component in network.components for one in component.evidence.references)
        cited = dict.fromkeys(one for one in every if isinstance(one, str) and not is_compact(one))
        said = ["[references.Author2020]", 'title = "Title"', "year = 2020", 'doi = "10.1000/182"']
        if cited:  # a list of one's own has every reference that is cited
            said += [f"# and an entry for each of {inline_list(cited)}"]
        lines += _commented(said)
    return lines


def _phenotype_names(network: Network, components: Iterable[str]) -> dict[str, str]:
    """What a phenotype of each of these components is called: by its label, where that is a plain name of it alone."""
    titles = {component.name: component.title for component in network.components}
    used = Counter((*titles, *(title for name, title in titles.items() if title != name)))
    return {
        name: titles[name] if _PLAIN.fullmatch(titles[name]) and used[titles[name]] == 1 else name
        for name in components
    }


def _commented(lines: list[str]) -> list[str]:
    return [*(f"# {line}" for line in lines), ""]


def _one_line(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name)
