"""The page without its script: the card, the question, and what was found when the page was made, as plain HTML.

Browsers show it where scripts are off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from logicnet.display.markup import html_text, isolated
from logicnet.model.assignment import equated

_SCREENED = 100  # rows of a screen that stand here; the page's script has all that it was made with


STATIC_STYLE = (
    "#logicnet-page{display:block;height:auto;padding:1rem 1.5rem 0}"
    "#logicnet-page{min-height:0;max-width:80rem;margin:0 auto}"
    ".static{padding:0 1.5rem 2rem}.static dt{font-weight:600;margin-top:.5rem}"
    ".static dd{margin:0;overflow-wrap:anywhere}"
    ".static .scroll{overflow:auto;max-height:80vh;margin:1rem 0}.static table{border-collapse:collapse}"
    ".static caption{text-align:left;font-weight:600;padding:.4rem}"
    ".static th,.static td{border:1px solid #8b949e;padding:.15rem .45rem;text-align:left;vertical-align:top}"
)
"""How it looks, beside the page's style: what the script lays out stands one below the other."""


def static_page(document: Mapping[str, Any]) -> str:
    """What is shown where the script does not run."""
    network = document["network"]
    parts = [
        "<p>Scripts are off in this browser: what was found when this page was made stands below. With scripts it "
        "answers other questions too, offline.</p>",
        _terms(_card(document)),
        _found(document),
        _table(
            "Components",
            ["component", "kind", "rule", "evidence"],
            ([c["label"], c["kind"], c["rule"], _texts(c["evidence"])] for c in document["components"]),
        ),
        _screened(document["screen"]),
        _references(network["references"]),
    ]
    body = "\n".join(filter(None, parts))
    return f'<main class="static">\n{body}\n</main>'


def _card(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    network, first, made = document["network"], document["first"], document["made"]
    return [
        ("Network", network["title"] or network["name"]),
        ("What it describes", network["description"]),
        ("Source", network["source"]),
        ("Licence", network["licence"]),
        ("Digest of the rules (SHA-256)", network["digest"]),
        ("Cite", network["cite"]),
        ("Context", first["context"]),
        ("Inputs held", equated(first["setting"])),
        ("Drugs", ", ".join(first["drugs"])),
        ("Changes", " ".join(first["changes"])),
        ("Made by", f"logicnet {made['logicnet']}: {made['command']}"),
    ]


def _found(document: Mapping[str, Any]) -> str:
    """The attractors side by side: phenotypes and components in rows, as ``logicnet attractors`` prints them."""
    results = document["results"]
    if results is None:
        return ""
    several: Sequence[Mapping[str, Any]] = results["attractors"]
    count = results["count"]
    many = "" if count == "1" else "s"
    said = f"<p>{isolated(count)} attractor{many}, counted under every value of every free input."
    said += f" {isolated(results['incomplete'])}</p>" if results["incomplete"] else "</p>"
    rows: list[list[object]] = [
        ["kind", *(one["kind"] for one in several)],
        ["states", *(one["states"] for one in several)],
    ]
    if any(one["condition"] for one in several):
        rows.append(["condition", *(equated(one["condition"]) for one in several)])
    for name in several[0]["phenotypes"] if several else ():
        rows.append([f"{name} (phenotype)", *(one["phenotypes"][name] for one in several)])
    for component in document["components"]:
        rows.append([component["label"], *(one["values"][component["name"]] for one in several)])
    head = ["attractor", *map(str, range(1, len(several) + 1))]
    return said + _table("Attractors", head, rows)


def _screened(screen: Mapping[str, Any] | None) -> str:
    if screen is None:
        return ""
    rows = screen["rows"][:_SCREENED]
    cut = f" (the first {len(rows)} of {len(screen['rows'])} stand here)" if len(rows) < len(screen["rows"]) else ""
    return _table(f"Screen of {screen['title']}{cut}", screen["columns"], rows)


def _references(several: Sequence[Mapping[str, str]]) -> str:
    if not several:
        return ""
    entries = "".join(f"<li>{_link(one)}</li>" for one in several)
    return f"<h2>References</h2><ul>{entries}</ul>"


def _link(one: Mapping[str, str]) -> str:
    text = isolated(one["text"])
    return f'<a href="{html_text(one["url"])}" rel="noopener noreferrer">{text}</a>' if one["url"] else text


def _texts(several: Iterable[Mapping[str, str]]) -> str:
    return "; ".join(one["text"] for one in several)


def _terms(several: Iterable[tuple[str, str]]) -> str:
    entries = "".join(f"<dt>{term}</dt><dd>{isolated(text)}</dd>" for term, text in several if text)
    return f"<dl>{entries}</dl>"


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table whose first column names its rows."""
    top = "".join(f'<th scope="col">{isolated(str(cell))}</th>' for cell in head)
    body = "\n".join(map(_row, rows))
    table = f"<table><caption>{isolated(caption)}</caption><thead><tr>{top}</tr></thead>\n<tbody>{body}</tbody></table>"
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{html_text(caption)}">{table}</div>'


def _row(row: Sequence[object]) -> str:
    first, *rest = (isolated(str(cell)) for cell in row)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
