"""The page's screens and minimal sets: the same rows as the command's, whatever finds them.

The page's own script is asked in node, with the core that ships in the page; the other side is ``logicnet screen`` and
``logicnet control``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network
from logicnet.model.asked import Asked
from logicnet.report.page.document import document
from logicnet.screens import control, screen
from logicnet.screens.designs import design, singles
from page.in_node import answered

COLLECTION = Path(__file__).parents[3] / "shared" / "wild" / "collection"
PUBLISHED = (
    *("154/source.ginsim.zginml", "156/source.multivalued.sbml", "158/source.ginsim.zginml"),
    *("162/source.multivalued.sbml", "164/source.ginsim.zginml", "168/source.ginsim.zginml"),
    *("180/source.ginsim.zginml", "182/source.ginsim.zginml", "006/model.bnet", "008/model.bnet"),
    *("010/model.bnet", "012/model.bnet", "014/model.bnet", "020/model.bnet"),
)
"""Models of the literature, the first eight with levels."""


PAGES: dict[str, dict[str, Any]] = {}  # a document takes seconds where its network has many claims


def page_of(network: Network) -> dict[str, Any]:
    if network.digest not in PAGES:
        PAGES[network.digest] = document(network)
    return PAGES[network.digest]


def ask(network: Network, name: str, **given: Any) -> Any:
    """The page's answer to a question."""
    (found,) = answered(page_of(network), [(name, given)])
    assert "error" not in found, found
    return found["answer"]


def question(
    phenotype: str, setting: Mapping[str, int] | None = None, *changes: str, context: str = ""
) -> dict[str, Any]:
    return {
        "context": context,
        "setting": dict(setting or {}),
        "drugs": [],
        "changes": list(changes),
        "phenotype": phenotype,
    }


