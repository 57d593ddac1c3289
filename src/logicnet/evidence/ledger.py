"""The ledger: files of claims, read into values and checked against networks and catalogue as they are read.

The format is described in ``networks/README.md`` under "Claims". What cannot be read is an error with file, line and
the path inside the document; nothing is left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

from logicnet import model
from logicnet.checking.properties import programs_of
from logicnet.errors import FormatError, UnknownName, did_you_mean
from logicnet.evidence.claim import (
    Arm,
    Claim,
    Compares,
    Durable,
    FromAttractors,
    FromMixture,
    FromStates,
    InAttractors,
    Property,
    Quantifier,
    Reaches,
    Satisfies,
    Start,
    Strength,
    Way,
)
from logicnet.formats import load
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.document import Document, Table, dotted
from logicnet.formats.files import read_bytes
from logicnet.formats.remarks import evidence, located
from logicnet.formats.shipped import network_folder
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import names
from logicnet.logic.ctl.parser import parse_formula
from logicnet.logic.program import OR, TRUE
from logicnet.model import Intervention, Measure, Network, Setting
from logicnet.model.drug import Catalogue
from logicnet.model.rates import Rates

_FILE = ("network", "setting", "starts", "claim")
_CLAIM = (
    *("id", "where", "references", "why", "statement", "setting", "background", "intervention", "start", "property"),
    *("expected", "strength", "choices", "prediction", "known_disagreement"),
)
_ARM = ("setting", "background", "intervention")
_ATTRACTORS = {f"{q} attractor{'s' if q is Quantifier.ALL else ''}": q for q in Quantifier}
_BY = ("inclusion", "probability", "share", "readout")
_RELATIONS = {"more resistant than": "more", "less resistant than": "less"}


@dataclass(frozen=True)
class Ledger:
    """The claims of one network, with the network they were read against."""

    network: Network
    claims: tuple[Claim, ...]
    file: str = ""


@cache
def ledgers() -> tuple[Ledger, ...]:
    """The claims of all shipped networks, a ledger each.

    Returns the ledgers in the order of the files' names; they are read once.

    Raises FormatError, or another LogicnetError with the place, where a shipped file is damaged.

    >>> sum(len(ledger.claims) for ledger in ledgers()) > 0
    True
    """
    paths = sorted((network_folder() / "claims").glob("*.toml"))
    return together(read(read_bytes(path), f"{path.parent.parent.name}/claims/{path.name}") for path in paths)


def read_claims(path: str | os.PathLike[str]) -> Ledger:
    """The claims in a file, checked against the network that it names.

    - ``path``: the file; ``networks/README.md`` describes the format under "Claims".

    Returns the ledger.

    Raises FormatError for a file that cannot be read or does not fit the format, UnknownName, RuleError, SettingError,
    InterventionError or ClaimError, with file and line, for a claim that does not fit the network.

    >>> read_claims("none.toml")
    Traceback (most recent call last):
    logicnet.errors.kinds.FormatError: none.toml: there is no such file
    """
    return read(read_bytes(Path(path)), str(path))


def together(found: Iterable[Ledger]) -> tuple[Ledger, ...]:
    """Several ledgers in which every claim has an id of its own.

    - ``found``: the ledgers.

    Returns the same ledgers.

    Raises FormatError where two claims have one id.

    >>> together([])
    ()
    """
    several = tuple(found)
    seen: dict[str, Claim] = {}
    for claim in (claim for ledger in several for claim in ledger.claims):
        if claim.id in seen:
            other = seen[claim.id].source
            raise FormatError(
                f"a second claim with the id '{claim.id}'", span=claim.source, hint=f"the other one: {other}"
            )
        seen[claim.id] = claim
    return several


def read(content: bytes, path: str) -> Ledger:
    """Read one file of claims. Raises LogicnetError with file, line and the path inside the document."""
    root = Document.parse(content, path).root
    root.only(_FILE)
    network = _network(root, path)
    page = _Page(root, network, catalogue_for(network))
    found: dict[str, Claim] = {}
    for entry in root.tables("claim"):
        claim = page.claim(entry)
        if claim.id in found:
            entry.refuse(
                f"a second claim with the id '{claim.id}'", "id", hint=f"the other one: {found[claim.id].source}"
            )
        found[claim.id] = claim
    return Ledger(network, tuple(found.values()), path)


def _network(root: Table, path: str) -> Network:
    name = root.text("network")
    beside = Path(path).parent / name
    try:
        return load(beside if beside.suffix and beside.is_file() else name)
    except UnknownName as error:
        root.refuse(error.message, "network", hint=error.hint)


@dataclass
class _Page:
    """A file being read: its network, and what it says once for all its claims."""

    root: Table
    network: Network
    catalogue: Catalogue
    _expressions: dict[str, Expression] = field(default_factory=dict)

    def claim(self, entry: Table) -> Claim:
        entry.only(_CLAIM)
        arm = self.arm(entry)
        strength = entry.member("strength", Strength) or Strength.REVIEWED
        return Claim(
            id=self.id(entry),
            network=self.network.name,
            statement=" ".join(entry.text("statement").split()),
            where=entry.text("where"),
            evidence=evidence(entry, [one.key for one in self.network.references]),
            arm=arm,
            property=self.property(entry, arm),
            start=self.start(entry, "start", arm) if "start" in entry.data else None,
            expected=entry.flag("expected", True),
            strength=strength,
            choices=self.choices(entry),
            prediction=entry.flag("prediction", False),
            disagreement=" ".join(entry.text("known_disagreement", "").split()),
            source=entry.document.span((*entry.path, "id")),
        )

    def id(self, entry: Table) -> str:
        id = entry.text("id")
        if not id or any(c.isspace() for c in id):
            entry.refuse("an id is one word", "id")
        return id

    def choices(self, entry: Table) -> tuple[str, ...]:
        known = [choice.id for choice in self.network.choices]
        for id in entry.texts("choices"):
            if id not in known:
                entry.refuse(f"{self.network.name} has no open choice '{id}'", "choices", hint=did_you_mean(id, known))
        return entry.texts("choices")

    def arm(self, entry: Table, like: Arm | None = None) -> Arm:
        """What a table says of an arm. An arm beside another one has its setting and background where it does not say
        otherwise.
        """
        said = entry.text("intervention", "")
        setting, background = self.setting(entry, "setting"), self.intervention(entry, "background")
        if like is not None:
            setting = like.setting if "setting" not in entry.data else setting
            background = like.background if "background" not in entry.data else background
        intervention = self.intervention(entry, "intervention")
        located(entry, "intervention", lambda: background | intervention)
        return Arm(setting, background, intervention, said)

    def setting(self, entry: Table, key: str) -> Setting:
        """The inputs that are held here, and those that the file holds for all claims."""
        own = located(entry, key, lambda: Setting.parse(entry.text(key, ""), self.network))
        common = located(self.root, "setting", lambda: Setting.parse(self.root.text("setting", ""), self.network))
        values = dict(common.values) | dict(own.values)
        return Setting.of(values, self.network)

    def intervention(self, entry: Table, key: str) -> Intervention:
        return located(entry, key, lambda: Intervention.parse(entry.text(key, ""), self.network, self.catalogue))

    def expression(self, entry: Table, key: str) -> Expression:
        text = entry.text(key)
        if text not in self._expressions:
            self._expressions[text] = located(entry, key, lambda: self.network.expression(text))
        return self._expressions[text]

    def start(self, entry: Table, key: str, arm: Arm) -> Start:
        """A start by its name, as values, or as the attractors under an arm."""
        value = entry.data[key]
        starts = self.root.table("starts")
        if isinstance(value, str) and value in starts.data:
            return self.start(starts, value, arm)
        if isinstance(value, str):
            if "=" not in value and not value.startswith("@"):
                entry.refuse(
                    f"unknown start '{value}'",
                    key,
                    hint=did_you_mean(value, starts.data, "starts") or 'or give values: "A=1 B=0"',
                )
            return self.states(entry, key, value)
        inside = entry.table(key)
        inside.only(("attractors", "states"))
        if "states" in inside.data:
            text = inside.text("states")
            return self.states(inside, "states", text)
        under = inside.table("attractors")
        under.only((*_ARM, "where", "start"))
        where = self.expression(under, "where") if "where" in under.data else None
        before = self.start(under, "start", arm) if "start" in under.data else None
        return FromAttractors(self.arm(under, arm), where, before)

    def states(self, entry: Table, key: str, text: str) -> FromStates | FromMixture:
        """The states of a subspace, or a mixture of several with weights."""
        read = located(entry, key, lambda: model.Start.parse(text, self.network))
        if read.is_subspace:
            return FromStates(tuple(read.shared.fixed.items()))
        parts = located(entry, key, read.subspaces)
        return FromMixture(tuple((weight, FromStates(tuple(one.fixed.items()))) for weight, one in parts))

    def property(self, entry: Table, arm: Arm) -> Property:
        inside = entry.table("property")
        kind = inside.text("kind")
        if kind not in PROPERTIES:
            inside.refuse(
                f"unknown kind of property: '{kind}'", "kind", hint=did_you_mean(kind, PROPERTY_WORDS, "kinds")
            )
        further, reading = PROPERTIES[kind]
        inside.only(("kind", *further))
        return reading(self, inside, kind, arm)

    def durable(self, inside: Table) -> Durable:
        then = self.setting(inside, "then") if "then" in inside.data else None
        return Durable(self.expression(inside, "expression"), then)

    def formula(self, inside: Table) -> Satisfies:
        text = inside.text("formula")
        formula = located(inside, "formula", lambda: parse_formula(text))
        place = inside.document.inside((*inside.path, "formula"))
        known = [*(c.name for c in self.network.components), *(p.name for p in self.network.phenotypes)]
        for name in names(formula):
            if name not in known:
                at = text.find(name)
                span = place.shifted(max(at, 0), len(name))
                message = f"{dotted((*inside.path, 'formula'))}: unknown component or phenotype '{name}'"
                raise UnknownName("component", name, known, message=message, span=span)
        located(inside, "formula", lambda: programs_of(self.network, formula))  # a level that the component has
        return Satisfies(formula)

    def comparison(self, inside: Table, kind: str, arm: Arm) -> Compares:
        by = inside.text("by", "inclusion")
        by = "readout" if "readout" in inside.data and "by" not in inside.data else by
        if by not in _BY:
            inside.refuse(f"unknown measure: '{by}'", "by", hint=did_you_mean(by, _BY, "measures"))
        if ("readout" in inside.data) != (by == "readout") or {"readout", "expression"} <= inside.data.keys():
            hint = 'readout = "Growth" stands in the place of expression, with by = "readout"'
            inside.refuse("a readout is compared by readout, and an expression otherwise", "by", hint=hint)
        other = inside.table("other")
        other.only(_ARM)
        if by == "inclusion" and "rates" in inside.data:
            inside.refuse("what is compared by inclusion has no rates", "rates", hint='by = "probability" has')
        rates = Rates() if by == "inclusion" else self.rates(inside)
        than = self.arm(other, arm)
        if by != "readout":
            return Compares(self.expression(inside, "expression"), _RELATIONS[kind], than, by, rates)
        summed = located(inside, "readout", lambda: Measure.read(inside.text("readout"), self.network))
        programs = [term.expression.program for term in summed.terms] or [(TRUE,)]
        read = Expression(self.network.rules, (*chain(*programs), *(OR,) * (len(programs) - 1)))
        return Compares(read, _RELATIONS[kind], than, by, rates, summed)

    def rates(self, inside: Table) -> Rates:
        """The rates of the walk: those given here, else those that the network comes with."""
        if "rates" not in inside.data:
            return Rates.read(None, self.network)
        return located(inside, "rates", lambda: Rates.parse(inside.text("rates"), self.network))


_Reading = Callable[[_Page, Table, str, Arm], Property]

PROPERTIES: Mapping[str, tuple[tuple[str, ...], _Reading]] = {
    **dict.fromkeys(
        _ATTRACTORS,
        (
            ("expression",),
            lambda page, inside, kind, _: InAttractors(_ATTRACTORS[kind], page.expression(inside, "expression")),
        ),
    ),
    **dict.fromkeys(
        map(str, Way),
        (("expression",), lambda page, inside, kind, _: Reaches(Way(kind), page.expression(inside, "expression"))),
    ),
    "ctl": (("formula",), lambda page, inside, *_: page.formula(inside)),
    **dict.fromkeys(
        _RELATIONS,
        (
            ("expression", "readout", "other", "by", "rates"),
            lambda page, inside, kind, arm: page.comparison(inside, kind, arm),
        ),
    ),
    "durable": (("expression", "then"), lambda page, inside, *_: page.durable(inside)),
}
"""Each kind of property by its name: the keys that it has beside ``kind``, and how it is read."""
PROPERTY_WORDS = tuple(PROPERTIES)
