"""How alike two passages are: one vector for each, of what could carry a fact.

Words (lemmas), two words in a row, character 3–5-grams inside words, and figures, each weighted by
1 + ln n times ln((1 + N)/(1 + df)) + 1 over the N passages of the story, and scaled to length 1
times the root of the kind's weight; the kinds stand side by side. From every vector half the mean
of all is taken (`CENTRE`): what the whole story repeats, its names and its topic, is no evidence
that two passages say the same. Likeness is the cosine of what remains.

Everything is sparse: (A − μ)(B − μ)ᵀ = ABᵀ − Aμ − (Bμ)ᵀ + μᵀμ, where μ is what is taken.

Names as a kind of their own made it worse (.926 for .935 on SuperPAL): a story's names are in all
of its texts. The rare ones count as words.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis.align.figures import Figure
from analysis.align.passages import Passage
from analysis.document import Document
from analysis.lexicon import lemma
from analysis.terms import term

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Matrix = Any  # scipy.sparse.csr_matrix of floats
Bag = Mapping[str, float]
Features = Mapping[str, Bag]  # kind → feature → count

CENTRE = 0.5
WEIGHTS = {"word": 1.0, "pair": 0.25, "gram": 0.5, "figure": 0.5}


@dataclass(frozen=True, eq=False)
class Space:
    """Some passages as rows of a sparse matrix, with the mean that is taken from them.

    `rows` (n, features): every kind of feature, scaled. `telling` (n, words, pairs, figures): 1
    where a row has one. `content` (n, words): the rarity of each content word that a row has.
    `said` (n, words and figures): 1 where a row has a content word or a figure.
    """

    rows: Matrix
    telling: Matrix
    content: Matrix
    said: Matrix
    toward: Floats  # (n,) product of each row with what is taken
    norms: Floats  # (n,) lengths of what remains
    shift: float  # squared length of what is taken

    def likeness(self, a: Ints, b: Ints) -> Floats:
        """(len(a), len(b)) cosines of the centred rows `a` with the rows `b`."""
        product = (self.rows[a] @ self.rows[b].T).toarray()
        product += self.shift - self.toward[a][:, None] - self.toward[b][None, :]
        cosines: Floats = product / (self.norms[a][:, None] * self.norms[b][None, :])
        return cosines

    def pairwise(self, a: Ints, b: Ints) -> Floats:
        """(len(a),) cosines of row a[k] with row b[k]."""
        product = np.asarray(self.rows[a].multiply(self.rows[b]).sum(axis=1)).ravel()
        product = product + self.shift - self.toward[a] - self.toward[b]
        cosines: Floats = product / (self.norms[a] * self.norms[b])
        return cosines

    def shared(self, a: Ints, b: Ints) -> Ints:
        """(len(a),) how many content words and figures row a[k] has in common with row b[k]."""
        return (
            np.asarray((self.said[a].multiply(self.said[b])).sum(axis=1)).ravel().astype(np.int64)
        )


def space(
    bags: Sequence[Features], weights: Mapping[str, float] = WEIGHTS, centre: float = CENTRE
) -> Space:
    """The vectors of passages, from their features; with `centre` 0 nothing is taken."""
    counts = {kind: _counts([bag.get(kind, {}) for bag in bags]) for kind in weights}
    scaled = [_scaled(counts[kind][0]) * math.sqrt(weights[kind]) for kind in weights]
    telling = sparse.hstack([counts[kind][0] for kind in weights if kind != "gram"]).tocsr()
    telling.data = np.ones_like(telling.data)
    rows = sparse.hstack(scaled).tocsr()
    taken = centre * np.asarray(rows.sum(axis=0)).ravel() / max(len(bags), 1)
    toward, shift = np.asarray(rows @ taken).ravel(), float(taken @ taken)
    squares = np.asarray(rows.multiply(rows).sum(axis=1)).ravel() - 2 * toward + shift
    norms = np.sqrt(np.maximum(squares, 1e-12))
    content = _content(*counts["word"])
    said = sparse.hstack([content, *(counts[k][0] for k in ("figure",) if k in counts)]).tocsr()
    said.data = np.ones_like(said.data)
    return Space(rows, telling, content, said, toward, norms, shift)


def _counts(bags: Sequence[Bag]) -> tuple[Matrix, list[str]]:
    """The counts of one kind of feature, (n, features), and the features of its columns."""
    places: dict[str, int] = {}
    owners = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    columns = [places.setdefault(feature, len(places)) for bag in bags for feature in bag]
    counts = np.array([count for bag in bags for count in bag.values()], dtype=np.float64)
    shape = (len(bags), max(len(places), 1))
    found = sparse.csr_matrix((counts, (owners, columns)), shape=shape)
    return found, list(places)


def _rarity(counts: Matrix) -> Floats:
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity: Floats = np.log((1 + counts.shape[0]) / (1 + spread)) + 1
    return rarity


def _scaled(counts: Matrix) -> Matrix:
    """Weighted rows of length 1, or 0 where there is nothing."""
    weighted = counts.copy()
    weighted.data = (1 + np.log(counts.data)) * _rarity(counts)[counts.indices]
    norms = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.diags(1 / np.where(norms > 0, norms, 1.0)) @ weighted


def _content(counts: Matrix, words: Sequence[str]) -> Matrix:
    told = np.array([bool(term(w)) or w[:1].isdigit() for w in words] or [False], dtype=bool)
    kept = counts.copy()
    kept.data = (_rarity(counts) * told)[counts.indices]
    kept.eliminate_zeros()
    return kept


def features(document: Document, passage: Passage, figures: Iterable[Figure] = ()) -> Features:
    """What could carry a fact in a passage: kind → feature → count. `figures`: the document's."""
    lexemes = document.lexemes[passage.first : passage.last]
    lemmas = [lemma(word) for word in lexemes]
    inside = [f for f in figures if passage.span.start <= f.span.start < passage.span.end]
    return {
        "word": _counted(lemmas),
        "pair": _counted(f"{a} {b}" for a, b in pairwise(lemmas)),
        "gram": _counted(gram for word in lexemes for gram in _grams(word)),
        "figure": _counted(key for f in inside for key in f.keys),
    }


def _counted(found: Iterable[str]) -> dict[str, float]:
    return dict(Counter(found))


@lru_cache(maxsize=100_000)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[i : i + n] for n in (3, 4, 5) for i in range(max(len(padded) - n + 1, 0)))
