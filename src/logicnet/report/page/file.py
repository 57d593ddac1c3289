"""The page as one file: the document, the page's script and style, and the core, with a policy that lets nothing out.

Whatever comes from a network stands in a block of data, as JSON in which no ``<`` is left: it is never markup. What
browsers show without the script is ``static``.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any

from logicnet.display.markup import html_text, isolated
from logicnet.errors import LogicnetError
from logicnet.report.page.static import STATIC_STYLE, static_page

PAGE_FORMAT = "logicnet page 1"
"""What a document says of itself; the script is built for one of these."""
_BUILT = files("logicnet.report.page") / "built"
_FORMATS = re.compile(r"logicnet page [0-9]+")
_HALVES = re.compile("[\ud800-\udfff]")
_ADVICE = "install logicnet from a wheel; in a checkout, `python3 run page` builds the parts of the page"


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a file is made of, beside its document: ``script``, ``worker`` and ``style`` as text, ``core`` as letters
    for bytes, and the ``licences`` of what others wrote of them.
    """

    script: str
    worker: str
    style: str
    core: str
    licences: str

    @classmethod
    def built(cls) -> PageParts:
        """The parts that came with this logicnet. Raises LogicnetError where one is missing or of another version."""
        names = ("page.js", "worker.js", "page.css", "licences.txt")
        script, worker, style, licences = (_part(name).decode() for name in names)
        known = set(_FORMATS.findall(script + worker))
        if known and PAGE_FORMAT not in known:
            raise LogicnetError(
                f"the page's script was built for {' and '.join(sorted(known))}, and this is {PAGE_FORMAT}",
                hint=_ADVICE,
            )
        return cls(script, worker, style, b64encode(_part("core.wasm.gz")).decode(), licences)


def html(document: Mapping[str, Any], parts: PageParts | None = None) -> str:
    """The file of a document. Raises LogicnetError where the parts of the page are missing."""
    parts = PageParts.built() if parts is None else parts
    title = str(document["title"])
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(parts.script, parts.style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="logicnet {document["made"]["logicnet"]}">
<title>{html_text(title)}</title>
<style>{parts.style}</style>
</head>
<body>
<div id="logicnet-page"><h1>{isolated(title)}</h1></div>
<noscript><style>{STATIC_STYLE}</style>
{static_page(document)}
</noscript>
{_data("logicnet-document", "application/json", document_text(document))}
{_data("logicnet-worker", "text/plain", parts.worker)}
{_data("logicnet-core", "text/plain", parts.core)}
{_data("logicnet-licences", "text/plain", parts.licences)}
<script>{parts.script}</script>
</body>
</html>
"""


def document_text(document: Mapping[str, Any]) -> str:
    """A document as JSON that can stand in a block of data: no ``<``, and no half of a surrogate pair."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
    return _HALVES.sub(lambda half: f"\\u{ord(half.group()):04x}", text)


def _policy(script: str, style: str) -> str:
    """What the page may do: run this script and no other, and ask nobody for anything."""
    rules = {
        "default-src": "'none'",
        "script-src": f"{_digest(script)} 'wasm-unsafe-eval'",
        "style-src": f"{_digest(style)} {_digest(STATIC_STYLE)}",
        "img-src": "data: blob:",
        "worker-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _data(name: str, kind: str, text: str) -> str:
    return f'<script type="{kind}" id="{name}">{text}</script>'


def _part(name: str) -> bytes:
    try:
        return (_BUILT / name).read_bytes()
    except OSError:
        raise LogicnetError(f"this installation of logicnet lacks {name}, a part of the page", hint=_ADVICE) from None
