"""The lines of a text as paragraphs, and what the shape of one tells.

A paragraph is one line, or several where the text is wrapped by hand at a fixed width. Nothing
here knows a word of any language; everything takes time linear in the length of the text.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from analysis.article import Span

# Furniture is short. A longer paragraph is never looked at by a pattern, so none can be slow.
LONGEST = 900
_CLOSERS = "\"'”’»)]}*_` "
_STOPS = ".!?…。！？।؟"
_INITIALS = re.compile(r"\b[A-Z]\.(?:[A-Z]\.){1,3}$")
_MARKDOWN = re.compile(r"(#{1,6})\s+|[>*+•⦁►-]\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]{0,2}\s+(?=[\"'“‘«(]{0,2}[A-ZÀ-Þ])")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_ASCII_LETTER = re.compile(r"[A-Za-z]")
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Armenian": re.compile(r"[\u0530-\u058f]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "Indic": re.compile(r"[\u0900-\u0dff]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    "Georgian": re.compile(r"[\u10a0-\u10ff]"),
    "Hangul": re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"),
    "Kana and Han": _WIDE,
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line, or the lines of one hand-wrapped paragraph, and its shape.

    `text` is free of Markdown's marks, "" where it is longer than `LONGEST`. `heading` is the
    level of a Markdown heading, 0 where it is none. `ended`: it closes as a sentence does.
    """

    lines: tuple[Span, ...]
    text: str
    words: int
    ended: bool
    last: str  # the last character that is no closing mark
    heading: int
    bullet: bool

    @property
    def key(self) -> str:
        """What two printings of the same line have in common."""
        return " ".join(re.findall(r"\w+", self.text.casefold()))

    @property
    def tokens(self) -> list[str]:
        """The words of a short paragraph, without the marks around them."""
        return re.findall(r"[^\W_]+(?:['’.&-][^\W_]+)*", self.text)

    @property
    def sentences(self) -> int:
        """About how many sentences it has."""
        return 1 + len(_SENTENCE_END.findall(self.text))

    @property
    def lettered(self) -> bool:
        """Whether it has a letter at all."""
        return not self.text or bool(_LETTER.search(self.text))

    @property
    def capitals(self) -> bool:
        """Whether it is printed in capital letters."""
        letters = _LETTER.findall(self.text)
        return bool(letters) and sum(map(str.isupper, letters)) >= 0.9 * len(letters)

    @property
    def titled(self) -> float:
        """Share of the words (of 4 letters or more, if any) that begin with no small letter."""
        tokens = self.tokens
        longer = [t for t in tokens if len(t) > 3] or tokens
        return sum(not t[0].islower() for t in longer) / len(longer) if longer else 0.0


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order; their lines are all of its lines that are not blank."""
    groups = _wrapped(text, _blocks(text))
    return [_paragraph(text, tuple(lines)) for lines in groups]


def _blocks(text: str) -> list[list[Span]]:
    """Runs of lines with no blank line between them, each line without white space around."""
    blocks: list[list[Span]] = [[]]
    start = 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            at = start + len(raw) - len(raw.lstrip())
            blocks[-1].append(Span(at, at + len(bare)))
        elif blocks[-1]:
            blocks.append([])
        start += len(raw)
    return blocks if blocks[-1] else blocks[:-1]


def _wrapped(text: str, blocks: list[list[Span]]) -> list[list[Span]]:
    """The blocks, cut at every line unless the text is wrapped at a width."""
    width = _width(text, blocks)
    groups: list[list[Span]] = []
    for block in blocks:
        for i, line in enumerate(block):
            if i and width and _continues(text, block[i - 1], line, width):
                groups[-1].append(line)
            else:
                groups.append([line])
    return groups


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    if text[before.start] == "#" or text[line.start] == "#":
        return False
    return text[line.start].islower() or len(before) >= 0.7 * width


def _width(text: str, blocks: list[list[Span]]) -> int:
    """At how many characters a text is wrapped by hand; 0 where it is not.

    It is where lines that another follows are about equally long, seldom end as a sentence does,
    and are followed by a small letter: all three, since a poem may do any one of them.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    lengths = sorted(len(a) for a, _ in pairs)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    if not 45 <= width <= 110:
        return 0
    full = sum(len(a) >= 0.7 * width for a, _ in pairs)
    running = sum(text[a.end - 1] not in _STOPS for a, _ in pairs)
    small = sum(text[b.start].islower() for _, b in pairs)
    need = len(pairs)
    return width if full >= 0.6 * need and running >= 0.6 * need and small >= 0.4 * need else 0


def _paragraph(text: str, lines: tuple[Span, ...]) -> Paragraph:
    start, end = lines[0].start, lines[-1].end
    raw = text[start:end]
    mark = _MARKDOWN.match(raw)
    short = " ".join(raw[mark.end() if mark else 0 :].split()) if len(raw) <= LONGEST else ""
    bare = raw[-40:].rstrip(_CLOSERS)
    last = bare[-1:]
    return Paragraph(
        lines=lines,
        text=short.strip("*_ ") or short,
        words=len(raw.split()) + len(_WIDE.findall(raw)) // 2,
        ended=last in _STOPS and bool(last) and not _INITIALS.search(bare),
        last=last,
        heading=len(mark.group(1) or "") if mark else 0,
        bullet=bool(mark and not mark.group(1)),
    )


def script(text: str) -> str | None:
    """The script most of the letters are in; None where fewer than 4 letters or than 60 % are."""
    rest = _ASCII.sub("", text)  # mostly short; no script but Latin has letters in ASCII
    counts = Counter({name: len(found.findall(rest)) for name, found in _SCRIPTS.items()})
    counts["Latin"] += len(_ASCII_LETTER.findall(text))
    name, most = counts.most_common(1)[0]
    return name if most >= 4 and most >= 0.6 * counts.total() else None
