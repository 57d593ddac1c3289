"""Nothing is too wide, too high or too small to be read: narrow windows, tables, labels, the diagram at first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import logicnet
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.report.page.document import document
from logicnet.report.page.layout import page_layout
from page.conftest import Opened
from page.in_node import answered

Open = Callable[..., Opened]


@pytest.fixture
def narrow(opened: Open) -> Any:
    """The largest shipped network, at 400 pixels."""
    view = opened(logicnet.load("resistance")).view
    view.set_viewport_size({"width": 400, "height": 800})
    view.wait_for_selector(".list tbody tr:nth-child(3)", timeout=60_000)
    return view


def test_a_narrow_page_does_not_scroll_sideways(narrow: Any) -> None:
    assert narrow.evaluate("document.documentElement.scrollWidth") == 400


def test_turned_headings_stay_in_their_cells_and_rows_are_as_high_as_a_line(narrow: Any) -> None:
    heads = narrow.evaluate(
        """[...document.querySelectorAll(".turned")].map(cell => {
            const [out, inside] = [cell, cell.firstElementChild].map(one => one.getBoundingClientRect());
            return inside.top >= out.top && cell.firstElementChild.scrollHeight <= inside.height + 1;
        })"""
    )
    assert len(heads) > 5 and all(heads)
    rows = narrow.evaluate("[...document.querySelectorAll('.list .sign')].map(cell => cell.clientHeight)")
    assert max(rows) < 50


LONG = Network("long", Rules.of(["A" * 10_000, "B"], [(1,), (0,)]))


def test_a_long_name_is_cut_on_the_diagram_and_whole_in_the_tooltip(opened: Open) -> None:
    made = document(LONG)
    for layout in (
        page_layout(LONG),
        answered(made, [("layout", {"document": {**made, "layout": None}})])[0]["answer"],
    ):
        assert layout["width"] < 600 and layout["height"] < 600
        lines = layout["nodes"][0]["lines"]
        assert lines[-1].endswith("…") and sum(map(len, lines)) < 250
    view = opened(LONG, "", made | {"layout": page_layout(LONG)}).view
    view.locator("[data-component=B]").wait_for()
    view.locator("[data-component^=AAA]").hover()
    assert "A" * 10_000 in view.locator(".tip").inner_text()


def test_at_the_start_labels_are_large_enough_where_the_width_lets_them_and_fit_shows_all(opened: Open) -> None:
    network = logicnet.load("il6")
    view = opened(network, "", document(network) | {"layout": page_layout(network)}).view
    view.set_viewport_size({"width": 1320, "height": 850})
    scale = "document.querySelector('.network svg .component').getCTM().a"
    view.wait_for_function(f"() => {scale} * 10 >= 9")
    view.get_by_label("Fit: show all of the diagram").click()
    view.wait_for_function(f"() => {scale} * 10 < 9")
    box = view.locator(".network svg.drawing").bounding_box()
    for one in view.locator(".component").all():
        inside = one.bounding_box()
        assert inside["y"] >= box["y"] - 1 and inside["y"] + inside["height"] <= box["y"] + box["height"] + 1
