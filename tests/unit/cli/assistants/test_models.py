"""Tools that tell of models."""

from __future__ import annotations

from pathlib import Path

import pytest

import logicnet
from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.models import check_tool, describe_tool, drugs_tool, list_networks_tool
from logicnet.errors import LogicnetError


def test_the_list_has_the_shipped_networks_and_the_files_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "own.bnet").write_text("A, A\n")
    found = list_networks_tool(Desk(tmp_path))["answer"]
    assert [one["name"] for one in found["networks"]] == list(logicnet.networks()) and found["files"] == ["own.bnet"]


def test_a_description_has_what_questions_are_asked_by() -> None:
    network, found = logicnet.load("resistance"), describe_tool(Desk(), "resistance")["answer"]
    assert [one["name"] for one in found["components"]] == [one.name for one in network.components]
    assert found["phenotypes"] == {one.name: one.expression for one in network.phenotypes}
    assert [one["name"] for one in found["contexts"]] == [one.name for one in network.contexts]
    assert {one["name"]: one["levels"] for one in found["components"] if one["levels"] > 1} == dict(network.levels)


def test_claims_are_decided_those_of_a_file_too(tmp_path: Path) -> None:
    (tmp_path / "own.bnet").write_text("A, A\nB, A\n")
    (tmp_path / "claims.toml").write_text(
        'network = "own.bnet"\n[[claim]]\nid = "b-follows"\nwhere = "by hand"\nreferences = ["me"]\n'
        'statement = "B follows A."\nintervention = "A%1"\n'
        'property = { kind = "all attractors", expression = "B" }\nstrength = "reviewed"\n'
    )
    found = check_tool(Desk(tmp_path), "claims.toml")
    assert [(one["id"], one["verdict"]) for one in found["answer"]["claims"]] == [("b-follows", "holds")]


def test_a_network_without_claims_is_told_which_files_hold_claims(tmp_path: Path) -> None:
    (tmp_path / "own.bnet").write_text("A, A\n")
    with pytest.raises(LogicnetError, match="no claims stand in it") as raised:
        check_tool(Desk(tmp_path), "own.bnet")
    assert raised.value.hint == "the server's folder has no file of claims"
    (tmp_path / "claims.toml").write_text('network = "own.bnet"\nclaim = []\n')
    with pytest.raises(LogicnetError, match=r"own\.bnet is a network") as raised:
        check_tool(Desk(tmp_path), "own.bnet")
    assert raised.value.hint == "name a file of claims: claims.toml"
    with pytest.raises(LogicnetError, match="unknown network 'claim'") as raised:
        check_tool(Desk(tmp_path), "claim")
    assert "claims.toml" in raised.value.hint


def test_a_drug_goes_by_its_alias_too() -> None:
    (drug,) = (one for one in logicnet.drugs() if one.name == "siltuximab")
    for name in (drug.name, *drug.aliases):
        (found,) = drugs_tool(Desk(), name=name)["answer"]["drugs"]
        assert found["name"] == "siltuximab" and found["changes"] == [str(change) for change in drug.changes]
