"""An error in a notebook: the user's own lines and the message; in plain Python the whole traceback."""

from __future__ import annotations

import linecache
import traceback

import pytest

import logicnet
from logicnet.errors import EngineError, LogicnetError
from logicnet.errors.cells import rendered

CELL = "def asked():\n    return logicnet.load('il66')\n\nasked()\n"
NAME = "a cell of the tests"


def raised() -> LogicnetError:
    """The error of a cell as a notebook runs it."""
    linecache.cache[NAME] = (len(CELL), None, CELL.splitlines(keepends=True), NAME)
    with pytest.raises(LogicnetError) as told:
        exec(compile(CELL, NAME, "exec"), {"logicnet": logicnet, "__name__": "__main__"})
    # what pytest stands on is not the user's
    told.value.__traceback__ = told.value.__traceback__.tb_next if told.value.__traceback__ else None
    return told.value


def test_the_lines_of_the_user_and_the_message_stand_there_and_nothing_of_the_package() -> None:
    lines = raised()._render_traceback_()
    assert len(lines) == 3
    assert lines[0] == f"{NAME}, line 4\n----> asked()\n"
    assert lines[1] == f"{NAME}, line 2\n----> return logicnet.load('il66')\n"
    assert "UnknownName" in lines[2] and "did you mean 'il6'" in lines[2]
    assert not any("shipped.py" in line for line in lines)


def test_plain_python_shows_the_whole_traceback() -> None:
    assert "shipped.py" in "".join(traceback.format_exception(raised()))


def test_a_mistake_of_the_package_itself_keeps_its_traceback() -> None:
    def called_wrongly() -> None:
        raise EngineError("wrong handle")

    with pytest.raises(EngineError) as told:
        called_wrongly()
    assert "called_wrongly" in "".join(told.value._render_traceback_())


def test_an_error_that_was_never_raised_is_its_message() -> None:
    (line,) = rendered(LogicnetError("no such thing", hint="look again"))
    assert line.endswith("LogicnetError\x1b[0m: no such thing\nlook again")
