"""Worked arithmetic, independent implementations, and error rates where nothing differs."""

import math
from collections.abc import Sequence
from itertools import combinations
from math import sqrt

import numpy as np
import pytest
import simulate
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.resample import (
    benjamini_hochberg,
    bootstrap_t,
    bootstrap_t_of_ratios,
    bootstrap_t_over_strata,
    bootstrap_t_within,
    cells,
    cliffs_delta,
    detectable,
    hedges_g,
    max_t,
    permutation,
    poisson_interval,
)
from analysis.resample.bootstrap import studentised
from analysis.resample.differences import _Texts
from analysis.resample.permutations import FULL, relabelings, subsets

NAN = float("nan")
AT_MOST = 0.07  # false positives at nominal .05


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)[:, None]


def sides(here: int, there: int) -> np.ndarray:
    return np.arange(here + there) < here


# The cells of a comparison


def test_a_difference_is_the_mean_over_shared_stories() -> None:
    values = column(1, 3, 8, 2, 5, 6, 100)
    side = np.array([1, 1, 1, 0, 0, 0, 0], dtype=bool)
    story = np.array([0, 0, 1, 0, 1, 1, 2])
    table = cells(values, side, story)
    assert table.difference[0] == pytest.approx((((1 + 3) / 2 - 2) + (8 - (5 + 6) / 2)) / 2)
    assert (table.strata[0], *table.texts[:, 0]) == (2, 3, 3)


def test_the_error_within_one_story_is_welchs() -> None:
    a, b = [1.0, 3, 8], [2.0, 4, 4, 10]
    table = cells(column(*a, *b), sides(3, 4), np.zeros(7, dtype=int))
    s1 = ((1 - 4) ** 2 + (3 - 4) ** 2 + (8 - 4) ** 2) / 2
    s2 = ((2 - 5) ** 2 + (4 - 5) ** 2 + (4 - 5) ** 2 + (10 - 5) ** 2) / 3
    assert table.error[0] == pytest.approx(sqrt(s1 / 3 + s2 / 4))


def test_the_error_over_stories_is_that_of_their_differences() -> None:
    values = column(3, 1, 7, 2, 4, 4)
    side, story = np.tile([True, False], 3), np.repeat([0, 1, 2], 2)
    table = cells(values, side, story)
    assert table.difference[0] == pytest.approx((2 + 5 + 0) / 3)
    spread = ((2 - 7 / 3) ** 2 + (5 - 7 / 3) ** 2 + (0 - 7 / 3) ** 2) / 2
    assert table.error[0] == pytest.approx(sqrt(spread / 3))


def test_a_text_without_a_value_is_not_there() -> None:
    both = cells(column(1, NAN, 4, 2), sides(2, 2), np.array([0, 1, 0, 1]))
    assert both.difference[0] == 1 - 4
    assert both.strata[0] == 1
    none = cells(column(1, NAN, NAN, 2), sides(2, 2), np.array([0, 1, 0, 1]))
    assert math.isnan(none.difference[0])


# Permutation


def smallest(n: int) -> float:
    """p of n values that are all higher than n others."""
    values = np.r_[np.arange(n) + 100.0, np.arange(n)][:, None]
    return float(permutation(values, sides(n, n), np.zeros(2 * n, dtype=int))[0])


@pytest.mark.parametrize(
    ("n", "least"), [(2, 2 / 6), (3, 2 / 20), (4, 2 / 70), (5, 2 / 252), (6, 2 / 924)]
)
def test_the_smallest_p_of_one_story(n: int, least: float) -> None:
    assert smallest(n) == pytest.approx(least)


@pytest.mark.parametrize(("n", "p"), [(2, 0.33), (3, 0.10), (4, 0.029), (5, 0.008), (6, 0.002)])
def test_the_smallest_p_is_the_table_of_the_measures(n: int, p: float) -> None:
    assert round(smallest(n), 2 if n < 4 else 3) == p


