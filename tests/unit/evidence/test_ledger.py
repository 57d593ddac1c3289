"""Reading claims: what a file says; what is wrong in one is said with file, line and the path inside the document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claim_strategies
from logicnet.cli import main
from logicnet.errors import LogicnetError
from logicnet.evidence import Ledger, read_claims, together
from logicnet.evidence.claim import Compares, FromAttractors, FromMixture, FromStates, Strength, sentence
from logicnet.evidence.page import PROPERTIES, PROPERTY_WORDS
from logicnet.formats.remarks import STRENGTHS

RULES = "Drug, Drug\nTAM, TAM\nA, Drug | B\nB, A\n"
CLAIM = """
[[claim]]
id = "first"
where = "Fig. 1"
references = [1, 124]
statement = \"\"\"told in
two lines\"\"\"
setting = "Drug=1"
background = "B%1"
background_why = "the cells of the experiment"
intervention = "A%0"
start = "held"
property = { kind = "no attractor", expression = "A & B" }
strength = "mice"
prediction = true
"""
HEAD = 'network = "tiny.bnet"\nsetting = "TAM=0 Drug=0"\n[starts.held]\nattractors = { where = "A" }\n'


def ledger(folder: Path, text: str) -> Ledger:
    (folder / "tiny.bnet").write_text(RULES)
    (folder / "claims.toml").write_text(text)
    return read_claims(folder / "claims.toml")


def test_a_claim_is_read_into_a_value(tmp_path: Path) -> None:
    (claim,) = ledger(tmp_path, HEAD + CLAIM).claims
    assert claim.statement == "told in two lines" and claim.evidence.references == (1, 124)
    assert claim.strength is Strength.MICE and claim.prediction and claim.expected
    assert str(claim.arm) == "Drug=1 TAM=0 + B%1 + A%0"
    assert isinstance(claim.start, FromAttractors) and str(claim.start.where) == "A"
    assert str(claim.start.arm) == "Drug=1 TAM=0 + B%1", "a start's arm is the claim's without its intervention"


def test_claims_and_regulations_have_the_same_strengths() -> None:
    assert tuple(Strength) == STRENGTHS


def test_a_start_may_be_values(tmp_path: Path) -> None:
    (claim,) = ledger(tmp_path, HEAD + CLAIM.replace('start = "held"', 'start = "A=1 B=0"')).claims
    assert claim.start == FromStates((("A", 1), ("B", 0)))


KIND = '"no attractor", expression = "A & B"'
COMPARED = '"more resistant than", expression = "A", other = {}'
SUMMED = '"less resistant than", readout = "A - 2*B", other = {}'
WRONG = [
    (CLAIM.replace("A & B", "A & Q"), "claim[0].property.expression", "Q"),
    (CLAIM.replace("A & B", "A &"), "claim[0].property.expression", "'&'"),
    (CLAIM.replace("A%0", "A%2"), "claim[0].intervention", "A%2"),
    (CLAIM.replace("A%0", "siltuximb"), "claim[0].intervention", "siltuximab"),
    (CLAIM.replace("A%0", "siltuximab"), "claim[0].intervention", "no target in tiny"),
    (CLAIM.replace('"Drug=1"', '"A=1"'), "claim[0].setting", "not an input"),
    (CLAIM.replace('"Drug=1"', '"Drag=1"'), "claim[0].setting", "Drug"),
    (CLAIM.replace("124", "1"), "claim[0].references", "reference 1 is given twice"),
    (CLAIM.replace("[1,", "[0,"), "claim[0].references", "references count from 1"),
    (CLAIM.replace("strength", "strenght"), "claim[0].strenght", "strength"),
    (CLAIM.replace("mice", "mouse"), "claim[0].strength", "mice"),
    (CLAIM.replace('"held"', '"hold"'), "claim[0].start", "held"),
    (CLAIM.replace("no attractor", "no atractor"), "claim[0].property.kind", "no attractor"),
    (
        CLAIM.replace('"no attractor", expression = "A & B"', '"ctl", formula = "AG EF"'),
        "claim[0].property.formula",
        "EF",
    ),
    (
        CLAIM.replace('"no attractor", expression = "A & B"', '"ctl", formula = "AG EF Q"'),
        "claim[0].property.formula",
        "Q",
    ),
    (CLAIM.replace('"no attractor", expression = "A & B"', '"ctl"'), "claim[0].property", "formula"),
    (CLAIM.replace("B%1", "A%1"), "claim[0].intervention", "two values"),
    (CLAIM + 'choices = ["or-and"]\n', "claim[0].choices", "or-and"),
    (CLAIM + CLAIM, "claim[1].id", "first"),
    (CLAIM.replace('where = "Fig. 1"\n', ""), "claim[0]", "where"),
    (CLAIM.replace('"held"', '"1/2: A=1; 1/3: A=0"'), "claim[0].start", "sum to 0.833333333333"),
    (CLAIM.replace('"held"', '"1/2: A=1; 1/2: Q=0"'), "claim[0].start", "'Q'"),
    (CLAIM.replace('"held"', '"@held"'), "claim[0].start", "calls no start by a name"),
    *(
        (CLAIM.replace('"no attractor", expression = "A & B"', COMPARED + said), "claim[0].property.rates", wrong)
        for said, wrong in (
            (', by = "probability", rates = "A=-1"', "must be a number from 0"),
            (', by = "probability", rates = "Q=1"', "'Q'"),
            (', rates = "A=2"', "by inclusion has no rates"),
        )
    ),
    (
        CLAIM.replace('"no attractor", expression = "A & B"', COMPARED + ', by = "shares"'),
        "claim[0].property.by",
        "'share'",
    ),
    (
        CLAIM.replace('"no attractor", expression = "A & B"', SUMMED.replace("A - 2*B", "A - 2*Q")),
        "claim[0].property.readout",
        "'Q'",
    ),
    (
        CLAIM.replace('"no attractor", expression = "A & B"', COMPARED + ', by = "readout"'),
        "claim[0].property",
        "readout",
    ),
]


@pytest.mark.parametrize(("text", "path", "said"), WRONG)
def test_what_is_wrong_in_a_claim_is_said_with_its_place(
    tmp_path: Path, text: str, path: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(LogicnetError) as caught:
        ledger(tmp_path, HEAD + text)
    message = str(caught.value)
    assert path in message and said in message
    key = path.partition(".")[2].partition(".")[0].partition("[")[0] or "[[claim]]"
    lines = (HEAD + text).splitlines()
    line = max(number for number, content in enumerate(lines, 1) if content.startswith(key))
    assert f"claims.toml:{line}:" in message
    assert main(["check", str(tmp_path / "claims.toml")]) == 2
    assert path in capsys.readouterr().err


def test_the_column_of_a_syntax_error_is_inside_the_text(tmp_path: Path) -> None:
    text = CLAIM.replace('"no attractor", expression = "A & B"', '"ctl", formula = "AG (A & & B)"')
    with pytest.raises(LogicnetError) as caught:
        ledger(tmp_path, HEAD + text)
    assert caught.value.span is not None
    line = next(line for line in (HEAD + text).splitlines() if line.startswith("property"))
    assert caught.value.span.column == line.index("& B)") + 1


def test_one_id_in_two_files_is_an_error(tmp_path: Path) -> None:
    one = ledger(tmp_path, HEAD + CLAIM)
    with pytest.raises(LogicnetError, match="a second claim with the id 'first'"):
        together([one, one])


def test_an_unknown_network_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LogicnetError, match="il66"):
        ledger(tmp_path, 'network = "il66"')


def test_the_readme_lists_every_kind_of_property(root: Path) -> None:
    text = (root / "networks" / "README.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in text for kind in PROPERTY_WORDS)


def test_the_page_on_claims_and_the_oracle_have_every_kind_with_its_keys(root: Path) -> None:
    assert set(claim_strategies.KINDS) == set(PROPERTY_WORDS)
    rows = re.findall(
        r"^\| (`[^|]*) \| (`[^|]*) \|", (root / "networks" / "README.md").read_text("utf-8"), re.MULTILINE
    )
    said = {kind: re.findall(r"`([a-z]+)`", keys) for kinds, keys in rows for kind in re.findall(r"`([^`]+)`", kinds)}
    assert said.keys() == set(PROPERTY_WORDS)
    for kind, (keys, _) in PROPERTIES.items():
        assert set(keys) <= set(said[kind])


def test_starts_may_be_mixtures_and_comparisons_have_rates(tmp_path: Path) -> None:
    text = CLAIM.replace('"held"', '"1/3: A=1; 2/3: A=0 B=1"').replace('"no attractor", expression = "A & B"', COMPARED)
    text = text.replace("other = {}", 'other = {}, by = "probability", rates = "A=5 B:up=1/2"')
    (claim,) = ledger(tmp_path, HEAD + text).claims
    assert claim.start == FromMixture(((1 / 3, FromStates((("A", 1),))), (2 / 3, FromStates((("A", 0), ("B", 1))))))
    assert isinstance(claim.property, Compares) and str(claim.property.rates) == "A=5.0 B:up=0.5"


def test_readouts_and_shares_of_time_are_compared(tmp_path: Path) -> None:
    shared = CLAIM.replace('"no attractor", expression = "A & B"', COMPARED + ', by = "share"')
    summed = CLAIM.replace('"no attractor", expression = "A & B"', SUMMED).replace('"first"', '"second"')
    first, second = (claim.property for claim in ledger(tmp_path, HEAD + shared + summed).claims)
    assert isinstance(first, Compares) and (first.by, first.summed, first.measure.name) == ("share", None, "A")
    assert isinstance(second, Compares) and (second.by, second.measure.name) == ("readout", "A - 2*B")
    assert set(second.expression.names) == {"A", "B"}
    assert sentence(second).startswith("less than with") and sentence(second).endswith("(by readout): A - 2*B")
