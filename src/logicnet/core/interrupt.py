"""Calls into the core that Ctrl-C can end: Python hears signals only between its own instructions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from ctypes import c_int32

_TICK = 0.1  # seconds between looks


def interruptible(call: Callable[[], object], stop: c_int32, look: Callable[[], object] = lambda: None) -> None:
    """Run `call` on its own thread; Ctrl-C raises the stop flag, waits for the core to let go, and goes on its way."""
    if threading.current_thread() is not threading.main_thread():
        call()
        return
    worker = threading.Thread(target=call, daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(_TICK)
            look()
    except BaseException:
        stop.value = 1
        worker.join()
        raise
