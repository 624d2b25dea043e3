"""Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PRIOR = 500.0  # α₀, in words: how much text of the ordinary mixture each side is lent


def log_odds(here: Floats, elsewhere: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """δ and ζ = δ/σ for each word, from counts here and elsewhere and a prior, all (V,).

    δ = ln[(y₁+α)/(n₁+α₀−y₁−α)] − ln[(y₂+α)/(n₂+α₀−y₂−α)], σ² ≈ 1/(y₁+α) + 1/(y₂+α)
    (Monroe, Colaresi & Quinn 2008, equations 16, 19 and 22).
    """
    a, b = here + prior, elsewhere + prior
    odds = np.log(a / (a.sum() - a)) - np.log(b / (b.sum() - b))
    return odds, odds / np.sqrt(1 / a + 1 / b)


def z_of_some(here: Floats, elsewhere: Floats, words: Floats, other_words: Floats) -> Floats:
    """ζ as in `log_odds`, (b, V), of some words only, so that the totals (b,) are given.

    The prior is the mixture of both sides, α = PRIOR·(y₁ + y₂)/(n₁ + n₂).
    """
    n, m = words[:, None], other_words[:, None]
    alpha = (here + elsewhere) * (PRIOR / (n + m))
    a, b = here + alpha, elsewhere + alpha
    odds = np.log(a * (m + PRIOR - b) / (b * (n + PRIOR - a)))
    found: Floats = odds * np.sqrt(a * b / (a + b))
    return found
