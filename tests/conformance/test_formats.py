"""What every format promises; a new line in FORMATS is tested here without a change.

A format says which parts of a network's knowledge it holds: these come back as they went.
"""

from __future__ import annotations

import itertools
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.cli import main
from logicnet.errors import LogicnetError
from logicnet.formats import FORMATS, Format, read, write
from logicnet.formats.knowledge import TOPICS, Topic
from logicnet.logic import Rules
from logicnet.model import (
    Annotation,
    Choice,
    Component,
    Context,
    ContextKind,
    Evidence,
    Identifier,
    Initial,
    Kind,
    Named,
    Network,
    Phenotype,
    Placement,
    Rate,
    Readout,
    Reference,
    Regulation,
    Timing,
)
from strategies import networks

READERS = [format for format in FORMATS if format.reads]
WRITERS = [format for format in FORMATS if format.writes]
BOTH_WAYS = [format for format in READERS if format.writes and Topic.RULES in format.holds]
JUNK = [
    b"\x00\x01\x02",
    b"\xff\xfe\x00A",
    b"\x89PNG\r\n\x1a\n\x00\x00",
    b"\x1f\x8b\x08\x00",
    b"A, (",
    b"{",
    b"[",
    b'{"A": 1}',
    b"PK\x03\x04",
    b"<a>",
    b'<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]><a>&y;</a>',
]
KNOWN = Network.levelled(
    "known",
    (
        Component(
            "IL6",
            label="IL-6",
            kind=Kind.LIGAND,
            annotation=Annotation((Identifier("hgnc:6018"), Identifier("pubmed:1", "isDescribedBy")), "a < b & c"),
        ),
        Component(
            "STAT3",
            evidence=Evidence((7, "pubmed:2"), "seen"),
            regulations=(
                Regulation("IL6", "STAT3", "+", Evidence((7,), "known"), Annotation((Identifier("pubmed:3"),))),
                Regulation("STAT3", "STAT3", "+", Evidence((), "itself")),
            ),
            maximum=2,
            annotation=Annotation(placement=Placement(10, 20, 80, 30)),
        ),
        Component("Death"),
    ),
    ["IL6", "IL6", "IL6 & STAT3", "STAT3=1"],
    phenotypes=(Phenotype("Alive", "!Death"),),
    readouts=(Readout("Growth", "0.5*STAT3 - Death + 2*(IL6 & Alive)", Evidence((7,), "weighed")),),
    choices=(Choice("how", "Death", "STAT3=1", ("STAT3>=1",)),),
    title="A network",
    description="What it is about.",
    annotation=Annotation((Identifier("pubmed:4", "isDescribedBy"),), "of the whole"),
    settings=(Named("treated", "IL6=1", default=True, title="with the drug"),),
    starts=(Named("initial", "IL6=0 STAT3=2 Death=0"), Named("both", "1/3: IL6=1; 2/3: IL6=0 STAT3=1")),
    interventions=(Named("mutant", "STAT3%1:2"),),
    contexts=(
        Context(
            "cells",
            title="A line",
            kind=ContextKind.SUBTYPE,
            subtype="luminal",
            cells="X",
            disease="cancer",
            setting="IL6=1",
            background="STAT3%0",
            evidence=Evidence((7,), "so", ("Fig. 1",)),
            assumed=("IL6", "STAT3%0"),
        ),
    ),
    references=(Reference("pubmed:2", "A paper", 2019, "10.1/x"),),
    timing=Timing((Rate("Death", 2.0, 0.5),), (Initial(("Death",), (((0,), 0.25), ((1,), 0.75))),), ("IL6",)),
)


def by_name(format: Format) -> str:
    return format.name


