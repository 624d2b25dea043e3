"""The phrases of one document that may name an actor: where they stand, and how they read."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from analysis.actors.capitals import lower
from analysis.actors.chunks import Chunk, chunks, is_no_actor, is_place
from analysis.actors.countries import Named, bare, countries
from analysis.actors.grouping import Naming
from analysis.actors.nouns import TURNS
from analysis.actors.phrase import UNSURE
from analysis.article import Span
from analysis.document import OWN, Document, lexemes
from analysis.parse import Parse
from analysis.terms import function_words

LABEL_WORDS = 5  # a label that is stored has at most so many words
_PLACED = frozenset(
    """in at near around outside inside from to through across via leave leaving left visit visited
    visiting visits reach reached within into""".split()
)
_QUANTIFIERS = frozenset(
    "several many more most other same such another hundreds thousands dozens".split()
)
_ARTICLES = frozenset("the a an this that these those his her its their our my your".split())
_PARTED = re.compile(r"['’-]")  # what parts a word for whoever counts words of a text
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


class Found(NamedTuple):
    """A phrase in its place: `naming` is what it is resolved by, `label` what is printed of it.

    `span` covers the label in the text, `word` is the word that heads it, `pronoun` says that it
    is a "he" or "she", which has no label.
    """

    naming: Naming
    span: Span
    label: str
    word: int
    sentence: int
    voice: int
    pronoun: bool = False


def found(document: Document, parse: Parse | None = None) -> tuple[Found, ...]:
    """The phrases that may name an actor in the told zones, in order.

    Capitals that stand as places ("in Seoul"), or in a text that names their country in no other
    way, name no actor; nor does a country's adjective alone.
    """
    named = _countries(document)
    here = frozenset(n.country.key for n in named.values() if n.how not in ("capital", "seat"))
    parts = _agreed(document, list(chunks(document, parse)))
    kept = [_found(document, c) for c in parts if _counts(document, c, named, here)]
    return tuple(sorted([*kept, *_pronouns(document)], key=lambda f: (f.word, f.span.start)))


def _agreed(document: Document, parts: list[Chunk]) -> list[Chunk]:
    """The phrases with one kind for each name, the commonest; a place's name is not sure."""
    kinds: dict[str, Counter[str]] = {}
    for c in parts:
        if c.kind and c.kind != UNSURE:
            kinds.setdefault(document.lexemes[c.head], Counter())[c.kind] += 1
    best = {w: min(n, key=lambda k: (-n[k], k != "PERSON", k)) for w, n in kinds.items()}
    best = {w: UNSURE if is_place(kind) else kind for w, kind in best.items()}
    return [c._replace(kind=best.get(document.lexemes[c.head], c.kind)) for c in parts]


@lru_cache(maxsize=8)
def _countries(document: Document) -> dict[int, Named]:
    """The last word of every country's name → how it names the country."""
    text, starts, ends = document.text, document.starts, document.ends
    made: dict[int, Named] = {}
    for s in document.sentences:
        words = [bare(text[starts[i] : ends[i]]) for i in range(s.first, s.last)]
        for n in countries(words):
            made[s.first + n.last - 1] = n._replace(first=s.first + n.first, last=s.first + n.last)
    return made


@lru_cache(maxsize=8)
def _otherwise(document: Document) -> frozenset[str]:
    """The keys of countries that are named by more than their name."""
    return frozenset(n.country.key for n in _countries(document).values() if n.how != "name")


@lru_cache(maxsize=8)
def _inner(document: Document) -> frozenset[int]:
    """The later words of countries' names of several words."""
    named = _countries(document).values()
    return frozenset(i for n in named for i in range(n.first + 1, n.last))


