"""What may be said of figures, by the size of the sample, each with count and denominator.

The templates stand here and nowhere else, so that a test can read them all against the words that
are never printed.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.article import article_of
from analysis.measures import Measure
from analysis.sheet.values import figure, several

# Independent texts an outlet: from here on one may …
DOTS, TESTED, ESTIMATED, ACROSS = 2, 4, 10, 30
STORIES = 3  # … and across so many stories

ESTIMATE = {
    "none": "{subject}: no evidence of it was found in {of}.",
    "faint": "In {texts}: {counted}, too few for a figure ({floor} are needed).",
    "one": "In {texts}: {value}, {counted}.",
    "few": "In {texts}: {value} on average, {counted}; each is shown as a dot.",
    "some": "In this sample of {number}, {subject}: median {median}, mean {value}, {counted}.",
    "many": "In this sample, {subject}: {value} on average (95 % interval {low} to {high}), "
    "{counted}, {number}.",
    "across": "Across these {stories}, {subject}: {value} on average (95 % interval {low} to "
    "{high}), {counted}, {number}.",
}
CONTRAST = {
    "untested": "{subject} and {others}, within {stories}: a difference of {difference}; {number}, "
    "too few for a test (4 a side are needed).",
    "tested": "In this sample {subject} have {amount} than {others}, within {stories} ({chance}; "
    "{number}).",
    "estimated": "In this sample {subject} have {amount} than {others}, within {stories} (95 % "
    "interval {low} to {high}; g = {g}; {chance}; {number}).",
    "none": "Between {subject} and {others}, within {stories}, no difference in {title} was "
    "detectable: {difference}{within}; one of {detectable} or more would mostly have been "
    "({number}).",
}
# The first screen: all outlets of which a difference to the others was detectable, in their order.
LISTED = {
    "measure": "{noun}: {parts}",
    "tested": "{subject} {difference}",
    "estimated": "{subject} {difference} ({ends})",
    "text": "Set beside the other outlets’ articles on the same {stories}. {parts}.",
    "basis": "{points}{brackets}{chance}; {number} an outlet",
    "alike": "Between {subject} and {others}, on the same {stories}, no difference was detectable "
    "in any of {measures} of voices, say-verbs and loaded words (tone and frames are not tested).",
    "alike_basis": "{family} of pairs, corrected together; what would mostly have been detected: "
    "{detectable}",
}
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of the two sides of a contrast; `other` "" stands for all the others together."""

    outlet: str
    other: str = ""

    @property
    def subject(self) -> str:
        """`the Lantern articles`."""
        return _articles(self.outlet)

    @property
    def others(self) -> str:
        """`the other outlets’ articles`, or the other outlet's."""
        return _articles(self.other) if self.other else "the other outlets’ articles"


def _articles(name: str) -> str:
    return article_of(name).removesuffix(" article") + " articles"


def tier_of(texts: int, stories: int) -> str:
    """Which sentence about an outlet so many independent texts on so many stories allow."""
    if texts < DOTS:
        return "one"
    if texts < TESTED:
        return "few"
    if texts < ESTIMATED:
        return "some"
    return "across" if texts >= ACROSS and stories >= STORIES else "many"


def estimate_said(measure: Measure, name: str, row: Any) -> str:
    """One row of `spread.SPREAD` in a sentence about the outlet of that name."""
    value, texts = row.value, int(row.texts)
    marks, n = int(row.marks), int(row.n)
    unit = several(n, measure.counted.removesuffix("s"), measure.counted)
    counted = unit if measure.form in ("dot", "voices") else f"{marks:,} in {unit}"
    low, high = row.low, row.high
    kind = tier_of(texts, int(row.stories))
    if pd.isna(value):
        kind = "none"
    elif bool(row.faint):
        kind = "faint"
    elif kind in ("many", "across") and pd.isna(low):
        kind = "some"
    median = row.median
    return ESTIMATE[kind].format(
        subject=_articles(name), texts=article_of(name, int(row.articles)), of=unit,
        value="" if pd.isna(value) else figure(measure, float(value)),
        median="" if pd.isna(median) else figure(measure, float(median)),
        low="" if pd.isna(low) else figure(measure, float(low), bare=True),
        high="" if pd.isna(high) else figure(measure, float(high), bare=True),
        counted=counted, floor=measure.floor, number=several(texts, "text"),
        stories=several(int(row.stories), "story", "stories"),
    )  # fmt: skip


