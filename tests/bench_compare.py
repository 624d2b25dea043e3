"""How long comparing takes: `OPENBLAS_NUM_THREADS=1 uv run python tests/bench_compare.py`.

Seconds of processor time on one core, the smaller of two runs; beside them the ratio to a plain
mean by outlet, measure and voice of the same table (for words: to adding up counts by outlet and
term).
"""

import time
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.compare import contrasts, estimates
from analysis.resample import DRAWS
from analysis.words import PERMUTATIONS, distinctive

Work = Callable[[], object]


def named(what: str, numbers: np.ndarray) -> pd.Series:
    """what-0, what-1 … as text."""
    return what + "-" + pd.Series(numbers).astype("str")


def readings(articles: int, measures: int, outlets: int, stories: int) -> pd.DataFrame:
    """A table of readings: every measure of every article, some without a value."""
    rng = np.random.default_rng(1)
    k = np.tile(np.arange(measures), articles)
    article = np.repeat(np.arange(articles), measures)
    value = rng.gamma(1.0, 1.0, len(k)) * (rng.random(len(k)) < 0.7)
    value[(rng.random(len(k)) < 0.2) & (k % 3 == 0)] = np.nan
    return pd.DataFrame(
        {
            "article": named("article", article), "outlet": named("outlet", article % outlets),
            "story": named("story", article // outlets % stories), "measure": named("measure", k),
            "voice": "own", "value": value, "marks": 2, "n": 300, "why": "",
        }
    )  # fmt: skip


def terms(articles: int, words: int = 120) -> pd.DataFrame:
    """A table of terms: words of a vocabulary of 40,000 by Zipf's law."""
    chance = np.cumsum(1 / np.arange(1, 40_001))
    drawn = np.random.default_rng(1).random(articles * words) * chance[-1]
    code = np.repeat(np.arange(articles), words) * 40_000 + np.searchsorted(chance, drawn)
    code, count = np.unique(code, return_counts=True)
    word = named("word", code % 40_000)
    article = named("article", code // 40_000)
    return pd.DataFrame(
        {"article": article, "voice": "own", "term": word, "form": word, "count": count}
    )


def seconds(work: Work) -> float:
    """The faster of two runs."""
    times = []
    for _ in range(2):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def report(title: str, plain: Work, works: Mapping[str, Work]) -> None:
    """Print the times of some works and their ratios to a plain one."""
    base = seconds(plain)
    print(f"{title}; plain sums {base:.3f} s")
    for name, work in works.items():
        took = seconds(work)
        print(f"  {name:36} {took:7.3f} s  × {took / base:,.0f}")


def of_readings(articles: int, measures: int, outlets: int, stories: int) -> None:
    """Estimates with their intervals, and each outlet against the rest."""
    table = readings(articles, measures, outlets, stories)
    title = f"{articles:,} articles × {measures} measures, {outlets} outlets, {stories} stories"
    keys = ["outlet", "measure", "voice"]
    works: dict[str, Work] = {
        "estimates": lambda: estimates(table),
        "estimates with intervals": lambda: estimates(table, draws=DRAWS),
        "contrasts": lambda: contrasts(table),
        "contrasts without intervals": lambda: contrasts(table, draws=0),
    }
    report(title, lambda: table.groupby(keys)["value"].mean(), works)


def of_words(articles: int, outlets: int, stories: int) -> None:
    """Distinctive words, with and without p, of all outlets and of one."""
    table = terms(articles)
    ids = np.arange(articles)
    owner = pd.Series(named("outlet", ids % outlets).array, index=named("article", ids))
    about = dict(zip(owner.index, named("story", ids // outlets % stories), strict=True))

    def words(**options: object) -> Work:
        return lambda: distinctive(table, owner, "own", stories=about, **options)  # type: ignore[arg-type]

    works = {"words": words(), "one outlet's, with p": words(outlet="outlet-0", draws=PERMUTATIONS)}
    if articles <= 1_000:
        works["words with p"] = words(draws=PERMUTATIONS)
    plain = table.assign(outlet=table["article"].map(owner))
    title = f"words of {articles:,} articles, {outlets} outlets, {stories} stories"
    report(title, lambda: plain.groupby(["outlet", "term"])["count"].sum(), works)


if __name__ == "__main__":
    of_readings(2_000, 12, 20, 100)
    of_readings(2_000, 12, 20, 5)
    of_readings(10_000, 45, 20, 500)
    of_words(70, 6, 1)
    of_words(70, 6, 6)
    of_words(10_000, 20, 1)
    of_words(10_000, 20, 100)
