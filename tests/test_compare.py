"""Estimates, contrasts and the parts of a gap: worked arithmetic and what must not matter."""

from collections.abc import Mapping

import made
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import (
    CONTRASTS,
    ESTIMATES,
    OTHERS,
    adjusted,
    contrasts,
    decomposition,
    estimates,
)
from analysis.resample import DRAWS

Row = tuple[str, str, float | None]  # outlet, story, value


def table(*rows: Row, measure: str = "m", voice: str = "own", n: int = 10) -> pd.DataFrame:
    """Readings of one measure; articles are called by their place in the list."""
    return pd.DataFrame(
        [(f"{i}", *row) for i, row in enumerate(rows)],
        columns=["article", "outlet", "story", "value"],
    ).assign(measure=measure, voice=voice, marks=2, n=n, why="")


def one_outlet(*values: float | None, story: str = "") -> pd.DataFrame:
    return table(*(("gazette", story, value) for value in values))


def stories(number: int, **outlets: float) -> list[Row]:
    """A text a story of each outlet, with values round the one that is given."""
    noise = np.random.default_rng(1).normal(size=(number, len(outlets)))
    return [
        (name, f"s{s}", level + noise[s, k])
        for s in range(number)
        for k, (name, level) in enumerate(outlets.items())
    ]


# Estimates


def test_the_article_is_the_sample() -> None:
    (row,) = estimates(one_outlet(1.0, 3.0, 5.0, 9.0, None)).itertuples()
    assert (row.value, row.median) == ((1 + 3 + 5 + 9) / 4, (3 + 5) / 2)
    assert (row.articles, row.texts, row.stories) == (5, 4, 1)
    assert (row.marks, row.n) == (2 * 5, 10 * 5)


def test_copies_are_averaged_first() -> None:
    rows = one_outlet(1.0, 3.0, 8.0, None)
    (row,) = estimates(rows, {"0": "wire", "1": "wire", "3": "wire"}).itertuples()
    assert row.value == ((1 + 3) / 2 + 8) / 2
    assert (row.articles, row.texts, row.marks) == (4, 2, 2 * 4)


def test_copies_of_different_stories_are_not_merged() -> None:
    rows = table(("gazette", "a", 1.0), ("gazette", "b", 3.0))
    (row,) = estimates(rows, {"0": "x", "1": "x"}).itertuples()
    assert row.texts == 2


def test_no_evidence_stays_none() -> None:
    (row,) = estimates(one_outlet(None, None)).itertuples()
    assert pd.isna(row.value)
    assert pd.isna(row.median)
    assert row.texts == 0


@pytest.mark.parametrize(
    ("number", "stories_", "draws", "method"),
    [
        (9, 1, DRAWS, ""),
        (10, 1, DRAWS, "bootstrap-t over texts"),
        (18, 9, DRAWS, "bootstrap-t over texts"),
        (10, 10, DRAWS, "bootstrap-t over stories"),
        (20, 10, DRAWS, "bootstrap-t over stories"),
        (20, 10, 0, ""),
    ],
)
def test_an_interval_needs_ten_texts(number: int, stories_: int, draws: int, method: str) -> None:
    rows = table(*(("gazette", f"s{i % stories_}", i**0.5) for i in range(number)))
    (row,) = estimates(rows, draws=draws).itertuples()
    assert row.method == method
    assert pd.notna(row.low) == pd.notna(row.high) == bool(method)
    if method:
        assert row.low < row.value < row.high


def test_copies_do_not_make_up_ten_texts() -> None:
    rows = one_outlet(*range(1, 10), 9.0)
    (row,) = estimates(rows, {"8": "wire", "9": "wire"}, draws=DRAWS).itertuples()
    assert (row.texts, row.method) == (9, "")


def test_what_is_always_the_same_has_no_interval() -> None:
    (row,) = estimates(one_outlet(*[0.3] * 12), draws=DRAWS).itertuples()
    assert (row.method, row.value) == ("", pytest.approx(0.3))
    assert pd.isna(row.low)


def test_texts_of_a_story_are_no_more_than_a_story() -> None:
    rng = np.random.default_rng(2)
    about = rng.normal(size=12)
    rows = table(*(("g", f"s{i % 12}", about[i % 12] + rng.normal() / 9) for i in range(60)))
    (by_story,) = estimates(rows, draws=DRAWS).itertuples()
    (by_text,) = estimates(rows.assign(story=""), draws=DRAWS).itertuples()
    assert by_story.high - by_story.low > 1.5 * (by_text.high - by_text.low)


