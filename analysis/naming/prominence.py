"""Where an actor stands in a text: its share of all mentions, how early, how much in the lead."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.article import TOLD
from analysis.compare import estimates
from analysis.naming.codes import Ints, coded, counted
from analysis.resample import DRAWS

LEAD = 0.2  # of the told sentences, besides the headline
_LONG = 10_000_000  # more sentences than an article has
SALIENCE, FIRST, EMPHASIS = "salience", "first", "emphasis"
PROMINENCE = (
    "article", "mentions", "everyone", "lead", "everyone_lead", "sentence", "sentences",
    SALIENCE, FIRST, EMPHASIS,
)  # fmt: skip


def prominence(mentions: pd.DataFrame, sentences: pd.DataFrame, actor: str) -> pd.DataFrame:
    """One row an article that has a told sentence. Columns: `PROMINENCE`.

    `salience`: mentions of the actor ÷ all mentions, null where nobody is named. `first`: told
    sentences before the first that names the actor ÷ told sentences, 0 being the headline or first
    sentence; `sentence` is its number from 1; null where none does. `emphasis`: the actor's share
    of the mentions in the lead ÷ its share in the whole text, 1: as prominent there as anywhere;
    null where the actor, or anybody in the lead, is not named. The lead is the headline and the
    first fifth of the other told sentences, one at least.
    """
    told = _told(sentences)
    placed = _placed(mentions, told)
    is_actor = (placed.mentions["actor"] == actor).to_numpy(bool)
    many = len(told.articles)
    counts = {
        "mentions": is_actor, "everyone": np.ones(len(is_actor), dtype=bool),
        "lead": is_actor & placed.lead, "everyone_lead": placed.lead,
    }  # fmt: skip
    found = pd.DataFrame({"article": told.articles, "sentences": told.sizes})
    for name, rows in counts.items():
        found[name] = counted(placed.article, many, rows)
    earliest = np.full(many, np.inf)
    np.minimum.at(earliest, placed.article[is_actor], placed.place[is_actor])
    found["sentence"] = np.where(np.isfinite(earliest), earliest + 1, np.nan)
    found[SALIENCE] = _ratio(found["mentions"], found["everyone"])
    found[FIRST] = (found["sentence"] - 1) / found["sentences"]
    there = found[SALIENCE].where(found[SALIENCE] > 0)
    found[EMPHASIS] = _ratio(found["lead"], found["everyone_lead"]) / there
    return found[list(PROMINENCE)]


def _ratio(part: "pd.Series[int]", whole: "pd.Series[int]") -> "pd.Series[float]":
    return part / whole.where(whole > 0)


class _Told(NamedTuple):
    """The told sentences in order: `at` says article and sentence in one number.

    `article`: by its number in `articles`, `sizes` of them; `place`: from 0 in the article.
    """

    articles: list[str]
    sizes: Ints
    at: Ints
    article: Ints
    place: Ints
    lead: npt.NDArray[np.bool_]


class _Placed(NamedTuple):
    """The mentions that stand in told sentences, with what is known of these."""

    mentions: pd.DataFrame
    article: Ints
    place: Ints
    lead: npt.NDArray[np.bool_]


def _told(sentences: pd.DataFrame) -> _Told:
    told = sentences[sentences["zone"].isin(TOLD)]
    article = coded(told["article"])
    at = article.codes * _LONG + told["i"].to_numpy(np.int64)
    order = np.argsort(at, kind="stable")
    codes = article.codes[order]
    headline = (told["zone"] == "headline").to_numpy(bool)[order]
    sizes = np.bincount(codes, minlength=len(article.values))
    rest = np.bincount(codes[~headline], minlength=len(article.values))
    starts = np.cumsum(sizes) - sizes
    place = np.arange(len(codes)) - starts[codes]
    before = np.append(0, np.cumsum(~headline))  # sentences outside headlines so far
    since = before[1:] - before[starts[codes]]
    lead = headline | (since <= np.maximum(1, np.round(LEAD * rest))[codes])
    return _Told(article.values, sizes, at[order], codes, place, lead)


def _placed(mentions: pd.DataFrame, told: _Told) -> _Placed:
    numbers = {article: i for i, article in enumerate(told.articles)}
    article = coded(mentions["article"])
    known = np.array([*(numbers.get(one, -1) for one in article.values), -1], dtype=np.int64)
    at = known[article.codes] * _LONG + mentions["sentence"].to_numpy(np.int64)
    where = np.minimum(np.searchsorted(told.at, at), max(0, len(told.at) - 1))
    kept = (told.at[where] == at) if len(told.at) else np.zeros(len(at), dtype=bool)
    where = where[kept]
    return _Placed(mentions[kept], told.article[where], told.place[where], told.lead[where])


def estimated(
    found: pd.DataFrame, asked: str, owner: Mapping[str, str], stories: Mapping[str, str],
    groups: Mapping[str, str],
) -> pd.DataFrame:  # fmt: skip
    """The outlets' means of a column of `prominence`; see `compare.estimates` for its columns.

    Intervals stand from 10 independent texts on; copies count once.
    """
    article = found["article"].astype(object)
    readings = pd.DataFrame(
        {
            "article": article, "outlet": article.map(owner), "story": article.map(stories),
            "measure": asked, "voice": "all", "zone": "told", "value": found[asked].astype(float),
            "marks": found["mentions"], "n": found["everyone"], "why": "",
        }
    )  # fmt: skip
    return estimates(readings[readings["outlet"].notna()], groups, draws=DRAWS)
