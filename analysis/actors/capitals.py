"""What the capitals of a document prove, and which plain nouns call actors or events."""

from collections import Counter
from functools import lru_cache

from analysis.actors.nouns import (
    BODY_NOUNS,
    COMPANIES,
    EVENTS,
    GOVERNMENTS,
    GROUPS,
    LANDS,
    ROLE_NOUNS,
)
from analysis.document import Document
from analysis.lexicon import lemma

_HEADS = GOVERNMENTS | LANDS | ROLE_NOUNS | GROUPS | BODY_NOUNS | COMPANIES | frozenset(EVENTS)
DATES = frozenset(
    """jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun am pm
    gmt est pst edt""".split()
)


def is_listed(word: str) -> bool:
    """Whether a lexeme is a noun by which actors or events are called."""
    return word in _HEADS or (word.endswith("s") and lemma(word) in _HEADS)


@lru_cache(maxsize=8)
def proper(document: Document) -> frozenset[str]:
    """Lexemes that stand capitalised inside sentences of the body more often than not."""
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        if sentence.zone == "body":
            for i in range(sentence.first + 1, sentence.last):
                capital = document.text[document.starts[i]].isupper()
                counts[document.lexemes[i]] += 1 if capital else -1
    return frozenset(word for word, n in counts.items() if n > 0)


@lru_cache(maxsize=8)
def lower(document: Document) -> frozenset[str]:
    """Lexemes that the document writes in lower case somewhere."""
    starts, text = document.starts.tolist(), document.text
    return frozenset(
        word
        for word, a in zip(document.lexemes, starts, strict=True)
        if text[a].islower() and text[max(0, a - 1) : a] != "-"
    )
