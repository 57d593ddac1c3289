"""Cells that write a file are shown as that file is, and nothing of them is lost."""

from __future__ import annotations

import pytest

pytest.importorskip("ipython_pygments_lexers", reason="the manual is not built here")

from pygments.token import Comment, Error, Keyword

from manual.cells import CellLexer


@pytest.mark.parametrize(
    "text",
    [
        "%%writefile a.toml\n[drugs.x]\nclass = 'small molecule'\n",
        "%%writefile a.bnet\nA, !B & !C\n",
        "class A:\n    pass\n",
    ],
)
def test_every_character_of_a_cell_is_kept_and_none_is_an_error(text: str) -> None:
    parts = list(CellLexer().get_tokens_unprocessed(text))
    assert "".join(part for _, _, part in parts) == text
    assert [at for at, _, _ in parts] == sorted(at for at, _, _ in parts)
    assert Error not in {kind for _, kind, _ in parts}


def test_a_file_of_toml_has_its_own_colours() -> None:
    parts = list(CellLexer().get_tokens_unprocessed("%%writefile a.toml\nclass = 1 # why\n"))
    assert (0, Keyword, "%%writefile a.toml") in parts
    assert [part for _, kind, part in parts if kind in Comment] == ["# why"]
