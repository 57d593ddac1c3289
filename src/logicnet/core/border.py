"""The border to the compiled core, once for all: find it, declare its functions, own handles, read text, raise errors,
call so that Ctrl-C ends the work, and count the crossings. The modules beside it declare a part of the C API each.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint8, c_uint32, c_void_p
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from logicnet.core.codes import ErrorCode
from logicnet.errors import (
    DuplicateName,
    EngineError,
    LogicnetError,
    MemoryBudget,
    RuleError,
    Span,
    TimeBudget,
    UnknownName,
)

_T = TypeVar("_T")
_TICK = 0.1  # seconds between looks
_ROOM = 2048  # bytes, at first: enough for the names of most networks
_PARTS: list[Declarations] = []
_counter: Counter[str] | None = None  # of crossings, while somebody counts


class Error(ctypes.Structure):
    """Mirror of ``logicnet_error``: code 0 is fine; ``begin`` and ``end`` are byte offsets into the text."""

    _fields_ = [
        ("code", c_int32),
        ("begin", c_int64),
        ("end", c_int64),
        ("message", ctypes.c_char * 480),
        ("hint", ctypes.c_char * 240),
    ]


ERROR = POINTER(Error)
TEXT = [c_char_p, c_size_t, ERROR]  # the last arguments of a function that writes text


class Declarations:
    """A part of the C API: by name, what each function gives back and takes. Its functions are attributes.

    The core is loaded when the first of them is asked for.
    """

    def __init__(self, signatures: Mapping[str, tuple[Any, list[Any]]]) -> None:
        self._signatures = signatures
        _PARTS.append(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._signatures:
            raise AttributeError(name)
        self._bind()
        return self.__dict__[name]

    def _bind(self) -> None:
        core = library()
        for name, (result, arguments) in self._signatures.items():
            function = core[name]
            function.restype, function.argtypes = result, arguments
            self.__dict__[name] = function if _counter is None else _counting(name, function, _counter)

    def _bind_again(self) -> None:
        if any(name in self.__dict__ for name in self._signatures):
            self._bind()


def _counting(name: str, function: Callable[..., Any], counter: Counter[str]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        counter[name] += 1
        return function(*arguments)

    return call


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """How often each function of the core is called meanwhile, by name. Costs nothing while nobody counts."""
    global _counter
    before, _counter = _counter, Counter()
    crossings = _counter
    try:
        for part in _PARTS:
            part._bind_again()
        yield crossings
    finally:
        _counter = before
        for part in _PARTS:
            part._bind_again()


class OwnedHandle:
    """What the core made and this object frees: a pointer, which ctypes takes the object for."""

    __slots__ = ("_as_parameter_",)
    FREE: ClassVar[tuple[Declarations, str]]

    def __init__(self, pointer: int) -> None:
        self._as_parameter_ = c_void_p(pointer)

    def __del__(self) -> None:
        pointer = getattr(self, "_as_parameter_", None)  # none where it could not be made
        if pointer is not None:
            part, name = self.FREE
            getattr(part, name)(pointer)


def _places() -> list[Path]:
    names = {"win32": "logicnet_engine.dll", "darwin": "liblogicnet_engine.dylib"}
    name = names.get(sys.platform, "liblogicnet_engine.so")
    chosen = os.environ.get("LOGICNET_ENGINE")  # the build under sanitizers, for instance
    if chosen:
        return [Path(chosen)]
    # ``pip install -e .`` reads the modules from src/ but puts the library into site-packages.
    installed = [Path(entry) / "logicnet" / "core" / name for entry in sys.path if entry]
    return [Path(__file__).resolve().parent / name, *installed]


@cache
def library() -> ctypes.CDLL:
    """The compiled core. Raises ImportError, saying what to do, where it was not built."""
    for path in _places():
        if path.is_file():
            return ctypes.CDLL(str(path))
    built_by = "`python3 run build`, or `pip install .` in the checkout"
    raise ImportError(f"logicnet's compiled core is not built: {built_by}")


def asked(
    function: Callable[..., Any],
    *arguments: Any,
    content: bytes = b"",
    begins: Span | str | None = None,
    budget: int | None = None,
) -> Any:
    """What a function of the core gives back that takes an error last; the error is raised (``raise_for``)."""
    error = Error()
    found = function(*arguments, byref(error))
    raise_for(error, content, begins, budget)
    return found


def written_text(function: Callable[..., Any], *arguments: Any) -> bytes:
    """What a function of the core writes that takes room for text, its size and an error last."""
    room = _ROOM
    while True:
        buffer = (ctypes.c_char * room)()
        size = int(asked(function, *arguments, buffer, room))
        if size <= room:
            return ctypes.string_at(buffer, size)
        room = size


def raise_for(error: Error, content: bytes = b"", begins: Span | str | None = None, budget: int | None = None) -> None:
    """Raise what an error of the core stands for (``error_of``), if it is one."""
    if error.code != ErrorCode.FINE:
        raise error_of(error, content, begins, budget)


def error_of(
    error: Error, content: bytes = b"", begins: Span | str | None = None, budget: int | None = None
) -> LogicnetError:
    """What an error of the core stands for; ``content`` is the text that its offsets count in, ``begins`` where that
    text begins or which file it is, and ``budget`` the bytes that were not enough, where that is known.
    """
    message = error.message.decode("utf-8", "replace")
    hint = error.hint.decode("utf-8", "replace")
    span = _place(error, content, begins) if error.begin >= 0 else None
    if error.code == ErrorCode.SYNTAX:
        return RuleError(message, span=span, hint=hint)
    if error.code == ErrorCode.NAME and ("second rule" in message or "twice" in message):
        return DuplicateName(message, span=span, hint=hint)
    if error.code == ErrorCode.NAME:
        name = content[error.begin : error.end].decode("utf-8", "replace").strip('"') if error.begin >= 0 else ""
        return UnknownName("component", name, message=message, span=span, hint=hint)
    if error.code == ErrorCode.MEMORY:
        return MemoryBudget(message, budget=budget, span=span, hint=hint)
    if error.code == ErrorCode.INTERRUPT:
        return TimeBudget(message, span=span, hint=hint)
    return EngineError(message, span=span, hint=hint)


def _place(error: Error, content: bytes, begins: Span | str | None) -> Span:
    if not isinstance(begins, Span):
        return Span.within(content, error.begin, error.end, begins)
    inside = Span.within(content, error.begin, error.end)
    if inside.line == 1:
        return replace(begins.shifted(inside.column - 1, inside.length), text=begins.text or inside.text)
    return replace(inside, file=begins.file, line=begins.line + inside.line - 1)


def uint8s(values: Iterable[int]) -> ctypes.Array[c_uint8]:
    """Numbers as the core reads them."""
    given = tuple(values)
    return (c_uint8 * len(given))(*given)


def uint32s(values: Iterable[int]) -> ctypes.Array[c_uint32]:
    """Numbers as the core reads them."""
    given = tuple(values)
    return (c_uint32 * len(given))(*given)


def int32s(values: Sequence[int]) -> ctypes.Array[c_int32]:
    """Numbers as the core reads them, a program for instance."""
    return (c_int32 * len(values))(*values)


def interruptible(
    call: Callable[[], _T], stop: c_int32, look: Callable[[], object] = lambda: None, *, answers: bool = False
) -> _T:
    """Run ``call`` on its own thread; Ctrl-C raises the stop flag, waits for the core to let go, and goes on its way.

    Where the call ``answers``, what it found until then is the answer, if it is not None, and Ctrl-C has done its work.
    """
    if threading.current_thread() is not threading.main_thread():
        return call()
    found: list[_T] = []
    try:
        _waited_for(lambda: found.append(call()), stop, look)
    except KeyboardInterrupt:
        if not (answers and stop.value and found and found[0] is not None):
            raise
    return found[0]


def _waited_for(call: Callable[[], object], stop: c_int32, look: Callable[[], object]) -> None:
    """What is waited for is an event: a thread whose ``join`` was interrupted passes for ended while it runs (CPython
    before 3.13, gh-90882), and the core would lose what it works on.
    """
    done = threading.Event()
    failed: list[BaseException] = []

    def work() -> None:
        try:
            call()
        except BaseException as error:  # it belongs to the caller, as if there were no thread
            failed.append(error)
        finally:
            done.set()

    with _kept_back(stop):
        threading.Thread(target=work, daemon=True).start()
        try:
            while not done.wait(_TICK):
                look()
        except BaseException:
            stop.value = 1
            while not done.is_set():
                with suppress(KeyboardInterrupt):  # the first one is enough: the core looks at the flag all the time
                    done.wait()
            raise
    if failed:
        raise failed[0]


@contextmanager
def _kept_back(stop: c_int32) -> Iterator[None]:
    """Ctrl-C raises the flag at once, and KeyboardInterrupt when the block has ended: between any two instructions it
    could leave the block while the core works. A handler that somebody else has set stays.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    pressed = False

    def press(number: int, frame: object) -> None:
        nonlocal pressed
        pressed, stop.value = True, 1

    signal.signal(signal.SIGINT, press)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if pressed:
        raise KeyboardInterrupt
