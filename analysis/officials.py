"""Does a source hold a public office, or is it a public body? By its phrase, never by its fame."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from analysis.document import lexemes
from analysis.lexicon import lemma, listed, matches
from analysis.voice.nouns import HE_NAMES, ROLES, SHE_NAMES, TITLES

LIST = "offices"
LONGEST = 400  # characters of a phrase that are looked at
_HELD = frozenset({"office", "title", "body"})
_ENDS = frozenset({"office", "title", "body", "delegate"})  # what a "former" puts an end to
_STOPS = re.compile(r"[,;:()\n–—]")
_LINKS = frozenset("of for at in from with within inside by".split())
_OTHERS = frozenset(
    """to on over against under about near outside between who that seeking
    running opposing supporting facing covering suing""".split()
)
_NEXT_TO = frozenset("aide adviser advisor counsel deputy representative".split())  # … to the mayor
_SOME = frozenset("one two three some several many most all both group number pair couple".split())
_ARTICLES = frozenset("the a an".split())
_STATE = frozenset("leader ruler dictator side".split())  # behind a country's adjective
_SURNAMES = frozenset("king queen marshal judge justice constable sheriff major page".split())
_ROLES = ROLES | {"widow", "widower", "candidate", "worker", "employee"}
_PRIVATE_BODIES = frozenset({"ICRC"})


class _Word(NamedTuple):
    """Words `first` to `last` of a phrase and their class in the list; "other": a role of none."""

    first: int
    last: int
    label: str


class _Head(NamedTuple):
    """The classes of a phrase's words before its first link ("of"), the link, those behind it."""

    before: list[str]
    link: str
    after: list[str]


@lru_cache(maxsize=50_000)
def official(phrase: str, speaker: str | None = None) -> bool:
    """Whether a source's phrase or its name holds a public office or body.

    The word that heads the phrase decides, by the classes of `lexicons/offices.toml`: an office or
    a body is official ("the interior minister", "police"), who speaks for something is where that
    is public ("a spokesman for the council", not "for the union"), anything else is not ("a critic
    of the minister", "the mayor's widow"). A title is none where a private body stands beside it
    ("the bank's president"), nor is an office that is over ("former mayor Ada Poe"). A country, or
    a capital or seat of government that is the whole phrase, is its government. Of the `speaker`,
    joint ones by line ends, only a body or a country counts: a person's name says nothing.
    """
    names = (speaker or "").split("\n")
    parts = _STOPS.split(phrase[:LONGEST])
    own = frozenset(word for name in (*names, *parts) for word in _own(name))
    inside = {word for name in names if " " in name for word in name.split()}  # Denzel Washington
    for part in parts:
        if (_is_state(part) and part.strip() not in inside) or _heads(part, own):
            return True
        if _of_others(part):  # the critics of a minister, Ada Poe
            break
    return any(_is_state(name) or _names_body(name) for name in names)


def _own(name: str) -> tuple[str, ...]:
    """The words of a person's own name, so that Stephen King is no king."""
    words, low = name[:LONGEST].split(), lexemes(name[:LONGEST])
    if len(low) < 2 or len(words) < 2 or not all(word[0].isupper() for word in words):
        return ()
    if words[0] in HE_NAMES or words[0] in SHE_NAMES:
        return low
    titled = low[0] in TITLES or bool(_classed(low[:-1]))
    return low[-1:] if low[-1] in _SURNAMES and not titled else ()


def _is_state(part: str) -> bool:
    first, _, rest = part.strip().partition(" ")
    return (rest if first.lower() in _ARTICLES else part.strip()) in _states()


def _names_body(name: str) -> bool:
    words = lexemes(name[:LONGEST])
    found = _classed(words)
    return _heads(name) and _head(words, found).before[-1:] == ["body"]


def _of_others(part: str) -> bool:
    words = lexemes(part)
    head = _head(words, _classed(words))
    return head.link in _LINKS and head.before[-1:] == ["other"]


