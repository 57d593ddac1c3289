"""Heatmaps, matrices and succession diagrams, read back from their SVG."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from logicnet.analysis.succession import Step, Succession
from logicnet.draw import Picture, attractor_heatmap, matrix, screen_heatmap, succession
from logicnet.draw.attractor_map import split_conditions, states
from logicnet.errors import DrawingError, FormatError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Asked, Network, Subspace

SVG = "{http://www.w3.org/2000/svg}"


def table(picture) -> dict[str, list[str]]:
    """The marks in the cells of each row."""
    root = ElementTree.fromstring(picture.svg())
    rows = [group for group in root.iter(f"{SVG}g") if group.get("class") == "row"]
    return {row.get("data-name", ""): [text.text or "" for text in row.iter(f"{SVG}text")][1:] for row in rows}


def words(picture) -> str:
    return " ".join(picture.texts())


def test_the_attractor_heatmap_shows_every_value(answer) -> None:
    shown = table(attractor_heatmap(answer))
    assert list(shown) == ["Drug", "Spare", "IL-6", "STAT3", "NF-κB", "Alive", "Stem Cell Pool"]
    assert shown["Drug"] == ["0", "0", "1"]
    assert shown["IL-6"] == ["0", "0"]  # stripes, without a figure, where it oscillates
    assert shown["Spare"] == ["0", "0", "·"]
    assert shown["Alive"] == ["1", "1"]


def test_attractors_are_headed_by_kind_states_and_condition(answer) -> None:
    said = words(attractor_heatmap(answer))
    for part in (
        "1: fixed point",
        "2: cyclic, 6 states",
        "Drug=0 Spare=0",
        "Drug=1",
        "oscillates",
        "transcription factor",
    ):
        assert part in said


def test_the_question_stands_in_the_heading(answer) -> None:
    assert "Drug=1 · IL6%0" in words(attractor_heatmap(replace(answer, setting="Drug=1", intervention="IL6%0")))


def test_attractors_beyond_the_limit_are_counted(answer) -> None:
    picture = attractor_heatmap(answer, limit=2)
    assert picture.notes == ("the first 2 of 3 attractors; 1 are not drawn",)
    assert picture.notes[0] in words(picture)


def test_an_incomplete_or_empty_answer_says_so(answer) -> None:
    assert "incomplete" in words(attractor_heatmap(replace(answer, complete=False)))
    assert "block of 40" in words(attractor_heatmap(replace(answer, complete=False, why_incomplete="block of 40")))
    assert "more attractors" in words(attractor_heatmap(replace(answer, truncated=True)))
    assert "no attractor" in words(attractor_heatmap(replace(answer, attractors=())))


def test_what_conditions_share_is_said_once() -> None:
    assert split_conditions([{"A": 1, "B": 0}, {"A": 1, "B": 1}]) == ("A=1", ("B=0", "B=1"))
    assert split_conditions([{"A": 1}, {}]) == ("", ("A=1", ""))
    assert split_conditions([]) == ("", ())


@pytest.mark.parametrize(
    ("count", "text"), [(None, "? states"), (1, "1 state"), (9999, "9999 states"), (2**47, "1.4·10¹⁴ states")]
)
def test_large_numbers_of_states_are_shortened(count: int | None, text: str) -> None:
    assert states(count) == text


def test_a_screen_of_one_setting_has_a_panel_each_for_components_edges_and_combinations(rows, network: Network) -> None:
    picture = screen_heatmap(rows, network=network)
    said = words(picture)
    for part in ("components held", "edges cut", "combinations", "from ↓", "untreated", "50%", "Stem Cell Pool"):
        assert part in said
    for part in ("removes the phenotype", "reduces it", "no change", "increases it", "undecided"):
        assert part in said
    assert "1 combinations that change nothing are not listed" in picture.notes
    assert {"STAT3", "IL-6", "NF-κB"} <= set(table(picture))


def test_a_screen_of_several_settings_lists_interventions_against_them(rows) -> None:
    other = [{**row, "setting": "Drug=1"} for row in rows]
    picture = screen_heatmap([*rows, *other], limit=2)
    assert list(table(picture)) == ["untreated", "STAT3%0", "IL6:STAT3%0"]
    assert "the first 2 of 6 interventions that change something" in picture.notes
    assert table(screen_heatmap([*rows, *other], setting="Drug=1")) == table(screen_heatmap(other))
    with pytest.raises(UnknownName, match="unknown setting 'Drug=7'"):
        screen_heatmap(rows, setting="Drug=7")


def test_a_screen_is_read_from_a_file_a_frame_or_a_screen(rows, tmp_path: Path) -> None:
    import pandas

    path = tmp_path / "screen.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    expected = screen_heatmap(rows).svg()
    assert screen_heatmap(path).svg() == expected
    assert screen_heatmap(pandas.DataFrame(rows)).svg() == expected
    assert screen_heatmap(pandas.read_csv(path)).svg() == expected


def test_what_is_no_screen_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no such file"):
        screen_heatmap(tmp_path / "none.csv")
    (tmp_path / "a.csv").write_text("gene,value\nA,1\n")
    with pytest.raises(FormatError, match="has no column intervention"):
        screen_heatmap(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_bytes(b"\xff\x00\xfe")
    with pytest.raises(FormatError):
        screen_heatmap(tmp_path / "b.csv")
    (tmp_path / "c.csv").write_text("")
    with pytest.raises(FormatError, match="no rows"):
        screen_heatmap(tmp_path / "c.csv")
    head = "intervention,type,setting,fraction,change,outcome\n"
    (tmp_path / "d.csv").write_text(head + "A%0,knock-out,,much,0,keeps\n")
    with pytest.raises(FormatError, match=r"d\.csv:2:16: fraction: expected a number"):
        screen_heatmap(tmp_path / "d.csv")


def test_a_matrix_of_numbers_shows_them_with_the_scale() -> None:
    picture = matrix(["a", "b"], ["x", "y"], [[0.5, -0.25], [None, 0.0]], title="Synergy", show_numbers=True)
    assert table(picture) == {"a": ["0.50", "−0.25"], "b": ["0.00"]}
    for part in ("−0.5", "+0.5", "not known", "Synergy"):
        assert part in words(picture)


def test_a_matrix_of_words_marks_each_with_its_own_letter() -> None:
    cells = {("a", "x"): "removed", ("b", "y"): "reversed"}
    picture = matrix(["a", "b"], ["x", "y"], cells)
    marks = [row[0] for row in table(picture).values()]
    assert len(set(marks)) == 2


def test_a_matrix_of_another_shape_is_refused() -> None:
    with pytest.raises(DrawingError, match="another shape"):
        matrix(["a"], ["x", "y"], [[1.0]])


def diagram_of(
    names: Sequence[str], nodes: Sequence[dict[str, int]], steps: Sequence[Step] = (), setting: str = "", **more: Any
) -> Succession:
    net = Network("n", Rules.build(list(names), list(names)))
    spaces = (Subspace(net.names, tuple(node.get(name) for name in names)) for node in nodes)
    return Succession(Asked.of(net, setting), tuple(spaces), tuple(steps), **more)


def kinds(picture: Picture) -> list[str]:
    root = ElementTree.fromstring(picture.svg())
    return [g.get("class") for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("node")]


def test_the_succession_diagram_names_motifs_and_tells_ends_apart() -> None:
    steps = [Step(0, 1, {"A": 1}), Step(0, 2, {"A": 0, "B": 1})]
    picture = succession(diagram_of("AB", [{}, {"A": 1}, {"A": 0, "B": 1}], steps, setting="A=1"))
    assert kinds(picture) == ["node", "node minimal", "node fixed-point"]
    said = words(picture)
    for part in ("0 of 2 fixed", "2 of 2 fixed", "A=0 B=1", "cyclic attractor", "trap spaces: n (A=1)"):
        assert part in said.replace("\u00a0", "")


def test_a_trap_space_whose_steps_are_not_all_known_is_not_drawn_as_minimal() -> None:
    cut = diagram_of("AB", [{}, {"A": 1}], [Step(0, 1, {"A": 1})], open=(1,), why_incomplete="time")
    assert kinds(succession(cut)) == ["node", "node"]
    assert "the first 2, of more" in words(succession(cut))


def test_a_long_motif_is_shortened_and_counted() -> None:
    motif = {f"COMPONENT{index}": 1 for index in range(30)}
    said = words(succession(diagram_of(list(motif), [{}, motif], [Step(0, 1, motif)])))
    assert "more" in said
    assert "COMPONENT29" not in said


def test_a_succession_too_large_to_read_is_refused() -> None:
    with pytest.raises(DrawingError, match="trap spaces"):
        succession(diagram_of("A", [{}] * 301))
