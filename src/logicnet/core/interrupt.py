"""Calls into the core that Ctrl-C can end: Python hears signals only between its own instructions."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ctypes import c_int32

_TICK = 0.1  # seconds between looks


def interruptible(call: Callable[[], object], stop: c_int32, look: Callable[[], object] = lambda: None) -> None:
    """Run `call` on its own thread; Ctrl-C raises the stop flag, waits for the core to let go, and goes on its way.

    What is waited for is an event: a thread whose `join` was interrupted passes for ended while it runs (CPython before
    3.13, gh-90882), and the core would lose what it works on.
    """
    if threading.current_thread() is not threading.main_thread():
        call()
        return
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
