"""Rules and expressions: text to compiled function, truth tables, prime implicants, symbolic forms, and the language of
CTL.
"""

from __future__ import annotations

from logicnet.logic.expression import Expression
from logicnet.logic.rules import Rules
from logicnet.logic.truth_table import TruthTable

__all__ = ["Expression", "Rules", "TruthTable"]
