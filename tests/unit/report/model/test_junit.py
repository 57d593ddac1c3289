"""JUnit XML, read back by a reader of XML: numbers of cases, failures with texts, names that XML cannot hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from judged import CLAIMS, cascade, of_rules
from logicnet.evidence import Undecided
from logicnet.report.model.criteria import Criterion, Judgement, Mark, Place, Subject, judgements
from logicnet.report.model.facts import Facts
from logicnet.report.model.junit import junit_xml
from logicnet.report.model.score import score_of


def document(facts: Facts) -> ElementTree.Element:
    results = facts.checked.results if facts.checked else ()
    return ElementTree.fromstring(junit_xml(facts.network.name, score_of(judgements(facts)), results, seconds=1.5))


def outcome(case: ElementTree.Element) -> str:
    return next((node.tag for node in case if node.tag != "system-out"), "passed")


def test_there_is_a_case_a_criterion_and_one_a_claim(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    root = document(facts)
    cases = root.findall("testsuite/testcase")
    assert len(cases) == len(judgements(facts)) + 3
    words = {one.criterion.id: one.word for one in judgements(facts)}
    meant = {"passed": "passed", "told": "passed", "failed": "failure", "not asked": "skipped"}
    for case in cases:
        id = str(case.get("name")).partition(":")[0]
        if (
            id in words
            and "claims one" not in str(case.get("classname"))
            and not str(case.get("classname")).endswith(".claims")
        ):
            assert outcome(case) == meant[words[id]], id


def test_the_numbers_are_those_of_the_cases(tmp_path: Path) -> None:
    root = document(cascade(tmp_path))
    for suites, cases in [
        (root, root.findall("testsuite/testcase")),
        *((one, one.findall("testcase")) for one in root),
    ]:
        found = Counter(map(outcome, cases))
        said = {key: int(str(suites.get(key))) for key in ("tests", "failures", "errors", "skipped")}
        assert said == {
            "tests": len(cases),
            "failures": found["failure"],
            "errors": found["error"],
            "skipped": found["skipped"],
        }
    assert root.get("time") == "1.500"


def claim_cases(facts: Facts) -> dict[str, ElementTree.Element]:
    (suite,) = [one for one in document(facts) if one.get("name") == "The claims one by one"]
    return {str(case.get("name")).partition(":")[0]: case for case in suite}


def test_a_known_disagreement_is_skipped_and_an_unknown_one_fails(tmp_path: Path) -> None:
    known = claim_cases(cascade(tmp_path))
    assert {id: outcome(case) for id, case in known.items()} == {
        "on": "passed",
        "needs-a": "passed",
        "wrong": "skipped",
    }
    unknown = claim_cases(cascade(tmp_path, claims=CLAIMS.replace("known_disagreement", "#")))
    failure = unknown["wrong"].find("failure")
    assert failure is not None and failure.get("type") == "claim" and "no attractor: C" in str(failure.text)


def test_a_disagreement_that_is_none_any_more_fails(tmp_path: Path) -> None:
    facts = cascade(tmp_path, claims=CLAIMS.replace('id = "on"', 'id = "on"\nknown_disagreement = "it was so"'))
    failure = claim_cases(facts)["on"].find("failure")
    assert failure is not None and "it was so" in str(failure.get("message"))


def test_an_undecided_claim_is_an_error_with_the_reason(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    assert facts.checked is not None
    first, *rest = facts.checked.results
    results = (replace(first, verdict=Undecided("the time budget ended")), *rest)
    root = ElementTree.fromstring(junit_xml("n", score_of([]), results))
    error = root.find("testsuite/testcase/error")
    assert root.get("errors") == "1" and error is not None and "time budget" in str(error.get("message"))


def test_a_failure_names_every_place() -> None:
    facts = of_rules("\n".join(["A, A", *(f"B{n}, A" for n in range(60))]))
    (case,) = [one for one in document(facts).iter("testcase") if str(one.get("name")).startswith("labels:")]
    text = str(case.find("failure").text)  # type: ignore[union-attr]  # it fails: nothing has a label
    assert text.count("\ncomponent ") == 61 and "component B59" in text


@pytest.mark.parametrize("name", ["\x00\x0b\x1f", "\ud800", "\ufffe", "<script>&\"'", "]]>", "\u202ereversed", "ü\n\t"])
def test_hostile_names_leave_the_document_well_formed(name: str) -> None:
    mark = Mark(0.0, f"said {name}.", (Place("component", name, name),))
    subject = Subject("s", f"S {name}", 1, "")
    judged = Judgement(subject, Criterion("c", f"T {name}", "Is it?", 1, lambda facts: mark), mark)
    root = ElementTree.fromstring(junit_xml(name, score_of([judged])))
    text = "".join(root.itertext())
    assert len(root.findall("testsuite/testcase")) == 1 and root.findall(".//script") == []
    if name in ("<script>&\"'", "]]>", "\u202ereversed"):
        assert name in text


def test_a_long_message_is_cut_and_stands_whole_below() -> None:
    mark = Mark(0.0, "long " * 200, (Place("file", "f"),))
    judged = Judgement(Subject("s", "S", 1, ""), Criterion("c", "T", "Is it?", 1, lambda facts: mark), mark)
    failure = ElementTree.fromstring(junit_xml("n", score_of([judged]))).find(".//failure")
    assert failure is not None and len(str(failure.get("message"))) <= 301
    assert str(failure.text).count("long") == 200
