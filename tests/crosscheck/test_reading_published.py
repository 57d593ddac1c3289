"""Published models: all of them are read, and strangers read their rules as we do."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from logicnet.formats import primes, read
from logicnet.logic import Rules

MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "published_models"
pytestmark = pytest.mark.skipif(not MODELS.is_dir(), reason="the published models are not beside the checkout")
STATES = 40


def models(largest: int) -> list[Path]:
    return [path for path in sorted(MODELS.glob("*.bnet")) if path.stat().st_size <= largest]


def lines(path: Path) -> list[tuple[str, str]]:
    pairs = (line.split(",", 1) for line in path.read_text().splitlines()[1:] if line.strip())
    return [(target.strip(), rule.strip()) for target, rule in pairs]


def sampled(names: tuple[str, ...]) -> list[int]:
    source = random.Random(len(names))
    return [source.getrandbits(len(names)) if names else 0 for _ in range(STATES)]


def test_every_model_is_read_with_its_number_of_components() -> None:
    with (MODELS / "expected.csv").open() as file:
        expected = {row["model"]: int(row["components"]) for row in csv.DictReader(file)}
    found = {path.stem: len(read(path)) for path in models(10**9)}
    assert found == expected


def test_every_model_is_the_same_after_it_was_printed() -> None:
    for path in models(10**9):
        rules = Rules.parse(path.read_bytes())
        again = Rules.parse(rules.bnet())
        assert again == rules
        states = sampled(rules.names)
        assert again.images(states) == rules.images(states)


def test_boolean_py_gives_the_same_values() -> None:
    boolean = pytest.importorskip("boolean")
    algebra = boolean.BooleanAlgebra()
    for path in models(4_000)[::4]:
        network = read(path)
        states = sampled(network.names)
        images = network.rules.images(states)
        for i, (_, rule) in enumerate(lines(path)):
            parsed = algebra.parse(rule)
            for state, image in zip(states[:8], images, strict=False):
                values = {name: bool(state >> j & 1) for j, name in enumerate(network.names)}
                given = {symbol: algebra.TRUE if values[symbol.obj] else algebra.FALSE for symbol in parsed.symbols}
                assert (parsed.subs(given, simplify=True) == algebra.TRUE) == bool(image >> i & 1)


def test_aeon_gives_the_same_values() -> None:
    aeon = pytest.importorskip("biodivine_aeon")
    for path in models(30_000):
        network = read(path)
        states = sampled(network.names)
        images = network.rules.images(states)
        assignments = [{name: bool(state >> j & 1) for j, name in enumerate(network.names)} for state in states]
        for i, (target, rule) in enumerate(lines(path)):
            assert network.names[i] == target
            parsed = aeon.BooleanExpression(rule.replace("1", "true").replace("0", "false") if rule in "01" else rule)
            assert [parsed(assignment) for assignment in assignments] == [bool(image >> i & 1) for image in images]


def test_aeon_finds_the_same_signs() -> None:
    aeon = pytest.importorskip("biodivine_aeon")
    for path in models(15_000)[::3]:
        network = read(path)
        inferred = aeon.BooleanNetwork.from_file(str(path)).infer_valid_graph()
        signs = {"+": "+", "-": "-", None: "±"}
        theirs = {
            (inferred.get_variable_name(edge["source"]), inferred.get_variable_name(edge["target"])): signs[
                edge["sign"]
            ]
            for edge in inferred.regulations()
        }
        ours = {
            (network.names[source], name): sign
            for i, name in enumerate(network.names)
            for source, sign in zip(network.rules.regulators(i), network.rules.signs(i), strict=True)
            if sign != "0"
        }
        assert ours == theirs


PYBOOLNET = """
import json, logging, sys
logging.disable(logging.CRITICAL)
from pyboolnet.file_exchange import bnet2primes
print(json.dumps([bnet2primes(path) for path in sys.argv[1:]]))
"""


def test_pyboolnet_finds_the_same_prime_implicants() -> None:
    pytest.importorskip("pyboolnet")  # asked in a process of its own: importing it changes the logging of everyone
    paths = [path for path in models(4_000) if most_regulators(path) <= 8][::4]
    command = [sys.executable, "-c", PYBOOLNET, *map(str, paths)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    theirs = json.loads(answer.stdout.splitlines()[-1])
    assert len(paths) > 5
    for path, conditions in zip(paths, theirs, strict=True):
        ours = json.loads(primes.write(read(path)))
        assert comparable(ours) == comparable(conditions)


def most_regulators(path: Path) -> int:
    rules = read(path).rules
    return max((len(rules.regulators(i)) for i in range(len(rules))), default=0)


def comparable(conditions: dict[str, list[list[dict[str, int]]]]) -> dict[str, list[list[list[tuple[str, int]]]]]:
    return {name: [sorted(sorted(c.items()) for c in part) for part in parts] for name, parts in conditions.items()}
