"""Small readers for the tests of the engine and the case; worker processes import them by name."""

import os
import re
import time
from collections import Counter
from collections.abc import Sequence

from analysis.article import Article
from analysis.tables import PER_ARTICLE, Rows


def rows(articles: Sequence[Article]) -> Rows:
    """Every table, with one row for each article or each of its words."""
    found: Rows = {name: [] for name in PER_ARTICLE}
    for article in articles:
        for name, part in _article(article).items():
            found[name].extend(part)
    return found


def slow(articles: Sequence[Article]) -> Rows:
    time.sleep(0.02 * len(articles))
    return rows(articles)


def crashing(articles: Sequence[Article]) -> Rows:
    if any(article.id == "poison" for article in articles):
        os._exit(3)
    return rows(articles)


def hanging(articles: Sequence[Article]) -> Rows:
    while any(article.id == "poison" for article in articles):
        time.sleep(0.1)
    return rows(articles)


def raising(articles: Sequence[Article]) -> Rows:
    if any(article.id == "poison" for article in articles):
        raise ValueError("the paper is soaked")
    return rows(articles)


def infinite(articles: Sequence[Article]) -> Rows:
    found = rows(articles)
    for row, value in zip(found["readings"], (float("nan"), float("inf"), 0.5), strict=False):
        row["value"] = value
    return found


def _article(article: Article) -> Rows:
    text, id = article.text, article.id
    words = [(m.group().lower(), m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    place = {"article": id, "start": 0, "end": len(text)}
    counts = Counter(word for word, _, _ in words)
    return {
        "articles": [{
            "id": id, "outlet": article.outlet, "story": article.story, "published": None,
            "published_raw": article.published_raw, "headline": article.headline,
            "author": article.author, "url": article.url, "language": "en", "genre": None,
            "translated": False, "truncated": None, "words": len(words),
            "own_words": len(words), "sentences": 1, "characters": len(text),
            "sha256": article.sha256, "name": article.provenance.name,
            "kind": article.provenance.kind, "encoding": "utf-8",
            "notes": " ".join(article.provenance.notes),
        }],
        "zones": [place | {"kind": "body"}],
        "sentences": [place | {
            "i": 0, "zone": "body", "speaker": None, "words": len(words),
            "own_words": len(words), "tone": 0.25,
        }],
        "quotations": [],
        "attributions": [place | {
            "i": 0, "part": 0, "zone": "body", "kind": "indirect", "speaker": text,
            "naming": "named", "official": False, "source": text, "source_start": 0,
            "source_end": len(text), "verb": text, "cue_start": None, "cue_end": None,
            "within": None, "words": len(words), "quoted": 0,
        }],
        "events": [],
        "phrases": [{"article": id, "phrases": text, "tones": text}],
        "readings": [{
            "article": id, "outlet": article.outlet, "story": article.story, "measure": "length",
            "voice": "own", "zone": "told", "value": len(words) / 8, "marks": 0, "n": len(words),
            "why": f"the text reads {text}",
        }],
        "marks": [
            {
                "article": id, "sentence": 0, "zone": "body", "measure": "length", "label": "long",
                "start": start, "end": end, "weight": 1.0, "speaker": None, "text": word,
            }
            for word, start, end in words if len(word) > 6
        ],
        "terms": [
            {"article": id, "voice": "own", "term": term, "form": term, "count": count}
            for term, count in sorted(counts.items())
        ],
        "traces": [{"article": id, "trace": text[:40]}],
        "texts": [{"article": id, "sha256": article.sha256, "text": text}],
    }  # fmt: skip
