"""A network by the evidence of some tissues alone: regulations that were seen only elsewhere have no effect in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from logicnet.errors import UnknownName
from logicnet.model.change import Cut
from logicnet.model.component import Choice, Regulation
from logicnet.model.intervention import Intervention
from logicnet.model.network import Network

TISSUES = ("breast", "colorectal", "liver", "head and neck")
"""The tissues of the shipped networks' evidence; a network may name others."""


def with_evidence(network: Network, tissues: Sequence[str]) -> Network:
    """The network in which regulations that were seen in other tissues alone are cut.

    - ``network``: the network; ``evidence.seen_in`` of its regulations says where each was seen.
    - ``tissues``: the tissues whose evidence counts.

    A regulation stays where its evidence names one of the tissues, and where it names none at all. Of one that is left
    out the target reads 0, as if its source were never there: one that helps helps no more, and one that hinders
    hinders no more. One of both signs does either by what else there is, so that no value takes its effect away: it
    stays too. The alternatives of open choices are cut in the same way. ``notes`` of the answer say what was cut, and
    what stayed for want of a sign.

    Returns the network.

    Raises UnknownName, with the known ones, for a tissue that neither the network nor ``TISSUES`` names.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Component, Evidence
    >>> edge = Regulation("A", "B", "+", Evidence(seen_in=("liver",)))
    >>> rules = Rules.build(["A", "C", "B"], ["A", "C", "A | C"])
    >>> network = Network("n", rules, (Component("A"), Component("C"), Component("B", regulations=(edge,))))
    >>> with_evidence(network, ["breast"]).regulators("B"), with_evidence(network, ["liver"]).regulators("B")
    (('C',), ('A', 'C'))
    """
    elsewhere = [edge for edge in network.regulations if edge.evidence.seen_in]
    known = list(dict.fromkeys((*TISSUES, *(one for edge in elsewhere for one in edge.evidence.seen_in))))
    for one in tissues:
        if one not in known:
            raise UnknownName("tissue", one, known)
    dropped = [edge for edge in elsewhere if not set(tissues).intersection(edge.evidence.seen_in)]
    cuts = [Cut(edge.source, edge.target, 0).within(network) for edge in dropped if edge.sign in ("+", "-")]
    kept = [edge for edge in dropped if edge.sign == "±"]
    changed = Intervention.of(cuts).on(network)
    choices = [choice for one in network.choices if (choice := _choice(one, cuts, network)) is not None]
    left = [one.id for one in network.choices if not isinstance(one.chosen, str) and one not in choices]
    said = [f"open choices about levels that lost a regulator are left out: {', '.join(left)}"] if left else []
    return replace(changed, choices=tuple(choices), notes=(*network.notes, *_notes(tissues, dropped, kept), *said))


def _choice(choice: Choice, cuts: Sequence[Cut], network: Network) -> Choice | None:
    """An open choice after the cuts; None where all of its forms have become one."""
    own = [cut for cut in cuts if cut.target == choice.component]
    if not own:
        return choice
    if not isinstance(choice.chosen, str):
        return None  # the conditions of its levels are not rules by themselves; the notes say that it is left out
    chosen, *others = (
        _cut(rule, own, choice.component, network)
        for rule in (choice.chosen, *choice.alternatives)
        if isinstance(rule, str)
    )
    forms = [network.expression(one) for one in (chosen, *others)]
    left = [one for i, one in enumerate(others, 1) if not any(forms[i].equivalent(form) for form in forms[:i])]
    return replace(choice, chosen=chosen, alternatives=tuple(left)) if left else None


def _cut(rule: str, cuts: Sequence[Cut], component: str, network: Network) -> str:
    """A rule of a component after the cuts of those of its regulators that it mentions."""
    number = network.position[component]
    form = network.with_rules(network.rules.replace(number, rule))
    there = [cut for cut in cuts if cut.exists(form)]
    return Intervention.of(there).on(form).rules.text(number)


def _notes(tissues: Sequence[str], dropped: Sequence[Regulation], kept: Sequence[Regulation]) -> list[str]:
    """What was cut, and what stayed, in words."""
    cut = [f"{edge.source}:{edge.target} ({', '.join(edge.evidence.seen_in)})" for edge in dropped if edge not in kept]
    where = ", ".join(tissues)
    said = [f"evidence of {where} alone: left out as seen elsewhere: {', '.join(cut)}"] if cut else []
    stay = ", ".join(f"{edge.source}:{edge.target}" for edge in kept)
    why = "of both signs, so that no value takes their effect away"
    return [*said, *([f"evidence of {where} alone: kept though seen elsewhere, {why}: {stay}"] if stay else [])]
