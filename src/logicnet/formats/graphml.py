"""GraphML, for yEd, Gephi, Cytoscape and igraph: components and regulations with all that is known of them. Written
only: rules stand in it as texts.

Source: U. Brandes et al., GraphML Progress Report, Graph Drawing 2001 (LNCS 2265).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from logicnet.formats.influences import edge_rows, node_rows
from logicnet.model import Network

_TYPES = {str: "string", int: "int", float: "double"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML has no room for these
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""

_Row = Mapping[str, str | int | float]


def write(network: Network) -> bytes:
    """The influence graph; the identifier of a node is the name of its component."""
    points = list(node_rows(network))
    links = list(edge_rows(network))
    keys = {f"node_{name}": kind for row in points for name, kind in _kinds(row)}
    keys |= {f"edge_{name}": kind for _, row in links for name, kind in _kinds(row)}
    lines = [_HEAD]
    for key, kind in keys.items():
        whose, _, name = key.partition("_")
        lines.append(f'  <key id="{key}" for="{whose}" attr.name="{name}" attr.type="{kind}"/>\n')
    lines.append(f'  <graph id={quoteattr(network.name)} edgedefault="directed">\n')
    for row in points:
        lines.append(f"    <node id={quoteattr(str(row['name']))}>{_data('node', row)}</node>\n")
    for edge, row in links:
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        lines.append(f"    <edge {ends}>{_data('edge', row)}</edge>\n")
    return "".join([*lines, "  </graph>\n</graphml>\n"]).encode()


def _kinds(row: _Row) -> Iterator[tuple[str, str]]:
    return ((name, _TYPES[type(value)]) for name, value in row.items())


def _data(whose: str, row: _Row) -> str:
    texts = {name: escape(_CONTROL.sub("", str(value))) for name, value in row.items()}
    return "".join(f'<data key="{whose}_{name}">{text}</data>' for name, text in texts.items())
