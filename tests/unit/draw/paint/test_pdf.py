"""Pictures as PDF: their page and texts, without dates."""

from __future__ import annotations

from logicnet.draw import Picture


def test_pdf_is_pdf_without_dates_and_twice_the_same(picture: Picture) -> None:
    data = picture.pdf()
    assert data.startswith(b"%PDF")
    assert b"/MediaBox [ 0 0 100 50 ]" in data
    assert b"CreationDate" not in data
    assert data == picture.pdf()


def test_drawing_a_pdf_leaves_the_settings_of_matplotlib_alone(picture: Picture) -> None:
    import matplotlib

    with matplotlib.rc_context({"pdf.fonttype": 3, "lines.linewidth": 7}):
        picture.pdf()
        assert matplotlib.rcParams["pdf.fonttype"] == 3
        assert matplotlib.rcParams["lines.linewidth"] == 7
