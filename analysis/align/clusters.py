"""Average-link clustering of a sparse graph (UPGMA; Sokal & Michener 1958), in a fixed order.

The likeness of two clusters is the mean over all pairs of their members, a pair that is not in
the graph counting 0. The two most alike are joined until none reach the threshold. Time grows
with the edges and not with the square of the nodes. Pairs of one owner do not count: that a text
repeats itself says nothing of what it shares with others.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edge(NamedTuple):
    """Two nodes (a < b) and how alike they are."""

    a: int
    b: int
    value: float


def average_link(
    owners: Sequence[int], edges: Iterable[Edge], least: float
) -> tuple[tuple[int, ...], ...]:
    """The clusters of nodes 0, 1, …, each in order, by their first node.

    `owners`: of each node. Two clusters are joined while their mean likeness over the pairs of
    different owners is at least `least` (> 0). Of equal ones the pair with the smallest nodes goes
    first, so the result depends on the numbering alone.
    """
    graph = _Graph(owners)
    for a, b, value in edges:
        if owners[a] != owners[b]:
            graph.links[a][b] = graph.links[b][a] = value
    queue = [(-value, a, b) for a, to in enumerate(graph.links) for b, value in to.items() if a < b]
    heapq.heapify(queue)
    while queue and -queue[0][0] >= least:
        value, a, b = heapq.heappop(queue)
        if value == -graph.mean(a, b):  # not overtaken by a join
            for c in graph.join(a, b):
                mean = graph.mean(a, c)
                if mean >= least:
                    heapq.heappush(queue, (-mean, min(a, c), max(a, c)))
    return tuple(tuple(sorted(members)) for members in graph.members if members)


class _Graph:
    """Clusters, their members, the owners of these, and the sums of likeness between them."""

    def __init__(self, owners: Sequence[int]) -> None:
        self.members: list[list[int]] = [[i] for i in range(len(owners))]
        self.owners: list[Counter[int]] = [Counter([owner]) for owner in owners]
        self.links: list[dict[int, float]] = [{} for _ in owners]

    def mean(self, a: int, b: int) -> float:
        """Mean likeness over the pairs of different owners; 0 where there are none."""
        one, other = sorted((self.owners[a], self.owners[b]), key=len)
        same = sum(n * other[owner] for owner, n in one.items())
        pairs = len(self.members[a]) * len(self.members[b]) - same
        return self.links[a].get(b, 0.0) / pairs if pairs else 0.0

    def join(self, a: int, b: int) -> dict[int, float]:
        """Give cluster b to a (a < b, so a keeps its first node); the links that a has now."""
        self.members[a] += self.members[b]
        self.owners[a] += self.owners[b]
        self.members[b], self.owners[b] = [], Counter()
        for c, value in self.links[b].items():
            del self.links[c][b]
            if c != a:
                self.links[a][c] = self.links[c][a] = self.links[a].get(c, 0.0) + value
        self.links[b] = {}
        return self.links[a]
