"""What an option does that is given again: nothing that was asked for is dropped.

An option that lists things (``action="joined"``) joins what it is given, in order; any other option refuses a second
value that differs from the first. Flags may be repeated. The shortened form of an option is that option.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from logicnet.errors import LogicnetError


class Once(argparse.Action):
    """Store a value, and refuse another one. This is what an option does that does not say otherwise."""

    _given: tuple[argparse.Namespace, object] | None = None

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        if option_string is not None:
            if self._given is not None and self._given[0] is namespace and self._given[1] != values:
                raise LogicnetError(
                    f"{self.option_strings[0]} was given twice, with different values", hint="keep one of the two"
                )
            self._given = namespace, values
        setattr(namespace, self.dest, values)


class Joined(argparse.Action):
    """Join all the texts or lists that are given, each once; they take the place of the default."""

    _given: tuple[argparse.Namespace, list[Any]] | None = None

    def __init__(self, option_strings: Sequence[str], dest: str, *, help: str, **rest: Any) -> None:
        super().__init__(option_strings, dest, help=f"{help} (may be given again)", **rest)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        before = self._given[1] if self._given is not None and self._given[0] is namespace else []
        parts = before if values in before else [*before, values]
        self._given = namespace, parts
        whole = " ".join(parts) if isinstance(values, str) else [one for part in parts for one in part]
        setattr(namespace, self.dest, whole)


def add_actions(parser: argparse.ArgumentParser) -> None:
    """Make these the actions of a parser, before its arguments are declared."""
    for name, action in ((None, Once), ("store", Once), ("joined", Joined)):
        parser.register("action", name, action)
