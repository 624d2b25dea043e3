"""A person's name without the office before it, and without what the person is of."""

from collections.abc import Sequence

from analysis.voice.nouns import (
    BODIES,
    HE_NAMES,
    NO_PERSONS,
    NOT_FIRST,
    NOT_NAMES,
    ROLES,
    SHE_NAMES,
    TITLES,
)

Word = tuple[str, int, int]  # a word of a text and where it starts and ends

_EPITHETS = frozenset("old young little big poor dear".split())
_NOBODY = NO_PERSONS | BODIES | TITLES | ROLES | NOT_NAMES
_LONGEST = 4  # words of a person's name


def person(words: list[Word]) -> list[Word]:
    """The words of a person's own name; a run of capitals that is no person's stays as it is.

    Police Commissioner Ada Poe; Minister of the Interior Ada Poe; Old Carl Dunn; Ada Poe of Oslen.
    """
    return _behind_office(words) or _behind_epithet(words) or _of_something(words) or words


def _behind_office(words: list[Word]) -> list[Word]:
    """The name behind an office: all that follows, or, after "of …", the last two words."""
    offices = [i for i, word in enumerate(words[:-2]) if _plain(word) in TITLES]
    if not offices:
        return []
    rest = words[offices[-1] + 1 :]
    if _plain(rest[0]) == "of":
        rest = [word for word in rest[1:] if word[0] != "the"]
        place = 2 if rest and rest[0][0] in NOT_FIRST else 1
        rest = rest[-2:] if len(rest) >= place + 2 else []
    return rest if _is_person(rest) else []


def _behind_epithet(words: list[Word]) -> list[Word]:
    known = len(words) > 2 and words[1][0] in HE_NAMES | SHE_NAMES
    return words[1:] if known and _plain(words[0]) in _EPITHETS else []


def _of_something(words: list[Word]) -> list[Word]:
    """Ada Poe of the Oslen Bank: the two or three words before "of", where they can be a person."""
    count = next((i for i, word in enumerate(words) if word[0] == "of"), 0)
    return words[:count] if count in (2, 3) and _is_person(words[:count]) else []


def _is_person(words: Sequence[Word]) -> bool:
    if not 2 <= len(words) <= _LONGEST or words[0][0] in NOT_FIRST:
        return False
    return all(word[0][0].isupper() and _plain(word) not in _NOBODY for word in words)


def _plain(word: Word) -> str:
    return word[0].lower().rstrip(".")
