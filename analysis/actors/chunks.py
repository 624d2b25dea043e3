"""The noun phrases of a document that can name an actor or an event, found without a grammar.

A phrase is a run of capitalised words or a listed noun, with what stands before it: offices,
countries, and plain words as far as a determiner bounds them ("the horrid Kim family
dictatorship"). With a parse, its dependencies bound the phrase instead, and a word that is no
noun there heads none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.actors.capitals import DATES, is_listed, lower, proper
from analysis.actors.countries import bare, countries
from analysis.actors.nouns import BODY_NOUNS, ROLE_NOUNS, TURNS
from analysis.actors.phrase import UNSURE
from analysis.article import TOLD
from analysis.document import Document, Sentence
from analysis.parse import Parse
from analysis.terms import function_words
from analysis.voice.nouns import NOT_NAMES, TITLES


class Chunk(NamedTuple):
    """Words `first` to `last` (exclusive) of a document; `head` is the word that heads them.

    `stem`: the last+1 of the words without what follows in "of …". `kind`: what the parse takes
    the name for (PERSON, ORG …), "" without one.
    """

    first: int
    last: int
    head: int
    stem: int
    kind: str = ""


_DETERMINERS = frozenset("the a an this these those his her its their our my your".split())
_TIGHT = re.compile(r"[  ]\[?|-|\.[  ]|['’][  ]")
_OPENS = re.compile(r"[“\"‘:.!?]")
_BEFORE = 5  # plain words between a determiner and a head, at most
_OF = frozenset(("of", "in", "for"))
_NO_PART = frozenset("that which both either neither also only".split())
_WHO = frozenset("PERSON ORG GPE NORP".split())
_NO_ACTORS = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY LANGUAGE".split())
_PLACES = frozenset("GPE LOC FAC".split())


def chunks(document: Document, parse: Parse | None = None) -> Iterator[Chunk]:
    """The phrases of the told sentences, in order; inner ones follow the outer."""
    for sentence in document.sentences:
        if sentence.zone in TOLD and sentence.last > sentence.first:
            yield from _Sentence(document, sentence, parse).chunks()


class _Sentence:
    """One sentence while its phrases are found; positions count the document's words."""

    def __init__(self, document: Document, sentence: Sentence, parse: Parse | None) -> None:
        self.document, self.parse = document, parse
        self.first, self.last = sentence.first, sentence.last
        text, starts, ends = document.text, document.starts, document.ends
        places = range(self.first, self.last)
        self.words = [text[starts[i] : ends[i]] for i in places]
        self.gaps = [text[ends[i] : starts[i + 1]] for i in range(self.first, self.last - 1)]
        capitals = sum(w[0].isupper() for w in self.words)
        self.titled = sentence.zone != "body" and capitals > 0.6 * len(self.words)
        named = countries([bare(w) for w in self.words])
        self.named = {i: n for n in named for i in range(n.first, n.last)}

    def lexeme(self, k: int) -> str:
        return self.document.lexemes[self.first + k]

    def is_name(self, k: int) -> bool:
        """Whether word `k` is capitalised as names are."""
        if k in self.named:
            return True
        word, low = self.words[k], self.lexeme(k)
        if k and self.gaps[k - 1] == "-" and self.words[k - 1][0].isupper() and len(word) < 4:
            return low not in function_words()  # Jong-un
        if len(word) == 1 and word.isupper() and self.gaps[k : k + 1] == [". "]:
            return True  # an initial
        if word[0].isupper() and self.gaps[k : k + 1] == ["-"] and self.words[k + 1][0].isupper():
            return True  # All-Encompassing
        if not word[0].isupper() or low in DATES or low in NOT_NAMES or low in _DETERMINERS:
            return False
        if self.titled:
            return low in proper(self.document) or (word.isupper() and len(word) > 1)
        opens = k == 0 or bool(_OPENS.search(self.gaps[k - 1]))
        if not opens or low in proper(self.document) or (word.isupper() and len(word) > 1):
            return True
        return self._opens_name(k)

    def _opens_name(self, k: int) -> bool:
        """Whether the first word of a sentence, unknown otherwise, is a name all the same."""
        low = self.lexeme(k)
        return not (low in lower(self.document) or low in function_words() or is_listed(low))

    def _is_sure(self, k: int) -> bool:
        """Whether a name is one by more than a capital at the head of a sentence."""
        opens = k == 0 or bool(_OPENS.search(self.gaps[k - 1]))
        if not opens or k in self.named or self.lexeme(k) in proper(self.document):
            return True
        if self.words[k].isupper() or (k and self.tight(k - 1)):
            return True
        return self.parse is not None and self.parse.entities[self.first + k] in _WHO

    def tight(self, k: int) -> bool:
        """Whether nothing but a blank, a hyphen or a title's point parts word `k` from the next."""
        if k in self.named and k + 1 < self.named[k].last:
            return True
        if not 0 <= k < len(self.gaps) or not _TIGHT.fullmatch(self.gaps[k]):
            return False
        return (
            not self.gaps[k].startswith(".") or self.lexeme(k) in TITLES or len(self.words[k]) < 2
        )

    def owns(self, k: int) -> bool:
        word = self.words[k].replace("’", "'").lower()
        after = self.gaps[k][:1] if k < len(self.gaps) else ""
        return word.endswith("'s") or (word.endswith("s") and after in ("'", "’"))

    def chunks(self) -> Iterator[Chunk]:
        k = 0
        while k < len(self.words):
            if self._is_head(k):
                yield self._chunk(k)
            k += 1

    def _is_head(self, k: int) -> bool:
        """Whether a phrase ends at word `k`."""
        if k in self.named and self.named[k].last > k + 1:
            return False
        name, listed = self.is_name(k), is_listed(self.lexeme(k)) and self.words[k] != "March"
        if not name and not (listed and self._is_noun(k)):
            return False
        if k + 1 < len(self.words) and self.tight(k) and not self.owns(k):
            if self.is_name(k + 1) and (name or listed):
                return False  # the run goes on, or a title stands before its name
            if is_listed(self.lexeme(k + 1)) and self._is_noun(k + 1):
                return False
            if name and self._runs_on(k):
                return False
        return True

    def _runs_on(self, k: int) -> bool:
        """Whether a plain noun parts a name from the listed noun that it belongs to."""
        if k + 2 >= len(self.words) or not self.tight(k + 1) or self.is_name(k + 1):
            return False
        word = self.lexeme(k + 1)
        if word in function_words() or not is_listed(self.lexeme(k + 2)):
            return False
        if self.parse is not None:
            return int(self.parse.heads[self.first + k + 1]) == self.first + k + 2
        return not word.endswith(("s", "ed", "ing"))

    def _is_noun(self, k: int) -> bool:
        if self.parse is not None:
            return self.parse.pos[self.first + k] in ("NOUN", "PROPN")
        if k == 0:
            return True
        before = self.lexeme(k - 1)
        return before not in (
            "to",
            "will",
            "would",
            "can",
            "could",
            "may",
            "they",
            "we",
            "i",
            "you",
        )

    def _chunk(self, head: int) -> Chunk:
        first = self._left_parsed(head) if self.parse else self._left(head)
        stem = head + 1
        last = self._tail(head) if self._takes_of(head) else stem
        kind = self._kind(head)
        base = self.first
        return Chunk(base + first, base + last, base + head, base + stem, kind)

    def _takes_of(self, k: int) -> bool:
        """Whether "of …" belongs to a word: an office, a common noun, a body's noun."""
        low = self.lexeme(k)
        return not self.is_name(k) or low in TITLES | ROLE_NOUNS | BODY_NOUNS

    def _left(self, head: int) -> int:
        """Where a phrase begins: as far as names and listed nouns go, or a determiner bounds it."""
        sure = k = head
        plain = 0
        while k > 0 and self.tight(k - 1) and plain <= _BEFORE:
            k -= 1
            low = self.lexeme(k)
            if low in _DETERMINERS:
                return k
            if self.is_name(k) or ((is_listed(low) or low in TITLES) and self._is_noun(k)):
                sure = sure if plain else k  # a plain word between may be a verb
            elif low in function_words() or self._parts(k, head):
                break
            else:
                plain += 1
        return sure

    def _parts(self, k: int, head: int) -> bool:
        """Whether a plain word cannot stand before a name: nearly any verb can stand there."""
        return self.is_name(head) and not is_listed(self.lexeme(k + 1))

    def _left_parsed(self, head: int) -> int:
        assert self.parse is not None
        k = head
        while k > 0 and self._joins(k - 1, head):
            k -= 1
        return k

    def _joins(self, k: int, head: int) -> bool:
        """Whether word `k` hangs on the head, in one run with it."""
        assert self.parse is not None
        low = self.lexeme(k)
        if not self.tight(k) and not (
            self.gaps[k] == ", " and self.parse.pos[self.first + k] == "ADJ"
        ):
            return False
        if self.is_name(k) and self.is_name(k + 1) and self.tight(k):
            return True
        under = self.first + head in self.parse.ancestors(self.first + k)
        pos = self.parse.pos[self.first + k]
        apart = pos in ("NUM", "VERB", "ADV") and self.is_name(head) and low not in TURNS
        if apart or low in _NO_PART:
            return False
        return under and pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB")

    def _tail(self, head: int) -> int:
        """The last+1 of "of …" behind an office or a government, as far as a name goes."""
        k = head + 1
        if k >= len(self.words) or not self.tight(head) or self.lexeme(k) not in _OF:
            return head + 1
        k += 1
        while k < len(self.words) and self.tight(k - 1) and self.lexeme(k) in ("the", "an", "a"):
            k += 1
        if k >= len(self.words) or not self.tight(k - 1) or not self.is_name(k):
            return head + 1
        while k + 1 < len(self.words) and self.tight(k) and self.is_name(k + 1):
            k += 1
        return k + 1

    def _kind(self, head: int) -> str:
        if not self.is_name(head) or head in self.named:
            return ""
        if not self._is_sure(head):
            return UNSURE
        return self.parse.entities[self.first + head] if self.parse else ""


def is_no_actor(kind: str) -> bool:
    """Whether the parse takes a name for a date or a sum."""
    return kind in _NO_ACTORS


def is_place(kind: str) -> bool:
    """Whether the parse takes a name for a town, a region, a building."""
    return kind in _PLACES
