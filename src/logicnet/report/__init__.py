"""What a network is handed on as: the model's report, a file that reviewers of models read and print.

>>> from logicnet.report import report_on
>>> report_on("tgfb", timeout=5).html().startswith("<!DOCTYPE html>")
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # for type checkers, which read no table: what ``_HOME`` finds
    from logicnet.report.model.facts import Facts as Facts
    from logicnet.report.model.report import ModelReport as ModelReport
    from logicnet.report.model.report import report_on as report_on

_HOME = {
    "Facts": "model.facts",
    "ModelReport": "model.report",
    "report_on": "model.report",
}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'logicnet.report' has no attribute {name!r}")
    value = getattr(import_module(f"logicnet.report.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
