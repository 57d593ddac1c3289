"""The screen's panel: run, sorted, filtered, shown, cancelled, never silently of another question, and saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.report.page.document import document
from logicnet.screens import screen
from page.conftest import Opened

Open = Callable[..., Opened]
ROWS = ".screen-table tbody tr:not(.screen-first)"
SWITCH = Network("switch", Rules.parse("S, S\nA, S & !B\nB, !A\nX, A"))


def run(view: Any, kind: str = "singles") -> None:
    view.select_option(".screen-choices select >> nth=0", kind)
    view.click(".screen-go")
    view.wait_for_selector(".screen-run[aria-busy=false]")


def column(view: Any, number: int) -> list[str]:
    return [text.strip() for text in view.locator(f"{ROWS} > :nth-child({number})").all_inner_texts()]


def the_page(network: Network, phenotype: str, **setting: int) -> dict[str, Any]:
    made = document(network)
    return made | {"first": made["first"] | {"phenotype": phenotype, "setting": setting}}


def test_a_screen_is_ranked_as_the_command_ranks_it_and_sorted_by_every_column(opened: Open) -> None:
    page = opened(SWITCH, "#panel=screen", the_page(SWITCH, "X", S=1)).view
    run(page)
    rows = list(screen(SWITCH, "X", setting="S=1").dicts())
    assert column(page, 2) == [row["intervention"] for row in rows[1:]]
    page.set_viewport_size({"width": 2600, "height": 900})  # as wide as all columns are
    page.evaluate("document.documentElement.style.setProperty('--answers', '1500px')")
    buttons = page.locator(".screen-table thead button")
    for number in range(buttons.count()):
        button = buttons.nth(number)
        button.click()
        assert button.locator("..").get_attribute("aria-sort") in ("ascending", "descending")
        assert page.locator('.screen-table th[aria-sort]:not([aria-sort="none"])').count() == 1
    assert page.locator(".screen-table tbody tr").first.inner_text().strip().startswith("(wild type)")


def test_rows_are_filtered_by_text_type_and_outcome(opened: Open) -> None:
    page = opened(SWITCH, "#panel=screen", the_page(SWITCH, "X", S=1)).view
    run(page)
    rows = list(screen(SWITCH, "X", setting="S=1").dicts())[1:]
    page.fill(".screen-filters input", "b")
    assert column(page, 2) == [row["intervention"] for row in rows if "B" in row["intervention"]]
    page.fill(".screen-filters input", "")
    page.locator(".screen-filters select").nth(0).select_option("edge cut")
    assert column(page, 2) == [row["intervention"] for row in rows if row["type"] == "edge cut"]
    page.locator(".screen-filters select").nth(1).select_option("removes")
    wanted = [row["intervention"] for row in rows if row["type"] == "edge cut" and row["outcome"] == "removes"]
    assert column(page, 2) == wanted != []


def test_a_row_asks_its_question_and_what_was_found_says_of_which_question_it_is(opened: Open) -> None:
    page = opened(SWITCH, "#panel=screen", the_page(SWITCH, "X", S=1)).view
    run(page)
    page.locator(f"{ROWS} .screen-show", has_text="A%0").first.click()
    state = page.evaluate("logicnet.store.state")
    assert state["asked"]["changes"] == ["A%0"] and state["look"]["panel"] == "why"
    page.evaluate("logicnet.store.look({panel: 'screen'})")
    stale = page.locator(".screen-stale")
    assert "another question" in stale.inner_text() and "under S=1." in stale.inner_text()
    stale.locator("button", has_text="Back").click()
    assert page.evaluate("logicnet.store.state.asked.changes") == [] and stale.count() == 0


def test_a_row_that_changes_what_is_changed_already_takes_its_place(opened: Open) -> None:
    page = opened(SWITCH, "#panel=screen&change=A%250", the_page(SWITCH, "X", S=1)).view
    run(page, "escapes")
    assert {*column(page, 3)} == {"▲ increases"}
    page.locator(f"{ROWS} .screen-show", has_text="A%1").first.click()
    assert page.evaluate("logicnet.store.state.asked.changes") == ["A%1"]


def test_what_is_saved_is_what_the_command_writes(opened: Open, tmp_path: Path) -> None:
    network = logicnet.load("il6")
    page = opened(network, "#panel=screen", the_page(network, "Resistant_FAC", FAC=1)).view
    run(page)
    with page.expect_download() as begun:
        page.locator(".screen-files button", has_text="CSV").click()
    assert begun.value.suggested_filename == "il6-screen-Resistant_FAC.csv"
    begun.value.save_as(tmp_path / "saved.csv")
    assert (tmp_path / "saved.csv").read_text() == screen(network, "Resistant_FAC", setting="FAC=1").to_csv()


def test_a_name_that_a_spreadsheet_takes_for_a_formula_is_saved_as_a_text(opened: Open, tmp_path: Path) -> None:
    hostile = Network("hostile", Rules.of(["=1+1", "X"], [(1,), (0,)]))
    page = opened(hostile, "#panel=screen", the_page(hostile, "X")).view
    run(page)
    with page.expect_download() as begun:
        page.locator(".screen-files button", has_text="CSV").click()
    begun.value.save_as(tmp_path / "saved.csv")
    lines = (tmp_path / "saved.csv").read_text().splitlines()
    assert any(',"\'""=1+1""%0",' in line or ",'=1+1%0," in line or ',"""=1+1""%0",' in line for line in lines)
    assert not any(cell.startswith("=") for line in lines for cell in line.split(","))


