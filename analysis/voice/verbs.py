"""Say-verbs in running text: which words report that somebody speaks, and where they stand."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis import lexicon as lists
from analysis.article import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A document is said to contain or read what is quoted from it: a cue only before a colon.
_DOCUMENT_VERBS = frozenset("contain read include provide stipulate specify state".split())
_REACH = 16  # words between such a verb and the colon
# Before one of these a word is a noun, not a verb: "the report", "of claims".
_DETERMINERS = frozenset(
    """the a an his her its their our my your this these those any some no every each of in with
    by from another such more recent new public strong false""".split()
)


class Cue(NamedTuple):
    """A say-verb in the text: its place, its entry in the list, whether it is a weak one."""

    span: Span
    verb: str
    weak: bool


@lru_cache(maxsize=1)
def _say_verbs() -> tuple[frozenset[str], dict[str, tuple[tuple[str, ...], ...]], dict[str, str]]:
    """Weak lemmas; entries of several words by their first; irregular forms."""
    words = lists.lexicon("say_verbs")
    heads: dict[str, set[tuple[str, ...]]] = {}
    for section in words.sections:
        for entry in section.entries:
            parts = tuple(entry.lstrip("=").lower().split())
            heads.setdefault(parts[0], set()).add(parts)
    longest = {h: tuple(sorted(e, key=len, reverse=True)) for h, e in heads.items()}
    return words.weak, longest, words.forms


def lemma(word: str) -> str:
    """The dictionary form of a word of a sentence, by the list's own forms, then simplemma."""
    low = word.lower()
    return _say_verbs()[2].get(low) or lists.lemma(low)


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The say-verbs between two places, in order, nouns of the same form left out."""
    words = list(_WORD.finditer(text, start, end))
    found: list[Cue] = []
    i = 0
    while i < len(words):
        cue, length = _cue(words, i)
        if cue is not None:
            found.append(cue)
        i += length
    return found


def _cue(words: "list[re.Match[str]]", i: int) -> tuple[Cue | None, int]:
    word = words[i].group()
    if (word[0].isupper() and i > 0) or (i > 0 and words[i - 1].group().lower() in _DETERMINERS):
        return None, 1
    if _noun(words, i) or "-" in _around(words[i]):
        return None, 1
    weak, heads, _ = _say_verbs()
    base = lemma(word)
    entries = heads.get(base) or heads.get(word.lower(), ())
    for entry in entries:
        size = len(entry)
        following = words[i + 1 : i + size]
        if len(following) == size - 1 and all(
            w.group().lower() == e or lemma(w.group()) == e
            for w, e in zip(following, entry[1:], strict=True)
        ):
            # "say in a statement" is to say; "call for" is not to call.
            verb = base if size > 2 and (base,) in entries and base not in weak else " ".join(entry)
            span = Span(words[i].start(), words[i + size - 1].end())
            return Cue(span, verb, verb in weak), size
    return None, 1


def _around(word: "re.Match[str]") -> str:
    """The characters beside a word: a hyphen makes it part of another ("so-called")."""
    return (
        word.string[max(0, word.start() - 1) : word.start()]
        + word.string[word.end() : word.end() + 1]
    )


_AFTER_NOUN = frozenset("was were is are has have had will would of by".split())


def _noun(words: "list[re.Match[str]]", i: int) -> bool:
    """ "Claims were", "debate was": a form that could be a noun, before another verb."""
    word = words[i].group().lower()
    if word == lemma(word) and word not in _PASTS and _headed(words, i):
        return True
    if i + 1 >= len(words) or words[i + 1].group().lower() not in _AFTER_NOUN or word == "says":
        return False
    return word == lemma(word) or word.endswith("s")


# Forms that are past tense as well, and plurals without an s.
_PASTS = frozenset("read put let set bet hit cast cut say".split())
_PLURALS = frozenset("police people men women children media others majority both most".split())
_NO_ADJECTIVES = _PLURALS | frozenset(
    """to not never and or but that which who i we you they do does did will would can could may
    might must should also even still""".split()
)


def _headed(words: "list[re.Match[str]]", i: int) -> bool:
    """ "A particular nod", "the White House press": the plain form, which a singular cannot have.

    It is a noun where an article and adjectives stand before it, or a name in the singular.
    """
    for back in range(1, min(4, i + 1)):
        word, after = words[i - back], words[i - back + 1]
        low = word.group().lower()
        if word.string[word.end() : after.start()] not in (" ", "-", "’s ", "'s "):
            return False
        if back > 1 and low in _DETERMINERS and low not in ("with", "by", "from", "in", "of"):
            return True
        if low in _NO_ADJECTIVES or (back == 1 and re.search(r"s$|ly$|\d", low)):
            return False
        if back == 1 and word.group()[0].isupper():
            return _singular(words, i - 1)
    return False


def _singular(words: "list[re.Match[str]]", i: int) -> bool:
    """Whether the name that ends with this word is one: no "and", no "did" before it."""
    first = i
    while first > 0 and words[first - 1].group()[0].isupper():
        first -= 1
    before = words[first - 1].group().lower() if first else ""
    return before not in _ASKING and words[first].group().lower() not in _NO_ADJECTIVES


_ASKING = frozenset("and or do does did will would can could may might must should let".split())


def document_verb(text: str, start: int, end: int) -> Cue | None:
    """The last verb by which a document is said to hold what follows ("contains:")."""
    words = list(_WORD.finditer(text, start, end))[-_REACH:]
    for word in reversed(words):
        if word.group().endswith("ing"):
            continue
        if word.group().islower() and lemma(word.group()) in _DOCUMENT_VERBS:
            return Cue(Span(word.start(), word.end()), lemma(word.group()), True)
    return None
