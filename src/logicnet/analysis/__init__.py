"""Questions with answers as values. An answer says whether it is exact, by which method, and what ended it where it is
not.
"""

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import attractors

__all__ = ["Attractor", "Attractors", "attractors"]