def test_the_diagram_is_saved_as_a_drawing_that_stands_by_itself_and_as_a_picture(opened: Open, tmp_path: Path) -> None:
    page = opened(logicnet.load("il6")).view
    saved = {}
    for kind in ("SVG", "PNG"):
        with page.expect_download() as begun:
            page.locator(".diagram-files button", has_text=kind).click()
        begun.value.save_as(tmp_path / kind)
        saved[kind] = (tmp_path / kind).read_bytes()
        assert begun.value.suggested_filename == f"il6-diagram.{kind.lower()}"
    drawing = saved["SVG"].decode()
    assert drawing.startswith('<?xml version="1.0"') and "STAT3" in drawing
    assert " class=" not in drawing and " style=" not in drawing and "<script" not in drawing
    assert saved["PNG"].startswith(b"\x89PNG")


def test_a_long_screen_tells_how_far_it_is_and_keeps_what_was_found_where_it_is_cancelled(opened: Open) -> None:
    network = logicnet.load("resistance")
    one = opened(network, "#panel=screen&context=&set=", the_page(network, "Resistant"))  # 18 inputs are free
    page = one.view
    page.click(".screen-go")
    page.wait_for_selector(f"{ROWS}", timeout=60_000)
    assert page.locator("progress").get_attribute("aria-label") == "how much of the screen is done"
    culture = page.evaluate("({...logicnet.store.state.asked, context: 'culture'})")
    assert one.ask("attractors", asked=culture, limit=1)["count"]  # other questions do not wait
    page.locator(".screen-progress button").click()
    told = re.search(r"(\d+) of 643 interventions were tried", page.locator(".screen-run").inner_text())
    assert told and page.locator(ROWS).count() == min(int(told[1]), 50)  # a page of the table


def test_pairs_are_all_tried_by_themselves_and_how_many_of_how_many_is_said(opened: Open) -> None:
    network = logicnet.load("il6")
    page = opened(network, "#panel=screen", the_page(network, "Resistant", FAC=1)).view
    run(page, "pairs")
    found = screen(network, "Resistant", setting="FAC=1", size=2, minimal=True)
    removing = sum(len(row.intervention) == 2 and row.outcome == "removes" for row in found.rows)
    page.locator(".screen-filters select").nth(0).select_option("combination")
    page.locator(".screen-filters select").nth(1).select_option("removes")
    assert page.locator(".screen-table caption").inner_text().startswith(f"{removing} of ")
    assert page.locator(".screen-pairs").inner_text().startswith("All ")
    page.select_option(".screen-choices select >> nth=1", "1000")
    page.click(".screen-go")
    page.wait_for_selector(".screen-pairs:has-text('most effective')")
    told = page.locator(".screen-pairs").inner_text()
    assert "were tried" in told and told.endswith("what the other pairs do is not known.")


@pytest.mark.parametrize("width", [1400, 360])
def test_the_panel_has_no_violation_that_axe_finds(opened: Open, width: int) -> None:
    axe = Path(__file__).parents[2] / "src" / "page" / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("src/page/node_modules is not here: npm install in src/page")
    page = opened(SWITCH, "#panel=screen", the_page(SWITCH, "X", S=1)).view
    page.set_viewport_size({"width": width, "height": 900})
    run(page)
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('.screen', {resultTypes: ['violations']})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
