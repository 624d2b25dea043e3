"""A date that a text may tell in another way: by weekday, as “the 29th”, as “yesterday”."""

from datetime import date

from analysis.align.figures import Figure
from analysis.document import Document

_DAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_NEAR = frozenset("today tonight yesterday tomorrow".split())


def otherwise_told(document: Document, figure: Figure) -> bool:
    """Whether a text that lacks a date may mean it all the same.

    By the number of the day with its ending; by the weekday it fell on, or by any weekday where it
    is not known when the article was published; by “yesterday” and the like, within a day.
    """
    words = set(document.lexemes)
    month, day = divmod(int(figure.value), 100)
    if any(f"{day}{ending}" in words for ending in ("st", "nd", "rd", "th")):
        return True
    published = document.article.published
    when = _nearest(month, day, published) if published else None
    if when is None or published is None:
        return bool(words & set(_DAYS))
    close = abs((when - published).days) <= 1
    return _DAYS[when.weekday()] in words or (close and bool(words & _NEAR))


def _nearest(month: int, day: int, published: date) -> date | None:
    """The day of that date nearest to the publication; None for no day of the calendar."""
    years = (published.year - 1, published.year, published.year + 1)
    days = [when for year in years if (when := _day(year, month, day))]
    return min(days, key=lambda when: abs((when - published).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
