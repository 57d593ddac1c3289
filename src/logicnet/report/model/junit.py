"""A model's report as JUnit XML, which test servers read: one test case a criterion, and one a claim.

What fails is a failure with its reason, what does not apply is skipped with its reason, and so is a claim that fails as
its file says it does. A claim that no budget could decide is an error: it is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from logicnet.evidence import Result, Undecided, shown
from logicnet.report.model.criteria import Judgement
from logicnet.report.model.score import Score

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that no document holds
_LINE = 300  # characters of a message; the text below it has all


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: ``outcome`` is ``failure``, ``error``, ``skipped`` or empty where it passed."""

    group: str
    name: str
    outcome: str = ""
    message: str = ""
    text: str = ""
    output: str = ""


def junit_xml(name: str, score: Score, results: Iterable[Result] = (), *, seconds: float = 0.0) -> bytes:
    """The criteria and claims of a model as JUnit XML.

    - ``name``: of the network.
    - ``score``: the model judged by all criteria.
    - ``results``: its claims with their verdicts (default: none).
    - ``seconds``: how long the report took (default: 0).

    Returns the document in UTF-8.
    """
    suites = [(one.subject.title, [_criterion(name, each) for each in one.judgements]) for one in score.subjects]
    suites.append(("The claims one by one", [_claim(name, one) for one in results]))
    suites = [(title, cases) for title, cases in suites if cases]
    every = [case for _, cases in suites for case in cases]
    root = ElementTree.Element("testsuites", {"name": _legal(f"logicnet report {name}"), **_counts(every)})
    root.set("time", f"{seconds:.3f}")
    for title, cases in suites:
        suite = ElementTree.SubElement(root, "testsuite", {"name": _legal(title), **_counts(cases)})
        for case in cases:
            _add(suite, case)
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content + b"\n"


def _criterion(name: str, one: Judgement) -> _Case:
    group, title = f"{name}.{one.subject.id}", f"{one.criterion.id}: {one.criterion.title}"
    if one.score is None:
        return _Case(group, title, "skipped", one.said)
    if one.passed is False:
        places = [f"{place.kind} {place}" for place in one.places]
        needs = f"{one.criterion.asked} The score is {one.score:.3f}, {one.criterion.enough:g} is enough."
        return _Case(group, title, "failure", one.said, "\n".join([needs, *places]))
    return _Case(group, title, output=one.said)


def _claim(name: str, one: Result) -> _Case:
    group, title = f"{name}.claims", f"{one.claim.id}: {one.claim.statement}"
    if isinstance(one.verdict, Undecided):
        return _Case(group, title, "error", f"undecided: {one.verdict.reason}")
    witness = shown(one.verdict)
    said = "\n".join(_told(one, witness.text() if witness else ""))
    if one.holds and not one.outdated:
        return _Case(group, title, output=said)
    if one.outdated:
        what = f"it holds, and is written down as a known disagreement: {one.claim.disagreement}"
        return _Case(group, title, "failure", what, said)
    if one.claim.disagreement:
        return _Case(group, title, "skipped", f"a known disagreement: {one.claim.disagreement}")
    return _Case(group, title, "failure", f"fails, checked on {one.verdict.on}", said)


def _told(one: Result, witness: str) -> Iterator[str]:
    record = one.to_dict()
    yield f"property: {record['property']}{'' if one.claim.expected else ' (expected not to hold)'}"
    yield f"under: {record['arm']}"
    if record["where"]:
        yield f"where: {record['where']}"
    if witness:
        yield f"shown by: {witness}"


def _counts(cases: list[_Case]) -> dict[str, str]:
    numbers = {word: sum(one.outcome == word for one in cases) for word in ("failure", "error", "skipped")}
    return {
        "tests": str(len(cases)),
        "failures": str(numbers["failure"]),
        "errors": str(numbers["error"]),
        "skipped": str(numbers["skipped"]),
    }


def _add(suite: ElementTree.Element, case: _Case) -> None:
    found = ElementTree.SubElement(suite, "testcase", {"classname": _legal(case.group), "name": _legal(case.name)})
    if case.outcome:
        message = _legal(" ".join(case.message.split()))
        said = message if len(message) <= _LINE else f"{message[:_LINE]}…"
        node = ElementTree.SubElement(found, case.outcome, {"message": said})
        if case.outcome == "failure":
            node.set("type", "criterion" if case.text.count("is enough.") else "claim")
        node.text = _legal("\n".join(filter(None, [message if said != message else "", case.text]))) or None
    if case.output:
        ElementTree.SubElement(found, "system-out").text = _legal(case.output)


def _legal(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
