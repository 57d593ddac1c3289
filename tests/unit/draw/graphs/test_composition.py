"""What is drawn of an arranged network: edges first, components above them."""

from __future__ import annotations

from logicnet.draw.graphs.arrangement import arrange
from logicnet.draw.graphs.composition import composed
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.paint.shapes import Group
from logicnet.model import Network


def test_edges_lie_beneath_components_and_each_says_what_it_is(network: Network) -> None:
    items = composed(arrange(network), Highlight()).items
    words = [item.classes.split()[0] for item in items if isinstance(item, Group)]
    assert words == ["edge"] * len(network.regulations) + ["node"] * len(network.components)
    titles = [item.title for item in items if isinstance(item, Group)]
    assert "NFKB activates IL6" in titles and "NF-κB (transcription factor)" in titles
