"""The table of plots: each is found by its name, and nothing heavy is loaded before one is drawn."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

from logicnet import draw
from logicnet.draw import PLOTS


def test_importing_draw_loads_nothing_heavy() -> None:
    heavy = ["matplotlib", "numpy", "graphviz", "wasmtime", "pandas"]
    code = f"import sys, logicnet.draw; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_plot_is_a_function_of_the_package_with_its_own_name_and_its_needs_first() -> None:
    assert len({plot.name for plot in PLOTS}) == len(PLOTS)
    for plot in PLOTS:
        function = getattr(draw, plot.function)
        assert function.__module__ == f"logicnet.draw.{plot.module}"
        first = [
            name
            for name, one in inspect.signature(function).parameters.items()
            if one.default is one.empty and one.kind is not one.VAR_KEYWORD
        ]
        assert len([name for name in first if name != "self"]) == len(plot.needs)


def test_a_plot_draws_what_its_function_draws() -> None:
    (plot,) = (plot for plot in PLOTS if plot.name == "matrix")
    values = ["a"], ["x"], [[1.0]]
    assert plot(*values, title="T") == draw.matrix(*values, title="T")


def test_a_name_that_draw_does_not_have_is_none() -> None:
    assert {"diagram", "matrix", "Picture"} <= set(dir(draw))
    with pytest.raises(AttributeError, match="no attribute 'diagramm'"):
        getattr(draw, "diagramm")  # noqa: B009
