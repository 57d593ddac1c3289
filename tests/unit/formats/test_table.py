"""The table of formats: reading and writing go by a file's suffix, and every format keeps what it says."""

from __future__ import annotations

import gc
from contextlib import suppress
from pathlib import Path

import pytest

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats import load, read, write
from logicnet.formats.table import FORMATS, format_of, read_suffixes, written_suffixes
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Identifier, Network

NETWORK = Network("small", Rules.build(["IL6", "B"], ["!B", "IL6 & B"]))


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write(NETWORK, tmp_path / "small.bnet")
    assert (tmp_path / "small.bnet").read_text() == "targets, factors\nIL6, !B\nB, IL6 & B\n"
    assert read(tmp_path / "small.bnet") == NETWORK
    assert load(tmp_path / "small.bnet") == load(str(tmp_path / "small.bnet")) == NETWORK


def test_a_network_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="there is no directory"):
        write(NETWORK, tmp_path / "no" / "x.bnet")
    with pytest.raises(FormatError, match=r"formats that can be written: .*\.bnet"):
        write(NETWORK, tmp_path / "x.docx")


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_no_hint_names_a_file_that_is_not_there(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"model{suffix}").write_text("x")
    with pytest.raises(LogicnetError) as caught:
        read(tmp_path / f"model{suffix}")
    assert "did you mean" not in str(caught.value)
    (tmp_path / "model.toml").write_text("x")
    with pytest.raises(LogicnetError, match=r"did you mean model\.toml\?"):
        read(tmp_path / f"model{suffix}")


@pytest.mark.parametrize(
    ("name", "format"), [("a.bnet", "bnet"), ("A.BNET", "bnet"), ("a.b.json", "primes"), ("a.docx", ""), ("bnet", "")]
)
def test_a_suffix_stands_for_a_format_whatever_its_case(name: str, format: str) -> None:
    assert format_of(name) == format


def test_the_suffixes_that_are_read_and_written() -> None:
    for format in FORMATS:
        assert set(format.suffixes) <= set(read_suffixes()) or not format.reads
        assert set(format.suffixes) <= set(written_suffixes()) or not format.writes
    assert {".toml", ".bnet", ".json", ".sif"} <= set(read_suffixes())
    assert {".bnet", ".json", ".graphml", ".cx2", ".dot"} <= set(written_suffixes())


def test_a_folder_and_an_unknown_suffix_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="is a directory"):
        read(tmp_path)
    with pytest.raises(FormatError, match=r"the suffix '\.docx' stands for no known format"):
        read(tmp_path / "a.docx")


