"""`Network.primes` is what pyboolnet's own functions take, and they find on it what we find."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys

import pytest

import logicnet
from logicnet import Network
from logicnet.logic import Rules

NETWORKS = [
    "A, !B\nB, !A\nC, A & !C",
    "I, I\nA, I & B | !C\nB, A\nC, A & B",
    "A, 1\nB, A & !C\nC, B | D\nD, !C",
    "A, A & (B | !B)\nB, A | C\nC, !B & !A",
]
THEIRS = """
import json, sys
from pyboolnet.trap_spaces import compute_steady_states, compute_trap_spaces
found = []
for primes in json.load(sys.stdin):
    spaces = {kind: compute_trap_spaces(primes, kind) for kind in ("min", "max")}
    found.append({**spaces, "fixed": compute_steady_states(primes)})
print(json.dumps(found))
"""


def some(text: str) -> Network:
    return Network("some", Rules.parse(text))


def test_the_primes_of_a_rule_are_its_shortest_conditions_for_0_and_for_1() -> None:
    assert some("A, A & (B | C)\nB, 0\nC, !C").primes() == {
        "A": [[{"A": 0}, {"B": 0, "C": 0}], [{"A": 1, "B": 1}, {"A": 1, "C": 1}]],
        "B": [[{}], []],
        "C": [[{"C": 1}], [{"C": 0}]],
    }


@pytest.mark.skipif(importlib.util.find_spec("pyboolnet") is None, reason="pyboolnet is not installed")
def test_pyboolnet_finds_the_same_trap_spaces_and_steady_states_on_them() -> None:
    networks = [some(text) for text in NETWORKS]
    # in a process of its own: importing pyboolnet changes the logging of everyone
    done = subprocess.run(
        [sys.executable, "-c", THEIRS],
        input=json.dumps([network.primes() for network in networks]),
        capture_output=True,
        text=True,
        check=True,
    )

    def rows(found: object) -> list[object]:
        return sorted(map(sorted, (row.items() for row in found)))

    for network, theirs in zip(networks, json.loads(done.stdout.splitlines()[-1]), strict=True):
        ours = {
            "min": logicnet.trap_spaces(network, "minimal"),
            "max": logicnet.trap_spaces(network, "maximal"),
            "fixed": logicnet.fixed_points(network),
        }
        for kind, spaces in ours.items():
            assert rows(theirs[kind]) == rows(space.fixed for space in spaces), (network.rules.bnet(), kind)
