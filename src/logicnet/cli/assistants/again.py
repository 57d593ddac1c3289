"""The command that gives a tool's answer again."""

from __future__ import annotations

OPTIONS = ("phenotype", "setting", "intervention", "context", "start", "target", "over", "only", "size", "rates")
_COURSE = ("until", "every", "protocol", "show")


def command_of(command: str, *positional: str, **given: str | None) -> list[str]:
    """The words of a command, after ``logicnet``: what was left out is left out, and it answers in JSON.

    An empty text is left out as well, but for the setting and the start, where it says something.

    >>> command_of("reach", "il6", start="FAC=1", setting=None, target="")
    ['reach', 'il6', '--start', 'FAC=1', '--json']
    """
    words = [command, *positional]
    for name in (*OPTIONS, *_COURSE):
        value = given.get(name)
        if value or (value == "" and name == "setting"):
            words += [f"--{name}", value]
    return [*words, "--json"]
