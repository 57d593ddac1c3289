"""How a file is read where it leaves something open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read where it leaves something open.

    - ``strict``: whether components without a rule are refused where the format has inputs declared (default: they are
      inputs, and the network's notes name them).
    - ``default_rule``: how regulators act together in a format of edges alone, a name of ``sif.DEFAULT_RULES``
      (default: none, and such files are refused).
    """

    strict: bool = False
    default_rule: str = ""


AS_USUAL = Reading()
"""As files are read unless asked otherwise."""
