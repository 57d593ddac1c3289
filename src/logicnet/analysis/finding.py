"""The one face of all answers: what every answer tells, and every answer about one network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from logicnet.core.codes import SAID, End
from logicnet.display import Card, Note, TableView, Visible
from logicnet.display.cards import CardPart
from logicnet.model import Asked, Network, Start
from logicnet.model.slips import slips_in

if TYPE_CHECKING:
    import pandas


class Finding(Visible):
    """What every answer tells: what was ``asked``; whether it is ``complete``, else ``why_incomplete``: what is missing
    and which budget ended the work; by which ``method`` it was found, in how many ``seconds``. It is a table
    (``to_frame``), one JSON object (``to_dict``), and shows itself in a notebook: its ``summary``, how far it goes, and
    its ``_parts``.
    """

    if TYPE_CHECKING:

        @property
        def asked(self) -> object: ...
        @property
        def complete(self) -> bool: ...
        @property
        def why_incomplete(self) -> str: ...
        @property
        def method(self) -> str: ...
        @property
        def seconds(self) -> float: ...

    @property
    def interrupted(self) -> bool:
        """Whether Ctrl-C ended the work."""
        return SAID[End.STOPPED.in_words] in self.why_incomplete

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object.

        Returns a dict of plain values: what was asked, how far the answer goes, and what was found.

        Raises nothing of its own.

        >>> import logicnet
        >>> logicnet.attractors("tgfb", limit=3).to_dict()["listed"]
        3
        """
        raise NotImplementedError

    def to_frame(self) -> pandas.DataFrame:
        """The answer as a table.

        Returns a pandas data frame.

        Raises ModuleNotFoundError where pandas is not installed.

        >>> import logicnet
        >>> logicnet.attractors("tgfb", limit=3).to_frame().shape[1]
        3
        """
        raise NotImplementedError

    def proof(self) -> dict[str, Any]:
        """How far the answer goes, as it stands in the JSON of every answer.

        Returns ``complete``, ``why_incomplete``, ``method`` and ``seconds``.

        Raises nothing.

        >>> import logicnet
        >>> logicnet.attractors("tgfb").proof()["complete"]
        True
        """
        return {
            "complete": self.complete,
            "why_incomplete": self.why_incomplete,
            "method": self.method,
            "seconds": round(self.seconds, 6),
        }

    @property
    def summary(self) -> str:
        """What was found, in a line."""
        return "" if self.complete else "incomplete"

    @property
    def _heading(self) -> str:
        """What kind of answer it is."""
        return type(self).__name__

    @property
    def _certainty(self) -> str:
        """How sure what was found is, in a word or more."""
        return "exact"

    def _facts(self) -> list[tuple[str, object]]:
        """What was asked, in pairs of a word and what is said of it."""
        return []

    def _parts(self) -> list[CardPart]:
        """What a notebook shows below."""
        return [TableView.of_frame(self.to_frame())]

    def _line(self) -> str:
        return ": ".join(filter(None, [self._heading, self.summary]))

    def _card(self) -> Card:
        return Card(self._heading, self.summary, self._facts(), [self._how_far(), self._doubts(), *self._parts()])

    def _doubts(self) -> Note:
        """Which names of the networks that it is about are perhaps misspelt."""
        several = self.asked if isinstance(self.asked, tuple) else (self.asked,)
        return Note(slips_in(note for one in several if isinstance(one, Asked) for note in one.network.notes))

    def _how_far(self) -> Note:
        """How sure the answer is and how it was found; before all else, what is missing."""
        parts = [self._certainty, f"method: {self.method}" if self.method else "", f"{self.seconds:.2g} s"]
        told = " · ".join(filter(None, parts))
        return Note(told) if self.complete else Note(f"{self.why_incomplete} · {told}", "incomplete:")


class AboutNetwork(Finding):
    """An answer about one network, under one setting and one intervention."""

    if TYPE_CHECKING:

        @property
        def asked(self) -> Asked: ...

    @property
    def network(self) -> Network:
        """The network that was asked about."""
        return self.asked.network

    @property
    def setting(self) -> str:
        """The setting, in notation."""
        return str(self.asked.setting)

    @property
    def intervention(self) -> str:
        """The intervention, in notation."""
        return str(self.asked.intervention)

    @property
    def under(self) -> str:
        """Setting and intervention as headings of pictures tell them: drugs by their names."""
        return " · ".join(filter(None, (self.setting, self.asked.intervention.called)))

    @property
    def _heading(self) -> str:
        return f"{type(self).__name__} of {self.network.name}"

    def _facts(self) -> list[tuple[str, object]]:
        context = str(self.asked.context or "")
        facts = [("context", context), ("setting", self.setting), ("intervention", self.asked.intervention.told)]
        return [*facts, ("rates", self.asked.rates if self.asked.rates else "")]


def begun(start: Start, held_later: bool = False) -> tuple[str, object]:
    """From where an answer starts, as a fact of its card."""
    return "from", f"{str(start) or 'any state'}{', held later' if held_later else ''}"
