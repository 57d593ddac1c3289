"""GINsim's archives: a graph with its mutants and states; what is hostile or no archive is refused."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.errors import FormatError, LogicnetError, MemoryBudget
from logicnet.formats import read as read_file
from logicnet.formats import write as write_file
from logicnet.formats.ginml.reader import write as graph
from logicnet.formats.zginml import looks_like, losses, read, write
from logicnet.logic import Rules
from logicnet.model import Component, Named, Network

NETWORK = Network.levelled(
    "n",
    [Component("I"), Component("X", maximum=2)],
    ["I", "I | !I & X>=2", "I"],
    settings=(Named("on", "I=1"),),
    starts=(Named("low", "X=0"),),
    interventions=(Named("mutant", "X%1:2", title="a note"), Named("cut", "I:X%0")),
)


GRAPH = "GINsim-data/regulatoryGraph.ginml"


def archive(members: dict[str, bytes], **how: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how.get("packed", zipfile.ZIP_DEFLATED)) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    assert write_file(NETWORK, tmp_path / "n.zginml") == ()
    again = read_file(tmp_path / "n.zginml")
    assert again == NETWORK and again.notes == ()
    assert again.origin is not None and again.origin.format == "zginml"
    assert write(again) == write(NETWORK)


def test_the_members_are_called_as_in_ginsims_archives() -> None:
    with zipfile.ZipFile(io.BytesIO(write(NETWORK))) as file:
        assert file.namelist() == [f"GINsim-data/{n}" for n in ("regulatoryGraph.ginml", "initialState", "mutant")]


def test_what_is_not_kept_is_noted() -> None:
    others = {
        f"GINsim-data/{n}": b'<x a="b"/>' for n in ("reg2dyn_parameters", "modelSimplifier", "avatar_parameters", "new")
    }
    network = read(archive({"GINsim-data/regulatoryGraph.ginml": graph(NETWORK), **others, "GINsim-data/": b""}), "f")
    assert network.notes == (
        "f: reg2dyn_parameters is not kept: parameters of saved simulations",
        "f: modelSimplifier is not kept: saved reductions",
        "f: avatar_parameters is not kept: parameters of Avatar simulations",
        "f: new is not kept: not known",
    )


def test_a_member_that_says_nothing_is_no_loss() -> None:
    nothing = b"<?xml version='1.0'?>\n<modelModifierConfig>\n  <modelSimplifications/>\n</modelModifierConfig>"
    content = archive({GRAPH: graph(NETWORK), "GINsim-data/modelSimplifier": nothing, "GINsim-data/biblio": b""})
    assert read(content, "f").notes == ()


def test_files_of_other_folders_do_not_matter() -> None:
    content = archive(
        {GRAPH: graph(NETWORK), "a/readme": b"", "b/readme": b"", "__MACOSX/._regulatoryGraph.ginml": b""}
    )
    assert read(content, "f").names == NETWORK.names


def test_an_error_names_the_member_and_the_line() -> None:
    content = archive({"GINsim-data/regulatoryGraph.ginml": b"<gxl>\n<graf/></gxl>"})
    with pytest.raises(FormatError, match=r"f\.zginml/regulatoryGraph\.ginml:1:1: expected a graph"):
        read(content, "f.zginml")
    content = archive({"GINsim-data/regulatoryGraph.ginml": graph(NETWORK), "GINsim-data/mutant": b"<a>\n<b>"})
    with pytest.raises(FormatError, match=r"f\.zginml/mutant:2:"):
        read(content, "f.zginml")


BOMB = b"<gxl>" + b" " * 50_000_000


def encrypted() -> bytes:
    content = bytearray(archive({GRAPH: graph(NETWORK)}))
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag in the directory
    return bytes(content)


def lying() -> bytes:
    """An archive that says that its member unpacks to fewer bytes than it does."""
    content = bytearray(archive({GRAPH: BOMB}))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 1000)
    return bytes(content)


HOSTILE = {
    "truncated": (write(NETWORK)[:-30], "not an archive that can be read"),
    "cut at the front": (write(NETWORK)[30:], "f.zginml: "),
    "bomb": (archive({GRAPH: BOMB}), "out of all proportion"),
    "lying bomb": (lying(), "not an archive that can be read"),
    "encrypted": (encrypted(), "'GINsim-data/regulatoryGraph.ginml' in the archive is encrypted"),
    "no graph": (archive({"GINsim-data/stateTransitionGraph.ginml": b"<a/>"}), "the archive holds no graph"),
    "two graphs": (archive({GRAPH: b"<a/>", "other/regulatoryGraph.ginml": b"<a/>"}), "holds two graphs"),
    "another way of packing": (archive({GRAPH: graph(NETWORK)}, packed=zipfile.ZIP_LZMA), "GINsim does not use"),
    "entities": (archive({GRAPH: b'<!DOCTYPE gxl [<!ENTITY a "b">]><gxl>&a;</gxl>'}), "declares entities"),
    "empty": (b"", "not an archive"),
    "a graph": (graph(NETWORK), "this looks like a .ginml file"),
}


@pytest.mark.parametrize(("content", "message"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        read(content, "f.zginml")
    assert "f.zginml" in str(caught.value)


def test_an_archive_that_unpacks_to_more_than_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logicnet.formats.files.said_free_memory", lambda: 1000)
    with pytest.raises(MemoryBudget, match=r"f\.zginml: .* of memory to read") as caught:
        read(archive({GRAPH: graph(NETWORK).ljust(60_000)}), "f.zginml")
    assert caught.value.exit_code == 2


def test_an_archive_is_known_by_its_content() -> None:
    assert looks_like(write(NETWORK))
    assert not any(map(looks_like, (graph(NETWORK), b"", archive({"a": b""}))))


@given(st.data())
@settings(max_examples=80)
def test_a_damaged_archive_is_read_or_refused(data: st.DataObject) -> None:
    whole = write(NETWORK)
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(content), "f.zginml")
    except LogicnetError as error:
        assert str(error)


@pytest.mark.parametrize("name", ["n.zginml", "n.zip", "n", "n.ginml"])
def test_a_graph_of_another_name_is_read_where_it_is_the_only_one(name: str, tmp_path: Path) -> None:
    content = archive({"model/cycle.ginml": graph(NETWORK), "model/": b"", "__MACOSX/._cycle.ginml": b"x"})
    (tmp_path / name).write_bytes(content)
    assert read_file(tmp_path / name).components == NETWORK.components


@pytest.mark.parametrize("name", ["n.zginml", "n.zip", "n", "n.ginml"])
def test_an_archive_of_two_graphs_or_of_none_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(archive({"a.ginml": graph(NETWORK), "b.ginml": graph(NETWORK)}))
    with pytest.raises(FormatError, match=r"holds two graphs(?s:.)*a\.ginml, b\.ginml"):
        read_file(tmp_path / name)
    (tmp_path / name).write_bytes(archive({"a.txt": b"A, B"}))
    with pytest.raises(FormatError, match="holds no graph"):
        read_file(tmp_path / name)


def test_of_several_graphs_the_one_of_the_usual_name_is_read_and_the_others_are_noted() -> None:
    network = read(archive({"other.ginml": b"<gxl a='b'/>", GRAPH: graph(NETWORK)}), "f")
    assert network.components == NETWORK.components
    assert network.notes == ("f: other.ginml is not kept: not known",)


def test_titles_of_settings_and_starts_and_which_setting_is_the_default_are_losses() -> None:
    settings = (Named("on", "A=1", default=True, title="All on"),)
    network = Network("n", Rules.parse("A, A"), settings=settings, starts=(Named("off", "A=0", title="All off"),))
    assert [str(one) for one in losses(network)] == [
        "named settings: on: title: All on",
        "named settings: on: that it is the default",
        "named starts: off: title: All off",
    ]
