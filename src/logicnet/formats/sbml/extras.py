"""What SBML has no element for, in an annotation of the project's own namespace: named texts and prose.

Other tools keep such annotations, or pass over them.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from logicnet.errors import LogicnetError
from logicnet.formats.markup import Element, Markup, children
from logicnet.model import Named, Network, Subspace

NAMESPACE = "https://github.com/logicnet/sbml"
START = "initial"  # the name of the start that SBML's initial levels are
_PROSE = ("figure", "description")
_LISTS = {"settings": "setting", "starts": "start", "interventions": "intervention"}


def extras(model: Element, markup: Markup, start: tuple[Named, ...] = ()) -> dict[str, Any]:
    """The fields of a network that stand in the project's own annotation.

    - ``model``: the element of the model.
    - ``markup``: the document.
    - ``start``: the start of the initial levels (default: none).
    """
    found: dict[str, Any] = {"starts": start}
    parts = (part for annotation in children(model, "annotation") for part in annotation)
    own = next((part for part in parts if part.tag == f"{{{NAMESPACE}}}network"), None)
    if own is None:
        return found
    found |= {name: own.get(name, "") for name in _PROSE}
    for field, name in _LISTS.items():
        listed = []
        for element in children(own, name):
            if not (called := element.get("name")) or (text := element.get("text")) is None:
                markup.refuse(element, f"a {name} without a name or a text")
            listed.append(Named(called, text, element.get("default") == "true", element.get("title", "")))
        found[field] = (*found.get(field, ()), *listed)
    return found


def written_extras(network: Network) -> str:
    """The annotation of what SBML has no element for; empty where there is nothing."""
    prose = "".join(f" {name}={quoteattr(text)}" for name in _PROSE if (text := getattr(network, name)))
    parts = [
        f"<logicnet:{element} name={quoteattr(one.name)} text={quoteattr(one.text)}"
        f"{' default=' + quoteattr('true') if one.default else ''}"
        f"{' title=' + quoteattr(one.title) if one.title else ''}/>"
        for field, element in _LISTS.items()
        for one in getattr(network, field)
        if one is not initial(network)
    ]
    if not prose and not parts:
        return ""
    return f'<logicnet:network xmlns:logicnet="{NAMESPACE}"{prose}>{"".join(parts)}</logicnet:network>'


def initial(network: Network) -> Named | None:
    """The start that is written as initial levels: that of the name ``initial``, where it is levels of components."""
    return next((one for one in network.starts if one.name == START and not one.title and _levels(one, network)), None)


def initial_levels(network: Network) -> dict[str, int]:
    """The initial level of each component that has one."""
    start = initial(network)
    return _levels(start, network) if start is not None else {}


def _levels(start: Named, network: Network) -> dict[str, int]:
    """A start as levels of components; empty where it leaves one between levels."""
    try:
        told = network.told(Subspace.parse(start.text, network).fixed)
    except LogicnetError:
        return {}
    levels = {name: level for name, level in told.items() if isinstance(level, int)}
    return levels if len(levels) == len(told) else {}
