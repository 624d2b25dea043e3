"""What in an article suggests a (machine) translation: habits of another language's page.

No single habit proves anything, since reporters quote and editors slip; two of different kinds,
one of them strong, are reported as signals and never as a fact.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article import TOLD
from analysis.document import Document
from analysis.gates.finding import Finding

if TYPE_CHECKING:
    from analysis.gates.trace import Trace

FEWEST = 2  # kinds of signals
LONGEST = 100_000  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Signal:
    """A habit: what it is called in a sentence, its pattern, how often it must stand in a text."""

    name: str
    pattern: re.Pattern[str]
    least: int = 1


_UNITS = (
    "people|dollars|euros|kilometers|kilometres|miles|soldiers|troops|tons|tonnes|meters|metres"
)
SIGNALS = (
    Signal("quotation marks set as in another language", re.compile(
        r"[«»„]\s?\w|\w\s?»|[.,!?]”\w|\w[.,!?]?“(?:[,;]|[A-Za-z])")),
    Signal("an ellipsis in round brackets", re.compile(r"\((?:\.\.\.|…)\)")),
    Signal("a gloss “official name of …”", re.compile(r"\((?:the )?official name of\b", re.I)),
    Signal("dashes that cling to a clause", re.compile(r"\w -\w[^-\n]{3,120}\w-(?:[,.;]| [a-z])")),
    Signal("“thousand” after figures", re.compile(rf"\b\d{{1,3}} thousand (?:{_UNITS})\b")),
    Signal("a decimal comma", re.compile(
        r"(?<![\d,.])\d{1,3},\d{1,2}(?:\s?%| (?:percent|million|billion)\b)")),
    Signal("a weekday followed by “the” and a number", re.compile(
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? the \d{1,2}"
        r"(?:(?:st|nd|rd|th)\b(?! of)| [A-Z])")),
    Signal("“millions” after figures", re.compile(
        rf"\b\d{{1,3}}(?:[.,]\d+)? (?:millions|billions) (?:of )?(?:crowns|{_UNITS})\b")),
    Signal("a modal verb with “to”", re.compile(
        r"(?<!the )\b(?:may|must|should|might)(?: not| it)? to [a-z]+\b|"
        r"(?<!the )(?<!his )(?<!her )(?<!a )\bwill it to [a-z]+")),
    Signal("“in year” before figures", re.compile(r"\bin year \d{4}\b")),
    Signal("a verb of speech before “to” an outlet", re.compile(
        r"”,? (?:explains|tells|comments|says|declares|assures) to [A-Z]")),
    Signal("a heading between dashes", re.compile(r"^\s?[–—-] [^–—\n]{3,60} [–—-]\s?$", re.M)),
    Signal("spaces before colons, exclamation marks and the like", re.compile(
        r"\w [;:!?](?=\s)"), 3),
)  # fmt: skip
_WOULD_HAVE = re.compile(r"\bwould (?:already |also )?have (?!been\b|had\b|to\b)\w+ed\b")
_CONDITION = re.compile(
    r"\b(?:if|had|unless|without|could|otherwise|but|than|said|because)\b", re.I
)


def translation(document: Document) -> str | None:
    """A sentence with the signals that suggest a translation; None where too few stand."""
    lines = [z.span.of(document.text) for z in document.zones if z.kind in TOLD]
    found = [*_habits("\n".join(lines)[:LONGEST]), *_hearsay(document), *_chrome(document)]
    if len(found) < FEWEST:
        return None
    return f"Signals that suggest a translation: {'; '.join(found)}."


def _habits(text: str) -> Iterator[str]:
    for signal in SIGNALS:
        hits = signal.pattern.finditer(text)
        if sum(1 for _ in zip(hits, range(signal.least), strict=False)) == signal.least:
            yield signal.name


def _hearsay(document: Document) -> Iterator[str]:
    """“Would have agreed” with no condition: the conditional that Romance news uses of hearsay."""
    told = (s.span.of(document.text) for s in document.sentences if s.zone in TOLD)
    hits = (t for t in told if _WOULD_HAVE.search(t) and not _CONDITION.search(t))
    if sum(1 for _ in zip(hits, range(2), strict=False)) == 2:
        yield "“would have” for what is hearsay"


def _chrome(document: Document) -> Iterator[str]:
    """A line around the story in another script."""
    for zone in document.zones:
        if zone.kind in TOLD:
            continue
        letters = [c for c in zone.span.of(document.text)[:400] if c.isalpha()]
        if len(letters) >= 10 and sum(c > "\u024f" for c in letters) > len(letters) / 2:
            yield "lines in another script around the story"
            return


def findings(traces: Sequence["Trace"]) -> Iterator[Finding]:
    """Articles that are known to be translations, or read like one."""
    for trace in traces:
        if trace.translated or (trace.translated is None and trace.translation):
            yield Finding(
                "translation",
                trace.id,
                trace.translation or "This article is given as a translation.",
                effect="measures of certainty are withheld",
            )
