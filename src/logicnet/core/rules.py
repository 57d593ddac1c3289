"""The compiled core's rules: declares that part of its C API, owns the handles, turns error codes into exceptions.

Text goes in and out as bytes in UTF-8; variables are numbers. `logicnet.logic` is what the rest of the package uses.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from ctypes import POINTER, byref, c_char_p, c_int8, c_int32, c_int64, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from dataclasses import replace
from functools import cache
from itertools import accumulate

from logicnet.core._load import Error, library
from logicnet.errors import DuplicateName, EngineError, MemoryBudget, RuleError, Span, TimeBudget, UnknownName

NOT, AND, OR, FALSE, TRUE = -1, -2, -3, -4, -5  # entries of a program; an entry >= 0 pushes that variable
Program = tuple[int, ...]

_SYNTAX, _NAME, _MEMORY, _INTERRUPT, _ARGUMENT = 1, 2, 3, 4, 5
_int32s = POINTER(c_int32)
_uint32s = POINTER(c_uint32)
_uint64s = POINTER(c_uint64)
_error = POINTER(Error)
_SIGNATURES = {
    "logicnet_rules_parse": (c_void_p, [c_char_p, c_size_t, _error]),
    "logicnet_rules_build": (c_void_p, [c_size_t, c_char_p, c_size_t, c_char_p, c_size_t, _error]),
    "logicnet_rules_free": (None, [c_void_p]),
    "logicnet_rules_count": (c_size_t, [c_void_p]),
    "logicnet_rules_names": (c_size_t, [c_void_p, c_char_p, c_size_t]),
    "logicnet_rules_text": (c_size_t, [c_void_p, c_size_t, c_char_p, c_size_t]),
    "logicnet_rules_bnet": (c_size_t, [c_void_p, c_char_p, c_size_t]),
    "logicnet_rules_code": (_int32s, [c_void_p, c_size_t, POINTER(c_size_t)]),
    "logicnet_rules_perturb": (
        c_void_p,
        [c_void_p, c_size_t, _uint32s, POINTER(c_uint8), c_size_t, _uint32s, _uint32s, POINTER(c_uint8), _error],
    ),
    "logicnet_rules_replace": (c_void_p, [c_void_p, c_size_t, _int32s, c_size_t, _error]),
    "logicnet_rules_of": (c_void_p, [c_size_t, c_char_p, c_size_t, _int32s, POINTER(c_size_t), _error]),
    "logicnet_rules_select": (c_void_p, [c_void_p, c_size_t, _uint32s, c_size_t, _uint32s, POINTER(c_uint8), _error]),
    "logicnet_expression_parse": (c_size_t, [c_void_p, c_char_p, c_size_t, _int32s, _error]),
    "logicnet_expression_text": (c_size_t, [c_void_p, _int32s, c_size_t, c_char_p, c_size_t]),
    "logicnet_expression_evaluate": (c_int32, [c_void_p, _int32s, c_size_t, _uint64s, c_size_t, _uint64s]),
    "logicnet_rules_evaluate": (c_int32, [c_void_p, _uint64s, c_size_t, _uint64s]),
    "logicnet_expression_table": (c_int32, [_int32s, c_size_t, _uint32s, c_size_t, _uint64s, _error]),
    "logicnet_expression_signs": (c_int64, [_int32s, c_size_t, c_uint64, _uint32s, POINTER(c_int8), c_size_t, _error]),
}


@cache
def _engine() -> ctypes.CDLL:
    engine = library()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(engine, name)
        function.restype = result
        function.argtypes = arguments
    return engine


def raise_for(error: Error, content: bytes = b"", begins: Span | str | None = None) -> None:
    """Raise what an error of the core stands for; `content` is the text that its offsets count in, and `begins` where
    that text begins or which file it is.
    """
    if error.code == 0:
        return
    message = error.message.decode("utf-8", "replace")
    hint = error.hint.decode("utf-8", "replace")
    span = _place(error, content, begins) if error.begin >= 0 else None
    if error.code == _SYNTAX:
        raise RuleError(message, span=span, hint=hint)
    if error.code == _NAME and ("second rule" in message or "twice" in message):
        raise DuplicateName(message, span=span, hint=hint)
    if error.code == _NAME:
        name = content[error.begin : error.end].decode("utf-8", "replace").strip('"') if error.begin >= 0 else ""
        raise UnknownName("component", name, message=message, span=span, hint=hint)
    if error.code == _MEMORY:
        raise MemoryBudget(message, span=span, hint=hint)
    if error.code == _INTERRUPT:
        raise TimeBudget(message, span=span, hint=hint)
    raise EngineError(message, span=span, hint=hint)


def _place(error: Error, content: bytes, begins: Span | str | None) -> Span:
    if not isinstance(begins, Span):
        return Span.within(content, error.begin, error.end, begins)
    inside = Span.within(content, error.begin, error.end)
    if inside.line == 1:
        return replace(begins.shifted(inside.column - 1, inside.length), text=begins.text or inside.text)
    return replace(inside, file=begins.file, line=begins.line + inside.line - 1)


def _blob(parts: Iterable[bytes]) -> bytes:
    return b"".join(part + b"\0" for part in parts)


class Handle:
    """Compiled rules in the core. Immutable; freed with the object; ctypes takes it as the pointer."""

    __slots__ = ("_as_parameter_",)

    def __init__(self, pointer: int) -> None:
        self._as_parameter_ = c_void_p(pointer)

    def __del__(self) -> None:
        pointer = getattr(self, "_as_parameter_", None)
        if pointer is not None and _engine is not None:  # names are gone when the interpreter ends
            _engine().logicnet_rules_free(pointer)

    def __len__(self) -> int:
        return int(_engine().logicnet_rules_count(self))

    def names(self) -> tuple[str, ...]:
        size = _engine().logicnet_rules_names(self, None, 0)
        buffer = ctypes.create_string_buffer(size + 1)
        _engine().logicnet_rules_names(self, buffer, size)
        return tuple(part.decode() for part in buffer.raw[:size].split(b"\0")[:-1])

    def text(self, i: int) -> str:
        """The canonical text of rule i."""
        size = _engine().logicnet_rules_text(self, i, None, 0)
        buffer = ctypes.create_string_buffer(size + 1)
        _engine().logicnet_rules_text(self, i, buffer, size)
        return buffer.raw[:size].decode()

    def bnet(self) -> bytes:
        """The whole file in canonical text, with its header."""
        size = _engine().logicnet_rules_bnet(self, None, 0)
        buffer = ctypes.create_string_buffer(size + 1)
        _engine().logicnet_rules_bnet(self, buffer, size)
        return buffer.raw[:size]

    def program(self, i: int) -> Program:
        length = c_size_t()
        code = _engine().logicnet_rules_code(self, i, byref(length))
        return tuple(code[: length.value])

    def only(self, i: int) -> int | None:
        """The entry of a program that has one alone (a constant, or the variable it copies); None for any other."""
        length = c_size_t()
        code = _engine().logicnet_rules_code(self, i, byref(length))
        return int(code[0]) if length.value == 1 else None

    def perturb(self, fix: Mapping[int, int], cut: Mapping[tuple[int, int], int]) -> Handle:
        """Rules of the keys of `fix` become constants; in the rule of t, s reads cut[s, t]."""
        error = Error()
        pointer = _engine().logicnet_rules_perturb(
            self,
            len(fix),
            (c_uint32 * len(fix))(*fix),
            (c_uint8 * len(fix))(*fix.values()),
            len(cut),
            (c_uint32 * len(cut))(*(source for source, _ in cut)),
            (c_uint32 * len(cut))(*(target for _, target in cut)),
            (c_uint8 * len(cut))(*cut.values()),
            byref(error),
        )
        raise_for(error)
        return Handle(pointer)

    def replace(self, i: int, program: Program) -> Handle:
        error = Error()
        pointer = _engine().logicnet_rules_replace(
            self, i, (c_int32 * len(program))(*program), len(program), byref(error)
        )
        raise_for(error)
        return Handle(pointer)

    def select(self, kept: Sequence[int], held: Mapping[int, int]) -> Handle:
        """The rules of the kept components alone, in that order, with the held values put in."""
        error = Error()
        pointer = _engine().logicnet_rules_select(
            self,
            len(kept),
            (c_uint32 * len(kept))(*kept),
            len(held),
            (c_uint32 * len(held))(*held),
            (c_uint8 * len(held))(*held.values()),
            byref(error),
        )
        raise_for(error)
        return Handle(pointer)

    def expression(self, text: bytes, begins: Span | str | None = None) -> Program:
        """The program of an expression over these components."""
        error = Error()
        code = (c_int32 * (len(text) + 1))()
        length = _engine().logicnet_expression_parse(self, text, len(text), code, byref(error))
        raise_for(error, text, begins)
        return tuple(code[:length])

    def expression_text(self, program: Program) -> str:
        code = (c_int32 * len(program))(*program)
        size = _engine().logicnet_expression_text(self, code, len(program), None, 0)
        buffer = ctypes.create_string_buffer(size + 1)
        _engine().logicnet_expression_text(self, code, len(program), buffer, size)
        return buffer.raw[:size].decode()

    def evaluate(self, values: Sequence[int], words: int, program: Program | None = None) -> list[int]:
        """64 states a word: `values` are `words` words for every component. All rules, or one program."""
        given = (c_uint64 * len(values))(*values)
        if program is None:
            out = (c_uint64 * len(values))()
            code = _engine().logicnet_rules_evaluate(self, given, words, out)
        else:
            out = (c_uint64 * words)()
            code = _engine().logicnet_expression_evaluate(
                self, (c_int32 * len(program))(*program), len(program), given, words, out
            )
        if code:
            raise EngineError("a malformed program, or not enough memory to evaluate it")
        return list(out)


def parse(text: bytes, file: str | None = None) -> Handle:
    """Compile a whole .bnet text."""
    error = Error()
    pointer = _engine().logicnet_rules_parse(text, len(text), byref(error))
    raise_for(error, text, file)
    return Handle(pointer)


def build(names: Sequence[bytes], texts: Sequence[bytes], located: Callable[[int], Span]) -> Handle:
    """Compile rules that are already apart; `located(i)` is the place where the text of rule i begins."""
    error = Error()
    joined_names, joined = _blob(names), _blob(texts)
    pointer = _engine().logicnet_rules_build(
        len(names), joined_names, len(joined_names), joined, len(joined), byref(error)
    )
    if error.code and error.begin >= 0:
        rule = joined.count(b"\0", 0, error.begin)
        start = joined.rfind(b"\0", 0, error.begin) + 1
        error.begin, error.end = error.begin - start, error.end - start
        raise_for(error, texts[rule], located(rule))
    raise_for(error)
    return Handle(pointer)


def of(names: Sequence[bytes], programs: Sequence[Program]) -> Handle:
    """Rules from their programs."""
    error = Error()
    joined = _blob(names)
    code = [entry for program in programs for entry in program]
    begin = [0, *accumulate(map(len, programs))]
    pointer = _engine().logicnet_rules_of(
        len(names), joined, len(joined), (c_int32 * len(code))(*code), (c_size_t * len(begin))(*begin), byref(error)
    )
    raise_for(error)
    return Handle(pointer)


def table(program: Program, variables: Sequence[int]) -> int:
    """The truth table as one integer: bit r is the value where bit j of r is the value of variables[j] (ascending, at
    most 32).
    """
    error = Error()
    words = max(1, (1 << len(variables)) >> 6)
    out = (c_uint64 * words)()
    _engine().logicnet_expression_table(
        (c_int32 * len(program))(*program),
        len(program),
        (c_uint32 * len(variables))(*variables),
        len(variables),
        out,
        byref(error),
    )
    raise_for(error)
    return int.from_bytes(bytes(out), "little")


def signs(program: Program, work: int = 0) -> list[tuple[int, int]]:
    """The variables the program mentions, ascending, with 1 activates, -1 inhibits, 2 both, 0 no effect.

    Raises MemoryBudget where the search for their effects takes more than so much ``work``, in literals assigned (0:
    some seconds).
    """
    error = Error()
    code = (c_int32 * len(program))(*program)
    most = sum(entry >= 0 for entry in program)
    variables, found = (c_uint32 * most)(), (c_int8 * most)()
    count = _engine().logicnet_expression_signs(code, len(program), work, variables, found, most, byref(error))
    raise_for(error)
    return list(zip(variables[:count], found[:count], strict=True))


def packed(states: Sequence[int], components: int) -> tuple[array[int], int]:
    """States (bit i is component i) turned on their side: words for `Handle.evaluate`, and words a component."""
    words = max(1, (len(states) + 63) // 64)
    out = array("Q", bytes(8 * components * words))
    for k, state in enumerate(states):
        word, bit = k >> 6, 1 << (k & 63)
        while state:
            low = state & -state
            out[(low.bit_length() - 1) * words + word] |= bit
            state ^= low
    return out, words


def unpacked(columns: Sequence[int], words: int, states: int) -> list[int]:
    """The opposite of `packed`: columns of one network back to states."""
    out = [0] * states
    for component in range(len(columns) // words):
        bit = 1 << component
        for word in range(words):
            ones = columns[component * words + word]
            while ones:
                low = ones & -ones
                k = word << 6 | (low.bit_length() - 1)
                if k < states:
                    out[k] |= bit
                ones ^= low
    return out
