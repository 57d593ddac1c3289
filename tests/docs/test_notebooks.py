"""Every notebook of the manual runs, from its first cell to its last, and stores no output."""

from __future__ import annotations

from pathlib import Path

import pytest

from manual.pages import Page, is_notebook, pages

DOCS = Path(__file__).resolve().parents[2] / "docs"
NOTEBOOKS = [path.relative_to(DOCS).as_posix() for path in pages(DOCS) if is_notebook(path.read_text(encoding="utf-8"))]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs(name: str, builders: None, tmp_path: Path) -> None:
    import nbclient
    from myst_nb.core.read import read_myst_markdown_notebook

    text = Page(name, tmp_path).filled((DOCS / name).read_text(encoding="utf-8"))
    book = read_myst_markdown_notebook(text, path=name)
    nbclient.NotebookClient(book, timeout=240, resources={"metadata": {"path": str(tmp_path)}}).execute()
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    assert cells and any(cell.outputs for cell in cells)


def test_no_notebook_is_kept_with_outputs() -> None:
    assert not list(DOCS.rglob("*.ipynb"))


def test_the_gallery_draws_every_plot() -> None:
    from logicnet.draw import PLOTS

    text = (DOCS / "gallery.md").read_text(encoding="utf-8")
    assert [plot.function for plot in PLOTS if f"draw.{plot.function}(" not in text] == []
