"""`logicnet basins`: the tables, the picture, and what stands where nothing was counted. The toggle by hand.

Without the drug, A=1 B=0 and A=0 B=1 are never left, and from A=0 B=0 and A=1 B=1 both are reached.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.analysis.basins import basins
from logicnet.cli import main
from logicnet.cli.basins import number_of
from logicnet.draw import basin_bars


def test_each_attractor_has_its_strong_and_weak_basin(toggle: str, printed: Callable[..., str]) -> None:
    assert printed("basins", toggle, "--set", "Drug=0", "--phenotype", "A") == (
        "toggle (Drug=0): 2 attractors, 8 states (bitsets over 2^2 states, 2 of 4 components)\n"
        "\n"
        "   strong  states  weak  states   kind         size  on  oscillating\n"
        "1    25 %       2  75 %        6  fixed point     1  B\n"
        "2    25 %       2  75 %        6  cyclic          2  A   Clock\n"
        "\n"
        "strong  states  weak  states   phenotype  shown   attractors\n"
        "  25 %       2  75 %        6  A          always           1\n"
        "  25 %       2  75 %        6  A          never            1\n"
        "\n"
        "weak: it can be reached from there; strong: no other attractor can\n"
    )


def test_an_attractor_under_a_condition_has_shares_of_the_states_that_fulfil_it(
    toggle: str, printed: Callable[..., str]
) -> None:
    """With the drug A comes on, then B goes off, from each of the 8 states."""
    out = printed("basins", toggle)
    (row,) = [line for line in out.splitlines() if "Drug=1" in line]
    assert row.split()[1:5] == ["100", "%", "8", "100"]
    assert "shares are of the states that fulfil the condition" in out


def test_json_has_every_digit(written: Callable[..., str], answer: Callable[..., Any]) -> None:
    rows = "".join(f"F{i}, F{i - 1}\n" if i else "F0, A\n" for i in range(80))
    found = answer("basins", written(f"A, !B\nB, !A\n{rows}"))
    assert [one["weak"] for one in found["attractors"]] == [3 * 2**80] * 2
    assert (found["states"], found["followed"]) == (2**82, ["A", "B"])


def test_it_is_drawn(toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "basins.svg"
    assert main(["basins", toggle, "--output", str(picture)]) == 0
    assert picture.read_bytes().startswith(b"<?xml") and "wrote" in capsys.readouterr().err
    other = tmp_path / "drawn.svg"
    assert main(["draw", toggle, "--basins", "--output", str(other)]) == 0
    drawn, told = (
        [line for line in file.read_text().splitlines() if "<metadata>" not in line] for file in (other, picture)
    )
    assert drawn == told  # but for the commands
    assert main(["basins", toggle, "--output", str(tmp_path / "basins.jpg")]) == 2


def test_a_large_number_is_told_by_its_first_digits() -> None:
    assert [number_of(n) for n in (0, 10**12 - 1, 10**12, 2**100)] == ["0", "999999999999", "1.00e12", "1.27e30"]


def test_the_table_and_the_picture_show_the_same_attractors_and_say_how_many_they_leave_out(
    printed: Callable[..., str],
) -> None:
    """80 attractors, under conditions by which the table is sorted: the largest may come last."""
    found = basins("tgfb")
    out = printed("basins", "tgfb", "--wide")
    table = {line.split()[0] for line in out.split("\n\n")[1].splitlines()[1:]}
    bars = {text.split(":")[0] for text in basin_bars(found).texts() if text.split(":")[0].isdigit()}
    assert len(found.basins) == 80 and len(table) == 60 and table == bars
    assert "20 attractors more: --json has all" in out
    share = {str(number): one.size.weak_share or 0 for number, one in enumerate(found.basins, 1)}
    assert min(share[number] for number in table) >= max(share[number] for number in share.keys() - table)