def read_back(format: Format, network: Network) -> Network:
    """What is read from what is written, by the first suffix; some formats write several files."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{network.name}{format.suffix}"
        write(network, path)
        return read(path)


def test_names_and_suffixes_are_distinct() -> None:
    for a, b in itertools.combinations(FORMATS, 2):
        assert a.name != b.name
        assert not set(a.suffixes) & set(b.suffixes)
    for format in FORMATS:
        assert all(suffix.startswith(".") for suffix in format.suffixes)
        assert format.title and (format.reads or format.writes)


@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
@given(net=networks())
@settings(max_examples=60)
def test_what_is_written_is_read_back_with_the_same_dynamics(format: Format, net: tuple) -> None:
    network = format.prepared(Network("x", Rules.build(*net))).network
    if not len(network):  # some formats cannot tell an empty network from no network
        return
    again = read_back(format, network)
    assert again.names == network.names
    assert again.source is not None and again.source.endswith(f"x{format.suffix}")
    assert again.origin is not None and again.origin.format == format.name
    assert all(again.rules.equivalent(str(network.rules.rule(i)), again.rules.rule(i)) for i in range(len(network)))


@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
def test_names_of_the_wild_survive_as_names_or_as_labels(format: Format, tmp_path: Path) -> None:
    names = ["IL-6", "NF-κB", "14-3-3", "Ca2+", "true", "and", "HIF1a [nuc]", "x,y", "targets"]
    network = Network("wild", Rules.build(names, ["0", *(f'!"{name}"' for name in names[:-1])]))
    lost = write(network, tmp_path / f"wild{format.suffix}")
    again = read(tmp_path / f"wild{format.suffix}")
    if Topic.LABELS in format.holds:
        assert [component.title for component in again.components] == names
    for name, component in zip(names, again.components, strict=True):
        assert component.name == name or name in {loss.about for loss in lost}


@pytest.mark.parametrize("part", Topic)
@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
def test_a_part_that_a_format_holds_comes_back_as_it_went(format: Format, part: Topic) -> None:
    if part not in format.holds or part is Topic.RULES:
        return
    went = format.prepared(KNOWN).network
    again = read_back(format, went)
    assert sorted(TOPICS[part](again)) == sorted(TOPICS[part](went))


@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
def test_levels_come_back_or_are_written_as_components_of_two_values(format: Format) -> None:
    went = format.prepared(KNOWN).network
    again = read_back(format, KNOWN)
    assert again.names == went.names
    assert bool(again.levels) == (Topic.LEVELS in format.holds)
    for i in range(len(went)):
        assert again.rules.equivalent(str(went.rules.rule(i)), again.rules.rule(i)), went.names[i]


@pytest.mark.parametrize("format", WRITERS, ids=by_name)
def test_what_a_format_does_not_hold_is_listed_and_what_it_holds_is_not(format: Format) -> None:
    ready = format.prepared(KNOWN)
    missing = {part for part in Topic if part not in format.holds and list(TOPICS[part](KNOWN))}
    module = import_module(f"logicnet.formats.{format.name}")
    # some hold a topic but for a detail of it, which their modules tell
    details = {loss.part for loss in getattr(module, "losses", lambda network: ())(ready.network)}
    assert missing <= {loss.part for loss in ready.losses} <= missing | details | {Topic.LABELS}


@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
def test_a_content_gives_away_its_own_format_or_none(format: Format) -> None:
    content = format.write(KNOWN)
    others = [other.name for other in FORMATS if other is not format and other.looks_like(content)]
    assert others == []


@pytest.mark.parametrize("format", READERS, ids=by_name)
@pytest.mark.parametrize("content", JUNK, ids=repr)
def test_junk_is_refused_and_the_file_is_named(format: Format, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"junk{format.suffix}"
    path.write_bytes(content)
    with pytest.raises(LogicnetError) as caught:
        read(path)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("format", READERS, ids=by_name)
@given(content=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
@settings(max_examples=60)
def test_any_content_is_read_or_refused(format: Format, content: bytes) -> None:
    try:
        format.read(content, "x")
    except LogicnetError as error:
        assert str(error)


@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
@given(data=st.data())
@settings(max_examples=60)
def test_a_file_with_any_piece_cut_or_replaced_is_read_or_refused(format: Format, data: st.DataObject) -> None:
    content = format.write(KNOWN)
    begin = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(begin, min(len(content), begin + 40)))
    piece = data.draw(st.sampled_from([b"", b"\xff", b"<", b'"', b"}", b"A", b"999999999999", b"\n", b"&x;"]))
    try:
        format.read(content[:begin] + piece + content[end:], "x")
    except LogicnetError as error:
        assert str(error)


@pytest.mark.parametrize("format", FORMATS, ids=by_name)
def test_help_and_the_manual_name_every_suffix(format: Format, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manual = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    assert all(f"`{suffix}`" in manual for suffix in format.suffixes)
    assert main(["convert", "--help"]) == 0
    said = capsys.readouterr().out
    assert all(suffix in said for suffix in format.suffixes)


def test_the_manual_tells_which_format_has_room_for_what(root: Path) -> None:
    manual = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = [line for line in manual.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    assert room_for_what() in "\n".join(rows)


def room_for_what() -> str:
    """The table of the manual: a row a part, a column a format."""
    shown = [format for format in FORMATS if format.writes]
    lines = ["| | " + " | ".join(f"`{format.suffix}`" for format in shown) + " |"]
    for part in Topic:
        marks = ["yes" if part in format.holds else "" for format in shown]
        lines.append(f"| {part} | " + " | ".join(marks) + " |")
    return "\n".join(lines)
