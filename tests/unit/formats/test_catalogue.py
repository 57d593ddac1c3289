"""The catalogue: what a drug does in a network, and what is wrong in a file of drugs."""

from __future__ import annotations

from pathlib import Path

import pytest

import logicnet
from logicnet.errors import FormatError, InterventionError, LogicnetError, UnknownName
from logicnet.formats.catalogue import catalogue_for, knowing, known_drugs, read, replaced
from logicnet.logic import Rules
from logicnet.model import Cut, Evidence, Fix, Intervention, Network, knock_out
from logicnet.model.annotation import Identifier
from logicnet.model.drug import Catalogue, Trial

TEXT = """
[drugs.mab]
aliases = ["anti-L"]
class = "monoclonal antibody"
changes = ["L:R%0"]
references = [50]
identifiers = ["drugbank:DB09036"]

[[drugs.mab.trials]]
number = "NCT00412321"
disease = "myeloma"
arm = "mab alone"
control = "none: single arm"
outcome = "No response."
helped = "no"
tumour = "other"
anchors = ["55.3"]

[drugs.wide]
changes = ["R%0", "Elsewhere%0"]

[drugs.far]
changes = ["Elsewhere%0"]
"""
NETWORK = Network("tiny", Rules.build(["L", "R", "X"], ["L", "L | X", "R"]))


def catalogue() -> Catalogue:
    return Catalogue(read(TEXT.encode(), "drugs.toml"), NETWORK)


def test_a_catalogue_is_read_into_values() -> None:
    drug = read(TEXT.encode(), "drugs.toml")[0]
    assert (drug.name, drug.aliases, drug.kind) == ("mab", ("anti-L",), "monoclonal antibody")
    assert drug.identifiers == (Identifier("drugbank:DB09036"),)
    assert drug.changes == (Cut("L", "R", 0),) and drug.evidence.references == (50,)


def test_a_trial_is_read_with_its_arms_and_outcome() -> None:
    (trial,) = read(TEXT.encode(), "drugs.toml")[0].trials
    assert (trial.title, trial.uri) == ("NCT00412321", "clinicaltrials:NCT00412321")
    assert (trial.disease, trial.arm, trial.control) == ("myeloma", "mab alone", "none: single arm")
    assert (trial.helped, trial.tumour, trial.evidence.anchors) == ("no", "other", ("55.3",))


def test_a_trial_without_a_number_is_called_by_its_name() -> None:
    (trial,) = read(TEXT.replace('number = "NCT00412321"', 'name = "a first study"').encode(), "d.toml")[0].trials
    assert (trial.title, trial.number, trial.uri) == ("a first study", "", "")


def test_a_list_of_numbers_is_a_list_of_trials_of_which_no_more_is_known() -> None:
    drug = read(b'[drugs.a]\nchanges = ["L%0"]\ntrials = ["NCT00412321", "NCT00911859"]', "d.toml")[0]
    assert drug.trials == (Trial("NCT00412321"), Trial("NCT00911859"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'number = "NCT00412321"',
            'number = "NCT1"',
            "drugs.toml:10:10: drugs.mab.trials[0].number: 'NCT1' is no trial",
        ),
        ('number = "NCT00412321"', 'number = ""', "without a number and without a name"),
        ('helped = "no"', 'helped = "not"', "drugs.toml:15:10: drugs.mab.trials[0].helped: unknown word 'not'"),
        ('helped = "no"\n', "", "helped"),
        ('tumour = "other"', 'tumour = "othr"', "did you mean 'other'?"),
        ('arm = "mab alone"\n', "", "arm"),
        ('control = "none: single arm"', 'control = " "', "drugs.mab.trials[0].control: expected what the source says"),
        ('tumour = "other"', 'tumor = "other"', "unknown key drugs.mab.trials[0].tumor"),
    ],
)
def test_what_is_wrong_in_a_trial_is_said_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(TEXT.replace(old, new).encode(), "drugs.toml")
    assert said in str(caught.value)


def test_an_identifier_of_a_drug_that_its_collection_cannot_have_is_shown_where_it_stands() -> None:
    with pytest.raises(FormatError, match=r":7:16: drugs\.mab\.identifiers\[0\]: 'drugbank:9036' is no identifier"):
        read(TEXT.replace("DB09036", "9036").encode(), "drugs.toml")


def test_a_trial_stands_once_with_a_drug() -> None:
    begin = TEXT.index("[[")
    twice = TEXT + TEXT[begin : TEXT.index("[drugs.wide]")]
    with pytest.raises(FormatError, match="the trial NCT00412321 stands here twice"):
        read(twice.encode(), "drugs.toml")


def test_a_drug_stands_for_its_changes_wherever_an_intervention_is_read() -> None:
    assert Intervention.parse("mab X%1", NETWORK, catalogue()) == Intervention.of([Cut("L", "R", 0), Fix("X", 1)])
    assert Intervention.parse("ANTI-L", NETWORK, catalogue()) == Intervention.of([Cut("L", "R", 0)])


