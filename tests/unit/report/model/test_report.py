"""The model's report: one file without a script, the same as JSON, equal where the model is equal."""

from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

import logicnet
from judged import CASCADE, CLAIMS, cascade
from logicnet.errors import FormatError, LogicnetError
from logicnet.logic import Rules
from logicnet.model import Component, Network, Phenotype
from logicnet.report.model.history import KEY
from logicnet.report.model.report import ModelReport, report_on
from logicnet.report.model.version import Version

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FROM = '"Drug"\nregulations = [{ from = "Drug", sign = "+", why = "a'
TURNED = (FROM, FROM.replace('"Drug"\n', '"!Drug"\n').replace("+", "-"))
"""What makes the drug switch C off."""
HOSTILE = '</style></svg><script>alert("x")</script>\u202e'


def hostile() -> Network:
    """A network whose every text tries to be markup."""
    components = (Component("A", label=HOSTILE), Component("B", label=f"=cmd|{HOSTILE}"))
    rest = {"title": HOSTILE, "description": HOSTILE, "phenotypes": (Phenotype("P", "A & !B"),)}
    return Network("hostile", Rules.parse("A, B\nB, !A"), components, **rest)


def test_the_report_tells_what_stands_in_its_facts(tmp_path: Path) -> None:
    report = ModelReport(cascade(tmp_path))
    page = report.html()
    for words in ("Model card", "A cascade", "needs-a", "Regulations that no claim would miss", report.score.words):
        assert words in page
    assert report.complete and report.sound and report.seconds > 0


def test_the_file_appears_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    report = report_on(hostile())
    assert report.save(tmp_path / "r.html").read_text(encoding="utf-8") == report.html()
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]
    with pytest.raises(FormatError, match="html"):
        report.save(tmp_path / "r.pdf")


def test_a_claim_that_fails_without_a_known_disagreement_makes_it_unsound(tmp_path: Path) -> None:
    known = "known_disagreement"
    claims = "\n".join(line for line in CLAIMS.splitlines() if not line.startswith(known))
    assert not ModelReport(cascade(tmp_path, claims=claims)).sound


def test_hostile_texts_stay_texts_in_the_whole_page() -> None:
    found: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend([tag, *(f"{tag}@{name}" for name, _ in attrs)])

    page = report_on(hostile()).html()
    Tags().feed(page)
    assert "script" not in found and found.count("style") == 1 and "\u202e" not in page
    assert not [one for one in found if "@on" in one or one.endswith("@style")]


def test_equal_models_have_equal_reports_but_for_the_time(tmp_path: Path) -> None:
    one, other = (ModelReport(cascade(tmp_path)) for _ in range(2))
    assert one.html() == other.html()
    first, second = one.to_dict(), other.to_dict()
    assert first.pop("seconds") != 0 and second.pop("seconds") != 0
    assert json.dumps(first) == json.dumps(second) and "seconds" not in json.dumps(first)


def test_the_json_is_a_version_that_a_later_report_is_compared_with(tmp_path: Path) -> None:
    before = ModelReport(cascade(tmp_path))
    (tmp_path / "before.json").write_text(json.dumps(before.to_dict()), encoding="utf-8")
    assert Version.read(before.to_dict()[KEY], "r").verdicts == {"on": "holds", "needs-a": "holds", "wrong": "fails"}
    changed = cascade(tmp_path, CASCADE.replace(*TURNED))
    after = ModelReport(changed, since=str(tmp_path / "before.json"))
    assert after.history is not None and after.history.of("rule")
    assert "Since the former version" in after.html()


def test_rules_alone_make_a_short_report_that_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "own.bnet").write_text("A, !B\nB, !A\n", encoding="utf-8")
    page = logicnet.report_on(tmp_path / "own.bnet").html()
    for words in ("The file tells nothing of", "no evidence", "no phenotype", "No claims are known"):
        assert words in page


def test_a_part_that_a_budget_ended_is_named() -> None:
    report = report_on("il8", timeout=1e-9)
    assert not report.complete and "sensitivity: the time budget ended" in report.why_incomplete
    with pytest.raises(LogicnetError, match="timeout"):
        report_on("il8", timeout=0)


def test_a_notebook_shows_it_where_its_style_reaches_nothing_else() -> None:
    shown = report_on(hostile())._repr_html_()
    assert shown.startswith("<iframe") and " sandbox " in shown and "<script" not in shown


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_shows_the_page_under_its_policy_and_runs_nothing(tmp_path: Path) -> None:
    report_on(hostile()).save(tmp_path / "r.html")
    words = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"]
    command = [str(CHROMIUM), *words, f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "r.html").as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "Content Security Policy" not in done.stderr  # as it says of what it refuses
    assert "CONSOLE" not in done.stderr
    assert "<script" not in done.stdout and "Model card" in done.stdout


def test_a_former_version_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(LogicnetError, match=r"nofile\.json"):
        report_on("aldh", since="nofile.json")
