"""Documents × measures → the rows of the tables in `tables.py`."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from analysis.article import AREAS, Article, Span, area
from analysis.clean import byline, dateline, truncation, zones
from analysis.document import OWN, VOICES, Document, Quotation, document
from analysis.gates import Trace, trace
from analysis.gates.language import SCORED
from analysis.measures import MEASURES, Mark, Measure, Reading
from analysis.measures.tone import sentence_tones
from analysis.tables import PER_ARTICLE, Rows
from analysis.terms import term
from analysis.voice import voiced

Row = dict[str, Any]
TERM_WORDS = 5  # a matched term that is stored has at most so many words


def read(article: Article) -> Document:
    """An article as a document whose words have their zones and their voices."""
    return voiced(document(article, zones(article)))


def rows(articles: Sequence[Article], measures: Sequence[Measure] = MEASURES) -> Rows:
    """The rows of every per-article table, for these articles in this order."""
    found: Rows = {name: [] for name in PER_ARTICLE}
    for article in articles:
        for name, part in _article(article, measures).items():
            found[name].extend(part)
    return found


def _article(article: Article, measures: Sequence[Measure]) -> dict[str, list[Row]]:
    told = read(article)
    by = article.author or byline(article, told.zones)
    when = article.published or dateline(article, told.zones)
    cut = truncation(article, told.zones)
    seen = trace(told, author=by, published=when, truncated=cut)
    scored = seen.language in (SCORED, None)  # too short a text to tell is read as it is
    readings, marks = _readings(told, measures, seen)
    return {
        "articles": [_facts(told, by, when, cut, seen)],
        "zones": [_place(article, z.span) | {"kind": z.kind} for z in told.zones],
        "sentences": list(_sentences(told, scored)),
        "quotations": [_quotation(told, i, q) for i, q in enumerate(told.quotations)],
        "readings": readings,
        "marks": marks,
        "terms": list(_terms(told)) if scored else [],
        "traces": [{"article": article.id, "trace": seen.to_json()}],
        "texts": [{"article": article.id, "sha256": article.sha256, "text": article.text}],
    }


def _facts(told: Document, by: str | None, when: Any, cut: str | None, seen: Trace) -> Row:
    article, where = told.article, told.article.provenance
    return {
        "id": article.id, "outlet": article.outlet, "story": article.story,
        "published": when.isoformat() if when else None, "published_raw": article.published_raw,
        "headline": headline(told), "author": by, "url": article.url, "language": seen.language,
        "genre": article.genre, "translated": translated(seen), "truncated": cut,
        "words": int(told.told.sum()), "own_words": int(told.heard("own").sum()),
        "sentences": len(told.sentences), "characters": len(article.text),
        "sha256": article.sha256, "name": where.name, "kind": where.kind,
        "encoding": where.encoding, "notes": " ".join(where.notes),
    }  # fmt: skip


def translated(seen: Trace) -> bool:
    """Whether the text is known to be a translation or, where that is not known, reads as one."""
    return seen.translation is not None if seen.translated is None else seen.translated


def headline(told: Document) -> str:
    """What the publisher printed as headline, or else the line that stands as one; "" if none."""
    lines = (z.span.of(told.text) for z in told.zones if z.kind == "headline")
    return told.article.headline or next(lines, "")


def _place(article: Article, span: Span) -> Row:
    return {"article": article.id, "start": span.start, "end": span.end}


def _sentences(told: Document, scored: bool) -> Iterator[Row]:
    everything = np.ones(len(told.starts), dtype=bool)
    kinds = tuple({zone.kind for zone in told.zones})
    tones = {s.i: t for s, t in sentence_tones(told, everything, kinds)} if scored else {}
    for s in told.sentences:
        voices = told.voice[s.first : s.last]
        own = int((voices == OWN).sum())
        speaker = None
        if len(voices) > own > -1 and len(voices) - own >= own:
            most = Counter(voices[voices != OWN].tolist()).most_common(1)[0][0]
            speaker = told.quotations[most].speaker or ""
        yield _place(told.article, s.span) | {
            "i": s.i, "zone": s.zone, "speaker": speaker, "words": len(voices),
            "own_words": own, "tone": tones.get(s.i),
        }  # fmt: skip


def _quotation(told: Document, i: int, q: Quotation) -> Row:
    inside = (told.starts >= q.span.start) & (told.ends <= q.span.end)
    return _place(told.article, q.span) | {
        "i": i, "zone": _area(told, q.span), "kind": q.kind, "speaker": q.speaker, "verb": q.verb,
        "cue_start": q.cue.start if q.cue else None, "cue_end": q.cue.end if q.cue else None,
        "words": int(inside.sum()),
    }  # fmt: skip


def _readings(
    told: Document, measures: Sequence[Measure], seen: Trace
) -> tuple[list[Row], list[Row]]:
    """Readings of every measure in each voice and area, and the marks of the widest of both."""
    readings: list[Row] = []
    marks: list[Row] = []
    parts = {zone: told.within(kinds) for zone, kinds in AREAS.items()}
    for measure in measures:
        withheld = _withheld(measure, seen)
        for zone, part in parts.items():
            for voice in measure.voices:
                answer = Reading(None, (), 0, withheld) if withheld else measure.read(part, voice)
                readings.append(_reading(told.article, measure, voice, zone, answer))
                if zone == "told" and voice == widest(measure):
                    marks.extend(_mark(told, measure, mark) for mark in answer.marks)
    return readings, marks


def widest(measure: Measure) -> str:
    """The voice whose marks hold those of all others."""
    return "all" if "all" in measure.voices else measure.voices[0]


def _withheld(measure: Measure, seen: Trace) -> str:
    if seen.language not in (SCORED, None):
        return f"not scored: the text is in another language ({seen.language})"
    if "original language" in measure.needs and translated(seen):
        return "not measured: the text reads as a translation"
    return ""


def _reading(article: Article, measure: Measure, voice: str, zone: str, answer: Reading) -> Row:
    value = answer.value
    if value is not None and not math.isfinite(value):
        raise ValueError(f"{measure.name} gave {value} for {article.id}; a value is finite or None")
    return {
        "article": article.id, "outlet": article.outlet, "story": article.story,
        "measure": measure.name, "voice": voice, "zone": zone,
        "value": None if value is None else round(value, 6),
        "marks": len(answer.marks), "n": answer.n, "why": answer.why,
    }  # fmt: skip


def _mark(told: Document, measure: Measure, mark: Mark) -> Row:
    first = int(np.searchsorted(told.starts, mark.span.start))
    last = max(first + 1, int(np.searchsorted(told.ends, mark.span.end, side="right")))
    inside = first < len(told.starts)
    quote = int(told.voice[first]) if inside else OWN
    short = last - first <= TERM_WORDS
    return _place(told.article, mark.span) | {
        "sentence": int(told.sentence_of[first]) if inside else 0,
        "zone": _area(told, mark.span), "measure": measure.name, "label": mark.label,
        "weight": round(mark.weight, 6),
        "speaker": None if quote == OWN else (told.quotations[quote].speaker or ""),
        "text": mark.span.of(told.text) if short else "",
    }  # fmt: skip


def _area(told: Document, place: Span) -> str:
    sentence = told.sentence_at(place.start)
    return area(sentence.zone) if sentence else ""


def _terms(told: Document) -> Iterator[Row]:
    for voice in VOICES:
        forms: dict[str, Counter[str]] = {}
        for i in np.flatnonzero(told.heard(voice)):
            if word := term(told.lexemes[i]):
                written = told.text[told.starts[i] : told.ends[i]]
                forms.setdefault(word, Counter())[lexical(written)] += 1
        for word in sorted(forms):
            form = min(forms[word].items(), key=lambda pair: (-pair[1], pair[0]))[0]
            yield {
                "article": told.article.id, "voice": voice, "term": word, "form": form,
                "count": forms[word].total(),
            }  # fmt: skip


def lexical(written: str) -> str:
    """A word as it is written, without its possessive."""
    return written[:-2] if written.lower().endswith(("'s", "’s")) else written
