"""What is asked for by name: ``@hypoxia`` is what the network calls so, ``@file.txt`` what stands in a file.

Settings, starts and interventions are read with such words among others. What a network calls by the name goes before
a file. A file holds what the text would, on lines of its own; ``#`` begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from logicnet.errors import FormatError, SettingError, Span, UnknownName, did_you_mean
from logicnet.model.annotation import Named
from logicnet.model.assignment import assignments, equation
from logicnet.model.notation import without_comment, words

if TYPE_CHECKING:
    from logicnet.model.network import Network

_MOST = 1 << 20  # bytes of a file: no setting is longer
_SIGNS = ("=", "<", ">", "%", ":")  # after the name of a component whose own name begins with @


class Piece(NamedTuple):
    """A part of what was asked for, and what errors in it call the place."""

    text: str
    file: str


def pieces(text: str, network: Network, several: Sequence[Named], kind: str) -> Iterator[Piece]:
    """The text itself, with blanks where a name was called, and then what each name stands for.

    - ``several``: what the network calls by name, of this ``kind``: ``setting``, ``start`` or ``intervention``.

    Raises UnknownName, with the nearest, for a name that stands for nothing.
    """
    own, found = text, []
    for word in called_words(text, network):
        own = f"{own[: word.start()]}{' ' * len(word.group())}{own[word.end() :]}"
        span = Span.within(text, word.start(), word.end(), file=f"<{kind}>")
        found.append(_called(word.group()[1:].strip('"'), span, network, several, kind))
    yield Piece(own, f"<{kind}>")
    yield from found


def called_words(text: str, network: Network) -> list[re.Match[str]]:
    """The words of a text that call something by its name."""
    if "@" not in text:
        return []
    return [word for word in words(text) if word.group().startswith("@") and not _is_component(word.group(), network)]


def assigned(text: str, network: Network, several: Sequence[Named], kind: str) -> list[tuple[str, int, Span]]:
    """The values of variables that a text gives, as ``assignments`` reads them, those of called names among them."""
    found: dict[str, tuple[str, int, Span]] = {}
    for piece in pieces(text, network, several, kind):
        read = assignments(piece.text, network.names, what=kind, levels=network.levels, file=piece.file)
        for variable, value, span in read:
            if found.setdefault(variable, (variable, value, span))[1] != value:
                before = equation(variable, found[variable][1])
                raise SettingError(f"two values for {variable!r} in the {kind}", span=span, hint=f"{before} stands too")
    return list(found.values())


def _is_component(word: str, network: Network) -> bool:
    """Whether a word begins with the name of a component, which may begin with @ too."""
    return any(
        word == component.name or word.startswith(tuple(component.name + sign for sign in _SIGNS))
        for component in network.components
        if component.name.startswith("@")
    )


def _called(name: str, span: Span, network: Network, several: Sequence[Named], kind: str) -> Piece:
    one = next((one for one in several if one.name == name), None)
    if one is not None:
        return Piece(one.text, f"<{kind} {name}>")
    path = Path(name)
    try:
        stands = bool(name) and path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        stands = False
    if stands:
        return Piece(content_of(path), name)
    known = [one.name for one in several]
    hint = did_you_mean(name, known, f"{kind}s") or f"{network.name} calls no {kind} by a name"
    raise UnknownName(kind, name, message=f"unknown {kind} '@{name}', and no file of that name", span=span, hint=hint)


def content_of(path: Path) -> str:
    """The text of a file, with blanks in the place of comments, so that every place stays what it was."""
    try:
        if path.stat().st_size > _MOST:
            raise FormatError(f"{path}: too large for a file of values", hint=f"at most {_MOST >> 20} MB are read")
        content = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror or error}") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        span = Span.within(content, error.start, error.start + 1, str(path))
        raise FormatError("a byte that is not UTF-8", span=span, hint="save the file as UTF-8") from None
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(without_comment(line).ljust(len(line)) for line in lines)


def named_text(text: str, network: Network, several: Sequence[Named], kind: str) -> tuple[str, str]:
    """The text of what one ``@name`` alone stands for, and where that stands; another text is given back."""
    calls = called_words(text, network)
    if len(calls) != 1 or calls[0].group() != text.strip():
        return text, f"<{kind}>"
    span = Span.within(text, calls[0].start(), calls[0].end(), file=f"<{kind}>")
    return _called(calls[0].group()[1:].strip('"'), span, network, several, kind)
