"""Networks in TOML: what is said twice is checked, and what is wrong is shown with its place and its path in the
document.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError, LogicnetError, RuleError, UnknownName
from logicnet.formats import toml
from logicnet.model import Choice, Evidence, Kind, Phenotype, Regulation

DOCUMENT = """\
[network]
name = "small"
title = "A small network"
figure = "Fig. 1a"

[components.FAC]
label = "FAC chemotherapy"
kind = "drug"
input = true
references = [34]
why = "three drugs together"

[components.STAT3]
kind = "transcription factor"
rule = "IL6 & !SOCS3"
references = [26, 28]
regulations = [
  { from = "IL6", sign = "+", references = [111], why = "by its receptor" },
  { from = "SOCS3", sign = "-", why = "feedback" },
]

[components.IL6]
rule = "STAT3 | FAC"

[components.SOCS3]
rule = "STAT3"

[phenotypes.Resistant]
expression = "FAC & Survives"
drug = "FAC"
references = [34]

[phenotypes.Survives]
expression = "STAT3 | IL6"
mechanism = "blocked apoptosis"

[[choices]]
id = "or"
component = "IL6"
chosen = "FAC | STAT3"
alternatives = ["FAC & STAT3", "STAT3"]
references = [26]
why = "not said"
"""


def read(text: str) -> object:
    return toml.read(text.encode(), "small.toml")


def test_everything_in_the_document_is_in_the_network() -> None:
    network = toml.read(DOCUMENT.encode(), "small.toml")
    assert (network.name, network.title, network.figure) == ("small", "A small network", "Fig. 1a")
    assert network.names == ("FAC", "STAT3", "IL6", "SOCS3")
    assert network.inputs == ("FAC",)
    fac, stat3 = network.components[:2]
    assert (fac.label, fac.kind, fac.evidence) == (
        "FAC chemotherapy",
        Kind.DRUG,
        Evidence((34,), "three drugs together"),
    )
    assert stat3.regulations == (
        Regulation("IL6", "STAT3", "+", Evidence((111,), "by its receptor")),
        Regulation("SOCS3", "STAT3", "-", Evidence((), "feedback")),
    )
    assert network.phenotypes[0] == Phenotype("Resistant", "FAC & Survives", "FAC", "", Evidence((34,), ""))
    assert str(network.expression("Resistant")) == "FAC & (STAT3 | IL6)"
    assert network.choices == (
        Choice("or", "IL6", "FAC | STAT3", ("FAC & STAT3", "STAT3"), Evidence((26,), "not said")),
    )


def test_a_byte_order_mark_and_crlf_do_not_matter() -> None:
    assert toml.read(b"\xef\xbb\xbf" + DOCUMENT.replace("\n", "\r\n").encode(), "small.toml") == read(DOCUMENT)


def test_an_empty_document_is_a_network_without_components() -> None:
    network = toml.read(b"", "folder/empty.toml")
    assert (network.name, len(network)) == ("empty", 0)


CASES = [
    ("IL6 & !SOCS3", "IL6 & !SOCS4", UnknownName, (15, 16), "components.STAT3.rule", "did you mean 'SOCS3'"),
    ("IL6 & !SOCS3", "IL6 & MYC", UnknownName, (15, 15), "components.STAT3.rule", "[components.MYC]"),
    ("IL6 & !SOCS3", "IL6 & (!SOCS3", RuleError, (15, 15), "components.STAT3.rule", "never closed"),
    ("IL6 & !SOCS3", "", RuleError, (15, 9), "components.STAT3.rule", "is empty"),
    ('rule = "IL6 & !SOCS3"', "rule = '''\nIL6 &\n  &'''", RuleError, (17, 3), "components.STAT3.rule", "not '&'"),
    ('rule = "STAT3"', "", FormatError, (25, 1), "components.SOCS3", "input = true"),
    ('rule = "STAT3"', "rule = 1", FormatError, (26, 8), "components.SOCS3.rule", "expected a text"),
    ('rule = "STAT3"', 'rul = "STAT3"', FormatError, (26, 1), "components.SOCS3.rul", "did you mean 'rule'"),
    (
        'rule = "STAT3"',
        'rule = "STAT3"\ninput = true',
        FormatError,
        (26, 8),
        "components.SOCS3.rule",
        "an input has no rule",
    ),
    ("input = true", 'input = "yes"', FormatError, (9, 9), "components.FAC.input", "true or false"),
    ('kind = "drug"', 'kind = "drugs"', FormatError, (8, 8), "components.FAC.kind", "did you mean 'drug'"),
    ('kind = "drug"', 'kind = "thing"', FormatError, (8, 8), "components.FAC.kind", "transcription factor"),
    (
        "references = [34]",
        'references = [" "]',
        FormatError,
        (10, 15),
        "components.FAC.references[0]",
        "without a name",
    ),
    ("references = [34]", "references = 34", FormatError, (10, 14), "components.FAC.references", "a list"),
    ("references = [34]", "references = [true]", FormatError, (10, 15), "components.FAC.references[0]", "whole number"),
    ("references = [34]", "references = [0]", FormatError, (10, 14), "components.FAC.references", "count from 1"),
    ("references = [26, 28]", "references = [26, 26]", FormatError, (16, 14), "components.STAT3.references", "twice"),
    (
        'from = "IL6"',
        'from = "IL7"',
        FormatError,
        (18, 12),
        "components.STAT3.regulations[0].from",
        "did you mean 'IL6'",
    ),
    ('from = "SOCS3"', 'from = "IL6"', FormatError, (19, 12), "components.STAT3.regulations[1].from", "a second entry"),
    ('sign = "-"', 'sign = "+"', FormatError, (19, 28), "components.STAT3.regulations[1].sign", "has the sign -"),
    ('sign = "-"', 'sign = "inhibits"', FormatError, (19, 28), "components.STAT3.regulations[1].sign", "signs: + - ±"),
    (
        '{ from = "SOCS3", sign = "-", why = "feedback" },',
        "",
        FormatError,
        (17, 15),
        "components.STAT3.regulations",
        "no entry for SOCS3",
    ),
    (
        '{ from = "SOCS3"',
        '{ form = "SOCS3"',
        FormatError,
        (19, 5),
        "components.STAT3.regulations[1].form",
        "did you mean 'from'",
    ),
    (
        "FAC & Survives",
        "FAC & Survive",
        UnknownName,
        (29, 21),
        "phenotypes.Resistant.expression",
        "did you mean 'Survives'",
    ),
    ("FAC & Survives", "FAC Survives", RuleError, (29, 19), "phenotypes.Resistant.expression", "expected an operator"),
    ("FAC & Survives", "FAC & Resistant", UnknownName, (29, 21), "phenotypes.Resistant.expression", "Resistant"),
    ('expression = "FAC & Survives"', "", FormatError, (28, 1), "phenotypes.Resistant", "'expression' is missing"),
    ('chosen = "FAC | STAT3"', 'chosen = "FAC"', FormatError, (40, 10), "choices[0].chosen", "STAT3 | FAC"),
    (
        '"FAC & STAT3", "STAT3"',
        '"FAC & STAT3", "STAT"',
        UnknownName,
        (41, 33),
        "choices[0].alternatives[1]",
        "did you mean 'STAT3'",
    ),
    ('"FAC & STAT3", "STAT3"', '"STAT3 | FAC"', FormatError, (41, 17), "choices[0].alternatives[0]", "the same as"),
    (
        'alternatives = ["FAC & STAT3", "STAT3"]',
        "alternatives = []",
        FormatError,
        (41, 16),
        "choices[0].alternatives",
        "without",
    ),
    ('component = "IL6"', 'component = "IL66"', FormatError, (39, 13), "choices[0].component", "did you mean 'IL6'"),
    ("[[choices]]", "[choices]", FormatError, (37, 1), "choices", "a list"),
    ("[[choices]]", "[[choice]]", FormatError, (37, 1), "choice", "did you mean 'choices'"),
    ("[components.IL6]", "[component.IL6]", FormatError, (22, 1), "component", "did you mean 'components'"),
    ("[components.IL6]", "[components.STAT3]", FormatError, (22, 18), "", "not TOML"),
    ("[components.IL6]", '[components."I\\"L"]', FormatError, (22, 1), "", "cannot name a component"),
    ('title = "A small network"', "title = ", FormatError, (3, 9), "", "not TOML"),
    ('figure = "Fig. 1a"', 'figures = "Fig. 1a"', FormatError, (4, 1), "network.figures", "did you mean 'figure'"),
]


@pytest.mark.parametrize(
    ("old", "new", "kind", "place", "path", "says"), CASES, ids=[case[1] or case[0] for case in CASES]
)
def test_what_is_wrong_is_shown_with_its_place_and_path(
    old: str, new: str, kind: type[LogicnetError], place: tuple[int, int], path: str, says: str
) -> None:
    with pytest.raises(kind) as caught:
        read(DOCUMENT.replace(old, new, 1))
    assert caught.value.span is not None
    assert caught.value.span.file == "small.toml"
    assert (caught.value.span.line, caught.value.span.column) == place
    assert path in caught.value.message
    assert says in str(caught.value)


def test_a_second_choice_of_the_same_id_is_refused() -> None:
    with pytest.raises(FormatError, match=r"choices\[1\]\.id"):
        read(DOCUMENT + DOCUMENT[DOCUMENT.index("[[choices]]") :])


def test_bytes_that_are_not_utf_8_are_refused_at_their_place() -> None:
    with pytest.raises(FormatError, match=r"small\.toml:2:9"):
        toml.read(b'[network]\nname = "\xff"', "small.toml")


def test_lists_nested_too_deeply_are_refused() -> None:
    with pytest.raises(FormatError):
        read("x = " + "[" * 100_000)


@given(content=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        toml.read(content, "x.toml")
    except LogicnetError as error:
        assert str(error)


@given(data=st.data())
def test_a_document_with_any_piece_replaced_is_read_or_refused_with_a_place(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(DOCUMENT)))
    end = data.draw(st.integers(begin, min(len(DOCUMENT), begin + 30)))
    piece = data.draw(
        st.sampled_from(["", '"', "[", "]", "=", "{", "}", "\n", "#", "x", "''", "1", ".", ",", "[[a]]\n", "é"])
    )
    try:
        read(DOCUMENT[:begin] + piece + DOCUMENT[end:])
    except LogicnetError as error:
        assert error.span is not None
