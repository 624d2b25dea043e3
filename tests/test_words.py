"""Weighted log-odds: worked arithmetic, an independent implementation, invariances, chance."""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest
import simulate
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.terms import term
from analysis.words import DISTINCTIVE, PERMUTATIONS, PRIOR, distinctive, log_odds
from analysis.words.chance import largest
from analysis.words.counted import counted as counts_of
from analysis.words.counted import sides


def by_the_book(y1: list[int], y2: list[int], alpha: list[float]) -> list[tuple[float, float]]:
    """Monroe, Colaresi & Quinn 2008 written out a word at a time."""
    n1, n2, a0 = sum(y1), sum(y2), sum(alpha)
    found = []
    for one, two, a in zip(y1, y2, alpha, strict=True):
        delta = math.log((one + a) / (n1 + a0 - one - a)) - math.log(
            (two + a) / (n2 + a0 - two - a)
        )
        found.append((delta, delta / math.sqrt(1 / (one + a) + 1 / (two + a))))
    return found


COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=12)


@given(COUNTS)
@settings(deadline=None)
def test_log_odds_agree_with_an_independent_implementation(pairs: list[tuple[int, int]]) -> None:
    one, two = [a for a, _ in pairs], [b for _, b in pairs]
    alpha = [0.5 + a + b for a, b in pairs]
    arrays = (np.array(x, dtype=float) for x in (one, two, alpha))
    delta, z = log_odds(*arrays)
    for got, expected in zip(zip(delta, z, strict=True), by_the_book(one, two, alpha), strict=True):
        assert got == pytest.approx(expected, abs=1e-9)


def counted(rows: dict[str, dict[str, int]]) -> pd.DataFrame:
    return pd.DataFrame(
        [(a, "own", w, w.title(), n) for a, words in rows.items() for w, n in words.items()],
        columns=["article", "voice", "term", "form", "count"],
    )


OUTLETS = pd.Series({"a": "gazette", "b": "courier"})


def test_a_word_that_only_one_outlet_uses_stands_out() -> None:
    terms = counted({"a": {"pact": 5, "sea": 5}, "b": {"treaty": 5, "sea": 5}})
    table = distinctive(terms, OUTLETS, "own")
    assert list(table.columns) == list(DISTINCTIVE)
    assert list(zip(table["outlet"], table["term"], strict=True)) == [
        ("gazette", "pact"), ("courier", "treaty"),
    ]  # fmt: skip
    first = table.iloc[0]
    assert first["form"] == "Pact"
    assert (first["here"], first["here_words"], first["elsewhere"]) == (5, 10, 0)
    prior = np.array([PRIOR * 5 / 20, PRIOR * 10 / 20, PRIOR * 5 / 20])
    expected = log_odds(np.array([5.0, 5, 0]), np.array([0.0, 5, 5]), prior)[1][0]
    assert first["z"] == pytest.approx(expected)


def test_a_word_used_once_does_not_stand_out() -> None:
    terms = counted({"a": {"pact": 1, "sea": 9}, "b": {"sea": 10}})
    assert "pact" not in set(distinctive(terms, OUTLETS, "own")["term"])


def test_order_and_names_change_nothing() -> None:
    rows = {"a": {"pact": 5, "sea": 5}, "b": {"treaty": 6, "sea": 5}}
    one = distinctive(counted(rows), OUTLETS, "own").set_index("term")["z"]
    swapped = counted(dict(reversed(rows.items())))
    other = distinctive(swapped, pd.Series({"b": "x", "a": "y"}), "own").set_index("term")["z"]
    assert other.to_dict() == pytest.approx(one.to_dict())


@pytest.mark.parametrize("outlets", [pd.Series(dtype=str), pd.Series({"a": "gazette"})])
def test_with_fewer_than_two_outlets_nothing_stands_out(outlets: pd.Series) -> None:
    assert distinctive(counted({"a": {"pact": 5}}), outlets, "own").empty


def test_function_words_digits_and_letters_are_not_counted() -> None:
    assert [term(word) for word in ("the", "2024", "x", "treaties")] == ["", "", "", "treaty"]


# Several stories, copies, one other outlet

Count = dict[str, int]


def by_the_book_within_stories(
    here: dict[str, Count], there: dict[str, Count]
) -> dict[str, tuple[float, float]]:
    """δ and ζ from counts by story, the other side's weighted by the outlet's share of stories."""
    n1 = {s: sum(here[s].values()) for s in here}
    n2 = {s: sum(there[s].values()) for s in there}
    y1, y2 = {}, {}
    for s in sorted(set(n1) & set(n2)):
        all1 = sum(n1[t] for t in n1 if t in n2)
        all2 = sum(n2[t] for t in n2 if t in n1)
        factor = (n1[s] / all1) / (n2[s] / all2)
        for word in set(here[s]) | set(there[s]):
            y1[word] = y1.get(word, 0) + here[s].get(word, 0)
            y2[word] = y2.get(word, 0.0) + there[s].get(word, 0) * factor
    words = sorted(y1)
    total = sum(y1.values()) + sum(y2.values())
    alpha = [PRIOR * (y1[w] + y2[w]) / total for w in words]
    found = by_the_book([y1[w] for w in words], [y2[w] for w in words], alpha)
    return dict(zip(words, found, strict=True))


