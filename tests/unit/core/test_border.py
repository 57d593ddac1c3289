"""The border to the core: what it made is freed once, text has any length, an error becomes its exception."""

from __future__ import annotations

import ctypes
import gc
import signal
from collections.abc import Callable
from ctypes import c_int32

import pytest

from logicnet import load
from logicnet.core import border
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
from logicnet.logic import Rules


def test_what_the_core_made_is_freed_once_and_when_nobody_holds_it() -> None:
    rules = Rules.build("AB", "AB")
    with border.counted() as crossings:
        kept, changed = rules.handle, rules.replace(0, "B")
        del rules
        gc.collect()
        assert crossings["logicnet_rules_free"] == 0
        del kept, changed
        gc.collect()
    assert crossings["logicnet_rules_free"] == 2


def test_what_could_not_be_made_is_not_freed() -> None:
    with border.counted() as crossings:
        with pytest.raises(LogicnetError):
            Rules.parse("A, B")
        gc.collect()
    assert crossings["logicnet_rules_parse"] == 1 and crossings["logicnet_rules_free"] == 0


@pytest.mark.parametrize("length", [0, 1, 255, 256, 257, 100_000])
def test_text_of_any_length_is_whole(length: int) -> None:
    said = b"ab\0" * length

    def write(buffer: ctypes.Array[ctypes.c_char], room: int, error: object) -> int:
        if len(said) <= room:
            buffer[: len(said)] = said
        return len(said)

    assert border.written_text(write) == said


def test_the_longest_text_of_a_network_comes_back_whole() -> None:
    names = [f"x{i}" for i in range(2000)]
    assert Rules.build(names, names).bnet().splitlines()[-1] == "x1999, x1999"


def wrong(code: int, begin: int = -1, end: int = -1, message: str = "so", hint: str = "do") -> border.Error:
    return border.Error(code, begin, end, message.encode(), hint.encode())


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (ErrorCode.SYNTAX, RuleError),
        (ErrorCode.NAME, UnknownName),
        (ErrorCode.MEMORY, MemoryBudget),
        (ErrorCode.INTERRUPT, TimeBudget),
        (ErrorCode.ARGUMENT, EngineError),
        (ErrorCode.WRONG, EngineError),
    ],
)
def test_each_number_is_an_exception_with_message_hint_and_place(code: int, kind: type[LogicnetError]) -> None:
    with pytest.raises(kind, match=r"^f:2:3: so") as caught:
        border.raise_for(wrong(code, 6, 8), b"one\ntwo three", "f")
    assert caught.value.hint == "do" and caught.value.span == Span("f", 2, 3, 2)
    with pytest.raises(kind) as caught:
        border.raise_for(wrong(code))
    assert caught.value.span is None


def test_what_is_fine_raises_nothing_and_two_of_one_name_are_a_duplicate() -> None:
    border.raise_for(wrong(ErrorCode.FINE))
    with pytest.raises(DuplicateName):
        border.raise_for(wrong(ErrorCode.NAME, message="a second rule"))


def test_the_unknown_name_is_read_from_the_text_at_the_place() -> None:
    with pytest.raises(UnknownName) as caught:
        border.raise_for(wrong(ErrorCode.NAME, 4, 8), 'A & "é" | B'.encode())
    assert caught.value.name == "é" and caught.value.span is not None
    assert (caught.value.span.column, caught.value.span.length) == (5, 3)  # characters, not bytes


@pytest.mark.parametrize(("begin", "place"), [(2, ("f", 7, 13)), (5, ("f", 8, 2))])
def test_a_place_counts_from_where_the_text_begins(begin: int, place: tuple[str, int, int]) -> None:
    with pytest.raises(RuleError) as caught:
        border.raise_for(wrong(ErrorCode.SYNTAX, begin, begin + 1), b"A &\nB |", Span("f", 7, 11))
    span = caught.value.span
    assert span is not None and (span.file, span.line, span.column) == place


def test_a_function_that_the_part_does_not_declare_is_no_attribute() -> None:
    part = border.Declarations({})
    for name in ("logicnet_rules_free", "_private"):
        with pytest.raises(AttributeError, match=name):
            getattr(part, name)


def test_counting_ends_with_its_block_and_sees_what_was_bound_before() -> None:
    with border.counted() as crossings:
        load("il6")
    before = sum(crossings.values())
    load("il6")
    assert before == sum(crossings.values()) > 0


def pressing(answer: object) -> Callable[[], object]:
    """A call during which Ctrl-C is pressed."""

    def call() -> object:
        signal.raise_signal(signal.SIGINT)
        return answer

    return call


def test_where_a_call_answers_what_it_found_until_ctrl_c_is_the_answer() -> None:
    stop = c_int32(0)
    assert border.interruptible(pressing("some"), stop, answers=True) == "some" and stop.value == 1


@pytest.mark.parametrize(("answer", "answers"), [(None, True), ("some", False)])
def test_where_there_is_no_answer_ctrl_c_goes_on_its_way(answer: object, answers: bool) -> None:
    with pytest.raises(KeyboardInterrupt):
        border.interruptible(pressing(answer), c_int32(0), answers=answers)
