"""The page has no violation that axe finds, in any of its panels, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import logicnet
from page.conftest import Opened

AXE = Path(__file__).parents[2] / "src" / "page" / "node_modules" / "axe-core" / "axe.min.js"
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
PANELS = "() => [...document.querySelectorAll('[role=tab]')].map(one => one.textContent)"

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (`python3 run page`)")


def violations(page: Opened) -> list[str]:
    page.view.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.view.evaluate(RUN)
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 400])
def test_no_panel_has_a_violation(width: int, scheme: str, opened: Callable[..., Opened]) -> None:
    page = opened(logicnet.load("il6"))
    page.view.set_viewport_size({"width": width, "height": 900})
    page.view.emulate_media(color_scheme=scheme)
    found = {}
    for name in page.view.evaluate(PANELS):
        page.view.get_by_role("tab", name=name, exact=True).click()
        page.view.wait_for_timeout(300)
        found[name] = violations(page)
    assert not {name: told for name, told in found.items() if told}


def test_no_violation_with_an_intervention_and_a_component_selected(opened: Callable[..., Opened]) -> None:
    page = opened(logicnet.load("resistance"))
    page.view.evaluate("() => globalThis.logicnet.store.ask({changes: ['STAT3%0']})")
    page.view.evaluate("() => globalThis.logicnet.store.look({selected: {component: 'STAT3'}})")
    page.view.wait_for_timeout(1000)
    assert not violations(page)
