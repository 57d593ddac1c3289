"""What a table tells of a pair of interventions."""

from __future__ import annotations

from logicnet.screens.pair_rows import PAIR_COLUMNS, pair_line, pair_text, pairs_view
from logicnet.screens.pairs import Pair

EXACT = Pair("A%0", "B%0", "", 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, "synthetic", "exact")
SAMPLED = Pair("A%0", "B%0", "", 0.0, 0.5, 0.5, 0.25, None, None, "unresolved", "sampled", {"both": (0.2, 0.3)})


def test_numbers_have_three_digits_and_their_interval_where_they_have_one() -> None:
    assert [pair_text(EXACT, name) for name in ("first", "both", "bliss")] == ["A%0", "0.000", "1.000"]
    assert [pair_text(SAMPLED, name) for name in ("both", "bliss")] == ["0.250 [0.200, 0.300]", "?"]


def test_a_pair_is_one_line() -> None:
    told = "untreated 1.000, one 1.000, other 1.000, both 0.000, bliss 1.000"
    assert pair_line(EXACT) == f"Pair A%0 + B%0: synthetic; {told}" and repr(EXACT) == f"<{pair_line(EXACT)}>"


def test_the_table_has_the_columns_of_the_command_line_after_the_setting() -> None:
    assert pairs_view([EXACT], 7).titles == ["setting", *PAIR_COLUMNS]
    assert "and 0 more" not in pairs_view([EXACT], 1).html()
