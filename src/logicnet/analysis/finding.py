"""The one face of all answers: what every answer tells, and every answer about one network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from logicnet.core.codes import SAID, End
from logicnet.model import Asked, Network

if TYPE_CHECKING:
    import pandas


class Finding:
    """What every answer tells: what was ``asked``; whether it is ``complete``, else ``why_incomplete``: what is missing
    and which budget ended the work; by which ``method`` it was found, in how many ``seconds``. It is a table
    (``to_frame``), one JSON object (``to_dict``), and shows itself in a notebook.
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
        """The answer as one JSON object."""
        raise NotImplementedError

    def to_frame(self) -> pandas.DataFrame:
        """The answer as a pandas table."""
        raise NotImplementedError

    def proof(self) -> dict[str, Any]:
        """How far the answer goes, as it stands in the JSON of every answer."""
        return {
            "complete": self.complete,
            "why_incomplete": self.why_incomplete,
            "method": self.method,
            "seconds": round(self.seconds, 6),
        }

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


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
