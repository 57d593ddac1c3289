"""AEON's files, read and written."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats.aeon import reader as aeon
from logicnet.formats.table import read, write
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Network, Placement
from strategies import networks

WILD = Path("/work/shared/wild/collection")


def read_text(text):
    return aeon.read(text.encode(), "x.aeon")


def test_edges_functions_and_what_comments_say_are_read():
    network = read_text(
        "#name:A model\n#description:of two\n#description:lines\n# more\n#position:B:1.5,-2\n"
        "A -> B\nC -| B\n$B: A ^ !C & A\n$C: true\n"
    )
    assert network.names == ("A", "B", "C") and network.inputs == ("A",)
    # ^ binds more than &: (A ^ !C) & A is A & C, and C is not the inhibitor that the file says it is
    assert network.rules.equivalent("A & C", network.rules.rule(1))
    assert (network.title, network.description) == ("A model", "of two\nlines")
    assert network.components[1].annotation.placement == Placement(1.5, -2.0)


def test_declared_signs_that_the_rule_does_not_have_are_notes():
    network = read_text("A -> B\nC -> B\nD -? B\nE ->? B\n$B: !A & C & (D | !D)")
    assert network.notes == (
        "x.aeon: the rules do not have the declared sign: A -> B (is -)",
        "x.aeon: the rules do not depend on what is declared to matter: D -? B",
        "x.aeon: edges that no rule uses are not kept: E ->? B",
    )


def test_a_function_that_is_not_known_is_an_open_choice_of_all_that_fit():
    network = read_text("A -> B\nC -> B")
    (choice,) = network.choices
    assert (choice.component, choice.chosen, choice.alternatives) == ("B", "A & C", ("A | C",))
    assert network.rule_text("B") == "A & C"
    assert network.notes == (
        "x.aeon: B: its function is not known: 2 fit the declared edges; "
        "the first is chosen, the others are open choices",
    )


def test_a_function_of_one_activator_is_known_by_its_edge():
    network = read_text("A -> B\nB -| C")
    assert (network.rule_text("B"), network.rule_text("C"), network.choices) == ("A", "!B", ())
    assert "one alone fits" in network.notes[0]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("A -> B\nC -> A\n$B: A & C", "reads C, but no edge leads from C to B", "x.aeon:3:9"),
        ("A -> B\nC -> D\n$B: f(A)\n$D: f(C)", "f stands in the rules of B and D", "x.aeon:4:5"),
        ("A -> B\n$B: A(A)", "A is a component, and no function", "x.aeon:2:5"),
        ("\n".join(f"{name} -> X" for name in "ABCDE"), "any of at least 6894", "x.aeon:1:1"),
    ],
)
def test_what_cannot_be_read_is_refused_by_place(text, message, place):
    with pytest.raises(FormatError, match=message) as error:
        read_text(text)
    assert str(error.value).startswith(place)


def test_a_bad_position_and_other_metadata_are_told():
    network = read_text("#position:Z:1,2\n#position:A:1..,2\n#! a: b\n$A: 1")
    assert network.notes[0].startswith("x.aeon:1:1: a position of no component")
    assert network.notes[1].startswith("x.aeon:2:1") and "1 line of metadata" in network.notes[2]


@given(networks(min_components=1))
def test_what_is_written_is_read_back(net):
    network = Network("n", Rules.build(*net))
    again = aeon.read(aeon.write(network), "n.aeon")
    assert again.names == network.names
    for i in range(len(network)):
        assert again.rules.equivalent(network.rules.text(i), again.rules.rule(i))


def test_title_and_layout_are_kept_and_names_are_written_as_aeon_takes_them(tmp_path):
    placed = Annotation(placement=Placement(1.25, 3.0))
    components = (Component("IL-6", annotation=placed), Component("true"))
    rules = Rules.build(["IL-6", "true"], ['!"true"', '"IL-6"'])
    network = Network("n", rules, components, title="A title", description="two\nlines")
    lost = write(network, tmp_path / "x.aeon")
    assert [str(loss) for loss in lost] == [
        "labels: IL-6: called IL_6 in the file",
        "labels: true: called _true in the file",
    ]
    again = read(tmp_path / "x.aeon")
    assert (again.names, again.title, again.description) == (("IL_6", "_true"), "A title", "two\nlines")
    assert again.components[0].annotation == placed


def test_only_edges_and_functions_look_like_aeon():
    assert aeon.looks_like(b"# x\n\n A -|? B \r\n") and aeon.looks_like(b"$A: B & C\n")
    assert not aeon.looks_like(b"targets, factors\n") and not aeon.looks_like(b"A *= B\n")


@given(st.text(alphabet="AB->|?$: &^!()f,=<#\n", max_size=60))
def test_junk_is_read_or_refused(text):
    with suppress(LogicnetError):
        read_text(text)


@pytest.mark.skipif(not WILD.exists(), reason="needs a folder of published files that is not here")
def test_published_files_open_except_two_that_read_what_no_edge_declares():
    refused = {}
    for path in sorted(WILD.glob("*/*.aeon")):
        try:
            read(path)
        except FormatError as error:
            refused[f"{path.parent.name}/{path.name}"] = error.message
    assert refused == {
        "084/source.raw.aeon": "the function of RBOH reads RCN1, but no edge leads from RCN1 to RBOH",
        "092/source.raw.aeon": "the function of GSK3 reads Dest_compl, but no edge leads from Dest_compl to GSK3",
    }


def test_a_function_in_full_parentheses_is_read_however_many_terms_it_has():
    terms = [f"A{i % 100}" for i in range(120_000)]
    edges = "".join(f"A{i} -> X\n" for i in range(100))
    network = read_text(f"{edges}$X: {'(' * (len(terms) - 1)}{terms[0]}{''.join(f' | {t})' for t in terms[1:])}\n")
    assert network.rules.signs(network.position["X"]) == ("+",) * 100


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(FormatError) as error:
        read_text("A -> B\nA -> -> B\n$B: A &\n$A: (B\n")
    assert [told.span.line for told in error.value.errors] == [2, 3, 4]
    with pytest.raises(FormatError) as error:
        read_text("A -> B\nB -> A\n$B: A & B\n$A: A\n")
    assert [told.span.line for told in error.value.errors] == [4, 3]
    with pytest.raises(FormatError) as error:
        read_text("?\n" * 100)
    assert len(error.value.errors) == 20 and str(error.value).endswith("and 80 more")
