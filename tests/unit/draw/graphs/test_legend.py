"""The legend of a diagram names what is there and nothing else."""

from __future__ import annotations

from logicnet.draw import diagram
from logicnet.model import Network
from svg_reading import groups, texts


def test_the_legend_names_only_what_is_there(network: Network) -> None:
    legend = " ".join(texts(group) for group in groups(diagram(network), "legend"))
    for word in ("drug", "ligand", "transcription factor", "activates", "inhibits", "input"):
        assert word in legend
    for word in ("miRNA", "kinase", "edge cut", "oscillates"):
        assert word not in legend
    assert not groups(diagram(network, legend=False), "legend")
