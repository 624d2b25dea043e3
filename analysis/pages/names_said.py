"""Of the page Names: what its figures say, in sentences, by the size of the sample."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.article import article_of
from analysis.naming import ENOUGH, PRONOUN
from analysis.naming.prominence import EMPHASIS, FIRST, SALIENCE
from analysis.sheet import Column
from analysis.sheet.said import DOTS, ESTIMATED, LEVEL, TESTED
from analysis.sheet.values import percent, several
from analysis.tables import each

LISTED = 6  # labels of an outlet in a sentence
TITLES = {
    SALIENCE: "share of all mentions", FIRST: "first mention", EMPHASIS: "emphasis in the lead",
}  # fmt: skip
UNITS = {
    SALIENCE: "mentions of the actor, as a share of all mentions",
    FIRST: "sentences before the first mention, as a share of the text",
    EMPHASIS: "share in headline and first fifth ÷ share in the whole text",
}


def subject(column: Column) -> str:
    """`The Sputnik article names`, `The 3 Gazette articles name`: what a sentence is about."""
    said = article_of(column.name, len(column.articles))
    return said[0].upper() + said[1:]


def labels_said(column: Column, labels: pd.DataFrame, name: str, words: str) -> str:
    """How an outlet's articles call one actor, with counts, own voice and quotations apart."""
    own, quoted = int(labels["own"].sum()), int(labels["quoted"].sum())
    if not own + quoted:
        which = "the text is" if len(column.articles) == 1 else "some of them are"
        cut = f"; {which} cut off" if "cut off" in column.flags else ""
        return f"{column.name}: {name} was not found in {_of(column)} ({words}){cut}."
    verb = "names" if len(column.articles) == 1 else "name"
    said = f"{subject(column)} {verb} {name} {several(own + quoted, 'time')} in {words}"
    parts = []
    if own:
        parts.append(_listed(labels, "own"))
    if quoted:
        parts.append(f"in quotations {_listed(labels, 'quoted')}")
    return f"{said}: {'; '.join(parts)}."


def _of(column: Column) -> str:
    many = len(column.articles)
    return "this text" if many == 1 else f"these {many:,} texts"


def _listed(labels: pd.DataFrame, voice: str) -> str:
    table = labels[labels[voice] > 0].sort_values(voice, ascending=False, kind="stable")
    said = [f"{quoted(r.label)} {getattr(r, voice):,}" for r in each(table.head(LISTED))]
    more = len(table) - LISTED
    return ", ".join(said) + (f" and {several(more, 'other label')}" if more > 0 else "")


def quoted(label: str) -> str:
    """A label in quotation marks; what stands for a pronoun without."""
    return label if label == PRONOUN else f"“{label}”"


def heat_said(table: pd.DataFrame, columns: Sequence[Column], name: str) -> str:
    """The chart of labels in a clause per outlet, of at most ten: the text alternative."""
    parts = []
    for column in columns[:10]:
        own = table[table["outlet"] == column.outlet]
        said = ", ".join(f"{r.title} {r.printed}" for r in each(own.head(LISTED)))
        parts.append(f"{column.name}: {said or 'none found'}")
    more = f" And {len(columns) - 10} more outlets." if len(columns) > 10 else ""
    return f"What {name} is called, by outlet. {'. '.join(parts)}.{more}"


def distances_said(
    table: pd.DataFrame, columns: Sequence[Column], voice: str, pairs: int, most: int = 8
) -> list[str]:
    """A sentence a pair of outlets that has a distance, then how many of `pairs` have none."""
    names = {column.outlet: column.name for column in columns}
    known = table[table["distance"].notna()]
    said = [_distance(row, names) for row in each(known.head(most))]
    if len(known) > most:
        said.append(f"{several(len(known) - most, 'more pair')}: in the table.")
    if few := len(table) - len(known):
        kind = {"own": "own-voice ", "quoted": "quoted ", "all": ""}[voice]
        said.append(
            f"{several(few, 'pair')} with too few {kind}labels for a distance: {ENOUGH} are needed "
            "on either side, in stories in which both name the actor."
        )
    if none := pairs - len(table):
        said.append(
            f"{several(none, 'pair')} without a story in which both name the actor in texts of "
            "their own."
        )
    return said


def _distance(row: Any, names: Mapping[str, str]) -> str:
    stories = several(int(row.stories), "story", "stories")
    said = (
        f"{names[row.outlet]} and {names[row.other]}, within {stories}: {row.distance:.2f} "
        f"({several(int(row.here), 'label')} and {row.there:,}, in "
        f"{several(int(row.texts_here), 'text')} and {row.texts_there:,})"
    )
    if pd.isna(row.p):
        return f"{said}; too few texts for a test ({TESTED} a side are needed)."
    chance = f"from {row.low:.2f} to {row.high:.2f} (q {_probability(row.q)})"
    if row.q < LEVEL:
        return f"{said}; with the texts dealt at random mostly {chance}."
    return f"{said}; no difference beyond chance: dealt at random it is mostly {chance}."


def _probability(q: float) -> str:
    return "< .001" if q < 0.001 else f"= {q:.3f}".replace("0.", ".", 1)


def prominence_said(column: Column, found: pd.DataFrame, means: Mapping[str, Any]) -> str:
    """Where an actor stands in an outlet's texts.

    `found`: `naming.PROMINENCE` of its articles; `means`: its row of `compare.estimates` for each
    of the three.
    """
    mentions, everyone = int(found["mentions"].sum()), int(found["everyone"].sum())
    counted = f"{mentions:,} of {several(everyone, 'mention')}"
    if not mentions:
        return f"{column.name}: none of {several(everyone, 'mention')}."
    if len(found) < DOTS:
        row = next(each(found))
        emphasis = row.emphasis
        lead = "" if pd.isna(emphasis) else f"; in the lead {emphasis:.1f} times its share"
        lead = lead if emphasis != 0 else "; not in the lead"
        place = f"first in sentence {int(row.sentence)} of the {row.sentences:,} told"
        return f"{subject(column)}: {counted} ({percent(mentions / everyone)}), {place}{lead}."
    named = int((found["mentions"] > 0).sum())
    parts = [f"{counted}, in {named:,} of {several(len(found), 'text')}"]
    parts += [p for asked in TITLES if (p := _mean(asked, means.get(asked)))]
    return f"{subject(column)}: {'; '.join(parts)}."


def _mean(asked: str, row: Any) -> str:
    if row is None or pd.isna(row.value):
        return ""
    ends = "" if pd.isna(row.low) else f" (95 % {figure(asked, row.low)} to {_end(asked, row)})"
    value = f"{figure(asked, row.value)}{ends}"
    if TESTED <= row.texts < ESTIMATED:
        value = f"a median of {figure(asked, row.median)} (mean {value})"
    if asked == SALIENCE:
        return (
            f"{value} of mentions on average" if "median" not in value else f"{value} of mentions"
        )
    if asked == FIRST:
        return f"where named, first after {value} of the sentences"
    return f"in the lead {value} times its share"


def _end(asked: str, row: Any) -> str:
    return figure(asked, row.high)


def figure(asked: str, value: float) -> str:
    """A share in percent; an emphasis with one digit. An interval never reaches below 0."""
    return f"{max(0.0, value):.1f}" if asked == EMPHASIS else percent(min(1.0, max(0.0, value)))
