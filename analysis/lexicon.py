"""Word lists with their provenance, and the finding of their entries in words.

A list is one TOML file in `lexicons/`. An entry is one or more words; each matches a word that
equals it or whose lemma equals it (`=word`: the exact form only). The longest match wins and
nothing overlaps; an entry of `except` consumes its words and gives nothing.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import simplemma

from analysis.document import Document, lexemes


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form of an English lexeme (simplemma)."""
    found: str = simplemma.lemmatize(word, lang="en")
    return found.lower()


class Hit(NamedTuple):
    """Words `first` to `last` (exclusive) of a document match `entry` of `label`."""

    first: int
    last: int
    label: str
    entry: str


@dataclass(frozen=True, slots=True)
class Section:
    """One class of a list: its name, what it is called on a page, what belongs in it."""

    name: str
    title: str
    about: str
    entries: tuple[str, ...]


class Candidate(NamedTuple):
    """An entry as it is looked for. Of equally long ones an exception wins, then an exact form."""

    length: int
    excepted: bool
    exact: bool
    words: tuple[str, ...]
    label: str
    entry: str


@dataclass(frozen=True, slots=True)
class Index:
    """Entries by their first word, and the irregular forms that the list names itself.

    `first`: those of one word; `second`: those of more, by their second word too, since many of
    them open with the same word. A candidate's number is its place in the list.
    """

    first: dict[str, tuple[tuple[int, Candidate], ...]]
    second: dict[str, dict[str, tuple[tuple[int, Candidate], ...]]]
    forms: dict[str, str]
    labels: tuple[str, ...]

    def lemma(self, word: str) -> str:
        """The dictionary form of a word, by the list's own table first."""
        return self.forms.get(word) or lemma(word)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word list: what it is, where it comes from, how it fails, and its classes."""

    name: str
    title: str
    version: str
    licence: str
    provenance: str
    failures: tuple[str, ...]
    sections: tuple[Section, ...]
    exceptions: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    forms: dict[str, str] = field(default_factory=dict)

    def section(self, name: str) -> Section:
        """The class of that name."""
        return next(section for section in self.sections if section.name == name)


@cache
def lexicon(name: str) -> Lexicon:
    """The list `lexicons/<name>.toml`."""
    file = resources.files("analysis") / "lexicons" / f"{name}.toml"
    raw = tomllib.loads(file.read_text("utf-8"))
    sections = tuple(
        Section(key, value["title"], value["about"], tuple(value["entries"]))
        for key, value in raw["class"].items()
    )
    return Lexicon(
        raw["name"], raw["title"], raw["version"], raw["licence"], raw["provenance"],
        tuple(raw["failures"]), sections, tuple(raw.get("except", ())),
        frozenset(raw.get("weak", ())), raw.get("forms", {}),
    )  # fmt: skip


def index(words: Lexicon) -> Index:
    """The entries of a list by their first word."""
    first: dict[str, list[tuple[int, Candidate]]] = {}
    second: dict[str, dict[str, list[tuple[int, Candidate]]]] = {}
    pairs: list[tuple[str, str | None]] = [(entry, None) for entry in words.exceptions]
    pairs += [(entry, part.name) for part in words.sections for entry in part.entries]
    for k, (entry, label) in enumerate(pairs):
        parts, exact = entry_words(entry), entry.startswith("=")
        if parts:
            candidate = Candidate(
                len(parts), label is None, exact, parts, label or "", entry.lstrip("=")
            )
            if len(parts) == 1:
                first.setdefault(parts[0], []).append((k, candidate))
            else:
                behind = second.setdefault(parts[0], {})
                behind.setdefault(parts[1], []).append((k, candidate))
    labels = tuple(part.name for part in words.sections)
    return Index(
        {word: tuple(found) for word, found in first.items()},
        {
            word: {after: tuple(found) for after, found in behind.items()}
            for word, behind in second.items()
        },
        words.forms,
        labels,
    )


def entry_words(entry: str) -> tuple[str, ...]:
    """An entry's words, cut as a text is cut."""
    return lexemes(entry.lstrip("="))


@cache
def listed(name: str) -> Index:
    """The index of a shipped list."""
    return index(lexicon(name))


