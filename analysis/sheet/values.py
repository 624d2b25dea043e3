"""What a sheet is made of: plain values, drawn by the dashboard and printed by the command."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis.measures import MEASURES, Measure

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose to see; all of it fits into a link.

    `outlets`, `stories`: () means all. `since`, `until`: days of publication, both inclusive; a
    text without a date stays in. `zone` is one of `article.AREAS`. `apart`: texts that the gates
    set apart join the comparison.
    """

    voice: str = "own"
    outlets: tuple[str, ...] = ()
    apart: bool = False
    stories: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    zone: str = "told"


@dataclass(frozen=True, slots=True)
class Column:
    """One outlet at the head of the sheet. `colour` numbers it for good, whatever is filtered."""

    outlet: str
    name: str
    facts: str  # author, date, words
    flags: tuple[str, ...]
    apart: bool
    articles: tuple[str, ...]
    colour: int
    lit: bool = True  # False: one of many outlets, drawn in grey until it is chosen


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a cell: a chip, a bar, a dot. `key` asks for its own evidence.

    `size` is the length of a bar (0 to 1 on the row's common scale), the place of a dot (−1 to 1)
    or the share of a voice; None where there is none. `faint`: below the floor, so not a rate.
    """

    label: str
    printed: str = ""
    size: float | None = None
    faint: bool = False
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """An outlet's answer to a question. `note` says what was counted, of how many."""

    outlet: str
    items: tuple[Item, ...] = ()
    note: str = ""
    missing: str = ""  # why there is nothing, in a clause


@dataclass(frozen=True, slots=True)
class Row:
    """A question and every outlet's answer."""

    key: str
    question: str
    about: str
    form: str
    tier: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A difference that the evidence supports, in words, and what it rests on."""

    topic: str
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first screen: in words first, then outlets × questions."""

    title: str
    count: str
    reasons: tuple[str, ...]
    caution: str
    leads: tuple[Lead, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(default=())


def questions(measures: tuple[Measure, ...] = MEASURES) -> dict[str, tuple[Measure, ...]]:
    """The measures by their question, in the order of the registry: the rows of the sheet."""
    found: dict[str, tuple[Measure, ...]] = {}
    for measure in measures:
        found[measure.question] = (*found.get(measure.question, ()), measure)
    return found


def slug(question: str) -> str:
    """A question as a key: `In what frame?` → `in-what-frame`."""
    letters = "".join(c if c.isalnum() else "-" for c in question.lower())
    return "-".join(part for part in letters.split("-") if part)


def percent(share: float) -> str:
    """A share in whole percent: 0.234 → `23%`; more than none but under one half: `< 1%`."""
    return "< 1%" if 0 < share < 0.005 else f"{share * 100:.0f}%"


def signed(value: float) -> str:
    """A tone with its sign, a true minus, and no sign for nothing: `+0.05`, `−0.20`, `0.00`."""
    return "0.00" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def bounded(measure: Measure, low: float, high: float) -> tuple[float, float]:
    """An interval within what the measure can be: a studentised one knows no bounds of its own."""
    least = -1.0 if measure.form == "dot" else 0.0
    most = 1.0 if measure.form == "dot" or measure.unit.startswith("share") else high
    return max(low, least), min(high, most)


def figure(measure: Measure, value: float, bare: bool = False) -> str:
    """A measure's value as printed: `35.2 per 1,000`, `43%`, `+0.05`, `3.0`; `bare`: no unit."""
    if measure.unit.startswith("share"):
        return percent(value)
    if measure.form == "dot":
        return signed(value)
    rate = "" if bare or "per 1,000" not in measure.unit else " per 1,000"
    return f"{value:.1f}{rate}"


def several(number: int, noun: str, plural: str = "") -> str:
    """`1 word`, `2 words`, `1,055 words`; say the plural where it is not noun + s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
