"""`logicnet networks`: a row for each shipped network, as the network itself says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from logicnet import load, networks
from logicnet.model import Component, Network


def test_the_table_has_a_row_for_each_shipped_network(printed: Callable[..., str]) -> None:
    header, *rows = printed("networks").splitlines()
    assert header.split() == ["network", "figure", "components", "variables", "inputs", "phenotypes"]
    assert [row.split()[0] for row in rows] == list(networks())
    column = header.index("variables") + len("variables")
    counts = [tuple(map(int, row[:column].split()[-2:])) for row in rows]
    assert counts == [(len(load(name).components), len(load(name))) for name in networks()]


def test_a_component_with_levels_counts_once_and_its_variables_each(
    printed: Callable[..., str], answer: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = (Component("A", maximum=2), Component("B"))
    given = {"levels": Network.levelled("levels", parts, ["A>=1", "A=2", "A=2"]), "plain": load("il8")}
    monkeypatch.setattr("logicnet.formats.networks", lambda: tuple(given))
    monkeypatch.setattr("logicnet.formats.load", given.__getitem__)
    assert printed("networks").splitlines()[1].split()[:3] == ["levels", "2", "3"]
    assert [(one["components"], one["variables"]) for one in answer("networks")["networks"]] == [(2, 3), (24, 24)]
    del given["levels"]
    assert printed("networks").splitlines()[0].split() == ["network", "figure", "components", "inputs", "phenotypes"]


def test_json_says_of_each_what_it_is_loaded_as(answer: Callable[..., Any]) -> None:
    found = {one["name"]: one for one in answer("networks")["networks"]}
    assert list(found) == list(networks())
    network, said = load("il8"), found["il8"]
    assert (said["components"], said["variables"]) == (len(network.components), len(network))
    assert said["digest"] == network.digest
    assert tuple(said["inputs"]) == network.inputs
    assert said["phenotypes"] == {one.name: one.expression for one in network.phenotypes}
