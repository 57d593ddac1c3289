"""How the words of a command are read: what happens to an option that is given twice, and how it is said what is wrong.
Nothing that was asked for is dropped.

An option that lists things (``action="joined"``) joins its lists, in order. Any other option with a value refuses a
second value that differs from the first. A flag may be repeated. The shortened form of an option counts as that option.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from logicnet.errors import LogicnetError, closest

_EXAMPLE = "example:"


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


class Help(argparse.RawDescriptionHelpFormatter):
    """Help that names what an option takes once, however many spellings it has."""

    def _format_action_invocation(self, action: argparse.Action) -> str:
        # argparse names it once from Python 3.13 on; it has no public place to say so before
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        takes = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f"{', '.join(action.option_strings)} {takes}"


class Parser(argparse.ArgumentParser):
    """A parser that takes the shortened form of two spellings of one option for that option, remembers by which name
    each option was given (``spoken``, by where it is stored), and says in a line or two what is wrong with the words:
    what was found, what is taken, the nearest word. What is wrong is a LogicnetError.
    """

    _words: Sequence[str] = ()

    def format_usage(self) -> str:
        return f"usage: {self._needed()}\n"

    def format_help(self) -> str:
        self.usage = self._needed().replace("%", "%%")
        return super().format_help()

    def _needed(self) -> str:
        """The command with what it cannot do without; the other options are listed below it."""
        words = [self.prog]
        several = {"*": "[{} ...]", "+": "{} ...", "?": "[{}]"}
        for action in self._actions:
            takes = str(action.metavar or action.dest.upper())
            if not action.option_strings:
                words.append(several.get(str(action.nargs), "{}").format(takes))
            elif action.required:
                words.append(f"{action.option_strings[-1]} {takes}")
        return " ".join([*words, "[options]"]).replace("%%", "%")

    def parse_args(  # type: ignore[override]  # argparse has a form for each kind of namespace
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> Any:
        words = self._words = list(sys.argv[1:] if args is None else args)
        read, rest = self.parse_known_args(words, namespace)
        if rest:
            raise self._surplus(rest[0], words)
        read.spoken = self._spoken(words)
        return read

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found, in the words of this command line."""
        about, _, found = message.removeprefix("argument ").partition(": ")
        command = self.prog.removeprefix("logicnet ")
        example = f"for example: {self.epilog.partition(_EXAMPLE)[2].strip()}" if self.epilog else ""
        if about == "the following arguments are required":
            strange = [word for word in self._words if word.startswith("--") and not self._begun(word)]
            if strange:  # what is missing may be what was misspelt
                raise self._surplus(strange[0], self._words)
            raise LogicnetError(f"{command} needs {' and '.join(found.split(', '))}", hint=example)
        if found.startswith("not allowed with argument "):
            other = found.removeprefix("not allowed with argument ")
            raise LogicnetError(f"{other} and {about} do not go together", hint="keep one of the two")
        if found == "expected one argument":
            raise LogicnetError(f"{about} needs a value", hint=self._shown(about))
        if about == "ambiguous option":
            short, _, several = found.partition(" could match ")
            raise LogicnetError(f"{short} is short for several options: {several}")
        for kind, wanted in (("int", "a whole number"), ("float", "a number")):
            found = found.replace(f"invalid {kind} value: ", f"expected {wanted}, found ", 1)
        raise LogicnetError(f"{about}: {found}" if found else about)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # argparse has no public place for what it says of a value that is none of the choices
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = closest(str(value), known)
        name = action.option_strings[0] if action.option_strings else action.dest
        hint = f"did you mean {near!r}?" if near else ""
        raise LogicnetError(f"{name} takes {_joined(known)}, found {str(value)!r}", hint=hint)

    def _surplus(self, word: str, words: Sequence[str]) -> LogicnetError:
        """What is wrong with a word that nothing takes."""
        command = self.prog.removeprefix("logicnet ")
        if word.startswith("-"):
            name = word.partition("=")[0]
            near = closest(name, self._option_string_actions)
            hint = f"did you mean {near}?" if near else f"{self.prog} --help lists its options"
            return LogicnetError(f"{command} has no option {name}", hint=hint)
        before = [one for one in words[: words.index(word)] if one.startswith("--")]
        shown = self._shown(before[-1]) if before else ""
        hint = f"a value of several words stands in quotes: {shown}" if '"' in shown else ""
        return LogicnetError(f"{command} knows nothing to do with {word!r}", hint=hint)

    def _begun(self, word: str) -> bool:
        return any(option.startswith(word.partition("=")[0]) for option in self._option_string_actions)

    def _option(self, word: str) -> argparse.Action | None:
        name = word.partition("=")[0]
        whole = self._option_string_actions.get(name)
        near = self._get_option_tuples(name) if whole is None and name.startswith("--") and len(name) > 2 else []
        return near[0][0] if len(near) == 1 else whole

    def _shown(self, name: str) -> str:
        """An option with what it takes, as help shows it; ``name`` may be several spellings, joined by slashes."""
        name = name.partition("/")[0]
        action = self._option(name)
        takes = "" if action is None else action.metavar or _joined([str(one) for one in action.choices or ()])
        return f"{name} {takes}" if takes else ""

    def _spoken(self, words: Iterable[str]) -> dict[str, str]:
        """The options that were given, by where each is stored: in the spelling that was used, written out."""
        found: dict[str, str] = {}
        for word in words:
            if word == "--":
                break
            name = word.partition("=")[0]
            action = self._option(word)
            if action is not None:
                whole = next(option for option in action.option_strings if option.startswith(name))
                found.setdefault(action.dest, name if name in action.option_strings else whole)
        return found

    def _get_option_tuples(self, option_string: str) -> list[Any]:
        # argparse calls them ambiguous; it has no public place to say otherwise.
        found: list[Any] = super()._get_option_tuples(option_string)
        # turned round twice, so that of two spellings the first one stays
        return list({id(one[0]): one for one in reversed(found)}.values())[::-1]


def _joined(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def example_of(command: str) -> str:
    """The example at the end of a command's help."""
    return f"{_EXAMPLE}\n  {command}"


def file_path(text: str) -> Path:
    """The path of a file. Raises ArgumentTypeError for an empty word, which a path takes for the folder itself."""
    if not text:
        raise argparse.ArgumentTypeError("expected the name of a file, found ''")
    return Path(text)


def add_actions(parser: argparse.ArgumentParser) -> None:
    """Make these the actions of a parser, before its arguments are declared."""
    for name, action in ((None, SingleOption), ("store", SingleOption), ("joined", JoinedOption)):
        parser.register("action", name, action)


def refuse_together(args: argparse.Namespace, first: str, others: Iterable[str], why: str, hint: str = "") -> None:
    """Raise LogicnetError where one of the other options was given beside the first, which makes it mean nothing; each
    is called as it was on the line.
    """
    given = given_of(args, others)
    if given:
        named = args.spoken.get(_dest(first), first)
        raise LogicnetError(f"{named} and {', '.join(given)} do not go together: {why}", hint=hint)


def given_of(args: argparse.Namespace, options: Iterable[str]) -> list[str]:
    """Those of the options that were given, as they were spelt."""
    dests = (_dest(option) for option in options)
    return [args.spoken[dest] for dest in dests if dest in args.spoken]


def _dest(option: str) -> str:
    return option[2:].replace("-", "_")
