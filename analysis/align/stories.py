"""A story laid out for alignment: its documents, their passages and figures, and their vectors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.align.carried import Nearest, nearest
from analysis.align.clusters import Edge
from analysis.align.figures import Figure
from analysis.align.numerals import figures
from analysis.align.passages import Passage, passages
from analysis.align.vectors import Floats, Ints, Space, features, space
from analysis.document import Document

TELLING = 2  # content words or figures that two passages must have in common
FLOOR = 0.1  # pairs less alike than this count as not alike at all
WHOLE = 3_000  # passages up to which every pair is compared
AT_ONCE = 500  # rows that are compared at once
RARE = 40  # above that, only pairs that share a word or figure which at most so many passages have


@dataclass(frozen=True, eq=False)
class Story:
    """Some documents by the id of their article, so that the order given changes nothing.

    `passages`: of all documents, one after the other; `owner` (n,): the document of each.
    `figures`: those of each document.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    owner: Ints
    figures: tuple[tuple[Figure, ...], ...]
    space: Space

    def rows(self, document: int) -> Ints:
        """The rows of a document's passages."""
        first, last = np.searchsorted(self.owner, [document, document + 1])
        return np.arange(first, last)

    @cached_property
    def texts(self) -> tuple[Ints, ...]:
        """The rows of every document's passages."""
        return tuple(self.rows(d) for d in range(len(self.documents)))

    def text(self, row: int) -> str:
        """The words of a passage."""
        return self.passages[row].span.of(self.documents[int(self.owner[row])].text)

    @cached_property
    def held(self) -> tuple[frozenset[str], ...]:
        """The keys of the telling figures of each document."""
        return tuple(
            frozenset(key for figure in inside if figure.telling for key in figure.keys)
            for inside in self.figures
        )

    def figure_keys(self, row: int) -> frozenset[str]:
        """The keys of the telling figures in a passage."""
        span, inside = self.passages[row].span, self.figures[int(self.owner[row])]
        return frozenset(
            key
            for figure in inside
            if span.start <= figure.span.start < span.end and figure.telling
            for key in figure.keys
        )

    @cached_property
    def links(self) -> tuple[Edge, ...]:
        """The pairs of passages (a < b) that are alike by `FLOOR` or more.

        Attributions are left out, and pairs with fewer than `TELLING` content words or figures in
        common. Every pair is compared up to `WHOLE` passages. Above, only those that share a word,
        two words in a row or a figure that no more than `RARE` passages have: a pair that says the
        same without one is missed, and time grows with the passages and not with their square.
        """
        said = np.array([not p.attribution for p in self.passages], dtype=bool)
        places = np.flatnonzero(said)
        blocks = _all(self.space, places) if len(places) <= WHOLE else _rare(self.space, places)
        return tuple(
            Edge(i, j, value)
            for a, b, values in blocks
            for i, j, value in zip(a.tolist(), b.tolist(), values.tolist(), strict=True)
        )

    def nearest(self, rows: Ints) -> Nearest:
        """The passage of each document nearest to some passages; above `WHOLE` by `links` alone."""
        if len(self.passages) <= WHOLE:
            return nearest(self.space, rows, self.texts)
        cosine = np.zeros((len(rows), len(self.documents)))
        row = np.full(cosine.shape, -1, dtype=np.int64)
        places = {int(r): k for k, r in enumerate(rows)}
        for edge in self.links:
            for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
                k, d = places.get(one), int(self.owner[other])
                if k is not None and edge.value > cosine[k, d]:
                    cosine[k, d], row[k, d] = edge.value, other
        return Nearest(cosine, row)


def story(documents: Sequence[Document]) -> Story:
    """Documents of one story, laid out. Raises ValueError where two articles have one id."""
    ordered = tuple(sorted(documents, key=lambda d: d.article.id))
    if len({d.article.id for d in ordered}) < len(ordered):
        raise ValueError("two documents are of one article; a story has each article once")
    cut = [passages(document) for document in ordered]
    found = tuple(figures(document) for document in ordered)
    bags = [
        features(document, passage, inside)
        for document, parts, inside in zip(ordered, cut, found, strict=True)
        for passage in parts
    ]
    owner = np.repeat(np.arange(len(ordered)), [len(parts) for parts in cut])
    return Story(ordered, tuple(p for parts in cut for p in parts), owner, found, space(bags))


Blocks = Iterator[tuple[Ints, Ints, Floats]]


def _all(vectors: Space, places: Ints) -> Blocks:
    for start in range(0, len(places), AT_ONCE):
        block, rest = places[start : start + AT_ONCE], places[start:]
        values = vectors.likeness(block, rest)
        i, j = np.nonzero((values >= FLOOR) & (block[:, None] < rest[None, :]))
        both = vectors.shared(block[i], rest[j]) >= TELLING
        yield block[i][both], rest[j][both], values[i, j][both]


def _rare(vectors: Space, places: Ints) -> Blocks:
    telling = vectors.telling
    spread = np.asarray(telling.sum(axis=0)).ravel()
    rare = telling[:, np.flatnonzero((spread > 1) & (spread <= RARE))].tocsr()
    inside = np.zeros(telling.shape[0], dtype=bool)
    inside[places] = True
    for start in range(0, len(places), AT_ONCE):
        block = places[start : start + AT_ONCE]
        shared = (rare[block] @ rare.T).tocoo()
        a, b = block[shared.row], shared.col.astype(np.int64)
        forward = (a < b) & inside[b]
        a, b = a[forward], b[forward]
        values = vectors.pairwise(a, b)
        close = (values >= FLOOR) & (vectors.shared(a, b) >= TELLING)
        yield a[close], b[close], values[close]
