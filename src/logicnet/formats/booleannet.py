"""The BooleanNet format: ``A *= B and not C``, ranks ``1: A *= B``, and initial values ``A = True``.

Initial values are kept as the named start ``initial``. Ranks order the updates of one simulator: they are kept as notes
of the components, and asynchronous dynamics ignores them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from logicnet.errors import FormatError, Span
from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.formats.rule_lines import NAME, divided_by_commas, rules_in
from logicnet.model import Annotation, Component, Named, Network, Subspace
from logicnet.model.assignment import equated

_STAR = re.compile(rb"^[ \t]*(?:\d+[ \t]*:)?[ \t]*" + NAME + rb"[ \t]*\*[ \t]*=", re.MULTILINE)
_RANK = re.compile(rb"^([ \t]*)(\d+)([ \t]*:)(?=[ \t]*(" + NAME + rb")[ \t]*\*[ \t]*=)", re.MULTILINE)
_NUMBER = rb"[ \t]*[+-]?\d+\.?\d*[ \t]*"
_INITIAL = re.compile(
    rb"^(?P<names>(?:[ \t]*" + NAME + rb"[ \t]*=(?!=))+)[ \t]*"
    rb"(?:(?P<value>True|False|Random|true|false|random|TRUE|FALSE|RANDOM|[01])|"
    rb"\((?P<level>" + _NUMBER + rb"),(?P<decay>" + _NUMBER + rb"),(?P<threshold>" + _NUMBER + rb")\))"
    rb"[ \t]*(?=#|\r|\n|\Z)",
    re.MULTILINE,
)
_PLAIN_SET = re.compile(rb"^[ \t]*" + NAME + rb"[ \t]*=(?!=)[^\r\n]*", re.MULTILINE)
_RANDOM = re.compile(rb"(?<![\w\"])(?:Random|random|RANDOM)(?![\w\"])")
_LINE = re.compile(rb"^[ \t]*([^\s#][^\r\n#]*)", re.MULTILINE)
_WORDS = {"!": "not ", " & ": " and ", " | ": " or "}
_LOOKED_AT = 1 << 16  # bytes of a file that say what it is


def looks_like(content: bytes) -> bool:
    """Whether a content has a rule with ``*=``, and is no markup."""
    head = content[:_LOOKED_AT]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"<", b"{", b"[") and _STAR.search(head) is not None


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content; the network is called after the file."""
    values: dict[str, bool | None] = {}
    ranks: dict[str, int] = {}

    def start(match: re.Match[bytes]) -> bytes:
        for name in match["names"].split(b"=")[:-1]:
            values[_text(name)] = _value(match, content, path)
        return b"#" + match.group()[1:]

    def rank(match: re.Match[bytes]) -> bytes:
        ranks[_text(match[4])] = int(match[2])
        return match[1] + b" " * len(match[2] + match[3])

    text = _RANK.sub(rank, _INITIAL.sub(start, content))
    wrong = _PLAIN_SET.search(text)
    if wrong is not None:
        raise FormatError(
            "an initial value is True, False or Random",
            span=Span.within(content, wrong.start(), wrong.end(), path),
            hint="a rule is written with *=, as in `A *= B and not C`",
        )
    text, _ = divided_by_commas(text)
    _confirm_rules(text, content, path)
    rules, notes = rules_in(text, content, path, reading, values)
    missing = [name for name in values if name not in rules.position]
    if missing:  # what has an initial value and is read by no rule keeps that value
        more = b"".join(f'\n"{name}", "{name}"'.encode() for name in missing)
        rules, notes = rules_in(text + more, content + more, path, reading, values)
    if ranks:
        notes = (*notes, f"{path}: ranks are kept as notes of the components: asynchronous dynamics ignores them")
    components = [
        Component(
            name, annotation=Annotation(notes=f"updated in rank {ranks[name]}") if name in ranks else Annotation()
        )
        for name in rules.names
    ]
    known = {name: int(value) for name, value in values.items() if value is not None}
    starts = (Named("initial", equated(known)),) if known else ()
    network = Network(Path(path).stem.removesuffix(".booleannet"), rules, tuple(components), source=path, notes=notes)
    return replace(network, starts=starts)


def _confirm_rules(text: bytes, content: bytes, path: str) -> None:
    """Refuse, by its place, the first line that is no rule, and a rule that reads Random, which is no component."""
    rules = list(_LINE.finditer(text))
    for line in rules:
        if b"," not in line[1]:
            span = Span.within(content, *line.span(1), path)
            raise FormatError("this is no rule", span=span, hint="a rule is written as `A *= B and not C`")
    names = {_text(line[1].partition(b",")[0]) for line in rules}
    for line in rules:
        random = _RANDOM.search(text, text.index(b",", line.start(1)), line.end())
        if random is not None and random.group().decode() not in names:
            span = Span.within(content, *random.span(), path)
            raise FormatError("a rule cannot be Random: that is an initial value", span=span, hint="as in `A = Random`")


def write(network: Network) -> bytes:
    """Initial values, where the network has a start, and the rules."""
    lines = ["#BOOLEAN RULES"]
    start = _written_start(network)
    if start is not None:
        fixed = Subspace.parse(start.text, network).fixed
        lines = ["#INITIAL VALUES", *(f"{name} = {bool(value)}" for name, value in fixed.items()), "", *lines]
    lines += [f"{name} *= {_words(network.rules.text(i))}" for i, name in enumerate(network.names)]
    return ("\n".join(lines) + "\n").encode()


def losses(network: Network) -> tuple[Loss, ...]:
    """The named starts beyond the one that is written."""
    written = _written_start(network)
    return tuple(Loss(Topic.STARTS, one.name, one.text) for one in network.starts if one is not written)


def _written_start(network: Network) -> Named | None:
    return next((one for one in network.starts if one.default), next(iter(network.starts), None))


def _words(rule: str) -> str:
    rule = re.sub(r"!| & | \| ", lambda match: _WORDS[match.group()], rule)
    return re.sub(r"\b[01]\b", lambda match: str(match.group() == "1"), rule)


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace").strip().strip('"')


def _value(match: re.Match[bytes], content: bytes, path: str) -> bool | None:
    """A value, or None for a random one. Three numbers, of a model with concentrations, are compared as BooleanNet
    does: the concentration with the threshold over the decay.
    """
    if match["value"] is not None:
        word = match["value"].lower()
        return None if word == b"random" else word in (b"true", b"1")
    level, decay, threshold = (float(match[name]) for name in ("level", "decay", "threshold"))
    if decay == 0:
        span = Span.within(content, match.start("decay"), match.end("decay"), path)
        raise FormatError("a decay of 0: the initial value cannot be told", span=span)
    return level > threshold / decay
