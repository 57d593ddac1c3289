"""TabularQual's workbooks: read, written, and what is lost."""

from __future__ import annotations

from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.tabularqual.reader import looks_like, losses, read, write
from logicnet.logic import Rules
from logicnet.model import Named, Network

NETWORK = Network("n", Rules.build(["A", "B"], ["A", "!A"]), starts=(Named("initial", "A=1"), Named("later", "B=1")))


def test_a_workbook_comes_back() -> None:
    content = write(NETWORK)
    assert looks_like(content) and not looks_like(b"PK\x03\x04")
    network = read(content, "folder/file.xlsx")
    assert (network.name, network.rules, network.inputs) == ("n", NETWORK.rules, ("A",))


def test_starts_beyond_the_initial_levels_are_lost_and_listed() -> None:
    assert losses(NETWORK) == (Loss(Topic.STARTS, "later", "B=1"),)
    assert read(write(NETWORK), "f").starts == (Named("initial", "A=1"),)
