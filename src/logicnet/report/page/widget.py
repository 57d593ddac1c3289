"""The page as a notebook's widget: what is clicked in it can be gone on with in Python, and the other way round.

The widget is one of anywidget, an extra: the class is made where it is first asked for. Its script is ``widget.js``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from logicnet.errors import LogicnetError
from logicnet.model import Asked, ContextLike, InterventionLike, Network, SettingLike
from logicnet.report.page.opening import Opening, asked_of_answer, opening

_HEIGHT = 760  # pixels
_TEXTS = ("context", "phenotype")
_LISTS = ("drugs", "changes")


def page_widget(network: Network, document: Mapping[str, Any], html: str, sandbox: str) -> Any:
    """A widget that shows a page made for a frame. Raises LogicnetError where anywidget is not installed."""
    return _widget_type()(network, document, html, sandbox)


@cache
def _widget_type() -> type[Any]:
    """The widget's class."""
    try:
        import anywidget
        import traitlets
    except ImportError:
        hint = 'pip install "logicnet[notebook]"; without it a notebook shows the page itself, and save() writes it'
        raise LogicnetError("the page's widget needs anywidget, which is not installed", hint=hint) from None

    class PageWidget(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]  # untyped where it is not installed
        """A page in a notebook. ``question`` is what it shows, in both directions; ``asked`` the same for questions."""

        _esm = (files("logicnet.report.page") / "widget.js").read_text(encoding="utf-8")
        _page = traitlets.Unicode().tag(sync=True)
        _title = traitlets.Unicode().tag(sync=True)
        _sandbox = traitlets.Unicode().tag(sync=True)
        question = traitlets.Dict().tag(sync=True)
        height = traitlets.Int(_HEIGHT).tag(sync=True)

        def __init__(self, network: Network, document: Mapping[str, Any], html: str, sandbox: str) -> None:
            self._network = network
            super().__init__(_page=html, _title=document["title"], _sandbox=sandbox, question=dict(document["first"]))

        @property
        def asked(self) -> dict[str, str]:
            """What is held and changed, as questions take it: ``logicnet.attractors(network, **widget.asked)``. Those
            of the context are among them. Raises LogicnetError where the page's question does not fit the network.
            """
            found = self._read()
            return {"setting": str(found.setting), "intervention": str(found.intervention)}

        @property
        def phenotype(self) -> str:
            """The phenotype that is looked at, by name or as an expression."""
            return str(self.question["phenotype"])

        def ask(
            self,
            *,
            setting: SettingLike | None = None,
            intervention: InterventionLike = "",
            context: ContextLike | None = None,
            phenotype: str = "",
        ) -> None:
            """Show another question; its parts are those of ``logicnet.page``. Raises LogicnetError where it does not
            fit the network.
            """
            begin: Opening = opening(self._network, setting, intervention, context, phenotype or self.phenotype)
            self.question = begin.to_dict()

        @traitlets.validate("question")
        def _checked(self, proposal: Any) -> dict[str, Any]:
            return checked_question(proposal["value"])

        def _read(self) -> Asked:
            return asked_of_answer(self._network, self.question)

    return PageWidget


def checked_question(given: Any) -> dict[str, Any]:
    """A question as the page writes it. Raises LogicnetError where it has other parts.

    >>> question = {"context": "", "setting": {"A": 1}, "drugs": [], "changes": ["B%0"], "phenotype": "B"}
    >>> checked_question(question) == question
    True
    """
    parts = (*_TEXTS, "setting", *_LISTS)
    right = (
        isinstance(given, Mapping)
        and set(given) == set(parts)
        and all(isinstance(given[name], str) for name in _TEXTS)
        and isinstance(given["setting"], Mapping)
        and all(isinstance(given[name], list) and all(isinstance(one, str) for one in given[name]) for name in _LISTS)
    )
    if not right:
        hint = 'write widget.ask(setting="A=1", intervention="B%0"), which makes one'
        raise LogicnetError(f"expected a question with {', '.join(parts)}, found {given!r}", hint=hint)
    return dict(given)
