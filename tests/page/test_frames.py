"""The page in a frame: sandboxed, it answers, tells its question to what is around it, and takes one from there; the
notebook's widget does the same with a model of values, which stands here as a few lines of script.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.report.page.file import document_text

READY = "() => globalThis.logicnet !== undefined"
COUNT = "async asked => (await globalThis.logicnet.client.ask('attractors', { asked, limit: 5 })).count"
AROUND = """<!doctype html><meta charset="utf-8"><title>around</title>
<script>globalThis.heard = []; addEventListener("message", event => heard.push(event.data));</script>
"""
MODEL = """<!doctype html><meta charset="utf-8"><title>a notebook</title><div id="cell"></div>
<script type="application/json" id="values">VALUES</script>
<script type="module">
const module = await import(URL.createObjectURL(new Blob([SCRIPT], { type: "text/javascript" })));
const values = JSON.parse(document.getElementById("values").textContent), listeners = {};
globalThis.saved = [];
globalThis.model = {
  get: name => values[name],
  set(name, value) { values[name] = value; for (const one of listeners["change:" + name] ?? []) one(); },
  on(name, one) { (listeners[name] ??= []).push(one); },
  off(name, one) { listeners[name] = listeners[name].filter(other => other !== one); },
  save_changes() { saved.push(structuredClone(values.question)); },
};
globalThis.end = module.default.render({ model, el: document.getElementById("cell") });
</script>
"""


@pytest.fixture
def shown(chromium: Any, tmp_path: Path) -> Any:
    """Opens a file that has a page in a frame, and waits until the page is there: the window, and the frame."""
    context = chromium.new_context()

    def begin(text: str) -> tuple[Any, Any]:
        (tmp_path / "around.html").write_text(text, encoding="utf-8")
        view = context.new_page()
        view.goto((tmp_path / "around.html").as_uri())
        view.wait_for_function("() => document.querySelector('iframe')")
        frame = view.query_selector("iframe").content_frame()
        frame.wait_for_function(READY)
        return view, frame

    yield begin
    context.close()


def first(network: str, **asked: Any) -> dict[str, Any]:
    return {**logicnet.page(network, **asked).document["first"]}


def test_a_page_in_a_sandbox_answers_and_tells_its_question_and_takes_another(
    shown: Callable[[str], tuple[Any, Any]], tmp_path: Path
) -> None:
    page = logicnet.page("il6", setting="FAC=1", embed=True)
    page.save(tmp_path / "il6.html")
    view, frame = shown(AROUND + page.frame("il6.html"))
    view.wait_for_function("() => heard.length === 1")
    assert view.evaluate("() => heard[0]") == {"logicnet": "asked", "asked": first("il6", setting="FAC=1")}
    assert frame.evaluate(COUNT, first("il6", setting="FAC=1")) == str(
        logicnet.attractors("il6", setting="FAC=1").count
    )
    other = first("il6", setting="FAC=0", intervention="STAT3%0 siltuximab")
    view.evaluate("asked => frames[0].postMessage({ logicnet: 'ask', asked }, '*')", other)
    frame.wait_for_function("() => globalThis.logicnet.store.state.asked.drugs.length === 1")
    assert frame.evaluate("() => globalThis.logicnet.store.state.asked") == other
    view.wait_for_function("() => heard.length === 2")
    assert view.evaluate("() => heard[1]") == {"logicnet": "asked", "asked": other, "answer": True}
    frame.evaluate("() => globalThis.logicnet.store.ask({ changes: [] })")
    view.wait_for_function("() => heard.length === 3")
    assert view.evaluate("() => heard[2]") == {"logicnet": "asked", "asked": {**other, "changes": []}}


def test_a_question_that_leaves_parts_open_is_filled_from_the_one_that_is_shown(
    shown: Callable[[str], tuple[Any, Any]], tmp_path: Path
) -> None:
    page = logicnet.page("il6", setting="FAC=1", embed=True)
    page.save(tmp_path / "il6.html")
    view, _ = shown(AROUND + page.frame("il6.html"))
    view.wait_for_function("() => heard.length === 1")
    view.evaluate("() => frames[0].postMessage({ logicnet: 'ask', asked: { changes: ['STAT3%0'] } }, '*')")
    view.wait_for_function("() => heard.length === 2")
    filled = {**first("il6", setting="FAC=1"), "changes": ["STAT3%0"]}
    assert view.evaluate("() => heard[1]") == {"logicnet": "asked", "asked": filled, "answer": True}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"drug": ["siltuximab"]}, "a question has no 'drug'; did you mean 'drugs'?"),
        ({"setting": "FAC=1"}, "expected levels by component as 'setting'"),
        ({"changes": "STAT3%0"}, "expected a list of texts as 'changes'"),
        ({"valueOf": 1}, "a question has no 'valueOf'; its parts: context, setting, drugs, changes, phenotype"),
        (None, "expected a question, {asked: {…}}"),
    ],
    ids=str,
)
def test_a_question_that_cannot_be_read_is_refused_with_the_reason(
    shown: Callable[[str], tuple[Any, Any]], tmp_path: Path, asked: object, why: str
) -> None:
    page = logicnet.page("aldh", embed=True)
    page.save(tmp_path / "aldh.html")
    view, frame = shown(AROUND + page.frame("aldh.html"))
    view.wait_for_function("() => heard.length === 1")
    view.evaluate("asked => frames[0].postMessage({ logicnet: 'ask', asked }, '*')", asked)
    view.wait_for_function("() => heard.length === 2")
    assert view.evaluate("() => heard[1]") == {"logicnet": "refused", "why": why}
    assert frame.evaluate("() => globalThis.logicnet.store.state.asked") == first("aldh")


@pytest.mark.parametrize(
    "message",
    [
        None,
        "ask",
        {"logicnet": "ask"},
        {"logicnet": "ask", "asked": {"context": ""}},
        {"logicnet": "other", "asked": 1},
    ],
    ids=str,
)
def test_a_message_that_is_no_question_is_left_unread(
    shown: Callable[[str], tuple[Any, Any]], tmp_path: Path, message: object
) -> None:
    page = logicnet.page("aldh", embed=True)
    page.save(tmp_path / "aldh.html")
    view, frame = shown(AROUND + page.frame("aldh.html"))
    view.evaluate("message => frames[0].postMessage(message, '*')", message)
    view.evaluate("() => new Promise(done => setTimeout(done, 100))")
    assert frame.evaluate("() => globalThis.logicnet.store.state.asked") == first("aldh")


def test_a_frame_with_the_file_in_it_can_reach_nothing_around_it(shown: Callable[[str], tuple[Any, Any]]) -> None:
    """What a notebook shows of a page."""
    page = logicnet.page("aldh")
    _, frame = shown(AROUND + page._repr_html_())
    assert frame.evaluate("() => { try { return String(parent.document) } catch (error) { return error.name } }") == (
        "SecurityError"
    )
    assert frame.evaluate(COUNT, first("aldh")) == str(logicnet.attractors("aldh").count)


def test_the_widget_and_its_page_have_one_question(shown: Callable[[str], tuple[Any, Any]]) -> None:
    page = logicnet.page("il6", setting="FAC=1")
    script = (Path(logicnet.__file__).parent / "report" / "page" / "widget.js").read_text(encoding="utf-8")
    values = {
        "_page": page.embedded().html,
        "_title": page.title,
        "_sandbox": "allow-scripts",
        "height": 500,
        "question": first("il6", setting="FAC=0"),  # it was asked before the page was there
    }
    cell = MODEL.replace("SCRIPT", json.dumps(script)).replace("VALUES", document_text(values))
    view, frame = shown(cell)
    frame.wait_for_function("() => globalThis.logicnet.store.state.asked.setting.FAC === 0")
    assert view.evaluate("() => saved") == []
    frame.evaluate("() => globalThis.logicnet.store.ask({ changes: ['STAT3%0'] })")
    view.wait_for_function("() => saved.length === 1")
    asked = first("il6", setting="FAC=0", intervention="STAT3%0")
    assert view.evaluate("() => [saved[0], model.get('question')]") == [asked, asked]
    view.evaluate("asked => model.set('question', asked)", first("il6", setting="FAC=1"))
    frame.wait_for_function("() => globalThis.logicnet.store.state.asked.changes.length === 0")
    questions = [first("il6", setting=f"FAC={k % 2}") for k in range(6)]
    view.evaluate("several => several.forEach(asked => model.set('question', asked))", questions)
    frame.wait_for_function("() => globalThis.logicnet.store.state.asked.setting.FAC === 1")
    view.evaluate("() => new Promise(done => setTimeout(done, 100))")
    assert view.evaluate("() => model.get('question')") == questions[-1]
    assert view.evaluate("() => saved.length") == 1, "an answer to what the widget asked is not asked back"
    view.evaluate("() => end()")
    frame.evaluate("() => globalThis.logicnet.store.ask({ changes: ['IL6%0'] })")
    view.evaluate("() => new Promise(done => setTimeout(done, 100))")
    assert view.evaluate("() => saved.length") == 1, "the cell is gone: nobody listens"
    assert escape(page.title) in page.frame()
