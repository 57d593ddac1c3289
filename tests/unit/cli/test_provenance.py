"""`logicnet show`: identifiers, notes, what has a name, references and where a network was read from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from logicnet.cli import main
from logicnet.formats import load

CONTENT = """\
[network]
name = "small"
identifiers = { isDescribedBy = ["pubmed:123"] }

[components.O2]
input = true
identifiers = ["chebi:15379", "kegg.compound:C00007"]
references = ["Kim2019"]

[components.HIF1]
rule = "!O2"
notes = "A transcription factor that oxygen takes away, by way of the prolyl hydroxylases and VHL."
position = [10, 20, 30, 40]
regulations = [{ from = "O2", sign = "-", identifiers = { isDescribedBy = ["pubmed:5"] } }]

[settings.hypoxia]
values = "O2=0"
title = "1 % oxygen"
default = true

[starts.cold]
values = "HIF1=0"

[interventions.lost]
changes = "HIF1%0"

[references.Kim2019]
title = "On oxygen"
year = 2019
doi = "10.1/y"
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(CONTENT)
    return path


def test_the_tables_show_what_there_is(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(small)]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = [line.split() for line in lines]
    assert ["small", "isDescribedBy=pubmed:123"] in rows
    assert ["O2", "chebi:15379", "kegg.compound:C00007"] in rows
    assert ["O2", "->", "HIF1", "isDescribedBy=pubmed:5"] in rows
    assert any("A transcription factor that oxygen takes away" in line and line.endswith("…") for line in lines)
    assert "@hypoxia  O2=0    1 % oxygen  default" in lines
    assert ["@cold", "HIF1=0"] in rows and ["@lost", "HIF1%0"] in rows
    assert ["Kim2019", "On", "oxygen", "2019", "10.1/y"] in rows
    digest = hashlib.sha256(CONTENT.encode()).hexdigest()
    assert f"read from {small} (toml, SHA-256 {digest})" in lines


def test_notes_are_printed_whole_where_asked(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(small), "--notes"]) == 0
    assert "HIF1:\nA transcription factor that oxygen takes away, by way of" in capsys.readouterr().out


def test_json_has_all_of_it_whole(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(small), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    link = {"uri": "pubmed:123", "relation": "isDescribedBy", "link": "https://identifiers.org/pubmed:123"}
    assert found["annotation"] == {"identifiers": [link], "notes": "", "position": None}
    oxygen, factor = found["components"]
    assert [one["uri"] for one in oxygen["annotation"]["identifiers"]] == ["chebi:15379", "kegg.compound:C00007"]
    assert factor["annotation"]["notes"].endswith("and VHL.") and factor["annotation"]["position"] == [10, 20, 30, 40]
    (edge,) = found["regulations"]
    assert [one["uri"] for one in edge["annotation"]["identifiers"]] == ["pubmed:5"]
    assert found["settings"] == [{"name": "hypoxia", "values": "O2=0", "title": "1 % oxygen", "default": True}]
    assert found["starts"] == [{"name": "cold", "values": "HIF1=0", "title": ""}]
    assert found["interventions"] == [{"name": "lost", "changes": "HIF1%0", "title": ""}]
    assert found["references"] == [{"key": "Kim2019", "title": "On oxygen", "year": 2019, "doi": "10.1/y"}]
    assert found["origin"] == {
        "file": str(small),
        "format": "toml",
        "digest": hashlib.sha256(CONTENT.encode()).hexdigest(),
    }


def test_a_shipped_network_is_shown_as_before_and_told_from_other_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "il6"]) == 0
    assert "read from" not in capsys.readouterr().out
    assert main(["show", "il6", "--json"]) == 0
    origin = json.loads(capsys.readouterr().out)["origin"]
    network = load("il6")
    assert network.origin is not None
    assert origin == {"file": "networks/il6.toml", "format": "toml", "digest": network.origin.digest}
