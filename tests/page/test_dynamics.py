"""What the page says of courses in time, and of what can be reached, is what the command line says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.analysis.course_answer import CurveStatus
from logicnet.analysis.simulation import simulate
from logicnet.model import Network
from logicnet.report.page.document import document
from page.in_node import answered

PUBLISHED = Path(__file__).parents[3] / "shared" / "published_models"
SHIPPED = ["il6", "tgfb", "aldh"]
NEAR = 1e-9


def inputs_on(network: Network) -> dict[str, int]:
    """All inputs held at 1."""
    return dict.fromkeys((*network.inputs, *network.inputs_with_levels), 1)


def small_published() -> list[str]:
    """The names of five small models with several components and no more inputs than can be set at once."""
    if not PUBLISHED.is_dir():
        return []
    found = []
    for path in sorted(PUBLISHED.glob("*.bnet")):
        network = logicnet.load(str(path))
        # attractors of more states than that are no start
        if (
            5 <= len(network.names) <= 14
            and sum(one.states or 0 for one in logicnet.attractors(network, setting=inputs_on(network))) < 1000
        ):
            found.append(path.stem)
        if len(found) == 5:
            break
    return found


def network_of(name: str) -> Network:
    return logicnet.load(name if name in SHIPPED else str(PUBLISHED / f"{name}.bnet"))


NETWORKS = [*SHIPPED, *small_published()]


def followed(network: Network) -> list[str]:
    named = [*(one.name for one in network.phenotypes), *(one.name for one in network.readouts)]
    return [*named, *(one.name for one in network.components)]


def question(network: Network, changes: str = "") -> dict[str, Any]:
    first: dict[str, Any] = document(network)["first"]
    return {**first, "context": "", "setting": inputs_on(network), "changes": changes.split()}


def moving(network: Network) -> str:
    """A component that is no input: one in the middle."""
    names = [one.name for one in network.components if one.name not in inputs_on(network)]
    return names[len(names) // 2]


def test_there_are_published_models_to_compare_on() -> None:
    if not PUBLISHED.is_dir():
        pytest.skip("no ../shared/published_models here")
    assert len(NETWORKS) == len(SHIPPED) + 5


@pytest.mark.parametrize("name", NETWORKS)
def test_a_course_that_is_exact_is_the_command_lines(name: str) -> None:
    network = network_of(name)
    changed = f"{moving(network)}%0"
    starts = {"attractors()": {"kind": "attractors"}, "": {"kind": "anywhere"}}
    names = followed(network)
    quoted = [name if name in {one.name for one in network.phenotypes} else f'"{name}"' for name in names]
    asked = [
        (
            "course",
            {"asked": question(network, changed), "start": start, "until": 12, "follow": names},
        )
        for start in starts.values()
    ]
    for text, told in zip(starts, answered(document(network), asked), strict=True):
        found = simulate(
            network, text, 12, setting=inputs_on(network), intervention=changed, rates="", measures=quoted, samples=100
        )
        assert "error" not in told, told
        assert told["answer"]["times"] == list(found.times)
        for here, there in zip(told["answer"]["curves"], found.curves, strict=True):
            assert here["bounds"] == list(there.measure.bounds)
            if here["exact"] and there.status is CurveStatus.EXACT:
                assert here["values"] == pytest.approx(there.values, abs=NEAR), (here["name"], text)
        exact = [one["exact"] for one in told["answer"]["curves"]]
        assert any(exact) and (all(exact) or name in SHIPPED)


def test_a_course_from_a_state_is_the_command_lines() -> None:
    network = network_of("il6")
    start = {one.name: 0 for one in network.components if one.name not in inputs_on(network)}
    names = followed(network)
    given = {"asked": question(network), "start": {"kind": "state", "values": start}, "until": 5, "follow": names}
    (told,) = answered(document(network), [("course", {**given})])
    found = simulate(network, start | inputs_on(network), 5, setting=inputs_on(network), rates="", measures=names)
    for here, there in zip(told["answer"]["curves"], found.curves, strict=True):
        assert here["exact"]
        assert here["values"] == pytest.approx(there.values, abs=NEAR)


def test_sampled_courses_walk_the_same_walks_as_the_command_line() -> None:
    network = logicnet.load("resistance")
    hold = {one.name: 1 for one in network.components if one.name in inputs_on(network)}
    given = {
        "asked": {**question(network), "setting": hold},
        "start": {"kind": "anywhere"},
        "until": 10,
        "follow": ["Resistant"],
    }
    (told,) = answered(document(network), [("course", {**given, "walks": 200})])
    found = simulate(network, "", 10, setting=hold, rates="", measures="Resistant", samples=200, most_states=200_000)
    (here,), (there,) = told["answer"]["curves"], found.curves
    if not here["exact"] and there.status is CurveStatus.SAMPLED:
        assert (here["values"], here["low"], here["high"]) == tuple(
            pytest.approx(list(one)) for one in (there.values, there.low, there.high)
        )


def test_attractors_as_a_start_need_every_input_held() -> None:
    network = network_of("il6")
    given = {
        "asked": {**question(network), "setting": {}},
        "start": {"kind": "attractors"},
        "until": 5,
        "follow": ["IL6"],
    }
    (told,) = answered(document(network), [("course", {**given})])
    assert told["error"].startswith("attractors as a start need every input held; free: ")


def rows(network: Network, several: Any) -> list[tuple[Any, ...]]:
    """Attractors as the command line tells them, in the page's words."""
    found = []
    for one in several:
        levels = network.ranges(dict(one.by_variables.fixed))
        found.append((one.kind, str(one.states), sorted((name, *bounds) for name, bounds in levels.items())))
    return sorted(found)


