"""Which articles are copies of one another: five-word sequences in the outlet's own voice.

Broder (1997), containment |A∩B| / min(|A|, |B|). Quotations are compared apart, by
`shared_voice.py`, since two reporters may well quote one speech.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from analysis.article import article_of
from analysis.gates.finding import Clusters, Finding
from analysis.gates.trace import Hashes, Trace

ENOUGH = 20  # sequences; shorter texts resemble each other by chance
COPIED = 0.5  # of the shorter text


class Overlap(NamedTuple):
    """Two places in a list of hash sets, and how many hashes these share."""

    a: int
    b: int
    shared: int


def overlaps(sets: Sequence[Hashes], least: int) -> Iterator[Overlap]:
    """Pairs (a < b) that share at least `least` hashes, found by an inverted index.

    Of k sets that hold one hash only 2k pairs are tried (the first with each, and neighbours), so
    a footer that everyone prints does not make every pair a candidate. Two sets that share much
    also share something that few others have, and so are found.
    """
    if not sets:
        return
    owners = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
    marks = np.concatenate(list(sets))
    order = np.argsort(marks, kind="stable")
    marks, owners = marks[order], owners[order]
    starts = np.flatnonzero(np.r_[True, marks[1:] != marks[:-1]]) if len(marks) else owners
    first = np.repeat(owners[starts], np.diff(np.r_[starts, len(marks)]))
    near = np.flatnonzero(marks[1:] == marks[:-1])
    codes = np.concatenate(
        [first * len(sets) + owners, owners[near] * len(sets) + owners[near + 1]]
    )
    for code in np.unique(codes).tolist():
        a, b = divmod(code, len(sets))
        if a != b:
            shared = len(np.intersect1d(sets[a], sets[b], assume_unique=True))
            if shared >= least:
                yield Overlap(a, b, shared)


def findings(traces: Sequence[Trace]) -> Iterator[Finding]:
    """One finding for each copy: the later article, and the one it is nearest to.

    Earlier is what was published earlier, then what has the smaller id.
    """
    long = sorted((t for t in traces if len(t.shingles) >= ENOUGH), key=_age)
    nearest: dict[int, tuple[float, int]] = {}
    for pair in overlaps([t.shingles for t in long], ENOUGH // 2):
        share = pair.shared / min(len(long[pair.a].shingles), len(long[pair.b].shingles))
        if share >= COPIED:
            nearest[pair.b] = max(nearest.get(pair.b, (0.0, 0)), (share, -pair.a))
    for b, (share, a) in sorted(nearest.items()):
        yield _copy(long[b], long[-a], share)


def _age(trace: Trace) -> tuple[bool, str, str]:
    when = trace.published
    return when is None, when.isoformat() if when else "", trace.id


def _copy(trace: Trace, other: Trace, share: float) -> Finding:
    return Finding(
        "reuse",
        trace.id,
        f"{share:.0%} of the five-word sequences of the shorter text stand in both this article "
        f"and {label(other)}, quotations left aside.",
        share,
        other.id,
        effect=f"counted with {label(other)} as one voice",
    )


def label(trace: Trace) -> str:
    """How an article is called in a sentence about another."""
    return article_of(trace.outlet) if trace.outlet else f"article {trace.id}"


def clusters(ids: Iterable[str], found: Iterable[Finding]) -> tuple[tuple[str, ...], ...]:
    """Articles that belong together by the pairs in `found`, directly or through others.

    In the order given, each cluster where its first article stands.
    """
    known = dict.fromkeys(ids)
    joined = Clusters(known)
    for finding in found:
        if finding.other in known and finding.article in known:
            joined.join(finding.other, finding.article)
    return tuple(joined)
