"""A version of a model: what later versions are compared with. A report's JSON holds the version that it was made of,
so that a report is enough to compare with; so is the file of a former network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from logicnet.errors import ClaimError, FormatError, LogicnetError
from logicnet.evidence import Claim, Ledger, check, word
from logicnet.evidence.page import ClaimsPage
from logicnet.formats.catalogue import catalogue_for
from logicnet.model import Component, Network
from logicnet.report.model.facts import Facts
from logicnet.report.model.score import Score

FORMAT = 1
"""The number of the form that a version has in JSON."""


@dataclass(frozen=True)
class Version:
    """What one version of a model is and does.

    - ``network``: components and rules.
    - ``verdicts``: of each claim that could be asked: ``holds``, ``fails``, ``undecided``, or ``about nothing``.
    - ``scores``: by each criterion, from 0 to 1; None where it does not apply. What a budget left open is not there.
    - ``total``: the score in all.
    - ``attractors``: how many there are in each context; None where a budget left that open.
    - ``unasked``: the claims that cannot be put to this version, with the reason.
    """

    network: Network
    verdicts: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, float | None] = field(default_factory=dict)
    total: float | None = None
    attractors: Mapping[str, int | None] = field(default_factory=dict)
    unasked: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts, score: Score, unasked: Mapping[str, str] | None = None) -> Version:
        """The version that facts and score were made of.

        - ``facts``: what is known of the model.
        - ``score``: its score.
        - ``unasked``: claims that could not be put to it, with the reason (default: none).
        """
        results = facts.checked.results if facts.checked is not None else ()
        return cls(
            facts.network,
            {one.claim.id: word(one.verdict) for one in results},
            {one.criterion.id: one.score for one in score.judgements if not one.mark.open},
            score.total,
            {one.name: one.found.count if one.found.complete else None for one in facts.by_context},
            unasked or {},
        )

    def to_dict(self) -> dict[str, Any]:
        """As it stands in the JSON of a report; ``read`` reads it."""
        network = self.network
        rules = network.targets or network.rules
        return {
            "format": FORMAT,
            "name": network.name,
            "digest": network.digest,
            "file_digest": network.origin.digest if network.origin else None,
            "components": [
                {
                    "name": one.name,
                    "maximum": one.maximum,
                    "rules": [rules.text(network.position[variable]) for variable in one.variables],
                }
                for one in network.components
            ],
            "verdicts": dict(self.verdicts),
            "scores": {name: None if one is None else round(one, 6) for name, one in self.scores.items()},
            "total": None if self.total is None else round(self.total, 6),
            "attractors": dict(self.attractors),
        }

    @classmethod
    def read(cls, record: Mapping[str, Any], file: str) -> Version:
        """The version in the JSON of a report.

        - ``record``: the object that ``to_dict`` wrote.
        - ``file``: the report, for errors.

        Raises FormatError for an object of another form.
        """
        try:
            if record["format"] != FORMAT:
                what = f"{file}: a report of another form ({record['format']!r}; this logicnet reads {FORMAT})"
                raise FormatError(what, hint="compare with the former file of the network")
            parts = record["components"]
            components = [Component(_text(one["name"]), maximum=_maximum(one["maximum"])) for one in parts]
            texts = [_text(rule) for one in parts for rule in one["rules"]]
            network = Network.levelled(_text(record["name"]), components, texts)
            return cls(
                network,
                {_text(id): _text(said) for id, said in record["verdicts"].items()},
                {_text(id): _number(one) for id, one in record["scores"].items()},
                _number(record["total"]),
                {_text(name): None if one is None else int(one) for name, one in record["attractors"].items()},
            )
        except FormatError:
            raise
        except (AttributeError, KeyError, TypeError, ValueError, LogicnetError) as error:
            said = f"{file}: the version of the model in this report cannot be read: {_reason(error)}"
            raise FormatError(said, hint="compare with the former file of the network") from None


def former_facts(network: Network, now: Facts) -> tuple[Facts, Mapping[str, str]]:
    """The facts of a former network, asked with the claims and in the contexts of now; and the claims that cannot be
    put to it, with the reason.

    - ``network``: the former network. Where it has no contexts, those of now are its contexts.
    - ``now``: the facts of the network as it is.
    """
    if not network.contexts:
        network = replace(network, contexts=now.network.contexts)
    if now.ledger is None or now.ledger.root is None:
        return replace(now, network=network, ledger=None), {}
    claims, unasked = _claims(network, now.ledger)
    kept: list[Claim] = []
    for claim in claims:  # one that is about nothing would end the check of all
        try:
            check([Ledger(network, (claim,))], show=False)
        except ClaimError as error:
            unasked[claim.id] = error.message
        else:
            kept.append(claim)
    ledger = replace(now.ledger, network=network, claims=tuple(kept))
    return replace(now, network=network, ledger=ledger if kept else None), unasked


def _claims(network: Network, ledger: Ledger) -> tuple[list[Claim], dict[str, str]]:
    """The claims of a file as they read against another network, and those that do not fit it, with the reason."""
    assert ledger.root is not None
    page = ClaimsPage(ledger.root, network, catalogue_for(network))
    claims, unasked = list[Claim](), dict[str, str]()
    for entry in ledger.root.tables("claim"):
        try:
            claims.append(page.claim(entry))
        except LogicnetError as error:
            unasked[entry.text("id")] = error.message
    kept = {one.id for one in ledger.claims}
    return [one for one in claims if one.id in kept], {id: why for id, why in unasked.items() if id in kept}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, found {value!r}")
    return value


def _number(value: Any) -> float | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise TypeError(f"expected a number, found {value!r}")
    return value


def _maximum(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
        raise TypeError(f"expected a maximum level, found {value!r}")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, LogicnetError):
        return error.message
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)
