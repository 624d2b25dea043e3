"""A large case without the work of scoring it: the articles of Port Alder under many names.

`large(folder, outlets, each)` writes outlets × each articles over 24 stories and two years.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path

from analysis.article import Article, Outlet
from analysis.case import Sources
from analysis.case.draft import Draft
from analysis.engine import run
from analysis.gather import gather
from analysis.gather.casefile import Story
from analysis.score import rows
from analysis.story import Known, story_rows
from analysis.tables import PER_ARTICLE, PER_STORY, Rows

ALDER = Path(__file__).resolve().parent.parent / "seeds" / "port-alder" / "articles"
STORIES = 24


@cache
def _base() -> tuple[tuple[Article, Rows], ...]:
    """The articles of Port Alder, each with its rows."""
    return tuple((article, rows([article])) for article in gather([ALDER]).articles)


def copied(articles: Sequence[Article]) -> Rows:
    """The rows of articles whose texts are those of Port Alder, under their own names."""
    known = {article.sha256: found for article, found in _base()}
    made: Rows = {name: [] for name in PER_ARTICLE}
    for article in articles:
        names = {"article": article.id, "id": article.id, "outlet": article.outlet}
        names |= {"story": article.story, "name": article.id}
        day = article.published.isoformat() if article.published else None
        for name, found in known[article.sha256].items():
            made[name] += [
                row | {k: v for k, v in names.items() if k in row}
                | ({"published": day} if name == "articles" else {})
                for row in found
            ]  # fmt: skip
    return made


@cache
def _named() -> dict[str, list[dict[str, object]]]:
    """SHA-256 of a text → its mentions."""
    return {
        article.sha256: story_rows("", found, Known(), whole=False)["mentions"]
        for article, found in _base()
    }


def told(articles: Sequence[Article], draft: Draft) -> Iterator[Rows]:
    """Mentions, actors and a coverage of 60 actors for each story."""
    made: Rows = {name: [] for name in (*PER_STORY, "findings")}
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        for row in _named()[article.sha256]:
            made["mentions"].append(row | {"article": article.id, "story": article.story})
            counts.setdefault(article.story, Counter())[str(row["actor"])] += 1
    outlets = {article.outlet: article.id for article in articles}
    for story, actors in counts.items():
        for item, (actor, count) in enumerate(actors.most_common()):
            kind, _, name = actor.partition(":")
            made["actors"].append(
                {"story": story, "actor": actor, "name": name, "kind": kind, "mentions": count}
            )
            for i, (outlet, one) in enumerate(outlets.items() if item < 60 else ()):
                state = ("found", "not found", "unsure")[(i + item) % 3]
                there = state == "found"
                made["coverage"].append({
                    "story": story, "kind": "actor", "item": item, "label": name, "outlet": outlet,
                    "state": state, "count": int(there), "article": one if there else None,
                    "start": 0 if there else None, "end": 5 if there else None,
                    "others": 5, "chance": 0.3, "why": "",
                })  # fmt: skip
    yield made


def large(folder: Path, outlets: int, each: int) -> Path:
    """Write the case and return its folder."""
    texts = [article.text for article, _ in _base()]
    articles = [
        Article(
            f"o{o:04d}-{i:04d}", f"o{o:04d}", texts[(o * 7 + i * 5) % len(texts)],
            story=f"s{(o + i) % STORIES:02d}",
            published=date(2024, 1, 1) + timedelta(i * 700 // each),
        )
        for o in range(outlets) for i in range(each)
    ]  # fmt: skip
    sources = Sources(
        "A large case", tuple(Story(f"s{s:02d}", f"Event {s}") for s in range(STORIES)),
        tuple(Outlet(f"o{o:04d}", f"Outlet {o:04d}") for o in range(outlets)),
    )  # fmt: skip
    run(
        articles, folder, read=copied, finish=partial(told, articles), settings={}, versions={},
        sources=sources, workers=2,
    )  # fmt: skip
    return folder
