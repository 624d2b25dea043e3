"""Texts and the articles they belong to: recognised by SHA-256, whatever a file is called."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq

from analysis.article import sha256
from analysis.case.layout import ARTICLES
from analysis.case.reading import Case


def texts(case: Case) -> dict[str, str]:
    """Article id → its text, from the run or else from the files in the case's `articles/`."""
    stored = dict(stored_texts(case))
    if stored or not (case.path / ARTICLES).is_dir():
        return stored
    return matched_texts(case, texts_as_read(case.path / ARTICLES))[0]


def stored_texts(case: Case) -> Iterator[tuple[str, str]]:
    """Article id and text, of the texts that are part of the run."""
    for part in case.manifest.parts.get("texts", ()):
        with pq.ParquetFile(case.folder / part.file) as file:
            for batch in file.iter_batches(batch_size=64, columns=["article", "text"]):
                yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def matched_texts(
    case: Case, candidates: Iterable[tuple[str, str]]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Of (name, text) pairs: article id → text, and the names of those that match no article."""
    table = case.table("articles")
    known: dict[str, list[str]] = {}
    for article, digest in zip(table["id"], table["sha256"], strict=True):
        known.setdefault(digest, []).append(article)
    found: dict[str, str] = {}
    strange = []
    for name, text in candidates:
        articles = known.get(sha256(text))
        if articles is None:
            strange.append(name)
        else:
            found.update(dict.fromkeys(articles, text))
    return found, tuple(strange)


def texts_as_read(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every article in `folder`, by the rules by which texts are read."""
    from analysis.gather import gather

    for article in gather([folder]).articles:
        yield article.provenance.name, article.text
