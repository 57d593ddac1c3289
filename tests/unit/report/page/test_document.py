"""The document of a page: every entry of the contract with the script, and a command that makes such a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import logicnet
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.report.page.document import command_line, document
from logicnet.report.page.opening import opening

CONTRACT = Path(__file__).parents[4] / "src" / "page" / "model" / "document.ts"


def interfaces(optional: str = "?") -> dict[str, set[str]]:
    """The fields of each interface that the script declares; with ``optional`` empty those that must be there."""
    text = CONTRACT.read_text(encoding="utf-8")
    found = {}
    for name, body in re.findall(r"^export interface (\w+) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL):
        found[name] = set(re.findall(rf"^  readonly (\w+){optional and '[?]?'}:", body, re.MULTILINE))
    return found


@pytest.mark.parametrize("name", ["il6", "resistance"])
def test_every_entry_has_the_fields_that_the_script_reads(name: str) -> None:
    held = dict(logicnet.page(name).document)
    wanted, needed = interfaces(), interfaces("")
    assert needed["PageDocument"] <= set(held) <= wanted["PageDocument"]
    entries = {
        "Card": [held["network"]],
        "ComponentEntry": held["components"],
        "RegulationEntry": held["regulations"],
        "KindStyle": held["kinds"],
        "SignStyle": held["signs"],
        "ContextEntry": held["contexts"],
        "DrugEntry": held["drugs"],
        "ClaimEntry": held["claims"],
        "ArmEntry": [one["arm"] for one in held["claims"]],
        "Layout": [held["layout"]],
        "Named": held["phenotypes"],
        "Asked": [held["first"]],
        "MadeResults": [held["results"]],
        "MadeAttractor": held["results"]["attractors"],
        "LinkedText": held["network"]["references"],
    }
    for interface, several in entries.items():
        for one in several:
            assert needed[interface] <= set(one) <= wanted[interface], interface


def test_variables_and_rules_are_those_of_the_core_in_order() -> None:
    network = logicnet.load("microenvironment")
    held = document(network)
    again = Rules.build(held["variables"], held["rules"])
    assert again.digest == network.rules.digest
    assert sorted(place for one in held["components"] for place in one["variables"]) == list(range(len(network)))


def test_the_command_names_a_file_without_its_place_and_what_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "a model.bnet"
    path.write_text("A, A\nB, A\n", encoding="utf-8")
    begin = opening(logicnet.read(path), "A=1", "B%0", phenotype="A & B")
    assert command_line(begin, title="T", embed=True) == (
        "logicnet page 'a model.bnet' --set A=1 --perturb B%0 --phenotype 'A & B' --title T --embed"
    )


def test_a_network_without_anything_but_rules_has_a_document() -> None:
    held = document(Network("n", Rules.parse("A, !A")))
    assert (held["title"], held["phenotypes"], held["first"]["phenotype"], held["results"]) == ("n", [], "", None)
