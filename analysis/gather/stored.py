"""Gathered texts as JSON, to be handed from one process to another, and back."""

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from analysis.article import Article, Outlet, Provenance
from analysis.gather.assembly import Gathered
from analysis.gather.casefile import CaseFile, Story
from analysis.gather.draft import Refusal


def stored(gathered: Gathered) -> dict[str, Any]:
    """Everything but what case.toml said of single texts, which stands in them by now."""
    facts = gathered.settings
    return {
        "articles": [
            asdict(each) | {"published": _text(each.published)} for each in gathered.articles
        ],
        "outlets": [asdict(each) for each in gathered.outlets],
        "refusals": [asdict(each) for each in gathered.refusals],
        "notes": list(gathered.notes),
        "title": facts.title,
        "declared": [asdict(each) for each in facts.outlets],
        "camps": [list(pair) for pair in facts.camps],
        "merge": [[name, list(labels)] for name, labels in facts.merge],
        "split": list(facts.split),
        "stories": [[s.id, s.event, _text(s.start), _text(s.end)] for s in facts.stories],
    }


def restored(page: dict[str, Any]) -> Gathered:
    """What `stored` gave; raises KeyError, TypeError or ValueError for anything else."""
    stories = (
        Story(id, event, _day(start), _day(end)) for id, event, start, end in page["stories"]
    )
    return Gathered(
        tuple(_article(each) for each in page["articles"]),
        tuple(Outlet(**each) for each in page["outlets"]),
        tuple(Refusal(**each) for each in page["refusals"]),
        tuple(page["notes"]),
        CaseFile(
            title=page["title"],
            outlets=tuple(Outlet(**each) for each in page["declared"]),
            stories=tuple(stories),
            camps=tuple((speaker, camp) for speaker, camp in page["camps"]),
            merge=tuple((name, tuple(labels)) for name, labels in page["merge"]),
            split=tuple(page["split"]),
        ),
    )


def _article(page: dict[str, Any]) -> Article:
    where = page["provenance"] | {"notes": tuple(page["provenance"]["notes"])}
    plain = {each.name: page[each.name] for each in fields(Article)}
    return Article(
        **plain | {"published": _day(page["published"]), "provenance": Provenance(**where)}
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
