"""How often the tests and intervals err where nothing differs: `uv run python tests/simulate.py`.

Prints the figures in full; test_resample.py and test_selfchecks.py run small parts of it. Every
batch of data is drawn with a seed of its own, and so are the bootstrap's draws.
"""

import sys
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from analysis.compare import adjusted, contrasts
from analysis.resample import (
    STORIES,
    Interval,
    bootstrap_t,
    bootstrap_t_over_strata,
    bootstrap_t_within,
    permutation,
)
from analysis.resample.bootstrap import tally
from analysis.words import distinctive

Draw = Callable[[np.random.Generator, tuple[int, ...]], np.ndarray]
Cells = Sequence[tuple[int, int]]  # texts of the two sides in each story
# name → values of texts, and their true mean
POPULATIONS: dict[str, tuple[Draw, float]] = {
    "normal": (lambda rng, shape: rng.normal(size=shape), 0.0),
    "exponential": (lambda rng, shape: rng.exponential(size=shape), 1.0),
    "half zeros": (lambda rng, shape: _thinned(rng, shape, 0.5), 1.0),
    "rate of a rare word": (lambda rng, shape: rng.poisson(rng.gamma(1, 1, shape)) * 1.0, 1.0),
    "4 of 5 zeros": (lambda rng, shape: _thinned(rng, shape, 0.2), 0.4),
    "lognormal": (lambda rng, shape: rng.lognormal(size=shape), float(np.exp(0.5))),
}
BATCH = 200


def _thinned(rng: np.random.Generator, shape: tuple[int, ...], share: float) -> np.ndarray:
    return (rng.random(shape) < share) * rng.gamma(2.0, 1.0, shape)


def missed(found: Interval, truth: float) -> np.ndarray:
    """Whether each interval misses the truth; NaN where there is no interval."""
    wrong = (found.low > truth) | (found.high < truth)
    return np.where(np.isnan(found.low), np.nan, wrong)


