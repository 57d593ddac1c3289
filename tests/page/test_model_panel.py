"""The panel of the model in Chromium: files are dropped, rules are edited with errors that point, and saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import logicnet
from logicnet.report.page.document import document
from page.conftest import Opened

FIELD = ".editor textarea"
STATUS = "#model-status"
DOCUMENT = "() => globalThis.logicnet.store.state.document"
DROP = """([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
  }
}"""

Opens = Callable[..., Opened]


def model_of(opened: Opens, name: str) -> Any:
    view = opened(logicnet.load(name), "#panel=model").view
    view.wait_for_selector(FIELD)
    return view


def rules(view: Any) -> dict[str, str]:
    return {one["name"]: one["rule"] for one in view.evaluate(DOCUMENT)["components"]}


def said(view: Any, text: str) -> None:
    view.wait_for_function(
        "([where, text]) => document.querySelector(where)?.textContent.includes(text)", arg=[".notice", text]
    )


def test_a_file_that_is_dropped_becomes_the_network_of_the_page(opened: Opens) -> None:
    view = opened(logicnet.load("il6")).view
    view.evaluate(DROP, ["pair.bnet", "targets, factors\nA, !B\nB, !A\n"])
    said(view, "pair.bnet is the network of the page now")
    assert rules(view) == {"A": "!B", "B": "!A"}
    answer = view.evaluate("async () => logicnet.client.ask('attractors', { asked: logicnet.store.state.asked })")
    assert answer["count"] == "2"


def test_a_file_that_cannot_be_read_is_shown_with_what_is_wrong_and_mended_in_place(opened: Opens) -> None:
    view = model_of(opened, "il6")
    before = rules(view)
    view.evaluate(DROP, ["pair.bnet", "A, !B &\nB, !A\n"])
    said(view, "pair.bnet cannot be read yet: 1 problem")
    assert rules(view) == before
    view.get_by_role("button", name="line 1, column 7").click()
    assert view.locator(FIELD).evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)") == "&"
    view.locator(FIELD).press_sequentially("& B")
    view.get_by_role("button", name="Apply", exact=True).click()
    said(view, "pair.bnet is the network of the page now")
    assert rules(view) == {"A": "!B & B", "B": "!A"}


def test_an_edited_rule_is_applied_with_the_keyboard_and_everything_else_stays(opened: Opens) -> None:
    view = model_of(opened, "il6")
    before = rules(view)
    text = view.locator(FIELD).input_value()
    view.locator(FIELD).fill(text.replace("JAK1 | JAK2", "JAK1 | JAKK2"))
    view.wait_for_function("() => document.querySelector('#model-status').textContent.startsWith('1 problem')")
    assert "JAK2" in view.locator(".wrongs").inner_text()
    view.locator(FIELD).fill(text.replace("JAK1 | JAK2", "JAK1 & JAK2"))
    view.locator(FIELD).press("Control+Enter")
    said(view, "The edited model is the network of the page now")
    assert rules(view) == {**before, "STAT3": "JAK1 & JAK2"}
    assert {one["name"]: one["label"] for one in view.evaluate(DOCUMENT)["components"]} == {
        one.name: one.title for one in logicnet.load("il6").components
    }
    view.get_by_role("button", name="Back to what the page came with").click()
    said(view, "The page has the network again that it came with")
    assert rules(view) == before


def test_the_question_is_kept_where_it_fits_and_what_does_not_is_named(opened: Opens) -> None:
    view = opened(logicnet.load("il6"), "#panel=model").view
    view.evaluate("() => logicnet.store.ask({ setting: { FAC: 1 }, changes: ['STAT3%0', 'VCAM1%0'] })")
    view.wait_for_selector(FIELD)
    text = view.locator(FIELD).input_value().replace("VCAM1, 1\n", "").replace("VCAM1 & ", "")
    view.locator(FIELD).fill(text)
    view.locator(FIELD).press("Control+Enter")
    said(view, "the change VCAM1%0")
    asked = view.evaluate("() => logicnet.store.state.asked")
    assert (asked["setting"], asked["changes"]) == ({"FAC": 1}, ["STAT3%0"])


def test_the_rule_of_one_component_is_edited_with_errors_that_point(opened: Opens) -> None:
    view = model_of(opened, "il6")
    before = rules(view)
    view.select_option("#model-component", "STAT3")
    field = view.locator("#rule-1")
    field.fill("JAK1 & JAKK2")
    view.wait_for_selector(".rule-editor .wrong")
    assert "did you mean 'JAK2'?" in view.locator("#rule-1-said").inner_text()
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("JAK1 & JAK2")
    field.press("Enter")
    said(view, "STAT3 has another rule now")
    assert rules(view) == {**before, "STAT3": "JAK1 & JAK2"}


def test_a_saved_page_opens_with_the_edited_network_under_the_same_policy(opened: Opens, tmp_path: Path) -> None:
    view = model_of(opened, "il6")
    text = view.locator(FIELD).input_value()
    view.locator(FIELD).fill(text.replace("JAK1 | JAK2", "JAK1 & JAK2"))
    view.locator(FIELD).press("Control+Enter")
    said(view, "The edited model")
    with view.expect_download() as saved:
        view.get_by_role("button", name="Save this page").click()
    file = tmp_path / "saved.html"
    saved.value.save_as(file)
    again = view.context.new_page()
    wrong: list[str] = []
    again.on("console", lambda line: wrong.append(line.text))
    again.on("pageerror", lambda error: wrong.append(str(error)))
    again.goto(file.as_uri())
    again.wait_for_function("() => globalThis.logicnet !== undefined")
    assert rules(again)["STAT3"] == "JAK1 & JAK2"
    answer = again.evaluate("async () => logicnet.client.ask('attractors', { asked: logicnet.store.state.asked })")
    network = logicnet.load("il6")
    edited = network.with_rules(network.rules.replace(network.rules.index("STAT3"), "JAK1 & JAK2"))
    assert (answer["count"], wrong) == (str(logicnet.attractors(edited).count), [])


def test_names_that_look_like_markup_stay_text_in_the_panel_and_in_a_saved_page(opened: Opens, tmp_path: Path) -> None:
    view = model_of(opened, "il6")
    name = "</script><img src=x onerror=alert(1)>"
    view.evaluate(DROP, ["<b>hostile.bnet", f'"{name}", "{name}" | B\nB, "=1+1()"\n'])
    said(view, "<b>hostile.bnet is the network of the page now")
    assert view.locator("img, b").count() == 0
    with view.expect_download() as saved:
        view.get_by_role("button", name="Save this page").click()
    saved.value.save_as(tmp_path / "saved.html")
    again = view.context.new_page()
    wrong: list[str] = []

    def heard(dialog: Any) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    again.on("dialog", heard)
    again.goto((tmp_path / "saved.html").as_uri())
    again.wait_for_function("() => globalThis.logicnet !== undefined")
    assert (list(rules(again)), wrong) == ([name, "B", "=1+1()"], [])


def test_a_network_with_levels_is_edited_as_toml(opened: Opens, tmp_path: Path) -> None:
    (tmp_path / "levels.toml").write_text(
        '[components.A]\ninput = true\n[components.X]\nmaximum = 2\nrule = { 1 = "A", 2 = "A & X" }\n', encoding="utf-8"
    )
    view = opened(logicnet.load(str(tmp_path / "levels.toml")), "#panel=model").view
    view.wait_for_selector(FIELD)
    text = view.locator(FIELD).input_value()
    view.locator(FIELD).fill(text.replace('2 = "A & X>=1"', '2 = "A & X>=2"'))
    view.locator(FIELD).press("Control+Enter")
    said(view, "The edited model")
    assert rules(view)["X"] == "1: A; 2: A & X>=2"


def test_what_a_format_has_no_room_for_is_said_before_it_is_saved(opened: Opens, tmp_path: Path) -> None:
    view = model_of(opened, "il6")
    view.get_by_role("button", name="Save as .bnet").click()
    asks = view.get_by_role("alertdialog")
    asks.wait_for()
    assert "9 phenotypes" in asks.inner_text()
    with view.expect_download() as saved:
        view.keyboard.press("Enter")  # the focus is on what saves it
    saved.value.save_as(tmp_path / "il6.bnet")
    assert logicnet.load(str(tmp_path / "il6.bnet")).digest == logicnet.load("il6").digest


def test_a_format_of_the_command_line_is_named_with_the_command(opened: Opens) -> None:
    view = model_of(opened, "il6")
    view.evaluate(DROP, ["model.sbml", '<?xml version="1.0"?><sbml></sbml>'])
    said(view, "logicnet convert model.sbml model.toml")
    assert json.dumps(view.evaluate(DOCUMENT)["rules"]) == json.dumps(document(logicnet.load("il6"))["rules"])


def test_after_an_edit_the_claims_that_held_before_and_fail_now_come_first(opened: Opens) -> None:
    view = model_of(opened, "il6")
    text = view.locator(FIELD).input_value()
    line = next(one for one in text.splitlines() if one.startswith("STAT3,"))
    view.locator(FIELD).fill(text.replace(line, "STAT3, 0"))
    view.locator(FIELD).press("Control+Enter")
    said(view, "The edited model")
    view.get_by_role("tab", name="Claims").click()
    view.wait_for_selector(".claims-counts .claims-lost")
    lost = int(view.locator(".claims-counts .claims-lost").inner_text().split()[0])
    first = view.locator(".claims-list .claim-verdict").all_inner_texts()[:lost]
    assert lost > 0
    assert all("held before, fails now" in one for one in first)
    assert "All are asked anew of the edited network" in view.locator(".claims").inner_text()
