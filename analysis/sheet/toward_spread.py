"""Tone toward one actor, outlet by outlet: the value with its interval, its articles, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.article import article_of
from analysis.sheet.answers import Answers
from analysis.sheet.gap import subject
from analysis.sheet.spread import DOTS, SPREAD, dotted, estimated
from analysis.sheet.toward_whom import TOWARD, VOICES, Tally, tally
from analysis.sheet.values import Column, several, signed
from analysis.tables import each

TWIN = (
    "outlet", "voice", "negative", "positive", "sentences", "value", "low", "high", "texts",
)  # fmt: skip
COUNTS = ("outlet", "voice", "negative", "positive", "sentences", "item", "said")
SAID = {
    "start": "Toward {name}, in {subject}: {parts}.",
    "none": "{voice}, no sentence",
    "unknown": "{voice}, not measured",
    "some": "{voice}, {counts}{value}",
    "neither": "none of {sentences} negative or positive",
    "value": " ({value}{within})",
    "within": "; 95 % interval {low} to {high}, over {texts}",
    "missing": "{name}: not found in {subject} ({words}).",
}


@dataclass(frozen=True)
class Toward:
    """Tone toward an actor. `means` and `articles` have the columns of `spread.SPREAD` and `DOTS`.

    Their bands are `items`: what evidence may be asked for → the voice it is in. `found`: the
    tallies of the actor.
    """

    actor: str
    name: str
    items: dict[str, str]
    found: pd.DataFrame
    means: pd.DataFrame
    articles: pd.DataFrame


def toward(
    found: pd.DataFrame, actor: str, name: str, items: dict[str, str], answers: Answers,
    columns: Sequence[Column],
) -> Toward:  # fmt: skip
    """The tables of one actor. `found`: tallies of the columns' articles, copies counted once."""
    own = found[found["actor"] == actor]
    own = own[own["outlet"].isin([column.outlet for column in columns])]
    known = own[own["n"] > 0]
    band = {voice: item for item, voice in items.items()}
    if known.empty:
        means, dots = pd.DataFrame(columns=list(SPREAD)), pd.DataFrame(columns=list(DOTS))
    else:
        means = estimated(readings(known, linear=True), {}, columns, (TOWARD,), by_voice=True)
        dots = dotted(readings(known), answers, (TOWARD,), by_voice=True)
    means = means.assign(median=float("nan"), said=[_printed(own, r) for r in each(means)])
    counts = {(r.article, r.voice): _tally(r) for r in each(known)}
    dots = dots.assign(said=[_of_article(counts[r.article, r.band]) for r in each(dots)])
    return Toward(
        actor, name, items, own, means.assign(band=means["band"].map(band)),
        dots.assign(band=dots["band"].map(band)),
    )  # fmt: skip


def readings(known: pd.DataFrame, linear: bool = False) -> pd.DataFrame:
    """Tallies with sentences as readings, (n₊ − n₋)/n of each article.

    `linear`: instead R + (n₊ − n₋ − R·n) / n̄, where R is the outlet's ratio in that voice and n̄
    its sentences per article: their mean is R, and their spread is that of R over articles
    (linearised ratio, Cochran 1977, chapter 6), which an interval needs.
    """
    net = (known["positive"] - known["negative"]).astype(float)
    value = net / known["n"]
    if linear:
        groups = [known["outlet"], known["voice"]]
        ratio = net.groupby(groups).transform("sum") / known["n"].groupby(groups).transform("sum")
        value = ratio + (net - ratio * known["n"]) / known["n"].groupby(groups).transform("mean")
    return known.assign(
        measure=TOWARD.name, zone="told", value=value, why="",
        marks=known["negative"] + known["positive"],
    )  # fmt: skip


def _tally(row: Any) -> Tally:
    return Tally(int(row.negative), int(row.positive), int(row.n))


def _of_article(count: Tally) -> str:
    """`3 negative, 1 positive of 7 sentences`."""
    return f"{count.said} {'sentence' if count.n == 1 else 'sentences'}"


