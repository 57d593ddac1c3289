"""Rules and expressions: text to compiled function, postfix programs, truth tables, prime implicants, rules rewritten
for people, and the language of CTL.
"""

from __future__ import annotations

from logicnet.logic.algebra import cnf, dnf, simplified
from logicnet.logic.expression import Expression
from logicnet.logic.rules import Rules
from logicnet.logic.truth_table import TruthTable

__all__ = ["Expression", "Rules", "TruthTable", "cnf", "dnf", "simplified"]
