"""In what tone? VADER sentence by sentence, never on a whole text, and never called stance.

Before VADER sees a sentence, typographic marks are made plain (it reads `don’t` as a positive
word's neighbour otherwise), names are masked ("the United States said" is +.42 to it), runs of one
emoji are cut to three, and a sentence is scored in blocks of 100 tokens, since VADER's time grows
with their square.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress

import numpy as np
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.article import Span
from analysis.document import Document, Mask, Sentence
from analysis.measures.measure import Mark, Measure, Reading

MASK = "Name"  # stands for any name; no entry of VADER's list
BLOCK = 100  # tokens
LEAST = 4  # words a voice must have in a sentence for the sentence to count as its own

_PLAIN_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": " - ",
     "—": " - ", "…": "...", "\u00a0": " "}
)  # fmt: skip
_EMOJI_RUN = re.compile(r"([\u2600-\u27bf\U0001f300-\U0001faff])\1{3,}")


@cache
def analyzer() -> SentimentIntensityAnalyzer:
    """vaderSentiment's own analyser."""
    return SentimentIntensityAnalyzer()


@lru_cache(maxsize=100_000)
def compound(text: str) -> float:
    """VADER's compound of one sentence, −1 to 1; long ones by the mean over blocks of tokens."""
    tokens = _EMOJI_RUN.sub(r"\1\1\1", text.translate(_PLAIN_MARKS)).split()
    if not tokens:
        return 0.0
    blocks = [tokens[i : i + BLOCK] for i in range(0, len(tokens), BLOCK)]
    scores = [analyzer().polarity_scores(" ".join(block))["compound"] for block in blocks]
    return float(sum(s * len(b) for s, b in zip(scores, blocks, strict=True)) / len(tokens))


def charged(word: str) -> float | None:
    """A lexeme's valence in VADER's list, −4 to 4; None where it is not there."""
    value = analyzer().lexicon.get(word)
    return None if value is None else float(value)


@lru_cache(maxsize=4)  # a document is asked several times in a row: voices, headline, marks
def names(document: Document) -> Mask:
    """(W,) which words are names, by their capitals.

    A capitalised word inside a sentence is one. One that opens a sentence, or stands in a title-
    case line, is one if it is seen as such inside a sentence elsewhere and never in lower case.
    A shouted word of VADER's list (four letters or more) is not.
    """
    text, lexemes = document.text, document.lexemes
    starts, ends = document.starts.tolist(), document.ends.tolist()
    upper = [text[start].isupper() for start in starts]
    plain = _plain(document, upper)
    inside = {lexemes[i] for i in plain}
    known = inside.difference(
        word for word, capital in zip(lexemes, upper, strict=True) if not capital
    )
    found = np.zeros(len(upper), dtype=bool)
    for i in np.flatnonzero(upper).tolist():
        word = text[starts[i] : ends[i]]
        shouted = len(word) > 3 and word.isupper() and charged(lexemes[i]) is not None
        found[i] = not shouted and word != "I" and (i in plain or lexemes[i] in known)
    return found


def _plain(document: Document, upper: list[bool]) -> set[int]:
    """The capitalised words that neither open a sentence nor stand in a title-case line."""
    found: set[int] = set()
    for sentence in document.sentences:
        part = upper[sentence.first : sentence.last]
        if not _title_case(part):
            places = (sentence.first + k for k, capital in enumerate(part) if capital)
            found.update(i for i in places if not _opens(document, sentence, i))
    return found


def _title_case(upper: Sequence[bool]) -> bool:
    return len(upper) >= 3 and sum(upper) / len(upper) > 0.6


def _opens(document: Document, sentence: Sentence, i: int) -> bool:
    """Whether word i opens the sentence, or what stands in marks or behind a colon."""
    if i == sentence.first:
        return True
    between = document.text[document.ends[i - 1] : document.starts[i]]
    return any(mark in between for mark in '"“‘«„:—–•([')


@lru_cache(maxsize=4)
def _pieces(document: Document) -> list[str]:
    """Each word with what stands behind it in its sentence, names masked and marks kept."""
    text, known = document.text, names(document).tolist()
    starts, ends = document.starts.tolist(), document.ends.tolist()
    found: list[str] = []
    for sentence in document.sentences:
        for k in range(sentence.first, sentence.last):
            end = starts[k + 1] if k + 1 < sentence.last else sentence.span.end
            found.append((MASK if known[k] else text[starts[k] : ends[k]]) + text[ends[k] : end])
    return found


