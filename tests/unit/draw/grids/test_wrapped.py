"""Labels in several lines: whole where they can be, and never two alike."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.wrapped import is_uncut, label_texts, tall, wide, wrapped_apart
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Text


def test_a_label_that_fits_stays_as_it_is_and_a_longer_one_goes_on_in_the_next_line() -> None:
    shown = wrapped_apart(["IL-6", "non-stem tumour cells"], 8, 70)
    assert shown == {"IL-6": "IL-6", "non-stem tumour cells": "non-stem tumour\ncells"}
    assert all(wide(text, 8) <= 70 for text in shown.values())


def test_a_change_stays_with_its_value_and_an_arrow_with_its_target() -> None:
    label = "non-stem tumour cells → non-stem tumour cells %1"
    shown = wrapped_apart([label], 8, 90)[label]
    assert shown.split("\n") == ["non-stem tumour", "cells → non-stem", "tumour cells %1"]
    pair = "siltuximab + reparixin"
    assert wrapped_apart([pair], 8, 60)[pair] == "siltuximab\n+ reparixin"


def test_a_long_word_is_broken_at_its_joints() -> None:
    name = "SMAD4_expressed_in_stroma"
    assert wrapped_apart([name], 8, 80)[name] == "SMAD4_expressed_\nin_stroma"


def test_what_does_not_fit_into_the_lines_is_cut_and_no_two_look_alike() -> None:
    names = [f"a very long label that is of the same beginning everywhere and ends in {end}" for end in range(12)]
    shown = wrapped_apart([*names, "p53"], 8, 80)
    assert len(set(shown.values())) == 13 and shown["p53"] == "p53"
    assert all(wide(text, 8) <= 80 and text.count("\n") < 3 for text in shown.values())
    assert not any(is_uncut(name, shown[name]) for name in names) and is_uncut("p53", shown["p53"])


def test_names_without_a_joint_that_begin_alike_keep_both_ends_where_they_are_cut() -> None:
    names = [f"vvv128AcetylCoAandmuchmoreofitthere{place}" for place in range(12)]
    shown = wrapped_apart(names, 8, 60)
    assert len(set(shown.values())) == 12 and all(fonts.width(text, 8) <= 60 for text in shown.values())


def test_a_row_is_as_tall_as_its_lines_and_they_stand_about_its_middle() -> None:
    assert tall("one", 8, 13) == 13 and tall("one\ntwo", 8, 13) > 16
    lines = [item for item in label_texts("one\ntwo", 50, 20, 8) if isinstance(item, Text)]
    assert [(line.text, line.x, line.anchor) for line in lines] == [("one", 50, "end"), ("two", 50, "end")]
    assert (lines[0].y + lines[1].y) / 2 == pytest.approx(20 + 8 * 0.36)