def _counts(
    document: Document, chunk: Chunk, named: dict[int, Named], here: frozenset[str]
) -> bool:
    country = named.get(chunk.head)
    if country is None or country.last != chunk.stem:
        return not is_no_actor(chunk.kind)
    if country.how == "adjective":
        return False
    if country.country.ambiguous and country.how == "name":
        return country.country.key in _otherwise(document)
    if country.how == "capital":
        before = document.lexemes[chunk.first - 1] if chunk.first else ""
        hyphen = document.text[document.ends[chunk.head] :][:1] == "-"
        return before not in _PLACED and not hyphen and country.country.key in here
    return True


def _found(document: Document, chunk: Chunk) -> Found:
    text, starts, ends = document.text, document.starts, document.ends
    sentence = int(document.sentence_of[chunk.head])
    whole = text[starts[chunk.first] : ends[chunk.last - 1]]
    origin = document.sentences[sentence].first
    naming = Naming(
        whole,
        document.article.id,
        sentence,
        chunk.first - origin,
        chunk.last - 1 - origin,
        chunk.kind,
    )
    span = _label(document, chunk)
    shown = " ".join(span.of(text).split())
    return Found(naming, span, shown, chunk.head, sentence, int(document.voice[chunk.head]))


def _label(document: Document, chunk: Chunk) -> Span:
    """The phrase without article, quantifier and possessive; its last words where it is long.

    Words are counted as they are written, so that "D.P.R.K." is one.
    """
    text, starts, ends = document.text, document.starts, document.ends
    last = chunk.last if _written(text, starts[chunk.first], ends[chunk.last - 1]) else chunk.stem
    first = chunk.first
    while first < last - 1 and (
        _is_small(document, first)
        or text[starts[first]].isdigit()
        or not _written(text, starts[first], ends[last - 1])
        or first in _inner(document)
    ):
        first += 1
    start, end = int(starts[first]), int(ends[last - 1])
    if _INITIALS.search(text[start:end]) and text[end : end + 1] == ".":
        end += 1
    return Span(start, start + len(_POSSESSIVE.sub("", text[start:end])))


def _is_small(document: Document, i: int) -> bool:
    """Whether a word says how many or which, and nothing of the thing: "the", "several"."""
    word = document.lexemes[i]
    if word in _ARTICLES | _QUANTIFIERS:
        return True
    if word in TURNS:
        return False  # "less isolated" is not "isolated"
    return word in function_words() and document.text[document.starts[i]].islower()


def _written(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text has no more words than a label may have."""
    return len(_PARTED.sub(" ", text[start:end]).split()) <= LABEL_WORDS


def _pronouns(document: Document) -> Iterator[Found]:
    """Every "he" and "she" in the outlet's own voice."""
    for i in range(len(document.starts)):
        low = document.lexemes[i]
        if low in ("he", "she") and document.told[i] and document.voice[i] == OWN:
            span = Span(int(document.starts[i]), int(document.ends[i]))
            sentence = int(document.sentence_of[i])
            place = i - document.sentences[sentence].first
            naming = Naming(low, document.article.id, sentence, place, place)
            yield Found(naming, span, "", i, sentence, OWN, pronoun=True)


class Phrases(NamedTuple):
    """What an article gives to its story's cast: its phrases, and what it writes small."""

    found: tuple[Found, ...]
    common: frozenset[str]

    def to_json(self) -> str:
        """The same as one JSON object, to be stored beside the article."""
        return json.dumps({"found": [_plain(f) for f in self.found], "common": sorted(self.common)})

    @classmethod
    def from_json(cls, text: str) -> "Phrases":
        """What `to_json` wrote."""
        row: dict[str, Any] = json.loads(text)
        made = (Found(Naming(*naming), Span(**span), *rest) for naming, span, *rest in row["found"])
        return cls(tuple(made), frozenset(row["common"]))


def _plain(f: Found) -> list[Any]:
    return [list(f.naming), {"start": f.span.start, "end": f.span.end}, *f[2:]]


def phrases(document: Document, parse: Parse | None = None) -> Phrases:
    """The phrases of a document, and of what it writes small the words that they are made of."""
    kept = found(document, parse)
    words = {w for f in kept for w in lexemes(f.naming.text)}
    return Phrases(kept, lower(document) & words)
