"""Of the page Voices: how much each outlet gives to whom, by camp or by speaker."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from analysis.charts.voices import voices as voices_chart
from analysis.charts.voices import voices_alt
from analysis.pages import in_full, opened, safe
from analysis.sheet import Answers, Choice, Column, several
from analysis.sheet.speaking import all_key, reports
from analysis.sheet.speeches import (
    CAMPS,
    Cards,
    Heard,
    figure,
    most_heard,
    said,
    voices,
)
from analysis.sources.voices import VOICE_CARD, VOICE_FLOOR
from analysis.tables import each

NAMED = 6  # outlets of which a sentence is written
DRAWN = 12  # outlets that the chart has room for
CARDS: Cards = (VOICE_CARD,)
UNITS = ("words", "speeches")
BAR = (
    "Solid: in quotation marks. Hatched: reported without them. A bar opens its words, below. An "
    "outlet without a bar was not found to quote or report that source."
)


def part(
    case: opened.Opened, answers: Answers, columns: Sequence[Column], choice: Choice, here: Heard,
    by: str, unit: str,
) -> None:  # fmt: skip
    """Sentences, then the bars, then their table. `unit`: one of `UNITS`."""
    table = answers.once(("voices", by), lambda: voices(here, by))
    sentences = _sentences(columns, here, table, unit)
    in_full.opening(case, columns, sentences, "Nobody was found to be quoted or reported.")
    if not reports(case.tables):
        safe.show("This case knows quotations only: score it again to have reported speech, too.",
                  "p", "soft")  # fmt: skip
    _unlike(case, columns)
    if table.empty:
        return
    _chart(case, columns, choice, table, by, unit)


def _sentences(columns: Sequence[Column], here: Heard, table: pd.DataFrame, unit: str) -> list[str]:
    texts = pd.Series(here.owner).value_counts()
    lines = [said(table, c, unit, int(texts.get(c.outlet, 0))) for c in columns[:NAMED]]
    if (more := len(columns) - NAMED) > 0:
        lines.append(f"{several(more, 'more outlet')}: in the table.")
    return lines


def _unlike(case: opened.Opened, columns: Sequence[Column]) -> None:
    """Where not all outlets told the same stories, that is said."""
    articles = case.tables["articles"]
    stories = dict(zip(articles["id"], articles["story"].fillna(""), strict=True))
    told = {c.outlet: frozenset(stories.get(one, "") for one in c.articles) for c in columns}
    if len(set(told.values())) > 1:
        safe.show(
            "These outlets did not all tell the same stories, so that sources differ with them. "
            "Choose stories above to set like beside like.", "p", "soft",
        )  # fmt: skip


def _chart(
    case: opened.Opened, columns: Sequence[Column], choice: Choice, table: pd.DataFrame, by: str,
    unit: str,
) -> None:  # fmt: skip
    drawn = columns[:DRAWN]
    own = table[table["outlet"].isin([column.outlet for column in drawn])]
    bands = most_heard(own, unit, len(own)) if by == CAMPS else most_heard(own, unit)
    shares = bool(own["enough"].all())
    bars = _bars(own, unit, shares)
    measured = f"attributed {unit}"
    title = f"share of {measured}, %" if shares else measured
    if not shares:
        safe.show(
            f"The bars are counts: not every outlet here has {VOICE_FLOOR} speeches. Of those that "
            "have, the share stands in brackets.",
            "p",
            "soft",
        )
    if len(columns) > DRAWN:
        safe.show(f"Drawn are the first {DRAWN} of {len(columns):,} outlets.", "p", "soft")
    caption = in_full.caption(case, choice, CARDS)
    drawing = voices_chart(bars, drawn, bands, title, opened.night(), caption)
    about = f"{title.capitalize()}, by {by[:-1]} and outlet."
    in_full.chart(
        drawing, f"voices by {by}", voices_alt(bars, drawn, bands, about), case, choice,
        partial(_picked),
    )  # fmt: skip
    rest = "" if by == CAMPS else f"The {len(bands)} most heard here; the table has all. "
    safe.show(rest + BAR, "p", "soft")
    shown = in_full.named(table.drop(columns="key"), columns).round(3)
    in_full.twin(shown.rename(columns={"who": by[:-1]}), f"voices by {by}", case, choice, CARDS)


def _bars(table: pd.DataFrame, unit: str, shares: bool) -> pd.DataFrame:
    """The bars' two parts in the unit of the chart, what stands at their ends and on hover."""
    of = table[f"of_{unit}"] / 100 if shares else 1
    marked = table[f"{unit}_in_marks"]
    return table.assign(
        marked=marked / of,
        reported=(table[unit] - marked) / of,
        printed=[figure(r, unit) for r in each(table)],
        said=[
            f"{r.who} {figure(r, unit)} of {round(getattr(r, f'of_{unit}')):,} attributed {unit}, "
            f"{round(getattr(r, f'{unit}_in_marks')):,} in quotation marks"
            for r in each(table)
        ],
    )  # fmt: skip


def _picked(key: str) -> None:
    """A bar was chosen: open all that its outlet gives to that source."""
    if data := in_full.chosen(key):
        in_full.go(in_full.Where(data[0], all_key(data[1])))
