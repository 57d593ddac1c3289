"""What is known of a formula on a network: whether every start state satisfies it, with a witness and a proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork, begun
from logicnet.checking.witness import ShownPath, ShownState, those_on
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.logic.ctl.formulas import Formula
from logicnet.model import Asked, Start

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False)
class Satisfaction(AboutNetwork):
    """Whether every state of ``start`` satisfies ``formula``: ``holds`` is True or False where ``complete``, else None,
    and then ``why_incomplete`` says which budget ended the work.

    ``states`` counts the start states over the components that matter to the formula, ``satisfied`` those of them that
    satisfy it (None where that was not counted). ``overridden`` are the values that the start was given for components
    which are held at the other one, unless ``held_later``.

    ``witness`` is a path or a state, over the components that matter to the formula and those that are held, or None:

    - the formula does not hold: a start state that does not satisfy it. For ``AX``, ``AF``, ``AG`` and ``A[ U ]`` it is
      the first state of a path that shows why: one step (a fixed point is its own next state), a path that stays
      outside for ever (its last state is a fixed point, or one that it has passed before), a path to a state that
      breaks what always holds, a path that leaves the left side before the right side comes.
    - the formula holds: for ``EX``, ``EF``, ``EG`` and ``E[ U ]`` such a path from one of the start states; for other
      formulas None, as no single path shows that all paths are alike.

    Under ``!``, ``&``, ``|`` and ``->`` the witness is that of a part which decides.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> logicnet.holds(switch, "EF (A & !B)", start="A=1 B=0").satisfied
    1
    """

    asked: Asked
    formula: Formula
    start: Start
    holds: bool | None = None
    complete: bool = True
    why_incomplete: str = ""
    method: str = ""
    witness: ShownPath | ShownState | None = None
    states: int | None = None
    satisfied: int | None = None
    seconds: float = field(default=0.0, compare=False)
    overridden: Mapping[str, int] = field(default_factory=dict)
    held_later: bool = False

    @property
    def path(self) -> tuple[Mapping[str, int | str], ...]:
        """The states of the witness, in the order in which they are passed; empty where there is none."""
        match self.witness:
            case None:
                return ()
            case ShownPath(states):
                return states
            case ShownState(values):
                return (values,)

    @property
    def summary(self) -> str:
        """Whether the formula holds, and in how many of the start states."""
        word = {True: "holds", False: "does not hold", None: "is undecided"}[self.holds]
        of = f" ({self.satisfied} of {self.states} start states satisfy it)" if self.satisfied is not None else ""
        return f"{self.formula} {word}{of}"

    def _facts(self) -> list[tuple[str, object]]:
        return [*super()._facts(), begun(self.start, self.held_later)]

    def _parts(self) -> list[CardPart]:
        what = f"{'example' if self.holds else 'counterexample'}: a {'path' if len(self.path) > 1 else 'state'}"
        rows = [(step, those_on(state, self.network.levels) or "none") for step, state in enumerate(self.path)]
        return [TableView(["step", "on"], rows, caption=what, fold=False)]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "from": self.start.to_dict(),
            "overridden": dict(self.network.told(self.overridden)),
            "held_later": self.held_later,
            "formula": str(self.formula),
            "holds": self.holds,
            **self.proof(),
            "states": self.states,
            "satisfied": self.satisfied,
            "witness": None if self.witness is None else self.witness.to_dict(),
        }

    def to_frame(self) -> pandas.DataFrame:
        """The witness as a table: components x the states that it passes, from 0. Empty where there is no witness."""
        import pandas

        names = [c.name for c in self.network.components if self.path and c.name in self.path[0]]
        columns = {number: [state[name] for name in names] for number, state in enumerate(self.path)}
        return pandas.DataFrame(columns, index=pandas.Index(names, name="component"))

    def __repr__(self) -> str:
        said = {True: "holds", False: "does not hold", None: "undecided"}[self.holds]
        return f"<{str(self.formula)[:60]} on {self.network.name}: {said}>"
