"""The diagram of the page, its tables and what is selected: by key, painted, and laid out by the page itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.draw.paint.style import INK, ORANGE, VALUES, VERMILLION
from logicnet.report.page.document import document
from page.conftest import Opened

ROOT = Path(__file__).resolve().parents[2]
ASKED = "() => globalThis.logicnet.store.state.asked"
SELECTED = "() => globalThis.logicnet.store.state.look.selected"
FOCUSED = "() => ({...document.activeElement.dataset})"


def shown(page: Opened) -> Any:
    page.view.wait_for_selector("svg.drawing .component")
    return page.view


def focus(view: Any, component: str) -> None:
    view.locator(f"[data-component='{component}']").focus()


def name(view: Any, component: str) -> str:
    """What a screen reader says of a component."""
    return str(view.locator(f"[data-component='{component}']").get_attribute("aria-label"))


def test_every_component_and_regulation_is_drawn_once_and_has_a_name(opened: Callable[..., Opened]) -> None:
    network = logicnet.load("il6")
    view = shown(opened(network))
    drawn = view.eval_on_selector_all(".component", "all => all.map(one => one.dataset.component)")
    assert drawn == [one.name for one in network.components]
    names = view.eval_on_selector_all(".edge", "all => all.map(one => one.getAttribute('aria-label'))")
    words = {"+": "activates", "-": "inhibits"}
    titles = network.titles
    assert names == [f"{titles[r.source]} {words[r.sign]} {titles[r.target]}" for r in network.regulations]


def test_one_component_is_a_stop_of_the_tab_key_and_arrows_go_on_from_it(opened: Callable[..., Opened]) -> None:
    view = shown(opened(logicnet.load("il6")))
    assert view.locator(".drawing [tabindex='0']").count() == 1
    focus(view, "GP130")
    view.keyboard.press("ArrowUp")
    assert view.evaluate(FOCUSED) == {"component": "IL6R"}  # it stands right above
    assert view.locator(".drawing [tabindex='0']").get_attribute("data-component") == "IL6R"


def test_components_are_held_and_edges_cut_by_key(opened: Callable[..., Opened]) -> None:
    view = shown(opened(logicnet.load("il6")))
    focus(view, "PI3K")
    view.keyboard.press("k")
    assert view.evaluate(ASKED)["changes"] == ["PI3K%0"]
    assert "held at 0" in name(view, "PI3K")
    view.keyboard.press("1")
    assert view.evaluate(ASKED)["changes"] == ["PI3K%1"]
    view.keyboard.press("r")
    assert view.evaluate(ASKED)["changes"] == []
    reached = set()
    for _ in range(3):  # PI3K has three edges
        view.keyboard.press("e")
        reached.add(view.evaluate(FOCUSED)["edge"])
    edges = [(one.source, one.target) for one in logicnet.load("il6").regulations]
    assert {edges[int(one)] for one in reached} == {one for one in edges if "PI3K" in one}
    view.keyboard.press("Delete")
    (cut,) = view.evaluate(ASKED)["changes"]
    assert re.fullmatch(r"\w+:\w+%0", cut) and "PI3K" in cut
    view.keyboard.press("r")
    assert view.evaluate(ASKED)["changes"] == []


def test_enter_opens_what_can_be_done_and_escape_goes_back(opened: Callable[..., Opened]) -> None:
    view = shown(opened(logicnet.load("il6")))
    focus(view, "AKT")
    view.keyboard.press("Enter")
    view.wait_for_selector(".popover")
    view.wait_for_function("() => document.activeElement.closest('.popover')")
    view.keyboard.press("Enter")  # the first is the knock-out
    assert view.evaluate(ASKED)["changes"] == ["AKT%0"]
    view.keyboard.press("Escape")
    assert view.locator(".popover").count() == 0
    assert view.evaluate(FOCUSED) == {"component": "AKT"}


def test_an_input_is_set_in_the_setting(opened: Callable[..., Opened]) -> None:
    view = shown(opened(logicnet.load("il6")))
    focus(view, "FAC")
    view.keyboard.press("1")
    asked = view.evaluate(ASKED)
    assert asked["setting"]["FAC"] == 1 and asked["changes"] == []
    view.keyboard.press("r")
    assert "FAC" not in view.evaluate(ASKED)["setting"]


def test_what_is_found_is_selected(opened: Callable[..., Opened]) -> None:
    view = shown(opened(logicnet.load("il6")))
    view.get_by_role("combobox", name="Find a component").fill("nf-κ")
    view.keyboard.press("Enter")
    assert view.evaluate(SELECTED) == {"component": "NFKB"}


def word(low: int, high: int, maximum: int, is_input: bool) -> str:
    """How a component that lies between two levels in an attractor is told."""
    if low < high:
        return (
            "either (free input)"
            if is_input
            else f"oscillates between {low} and {high}"
            if maximum > 1
            else "oscillates"
        )
    return f"level {low} of {maximum}" if maximum > 1 else ("off", "on")[low]


@pytest.mark.parametrize("which", ["il6", "resistance"])
def test_the_levels_of_the_attractor_that_is_painted_are_told_in_words(
    opened: Callable[..., Opened], which: str
) -> None:
    page = opened(logicnet.load(which))
    view = shown(page)
    (first, *_) = page.ask("attractors", asked=view.evaluate(ASKED))["attractors"]
    view.evaluate("() => globalThis.logicnet.store.look({ attractor: 0 })")
    wanted = {
        one["name"]: word(*first["levels"][one["name"]], one["maximum"], one["input"])
        for one in document(logicnet.load(which))["components"]
    }
    view.wait_for_function(
        """wanted => [...document.querySelectorAll(".component")].every(
          one => one.getAttribute("aria-label").split(", ").includes(wanted[one.dataset.component]))""",
        arg=wanted,
    )


def test_marks_stand_beside_what_is_told_by_colour(opened: Callable[..., Opened]) -> None:
    network = logicnet.load("resistance")
    view = shown(opened(network))
    several = next(one.name for one in network.components if one.maximum == 2)
    shows = view.wait_for_function(  # all is read at one moment: the page paints by itself when its answers come
        """([on, off, several]) => {
          const levels = new Map([[on, [1, 1]], [off, [0, 0]], [several, [1, 1]]]);
          globalThis.logicnet.store.paint({ levels, differing: new Set([on]), steps: new Map([[off, 3]]) });
          const name = one => document.querySelector(`[data-component=${one}]`).getAttribute("aria-label");
          const marks = [...document.querySelectorAll(".drawing .marks text")].map(one => one.textContent);
          return name(off).includes("step 3") && [name(on), name(several), marks];
        }""",
        arg=["STAT3", "NFKB", several],
    )
    on, level, marks = shows.json_value()
    assert ", on, differs from untreated" in on
    assert "level 1 of 2" in level
    assert {"1", "1/2", "3"} <= set(marks)


def test_the_colours_of_levels_are_those_of_the_drawings() -> None:
    text = (ROOT / "src" / "page" / "view" / "diagram" / "values.ts").read_text(encoding="utf-8")
    told = dict(re.findall(r'export const (\w+) = "(#\w+)";', text))
    wanted = {"INK": INK, "OFF": VALUES[0].fill, "ON": VALUES[1].fill, "MOVING": ORANGE, "RING": VERMILLION}
    assert told == wanted


@pytest.mark.parametrize("which", ["il6", "resistance"])
def test_a_network_without_a_layout_is_laid_out_by_the_page(opened: Callable[..., Opened], which: str) -> None:
    made = document(logicnet.load(which)) | {"layout": None}
    page = opened(logicnet.load(which), made=made)
    laid = page.ask("layout")
    assert len(laid["nodes"]) == len(made["components"]) and len(laid["edges"]) == len(made["regulations"])
    for one, other in combinations(laid["nodes"], 2):
        across = abs(one["x"] - other["x"]) >= (one["width"] + other["width"]) / 2 - 0.2
        down = abs(one["y"] - other["y"]) >= (one["height"] + other["height"]) / 2 - 0.2
        assert across or down
    assert all(len(points) >= 8 and len(points) % 6 == 2 for points in laid["edges"])
    assert shown(page).locator(".component").count() == len(made["components"])


def test_the_tables_hold_everything_sorted_and_filtered_as_asked(opened: Callable[..., Opened]) -> None:
    network = logicnet.load("il6")
    view = shown(opened(network))
    view.get_by_role("tab", name="Table").click()
    rows = view.locator(".listing tbody tr")
    assert rows.count() == len(network.components)
    view.get_by_role("button", name="Component", exact=True).click()
    first = rows.locator("th").first.inner_text().splitlines()[0]
    assert first == min(network.titles.values(), key=str.lower)
    view.get_by_role("searchbox", name="Filter the components").fill("STAT3")
    assert rows.count() == sum(
        "stat3" in " ".join((c.name, network.titles[c.name], network.rule_text(c.name))).lower()
        for c in network.components
    )
    view.get_by_role("searchbox", name="Filter the components").fill("")
    view.get_by_role("button", name="Regulations").click()
    assert rows.count() == len(network.regulations)
    view.get_by_role("button", name="Cut, reads 0: the edge from JAK1 to OCT4").click()
    assert view.evaluate(ASKED)["changes"] == ["JAK1:OCT4%0"]


def test_help_tells_the_keys(opened: Callable[..., Opened]) -> None:
    view = shown(opened(logicnet.load("il6")))
    focus(view, "AKT")
    view.keyboard.press("?")
    assert "knock the component out" in view.get_by_role("dialog").inner_text()
    view.keyboard.press("Escape")
    assert view.evaluate(FOCUSED) == {"component": "AKT"}
