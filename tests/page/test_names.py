"""Components may be called as what every object of the page's language has: they are components as any other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import logicnet
from logicnet.model import Network
from logicnet.screens import screen
from page.conftest import Opened
from page.test_screens import as_rows, expected

NAMES = ("constructor", "toString", "valueOf", "__proto__", "hasOwnProperty")
RULES = """targets, factors
X, constructor & !__proto__ | toString & Y
Y, X | valueOf & !hasOwnProperty
isPrototypeOf, X & !Y
"""
ASKED = "() => JSON.stringify(globalThis.logicnet.store.state.asked.setting)"
CHOSEN = "name => document.querySelector(`input[name='input-${name}']:checked`)?.parentElement.textContent"


@pytest.fixture
def network(tmp_path: Path) -> Network:
    (tmp_path / "names.bnet").write_text(RULES, encoding="utf-8")
    return logicnet.load(str(tmp_path / "names.bnet"))


def test_inputs_with_such_names_are_free_until_they_are_held_and_free_again(
    opened: Callable[..., Opened], network: Network
) -> None:
    assert set(network.inputs) == set(NAMES)
    view = opened(network).view
    assert [view.evaluate(CHOSEN, name) for name in NAMES] == ["free"] * len(NAMES)
    for name in NAMES:
        view.locator(f"input[name='input-{name}']").nth(2).check()
        view.wait_for_function("name => JSON.stringify(logicnet.store.state.asked.setting).includes(name)", arg=name)
    assert view.evaluate(ASKED) == json.dumps(dict.fromkeys(network.inputs, 1), separators=(",", ":"))
    assert [view.evaluate(CHOSEN, name) for name in NAMES] == ["1"] * len(NAMES)
    for name in NAMES:
        view.locator(f"input[name='input-{name}']").nth(0).check()
    view.wait_for_function("() => JSON.stringify(logicnet.store.state.asked.setting) === '{}'")


def test_a_link_that_holds_them_asks_what_the_command_line_asks(
    opened: Callable[..., Opened], network: Network
) -> None:
    page = opened(network, "#set=__proto__%3D0+constructor%3D1&show=isPrototypeOf")
    asked = "{ asked: logicnet.store.state.asked }"
    text = page.view.evaluate(f"async () => JSON.stringify(await logicnet.client.ask('attractors', {asked}))")
    found = json.loads(text)
    setting = {"__proto__": 0, "constructor": 1}
    told = logicnet.attractors(network, setting=setting)
    assert found["count"] == str(told.count)
    bounds = [[one["levels"][name] for name in network.names] for one in found["attractors"]]
    patterns = ["".join(str(low) if low == high else "-" for low, high in one) for one in bounds]
    assert sorted(patterns) == sorted(one.pattern for one in told)
    rows = page.view.evaluate(f"async () => logicnet.client.ask('screen', {asked})")
    assert as_rows(rows) == expected(screen(network, "isPrototypeOf", setting=setting))
