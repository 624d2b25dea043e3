"""Weighted log-odds: worked arithmetic, an independent implementation, invariances."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.terms import term
from analysis.words import DISTINCTIVE, PRIOR, distinctive, log_odds


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
