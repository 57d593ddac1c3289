"""A figure with what it was made from beside it: networks, versions, notes, and no path of any machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet import __version__, draw
from logicnet.draw import Picture
from logicnet.draw.paint.shapes import rectangle
from logicnet.errors import DrawingError
from logicnet.model import Network, Setting

PICTURE = Picture(10, 10, (rectangle(1, 1, 8, 8, fill="#000000"),)).noting("one edge is not drawn")


def test_the_picture_stands_in_each_format_beside_how_it_was_made(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["/somewhere/analyses/03_figure.py"])
    held = Setting.parse("Drug=1", network)
    paths = draw.keep(PICTURE, tmp_path / "fig", networks=[network], shows="a square", runs=3, setting=held, seed=None)
    assert [path.name for path in paths] == ["fig.svg", "fig.png", "fig.json"]
    made = json.loads(paths[-1].read_text())
    assert made["networks"] == {"toy": network.digest} and made["versions"]["logicnet"] == __version__
    assert (made["figure"], made["shows"], made["notes"]) == ("fig", "a square", ["one edge is not drawn"])
    assert (made["script"], made["command"]) == ("analyses/03_figure.py", "python3 run figures 03")
    assert (made["runs"], made["setting"], made["seed"]) == (3, "Drug=1", None)
    assert str(tmp_path) not in paths[-1].read_text() and "/somewhere" not in paths[-1].read_text()


def test_the_same_figure_is_kept_in_the_same_bytes(network: Network, tmp_path: Path) -> None:
    for part in ("one", "two"):
        (tmp_path / part).mkdir()
    one, two = (draw.keep(PICTURE, tmp_path / part / "fig", networks=[network], shows="a") for part in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_dot_in_the_name_is_part_of_it_and_another_format_is_refused(network: Network, tmp_path: Path) -> None:
    paths = draw.keep(PICTURE, tmp_path / "fig.1", networks=[network], shows="a", formats=["svg"])
    assert [path.name for path in paths] == ["fig.1.svg", "fig.1.json"]
    with pytest.raises(DrawingError, match=r"'\.gif' is not a format of pictures"):
        draw.keep(PICTURE, tmp_path / "other", networks=[network], shows="a", formats=["gif"])
    assert not list(tmp_path.glob("other*"))
