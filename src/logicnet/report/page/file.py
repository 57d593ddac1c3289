"""The page as one file: the document, the page's script and style, and the core, with a policy that lets nothing out.

Whatever comes from a network stands in a block of data, as JSON in which no ``<`` is left: it is never markup.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

_BUILT = files("logicnet.report.page") / "built"


def html(document: Mapping[str, Any]) -> str:
    """The file."""
    script, worker, style = (_built(name).decode() for name in ("page.js", "worker.js", "page.css"))
    core = b64encode(_built("core.wasm.gz")).decode()
    title = escape(str(document["title"]))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<div id="logicnet-page"><h1>{title}</h1></div>
{_data("logicnet-document", "application/json", _json(document))}
{_data("logicnet-worker", "text/plain", worker)}
{_data("logicnet-core", "text/plain", core)}
<script>{script}</script>
</body>
</html>
"""


def _policy(script: str, style: str) -> str:
    """What the page may do: run this script and no other, and ask nobody for anything."""
    rules = {
        "default-src": "'none'",
        "script-src": f"{_digest(script)} 'wasm-unsafe-eval' blob:",
        "style-src": _digest(style),
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


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _built(name: str) -> bytes:
    return (_BUILT / name).read_bytes()
