"""The page on paper: the question, the whole diagram, the attractors and the claims below one another; no switches."""

from __future__ import annotations

from collections.abc import Callable

import logicnet
from page.conftest import Opened

SHOWN = "selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).length"
TOPS = """() => [".headline", ".drawing", ".paper", ".answers .scroll table", ".claims-list"].map(selector =>
  [...document.querySelectorAll(selector)].find(one => one.checkVisibility()).getBoundingClientRect().top)"""
OUTSIDE = """() => {
  const paper = document.querySelector("svg.drawing").getBoundingClientRect();
  return [...document.querySelectorAll("svg.drawing .component")].filter(one => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left < paper.left - 1 || right > paper.right + 1 || top < paper.top - 1 || bottom > paper.bottom + 1;
  }).length;
}"""


def test_what_is_asked_and_found_stands_on_paper_and_nothing_that_is_pressed(opened: Callable[..., Opened]) -> None:
    view = opened(logicnet.load("il6"), "#change=STAT3%250&panel=course").view
    view.get_by_role("button", name="+ nearer").click()
    view.evaluate("() => { globalThis.print = () => { globalThis.printed = true; }; }")
    view.get_by_role("button", name="Print", exact=True).click()
    view.wait_for_function("() => globalThis.printed")
    assert view.evaluate(SHOWN, ".paper") == 0, "the screen is as it was"
    view.emulate_media(media="print")
    view.set_viewport_size({"width": 700, "height": 1000})
    view.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    tops = view.evaluate(TOPS)
    assert tops == sorted(tops)
    assert view.evaluate(OUTSIDE) == 0
    assert view.evaluate(SHOWN, ".claims-list > li") == len(logicnet.page("il6").document["claims"])
    assert view.locator(".claims-counts").inner_text().endswith("now.")
    assert view.evaluate(SHOWN, ".toolbar button, .switches, input, select, form, [role=tab], .divider, .actions") == 0
    assert view.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    view.emulate_media(media="screen")
    view.set_viewport_size({"width": 1400, "height": 900})
    view.evaluate("() => dispatchEvent(new Event('afterprint'))")
    view.wait_for_function("() => !document.querySelector('.paper')")
    assert view.locator("svg.drawing").get_attribute("viewBox") is None
    assert "scale" in view.locator("svg.drawing > g").get_attribute("transform")
