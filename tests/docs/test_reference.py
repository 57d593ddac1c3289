"""The reference has every public name once, and shows docstrings as fields."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import logicnet
from manual.docstrings import fields

DOCS = Path(__file__).resolve().parents[2] / "docs"
DIRECTIVE = re.compile(r"^\.\. (?:autofunction|autoclass|autoexception):: logicnet\.([\w.]+)$", re.MULTILINE)


def test_the_reference_has_every_public_name_once() -> None:
    pages = {path.stem: path.read_text("utf-8") for path in (DOCS / "reference").glob("*.md")}
    told = Counter(name for text in pages.values() for name in DIRECTIVE.findall(text))
    options = ("members:", "imported-members:", "exclude-members: FORMATS, PLOTS, Plot, __init__")
    whole = ".. automodule:: logicnet.draw\n" + "".join(f"   :{option}\n" for option in options)
    assert whole in pages["draw"]
    assert set(told) == set(logicnet.__all__)
    assert all(line in pages["draw"] for line in (".. data:: FORMATS", ".. data:: PLOTS", ".. autoclass:: Plot"))
    assert set(told.values()) == {1}


def test_arguments_what_comes_back_and_errors_become_fields() -> None:
    text = [
        "Try it.",
        "",
        "- ``network``: a network,",
        "  or its name.",
        "- ``size``: how many (default: 1).",
        "",
        "What is more.",
        "",
        "Returns Screen; it says",
        "so.",
        "",
        "Raises UnknownName.",
        "",
        ">>> 1",
        "1",
    ]
    assert [line for line in fields(text) if line] == [
        "Try it.",
        "What is more.",
        ":param network: a network,",
        "    or its name.",
        ":param size: how many (default: 1).",
        ":returns: Screen; it says",
        "    so.",
        ":raises: UnknownName.",
        ".. rubric:: Example",
        ">>> 1",
        "1",
    ]


def test_a_docstring_without_lists_stays_what_it_is() -> None:
    assert [line for line in fields(["The title.", "", "More of it."]) if line] == ["The title.", "More of it."]
