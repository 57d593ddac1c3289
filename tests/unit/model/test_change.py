"""One change of a rule: how it is written and read, and what it means where names look like the notation itself."""

from __future__ import annotations

import pytest

from logicnet.core.screens import HOLD
from logicnet.errors import InterventionError, LogicnetError, Span, UnknownName
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network
from logicnet.model.change import Keep, anywhere, change, confirm

CASCADE = Network("cascade", Rules.build(["IL6", "IL6R", "BCL2"], ["IL6", "IL6", "IL6R & !BCL2"]))


@pytest.mark.parametrize(
    ("word", "meant"),
    [("IL6R%0", Fix("IL6R", 0)), ("IL6:IL6R%1", Cut("IL6", "IL6R", 1)), ("BCL2:BCL2%0", Cut("BCL2", "BCL2", 0))],
)
def test_a_word_holds_a_component_or_cuts_an_edge_and_is_written_as_it_is_read(word: str, meant: Fix | Cut) -> None:
    read = change(word, Span("<x>", 1, 1), CASCADE)
    assert read == meant and str(read) == word
    assert anywhere(word) == meant


def test_a_change_knows_its_place_its_target_and_its_code() -> None:
    hold, cut = Fix("IL6R", 1), Cut("IL6", "IL6R", 0)
    assert (hold.place, cut.place) == (("IL6R",), ("IL6", "IL6R"))
    assert hold.target == cut.target == "IL6R"
    assert (hold.said, cut.said) == ("the component IL6R", "the edge from IL6 to IL6R")
    assert (hold.coded(CASCADE.position), cut.coded(CASCADE.position)) == (((HOLD, 1, 1),), ((0, 1, 0),))


def test_an_edge_exists_where_the_rule_of_its_target_names_its_source() -> None:
    assert Cut("IL6", "IL6R", 0).exists(CASCADE) and Fix("IL6", 0).exists(CASCADE)
    assert not any(
        absent.exists(CASCADE)
        for absent in (Cut("IL6R", "IL6", 0), Cut("IL6", "MYC", 0), Cut("MYC", "IL6", 0), Fix("MYC", 1))
    )


def test_an_edge_that_is_not_there_is_refused_with_the_regulators_and_the_edge_the_other_way() -> None:
    with pytest.raises(InterventionError, match="no edge from IL6R to IL6") as caught:
        confirm(Cut("IL6R", "IL6", 0), CASCADE)
    assert caught.value.hint == "regulators of IL6: IL6; the edge IL6:IL6R exists"
    with pytest.raises(UnknownName, match="did you mean 'BCL2'"):
        confirm(Fix("BCL", 0), CASCADE)


def test_a_wrong_word_is_refused_at_its_place() -> None:
    for word in ("IL6%2", "IL6", "MYC%0"):
        with pytest.raises(LogicnetError, match=r"^<x>:1:5: "):
            change(word, Span("<x>", 1, 5), CASCADE)


def test_a_word_that_is_no_change_or_could_be_several_is_none_without_a_network() -> None:
    assert [anywhere(word) for word in ("A", "A%-", "a:b:c%0", '"A%0', "A%1%0", "")] == [None] * 6


def test_a_name_with_colons_is_still_a_component() -> None:
    network = Network("odd", Rules.build(["a:b", "a", "b"], ["a", "a", "b"]))
    assert Intervention.parse("a:b%0", network).changes == (Fix("a:b", 0),)


BESIDE = ("A", "B", "A:B", "STAT 3", "a%0", "b", "a%0:b", "x#y", "p,q", "IL-6", "%1", ":", "A:", "+")


def beside() -> Network:
    """Every component is read by every other: names that look like edges, values or comments stand beside the real
    ones."""
    rule = " & ".join(f'"{name}"' for name in BESIDE)
    return Network("odd", Rules.build(BESIDE, [rule] * len(BESIDE)))


def test_a_component_and_an_edge_of_one_spelling_are_two_interventions_and_print_apart() -> None:
    network = beside()
    component, edge = Intervention.parse('"A:B"%0', network), Intervention.parse('"A":"B"%0', network)
    assert (component.changes, edge.changes) == ((Fix("A:B", 0),), (Cut("A", "B", 0),))
    assert (str(component), str(edge)) == ('"A:B"%0', '"A":"B"%0')
    assert component != edge and component.key != edge.key and len(component | edge) == 2
    with pytest.raises(InterventionError, match="two values"):
        edge | Intervention.of([Cut("A", "B", 1)])


