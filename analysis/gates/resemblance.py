"""Do two texts tell the same event? One likeness for traces and documents, for thousands of texts.

Cosine of √weight · (ln((1 + N)/(1 + df)) + 1) over the N texts, set against what is usual near
both of them:

    resemblance(i, j) = cos(i, j) / √(u(i) · u(j)),   u(i) = mean cosine of i to its NEAR nearest

A text on a much-covered topic is near to many, and a high cosine says little of it; one in a
corner of its own is near to few, and a modest cosine says much. This is the local scaling of
Zelnik-Manor & Perona (2004) and, in another form, what CSLS does against hubs (Conneau et al.
2018, from where NEAR = 10 is taken; the set that it is measured on has 2 others an event, which is
not used). 1: as near as the ten nearest are on average.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Matrix = Any  # scipy.sparse.csr_matrix of floats

NEAR = 10
KEPT = 30  # pairs kept a text, the nearest
COMMON = 0.3  # a term of more than so many of the texts is left out where there are over `MANY`
MANY = 200
AT_ONCE = 1_000  # texts that are compared at once


class Resemblances(NamedTuple):
    """Pairs of texts a < b, (P,) each: how much they resemble each other, and their cosine.

    Only pairs are listed of which one is among the `KEPT` nearest of the other.
    """

    a: Ints
    b: Ints
    value: Floats
    cosine: Floats


def resemblances(terms: Sequence[Mapping[str, float]]) -> Resemblances:
    """How much some texts resemble each other, from their terms and weights.

    `terms`: as `Trace.terms` has them, or counts. Time and memory grow with the terms that texts
    share, in blocks of `AT_ONCE` texts, and not with the square of their number.
    """
    rows = vectors(terms)
    a, b, cosine = _nearest(rows)
    usual = _usual(a, b, cosine, rows.shape[0])
    value = cosine / np.sqrt(np.maximum(usual[a] * usual[b], 1e-12))
    return Resemblances(a, b, value, cosine)


def vectors(terms: Sequence[Mapping[str, float]]) -> Matrix:
    """(N, terms) unit rows, in the order of the texts; a text without terms is a row of nothing."""
    places: dict[str, int] = {}
    owners = np.repeat(np.arange(len(terms)), [len(each) for each in terms])
    columns = np.array(
        [places.setdefault(term, len(places)) for each in terms for term in sorted(each)],
        dtype=np.int64,
    )
    weights = np.array([each[term] for each in terms for term in sorted(each)], dtype=np.float64)
    spread = np.bincount(columns, minlength=max(len(places), 1))
    rarity = np.log((1 + len(terms)) / (1 + spread)) + 1
    if len(terms) > MANY:
        rarity[spread > COMMON * len(terms)] = 0.0
    values = np.sqrt(np.maximum(weights, 0.0)) * rarity[columns]
    norms = np.sqrt(np.bincount(owners, values**2, minlength=len(terms)))
    values = values / np.where(norms > 0, norms, 1.0)[owners]
    shape = (len(terms), max(len(places), 1))
    return sparse.csr_matrix((values, (owners, columns)), shape=shape)


def _nearest(rows: Matrix) -> tuple[Ints, Ints, Floats]:
    """The pairs (a < b) of which one is among the `KEPT` nearest of the other, each once."""
    found: dict[int, float] = {}
    count = rows.shape[0]
    for start in range(0, count, AT_ONCE):
        block = (rows[start : start + AT_ONCE] @ rows.T).tocsr()
        for i in range(block.shape[0]):
            begin, end = block.indptr[i], block.indptr[i + 1]
            others, values = block.indices[begin:end], block.data[begin:end]
            inside = others != start + i
            others, values = others[inside], values[inside]
            order = np.lexsort((others, -np.round(values, 9)))[:KEPT]
            for j, value in zip(others[order].tolist(), values[order].tolist(), strict=True):
                pair = (start + i, j) if start + i < j else (j, start + i)
                found[pair[0] * count + pair[1]] = value
    codes = np.array(sorted(found), dtype=np.int64)
    cosine = np.array([found[code] for code in codes.tolist()], dtype=np.float64)
    return codes // max(count, 1), codes % max(count, 1), cosine


def _usual(a: Ints, b: Ints, cosine: Floats, count: int) -> Floats:
    """(N,) mean cosine of each text to its `NEAR` nearest; of all others where there are fewer."""
    owner, values = np.r_[a, b], np.r_[cosine, cosine]
    order = np.lexsort((-values, owner))
    owner, values = owner[order], values[order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    near = rank < NEAR
    total = np.bincount(owner[near], values[near], minlength=count)
    usual: Floats = total / max(min(NEAR, count - 1), 1)
    return usual
