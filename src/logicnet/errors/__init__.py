"""Places in files, and every exception that a user may meet.

All of them are ``LogicnetError``: they say what is wrong, where it stands, and what was probably meant. Nothing here
imports the rest of the package, so everything may raise them.
"""

from __future__ import annotations

from logicnet.errors.kinds import (
    TOLD,
    ClaimError,
    CompositionError,
    DrawingError,
    DuplicateName,
    EngineError,
    FormatError,
    InterventionError,
    LogicnetError,
    MemoryBudget,
    PhenotypeError,
    Problems,
    RuleError,
    SchemeError,
    SettingError,
    TimeBudget,
    UnknownName,
    all_of,
)
from logicnet.errors.place import Span
from logicnet.errors.suggestion import closest, did_you_mean, misspelt, or_else

__all__ = [
    "TOLD",
    "ClaimError",
    "CompositionError",
    "DrawingError",
    "DuplicateName",
    "EngineError",
    "FormatError",
    "Problems",
    "InterventionError",
    "LogicnetError",
    "MemoryBudget",
    "PhenotypeError",
    "RuleError",
    "SchemeError",
    "SettingError",
    "Span",
    "TimeBudget",
    "UnknownName",
    "all_of",
    "closest",
    "did_you_mean",
    "misspelt",
    "or_else",
]
