"""Tone: the charge of words by voice and by story, where a gap comes from, headlines, and days."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures.tone import HEADLINE_TONE, TONE
from analysis.pages import (
    filters,
    in_full,
    opened,
    safe,
    story_by_story,
    tone_gap,
    tone_toward,
)
from analysis.pages.add_remembered import remembered
from analysis.sheet import Choice, several, slug
from analysis.sheet.figures import tone_tables
from analysis.sheet.gap import HEADLINE_GAP
from analysis.sheet.tones import (
    BANDS,
    VOICES,
    Tones,
    above,
    headlines_said,
    in_stories,
    of_tone,
    own_said,
    tones,
    too_few_said,
)
from analysis.sheet.toward_whom import TOWARD

WHAT = (
    "Tone is the charge of words, sentence by sentence, by VADER’s list and rules, from −1 to +1: "
    "neither stance nor bias, and much of it is topic (a fire sounds cold whoever tells of it). "
    "Exploratory."
)
OWN = (
    "The mean over articles of the mean tone of an article’s sentences, outside quotation marks. "
    "Articles without a word of VADER’s list there are not counted."
)
RINGS = (
    "A ring is an article, a marker the mean over an outlet’s articles, its line the 95 % interval "
    "where there are 10 texts or more."
)
NAMED = 6  # outlets of which a sentence is written
MOST = 40  # stories that a chart has room for


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Tone")
    safe.show(WHAT, "p", "plain")
    choice = replace(filters.bar(case, voice=False, zone=False), voice="all")
    run = case.remembered_run
    found = _tones(str(case.case.path), run, choice, case)
    if in_full.no_text(found.columns):
        return
    _words(case, found)
    _by_voice(case, found, choice)
    voice = _by_story(case, found, choice)
    tone_gap.part(case, run, found, choice)
    toward = tone_toward.part(case, run, choice, found.answers)
    _headlines(case, found, choice)
    _over_time(case, found, choice, voice)
    asked = TOWARD if st.query_params.get("item", "") in toward else TONE
    items = BANDS | toward
    in_full.evidence_part(case, found.columns, choice, slug(asked.question), items, "Voice")
    in_full.method(case, choice, (TONE, HEADLINE_TONE, HEADLINE_GAP, TOWARD))


@remembered(8)
def _readings(path: str, run: str, _case: opened.Opened) -> pd.DataFrame:
    return of_tone(_case.tables["readings"])


@remembered(16)
def _tones(path: str, run: str, choice: Choice, _case: opened.Opened) -> Tones:
    columns = tuple(column for column in _case.columns(choice) if not column.apart)
    return tones(_case.tables, _readings(path, run, _case), columns)


def _words(case: opened.Opened, found: Tones) -> None:
    said = own_said(found, found.columns[:NAMED])
    if (more := len(found.columns) - NAMED) > 0:
        said.append(f"{several(more, 'more outlet')}: in the chart below and its table.")
    safe.show("In their own voice", "h2", "part")
    in_full.opening(case, found.columns, said, "No text.")
    safe.show(OWN, "p", "soft")


def _by_voice(case: opened.Opened, found: Tones, choice: Choice) -> None:
    safe.show("By voice", "h2", "part")
    columns, table, articles = found.columns, above(found.means), found.articles
    if max(len(column.articles) for column in columns) == 1:
        _sentences(case, found, choice)
        return
    values = [*articles["value"], *table["low"], *table["high"]]
    figure = charts.spread(
        table, articles, columns, list(BANDS.items()),
        charts.around_zero("mean tone of an article", values), opened.night(),
        in_full.caption(case, choice, (TONE, HEADLINE_TONE)),
    )  # fmt: skip
    alt = charts.spread_alt(table, columns, list(BANDS.items()), "Mean tone by voice, −1 to +1.")
    in_full.chart(figure, "tone by voice", alt, case, choice)
    safe.show(f"{RINGS} {too_few_said(table, columns, BANDS)}", "p", "soft")
    measures = (TONE, HEADLINE_TONE)
    in_full.twin(in_full.named(table, columns), "tone by voice", case, choice, measures)


def _sentences(case: opened.Opened, found: Tones, choice: Choice) -> None:
    """With one article an outlet: every sentence."""
    columns = found.columns
    told, means = tone_tables(case.tables, found.answers, columns)
    caption = in_full.caption(case, choice, (TONE,))
    figure = charts.ticks(told, means, columns, opened.night(), caption)
    in_full.chart(figure, "tone by voice", charts.ticks_alt(means, columns), case, choice)
    safe.show(
        "A tick is a sentence of subheads and body, with all its words; a filled marker the mean "
        f"of own sentences, an open one of quoted ones, from {TONE.floor} sentences on.",
        "p", "soft",
    )  # fmt: skip
    in_full.twin(in_full.named(means, columns), "tone by voice", case, choice, (TONE,))


def _by_story(case: opened.Opened, found: Tones, choice: Choice) -> str:
    """Outlets by stories, and the voice that is chosen for what follows."""
    there = set(found.articles["story"])
    stories = [(key, title) for key, title in case.stories.items() if key in there][:MOST]
    if len(stories) < 2:
        return "own"
    safe.show("Story by story", "h2", "part")
    voice = str(
        st.segmented_control(
            "Voice", list(VOICES), format_func=VOICES.__getitem__, default="own", required=True,
            key="heard", bind="query-params",
        )
    )  # fmt: skip
    columns, choice = found.columns, replace(choice, voice=voice)
    table = in_stories(found, columns, voice)
    articles = found.articles[found.articles["band"] == voice]
    scale = charts.around_zero("mean tone of an article", articles["value"])
    figures = story_by_story.Figures(
        table, articles, dict(stories), "mean tone, orange below 0, blue above", scale, voice, True
    )
    story_by_story.part(case, columns, choice, TONE, figures, "tone by story")
    safe.show(
        f"In brackets: fewer than {TONE.floor} sentences, too few for a mean, and how many. Empty: "
        "no article that is compared, or none with a word of VADER’s list."
        f"{_more(len(there) - len(stories))}", "p", "soft",
    )  # fmt: skip
    return voice


def _more(stories: int) -> str:
    """How many stories are not drawn."""
    if not stories:
        return ""
    return f" {several(stories, 'more story', 'more stories')}: choose them above."


def _headlines(case: opened.Opened, found: Tones, choice: Choice) -> None:
    safe.show("Headline and body", "h2", "part")
    columns, band = found.columns, {HEADLINE_TONE.name: HEADLINE_GAP.title}
    table, articles = above(found.gaps), found.gap_articles
    if articles.empty:
        safe.show("No article has a word of VADER’s list in both.", "p", "plain")
        return
    if said := headlines_said(found, columns[:NAMED]):
        safe.items(said)
    figure = charts.spread(
        table, articles, columns, list(band.items()),
        charts.around_zero(
            "tone of headline minus body",
            [*articles["value"], *table["low"], *table["high"]], most=2.0,
        ),
        opened.night(), in_full.caption(case, choice, (HEADLINE_GAP,)),
    )  # fmt: skip
    about = "Tone of headline minus mean tone of body."
    alt = charts.spread_alt(table, columns, list(band.items()), about)
    in_full.chart(figure, "headline and body", alt, case, choice)
    safe.show(
        "A ring is an article whose headline and body both have a word of VADER’s list; right of 0 "
        f"the headline is warmer. {too_few_said(table, columns, band)}", "p", "soft",
    )  # fmt: skip
    named = in_full.named(table, columns)
    in_full.twin(named, "headline and body", case, choice, (HEADLINE_GAP,))


def _over_time(case: opened.Opened, found: Tones, choice: Choice, voice: str) -> None:
    columns, choice = found.columns, replace(choice, voice=voice)
    articles = found.articles[found.articles["band"] == voice]
    days = articles["published"].fillna("")
    if days[days != ""].nunique() < 2:
        return
    safe.show(f"Over time, {VOICES[voice]}", "h2", "part")
    figure = charts.timeline(
        articles, columns, charts.around_zero("mean tone of an article", articles["value"]),
        opened.night(), in_full.caption(case, choice, (TONE,)),
    )  # fmt: skip
    alt = charts.timeline_alt(articles, columns, f"Mean tone, {VOICES[voice]}, by day.")
    in_full.chart(figure, "tone over time", alt, case, choice)
    undated = int((days == "").sum())
    missing = f" {several(undated, 'article')} without a date: not drawn." if undated else ""
    safe.show(f"A mark is an article, at the day of its publication.{missing}", "p", "soft")
    in_full.twin(in_full.named(articles, columns), "tone over time", case, choice, (TONE,))


page()
