"""The .bnet format: one ``target, rule`` a line, as R's BoolNet loads it. Read by the compiled core; written in
canonical form, with names that other tools read.

Files of the wild begin with other headers than ``targets, factors``, hold comments of other languages, divide target
and rule by other signs, and leave inputs undeclared. All of this is read where no rule can be meant otherwise, and the
network's notes say so.
"""

from __future__ import annotations

import re
from pathlib import Path

from logicnet.errors import FormatError, Span
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.formats.rule_lines import are_rules, divided_by_commas, reaction_in, rules_in
from logicnet.model import Network

_HEADER = re.compile(
    rb'[ \t]*"?(?:targets?|genes?|nodes?|components?|species|names?|variables?)"?[ \t]*,[ \t]*'
    rb'"?(factors?|functions?|rules?|logic|expressions?|formulas?|equations?|update[ _]?(?:rules?|functions?))"?'
    rb'[ \t]*(?:,[ \t]*(?:"?probabilit(?:y|ies)"?)?[ \t]*)?(?=[\r\n]|\Z)',
    re.IGNORECASE,
)
_USUAL = re.compile(rb"targets\s*,\s*(?:factors|functions)", re.IGNORECASE)
_PASSED = re.compile(rb"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")  # a blank line, or a comment
_SLASHES = re.compile(rb"^[ \t]*//", re.MULTILINE)
_TWO_NAMES = re.compile(rb"\w+[ \t]*=[ \t]*\w+")
_LINE_END = re.compile(rb"\r\n?|\n")
_MARK = b"\xef\xbb\xbf"


def looks_like(content: bytes) -> bool:
    """Whether most of the first lines read ``target, rule``, or the first one is a header."""
    head = content.removeprefix(_MARK)
    header = _HEADER.match(head, len(head) - len(head.lstrip(b" \t\r\n")))
    # the header first: most files have one, and then no line is looked at
    return (header is not None and b"\0" not in content) or are_rules(content)


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content; the network is called after the file. Raises LogicnetError with all that is wrong."""
    reaction = reaction_in(content)
    if reaction is not None:
        span = Span.within(content, *reaction.span(), path)
        hint = "write the rules, one `target, rule` a line"
        raise FormatError("a reaction as CellNOpt writes it: the left side acts on the right one", span=span, hint=hint)
    shown, notes = content, []
    if b"//" in content and _SLASHES.search(content):
        # of the same length, so that the columns in errors are those of the file
        shown = _SLASHES.sub(lambda match: match.group()[:-2] + b"##", content)
        notes.append(f"{path}: lines that begin with // are taken for comments; the format's own begin with #")
    shown, headers = _without_headers(shown)
    for header in headers:
        notes.append(f"{path}: {header!r} is taken for a header; the usual one is 'targets, factors', once")
    shown, signs = divided_by_commas(shown)
    if signs:
        notes.append(f"{path}: rules are written with {' '.join(signs)}; this format's own have a comma and ! & |")
    if signs == ("=",) and _is_undirected(content):
        notes.append(
            f"{path}: every line reads name = name: the left one is taken for the target; in reactions of CellNOpt it"
            " is the right one"
        )
    rules, said = rules_in(shown, content, path, reading)
    return Network(Path(path).stem, rules, source=path, notes=(*notes, *said))


def write(network: Network) -> bytes:
    """The rules with the header that other tools expect. Evidence and phenotypes have no place in this format."""
    return network.rules.bnet().encode()


def _without_headers(content: bytes) -> tuple[bytes, list[str]]:
    """The content with the unusual headers before its first rule made comments of the same length, and these headers.

    A line is a header only where its second word is no component, so that no rule can be meant.
    """
    found: list[str] = []
    at = len(_MARK) if content.startswith(_MARK) else 0
    usual = True  # the core passes over the first header itself, where it is the usual one
    while at < len(content):
        header = _HEADER.match(content, at)
        if header is not None and usual and _USUAL.fullmatch(header.group().strip()):
            usual = False
        elif header is not None and not _declared(header[1], content):
            begin = at + len(header.group()) - len(header.group().lstrip())
            content = content[:begin] + b"#" + content[begin + 1 :]
            found.append(header.group().strip().decode())
            usual = False
        elif _PASSED.match(content, at) is None:
            break
        end = _LINE_END.search(content, at)
        at = end.end() if end else len(content)
    return content, found


def _is_undirected(content: bytes) -> bool:
    """Whether all lines are a name, =, and a name, which does not tell which one is the target."""
    lines = [line.partition(b"#")[0].strip() for line in content.removeprefix(_MARK).splitlines()]
    return all(_TWO_NAMES.fullmatch(line) for line in lines if line)


def _declared(word: bytes, content: bytes) -> bool:
    return re.search(rb"^[ \t]*\"?" + re.escape(word) + rb"\"?[ \t]*,", content, re.MULTILINE) is not None
