"""Where a word or a phrase stands: in the texts at hand, or as far as a case without texts tells.

A word is found in all its forms, as the table `terms` counts it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from analysis.article import TOLD
from analysis.document import lexeme, word_matches
from analysis.lexicon import lemma
from analysis.sheet.values import Tables
from analysis.tables import each
from analysis.terms import term

LONGEST = 5  # words of a phrase that is looked for
_CHUNK = 200  # articles read at a time

Key = tuple[str, ...]


@lru_cache(maxsize=200_000)
def key_of(written: str) -> str:
    """What a written word is counted as: its term, or `=` and its lemma where it has none."""
    low = lexeme(written)
    return term(low) or f"={lemma(low)}"


def key(query: str) -> Key:
    """What is looked for, a word or a phrase, as keys; () where the query holds no word."""
    return tuple(key_of(match.group()) for match in word_matches(query))[:LONGEST]


class Place(NamedTuple):
    """Characters `start` to `end` (exclusive) of an article's text, and the sentence's row."""

    article: str
    start: int
    end: int
    key: Key
    sentence: Any  # a row of the table `sentences`


def places(
    tables: Tables,
    texts: Mapping[str, str],
    articles: Sequence[str],
    wanted: frozenset[Key],
    voice: str,
) -> Iterator[Place]:
    """Where any of these words stands in a voice, in the texts at hand of these articles in order.

    A word is the outlet's own unless it lies in speech, as when the terms were counted. A phrase
    does not run over the end of a sentence.
    """
    speech = tables["quotations"]
    speech = speech[speech["kind"] == "speech"]
    at_hand = [one for one in articles if one in texts]
    for begin in range(0, len(at_hand), _CHUNK):
        chunk = at_hand[begin : begin + _CHUNK]
        sentences = _by_article(tables["sentences"], chunk)
        quoted = _by_article(speech, chunk) if voice != "all" else {}
        for article in chunk:
            told = _Told(sentences.get(article, []), quoted.get(article, []), voice)
            yield from _found(article, texts[article], told, wanted)


def _by_article(table: pd.DataFrame, articles: Sequence[str]) -> dict[str, list[Any]]:
    """Article → its rows in order."""
    found: dict[str, list[Any]] = {}
    for row in each(table[table["article"].isin(articles)].sort_values("start")):
        found.setdefault(str(row.article), []).append(row)
    return found


class _Told:
    """The sentences of an article, and which of its characters are of a voice."""

    def __init__(self, sentences: Sequence[Any], speech: Sequence[Any], voice: str) -> None:
        self.sentences, self.speech, self.voice = sentences, speech, voice
        self.starts = [s.start for s in sentences]

    def sentence(self, start: int, end: int) -> Any:
        """The told sentence that holds this run, where the run is of the voice; else None."""
        i = bisect_right(self.starts, start) - 1
        if i < 0 or end > self.sentences[i].end or self.sentences[i].zone not in TOLD:
            return None
        quoted = any(q.start <= start and end <= q.end for q in self.speech)
        heard = self.voice == "all" or quoted == (self.voice == "quoted")
        return self.sentences[i] if heard else None


def _found(article: str, text: str, told: _Told, wanted: frozenset[Key]) -> Iterator[Place]:
    for start, end, found in _runs(text, wanted):
        if (sentence := told.sentence(start, end)) is not None:
            yield Place(article, start, end, found, sentence)


def _runs(text: str, wanted: frozenset[Key]) -> Iterator[tuple[int, int, Key]]:
    """Start, end and key of the words and phrases of `wanted` in a text."""
    matches = list(word_matches(text))
    keys = [key_of(match.group()) for match in matches]
    firsts, lengths = {one[0] for one in wanted}, sorted({len(one) for one in wanted})
    for i, first in enumerate(keys):
        for length in lengths if first in firsts else ():
            run = tuple(keys[i : i + length])
            if len(run) == length and run in wanted:
                yield matches[i].start(), matches[i + length - 1].end(), run


def kept(tables: Tables, ids: Sequence[str], wanted: Key, voice: str) -> dict[str, list[Place]]:
    """Article → the places of a word or phrase that the matched terms of a case give away."""
    if not ids or not wanted:
        return {}
    own = _marks(tables, ids, voice)
    table = tables["sentences"]
    sentences = {(s.article, s.i): s for s in each(table[table["article"].isin(list(ids))])}
    found: dict[tuple[str, int], Place] = {}
    for mark in each(own.drop_duplicates(["article", "start", "text"])):
        sentence = sentences.get((mark.article, mark.sentence))
        if sentence is None or sentence.zone not in TOLD:
            continue
        for start, end, _ in _in_term(str(mark.text), wanted):
            article, at = str(mark.article), int(mark.start)
            found[article, at + start] = Place(article, at + start, at + end, wanted, sentence)
    by: dict[str, list[Place]] = {}
    for (article, _), place in sorted(found.items()):
        by.setdefault(article, []).append(place)
    return by


def _marks(tables: Tables, ids: Sequence[str], voice: str) -> pd.DataFrame:
    """The marks of these articles in one voice whose matched term is kept."""
    marks = tables["marks"]
    own = marks[marks["article"].isin(list(ids)) & (marks["text"] != "")]
    return own if voice == "all" else own[own["speaker"].isna() == (voice == "own")]


@lru_cache(maxsize=50_000)
def _in_term(text: str, wanted: Key) -> tuple[tuple[int, int, Key], ...]:
    return tuple(_runs(text, frozenset([wanted])))


def without(start: int, end: int, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of characters `start` to `end` that none of the others covers, in order."""
    found = []
    for first, last in sorted(taken):
        if start < min(first, end):
            found.append((start, min(first, end)))
        start = max(start, last)
    return [*found, (start, end)] if start < end else found
