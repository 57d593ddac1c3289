"""Measures as the core reads them: flat, with the places where each begins."""

from __future__ import annotations

from logicnet.core.measures import laid_out_measures


def test_terms_and_programs_stand_one_after_another() -> None:
    given = laid_out_measures([[(0.5, [0]), (-1.0, [1, 0, -2])], [], [(2.0, [3])]])
    assert given.count == 3
    assert given.term_begin[:4] == [0, 2, 2, 3]
    assert given.weight[:3] == [0.5, -1.0, 2.0]
    assert given.code_begin[:4] == [0, 1, 4, 5]
    assert given.code[:5] == [0, 1, 0, -2, 3]


def test_no_measures_are_no_terms() -> None:
    assert laid_out_measures([]).count == 0
