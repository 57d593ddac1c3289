"""A browser in which scripts are off shows what was found when the page was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import logicnet


def test_without_scripts_the_results_stand_there_as_plain_tables(chromium: Any, tmp_path: Path) -> None:
    page = logicnet.page("il6", setting="FAC=1", intervention="siltuximab")
    page.save(tmp_path / "il6.html")
    context = chromium.new_context(java_script_enabled=False)
    view = context.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.goto((tmp_path / "il6.html").as_uri())
    assert view.locator("h1").inner_text() == page.title
    rows = view.locator("table", has_text="Attractors").first.locator("tbody tr")
    found = logicnet.attractors("il6", setting="FAC=1", intervention="siltuximab")
    own = len(found.network.phenotypes) + len(found.network.components)
    conditions = any(one.condition for one in found)
    assert rows.count() == 2 + conditions + own
    stat3 = rows.filter(has=view.locator("th", has_text="STAT3")).first.locator("td").all_inner_texts()
    assert stat3 == [str(one.fixed["STAT3"]) for one in found]
    view.locator("h1").hover()
    view.mouse.wheel(0, 500)  # nothing of it is out of reach
    view.wait_for_timeout(300)
    assert view.locator("h1").bounding_box()["y"] < 0
    assert asked == [(tmp_path / "il6.html").as_uri()]
    context.close()
