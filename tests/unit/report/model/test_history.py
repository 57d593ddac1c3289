"""History: what was changed by hand is what is told, from a former network and from a former report alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from judged import CASCADE, CLAIMS, cascade, of_rules
from logicnet.errors import FormatError, LogicnetError
from logicnet.report.model.criteria import judgements
from logicnet.report.model.facts import Facts
from logicnet.report.model.history import KEY, History, history
from logicnet.report.model.score import Score, score_of
from logicnet.report.model.version import Version

# B follows the drug and not A; D is there and follows C; C has no label; the network has no phenotype that is empty
FORMER = CASCADE.replace('rule = "A"\nregulations = [{ from = "A"', 'rule = "Drug"\nregulations = [{ from = "Drug"')
FORMER = FORMER.replace("[phenotypes.Shown]", '[components.D]\nrule = "D & C"\nregulations = [\n{ from = "D", '
                        'sign = "+" }, { from = "C", sign = "+" }]\n\n[phenotypes.Shown]')  # fmt: skip


def scored(facts: Facts) -> Score:
    return score_of(judgements(facts))


def since_network(folder: Path, former: str) -> str:
    path = folder / "former.toml"
    path.write_text(former, encoding="utf-8")
    return str(path)


def since_report(folder: Path, former: str) -> str:
    """The report of the former network, with the claims of now."""
    (folder / "old").mkdir()
    facts = cascade(folder / "old", former)
    path = folder / "report.json"
    path.write_text(json.dumps({KEY: Version.of(facts, scored(facts)).to_dict()}))
    return str(path)


@pytest.fixture(params=[since_network, since_report], ids=["network", "report"])
def found(request: pytest.FixtureRequest, tmp_path: Path) -> History:
    since: Callable[[Path, str], str] = request.param
    facts = cascade(tmp_path)
    return history(since(tmp_path, FORMER), facts, scored(facts))


def told(one: History, part: str) -> list[tuple[str, str, str]]:
    return [(each.about, each.first, each.second) for each in one.of(part)]


def test_components_rules_and_regulations(found: History) -> None:
    assert told(found, "component") == [("D", "levels 0 to 1", "")]
    ((about, first, second),) = told(found, "rule")
    assert (about, first, second) == ("B", "Drug", "A") and found.of("rule")[0].state
    assert set(told(found, "regulation")) == {
        ("Drug -> B", "+", ""), ("A -> B", "", "+"), ("D -> D", "+", ""), ("C -> D", "+", ""),
    }  # fmt: skip


def test_verdicts_that_turned(found: History) -> None:
    assert told(found, "claim") == [("needs-a", "fails", "holds")]


def test_numbers_of_attractors(found: History) -> None:
    """Now: one for each value of the drug. Before, with the drug D could be on too: three."""
    assert told(found, "attractors") == [("free inputs", "3", "2")]


def test_criteria_whose_score_moved(found: History) -> None:
    moved = {about: (first, second) for about, first, second in told(found, "criterion")}
    assert moved["claims-hold"] == ("0.333", "0.667") and moved["labels"] == ("0.400", "0.500")
    assert "licence" not in moved


def test_the_sentence_counts_what_is_told(found: History) -> None:
    numbers = "1 component, 1 rule, 4 regulations, 1 number of attractors, 1 verdict on a claim"
    assert found.said.startswith(f"Different: {numbers}, ") and "the score went from" in found.said


def test_the_json_has_all_of_it(found: History) -> None:
    record = found.to_dict()
    assert len(record["differences"]) == len(found.differences) and record["before"]["components"] == 5
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize("since", [since_network, since_report])
def test_nothing_is_different_since_the_same_version(since: Callable[[Path, str], str], tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    one = history(since(tmp_path, CASCADE), facts, scored(facts))
    assert one.differences == () and one.left == () and one.said.startswith("Nothing is different")


def test_a_claim_that_is_new_and_one_that_a_former_network_cannot_be_asked(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    report = tmp_path / "report.json"
    old = Version.of(facts, scored(facts)).to_dict()
    del old["verdicts"]["on"]
    report.write_text(json.dumps({KEY: old}))
    assert told(history(str(report), facts, scored(facts)), "claim") == [("on", "", "holds")]
    (tmp_path / "less.bnet").write_text("Drug, Drug\nA, Drug\nB, A\n")
    less = history(str(tmp_path / "less.bnet"), facts, scored(facts))
    assert told(less, "claim") == [("wrong", "cannot be asked", "fails")]
    assert len(less.left) == 1 and less.left[0].startswith("claim wrong: ")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.json", "{", "no JSON"),
        ("other.json", '{"a": 1}', "other.json"),
        ("list.json", "[]", "list.json"),
        ("deep.json", "[" * 100_000, "no JSON"),
        ("odd.json", json.dumps({KEY: {"format": 1}}), "it has no 'components'"),
        ("binary.json", "\x00\x01", "no JSON"),
    ],
)
def test_a_file_that_is_neither_a_report_nor_a_network_is_an_error(
    name: str, content: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    facts = of_rules("A, A")
    with pytest.raises(LogicnetError, match=message):
        history(str(tmp_path / name), facts, scored(facts))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    facts = of_rules("A, A")
    with pytest.raises(FormatError, match="no such file"):
        history(str(tmp_path / "none.json"), facts, scored(facts))


def test_a_claim_with_a_hostile_id_stands_as_it_is(tmp_path: Path) -> None:
    claims = CLAIMS.replace('id = "on"', 'id = "on"\n#')
    facts = cascade(tmp_path, claims=claims)
    version = Version(facts.network, {"<script>\u202e": "holds"}, attractors={"free inputs": 2})
    (tmp_path / "r.json").write_text(json.dumps({KEY: version.to_dict()}))
    assert ("<script>\u202e", "holds", "") in told(history(str(tmp_path / "r.json"), facts, scored(facts)), "claim")


def test_what_a_budget_left_open_then_is_not_compared(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    old = Version.of(facts, scored(facts)).to_dict()
    del old["scores"]["labels"]
    (tmp_path / "r.json").write_text(json.dumps({KEY: old}))
    one = history(str(tmp_path / "r.json"), facts, scored(facts))
    assert one.differences == () and one.left == ("criterion labels: not decided in both",)
