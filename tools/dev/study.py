"""The analyses, two at a time where neither reads what the other writes."""

from __future__ import annotations

import argparse
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from dev.place import PYTHON, Stop, call
from dev.set_up import set_up

AT_ONCE = 2
READS = {
    "23": {"22"},
    "24": {"05", "06", "20", "21", "22", "23"},
}
"""By number: whose figures an analysis reads. All others read none."""


def figures(options: argparse.Namespace) -> int:
    """make every figure again: run all analyses/NN_*.py (or those whose number is given)

    Two run at a time. An analysis that reads the figures of another waits for it."""
    set_up()
    scripts = sorted(Path("analyses").glob("[0-9][0-9]_*.py"))
    scripts = [path for path in scripts if not options.rest or path.name[:2] in options.rest]
    if not scripts:
        raise Stop("there is no such script in analyses/")
    return run_all(scripts)


def run_all(scripts: list[Path]) -> int:
    """Run them; 0, or the status of the first that failed, after which none is started."""
    waiting, status = list(scripts), 0
    running: dict[Future[int], Path] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while running or (waiting and not status):
            unfinished = {path.name[:2] for path in (*waiting, *running.values())}
            ready = [path for path in waiting if not READS.get(path.name[:2], set()) & unfinished]
            for path in ready[: AT_ONCE - len(running)] if not status else []:
                waiting.remove(path)
                running[pool.submit(_run, path)] = path
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for one in done:
                del running[one]
                status = status or one.result()
    return status


def _run(path: Path) -> int:
    print("==>", path, flush=True)
    begun = time.monotonic()
    status = call(PYTHON, path)
    print(f"==> {path} took {time.monotonic() - begun:.0f} s", flush=True)
    return status
