"""The document of a page: a network and all that can be asked of it, as plain data.

What each entry means stands in ``src/page/model/document.ts``, which the page's script is checked against.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from logicnet._version import __version__
from logicnet.errors import DrawingError
from logicnet.formats.shipped import is_shipped
from logicnet.model import Network
from logicnet.report.page import components, named
from logicnet.report.page.card import network_card
from logicnet.report.page.claims import claims
from logicnet.report.page.file import PAGE_FORMAT
from logicnet.report.page.layout import page_layout
from logicnet.report.page.marks import marks_shown
from logicnet.report.page.opening import Opening, opening


def document(
    network: Network,
    begin: Opening | None = None,
    *,
    title: str = "",
    results: Mapping[str, Any] | None = None,
    screen: Mapping[str, Any] | None = None,
    embed: bool = False,
    layout: str | None = None,
) -> dict[str, Any]:
    """All that the page of a network holds, as JSON writes it. Where no engine can lay it out its ``layout`` is None,
    and the page does so itself. Raises DrawingError where ``layout`` is ``source`` and the file places nothing.
    """
    begin = opening(network) if begin is None else begin
    command = command_line(begin, title=title, embed=embed, layout=layout)
    made: dict[str, Any] = {
        "format": PAGE_FORMAT,
        "title": title or network.title or network.name,
        "made": {"logicnet": __version__, "command": command, "file": _given(network)},
        "embed": embed,
        "network": network_card(network),
        "variables": list(network.names),
        "rules": [network.rules.text(place) for place in range(len(network.names))],
        "components": components.component_entries(network),
        "regulations": components.regulation_entries(network),
        "kinds": components.kind_entries(),
        "signs": components.sign_entries(),
        "layout": _places(network, layout),
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
    shown: dict[str, Any] = marks_shown(made)
    return shown


def _places(network: Network, layout: str | None) -> dict[str, Any] | None:
    try:
        return page_layout(network, layout=layout)
    except DrawingError:
        if layout is not None:
            raise
        return None


def command_line(begin: Opening, *, title: str = "", embed: bool = False, layout: str | None = None) -> str:
    """The command that makes such a page; a file of rules by its name, wherever it stands."""
    network, first = begin.asked.network, begin.to_dict()
    changes = " ".join([*first["drugs"], *first["changes"]])
    options = {
        "--context": first["context"],
        "--set": str(begin.setting),
        "--perturb": changes,
        "--phenotype": first["phenotype"],
        "--title": title,
        "--layout": layout or "",
    }
    words = ["logicnet", "page", _given(network)]
    words += [word for name, value in options.items() if value for word in (name, value)]
    return shlex.join([*words, *(["--embed"] if embed else [])])


def _given(network: Network) -> str:
    """What a network is called on the command line: a shipped one by its name, another one by its file's."""
    origin = network.origin
    return network.name if origin is None or is_shipped(network) else Path(origin.file).name
