"""A file of claims as it is read: what it says once for all its claims, and each claim against its network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Self

from logicnet import model
from logicnet.analysis.questions import read_context
from logicnet.checking.properties import programs_of
from logicnet.errors import UnknownName, did_you_mean
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
from logicnet.formats.document import Table, dotted
from logicnet.formats.remarks import CITED, evidence, located
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import names
from logicnet.logic.ctl.parser import parse_formula
from logicnet.logic.program import OR, TRUE
from logicnet.model import Context, Intervention, Measure, Network, Setting
from logicnet.model.drug import Catalogue
from logicnet.model.rates import Rates

_CLAIM = (
    *("id", "where", "references", "why", "statement", "setting", "background", "intervention", "start", "property"),
    *("anchors", "context", "helpers", "background_why", "panel"),
    *("expected", "strength", "choices", "prediction", "known_disagreement"),
)
_ARM = ("setting", "background", "helpers", "intervention")
_ATTRACTORS = {f"{q} attractor{'s' if q is Quantifier.ALL else ''}": q for q in Quantifier}
_BY = ("inclusion", "probability", "share", "readout")
_RELATIONS = {"more resistant than": "more", "less resistant than": "less"}


@dataclass
class ClaimsPage:
    """A file being read: its network, and what it says once for all its claims."""

    root: Table
    network: Network
    catalogue: Catalogue
    context: Context | None = None  # that of the claim which is being read
    _expressions: dict[str, Expression] = field(default_factory=dict)
    _interventions: dict[str, Intervention] = field(default_factory=dict)
    _settings: dict[str, Setting] = field(default_factory=dict)  # by the name of a context
    _backgrounds: dict[str, Intervention] = field(default_factory=dict)  # by the name of a context

    def claim(self, entry: Table) -> Claim:
        """One claim, in its own context or in that of the file."""
        entry.only(_CLAIM)
        return self.under(entry)._claim(entry)

    def under(self, *entries: Table) -> Self:
        """The page in the context that the first of these tables names, else in that of the file."""
        said = next((one for one in entries if "context" in one.data), self.root)
        return replace(
            self, context=located(said, "context", lambda: read_context(self.network, said.text("context", "")))
        )

    def _claim(self, entry: Table) -> Claim:
        arm, helpers = self.arm(entry), self.intervention(entry, "helpers")
        self.check_background(entry)
        panel = entry.flag("panel", False)
        if panel:
            self.check_panel(entry)
        strength = entry.member("strength", Strength) or Strength.REVIEWED
        return Claim(
            id=self.id(entry),
            network=self.network.name,
            statement=" ".join(entry.text("statement").split()),
            where=entry.text("where"),
            evidence=evidence(entry, [one.key for one in self.network.references], CITED),
            arm=arm,
            property=self.property(entry, arm),
            start=self.own_start(entry, arm),
            expected=entry.flag("expected", True),
            strength=strength,
            choices=self.choices(entry),
            prediction=entry.flag("prediction", False),
            disagreement=" ".join(entry.text("known_disagreement", "").split()),
            context=self.context.name if self.context else "",
            helpers=helpers,
            panel=panel,
            source=entry.document.span((*entry.path, "id")),
        )

    def own_start(self, entry: Table, arm: Arm) -> Start | None:
        """The claim's start, or that of the file; an empty one is none."""
        said = entry if "start" in entry.data else self.root
        return self.start(said, "start", arm) if said.data.get("start", "") != "" else None

    def check_background(self, entry: Table) -> None:
        """What an experiment had stands in its context, or the claim says why it had it."""
        own = self.in_context.changes
        for change in self.intervention(entry, "background").changes:
            if change not in own and not entry.text("background_why", "").strip():
                where = f"does not stand in the context {self.context.name}" if self.context else "stands in no context"
                hint = f'helpers = "{change}" holds off what competes; background_why = "…" says why it was there'
                entry.refuse(f"{change} {where}", "background", hint=hint)

    def check_panel(self, entry: Table) -> None:
        """A claim of the panel is asked in its context and nothing else."""
        inside, said = dict(self.set_in_context.values), Setting.parse(entry.text("setting", ""), self.network)
        for name, level in said.values:
            if self.context and inside.get(name, level) != level:
                what = f"a claim of the panel is asked in its context: {name}={level} is not"
                entry.refuse(what, "setting", hint=f"the context {self.context.name} sets {name}={inside[name]}")
        asked = [entry, entry.table("property").table("other")]
        if isinstance(entry.data.get("start"), dict):
            asked.append(entry.table("start").table("attractors"))
        for table in asked:
            if table.text("helpers", "").strip():
                table.refuse("a claim of the panel is asked without helpers", "helpers")
        if entry.text("background_why", "").strip():
            hint = "let a context hold what the experiment had, and name it"
            entry.refuse("a claim of the panel is asked in its context and nothing else", "background_why", hint=hint)

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
        setting, background = self.setting(entry, "setting"), self.background(entry)
        if like is not None:
            setting = like.setting if "setting" not in entry.data else setting
            background = like.background if not {"background", "helpers"} & entry.data.keys() else background
        intervention = self.intervention(entry, "intervention")
        located(entry, "intervention", lambda: background | intervention)
        return Arm(setting, background, intervention, said)

    def background(self, entry: Table) -> Intervention:
        """What is changed in an arm whatever is asked: by its context and experiment, and to hold competitors off."""
        own = [self.intervention(entry, key) for key in ("background", "helpers")]
        kept = self.in_context.elsewhere(*own)
        return located(entry, "helpers" if "helpers" in entry.data else "background", lambda: kept | own[0] | own[1])

    def setting(self, entry: Table, key: str) -> Setting:
        """The inputs that are held here, those that the context holds, and those that the file holds for all claims;
        where two of them say otherwise, the first has the last word.
        """
        own = located(entry, key, lambda: Setting.parse(entry.text(key, ""), self.network))
        name = self.context.name if self.context else ""
        if name not in self._settings:
            common = located(self.root, "setting", lambda: Setting.parse(self.root.text("setting", ""), self.network))
            both = dict(common.values) | dict(self.set_in_context.values)
            self._settings[name] = Setting.of(both, self.network)
        return Setting.of(dict(self._settings[name].values) | dict(own.values), self.network)

    @property
    def set_in_context(self) -> Setting:
        """The inputs that the context holds; none without a context."""
        return Setting.parse(self.context.setting, self.network) if self.context else Setting()

    @property
    def in_context(self) -> Intervention:
        """What is changed in the context by nature; nothing without a context."""
        if self.context is None:
            return Intervention()
        if self.context.name not in self._backgrounds:
            self._backgrounds[self.context.name] = Intervention.parse(self.context.background, self.network)
        return self._backgrounds[self.context.name]

    def intervention(self, entry: Table, key: str) -> Intervention:
        return located(entry, key, lambda: self._read(entry.text(key, "")))

    def _read(self, text: str) -> Intervention:
        if text not in self._interventions:
            self._interventions[text] = Intervention.parse(text, self.network, self.catalogue)
        return self._interventions[text]

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


_Reading = Callable[[ClaimsPage, Table, str, Arm], Property]

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