def _printed(found: pd.DataFrame, row: Any) -> str:
    """`−0.27 (95 % −0.40 to −0.10), 20 negative, 3 positive of 64 sentences, 12 texts`."""
    rows = found[found["outlet"] == row.outlet]
    count = tally(rows, str(rows["actor"].iloc[0]), str(row.band)) or Tally(0, 0, 0)
    texts = several(int(row.texts), "text")
    if row.faint:
        return f"{_of_article(count)}: too few for a figure, {texts}"
    within = "" if pd.isna(row.low) else f" (95 % {signed(row.low)} to {signed(row.high)})"
    return f"{signed(row.value)}{within}, {_of_article(count)}, {texts}"


def said(found: Toward, columns: Sequence[Column], words: dict[str, int]) -> list[str]:
    """An outlet a sentence: both voices, with counts. `words`: article → its words."""
    return [_said(found, column, words) for column in columns]


def _said(found: Toward, column: Column, words: dict[str, int]) -> str:
    own = found.found[found.found["outlet"] == column.outlet]
    if own.empty:
        read = several(sum(words.get(a, 0) for a in column.articles), "word")
        return SAID["missing"].format(subject=subject(column), name=found.name, words=read)
    means = found.means[found.means["outlet"] == column.outlet]
    rows = {found.items[str(r.band)]: r for r in each(means)}
    parts = [_voice(own, found.actor, voice, rows.get(voice)) for voice in VOICES]
    text = article_of(column.name, len(set(own["article"])))
    return SAID["start"].format(subject=text, name=found.name, parts="; ".join(parts))


def _voice(own: pd.DataFrame, actor: str, voice: str, row: Any) -> str:
    count = tally(own, actor, voice)
    if count is None:
        return SAID["none"].format(voice=VOICES[voice])
    if not count.n:
        return SAID["unknown"].format(voice=VOICES[voice])
    value = ""
    if count.value is not None:
        within = ""
        if row is not None and pd.notna(row.low):
            within = SAID["within"].format(
                low=signed(row.low), high=signed(row.high), texts=several(int(row.texts), "text")
            )
        value = SAID["value"].format(value=signed(count.value), within=within)
    counts = _of_article(count)
    if not count.negative + count.positive:
        counts = SAID["neither"].format(sentences=several(count.n, "sentence"))
    return SAID["some"].format(voice=VOICES[voice], counts=counts, value=value)


def counts(found: Toward, columns: Sequence[Column]) -> pd.DataFrame:
    """The sentences against and for the actor, an outlet and voice a row, where it is named.

    Columns: outlet, voice, negative, positive, sentences, item, said.
    """
    rows = []
    for column in columns:
        own = found.found[found.found["outlet"] == column.outlet]
        for item, voice in found.items.items():
            count = tally(own, found.actor, voice)
            if count and count.n:
                text = f"{column.name}, {VOICES[voice]}: {_of_article(count)}"
                rows.append((column.outlet, voice, *count, item, text))
    return pd.DataFrame(rows, columns=list(COUNTS))


def rings(found: Toward, item: str) -> pd.DataFrame:
    """The articles of a band to draw; one that is alone and below the floor would be a figure."""
    table = found.articles[found.articles["band"] == item]
    alone = ~table["outlet"].duplicated(keep=False)
    return table[~(alone & table["faint"].astype(bool))]


def twin(found: Toward, columns: Sequence[Column]) -> pd.DataFrame:
    """All of it as a table: columns `TWIN`; no value below the floor."""
    means = {(r.outlet, r.band): r for r in each(found.means)}
    rows = []
    for r in each(counts(found, columns)):
        mean = means[r.outlet, r.item]
        value = Tally(r.negative, r.positive, r.sentences).value
        rows.append(
            (r.outlet, VOICES[r.voice], r.negative, r.positive, r.sentences, value, mean.low,
             mean.high, int(mean.texts))
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(TWIN)).astype(
        dict.fromkeys(("value", "low", "high"), float)
    )
