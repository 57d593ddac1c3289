"""A network by the evidence of some tissues: which regulations go, which stay, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import UnknownName
from logicnet.formats import read
from logicnet.logic import Rules
from logicnet.model import Choice, Component, Evidence, Network, Regulation
from logicnet.model.composition import merged
from logicnet.model.tissues import with_evidence

NAMES = ["A", "B", "C", "T", "X"]


def seen(source: str, target: str, sign: str, *tissues: str) -> Regulation:
    return Regulation(source, target, sign, Evidence(("r",), "so", seen_in=tissues))


def network(rule: str, *edges: Regulation, choices: tuple[Choice, ...] = ()) -> Network:
    rules = Rules.build(NAMES, ["A", "B", "C", rule, "T"])
    parts = [Component(name, regulations=edges if name == "T" else ()) for name in NAMES]
    return Network("n", rules, tuple(parts), choices=choices)


def means(network: Network, rule: str) -> bool:
    """Whether the rule of T is this one, however it is written."""
    return network.rules.rule(network.position["T"]).equivalent(network.expression(rule))


def test_a_regulation_that_helps_and_was_seen_elsewhere_helps_no_more() -> None:
    found = with_evidence(network("A | B", seen("A", "T", "+", "liver"), seen("B", "T", "+", "breast")), ["breast"])
    assert means(found, "B")
    assert found.notes == ("evidence of breast alone: left out as seen elsewhere: A:T (liver)",)


def test_a_regulation_that_hinders_and_was_seen_elsewhere_hinders_no_more() -> None:
    found = with_evidence(network("A & !B", seen("B", "T", "-", "colorectal", "liver")), ["breast"])
    assert means(found, "A")
    assert found.notes == ("evidence of breast alone: left out as seen elsewhere: B:T (colorectal, liver)",)


def test_a_regulation_stays_where_one_of_the_tissues_has_it_or_nobody_says_where_it_was_seen() -> None:
    given = network("A & !B | C", seen("A", "T", "+"), seen("B", "T", "-", "liver", "breast"))
    found = with_evidence(given, ["breast", "colorectal"])
    assert found == given and found.notes == ()


def test_a_regulation_of_both_signs_stays_and_is_said_to() -> None:
    given = network("A & B | !A & C", seen("A", "T", "±", "liver"))
    found = with_evidence(given, ["breast"])
    assert found.rules == given.rules
    assert found.notes == (
        "evidence of breast alone: kept though seen elsewhere, of both signs, so that no value takes "
        "their effect away: A:T",
    )


def test_a_tissue_that_nobody_names_is_an_error_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match=r"unknown tissue 'brest'\ndid you mean 'breast'"):
        with_evidence(network("A"), ["brest"])
    with pytest.raises(UnknownName, match="did you mean 'skin'"):
        with_evidence(network("A", seen("A", "T", "+", "skin")), ["skim"])


def test_the_forms_of_an_open_choice_are_cut_too_and_a_choice_of_one_form_is_none() -> None:
    given = network(
        "A | B",
        seen("A", "T", "+", "liver"),
        seen("B", "T", "+", "breast"),
        choices=(Choice("how", "T", "A | B", ("A & B", "A & B | C")), Choice("same", "T", "A | B", ("B",))),
    )
    (choice,) = with_evidence(given, ["breast"]).choices
    assert choice.id == "how" and len(choice.alternatives) == 2
    for text, meant in zip((choice.chosen, *choice.alternatives), ("B", "0", "C"), strict=True):
        assert given.expression(text).equivalent(given.expression(meant))


def test_a_component_with_levels_is_cut_at_each_of_them() -> None:
    edge = Regulation("X", "T", "+", Evidence(("r",), seen_in=("liver",)))
    parts = (Component("A"), Component("X", maximum=2), Component("T", regulations=(edge,)))
    given = Network.levelled("n", parts, ["A", "X=2", "X>=1", "X=2 | A"])
    assert means(with_evidence(given, ["breast"]), "A")


def test_a_network_made_of_others_loses_what_its_members_saw_elsewhere(tmp_path: Path) -> None:
    edges = '[{ from = "D", sign = "+", references = [1], seen_in = ["liver"] }]'
    member = '[components.D]\ninput = true\n[components.{0}]\nrule = "D"\nregulations = {1}\n'
    (tmp_path / "one.toml").write_text(member.format("A", edges), encoding="utf-8")
    (tmp_path / "two.toml").write_text(member.format("B", edges.replace("liver", "breast")), encoding="utf-8")
    (tmp_path / "whole.toml").write_text('[composition]\nmembers = ["one", "two"]\n', encoding="utf-8")
    found = with_evidence(read(tmp_path / "whole.toml"), ["breast"])
    assert (found.regulators("A"), found.regulators("B")) == ((), ("D",))


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (', seen_in = ["liver"]', "", True),  # where the second member saw it is not told: it may be anywhere
        ("", ', seen_in = ["liver"]', True),
        (', seen_in = ["liver"]', ', seen_in = ["breast"]', True),
        (', seen_in = ["liver"]', ', seen_in = ["colorectal"]', False),
    ],
)
def test_an_edge_of_several_members_stays_where_any_of_their_evidence_lets_it(
    tmp_path: Path, first: str, second: str, stays: bool
) -> None:
    member = (
        '[components.D]\ninput = true\n[components.A]\nrule = "D"\nregulations = [{{ from = "D", sign = "+", {0} }}]\n'
    )
    (tmp_path / "one.toml").write_text(member.format(f"references = [1]{first}"), encoding="utf-8")
    (tmp_path / "two.toml").write_text(member.format(f"references = [2]{second}"), encoding="utf-8")
    (tmp_path / "whole.toml").write_text('[composition]\nmembers = ["one", "two"]\n', encoding="utf-8")
    found = with_evidence(read(tmp_path / "whole.toml"), ["breast"])
    assert found.regulators("A") == (("D",) if stays else ())


def test_an_entry_that_says_nothing_beside_its_identifiers_does_not_widen_where_an_edge_was_seen() -> None:
    blank = Evidence()
    assert merged([blank, Evidence((1,), seen_in=("liver",))]).seen_in == ("liver",)
    assert merged([Evidence((2,)), Evidence((1,), seen_in=("liver",))]).seen_in == ()
