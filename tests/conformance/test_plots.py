"""What every plot promises; a new line in PLOTS is tested here once it has an example."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from logicnet.analysis.attractors import attractors
from logicnet.analysis.basins import basins
from logicnet.analysis.simulation import simulate
from logicnet.analysis.state_graph import state_graph
from logicnet.analysis.succession import succession
from logicnet.analysis.trajectories import trajectories
from logicnet.cli import COMMANDS, main
from logicnet.cli.draw import offered
from logicnet.draw import FORMATS, PLOTS, Picture, Plot
from logicnet.errors import DrawingError
from logicnet.explanation import explain
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.screens.pairs import synergy

GIVEN = {
    "setting": "In=1",
    "intervention": "A%0",
    "attractor": "1",
    "start": "B=0",
    "kind": "bars",
    "top": "5",
    "only": "A",
    "rows": "changed",
    "readouts": "",  # which takes no value
    "limit": "5",
    "layout": "dot",
    "direction": "right",
}  # to each option that a plot may depend on
NETWORK = Network("pair", Rules.build(["A", "B"], ["!B", "!A"]))
DRAW = next(command for command in COMMANDS if command.name == "draw")
STARTS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}


def screen() -> list[dict[str, object]]:
    row = {"setting": "", "phenotype": "A", "fraction": 0.5, "change": 0.0, "outcome": "keeps"}
    wild = {**row, "intervention": "", "type": "wild type", "outcome": "wild type"}
    return [
        wild,
        {**row, "intervention": "A%0", "type": "knock-out", "fraction": 0.0, "change": -0.5, "outcome": "removes"},
    ]


EXAMPLES: dict[str, Callable[[Plot], Picture]] = {
    "diagram": lambda plot: plot(NETWORK),
    "explanation": lambda plot: plot(explain(NETWORK, "A", "B%1")),
    "attractors": lambda plot: plot(attractors(NETWORK)),
    "screen": lambda plot: plot(screen()),
    "ranked": lambda plot: plot(screen()),
    "synergy": lambda plot: plot(synergy(NETWORK, "A", start="A=1 B=0")),
    "succession": lambda plot: plot(succession(NETWORK)),
    "states": lambda plot: plot(state_graph(NETWORK)),
    "basins": lambda plot: plot(basins(NETWORK, phenotype="A")),
    "course": lambda plot: plot(simulate(NETWORK, "", 2, measures="A,B", protocol="1: A%1")),
    "trajectories": lambda plot: plot(trajectories(NETWORK, "A=0 B=0", 2, protocol="1: A%1")),
    "matrix": lambda plot: plot(["r"], ["c"], [[0.5]]),
}
every_plot = pytest.mark.parametrize("plot", PLOTS, ids=lambda plot: plot.name)


def test_names_are_distinct_and_each_plot_has_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(plot.name for plot in PLOTS)


@every_plot
def test_a_plot_says_what_it_is_and_where(plot: Plot) -> None:
    function: Any = getattr(import_module(f"logicnet.draw.{plot.module}"), plot.function)
    assert plot.help
    assert inspect.getdoc(function)
    assert len(plot.needs) <= len(inspect.signature(function).parameters)
    assert set(plot.formats) <= set(FORMATS)
    assert getattr(import_module("logicnet.draw"), plot.function) is function


def test_type_checkers_are_told_of_each_function_that_the_package_offers() -> None:
    package = import_module("logicnet.draw")
    (told,) = [node for node in ast.parse(inspect.getsource(package)).body if isinstance(node, ast.If)]
    imports = [node for node in told.body if isinstance(node, ast.ImportFrom)]
    named = {
        alias.asname: getattr(import_module(str(one.module)), alias.name) for one in imports for alias in one.names
    }
    assert named == {name: getattr(package, name) for name in set(package.__all__) - {"PLOTS", "Plot"}}
    assert {plot.function for plot in PLOTS} <= named.keys()


@every_plot
def test_every_plot_is_written_in_every_format_it_names(plot: Plot, tmp_path: Path) -> None:
    picture = EXAMPLES[plot.name](plot)
    for suffix in plot.formats:
        path = picture.save(tmp_path / f"{plot.name}.{suffix}")
        assert path.read_bytes().startswith(STARTS[suffix])
    assert len(list(tmp_path.iterdir())) == len(plot.formats)


@every_plot
def test_equal_input_gives_equal_bytes(plot: Plot) -> None:
    assert EXAMPLES[plot.name](plot).svg() == EXAMPLES[plot.name](plot).svg()
    assert EXAMPLES[plot.name](plot).png(72) == EXAMPLES[plot.name](plot).png(72)


@every_plot
def test_every_plot_refuses_a_suffix_it_does_not_know(plot: Plot, tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match="jpg"):
        EXAMPLES[plot.name](plot).save(tmp_path / "a.jpg")
    assert not list(tmp_path.iterdir())


@every_plot
def test_every_text_fits_on_its_page(plot: Plot) -> None:
    from logicnet.draw.paint import fonts
    from logicnet.draw.paint.shapes import Group, Item, Text

    picture = EXAMPLES[plot.name](plot)

    def lines(items: tuple[Item, ...]) -> Iterator[Text]:
        for item in items:
            if isinstance(item, Text):
                yield item
            elif isinstance(item, Group):
                yield from lines(item.items)

    for line in lines(picture.items):
        width = fonts.width(line.text, line.size, bold=line.bold)
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[line.anchor] * width
        if not line.turn:
            assert line.x - before >= -0.5
            assert line.x - before + width <= picture.width + 0.5
        assert 0 <= line.y <= picture.height


@pytest.fixture
def asked(tmp_path: Path) -> tuple[str, str]:
    """A network in a file, and the table of a screen of it."""
    path, table = tmp_path / "switch.bnet", tmp_path / "screen.csv"
    path.write_text("In, In\nA, !B & In\nB, !A\n", encoding="utf-8")
    assert main(["screen", str(path), "--phenotype", "A", "--output", str(table)]) == 0
    return str(path), str(table)


def drawn(plot: Plot, asked: tuple[str, str], *options: str) -> int:
    """The exit code of the command that draws it; the first plot is drawn where none is named."""
    network, table = asked
    (action,) = [a for a in DRAW.parser()._actions if a.dest == plot.name] if plot is not offered()[0] else [None]
    chosen = [] if action is None else [f"--{plot.name}", *([table] if action.nargs is None else [])]
    return main(["draw", network, *chosen, "--output", str(Path(network).with_name("plot.svg")), *options])


@pytest.mark.parametrize("plot", offered(), ids=lambda plot: plot.name)
def test_the_command_line_draws_every_plot_that_it_offers(plot: Plot, asked: tuple[str, str]) -> None:
    assert set(plot.takes) <= GIVEN.keys()
    given = [word for name in plot.takes for word in (f"--{name}", GIVEN[name]) if word]
    assert drawn(plot, asked) == drawn(plot, asked, *given) == 0


@pytest.mark.parametrize("kind", [kind for plot in PLOTS for kind in plot.kinds])
def test_the_command_line_draws_every_kind_of_a_plot(kind: str, asked: tuple[str, str]) -> None:
    (plot,) = (one for one in offered() if one.kinds)
    assert drawn(plot, asked, "--kind", kind) == 0


@pytest.mark.parametrize("plot", offered(), ids=lambda plot: plot.name)
def test_the_command_line_refuses_an_option_on_which_a_plot_does_not_depend(
    plot: Plot, asked: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in GIVEN.keys() - set(plot.takes):
        capsys.readouterr()
        assert drawn(plot, asked, *filter(None, (f"--{name}", GIVEN[name]))) == 2
        told = f"--{plot.name} and --{name} do not go together" if plot is not offered()[0] else f"--{name} needs --"
        assert told in capsys.readouterr().err
