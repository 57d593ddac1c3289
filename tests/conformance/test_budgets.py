"""Every command that asks about a network, under every budget: it ends in an answer, or says what is missing and why.

A new command that has --memory is tested once `_questions` says what it is asked.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.cli import COMMANDS, main
from logicnet.formats import load

ENOUGH = 0.5  # seconds for the answer to compare with; where they are not enough, nothing is compared
SHIPPED = ("il6", "il8", "resistance")


def _text(seed: int, size: int) -> str:
    """Random rules of up to three regulators, some of them exclusive ors."""
    dice = random.Random(seed)
    names = [f"X{i}" for i in range(size)]
    lines = []
    for name in names:
        a, b, c = (dice.choice(names) for _ in range(3))
        forms = [f"!{a}", f"{a} & !{b}", f"{a} | {b} & {c}", f"{a} & !{b} | !{a} & {b}", f"!{a} & ({b} | !{c})", name]
        lines.append(f"{name}, {dice.choice(forms)}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, int], str]:
    """A network of that seed and size, in a file."""
    folder = tmp_path_factory.mktemp("networks")

    def written(seed: int, size: int) -> str:
        path: Path = folder / f"seed{seed}size{size}.bnet"
        if not path.exists():
            path.write_text(_text(seed, size), encoding="utf-8")
        return str(path)

    return written


@cache
def _names(network: str) -> tuple[str, ...]:
    return load(network).names


@cache
def _folder() -> Path:
    """Where files go that a command writes."""
    return Path(mkdtemp())


def _questions(network: str, pick: int) -> dict[str, list[list[str]]]:
    """What each command is asked about a network, beside the network itself."""
    names = _names(network)
    one, other = names[pick % len(names)], names[-1 - pick % len(names)]
    start = ["--from", f"{one}=0"]
    few = ["--only", ",".join(dict.fromkeys([*names[:4], one]))]
    return {
        "attractors": [[], ["--limit", "2"], ["--scheme", "synchronous"], ["--perturb", f"{one}%1"], ["--share"]],
        "fixedpoints": [[], ["--limit", "1"]],
        "trapspaces": [[], ["--max"]],
        "reach": [start, [*start, "--to", other], ["--from", f"{one}=1 {other}=0" if one != other else f"{one}=1"]],
        "probabilities": [[], [*start, "--samples", "50"]],
        "basins": [[], ["--phenotype", other], ["--limit", "2"]],
        "simulate": [
            ["--samples", "50"],
            [*start, "--show", other, "--protocol", f"2: {other}%0", "--steps"],
            [*start, "--walks", "2"],
        ],
        "succession": [[], ["--limit", "5"]],
        "ctl": [[f"EF {other}"], [f"AG (!{other} | EF {one})", *start]],
        "explain": [["--perturb", f"{one}%0", "--phenotype", other]],
        "screen": [
            ["--phenotype", other, *few],
            ["--phenotype", other, *few, "--from", "resistant", "--probability", "--samples", "20"],
            ["--phenotype", other, *few, *start],
        ],
        "control": [
            ["--phenotype", other, "--size", "1"],
            ["--phenotype", f"!{other}", *few, "--kind", "temporary"],
            ["--phenotype", other, *few, "--kind", "one-step", *start],
            ["--phenotype", other, *few, "--reachable", "--size", "1", "--settings", "all"],
        ],
        "synergy": [["--phenotype", other, *few, "--samples", "20"]],
        "compare": [[network, "--phenotype", other], ["il6"]],
        "page": [["--output", str(_folder() / "page.html"), "--phenotype", other]],
    }


def _ran(words: list[str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    return code, out.getvalue(), err.getvalue()


def _counted(command: str, found: dict[str, Any]) -> object:
    """What a complete answer says, whatever way led to it."""
    if command == "attractors":
        return found["count"], found["listed"], found["truncated"]
    if command in {"fixedpoints", "trapspaces"}:
        return sorted(json.dumps(space) for space in found["trap_spaces"]), found["more"]
    if command == "reach":
        reached = sorted(json.dumps(a["state"]) for a in found["reached"])
        return found["states"], reached, found["reachable"], len(found["path"])
    if command == "probabilities":  # where they are exact: walks drawn under one budget differ from those under another
        return sorted(round(chance["probability"], 6) for chance in found["attractors"]) if found["exact"] else None
    if command == "basins":
        return found["states"], [(one["strong"], one["weak"]) for one in found["attractors"]], found["phenotypes"]
    if command == "simulate":  # a course that is exact; a walk is the same whatever it may cost
        exact = (
            [[round(value, 6) for value in one["values"]] for one in found["curves"]] if found.get("exact") else None
        )
        return found.get("walks", exact)
    if command == "succession":
        return found["nodes"]
    if command == "control":
        return found["sets"]
    if command == "compare":
        return found["differences"]
    if command == "screen":
        parts = ("intervention", "always", "sometimes", "never", "outcome")
        return sorted(json.dumps([row[part] for part in parts]) for row in found["rows"])
    if command == "ctl":
        return found["holds"], found["states"], found["satisfied"]
    return {name: value for name, value in found.items() if name != "run"} if command == "explain" else None


def test_every_command_with_a_budget_is_asked() -> None:
    options = {command.name: command.parser()._option_string_actions for command in COMMANDS}
    assert options.pop("mcp")  # hands its budget on to the tools (tests/unit/cli/assistants)
    assert {name for name, known in options.items() if "--memory" in known} == set(_questions("il6", 0))
    assert all("--timeout" in known for known in options.values() if "--memory" in known)


@pytest.mark.parametrize("size", ["inf", "1e400", "nan", "-inf", "1e400K", "0", "-3M", "much"])
def test_a_size_that_is_no_size_is_bad_input(size: str) -> None:
    code, out, err = _ran(["attractors", "il6", f"--memory={size}"])
    assert (code, out) == (2, "")
    assert f"expected a size like 500M or 4G, found {size!r}" in err


def checked(words: list[str], budget: list[str]) -> dict[str, Any] | None:
    """What a command answers within a budget, after a look at how it says so."""
    code, out, err = _ran([*words, *budget, "--json"])
    assert code in {0, 1, 2, 3}, err
    assert "Traceback" not in err
    if code == 2:
        assert out == ""
        said = [line for line in err.splitlines() if line.startswith("logicnet: ")]
        assert said and "\n\n" not in err.strip(), err
        return None
    found: dict[str, Any] = json.loads(out)
    assert (code == 3) == (words[0] == "ctl" and found["holds"] is None)
    if found.get("complete") is False:
        assert found["why_incomplete"], found
        ended = ("time", "memory", "too many", "more attractors", "the limit", "at most 32")
        assert any(word in found["why_incomplete"] for word in ended), found["why_incomplete"]
        assert f"logicnet: incomplete: {found['why_incomplete']}" in err
    else:
        assert not found.get("why_incomplete"), found
    return found


@settings(max_examples=60)
@given(data=st.data())
def test_a_budget_ends_in_an_answer_that_says_what_is_missing(
    networks: Callable[[int, int], str], data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(["shipped", "small", "medium"]), label="kind")
    if kind == "shipped":
        network = data.draw(st.sampled_from(SHIPPED), label="network")
    else:
        sizes = st.integers(1, 8) if kind == "small" else st.integers(20, 40)
        network = networks(data.draw(st.integers(0, 30), label="seed"), data.draw(sizes, label="size"))
    questions = _questions(network, data.draw(st.integers(0, 40), label="pick"))
    command = data.draw(st.sampled_from(sorted(questions)), label="command")
    words = [command, network, *data.draw(st.sampled_from(questions[command]), label="words")]
    seconds = data.draw(st.none() | st.floats(0.001, 0.05), label="seconds")
    memory = data.draw(st.none() | st.integers(100, 4096), label="kilobytes")
    if kind != "small" and seconds is None:
        seconds = 0.05
    time = [] if seconds is None else ["--timeout", f"{seconds:.4f}"]
    found = checked(words, [*time, *([] if memory is None else ["--memory", f"{memory}K"])])
    if found is None or not found.get("complete", True):
        return
    whole = checked(words, [] if kind == "small" else ["--timeout", str(ENOUGH)])
    if (
        whole is not None
        and whole.get("complete", True)
        and None not in (_counted(command, found), _counted(command, whole))
    ):
        assert _counted(command, found) == _counted(command, whole)
