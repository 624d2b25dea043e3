"""The list of event verbs as it is looked up: verbs with their particles, and their nouns."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from analysis.lexicon import lemma, lexicon

_LIST = "event_verbs"
_SETS = ("bare", "alone", "objectless", "undergone", "actors", "wanting", "passing", "light")
_TABLES = ("beside", "particles", "fixed")


@dataclass(frozen=True, slots=True)
class EventVerbs:
    """Verbs and nouns of the list.

    `verbs`: the first word of each verb → the particles (all words after it) that it is listed
    with, "" for none. `nouns`: a noun's last word → (word needed before it or "", verb, noun).
    `sets` (bare, alone, undergone …) and `tables` (a verb → its words: beside, particles) are as
    the list explains them.
    """

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[tuple[str, str, str], ...]]
    forms: dict[str, str]
    sets: dict[str, frozenset[str]]
    tables: dict[str, dict[str, frozenset[str]]]

    def says(self, name: str, word: str) -> bool:
        """Whether a word is in one of the sets."""
        return word in self.sets[name]

    def beside(self, name: str, verb: str, word: str) -> bool:
        """Whether a table has a word for a verb."""
        return word in self.tables[name].get(verb, ())

    def base(self, lexeme: str) -> str:
        """The dictionary form of a verb, by the list's own table first."""
        return self.forms.get(lexeme) or lemma(lexeme)


@cache
def event_verbs() -> EventVerbs:
    """The shipped list."""
    raw = tomllib.loads(
        (resources.files("analysis") / "lexicons" / f"{_LIST}.toml").read_text("utf-8")
    )
    verbs: dict[str, list[str]] = {}
    for part in lexicon(_LIST).sections:
        for entry in part.entries:
            first, _, rest = entry.partition(" ")
            verbs.setdefault(first, []).append(rest)
    nouns: dict[str, list[tuple[str, str, str]]] = {}
    for verb, names in raw["nominal"].items():
        for name in names:
            before, _, last = name.rpartition(" ")
            nouns.setdefault(last, []).append((before, verb, name))
    return EventVerbs(
        {key: tuple(sorted(found, reverse=True)) for key, found in verbs.items()},
        {key: tuple(sorted(found, reverse=True)) for key, found in nouns.items()},
        lexicon(_LIST).forms,
        {name: frozenset(raw[name]) for name in _SETS},
        {name: {verb: frozenset(raw[name][verb]) for verb in raw[name]} for name in _TABLES},
    )