def in_page(several: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return sorted(
        (one["kind"], one["states"], sorted((name, *bounds) for name, bounds in one["levels"].items()))
        for one in several
    )


@pytest.mark.parametrize("name", NETWORKS)
def test_what_is_reached_is_what_the_command_line_reaches(name: str) -> None:
    network = network_of(name)
    setting, changed = inputs_on(network), f"{moving(network)}%0"
    state = {one.name: 0 for one in network.components if one.name not in setting}
    wanted = network.phenotypes[0].name if network.phenotypes else network.components[-1].name
    page = document(network)
    starts: list[tuple[Any, dict[str, Any]]] = [
        ("attractors()", {"kind": "attractors"}),
        (state | setting, {"kind": "state", "values": state | setting}),
    ]
    for text, start in starts:
        asked = {**question(network, changed), "phenotype": wanted}
        (told,) = answered(page, [("reach", {"asked": asked, "start": start, "target": "shows"})])
        found = logicnet.reach(network, text, setting=setting, intervention=changed, rates="", target=wanted)
        assert found.complete
        answer = told["answer"]
        assert in_page(answer["reached"]) == rows(network, found.reached)
        assert in_page(answer["unreached"]) == rows(network, found.unreached)
        assert answer["states"] in (None, found.states)
        assert (answer["path"] is not None) is found.reachable
        assert len(answer["path"] or ()) == len(found.path)
        for one, other in zip(answer["path"] or (), (answer["path"] or ())[1:], strict=False):
            assert sum(one[component] != other[component] for component in one) == 1


@pytest.mark.parametrize("held", [True, False], ids=["inputs on", "inputs free"])
@pytest.mark.parametrize("name", SHIPPED)
def test_the_phenotype_remains_or_comes_back_as_a_screen_from_the_resistant_says(name: str, held: bool) -> None:
    network = network_of(name)
    phenotype, setting = network.phenotypes[0].name, inputs_on(network) if held else {}
    screened = logicnet.screen(network, phenotype, setting=setting, start="resistant", over="nodes", rates="")
    some = list(screened.rows)[::3]
    words = [(one.answer.reachable, one.answer.withdrawal) for one in some]
    start = {"kind": "showing", "phenotype": phenotype, "place": None}
    asked = []
    for one in some:
        own = {**question(network, str(one.intervention)), "setting": setting, "phenotype": phenotype}
        asked.append(("reach", {"asked": own, "start": start, "target": ""}))
    for told, word in zip(answered(document(network), asked), words, strict=True):
        if word == ("", ""):
            assert told["error"].startswith("no attractor of the untreated shows")
        else:
            assert (told["answer"]["reachable"], told["answer"]["withdrawal"]) == word


@pytest.mark.parametrize("name", NETWORKS)
def test_each_attractor_is_as_probable_as_the_command_line_says(name: str) -> None:
    network, phenotypes = network_of(name), [one.name for one in network_of(name).phenotypes]
    wanted = phenotypes[0] if phenotypes else network.components[-1].name
    changes = ["", f"{moving(network)}%0"]
    asked = [("shares", {"asked": {**question(network, text), "phenotype": wanted}}) for text in changes]
    for text, told in zip(changes, answered(document(network), asked), strict=True):
        found = logicnet.probabilities(
            network, "", setting=inputs_on(network), intervention=text, rates="", phenotypes=[wanted]
        )
        assert found.exact and told["answer"]["exact"]
        theirs = {str(rows(network, [one.attractor])[0][2]): one.probability for one in found.chances}
        ours = {
            str(sorted((component, *bounds) for component, bounds in one["levels"].items())): one["value"]
            for one in told["answer"]["attractors"]
        }
        assert ours == pytest.approx(theirs, abs=NEAR)
        shown = found.measures[0].shown
        assert shown is not None
        assert told["answer"]["shown"]["value"] == pytest.approx(shown.value, abs=NEAR)


TREATED = {"setting": {"FAC": 1}, "drugs": ["siltuximab"], "context": "", "changes": []}
STARTED = [
    ("OCT4", {"IL6_niche": 0, "TIM3": 0, "STAT3_dimer": 1, "JAK1": 1, "OCT4": 0, "BCSC": 1}),
    ("Resistant", {"BCSC": 1, "NonBCSC": 1}),
    ("Resistant", {"BCSC": 0, "NonBCSC": 0, "IL6_niche": 0, "JAK1": 0}),
]


@pytest.mark.parametrize(("shown", "start"), STARTED)
def test_a_state_on_the_way_and_what_is_settled_in_are_told_apart(shown: str, start: dict[str, int]) -> None:
    network = network_of("il6")
    page = document(network)
    changes = next(one["changes"] for one in page["drugs"] if one["name"] == "siltuximab")
    asked = {**page["first"], **TREATED, "phenotype": shown}
    given = {"asked": asked, "start": {"kind": "state", "values": start}, "target": "gone"}
    (told,) = answered(page, [("reach", given)])
    found = logicnet.reach(
        network, start, setting="FAC=1", intervention=" ".join(changes), rates="", target=shown, phenotypes=[shown]
    )
    assert found.complete
    assert told["answer"]["steps"] == (len(found.path) - 1 if found.reachable else None)
    settled = {one["phenotypes"][shown] for one in told["answer"]["reached"]}
    assert set(told["answer"]["settles"]) == settled
    assert told["answer"]["reachable"] == ("yes" if settled - {"never"} else "no")


def test_the_panel_says_of_states_and_of_attractors_what_is_so_of_each(opened: Callable[..., Any]) -> None:
    network = network_of("il6")
    page = opened(network, "#set=FAC=1&drugs=siltuximab&show=OCT4&panel=reach").view
    page.get_by_label("a state", exact=True).check()
    page.get_by_label("values;").fill("IL6_niche=0 TIM3=0 STAT3_dimer=1 JAK1=1 OCT4=0 BCSC=1")
    page.wait_for_selector("text=A state that shows OCT4 can be reached, in 1 step at the least.")
    page.wait_for_selector("text=No attractor that can be reached shows OCT4.")
    assert "cannot be reached any more" not in page.locator(".reach").inner_text()
    page.evaluate("logicnet.store.ask({phenotype: 'Resistant'})")
    page.get_by_label("values;").fill("BCSC=1 NonBCSC=1")
    page.wait_for_selector("text=Among the states to start from are some that show")
    page.wait_for_selector("text=No attractor that can be reached shows")


def test_the_panel_shows_the_numbers_of_the_command_that_it_calls_the_same(opened: Callable[..., Any]) -> None:
    network = network_of("il6")
    made = document(network)
    made = made | {"first": made["first"] | {"context": "", "setting": {}, "drugs": [], "changes": ["SDC1%0"]}}
    page = opened(network, "#panel=course&at=STAT3", made).view
    page.wait_for_selector(".course tbody tr:has-text('STAT3')")  # of all components, which are followed beside these
    page.wait_for_selector(".course[aria-busy=false]")
    found = simulate(network, "", 10, setting="", intervention="SDC1%0", rates="")
    rows = {
        row.locator("th").inner_text(): row.locator("td").nth(1).inner_text().split(" ")[0]
        for row in page.locator(".course tbody tr").all()
    }
    labels = {one["name"]: one["label"] for one in (*made["phenotypes"], *made["readouts"])}
    for name, label in labels.items():
        assert float(rows[label]) == pytest.approx(found[name].values[-1], abs=6e-4, rel=5e-3), name
    assert found["Resistant"].status is CurveStatus.SAMPLED
    assert f"{found['Resistant'].values[-1]:.3g}" == rows[labels["Resistant"]]