WORDS = st.dictionaries(
    st.sampled_from("pact treaty sea ship war".split()), st.integers(1, 9), min_size=2
)


@given(
    st.lists(WORDS, min_size=1, max_size=3),
    st.lists(st.lists(WORDS, min_size=1, max_size=2), min_size=1, max_size=4),
)
@settings(max_examples=40, deadline=None)
def test_within_stories_log_odds_agree_with_an_independent_implementation(
    here: list[Count], there: list[list[Count]]
) -> None:
    rows = {f"a{s}": words for s, words in enumerate(here)}
    rows |= {f"b{s}-{i}": words for s, many in enumerate(there) for i, words in enumerate(many)}
    outlets = pd.Series({name: "a" if name[0] == "a" else "b" for name in rows})
    stories = {name: name[1:].split("-")[0] for name in rows}
    table = distinctive(counted(rows), outlets, "own", stories=stories, outlet="a")
    others: dict[str, Count] = {}
    for s, many in enumerate(there):
        others[str(s)] = dict(sum((Counter(words) for words in many), Counter()))
    book = by_the_book_within_stories({str(s): words for s, words in enumerate(here)}, others)
    for row in table.itertuples():
        assert (row.log_odds, row.z) == pytest.approx(book[row.term], abs=1e-9)


@pytest.mark.parametrize("draws", [0, 9], ids=["all at once", "one by one"])
def test_a_story_that_only_one_outlet_tells_says_nothing(draws: int) -> None:
    rows = {"a": {"pact": 5, "sea": 5}, "b": {"sea": 9, "pact": 2}}
    rows |= {"c": {"orchard": 9}, "d": {"orchard": 9}}
    outlets = pd.Series({"a": "gazette", "b": "courier", "c": "gazette", "d": "gazette"})
    stories = {"a": "x", "b": "x", "c": "y", "d": "y"}
    table = distinctive(counted(rows), outlets, "own", stories=stories, draws=draws)
    assert "orchard" not in set(table["term"])
    assert set(table.loc[table["outlet"] == "gazette", "here_words"]) == {10}
    rows["a"] |= {"orchard": 1}
    assert "orchard" in set(distinctive(counted(rows), outlets, "own")["term"])


@pytest.mark.parametrize("draws", [0, 9], ids=["all at once", "one by one"])
def test_writing_more_about_a_story_is_no_matter_of_words(draws: int) -> None:
    """Both say the same of each story, but one has three texts on one, the other on another."""
    one, two = {"ship": 6, "harbour": 4}, {"court": 6, "judge": 4}
    rows = {f"a{i}": one for i in range(3)} | {"a3": two, "b0": one}
    rows |= {f"b{i}": two for i in range(1, 4)}
    outlets = pd.Series({name: name[0] for name in rows})
    stories = {name: "first" if rows[name] is one else "second" for name in rows}
    table = distinctive(counted(rows), outlets, "own", stories=stories, draws=draws)
    assert not (table["z"] > 1e-9).any()
    assert "ship" in set(distinctive(counted(rows), outlets, "own")["term"])


def test_an_outlet_is_put_against_one_other() -> None:
    rows = {"a": {"pact": 5, "sea": 5}, "b": {"treaty": 5, "sea": 5}, "c": {"pact": 9, "sea": 1}}
    outlets = pd.Series({"a": "gazette", "b": "courier", "c": "herald"})
    table = distinctive(counted(rows), outlets, "own", against="courier")
    assert set(table["outlet"]) == {"gazette", "herald"}
    alone = distinctive(counted(rows), outlets.drop("c"), "own", outlet="gazette")
    first = table[table["outlet"] == "gazette"].reset_index(drop=True)
    pd.testing.assert_frame_equal(first, alone)


@pytest.mark.parametrize("draws", [0, 9], ids=["all at once", "one by one"])
def test_copies_count_once_and_what_both_print_not_at_all(draws: int) -> None:
    rows = {
        "a": {"pact": 5, "sea": 5}, "A": {"pact": 5, "sea": 4}, "b": {"treaty": 5, "sea": 5},
        "w": {"wire": 9, "sea": 1}, "w2": {"wire": 9, "sea": 1},
    }  # fmt: skip
    outlets = pd.Series({"a": "g", "A": "g", "w": "g", "b": "c", "w2": "c"})
    groups = {"a": "x", "A": "x", "w": "y", "w2": "y"}
    table = distinctive(counted(rows), outlets, "own", groups=groups, draws=draws)
    plain = distinctive(counted({k: rows[k] for k in "ab"}), outlets[["a", "b"]], "own")
    pd.testing.assert_frame_equal(table, plain)


@pytest.mark.parametrize("key", ["outlet", "against"])
def test_an_outlet_that_is_not_there_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no outlet 'x' in the comparison; there are: gazette, c"):
        distinctive(counted({"a": {"pact": 5}, "b": {"sea": 4}}), OUTLETS, "own", **{key: "x"})


