"""Layers on a page: what is tried, and what is taken."""

from __future__ import annotations

from math import inf

import pytest

from logicnet.draw.graphs.dot import FONT_SIZE, Draft
from logicnet.draw.graphs.fitting import GOOD_TEXT, PAGE_HEIGHT, fit_layers, on_page, text_size
from logicnet.draw.graphs.spacing import ROOMY, SPACINGS
from logicnet.draw.graphs.xdot import Layout, NodeLayout
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import rectangle


class Drafts:
    """A stand-in for Graphviz that writes down what it is asked for: layers of boxes, side by side."""

    def __init__(self, count: int, *, height: float = 20.0) -> None:
        self.count, self.height = count, height
        self.asked: list[Draft] = []

    def __call__(self, plan: Draft) -> Layout:
        self.asked.append(plan)
        level = dict.fromkeys(range(self.count), 0)
        for _ in plan.lowered:
            for upper, lower in plan.lowered:
                level[lower] = max(level[lower], level[upper] + 1)
        widths: dict[int, float] = {}
        nodes = {}
        for index in range(self.count):
            x = widths.get(level[index], 0.0) + plan.spacing.label / 2
            widths[level[index]] = x + plan.spacing.label / 2 + plan.spacing.between
            nodes[f"n{index}"] = NodeLayout(x, 40.0 * level[index], plan.spacing.label, self.height, ())
        wide, high = max(widths.values()), max(40.0 * max(level.values()) + self.height, self.height)
        return Layout(*((high, wide) if plan.direction == "right" else (wide, high)), (), nodes, {})


def test_a_text_is_as_large_as_the_width_or_the_height_of_the_page_allows() -> None:
    assert text_size(200, 10, 100) == FONT_SIZE / 2
    assert text_size(10, 4 * PAGE_HEIGHT, 100) == FONT_SIZE / 4


def test_what_has_room_is_laid_out_once_and_roomily() -> None:
    drafts = Drafts(2)
    assert fit_layers(drafts, 2, 300.0).plan == Draft(ROOMY)
    assert len(drafts.asked) == 1


def test_a_wide_layer_is_split_until_its_texts_are_good() -> None:
    drafts = Drafts(8)
    found = fit_layers(drafts, 8, 200.0)
    assert found.text >= GOOD_TEXT
    assert found.plan.lowered
    assert text_size(found.laid.width, found.laid.height, 200.0) == found.text


def test_the_roomiest_arrangement_of_good_texts_is_taken() -> None:
    drafts = Drafts(8)
    found = fit_layers(drafts, 8, 200.0)
    good = [plan for plan in drafts.asked if text_size(*extent(Drafts(8)(plan)), 200.0) >= GOOD_TEXT]
    assert found.plan.spacing == min((plan.spacing for plan in good), key=SPACINGS.index)


def test_where_no_text_is_good_the_largest_is_taken() -> None:
    drafts = Drafts(64)
    found = fit_layers(drafts, 64, 80.0)
    tried = [text_size(*extent(Drafts(64)(plan)), 80.0) for plan in drafts.asked]
    assert found.text == max(tried) < GOOD_TEXT


@pytest.mark.parametrize(("work", "most"), [(10, 25), (400, 7), (5000, 5)])
def test_how_many_are_tried_is_bounded_by_the_size_of_the_network_alone(work: int, most: int) -> None:
    drafts = Drafts(64)
    fit_layers(drafts, work, 80.0)
    assert len(drafts.asked) <= most


def test_layers_go_to_the_right_where_the_page_is_too_low_for_them() -> None:
    high = Drafts(1, height=3000.0)
    assert fit_layers(high, 1, 3000.0).plan.direction == "right"
    assert fit_layers(high, 1, 3000.0, "down").plan.direction == "down"


def test_a_high_body_stands_in_the_middle_of_as_much_paper_as_lets_it_fit_a_page() -> None:
    body = Picture(100, 2 * PAGE_HEIGHT, (rectangle(0, 0, 100, 1),))
    wide = on_page(body, 200.0)
    assert (wide.width, wide.height) == (400.0, body.height)
    assert wide.items == (rectangle(150, 0, 100, 1),)
    assert on_page(body, inf) is body
    assert on_page(Picture(100, 50, ()), 200.0).width == 100


def extent(laid: Layout) -> tuple[float, float]:
    return laid.width, laid.height