def as_the_page_has_it(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the command's JSON, in the words of the page's."""
    same = ("rank", "intervention", "type", "fraction", "change", "outcome", "status", "method")
    counts = {name: str(row[name]) for name in ("attractors", "always", "sometimes", "never")}
    return {name: row[name] for name in same} | counts | {"changeOf": row["change_of"], "drugs": row.get("drugs", "")}


def as_rows(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = [{name: row[name] for name in row if name != "changes"} for row in answer["rows"]]
    return [row | {"drugs": " + ".join(row["drugs"])} for row in rows]


def expected(found: logicnet.Screen) -> list[dict[str, Any]]:
    return [as_the_page_has_it(row) for row in found.dicts()]


@pytest.mark.parametrize("name", ["il6", "tgfb", "il8", "aldh"])
def test_all_singles_of_a_shipped_network_are_the_rows_of_the_command(name: str) -> None:
    network = logicnet.load(name)
    setting = dict(Asked.of(network).setting.values)
    phenotypes = [one.name for one in network.phenotypes]
    found = answered(page_of(network), [("screen", {"asked": question(one, setting)}) for one in phenotypes])
    for phenotype, answer in zip(phenotypes, found, strict=True):
        assert as_rows(answer["answer"]) == expected(screen(network, phenotype, setting=setting))


def test_a_context_with_a_drug_is_the_background_that_the_command_gives_it() -> None:
    network = logicnet.load("resistance")
    setting = {"FAC": 1, "Paclitaxel": 0, "Vinorelbine": 0, "Cisplatin": 0, "Doxorubicin": 0, "MMS": 0}
    asked = Asked.of(network, setting, "STAT3%0 IL6:IL6R%0", context="living-cells")
    given = question("Resistant", setting, "STAT3%0", "IL6:IL6R%0", context="living-cells")
    answer = ask(network, "screen", asked=given)
    found = screen(network, "Resistant", setting=asked.setting, intervention=asked.intervention)
    assert as_rows(answer) == expected(found)


def test_drugs_and_their_pairs_are_the_rows_of_the_command() -> None:
    network = logicnet.load("resistance")
    setting = {"FAC": 1, "Paclitaxel": 0, "Vinorelbine": 0, "Cisplatin": 0, "Doxorubicin": 0, "MMS": 0}
    asked = Asked.of(network, setting, context="culture")
    given = {"asked": question("Resistant", setting, context="culture"), "over": ["drugs"], "size": 2}
    for minimal in (False, True):
        answer = ask(network, "screen", **given, minimal=minimal)
        found = screen(network, "Resistant", setting=asked.setting, over=["drugs"], size=2, minimal=minimal)
        assert as_rows(answer) == expected(found)
        assert answer["leftOut"] == found.left_out


def test_pairs_of_components_are_the_rows_of_the_command() -> None:
    network = logicnet.load("il6")
    setting = dict(Asked.of(network).setting.values)
    given = {"asked": question("Resistant_FAC", setting), "over": ["nodes"], "size": 2, "minimal": True}
    answer = ask(network, "screen", **given)
    found = screen(network, "Resistant_FAC", setting=setting, over=["nodes"], size=2, minimal=True)
    assert as_rows(answer) == expected(found)
    assert answer["pairs"]["tried"] == answer["pairs"]["of"] == answer["tried"] - len(singles(network, ["nodes"]))


def test_pairs_of_the_most_effective_are_made_of_those_that_rank_first() -> None:
    network = logicnet.load("il6")
    setting = dict(Asked.of(network).setting.values)
    given = {"asked": question("Resistant_FAC", setting), "over": ["nodes"], "size": 2, "pairs": 10}
    answer = ask(network, "screen", **given)
    alone = screen(network, "Resistant_FAC", setting=setting, over=["nodes"])
    first = [alone.rows.groups[0].order[k] for k in range(1, 6)]
    parts = singles(network, ["nodes"])
    every = screen(network, "Resistant_FAC", setting=setting, interventions=design(parts, 2))
    among = {parts[k].intervention.changes[0] for k in first}
    kept = [row for row in every.rows if len(row.intervention) < 2 or among.issuperset(row.intervention.changes)]
    tried, every_pair = sum(len(row.intervention) == 2 for row in kept), len(design(parts, 2)) - len(parts)
    assert answer["pairs"] == {"tried": tried, "of": every_pair, "best": 5, "singles": len(parts)}
    assert {row["intervention"] for row in as_rows(answer)} == {str(row.intervention) for row in kept}
    outcomes = {str(row.intervention): row.outcome for row in kept}
    assert all(row["outcome"] == outcomes[row["intervention"]] for row in answer["rows"])


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the published models are no part of the project")
@pytest.mark.parametrize("path", PUBLISHED)
def test_all_singles_of_published_models_are_the_rows_of_the_command(path: str) -> None:
    network = logicnet.load(COLLECTION / path)
    setting = {name: number % 2 for number, name in enumerate((*network.inputs, *network.inputs_with_levels))}
    phenotype = network.components[-1].name
    answer = ask(network, "screen", asked=question(phenotype, setting))
    assert as_rows(answer) == expected(screen(network, phenotype, setting=setting))


def test_names_that_must_stand_in_quotes_are_written_as_the_command_does() -> None:
    names = ["A", "B", "A:B", "C D", "=E", "x,y", "1;2", "\u00e9", "Z"]
    rules = ["B", "A", "A", "A:B", "C D", "=E", "x,y", "1;2", "A & B | \u00e9"]
    network = Network("quoted", Rules.of(names, [(names.index(one),) for one in rules[:-1]] + [(0, 1, -2, 7, -3)]))
    answer = ask(network, "screen", asked=question("Z"), size=2)
    found = screen(network, "Z", size=2)
    assert as_rows(answer) == expected(found)
    written = {row["intervention"] for row in answer["rows"]}
    assert {str(Intervention.of([Cut("A", "B", 0).within(network)])), str(Intervention.of([Fix("C D", 1)]))} <= written
    assert {'"A":"B"%0', '"A:B"%0', '"C D"%1', '"=E"%0', '"x,y"%1'} <= written


def test_a_budget_that_ends_is_said_in_the_row() -> None:
    network = logicnet.load("resistance")
    given = {"asked": question("Resistant"), "over": ["nodes"], "seconds": 1e-6}
    answer = ask(network, "screen", **given)
    lost = [row for row in answer["rows"] if row["status"] == "undecided"]
    assert lost and all(row["fraction"] is None and row["method"].endswith("ended by time") for row in lost)
    assert f"{len(lost)} of {len(answer['rows'])} rows are not decided" in answer["incomplete"]


def test_what_brings_the_phenotype_back_increases_in_a_screen_on_top_of_what_removed_it() -> None:
    # X is there where A or B is; A is held at 0, so that B alone brings it back
    network = Network("either", Rules.parse("S, S\nA, S\nB, !S\nX, A | B"))
    answer = ask(network, "screen", asked=question("X", {"S": 1}, "A%0"))
    assert answer["nothingToRemove"]
    back = [row["intervention"] for row in answer["rows"] if row["outcome"] == "increases"]
    assert back == ["A%1", "B%1", "X%1", "S:B%0", "A:X%1", "B:X%1"]


@pytest.mark.parametrize(("goal", "wanted"), [("certain", "Resistant_FAC"), ("gone", "!Resistant_FAC")])
@pytest.mark.parametrize("over", [["nodes"], ["nodes", "edges"]])
def test_the_smallest_sets_are_those_of_control(goal: str, wanted: str, over: list[str]) -> None:
    network = logicnet.load("il6")
    setting = dict(Asked.of(network).setting.values)
    given = {"asked": question("Resistant_FAC", setting), "goal": goal, "over": over, "size": 2}
    answer = ask(network, "minimalSets", **given)
    found = control(network, wanted, setting=setting, over=over, size=2)
    assert [one["intervention"] for one in answer["sets"]] == [str(one) for one in found.sets[found.setting]]
    assert (answer["tried"], answer["undecided"]) == (found.tried, found.undecided)
    assert tuple(answer["leftOut"]) == found.left_out
    assert (answer["through"], answer["ended"]) == (2, False)


def test_where_nothing_can_be_changed_the_unchanged_network_alone_is_tried() -> None:
    network = Network("own", Rules.parse("A, B\nB, A"))  # the phenotype reads all there is
    answer = ask(network, "minimalSets", asked=question("A & B"), goal="gone", over=["nodes"], size=2)
    found = control(network, "!(A & B)", over=["nodes"], size=2)
    assert (answer["tried"], answer["sets"], answer["through"]) == (found.tried, [], 2) == (1, [], 2)
    assert tuple(answer["leftOut"]) == found.left_out == ("A", "B")
