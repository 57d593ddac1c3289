"""Claims proposed for regulations that no claim notices: each holds, and would fail were the regulation wrong.

A proposal is looked for among questions of one form: in a context of the network, with nothing changed or the
regulator held, do all attractors, some, or none show a phenotype, or the regulation's target? At last the other
regulators of the target are held too, as helpers. A proposal is read like a line of the claims' own file and decided by
the same engine; only what the regulation's mutants turn over is proposed. Whether it is true of cells is for the
literature to say, and whether a rule was written for it for whoever wrote the rule: a proposal is no prediction.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Any

from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.core.progress import Progress
from logicnet.errors import LogicnetError
from logicnet.evidence import Claim, Ledger, Mutant
from logicnet.evidence.arms import Case
from logicnet.evidence.baseline import Baseline
from logicnet.evidence.mutants import mutants
from logicnet.evidence.page import ClaimsPage
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.document import Document
from logicnet.formats.toml_writing import text
from logicnet.model import Fix, Network
from logicnet.model.assignment import equation
from logicnet.model.notation import written

_SAID = {
    "all attractors": "All attractors show",
    "no attractor": "No attractor shows",
    "some attractor": "Some attractor shows",
}
_PHENOTYPES_FIRST = 0.6  # of the time for one regulation
_MOST_HELD = 6  # other regulators of a target: with more there are too many ways to hold them
WHERE = "to be filled in: where the source says so"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim for one regulation, or why there is none.

    - ``source``, ``target``: the regulation.
    - ``claim``: the claim; None where none was found.
    - ``toml``: the claim as lines for the file of claims.
    - ``kinds``: which of the regulation's mutants it notices, ``removed`` and ``flipped``.
    - ``why_none``: why there is none.
    """

    source: str
    target: str
    claim: Claim | None = None
    toml: str = ""
    kinds: tuple[str, ...] = ()
    why_none: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "from": self.source,
            "to": self.target,
            "claim": self.toml or None,
            "would_notice": list(self.kinds),
            "why_none": self.why_none,
        }


@dataclass(frozen=True, slots=True)
class _Question:
    """What a claim asks: under which context, setting and intervention, of which expression."""

    context: str
    setting: str
    helpers: str
    intervention: str
    expression: str

    def toml(self, id: str, kind: str, said: str) -> str:
        """The claim as lines of a file."""
        given = {name: getattr(self, name) for name in ("context", "setting", "helpers", "intervention")}
        lines = ["[[claim]]", f"id = {text(id)}", f"where = {text(WHERE)}", f"statement = {text(said)}"]
        lines += [f"{key} = {text(value)}" for key, value in given.items() if value]
        lines += [f"property = {{ kind = {text(kind)}, expression = {text(self.expression)} }}"]
        return "\n".join(lines)


def proposed(
    ledger: Ledger,
    edges: Sequence[tuple[str, str]],
    *,
    timeout: float | None = None,
    progress: Progress | None = None,
) -> tuple[Proposal, ...]:
    """For each regulation a claim that notices it.

    - ``ledger``: the claims of the network, whose file says in what they are asked.
    - ``edges``: the regulations, each a pair of source and target.
    - ``timeout``: seconds for all of them (default: no end).
    - ``progress``: called with how much is done and how much there is (default: nobody is told).

    Returns a Proposal an edge, in their order.
    """
    began = time.monotonic()
    search = _Search(ledger)
    found = []
    for done, (source, target) in enumerate(edges):
        if progress is not None:
            progress(done, len(edges))
        left = None if timeout is None else (timeout - (time.monotonic() - began)) / (len(edges) - done)
        found.append(search.proposal(source, target, left))
    return tuple(found)


