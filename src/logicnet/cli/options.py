"""What happens to an option that is given twice: nothing that was asked for is dropped.

An option that lists things (``action="joined"``) joins its lists, in order. Any other option with a value refuses a
second value that differs from the first. A flag may be repeated. The shortened form of an option counts as that option.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from logicnet.errors import LogicnetError


class RepeatedOption(argparse.Action):
    """Remember what was given before, to the same parse. A subclass says what follows from it."""

    _given: tuple[argparse.Namespace, list[Any]] | None = None

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        # a parser may be used for several parses, each with a namespace of its own
        before = self._given[1] if self._given is not None and self._given[0] is namespace else []
        given = before if values in before else [*before, values]
        # a positional argument has none: argparse calls it with its default too, which nobody gave
        if option_string is not None:
            self._given = namespace, given
        setattr(namespace, self.dest, self.whole(given))

    def whole(self, given: list[Any]) -> Any:
        """One value of the different ones that were given."""
        raise NotImplementedError


class SingleOption(RepeatedOption):
    """Store a value, and refuse another one. This is what an option does that does not say otherwise."""

    def whole(self, given: list[Any]) -> Any:
        if len(given) > 1:
            name = self.option_strings[0]
            raise LogicnetError(f"{name} was given twice, with different values", hint="keep one of the two")
        return given[0]


class JoinedOption(RepeatedOption):
    """Join all the texts or lists that are given, each once; they take the place of the default."""

    def __init__(self, option_strings: Sequence[str], dest: str, *, help: str, **rest: Any) -> None:
        super().__init__(option_strings, dest, help=f"{help} (may be given again)", **rest)

    def whole(self, given: list[Any]) -> Any:
        return " ".join(given) if isinstance(given[0], str) else [one for part in given for one in part]


class Parser(argparse.ArgumentParser):
    """A parser that takes the shortened form of two spellings of one option for that option."""

    def _get_option_tuples(self, option_string: str) -> list[Any]:
        # argparse calls them ambiguous; it has no public place to say otherwise.
        found: list[Any] = super()._get_option_tuples(option_string)
        # turned round twice, so that of two spellings the first one stays
        return list({id(one[0]): one for one in reversed(found)}.values())[::-1]


def file_path(text: str) -> Path:
    """The path of a file. Raises ArgumentTypeError for an empty word, which a path takes for the folder itself."""
    if not text:
        raise argparse.ArgumentTypeError("expected the name of a file, found ''")
    return Path(text)


def add_actions(parser: argparse.ArgumentParser) -> None:
    """Make these the actions of a parser, before its arguments are declared."""
    for name, action in ((None, SingleOption), ("store", SingleOption), ("joined", JoinedOption)):
        parser.register("action", name, action)
