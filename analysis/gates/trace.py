"""What the gates remember of an article: small enough to hold for 100,000 of them at once.

Sequences of words are kept as hashes and only the heaviest terms by name. Hashes are the same in
every process.
"""

import base64
import hashlib
import heapq
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.article import TOLD
from analysis.document import Document, Mask
from analysis.gates.language import language
from analysis.gates.translation import translation
from analysis.lexicon import lemma
from analysis.terms import function_words

Hashes = npt.NDArray[np.uint64]

SHINGLE = 5  # words
HALVING = 150.0  # a word that far into the text weighs half: news says first what happened
HEADLINE = 2.0  # a word of the headline weighs as two
TERMS = 200  # the heaviest terms are kept
LEAD = 150  # words; the phrases in them are kept by name


def _none() -> Hashes:
    return np.zeros(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One article as the gates see it.

    `terms`: lemma → count weighted by place, the `TERMS` heaviest. `phrases`: two content words
    in a row, of the headline and the lead → count in the text; `pairs`: hashes of all phrases.
    `names`: capitalised lexeme → count. `shingles`, `quoted_shingles`: sorted hashes of five words
    in a row, all of them the outlet's own, or all quoted. `words`: words in told zones.
    `quoted_by`: speaker → quoted words. `language_share`: that language's share of the told
    letters. `truncated`, `translation`: a sentence, or None where nothing suggests it.
    """

    id: str
    outlet: str
    story: str = ""
    author: str | None = None
    published: date | None = None
    terms: Mapping[str, float] = field(default_factory=dict)
    phrases: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)
    pairs: Hashes = field(default_factory=_none)
    shingles: Hashes = field(default_factory=_none)
    quoted_shingles: Hashes = field(default_factory=_none)
    words: int = 0
    quoted_by: Mapping[str, int] = field(default_factory=dict)
    language: str | None = None
    language_share: float = 0.0
    truncated: str | None = None
    translated: bool | None = None
    translation: str | None = None

    def to_json(self) -> str:
        """The trace as one JSON object."""
        return json.dumps({f.name: _plain(getattr(self, f.name)) for f in fields(self)})

    @classmethod
    def from_json(cls, text: str) -> "Trace":
        """The trace that `to_json` wrote."""
        row: dict[str, Any] = json.loads(text)
        for name in ("pairs", "shingles", "quoted_shingles"):
            row[name] = np.frombuffer(base64.b64decode(row[name]), dtype=np.uint64)
        if row["published"]:
            row["published"] = date.fromisoformat(row["published"])
        return cls(**row)


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return base64.b64encode(value.tobytes()).decode("ascii")
    return value.isoformat() if isinstance(value, date) else value


def trace(
    document: Document,
    *,
    author: str | None = None,
    published: date | None = None,
    truncated: str | None = None,
) -> Trace:
    """What the gates need of a document whose quotations have been found.

    `author`, `published` and `truncated` are what is known of the article beyond its words: its
    own byline and dateline, or the user's table. A language that was detected goes before one
    that was declared.
    """
    article = document.article
    code, share = language(_paragraphs(document))
    signals = translation(document)
    named = names(document)
    terms, phrases, pairs = _content(document, named)
    return Trace(
        id=article.id,
        outlet=article.outlet,
        story=article.story,
        author=author or article.author,
        published=published or article.published,
        terms=terms,
        phrases=phrases,
        names=named,
        pairs=pairs,
        shingles=shingles(document.lexemes, document.heard("own")),
        quoted_shingles=shingles(document.lexemes, document.heard("quoted")),
        words=int(document.told.sum()),
        quoted_by=_quoted_by(document),
        language=code or article.language,
        language_share=share,
        truncated=truncated,
        translated=article.translated if article.translated is not None else bool(signals) or None,
        translation=signals,
    )


def _paragraphs(document: Document) -> list[str]:
    """The told lines of the text."""
    return [z.span.of(document.text) for z in document.zones if z.kind in TOLD]


def _quoted_by(document: Document) -> dict[str, int]:
    """Speaker → words quoted from that speaker; "" where nobody is named."""
    owners = document.voice[document.heard("quoted")]
    counts: Counter[str] = Counter()
    for i, n in zip(*np.unique(owners, return_counts=True), strict=True):
        counts[document.quotations[int(i)].speaker or ""] += int(n)
    return dict(counts)


@lru_cache(maxsize=400_000)
def fingerprint(text: str) -> int:
    """Eight bytes of BLAKE2b: the same in every process, unlike `hash`."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest(), "little")


def hashed(texts: Iterable[str]) -> Hashes:
    """The fingerprints of some texts, sorted, each once."""
    return np.unique(np.fromiter((fingerprint(t) for t in texts), dtype=np.uint64))


def shingles(lexemes: Sequence[str], heard: Mask | None = None) -> Hashes:
    """Sorted hashes of every five words in a row, each once.

    `heard` (W,): only sequences all of whose words are heard; all are where it is None.
    A sequence is hashed as a polynomial of its words' fingerprints, modulo 2**64.
    """
    count = len(lexemes) - SHINGLE + 1
    if count < 1:
        return _none()
    marks = np.fromiter((fingerprint(x) for x in lexemes), dtype=np.uint64, count=len(lexemes))
    rolling = np.zeros(count, dtype=np.uint64)
    whole = np.ones(count, dtype=bool)
    for i in range(SHINGLE):
        rolling = rolling * np.uint64(0x9E3779B97F4A7C15) + marks[i : i + count]
        if heard is not None:
            whole &= heard[i : i + count]
    return np.unique(rolling[whole])


def names(document: Document) -> dict[str, int]:
    """Capitalised lexeme → count, in told zones.

    A lexeme is a name where, inside sentences of the body, it stands capitalised more often than
    not. The first word of a sentence and the words of a headline prove nothing.
    """
    text = document.text
    first = {s.first for s in document.sentences}
    headline = {s.i for s in document.sentences if s.zone in ("headline", "subhead")}
    capital: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    starts, owners = document.starts.tolist(), document.sentence_of.tolist()
    for i in np.flatnonzero(document.told).tolist():
        word = document.lexemes[i]
        upper = text[starts[i]].isupper()
        capital[word] += upper
        if not upper:
            inside[word] -= 1
        elif i not in first and owners[i] not in headline:
            inside[word] += 1
    return {w: capital[w] for w, n in inside.items() if n > 0 and _tells(w)}


@lru_cache(maxsize=100_000)
def _tells(word: str) -> bool:
    return len(word) > 1 and word not in function_words()


def _content(
    document: Document, named: Mapping[str, int]
) -> tuple[dict[str, float], dict[str, int], Hashes]:
    """Terms by weight, phrases by count, and the hashes of all phrases."""
    terms: dict[str, float] = {}
    phrases: Counter[str] = Counter()
    kept: set[str] = set()
    before, at, place = "", -2, 0
    owners = document.sentence_of.tolist()
    for i in np.flatnonzero(document.told).tolist():
        word = document.lexemes[i]
        sentence = document.sentences[owners[i]]
        headline = sentence.zone == "headline"
        word = word if word in named else lemma(word)
        if _tells(word):
            weight = (HEADLINE if headline else 1.0) * HALVING / (HALVING + place)
            terms[word] = terms.get(word, 0.0) + weight
            if at == i - 1 and i > sentence.first:
                phrase = f"{before} {word}"
                phrases[phrase] += 1
                if place < LEAD:
                    kept.add(phrase)
            before, at = word, i
        place += not headline
    heaviest = heapq.nlargest(TERMS, terms.items(), key=lambda item: (item[1], item[0]))
    known = {p: n for p, n in sorted(phrases.items()) if p in kept}
    return {t: round(w, 4) for t, w in heaviest}, known, hashed(phrases)
