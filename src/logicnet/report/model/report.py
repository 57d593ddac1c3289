"""The model's report: everything that is known of a network, in one file that answers by itself and prints."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork, Finding
from logicnet.evidence import Ledger
from logicnet.formats import checked_output, write_text
from logicnet.model import Asked, NetworkLike
from logicnet.report.model.criteria import Judgement, judgements
from logicnet.report.model.facts import SECONDS, Facts, Watch
from logicnet.report.model.history import KEY, History, confirm_former, history
from logicnet.report.model.html import html_page
from logicnet.report.model.score import Score, score_of
from logicnet.report.model.sections.table import sections_of
from logicnet.report.model.version import Version

if TYPE_CHECKING:
    import pandas

PAGE_SUFFIXES = (".html", ".htm")
"""What the file of a report may be called."""


@dataclass(frozen=True, repr=False)
class ModelReport(AboutNetwork):
    """A model's report: its facts, and what they are judged to be worth.

    - ``facts``: what is known of the network.
    - ``since``: a former version of its file, or the JSON of a former report; empty for none.

    >>> import logicnet
    >>> found = logicnet.report_on("tgfb", timeout=5)
    >>> found.sound, found.html().count("<script")
    (True, 0)
    """

    facts: Facts
    since: str = ""
    method: str = field(default="each part says how it was found", repr=False)

    @property
    def asked(self) -> Asked:
        """The network, as it is."""
        return Asked(self.facts.network)

    @property
    def complete(self) -> bool:
        """Whether no budget ended any part."""
        return not self.why_incomplete

    @property
    def why_incomplete(self) -> str:
        """Which parts a budget ended, and why; empty where none."""
        return "; ".join(f"{name}: {one.why_incomplete}" for name, one in self._asked_parts.items() if not one.complete)

    @property
    def seconds(self) -> float:
        """How long the parts took together."""
        return sum(one.seconds for one in self._asked_parts.values())

    @property
    def sound(self) -> bool:
        """Whether every claim that fails has a known disagreement written beside it; so it is where there are none."""
        return self.facts.checked is None or self.facts.checked.sound

    @cached_property
    def score(self) -> Score:
        """How far the model meets the criteria."""
        return score_of(judgements(self.facts))

    @property
    def criteria(self) -> tuple[Judgement, ...]:
        """The model judged by each criterion."""
        return self.score.judgements

    @cached_property
    def history(self) -> History | None:
        """What is different since the former version; None where none was named."""
        if not self.since:
            return None
        return history(self.since, self.facts, self.score, timeout=self.facts.timeout)

    @property
    def _asked_parts(self) -> dict[str, Finding]:
        facts = self.facts
        found: dict[str, Finding | None] = {
            "structure": facts.structure,
            **{f"attractors in {one.name}": one.found for one in facts.by_context},
            "screen": facts.screen,
            "claims": facts.checked,
            "open choices": facts.openness,
            "sensitivity": facts.sensitivity,
        }
        return {name: one for name, one in found.items() if one is not None}

    def html(self) -> str:
        """The report as one HTML file that needs nothing else, and holds no script.

        Returns the text of the file.

        Raises nothing of its own: what a budget ends is told in it.

        >>> import logicnet
        >>> "<script" in logicnet.report_on("tgfb", timeout=5).html()
        False
        """
        network = self.facts.network
        title = f"{network.title or network.name}: model report"
        lead = f"What is known of the logical network {network.name}, what was asked of it, and what is missing."
        return html_page(title, lead, sections_of(self.facts, self.score, self.history))

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the report. The file appears whole or not at all.

        - ``path``: the file; its name ends in .html or .htm.

        Returns the path.

        Raises FormatError for another suffix, and where the file cannot be written.

        >>> import logicnet
        >>> logicnet.report_on("tgfb", timeout=5).save("tgfb.html").name
        'tgfb.html'
        """
        target = checked_output(Path(path), PAGE_SUFFIXES)
        write_text(target, self.html())
        return target

    def to_dict(self) -> dict[str, Any]:
        """The report as one JSON object. A later report reads it as a former version."""
        facts, network = self.facts, self.facts.network
        return {
            "network": network.name,
            "digest": network.digest,
            **self.proof(),
            "title": network.title,
            "sound": self.sound,
            "structure": _timeless(facts.structure),
            "contexts": [{"name": one.name} | _timeless(one.found) for one in facts.by_context],
            "screen": None if facts.screen is None else _timeless(facts.screen),
            "check": None if facts.checked is None else _timeless(facts.checked),
            "sensitivity": None if facts.sensitivity is None else _timeless(facts.sensitivity),
            "proposals": [one.to_dict() for one in facts.proposals],
            "openness": None if facts.openness is None else _timeless(facts.openness),
            "score": self.score.to_dict(),
            "history": None if self.history is None else self.history.to_dict(),
            KEY: Version.of(facts, self.score).to_dict(),
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a criterion: subject, criterion, verdict, score, and what was found."""
        import pandas

        columns = ["subject", "criterion", "verdict", "score", "said"]
        rows = [[one.subject.title, one.criterion.title, one.word, one.score, one.said] for one in self.criteria]
        return pandas.DataFrame(rows, columns=columns)

    @property
    def summary(self) -> str:
        """How far the model meets the criteria, and whether its claims are sound."""
        return f"{self.score.words}, {'sound' if self.sound else 'claims fail'}"

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="model report" sandbox width="100%" height="700" srcdoc="{escape(self.html())}"></iframe>'
        )


def report_on(
    network: NetworkLike,
    *,
    claims: Ledger | str | os.PathLike[str] | None = None,
    since: str = "",
    timeout: float | None = SECONDS,
    watch: Watch | None = None,
) -> ModelReport:
    """The report of a network: model card, diagram, components, structure, attractors, claims, screens, and its score.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``claims``: a ledger, or a file of claims (default: those of a shipped network; none of any other).
    - ``since``: a former version of the network's file, or the JSON of a former report, with which it is compared
      (default: none).
    - ``timeout``: seconds that its long parts may take together; a part that this ends says so (default: 60).
    - ``watch``: shows how far each long part is: called with its title, gives a block in which the progress is told
      (default: nobody is told).

    Returns ModelReport, which writes itself as HTML and JSON; its parts are computed when they are first looked at.

    Raises FormatError, RuleError or UnknownName where a file cannot be read or a claim does not fit, LogicnetError for
    claims of another network and for a number out of its range.

    >>> found = report_on("tgfb", timeout=5)
    >>> found.facts.checked.sound
    True
    """
    if since:
        confirm_former(str(since))
    return ModelReport(Facts.of(network, claims, timeout=timeout, watch=watch), since)


def _timeless(found: Finding) -> dict[str, Any]:
    """A part as it stands in JSON, without how long it took: equal reports are equal."""
    return {key: value for key, value in found.to_dict().items() if key != "seconds"}
