"""The argument that the cursor is in, found by the parser of the command that stands on the line."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Cursor:
    """Where the cursor is.

    - ``action``: the argument of which a value stands here; None where there is none.
    - ``options``: the names of options that can stand here.
    - ``head``: what of the word stands before the value: ``--set=``.
    - ``given``: what was given before, by the names of the arguments.
    """

    action: argparse.Action | None = None
    options: tuple[argparse.Action, ...] = ()
    head: str = ""
    given: Mapping[str, list[str]] = field(default_factory=dict)

    def last(self, name: str) -> str:
        """The last value that an argument was given; empty where there is none."""
        return next(iter(reversed(self.given.get(name, []))), "")


def cursor_in(parser: argparse.ArgumentParser, words: Iterable[str], current: str) -> Cursor:
    """Where the cursor is.

    - ``parser``: that of the command.
    - ``words``: the whole words after the command's name.
    - ``current``: the word that the cursor is at the end of.
    """
    walk = _Walk(parser)
    for word in words:
        walk.pass_over(word)
    return walk.end_in(current)


class _Walk:
    """One pass over the words, as argparse makes it."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        # argparse offers no public place that lists the arguments of a parser
        self.options = [action for action in parser._actions if action.option_strings]
        self.positional = [action for action in parser._actions if not action.option_strings]
        self.given: dict[str, list[str]] = {}
        self.waiting: argparse.Action | None = None
        self.only_positional = False

    def pass_over(self, word: str) -> None:
        waiting, self.waiting = self.waiting, None
        if waiting is not None and not (waiting.nargs == "?" and word.startswith("-")):
            self._give(waiting, word)
        elif self.only_positional or not word.startswith("-") or word == "-":
            self._give(self._next_positional(), word)
        elif word == "--":
            self.only_positional = True
        else:
            name, equals, value = word.partition("=")
            action = self._option(name)
            if action is not None and (equals or action.nargs == 0):
                self._give(action, value)
            else:
                self.waiting = action

    def end_in(self, current: str) -> Cursor:
        waiting = self.waiting
        if waiting is not None and not (waiting.nargs == "?" and current.startswith("-")):
            return Cursor(waiting, given=self.given)
        if self.only_positional or not current.startswith("-"):
            return Cursor(self._next_positional(), given=self.given)
        name, equals, _ = current.partition("=")
        if equals:
            return Cursor(self._option(name), head=f"{name}=", given=self.given)
        return Cursor(options=tuple(self.options), given=self.given)

    def _give(self, action: argparse.Action | None, value: str) -> None:
        if action is not None:
            self.given.setdefault(action.dest, []).append(value)

    def _next_positional(self) -> argparse.Action | None:
        for action in self.positional:
            if action.nargs in ("*", "+") or action.dest not in self.given:
                return action
        return None

    def _option(self, name: str) -> argparse.Action | None:
        """The option of this name, or the one that it is the shortened form of."""
        whole = [action for action in self.options if name in action.option_strings]
        short = [a for a in self.options if name.startswith("--") and any(o.startswith(name) for o in a.option_strings)]
        found = whole or short
        return found[0] if len(found) == 1 else None
