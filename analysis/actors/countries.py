"""Countries and international bodies by every name that news gives them (`countries.toml`)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from analysis.document import word_matches

HOW = ("name", "adjective", "people", "capital", "seat", "body")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or an international body: its key (`KP`; `body:UN`) and the name to show."""

    key: str
    name: str
    ambiguous: bool = False


class Named(NamedTuple):
    """Words `first` to `last` (exclusive) name a country, in one of the ways of `HOW`."""

    first: int
    last: int
    country: Country
    how: str


_Names = dict[tuple[str, ...], tuple[Country, str]]


@cache
def table() -> _Names:
    """From the words of a name, as they are written, to its country and how it names it."""
    file = resources.files("analysis") / "lexicons" / "countries.toml"
    raw: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    names: _Names = {}
    for code, row in raw["country"].items():
        country = Country(code, row["name"], row.get("ambiguous", False))
        _add(names, country, "name", [row["name"], *row.get("also", ())])
        _add(names, country, "people", _people(row))
        _add(names, country, "adjective", row.get("adjective", ()))
        _add(names, country, "capital", row.get("capital", ()))
        _add(names, country, "seat", row.get("seats", ()))
    for code, row in raw["body"].items():
        body = Country(f"body:{code}", row["name"])
        _add(names, body, "body", [row["name"], *row.get("also", ())])
    return names


def _people(row: dict[str, Any]) -> list[str]:
    """Its people: what the row lists, and the demonyms that take an -s."""
    plural = [f"{word}s" for word in row.get("adjective", ()) if word[-1] in "nikotb"]
    return [*row.get("people", ()), *plural]


def _add(names: _Names, country: Country, how: str, forms: Sequence[str]) -> None:
    for form in forms:
        words = cut(form)
        names.setdefault(words, (country, how))
        if len(form) > 5:  # a headline in capitals
            names.setdefault(tuple(word.upper() for word in words), (country, how))


def cut(text: str) -> tuple[str, ...]:
    """The words of a phrase as they are written, without possessives."""
    return tuple(bare(match.group()) for match in word_matches(text))


def bare(word: str) -> str:
    """A word as it is written, straight apostrophe, no possessive."""
    straight = word.replace("’", "'").replace("ʼ", "'")
    return straight[:-2] if straight.endswith(("'s", "'S")) and len(straight) > 2 else straight


@cache
def _longest() -> int:
    return max(len(words) for words in table())


@cache
def _firsts() -> frozenset[str]:
    return frozenset(words[0] for words in table())


def countries(words: Sequence[str]) -> list[Named]:
    """The countries named in some words: the longest names, left to right, disjoint."""
    found: list[Named] = []
    i = 0
    while i < len(words):
        named = _at(words, i) if words[i] in _firsts() else None
        if named:
            found.append(named)
        i = named.last if named else i + 1
    return found


def _at(words: Sequence[str], i: int) -> Named | None:
    for size in range(min(_longest(), len(words) - i), 0, -1):
        if known := table().get(tuple(words[i : i + size])):
            return Named(i, i + size, *known)
    return None


@cache
def by_key(key: str) -> Country | None:
    """The country or body of that key."""
    return next((country for country, _ in table().values() if country.key == key), None)


@cache
def by_compass(word: str) -> tuple[Country, ...]:
    """The countries whose name begins with "North" or "South": who "the North" can be."""
    known = {c.key: c for c, how in table().values() if how == "name"}
    return tuple(c for c in known.values() if c.name.startswith(f"{word} "))


@cache
def words_of(key: str) -> frozenset[str]:
    """The words of all names of a country or body, in lower case: committee, of the UN's."""
    return frozenset(
        word.lower() for words, (c, _) in table().items() if c.key == key for word in words
    )
