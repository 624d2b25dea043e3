"""The tables of tone in full: by voice, in headlines, and of headlines beside their bodies."""

from dataclasses import dataclass

import pandas as pd

from analysis.measures.tone import HEADLINE_TONE, TONE
from analysis.sheet.answers import Answers
from analysis.sheet.gap import HEADLINE_GAP, headline_gaps, subject
from analysis.sheet.said import estimate_said
from analysis.sheet.spread import by_story, dots, dotted, estimated, spread
from analysis.sheet.values import Column, Tables
from analysis.tables import each

VOICES = {"own": "own voice", "quoted": "quoted"}
BANDS = {**VOICES, HEADLINE_TONE.name: "headline"}  # as charts have them, and evidence its items
FLOORS = {"own": TONE, "quoted": TONE, HEADLINE_TONE.name: HEADLINE_TONE}


@dataclass(frozen=True)
class Tones:
    """Tone of some columns. `means` and `gaps` have the columns of `spread.SPREAD`, `articles` and
    `gap_articles` those of `spread.DOTS`, in the bands of `BANDS`; `gaps` is of `HEADLINE_GAP`.

    A text without a word of VADER's list says nothing of tone: neither it nor its sentences count.
    """

    columns: tuple[Column, ...]
    answers: Answers
    means: pd.DataFrame
    articles: pd.DataFrame
    gaps: pd.DataFrame
    gap_articles: pd.DataFrame
    why: dict[str, str]  # outlet → why a text of it has no tone in its own voice


def of_tone(readings: pd.DataFrame) -> pd.DataFrame:
    """The readings of tone, of text and of headline."""
    return readings[readings["measure"].isin([TONE.name, HEADLINE_TONE.name])]


def tones(tables: Tables, readings: pd.DataFrame, columns: tuple[Column, ...]) -> Tones:
    """`readings`: those of tone; the other tables are the case's."""
    valued = readings[readings["value"].notna()]
    rest = {name: tables[name] for name in ("articles", "findings")}
    answers = Answers({**rest, "readings": valued}, columns)
    parts = ((TONE, tuple(VOICES)), (HEADLINE_TONE, HEADLINE_TONE.voices))
    means = [spread(answers, columns, (measure,), voices) for measure, voices in parts]
    articles = [dots(answers, columns, (measure,), voices) for measure, voices in parts]
    gaps, band = headline_gaps(answers.readings), HEADLINE_TONE.name
    return Tones(
        columns, answers, pd.concat(means, ignore_index=True),
        pd.concat(articles, ignore_index=True),
        estimated(gaps, answers.groups, columns, (HEADLINE_GAP,)).assign(band=band),
        dotted(gaps, answers, (HEADLINE_GAP,)).assign(band=band), _why(readings),
    )  # fmt: skip


def _why(readings: pd.DataFrame) -> dict[str, str]:
    own = readings[(readings["measure"] == TONE.name) & (readings["voice"] == "own")]
    reasons = own[own["why"] != ""].drop_duplicates("outlet")
    return dict(zip(reasons["outlet"], reasons["why"], strict=True))


def above(table: pd.DataFrame) -> pd.DataFrame:
    """A table of `SPREAD` without the values below their floor; the counts stay."""
    figures = ["value", "median", "low", "high"]
    enough = ~table["faint"].astype(bool)
    return table.assign(**{name: table[name].where(enough) for name in figures})


def own_said(found: Tones, columns: tuple[Column, ...]) -> list[str]:
    """The tone of each outlet's own voice in a sentence; why there is none, where there is none."""
    own = {r.outlet: r for r in each(found.means[found.means["band"] == "own"])}
    return [
        estimate_said(TONE, column.name, own[column.outlet])
        if column.outlet in own
        else f"In {subject(column)}: {found.why.get(column.outlet, 'no evidence')}."
        for column in columns
    ]


def headlines_said(found: Tones, columns: tuple[Column, ...]) -> list[str]:
    """How an outlet's headlines stand to their bodies, in a sentence, where there are enough."""
    rows = {r.outlet: r for r in each(found.gaps) if not r.faint}
    return [
        estimate_said(HEADLINE_GAP, column.name, rows[column.outlet])
        for column in columns
        if column.outlet in rows
    ]


def too_few_said(table: pd.DataFrame, columns: tuple[Column, ...], bands: dict[str, str]) -> str:
    """Which outlets have no mean in which band for want of sentences, with how many they have."""
    names = {column.outlet: column.name for column in columns}
    parts = []
    for key, title in bands.items():
        few = table[table["faint"].astype(bool) & (table["band"] == key)]
        listed = ", ".join(f"{names[r.outlet]} {int(r.n):,}" for r in each(few))
        if listed:
            counted = "headlines" if FLOORS[key] is HEADLINE_TONE else "sentences"
            parts.append(f"{title}, fewer than {FLOORS[key].floor} {counted} ({listed})")
    return f"Too few for a mean: {'; '.join(parts)}." if parts else ""


def in_stories(found: Tones, columns: tuple[Column, ...], voice: str) -> pd.DataFrame:
    """Tone by outlet and story (`spread.HEAT`); below the floor the number of sentences alone."""
    table = by_story(found.answers, columns, TONE, voice)
    few = table["n"] < TONE.floor
    counts = [f"({int(n)})" for n in table["n"]]
    return table.assign(
        value=table["value"].where(~few), printed=table["printed"].where(~few, counts)
    )