def test_targets_that_a_network_does_not_have_are_listed_not_lost() -> None:
    wide = catalogue().drug("wide")
    assert wide.on(NETWORK) == Intervention.of([Fix("R", 0)])
    assert wide.left_out(NETWORK) == (Fix("Elsewhere", 0),)


def test_a_drug_without_any_target_is_an_error_that_says_so() -> None:
    with pytest.raises(InterventionError, match="far has no target in tiny"):
        Intervention.parse("far", NETWORK, catalogue())
    assert [drug.name for drug in catalogue().applicable] == ["mab", "wide"]


def test_an_edge_that_the_network_does_not_have_is_no_target() -> None:
    other = Network("other", Rules.build(["L", "R"], ["L", "R"]))
    assert catalogue().drug("mab").within(other) == ()


def test_a_misspelt_drug_suggests_the_right_one() -> None:
    with pytest.raises(UnknownName, match="mab"):
        Intervention.parse("mbb", NETWORK, catalogue())
    with pytest.raises(UnknownName, match="wide"):
        catalogue().drug("wild")


def test_a_component_of_the_same_name_wins() -> None:
    named = Network("n", Rules.build(["mab"], ["0"]))
    assert "mab" not in Catalogue(read(TEXT.encode(), "drugs.toml"), named)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[drugs.a]\nchanges = ["L%x"]', "drugs.a.changes"),
        ("[drugs.a]\nchanges = []", "without an effect"),
        ('[drugs.a]\nchanges = ["L%0"]\neffects = 1', "unknown key drugs.a.effects"),
        ('[drugs.a]\nchanges = ["L%0"]\ntrials = ["NCT1"]', "NCT1"),
        ('[drugs.a]\nchanges = ["L%0"]\n[drugs.b]\naliases = ["A"]\nchanges = ["L%0"]', "also a name of a"),
        ('[drugs.a]\naliases = ["two words"]\nchanges = ["L%0"]', "two words"),
        ('[drugs.a]\nchanges = ["L%0", "L%1"]', "two values"),
        ("[drugs.a]\nclass = 1", "changes"),
    ],
)
def test_what_is_wrong_in_a_catalogue_is_said_with_its_place(text: str, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(text.encode(), "drugs.toml")
    assert said in str(caught.value) and "drugs.toml:" in str(caught.value)


OWN = """
[drugs.blocker]
aliases = ["B-1"]
changes = ["STAT3%0"]
references = ["Kim2019", "doi:10.1/x"]

[drugs.Siltuximab]
changes = ["IL6%0"]

[references.Kim2019]
title = "On blockers"
"""


def test_drugs_of_ones_own_are_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN)
    blocker, other = logicnet.read_drugs(tmp_path / "own.toml")
    assert (blocker.name, blocker.aliases, str(blocker.on(logicnet.load("il6")))) == ("blocker", ("B-1",), "STAT3%0")
    assert blocker.evidence.references == ("Kim2019", "doi:10.1/x") and other.name == "Siltuximab"
    with pytest.raises(LogicnetError, match="there is no such file"):
        logicnet.read_drugs(tmp_path / "none.toml")
    (tmp_path / "own.toml").write_text(OWN.replace("Kim2019", "Kim2018", 1))
    with pytest.raises(
        LogicnetError, match=r"own.toml:5:15: drugs.blocker.references\[0\]: unknown reference 'Kim2018'"
    ):
        logicnet.read_drugs(tmp_path / "own.toml")


def test_a_drug_of_ones_own_stands_in_the_place_of_a_shipped_one_of_its_name() -> None:
    own = read(OWN.encode(), "own.toml")
    assert [drug.name for drug in replaced(own)] == ["siltuximab"]
    network = logicnet.load("il6")
    with knowing(own):
        assert catalogue_for(network)["siltuximab"] == "IL6%0"
        assert logicnet.attractors(network, intervention="b-1").asked.intervention == knock_out("STAT3")
        assert [drug.name for drug in known_drugs()][:2] == ["blocker", "Siltuximab"]
        assert "siltuximab" not in [drug.name for drug in known_drugs()]
    assert catalogue_for(network)["siltuximab"] == "IL6:IL6R%0 IL6_niche:IL6R%0"
    assert "blocker" not in catalogue_for(network)


def test_a_drug_says_where_the_source_speaks_of_it_and_how_firmly() -> None:
    keys = 'anchors = ["35.3"]\nstrength = "may"\nseen_in = ["breast"]'
    (drug,) = read(f'[drugs.x]\nchanges = ["A%0"]\n{keys}\n'.encode(), "d.toml")
    assert drug.evidence == Evidence(anchors=("35.3",), strength="may", seen_in=("breast",))