def test_a_document_without_a_component_is_no_network(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("[network]\n")
    with pytest.raises(FormatError, match="no component: this is not a network"):
        read(tmp_path / "empty.toml")


PRIMES = b'{"A": [[{"B": 0}], [{"B": 1}]], "B": [[{"A": 1}], [{"A": 0}]]}'
TOML = b'# a switch\n[components.A]\nrule = "!B"\n\n[components.B]\nrule = "!A"\n'
SBML_BEGIN = b'<?xml version="1.0"?><sbml xmlns="http://www.sbml.org/sbml/level2"><model id="m"/></sbml>'


@pytest.mark.parametrize(("content", "format"), [(PRIMES, "primes"), (TOML, "toml"), (b"A, B\nB, A\n", "bnet")])
@pytest.mark.parametrize("name", ["p", "p.txt", "p.json", "p.toml", "p.bnet", "p.sbml", "p.cfg"])
def test_a_content_that_gives_itself_away_is_read_under_any_suffix(
    content: bytes, format: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    network = read(tmp_path / name)
    assert network.names == ("A", "B")
    assert network.origin is not None and network.origin.format == format


@pytest.mark.parametrize("name", ["g.json", "g.toml", "g.bnet"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><body></body></html>", "a page of the web"),
        (b"%PDF-1.4 ...", "a PDF"),
        (b"PK\x03\x04 ...", "a zip archive"),
        (SBML_BEGIN, "qual"),
    ],
)
def test_a_content_of_another_kind_is_named_under_any_suffix(
    content: bytes, said: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FormatError, match=said):
        read(tmp_path / name)


@pytest.mark.parametrize("content", [b"[componets.A]\nrule = 1\n", b"[[choises]]\n"])
def test_a_misspelt_table_of_toml_is_not_taken_for_json(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_bytes(content)
    with pytest.raises(FormatError, match=r"componets|choises"):
        read(tmp_path / "t.toml")


EVERY_SUFFIX = ["", ".txt", *read_suffixes()]


@pytest.mark.parametrize("suffix", EVERY_SUFFIX)
@pytest.mark.parametrize("content", [b"", b" \t\r\n\n", b"\xef\xbb\xbf\n"])
def test_a_file_that_holds_nothing_is_called_empty(content: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"empty{suffix}"
    path.write_bytes(content)
    with pytest.raises(FormatError, match="the file is empty"):
        read(path)


@pytest.mark.parametrize("suffix", EVERY_SUFFIX)
def test_bytes_that_no_text_has_are_called_binary(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"zeros{suffix}"
    path.write_bytes(bytes(64))
    with pytest.raises(FormatError, match="binary"):
        read(path)


def test_identifiers_that_their_collections_cannot_have_are_kept_and_told_of_in_models_of_other_tools(
    tmp_path: Path,
) -> None:
    """From SBML to TOML and back nothing is lost; in TOML the head says of which collection any is taken."""
    known = Annotation((Identifier("hgnc:6018"), Identifier("go:1")))
    component = Component("IL6", annotation=known)
    write(Network("m", Rules.build(["IL6"], ["!IL6"]), (component,)), tmp_path / "m.sbml")
    seen = read(tmp_path / "m.sbml")
    assert seen.components[0].annotation == known
    (note,) = seen.notes
    assert note.endswith("identifiers that their collections cannot have are kept as they are: go:1")
    write(seen, tmp_path / "m.toml")
    again = read(tmp_path / "m.toml")
    assert (again.components[0].annotation, again.notes) == (known, ())


def test_identifiers_of_unknown_collections_are_kept_and_told_of_in_models_of_other_tools(tmp_path: Path) -> None:
    """From SBML to TOML and back nothing is lost; in TOML the collection is named in the head."""
    known = Annotation((Identifier("hgnc:6018"), Identifier("lab:1")))
    component = Component("IL6", annotation=known)
    write(Network("m", Rules.build(["IL6"], ["!IL6"]), (component,)), tmp_path / "m.sbml")
    seen = read(tmp_path / "m.sbml")
    assert seen.components[0].annotation == known
    (note,) = seen.notes
    assert note.endswith("identifiers of collections that are not known here are kept as they are: lab")
    write(seen, tmp_path / "m.toml")
    assert 'prefixes = ["lab"]' in (tmp_path / "m.toml").read_text()
    again = read(tmp_path / "m.toml")
    assert again.components[0].annotation == known and again.notes == ()


@pytest.mark.parametrize("collects", [True, False])
@pytest.mark.parametrize("text", ["A, A", "A, ("])
def test_garbage_is_collected_after_a_reading_if_it_was_before(text: str, collects: bool, tmp_path: Path) -> None:
    (tmp_path / "n.bnet").write_text(text)
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        with suppress(LogicnetError):
            read(tmp_path / "n.bnet")
        assert gc.isenabled() == collects
    finally:
        (gc.enable if before else gc.disable)()


def test_a_default_rule_that_there_is_none_of_is_refused_for_any_file(tmp_path: Path) -> None:
    file = tmp_path / "pair.bnet"
    file.write_text("A, B\nB, A\n")
    for ask in (lambda rule: read(file, default_rule=rule), lambda rule: load("il6", default_rule=rule)):
        with pytest.raises(FormatError, match="'inhibitor-win' is no default rule") as told:
            ask("inhibitor-win")
        assert "did you mean 'inhibitor-wins'" in str(told.value)
