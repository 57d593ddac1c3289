"""Files that are no network are named for what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import FormatError
from logicnet.formats import read
from logicnet.formats.strangers import stranger


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04", "a zip archive"),
        (b"%PDF-1.4", "a PDF"),
        (b"<html>", "a page of the web"),
        (b'{"nodes": []}', "JSON, but no prime implicants"),
        (b'{"Model": {"Variables": []}}', "a model of the BioModelAnalyzer"),
        (b"BAD 1/2*var(RSK)+1/2*var(PIM1)\n", "target functions with var"),
        (b"Akt\t; u[93]\n", "rules that call components by number"),
        (b"A\tB\tPositive\nB\tC\tNegative\n", "a table of edges"),
    ],
)
def test_a_stranger_is_named(content: bytes, what: str, tmp_path: Path) -> None:
    kind = stranger(content)
    assert kind is not None and what in kind.what
    path = tmp_path / "x.unknown"
    path.write_bytes(content)
    with pytest.raises(FormatError, match="this looks like"):
        read(path)


def test_of_what_nothing_is_known_nothing_is_said() -> None:
    assert stranger(b"hello\n") is None


@pytest.mark.parametrize("name", ["x.bnet", "x.unknown", "x.sbml"])
def test_sbml_without_the_package_for_rules_says_so_under_any_suffix(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b'<?xml version="1.0"?><sbml xmlns="http://www.sbml.org/sbml/level2"><model id="m"/></sbml>')
    with pytest.raises(FormatError, match="qual"):
        read(path)


@pytest.mark.parametrize("name", ["r", "r.txt", "r.bnet"])
@pytest.mark.parametrize("content", [b"!rb1=e2f3    \ne2f1=bcl2\n", b"a=b\r\na+!b=c\r\n", b"a=b\na=c\na + c = d"])
def test_reactions_of_cellnopt_are_named_and_not_read_the_wrong_way_round(
    content: bytes, name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FormatError, match="as CellNOpt writes"):
        read(tmp_path / name)


def test_functions_of_aeon_without_edges_are_named(tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_bytes(b"$B: A & !(C)\n$C: A | B\n")
    with pytest.raises(FormatError, match=r"an \.aeon without any edges"):
        read(tmp_path / "f.txt")


@pytest.mark.parametrize("configuration", ["$u = 1;\n", "A.istate = 1;\n", "[A].istate = 0.5 [0], 0.5 [1];\n"])
def test_what_is_wrong_in_the_bnd_beside_a_cfg_is_told_by_its_place(configuration: str, tmp_path: Path) -> None:
    (tmp_path / "x.bnd").write_text("node A { logic = A & ; }\n")
    (tmp_path / "x.cfg").write_text(configuration)
    with pytest.raises(FormatError, match=r"x\.bnd:1:22: expected an expression"):
        read(tmp_path / "x.cfg")
