"""The page decides every claim as ``logicnet check`` does, on the network as it is and in a background."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from logicnet.errors import ClaimError
from logicnet.evidence import Ledger, check, ledgers, narrowed
from logicnet.evidence.checks import Result
from logicnet.evidence.verdict import Undecided, word
from logicnet.model import Network
from logicnet.report.page.claims import claims
from logicnet.report.page.document import document
from page.in_node import answered

ABOUT_NOTHING = "in this background "
LEDGERS = {one.network.name: one for one in ledgers()}


def backgrounds(network: Network) -> list[str]:
    """Knock-outs, a knock-in, a cut edge, and two changes at once, spread over the network."""
    names = [
        one.name for one in network.components if one.name not in network.inputs and not network.levels.get(one.name)
    ]
    first, second, third, fourth = (names[len(names) * k // 4] for k in range(4))
    edge = network.regulations[len(network.regulations) // 3]
    return [f"{first}%0", f"{second}%1", f"{third}%0 {fourth}%1", f"{edge.source}:{edge.target}%0", f"{fourth}%0"]


def by_the_checker(ledger: Ledger, background: str) -> dict[str, Result | str]:
    """The result of each claim; of one that is about nothing, what the checker says of it."""
    found: dict[str, Result | str] = {}
    for claim in ledger.claims:
        try:
            (one,) = check(narrowed([ledger], [claim.id]), background=background, show=False).results
        except ClaimError as error:  # without any background
            found[claim.id] = error.message.removeprefix(f"claim {claim.id}: ")
            continue
        reason = one.verdict.reason if isinstance(one.verdict, Undecided) else ""
        found[claim.id] = reason.removeprefix(ABOUT_NOTHING) if reason.startswith(ABOUT_NOTHING) else one
    return found


def same(told: dict[str, Any], found: Result | str) -> bool:
    """Whether the page tells of a claim what the checker found."""
    verdict = told["verdict"]
    if isinstance(found, str):
        return bool(verdict["word"] == "not asked" and verdict["reason"].startswith(found))
    before = found.before or word(found.verdict)
    if isinstance(found.verdict, Undecided):  # within other bounds the page may decide it; then by its own search
        return verdict["word"] in {"holds", "fails", "undecided"}
    expected = (word(found.verdict), before, found.turned, found.uninformative)
    return (verdict["word"], told["before"], told["turned"], told["idle"]) == expected


@pytest.mark.parametrize("name", sorted(LEDGERS))
def test_each_claim_has_the_verdict_that_the_checker_finds(name: str) -> None:
    ledger = LEDGERS[name]
    page = document(ledger.network) | {"claims": claims(ledger.network, decided=False)}
    several = ["", *backgrounds(ledger.network)]
    asked = [("claims", {"asked": page["first"] | {"changes": text.split()}}) for text in several]
    for background, told in zip(several, answered(page, asked), strict=True):
        found = by_the_checker(ledger, background)
        assert "error" not in told, (background, told)
        assert [one["id"] for one in told["answer"]] == list(found)
        differ = [(one, found[one["id"]]) for one in told["answer"] if not same(one, found[one["id"]])]
        assert not differ, (background, differ[:3])


def test_without_verdicts_the_page_finds_what_held_before_by_itself() -> None:
    ledger = LEDGERS["il6"]
    page = document(ledger.network)
    asked = [("claims", {"asked": page["first"] | {"changes": ["STAT3%0"]}})]
    with_verdicts = answered(page | {"claims": claims(ledger.network)}, asked)
    without = answered(page | {"claims": claims(ledger.network, decided=False)}, asked)
    assert any(one["turned"] for one in without[0]["answer"])
    assert with_verdicts == without


def test_two_values_for_one_place_are_an_error() -> None:
    page = document(LEDGERS["il6"].network)
    (told,) = answered(page, [("claims", {"asked": page["first"] | {"changes": ["STAT3%0", "STAT3%1"]}})])
    assert told == {"error": "two values for one place: STAT3%0 and STAT3%1"}


def edited(page: dict[str, Any], rules: str) -> dict[str, Any]:
    """The page's document after an edit of all rules."""
    given = {"name": "il6.bnet", "content": rules, "asked": page["first"], "edit": True}
    (read,) = answered(page, [("read", given)])
    return dict(read["answer"]["document"])


def asked_of(page: dict[str, Any]) -> dict[str, dict[str, Any]]:
    (told,) = answered(page, [("claims", {"asked": page["first"]})])
    return {one["id"]: one for one in told["answer"]}


@pytest.mark.parametrize(("component", "rule"), [("STAT3", "0"), ("STAT3", "JAK1 & JAK2"), ("STAT3", "JAK1 | JAK2")])
def test_the_claims_of_an_edited_network_are_asked_anew_and_compared_with_what_they_were(
    component: str, rule: str
) -> None:
    ledger = LEDGERS["il6"]
    network = ledger.network.with_rules(ledger.network.rules.replace(ledger.network.rules.index(component), rule))
    page = document(ledger.network)
    told = asked_of(edited(page, network.rules.bnet()))
    found = by_the_checker(replace(ledger, network=network), "")
    before = {one["id"]: one["verdict"] for one in page["claims"]}
    assert list(told) == list(found)
    for name, one in told.items():
        result = found[name]
        expected = "not asked" if isinstance(result, str) else word(result.verdict)
        assert (one["verdict"]["word"], one["before"], one["turned"]) == (
            expected,
            before[name],
            expected != before[name],
        ), name
    assert any(one["turned"] for one in told.values()) == (rule != "JAK1 | JAK2")


def test_a_claim_that_an_edited_network_cannot_be_asked_says_why_and_is_asked_again_when_it_can() -> None:
    network = LEDGERS["il6"].network
    page = document(network)
    lines = [line for line in network.rules.bnet().splitlines() if not line.startswith("VCAM1,")]
    without = edited(page, "\n".join(lines).replace("VCAM1 & ", ""))
    told = asked_of(without)
    unfit = [
        one for one in told.values() if one["verdict"]["word"] == "not asked" and "VCAM1" in one["verdict"]["reason"]
    ]
    assert unfit
    assert all(one["before"] and one["turned"] for one in unfit)
    assert all(
        one["verdict"]["reason"] for one in told.values() if one["verdict"]["word"] in {"not asked", "undecided"}
    )
    back = asked_of(edited(without, network.rules.bnet()))
    assert {name: one["verdict"]["word"] for name, one in back.items()} == {
        one["id"]: one["verdict"] for one in page["claims"]
    }
    assert not any(one["turned"] for one in back.values())