@lru_cache(maxsize=4)
def _scored(document: Document) -> dict[tuple[int, bytes], float]:
    """The compounds of a document so far, by sentence and by which of its words are heard."""
    return {}


def _compound(document: Document, sentence: Sentence, heard: Mask) -> float:
    """The compound of the heard words of a sentence, names masked."""
    part = heard[sentence.first : sentence.last]
    key, known = (sentence.i, part.tobytes()), _scored(document)
    if key not in known:
        pieces = _pieces(document)[sentence.first : sentence.last]
        known[key] = compound("".join(compress(pieces, part.tolist())).strip())
    return known[key]


def sentence_tones(
    document: Document, heard: Mask, zones: tuple[str, ...]
) -> Iterator[tuple[Sentence, float]]:
    """Each sentence of the zones in which at least `LEAST` words are heard, and its compound."""
    before = [0, *np.cumsum(heard).tolist()]
    for sentence in document.sentences:
        enough = before[sentence.last] - before[sentence.first] >= LEAST
        if sentence.zone in zones and enough:
            yield sentence, _compound(document.whole, sentence, heard)


class _Tone:
    """The mean of sentence tones over some zones, with VADER's words as evidence."""

    def __init__(self, *zones: str) -> None:
        self.zones = zones

    def __call__(self, document: Document, voice: str) -> Reading:
        heard = document.heard(voice)
        tones = list(sentence_tones(document, heard, self.zones))
        if not tones:
            return Reading(None, (), 0, f"no sentence of {LEAST} or more {voice} words")
        marks = tuple(_marks(document, [s for s, _ in tones], heard))
        if not marks:
            return Reading(None, (), len(tones), "no word of VADER's list in it")
        return Reading(sum(t for _, t in tones) / len(tones), marks, len(tones))


def _marks(document: Document, sentences: list[Sentence], heard: Mask) -> Iterator[Mark]:
    charges, voiced = _charges(document.whole), heard.tolist()
    for sentence in sentences:
        yield from (mark for i, mark in charges[sentence.i] if voiced[i])


@lru_cache(maxsize=4)
def _charges(document: Document) -> list[list[tuple[int, Mark]]]:
    """The words of each sentence that VADER's list has, and that are no names, with their marks."""
    known = names(document).tolist()
    starts, ends = document.starts.tolist(), document.ends.tolist()
    found: list[list[tuple[int, Mark]]] = []
    for sentence in document.sentences:
        found.append([])
        for i in range(sentence.first, sentence.last):
            value = None if known[i] else charged(document.lexemes[i])
            if value is not None:
                label = "positive" if value > 0 else "negative"
                found[-1].append((i, Mark(Span(starts[i], ends[i]), label, value)))
    return found


_COMMON = {
    "question": "In what tone?",
    "unit": "VADER compound, −1 to 1",
    "formula": "mean over sentences of x / √(x² + 15), x the sum of word valences after VADER's "
    "rules for negation, degree and contrast",
    "poles": ("words with negative charge", "words with positive charge"),
    "tier": "C",
    "source": "Hutto & Gilbert 2014 (vaderSentiment 3.3.2)",
    "version": "1",
    "counted": "sentences",
    "form": "dot",
}
TONE = Measure(
    name="tone",
    title="tone",
    about="Charge of VADER's words in subheads and body, sentence by sentence.",
    weakness="topic words dominate (a war story is 'negative'), it has no target, and it is "
    "neither bias nor stance",
    accuracy="r = .47 with people's ratings of 2,604 sentences of opinion pages (New York Times, "
    "set of Hutto & Gilbert), masked or not; no figure for articles of our own yet",
    read=_Tone("subhead", "body"),
    floor=10,
    **_COMMON,  # type: ignore[arg-type]
)
HEADLINE_TONE = Measure(
    name="tone.headline",
    title="headline",
    about="The same for the headline alone.",
    weakness="one sentence: look at it, do not average it; 20 headlines are needed for a mean",
    read=_Tone("headline"),
    floor=20,
    voices=("all",),
    **_COMMON,  # type: ignore[arg-type]
)
