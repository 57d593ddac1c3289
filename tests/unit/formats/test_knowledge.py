"""What a network knows, part by part, and what a format without room for a part would lose."""

from __future__ import annotations

import pytest

from logicnet.formats.knowledge import TOPICS, Loss, Topic, losses, summary
from logicnet.logic import Rules
from logicnet.model import (
    Annotation,
    Choice,
    Component,
    Evidence,
    Identifier,
    Initial,
    Kind,
    Named,
    Network,
    Phenotype,
    Placement,
    Reference,
    Regulation,
    Timing,
)

KNOWN = Network.levelled(
    "known",
    (
        Component(
            "A", label="α", kind=Kind.DRUG, annotation=Annotation((Identifier("hgnc:1"),), "note", Placement(1, 2))
        ),
        Component(
            "X",
            evidence=Evidence((7,), "seen"),
            regulations=(Regulation("A", "X", "+", Evidence((), "known"), Annotation((Identifier("pubmed:1"),))),),
            maximum=2,
        ),
    ),
    ["A", "A", "A & X"],
    phenotypes=(Phenotype("On", "X=2"),),
    choices=(Choice("c", "A", "A", ("0",)),),
    title="Known",
    settings=(Named("drugged", "A=1"),),
    starts=(Named("off", "X=0"),),
    interventions=(Named("high", "X%2"),),
    references=(Reference("Kim", "a title"),),
)

RIGHT = {
    Topic.RULES: [("X", "1: A; 2: A & X>=1")],
    Topic.LEVELS: [("X", "levels 0 to 2")],
    Topic.LABELS: [("A", "α")],
    Topic.KINDS: [("A", "drug")],
    Topic.EVIDENCE: [("X", "seen [7]"), ("A:X", "known")],
    Topic.IDENTIFIERS: [("A", "hgnc:1"), ("A:X", "pubmed:1")],
    Topic.NOTES: [("A", "note")],
    Topic.LAYOUT: [("A", "x 1, y 2")],
    Topic.TITLE: [("", "Known")],
    Topic.PHENOTYPES: [("On", "X=2")],
    Topic.CHOICES: [("A", "or 0")],
    Topic.SETTINGS: [("drugged", "A=1")],
    Topic.STARTS: [("off", "X=0")],
    Topic.INTERVENTIONS: [("high", "X%2")],
    Topic.REFERENCES: [("Kim", "a title")],
}


@pytest.mark.parametrize("part", RIGHT)
def test_a_part_is_found_where_it_is_known(part: Topic) -> None:
    assert list(TOPICS[part](KNOWN)) == RIGHT[part]


def test_every_part_has_a_finder() -> None:
    assert set(TOPICS) == set(Topic)


def test_what_is_held_is_not_lost_and_a_plain_network_knows_its_rules_alone() -> None:
    assert losses(KNOWN, frozenset(Topic)) == ()
    plain = Network("plain", Rules.build(["A", "B"], ["A", "!A"]))
    assert losses(plain, ()) == (Loss(Topic.RULES, "B", "!A"),)
    assert losses(plain, {Topic.RULES}) == ()


def test_losses_are_summed_by_part() -> None:
    assert summary(losses(KNOWN, frozenset(Topic) - {Topic.EVIDENCE, Topic.KINDS})) == "kinds 1, evidence 2"
    assert str(Loss(Topic.KINDS, "A", "drug")) == "kinds: A: drug" and str(Loss(Topic.TITLE, "", "x")).count(":") == 1


def test_the_start_that_initial_probabilities_imply_is_lost_where_they_are_not_kept() -> None:
    timing = Timing(initial=(Initial(("A",), (((1,), 1.0),)),))
    network = Network("n", Rules.parse("A, A"), starts=(Named("initial", "A=1"),), timing=timing)
    start = Loss(Topic.STARTS, "initial", "A=1")
    assert start in losses(network, {Topic.RULES})
    assert start not in losses(network, {Topic.RULES, Topic.TIMING})
