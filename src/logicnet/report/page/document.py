"""The document of a page: a network and all that can be asked of it, as plain data.

What each entry means stands in ``src/page/model/document.ts``, which the page's script is checked against.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from logicnet._version import __version__
from logicnet.model import Network
from logicnet.report.page import components, named
from logicnet.report.page.card import card
from logicnet.report.page.claims import claims
from logicnet.report.page.file import FORMAT
from logicnet.report.page.layout import page_layout
from logicnet.report.page.links import of_shipped_list
from logicnet.report.page.opening import Opening, opening


def document(
    network: Network,
    begin: Opening | None = None,
    *,
    title: str = "",
    results: Mapping[str, Any] | None = None,
    screen: Mapping[str, Any] | None = None,
    embed: bool = False,
) -> dict[str, Any]:
    """All that the page of a network holds, as JSON writes it."""
    begin = opening(network) if begin is None else begin
    return {
        "format": FORMAT,
        "title": title or network.title or network.name,
        "made": {"logicnet": __version__, "command": command_line(begin, title=title, embed=embed)},
        "embed": embed,
        "network": card(network),
        "variables": list(network.names),
        "rules": [network.rules.text(place) for place in range(len(network.names))],
        "components": components.component_entries(network),
        "regulations": components.regulation_entries(network),
        "kinds": components.kind_entries(),
        "signs": components.sign_entries(),
        "layout": page_layout(network),
        "phenotypes": named.phenotype_entries(network),
        "readouts": named.readout_entries(network),
        "settings": named.setting_entries(network),
        "contexts": named.context_entries(network),
        "drugs": named.drug_entries(network),
        "interventions": named.intervention_entries(network),
        "claims": claims(network),
        "first": begin.to_dict(),
        "results": results,
        "screen": screen,
    }


def command_line(begin: Opening, *, title: str = "", embed: bool = False) -> str:
    """The command that makes such a page; a file of rules by its name, wherever it stands."""
    network, first = begin.asked.network, begin.to_dict()
    origin = network.origin
    file = network.name if origin is None or of_shipped_list(network) else Path(origin.file).name
    changes = " ".join([*first["drugs"], *first["changes"]])
    options = {
        "--context": first["context"],
        "--set": str(begin.setting),
        "--perturb": changes,
        "--phenotype": first["phenotype"],
        "--title": title,
    }
    words = ["logicnet", "page", file]
    words += [word for name, value in options.items() if value for word in (name, value)]
    return shlex.join([*words, *(["--embed"] if embed else [])])
