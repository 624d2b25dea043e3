"""A question in full, as tables: each outlet's estimate with its interval, and its articles.

A value below its measure's floor stays in these tables and is marked `faint`; what prints it
prints the count instead.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.compare import estimates
from analysis.measures import Measure
from analysis.resample import DRAWS, poisson_interval
from analysis.sheet.answers import Answers
from analysis.sheet.values import Column, bounded, figure, several
from analysis.tables import each

SPREAD = (
    "outlet", "band", "value", "median", "low", "high", "method", "texts", "articles", "stories",
    "marks", "n", "faint", "said",
)  # fmt: skip
DOTS = (
    "outlet", "band", "article", "story", "published", "value", "marks", "n", "faint", "label",
    "said",
)  # fmt: skip
HEAT = ("outlet", "story", "value", "marks", "n", "printed", "said")


def spread(
    answers: Answers, columns: Sequence[Column], asked: Sequence[Measure], voices: Sequence[str]
) -> pd.DataFrame:
    """One row an outlet × measure (or, of one measure, × voice). Columns: `SPREAD`.

    `band` is the measure's name, or the voice where several are asked for. An interval stands
    where there are 10 independent texts; for a rate of a single text it is the exact Poisson
    interval of its count. Outlets stand in the order of `columns`.
    """
    return answers.once(
        ("spread", *_key(columns, asked, voices)),
        lambda: estimated(
            _readings(answers, columns, asked, voices), answers.groups, columns, asked,
            len(voices) > 1,
        ),
    )  # fmt: skip


def _key(
    columns: Sequence[Column], asked: Sequence[Measure], voices: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """What a table is asked for by."""
    return tuple(c.outlet for c in columns), tuple(m.name for m in asked), tuple(voices)


def estimated(
    readings: pd.DataFrame, groups: Mapping[str, str], columns: Sequence[Column],
    asked: Sequence[Measure], by_voice: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """The same from readings at hand. `groups`: article → its copy cluster."""
    table = estimates(readings, groups, draws=DRAWS)
    order = {column.outlet: i for i, column in enumerate(columns)}
    table = table.sort_values("outlet", key=lambda names: names.map(order), kind="stable")
    known = {measure.name: measure for measure in asked}
    rows = []
    for r in each(table):
        measure = known[r.measure]
        faint = not measure.enough(int(r.n), int(r.marks))
        low, high, method = (None, None, "") if faint else _interval(measure, r)
        band = r.voice if by_voice else r.measure
        said = _estimate_said(measure, r, low, high, faint)
        rows.append(
            (r.outlet, band, r.value, r.median, low, high, method, r.texts, r.articles, r.stories,
             r.marks, r.n, faint, said)
        )  # fmt: skip
    numbers = dict.fromkeys(("value", "median", "low", "high"), float)
    return pd.DataFrame(rows, columns=list(SPREAD)).astype(numbers)


def _readings(
    answers: Answers, columns: Sequence[Column], asked: Sequence[Measure], voices: Sequence[str]
) -> pd.DataFrame:
    table = answers.readings
    kept = table["measure"].isin([measure.name for measure in asked])
    kept &= table["voice"].isin(list(voices))
    kept &= table["outlet"].isin([column.outlet for column in columns])
    return table[kept]


def _interval(measure: Measure, row: Any) -> tuple[float | None, float | None, str]:
    """The estimate's own interval, or that of the count behind the rate of a single text."""
    low, high = row.low, row.high
    if pd.notna(low) and pd.notna(high):
        return *bounded(measure, float(low), float(high)), str(row.method)
    marks, n = int(row.marks), int(row.n)
    single = int(row.articles) == 1
    if single and "per 1,000" in measure.unit and n and measure.enough(n, marks):
        ends = poisson_interval(marks, n / 1000)
        return float(ends[0]), float(ends[1]), "Poisson, of this text's count"
    return None, None, ""


