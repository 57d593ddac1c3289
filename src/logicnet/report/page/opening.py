"""The question that a page opens with: what was asked for, apart as the page's switches have it, and as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from logicnet.analysis.questions import read_asked
from logicnet.formats.catalogue import catalogue_for
from logicnet.model import Asked, Context, ContextLike, Intervention, InterventionLike, Network, Setting, SettingLike
from logicnet.model.drug import Catalogue
from logicnet.model.notation import words
from logicnet.report.page.named import words_of

_MOST_FREE = 12  # inputs that nothing holds, above which a page opens in the first context of its network


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page opens with.

    - ``asked``: the network with all that is held and changed, those of the context among them.
    - ``setting``: the inputs that are held beside the context.
    - ``drugs``: those that were asked for, by name.
    - ``changes``: what else is changed beside the context.
    - ``phenotype``: the one that is looked at, by name or as an expression; empty where the network has none.
    - ``note``: what was chosen because nothing was asked for; empty where nothing was.
    """

    asked: Asked
    setting: Setting
    drugs: tuple[str, ...]
    changes: Intervention
    phenotype: str
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The question as the page has it."""
        return {
            "context": str(self.asked.context or ""),
            "setting": dict(self.setting.values),
            "drugs": list(self.drugs),
            "changes": words_of(self.changes),
            "phenotype": self.phenotype,
        }


def opening(
    network: Network,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    context: ContextLike | None = None,
    phenotype: str = "",
) -> Opening:
    """What a page of the network opens with. Where neither setting nor context is asked for it is the default setting;
    where there is none and many inputs are free, the first context. Raises LogicnetError with the place.
    """
    note = ""
    if setting is None and not context and not any(one.default for one in network.settings):
        first = _first_context(network)
        if first is not None:
            context = first
            note = (
                f"{len(network.inputs) + len(network.inputs_with_levels)} inputs are free: the page opens in the "
                f'context {first.name} (--context chooses another, --set "" holds nothing)'
            )
    asked = read_asked(network, setting, intervention, context=context)
    held = Setting() if setting is None and asked.context else Setting.read(setting, network)
    drugs, changes = _apart(intervention, network)
    return Opening(asked, held, drugs, changes, phenotype_of(network, phenotype), note)


def phenotype_of(network: Network, given: str) -> str:
    """The phenotype that is looked at: the one that was asked for, else the network's first, which may be none. Raises
    RuleError or UnknownName with the place.
    """
    if not given:
        return network.phenotypes[0].name if network.phenotypes else ""
    written_out = str(network.expression(given))
    return given if any(one.name == given for one in network.phenotypes) else written_out


def asked_of_answer(network: Network, answer: Mapping[str, Any]) -> Asked:
    """The page's question, as ``Opening.to_dict`` writes it, read back. Raises LogicnetError where it does not fit."""
    known = catalogue_for(network)
    drugs = [" ".join(map(str, known.drug(name).on(network).changes)) for name in answer["drugs"]]
    return read_asked(network, answer["setting"], [*drugs, *answer["changes"]], context=answer["context"])


def _first_context(network: Network) -> Context | None:
    free = len(network.inputs) + len(network.inputs_with_levels)
    return network.contexts[0] if free > _MOST_FREE and network.contexts else None


def _apart(intervention: InterventionLike, network: Network) -> tuple[tuple[str, ...], Intervention]:
    """The drugs of an intervention, by name, and its other changes."""
    known = catalogue_for(network)
    if isinstance(intervention, list | tuple) and all(isinstance(one, str) for one in intervention):
        intervention = " ".join(map(str, intervention))
    if not isinstance(intervention, str):
        return (), Intervention.read(intervention, network, known)
    found, rest = list[str](), intervention
    for word in words(intervention):
        if word.group() in known:
            found.append(_named(word.group(), known))
            rest = f"{rest[: word.start()]}{' ' * len(word.group())}{rest[word.end() :]}"
    return tuple(dict.fromkeys(found)), Intervention.read(rest, network)


def _named(word: str, known: Catalogue) -> str:
    return known.drug(word).name
