"""A saved page says what it holds: an edited network is no longer the shipped file, and old tables are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import logicnet
from page.conftest import Opened
from page.test_model_panel import FIELD, model_of, said

Opens = Callable[..., Opened]


def saved(view: Any, file: Path) -> Path:
    with view.expect_download() as download:
        view.get_by_role("button", name="Save this page").click()
    download.value.save_as(file)
    return file


def without_scripts(chromium: Any, file: Path) -> str:
    context = chromium.new_context(java_script_enabled=False)
    try:
        view = context.new_page()
        view.goto(file.as_uri())
        return str(view.locator("body").inner_text())
    finally:
        context.close()


def test_an_edited_page_tells_its_own_digest_and_what_it_was_edited_from(
    opened: Opens, chromium: Any, tmp_path: Path
) -> None:
    view = model_of(opened, "il6")
    for rule in ("JAK1 & JAK2", "0"):  # what it was edited from stays the network that the page came with
        text = view.locator(FIELD).input_value()
        line = next(one for one in text.splitlines() if one.startswith("STAT3,"))
        view.locator(FIELD).fill(text.replace(line, f"STAT3, {rule}"))
        view.locator(FIELD).press("Control+Enter")
        said(view, "The edited model")
        view.wait_for_function(
            "rule => logicnet.store.state.document.components.find(one => one.name === 'STAT3').rule === rule", arg=rule
        )
    file = saved(view, tmp_path / "saved.html")
    again = view.context.new_page()
    again.goto(file.as_uri())
    again.get_by_role("button", name="About this network").click()
    network = logicnet.load("il6")
    edited = network.with_rules(network.rules.replace(network.rules.index("STAT3"), "0"))
    rows = again.locator("dialog.card dl > div").all_inner_texts()
    told = dict(row.split("\n", 1) for row in rows)
    assert told["Digest (SHA-256 of names and rules)"] == edited.digest
    assert told["Source"].startswith(f"edited in a page, from il6 (SHA-256 of names and rules {network.digest}), which")
    assert told["Source"].count("edited") == 1
    assert told["Licence"].startswith("of il6, from which it was edited: ")
    assert told["How to cite"].startswith("edited in a page, from il6: ")
    assert again.evaluate("() => [logicnet.store.state.document.results, logicnet.store.state.document.screen]") == [
        None,
        None,
    ]
    assert "Tables of attractors are missing" in without_scripts(chromium, file)


def test_a_page_that_is_saved_with_another_question_has_no_tables_of_the_first_one(
    opened: Opens, chromium: Any, tmp_path: Path
) -> None:
    page = logicnet.page("il6")
    view = opened(logicnet.load("il6"), "#panel=model", page.document).view
    view.wait_for_selector(FIELD)
    assert view.evaluate("() => logicnet.store.state.document.results !== null")
    view.evaluate("() => logicnet.store.ask({ setting: { FAC: 1 } })")
    file = saved(view, tmp_path / "saved.html")
    again = view.context.new_page()
    again.goto(file.as_uri())
    again.wait_for_function("() => globalThis.logicnet !== undefined")
    assert again.evaluate("() => logicnet.store.state.asked.setting") == {"FAC": 1}
    assert again.evaluate("() => logicnet.store.state.document.results") is None
    assert "with another question" in without_scripts(chromium, file)
