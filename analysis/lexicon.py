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
    """Entries by their first word, and the irregular forms that the list names itself."""

    first: dict[str, tuple[Candidate, ...]]
    forms: dict[str, str]

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

    def only(self, name: str) -> "Lexicon":
        """The list narrowed to one class; the exceptions stay."""
        return Lexicon(
            f"{self.name}.{name}", self.section(name).title, self.version, self.licence,
            self.provenance, self.failures, (self.section(name),), self.exceptions, self.weak,
            self.forms,
        )  # fmt: skip


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
    found: dict[str, list[Candidate]] = {}
    pairs: list[tuple[str, str | None]] = [(entry, None) for entry in words.exceptions]
    pairs += [(entry, part.name) for part in words.sections for entry in part.entries]
    for entry, label in pairs:
        parts, exact = entry_words(entry), entry.startswith("=")
        if parts:
            candidate = Candidate(
                len(parts), label is None, exact, parts, label or "", entry.lstrip("=")
            )
            found.setdefault(parts[0], []).append(candidate)
    return Index({key: tuple(found[key]) for key in found}, words.forms)


def entry_words(entry: str) -> tuple[str, ...]:
    """An entry's words, cut as a text is cut."""
    return lexemes(entry.lstrip("="))


@cache
def listed(name: str, section: str | None = None) -> Index:
    """The index of a shipped list, or of one class of it."""
    words = lexicon(name)
    return index(words.only(section) if section else words)


def hits(
    document: Document, name: str, voice: str = "all", section: str | None = None
) -> tuple[Hit, ...]:
    """Where the entries of a list (or of one class of it) stand in one voice of a document.

    A match lies within one sentence and one voice, so the matches in the outlet's own words and
    those in quoted words add up to those in all.
    """
    heard = document.heard(voice)
    return tuple(hit for hit in _everywhere(document, name, section) if heard[hit.first])


@lru_cache(maxsize=128)  # a document is asked about every class and voice in a row
def _everywhere(document: Document, name: str, section: str | None) -> tuple[Hit, ...]:
    return tuple(matches(document.lexemes, listed(name, section), _runs(document)))


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


def matches(words: Sequence[str], entries: Index, runs: Iterable[tuple[int, int]]) -> Iterator[Hit]:
    """The longest matches of an index over runs of lexemes, left to right."""
    for first, last in runs:
        i = first
        while i < last:
            found = _longest(words, i, last, entries)
            if found is None:
                i += 1
                continue
            if not found.excepted:
                yield Hit(i, i + found.length, found.label, found.entry)
            i += found.length


def _longest(words: Sequence[str], i: int, last: int, entries: Index) -> Candidate | None:
    word = words[i]
    candidates = entries.first.get(word, ())
    if (base := entries.lemma(word)) != word:
        candidates += entries.first.get(base, ())
    fitting = (
        each for each in candidates if i + each.length <= last and _same(words, i, each, entries)
    )
    return max(fitting, key=lambda each: each[:3], default=None)


def _same(words: Sequence[str], i: int, candidate: Candidate, entries: Index) -> bool:
    return all(
        words[i + k] == part or (not candidate.exact and entries.lemma(words[i + k]) == part)
        for k, part in enumerate(candidate.words)
    )
