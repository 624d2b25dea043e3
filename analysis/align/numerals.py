"""Reading numbers as English writes them, in digits or in words: counts, money, dates, times.

Rules, no grammar. Not read: Roman numerals, arithmetic (“twice as many”), “a year and a half”,
“ten to nine”, ordinals; nor a number that is tied to letters by a hyphen (“F-16”, “16-wheel”),
which names a thing or a kind and counts nothing.
"""

import re
from collections.abc import Iterator, Sequence

from analysis.align.figures import Figure
from analysis.article import TOLD, Span
from analysis.document import Document
from analysis.terms import term

_WORDS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6,
    "mn": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_HALVES = {"half": 1, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONEY = frozenset(
    """dollar dollars euro euros pound pounds sterling pence cent cents yen yuan rouble roubles
    ruble rubles rupee rupees franc francs crown crowns krona kronor krone kroner peso pesos won
    shekel shekels rand lira zloty dirham dirhams usd eur gbp""".split()
)
_SHARE = frozenset("percent percentage pct".split())
_HEDGES = frozenset(
    """about around some nearly almost roughly approximately approx circa over under than least
    most estimated perhaps maybe""".split()
)
_DIGITS = re.compile(
    r"(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<rest>[^\W\d_]*)$", re.ASCII
)
_CURRENCY = "$€£¥₹₽₩"
_ORDER = ("first", "second", "other", "last", "better", "time")  # … half: no share
_SPACES = (" ", "-", "\u00a0")
_HYPHENS = ("-", "\u2010", "\u2011")


def figures(document: Document) -> tuple[Figure, ...]:
    """The figures of the told sentences of a document, in order and disjoint."""
    found: list[Figure] = []
    for sentence in document.sentences:
        if sentence.zone in TOLD:
            found.extend(_Reader(document, sentence.first, sentence.last).read())
    return tuple(found)


class _Reader:
    """Reads the figures of one sentence, left to right; a figure consumes its words."""

    def __init__(self, document: Document, first: int, last: int) -> None:
        self.text = document.text
        self.starts = document.starts[first:last].tolist()
        self.ends = document.ends[first:last].tolist()
        self.words: Sequence[str] = document.lexemes[first:last]

    def read(self) -> Iterator[Figure]:
        i = 0
        while i < len(self.words):
            figure, after = self._time(i) or self._date(i) or self._number(i) or (None, i + 1)
            if figure:
                yield figure
            i = after

    def _word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _gap(self, i: int) -> str:
        """What stands between word i − 1 and word i."""
        if not 0 < i < len(self.words):
            return " "
        return self.text[self.ends[i - 1] : self.starts[i]]

    def _figure(self, first: int, last: int, kind: str, value: float) -> tuple[Figure, int]:
        counted = kind in ("count", "money", "share")
        unit = self._unit(last) if counted else ()
        after = self._word(last), self._word(last + 1)
        hedged = self._word(first - 1) in _HEDGES or after == ("or", "so")
        span = self._span(first, last) if counted else Span(self.starts[first], self.ends[last - 1])
        return Figure(span, kind, round(value, 6), unit, hedged), last

    def _span(self, first: int, last: int) -> Span:
        """From the sign of the currency to its name, “%” or “per cent”."""
        start, end = self.starts[first], self.ends[last - 1]
        if self._symbol(first):
            start -= 1
        if self.text[end : end + 1] == "%":
            return Span(start, end + 1)
        if (self._word(last), self._word(last + 1)) == ("per", "cent"):
            return Span(start, self.ends[last + 1])
        named = self._word(last) in _MONEY | _SHARE and self._gap(last) in _SPACES
        return Span(start, self.ends[last]) if named else Span(start, end)

    def _unit(self, i: int) -> tuple[str, ...]:
        """At most two content lemmas that follow at once, or after “of the”, “more”."""
        found: list[str] = []
        for k in range(i, min(i + 4, len(self.words))):
            if any(mark in self._gap(k) for mark in ',;:.()“”"—–'):
                break
            if self._word(k) in _MONEY | _SHARE | {"per", "cent"}:
                continue
            if base := term(self._word(k)):
                found.append(base)
            elif found:
                break
        return tuple(found[:2])

    def _time(self, i: int) -> tuple[Figure, int] | None:
        """21:40, 9.40 pm, 5 a.m."""
        hour, after = self._word(i), i + 1
        minutes = 0.0
        if self._gap(i + 1) == ":" and len(self._word(i + 1)) == 2 and self._word(i + 1).isdigit():
            minutes, after = float(self._word(i + 1)), i + 2
        elif re.fullmatch(r"\d{1,2}\.\d\d", hour, re.ASCII):
            hour, tail = hour.split(".")
            minutes = float(tail)
        match = re.fullmatch(r"(\d{1,2})(am|pm)?", hour, re.ASCII)
        if not match or int(match[1]) > 24 or minutes > 59:
            return None
        half = match[2] or self._half(after)
        if not half and after == i + 1:
            return None
        if not match[2] and half:
            after += 1 if self._word(after) in ("am", "pm") else 2
        clock = int(match[1]) % 12 + 12 * (half == "pm") if half else int(match[1])
        return self._figure(i, min(after, len(self.words)), "time", clock * 60 + minutes)

    def _half(self, i: int) -> str:
        if self._word(i) in ("am", "pm"):
            return self._word(i)
        letters = (self._word(i), self._gap(i + 1), self._word(i + 1))
        return letters[0] + "m" if letters in (("a", ".", "m"), ("p", ".", "m")) else ""

    def _date(self, i: int) -> tuple[Figure, int] | None:
        """3 March, March 3, 3rd of March; a year, with its date or alone."""
        day, month, after = _day(self._word(i)), self._month(i + 1), i + 2
        if day and self._word(i + 1) == "of":
            month, after = self._month(i + 2), i + 3
        if not (day and month) and self._month(i):
            day, month, after = _day(self._word(i + 1)), self._month(i), i + 2
        if day and month:
            after += bool(_year(self._word(after)) and self._gap(after) in (" ", ", "))
            return self._figure(i, after, "date", month * 100 + day)
        if _year(self._word(i)) and not self._symbol(i) and not _SCALES.get(self._word(i + 1)):
            return self._figure(i, i + 1, "year", float(self._word(i)))
        return None

    def _month(self, i: int) -> int:
        """The number of a month whose name is capitalised here; 0 for another word."""
        number = _MONTHS.get(self._word(i), 0)
        return number if number and self.text[self.starts[i]].isupper() else 0

    def _symbol(self, i: int) -> bool:
        start = self.starts[i]
        return start > 0 and self.text[start - 1] in _CURRENCY

    def _number(self, i: int) -> tuple[Figure, int] | None:
        found = self._share(i) or self._digits(i) or self._spelt(i)
        if found is None:
            return None
        value, after = found
        while (scale := _SCALES.get(self._word(after))) and self._joined(i, after):
            value, after = value * scale, after + 1
        kind = self._kind(i, after)
        if kind == "count" and (self._tied(i) or self._tied(after)):
            return None
        return self._figure(i, after, kind, value)

    def _tied(self, i: int) -> bool:
        """Whether a hyphen ties word i to the word before it and one of the two is no number."""
        if self._gap(i) not in _HYPHENS:
            return False
        return not (self._word(i)[:1].isdigit() and self._word(i - 1)[:1].isdigit())

    def _joined(self, first: int, i: int) -> bool:
        """Whether word i is a scale of the number before it; “5 m” is none, “$5 m” is one."""
        return self._gap(i) in _SPACES and (len(self._word(i)) > 2 or self._symbol(first))

    def _kind(self, first: int, last: int) -> str:
        end = self.ends[last - 1]
        after = self._word(last), self._word(last + 1)
        shared = self.text[end : end + 1] == "%" or self.text[end : end + 2] == " %"
        if shared or after[0] in _SHARE or after == ("per", "cent") or self._word(first) in _HALVES:
            return "share"
        if self._word(last - 1) in _HALVES:
            return "share"
        return "money" if self._symbol(first) or after[0] in _MONEY else "count"

    def _share(self, i: int) -> tuple[float, int] | None:
        """Half of it, two thirds, a quarter, as per cent; “half a crown” is no share."""
        parts = _HALVES.get(self._word(i + 1))
        many = {"a": 1, "one": 1, "two": 2, "three": 3}.get(self._word(i))
        if many and parts and self._word(i + 1) != "half" and self._word(i + 2) in ("of", "the"):
            return 100.0 * many / parts, i + 2
        whole = self._word(i + 1) not in ("a", "an", "hour", "past")
        if self._word(i) == "half" and whole and self._word(i - 1) not in _ORDER:
            return 50.0, i + 1
        return None

    def _digits(self, i: int) -> tuple[float, int] | None:
        match = _DIGITS.match(self._word(i))
        if not match or (match["rest"] and match["rest"] not in _SCALES):
            return None
        value = float(match["number"].replace(",", ""))
        return value * _SCALES.get(match["rest"], 1.0), i + 1

    def _spelt(self, i: int) -> tuple[float, int] | None:
        """sixty-two, one hundred and thirty, three hundred; a lone “one” is no figure."""
        total, part, k = 0.0, 0.0, i
        while True:
            word = self._word(k)
            if word in _TENS or word in _WORDS:
                part += _TENS.get(word, 0) or _WORDS.get(word, 0)
            elif word == "hundred" and k > i:
                part *= 100
            elif word in ("thousand", "million", "billion") and k > i:
                total, part = total + part * _SCALES[word], 0.0
            elif not (word == "and" and self._word(k - 1) in _SCALES and self._small(k + 1)):
                break
            k += 1
            if self._gap(k) not in _SPACES or not self._goes_on(k):
                break
        lone = k == i + 1 and self._word(i) in ("one", "zero")
        return None if k == i or lone else (total + part, k)

    def _small(self, k: int) -> bool:
        return self._word(k) in _TENS or self._word(k) in _WORDS

    def _goes_on(self, k: int) -> bool:
        """Whether word k carries on the number before it: “sixty two” does, “two three” not."""
        word, before = self._word(k), self._word(k - 1)
        if word in ("hundred", "thousand", "million", "billion"):
            return True
        if word == "and":
            return before in ("hundred", "thousand", "million") and self._small(k + 1)
        if before in _TENS:
            return 0 < _WORDS.get(word, 0) < 10
        return before in ("hundred", "thousand", "million", "and") and self._small(k)


def _day(word: str) -> int:
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word, re.ASCII)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0


def _year(word: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", word, re.ASCII))