def test_one_text_each_a_story_is_a_test_of_signs() -> None:
    here, there = [5.0, 6, 7, 8, 9], [1.0, 1, 2, 2, 3]
    p = permutation(column(*here, *there), sides(5, 5), np.tile(np.arange(5), 2))
    assert p[0] == pytest.approx(2 / 2**5)


def test_names_are_dealt_within_stories_only() -> None:
    values = column(3, 4, 1, 2, 13, 14, 11, 12)
    side, story = np.tile([True, True, False, False], 2), np.repeat([0, 1], 4)
    assert permutation(values, side, story)[0] == pytest.approx(2 / 36)


def by_hand(values: Sequence[float], side: Sequence[bool], story: Sequence[int]) -> float:
    """p by listing every relabeling of every story."""
    deals: list[list[dict[int, bool]]] = []
    for s in sorted(set(story)):
        rows = [i for i, t in enumerate(story) if t == s]
        chosen = combinations(rows, sum(side[i] for i in rows))
        deals.append([{i: i in picked for i in rows} for picked in chosen])
    labels: list[dict[int, bool]] = [{}]
    for options in deals:
        labels = [known | more for known in labels for more in options]

    def gap(label: dict[int, bool]) -> float:
        parts = []
        for s in set(story):
            rows = [i for i, t in enumerate(story) if t == s]
            here = [values[i] for i in rows if label[i]]
            there = [values[i] for i in rows if not label[i]]
            parts.append(sum(here) / len(here) - sum(there) / len(there))
        return abs(sum(parts) / len(parts))

    least = gap(dict(enumerate(side))) - 1e-9
    return sum(gap(label) >= least for label in labels) / len(labels)


SMALL = st.lists(
    st.tuples(st.integers(0, 4), st.booleans(), st.integers(0, 1)), min_size=4, max_size=9
)


@given(SMALL)
@settings(deadline=None)
def test_p_is_what_listing_every_relabeling_gives(rows: list[tuple[int, bool, int]]) -> None:
    rows = [*rows, (0, True, 0), (1, False, 0), (2, True, 1), (2, False, 1)]
    values, side, story = (list(part) for part in zip(*rows, strict=True))
    p = permutation(column(*values), np.array(side), np.array(story))
    assert p[0] == pytest.approx(by_hand(values, side, story))


