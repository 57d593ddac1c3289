"""Environment, packages, core: each step is left out while its stamp is right."""

from __future__ import annotations

import sys

from dev.core import CORE, core
from dev.environment import environment, packages
from dev.stamps import alone, core_digest, packages_digest, stamps


def set_up() -> None:
    if stamps() == {"python": sys.version, "packages": packages_digest(), "core": core_digest()} and CORE.exists():
        return
    with alone():
        environment()
        packages()
        core()
