"""What is not known is not said: while the network is solved, where nothing was found, and where work was cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from logicnet.logic import Rules
from logicnet.model import Network
from page.conftest import Opened

Open = Callable[..., Opened]
NETWORK = Network("n", Rules.parse("S, S\nA, S & !B\nB, !A & S\nC, !S"))

# the workers are asked, but attractors are answered in their place
ANSWERS = """([question, answer]) => {
  const { client } = globalThis.logicnet, ask = client.ask.bind(client);
  globalThis.asked = 0;
  client.ask = (name, given, part, signal) => {
    if (name !== question) return ask(name, given, part, signal);
    globalThis.asked += 1;
    if (answer) return ask(name, given, part, signal).then(found => ({ ...found, ...answer }));
    return new Promise((_, failed) => signal.addEventListener("abort", () => {
      ask(name, given, part, AbortSignal.abort()).catch(failed);
    }));
  };
  globalThis.logicnet.store.ask({ setting: { S: 0 } });
}"""


def levels(view: Any) -> dict[str, str]:
    """The table's word for the level of each component."""
    view.get_by_role("tab", name="Table").click()
    view.wait_for_selector(".listing tr:has(th:has-text('S')) td:nth-child(3):has-text('off')")  # S is held at 0
    rows = view.locator(".listing tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").nth(1).inner_text().strip() for row in rows}


def test_while_it_is_solved_only_what_is_forced_has_a_level(opened: Open) -> None:
    view = opened(Network("n", Rules.parse("S, S\nA, !B\nB, !A\nC, 1"))).view
    view.evaluate(ANSWERS, ["attractors", None])
    told = levels(view)
    assert told["A"].endswith("not known") and told["B"].endswith("not known")
    assert told["C"].endswith("on") and told["S"].endswith("off")


@pytest.mark.parametrize("budget", ["memory", "time"])
def test_where_nothing_was_found_nothing_is_said_of_attractors_and_levels(opened: Open, budget: str) -> None:
    view = opened(Network("n", Rules.parse("S, S\nA, !B\nB, !A"))).view
    said = f"the {budget} budget ended before 2 components were solved (A, B)"
    nothing = {"count": "0", "fixedPoints": "0", "attractors": [], "incomplete": said, "showing": {}, "on": [0, 0, 0]}
    view.evaluate(ANSWERS, ["attractors", nothing])
    view.wait_for_selector(".answers:has-text('Not known')")
    text = view.locator(".answers").inner_text()
    assert "at least" not in text and "fixed point" not in text
    assert view.locator(".headline .found").inner_text().startswith("attractors not known")
    assert {"memory": "--memory", "time": "--timeout"}[budget] in text
    assert {"memory": "--timeout", "time": "--memory"}[budget] not in text
    told = levels(view)
    assert told["A"].endswith("not known") and told["B"].endswith("not known") and told["S"].endswith("off")


def test_work_that_takes_longer_than_a_moment_is_cancelled_and_asked_again(opened: Open) -> None:
    view = opened(NETWORK).view
    view.evaluate(ANSWERS, ["attractors", None])
    view.locator(".headline button", has_text="Cancel").click()
    view.wait_for_selector(".answers:has-text('Cancelled before it was answered')")
    assert view.locator(".headline button", has_text="Cancel").count() == 0
    before = view.evaluate("globalThis.asked")
    view.locator(".headline button", has_text="Ask again").click()
    view.wait_for_function(f"() => globalThis.asked > {before}")
    view.locator(".headline button", has_text="Cancel").click()
    view.evaluate("delete globalThis.logicnet.client.ask; globalThis.logicnet.store.ask({ setting: { S: 1 } })")
    view.wait_for_selector(".headline .found:has-text('2 attractors')")
    assert view.locator(".headline button").count() == 0
