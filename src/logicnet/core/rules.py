"""The compiled core's rules: declares that part of its C API and owns the handles.

Text goes in and out as bytes in UTF-8; variables are numbers. ``logicnet.logic`` is what the rest of the package uses.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from ctypes import POINTER, Structure, byref, c_char_p, c_int8, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from itertools import accumulate, pairwise
from typing import Any

from logicnet.core.border import (
    ERROR,
    TEXT,
    Declarations,
    Error,
    OwnedHandle,
    asked,
    error_of,
    int32s,
    raise_for,
    uint8s,
    uint32s,
    written_text,
)
from logicnet.errors import TOLD, DuplicateName, LogicnetError, MemoryBudget, RuleError, Span, UnknownName, all_of

NOT, AND, OR, FALSE, TRUE = -1, -2, -3, -4, -5  # entries of a program; an entry >= 0 pushes that variable
HOLD = -1  # the source of a change that holds its target
UNKNOWN = 3  # the sign of a regulator whose effect was not found out
Program = tuple[int, ...]

_TOO_ENTANGLED = "a rule is too entangled to tell how its regulators act"
_i32, _u32, _u64, _u8, _i8 = (POINTER(kind) for kind in (c_int32, c_uint32, c_uint64, c_uint8, c_int8))
_code, _sizes = [_i32, c_size_t], POINTER(c_size_t)


class Changes(Structure):
    """Mirror of ``logicnet_changes``."""

    _fields_ = [("count", c_size_t), ("source", _i32), ("target", _u32), ("value", _u8)]


_core = Declarations(
    {
        "logicnet_rules_parse": (c_void_p, [c_char_p, c_size_t, ERROR]),
        "logicnet_rules_parse_open": (c_void_p, [c_char_p, c_size_t, _sizes, ERROR]),
        "logicnet_rules_problems": (c_size_t, [c_char_p, c_size_t, c_int32, ERROR, c_size_t, ERROR]),
        "logicnet_rules_build": (c_void_p, [c_size_t, c_char_p, c_size_t, c_char_p, c_size_t, ERROR]),
        "logicnet_rules_free": (None, [c_void_p]),
        "logicnet_rules_names": (c_size_t, [c_void_p, *TEXT]),
        "logicnet_rules_text": (c_size_t, [c_void_p, c_size_t, *TEXT]),
        "logicnet_rules_bnet": (c_size_t, [c_void_p, *TEXT]),
        "logicnet_rules_programs": (c_size_t, [c_void_p, POINTER(_i32), POINTER(_sizes)]),
        "logicnet_rules_perturb": (c_void_p, [c_void_p, POINTER(Changes), ERROR]),
        "logicnet_rules_replace": (c_void_p, [c_void_p, c_size_t, *_code, ERROR]),
        "logicnet_rules_of": (c_void_p, [c_size_t, c_char_p, c_size_t, _i32, _sizes, ERROR]),
        "logicnet_rules_select": (c_void_p, [c_void_p, c_size_t, _u32, c_size_t, _u32, _u8, ERROR]),
        "logicnet_expression_parse": (c_size_t, [c_void_p, c_char_p, c_size_t, _i32, c_size_t, ERROR]),
        "logicnet_expression_text": (c_size_t, [c_void_p, *_code, *TEXT]),
        "logicnet_expression_evaluate": (c_int32, [c_void_p, *_code, _u64, c_size_t, _u64, ERROR]),
        "logicnet_rules_evaluate": (c_int32, [c_void_p, _u64, c_size_t, _u64, ERROR]),
        "logicnet_expression_table": (c_int32, [*_code, _u32, c_size_t, _u64, ERROR]),
        "logicnet_expression_signs": (c_size_t, [*_code, c_uint64, _u32, _i8, ERROR]),
        "logicnet_rules_signs": (c_size_t, [c_void_p, c_uint64, _sizes, _u32, _i8, ERROR]),
    }
)


class Handle(OwnedHandle):
    """Compiled rules in the core. Immutable; freed with the object."""

    __slots__ = ("_programs",)
    FREE = (_core, "logicnet_rules_free")

    def __init__(self, pointer: int) -> None:
        super().__init__(pointer)
        self._programs: tuple[Any, list[int]] | None = None

    def __len__(self) -> int:
        return len(self._laid_out()[1]) - 1

    def _laid_out(self) -> tuple[Any, list[int]]:
        """All programs, one after another as they stand in the core, and where each begins."""
        if self._programs is None:
            code, begin = _i32(), _sizes()
            count = _core.logicnet_rules_programs(self, byref(code), byref(begin))
            self._programs = code, begin[: count + 1]
        return self._programs

    def names(self) -> tuple[str, ...]:
        return tuple(written_text(_core.logicnet_rules_names, self).decode().split("\0")[:-1])

    def text(self, i: int) -> str:
        """The canonical text of rule i."""
        return written_text(_core.logicnet_rules_text, self, i).decode()

    def bnet(self) -> bytes:
        """The whole file in canonical text, with its header."""
        return written_text(_core.logicnet_rules_bnet, self)

    def program(self, i: int) -> Program:
        code, begin = self._laid_out()
        return tuple(code[begin[i] : begin[i + 1]])

    def only(self, i: int) -> int | None:
        """The entry of a program that has one alone (a constant, or the variable it copies); None for any other."""
        code, begin = self._laid_out()
        return int(code[begin[i]]) if begin[i + 1] - begin[i] == 1 else None

    def perturb(self, fix: Mapping[int, int], cut: Mapping[tuple[int, int], int]) -> Handle:
        """Rules of the keys of ``fix`` become constants; in the rule of t, s reads cut[s, t]."""
        return Handle(asked(_core.logicnet_rules_perturb, self, byref(changes_of(fix, cut))))

    def replace(self, i: int, program: Program) -> Handle:
        return Handle(asked(_core.logicnet_rules_replace, self, i, int32s(program), len(program)))

    def select(self, kept: Sequence[int], held: Mapping[int, int]) -> Handle:
        """The rules of the kept components alone, in that order, with the held values put in."""
        given = (len(kept), uint32s(kept), len(held), uint32s(held), uint8s(held.values()))
        return Handle(asked(_core.logicnet_rules_select, self, *given))

    def expression(self, text: bytes, begins: Span | str | None = None) -> Program:
        """The program of an expression over these components."""
        room = 2 * len(text) + 16  # a count of terms, or of levels, may be longer than its text
        while True:
            code = (c_int32 * room)()
            given = (self, text, len(text), code, room)
            length = asked(_core.logicnet_expression_parse, *given, content=text, begins=begins)
            if length <= room:
                return tuple(code[:length])
            room = length

    def expression_text(self, program: Program) -> str:
        return written_text(_core.logicnet_expression_text, self, int32s(program), len(program)).decode()

    def evaluate(self, values: Sequence[int], words: int, program: Program | None = None) -> list[int]:
        """64 states a word: ``values`` are ``words`` words for every component. All rules, or one program."""
        given = (c_uint64 * len(values))(*values)
        if program is None:
            out = (c_uint64 * len(values))()
            asked(_core.logicnet_rules_evaluate, self, given, words, out)
        else:
            out = (c_uint64 * words)()
            asked(_core.logicnet_expression_evaluate, self, int32s(program), len(program), given, words, out)
        return list(out)

    def signs(self, work: int = 0) -> list[list[tuple[int, int]]]:
        """For each rule what ``signs`` says of its program, all in one call; where a search took more than so much
        ``work``, the sign of each regulator of that rule is UNKNOWN.
        """
        _, begin = self._laid_out()
        most = begin[-1]
        places, variables, found = (c_size_t * len(begin))(), (c_uint32 * most)(), (c_int8 * most)()
        asked(_core.logicnet_rules_signs, self, work, places, variables, found)
        return [list(zip(variables[a:b], found[a:b], strict=True)) for a, b in pairwise(places)]


def changes_of(fix: Mapping[int, int], cut: Mapping[tuple[int, int], int]) -> Changes:
    """Components held and interactions (source, target) cut, as the core reads them."""
    made = [(HOLD, target, value) for target, value in fix.items()] + [(*edge, value) for edge, value in cut.items()]
    source, target, value = zip(*made, strict=True) if made else ((), (), ())
    return Changes(len(made), int32s(source), uint32s(target), uint8s(value))


def parse(text: bytes, file: str | None = None) -> Handle:
    """Compile a whole .bnet text. All that is wrong with it is one exception (``all_of``)."""
    try:
        return Handle(asked(_core.logicnet_rules_parse, text, len(text), content=text, begins=file))
    except (RuleError, UnknownName, DuplicateName) as error:
        raise _all_problems(text, file, text, 0, error) from None


def parse_open(text: bytes, file: str | None = None, shown: bytes | None = None) -> tuple[Handle, int]:
    """Compile a whole .bnet text in which names without a rule are inputs. They follow those that have one, whose
    number is given too. ``shown`` is what errors quote in the text's place, of the same length in bytes.
    """
    content, declared = shown or text, c_size_t()
    try:
        pointer = asked(_core.logicnet_rules_parse_open, text, len(text), byref(declared), content=content, begins=file)
    except (RuleError, UnknownName, DuplicateName) as error:
        raise _all_problems(text, file, content, 1, error) from None
    return Handle(pointer), declared.value


def _all_problems(text: bytes, file: str | None, shown: bytes, open: int, first: LogicnetError) -> LogicnetError:
    found = (Error * TOLD)()
    count = asked(_core.logicnet_rules_problems, text, len(text), open, found, TOLD)
    return all_of([error_of(error, shown, file) for error in found[: min(count, TOLD)]] or [first], count)


def build(names: Sequence[bytes], texts: Sequence[bytes], located: Callable[[int], Span]) -> Handle:
    """Compile rules that are already apart; ``located(i)`` is the place where the text of rule i begins."""
    error = Error()
    joined_names, joined = (b"".join(part + b"\0" for part in parts) for parts in (names, texts))
    pointer = _core.logicnet_rules_build(len(names), joined_names, len(joined_names), joined, len(joined), byref(error))
    if error.code and error.begin >= 0:
        rule = joined.count(b"\0", 0, error.begin)
        start = joined.rfind(b"\0", 0, error.begin) + 1
        error.begin, error.end = error.begin - start, error.end - start
        raise_for(error, texts[rule], located(rule))
    raise_for(error)
    return Handle(pointer)


def of(names: Sequence[bytes], programs: Sequence[Program]) -> Handle:
    """Rules from their programs."""
    joined = b"".join(name + b"\0" for name in names)
    begin = [0, *accumulate(map(len, programs))]
    code = int32s([entry for program in programs for entry in program])
    given = (len(names), joined, len(joined), code, (c_size_t * len(begin))(*begin))
    return Handle(asked(_core.logicnet_rules_of, *given))


def truth_bits(program: Program, variables: Sequence[int]) -> int:
    """The truth table as one integer: bit r is the value where bit j of r is the value of variables[j] (ascending, at
    most 32).
    """
    out = (c_uint64 * max(1, (1 << len(variables)) >> 6))()
    asked(_core.logicnet_expression_table, int32s(program), len(program), uint32s(variables), len(variables), out)
    return int.from_bytes(bytes(out), "little")


def signs(program: Program, work: int = 0) -> list[tuple[int, int]]:
    """The variables the program mentions, ascending, with 1 activates, -1 inhibits, 2 both, 0 no effect.

    Raises MemoryBudget where the search for their effects takes more than so much ``work``, in literals assigned (0:
    some seconds).
    """
    most = len(program)
    variables, found = (c_uint32 * most)(), (c_int8 * most)()
    count = asked(_core.logicnet_expression_signs, int32s(program), most, work, variables, found)
    if UNKNOWN in found[:count]:
        raise MemoryBudget(_TOO_ENTANGLED, hint="write the rule with fewer regulators")
    return list(zip(variables[:count], found[:count], strict=True))


def packed(states: Sequence[int], components: int) -> tuple[array[int], int]:
    """States (bit i is component i) turned on their side: words for ``Handle.evaluate``, and words a component."""
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
    """The opposite of ``packed``: columns of one network back to states."""
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
