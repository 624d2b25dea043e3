"""An item of the coverage matrix side by side: every text's passage, with the words that differ.

A passage that comes nearest in a text where the item was not found is shown, and said not to count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.align.difference import differing
from analysis.article import Span, article_of
from analysis.document import lexeme, word_matches
from analysis.sheet.covered import ABSENT, FOUND, UNSAID, UNSURE, chance_said, of_item
from analysis.sheet.evidence import Passage, Piece, cut
from analysis.sheet.values import Column, Tables, several
from analysis.tables import each

NEAREST = "comes nearest, not counted"
_USES = {
    "whole": "in marks", "cut": "in marks, in part", "paraphrased": "reported without marks",
    "told": "told in its own voice, not counted",
}  # fmt: skip
_PLACE = ("article", "start", "end")


class Said(NamedTuple):
    """What a text has of an item: its stretches in order; `how`: a note on it; `counts`: found."""

    outlet: str
    article: str
    spans: tuple[Span, ...]
    how: str = ""
    counts: bool = True


def said_of(tables: Tables, key: str) -> tuple[Said, ...]:
    """What each text has of the item of that key, or what comes nearest, text by text."""
    rows = of_item(tables["coverage"], key)
    found = rows[rows["state"] == FOUND].astype({"start": "int64", "end": "int64"})
    if found.empty:
        return ()
    kind = str(found["kind"].iloc[0])
    if kind == "fact" and len(own := _fact(tables, found)):
        return tuple(_of_fact(own))
    if kind == "quotation" and len(own := _quote(tables, found)):
        return tuple(_of_quote(own))
    return tuple(Said(r.outlet, r.article, (Span(r.start, r.end),)) for r in each(found))


def _fact(tables: Tables, found: pd.DataFrame) -> pd.DataFrame:
    """The rows of `facts` of an item, which has no number of its own there."""
    table = tables["facts"]
    own = table[table["story"] == found["story"].iloc[0]]
    counts = own["state"] == FOUND
    return _joined(own.assign(counts=counts, firm=own["member"].astype(bool)), "fact", found)


def _quote(tables: Tables, found: pd.DataFrame) -> pd.DataFrame:
    """The rows of `quotes` of an item, found by its places in the same way."""
    table = tables["quotes"]
    own = table[(table["story"] == found["story"].iloc[0]) & (table["part"] == "kept")]
    firm = own["how"].isin(("whole", "cut"))
    return _joined(own.assign(counts=own["how"] != "told", firm=firm), "quote", found)


def _joined(own: pd.DataFrame, number: str, found: pd.DataFrame) -> pd.DataFrame:
    """Of the facts or quotes that the same outlets have and that hold all places of an item, the
    one that has most of them for its own (`firm`); no rows where there is none."""
    places = set(found[list(_PLACE)].itertuples(index=False, name=None))
    outlets = set(found["outlet"])
    firmest, best = -1, own.iloc[:0]
    for _, rows in own.groupby(number):
        counted = rows[rows["counts"]]
        here = set(counted[list(_PLACE)].itertuples(index=False, name=None))
        firm = rows[rows["firm"]][list(_PLACE)].itertuples(index=False, name=None)
        held = len(places & set(firm))
        if places <= here and set(counted["outlet"]) == outlets and held > firmest:
            firmest, best = held, rows
    return best


def _of_fact(own: pd.DataFrame) -> Iterator[Said]:
    for article, rows in own.groupby("article", sort=False):
        members = rows[rows["member"].astype(bool)]
        kept = members if len(members) else rows
        state, outlet = str(rows["state"].iloc[0]), str(rows["outlet"].iloc[0])
        spans = tuple(sorted(Span(int(r.start), int(r.end)) for r in each(kept)))
        yield Said(outlet, str(article), spans, "" if state == FOUND else NEAREST, state == FOUND)


def _of_quote(own: pd.DataFrame) -> Iterator[Said]:
    for article, rows in own.groupby("article", sort=False):
        how, outlet = str(rows["how"].iloc[0]), str(rows["outlet"].iloc[0])
        spans = tuple(sorted(Span(int(r.start), int(r.end)) for r in each(rows)))
        yield Said(outlet, str(article), spans, _USES[how], how != "told")


def ordered(found: Iterable[Said], columns: Sequence[Column]) -> tuple[Said, ...]:
    """Those of the outlets shown, in their order."""
    places = {column.outlet: i for i, column in enumerate(columns)}
    return tuple(sorted((s for s in found if s.outlet in places), key=lambda s: places[s.outlet]))


def without(table: pd.DataFrame, key: str, columns: Sequence[Column], tables: Tables) -> list[str]:
    """A sentence for every outlet shown of which the item is not said to be found."""
    words = dict(zip(tables["articles"]["id"], tables["articles"]["words"], strict=True))
    rows = {str(row.outlet): row for row in each(of_item(table, key))}
    stories = dict(zip(tables["articles"]["id"], tables["articles"]["story"], strict=True))
    story = key.partition(".")[2]
    found = []
    for column in columns:
        row = rows.get(column.outlet)
        if row is not None and row.state != FOUND:
            own = [a for a in column.articles if (stories[a] or "") == story]
            texts = f"{article_of(column.name, len(own) or 1)}"
            length = several(int(sum(words[a] for a in own)), "word")
            found.append(_without(row, f"{texts} ({length})"))
    return found


def _without(row: Any, texts: str) -> str:
    if row.state == ABSENT:
        return f"Not found in {texts}; {chance_said(row)}."
    if row.state == UNSURE:
        return f"Of {texts} it cannot be told: something there comes near, but not near enough."
    assert row.state == UNSAID
    return f"Nothing is claimed of {texts}: {row.why}."


def passages(
    tables: Tables, texts: Mapping[str, str], found: Sequence[Said], names: Mapping[str, str],
    kind: str, label: str, against: int = 0,
) -> tuple[Passage, ...]:  # fmt: skip
    """The passages as evidence, a text each.

    Of facts and quotations the words are marked that the passage `against` does not have, and in
    that one the words that no other has; none where a passage does not count. Of figures and actors
    the place is marked in its sentence.
    """
    marked = _differing(texts, found, against) if kind in ("fact", "quotation") else None
    return tuple(
        _passage(tables, texts, one, names, label, marked[i] if marked else None)
        for i, one in enumerate(found)
    )


def _passage(
    tables: Tables, texts: Mapping[str, str], one: Said, names: Mapping[str, str], label: str,
    marked: Sequence[Span] | None,
) -> Passage:  # fmt: skip
    sentences = tables["sentences"]
    own = sentences[sentences["article"] == one.article]
    before = own[own["start"] <= one.spans[0].start]
    (sentence,) = each((before if len(before) else own).tail(1))
    text = texts.get(one.article)
    pieces: tuple[Piece, ...] = ()
    if text is not None and marked is None:
        spans = [(span.start, span.end, label) for span in one.spans]
        pieces = cut(text, sentence.start, sentence.end, spans)
    elif text is not None:
        pieces = _stretches(text, one.spans, marked or (), sentence)
    note = f" · {one.how}" if one.how else ""
    where = f"{names[one.outlet]} · sentence {sentence.i + 1} of {len(own)}{note}"
    speaker = sentence.speaker if isinstance(sentence.speaker, str) else None
    terms = (label,) if one.counts else ()
    return Passage(
        one.article, int(sentence.i), where, int(sentence.words), None, speaker, pieces, terms
    )


def _stretches(
    text: str, spans: Sequence[Span], marked: Sequence[Span], sentence: Any
) -> tuple[Piece, ...]:
    """The stretches of a passage, with a sign where something is left out between them."""
    cuts = [(span.start, span.end, "differs") for span in marked]
    pieces = [Piece("… ")] if text[sentence.start : spans[0].start].strip() else []
    for before, span in zip((None, *spans), spans, strict=False):
        if before is not None:
            gap = text[before.end : span.start]
            pieces.append(Piece(" … " if gap.strip() else gap))
        pieces += cut(text, span.start, span.end, cuts)
    if text[spans[-1].end : sentence.end].strip(" .,;”\"'’"):
        pieces.append(Piece(" …"))
    return tuple(pieces)


def _differing(
    texts: Mapping[str, str], found: Sequence[Said], against: int
) -> list[tuple[Span, ...]]:
    """The words of each passage that the one `against` lacks; of that one what no other has."""
    words = [_words(texts.get(one.article), one.spans) for one in found]
    keys = [[word for word, _ in one] for one in words]
    marked: list[tuple[Span, ...]] = []
    shared: set[int] = set()
    for i, key in enumerate(keys):
        mine, other = differing(key, keys[against]) if found[i].counts else ((), ())
        marked.append(_runs([words[i][k][1] for k in mine], texts.get(found[i].article, "")))
        if i != against and found[i].counts:
            shared |= set(range(len(keys[against]))) - set(other)
    alone = [span for k, (_, span) in enumerate(words[against]) if k not in shared]
    some = sum(one.counts for one in found) > 1
    marked[against] = _runs(alone, texts.get(found[against].article, "")) if some else ()
    return marked


def _words(text: str | None, spans: Sequence[Span]) -> list[tuple[str, Span]]:
    """The words in some stretches of a text, as they are compared, and their places."""
    if text is None:
        return []
    return [
        (lexeme(match.group()), Span(span.start + match.start(), span.start + match.end()))
        for span in spans
        for match in word_matches(span.of(text))
    ]


def _runs(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Words that follow one another with a space between them as one stretch."""
    runs: list[Span] = []
    for span in spans:
        if runs and text[runs[-1].end : span.start] == " ":
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return tuple(runs)
