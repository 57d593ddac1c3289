"""The document of a page: a network and all that can be asked of it, as plain data.

What each entry means stands in ``src/page/model/document.ts``, which the page's script is checked against.
"""

from __future__ import annotations

from typing import Any

from logicnet._version import __version__
from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES, kind_style, spoken
from logicnet.model import Network, Setting
from logicnet.report.page.layout import page_layout

FORMAT = "logicnet page 1"


def document(network: Network, *, title: str = "") -> dict[str, Any]:
    """All that the page of a network holds, as JSON writes it."""
    names = network.names
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    first = {"context": "", "setting": dict(Setting.read(None, network).values), "drugs": [], "changes": []}
    phenotypes = [
        {"name": one.name, "label": spoken(one.name), "note": one.evidence.why, "expression": str(network.expression(one.name))}
        for one in network.phenotypes
    ]
    return {
        "format": FORMAT,
        "title": title or network.title or network.name,
        "made": {"logicnet": __version__, "command": ""},
        "network": {
            "name": network.name,
            "title": network.title,
            "description": network.description,
            "source": network.figure,
            "licence": "",
            "digest": network.digest,
            "cite": "",
            "notes": list(network.notes),
            "references": [],
        },
        "variables": list(names),
        "rules": [network.rules.text(i) for i in range(len(names))],
        "components": [
            {
                "name": one.name,
                "label": one.title,
                "kind": kind_style(one.kind).word,
                "maximum": one.maximum,
                "input": one.name in inputs,
                "rule": network.rule_text(one.name),
                "variables": [network.position[variable] for variable in one.variables],
                "note": one.annotation.notes,
                "evidence": [],
                "identifiers": [],
            }
            for one in network.components
        ],
        "regulations": [
            {"source": one.source, "target": one.target, "sign": one.sign, "evidence": []}
            for one in network.regulations
        ],
        "kinds": [
            {
                "word": style.word,
                "shape": style.shape,
                "fill": style.fill,
                "ink": style.ink,
                "line": style.line,
                "style": style.style,
                "peripheries": style.peripheries,
            }
            for style in NODE_STYLES.values()
        ],
        "signs": [
            {"sign": sign, "word": style.word, "colour": style.colour, "line": style.line, "arrow": style.arrow}
            for sign, style in EDGE_STYLES.items()
        ],
        "layout": page_layout(network),
        "phenotypes": phenotypes,
        "readouts": [],
        "settings": [],
        "contexts": [],
        "drugs": [],
        "interventions": [],
        "claims": [],
        "first": first | {"phenotype": phenotypes[0]["name"] if phenotypes else ""},
        "results": None,
        "screen": None,
    }
