"""Why an intervention does what it does: the percolation chain, the causal paths, the first components that differ.

The chain lists what the setting and the intervention fix, decided on functions and not on text. The differences are
read off exact counts of attractors. The causal paths lead from what the intervention touches to what decides the
phenotype.
"""

from __future__ import annotations

from logicnet.explanation.answer import Explanation
from logicnet.explanation.chain import Link
from logicnet.explanation.differences import Difference
from logicnet.explanation.question import explain

__all__ = ["Difference", "Explanation", "Link", "explain"]
