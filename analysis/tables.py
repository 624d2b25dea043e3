"""The tables of a run: their columns and types, in one place that anyone can print.

`TEXT_FREE` says what may leave in a text-free case: figures, offsets, names, and matched terms of
at most five words.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    import pandas as pd

_S, _I, _F, _B = pa.string(), pa.int64(), pa.float64(), pa.bool_()


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


SCHEMAS: dict[str, pa.Schema] = {
    # one row per article
    "articles": _schema(
        id=_S, outlet=_S, story=_S, published=_S, published_raw=_S, headline=_S, author=_S,
        url=_S, language=_S, genre=_S, translated=_B, truncated=_S, words=_I, own_words=_I,
        sentences=_I, characters=_I, sha256=_S, name=_S, kind=_S, encoding=_S, notes=_S,
    ),
    # one row per line of a text: article × zone
    "zones": _schema(article=_S, start=_I, end=_I, kind=_S),
    # one row per sentence; speaker null: the outlet's own voice; tone null: no evidence
    "sentences": _schema(
        article=_S, i=_I, start=_I, end=_I, zone=_S, speaker=_S, words=_I, own_words=_I, tone=_F,
    ),
    # one row per quoted span
    "quotations": _schema(
        article=_S, i=_I, start=_I, end=_I, zone=_S, kind=_S, speaker=_S, verb=_S, cue_start=_I,
        cue_end=_I, words=_I,
    ),
    # one row per article × measure × voice × area of the text (`article.AREAS`); value null: no
    # evidence, and `why`
    "readings": _schema(
        article=_S, outlet=_S, story=_S, measure=_S, voice=_S, zone=_S, value=_F, marks=_I, n=_I,
        why=_S,
    ),
    # one row per piece of evidence; text: the matched term, at most five words; zone: headline
    # or body
    "marks": _schema(
        article=_S, sentence=_I, zone=_S, measure=_S, label=_S, start=_I, end=_I, weight=_F,
        speaker=_S, text=_S,
    ),
    # one row per article × voice × word (lemma) that is counted; form: as it is mostly written
    "terms": _schema(article=_S, voice=_S, term=_S, form=_S, count=_I),
    # one row per stretch of what is attributed to a source: attribution `i`, its stretch `part`.
    # kind: direct, indirect, mixed; naming: named, unnamed, unknown; speaker: joint ones by line
    # ends, null: unknown; source: the phrase itself, at most five words; quoted: of `words`, those
    # in quotation marks; within: the attribution that this one is nested in
    "attributions": _schema(
        article=_S, i=_I, part=_I, start=_I, end=_I, zone=_S, kind=_S, speaker=_S, naming=_S,
        official=_B, source=_S, source_start=_I, source_end=_I, verb=_S, cue_start=_I, cue_end=_I,
        within=_I, words=_I, quoted=_I,
    ),
    # one row per mention of an actor; label: the phrase, at most five words, "" for a pronoun;
    # speaker null: the outlet's own voice; tone: −1, 0, 1 toward the actor, null: not measured;
    # evidence: the words that decided it, as "start-end start-end"
    "mentions": _schema(
        article=_S, story=_S, actor=_S, label=_S, kind=_S, sentence=_I, zone=_S, start=_I, end=_I,
        speaker=_S, tone=_I, evidence=_S,
    ),
    # one row per story × actor
    "actors": _schema(story=_S, actor=_S, name=_S, kind=_S, mentions=_I),
    # one row per event verb or its noun; form: active, passive, agentless, nominal
    "events": _schema(
        article=_S, sentence=_I, zone=_S, start=_I, end=_I, verb=_S, form=_S, agent_start=_I,
        agent_end=_I, patient_start=_I, patient_end=_I, speaker=_S,
    ),
    # one row per passage of a fact, and per text that carries it elsewhere (`member` false)
    "facts": _schema(
        story=_S, fact=_I, article=_S, outlet=_S, start=_I, end=_I, member=_B, carried=_F, state=_S,
    ),
    # one row per item × outlet; see `align.tables`
    "coverage": _schema(
        story=_S, kind=_S, item=_I, label=_S, outlet=_S, state=_S, count=_I, article=_S, start=_I,
        end=_I, others=_I, chance=_F, why=_S,
    ),
    # one row per quotation × article × stretch that was kept, cut or changed
    "quotes": _schema(
        story=_S, quote=_I, fullest=_S, article=_S, outlet=_S, how=_S, speaker=_S, verb=_S,
        part=_S, start=_I, end=_I,
    ),
    # one row per told sentence of a copy that another text of its group of copies has, too
    "shared": _schema(article=_S, sentence=_I, start=_I, end=_I, words=_I),
    # as `readings`, of the text without its shared sentences (zone: added); copies alone
    "added": _schema(
        article=_S, outlet=_S, story=_S, measure=_S, voice=_S, zone=_S, value=_F, marks=_I, n=_I,
        why=_S,
    ),
    # one row per finding of a gate
    "findings": _schema(
        gate=_S, article=_S, reason=_S, value=_F, other=_S, apart=_B, effect=_S,
    ),
    # one row per article: the phrases that may name an actor; never exported
    "phrases": _schema(article=_S, phrases=_S, tones=_S),
    # one row per article: what the gates compare; never exported
    "traces": _schema(article=_S, trace=_S),
    # one row per article: the text as read; never in a text-free case
    "texts": _schema(article=_S, sha256=_S, text=_S),
}  # fmt: skip

PER_ARTICLE = (
    "articles", "zones", "sentences", "quotations", "attributions", "events", "readings", "marks",
    "terms", "phrases", "traces", "texts",
)  # fmt: skip
# What is known only when all articles of a story are read.
PER_STORY = ("mentions", "actors", "facts", "coverage", "quotes", "shared", "added")
TEXT_FREE = tuple(name for name in SCHEMAS if name not in ("texts", "traces", "phrases"))
Rows = dict[str, list[dict[str, object]]]


def each(table: "pd.DataFrame") -> Iterator[Any]:
    """The rows of a table, one value a row with the columns as attributes."""
    return iter(table.itertuples(index=False))
