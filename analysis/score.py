"""Documents × measures → the rows of the tables in `tables.py` that one article is enough for."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from analysis import parse as grammar
from analysis.actors import Phrases, phrases
from analysis.agency import Event
from analysis.article import AREAS, Article, Span, area
from analysis.attributions import Attribution, attributions
from analysis.clean import byline, dateline, truncation, zones
from analysis.document import OWN, VOICES, Document, Quotation, document
from analysis.gates import Trace, trace
from analysis.gates.language import SCORED
from analysis.measures import MEASURES, Mark, Measure, Reading
from analysis.measures.agency import told_events
from analysis.measures.tone import sentence_tones
from analysis.officials import official
from analysis.parse import Parse
from analysis.tables import PER_ARTICLE, Rows
from analysis.terms import term
from analysis.toward import toward
from analysis.voice import voiced

Row = dict[str, Any]
TERM_WORDS = 5  # a matched term that is stored has at most so many words
AT_ONCE = 16  # articles parsed together


def read(article: Article) -> Document:
    """An article as a document whose words have their zones and their voices."""
    return voiced(document(article, zones(article)))


def rows(
    articles: Sequence[Article], measures: Sequence[Measure] = MEASURES, parser: bool | None = None
) -> Rows:
    """The rows of every per-article table, for these articles in this order.

    `parser`: whether they are parsed; None: where there is a parser. Each is parsed once.
    """
    parsing = bool(grammar.available()) if parser is None else parser
    found: Rows = {name: [] for name in PER_ARTICLE}
    for start in range(0, len(articles), AT_ONCE):
        seen = [_seen(article) for article in articles[start : start + AT_ONCE]]
        wanted = [one.told for one in seen if one.scored] if parsing else []
        parses = dict(zip(map(id, wanted), grammar.parsed(wanted) if wanted else (), strict=True))
        for one in seen:
            for name, part in _article(one, measures, parses.get(id(one.told))).items():
                found[name].extend(part)
    return found


class _Seen(NamedTuple):
    """An article read, and what is known of it before anything is measured."""

    told: Document
    by: str | None
    when: date | None
    cut: str | None
    trace: Trace

    @property
    def scored(self) -> bool:
        """Whether its language is scored; a text too short to tell is read as it is."""
        return self.trace.language in (SCORED, None)


def _seen(article: Article) -> _Seen:
    told = read(article)
    by = article.author or byline(article, told.zones)
    when = article.published or dateline(article, told.zones)
    cut = truncation(article, told.zones)
    return _Seen(told, by, when, cut, trace(told, author=by, published=when, truncated=cut))


def _article(one: _Seen, measures: Sequence[Measure], parse: Parse | None) -> dict[str, list[Row]]:
    told, seen, article = one.told, one.trace, one.told.article
    readings, marks = _readings(told, measures, seen, parse is not None)
    named = phrases(told, parse) if one.scored else Phrases((), frozenset())
    acts = told_events(told) if parse and not translated(seen) else ()
    sourced = attributions(told, parse) if one.scored else ()
    return {
        "articles": [_facts(told, one.by, one.when, one.cut, seen)],
        "zones": [_place(article, z.span) | {"kind": z.kind} for z in told.zones],
        "sentences": list(_sentences(told, one.scored)),
        "quotations": [_quotation(told, i, q) for i, q in enumerate(told.quotations)],
        "attributions": [r for i, a in enumerate(sourced) for r in _attribution(told, i, a)],
        "events": [_event(told, event) for event in acts],
        "readings": readings,
        "marks": marks,
        "terms": list(_terms(told)) if one.scored else [],
        "phrases": [_phrases(told, named, parse)],
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


def _attribution(told: Document, i: int, one: Attribution) -> Iterator[Row]:
    """A row for every stretch of what is attributed."""
    text, source = told.text, one.source
    phrase = source.of(text) if source else ""
    for part, span in enumerate(one.content):
        inside = (told.starts >= span.start) & (told.ends <= span.end)
        yield _place(told.article, span) | {
            "i": i, "part": part, "zone": _area(told, span), "kind": one.kind,
            "speaker": one.speaker, "naming": one.naming,
            "official": official(phrase, one.speaker), "source": _short(phrase),
            "source_start": source.start if source else None,
            "source_end": source.end if source else None,
            "verb": one.verb, "cue_start": one.cue.start if one.cue else None,
            "cue_end": one.cue.end if one.cue else None, "within": one.within,
            "words": int(inside.sum()), "quoted": int((inside & (told.voice != OWN)).sum()),
        }  # fmt: skip


def _short(phrase: str) -> str:
    """A phrase on one line, its last words where it has more than may be stored."""
    return " ".join(phrase.split()[-TERM_WORDS:])


def _event(told: Document, event: Event) -> Row:
    agent, patient = event.agent, event.patient
    return _place(told.article, event.span) | {
        "sentence": event.sentence, "zone": _area(told, event.span), "verb": event.verb,
        "form": event.form, "agent_start": agent.start if agent else None,
        "agent_end": agent.end if agent else None,
        "patient_start": patient.start if patient else None,
        "patient_end": patient.end if patient else None,
        "speaker": told.speaker_of(event.voice),
    }  # fmt: skip


def _phrases(told: Document, named: Phrases, parse: Parse | None) -> Row:
    """The phrases that may name an actor, and the tone toward each; who it is, the story tells."""
    tones = []
    for one in named.found:
        found = toward(told, one.span, parse)
        places = [f"{s.start}-{s.end}" for s in found.evidence] if found else []
        tones.append([found.tone if found else None, " ".join(places)])
    return {"article": told.article.id, "phrases": named.to_json(), "tones": json.dumps(tones)}


def _readings(
    told: Document, measures: Sequence[Measure], seen: Trace, parser: bool
) -> tuple[list[Row], list[Row]]:
    """Readings of every measure in each voice and area, and the marks of the widest of both."""
    marks: list[Row] = []
    parts = {zone: told.within(kinds) for zone, kinds in AREAS.items()}
    readings = list(readings_of(parts, measures, seen, parser, marks))
    return readings, marks


def readings_of(
    parts: Mapping[str, Document],
    measures: Sequence[Measure],
    seen: Trace,
    parser: bool,
    marks: list[Row] | None = None,
) -> Iterator[Row]:
    """Readings in every voice of some parts (name → part) of an article.

    The marks of the widest voice of the part `told` are put into `marks`.
    """
    for measure in measures:
        withheld = _withheld(measure, seen, parser)
        for zone, part in parts.items():
            for voice in measure.voices:
                answer = Reading(None, (), 0, withheld) if withheld else measure.read(part, voice)
                yield _reading(part.article, measure, voice, zone, answer)
                if marks is not None and zone == "told" and voice == widest(measure):
                    marks.extend(_mark(part, measure, mark) for mark in answer.marks)


def widest(measure: Measure) -> str:
    """The voice whose marks hold those of all others."""
    return "all" if "all" in measure.voices else measure.voices[0]


def _withheld(measure: Measure, seen: Trace, parser: bool) -> str:
    if seen.language not in (SCORED, None):
        return f"not scored: the text is in another language ({seen.language})"
    if "original language" in measure.needs and translated(seen):
        return "not measured: the text reads as a translation"
    if "parse" in measure.needs and not parser:
        return f"not measured: {grammar.available().why or 'it was scored without the parser'}"
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
        "speaker": told.speaker_of(quote),
        "text": mark.span.of(told.text) if short else "",
    }  # fmt: skip


def _area(told: Document, place: Span) -> str:
    sentence = told.sentence_at(place.start)
    return area(sentence.zone) if sentence else ""


def _terms(told: Document) -> Iterator[Row]:
    starts, ends = told.starts.tolist(), told.ends.tolist()
    for voice in VOICES:
        forms: dict[str, Counter[str]] = {}
        for i in np.flatnonzero(told.heard(voice)).tolist():
            if word := term(told.lexemes[i]):
                written = told.text[starts[i] : ends[i]]
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
