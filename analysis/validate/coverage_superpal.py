"""Is a statement absent from a text? SuperPAL: statements that people aligned with their sources.

A row says that a sentence of a document says what (a part of) a sentence of a summary says (Ernst
et al. 2021). A statement is a sentence of the summary; a document is known by those of its
sentences that stand in the set; the statement is absent from a document with which nobody aligned
it. All statements × documents of a topic are scored as the product scores a fact and a text
(`align.carried`), within the topic, as the product has one story at a time.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from analysis.align.carried import carried, nearest
from analysis.align.numerals import figures
from analysis.align.passages import Passage, entire, sentences
from analysis.align.vectors import Features, Floats, Ints, features, space
from analysis.article import Article, Span, Zone
from analysis.document import Document, Mask, document
from analysis.validate import ValidationError
from analysis.validate.outcome import Outcome, Row

NAME = "coverage_superpal"
METRIC = "AUC of “absent from this text”"
DRAWS = 2_000
SEED = 20_241_101
FIELDS = ("topic", "documentFile", "docSentCharIdx", "docSentText", "scuSentence", "scuText")


class Topic(NamedTuple):
    """Statements (as one field of the rows has them), documents, and who has what."""

    statements: tuple[str, ...]
    names: tuple[str, ...]  # of the documents
    documents: tuple[Document, ...]
    absent: tuple[tuple[bool, ...], ...]  # statement × document


class Scores(NamedTuple):
    """How absent a statement is by each rule, statement × document, raveled."""

    ours: Floats
    plain: Floats
    words: Floats  # of the document: the more, the less absent


def measure(rows: list[Row]) -> Outcome:
    """The AUC over all statements × documents, its interval over statements."""
    for i, row in enumerate(rows):
        if missing := [field for field in FIELDS if field not in row]:
            raise ValidationError(f"row {i} has no `{missing[0]}`")
    topics = {name: _topic(rows, name, "scuSentence") for name in _topics(rows)}
    scores = {name: _scores(topic) for name, topic in topics.items()}
    absent = _marks(topics.values())
    if absent.all() or not absent.any():
        raise ValidationError("every statement is in every text, or none is: there is no AUC")
    ours, plain, words = (np.concatenate(part) for part in zip(*scores.values(), strict=True))
    owner = _owners(topics.values())
    low, high = interval(ours, absent, owner)
    halves = [_topic(rows, name, "scuText") for name in topics]
    marked = _marks(halves)
    parts = [_scores(topic) for topic in halves]
    controls = {
        "chance": 0.5,
        "length of the text": area(-words, absent),
        "plain TF-IDF": area(plain, absent),
        "parts of sentences": area(np.concatenate([p.ours for p in parts]), marked),
        "parts of sentences, plain TF-IDF": area(np.concatenate([p.plain for p in parts]), marked),
    }
    found = [_prediction(i, row, topics, scores) for i, row in enumerate(rows)]
    return Outcome(area(ours, absent), low, high, len(rows), controls, found)


def _topics(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted({row["topic"] for row in rows}))


def _topic(rows: Sequence[Row], name: str, field: str) -> Topic:
    inside = [row for row in rows if row["topic"] == name]
    texts: dict[str, dict[int, str]] = {}
    holders: dict[str, set[str]] = {}
    for row in inside:
        sentence = " ".join(row["docSentText"].split())
        texts.setdefault(row["documentFile"], {})[int(row["docSentCharIdx"])] = sentence
        holders.setdefault(" ".join(row[field].split()), set()).add(row["documentFile"])
    names = tuple(sorted(texts))
    documents = tuple(_document([texts[n][at] for at in sorted(texts[n])]) for n in names)
    statements = tuple(sorted(holders))
    absent = tuple(tuple(n not in holders[s] for n in names) for s in statements)
    return Topic(statements, names, documents, absent)


def _document(lines: Sequence[str]) -> Document:
    """Some sentences as the body of an article, a line each."""
    ends = np.cumsum([len(line) + 1 for line in lines]).tolist()
    zones = tuple(
        Zone(Span(end - 1 - len(line), end - 1), "body")
        for line, end in zip(lines, ends, strict=True)
    )
    return document(Article("", "", "\n".join(lines)), zones)


def _scores(topic: Topic) -> Scores:
    bags: list[Features] = []
    texts: list[Ints] = []
    for statement in topic.statements:
        told = _document([statement])
        bags += _bags(told, [entire(told)])
    for told in topic.documents:
        parts = sentences(told)
        texts.append(np.arange(len(bags), len(bags) + len(parts)))
        bags += _bags(told, parts)
    rows = np.arange(len(topic.statements))
    vectors = space(bags)
    ours = carried(vectors, rows, texts, nearest(vectors, rows, texts))
    plain = nearest(space(bags, {"word": 1.0}, centre=0.0), rows, texts).cosine
    words = np.array([[len(told.starts) for told in topic.documents]] * len(rows))
    return Scores(-ours.ravel(), -plain.ravel(), words.ravel().astype(np.float64))


def _bags(told: Document, parts: Iterable[Passage]) -> list[Features]:
    inside = figures(told)
    return [features(told, part, inside) for part in parts]


def _marks(topics: Iterable[Topic]) -> Mask:
    """Whether each statement is absent from each document."""
    return np.array([a for topic in topics for row in topic.absent for a in row], dtype=bool)


def _owners(topics: Iterable[Topic]) -> Ints:
    """The statement of every score."""
    sizes = [len(topic.names) for topic in topics for _ in topic.statements]
    return np.repeat(np.arange(len(sizes)), sizes)


def _prediction(
    number: int, row: Row, topics: Mapping[str, Topic], scores: Mapping[str, Scores]
) -> Row:
    """How absent the statement of a row is from every document of its topic."""
    topic = topics[row["topic"]]
    place = topic.statements.index(" ".join(row["scuSentence"].split()))
    grid = scores[row["topic"]].ours.reshape(len(topic.statements), -1)[place].tolist()
    absence = {n: round(v, 6) for n, v in zip(topic.names, grid, strict=True)}
    return {"row": number, "absence": absence}


def area(scores: Floats, marks: Mask) -> float:
    """Area under the ROC curve, ties counted half (Mann & Whitney 1947); NaN of one class."""
    high, low = scores[marks], np.sort(scores[~marks])
    if not len(high) or not len(low):
        return float("nan")
    below = np.searchsorted(low, high) + np.searchsorted(low, high, side="right")
    return float(below.mean() / (2 * len(low)))


def interval(scores: Floats, marks: Mask, owner: Ints) -> tuple[float | None, float | None]:
    """The 95 % percentile interval over whole statements, drawn with replacement `DRAWS` times."""
    rng = np.random.default_rng(SEED)
    parts = [np.flatnonzero(owner == k) for k in range(int(owner.max(initial=-1)) + 1)]
    drawn = []
    for _ in range(DRAWS if len(parts) > 1 else 0):
        places = np.concatenate([parts[k] for k in rng.integers(0, len(parts), len(parts))])
        drawn.append(area(scores[places], marks[places]))
    kept = np.array(drawn)[np.isfinite(drawn)] if drawn else np.zeros(0)
    if not len(kept):
        return None, None
    low, high = np.quantile(kept, [0.025, 0.975]).tolist()
    return low, high
