"""Do two texts tell the same event? News round-ups: three texts of three outlets on each event.

A row is a text with its title. Every pair of texts is scored by `align.resemblance` from what the
gates remember of an article (`Trace.terms`). That an event has three texts is not used.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.align.vectors import Floats, Ints
from analysis.article import Article
from analysis.gates import trace
from analysis.gates.resemblance import Resemblances, resemblances, vectors
from analysis.score import read
from analysis.validate import ValidationError
from analysis.validate.outcome import Outcome, Row

NAME = "grouping_roundups"
METRIC = "average precision of same-event pairs"
DRAWS = 1_000
SEED = 20_241_102


class Ranking(NamedTuple):
    """Pairs of texts, (P,) each, the most alike first: the events of both, and the event sizes."""

    first: Ints
    second: Ints
    sizes: Ints  # texts of every event


def measure(rows: list[Row]) -> Outcome:
    """The average precision over all pairs of texts, its interval over events."""
    if missing := [i for i, row in enumerate(rows) if not {"event", "text"} <= row.keys()]:
        raise ValidationError(f"row {missing[0]} has no `event` or no `text`")
    told = [read(_article(i, row)) for i, row in enumerate(rows)]
    terms = [trace(document).terms for document in told]
    names = sorted({str(row["event"]) for row in rows})
    event = np.array([names.index(str(row["event"])) for row in rows], dtype=np.int64)
    found = resemblances(terms)
    ranking = _ranking(found.a, found.b, found.value, event)
    if not (ranking.sizes > 1).any():
        raise ValidationError("no event has two texts: there are no pairs to find")
    a, b = np.triu_indices(len(rows), 1)
    matrix = vectors(terms)
    cosine = (matrix @ matrix.T).toarray()[a, b]
    words = np.array([int(document.told.sum()) for document in told], dtype=np.float64)
    controls = {
        "chance": float((event[a] == event[b]).mean()),
        "likeness of length": precision(_ranking(a, b, -np.abs(words[a] - words[b]), event)),
        "plain TF-IDF": precision(_ranking(a, b, cosine, event)),
    }
    low, high = interval(ranking)
    listed = _predictions(found, len(rows))
    return Outcome(precision(ranking), low, high, len(rows), controls, listed)


def _article(number: int, row: Row) -> Article:
    title, text = str(row.get("title") or ""), str(row["text"])
    whole = f"{title}\n\n{text}" if title else text
    return Article(f"{number:06d}", "", whole, headline=title)


def _ranking(a: Ints, b: Ints, value: Floats, event: Ints) -> Ranking:
    order = np.argsort(-value, kind="stable")
    return Ranking(event[a[order]], event[b[order]], np.bincount(event))


def precision(ranking: Ranking, weights: Floats | None = None) -> float:
    """Average precision: the mean, over the pairs of one event, of the share of right ones so far.

    A pair of one event that is not ranked counts 0. `weights`: how often every event is drawn; a
    pair of one event then counts so often, a pair of two the product of both.
    """
    drawn = np.ones(len(ranking.sizes)) if weights is None else weights
    right = ranking.first == ranking.second
    times = drawn[ranking.first] * np.where(right, 1.0, drawn[ranking.second])
    so_far = np.cumsum(times * right) / np.maximum(np.cumsum(times), 1e-12)
    total = float((drawn * ranking.sizes * (ranking.sizes - 1) / 2).sum())
    return float((times * right * so_far).sum() / total) if total else float("nan")


def interval(ranking: Ranking) -> tuple[float | None, float | None]:
    """The 95 % percentile interval over whole events, drawn with replacement `DRAWS` times."""
    count = len(ranking.sizes)
    if count < 2:
        return None, None
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(count, np.full(count, 1 / count), size=DRAWS).astype(np.float64)
    found = np.array([precision(ranking, each) for each in weights])
    low, high = np.nanquantile(found, [0.025, 0.975]).tolist()
    return low, high


def _predictions(found: Resemblances, count: int) -> list[Row]:
    """A line a row: the rows after it that it resembles and how much; of others nothing is said."""
    pairs: list[list[list[float]]] = [[] for _ in range(count)]
    values: Sequence[float] = found.value.tolist()
    for a, b, value in zip(found.a.tolist(), found.b.tolist(), values, strict=True):
        pairs[a].append([b, round(value, 6)])
    return [{"row": i, "resembles": inside} for i, inside in enumerate(pairs)]
