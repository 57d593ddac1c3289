"""What a screen of pairs can be asked: the words of ``screen``, but for those that asking for pairs settles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from logicnet.errors import did_you_mean
from logicnet.screens.run import screen

SETTLED = {
    "size": "it tries single interventions and pairs",
    "minimal": "a pair is judged beside its parts, so all rows are needed",
    "probability": "say by share=, readout= or by= what the effect is on",
    "interventions": "it pairs what over=, only= and exclude= leave; screen() tries a list",
}
"""What ``screen`` can be asked, and a screen of pairs cannot, with the reason."""


def confirm_words(asked: Mapping[str, object], function: Callable[..., Any]) -> None:
    """Raise TypeError, with the reason or the nearest, for an argument with which pairs are not asked.

    - ``asked``: the arguments that ``function`` does not name itself, and hands on to ``screen``.
    """
    own = [one.name for one in signature(function).parameters.values() if one.kind is not one.VAR_KEYWORD]
    known = [*own, *(name for name in signature(screen).parameters if name not in SETTLED and name not in own)]
    for name in asked:
        if name not in known:
            told = SETTLED.get(name) or did_you_mean(name, known)
            raise TypeError(f"{function.__name__}() has no argument {name!r}" + (f": {told}" if told else ""))