# Chance


def case(each: int, seed: int = 1) -> tuple[pd.DataFrame, pd.Series, dict[str, str]]:
    """Two outlets with `each` texts on each of two stories, one of which keeps saying `pact`."""
    terms = simulate.texts(np.random.default_rng(seed), 4 * each, 60)
    names = [f"a{k}" for k in range(4 * each)]
    outlets = pd.Series({name: "gc"[k % 2] for k, name in enumerate(names)})
    said = pd.DataFrame(
        [(name, "own", "pact", "pact", 12) for name in names if outlets[name] == "g"],
        columns=terms.columns,
    )
    stories = {name: f"s{k // 2 % 2}" for k, name in enumerate(names)}
    return pd.concat([terms, said], ignore_index=True), outlets, stories


def test_below_four_texts_a_side_there_is_no_p() -> None:
    few, many = (distinctive(*case(n)[:2], "own", draws=99) for n in (1, 2))
    assert few["p"].isna().all()
    assert many["p"].notna().all()
    assert distinctive(*case(2)[:2], "own")["p"].isna().all()


def test_a_word_that_one_outlet_keeps_saying_has_a_small_p_and_others_have_not() -> None:
    terms, outlets, stories = case(6)
    table = distinctive(terms, outlets, "own", stories=stories, draws=PERMUTATIONS)
    p = table.set_index("term")["p"]
    assert p["pact"] == 1 / (PERMUTATIONS + 1)
    assert p.drop("pact").min() > 0.05


def test_p_allows_for_all_the_outlets_of_the_table() -> None:
    terms = simulate.texts(np.random.default_rng(2), 15, 60)
    outlets = pd.Series({f"a{k}": "gch"[k % 3] for k in range(15)})
    said = [(name, "own", "pact", "pact", 6) for name in outlets.index[outlets == "c"]]
    terms = pd.concat([terms, pd.DataFrame(said, columns=terms.columns)])
    every = distinctive(terms, outlets, "own", draws=199)
    one = distinctive(terms, outlets, "own", outlet="c", draws=199)
    together = every.loc[every["outlet"] == "c", "p"].to_numpy()
    assert together == pytest.approx(np.minimum(1, 3 * one["p"].to_numpy()))
    assert one["p"].min() < 1 / 3


@pytest.mark.parametrize("larger_first", [False, True])
@pytest.mark.parametrize("one_story", [False, True])
def test_the_labels_as_they_are_give_the_words_own_figures(
    one_story: bool, larger_first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sums made for many relabelings at once, against `distinctive` for one."""
    terms, outlets, stories = case(5)
    outlets = outlets.copy()
    outlets["a0"] = "c"  # sides of 9 and 11 texts
    table = counts_of(terms, outlets, {} if one_story else stories, {})
    name = "c" if larger_first else "g"
    both = sides(table, table.outlets.index(name), None)
    smaller = both.first if both.first.mean() <= 0.5 else ~both.first
    as_they_are = np.flatnonzero(smaller)[None, :].astype(np.int32)
    monkeypatch.setattr("analysis.words.chance.relabelings", lambda *_: [as_they_are])
    common = [table.words[w] for w, n in zip(both.words, both.spread, strict=True) if n >= 3]
    book = _all_z(terms, outlets, {} if one_story else stories, name)
    assert largest(both, 1)[0] == pytest.approx(max(abs(book[w]) for w in common), abs=1e-9)


def _all_z(
    terms: pd.DataFrame, outlets: pd.Series, stories: dict[str, str], name: str
) -> dict[str, float]:
    counts: tuple[dict[str, Count], dict[str, Count]] = ({}, {})
    for row in terms.itertuples():
        words = counts[outlets[row.article] != name].setdefault(stories.get(row.article, ""), {})
        words[row.term] = words.get(row.term, 0) + row.count
    return {word: z for word, (_, z) in by_the_book_within_stories(*counts).items()}


@given(st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_order_and_names_change_no_p(chance: object) -> None:
    terms, outlets, stories = case(4)
    one = distinctive(terms, outlets, "own", stories=stories, draws=99)
    ids = list(outlets.index)
    chance.shuffle(ids)  # type: ignore[attr-defined]
    renamed = dict(zip(outlets.index, (f"z{k}" for k in range(len(ids))), strict=True))
    called = {"g": "courier", "c": "gazette"}
    other = distinctive(
        terms.sample(frac=1, random_state=1).assign(article=lambda t: t["article"].map(renamed)),
        pd.Series({renamed[name]: called[outlets[name]] for name in ids}),
        "own",
        stories={renamed[name]: "x" + story for name, story in stories.items()},
        draws=99,
    ).replace({"outlet": {new: old for old, new in called.items()}})
    keys = ["outlet", "term"]
    one, other = (t.sort_values(keys, ignore_index=True).drop(columns="form") for t in (one, other))
    pd.testing.assert_frame_equal(one, other)
