"""Is what a passage says in another text? How near the text comes to it.

carried(s, t) = max_q cos(s, q) + COVER·k(s, t) − EXPECT·max_u max_q cos(s, q)

over the passages q of text t: the best of its passages; the share k of the content words of s,
weighted by rarity, that stand anywhere in t; less what the text that comes nearest reaches, since
a statement that no text words alike needs less to be found. `COVER` and `EXPECT` were chosen on
SuperPAL (Ernst et al. 2021), of steps of a quarter.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy import sparse

from analysis.align.vectors import Floats, Ints, Matrix, Space

COVER = 0.25
EXPECT = 0.25
AT_ONCE = 500  # statements that are compared at once


class Nearest(NamedTuple):
    """The passage of each of T texts that comes nearest to each of S statements, (S, T).

    `cosine` is its likeness, 0 where a text has no passages; `row` its row, −1 there.
    """

    cosine: Floats
    row: Ints


def nearest(vectors: Space, statements: Ints, texts: Sequence[Ints]) -> Nearest:
    """The nearest passages, every one compared. `texts`: the rows of each text's passages."""
    cosine = np.zeros((len(statements), len(texts)))
    row = np.full((len(statements), len(texts)), -1, dtype=np.int64)
    every = np.concatenate([*texts, np.zeros(0, dtype=np.int64)])
    edges = np.cumsum([0, *(len(rows) for rows in texts)]).tolist()
    for start in range(0, len(statements), AT_ONCE):
        block = slice(start, start + AT_ONCE)
        likeness = vectors.likeness(statements[block], every)
        for t, (first, last) in enumerate(pairwise(edges)):
            if first < last:
                best = likeness[:, first:last].argmax(axis=1)
                cosine[block, t] = likeness[np.arange(len(best)), first + best]
                row[block, t] = every[first + best]
    return Nearest(cosine, row)


def carried(
    vectors: Space,
    statements: Ints,
    texts: Sequence[Ints],
    near: Nearest,
    own: Sequence[int | None] = (),
) -> Floats:
    """(S, T) how near each text comes to each statement, by the formula above.

    `own`: for each statement the text that it stands in, if any: that text is no measure of what
    to expect of others.
    """
    others = near.cosine.copy()
    for s, t in enumerate(own):
        if t is not None:
            others[s, t] = -np.inf
    expected = others.max(axis=1, initial=0.0)
    covered = _covered(vectors.content, statements, texts)
    found: Floats = near.cosine + COVER * covered - EXPECT * expected[:, None]
    return found


def _covered(content: Matrix, statements: Ints, texts: Sequence[Ints]) -> Floats:
    """(S, T) share of the content words of a statement, by rarity, that stand in a text."""
    owner = np.repeat(np.arange(len(texts)), [len(rows) for rows in texts])
    rows = np.concatenate([*texts, np.zeros(0, dtype=np.int64)])
    member = sparse.csr_matrix(
        (np.ones(len(rows)), (owner, rows)), shape=(len(texts), content.shape[0])
    )
    held = (member @ (content > 0).astype(np.float64)).tocsr()
    held.data = np.ones_like(held.data)
    wanted = content[statements]
    total = np.asarray(wanted.sum(axis=1)).ravel()
    found: Floats = (wanted @ held.T).toarray() / np.where(total > 0, total, 1.0)[:, None]
    return found
