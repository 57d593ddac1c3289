"""The page by the keyboard alone: what a reader does who has no mouse, and that such a reader is never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import logicnet
from page.conftest import Opened

PANELS = "() => [...document.querySelectorAll('[role=tab]')].map(one => one.textContent)"
FOCUS = """() => {
  const one = document.activeElement;
  return {
    lost: one === null || one === document.body || one === document.documentElement,
    name: one?.getAttribute("aria-label") || one?.labels?.[0]?.textContent || one?.textContent || "",
    html: one?.outerHTML.slice(0, 160) ?? "",
  };
}"""
# what of all that Tab stops at looks the same with the focus as without, with what holds it and what it begins with
UNSEEN = """async () => {
  const looks = one => {
    if (!one) return "";
    const { outlineStyle, outlineWidth, display, stroke, strokeOpacity } = getComputedStyle(one);
    return [outlineStyle, outlineWidth, display, stroke, strokeOpacity].join();
  };
  const all = one => [one, one.parentElement, one.firstElementChild].map(looks).join("|");
  const same = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
    if (one.tabIndex < 0 || one.matches(":disabled") || !one.checkVisibility()) continue;
    document.activeElement?.blur();
    const before = all(one);
    one.focus({ focusVisible: true });
    if (document.activeElement === one && all(one) === before) same.push(one.outerHTML.slice(0, 160));
  }
  return same;
}"""
# presses, one after another, each kind of button that is there, and tells after which the focus is nowhere
LOST = """async () => {
  const around = one => one.closest("section, form, fieldset, tr, li, [role=group]")?.className ?? "";
  const kind = one => `${around(one)} ${one.className} ${one.closest("table, ul, ol") ? "" : one.textContent}`;
  const wait = () => new Promise(done => setTimeout(done, 90));
  const [seen, lost] = [new Set(), []];
  for (let found = true; found && seen.size < 150; ) {
    found = [...document.querySelectorAll("button, [role=option]")].find(one =>
      one.checkVisibility() && !one.matches(":disabled, [role=tab]")
      && !/^(Open a|Save|Copy|SVG|PNG|CSV|JSON)/.test(one.textContent) && !seen.has(kind(one)));
    if (!found) break;
    seen.add(kind(found));
    const html = found.outerHTML.slice(0, 160);
    found.focus();
    found.click();
    await wait();
    if (document.activeElement === document.body) lost.push(html);
    document.querySelector("dialog[open]")?.close();
  }
  return [seen.size, lost];
}"""
FOUND = "text => document.querySelector('.headline .found').textContent.includes(text)"


class Reader:
    """One who reads a page with the keyboard alone."""

    def __init__(self, page: Opened) -> None:
        self.view = page.view

    def press(self, *keys: str) -> None:
        """Press keys, after each of which the focus is somewhere."""
        for key in keys:
            before = self.focus
            self.view.keyboard.press(key)
            self.view.wait_for_timeout(60)
            assert not self.focus["lost"], f"{key} at {before['html']}"

    @property
    def focus(self) -> dict[str, Any]:
        found: dict[str, Any] = self.view.evaluate(FOCUS)
        return found

    def to(self, name: str, key: str = "Tab", limit: int = 200) -> None:
        """Go on until what has the focus begins with this name."""
        for _ in range(limit):
            self.press(key)
            if self.focus["name"].strip().startswith(name):
                return
        raise AssertionError(f"{name} is not reached; the last is {self.focus['html']}")

    def until(self, selector: str, key: str = "Tab", limit: int = 200) -> None:
        """Go on until what this selector finds has the focus."""
        for _ in range(limit):
            self.press(key)
            if self.view.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} is not reached; the last is {self.focus['html']}")

    def hears(self, text: str) -> None:
        """The live region says this."""
        self.view.wait_for_function(FOUND, arg=text)


@pytest.fixture
def reader(opened: Callable[..., Opened]) -> Reader:
    page = opened(logicnet.load("il6"))
    one = Reader(page)
    one.hears("17 attractors")
    page.view.keyboard.press("Tab")
    assert one.focus["name"] == "Skip to the answers"
    return one


def test_a_question_is_asked_explained_screened_and_taken_back_with_the_keyboard_alone(reader: Reader) -> None:
    view = reader.view
    reader.press("Enter")
    assert view.evaluate("() => document.activeElement.id") == "answers"
    reader.press("Tab")
    assert reader.focus["name"] == "Attractors", "the tabs of the answers come next"

    reader.to("free", key="Shift+Tab")  # the last of the switches
    reader.press("ArrowRight", "ArrowRight")
    setting = view.evaluate("() => globalThis.logicnet.store.state.asked.setting")
    assert list(setting.values()) == [1]
    held = logicnet.attractors("il6", setting=setting)
    reader.hears(f"{held.count} attractors")

    reader.to("Find a component")
    view.keyboard.type("STAT3")
    reader.press("Enter")
    reader.until("[data-component=STAT3]")
    reader.press("k")
    treated = logicnet.attractors("il6", setting=setting, intervention="STAT3%0")
    reader.hears(f"{treated.count} attractors")
    reader.hears("untreated")

    reader.to("Attractors")
    reader.press("End", "ArrowLeft", "ArrowLeft")
    assert reader.focus["name"] == "Why"
    view.wait_for_function("() => document.querySelector('.rounds')")
    reader.to("First round")
    reader.press("Enter")
    assert (
        view.locator(".stepper")
        .inner_text()
        .endswith("round 0 of " + view.locator(".stepper input").get_attribute("max"))
    )
    reader.to("Next round")
    reader.press("Enter")
    assert "round 1 of" in view.locator(".stepper").inner_text()

    reader.until("#answers-tab-why", key="Shift+Tab")
    reader.press("ArrowRight")
    reader.to("Run")
    reader.press("Enter")
    view.wait_for_function("() => document.querySelector('.screen-files')", timeout=60_000)
    reader.until(".screen-table tbody tr:nth-child(2) button")  # the first row is the untreated
    row = reader.focus["name"]
    reader.press("Enter")
    view.wait_for_function("() => globalThis.logicnet.store.state.look.panel === 'why'")
    assert row in view.evaluate("() => globalThis.logicnet.store.state.asked.changes")
    assert not reader.focus["lost"]

    reader.to("Undo", key="Shift+Tab")
    reader.press("Enter", "Enter")
    assert view.evaluate("() => globalThis.logicnet.store.state.asked.changes") == []
    reader.hears(f"{held.count} attractors")
    assert reader.focus["name"] == "Undo"
    reader.to("Reset")
    reader.press("Enter")
    assert reader.focus["name"] == "Reset", "what does nothing any more keeps the focus"
    reader.hears("17 attractors")

    reader.until("[data-component=STAT3]")
    reader.press("?")
    assert view.locator("dialog.help").is_visible()
    reader.press("Escape")
    assert not view.locator("dialog.help").is_visible()
    assert view.evaluate("() => document.activeElement.dataset.component") == "STAT3"


def test_all_that_can_be_stopped_at_has_a_name_and_shows_that_it_has_the_focus(reader: Reader) -> None:
    view = reader.view
    session = view.context.new_cdp_session(view)
    view.evaluate("() => globalThis.logicnet.store.ask({ changes: ['STAT3%0'] })")
    view.evaluate("() => globalThis.logicnet.store.look({ selected: { component: 'STAT3' } })")
    reader.hears("untreated")
    for panel in view.evaluate(PANELS):
        view.get_by_role("tab", name=panel, exact=True).click()
        view.wait_for_timeout(400)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        stops = [one for one in nodes if any(each["name"] == "focusable" for each in one.get("properties", []))]
        assert len(stops) > 50
        nameless = [
            one["role"]["value"] for one in stops if not one["ignored"] and not one.get("name", {}).get("value")
        ]
        assert not nameless, (panel, nameless)
        unseen = view.evaluate(UNSEEN)
        assert not unseen, (panel, unseen)


@pytest.mark.parametrize("stage", ["Diagram", "Table"])
def test_the_focus_is_somewhere_after_whatever_is_pressed(reader: Reader, stage: str) -> None:
    view = reader.view
    view.get_by_role("tab", name=stage, exact=True).click()
    for panel in [one for one in view.evaluate(PANELS) if one not in ("Diagram", "Table")]:
        view.evaluate("() => globalThis.logicnet.store.ask({ changes: ['STAT3%0', 'AKT%1'], setting: { FAC: 1 } })")
        view.evaluate("() => globalThis.logicnet.store.look({ selected: { component: 'STAT3' } })")
        view.get_by_role("tab", name=panel, exact=True).click()
        view.wait_for_timeout(400)
        pressed, lost = view.evaluate(LOST)
        assert pressed > 8
        assert not lost, (panel, lost)
