"""DOT, for Graphviz and Gephi: the influence graph with arrows by the signs. Written only: rules stand in it as tips.

Places of the file's own drawing are written as ``pos``, which ``neato -n`` keeps.
"""

from __future__ import annotations

from logicnet.formats.influences import edge_rows, node_rows
from logicnet.model import Network

_ARROWS = {"+": "normal", "-": "tee", "±": "diamond", "0": "none"}
_POINTS = 0.75  # of a pixel


def write(network: Network) -> bytes:
    """The influence graph; the identifier of a node is the name of its component."""
    lines = [f"digraph {_quoted(network.name)} {{", "  node [shape=box, style=rounded];"]
    for row in node_rows(network):
        given = {"label": str(row["label"]), "tooltip": str(row.get("rule", "input"))}
        if "x" in row:  # y downwards there, upwards here; the upper left corner there, the middle here
            x = (float(row["x"]) + float(row["width"]) / 2) * _POINTS
            y = -(float(row["y"]) + float(row["height"]) / 2) * _POINTS
            given["pos"] = f"{x:g},{y:g}"
        lines.append(f"  {_quoted(str(row['name']))} [{_attributes(given)}];")
    for edge, row in edge_rows(network):
        given = {"arrowhead": _ARROWS[edge.sign], "tooltip": str(row["interaction"])}
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_attributes(given)}];")
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _attributes(given: dict[str, str]) -> str:
    return ", ".join(f"{key}={_quoted(value)}" for key, value in given.items())


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