def test_columns_are_the_tables() -> None:
    assert list(estimates(made.tables()["readings"]).columns) == list(ESTIMATES)
    assert list(estimates(one_outlet()).columns) == list(ESTIMATES)
    assert list(contrasts(made.tables()["readings"]).columns) == list(CONTRASTS)
    assert list(contrasts(one_outlet()).columns) == list(CONTRASTS)
    assert list(contrasts(one_outlet(1.0)).columns) == list(CONTRASTS)


@pytest.mark.parametrize("voice", ["own", "quoted", "all"])
def test_every_outlet_has_an_estimate(voice: str) -> None:
    found = estimates(made.tables()["readings"])
    loaded = found[(found["measure"] == "loaded") & (found["voice"] == voice)]
    assert set(loaded["outlet"]) == {"gazette", "courier", "herald"}


# Contrasts


def test_a_difference_is_within_stories_and_each_counts_once() -> None:
    rows = table(
        ("gazette", "a", 1.0), ("gazette", "a", 3.0), ("courier", "a", 5.0),
        ("gazette", "b", 8.0), ("courier", "b", 2.0), ("courier", "b", 4.0),
        ("gazette", "c", 100.0), ("courier", "d", -100.0), ("courier", "b", None),
    )  # fmt: skip
    (row,) = contrasts(rows, pairs=[("gazette", "courier")]).itertuples()
    assert row.difference == ((1 + 3) / 2 - 5 + 8 - (2 + 4) / 2) / 2
    assert (row.stories_shared, row.here, row.there) == (2, 3, 3)
    assert all(pd.isna(x) for x in (row.p, row.q, row.low, row.g, row.delta, row.detectable))


def test_each_outlet_is_put_against_all_others_together() -> None:
    rows = table(("a", "s", 1.0), ("b", "s", 2.0), ("c", "s", 6.0))
    found = contrasts(rows).set_index("outlet")
    assert (found["other"] == OTHERS).all()
    assert found["difference"].to_dict() == {
        "a": 1 - (2 + 6) / 2, "b": 2 - (1 + 6) / 2, "c": 6 - (1 + 2) / 2,
    }  # fmt: skip
    assert found["there"].tolist() == [2, 2, 2]


def test_what_both_print_is_left_out_and_counted() -> None:
    rows = table(
        ("a", "s", 1.0), ("b", "s", 1.0), ("a", "s", 5.0), ("b", "s", 2.0), ("c", "s", 9.0),
        ("b", "s", 9.0),
    )  # fmt: skip
    wire = {"0": "wire", "1": "wire", "4": "letter", "5": "letter"}
    found = contrasts(rows, wire, pairs=[("a", "b"), ("a", ""), ("c", "b")])
    first, rest, third = found.itertuples()
    assert (first.difference, first.shared, first.here, first.there) == (5 - (2 + 9) / 2, 1, 1, 2)
    assert (rest.difference, rest.shared, rest.here, rest.there) == (5 - (2 + 9) / 2, 1, 1, 2)
    assert (third.shared, third.here) == (1, 0)
    assert pd.isna(third.difference)


def test_copies_on_one_side_are_one_text() -> None:
    rows = table(("a", "s", 1.0), ("a", "s", 3.0), ("a", "s", 8.0), ("b", "s", 0.0))
    (row,) = contrasts(rows, {"0": "x", "1": "x"}, pairs=[("a", "b")]).itertuples()
    assert (row.difference, row.here) == (((1 + 3) / 2 + 8) / 2, 2)


@pytest.mark.parametrize(
    ("n", "tested", "given_"), [(3, False, False), (4, True, False), (10, True, True)]
)
def test_what_is_said_depends_on_the_number_of_texts(n: int, tested: bool, given_: bool) -> None:
    (row,) = contrasts(table(*stories(n, a=2.0, b=0.0)), pairs=[("a", "b")]).itertuples()
    assert pd.notna(row.p) == pd.notna(row.q) == pd.notna(row.detectable) == tested
    assert pd.notna(row.low) == pd.notna(row.g) == pd.notna(row.delta) == given_
    assert row.method == ("bootstrap-t over stories" if given_ else "")


