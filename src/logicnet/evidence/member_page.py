"""A file of claims about a member network, read as claims about the whole that the member was composed into.

What holds is, from the weakest on: the setting of the whole's file, the context of the whole, the setting of the
member's file, and what the claim says itself. What the member takes as an input and the whole regulates is held at that
value. A component of two values that has more levels in the whole is, where it is 1, held there at its highest. What
the member holds at 0 and the whole is without is not held: a component that is not there is one that is never on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from logicnet.errors import LogicnetError, UnknownName
from logicnet.evidence.claim import Arm, Claim, FromMixture, FromStates
from logicnet.evidence.page import ClaimsPage
from logicnet.formats.document import Table
from logicnet.model import Change, Cut, Fix, Intervention, Keep, Setting
from logicnet.model.levels import level_of
from logicnet.model.notation import words


class NotAsked(LogicnetError):
    """A claim of a member that cannot be asked of the whole. ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class MemberPage(ClaimsPage):
    """A member's file, against the whole. ``root`` is the member's document; ``member`` and ``whole`` read the two
    files against their own networks.
    """

    member: ClaimsPage = field(kw_only=True)
    whole: ClaimsPage = field(kw_only=True)
    _arms: dict[Arm, Arm] = field(default_factory=dict)
    _spilled: dict[str, int] = field(default_factory=dict)

    def asked(self, entry: Table, tables: Sequence[Table]) -> Claim:
        """A claim of the member, asked of the whole. ``tables`` are those of the whole's file that speak of it, from
        the claim's own to that for all members. Raises NotAsked where the whole lacks something that it speaks of.
        """
        whole = self.whole.under(*tables)
        page = replace(self, context=whole.context, whole=whole, member=self.member.under(entry))
        try:
            claim = page._claim(entry)
        except NotAsked:
            raise
        except UnknownName as error:
            raise NotAsked(f"{error.name} is not in the whole") from None
        except LogicnetError as error:  # the member's own network reads it: what is wrong is wrong in the whole
            raise NotAsked(error.message.partition(": ")[2] or error.message) from None
        said = next((one for one in tables if "start" in one.data), None)
        if claim.start is None and said is not None and said.data["start"] != "":
            claim = replace(claim, start=whole.start(said, "start", claim.arm))
        reason = next((one.text("known_disagreement") for one in tables if "known_disagreement" in one.data), "")
        return replace(claim, panel=False, disagreement=" ".join(reason.split()) or claim.disagreement)

    def check_background(self, entry: Table) -> None:
        """The member's own page has looked at it."""

    def choices(self, entry: Table) -> tuple[str, ...]:
        known = [choice.id for choice in self.network.choices]
        return tuple(id for id in entry.texts("choices") if id in known)

    def arm(self, entry: Table, like: Arm | None = None) -> Arm:
        mine = self.member.arm(entry, None if like is None else self._arms[like])
        held, spilled = self._held(mine.setting)
        base = self.whole.setting(replace(self.whole.root, data={}), "setting")
        own = self._translated(mine.background.changes)
        background = {one.place: one for one in self.in_context.changes}
        background |= {(name,): Fix(name, level) for name, level in spilled.items()}
        background |= {one.place: one for one in own.changes}
        arm = Arm(
            Setting.of(dict(base.values) | held, self.network),
            Intervention.of(background.values()),
            self._changes(mine.said),
            mine.said,
        )
        self._arms[arm] = mine
        self._spilled.update(spilled)
        return arm

    def setting(self, entry: Table, key: str) -> Setting:
        """A setting after a withdrawal: what the whole regulates stays as the arm before it held it."""
        held, spilled = self._held(self.member.setting(entry, key))
        for name, level in spilled.items():
            if self._spilled.get(name) != level:
                raise NotAsked(f"{name} is no input of the whole, and cannot be set anew")
        base = self.whole.setting(replace(self.whole.root, data={}), "setting")
        return Setting.of(dict(base.values) | held, self.network)

    def intervention(self, entry: Table, key: str) -> Intervention:
        return self._changes(entry.text(key, ""))

    def states(self, entry: Table, key: str, text: str) -> FromStates | FromMixture:
        match self.member.states(entry, key, text):
            case FromStates() as one:
                return self._states(one)
            case FromMixture(parts):
                return FromMixture(tuple((weight, self._states(one)) for weight, one in parts))

    def _states(self, one: FromStates) -> FromStates:
        found: dict[str, int] = {}
        for variable, value in one.values:
            name, _ = level_of(variable) or (variable, 1)
            if not self._is_there(name, value):
                continue
            if variable in self.network.position:
                found[variable] = value
            elif variable == name:
                found |= self.network.held(name, self._level(name, value))
            else:
                raise NotAsked(f"{variable} is no level of the whole")
        return FromStates(tuple(found.items()))

    def _held(self, setting: Setting) -> tuple[dict[str, int], dict[str, int]]:
        """The inputs of the whole that the member's setting holds, and the other components of the whole that it does;
        each at its level there.
        """
        inputs = {*self.network.inputs, *self.network.inputs_with_levels, *self.network.constants}
        held: dict[str, int] = {}
        spilled: dict[str, int] = {}
        for name, level in setting.values:
            if self._is_there(name, level):
                (held if name in inputs else spilled)[name] = self._level(name, level)
        return held, spilled

    def _changes(self, text: str) -> Intervention:
        """Changes as they are written: a drug does what it does in the whole, all else is what it is in the member."""
        found: list[Change] = []
        for word in words(text):
            if word.group() in self.catalogue:
                found += Intervention.parse(word.group(), self.network, self.catalogue).changes
            else:
                found += self._translated(Intervention.parse(word.group(), self.member.network).changes).changes
        return Intervention.of(found)

    def _translated(self, changes: Iterable[Change]) -> Intervention:
        return Intervention.read([self._change(one) for one in changes], self.network)

    def _change(self, one: Change) -> Change:
        for name in one.place:
            self._is_there(name, 1)
        match one:
            case Fix(name, value):
                return Fix(name, self._level(name, value))
            case Keep():
                return one
            case Cut(source, target, value):
                return Cut(source, target, self._level(source, value)).within(self.network)
            case _:
                assert_never(one)

    def _is_there(self, name: str, level: int) -> bool:
        """Whether the whole has the component. Raises NotAsked where it has not, and it is to be on."""
        if name in self.network.position or name in self.network.levels:
            return True
        if level:
            raise NotAsked(f"{name} is not in the whole")
        return False

    def _level(self, name: str, level: int) -> int:
        """A level of the member's component as a level of the whole's."""
        there, here = (network.levels.get(name, 1) for network in (self.member.network, self.network))
        if there == 1 != here:
            return here if level else 0
        if level > here:
            raise NotAsked(f"{name} has no level {level} in the whole")
        return level
