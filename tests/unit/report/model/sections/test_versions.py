"""The history: what is different since a former version, part by part."""

from __future__ import annotations

from pathlib import Path

from judged import CASCADE, cascade
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.report.model.blocks import DataTable, Paragraph
from logicnet.report.model.criteria import judgements
from logicnet.report.model.history import History, history
from logicnet.report.model.score import score_of
from logicnet.report.model.sections.versions import versions
from logicnet.report.model.version import Version
from logicnet.screens.twins import Contrast
from sections_read import rows, said


def test_a_changed_rule_stands_before_and_now(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    former = tmp_path / "former.toml"
    former.write_text(CASCADE.replace('rule = "A"', 'rule = "!A"').replace('"A", sign = "+"', '"A", sign = "-"'))
    section = versions(history(str(former), facts, score_of(judgements(facts))))
    (row,) = [row for about, row in rows(section, "1 rule").items() if about.startswith("B")]
    assert row["before"] != row["now"] and "former.toml" in said(section)


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
