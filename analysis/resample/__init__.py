"""Bootstrap, permutation, effect sizes and multiplicity: numbers only, no news in it.

Everything takes many measures at once as the columns of `values` (n, K), NaN where a text has
none; `side` (n,) tells the two sides of a comparison and `strata` (n,) what may be compared.
"""

from analysis.resample.bootstrap import DRAWS, SEED, Interval, bootstrap_t
from analysis.resample.cells import STORIES, Cells, cells
from analysis.resample.differences import bootstrap_t_over_strata, bootstrap_t_within
from analysis.resample.effects import (
    benjamini_hochberg,
    cliffs_delta,
    detectable,
    hedges_g,
    max_t,
    poisson_interval,
)
from analysis.resample.permutations import permutation, relabelings
from analysis.resample.ratios import bootstrap_t_of_ratios

__all__ = [
    "DRAWS", "SEED", "STORIES", "Cells", "Interval", "benjamini_hochberg", "bootstrap_t",
    "bootstrap_t_of_ratios", "bootstrap_t_over_strata", "bootstrap_t_within", "cells",
    "cliffs_delta", "detectable", "hedges_g", "max_t", "permutation", "poisson_interval",
    "relabelings",
]  # fmt: skip
