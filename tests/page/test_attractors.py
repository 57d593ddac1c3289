"""The page's numbers are the command line's, in Chromium: attractors, levels, phenotypes, and every row of a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.analysis.answer import Attractor
from logicnet.model import Network
from logicnet.report.page.document import document
from page.conftest import Opened
from page.test_screens import as_rows, expected

PUBLISHED = Path(__file__).parents[3] / "shared" / "published_models"
LISTED = 300
SHIPPED = [str(one) for one in logicnet.networks()]


def told(found: Any) -> list[tuple[Any, ...]]:
    """What Python says of each attractor, in the page's words."""
    network: Network = found.asked.network
    return sorted(row(network, one) for one in found)


def row(network: Network, one: Attractor) -> tuple[Any, ...]:
    free = dict.fromkeys(one.free_inputs)
    levels = network.ranges({name: value for name, value in one.by_variables.fixed.items() if name not in free})
    shown = {name.name: one.shows(network.expression(name.name)) for name in network.phenotypes}
    condition = {name: str(value) for name, value in one.condition.items()}
    return (
        one.kind,
        str(one.states),
        sorted((name, *bounds) for name, bounds in levels.items()),
        sorted(condition.items()),
        sorted(shown.items()),
    )


def in_page(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    return sorted(
        (
            one["kind"],
            one["states"],
            sorted((name, *bounds) for name, bounds in one["levels"].items()),
            sorted(one["condition"].items()),
            sorted(one["phenotypes"].items()),
        )
        for one in answer["attractors"]
    )


def asked(network: Network, setting: dict[str, int], changes: list[str]) -> dict[str, Any]:
    first: dict[str, Any] = document(network)["first"]
    return {**first, "context": "", "setting": setting, "changes": changes}


def compare_singles(page: Opened, network: Network, setting: dict[str, int], phenotype: str) -> None:
    given = {**asked(network, setting, []), "phenotype": phenotype}
    found = logicnet.screen(network, phenotype, setting=setting)
    assert as_rows(page.ask("screen", asked=given)) == expected(found)


def compare(page: Opened, network: Network, setting: dict[str, int], changes: list[str]) -> None:
    given = asked(network, setting, changes)
    found = logicnet.attractors(network, setting=setting, intervention=" ".join(changes), limit=LISTED)
    answer = page.ask("attractors", asked=given, limit=LISTED)
    assert (answer["count"], answer["incomplete"]) == (str(found.count), "")
    if not found.truncated:
        assert in_page(answer) == told(found)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_network_has_the_numbers_that_the_command_line_finds(
    name: str, opened: Callable[..., Opened]
) -> None:
    network = logicnet.load(name)
    page = opened(network)
    some = network.components[len(network.components) // 2].name
    held = {one: place % 2 for place, one in enumerate(network.inputs[:-2])}
    for setting, changes in (({}, []), (held, []), (held, [f"{some}%0"]), (held, [f"{some}%1"])):
        compare(page, network, setting, changes)
    for phenotype in network.phenotypes[:2]:
        compare_singles(page, network, held, phenotype.name)


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published models are not here")
@pytest.mark.parametrize("models", [12, pytest.param(60, marks=pytest.mark.slow)])
def test_published_models_have_the_numbers_that_the_command_line_finds(
    opened: Callable[..., Opened], models: int
) -> None:
    page, compared = None, 0
    for file in sorted(PUBLISHED.glob("*.bnet")):
        network = logicnet.load(file)
        found = logicnet.attractors(network, limit=1, timeout=0.3)
        if not found.complete:
            continue
        made = document(network)
        if page is None:
            page = opened(network, made=made)
        else:
            page.use(made)
        first = network.components[0].name
        compare(page, network, {}, [])
        compare(page, network, {}, [f"{first}%1"])
        compare_singles(page, network, dict.fromkeys(network.inputs, 1), f'"{network.components[-1].name}"')
        compared += 1
        if compared == models:
            break
    assert compared == models
