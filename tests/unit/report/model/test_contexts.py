"""What the attractors of a report are asked in: contexts, else settings, else free inputs."""

from __future__ import annotations

from dataclasses import replace

import logicnet
from logicnet.logic import Rules
from logicnet.model import Named, Network
from logicnet.report.model.contexts import FREE_INPUTS, conditions_of

SWITCH = Network("switch", Rules.parse("D, D\nA, !B & D\nB, !A"))
SETTINGS = (Named("on", "D=1", title="with the drug"), Named("off", "D=0"))


def test_without_contexts_and_settings_the_inputs_are_free() -> None:
    ((name, title, asked),) = conditions_of(SWITCH)
    assert (name, title, str(asked.setting), str(asked.intervention)) == (FREE_INPUTS, "", "", "")


def test_without_contexts_each_named_setting_is_asked_in() -> None:
    found = conditions_of(replace(SWITCH, settings=SETTINGS))
    assert [(name, title, str(asked.setting)) for name, title, asked in found] == [
        ("on", "with the drug", "D=1"),
        ("off", "", "D=0"),
    ]


def test_contexts_come_before_settings_and_hold_what_they_say() -> None:
    network = logicnet.load("resistance")
    found = {name: asked for name, _, asked in conditions_of(network)}
    assert list(found) == [one.name for one in network.contexts]
    culture = next(one for one in network.contexts if one.name == "culture")
    assert dict(found["culture"].setting.values) == {
        name: int(level) for name, level in (pair.split("=") for pair in culture.setting.split())
    }
