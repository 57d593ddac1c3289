"""The continuous-time chain of a small network as a dense matrix, by definition; shares no code with the package.

Component i, where its rule disagrees with its value, flips at its rate up (from 0) or down (from 1). States are tuples
of 0 and 1 in the order of ``itertools.product``. Linear algebra is numpy's and scipy's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from scipy.linalg import expm

State = tuple[int, ...]
Step = Callable[[State], Sequence[int]]
"""A state, and the values that the rules give there."""
Rates = Sequence[tuple[float, float]]
Matrix = np.ndarray[Any, np.dtype[np.float64]]


def states(size: int) -> list[State]:
    """All states, the last component fastest."""
    return list(product((0, 1), repeat=size))


def generator(step: Step, rates: Rates) -> Matrix:
    """``Q[s, t]``: the rate from state s to state t; rows sum to 0."""
    all_states = states(len(rates))
    number = {state: k for k, state in enumerate(all_states)}
    q = np.zeros((len(all_states), len(all_states)))
    for k, state in enumerate(all_states):
        for i, (value, target) in enumerate(zip(state, step(state), strict=True)):
            if value != target:
                q[k, number[(*state[:i], 1 - value, *state[i + 1 :])]] += rates[i][value]
        q[k, k] = -q[k].sum()
    return q


def stepwise(step: Step, rates: Rates) -> Matrix:
    """The discrete process: one component drawn a step, in proportion to its rate (the larger of up and down), which
    takes the value of its rule, where a lower rate that way makes it more seldom.
    """
    total = sum(max(two) for two in rates)
    q = generator(step, rates)
    return np.eye(len(q)) + q / total


def at(q: Matrix, begin: Matrix, time: float) -> Matrix:
    """The distribution at a time."""
    return np.asarray(begin @ expm(q * time))


def closed_parts(q: Matrix) -> list[list[int]]:
    """The terminal strongly connected sets of states: the attractors."""
    n = len(q)
    ahead = (q > 0) | np.eye(n, dtype=bool)
    for _ in range(max(1, n.bit_length())):
        ahead = (ahead.astype(float) @ ahead.astype(float)) > 0
    found: list[list[int]] = []
    for k in range(n):
        reached = np.flatnonzero(ahead[k])
        if all(ahead[j, k] for j in reached) and k == reached[0]:
            found.append([int(j) for j in reached])
    return found


def stationary(q: Matrix, part: Sequence[int]) -> Matrix:
    """The stationary distribution on a closed part, over all states."""
    inside = q[np.ix_(part, part)]
    system = np.vstack([inside.T, np.ones(len(part))])
    right = np.zeros(len(part) + 1)
    right[-1] = 1
    solution, *_ = np.linalg.lstsq(system, right, rcond=None)
    whole = np.zeros(len(q))
    whole[list(part)] = solution
    return whole


def absorbed(q: Matrix, begin: Matrix) -> list[float]:
    """The probability to end in each closed part, in the order of ``closed_parts``."""
    parts = closed_parts(q)
    inside = sorted({k for part in parts for k in part})
    outside = [k for k in range(len(q)) if k not in set(inside)]
    chances = np.array([begin[part].sum() for part in parts])
    if outside:
        hit = np.linalg.solve(
            -q[np.ix_(outside, outside)],
            np.column_stack([q[np.ix_(outside, part)].sum(axis=1) for part in parts]),
        )
        chances = chances + begin[outside] @ hit
    return [float(chance) for chance in chances]


def long_run(q: Matrix, begin: Matrix) -> Matrix:
    """The expected share of time in each state, from a start, in the long run."""
    parts = closed_parts(q)
    chances = absorbed(q, begin)
    return np.asarray(sum(chance * stationary(q, part) for chance, part in zip(chances, parts, strict=True)))


def expected(distribution: Matrix, value: Callable[[State], float], size: int) -> float:
    """The expected value of a number that is read off a state."""
    return float(sum(p * value(state) for p, state in zip(distribution, states(size), strict=True)))


def mixture(parts: Sequence[tuple[float, Mapping[int, int]]], size: int) -> Matrix:
    """A start: weights and values by component; what is not named is drawn evenly."""
    whole = np.zeros(2**size)
    for weight, held in parts:
        inside = np.array([all(state[i] == v for i, v in held.items()) for state in states(size)], dtype=float)
        whole += weight * inside / inside.sum()
    return whole
