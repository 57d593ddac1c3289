"""Ctrl-C during a call into the core: the call has let go of everything before the exception leaves."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from ctypes import c_int32

import pytest

from logicnet.core import screens, spaces
from logicnet.core.border import interruptible
from logicnet.core.budget import Budget
from logicnet.logic import Rules

RULES = Rules.build([f"X{i}" for i in range(20)], ["1"] * 20)


class Slow:
    """A function of the core that does not look at the stop flag soon."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.ended = False

    def __call__(self, *arguments: object) -> int:
        self.began.set()
        time.sleep(0.4)
        self.ended = True
        return 0


@pytest.fixture
def slow() -> Slow:
    """Ctrl-C is pressed twice as soon as it has begun."""
    call = Slow()

    def press() -> None:
        call.began.wait()
        for _ in range(2):
            time.sleep(0.05)
            signal.raise_signal(signal.SIGINT)

    threading.Thread(target=press, daemon=True).start()
    return call


def through_a_screen(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    screener = screens.Screener(RULES.handle, [], 1, Budget())
    monkeypatch.setattr(screens._core, "logicnet_screen_forced", slow)
    return lambda: screener.forced(0, screens.Tasks.of([[]]))


def through_a_space(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    handle = spaces.SpaceHandle(RULES.handle, Budget())
    return lambda: handle.call(slow)


def by_itself(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    return lambda: interruptible(slow, c_int32(0))


@pytest.mark.parametrize("way", [by_itself, through_a_screen, through_a_space])
def test_the_core_has_let_go_before_the_exception_leaves(
    way: Callable[[Slow, pytest.MonkeyPatch], Callable[[], object]], slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = way(slow, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        call()
    assert slow.ended


def test_a_handler_that_raises_something_else_waits_for_the_core_as_well(slow: Slow) -> None:
    def leave(number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGINT, leave)
    try:
        stop = c_int32(0)
        with pytest.raises(TimeoutError):
            interruptible(slow, stop)
    finally:
        signal.signal(signal.SIGINT, before)
    assert slow.ended and stop.value == 1


def test_what_the_call_raises_is_raised_where_it_was_called() -> None:
    def fail() -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        interruptible(fail, c_int32(0))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
