"""Frames: the vocabulary of frames in each outlet, with intervals, by story, and over time."""

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures import Measure
from analysis.pages import filters, in_full, opened, safe, story_by_story
from analysis.sheet import Answers, Choice, Column, slug
from analysis.sheet.cells import shown_bars, voice_of
from analysis.sheet.said import estimate_said
from analysis.sheet.spread import by_story, dots, spread
from analysis.sheet.values import questions
from analysis.tables import each

FAMILIES = ("In what frame?", "As what kind of story?")
NAMED = 6  # outlets of which a sentence is written
RATE = charts.Scale("hits per 1,000 words", low=0.0)
COUNTS = "words of the list found"
WHAT = (
    "Which frames’ vocabulary an article uses, per 1,000 words. Vocabulary is topic as much as "
    "frame: on one event the same frames lead everywhere, and voices, names and loaded words tell "
    "outlets apart better. Exploratory."
)


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Frames")
    safe.show(WHAT, "p", "plain")
    choice = filters.bar(case)
    columns = tuple(c for c in case.columns(choice) if not c.apart)
    if in_full.no_text(columns):
        return
    answers = case.answers(columns, choice.zone)
    question = str(
        st.segmented_control(
            "Frames", FAMILIES, default=FAMILIES[0], required=True, key="family",
            bind="query-params",
        )
    )  # fmt: skip
    asked = questions()[question]
    voice = voice_of(asked[0], choice)
    shown = shown_bars(answers, columns, asked, voice)
    _overview(case, answers, columns, choice, shown, voice)
    _one(case, answers, columns, choice, asked, voice)
    in_full.evidence_part(
        case, columns, choice, slug(question), {m.name: m.title for m in asked}, "Frame"
    )
    in_full.method(case, choice, asked)


def _overview(
    case: opened.Opened, answers: Answers, columns: tuple[Column, ...], choice: Choice,
    shown: list[Measure], voice: str,
) -> None:  # fmt: skip
    safe.show("The five most used vocabularies", "h2", "part")
    table = spread(answers, columns, shown, (voice,))
    bands = [(measure.name, measure.title) for measure in shown]
    figure = charts.spread(
        table, dots(answers, columns, shown, (voice,)), columns, bands, RATE, opened.night(),
        in_full.caption(case, choice, shown),
    )  # fmt: skip
    alt = charts.spread_alt(table, columns, bands, "Hits per 1,000 words, by frame and outlet.")
    in_full.chart(figure, "frames", alt, case, choice)
    safe.show(
        "A marker is the mean over an outlet's articles, its line the 95 % interval, a ring one "
        "article. Hollow: fewer than 16 words found, too few for a rate.", "p", "soft",
    )  # fmt: skip
    in_full.twin(in_full.named(table, columns), "frames", case, choice, shown)


def _one(
    case: opened.Opened, answers: Answers, columns: tuple[Column, ...], choice: Choice,
    asked: tuple[Measure, ...], voice: str,
) -> None:  # fmt: skip
    several = len(case.stories) > 1
    safe.show("One frame, story by story" if several else "One frame", "h2", "part")
    names = {measure.name: measure.title for measure in asked}
    chosen = st.selectbox(
        "Frame", list(names), format_func=names.__getitem__, key="frame", bind="query-params"
    )
    measure = next(m for m in asked if m.name == chosen)
    table = spread(answers, columns, (measure,), (voice,))
    known = {column.outlet: column.name for column in columns}
    safe.items([estimate_said(measure, known[row.outlet], row) for row in each(table.head(NAMED))])
    articles = dots(answers, columns, (measure,), (voice,))
    if several:
        cells = by_story(answers, columns, measure, voice)
        there = set(cells["story"])
        stories = {key: title for key, title in case.stories.items() if key in there}
        figures = story_by_story.Figures(cells, articles, stories, COUNTS, RATE, item=measure.name)
        story_by_story.part(case, columns, choice, measure, figures, "frame by story")
    _over_time(case, columns, choice, measure, articles)


def _over_time(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, measure: Measure,
    articles: pd.DataFrame,
) -> None:  # fmt: skip
    """The frame's rate in every dated article."""
    if articles["published"].replace("", None).nunique() < 2:
        return
    safe.show("One frame, over time", "h2", "part")
    figure = charts.timeline(
        articles, columns, RATE, opened.night(), in_full.caption(case, choice, (measure,))
    )
    alt = charts.timeline_alt(articles, columns, f"{measure.title}: {measure.unit}, by day.")
    in_full.chart(figure, "frame over time", alt, case, choice)
    safe.show("A mark is an article, at the day of its publication.", "p", "soft")
    named = in_full.named(articles, columns)
    in_full.twin(named, "frame over time", case, choice, (measure,))


page()
