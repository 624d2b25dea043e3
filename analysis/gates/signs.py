"""The signs by which an article is compared with the rest of its story: figures, no verdicts."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.gates.trace import Trace, fingerprint

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

LENGTH = 0.14  # a text twice as long resembles others 2**.14 times as much
SHARED = 0.8  # of the others have a phrase …
LEADS = 0.6  # … and so many in their headline or lead: so it names the story
LONGER = 1.5  # times the median length: a rate is not carried further, since it falls
DAYS = 14  # a gap to the others' dates
SPREADS = 3  # or so many times the others' own spread, if that is more


class Signs(NamedTuple):
    """What is known of one article against the others: see `findings`."""

    resemblance: float  # mean cosine to each of the others, 0–1
    ratio: float  # the same, as a share of the others' own, corrected for length
    phrase: str  # what the others name and this article lacks, or ""
    expected: float  # how often it would be expected here
    names: str  # the weightiest names that no other article has, or ""
    led: float  # the weight of all such names, as a multiple of the weightiest name
    gap: float  # days outside the others' dates beyond what is usual; 0 where not known


@dataclass(frozen=True, eq=False)
class Space:
    """The articles of a story as unit vectors of weighted terms, in sparse columns."""

    traces: Sequence[Trace]
    rows: Ints
    columns: Ints
    values: Floats

    @classmethod
    def of(cls, traces: Sequence[Trace]) -> "Space":
        """The vectors of some articles. Without document frequencies: in a case of five the terms
        that all articles share are the event, not noise."""
        places: dict[str, int] = {}
        rows, columns, values = [], [], []
        for i, trace in enumerate(traces):
            norm = math.sqrt(sum(w * w for w in trace.terms.values())) or 1.0
            for term, weight in trace.terms.items():
                rows.append(i)
                columns.append(places.setdefault(term, len(places)))
                values.append(weight / norm)
        at, term_at = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
        return cls(traces, at, term_at, np.array(values, dtype=np.float64))

    def signs(self, active: Mask) -> dict[int, Signs]:
        """Place → signs, for the `active` articles among themselves."""
        near, ratio = self._resemblance(active)
        members = np.flatnonzero(active).tolist()
        phrase = _missing(self.traces, members)
        lead = _leading(self.traces, members)
        gaps = _gaps(self.traces, members)
        return {
            i: Signs(float(near[i]), float(ratio[i]), *phrase[i], *lead[i], gaps[i])
            for i in members
        }

    def _resemblance(self, active: Mask) -> tuple[Floats, Floats]:
        """Mean cosine to the other active articles, and as a share of theirs to each other.

        The mean cosine to the others is the product with their (unscaled) centroid, so that time
        grows with the number of terms and not with the number of pairs.
        """
        n = int(active.sum())
        weights = self.values * active[self.rows]
        total = np.bincount(self.columns, weights, minlength=int(self.columns.max(initial=0)) + 1)
        product = np.bincount(
            self.rows, self.values * total[self.columns], minlength=len(self.traces)
        )
        toward = product - 1.0
        pairs = float(total @ total) - n
        rest = np.maximum((pairs - 2 * toward) / ((n - 1) * (n - 2)), 1e-9)
        near = toward / (n - 1)
        length = np.log([max(t.words, 1) for t in self.traces])
        longer = np.exp(LENGTH * (length - length[active].mean()))
        return near, near / rest / longer


def _missing(traces: Sequence[Trace], members: Sequence[int]) -> dict[int, tuple[str, float]]:
    """Place → the phrase that the others share and this article lacks, and its expected count.

    Expected: the median rate among the others × the words here, of which no more than `LONGER`
    times the median are counted. Who has the phrase only further down is taken to have it once.
    """
    lengths = np.array([max(traces[i].words, 1) for i in members], dtype=np.float64)
    room = np.minimum(lengths, LONGER * np.median(lengths))
    best = np.zeros(len(members))
    lacked = [""] * len(members)
    for phrase in _shared(traces, members):
        mark = np.uint64(fingerprint(phrase))
        has = np.array([_holds(traces[i], mark) for i in members])
        counts = np.array([traces[i].phrases.get(phrase, 1) for i in members])
        rates = np.where(has, counts / lengths, 0.0)
        # Whoever lacks the phrase has a rate of 0; leaving one such out gives the others.
        expected = np.where(has, 0.0, float(np.median(np.sort(rates)[1:])) * room)
        for k in np.flatnonzero(expected > best).tolist():
            best[k], lacked[k] = expected[k], phrase
    return {i: (lacked[k], float(best[k])) for k, i in enumerate(members)}


def _shared(traces: Sequence[Trace], members: Sequence[int]) -> list[str]:
    """Phrases that nearly all others have, most of them early, for an article that lacks them."""
    need, early = (max(2, math.ceil(part * (len(members) - 1))) for part in (SHARED, LEADS))
    marks, spread = np.unique(
        np.concatenate([traces[i].pairs for i in members]), return_counts=True
    )
    frequent = set(marks[(spread >= need) & (spread < len(members))].tolist())
    leads = Counter(p for i in members for p in traces[i].phrases)
    return sorted(p for p, n in leads.items() if n >= early and fingerprint(p) in frequent)


def _holds(trace: Trace, mark: np.uint64) -> bool:
    place = int(np.searchsorted(trace.pairs, mark))
    return place < len(trace.pairs) and bool(trace.pairs[place] == mark)


def _leading(traces: Sequence[Trace], members: Sequence[int]) -> dict[int, tuple[str, float]]:
    """Place → the two weightiest names, told twice or more, that (nearly) nobody else has.

    And the weight of all such names, as a multiple of the article's weightiest name.
    """
    spread = Counter(name for i in members for name in traces[i].names)
    rare = 1 + (len(members) - 1) // 10
    found: dict[int, tuple[str, float]] = {}
    for i in members:
        weights = {n: traces[i].terms.get(n, 0.0) for n in traces[i].names}
        heaviest = max(weights.values(), default=0.0) or 1.0
        own = [n for n in weights if spread[n] <= rare and traces[i].names[n] > 1]
        first = sorted(own, key=lambda n: (-weights[n], n))[:2]
        found[i] = (" and ".join(n.title() for n in first), sum(weights[n] for n in own) / heaviest)
    return found


def _gaps(traces: Sequence[Trace], members: Sequence[int]) -> dict[int, float]:
    """Place → days to the nearest of the others' dates, if that is far; else 0.

    Where fewer than two others are dated nothing is far.
    """
    found = dict.fromkeys(members, 0.0)
    dated = sorted(
        (when.toordinal(), i) for i in members if (when := traces[i].published) is not None
    )
    days = [day for day, _ in dated]
    for k, (day, i) in enumerate(dated):
        around = days[max(k - 1, 0) : k] + days[k + 1 : k + 2]
        if len(dated) < 3:
            break
        first, last = days[k == 0], days[-2 if k == len(days) - 1 else -1]
        gap = min(abs(day - d) for d in around)
        if gap > max(DAYS, SPREADS * (last - first)):
            found[i] = float(gap)
    return found
