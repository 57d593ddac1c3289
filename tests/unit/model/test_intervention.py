"""Interventions are changes of rules; a misspelt one never runs as the wild type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import InterventionError, LogicnetError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network, knock_in, knock_out


@pytest.fixture
def cascade() -> Network:
    return Network(
        "cascade", Rules.build(["IL6", "IL6R", "STAT3", "BCL2"], ["IL6", "IL6", "IL6R & !BCL2", "STAT3 | IL6"])
    )


def test_a_knock_out_makes_the_rule_a_constant_and_leaves_the_others(cascade: Network) -> None:
    changed = Intervention.parse("STAT3%0", cascade).on(cascade)
    assert [changed.rule_text(name) for name in changed.names] == ["IL6", "IL6", "0", "STAT3 | IL6"]


def test_a_cut_edge_changes_one_rule_only(cascade: Network) -> None:
    changed = Intervention.parse("IL6:BCL2%0", cascade).on(cascade)
    assert [changed.rules.evaluate(i, [1, 0, 0, 0]) for i in range(4)] == [1, 1, 0, 0]
    assert changed.rule_text("IL6R") == "IL6"


def test_the_network_itself_is_not_changed(cascade: Network) -> None:
    before = cascade.digest
    knock_out("STAT3").on(cascade)
    assert cascade.digest == before


def test_several_are_joined_by_spaces_and_print_in_one_order(cascade: Network) -> None:
    first = Intervention.parse("STAT3%0 IL6:BCL2%1", cascade)
    second = Intervention.parse("  IL6:BCL2%1   STAT3%0 ", cascade)
    assert first == second
    assert str(first) == "IL6:BCL2%1 STAT3%0"


def test_knock_out_and_knock_in_are_words_for_the_same_changes(cascade: Network) -> None:
    assert knock_out("STAT3") == Intervention.of([Fix("STAT3", 0)])
    assert knock_in("STAT3") | knock_out("BCL2") == Intervention.parse("BCL2%0 STAT3%1", cascade)


odd_names = st.text(alphabet="AB: %#,;+-.0é\u00a0\u2009", min_size=1, max_size=4)


@given(st.lists(odd_names, min_size=1, max_size=5, unique=True), st.data())
def test_what_an_intervention_prints_is_read_back_as_the_same_intervention(
    names: list[str], data: st.DataObject
) -> None:
    rule = " & ".join(f'"{name}"' for name in names)
    network = Network("odd", Rules.build(names, [rule] * len(names)))
    one = st.sampled_from(names)
    holds = st.builds(Fix, one, st.integers(0, 1))
    cuts = st.builds(lambda *ends: Cut(*ends).within(network), one, one, st.integers(0, 1))
    changes = data.draw(st.lists(holds | cuts, max_size=4, unique_by=lambda change: change.place))
    made = Intervention.of(changes)
    again = Intervention.parse(str(made), network)
    assert again == made and str(again) == str(made)


def test_a_catalogue_word_stands_for_its_changes(cascade: Network) -> None:
    found = Intervention.parse("antibody STAT3%0", cascade, {"antibody": "IL6:IL6R%0"})
    assert found.changes == (Cut("IL6", "IL6R", 0), Fix("STAT3", 0))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("STAT3%0,BCL2%0", "comma"),
        ("STAT3%0, BCL2%0", "comma"),
        ("STAT3", "STAT3%0"),
        ("STAT3%2", "expected 0 or 1 for STAT3"),
        ("STAT3%", "NAME%0"),
        ("STATE3%0", "STAT3"),
        ("Stat3%0", "STAT3"),
        ("BCL2:IL6%0", "no edge from BCL2 to IL6"),
        ("BCL2:STAT%0", "STAT3"),
        ("STAT3%0 STAT3%1", "two values"),
        ("IL6:BCL2%0 IL6:BCL2%1", "two values"),
        ("siltuximap", "siltuximab"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_help(cascade: Network, text: str, says: str) -> None:
    with pytest.raises((InterventionError, UnknownName), match=says.replace("(", r"\(")):
        Intervention.parse(text, cascade, {"siltuximab": "IL6:IL6R%0"})


def test_an_intervention_made_by_hand_is_confirmed_when_it_is_applied(cascade: Network) -> None:
    with pytest.raises(UnknownName):
        knock_out("MYC").on(cascade)
    with pytest.raises(InterventionError):
        Intervention.of([Cut("BCL2", "IL6", 0)]).on(cascade)


@given(text=st.text(alphabet="STA3BCL2%:01 ,", max_size=14))
def test_any_text_is_read_or_refused_with_our_own_error(text: str) -> None:
    network = Network("small", Rules.build(["STAT3", "BCL2"], ["BCL2", "STAT3"]))
    try:
        parsed = Intervention.parse(text, network)
    except LogicnetError:
        return
    assert Intervention.parse(str(parsed), network) == parsed


def test_a_drug_keeps_its_name_beside_what_it_does(cascade: Network) -> None:
    drugs = {"siltuximab": "IL6:IL6R%0 IL6:BCL2%0", "inhibitor": "STAT3%0"}
    one = Intervention.parse("siltuximab", cascade, drugs)
    assert (one.called, str(one)) == ("siltuximab", "IL6:BCL2%0 IL6:IL6R%0")
    assert [str(drug) for drug in one.drugs] == ["siltuximab: IL6:BCL2%0 IL6:IL6R%0"]
    beside = Intervention.read(["BCL2%0", "inhibitor", "siltuximab"], cascade, drugs)
    assert beside.called == "inhibitor siltuximab BCL2%0"
    assert (knock_out("BCL2") | one).called == "siltuximab BCL2%0"
    assert knock_out("STAT3").called == "STAT3%0" and Intervention().called == ""


def test_a_drug_and_what_it_does_are_the_same_intervention(cascade: Network) -> None:
    one, other = Intervention.parse("inhibitor", cascade, {"inhibitor": "STAT3%0"}), knock_out("STAT3")
    assert one == other and hash(one) == hash(other) and one.key == other.key


def test_a_drug_of_which_a_change_is_taken_away_loses_its_name(cascade: Network) -> None:
    one = Intervention.parse("both", cascade, {"both": "IL6R%0 STAT3%0"})
    assert one.elsewhere(knock_out("STAT3")).called == "IL6R%0"
    assert one.elsewhere(knock_out("BCL2")).called == "both"
