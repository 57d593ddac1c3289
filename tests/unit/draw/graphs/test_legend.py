"""The legend of a diagram names what is there and nothing else."""

from __future__ import annotations

from logicnet.draw import diagram
from logicnet.logic import Rules
from logicnet.model import Network
from svg_reading import groups, texts


def test_the_legend_names_only_what_is_there(network: Network) -> None:
    legend = " ".join(texts(group) for group in groups(diagram(network), "legend"))
    for word in ("drug", "ligand", "transcription factor", "activates", "inhibits", "input"):
        assert word in legend
    for word in ("miRNA", "kinase", "edge cut", "oscillates"):
        assert word not in legend
    assert not groups(diagram(network, legend=False), "legend")


def test_kinds_give_way_to_values_and_a_plain_network_has_none_to_tell_apart(network: Network) -> None:
    def legend(shown: Network, **marks: object) -> str:
        return " ".join(texts(group) for group in groups(diagram(shown, **marks), "legend"))

    assert "ligand" not in legend(network, attractor={"IL6": 1}) and "on" in legend(network, attractor={"IL6": 1})
    plain = Network("plain", Rules.build(["A", "B"], ["B", "!A"]))
    assert legend(plain).split() == ["activates", "inhibits"]