def test_a_spelling_that_means_a_component_and_an_edge_is_refused_with_how_to_write_each() -> None:
    with pytest.raises(InterventionError, match="can mean 2 things in odd") as error:
        Intervention.parse("A:B%1", beside())
    assert '"A:B"%1 for the component A:B' in str(error.value)
    assert '"A":"B"%1 for the edge from A to B' in str(error.value)


@pytest.mark.parametrize("text", ['"STAT 3%0', 'STAT 3"%0', 'A"B"%0', '""%0', '"A":""%0', '"STAT 3"', '"A"%0%1'])
def test_quotes_stand_around_whole_names_and_are_closed(text: str) -> None:
    with pytest.raises(LogicnetError):
        Intervention.parse(text, beside())


def test_a_name_with_a_blank_that_lacks_its_quotes_is_suggested_with_them() -> None:
    with pytest.raises(UnknownName, match="STAT") as error:
        Intervention.parse("STAT 3%0", beside())
    assert 'in quotes: "STAT 3"%0' in str(error.value)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("IL6R%0@0.7", Fix("IL6R", 0, penetrance=0.7)),
        ("IL6:IL6R%1@0.25", Cut("IL6", "IL6R", 1, penetrance=0.25)),
        ("BCL2%1@1e-05", Fix("BCL2", 1, penetrance=0.00001)),
    ],
)
def test_a_change_that_is_made_with_a_probability_is_written_as_it_is_read(word: str, meant: Fix | Cut) -> None:
    read = change(word, Span("<x>", 1, 1), CASCADE, doses=True)
    assert read == meant and str(read) == word and read != change(word.partition("@")[0], Span("<x>", 1, 1), CASCADE)
    assert anywhere(word) is None
    text = f"{word} IL6%1"
    made = Intervention.parse(text, CASCADE, doses=True)
    assert Intervention.parse(str(made), CASCADE, doses=True) == made and made.doses == (meant,)
    assert made.key != Intervention.parse(text.replace(word, word.partition("@")[0]), CASCADE).key
    with pytest.raises(InterventionError, match="this question is asked of one network"):
        change(word, Span("<x>", 1, 1), CASCADE)


@pytest.mark.parametrize(
    "number", ["", "0", "0.0", "1.5", "2", "-0.5", "nan", "inf", "1/2", "0.7@0.5", "x", "0,7", "1e-999"]
)
def test_a_penetrance_that_is_none_is_refused_with_its_place(number: str) -> None:
    text = f"IL6%1 IL6R%0@{number}"
    with pytest.raises(InterventionError, match="expected a penetrance above 0 and up to 1 after the @") as caught:
        Intervention.parse(text, CASCADE, doses=True)
    assert caught.value.span is not None
    assert (caught.value.span.column, caught.value.span.length) == (len("IL6%1 IL6R%0@") + 1, max(len(number), 1))


def test_a_place_has_one_penetrance_and_one_made_by_hand_is_confirmed() -> None:
    for text in ("IL6%0@0.7 IL6%0@0.3", "IL6%0@0.7 IL6%0", "IL6%0@0.7 IL6%1@0.3"):
        with pytest.raises(InterventionError, match="two values for one place"):
            Intervention.parse(text, CASCADE, doses=True)
    for number in (0.0, -1.0, 1.5, float("nan")):
        with pytest.raises(InterventionError, match="expected a penetrance above 0 and up to 1"):
            confirm(Fix("IL6", 0, penetrance=number), CASCADE, doses=True)


def test_a_keeping_between_all_levels_changes_nothing_and_is_refused() -> None:
    switch = Network("switch", Rules.build(["A", "B"], ["B", "A"]))
    for given in ("A%0:1", Keep("A", 0, 1), ["B%0", "A%0:1"]):
        with pytest.raises(InterventionError, match="expected 0 or 1 for A, found A%0:1"):
            Intervention.read(given, switch)
