"""What every answer and every noun shows: text that stays text, in a notebook as in a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import logicnet
from logicnet.analysis.state_graph import state_graph
from logicnet.analysis.succession import succession
from logicnet.evidence import Ledger
from logicnet.formats.catalogue import catalogue_for
from logicnet.logic import Rules
from logicnet.model import Component, Evidence, Intervention, Network, Phenotype, Regulation, Setting
from logicnet.model.change import Fix
from logicnet.model.context import Context
from logicnet.model.drug import Drug, Trial
from logicnet.screens import alternatives

EVIL = "<img src=x onerror=alert(1)>"
QUOTED = f'"{EVIL}"'
# an input, a switch and what never rests, all of them called as markup
NET = Network(
    EVIL,
    Rules.build([EVIL, "A", "B", "T"], [QUOTED, f"!B & ({QUOTED} | !{QUOTED})", "!A", "!T"]),
    components=tuple(Component(name, label=EVIL, evidence=Evidence((EVIL,), EVIL)) for name in (EVIL, "A", "B", "T")),
    phenotypes=(Phenotype(EVIL, f"A & {QUOTED}", evidence=Evidence((EVIL,))),),
    title=EVIL,
    figure=EVIL,
    description=EVIL,
)
ON = Setting(((EVIL, 1),))


def ledger() -> Ledger:
    """A claim of the review whose every text is markup."""
    shipped = next(one for one in logicnet.ledgers() if one.network.name == "il8")
    texts = {"id": EVIL, "statement": EVIL, "where": EVIL, "disagreement": EVIL, "context": EVIL}
    return Ledger(shipped.network, (replace(shipped.claims[0], evidence=Evidence((EVIL,)), **texts),), EVIL)


ANSWERS: dict[str, Callable[[], Any]] = {
    "attractors": lambda: logicnet.attractors(NET, verify=True),
    "attractor": lambda: logicnet.attractors(NET)[0],
    "verification": lambda: logicnet.attractors(NET, verify=True).verification,
    "trap spaces": lambda: logicnet.trap_spaces(NET),
    "trap space": lambda: logicnet.trap_spaces(NET).spaces[0],
    "fixed points": lambda: logicnet.fixed_points(Network(EVIL, Rules.build([EVIL], [QUOTED]))),
    "succession": lambda: succession(NET),
    "states": lambda: state_graph(NET),
    "reach": lambda: logicnet.reach(NET, {EVIL: 1, "A": 0}, target=EVIL),
    "state": lambda: logicnet.reach(NET, {EVIL: 1, "A": 0}, target=EVIL).path[0],
    "probabilities": lambda: logicnet.probabilities(NET),
    "shares": lambda: logicnet.shares(NET),
    "shares of one": lambda: logicnet.shares(NET)[0],
    "basins": lambda: logicnet.basins(NET, phenotype=EVIL),
    "simulation": lambda: logicnet.simulate(NET, until=1),
    "curve": lambda: logicnet.simulate(NET, until=1).curves[0],
    "trajectories": lambda: logicnet.trajectories(NET),
    "trajectory": lambda: logicnet.trajectories(NET).walks[0],
    "screen": lambda: logicnet.screen(NET, EVIL, inputs=True),
    "outcome": lambda: logicnet.screen(NET, EVIL, inputs=True).rows[1],
    "settings": lambda: logicnet.screen(NET, EVIL, settings="all"),
    "control": lambda: logicnet.control(NET, "B", inputs=True),
    "synergy": lambda: logicnet.synergy(NET, EVIL, inputs=True),
    "pair": lambda: logicnet.synergy(NET, EVIL, inputs=True, setting=ON).pairs[0],
    "alternatives": lambda: alternatives(NET, EVIL),
    "explanation": lambda: logicnet.explain(NET, EVIL, [Fix("B", 1), Fix(EVIL, 1)]),
    "structure": lambda: logicnet.structure(NET),
    "satisfaction": lambda: logicnet.holds(NET, f"EF {QUOTED}"),
    "comparison": lambda: logicnet.compare(NET, "il6"),
    "report": lambda: logicnet.report_on(NET),
    "page": lambda: logicnet.page(NET),
    "network": lambda: NET,
    "component": lambda: NET.components[0],
    "regulation": lambda: Regulation(EVIL, "A", "+", Evidence((EVIL,), EVIL)),
    "phenotype": lambda: NET.phenotypes[0],
    "setting": lambda: ON,
    "intervention": lambda: Intervention.of([Fix(EVIL, 0)]),
    "context": lambda: Context(EVIL, EVIL, subtype=EVIL, setting=EVIL),
    "drug": lambda: Drug(EVIL, (Fix(EVIL, 0),), (EVIL,), EVIL, (Trial(name=EVIL, outcome=EVIL),), EVIL),
    "design": lambda: logicnet.screen(NET, EVIL, inputs=True).rows.design,
    "start": lambda: logicnet.reach(NET, {EVIL: 1, "A": 0}).start,
    "score": lambda: logicnet.report_on(NET).score,
    "trial": lambda: Trial(name=EVIL, outcome=EVIL),
    "catalogue": lambda: catalogue_for(NET),
    "asked": lambda: logicnet.attractors(NET, setting=ON).asked,
    "ledger": ledger,
    "claim": lambda: ledger().claims[0],
    "check": lambda: logicnet.check([ledger()]),
    "result": lambda: logicnet.check([ledger()]).results[0],
    "sensitivity": lambda: logicnet.sensitivity(ledger()),
    "openness": lambda: logicnet.openness(ledger(), samples=2),
}


def confirm_harmless(value: Any) -> None:
    """What a value shows has no element of a name's making, and its text is one short line."""
    html = value._repr_html_()
    assert html.startswith("<") and "<img" not in html
    assert "\n" not in repr(value) and len(repr(value)) <= 200 and " object at 0x" not in repr(value)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_name_that_is_written_as_markup_stays_text(name: str) -> None:
    confirm_harmless(ANSWERS[name]())


def test_it_is_said_how_sure_an_answer_is() -> None:
    exact, sampled = logicnet.probabilities(NET), logicnet.probabilities(NET, samples=100, most_states=0)
    assert "exact · method: absorption" in exact._repr_html_()
    assert "sampled (100 walks, seed 0; with 95 % intervals)" in sampled._repr_html_()
    course = logicnet.simulate(NET, until=1, most_states=0, samples=100)
    assert "sampled (100 walks, seed 0; ± is the 95 % interval)" in course._repr_html_()


def test_what_all_settings_say_stands_once_and_other_settings_are_folded() -> None:
    html = logicnet.screen("il6", "Resistant", settings="all", over="nodes", only="STAT3")._repr_html_()
    assert html.count("<details") == 7 and html.count("<table") == 8
    assert "setting: FAC" not in html and "under FAC=0 IL6_niche=0 TIM3=0: 2 interventions" in html