class _Search:
    """The questions to one ledger's network, with what was found out about it already."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._network = ledger, ledger.network
        self._system, self._answers = system_of(ledger.network), Notebook(ledger.network.names)
        self._catalogue = catalogue_for(ledger.network)
        self._mutants = {(one.source, one.target, one.kind): (one, rules) for one, rules in mutants(ledger.network)}
        self._ids = {claim.id for claim in ledger.claims}

    def proposal(self, source: str, target: str, seconds: float | None) -> Proposal:
        """The first claim that notices the regulation; none where the questions or the time are at their end."""
        began, asked = time.monotonic(), 0
        flipped: Proposal | None = None
        # phenotypes say more than a component, and are asked first; the rest of the time is the component's
        several = (
            (_PHENOTYPES_FIRST, _questions(self._network, source, [one.name for one in self._network.phenotypes])),
            (1.0, chain(_questions(self._network, source, [written(target)]), _aside(self._network, source, target))),
        )
        for share, questions in several:
            for question in questions:
                if seconds is not None and time.monotonic() - began > seconds * share:
                    break
                asked += 1
                found = self._noticing(question, source, target)
                if found and "removed" in found.kinds:
                    return found
                flipped = flipped or found
        ended = seconds is not None and time.monotonic() - began > seconds
        why = f"the time budget ended after {asked} questions" if ended else f"none of {asked} questions notices it"
        return flipped or Proposal(source, target, why_none=why)

    def _noticing(self, question: _Question, source: str, target: str) -> Proposal | None:
        """The claim that asks this question, if it holds and a mutant of the regulation makes it fail."""
        for kind in _SAID:
            toml = question.toml(self._id(source, target), kind, _statement(question, kind, source, target))
            try:
                claim = self._read(toml)
                one = Baseline(Case(claim, self._network, self._system, self._answers, show=False))
                turned = [mutant.kind for mutant, rules in self._of(source, target) if one.notices(rules) is True]
            except LogicnetError:  # a claim about nothing, or one that does not fit the file's own setting
                return None
            if one.before == "undecided":
                return None
            if one.before == "holds":
                return Proposal(source, target, claim, toml, tuple(turned)) if turned else None
        return None

    def _of(self, source: str, target: str) -> Iterator[tuple[Mutant, Any]]:
        for kind in ("removed", "flipped"):
            if (source, target, kind) in self._mutants:
                yield self._mutants[source, target, kind]

    def _read(self, toml: str) -> Claim:
        """The claim as the ledger's own file would have it."""
        root = self._ledger.root.data if self._ledger.root is not None else {}
        said = [f"{key} = {text(root[key])}" for key in ("setting", "context") if isinstance(root.get(key), str)]
        document = Document.parse(
            "\n".join([f"network = {text(self._network.name)}", *said, toml]).encode(), "proposal"
        )
        return ClaimsPage(document.root, self._network, self._catalogue).claim(document.root.tables("claim")[0])

    def _id(self, source: str, target: str) -> str:
        id = "-".join(f"proposed {source} {target}".split())
        return id if id not in self._ids else f"{id}-again"


def _questions(network: Network, source: str, names: Sequence[str]) -> Iterator[_Question]:
    """Questions from the plainest on: nothing changed, then the regulator held at its highest level, then at 0."""
    contexts = [one.name for one in network.contexts] or [""]
    held = [_held(network, {source: level}) for level in (network.component(source).maximum, 0)]
    for setting, intervention in (("", ""), *held):
        for expression in names:
            for context in contexts:
                yield _Question(context, setting, "", intervention, expression)


def _aside(network: Network, source: str, target: str) -> Iterator[_Question]:
    """The same of the target alone, with each of its other regulators held at 0 or at its highest level, as helpers."""
    others = [name for name in network.regulators(target) if name not in (source, target)]
    if len(others) > _MOST_HELD:
        return
    for context in [one.name for one in network.contexts] or [""]:
        for levels in product(*((0, network.component(name).maximum) for name in others)):
            values, helpers = _held(network, dict(zip(others, levels, strict=True)))
            for level in (network.component(source).maximum, 0):
                setting, intervention = _held(network, {source: level})
                together = " ".join(filter(None, [values, setting]))
                yield _Question(context, together, helpers, intervention, written(target))


def _held(network: Network, levels: Mapping[str, int]) -> tuple[str, str]:
    """Components held at levels: the inputs as a setting, the others as an intervention."""
    inputs = {*network.inputs, *network.inputs_with_levels}
    values = [equation(name, level) for name, level in levels.items() if name in inputs]
    return " ".join(values), " ".join(str(Fix(name, level)) for name, level in levels.items() if name not in inputs)


def _statement(question: _Question, kind: str, source: str, target: str) -> str:
    under = ", ".join(filter(None, [question.setting, question.helpers, question.intervention]))
    begin = f"With {under}: {_SAID[kind][0].lower()}{_SAID[kind][1:]}" if under else _SAID[kind]
    return f"{begin} {question.expression}. It takes that {source} acts on {target}."
