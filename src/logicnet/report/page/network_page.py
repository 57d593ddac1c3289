"""``logicnet.page``: a network as one HTML file that answers by itself, and that file as a value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from logicnet.analysis.answer import Attractors
from logicnet.analysis.questions import check_flags, check_numbers, check_texts, read_network
from logicnet.formats import checked_output, write_bytes
from logicnet.model import ContextLike, InterventionLike, NetworkLike, SettingLike
from logicnet.report.model.report import PAGE_SUFFIXES
from logicnet.report.page.document import document
from logicnet.report.page.file import PageParts, document_text, html
from logicnet.report.page.opening import opening
from logicnet.report.page.results import SECONDS_AT_FIRST, found_at_first, result_entry
from logicnet.report.page.taken_along import screen_entry
from logicnet.screens.records import TableLike

_HEIGHT = 760  # pixels of a frame
_ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, repr=False)
class NetworkPage:
    """One HTML file in which a network answers by itself: offline, exactly, in any browser of today.

    - ``document``: what the file holds of the network, as plain data.
    - ``found``: the attractors of the question that it opens with, which it shows where scripts are off.
    - ``notes``: what was chosen because nothing was asked for, and what of a screen is not as it was written.

    A notebook shows it in a frame.

    >>> import logicnet
    >>> page = logicnet.page("il6", setting="FAC=1")
    >>> page.title, page.document["first"]["setting"]
    ('IL-6 / JAK / STAT3 signalling', {'FAC': 1})
    """

    document: Mapping[str, Any] = field(repr=False)
    found: Attractors = field(repr=False)
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What stands at its head."""
        return str(self.document["title"])

    @cached_property
    def html(self) -> str:
        """The file's text. Raises LogicnetError where this installation lacks the parts of the page."""
        return html(self.document)

    @cached_property
    def size(self) -> int:
        """The file's size in bytes."""
        return len(self.html.encode())

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Of what the size is made, in bytes: what the network adds, the script, its worker, the style, the core."""
        parts = PageParts.built()
        found = {
            "document": len(document_text(self.document).encode()),
            "script": len(parts.script),
            "worker": len(parts.worker),
            "style": len(parts.style),
            "core": len(parts.core),
            "licences": len(parts.licences),
        }
        return found | {"static": self.size - sum(found.values())}

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the file. It appears whole or not at all.

        - ``path``: the file; its name ends in .html or .htm.

        Returns the path.

        Raises FormatError where it cannot be written there, and LogicnetError where the parts of the page are missing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> logicnet.page(network).save("switch.html").name
        'switch.html'
        """
        target = checked_output(path, PAGE_SUFFIXES)
        write_bytes(target, self.html.encode())
        return target

    def embedded(self) -> NetworkPage:
        """The same page for a frame: it tells what is around it which question it shows, and takes one from there.

        Returns NetworkPage.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> logicnet.page(network).embedded().document["embed"]
        True
        """
        return replace(self, document={**self.document, "embed": True})

    def frame(self, source: str = "") -> str:
        """The element that shows the page in another one, where it can reach nothing of that.

        - ``source``: the address of the page's file (default: none, the file stands in the element).

        Returns the element as HTML.

        Raises LogicnetError where the parts of the page are missing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> logicnet.page(network).frame("switch.html")[:26]
        '<iframe src="switch.html" '
        """
        said = f'src="{escape(source)}"' if source else f'srcdoc="{escape(self.embedded().html)}"'
        title = escape(self.title)
        return f'<iframe {said} title="{title}" width="100%" height="{_HEIGHT}" sandbox="{_ALLOWED}"></iframe>'

    def widget(self) -> Any:
        """The page as a notebook's widget (the extra ``notebook``).

        Returns the widget. Its ``question`` is what the page shows, in both directions, and ``asked`` the same as
        questions take it: ``logicnet.attractors(network, **widget.asked)``.

        Raises LogicnetError where anywidget is not installed.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> made = logicnet.page(network)
        >>> shown = made.widget  # made.widget() is what a notebook's cell ends with
        """
        from logicnet.report.page.widget import page_widget

        made = self.embedded()
        return page_widget(self.found.network, made.document, made.html, _ALLOWED)

    def to_dict(self) -> dict[str, Any]:
        """What the file is, as one JSON object.

        Returns a dict of plain values: what was asked, where the page opens, and its size in bytes.

        Raises nothing of its own.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> logicnet.page(network).to_dict()["title"]
        'switch'
        """
        return {
            **self.found.asked.to_dict(),
            "context": self.document["first"]["context"],
            "title": self.title,
            "command": self.document["made"]["command"],
            "first": dict(self.document["first"]),
            **self.found.proof(),
            "size": self.size,
            "sizes": dict(self.sizes),
        }

    def __repr__(self) -> str:
        return f"<NetworkPage of {self.found.network.name}: {self.size / 1e6:.2f} MB>"

    def _repr_html_(self) -> str:
        return self.frame()


def page(
    network: NetworkLike,
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    context: ContextLike | None = None,
    phenotype: str = "",
    screen: TableLike | None = None,
    title: str = "",
    embed: bool = False,
    layout: str | None = None,
    timeout: float | None = SECONDS_AT_FIRST,
    memory: int | None = None,
) -> NetworkPage:
    """A network as one HTML file that answers by itself: attractors, screens, claims and explanations, offline.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``context``: the context that the page opens in (default: none; where more than 12 inputs are free and there is no
      default setting, the network's first).
    - ``phenotype``: the phenotype that is looked at, by name or as an expression (default: the network's first).
    - ``screen``: a screen or the file of its table, which the page shows as it is (default: none).
    - ``title``: what stands at the head of the page (default: that of the network).
    - ``embed``: whether the page stands in a frame of another one (default: False).
    - ``layout``: ``source`` puts the components where the network's file does, others as ``logicnet draw`` has them
      (default: in layers, or by force where there are many regulations).
    - ``timeout``: seconds for the attractors that are found while the page is made (default: 20).
    - ``memory``: bytes that the work may take (default: half of what is free).

    Returns NetworkPage, which ``save`` writes and a notebook shows. What is asked for is where the page opens: all of
    it can be changed there.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, DrawingError for ``source`` where the file places no component, LogicnetError
    for a number out of its range.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> page(Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))).found.count
    2
    """
    check_numbers(timeout=timeout, memory=memory)
    check_texts(title=title, phenotype=phenotype)
    check_flags(embed=embed)
    known = read_network(network)
    begin = opening(known, setting, intervention, context, phenotype)
    notes = [begin.note] if begin.note else []
    table = None
    if screen is not None:
        table, said = screen_entry(screen, known)
        notes += said
    found = found_at_first(begin, timeout=timeout, memory=memory)
    made = document(known, begin, title=title, results=result_entry(found), screen=table, embed=embed, layout=layout)
    if made["layout"] is None:
        notes.append("Graphviz cannot lay the network out: the page does so itself where it is opened")
    return NetworkPage(made, found, tuple(notes))
