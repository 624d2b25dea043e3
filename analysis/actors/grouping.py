"""Which phrases of a story's texts mean one actor, one event or one thing.

Rules in this order: a country by its table; a person by name, across spellings and from the
surname; a body by name or acronym; an office by who holds it; "the regime", "the country" by what
was named last in the same text; everything else by its head noun, where words for one kind of
thing (deal, pact, treaty) go together within a story. Nothing is learned from other stories.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from analysis.actors.events import joined_events
from analysis.actors.known import Known
from analysis.actors.nouns import BODY_NOUNS, COMPANIES
from analysis.actors.people import parts
from analysis.actors.phrase import Phrase, phrase
from analysis.actors.resolver import Last, Resolver


class Naming(NamedTuple):
    """A phrase in a text: its document, its sentence, and its first and last word there."""

    text: str
    document: str
    sentence: int = 0
    first: int = 0
    last: int = 0
    kind: str = ""  # what a parse takes the name for: PERSON, ORG …

    @property
    def place(self) -> tuple[int, int, int]:
        """What sorts the phrases of a text: the outer before those inside it."""
        return self.sentence, self.first, -self.last


def groups(namings: Sequence[Naming], common: AbstractSet[str] = frozenset()) -> list[str]:
    """The actor of each phrase, as a key: `country:KP`, `person:kim jong un`, `event:agreement`.

    Phrases that nothing joins keep a key of their own words. The order of documents, and of what
    is given, changes nothing; within a document the places do. `common`: lexemes that the texts
    write in lower case, besides those of the phrases.
    """
    lower = _lower_words(namings) | common
    first = [phrase(n.text, lower) for n in namings]
    surnames = {p.name.split()[-1] for p in first if p.name and (p.titles or " " in p.name)}
    phrases = [phrase(n.text, lower, surnames) for n in namings]
    phrases = [p._replace(kind=n.kind) for p, n in zip(phrases, namings, strict=True)]
    titled = {p.name.split()[-1] for p in first if p.name and p.titles and not p.body}
    pairs = list(_beside(namings, phrases, titled))
    known = Known(phrases, pairs)
    found = [""] * len(namings)
    seen: dict[str, Last] = {}
    names = dict(pairs)
    order = sorted(range(len(namings)), key=lambda i: (namings[i].document, namings[i].place, i))
    for i in order:
        last = seen.setdefault(namings[i].document, Last())
        found[i] = Resolver(known, last).key(phrases[i])
    for i, k in names.items():  # "Ada Poe, a baker": the baker is Ada Poe
        found[i] = found[k]
    return _settled(found, phrases, known)


def _settled(found: list[str], phrases: Sequence[Phrase], known: Known) -> list[str]:
    """Keys that say who is meant, and hold from one run to the next."""
    made = joined_events(found, phrases)
    people = known.people.all
    return [
        f"person:{' '.join(parts(people[int(key[7:])].name))}" if key.startswith("person:") else key
        for key in made
    ]


def _beside(
    namings: Sequence[Naming], phrases: Sequence[Phrase], titled: AbstractSet[str]
) -> Iterator[tuple[int, int]]:
    """Pairs of an office and the name beside it: "the mayor", "Ada Poe"; "Ada Poe", "a baker".

    `titled`: the last names that stand behind a title somewhere: these are persons'.
    """
    at = {(n.document, n.sentence, n.last): i for i, n in enumerate(namings)}
    for i, n in enumerate(namings):
        before = at.get((n.document, n.sentence, n.first - 1))
        if before is None:
            continue
        if _explains(phrases[before]) and phrases[i].name:
            pair = before, i
        elif phrases[before].name and _follows(phrases[i]):
            pair = i, before
        else:
            continue
        if _office(phrases[pair[0]]) or not _person(phrases[pair[1]], titled):
            yield pair  # but no person is a committee


def _person(p: Phrase, titled: AbstractSet[str]) -> bool:
    return not p.body and (p.kind == "PERSON" or bool(p.titles) or p.name.split()[-1] in titled)


_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her"))


def _follows(p: Phrase) -> bool:
    """Whether a phrase behind a name can explain it: "Ada Poe, a baker", "Ada Poe, mayor"."""
    return _explains(p) and (p.first in _ARTICLES or _office(p))


def _explains(p: Phrase) -> bool:
    """Whether a phrase can introduce a name: an office, or a noun for a body."""
    return not p.name and not p.how and (_office(p) or p.head in BODY_NOUNS | COMPANIES)


def _office(p: Phrase) -> bool:
    return bool(p.titles) and not p.name and p.head == p.titles[-1]


def _lower_words(namings: Sequence[Naming]) -> frozenset[str]:
    words = (w.strip("\"'“”‘’`.,;:()") for n in namings for w in n.text.split())
    return frozenset(w for w in words if w and w.islower())
