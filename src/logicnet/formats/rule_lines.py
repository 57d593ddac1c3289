"""Files of rules, one a line: what .bnet, BoolNet and BooleanNet files have in common.

The compiled core reads ``target, rule``. Lines that other tools write are made such lines without moving a byte, so
that an error shows the line as it stands in the file, and its column.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from logicnet.errors import LogicnetError, Span, UnknownName, misspelt
from logicnet.formats.reading import LISTED, Reading, listed
from logicnet.logic import Rules
from logicnet.model.slips import SlipNote

NAME = rb'(?:"[^"\r\n]*"|[^\s,=<*#"][^,=<*\r\n#"]*?)'
"""A target, which may hold blanks: what stands before the sign that divides it from its rule."""

_ARROW = "\N{LEFTWARDS ARROW}".encode()
_DIVIDED = re.compile(rb"^([ \t]*" + NAME + rb"[ \t]*)(<-|" + _ARROW + rb"|\*[ \t]*=|:=|=(?!=))", re.MULTILINE)
_SIGNS = {sign.encode(): plain for sign, plain in zip("∧∨¬", (b"&", b"|", b"!"), strict=True)}
_SIGN = re.compile(b"|".join(_SIGNS))
_RULE = re.compile(
    rb"[ \t]*" + NAME + rb"[ \t]*(?:,|<-|=(?!=)|" + _ARROW + rb")[ \t]*[^\s,;={}<>$\[][^;={}<>$]*", re.DOTALL
)
_SUM = rb"(?:![ \t]*)?\w+(?:[ \t]*\+[ \t]*(?:![ \t]*)?\w+)*"
_REACTION = re.compile(rb"^[ \t]*(?=!|\w+[ \t]*\+)" + _SUM + rb"[ \t]*=[ \t]*\w+[ \t]*\r?$", re.MULTILINE)
_LINE = re.compile(rb"[^\r\n]+")
_LOOKED_AT = 1 << 16  # bytes of a file that say what it is


def divided_by_commas(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The content with other signs than a comma between target and rule made commas, and signs of logic made those of
    the core; of the same length. And which signs these were.

    >>> divided_by_commas(b"A <- B")
    (b'A ,  B', ('<-',))
    """
    found: dict[str, None] = {}

    def comma(match: re.Match[bytes]) -> bytes:
        found.setdefault(re.sub(r"\s", "", match[2].decode()))
        return match[1] + b",".ljust(len(match[2]))

    def plain(match: re.Match[bytes]) -> bytes:
        found.setdefault(match.group().decode())
        return _SIGNS[match.group()].ljust(len(match.group()))

    if b"=" in content or b"<-" in content or _ARROW in content:
        content = _DIVIDED.sub(comma, content)
    if b"\xe2\x88" in content or b"\xc2\xac" in content:
        content = _SIGN.sub(plain, content)
    return content, tuple(found)


def reaction_in(content: bytes) -> re.Match[bytes] | None:
    """The first line that can be a reaction of CellNOpt alone, in which the left side acts on the right one.

    >>> reaction_in(b"A=B\\n!A+C=D\\n").group()
    b'!A+C=D'
    """
    return _REACTION.search(content, 0, _LOOKED_AT) if b"=" in content else None


def are_rules(content: bytes) -> bool:
    """Whether a content is lines of rules, as far as its first lines tell: most of them read ``target, rule``."""
    lines = [
        line for line in _LINE.findall(content[:_LOOKED_AT]) if line.strip() and not line.lstrip().startswith(b"#")
    ]
    if not lines or b"\0" in content[:_LOOKED_AT] or lines[0].lstrip(b"\xef\xbb\xbf \t")[:1] in (b"<", b"{", b"["):
        return False
    if reaction_in(content):
        return False
    rules = sum(_is_rule(line) for line in lines)
    return 2 * rules > len(lines)


def _is_rule(line: bytes) -> bool:
    line = re.sub(rb"\s*#.*", b"", line).strip()
    # a comma stands in a rule between the terms of a function alone
    return _RULE.fullmatch(line) is not None and (line.count(b",") <= 1 or b"(" in line)


def rules_in(
    text: bytes, shown: bytes, path: str, reading: Reading, known: Collection[str] = ()
) -> tuple[Rules, tuple[str, ...]]:
    """The rules of a text whose errors quote ``shown``, and what is to be said of them: which components have no rule
    and are inputs. Those that are ``known`` not to need one go without a word.

    Raises LogicnetError with all that is wrong, and, where the reading is strict, UnknownName for the inputs.
    """
    rules, declared = Rules.parse_open(text, path, shown)
    blanks = [name for name in rules.names if " " in name and f'"{name}"'.encode() not in text]
    notes = [f"{path}: {listed(blanks, LISTED)}: read as {_counted(blanks, 'name')} with blanks"] if blanks else []
    inputs = [name for name in rules.names[declared:] if name not in known]
    if not inputs:
        return rules, tuple(notes)
    near = misspelt(inputs, rules.names[:declared])
    if reading.strict:
        raise _without_rules(inputs, near, shown, path)
    said = f"{_counted(inputs, 'component')} without a rule of {'its' if len(inputs) == 1 else 'their'} own"
    notes.append(f"{path}: {said}, taken for {'an input' if len(inputs) == 1 else 'inputs'}: {listed(inputs, LISTED)}")
    if near:
        meant = listed([f"{name} (did you mean {other}?)" for name, other in near.items()], LISTED)
        told = f"{path}: perhaps misspelt, and inputs only for that: {meant}; --strict refuses the file"
        notes.append(SlipNote.of(told, near))
    return rules, tuple(notes)


def _without_rules(inputs: Sequence[str], near: dict[str, str], shown: bytes, path: str) -> LogicnetError:
    first = inputs[0].encode()
    at = shown.find(first)
    meant = [f"did you mean {known!r} where {name!r} stands?" for name, known in list(near.items())[:LISTED]]
    lines = [f"{_quoted(name)}, {_quoted(name)}" for name in inputs[:LISTED]]
    if len(inputs) > LISTED:
        lines.append(f"and {len(inputs) - LISTED} more of the kind")
    return UnknownName(
        "component",
        inputs[0],
        message=f"{_counted(inputs, 'component')} without a rule of their own: {listed(inputs, LISTED)}",
        span=Span.within(shown, at, at + len(first), path) if at >= 0 else None,
        hint="\n".join([*meant, "to declare them as inputs, add these lines:", *lines]),
    )


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"\w[\w.:/+@-]*", name) else f'"{name}"'


def _counted(names: Sequence[str], what: str) -> str:
    return f"{len(names)} {what}{'' if len(names) == 1 else 's'}"
