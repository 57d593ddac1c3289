"""What all tests share: where the checkout is, and how hard Hypothesis looks.

`LOGICNET_THOROUGH=1 python3 run test` looks twenty times harder. On CI the examples are the same on every run, so that
a red build is red for a reason that can be repeated.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
RECURSION = sys.getrecursionlimit()
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# What a script starts with `&` ignores Ctrl-C, and so does all that it starts: commands that the tests interrupt would
# run for ever.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A shared machine may stall for a second in the middle of an example: no deadlines.
settings.register_profile("usual", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("usual"), derandomize=True, database=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=2000)
settings.load_profile("thorough" if os.environ.get("LOGICNET_THOROUGH") else "ci" if os.environ.get("CI") else "usual")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser for all tests that open something, driven by playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: nothing is opened")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("no Chromium here (`python3 run browser` installs one): nothing is opened")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """mpbn raises the limit for the whole process when it is imported. A text that is nested too deep would then end
    Python, and not its reading.
    """
    if "crosscheck" not in item.nodeid:
        sys.setrecursionlimit(RECURSION)
