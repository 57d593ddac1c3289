"""Calls into the core that Ctrl-C can end: Python hears signals only between its own instructions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
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

    def work() -> None:
        try:
            call()
        finally:
            done.set()

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
