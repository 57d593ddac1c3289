"""The page's address: what does not fit it is told, and a link names the network that it is of."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import logicnet
from page.conftest import Opened
from page.test_model_panel import DROP, FIELD, said

FOUND = ".headline .found"
STATE = "() => globalThis.logicnet.store.state"

Opens = Callable[..., Opened]


def told(view: Any) -> str:
    view.wait_for_selector(".problems .told")
    return str(view.locator(".problems").inner_text())


def finds(view: Any, count: int) -> None:
    view.wait_for_function(
        "text => document.querySelector('.headline .found').textContent.startsWith(text)", arg=f"{count} attractor"
    )


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("#drug=siltuximab", "drugs=siltuximab"),
        ("#perturb=STAT3%250", "change=STAT3%0"),
        ("#setting=FAC%3D1", "set=FAC=1"),
        ("#phenotype=Resistant", "show=Resistant"),
        ("#chnage=STAT3%250", "change=STAT3%0"),
    ],
)
def test_a_part_that_no_address_has_is_told_with_the_nearest_and_asks_nothing(
    opened: Opens, address: str, meant: str
) -> None:
    view = opened(logicnet.load("il6"), address).view
    assert f"did you mean '{meant}'?" in told(view)
    assert "attractor" not in view.locator(FOUND).inner_text()
    assert view.evaluate("() => globalThis.logicnet.store.address") == address.replace("%3D", "=")
    view.get_by_role("button", name="Leave ").click()
    finds(view, logicnet.attractors("il6").count)


def test_two_values_for_one_input_are_an_error(opened: Opens) -> None:
    view = opened(logicnet.load("il6"), "#set=FAC=1+FAC=0").view
    assert "two values for 'FAC' in the setting: FAC=1 and FAC=0" in told(view)
    assert "attractor" not in view.locator(FOUND).inner_text()
    assert "set=FAC=1+FAC=0" in view.evaluate("() => globalThis.logicnet.store.address")
    view.get_by_role("button", name="Leave FAC out of the setting").click()
    finds(view, logicnet.attractors("il6").count)


def test_a_part_that_is_said_twice_in_two_ways_is_an_error_and_settings_are_joined(opened: Opens) -> None:
    view = opened(logicnet.load("il6"), "#show=Resistant&show=Other").view
    assert "two values for 'show' in the address: Resistant and Other" in told(view)
    view.evaluate("() => { location.hash = '#set=FAC=1&set=VCAM1=0' }")
    view.wait_for_function("() => globalThis.logicnet.store.state.asked.setting.VCAM1 === 0")
    assert view.evaluate(STATE)["asked"]["setting"] == {"FAC": 1, "VCAM1": 0}


@pytest.mark.parametrize("address", ["#panel=scren", "#at=STAT33", "#attractor=first", "#difference=yes"])
def test_a_look_that_cannot_be_had_is_told(opened: Opens, address: str) -> None:
    view = opened(logicnet.load("il6"), address).view
    assert f"the address says '{address[1:]}'" in told(view)


def edited(opened: Opens, tmp_path: Path) -> tuple[Any, str, Path]:
    """An edited page, the link that it copies, and the page that was saved as the link needs it."""
    view = opened(logicnet.load("il6")).view
    view.context.grant_permissions(["clipboard-read", "clipboard-write"])
    view.evaluate("() => logicnet.store.ask({ setting: { FAC: 1 } })")
    view.evaluate("() => logicnet.store.look({ panel: 'model' })")
    view.wait_for_selector(FIELD)
    text = view.locator(FIELD).input_value()
    line = next(one for one in text.splitlines() if one.startswith("STAT3,"))
    view.locator(FIELD).fill(text.replace(line, "STAT3, 0"))
    view.locator(FIELD).press("Control+Enter")
    said(view, "The edited model")
    view.get_by_role("button", name="Copy link").click()
    view.wait_for_selector(".toolbar .said button")
    assert "The link needs a saved page" in view.locator(".toolbar .said").inner_text()
    link = view.evaluate("() => navigator.clipboard.readText()")
    with view.expect_download() as saved:
        view.locator(".toolbar .said button").click()
    file = tmp_path / "saved.html"
    saved.value.save_as(file)
    return view, link, file


def test_a_link_after_an_edit_is_told_by_a_page_without_that_network_and_answered_by_the_saved_one(
    opened: Opens, tmp_path: Path
) -> None:
    view, link, file = edited(opened, tmp_path)
    assert "#model=" in link
    address = link[link.index("#") :]
    plain = opened(logicnet.load("il6"), address).view
    assert "this page does not hold it" in told(plain)
    plain.get_by_role("tab", name="Claims").click()
    plain.wait_for_selector(".claims-error")
    assert plain.locator(".claims-list, .claims-counts").count() == 0, "no verdict of another network"
    assert "attractor" not in plain.locator(FOUND).inner_text()
    again = view.context.new_page()
    again.goto(file.as_uri() + address)
    network = logicnet.load("il6")
    network = network.with_rules(network.rules.replace(network.rules.index("STAT3"), "0"))
    finds(again, logicnet.attractors(network, setting="FAC=1").count)
    assert again.locator(".problems").count() == 0
    plain.get_by_role("button", name="Ask it of the network that the page has").click()
    finds(plain, logicnet.attractors("il6", setting="FAC=1").count)


def test_a_link_to_a_network_that_was_brought_fits_a_page_where_it_is_brought_too(opened: Opens) -> None:
    view = opened(logicnet.load("il6")).view
    view.evaluate(DROP, ["pair.bnet", "targets, factors\nA, !B\nB, !A\n"])
    said(view, "pair.bnet is the network of the page now")
    view.evaluate("() => logicnet.store.ask({ changes: ['A%0'] })")
    address = view.evaluate("() => globalThis.logicnet.store.address")
    other = opened(logicnet.load("aldh"), address).view
    assert "this page does not hold it" in told(other)
    other.evaluate(DROP, ["pair.bnet", "targets, factors\nA, !B\nB, !A\n"])
    said(other, "pair.bnet is the network of the page now")
    other.wait_for_function("() => !document.querySelector('.problems')")


def test_an_address_of_the_first_network_is_told_while_the_page_has_another(opened: Opens) -> None:
    view = opened(logicnet.load("il6")).view
    view.evaluate(DROP, ["pair.bnet", "targets, factors\nA, !B\nB, !A\n"])
    said(view, "pair.bnet is the network of the page now")
    view.evaluate("() => { location.hash = '#panel=screen' }")
    assert "this address is of the network that the page came with" in told(view)


@pytest.mark.parametrize("text", ["", "abc", "ö" * 60, "x" * 119, "y" * 1000])
def test_the_digest_of_what_was_brought_is_sha_256(opened: Opens, text: str) -> None:
    name = f"A{text}"
    view = opened(logicnet.load("aldh")).view
    view.evaluate(DROP, ["one.bnet", f'"{name}", "{name}"\n'])
    said(view, "one.bnet is the network of the page now")
    made = view.evaluate(STATE)["document"]
    rules = view.evaluate("async () => (await logicnet.client.ask('write', { form: 'rules' })).text")
    assert made["network"]["digest"] == sha256(rules.encode()).hexdigest()


def test_another_address_and_a_reset_leave_what_did_not_fit(opened: Opens) -> None:
    view = opened(logicnet.load("il6"), "#drug=siltuximab").view
    told(view)
    view.evaluate("() => { location.hash = '#set=FAC=1' }")
    finds(view, logicnet.attractors("il6", setting="FAC=1").count)
    assert view.locator(".problems").count() == 0
    view.evaluate("() => { location.hash = '#perturb=STAT3' }")
    told(view)
    view.get_by_role("button", name="Reset").click()
    finds(view, logicnet.attractors("il6").count)
    assert view.locator(".problems").count() == 0
