"""The history of a model: what is different since a former version, in what it is, what it does, how it is judged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from logicnet.core.budget import Clock
from logicnet.errors import FormatError
from logicnet.formats import load
from logicnet.formats.files import read_bytes
from logicnet.model import Network
from logicnet.report.model.criteria import judgements
from logicnet.report.model.facts import Facts
from logicnet.report.model.score import Score, score_of, score_words
from logicnet.report.model.version import Version, former_facts
from logicnet.screens.twins import Contrast, contrasts

PARTS = {
    "component": ("component", "components"),
    "rule": ("rule", "rules"),
    "regulation": ("regulation", "regulations"),
    "attractors": ("number of attractors", "numbers of attractors"),
    "claim": ("verdict on a claim", "verdicts on claims"),
    "criterion": ("score by a criterion", "scores by criteria"),
}
"""What is compared, in the order of the report: the word for one, and for several."""
KEY = "version_of_model"
"""Where the JSON of a report holds the version that it was made of."""
_LEAST = 0.0005  # of a score: by less it did not move


@dataclass(frozen=True)
class History:
    """What is different since a former version.

    - ``file``: the former network, or the report of it.
    - ``before``, ``now``: the two versions.
    - ``differences``: by part, each with what it was and what it is; of rules with a state that tells them apart.
    - ``left``: what could not be compared, and why.
    """

    file: str
    before: Version
    now: Version
    differences: tuple[Contrast, ...]
    left: tuple[str, ...] = ()

    def of(self, part: str) -> tuple[Contrast, ...]:
        """The differences of one part, a key of ``PARTS``."""
        return tuple(one for one in self.differences if one.part == part)

    @property
    def said(self) -> str:
        """One sentence with the numbers."""
        numbers = [(len(self.of(part)), words) for part, words in PARTS.items()]
        told = [f"{number} {words[number != 1]}" for number, words in numbers if number]
        before, now = (score_words(one.total) for one in (self.before, self.now))
        score = f"the score went from {before} to {now}" if before != now else f"the score is {now}"
        return f"Different: {', '.join(told)}; {score}." if told else f"Nothing is different; {score}."

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "since": self.file,
            "said": self.said,
            "before": _head(self.before),
            "now": _head(self.now),
            "differences": [
                {"part": one.part, "about": one.about, "before": one.first, "now": one.second, "state": one.state}
                for one in self.differences
            ],
            "not_compared": list(self.left),
        }


def history(file: str, facts: Facts, score: Score, *, timeout: float | None = None) -> History:
    """What is different since a former version of a model.

    - ``file``: a former version of the network's file, or the JSON of a former report.
    - ``facts``: what is known of the model now.
    - ``score``: its score now.
    - ``timeout``: seconds that the comparison of the rules may take (default: no end).

    Returns History. A former network is asked the same as the network is now, with the claims of now; a former report
    says what it was asked then.

    Raises FormatError for a file that can be read as neither, and what ``load`` raises for a network.
    """
    before = former_version(file, facts)
    now = Version.of(facts, score)
    differences, left = contrasts(before.network, facts.network, Clock(timeout))
    left += [f"claim {id}: {why}" for id, why in before.unasked.items()]
    left += [f"criterion {id}: not decided in both" for id in _undecided(before, now)]
    differences += [*_numbers(before, now), *_verdicts(before, now), *_scores(before, now)]
    return History(file, before, now, tuple(differences), tuple(left))


def former_version(file: str, now: Facts) -> Version:
    """The version in a file: the JSON of a report, or a network, which is asked what the network of now is asked.

    - ``file``: its path, or the name of a shipped network.
    - ``now``: the facts of the network of now.

    Raises FormatError for a file of another kind.
    """
    former = _former(file)
    if isinstance(former, Version):
        return former
    facts, unasked = former_facts(former, now)
    return Version.of(facts, score_of(judgements(facts)), unasked)


def confirm_former(file: str) -> None:
    """Raise FormatError, or what ``load`` raises, for a file that is no former version: asked before long work.

    - ``file``: its path, or the name of a shipped network.
    """
    _former(file)


def _former(file: str) -> Version | Network:
    """The version in a report's JSON, or a network, unasked as yet."""
    version = _in_report(file) if Path(file).suffix.lower() == ".json" else None
    return load(file) if version is None else Version.read(version, file)


def _in_report(file: str) -> Mapping[str, Any] | None:
    """The version in the JSON of a report; None for another file: networks may be JSON too."""
    try:
        record = json.loads(read_bytes(Path(file)))
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{file}: this is no JSON: {error}", hint="name the JSON of a report, or a network") from None
    version = record.get(KEY) if isinstance(record, dict) else None
    return version if isinstance(version, dict) else None


def _numbers(before: Version, now: Version) -> Iterator[Contrast]:
    for context in dict.fromkeys([*before.attractors, *now.attractors]):
        told = [_number(one.attractors, context) for one in (before, now)]
        if told[0] != told[1]:
            yield Contrast("attractors", context, told[0], told[1])


def _number(counts: Mapping[str, int | None], context: str) -> str:
    if context not in counts:
        return ""
    return "not all known" if counts[context] is None else str(counts[context])


def _verdicts(before: Version, now: Version) -> Iterator[Contrast]:
    for id in dict.fromkeys([*before.verdicts, *before.unasked, *now.verdicts]):
        first = before.verdicts.get(id, "cannot be asked" if id in before.unasked else "")
        second = now.verdicts.get(id, "")
        if first != second:
            yield Contrast("claim", id, first, second)


def _scores(before: Version, now: Version) -> Iterator[Contrast]:
    for id in (id for id in now.scores if id in before.scores):
        first, second = before.scores[id], now.scores[id]
        if (first is None) != (second is None) or (first is not None and abs(first - (second or 0)) > _LEAST):
            yield Contrast("criterion", id, *(_score(one) for one in (first, second)))


def _undecided(before: Version, now: Version) -> list[str]:
    """The criteria that a budget left open in one of the versions, or that one of them was not judged by."""
    return [id for id in dict.fromkeys([*before.scores, *now.scores]) if (id in before.scores) != (id in now.scores)]


def _score(score: float | None) -> str:
    return "not asked" if score is None else f"{score:.3f}"


def _head(one: Version) -> dict[str, Any]:
    return {
        "name": one.network.name,
        "digest": one.network.digest,
        "components": len(one.network.components),
        "score": None if one.total is None else round(one.total, 6),
    }
