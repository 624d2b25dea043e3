"""In what tone? VADER sentence by sentence, never on a whole text, and never called stance.

Before VADER sees a sentence, typographic marks are made plain (it reads `don’t` as a positive
word's neighbour otherwise), names are masked ("the United States said" is +.42 to it), runs of one
emoji are cut to three, and a sentence is scored in blocks of 100 tokens, since VADER's time grows
with their square.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import numpy as np
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.article import Span
from analysis.document import Document, Mask, Sentence
from analysis.measures.measure import Mark, Measure, Reading

MASK = "Name"  # stands for any name; no entry of VADER's list
BLOCK = 100  # tokens
LEAST = 4  # words a voice must have in a sentence for the sentence to count as its own

_PLAIN = str.maketrans(
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
    tokens = _EMOJI_RUN.sub(r"\1\1\1", text.translate(_PLAIN)).split()
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
    text = document.text
    upper = np.array([text[s].isupper() for s in document.starts], dtype=bool)
    inside, lower = _seen(document, upper)
    known = inside - lower
    found = np.zeros(len(upper), dtype=bool)
    for sentence in document.sentences:
        titled = _title_case(upper[sentence.first : sentence.last])
        for i in range(sentence.first, sentence.last):
            word = text[document.starts[i] : document.ends[i]]
            shouted = len(word) > 3 and word.isupper() and charged(document.lexemes[i]) is not None
            if upper[i] and not shouted and word != "I":
                plain = not titled and not _opens(document, sentence, i)
                found[i] = plain or document.lexemes[i] in known
    return found


def _seen(document: Document, upper: Mask) -> tuple[set[str], set[str]]:
    """Lexemes seen capitalised inside a plain sentence, and those seen in lower case."""
    inside: set[str] = set()
    lower: set[str] = set()
    for sentence in document.sentences:
        titled = _title_case(upper[sentence.first : sentence.last])
        for i in range(sentence.first, sentence.last):
            if not upper[i]:
                lower.add(document.lexemes[i])
            elif not titled and not _opens(document, sentence, i):
                inside.add(document.lexemes[i])
    return inside, lower


def _title_case(upper: Mask) -> bool:
    return len(upper) >= 3 and float(upper.mean()) > 0.6


def _opens(document: Document, sentence: Sentence, i: int) -> bool:
    """Whether word i opens the sentence, or what stands in marks or behind a colon."""
    if i == sentence.first:
        return True
    between = document.text[document.ends[i - 1] : document.starts[i]]
    return any(mark in between for mark in '"“‘«„:—–•([')


def masked(document: Document, i: int, heard: Mask, known: Mask) -> str:
    """Sentence i as VADER may read it: the heard words, names masked, marks kept."""
    sentence = document.sentences[i]
    parts: list[str] = []
    for k in range(sentence.first, sentence.last):
        if not heard[k]:
            continue
        end = document.starts[k + 1] if k + 1 < sentence.last else sentence.span.end
        gap = document.text[document.ends[k] : end]
        word = MASK if known[k] else document.text[document.starts[k] : document.ends[k]]
        parts.append(word + gap)
    return "".join(parts).strip()


def sentence_tones(
    document: Document, heard: Mask, zones: tuple[str, ...]
) -> Iterator[tuple[Sentence, float]]:
    """Each sentence of the zones in which at least `LEAST` words are heard, and its compound."""
    known = names(document.whole)
    for sentence in document.sentences:
        enough = int(heard[sentence.first : sentence.last].sum()) >= LEAST
        if sentence.zone in zones and enough:
            yield sentence, compound(masked(document, sentence.i, heard, known))


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
    known = names(document.whole)
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            value = charged(document.lexemes[i]) if heard[i] and not known[i] else None
            if value is not None:
                span = Span(int(document.starts[i]), int(document.ends[i]))
                yield Mark(span, "positive" if value > 0 else "negative", value)


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