def hits(
    document: Document, name: str, voice: str = "all", section: str | None = None
) -> tuple[Hit, ...]:
    """Where the entries of a list (or of one class of it) stand in one voice of a document.

    The classes of a list compete for the longest match; a class that is asked for alone competes
    with nothing but the exceptions. A match lies within one sentence and one voice, so the matches
    in the outlet's own words and those in quoted words add up to those in all.
    """
    heard = document.heard(voice)
    found = _everywhere(document.whole, name, section is not None)
    return tuple(h for h in found if heard[h.first] and section in (None, h.label))


@lru_cache(maxsize=16)  # a document is asked about every list, class and voice in a row
def _everywhere(document: Document, name: str, apart: bool) -> tuple[Hit, ...]:
    return tuple(matches(document.lexemes, listed(name), _runs(document), apart))


@lru_cache(maxsize=4)
def _runs(document: Document) -> tuple[tuple[int, int], ...]:
    """Maximal runs of told words within one sentence and one voice: first, last (exclusive)."""
    places = np.flatnonzero(document.told)
    if not len(places):
        return ()
    sentence, voice = document.sentence_of[places], document.voice[places]
    same = (np.diff(places) == 1) & (np.diff(sentence) == 0) & (np.diff(voice) == 0)
    runs = np.split(places, np.flatnonzero(~same) + 1)
    return tuple((int(run[0]), int(run[-1]) + 1) for run in runs)


def matches(
    words: Sequence[str], entries: Index, runs: Iterable[tuple[int, int]], apart: bool = False
) -> Iterator[Hit]:
    """The longest matches of an index over runs of lexemes, left to right.

    `apart`: each class is matched for itself, so matches of two classes may overlap.
    """
    groups = entries.labels if apart else ("",)
    for first, last in runs:
        free = dict.fromkeys(groups, first)  # from where on a group may match again
        for i in range(first, last):
            fitting = _fitting(words, i, last, entries)
            if not fitting:
                continue
            stop = max((each for each in fitting if each.excepted), default=None)
            for group in groups if stop else {each.label if apart else "" for each in fitting}:
                if free[group] > i:
                    continue
                own = [e for e in fitting if not e.excepted and (not apart or e.label == group)]
                best = max(own, key=_rank, default=None)
                if best and (stop is None or best.length > stop.length):
                    free[group] = i + best.length
                    yield Hit(i, i + best.length, best.label, best.entry)
                elif stop:
                    free[group] = i + stop.length


def _rank(candidate: Candidate) -> tuple[int, bool]:
    return candidate.length, candidate.exact


def _fitting(words: Sequence[str], i: int, last: int, entries: Index) -> list[Candidate]:
    """The candidates whose every word stands at i and after, exceptions among them."""
    word, found = words[i], list[Candidate]()
    if word in entries.first or word in entries.second:
        found += _from(words, i, last, entries, word, False)
    base = entries.lemma(word)
    if base != word and (base in entries.first or base in entries.second):
        found += _from(words, i, last, entries, base, True)
    return found


def _from(
    words: Sequence[str], i: int, last: int, entries: Index, opening: str, loose: bool
) -> list[Candidate]:
    """The candidates that open with a word, in the list's order; `loose`: none that is exact."""
    found = entries.first.get(opening, ())
    if i + 1 < last and (behind := entries.second.get(opening)):
        after = words[i + 1]
        base = entries.lemma(after)
        more = behind.get(after, ())
        if base != after and base in behind:
            more += tuple(pair for pair in behind[base] if not pair[1].exact)
        if more := tuple(pair for pair in more if _follows(words, i, last, pair[1], entries)):
            found = tuple(sorted(found + more))
    return [candidate for _, candidate in found if not (loose and candidate.exact)]


def _follows(words: Sequence[str], i: int, last: int, candidate: Candidate, entries: Index) -> bool:
    """Whether the third and later words of a candidate stand after i."""
    if i + candidate.length > last:
        return False
    for k in range(2, candidate.length):
        word, part = words[i + k], candidate.words[k]
        if word != part and (candidate.exact or entries.lemma(word) != part):
            return False
    return True
