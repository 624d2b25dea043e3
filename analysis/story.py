"""What is known only when all texts of a story are read: who is in it, who carries what.

The tables of the articles go in, those of `tables.PER_STORY` come out. A text that a gate sets
apart is named in no matrix; nor is a story of more than `MOST` texts laid out passage by passage.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.actors import Cast, Phrases, joined
from analysis.actors import Mention as Named
from analysis.align import Mention, Texts, added_words
from analysis.align import rows as aligned
from analysis.align import story as laid_out
from analysis.article import ADDED, Article, Span, Zone, area
from analysis.document import Document, Quotation, document
from analysis.gates import Trace
from analysis.measures import MEASURES
from analysis.parse import available
from analysis.score import readings_of
from analysis.tables import PER_STORY, Rows

Row = dict[str, Any]
COVERED = ("country", "person", "body", "name")  # words for events mean too many things
MOST = 200  # texts that are aligned with one another
NEEDED = ("articles", "zones", "quotations", "phrases", "traces", "texts")


@dataclass(frozen=True, slots=True)
class Known:
    """What the gates found: articles apart, independent voices, groups of copies."""

    apart: frozenset[str] = frozenset()
    voices: Sequence[Sequence[str]] = ()
    copies: Sequence[Sequence[str]] = ()


def story_rows(name: str, read: Mapping[str, list[Row]], known: Known, whole: bool = True) -> Rows:
    """The rows of `PER_STORY`, from those of `NEEDED` of the story's articles.

    `whole`: these are all of them; where they are not, nothing is aligned.
    """
    found: Rows = {table: [] for table in PER_STORY}
    documents = {d.article.id: d for d in _documents(read)}
    spoken = {row["article"]: Phrases.from_json(row["phrases"]) for row in read["phrases"]}
    tones = {row["article"]: json.loads(row["tones"]) for row in read["phrases"]}
    cast = joined(spoken)
    found["actors"] += _actors(name, cast)
    for a, told in documents.items():
        by_place = dict(zip((f.span for f in spoken[a].found), tones[a], strict=True))
        found["mentions"] += _mentions(name, told, cast.mentions[a], by_place)
    inside = [told for a, told in documents.items() if a not in known.apart]
    if whole and 1 < len(inside) <= MOST:
        cut = {str(r["id"]): r["truncated"] for r in read["articles"] if r["truncated"]}
        texts = Texts.of(inside, _within(known.voices, inside), cut)
        places = _places(cast, known.apart)
        for table, made in aligned(laid_out(inside), name, texts, places).items():
            found[table] += made
    _add_copies(found, documents, read, known, bool(available()))
    return found


def _within(voices: Iterable[Sequence[str]], inside: Sequence[Document]) -> list[list[str]]:
    """The independent voices among some documents."""
    ids = {d.article.id for d in inside}
    groups = [[a for a in group if a in ids] for group in voices]
    return [group for group in groups if group]


def _documents(read: Mapping[str, list[Row]]) -> Iterator[Document]:
    """The documents of a story as they were read, from their tables."""
    texts = {row["article"]: row["text"] for row in read["texts"]}
    zones: dict[str, list[Zone]] = {}
    for row in read["zones"]:
        zones.setdefault(row["article"], []).append(Zone(_span(row), row["kind"]))
    quotations: dict[str, list[Quotation]] = {}
    for row in read["quotations"]:
        quotations.setdefault(row["article"], []).append(_quotation(row))
    for row in read["articles"]:
        made = Article(row["id"], row["outlet"], texts[row["id"]], row["headline"] or "",
                       row["story"] or "")  # fmt: skip
        cut = document(made, tuple(zones.get(made.id, ())))
        yield cut.with_quotations(tuple(quotations.get(made.id, ())))


def _span(row: Row, prefix: str = "") -> Span:
    return Span(row[f"{prefix}start"], row[f"{prefix}end"])


def _quotation(row: Row) -> Quotation:
    cue = None if row["cue_start"] is None else _span(row, "cue_")
    return Quotation(_span(row), row["kind"], row["speaker"], row["verb"], cue)


Tone = tuple[int | None, str]


def _mentions(
    name: str, told: Document, mentions: Iterable[Named], tones: Mapping[Span, Tone]
) -> Iterator[Row]:
    for m in mentions:
        tone, evidence = tones[m.span]
        yield {
            "article": told.article.id, "story": name, "actor": m.actor, "label": m.label,
            "kind": m.kind, "sentence": m.sentence, "zone": area(told.sentences[m.sentence].zone),
            "start": m.span.start, "end": m.span.end, "speaker": told.speaker_of(m.voice),
            "tone": tone, "evidence": evidence,
        }  # fmt: skip


def _actors(name: str, cast: Cast) -> Iterator[Row]:
    for a in cast.actors:
        yield {"story": name, "actor": a.id, "name": a.name, "kind": a.kind, "mentions": a.mentions}


def _places(cast: Cast, apart: frozenset[str]) -> list[Mention]:
    """Where actors are named, for the coverage matrix: under the name to print for them."""
    names = {actor.id: actor.name for actor in cast.actors}
    return [
        Mention(names[m.actor], article, m.span)
        for article, mentions in cast.mentions.items()
        if article not in apart
        for m in mentions
        if m.label and m.actor in names and m.kind in COVERED
    ]


def _add_copies(
    found: Rows,
    documents: Mapping[str, Document],
    read: Mapping[str, list[Row]],
    known: Known,
    parser: bool,
) -> None:
    """What each of a group of copies shares with the others, and readings of what it added."""
    traces = {row["article"]: row["trace"] for row in read["traces"]}
    for group in known.copies:
        inside = [documents[a] for a in group if a in documents]
        for one in inside if len(inside) > 1 else ():
            mask = added_words(one, [other for other in inside if other is not one])
            shared = np.unique(one.sentence_of[one.told & ~mask])
            found["shared"] += [_shared(one, int(i)) for i in shared]
            seen = Trace.from_json(traces[one.article.id])
            found["added"] += readings_of({ADDED: one.alone(mask)}, MEASURES, seen, parser)


def _shared(document: Document, i: int) -> Row:
    sentence = document.sentences[i]
    return {
        "article": document.article.id, "sentence": i, "start": sentence.span.start,
        "end": sentence.span.end, "words": sentence.last - sentence.first,
    }  # fmt: skip
