"""Figures: what a number is read as, and which numbers say the same."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import told

from analysis.align.dates import otherwise_told
from analysis.align.figures import Figure, figured
from analysis.align.numerals import figures
from analysis.article import Article, Span
from analysis.document import document


def read(text: str) -> list[tuple[str, str, float]]:
    return [(f.span.of(text), f.kind, f.value) for f in figures(told(text))]


def one(text: str) -> Figure:
    (found,) = figures(told(text))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("62 firefighters came", [("62", "count", 62)]),
        ("Sixty-two firefighters came", [("Sixty-two", "count", 62)]),
        ("the count was 1,400 tonnes", [("1,400", "count", 1400)]),
        ("one hundred and thirty trees", [("one hundred and thirty", "count", 100 + 30)]),
        ("two thousand five hundred trees", [("two thousand five hundred", "count", 2000 + 500)]),
        ("two or three of them", [("two", "count", 2), ("three", "count", 3)]),
        ("one of them left", []),
        ("a loss of $1.4 billion", [("$1.4 billion", "money", 1.4e9)]),
        ("a 23m-crown loss", [("23m-crown", "money", 23e6)]),
        ("fares of 3.30 crowns", [("3.30 crowns", "money", 3.3)]),
        ("27% of them", [("27%", "share", 27)]),
        ("31 per cent of them", [("31 per cent", "share", 31)]),
        ("half of it is met", [("half", "share", 50)]),
        ("two thirds of the loss", [("two thirds", "share", pytest.approx(200 / 3))]),
        ("half a crown", []),
        ("in the first half of it", []),
        ("a pole of 5 m length", [("5", "count", 5)]),
        ("a loss of $5 m", [("$5 m", "money", 5e6)]),
        ("at 21:40 on a day", [("21:40", "time", 21 * 60 + 40)]),
        ("at 9.40 pm on a day", [("9.40 pm", "time", 21 * 60 + 40)]),
        ("at 5 a.m. sharp", [("5 a.m", "time", 5 * 60)]),
        ("on 3 March they came", [("3 March", "date", 3 * 100 + 3)]),
        ("on March 3, 2025, they came", [("March 3, 2025", "date", 3 * 100 + 3)]),
        ("on the 3rd of March", [("3rd of March", "date", 3 * 100 + 3)]),
        ("the last was in 1958", [("1958", "year", 1958)]),
        ("they may march 3 miles", [("3", "count", 3)]),
        ("an F-16 and a COVID-19 ward", []),  # names, not counts
        ("a 16-wheel launcher, MH17 and a Sixty-two-year-old", []),
        ("a 3-2 win", [("3", "count", 3), ("2", "count", 2)]),
        ("by 27 votes to 22", [("27", "count", 27), ("22", "count", 22)]),
    ],
)
def test_a_number_is_read(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert read(text) == expected


def test_a_figure_knows_what_it_counts_and_whether_it_is_hedged() -> None:
    figure = one("Some 60 heroic firefighters came.")
    assert (figure.unit, figure.hedged) == (("heroic", "firefighter"), True)
    assert one("The 90 or so participants left.").hedged


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("62 firefighters", "sixty-two firefighters", True),
        ("62 firefighters", "some 60 firefighters", True),  # within 5 %, hedged, of one thing
        ("62 firefighters", "60 firefighters", False),  # nobody hedges
        ("62 firefighters", "some 60 dogs", False),  # another thing
        ("62 firefighters", "some 50 firefighters", False),  # too far
        ("23 million crowns", "23,000,000", True),  # the currency is not named
        ("23 million crowns", "23 per cent", False),
        ("62 firefighters", "62 dogs", False),  # a count below 100 of something else
        ("16 aircraft", "16 wheels", False),
        ("1,400 tonnes", "1,400 loads", True),
        ("three firefighters", "three dogs", False),  # a small count of something else
        ("three firefighters", "3 firefighters", True),
        ("half of them", "50 per cent", True),
        ("3 March", "March 3", True),
        ("21:40", "9.40 pm", True),
        ("about 2,000 pupils", "2,050 pupils", True),
    ],
)
def test_the_same_figure(a: str, b: str, same: bool) -> None:
    assert one(a).same(one(b)) is same
    assert one(b).same(one(a)) is same


def test_a_hedged_figure_joins_the_nearest_and_ties_nothing_together() -> None:
    texts = ["62 firefighters", "some 60 firefighters", "59 firefighters"]
    groups = figured([figures(told(text)) for text in texts])
    assert [[(d, f.value) for d, f in g.places] for g in groups] == [[(0, 62)], [(1, 60), (2, 59)]]


def test_a_date_may_be_told_by_its_weekday() -> None:
    date_of = one("on 14 November")

    def may(text: str, published: str | None) -> bool:
        article = Article(
            "a", "o", text, published=date.fromisoformat(published) if published else None
        )
        return otherwise_told(document(article, told(text).zones), date_of)

    assert may("They met on Friday.", "2025-11-17")  # 14 November 2025 was one
    assert not may("They met on Tuesday.", "2025-11-17")
    assert may("They met on Tuesday.", None)
    assert may("They met on the 14th.", "2025-11-17")
    assert may("They met yesterday.", "2025-11-15")
    assert not may("They met yesterday.", "2025-11-20")


@given(st.integers(13, 10**9))
def test_any_whole_number_is_itself(number: int) -> None:
    text = f"They counted {number:,} sheep."
    assert read(text) == [(f"{number:,}", "count", number)] or 1900 <= number < 2100


@given(st.text(max_size=200))
def test_figures_stand_where_they_say_and_never_overlap(text: str) -> None:
    found = figures(told(text))
    assert all(f.span.of(text) for f in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_span_is_where_the_number_stands() -> None:
    assert one("Damage of €2.5bn.").span == Span(10, 16)
