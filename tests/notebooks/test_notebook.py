"""A notebook that asks every public function once: run by a real kernel, made into a page, opened in Chromium.

No answer is a raw repr, no page of text and no wider than the page, and an error in a cell is the user's own line and
the message.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import logicnet

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: no notebook is made")
for _needed in ("nbconvert", "nbclient", "ipykernel"):
    pytest.importorskip(_needed, reason=f"{_needed} is not installed: no notebook is run")

HOSTILE = "<img src=x onerror=alert(1)>"
BEGIN = f"""
import logicnet
from logicnet.analysis.state_graph import state_graph
from logicnet.analysis.succession import succession
from logicnet.evidence import narrowed, of_members, reliance
from logicnet.formats import write_text
from logicnet.formats.catalogue import catalogue_for
from logicnet.logic import Rules
from logicnet.screens import alternatives

net = logicnet.load("il6")
switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
hostile = logicnet.Network("hostile", Rules.build([{HOSTILE!r}, "B"], ["!B", '"{HOSTILE}"']), title={HOSTILE!r})
book = [one for one in logicnet.ledgers() if one.network.name == "il8"][0]
few = narrowed([book], [claim.id for claim in book.claims[:2]])
write_text("own.toml", '[drugs.blocker]\\nchanges = ["STAT3%0"]')
found = logicnet.attractors(net, setting="FAC=1", verify=True)
screened = logicnet.screen(net, "Resistant", setting="FAC=1")
""".strip()
# Each public function once, and the values that its answer is made of. A new function is a line here.
ASKED: dict[str, tuple[str, ...]] = {
    "attractors": ("found", "found[0]", "found.verification", "logicnet.attractors(net)"),
    "basins": ("logicnet.basins(net, setting='FAC=1', phenotype='Resistant')",),
    "check": ("logicnet.check(few)", "logicnet.check(few).results[0]", "few[0]", "few[0].claims[0]"),
    "compare": ("logicnet.compare('il6', 'il8')",),
    "control": ("logicnet.control(net, '!Resistant', setting='FAC=1')",),
    "drugs": ("logicnet.drugs()", "logicnet.drugs()[0]", "logicnet.drugs()[0].trials[0]", "catalogue_for(net)"),
    "explain": (
        "logicnet.explain(net, 'Resistant', 'STAT3%0', setting='FAC=1')",
        "logicnet.explain(net, 'Resistant', 'IL6%0 TIM3%1', setting='FAC=1')",
    ),
    "fixed_points": ("logicnet.fixed_points(net, setting='FAC=1')", "logicnet.fixed_points(switch).spaces[0]"),
    "holds": ("logicnet.holds(net, 'EF STAT3')", "logicnet.holds(switch, 'EF (A & !B)', start='A=0 B=0')"),
    "in_context": ("logicnet.in_context('resistance', 'triple-negative')", "logicnet.load('resistance').contexts[0]"),
    "knock_in": ("logicnet.knock_in('STAT3')",),
    "knock_out": ("logicnet.knock_out('STAT3', 'IL6')",),
    "ledgers": ("logicnet.ledgers()",),
    "load": ("net", "logicnet.load('resistance')", "hostile"),
    "networks": ("logicnet.networks()",),
    "openness": ("logicnet.openness(few[0], samples=3)",),
    "page": ("logicnet.page(switch)",),
    "probabilities": (
        "logicnet.probabilities(net, 'STAT3=1', setting='FAC=1', samples=500)",
        "logicnet.probabilities(switch)",
    ),
    "reach": (
        "logicnet.reach(net, 'STAT3=1', setting='FAC=1', target='Sensitive')",
        "logicnet.reach(hostile, 'B=1', target='B')",
    ),
    "read": ("logicnet.read('switch.bnet')",),
    "read_drugs": ("logicnet.read_drugs('own.toml')",),
    "report_on": ("logicnet.report_on('tgfb', timeout=5)",),
    "screen": (
        "screened",
        "screened.wild_type",
        "logicnet.screen(net, 'Resistant', settings='all', over='nodes')",
        "alternatives('il8', 'Resistant', most=2, over='nodes')",
    ),
    "sensitivity": ("logicnet.sensitivity(few[0])",),
    "shares": ("logicnet.shares(net, setting='FAC=1')", "logicnet.shares(switch, phenotypes=['A'])[0]"),
    "simulate": (
        "logicnet.simulate(net, setting='FAC=1', samples=500)",
        "logicnet.simulate(switch, measures='A').curves[0]",
    ),
    "structure": ("logicnet.structure(net)",),
    "synergy": (
        "logicnet.synergy(net, 'Resistant', setting='FAC=1', over='nodes')",
        "logicnet.synergy(switch, 'A', over='nodes', start='A=1 B=0').pairs[0]",
    ),
    "trajectories": ("logicnet.trajectories(net, setting='FAC=1', walks=2)", "logicnet.trajectories(switch).walks[0]"),
    "trap_spaces": ("logicnet.trap_spaces(net, setting='FAC=1')", "logicnet.trap_spaces(hostile)"),
    "write": ("logicnet.write(switch, 'switch.bnet')", "logicnet.write(net, 'il6.sif')"),
}
BESIDE = (
    "succession(net, setting='FAC=1')",
    "state_graph(switch)",
    "reliance(few)",
    "of_members([one for one in logicnet.ledgers() if one.network.name == 'resistance'][0])",
    "logicnet.Setting.parse('FAC=1', net)",
    "net.component('STAT3')",
    "net.phenotype('Resistant')",
    "net.regulations[0]",
    "screened.rows.design",
    "logicnet.probabilities(net, 'STAT3=1', setting='FAC=1', samples=50).start",
    "logicnet.report_on('tgfb', timeout=5).score",
    "logicnet.State(('A', 'B'), (1, 0))",
    "logicnet.draw.diagram(switch)",
)
WRONG = "def ask(name):\n    return logicnet.load(name)\n\nask('il66')"
WIDE = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@cache
def lines() -> list[str]:
    """The cells that show something; what writes a file stands before what reads it."""
    order = sorted(ASKED, key=lambda name: (name != "write", name))
    return [line for name in order for line in ASKED[name]] + list(BESIDE)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The notebook after a kernel has run it, and the page that ``nbconvert`` makes of it, light and dark."""
    folder = tmp_path_factory.mktemp("notebook")
    cells = [nbformat.v4.new_code_cell(text) for text in (f"import logicnet.draw\n{BEGIN}", *lines(), WRONG)]
    cells[-1].metadata.tags = ["raises-exception"]
    path = folder / "asked.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    # a process of its own: what runs a kernel has an event loop, and so has what opens a browser
    convert = [sys.executable, "-m", "nbconvert", path.name, "--ExecutePreprocessor.timeout=300"]
    executed = [*convert, "--to", "notebook", "--execute", "--inplace", "--ExecutePreprocessor.kernel_name=python3"]
    done = subprocess.run(executed, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for theme in ("light", "dark"):
        html = [*convert, "--to", "html", "--theme", theme, "--output", theme]
        urls = [f"--HTMLExporter.{name}_url=" for name in ("require_js", "jquery", "mathjax")]
        subprocess.run([*html, *urls], cwd=folder, check=True, capture_output=True)
    yield folder, nbformat.read(path, as_version=4)


def outputs(notebook: Any) -> Iterator[tuple[str, Any]]:
    """Each line with what it shows."""
    for cell in notebook.cells[1:-1]:
        assert cell.outputs, cell.source
        for output in cell.outputs:
            yield cell.source, output


def test_every_public_function_is_asked() -> None:
    functions = {name for name in logicnet.__all__ if name.islower()}
    assert functions == set(ASKED)


@pytest.mark.slow
def test_every_value_shows_itself_and_its_text_is_one_short_line(run: Any) -> None:
    for source, output in outputs(run[1]):
        assert output.output_type == "execute_result", (source, output)
        assert {"text/html", "image/svg+xml"} & output.data.keys(), source
        text = output.data["text/plain"]
        if "image/svg+xml" not in output.data:  # a picture is its own text
            assert "\n" not in text and len(text) <= 200, (source, text)
            assert " object at 0x" not in text, (source, text)


@pytest.mark.slow
def test_what_is_shown_is_no_markup_of_a_name_no_script_and_nothing_from_elsewhere(run: Any) -> None:
    for source, output in outputs(run[1]):
        html = output.data.get("text/html", "")
        if html.startswith("<iframe"):  # a page of its own, which can reach nothing
            assert "sandbox" in html
            continue
        plain = re.sub(r'xmlns="[^"]*"|<metadata>.*?</metadata>', "", html, flags=re.DOTALL)
        assert not re.search(r"<img|<script|<style|<link|https?://|url\(", plain), source


@pytest.mark.slow
def test_tables_end_and_say_what_has_all(run: Any) -> None:
    shown = {source: output.data["text/html"] for source, output in outputs(run[1]) if "text/html" in output.data}
    synergy = shown["logicnet.synergy(net, 'Resistant', setting='FAC=1', over='nodes')"]
    assert synergy.count("<tr>") == 21 and len(synergy) < 50_000 and ".to_frame() has all" in synergy
    assert "in all rows: setting: FAC=1" in synergy
    assert all(html.count("<tr>") < 500 for html in shown.values())


@pytest.mark.slow
def test_an_error_in_a_cell_is_the_users_own_lines_and_the_message(run: Any) -> None:
    (output,) = run[1].cells[-1].outputs
    assert (output.output_type, output.ename) == ("error", "UnknownName")
    text = re.sub("\x1b\\[[0-9;]*m", "", "\n".join(output.traceback))
    assert re.search(r"Cell In\[\d+\], line 4\n----> ask\('il66'\)", text)
    assert "----> return logicnet.load(name)" in text
    assert "UnknownName: unknown network 'il66'" in text and "did you mean 'il6'" in text
    assert "site-packages" not in text and "shipped.py" not in text and len(text.splitlines()) < 12


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_as_wide_as_the_window_and_the_browser_has_nothing_to_say(
    theme: str, run: Any, chromium: Any
) -> None:
    heard: list[str] = []
    context = chromium.new_context(viewport={"width": 1000, "height": 900})
    view = context.new_page()
    view.on("console", lambda said: said.type == "error" and heard.append(said.text))
    view.on("pageerror", lambda error: heard.append(str(error)))
    view.goto((run[0] / f"{theme}.html").as_uri())
    whole, window = view.evaluate(WIDE)
    text = view.locator("td").first.evaluate("cell => getComputedStyle(cell).color")
    context.close()
    assert whole <= window
    assert heard == []
    light = sum(map(int, re.findall(r"\d+", text)[:3])) / 3
    assert light > 128 if theme == "dark" else light < 128  # the text of a cell has the colour of the notebook


@pytest.fixture
def view(run: Any, chromium: Any) -> Iterator[Any]:
    """The page of the notebook in a window of a laptop."""
    context = chromium.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.goto((run[0] / "light.html").as_uri())
    yield page
    context.close()


@pytest.mark.slow
def test_no_table_is_wider_than_its_card(view: Any) -> None:
    wider = """() => [...document.querySelectorAll("div")]
        .filter(card => card.querySelector(":scope > table") && card.scrollWidth > card.clientWidth + 1)
        .map(card => card.innerText.slice(0, 60))"""
    assert view.evaluate(wider) == []


@pytest.mark.slow
def test_a_page_in_a_frame_is_there_once_it_is_looked_at(view: Any) -> None:
    """A browser paints a frame when it comes into sight: a picture of the whole notebook shows it empty."""
    titles = []
    for frame in view.query_selector_all("iframe"):
        frame.scroll_into_view_if_needed()
        heading = frame.content_frame().locator("h1").first
        heading.wait_for(state="visible")
        titles.append(heading.inner_text())
    assert titles == ["switch", "TGF-β, microRNAs and EMT: model report"]
