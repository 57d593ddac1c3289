"""Matrices of numbers and of words, read back from their SVG."""

from __future__ import annotations

import pytest

from logicnet.draw import matrix
from logicnet.errors import DrawingError
from svg_reading import marks, said


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
