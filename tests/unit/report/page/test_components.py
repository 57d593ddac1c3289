"""Components and regulations of the document: in the network's order, each with its rule and what it rests on."""

from __future__ import annotations

import logicnet
from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES
from logicnet.model import Choice, Component, Evidence, Kind, Network
from logicnet.report.page.components import component_entries, kind_entries, regulation_entries, sign_entries


def levelled() -> Network:
    components = (
        Component("A", "input A", Kind.LIGAND),
        Component("X", maximum=2, evidence=Evidence((), "by hand")),
    )
    choice = Choice("c1", "X", ("A", "A"), (("A", "0"),), Evidence((), "not told"))
    return Network.levelled("n", components, ["A", "A", "A"], choices=(choice,))


def test_a_component_has_the_places_of_its_variables_and_its_rule_on_one_line() -> None:
    first, second = component_entries(levelled())
    assert (first["name"], first["label"], first["kind"], first["input"], first["variables"]) == (
        *("A", "input A", "ligand"),
        *(True, [0]),
    )
    assert (second["kind"], second["maximum"], second["input"], second["variables"]) == ("component", 2, False, [1, 2])
    assert second["rule"] == levelled().rule_text("X") and "\n" not in second["rule"]
    assert second["evidence"] == [{"text": "by hand", "url": ""}]


def test_a_rule_that_the_source_leaves_open_is_noted_with_its_other_forms() -> None:
    note = component_entries(levelled())[1]["note"]
    assert note.startswith("The source leaves this rule open (not told). Chosen: ") and "Also admitted: " in note


def test_every_kind_and_sign_of_a_network_is_one_that_the_document_styles() -> None:
    network = logicnet.load("resistance")
    words = {one["word"] for one in kind_entries()}
    signs = {one["sign"] for one in sign_entries()}
    assert {one["kind"] for one in component_entries(network)} <= words
    assert {one["sign"] for one in regulation_entries(network)} <= signs
    assert (len(words), len(signs)) == (len(NODE_STYLES), len(EDGE_STYLES))


def test_regulations_are_the_networks_with_their_evidence() -> None:
    network = logicnet.load("il6")
    entries = regulation_entries(network)
    assert [(one["source"], one["target"], one["sign"]) for one in entries] == [
        (one.source, one.target, one.sign) for one in network.regulations
    ]
    whole = next(one for one in entries if (one["source"], one["target"]) == ("BCSC", "IL6"))
    assert whole["evidence"][0]["text"] == "stem cells secrete the IL-6 that keeps the two pools in balance"
    assert whole["evidence"][1]["url"] == "https://identifiers.org/pubmed:21220315"
