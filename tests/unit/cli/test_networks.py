"""`logicnet networks`: a row for each shipped network, as the network itself says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logicnet import load, networks


def test_the_table_has_a_row_for_each_shipped_network(printed: Callable[..., str]) -> None:
    header, *rows = printed("networks").splitlines()
    assert header.split() == ["network", "figure", "components", "inputs", "phenotypes"]
    assert [row.split()[0] for row in rows] == list(networks())
    column = header.index("components") + len("components")
    assert [int(row[:column].split()[-1]) for row in rows] == [len(load(name)) for name in networks()]


def test_json_says_of_each_what_it_is_loaded_as(answer: Callable[..., Any]) -> None:
    found = {one["name"]: one for one in answer("networks")["networks"]}
    assert list(found) == list(networks())
    network, said = load("il8"), found["il8"]
    assert (said["components"], said["digest"]) == (len(network), network.digest)
    assert tuple(said["inputs"]) == network.inputs
    assert said["phenotypes"] == {one.name: one.expression for one in network.phenotypes}