def _heads(part: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether what heads a part of a phrase is public; `own`: the words of its person's name."""
    words = [word for word in lexemes(part) if word not in own]
    while words and words[0] in _ARTICLES:
        del words[0]
    if len(words) > 2 and words[1] == "of" and words[0] in _SOME:
        return _heads(" ".join(words[2:]))
    named = part.strip()[:1].isupper()
    return _of_a_state(words) or _is_public(_head(words, _classed(words)), named)


def _head(words: Sequence[str], found: Sequence[_Word]) -> _Head:
    """A phrase at its first link: the classes up to it, the link, and those behind it."""
    inside = {i for w in found for i in range(w.first, w.last)}  # the "of" of "secretary of state"
    links = (i for i, word in enumerate(words) if i and word in _LINKS | _OTHERS)
    link = next((i for i in links if i not in inside), len(words))
    before = [w.label for w in found if w.first < link]
    if link == len(words):
        return _Head(before, "", [])
    linked = words[link] in _LINKS or (words[link] == "to" and lemma(words[link - 1]) in _NEXT_TO)
    after = [w.label for w in found if w.first > link] if linked else []
    rest = [word for word in words[link + 1 :] if word not in _ARTICLES]
    if linked and any(tuple(rest[:n]) in _lands() for n in range(1, 5)):
        after.insert(0, "body")
    return _Head(before, words[link], after)


def _is_public(found: _Head, named: bool) -> bool:
    """Whether the head, the last of the classes before the link, is public where it stands."""
    before, link, after = found
    if not before:  # Ada Poe of the ministry
        return named and after[:1] == ["body"]
    head, beside = before[-1], [*before[:-1], *after[:2]]
    if "past" in before[:-1] and head in _ENDS:
        return False
    if head == "delegate":
        return "private" not in beside and not {"public", *_HELD}.isdisjoint(beside)
    if head == "title" and link == "of" and not {"public", *_HELD} & set(after[:1]):
        return False  # the president of what nobody knows to be public
    return head == "office" or (head in _HELD and "private" not in beside)


def _classed(words: Sequence[str]) -> list[_Word]:
    """The words of a phrase that have a class in the list or are a role of no office, in order."""
    hits = matches(words, listed(LIST), [(0, len(words))])
    found = [_Word(h.first, h.last, h.label) for h in hits]
    taken = {i for w in found for i in range(w.first, w.last)}
    roles = (i for i, word in enumerate(words) if {word, lemma(word)} & _ROLES)
    return sorted([*found, *(_Word(i, i + 1, "other") for i in roles if i not in taken)])


def _of_a_state(words: Sequence[str]) -> bool:
    """North Korean leader: a country's adjective before a word for its state."""
    places = range(1, min(4, len(words)))
    return any(words[i] in _STATE and tuple(words[:i]) in _adjectives() for i in places)


@cache
def _states() -> frozenset[str]:
    """Names of countries and of what states have made together, capitals, seats of government."""
    return frozenset(name for name in _names() if name not in HE_NAMES | SHE_NAMES)


def _names() -> Iterator[str]:
    for land in _countries()["country"].values():
        yield from () if land.get("ambiguous") else [land["name"], *land.get("also", ())]
        yield from [*land.get("capital", ()), *land.get("seats", ())]
    for key, body in _countries()["body"].items():
        if "-" not in key and key not in _PRIVATE_BODIES:  # with a hyphen: a party
            yield from [body["name"], *body.get("also", ())]


@cache
def _lands() -> frozenset[tuple[str, ...]]:
    return frozenset(lexemes(name) for name in _names() if name.lower() != "us")


@cache
def _adjectives() -> frozenset[tuple[str, ...]]:
    lands = _countries()["country"].values()
    return frozenset(lexemes(word) for land in lands for word in land.get("adjective", ()))


@cache
def _countries() -> dict[str, Any]:
    file = resources.files("analysis") / "lexicons" / "countries.toml"
    return tomllib.loads(file.read_text("utf-8"))
