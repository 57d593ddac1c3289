"""The section of the history: a table a part, one state a rule, and what is cut is counted."""

from __future__ import annotations

from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.report.model.blocks import DataTable, Paragraph
from logicnet.report.model.history import History
from logicnet.report.model.sections.versions import versions
from logicnet.report.model.version import Version
from logicnet.screens.twins import Contrast

ONE = Version(Network("n", Rules.parse("A, A")), total=0.5)


def tables(*differences: Contrast, left: tuple[str, ...] = ()) -> list[DataTable]:
    section = versions(History("former.bnet", ONE, ONE, differences, left))
    return [block for block in section.blocks if isinstance(block, DataTable)]


def test_a_rule_stands_with_the_state_that_tells_it_apart() -> None:
    (table,) = tables(Contrast("rule", "A", "B", "C", "B=0 C=1"))
    assert table.caption == "1 rule differs" and table.rows == (("A", "B", "C", "B=0 C=1"),)
    assert table.head == ("rule", "before", "now", "a state that tells them apart")


def test_what_is_not_there_says_so() -> None:
    first, second = tables(Contrast("component", "D", "levels 0 to 1", ""), Contrast("claim", "c", "", "holds"))
    assert first.rows == (("D", "levels 0 to 1", "none"),) and second.rows == (("c", "none", "holds"),)


def test_a_long_table_is_cut_and_says_so() -> None:
    (table,) = tables(*(Contrast("claim", f"c{n}", "holds", "fails") for n in range(150)))
    assert len(table.rows) == 100 and table.caption == "150 verdicts on claims differ; the first 100"


def test_what_could_not_be_compared_is_a_note() -> None:
    section = versions(History("former.bnet", ONE, ONE, (), ("claim c: unknown component 'X'",)))
    first, note = section.blocks
    assert isinstance(first, Paragraph) and "Nothing is different; the score is 50 %." in str(first.text)
    assert isinstance(note, Paragraph) and note.note and "claim c" in str(note.text)
