"""What is written is read by other programs: SBML is valid to libsbml, workbooks open in openpyxl."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import logicnet
from logicnet.formats import FORMATS
from logicnet.model import Component, Network

NETWORKS = [pytest.param(logicnet.load(name), id=name) for name in logicnet.networks()]
NETWORKS.append(
    pytest.param(
        Network.levelled("levels", [Component("A"), Component("X", maximum=2)], ["X=1", "A | X>=2", "A & X"]),
        id="levels",
    )
)


def content(network: Network, name: str) -> bytes:
    return next(format for format in FORMATS if format.name == name).write(network)


@pytest.mark.parametrize("network", NETWORKS)
def test_libsbml_finds_no_fault_in_what_is_written(network: Network) -> None:
    libsbml = pytest.importorskip("libsbml", reason="libsbml is not installed")
    document = libsbml.readSBMLFromString(content(network, "sbml").decode())
    found = document.checkConsistency()
    assert (found, [document.getError(i).getMessage() for i in range(document.getNumErrors())]) == (0, [])
    qualitative = document.getModel().getPlugin("qual")
    assert qualitative.getNumQualitativeSpecies() == len(network.components)


@pytest.mark.parametrize("network", NETWORKS)
def test_openpyxl_opens_the_workbook_that_is_written(network: Network) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(io.BytesIO(content(network, "tabularqual")))
    rows = list(book["Species"].iter_rows(values_only=True))
    head = next(i for i, row in enumerate(rows) if "Species_ID" in row)
    names = [row[rows[head].index("Species_ID")] for row in rows[head + 1 :]]
    assert [name for name in names if name] == [component.name for component in network.components]


def test_a_workbook_that_openpyxl_saved_is_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    network = logicnet.load("il6")
    book = openpyxl.load_workbook(io.BytesIO(content(network, "tabularqual")))
    book.save(tmp_path / "saved.xlsx")
    again = logicnet.read(tmp_path / "saved.xlsx")
    assert again.names == network.names
    assert all(again.rules.equivalent(again.rule_text(name), network.rule_text(name)) for name in network.names)
