"""The networks that come with logicnet: their names, and what a name that is none is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import FormatError, UnknownName
from logicnet.formats import load, networks


def test_shipped_networks_load_by_name() -> None:
    assert "il6" in networks()
    network = load("il6")
    assert network.name == "il6"


def test_an_unknown_network_suggests_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'tgfb'"):
        load("tgbf")
    with pytest.raises(UnknownName, match="il6"):
        load("xyz")


def test_the_folder_holds_every_network_and_documents_that_are_none() -> None:
    folder = Path(load("il6").source or "").parent
    assert {f"{name}.toml" for name in networks()} < {path.name for path in folder.glob("*.toml")}
    assert (folder / "drugs.toml").is_file() and "drugs" not in networks()
    with pytest.raises(UnknownName, match="unknown network 'drugs'"):
        load("drugs")


def test_a_shipped_name_wins_over_what_stands_here_and_a_path_is_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("il6").mkdir()
    Path("il6.bnet").write_text("A, !A\n")
    assert len(load("il6")) > 1
    assert load("il6.bnet").names == load(Path("il6.bnet")).names == ("A",)
    with pytest.raises(FormatError, match="is a directory"):
        load(Path("il6"))


def test_what_may_be_a_file_is_refused_as_one() -> None:
    with pytest.raises(FormatError, match="there is no such file"):
        load("nowhere.bnet")
    with pytest.raises(UnknownName) as caught:
        load("nowhere")
    assert "or name a file that ends in .toml, .bnet, " in caught.value.hint
