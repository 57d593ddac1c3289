"""Published GINsim models: all of them open, survive a round trip, and are the networks that their collection makes of
them.

The collection's translations are Boolean: a level is ``v_X_b1``, ``v_X_b2``. They speak of states of levels only, leave
inputs undeclared, and leave components undeclared as well that the model holds constant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from logicnet.formats import FORMATS, read
from logicnet.formats.preparation import booleanised
from logicnet.logic import Rules
from logicnet.model import Network

MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "wild" / "collection"
SOURCES = sorted(MODELS.glob("*/source*ginml")) if MODELS.is_dir() else []
pytestmark = pytest.mark.skipif(not SOURCES, reason="the published models are not beside the checkout")
FORMAT = {format.name: format for format in FORMATS}
OTHER_NETWORKS = {
    "030": "the translation is of another version, with another function of ModSP",
    "032": "the translation is of another version, with other functions of PAGCsk, TCRphos and Ras",
}
_WORD = re.compile(r"[A-Za-z_]\w*")


def called(path: Path) -> str:
    return path.parent.name


@pytest.mark.parametrize("path", SOURCES, ids=called)
def test_a_model_survives_a_round_trip(path: Path) -> None:
    network = read(path)
    again = FORMAT["zginml"].read(FORMAT["zginml"].write(network), str(path))
    assert again.components == network.components and again.annotation == network.annotation
    assert (again.settings, again.starts, again.interventions) == (
        network.settings,
        network.starts,
        network.interventions,
    )
    mine, other = booleanised(network)[0].rules, booleanised(again)[0].rules
    levels = booleanised(network)[1]
    whole = [f"(!{quoted(high)} | {quoted(low)})" for one in levels.values() for low, high in pairwise(one)]
    for i in range(len(mine)):
        valid = " & ".join(["1", *(one for one in whole if set(_WORD.findall(one)) & set(_WORD.findall(mine.text(i))))])
        assert mine.equivalent(f"({mine.text(i)}) & {valid}", f"({other.text(i)}) & {valid}")


def quoted(name: str) -> str:
    return f'"{name}"'


def translation(path: Path) -> Mapping[str, str]:
    lines = (line.split(",", 1) for line in (path.parent / "model.bnet").read_text().splitlines()[1:] if line.strip())
    return {target.strip(): rule.strip() for target, rule in lines}


def letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def names_in(network: Network, boolean: Network, known: set[str]) -> Mapping[str, str]:
    """What the translation calls each component, by its name or its label; those that it does not know are left out."""
    labels = {c.name: c.title for c in network.components}
    exact = {re.sub(r"[^A-Za-z0-9_]", "_", f"v_{name}"): name for name in boolean.names}
    found = {name: word for word, name in exact.items() if word in known}
    left = {letters(word): word for word in sorted(known - set(found.values()))}
    for name in boolean.names:
        base = name if name in labels else name[:-3]
        tried = (left.get(letters(f"v_{one}")) for one in (name, labels[base] + name[len(base) :]))
        if name not in found and (word := next(filter(None, tried), None)):
            found[name] = word
    return found


@pytest.mark.parametrize("path", SOURCES, ids=called)
def test_a_model_has_the_functions_of_its_translation(path: Path) -> None:
    if called(path) in OTHER_NETWORKS:
        pytest.skip(OTHER_NETWORKS[called(path)])
    if not (path.parent / "model.bnet").exists():
        pytest.skip("the collection has no translation of it")
    network = read(path)
    boolean, levels = booleanised(network)
    given = translation(path)
    known = {*given, *(word for rule in given.values() for word in _WORD.findall(rule))}
    names = names_in(network, boolean, known)
    if {*boolean.names} - {*names} - {*network.inputs}:  # an input that nothing reads is not in the translation
        pytest.skip("the translation calls its components otherwise")
    everything = [names.get(name, f"v_{name}") for name in boolean.names]
    everything += sorted(known - set(everything))
    over = Rules.build(everything, ["0"] * len(everything))
    mine = Rules.of(
        everything,
        [
            *(boolean.rules.program(i) for i in range(len(boolean))),
            *((i,) for i in range(len(boolean), len(everything))),
        ],
    )
    whole = [f"(!{names[high]} | {names[low]})" for one in levels.values() for low, high in pairwise(one)]
    for i, name in enumerate(everything[: len(boolean)]):
        text, other = mine.text(i), given.get(name, name)
        if name not in given and (over.equivalent(text, "0") or over.equivalent(text, "1")):
            continue  # constant, which the translation leaves undeclared
        words = {*_WORD.findall(text), *_WORD.findall(other), name}
        valid = " & ".join([one for one in whole if words & set(_WORD.findall(one))] or ["1"])
        assert over.equivalent(f"({text}) & {valid}", f"({other}) & {valid}"), name