def contrast_said(measure: Measure, sides: Sides, row: Any, family: int) -> str:
    """One row of `compare.CONTRASTS` in a sentence; `family`: how many rows q was corrected for."""
    text = CONTRAST[kind_of(row)].format(
        subject=sides.subject, others=sides.others, amount=amount(measure, row.difference),
        title=measure.title, stories=several(int(row.stories_shared), "story", "stories"),
        difference=signed_gap(measure, row.difference), within=_within(measure, row),
        low=_end(measure, row.low), high=_end(measure, row.high), g=_effect(row.g),
        detectable=gap(measure, row.detectable), chance=chance(row.q, family),
        number=f"{int(row.here):,} and {several(int(row.there), 'text')}",
    )  # fmt: skip
    return text[0].upper() + text[1:]


def kind_of(row: Any) -> str:
    """Which sentence a contrast allows: `untested`, `none`, `tested` or `estimated`."""
    if pd.isna(row.p):
        return "untested"
    if not row.q < LEVEL:
        return "none"
    return "tested" if pd.isna(row.low) else "estimated"


def amount(measure: Measure, difference: float) -> str:
    """`34.1 more loaded words per 1,000`, `a quoted share higher by 14 percentage points`."""
    up = difference > 0
    size = gap(measure, difference)
    if measure.unit.startswith("share") or measure.form == "dot":
        return f"a {noun(measure)} {'higher' if up else 'lower'} by {size}"
    number, _, unit = size.partition(" ")
    return f"{number} {'more' if up else 'fewer'} {noun(measure)} {unit}".strip()


def noun(measure: Measure) -> str:
    """What a measure measures, in the middle of a sentence."""
    if measure.unit.startswith("share") and "share" not in measure.title:
        return f"share of {measure.title} {measure.counted}"
    return measure.title


def gap(measure: Measure, size: float) -> str:
    """The size of a difference: shares in percentage points, rates per 1,000, tone as it is."""
    if pd.isna(size):
        return "unknown size"
    if measure.unit.startswith("share"):
        points = f"{abs(size) * 100:.1f}"
        return f"{points} percentage point{'' if points == '1.0' else 's'}"
    if measure.form == "dot":
        return f"{abs(size):.2f}"
    return f"{abs(size):.1f}{' per 1,000' if 'per 1,000' in measure.unit else ''}"


def signed_gap(measure: Measure, value: float) -> str:
    """A difference with its sign and a true minus; without one where it is printed as nothing."""
    size = gap(measure, value).replace("percentage ", "")
    nothing = not size.strip("0.").split(" ")[0].strip("0.")
    return size if nothing else ("−" if value < 0 else "+") + size


def chance(q: float, family: int, at_most: bool = False) -> str:
    """`q = .012, the chance corrected for 54 comparisons`, or `q ≤ .012 …` of several."""
    said = _probability(q).replace("=", "≤") if at_most else _probability(q)
    return f"q {said}, the chance corrected for {several(family, 'comparison')}"


def _within(measure: Measure, row: Any) -> str:
    if pd.isna(row.low):
        return ""
    return f" (95 % interval {_end(measure, row.low)} to {_end(measure, row.high)})"


def ends(measure: Measure, row: Any) -> str:
    """`+29.8 to +38.2`; "" where there is no interval."""
    return "" if pd.isna(row.low) else f"{_end(measure, row.low)} to {_end(measure, row.high)}"


def _end(measure: Measure, value: float) -> str:
    """The end of an interval, with its sign and without its unit."""
    return "" if pd.isna(value) else signed_gap(measure, value).split(" ")[0]


def _effect(g: float) -> str:
    return "" if pd.isna(g) else f"{g:.1f}".replace("-", "−")


def _probability(p: float) -> str:
    """`= .032` or `< .001`, without a zero before the point, as the field prints it."""
    if pd.isna(p):
        return "not computed"
    return "< .001" if p < 0.001 else f"= {p:.3f}".replace("0.", ".", 1)