def batches(runs: int) -> Iterator[np.random.Generator]:
    """A generator for each batch of `BATCH` data sets."""
    for seed in range(max(1, runs // BATCH)):
        yield np.random.default_rng((2_024, seed))


def of_a_mean(name: str, n: int, runs: int) -> np.ndarray:
    """bootstrap_t over n texts."""
    draw, truth = POPULATIONS[name]
    return np.concatenate(
        [
            missed(bootstrap_t(draw(rng, (n, BATCH)), np.arange(n), seed=seed), truth)
            for seed, rng in enumerate(batches(runs))
        ]
    )


def of_clusters(name: str, stories: int, runs: int) -> np.ndarray:
    """bootstrap_t over stories of 1 to 6 texts that have something in common."""
    draw, truth = POPULATIONS[name]
    found = []
    for seed, rng in enumerate(batches(runs)):
        story = np.repeat(np.arange(stories), rng.integers(1, 7, stories))
        own, common = draw(rng, (len(story), BATCH)), draw(rng, (stories, BATCH))
        values = 0.7 * own + 0.3 * common[story]
        found.append(missed(bootstrap_t(values, story, seed=seed), truth))
    return np.concatenate(found)


def design(sizes: Cells) -> tuple[np.ndarray, np.ndarray]:
    """Side and story of each text."""
    story = np.concatenate([np.full(a + b, s) for s, (a, b) in enumerate(sizes)])
    side = np.concatenate([np.arange(a + b) < a for a, b in sizes])
    return side, story


def of_a_difference(name: str, sizes: Cells, runs: int) -> np.ndarray:
    """The interval of a difference that is not there; over stories where there are `STORIES`."""
    side, story = design(sizes)
    make = bootstrap_t_over_strata if len(sizes) >= STORIES else bootstrap_t_within
    found = []
    for seed, rng in enumerate(batches(runs)):
        values = POPULATIONS[name][0](rng, (len(story), BATCH))
        found.append(missed(make(values, side, story, seed=seed), 0.0))
    return np.concatenate(found)


def of_permutation(name: str, sizes: Cells, runs: int, shift: float = 0.0) -> np.ndarray:
    """Whether p is below .05 where one side is `shift` higher; stories differ, too."""
    side, story = design(sizes)
    found = []
    for seed, rng in enumerate(batches(runs)):
        values = POPULATIONS[name][0](rng, (len(story), BATCH))
        values += rng.normal(size=(len(sizes), BATCH))[story] + shift * side[:, None]
        found.append(permutation(values, side, story, seed=seed) < 0.05)
    return np.concatenate(found)


def of_percentiles(name: str, n: int, runs: int) -> np.ndarray:
    """What the percentile interval would do, which Parallax does not use."""
    draw, truth = POPULATIONS[name]
    found = []
    for rng in batches(runs):
        means = np.sort(tally(rng, 2_000, n, n) @ draw(rng, (n, BATCH)) / n, axis=0)
        found.append(missed(Interval(means[49], means[1950]), truth))
    return np.concatenate(found)


def of_bca(name: str, n: int, runs: int) -> np.ndarray:
    """What the BCa interval would do (Efron 1987), which Parallax does not use either."""
    draw, truth = POPULATIONS[name]
    found = []
    for rng in batches(runs):
        x = draw(rng, (n, BATCH))
        means, mean = np.sort(tally(rng, 2_000, n, n) @ x / n, axis=0), x.mean(axis=0)
        below = ((means < mean).mean(axis=0) + (means <= mean).mean(axis=0)) / 2
        bias = ndtri(np.clip(below, 1 / 2_000, 1 - 1 / 2_000))
        away = x - mean
        squares = np.maximum((away**2).sum(axis=0), 1e-12)
        bend = (away**3).sum(axis=0) / (6 * squares**1.5)
        share = [ndtr(bias + (bias + z) / (1 - bend * (bias + z))) for z in (-1.96, 1.96)]
        places = np.clip((np.array(share) * 2_000).astype(int), 0, 1_999)
        found.append(missed(Interval(*np.take_along_axis(means, places, axis=0)), truth))
    return np.concatenate(found)


def screens(
    rng: np.random.Generator, outlets: int, stories: int, each: int, runs: int = 1
) -> pd.DataFrame:
    """Readings of outlets that do not differ: normal, skewed and zero-heavy, correlated.

    Each run is a set of five measures, `tone/0`, `tone/1` … of the same articles.
    """
    n = outlets * stories * each
    base = rng.normal(size=(runs, n))
    values = {
        "tone": 0.15 * (base + rng.normal(size=(runs, n))),
        "loaded": np.exp((base + rng.normal(size=(runs, n))) / 2),
        "hedges": rng.poisson(rng.gamma(1.0, 1.0, (runs, n))) * 1.0,
        "scare": _thinned(rng, (runs, n), 0.3),
        "quoted": rng.beta(2, 3, (runs, n)),
    }
    i = np.arange(n)
    articles = {
        "article": _named("a", i), "outlet": _named("o", i % outlets),
        "story": _named("s", i // outlets % stories), "voice": "own", "marks": 1, "n": 100,
        "why": "",
    }  # fmt: skip
    parts = [
        pd.DataFrame(articles | {"measure": f"{name}/{run}", "value": value[run]})
        for name, value in values.items()
        for run in range(runs)
    ]
    return pd.concat(parts, ignore_index=True)


def _named(letter: str, numbers: np.ndarray) -> np.ndarray:
    return np.array([f"{letter}{k}" for k in numbers], dtype=object)


NAMES = _named("w", np.arange(300))


def texts(rng: np.random.Generator, number: int, words: int = 120) -> pd.DataFrame:
    """The table `terms` of texts of one kind: Zipf's words, each text with its favourites."""
    chance = rng.gamma(1.0, 1.0, (number, len(NAMES))) / np.arange(3, len(NAMES) + 3)
    counts = rng.multinomial(words, chance / chance.sum(axis=1, keepdims=True))
    article, term = np.nonzero(counts)
    ids = _named("a", np.arange(number))
    columns = {"article": ids[article], "voice": "own", "term": NAMES[term], "form": NAMES[term]}
    return pd.DataFrame(columns | {"count": counts[article, term]})


def of_words(outlets: int, stories: int, each: int, runs: int) -> np.ndarray:
    """Whether any word of any outlet has p < .05 where outlets do not differ."""
    found = []
    for seed in range(runs):
        rng = np.random.default_rng((5, seed))
        n = outlets * stories * each
        owner = pd.Series({f"a{k}": f"o{k % outlets}" for k in range(n)})
        story = {f"a{k}": f"s{k // outlets % stories}" for k in range(n)}
        table = distinctive(texts(rng, n), owner, "own", stories=story, draws=199, seed=seed)
        found.append(bool((table["p"] < 0.05).any()))
    return np.array(found)


def of_screens(outlets: int, stories: int, each: int, runs: int) -> np.ndarray:
    """Whether a screen of all outlets and measures shows any q < .05 where nothing differs."""
    found = []
    for seed, rng in enumerate(batches(runs)):
        readings = screens(rng, outlets, stories, each, BATCH)
        table = contrasts(readings, draws=0, seed=seed)
        run = table["measure"].str.split("/").str[1]
        found += [bool((adjusted(part)["q"] < 0.05).any()) for _, part in table.groupby(run)]
    return np.array(found)


def _line(label: str, outcomes: np.ndarray) -> None:
    given = outcomes[~np.isnan(outcomes.astype(float))]
    rate = f"{given.mean():.3f}" if len(given) else "  –  "
    print(f"  {label:46} {rate}   no interval {1 - len(given) / len(outcomes):.3f}")


def main(runs: int = 2_000) -> None:
    """Print every figure; `runs` data sets each (a quarter of words and screens)."""
    for n in (4, 6, 10, 20, 30, 100):
        print(f"mean, bootstrap-t over {n} texts")
        for name in POPULATIONS:
            _line(name, of_a_mean(name, n, runs))
    for n in (5, 10, 30):
        for label, make in (("percentile", of_percentiles), ("BCa", of_bca)):
            print(f"mean, {label} interval over {n} texts (not used)")
            for name in POPULATIONS:
                _line(name, make(name, n, runs))
    for n in (10, 30):
        print(f"mean, bootstrap-t over {n} stories of 1 to 6 texts")
        for name in POPULATIONS:
            _line(name, of_clusters(name, n, runs))
    for sizes in (
        [(1, 1)] * 10, [(1, 1)] * 30, [(1, 19)] * 10, [(1, 19)] * 30, [(2, 3)] * 12,
        [(10, 10)], [(10, 40)], [(20, 200)], [(10, 500)], [(3, 3)] * 5, [(3, 20)] * 5,
    ):  # fmt: skip
        print(f"difference, bootstrap-t, {_put(sizes)}")
        for name in POPULATIONS:
            _line(name, of_a_difference(name, sizes, runs))
    for sizes in (
        [(4, 4)], [(5, 5)], [(10, 10)], [(4, 20)], [(1, 1)] * 6, [(1, 5)] * 10, [(2, 3)] * 4,
    ):  # fmt: skip
        print(f"difference, permutation p < .05, {_put(sizes)}")
        for name in POPULATIONS:
            _line(name, of_permutation(name, sizes, runs))
    print("any word of any outlet with p < .05")
    for shape in ((2, 1, 4), (4, 1, 10), (3, 10, 1), (3, 6, 3)):
        _line("{} outlets, {} stories, {} texts each".format(*shape), of_words(*shape, runs // 4))
    print("any q < .05 on a screen of 5 measures")
    for shape in ((2, 1, 6), (4, 1, 10), (6, 12, 1)):
        _line("{} outlets, {} stories, {} texts each".format(*shape), of_screens(*shape, runs // 4))


def _put(sizes: Cells) -> str:
    a, b = sizes[0]
    return f"{len(sizes)} {'story' if len(sizes) == 1 else 'stories'} of {a} + {b} texts"


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
