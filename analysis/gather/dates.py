"""A date as it was written → a day, or none and the reason. Never a guess.

"03/04/2024" is the third of April or the fourth of March: it stays undated. The day is the one
that was written, in whatever zone; only a count of seconds since 1970 is read in UTC.
"""

import re
from datetime import UTC, date, datetime

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = {name[:n]: i for i, name in enumerate(_MONTHS, 1) for n in (3, len(name))} | {"sept": 9}
_YEARS = range(1600, 2200)
_TIME = r"(?:[T\s,]\s{0,3}(?:at\s)?[0-9]{1,2}[:.h][0-9]{2}.{0,40})?"
# With dots the day comes first; with names of months either order is clear, RFC 2822 included.
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
        r"(?P<y>[0-9]{4})/(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})",
        r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
        r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[0-9]{4})",
        r"(?:[a-z]{3,9}\.?,?\s)?(?P<d>[0-9]{1,2})(?:st|nd|rd|th|\.)?[\s-](?:of\s)?"
        r"(?P<name>[a-z]{3,9})\.?,?[\s-](?P<y>[0-9]{4})",
        r"(?:[a-z]{3,9}\.?,?\s)?(?P<name>[a-z]{3,9})\.?\s(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s(?P<y>[0-9]{4})",
    )
)
_EITHER = re.compile(r"(?P<a>[0-9]{1,2})[/-](?P<b>[0-9]{1,2})[/-](?P<y>[0-9]{4})" + _TIME)
_EPOCH = re.compile(r"(?P<count>[0-9]{9,10}|[0-9]{12,13})(?:\.[0-9]{0,9})?")


def published(raw: str, first: str = "") -> tuple[date | None, str | None]:
    """The day that `raw` names, and a sentence where there is none or more than one.

    `first`: "day" or "month" where someone has said which comes first in a date that may be read
    either way.

    >>> published("28 June 2024")
    (datetime.date(2024, 6, 28), None)
    """
    raw = " ".join(raw.split())
    if not raw:
        return None, None
    epoch = _EPOCH.fullmatch(raw)
    if epoch:
        digits = epoch["count"]
        seconds = int(digits if len(digits) <= 10 else digits[:-3])  # 12 or 13: milliseconds
        return datetime.fromtimestamp(seconds, UTC).date(), None
    either = _EITHER.fullmatch(raw)
    if either:
        return _either(raw, int(either["a"]), int(either["b"]), int(either["y"]), first)
    for form in _FORMS:
        match = form.fullmatch(raw)
        parts = match.groupdict() if match else {}
        month = _MONTH.get(parts.get("name", "").lower()) or int(parts.get("m", 0))
        if parts and ("m" in parts or month):
            day = _day(int(parts["y"]), month, int(parts["d"]))
            return day, None if day else _impossible(raw)
    return None, f"The date “{raw[:60]}” is in no form that is read; 2024-06-28 would be."


def ambiguous(raw: str) -> bool:
    """May `raw` be either of two days, day or month first?"""
    return published(raw)[0] is None and published(raw, "day")[0] is not None


def _either(raw: str, a: int, b: int, year: int, first: str) -> tuple[date | None, str | None]:
    days = {day for day in (_day(year, b, a), _day(year, a, b)) if day}
    if len(days) == 2 and first:
        return _day(year, b, a) if first == "day" else _day(year, a, b), None
    if len(days) == 2:
        return None, (
            f"The date “{raw[:60]}” may be day or month first, so the text stays undated; "
            "2024-06-28 would be clear."
        )
    return (days.pop(), None) if days else (None, _impossible(raw))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _impossible(raw: str) -> str:
    return f"The date “{raw[:60]}” is no day of the calendar; 2024-06-28 would be."
