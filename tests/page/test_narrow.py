"""The page on a telephone, and at 200 % on a desk: nothing is wider than the window, and no text is cut or covered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import logicnet
from page.conftest import Opened

PANELS = "() => [...document.querySelectorAll('[role=tab]')].map(one => one.textContent)"
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
# what is hidden of what holds it, words of a button that are broken, and parts of the page that reach into the next
CUT = """() => {
  const all = [...document.querySelectorAll("#logicnet-page *")];
  const shown = all.filter(one => one.checkVisibility() && !one.closest("svg"));
  const told = one => one.outerHTML.slice(0, 120);
  const hidden = shown.filter(one =>
    getComputedStyle(one).overflowX === "hidden" && !one.matches(".unseen, .aloud, .canvas")
    && one.scrollWidth > one.clientWidth + 1);
  const words = shown.filter(one => one.matches("button:not(.link, .choose, .screen-show, .sign)"));
  const broken = words.filter(one => [...one.childNodes].some(text => {
    if (text.nodeType !== Node.TEXT_NODE || /\\s/.test(text.data.trim())) return false;
    const range = document.createRange();
    range.selectNodeContents(text);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
  }));
  const below = shown.filter(one => one.matches(".layout > section") && one.scrollHeight > one.clientHeight + 2
    && getComputedStyle(one).overflowY === "visible");
  return [...hidden, ...broken, ...below].map(told);
}"""


@pytest.mark.parametrize(("width", "height"), [(320, 640), (360, 740), (700, 450)])
@pytest.mark.parametrize("name", ["il6", "resistance"])
def test_nothing_is_wider_than_a_narrow_window_and_no_text_is_cut(
    opened: Callable[..., Opened], name: str, width: int, height: int
) -> None:
    page = opened(logicnet.load(name), "#change=STAT3%250&difference=1&at=STAT3")
    view = page.view
    view.set_viewport_size({"width": width, "height": height})
    fold = view.get_by_role("button", name="Question", exact=True)
    if fold.get_attribute("aria-expanded") != "true":
        fold.click()
    for panel in view.evaluate(PANELS):
        view.get_by_role("tab", name=panel, exact=True).click()
        view.wait_for_function("() => !globalThis.logicnet.client.busy")
        view.wait_for_timeout(150)
        assert view.evaluate(WIDER) <= 0, panel
        assert view.evaluate(CUT) == [], panel
