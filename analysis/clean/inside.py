"""What may stand between the paragraphs of a story: captions, teasers, subheads.

Each function changes `found`, the kinds of the paragraphs so far, where a paragraph has none yet
(None). What is still None in the end is body.
"""

import re
from collections.abc import Sequence

from analysis.clean.furniture import section
from analysis.clean.paragraphs import Paragraph

Found = list[str | None]
_CAPTION_WORDS = 60
_DOUBLED_WORDS = 8  # a shorter line that is printed twice may be a refrain
_SUBHEAD_WORDS = 12
_PROSE_WORDS = 12
_SHOUTED_WORDS = range(6, 31)  # a line in capitals: a shorter one is a subhead
# How captions are worded: where to look, or a scene in the present tense with its place.
_SCENE = re.compile(
    r"\b(?:pictured|(?:seen|shown) (?:here|in|on|at|during)|file photo)\b"
    r"|\((?:left|right|centre|center|top|bottom|[LRC])\)|, (?:left|right|centre|center),"
    r"|\b(?:addresses|arrives?|attends?|delivers?|gathers?|gestures?|greets?|holds?|inspects?|"
    r"leaves?|listens?|looks? on|meets?|poses?|shakes? hands|sits?|speaks?|stands?|walks?|waves?)\b"
    r".{2,120}\b(?:after|ahead|at|before|during|in|near|on|outside|with)\b",
    re.IGNORECASE,
)


def prosaic(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most of the words stand in paragraphs of 15 words or more."""
    total = sum(p.words for p in paragraphs)
    return 2 * sum(p.words for p in paragraphs if p.words >= 15) > total


def doubled(paragraphs: Sequence[Paragraph], found: Found) -> None:
    """A line printed twice running is a caption: a picture's description and its text.

    Not where doubling is the rule (a bad copy of a page), nor in verse.
    """
    pairs = [
        i
        for i, p in enumerate(paragraphs[:-1])
        if p.text and p.text == paragraphs[i + 1].text and _describes(p, _DOUBLED_WORDS)
    ]
    if 4 * len(pairs) > len(paragraphs) or not prosaic(paragraphs):
        return
    for j in (j for i in pairs for j in (i, i + 1)):
        found[j] = found[j] or "caption"


def _describes(p: Paragraph, least: int) -> bool:
    return least <= p.words <= _CAPTION_WORDS and p.sentences <= 3 and not p.heading


def captioned(paragraphs: Sequence[Paragraph], found: Found) -> None:
    """What a credit belongs to.

    A credit that opens with a stroke ("/ AGENCY") is torn from the line before it. Any other
    may stand alone, so that its neighbour has to be worded like a caption as well.
    """
    for i in [i for i, kind in enumerate(found) if kind == "credit"]:
        torn = paragraphs[i].text.startswith("/")
        for j in (j for j in (i - 1, i + 1) if 0 <= j < len(found)):
            p = paragraphs[j]
            above = j < i and (torn or _loose(p))
            if found[j] is None and _describes(p, 4) and (above or _scenic(p)):
                found[j] = "caption"
            if found[j] == "caption":
                break


def _scenic(p: Paragraph) -> bool:
    return p.sentences <= 2 and bool(_SCENE.search(p.text))


def _loose(p: Paragraph) -> bool:
    """Whether it is long for a subhead and yet no sentence."""
    return p.words > 5 and p.last not in ".!?…:;,"


def teasers(paragraphs: Sequence[Paragraph], found: Found, first: int, last: int) -> None:
    """Teasers inside the body: a section's name over a title, or a long line in capitals."""
    capitals = sum(p.words for p in paragraphs if p.capitals)
    shouting = 3 * capitals > sum(p.words for p in paragraphs)
    for i in range(first + 1, last):
        p = paragraphs[i]
        if found[i] is not None or p.heading or p.bullet or p.last in ".!?…:;,":
            continue
        if p.capitals and p.words in _SHOUTED_WORDS and not shouting:
            found[i] = "related"
        elif i + 1 < last and found[i + 1] is None and _titled(paragraphs[i + 1]):
            pictured = found[i - 1] == "caption" and p.words <= 3
            if section(p) or (pictured and paragraphs[i + 1].titled >= 0.6):
                found[i] = found[i + 1] = "related"


def _titled(p: Paragraph) -> bool:
    plain = not p.bullet and p.last not in ".:;,…"
    return plain and 4 <= p.words <= 25 and not p.text[:1].islower()


def subheads(paragraphs: Sequence[Paragraph], found: Found) -> None:
    """Markdown's headings, and short lines without a stop that stand over a paragraph of prose."""
    for i, p in enumerate(paragraphs):
        if found[i] is not None:
            continue
        below = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        over = below and found[i + 1] is None and below.ended and below.words >= _PROSE_WORDS
        if p.heading or (i and over and _heads(p)):
            found[i] = "subhead"


def _heads(p: Paragraph) -> bool:
    plain = p.last not in ".!?:;,…" and not p.bullet and p.lettered and "://" not in p.text
    return plain and p.words <= _SUBHEAD_WORDS and not p.text[:1].islower()
