"""A network says what it is in one line, and in a table where a notebook asks for one."""

from __future__ import annotations

from logicnet.logic import Rules
from logicnet.model import Component, Kind, Network


def test_a_network_is_one_line_however_long_its_rules_are() -> None:
    network = Network("wide", Rules.build(["A", "B"], ["A", " | ".join(["A", "B"] * 500)]))
    assert repr(network) == "<Network wide: 2 components, 1 inputs>"


def test_a_notebook_shows_components_with_kind_and_rule_and_escapes_names() -> None:
    rules = Rules.build(["<A>", "B"], ["!B", '"<A>"'])
    network = Network("odd", rules, (Component("<A>", kind=Kind.LIGAND), Component("B")), title="A & B")
    html = network._repr_html_()
    assert "<b>A &amp; B</b>" in html
    assert "<td>&lt;A&gt;</td><td>ligand</td><td>!B</td>" in html
