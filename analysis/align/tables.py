"""A story's alignment as rows of tables: places, figures and labels of at most five words.

Nothing here holds a sentence of a text, so the tables may stand in a text-free case.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from analysis.align.carriers import Fact, facts
from analysis.align.items import (
    Mention,
    actor_items,
    fact_items,
    figure_items,
    quotation_items,
    saying,
)
from analysis.align.matrix import Row as Covered
from analysis.align.matrix import Texts, coverage
from analysis.align.quotations import Quote, quote_matrix
from analysis.align.stories import Story
from analysis.article import Span

Row = dict[str, Any]

# One row per passage of a fact, and per text that carries it elsewhere (`member` false).
FACTS = ("story", "fact", "article", "outlet", "start", "end", "member", "carried", "state")
# One row per item × outlet. `article`, `start`, `end`: its first place there, null where there is
# none; `count`: how many places; `chance`: null where “not found” could not be said.
COVERAGE = (
    "story", "kind", "item", "label", "outlet", "state", "count", "article", "start", "end",
    "others", "chance", "why",
)  # fmt: skip
# One row per quotation × article × span of `part`: kept (in marks here, or the passage that
# reports it), cut (the words of the fullest wording that are not here: in `fullest`), changed.
QUOTES = (
    "story", "quote", "fullest", "article", "outlet", "how", "speaker", "verb", "part", "start",
    "end",
)  # fmt: skip


def rows(
    told: Story, name: str, texts: Texts, mentions: Iterable[Mention] = ()
) -> dict[str, list[Row]]:
    """The rows of the tables `facts`, `coverage` and `quotes` of a story called `name`."""
    found, quotes = saying(told, facts(told)), quote_matrix(told)
    items = [
        *fact_items(told, found), *figure_items(told), *quotation_items(told, quotes),
        *actor_items(mentions),
    ]  # fmt: skip
    return {
        "facts": [row for i, fact in enumerate(found) for row in _fact(told, name, i, fact)],
        "coverage": list(_coverage(name, coverage(items, texts))),
        "quotes": [row for i, quote in enumerate(quotes) for row in _quote(told, name, i, quote)],
    }


def _fact(told: Story, name: str, number: int, fact: Fact) -> Iterator[Row]:
    member = {int(told.owner[row]) for row in fact.rows}
    elsewhere = [r for d, r in enumerate(fact.nearest) if d not in member and r >= 0]
    for row in [*sorted(fact.rows), *elsewhere]:
        passage, d = told.passages[row], int(told.owner[row])
        yield {
            "story": name, "fact": number, "article": passage.article, "outlet": passage.outlet,
            "start": passage.span.start, "end": passage.span.end, "member": d in member,
            "carried": fact.carried[d], "state": fact.state(d),
        }  # fmt: skip


def _coverage(name: str, matrix: Sequence[Covered]) -> Iterator[Row]:
    for number, row in enumerate(matrix):
        for cell in row.cells:
            article, span = cell.places[0] if cell.places else (None, None)
            yield {
                "story": name, "kind": row.item.kind, "item": number, "label": row.item.label,
                "outlet": cell.outlet, "state": cell.state, "count": len(cell.places),
                "article": article, "start": span.start if span else None,
                "end": span.end if span else None, "others": cell.others,
                "chance": None if cell.chance is None else round(cell.chance, 6), "why": cell.why,
            }  # fmt: skip


def _quote(told: Story, name: str, number: int, quote: Quote) -> Iterator[Row]:
    fullest = told.documents[quote.fullest.document].article.id
    for use in quote.uses:
        article = told.documents[use.document].article
        parts: list[tuple[str, Span | None]] = [
            *(("kept", span) for span in use.spans),
            *(("cut", span) for span in use.cut),
            *(("changed", span) for span in use.changed),
        ]
        for part, span in parts or [("", None)]:
            yield {
                "story": name, "quote": number, "fullest": fullest, "article": article.id,
                "outlet": article.outlet, "how": use.how, "speaker": use.speaker, "verb": use.verb,
                "part": part, "start": span.start if span else None,
                "end": span.end if span else None,
            }  # fmt: skip
