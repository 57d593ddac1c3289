"""The page's question: read as on the command line, explained as there, and never another one than was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import logicnet
from logicnet.errors import LogicnetError
from logicnet.model import Asked, Network
from page.conftest import Opened

REFUSED = """async ([question, given]) => {
  try {
    return { answer: await globalThis.logicnet.client.ask(question, given) };
  } catch (error) {
    return { message: error.message, hint: error.hint, begin: error.begin, end: error.end };
  }
}"""
FOUND = ".headline .found"
TYPED = (
    "STAT33%0",
    "STAT3",
    "STAT3%",
    "STAT3%2",
    "STAT3%1:2",
    "STAT3%0,AKT%0",
    "BCL2:STAT3%0",
    "NFKB:IL6:AKT%0",
    "IL6:STAT33%0",
    "%0",
    '"quote',
)


@pytest.fixture
def il6() -> Network:
    return logicnet.load("il6")


def first(page: Opened, **change: Any) -> dict[str, Any]:
    """What the page opened with, changed."""
    return {**page.view.evaluate("() => globalThis.logicnet.store.state.asked"), **change}


@pytest.mark.parametrize("typed", TYPED)
def test_a_change_that_does_not_fit_is_told_as_the_command_line_tells_it(
    opened: Callable[..., Opened], il6: Network, typed: str
) -> None:
    page = opened(il6)
    with pytest.raises(LogicnetError) as error:
        Asked.of(il6, intervention=typed)
    found = page.view.evaluate(REFUSED, ["attractors", {"asked": first(page, changes=[typed])}])
    assert found.get("message") == error.value.message
    # drugs are known to the page by the names that act on the network, so that hints may name another of them
    assert found["hint"] == error.value.hint or "did you mean" in found["hint"]


def test_an_address_that_names_what_the_network_does_not_have_says_so_and_asks_nothing(
    opened: Callable[..., Opened], il6: Network
) -> None:
    page = opened(il6, "#change=STAT33%250&set=FOO=1")
    page.view.wait_for_selector(".problems .told")
    told = page.view.locator(".problems").inner_text()
    assert "unknown component 'STAT33'" in told
    assert "did you mean 'STAT3'?" in told
    assert "unknown component 'FOO'" in told
    assert "attractors" not in page.view.locator(FOUND).inner_text()
    page.view.get_by_role("button", name="Leave STAT33%0 out").click()
    page.view.get_by_role("button", name="Leave FOO out of the setting").click()
    page.view.wait_for_function(
        "() => document.querySelector('.headline .found').textContent.includes('17 attractors')"
    )


def test_what_a_context_holds_and_the_setting_holds_otherwise_is_an_error_as_on_the_command_line(
    opened: Callable[..., Opened],
) -> None:
    network = logicnet.load("resistance")
    page = opened(network)
    with pytest.raises(LogicnetError) as error:
        Asked.of(network, {"VCAM1": 0}, context="culture")
    asked = first(page, context="culture", setting={"VCAM1": 0})
    found = page.view.evaluate(REFUSED, ["attractors", {"asked": asked}])
    assert (found["message"], found["hint"]) == (error.value.message, error.value.hint)


@pytest.mark.parametrize("change", ["STAT3%0", "IL6:IL6R%0", "NFKB%1"])
def test_why_tells_the_chain_and_the_shares_that_explain_tells(
    opened: Callable[..., Opened], il6: Network, change: str
) -> None:
    page = opened(il6)
    asked = first(page, context="", setting={}, changes=[change])
    told = logicnet.explain(il6, "Resistant", change)
    links = page.ask("percolation", asked=asked)["links"]
    assert [
        (one["round"], one["component"], one["low"], {c["component"]: c["low"] for c in one["because"]}, one["differs"])
        for one in links
    ] == [(one.round, one.component, one.value, dict(one.because), one.differs) for one in told.chain]
    before, after = (page.ask("attractors", asked=each)["on"] for each in (first(page, setting={}), asked))
    differ = {
        name: (was, now) for name, was, now in zip(il6.names, before, after, strict=True) if abs(was - now) > 1e-9
    }
    assert differ == {one.component: pytest.approx((one.before, one.after)) for one in told.differences}


def test_a_chain_of_components_with_levels_tells_levels(opened: Callable[..., Opened]) -> None:
    network = logicnet.load("resistance")
    page = opened(network)
    held = {"StromalCells": 1, "Cisplatin": 0}
    told = logicnet.explain(network, "Resistant", "IL6%0", setting=held)
    asked = first(page, context="", setting=held, changes=["IL6%0"])
    links = page.ask("percolation", asked=asked)["links"]
    assert [(one["round"], one["component"], one["differs"]) for one in links] == [
        (one.round, one.component, one.differs) for one in told.chain
    ]
    spans = [str(one["low"]) if one["low"] == one["high"] else f"{one['low']}..{one['high']}" for one in links]
    assert spans == [str(one.value) for one in told.chain]


def test_a_phenotype_may_be_an_expression_that_names_phenotypes(opened: Callable[..., Opened], il6: Network) -> None:
    page = opened(il6)
    text = "!Resistant & AKT"
    answer = page.ask("attractors", asked=first(page, context="", setting={}, phenotype=text))
    found = [one.shows(il6.expression(text)) for one in logicnet.attractors(il6)]
    assert [one["phenotypes"][text] for one in answer["attractors"]] == found
    refused = page.view.evaluate(REFUSED, ["expression", {"text": "Resistent & AKT"}])
    assert (refused["hint"], refused["begin"], refused["end"]) == ("did you mean 'Resistant'?", 0, 9)


def test_what_was_asked_is_undone_and_done_again_by_key_and_stands_in_the_address(
    opened: Callable[..., Opened], il6: Network
) -> None:
    page = opened(il6)
    field = page.view.get_by_label("Add a change")
    field.fill("STAT3%0")
    field.press("Enter")
    page.view.wait_for_function("() => location.hash.includes('change=STAT3%250')")
    page.view.locator("h1").click()
    page.view.keyboard.press("Control+z")
    page.view.wait_for_function("() => !location.hash.includes('change')")
    page.view.keyboard.press("Control+y")
    page.view.wait_for_function("() => location.hash.includes('change=STAT3%250')")
    page.view.evaluate("() => { location.hash = '#change=AKT%250' }")
    page.view.wait_for_function("() => document.querySelector('.asked').textContent === 'AKT%0'")


def test_the_last_of_many_questions_is_answered_and_the_others_keep_no_worker(opened: Callable[..., Opened]) -> None:
    network = logicnet.load("resistance")
    page = opened(network)
    page.view.evaluate(
        """() => {
          for (const name of ["STAT3", "AKT", "JAK1", "JAK2", "IL6", "NFKB"]) {
            globalThis.logicnet.store.ask({ context: "", setting: {}, changes: [`${name}%0`] });
          }
          globalThis.logicnet.store.ask({ context: "culture", setting: {}, changes: ["STAT3%0"] });
        }"""
    )
    count = logicnet.attractors(network, setting=network.contexts[0].setting, intervention="STAT3%0").count
    page.view.wait_for_function(
        "count => document.querySelector('.headline .found').textContent.startsWith(`${count} attractors`)", arg=count
    )
    page.view.wait_for_function("() => !globalThis.logicnet.client.busy")
