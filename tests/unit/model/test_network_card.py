"""A network in a notebook: its particulars, its diagram, its components with their rules; all of it text."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.errors import MemoryBudget
from logicnet.logic import Rules
from logicnet.model import Component, Kind, Network, Phenotype

HOSTILE = "<img src=x onerror=alert(1)>"


def test_the_particulars_are_told() -> None:
    html = logicnet.load("il6")._repr_html_()
    for words in ("IL-6 / JAK / STAT3 signalling", "components: 27", "inputs: 3 (FAC, IL6_niche, TIM3)", "Fig. 1a"):
        assert words in html
    assert f"digest: {logicnet.load('il6').digest[:12]}" in html and "phenotypes: 9 (Resistant," in html
    assert "read from: networks/il6.toml (toml)" in html


def test_the_diagram_stands_in_it_and_the_rules_are_folded() -> None:
    network = Network("odd", Rules.build(["A", "B"], ["!B", "A"]), (Component("A", kind=Kind.LIGAND), Component("B")))
    html = network._repr_html_()
    assert "<svg" in html and html.index("<svg") < html.index("<details")
    assert ">ligand</td>" in html and ">!B</td>" in html


def test_a_component_that_is_called_as_markup_stays_text() -> None:
    rules = Rules.build([HOSTILE, "B"], ["!B", f'"{HOSTILE}"'])
    html = Network("n", rules, title=HOSTILE, description=HOSTILE, phenotypes=(Phenotype(HOSTILE, "B"),))._repr_html_()
    assert "<img" not in html and html.count("&lt;img") >= 4


def test_regulations_that_are_too_entangled_to_count_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Network) -> None:
        raise MemoryBudget("too entangled")

    monkeypatch.setattr(Network, "regulations", property(refused))
    monkeypatch.setattr("logicnet.draw.insets.INSETS", {"Network": _Never()})
    assert "regulations: ?" in Network("n", Rules.build(["A"], ["A"]))._repr_html_()


class _Never:
    folded = -1
    things = plot = "none"

    def size(self, _: Network) -> int:
        return 1