def test_within_one_story_texts_are_drawn() -> None:
    rows = [(name, "s", value) for name, _, value in stories(10, a=2.0, b=0.0)]
    (row,) = contrasts(table(*rows), pairs=[("a", "b")]).itertuples()
    assert row.method == "bootstrap-t over texts"
    assert row.low < row.difference < row.high
    a, b = ([v for name, _, v in rows if name == side] for side in "ab")
    error = np.sqrt(np.var(a, ddof=1) / 10 + np.var(b, ddof=1) / 10)
    assert row.detectable == pytest.approx(2.8 * error)


@pytest.mark.parametrize(("each", "method"), [(2, ""), (3, "bootstrap-t over texts")])
def test_few_texts_a_story_say_too_little_for_an_interval(each: int, method: str) -> None:
    """Five stories of two texts leave five degrees of freedom; ten texts of one story, nine."""
    noise = iter(np.random.default_rng(1).normal(size=5 * (each + 4)))
    rows = [("a", f"s{s}", next(noise)) for s in range(5) for _ in range(each)]
    rows += [("b", f"s{s}", next(noise)) for s in range(5) for _ in range(4)]
    (row,) = contrasts(table(*rows), pairs=[("a", "b")]).itertuples()
    assert (row.here, row.there, row.method) == (5 * each, 20, method)
    assert pd.notna(row.g)
    assert pd.notna(row.detectable)


def test_q_is_over_the_rows_of_the_table() -> None:
    rows = pd.concat([table(*stories(8, a=k, b=0.0), measure=f"m{k}") for k in range(4)])
    found = contrasts(rows, pairs=[("a", "b")])
    p = found["p"].sort_values().to_numpy()
    best = found["q"].min()
    assert best == pytest.approx(min(p[i] * 4 / (i + 1) for i in range(4)))
    few = adjusted(found[found["measure"].isin(["m0", "m3"])])
    assert few["q"].min() == pytest.approx(min(few["p"].min() * 2, few["p"].max()))
    assert list(few.columns) == list(CONTRASTS)


def test_a_difference_that_is_there_is_found_and_none_that_is_not() -> None:
    rows = table(*stories(14, a=2.0, b=0.0, c=0.0))
    found = contrasts(rows).set_index("outlet")
    assert found.loc["a", "q"] < 0.01
    assert found.loc["a", "low"] > 0
    (row,) = contrasts(rows, pairs=[("b", "c")]).itertuples()
    assert row.p > 0.05
    assert row.low < 0 < row.high


