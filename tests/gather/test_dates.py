"""Dates: every form that is read, and none that is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gather.dates import published

DAY = date(2024, 6, 28)


@pytest.mark.parametrize(
    "raw",
    [
        "2024-06-28",
        "2024-06-28T23:59:59Z",
        "2024-06-28T23:59:59.123456+09:00",
        "2024-06-28 10:00:00",
        "2024/06/28",
        "20240628",
        "Fri, 28 Jun 2024 10:00:00 GMT",
        "28 Jun 2024 10:00:00 -0400",
        "June 28, 2024",
        "june 28 2024",
        "Jun. 28, 2024",
        "Friday, June 28, 2024 at 10:15 AM EDT",
        "28 June 2024",
        "28th of June 2024",
        "28 June 2024, 14:00 GMT",
        "28-Jun-2024",
        "28.06.2024",
        "28. 6. 2024",
        "28/06/2024",
        "06/28/2024",
        "28-06-2024 08:00",
        "1719532800",
        "1719532800.0",
        "1719532800000",
        "  2024-06-28  ",
    ],
)
def test_forms(raw: str) -> None:
    assert published(raw) == (DAY, None)


def test_day_and_month_alike_leave_no_doubt() -> None:
    assert published("05/05/2024") == (date(2024, 5, 5), None)


def test_dots_put_the_day_first() -> None:
    assert published("03.04.2024") == (date(2024, 4, 3), None)


@pytest.mark.parametrize("raw", ["03/04/2024", "3-4-2024", "03/04/2024 10:00"])
def test_ambiguous(raw: str) -> None:
    day, note = published(raw)
    assert day is None
    assert note is not None
    assert raw in note
    assert "day or month first" in note


@pytest.mark.parametrize(
    "raw",
    ["2024-02-30", "2024-13-01", "31/31/2024", "0001-01-01", "June 31, 2024", "99.99.2024"],
)
def test_impossible(raw: str) -> None:
    day, note = published(raw)
    assert day is None
    assert note is not None
    assert "no day of the calendar" in note


@pytest.mark.parametrize("raw", ["yesterday", "2024-06", "28 juin 2024", "28.06.24", "12", "NaT"])
def test_unread_forms_say_so(raw: str) -> None:
    day, note = published(raw)
    assert day is None
    assert note is not None
    assert "in no form" in note


def test_no_date_is_no_doubt() -> None:
    assert published("  ") == (None, None)


@given(st.text(max_size=60))
def test_nothing_raises(raw: str) -> None:
    day, note = published(raw)
    assert day is None or note is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_iso_round_trip(day: date) -> None:
    assert published(day.isoformat()) == (day, None)
    assert published(f"{day:%d %B %Y}".lstrip("0")) == (day, None)
