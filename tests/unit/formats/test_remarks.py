"""What a document says beside the rules: references of one's own, identifiers, and what has a name."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats import toml
from logicnet.model import Evidence, Identifier, Placement, Reference

DOCUMENT = """\
[network]
identifiers = { isDescribedBy = ["pubmed:123"], is = ["https://identifiers.org/biomodels.db/M1"] }
notes = "made by hand"

[components.O2]
input = true
references = ["Kim2019", "doi:10.1/x", 7]
identifiers = ["chebi:15379"]
position = [10, 20.5]

[components.HIF1]
rule = "!O2"
regulations = [{ from = "O2", sign = "-", identifiers = ["pubmed:5"], notes = "by PHD" }]

[settings.hypoxia]
values = "O2=0"
title = "1 % oxygen"
default = true

[starts.cold]
values = "HIF1=0"

[interventions."HIF1 lost"]
changes = "HIF1%0 O2:HIF1%1"

[references.Kim2019]
title = "On oxygen"
year = 2019
doi = "10.1/y"

[references.7]
"""


def read(content: str) -> toml.Network:
    return toml.read(content.encode(), "own.toml")


def test_identifiers_notes_and_places_are_read() -> None:
    network = read(DOCUMENT)
    assert network.annotation.of("isDescribedBy") == ("pubmed:123",)
    assert network.annotation.of("is") == ("biomodels.db:M1",)
    assert network.annotation.notes == "made by hand"
    oxygen = network.component("O2").annotation
    assert oxygen.identifiers == (Identifier("chebi:15379"),) and oxygen.placement == Placement(10, 20.5)
    (edge,) = network.regulations
    assert edge.annotation.of("is") == ("pubmed:5",) and edge.annotation.notes == "by PHD"


def test_references_are_numbers_texts_and_compact_uris() -> None:
    network = read(DOCUMENT)
    assert network.component("O2").evidence == Evidence(("Kim2019", "doi:10.1/x", 7))
    assert network.references == (Reference("Kim2019", "On oxygen", 2019, "10.1/y"), Reference("7"))


def test_without_a_list_of_references_any_text_is_one() -> None:
    network = read('[components.A]\ninput = true\nreferences = ["Kim 2019", 4711]\n')
    assert network.component("A").evidence.references == ("Kim 2019", 4711)


def test_what_has_a_name_is_read() -> None:
    network = read(DOCUMENT)
    (setting,), (start,), (intervention,) = network.settings, network.starts, network.interventions
    assert (setting.name, setting.text, setting.default, setting.title) == ("hypoxia", "O2=0", True, "1 % oxygen")
    assert (start.name, start.text) == ("cold", "HIF1=0")
    assert (intervention.name, intervention.text) == ("HIF1 lost", "HIF1%0 O2:HIF1%1")


WRONG = [
    ('"Kim2019", ', '"Kim2018", ', "7:15: components.O2.references[0]", "did you mean 'Kim2019'"),
    ('values = "O2=0"', 'values = "O3=0"', "16:11: settings.hypoxia.values", "known: O2, HIF1"),
    ('values = "O2=0"', 'values = "HIF1=0"', "16:11: settings.hypoxia.values", "not an input"),
    ('values = "HIF1=0"', 'values = "HIF1"', "21:11: starts.cold.values", "HIF1=1"),
    ('"HIF1%0 O2', '"HIF1%0 O3', '24:19: interventions."HIF1 lost".changes', "O2"),
    ('values = "HIF1=0"', 'values = "@/etc/hostname"', "21:10: starts.cold.values", "calls no other"),
    ('["chebi:15379"]', '[""]', "8:15: components.O2.identifiers", "without a text"),
    ("[10, 20.5]", "[10]", "9:12: components.O2.position", "[x, y, width, height]"),
    ("[10, 20.5]", "[10, inf]", "9:17: components.O2.position[1]", "a number"),
    ("[10, 20.5]", '[10, "a"]', "9:17: components.O2.position[1]", "a number"),
    ('["chebi:15379"]', "[15379]", "8:16: components.O2.identifiers[0]", "a text in quotes"),
    ("year = 2019", 'year = "2019"', "28:8: references.Kim2019.year", "a whole number"),
    ("year = 2019", "yaer = 2019", "28:1: unknown key references.Kim2019.yaer", "year"),
    ("[settings.hypoxia]", "[settings.'a\"b']", "15:1", "cannot be asked for by name"),
]


@pytest.mark.parametrize(("old", "new", "place", "says"), WRONG)
def test_what_is_wrong_is_shown_where_it_stands(old: str, new: str, place: str, says: str) -> None:
    assert old in DOCUMENT
    with pytest.raises(LogicnetError) as caught:
        read(DOCUMENT.replace(old, new, 1))
    assert f"own.toml:{place}" in str(caught.value)
    assert says in str(caught.value)


def test_a_reference_is_cited_once() -> None:
    with pytest.raises(FormatError, match="given twice"):
        read('[components.A]\ninput = true\nreferences = ["a", "a"]\n')