@pytest.mark.parametrize(
    ("pair", "said"),
    [(("a", "x"), "no outlet 'x' in the readings; there are: a, b"), (("a", "a"), "with itself")],
)
def test_a_pair_that_makes_no_sense_is_refused(pair: tuple[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        contrasts(table(*stories(2, a=1.0, b=0.0)), pairs=[pair])


def test_stories_without_a_name_are_one_story() -> None:
    rows = table(("a", "", 1.0), ("b", "", 3.0)).astype({"story": object})
    rows.loc[0, "story"] = None
    assert contrasts(rows, pairs=[("a", "b")])["difference"].tolist() == [-2.0]


# The parts of a gap in tone


def tones(sums: Mapping[str, list[tuple[float, int, float, int]]]) -> pd.DataFrame:
    """Readings from outlet → a text a story: quoted tone and sentences, own tone and sentences."""
    rows = []
    for outlet, texts in sums.items():
        for s, (quoted, k, own, n) in enumerate(texts):
            for voice, value, count in (("quoted", quoted, k), ("own", own, n)):
                name = f"{outlet}{s}"
                rows.append(
                    (name, outlet, f"s{s}", "tone", voice, value if count else None, 1, count)
                )
    columns = ["article", "outlet", "story", "measure", "voice", "value", "marks", "n"]
    return pd.DataFrame(rows, columns=columns).astype({"value": float})


def test_the_parts_by_hand() -> None:
    found = decomposition(tones({"a": [(-0.5, 6, 0.1, 4)], "b": [(-0.2, 2, 0.0, 8)]}), "a", "b")
    assert found is not None
    assert found.here == pytest.approx((0.6, -0.5, 0.1, 6, 4))
    assert found.there == pytest.approx((0.2, -0.2, 0.0, 2, 8))
    assert found.quoting.value == pytest.approx((0.6 - 0.2) * ((-0.5 - 0.1) + (-0.2 - 0.0)) / 2)
    assert found.quoted.value == pytest.approx(0.4 * (-0.5 + 0.2))
    assert found.own.value == pytest.approx(0.6 * (0.1 - 0.0))
    assert found.total.value == pytest.approx(0.6 * -0.5 + 0.4 * 0.1 - (0.2 * -0.2 + 0.8 * 0.0))
    assert found.total == (found.total.value, None, None)


TEXT = st.tuples(st.floats(-1, 1), st.integers(1, 20), st.floats(-1, 1), st.integers(1, 20))


@given(st.lists(TEXT, min_size=1, max_size=4), st.lists(TEXT, min_size=1, max_size=4))
@settings(deadline=None)
def test_parts_make_up_the_gap_and_turn_round_with_the_outlets(
    a: list[tuple[float, int, float, int]], b: list[tuple[float, int, float, int]]
) -> None:
    rows = tones({"a": a, "b": b})
    found, other = decomposition(rows, "a", "b"), decomposition(rows, "b", "a")
    assert found is not None
    assert other is not None
    gap = found.here.tone - found.there.tone
    assert found.total.value == pytest.approx(gap, abs=1e-12)
    sum_ = found.quoting.value + found.quoted.value + found.own.value
    assert sum_ == pytest.approx(gap, abs=1e-12)
    assert other.quoting.value == pytest.approx(-found.quoting.value, abs=1e-12)
    assert other.own.value == pytest.approx(-found.own.value, abs=1e-12)


def test_a_gap_is_within_the_stories_both_have() -> None:
    rows = tones({"a": [(-0.5, 6, 0.1, 4), (0.9, 9, 0.9, 9)], "b": [(-0.2, 2, 0.0, 8)]})
    found = decomposition(rows, "a", "b")
    assert found is not None
    assert (found.stories, found.here.quoted_sentences) == (1, 6)


def test_copies_count_in_part_and_what_both_print_not_at_all() -> None:
    rows = tones({"a": [(-0.5, 6, 0.1, 4)], "b": [(-0.2, 2, 0.0, 8)]})
    copy = rows[rows["article"] == "a0"].assign(article="a9")
    wire = [rows[rows["article"] == "b0"].assign(article=f"w{o}", outlet=o) for o in "ab"]
    groups = {"a0": "x", "a9": "x", "wa": "y", "wb": "y"}
    assert decomposition(pd.concat([rows, copy, *wire]), "a", "b", groups) == decomposition(
        rows, "a", "b"
    )


@pytest.mark.parametrize("quoted", [0, 3])
def test_a_side_that_lacks_a_voice_has_no_parts(quoted: int) -> None:
    rows = tones({"a": [(-0.5, 6, 0.1, 4)], "b": [(-0.2, quoted, 0.0, 8)]})
    assert (decomposition(rows, "a", "b") is None) == (quoted == 0)
    assert decomposition(rows, "a", "nobody") is None


def test_ten_stories_give_the_parts_intervals() -> None:
    rng = np.random.default_rng(3)
    sides = {
        side: [
            (rng.normal(-0.3, 0.2), int(rng.integers(3, 12)), rng.normal(own, 0.2), 12)
            for _ in range(14)
        ]
        for side, own in (("a", 0.5), ("b", -0.1))
    }
    found = decomposition(tones(sides), "a", "b")
    assert found is not None
    for part in (found.total, found.quoting, found.quoted, found.own):
        assert part.low is not None
        assert part.high is not None
        assert part.low < part.value < part.high
    assert found.own.low is not None
    assert found.own.low > 0
    assert found.quoted.low is not None
    assert found.quoted.high is not None
    assert found.quoted.low < 0 < found.quoted.high
    few = decomposition(tones({side: texts[:9] for side, texts in sides.items()}), "a", "b")
    assert few is not None
    assert few.own.low is None


# What must not matter


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_order_and_names_change_nothing(chance: object) -> None:
    rows = pd.concat(
        [
            table(*stories(12, gazette=1.0, courier=0.0, herald=0.4), measure=f"m{k}", n=9)
            for k in range(2)
        ]
    )
    names = {"gazette": "z", "courier": "y", "herald": "x"}
    order = list(range(len(rows)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    other = rows.iloc[order].assign(
        outlet=lambda t: t["outlet"].map(names), story=lambda t: "x" + t["story"]
    )
    other["article"] = other["article"].map(lambda name: f"{(int(name) * 7) % 36:02}")
    keys = ["outlet", "measure", "voice"]
    for make in (lambda t: estimates(t, draws=DRAWS), contrasts):
        one, two = make(rows).replace({"outlet": names}), make(other)
        one, two = (t.sort_values(keys, ignore_index=True) for t in (one, two))
        pd.testing.assert_frame_equal(one, two, check_dtype=False)
