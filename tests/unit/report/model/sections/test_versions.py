"""The history: what is different since a former version, part by part."""

from __future__ import annotations

from pathlib import Path

from judged import CASCADE, cascade
from logicnet.report.model.criteria import judgements
from logicnet.report.model.history import history
from logicnet.report.model.score import score_of
from logicnet.report.model.sections.versions import versions
from sections_read import rows, said


def test_a_changed_rule_stands_before_and_now(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    former = tmp_path / "former.toml"
    former.write_text(CASCADE.replace('rule = "A"', 'rule = "!A"').replace('"A", sign = "+"', '"A", sign = "-"'))
    section = versions(history(str(former), facts, score_of(judgements(facts))))
    (row,) = [row for about, row in rows(section, "1 rule").items() if about.startswith("B")]
    assert row["before"] != row["now"] and "former.toml" in said(section)
