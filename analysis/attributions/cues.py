"""The cues among a sentence's words, by the list of say-verbs and what stands before them."""

from collections.abc import Iterator

from analysis.article import Span
from analysis.attributions.words import Entries, cue_entries, reporting, weak
from analysis.document import Document, Sentence
from analysis.voice.verbs import Cue, lemma

# Before one of these a word is a noun, not a verb: "the report", "of claims".
_DETERMINERS = frozenset(
    """the a an his her its their our my your this these those any some no every each of in with
    by from another such more recent new public strong false""".split()
)
# Weak say-verbs that are as good as others where they close a sentence or are put into it.
CLOSING = frozenset("maintain note show reckon".split())
_AFTER_NOUN = frozenset("was were is are has have had of by".split())
# Forms that are past tense as well, or no verbs.
_PASTS = frozenset("read put let set bet hit cast cut according per".split())
# What may stand before the plain form of a verb, which otherwise is a noun: "the Oslen contest".
_BEFORE_PLAIN = frozenset(
    """to will would can could may might must should do does did not also they we i you who that
    which and or people police men women children both most many some others all now still even
    never""".split()
)


def cues(document: Document, sentence: Sentence, own: list[bool]) -> Iterator[Cue]:
    """The cues of a sentence that are the outlet's own words, in order, nouns left out."""
    lexemes, i = document.lexemes, sentence.first
    while i < sentence.last:
        length = 0
        if own[i] and (entries := cue_entries(lexemes[i])):
            length = _length(lexemes, i, sentence.last, entries)
        if length and _is_verb(document, sentence, i, length):
            cue = _cue(document, i, length)
            if cue.verb in reporting() or _leads(document, sentence, cue, i + length):
                yield cue
        i += length or 1


def _leads(document: Document, sentence: Sentence, cue: Cue, after: int) -> bool:
    """Whether "that" stands behind a weak verb, or, for some, a comma beside it."""
    if after < sentence.last and document.lexemes[after] == "that":
        return True
    start, end = cue.span.start, cue.span.end
    beside = document.text[max(0, start - 2) : start] + document.text[end : end + 1]
    return cue.verb in CLOSING and "," in beside


def _length(lexemes: tuple[str, ...], i: int, last: int, entries: Entries) -> int:
    """How many words the longest entry has that stands here; 0 where none does."""
    if i + 1 < last and (len(entries) > 1 or "" not in entries):
        following = lexemes[i + 1]
        for second in (following, lemma(following)):
            for entry in entries.get(second, ()):
                if _stands(lexemes, i, last, entry):
                    return len(entry)
    return int("" in entries)


def _stands(lexemes: tuple[str, ...], i: int, last: int, entry: tuple[str, ...]) -> bool:
    words = lexemes[i + 1 : min(i + len(entry), last)]
    return len(words) == len(entry) - 1 and all(
        word == part or lemma(word) == part for word, part in zip(words, entry[1:], strict=True)
    )


def _cue(document: Document, i: int, length: int) -> Cue:
    span = Span(int(document.starts[i]), int(document.ends[i + length - 1]))
    base, words = lemma(document.lexemes[i]), document.lexemes[i : i + length]
    verb = " ".join((base, *words[1:]))
    if words[0] in ("according", "in", "by", "per"):
        verb = " ".join(words)
    elif length > 2 and "" in cue_entries(words[0]):
        verb = base  # "say in a statement" is to say
    return Cue(span, verb, verb in weak())


def _is_verb(document: Document, sentence: Sentence, i: int, length: int) -> bool:
    """Whether a word that could be a cue is a verb where it stands."""
    text, lexemes = document.text, document.lexemes
    start, end = int(document.starts[i]), int(document.ends[i])
    if i == sentence.first:
        return True
    before = lexemes[i - 1]
    if (
        text[start].isupper()
        or before in _DETERMINERS
        or "-" in text[start - 1] + text[end : end + 1]
    ):
        return False
    word = lexemes[i]
    if length > 1 and word != lemma(word):
        return True
    following = lexemes[i + 1] if length == 1 and i + 1 < sentence.last else ""
    if following in _AFTER_NOUN and word.endswith("s") and word != "says":
        return False
    if word != lemma(word) or word in _PASTS:
        return True
    return _before_plain(document, sentence, i)


def _before_plain(document: Document, sentence: Sentence, i: int) -> bool:
    """Whether a plural, an auxiliary or a mark stands before a verb's plain form."""
    text, before = document.text, document.lexemes[i - 1]
    written = text[document.starts[i - 1] : document.ends[i - 1]].lower().replace("’", "'")
    gap = text[document.ends[i - 1] : document.starts[i]]
    if before in _BEFORE_PLAIN or before.endswith(("ly", "n't")) or gap[:1] in (",", "”", '"'):
        return True
    if before.endswith("s") and not written.endswith(("'s", "s'")):
        return True
    return written[:1].isalpha() and "and" in document.lexemes[max(sentence.first, i - 4) : i - 1]
