"""The claims of members, asked of the whole: the sums, and networks that have no members."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main
from logicnet.errors import LogicnetError
from logicnet.evidence import ledgers, of_members, read_claims

PART = '[components.Drug]\ninput = true\n[components.A]\nrule = "Drug"\n[components.B]\nrule = "B & A"\n'
WHOLE = '[composition]\nname = "whole"\nmembers = ["part"]\n'
CLAIM = '[[claim]]\nid = "{}"\nwhere = "w"\nreferences = [1]\nstatement = "s"\nsetting = "Drug=1"\n{}\n'
ALL = 'property = { kind = "all attractors", expression = "A" }'
NONE = 'property = { kind = "no attractor", expression = "A" }'
EMPTY = 'start = { attractors = { where = "B & !A" } }\n' + ALL


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    (tmp_path / "part.toml").write_text(PART)
    (tmp_path / "whole.toml").write_text(WHOLE)
    (tmp_path / "claims").mkdir()
    claims = "".join(CLAIM.format(f"c{i}", one) for i, one in enumerate((ALL, NONE)))
    (tmp_path / "claims" / "part.toml").write_text('network = "../part.toml"\n' + claims)
    (tmp_path / "claims" / "whole.toml").write_text('network = "../whole.toml"\n')
    return tmp_path / "claims" / "whole.toml"


def test_the_sums_say_how_many_hold_are_asked_and_are_not(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert of_members(read_claims(whole)).counts() == (1, 2, 0)
    assert main(["check", str(whole), "--of-members"]) == 1
    out = capsys.readouterr().out
    assert "c1: fails" in out and "part: 1 of 2 hold (2 asked, 0 not asked)" in out
    assert out.endswith("claims of the members, asked of the whole: 1 of 2 hold (2 asked, 0 not asked)\n")
    assert main(["check", str(whole), "--of-members", "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["networks"]
    assert found["members"]["part"] == found["members"]["all"] == {"holds": 1, "asked": 2, "not_asked": 0}
    whole.write_text(whole.read_text() + '[members.claims.c1]\nknown_disagreement = "said of another"\n')
    assert main(["check", str(whole), "--of-members"]) == 0
    assert "known: said of another" in capsys.readouterr().out


def test_a_claim_that_has_nothing_to_start_from_in_the_whole_does_not_hold(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = whole.with_name("part.toml")
    part.write_text(part.read_text() + CLAIM.format("c2", EMPTY))
    found = of_members(read_claims(whole))
    assert found.empty == ("c2",) and found.counts() == (1, 3, 0)
    assert main(["check", str(whole), "--of-members"]) == 1
    assert "there is nothing to start from" in capsys.readouterr().out


def test_a_network_that_is_no_whole_has_no_members() -> None:
    with pytest.raises(LogicnetError, match="il6 has no members"):
        of_members(next(one for one in ledgers() if one.network.name == "il6"))
    assert main(["check", "il6", "--of-members"]) == 2


def test_only_every_claim_is_asked_of_the_whole(whole: Path) -> None:
    assert main(["check", str(whole), "--of-members", "--claim", "c1"]) == 2
