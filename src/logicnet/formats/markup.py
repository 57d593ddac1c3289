"""Documents in XML: read by the standard library's parser, hardened, with places for errors.

A document that declares entities is refused, whatever they are: they can blow up, or name files. A document type that
names a file is passed over, nothing is fetched. The size of a document is bounded by what memory is free
(``files.read_bytes``). Trees may be deep: what walks them must not recurse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.etree import ElementTree
from xml.parsers import expat

from logicnet.errors import FormatError, Span

Element = ElementTree.Element
_ENTITY = re.compile(rb"<!(ENTITY|ELEMENT|ATTLIST|NOTATION)\b")
_EMPTY = "\0"  # stands for an empty paragraph: no document holds it
_BREAKS = frozenset({"p", "br", "li", "div", "h1", "h2", "h3", "h4", "tr", "body", "ul"})  # elements of their own lines
_KEPT = 10_000  # names
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*\[")


@dataclass(frozen=True)
class Markup:
    """A document's tree, and where in the file its elements stand.

    - ``file``: what errors call it.
    - ``content``: its bytes.
    - ``root``: its tree, with namespaces in braces as ElementTree has them.
    """

    file: str
    content: bytes
    root: Element = field(repr=False)

    @classmethod
    def parse(cls, content: bytes, file: str) -> Markup:
        """Read a document. Raises FormatError, with the place, for one that is not well formed or declares entities."""
        _confirm_harmless(content, file)
        try:
            return cls(file, content, ElementTree.fromstring(content))
        except ElementTree.ParseError as error:
            line, column = error.position
            what = expat.errors.messages.get(error.code, str(error))
            raise FormatError(f"not XML: {what}", span=_span(content, file, line, column)) from None
        except (LookupError, ValueError) as error:  # an encoding that Python does not know
            raise FormatError(f"{file}: not XML that can be read: {error}") from None

    def place(self, element: Element) -> Span:
        """Where an element of the tree begins; worked out when an error has to be shown."""
        number = next((i for i, one in enumerate(self.root.iter()) if one is element), 0)
        found: list[tuple[int, int]] = []
        parser = expat.ParserCreate()

        def begun(name: str, attributes: object) -> None:
            if len(found) <= number:
                found.append((parser.CurrentLineNumber, parser.CurrentColumnNumber))

        parser.StartElementHandler = begun
        parser.Parse(self.content, True)
        return _span(self.content, self.file, *found[-1])

    def refuse(self, element: Element, message: str, hint: str = "") -> NoReturn:
        """Raise a FormatError that points to an element."""
        raise FormatError(message, span=self.place(element), hint=hint)


class _Locals(dict[str, str]):
    """Names without their namespace, by the name with it: documents have few, and ask for them at every element."""

    def __missing__(self, tag: str) -> str:
        if len(self) > _KEPT:
            self.clear()
        return self.setdefault(tag, tag.rpartition("}")[2])


LOCAL = _Locals()
"""The name of an element without its namespace, by its ``tag``: ``local`` without a call, for long documents."""


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return LOCAL[element.tag]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of a name, whatever their namespace."""
    return iter([child for child in element if LOCAL[child.tag] == name])


def child(element: Element | None, name: str) -> Element | None:
    """The first child of a name, whatever its namespace; None where there is none."""
    for one in element if element is not None else ():
        if LOCAL[one.tag] == name:
            return one
    return None


def attribute(element: Element, name: str) -> str | None:
    """An attribute, whatever its namespace; None where there is none."""
    if (plain := element.get(name)) is not None:
        return plain
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def plain_text(element: Element) -> str:
    """The text inside an element, its paragraphs parted by line breaks, blanks made one; empty paragraphs are lines."""
    lines: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            lines.append(part)
            continue
        end = "\n" if LOCAL[part.tag] in _BREAKS else ""
        empty = LOCAL[part.tag] == "p" and not len(part) and not (part.text or "").strip()
        lines += (end, _EMPTY if empty else _one_line(part.text))
        if part is not element:
            waiting.append(_one_line(part.tail))
        waiting.append(end)
        waiting += reversed(part)
    text = "".join(lines)
    kept = (line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
    return "\n".join("" if line == _EMPTY else line for line in kept).strip("\n")


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _confirm_harmless(content: bytes, file: str) -> None:
    """Refuse declarations of entities before anything is parsed."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # the declarations below could hide in two bytes a letter
        raise FormatError(f"{file}: the text is UTF-16, not UTF-8", hint="save the file as UTF-8")
    if (match := _ENTITY.search(content) or _DOCTYPE.search(content)) is not None:
        raise FormatError(
            "the document declares entities or a type of its own, which is not read",
            span=Span.within(content, *match.span(), file),
            hint="remove what stands in brackets after <!DOCTYPE",
        )


def _span(content: bytes, file: str, line: int, column: int) -> Span:
    lines = content.splitlines()
    text = lines[line - 1].decode("utf-8", "replace") if 0 < line <= len(lines) else ""
    return Span(file, line, column + 1, 1, text)
