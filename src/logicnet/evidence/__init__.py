"""Claims of the review: their check, which claim notices which rule of a network (sensitivity), and which open choice
of a network matters for which claim (openness).
"""

from __future__ import annotations

from logicnet.evidence.assumptions import Doubt, Grounds, Reliance, reliance
from logicnet.evidence.checks import Report, Result, check, names_in, narrowed
from logicnet.evidence.claim import Arm, Claim, sentence
from logicnet.evidence.ledger import Ledger, ledgers, read_claims, together
from logicnet.evidence.members import MembersReport, Omission, of_members
from logicnet.evidence.mutants import Mutant
from logicnet.evidence.robustness import Openness, openness
from logicnet.evidence.sensitivity_report import Sensitivity, sensitivity
from logicnet.evidence.verdict import Fails, Holds, Undecided, Verdict, shown, word

__all__ = [
    "Arm",
    "Claim",
    "Doubt",
    "Fails",
    "Grounds",
    "Holds",
    "Ledger",
    "MembersReport",
    "Mutant",
    "Openness",
    "Reliance",
    "Report",
    "Result",
    "Sensitivity",
    "Omission",
    "Undecided",
    "Verdict",
    "check",
    "ledgers",
    "names_in",
    "narrowed",
    "of_members",
    "openness",
    "read_claims",
    "reliance",
    "sensitivity",
    "sentence",
    "shown",
    "together",
    "word",
]
