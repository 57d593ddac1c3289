"""What decides a claim, slowly: values passed forward three-valued, by definition, over trees."""

from __future__ import annotations

from dataclasses import replace

import claims_oracle
from claims_oracle import Arm, Claim, FromAttractors, Network, Start, Tree

Known = dict[int, int]


def decider(network: Network, claim: Claim) -> str:
    for rounds, word in ((1, "one rule"), (len(network) + 1, "constants")):
        if settled(network, claim, rounds):
            return word
    return "reach" if claim.kind in ("can reach", "must reach", "stays", "ctl") else "attractors"


def settled(network: Network, claim: Claim, rounds: int) -> bool:
    if claim.kind.endswith("resistant than"):
        rates = claim.rates if claim.by != "inclusion" else ()
        both = [passed(network, arm, claim.start, rounds, rates) for arm in (claim.arm, claim.other)]
        return all(value(claim.about, known) is not None for known in both)
    if claim.kind == "durable":
        then = claim.arm.setting if claim.then is None else claim.then
        after = replace(claim.arm, setting=then, intervention=())
        return value(claim.about, passed(network, after, FromAttractors(claim.arm), rounds)) is not None
    known = passed(network, claim.arm, claim.start, rounds)
    if "attractor" in claim.kind:
        return value(claim.about, known) is not None
    first = lasting(network, claim.arm, claim.start)
    if claim.kind != "ctl":
        return path(claim.kind, claim.about, first, known)
    return formula(claim.about, first, known)


def path(kind: str, about: Tree, first: Known, known: Known) -> bool:
    return value(about, first) is not None or value(about, known) == (0 if kind == "stays" else 1)


def formula(tree: Tree, first: Known, known: Known) -> bool:
    simple = lambda part: not isinstance(part, tuple) or (part[0] in "01!&|->" and all(map(simple, part[1:])))  # noqa: E731
    match tree:
        case ("EF", inner) if simple(inner):
            return path("can reach", inner, first, known)
        case ("AG", inner) if simple(inner):
            return path("stays", inner, first, known)
        case ("AG", ("EF", inner)) if simple(inner):
            return value(inner, known) is not None
        case ("AG", ("EF", ("AG", inner))) if simple(inner):
            return value(inner, known) is not None
        case _:
            return claims_oracle.read(tree) <= first.keys()


def passed(network: Network, arm: Arm, start: Start, rounds: int, rates=()) -> Known:  # type: ignore[no-untyped-def]
    """What is known after some applications of the rules, all at once."""
    rules, known = under(network, arm, rates), lasting(network, arm, start, rates)
    for _ in range(rounds):
        fresh = {i: value(rule, known) for i, rule in enumerate(rules) if i not in known}
        known = known | {i: v for i, v in fresh.items() if v is not None}
    return known


def lasting(network: Network, arm: Arm, start: Start, rates=()) -> Known:  # type: ignore[no-untyped-def]
    """The values that all start states share, without those that their rules, of what is known, do not keep."""
    if isinstance(start, FromAttractors):
        return arm.held
    states = claims_oracle.begin(network, arm, start)
    known = {i: v for i, v in enumerate(min(states)) if all(state[i] == v for state in states)}
    rules = under(network, arm, rates)
    for _ in network:
        known = {i: v for i, v in known.items() if value(rules[i], known) == v}
    return known


def under(network: Network, arm: Arm, rates=()) -> Network:  # type: ignore[no-untyped-def]
    rules = list(network)
    for change in (*arm.background, *arm.intervention):
        if change[0] == "cut":
            _, i, j, v = change
            rules[j] = cut(rules[j], i, v)
    rules = list(claims_oracle.slowed(tuple(rules), rates))
    return tuple((str(arm.held[i]),) if i in arm.held else rule for i, rule in enumerate(rules))


def cut(tree: Tree, i: int, v: int) -> Tree:
    if isinstance(tree, int):
        return (str(v),) if tree == i else tree
    return (tree[0], *(cut(part, i, v) for part in tree[1:]))


def value(tree: Tree, known: Known) -> int | None:
    if isinstance(tree, int):
        return known.get(tree)
    if tree[0] in "01":
        return int(tree[0])
    parts = [value(part, known) for part in tree[1:]]
    if tree[0] == "!":
        return None if parts[0] is None else 1 - parts[0]
    if tree[0] == "->":
        return value(("|", ("!", tree[1]), tree[2]), known)
    strong = 0 if tree[0] == "&" else 1
    return strong if strong in parts else None if None in parts else 1 - strong
