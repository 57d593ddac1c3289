"""Every figure in the repository was drawn of the networks as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import logicnet

FOLDER = Path(__file__).resolve().parents[2] / "figures"
RECORDS = sorted(path.stem for path in FOLDER.glob("*.json"))


def test_every_picture_has_its_record() -> None:
    assert RECORDS and {path.stem for path in FOLDER.glob("*.svg")} == set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_a_figure_was_drawn_of_the_networks_as_they_are(name: str) -> None:
    record = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert record["networks"] == {network: logicnet.load(network).digest for network in record["networks"]}
