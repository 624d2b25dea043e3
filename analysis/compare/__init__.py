"""Readings → estimates and contrasts: an outlet's average, and how two outlets differ.

The independent text is the sample, not the sentence; comparisons happen within stories. What may
be compared is decided before, by the gates.
"""

from analysis.compare.contrasts import CONTRASTS, OTHERS, adjusted, contrasts
from analysis.compare.decomposition import Decomposition, Ingredients, Part, decomposition
from analysis.compare.estimates import ESTIMATES, estimates

__all__ = [
    "CONTRASTS", "ESTIMATES", "OTHERS", "Decomposition", "Ingredients", "Part", "adjusted",
    "contrasts", "decomposition", "estimates",
]  # fmt: skip