def _estimate_said(
    measure: Measure, row: Any, low: float | None, high: float | None, faint: bool
) -> str:
    """`35.2 per 1,000 (95 % 30.1 to 40.4), 69 in 1,982 words, 12 texts`."""
    value, marks, n = row.value, int(row.marks), int(row.n)
    counted = _counted(measure, marks, n)
    texts = several(int(row.texts), "text")
    if pd.isna(value):
        return "no evidence"
    if faint:
        return f"{counted}: too few for a figure, {texts}"
    within = ""
    if low is not None and high is not None:
        within = f" (95 % {figure(measure, low, bare=True)} to {figure(measure, high, bare=True)})"
    return f"{figure(measure, float(value))}{within}, {counted}, {texts}"


def _counted(measure: Measure, marks: int, n: int) -> str:
    """`69 in 1,982 words`; for a mean of sentences only how many there are."""
    if measure.form in ("dot", "voices"):
        return several(n, measure.counted.removesuffix("s"), measure.counted)
    return f"{marks:,} in {several(n, measure.counted.removesuffix('s'), measure.counted)}"


def dots(
    answers: Answers, columns: Sequence[Column], asked: Sequence[Measure], voices: Sequence[str]
) -> pd.DataFrame:
    """One row an article × measure (or × voice), those with evidence. Columns: `DOTS`."""
    return answers.once(
        ("dots", *_key(columns, asked, voices)),
        lambda: dotted(_readings(answers, columns, asked, voices), answers, asked, len(voices) > 1),
    )


def dotted(
    readings: pd.DataFrame, answers: Answers, asked: Sequence[Measure], by_voice: bool = False
) -> pd.DataFrame:
    """The same from readings at hand."""
    table = readings[readings["value"].notna()]
    known = {measure.name: measure for measure in asked}
    articles = answers.tables["articles"]
    days = dict(zip(articles["id"], articles["published"], strict=True))
    names = table["article"].tolist()
    rows = list(
        zip(table["measure"].tolist(), table["value"], table["marks"], table["n"], strict=True)
    )
    found = table.assign(
        band=table["voice"] if by_voice else table["measure"],
        published=pd.array([days[name] for name in names], dtype="str"),
        label=[answers.labels[name] for name in names],
        faint=[not known[m].enough(n, marks) for m, _, marks, n in rows],
        said=[f"{figure(known[m], v)}, {_counted(known[m], k, n)}" for m, v, k, n in rows],
        story=table["story"].fillna(""),
    )  # fmt: skip
    return found[list(DOTS)].reset_index(drop=True)


def by_story(
    answers: Answers, columns: Sequence[Column], measure: Measure, voice: str
) -> pd.DataFrame:
    """One row an outlet × story. Columns: `HEAT` and `rate`.

    The words of one story seldom reach the floor of a rate, so `value` is then the count of what
    was found, as printed; else the mean over the articles there. `rate` is that mean in any case.
    """
    table = _readings(answers, columns, (measure,), (voice,))
    table = table.assign(story=table["story"].fillna(""))
    grouped = table.groupby(["outlet", "story"], sort=False, observed=True).agg(
        rate=("value", "mean"), marks=("marks", "sum"), n=("n", "sum")
    )
    found = grouped.reset_index()
    counted = measure.floor_of == "marks"
    value = found["marks"].where(found["rate"].notna()) if counted else found["rate"]
    return found.assign(
        value=value.astype(float),
        printed=[
            "" if pd.isna(v) else f"{v:.0f}" if counted else figure(measure, v, bare=True)
            for v in value
        ],
        said=[
            "no evidence" if pd.isna(r.rate) else _counted(measure, int(r.marks), int(r.n))
            for r in each(found)
        ],
    )[[*HEAT, "rate"]]  # fmt: skip


def story_bands(cells: pd.DataFrame, floor: int = 0) -> pd.DataFrame:
    """The rows of `HEAT` as estimates with a band a story, for small multiples; no intervals.

    `floor`: of what was found, below which a rate is `faint`.
    """
    known = cells.assign(value=cells.get("rate", cells["value"]))
    known = known[known["value"].notna()].rename(columns={"story": "band"})
    nothing = float("nan")
    return known.assign(low=nothing, high=nothing, faint=known["marks"] < floor)
