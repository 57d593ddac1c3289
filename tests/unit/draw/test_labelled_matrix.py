"""Matrices of numbers and of words, read back from their SVG."""

from __future__ import annotations

import pytest

from logicnet.draw import matrix
from logicnet.draw.paint.canvas import least_text
from logicnet.errors import DrawingError
from svg_reading import groups, marks, said


def test_a_matrix_of_numbers_shows_them_with_the_scale() -> None:
    picture = matrix(["a", "b"], ["x", "y"], [[0.5, -0.25], [None, 0.0]], title="Synergy", show_numbers=True)
    assert marks(picture) == {"a": ["0.50", "−0.25"], "b": ["0.00"]}
    for part in ("−0.5", "+0.5", "not known", "Synergy"):
        assert part in said(picture)


def test_a_matrix_of_words_marks_each_with_its_own_letter() -> None:
    cells = {("a", "x"): "removed", ("b", "y"): "reversed"}
    picture = matrix(["a", "b"], ["x", "y"], cells)
    letters = [row[0] for row in marks(picture).values()]
    assert len(set(letters)) == 2


def test_a_matrix_of_another_shape_is_refused() -> None:
    with pytest.raises(DrawingError, match="another shape"):
        matrix(["a"], ["x", "y"], [[1.0]])


def test_the_scale_of_a_matrix_without_numbers_below_zero_starts_at_zero() -> None:
    said_of_it = said(matrix(["a"], ["x", "y"], [[0.5, 0.0]], ends=("never", "always")))
    assert "0.25" in said_of_it and "never" in said_of_it
    assert not any(text.startswith(("−", "+")) for text in said_of_it)


def test_numbers_above_and_below_zero_have_signs_and_others_none() -> None:
    def strokes(values: list[list[float]]) -> list[int]:
        rows = groups(matrix(["a"], ["x", "y", "z"], values), "row")
        return [sum(path.get("fill") in (None, "none") for path in row if path.tag.endswith("path")) for row in rows]

    assert strokes([[1.0, -1.0, 0.0]]) == [3]  # two strokes of the plus, one of the minus
    assert strokes([[1.0, 0.5, 0.0]]) == [0]


def test_a_matrix_without_any_number_but_zero_has_no_scale() -> None:
    text = said(matrix(["a"], ["x"], [[0.0]], ends=("fewer", "more")))
    assert "fewer" not in text and "−0" not in text


@pytest.mark.parametrize("width", ["85mm", "180mm"])
def test_columns_that_do_not_fit_go_on_below(width: str) -> None:
    columns = [f"setting number {place}" for place in range(70)]
    picture = matrix(["a", "b"], columns, [[place / 70 for place in range(70)]] * 2, title="T", width=width)
    assert picture.width == pytest.approx(float(width[:-2]) * 72 / 25.4)
    assert least_text(picture.items) >= 6 and not picture.notes
    assert sum(row.get("data-name") == "a" for row in groups(picture, "row")) >= 2
