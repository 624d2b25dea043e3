"""What an attribution is, and what an engine finds before it is joined with the quotations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from analysis.article import Span
from analysis.document import Document

# By `parallax validate quotes_polnear`, on the half that rules were chosen on.
ACCURACY = (
    "attributed words on PolNeAR: F1 .81 with the parse, .79 without it, marks alone .60 (people "
    "agree with alpha .75); the source right in .92 of matched attributions; of ours .81 have a "
    "match there, of theirs .51 are found, since praise and plans count there, too"
)
KINDS = ("direct", "indirect", "mixed")
NAMINGS = ("named", "unnamed", "unknown")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the outlet gives to a source.

    `content`: what is attributed, in order and disjoint. `kind`: `direct` (all of it in quotation
    marks), `indirect` (none of it), `mixed`. `source`: the phrase that stands for the source.
    `speaker`: its name in full as the article has it, or the phrase of a source without a name, as
    `Quotation.speaker`; joint speakers have a line each. `naming`: `named`, `unnamed` (officials,
    a witness), `unknown` (no source can be told). `verb`: lemma of the say-verb or phrase, `cue`
    its place. `within`: the number of the attribution in whose content this one stands.
    """

    content: tuple[Span, ...]
    kind: str
    source: Span | None
    speaker: str | None
    naming: str
    cue: Span | None
    verb: str | None
    within: int | None


class Found(NamedTuple):
    """A cue with what it gives to whom, in numbers of words.

    `content`: words in order. `source`: first and last+1 word of the source's phrase, `head` the
    word in it that stands for the source (`NONE` where there is no source). `cue`: first and
    last+1 word. `bare`: the content is a noun phrase, which without quoted words reports nothing.
    """

    content: tuple[int, ...]
    source: tuple[int, int] | None
    head: int
    cue: tuple[int, int] | None
    verb: str | None
    bare: bool = False


NONE = -1


def runs(words: Iterable[int]) -> list[tuple[int, int]]:
    """Maximal runs of neighbouring words, each as first and last+1."""
    found: list[tuple[int, int]] = []
    for i in sorted(set(words)):
        if found and found[-1][1] == i:
            found[-1] = found[-1][0], i + 1
        else:
            found.append((i, i + 1))
    return found


def span(document: Document, first: int, last: int) -> Span:
    """The characters from word `first` to word `last` (exclusive)."""
    return Span(int(document.starts[first]), int(document.ends[last - 1]))
