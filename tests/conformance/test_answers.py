"""Every answer has one face, and every question takes its arguments by one set of names, in Python as on the command
line.

A new question is one entry of `QUESTIONS`.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas
import pytest

import logicnet
from logicnet.analysis.finding import Finding
from logicnet.analysis.succession import succession
from logicnet.cli import COMMANDS, main
from logicnet.display.markup import html_text
from logicnet.evidence import Ledger, narrowed, reliance
from logicnet.logic import Rules
from logicnet.model import Asked, Network
from logicnet.screens import alternatives

NETWORK = Network("small", Rules.parse("D, D\nA, D & !B\nB, A | B\nC, A"))
SWITCH = Network("switch", Rules.parse("A, !B\nB, !A"))
MANY = Network("many", Rules.parse("\n".join(f"X{i}, X{i}" for i in range(6))))


@cache
def ledger() -> tuple[Ledger, ...]:
    """Two claims of the review, on one network."""
    shipped = next(one for one in logicnet.ledgers() if one.network.name == "il8")
    return narrowed([shipped], [claim.id for claim in shipped.claims[:2]])


@dataclass(frozen=True)
class Question:
    """A public question: itself, a small answer to it, and the command that asks it."""

    function: Callable[..., Any]
    ask: Callable[[], Any]
    command: str = ""


QUESTIONS: Mapping[str, Question] = {
    "attractors": Question(logicnet.attractors, lambda: logicnet.attractors(NETWORK), "attractors"),
    "trap_spaces": Question(logicnet.trap_spaces, lambda: logicnet.trap_spaces(NETWORK), "trapspaces"),
    "fixed_points": Question(logicnet.fixed_points, lambda: logicnet.fixed_points(NETWORK), "fixedpoints"),
    "succession": Question(succession, lambda: succession(NETWORK), "succession"),
    "reach": Question(logicnet.reach, lambda: logicnet.reach(NETWORK, "A=0", target="C"), "reach"),
    "probabilities": Question(logicnet.probabilities, lambda: logicnet.probabilities(NETWORK), "probabilities"),
    "shares": Question(logicnet.shares, lambda: logicnet.shares(NETWORK)),
    "basins": Question(logicnet.basins, lambda: logicnet.basins(NETWORK), "basins"),
    "simulate": Question(logicnet.simulate, lambda: logicnet.simulate(NETWORK), "simulate"),
    "trajectories": Question(logicnet.trajectories, lambda: logicnet.trajectories(NETWORK), "simulate"),
    "screen": Question(logicnet.screen, lambda: logicnet.screen(NETWORK, "C"), "screen"),
    "control": Question(logicnet.control, lambda: logicnet.control(NETWORK, "!C"), "control"),
    "synergy": Question(logicnet.synergy, lambda: logicnet.synergy(NETWORK, "C", over="nodes"), "synergy"),
    "explain": Question(logicnet.explain, lambda: logicnet.explain(NETWORK, "C", "A%0"), "explain"),
    "structure": Question(logicnet.structure, lambda: logicnet.structure(NETWORK, "C"), "structure"),
    "holds": Question(logicnet.holds, lambda: logicnet.holds(NETWORK, "EF C"), "ctl"),
    "alternatives": Question(alternatives, lambda: alternatives(NETWORK, "C")),
    "check": Question(logicnet.check, lambda: logicnet.check(ledger())),
    "sensitivity": Question(logicnet.sensitivity, lambda: logicnet.sensitivity(ledger()[0])),
    "openness": Question(logicnet.openness, lambda: logicnet.openness(ledger()[0], samples=2)),
    "reliance": Question(reliance, lambda: reliance(ledger())),
    "report_on": Question(logicnet.report_on, lambda: logicnet.report_on(NETWORK), "report"),
    "verification": Question(logicnet.attractors, lambda: logicnet.attractors(NETWORK, verify=True).verification),
}
CUT_SHORT: Mapping[str, Callable[[], Any]] = {
    "trap_spaces": lambda: logicnet.trap_spaces(MANY, limit=1),
    "fixed_points": lambda: logicnet.fixed_points(MANY, limit=1),
    "succession": lambda: succession(MANY, limit=2),
    "structure": lambda: logicnet.structure(SWITCH, limit=0),
    "sensitivity": lambda: logicnet.sensitivity(ledger()[0], timeout=1e-9),
    "openness": lambda: logicnet.openness(ledger()[0], samples=2, timeout=1e-9),
    "report_on": lambda: logicnet.report_on("il8", timeout=1e-9),
    "control": lambda: logicnet.control(MANY, "!X0", inputs=True, timeout=1e-9),
    "probabilities": lambda: logicnet.probabilities(SWITCH, limit=1),
    "simulate": lambda: logicnet.simulate(SWITCH, most_states=1, samples=0),
    "basins": lambda: logicnet.basins(SWITCH, limit=1),
}

# What an argument means, and the option that says the same; "" where only Python has it.
ARGUMENTS: Mapping[str, str] = {
    "network": "network",
    "ledger": "networks",
    "ledgers": "networks",
    "phenotype": "--phenotype",
    "phenotypes": "--phenotype",
    "setting": "--setting",
    "settings": "--settings",
    "intervention": "--intervention",
    "background": "--background",
    "interventions": "--list",
    "start": "--start",
    "target": "--target",
    "formula": "formula",
    "within": "--within",
    "held_later": "--held-later",
    "rates": "--rates",
    "until": "--until",
    "every": "--every",
    "measures": "--show",
    "protocol": "--protocol",
    "walks": "--walks",
    "probability": "--probability",
    "share": "--share",
    "readout": "--readout",
    "by": "--by",
    "minimal": "--minimal",
    "scheme": "--scheme",
    "verify": "--verify",
    "kind": "--kind",
    "reachable": "--reachable",
    "over": "--over",
    "size": "--size",
    "knock_ins": "--knock-ins",
    "exclude": "--exclude",
    "only": "--only",
    "inputs": "--inputs",
    "readouts": "--readout",
    "constants": "--constants",
    "supersets": "--supersets",
    "limit": "--limit",
    "samples": "--samples",
    "steps": "--steps",
    "seed": "--seed",
    "timeout": "--timeout",
    "memory": "--memory",
    "workers": "--workers",
    "dask": "--dask",
    "output": "--output",
    "most": "",
    "most_states": "",
    "bitsets": "",
    "without": "",
    "turning": "",
    "always": "",
    "drugs": "",
    "all_pairs": "",
    "claims": "--claims",
    "since": "--since",
    "watch": "",
    "show": "",
    "progress": "",
    "announce": "",
}
COUNTS = {("simulate", "steps"), ("trajectories", "steps")}  # whether steps are counted, and not how many there are
OLD = {"--setting": "--set", "--intervention": "--perturb", "--start": "--from", "--target": "--to"}


def parameters(question: Question) -> Mapping[str, inspect.Parameter]:
    found = inspect.signature(question.function).parameters
    return {name: one for name, one in found.items() if one.kind is not inspect.Parameter.VAR_KEYWORD}


def options(command: str) -> set[str]:
    (found,) = [one for one in COMMANDS if one.name == command]
    return {name for action in found.parser()._actions for name in (*action.option_strings, action.dest)}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_answer_has_the_same_face(name: str) -> None:
    answer = QUESTIONS[name].ask()
    assert isinstance(answer, Finding)
    assert isinstance(answer.asked, Asked | tuple)
    assert isinstance(answer.complete, bool) and isinstance(answer.why_incomplete, str)
    assert answer.complete == (answer.why_incomplete == "")
    assert answer.method and isinstance(answer.method, str)
    assert isinstance(answer.seconds, float) and answer.seconds >= 0
    assert isinstance(answer.to_frame(), pandas.DataFrame)
    assert answer._repr_html_().startswith("<")
    assert answer.summary and "\n" not in repr(answer) and len(repr(answer)) <= 200
    record = json.loads(json.dumps(answer.to_dict()))
    if name != "verification":  # part of the record of an answer
        assert record["complete"] == answer.complete
        assert {"why_incomplete", "method", "seconds"} <= record.keys()


@pytest.mark.parametrize("name", CUT_SHORT)
def test_an_answer_that_was_cut_short_says_so_everywhere(name: str) -> None:
    answer = CUT_SHORT[name]()
    record = answer.to_dict()
    assert not answer.complete and answer.why_incomplete
    assert (record["complete"], record["why_incomplete"]) == (False, answer.why_incomplete)
    shown = answer._repr_html_()
    if not shown.startswith("<iframe"):  # a report says it part by part
        assert "<b>incomplete:</b>" in shown and html_text(answer.why_incomplete) in shown


@pytest.mark.parametrize("command", ["trapspaces", "fixedpoints"])
def test_the_command_says_of_a_limit_what_the_library_says(
    command: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "many.bnet"
    path.write_text("targets, factors\n" + MANY.rules.bnet().partition("\n")[2], encoding="utf-8")
    assert main([command, str(path), "--limit", "1", "--json"]) == 0
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert (found["complete"], found["more"]) == (False, True)
    assert found["why_incomplete"] == "there are more than 1, the limit"
    assert captured.err == "logicnet: incomplete: there are more than 1, the limit\n"


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_argument_is_one_of_the_table(name: str) -> None:
    assert set(parameters(QUESTIONS[name])) <= ARGUMENTS.keys()


@pytest.mark.parametrize("argument", ["limit", "samples", "seed", "steps", "setting", "intervention", "held_later"])
def test_an_argument_has_one_type_of_default(argument: str) -> None:
    found = {
        name: parameters(question)[argument].default
        for name, question in QUESTIONS.items()
        if argument in parameters(question) and (name, argument) not in COUNTS
    }
    kinds = {type(default) for default in found.values() if default not in (None, inspect.Parameter.empty)}
    assert len(kinds) <= 1, found


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if question.command])
def test_a_command_calls_every_argument_by_its_name(name: str) -> None:
    question = QUESTIONS[name]
    known = options(question.command)
    for argument in parameters(question):
        option = ARGUMENTS[argument]
        if not option or (name, argument) in {("trap_spaces", "kind")}:  # --max
            continue
        spellings = {option, f"--no-{option[2:]}", f"{option}s"}  # --readouts is another question
        assert known & spellings, f"{question.command} has no {option}"


@pytest.mark.parametrize("command", [question.command for question in QUESTIONS.values() if question.command])
def test_the_old_spelling_of_an_option_goes_on(command: str) -> None:
    (parser,) = [one.parser() for one in COMMANDS if one.name == command]
    for new, old in OLD.items():
        known = parser._option_string_actions
        assert known.get(new) is known.get(old)


@pytest.mark.parametrize(
    "name", ["attractors", "trap_spaces", "fixed_points", "succession", "reach", "probabilities", "basins", "simulate"]
)
def test_a_question_about_a_network_takes_setting_intervention_and_bounds(name: str) -> None:
    taken = parameters(QUESTIONS[name])
    assert {"network", "setting", "intervention", "timeout", "memory"} <= taken.keys()