@given(SMALL, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_neither_order_nor_which_side_is_first_changes_p(
    rows: list[tuple[int, bool, int]], chance: object
) -> None:
    values, side, story = (np.array(part) for part in zip(*rows, strict=True))
    p = permutation(values[:, None] * 1.0, side, story)
    order = np.array(sorted(range(len(rows)), key=lambda _: chance.random()))  # type: ignore[attr-defined]
    assert permutation(values[order, None] * 1.0, side[order], story[order]) == pytest.approx(
        p, nan_ok=True
    )
    assert permutation(values[:, None] * 1.0, ~side, 9 - story) == pytest.approx(p, nan_ok=True)


def drawn_and_listed(
    monkeypatch: pytest.MonkeyPatch, *data: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    listed = permutation(*data)
    monkeypatch.setattr("analysis.resample.permutations.EXACT", 0)
    return permutation(*data), listed


def test_drawing_relabelings_comes_near_listing_them(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    values = rng.normal(size=(12, 40))
    values[::3] += 1.5
    values[1, ::3] = NAN
    side, story = np.tile([True, False, False], 4), np.repeat([0, 1], 6)
    drawn, listed = drawn_and_listed(monkeypatch, values, side, story)
    assert drawn * (FULL + 1) == pytest.approx(np.round(drawn * (FULL + 1)))  # (b + 1)/(m + 1)
    assert drawn == pytest.approx(listed, abs=0.035)
    rare = listed < 0.03
    assert rare.any()
    assert drawn[rare] == pytest.approx(listed[rare], abs=0.005)


def test_drawn_p_depends_on_no_name_and_no_order() -> None:
    rng = np.random.default_rng(4)
    values = rng.exponential(size=(60, 5))
    values[7, 2] = NAN
    side, story = rng.random(60) < 0.3, rng.integers(0, 4, 60)
    p, order = permutation(values, side, story), rng.permutation(60)
    again = permutation(values[order], side[order], np.array([3, 0, 9, 1])[story][order])
    assert (again == p).all()
    assert (permutation(values, ~side, story) == p).all()
    assert permutation(values[:, 1:2], side, story) == p[1]


def test_what_no_relabeling_reaches_has_the_least_p_of_its_draws() -> None:
    values = np.r_[np.arange(20) + 100.0, np.arange(20)][:, None]
    p = permutation(values, sides(20, 20), np.zeros(40, dtype=int))
    assert p[0] == 1 / (FULL + 1)


def test_values_that_are_all_alike_differ_by_chance_alone() -> None:
    assert permutation(np.ones((8, 1)), sides(4, 4), np.zeros(8, dtype=int))[0] == 1


def test_without_a_shared_story_there_is_no_test() -> None:
    assert math.isnan(permutation(column(1, 2), sides(1, 1), np.array([0, 1]))[0])


@pytest.mark.parametrize(("n", "k"), [(5, 2), (4, 1), (3, 3), (400, 150)])
def test_subsets_are_distinct_and_each_as_likely(n: int, k: int) -> None:
    found = subsets(n, k, 6_000, np.random.default_rng(1))
    assert (np.diff(np.sort(found, axis=1), axis=1) > 0).all()
    assert np.bincount(found.ravel(), minlength=n) / 6_000 == pytest.approx(k / n, abs=0.035)


def test_a_relabeling_takes_as_many_texts_of_each_story() -> None:
    sizes, taken = np.array([3, 5, 3, 2]), np.array([1, 2, 1, 1])
    for block in relabelings(sizes, taken, 50, np.random.default_rng(1)):
        story = np.repeat(np.arange(4), sizes)[block]
        assert all((np.sum(story == s, axis=1) == taken[s]).all() for s in range(4))


# Effect sizes, multiplicity, rates


def test_hedges_g_of_one_story() -> None:
    g = hedges_g(column(1, 3, 8, 2, 4, 4, 10), sides(3, 4), np.zeros(7, dtype=int))
    pooled = sqrt((26 + 36) / (3 + 4 - 2))
    assert g[0] == pytest.approx((1 - 3 / (4 * 5 - 1)) * (4 - 5) / pooled)


PAIRS = st.lists(
    st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 2)), min_size=1, max_size=20
)


@given(PAIRS)
@settings(deadline=None)
def test_cliffs_delta_counts_pairs_of_one_story(rows: list[tuple[int, bool, int]]) -> None:
    pairs = [(a, b) for a, x, s in rows for b, y, t in rows if x and not y and s == t]
    values, side, story = (np.array(part) for part in zip(*rows, strict=True))
    delta = cliffs_delta(values[:, None] * 1.0, side, story)[0]
    if pairs:
        assert delta == pytest.approx(sum((a > b) - (a < b) for a, b in pairs) / len(pairs))
    else:
        assert math.isnan(delta)


def test_what_could_have_been_detected() -> None:
    a, b = [0.1, 0.5, 0.3, 0.7], [0.2, 0.6, 0.9, 0.5]
    error = cells(column(*a, *b), sides(4, 4), np.zeros(8, dtype=int)).error
    s = sqrt((np.var(a, ddof=1) + np.var(b, ddof=1)) / 2)
    assert detectable(error)[0] == pytest.approx(2.8 * s * sqrt(2 / 4))


def test_the_figure_of_the_measures_for_tone() -> None:
    assert float(detectable(0.147 * sqrt(2 / 135))) == pytest.approx(0.05, abs=0.0005)


def test_benjamini_hochberg_by_hand() -> None:
    q = benjamini_hochberg([0.01, NAN, 0.04, 0.03])
    assert q[[0, 2, 3]] == pytest.approx([0.01 * 3 / 1, 0.04 * 3 / 3, 0.04])
    assert math.isnan(q[1])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(deadline=None)
def test_benjamini_hochberg_agrees_with_scipy(p: list[float]) -> None:
    from scipy.stats import false_discovery_control

    assert benjamini_hochberg([NAN, *p])[1:] == pytest.approx(false_discovery_control(p))


def test_nothing_tested_is_nothing_found() -> None:
    assert np.isnan(benjamini_hochberg([NAN, NAN])).all()
    assert len(benjamini_hochberg([])) == 0


@given(st.integers(0, 60), st.floats(1, 1e5))
@settings(deadline=None)
def test_the_poisson_interval_is_exact(count: int, exposure: float) -> None:
    low, high = (float(end) * exposure for end in poisson_interval(count, exposure))

    def below(k: int, rate: float) -> float:
        return sum(math.exp(-rate + i * math.log(rate) - math.lgamma(i + 1)) for i in range(k))

    assert below(count + 1, high) == pytest.approx(0.025)
    assert (1 - below(count, low) if count else 0.025) == pytest.approx(0.025)
    assert (low == 0) == (count == 0)


def test_no_exposure_has_no_rate() -> None:
    assert np.isnan(poisson_interval(0, 0)).all()


def test_max_t_counts_the_relabelings_that_reach_a_word() -> None:
    largest = np.array([1.0, 2.0, 3.0, 2.5])
    assert max_t(np.array([2.2, -2.2, 5.0, 0.5, 2.5]), largest) == pytest.approx(
        [(1 + 2) / 5, (1 + 2) / 5, 1 / 5, 1.0, (1 + 2) / 5]
    )


# Intervals


def slow_bootstrap_t(
    sizes: list[int], means: list[float], draws: int, seed: int
) -> tuple[float, float]:
    """Cluster by cluster, draw by draw, from the formulas."""
    rng = np.random.default_rng(seed)
    c = len(sizes)

    def estimate(chosen: Sequence[int]) -> tuple[float, float]:
        n = sum(sizes[i] for i in chosen)
        m = sum(sizes[i] * means[i] for i in chosen) / n
        squares = sum((sizes[i] * (means[i] - m)) ** 2 for i in chosen)
        return m, sqrt(c / (c - 1) * squares) / n

    mean, error = estimate(range(c))
    t = []
    for _ in range(draws):
        m, e = estimate(rng.integers(0, c, c).tolist())
        t.append((m - mean) / e if e > 1e-12 else math.copysign(math.inf, m - mean))
    t.sort()
    return mean - t[-round(draws * 0.025)] * error, mean - t[round(draws * 0.025) - 1] * error


def test_the_interval_agrees_with_an_independent_implementation() -> None:
    sizes = [1, 3, 2, 1, 5, 2, 1, 4, 2, 2, 3, 1]
    means = [0.2, 0.9, 0.4, 1.5, 0.7, 0.1, 0.8, 0.6, 2.5, 0.3, 1.1, 0.5]
    clusters = np.repeat(np.arange(12), sizes)
    values = np.repeat(means, sizes)[:, None]
    low, high = bootstrap_t(values, clusters, draws=20_000)
    assert (low[0], high[0]) == pytest.approx(slow_bootstrap_t(sizes, means, 20_000, 5), rel=0.05)


SAMPLES = st.lists(st.integers(-40, 40), min_size=12, max_size=12)


@given(SAMPLES, st.permutations(range(12)))
@settings(max_examples=30, deadline=None)
def test_order_names_and_sign_change_no_interval(values: list[int], order: list[int]) -> None:
    x, clusters = column(*values), np.array([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
    low, high = bootstrap_t(x, clusters)
    again = bootstrap_t(x[order], 99 - clusters[order])
    assert np.concatenate(again) == pytest.approx(np.r_[low, high], nan_ok=True)
    if sum(values):
        turned = bootstrap_t(-x, clusters)
        assert np.concatenate(turned) == pytest.approx(np.r_[-high, -low], nan_ok=True)


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_swapping_sides_turns_a_difference_round(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(60, 3))
    side, story = rng.random(60) < 0.5, rng.integers(0, 11, 60)
    for interval, strata in ((bootstrap_t_over_strata, story), (bootstrap_t_within, story // 5)):
        low, high = interval(values, side, strata)
        order = rng.permutation(60)
        other = interval(values[order], ~side[order], 20 - strata[order])
        assert np.concatenate(other) == pytest.approx(np.r_[-high, -low], nan_ok=True)


def test_missing_values_are_left_out_of_each_column() -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(5, 1, (14, 2))
    values[[3, 9], 1] = NAN
    low, high = bootstrap_t(values, np.arange(14))
    kept = ~np.isnan(values[:, 1])
    alone = bootstrap_t(values[kept, 1:], np.arange(12))
    assert (low[1], high[1]) == (alone.low[0], alone.high[0])


@pytest.mark.parametrize(
    "values",
    [[2.0] * 12, [0.0] * 12, [0.0] * 11 + [1.0], [7.0], [0.1] * 12],
    ids=["all alike", "all zero", "all but one zero", "one text", "alike but for rounding"],
)
def test_what_does_not_vary_has_no_interval(values: list[float]) -> None:
    assert np.isnan(bootstrap_t(column(*values), np.arange(len(values)))).all()


def test_a_draw_without_a_standard_error_counts_by_its_sign() -> None:
    shift, spread = np.array([[2.0, -1.0, 0.0, 3.0]]), np.array([[0.0, 0.0, 0.0, 4.0]])
    t = studentised(shift, spread, np.full((1, 4), 4.0))
    assert t.tolist() == [[math.inf, -math.inf, 0.0, 1.5]]


def test_a_side_that_does_not_vary_has_no_interval_of_a_difference() -> None:
    values = column(*([0.0] * 12), *np.arange(12.0))
    assert np.isnan(bootstrap_t_within(values, sides(12, 12), np.zeros(24, dtype=int))).all()
    story = np.tile(np.arange(12), 2)
    assert np.isnan(bootstrap_t_over_strata(values, sides(12, 12), story)).all()


def test_a_large_side_may_be_drawn_from_the_normal_law(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    values, side = rng.exponential(size=(1_300, 2)), sides(600, 700)
    story = np.tile([0, 1], 650)
    quick = bootstrap_t_within(values, side, story)
    monkeypatch.setattr("analysis.resample.differences.MANY", 10**9)
    drawn = bootstrap_t_within(values, side, story)
    width = drawn.high - drawn.low
    assert (np.abs(quick.low - drawn.low) < 0.05 * width).all()
    assert (np.abs(quick.high - drawn.high) < 0.05 * width).all()


@pytest.mark.parametrize("many", [0, 10**9], ids=["normal law", "texts"])
def test_what_is_drawn_within_stories_spreads_as_the_error_says(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cells of 2, 3 and 5 texts: each draw's error of the mean, and the variance it is given."""
    monkeypatch.setattr("analysis.resample.differences.MANY", many)
    values = np.random.default_rng(6).normal(size=(20, 1))
    story = np.tile(np.repeat([0, 1, 2], [2, 3, 5]), 2)
    table = cells(values, sides(10, 10), story)
    away = values[:10] - table.means[story[:10], 0]
    drawn = _Texts.of(away, table, True, np.array([0])).drawn(np.random.default_rng(7), 40_000)
    due = table.variance[0, 0] * table.share[0, 0]
    assert table.share[0, 0] == pytest.approx((1 / 2 + 1 / 3 + 1 / 5) / 9)
    assert drawn[0].var() == pytest.approx(due, rel=0.03)
    assert drawn[1].mean() == pytest.approx(due, rel=0.03)


def test_repeating_a_text_within_its_cluster_changes_nothing() -> None:
    values = np.arange(12.0) ** 2
    once = bootstrap_t(values[:, None], np.arange(12))
    doubled = bootstrap_t(np.repeat(values, 2)[:, None], np.repeat(np.arange(12), 2))
    assert np.concatenate(doubled) == pytest.approx(np.concatenate(once))


def test_a_function_that_is_a_mean_has_the_means_interval() -> None:
    values = np.random.default_rng(2).exponential(size=(15, 1))
    plain = bootstrap_t(values, np.arange(15))
    made = bootstrap_t_of_ratios(lambda x: x, values)
    assert np.concatenate(made) == pytest.approx(np.concatenate(plain), rel=1e-6)


def test_a_ratio_has_the_interval_of_a_mean_over_clusters() -> None:
    rng = np.random.default_rng(3)
    sizes = rng.integers(1, 5, 20)
    values = rng.exponential(size=(20, 1))
    clusters = np.repeat(np.arange(20), sizes)
    mean = bootstrap_t(np.repeat(values, sizes, axis=0), clusters, draws=20_000)
    sums = np.stack([sizes, sizes * values[:, 0]], axis=1)
    made = bootstrap_t_of_ratios(lambda x: x[..., 1:] / x[..., :1], sums, draws=20_000)
    assert np.concatenate(made) == pytest.approx(np.concatenate(mean), rel=0.02)


# How often they err


@pytest.mark.parametrize("n", [4, 6, 10])
@pytest.mark.parametrize("name", ["normal", "half zeros"])
def test_intervals_of_means_miss_seldom(name: str, n: int) -> None:
    assert np.nanmean(simulate.of_a_mean(name, n, 1_000)) <= AT_MOST


@pytest.mark.parametrize(
    ("name", "n"),
    [("exponential", 20), ("rate of a rare word", 10), ("4 of 5 zeros", 30)],
)
def test_intervals_of_skewed_means_miss_seldom(name: str, n: int) -> None:
    assert np.nanmean(simulate.of_a_mean(name, n, 1_000)) <= AT_MOST


def test_how_far_small_skewed_samples_go_is_known() -> None:
    """Where a few texts in a hundred hold most of it, 10 are too few: .10 of intervals miss."""
    assert np.nanmean(simulate.of_a_mean("exponential", 10, 1_000)) <= 0.08
    assert AT_MOST < np.nanmean(simulate.of_a_mean("lognormal", 10, 1_000)) <= 0.13


def test_the_simulation_would_notice_a_percentile_interval() -> None:
    assert simulate.of_percentiles("normal", 5, 1_000).mean() > 0.12


@pytest.mark.parametrize("name", ["normal", "exponential", "4 of 5 zeros"])
def test_intervals_over_stories_miss_seldom(name: str) -> None:
    assert np.nanmean(simulate.of_clusters(name, 10, 1_000)) <= AT_MOST


def test_texts_of_a_story_taken_for_independent_would_be_noticed() -> None:
    rng = np.random.default_rng(1)
    story = np.repeat(np.arange(10), 5)
    values = rng.normal(size=(50, 400)) + rng.normal(size=(10, 400))[story]
    assert simulate.missed(bootstrap_t(values, np.arange(50)), 0.0).mean() > 0.2
    assert simulate.missed(bootstrap_t(values, story), 0.0).mean() <= AT_MOST


@pytest.mark.parametrize("name", ["normal", "half zeros", "4 of 5 zeros"])
@pytest.mark.parametrize("sizes", [[(10, 10)], [(3, 3)] * 5, [(1, 1)] * 12, [(1, 8)] * 12], ids=str)
def test_intervals_of_differences_miss_seldom(name: str, sizes: simulate.Cells) -> None:
    assert np.nanmean(simulate.of_a_difference(name, sizes, 600)) <= AT_MOST


@pytest.mark.parametrize("name", ["normal", "exponential", "half zeros"])
@pytest.mark.parametrize(
    "sizes", [[(4, 4)], [(4, 12)], [(2, 2)] * 2, [(1, 1)] * 6, [(1, 4)] * 8], ids=str
)
def test_permutation_seldom_finds_what_is_not_there(name: str, sizes: simulate.Cells) -> None:
    assert simulate.of_permutation(name, sizes, 1_000).mean() <= AT_MOST


@pytest.mark.parametrize("sizes", [[(6, 6)], [(1, 4)] * 8], ids=str)
def test_permutation_finds_what_is_there(sizes: simulate.Cells) -> None:
    assert simulate.of_permutation("normal", sizes, 200, shift=2.0).mean() > 0.7
