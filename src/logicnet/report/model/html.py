"""A report's sections -> one HTML file that needs nothing else: no script, one style element, pictures inside.

Names and labels come from files. They are text here, never markup (``display.markup``). A content-security policy says
the rest: nothing is loaded, and no style applies but the one whose digest it names.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import assert_never

from logicnet.display.markup import html_text, isolated, seen
from logicnet.report.model.blocks import (
    Block,
    Cell,
    Code,
    DataTable,
    Drawing,
    Flag,
    Hyperlink,
    Inline,
    Paragraph,
    Particulars,
    Section,
    Snippet,
    Subheading,
)
from logicnet.report.model.style import STYLE

_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")
_SAFE = ("https://", "http://", "#")


def html_page(title: str, lead: str, sections: Sequence[Section]) -> str:
    """The whole file: title, one sentence below it, a table of contents, and the sections."""
    contents = "".join(f'<li><a href="#{html_text(one.id)}">{html_text(one.title)}</a></li>' for one in sections)
    body = "\n".join(map(_section, sections))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the report</a>\n'
        f"<header><h1>{isolated(title)}</h1>\n<p>{html_text(lead)}</p></header>\n"
        f'<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>{contents}</ol></nav>\n'
        f'<main id="main">\n{body}\n</main>\n</body>\n</html>\n'
    )


def policy() -> str:
    """What the file may do: apply its own style, show pictures that it holds, and nothing else."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _section(section: Section) -> str:
    blocks = "\n".join(map(_block, section.blocks))
    return f'<section id="{html_text(section.id)}">\n<h2>{html_text(section.title)}</h2>\n{blocks}\n</section>'


def _block(block: Block) -> str:
    match block:
        case Paragraph(said, note):
            kind = ' class="note"' if note else ""
            return f"<p{kind}>{_cell(said)}</p>"
        case Subheading(said):
            return f"<h3>{isolated(said)}</h3>"
        case DataTable():
            return _table(block)
        case Particulars(rows):
            pairs = "".join(f"<div><dt>{html_text(term)}</dt><dd>{_cell(said)}</dd></div>" for term, said in rows)
            return f"<dl>{pairs}</dl>"
        case Drawing(svg, caption):
            return f"<figure>{_inside(svg, caption)}<figcaption>{isolated(caption)}</figcaption></figure>"
        case Snippet(said, caption):
            return (
                f"<figure><figcaption>{isolated(caption)}</figcaption>"
                f'<pre tabindex="0"><code>{html_text(said)}</code></pre></figure>'
            )
        case _:
            assert_never(block)


def _table(table: DataTable) -> str:
    kinds = [' class="number"' if title in table.numbers else "" for title in table.head]
    head = "".join(
        f'<th scope="col"{kind}>{html_text(title)}</th>' for kind, title in zip(kinds, table.head, strict=True)
    )
    rows = "\n".join(_row(row, kinds) for row in table.rows)
    name = html_text(table.caption)
    return (
        f'<div class="table" role="region" aria-label="{name}" tabindex="0"><table><caption>{name}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(row: Iterable[Cell], kinds: Sequence[str]) -> str:
    first, *rest = (_cell(cell) for cell in row)
    cells = "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds[1:], rest, strict=True))
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    return "".join(map(_inline, cell)) if isinstance(cell, tuple) else _inline(cell)


def _inline(piece: Inline) -> str:
    match piece:
        case str():
            return isolated(piece)
        case Hyperlink(said, href):
            if not href.startswith(_SAFE):
                return isolated(said)
            outside = "" if href.startswith("#") else ' rel="noreferrer"'
            return f'<a href="{html_text(href)}"{outside}>{isolated(said)}</a>'
        case Code(said):
            return f"<code><bdi>{html_text(said)}</bdi></code>"
        case Flag(said, tone):
            return f'<span class="mark {html_text(tone)}">{html_text(said)}</span>'
        case _:
            assert_never(piece)


def _inside(svg: str, caption: str) -> str:
    """A picture of ours as a part of the page, with what it shows for those who do not see it. Its texts are escaped
    already.
    """
    return seen(_HEAD.sub("", svg)).strip().replace("<svg ", f'<svg aria-label="{html_text(caption)}" ', 1)
