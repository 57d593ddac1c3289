"""What every format promises; a new line in FORMATS is tested here without a change."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import LogicnetError
from logicnet.formats import FORMATS, Format, read, write
from logicnet.logic import Rules
from logicnet.model import Network
from strategies import networks

READERS = [format for format in FORMATS if format.reads]
BOTH_WAYS = [format for format in READERS if format.writes]
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
]


def by_name(format: Format) -> str:
    return format.name


def test_names_and_suffixes_are_distinct() -> None:
    for a, b in itertools.combinations(FORMATS, 2):
        assert a.name != b.name
        assert not set(a.suffixes) & set(b.suffixes)
    assert all(format.suffix.startswith(".") and format.title and (format.reads or format.writes) for format in FORMATS)


@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
@given(net=networks())
def test_what_is_written_is_read_back_with_the_same_dynamics(format: Format, net: tuple) -> None:
    network = Network("x", Rules.build(*net))
    again = format.read(format.write(network), f"folder/x{format.suffix}")
    assert (again.name, again.names) == ("x", network.names)
    assert again.source == f"folder/x{format.suffix}"
    assert all(again.rules.equivalent(again.rules.rule(i), network.rules.rule(i)) for i in range(len(network)))


@pytest.mark.parametrize("format", BOTH_WAYS, ids=by_name)
def test_names_of_the_wild_survive(format: Format, tmp_path: Path) -> None:
    names = ["IL-6", "NF-κB", "14-3-3", "Ca2+", "true", "and", "HIF1a [nuc]", "x,y", "targets"]
    network = Network("wild", Rules.build(names, ["0", *(f'!"{name}"' for name in names[:-1])]))
    lost = write(network, tmp_path / f"wild{format.suffix}")
    told = {(loss.about, loss.what) for loss in lost}
    for name, other in zip(names, read(tmp_path / f"wild{format.suffix}").names, strict=True):
        assert other == name or (name, f"called {other} in the file") in told


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
def test_any_content_is_read_or_refused(format: Format, content: bytes) -> None:
    try:
        format.read(content, "x")
    except LogicnetError as error:
        assert str(error)
