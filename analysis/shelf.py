"""The articles of a draft by story: read back from its parts, a few stories at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from analysis.case.draft import Draft
from analysis.gates import Finding, independent
from analysis.gates.reuse import clusters
from analysis.story import MOST, NEEDED, Known, Row, story_rows
from analysis.tables import PER_STORY, Rows

TOGETHER = 100  # texts whose stories are read back at once, unless one story has more


@dataclass(slots=True)
class Shelf:
    """Some stories: their articles by story, and the files of each needed table they stand in.

    `partial`: the articles are some of a story that has too many to be aligned.
    """

    stories: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in NEEDED})
    partial: bool = False

    @property
    def articles(self) -> list[str]:
        """Every article on it."""
        return [article for some in self.stories.values() for article in some]


def stories_of(draft: Draft, stories: Mapping[str, str]) -> list[Shelf]:
    """Every article of the draft on a shelf with its story; `stories`: article → story."""
    by_story: dict[str, list[str]] = {}
    for article, story in stories.items():
        by_story.setdefault(story or "", []).append(article)
    found: list[Shelf] = [Shelf()]
    for story, articles in sorted(by_story.items()):
        if len(articles) > MOST:
            parts = (articles[i : i + MOST] for i in range(0, len(articles), MOST))
            found[:0] = [Shelf({story: part}, partial=True) for part in parts]
            continue
        if len(found[-1].articles) + len(articles) > TOGETHER:
            found.append(Shelf())
        found[-1].stories[story] = articles
    _fill(draft, found)
    return [shelf for shelf in found if shelf.stories]


def _fill(draft: Draft, shelves: Sequence[Shelf]) -> None:
    """Note in which files of the draft the articles of each shelf stand."""
    place = {article: shelf for shelf in shelves for article in shelf.articles}
    for _, written in sorted(draft.standing().items()):
        ids = pq.read_table(draft.folder / written.parts["articles"].file, columns=["id"])
        here = {id(place[one]): place[one] for one in ids.column("id").to_pylist() if one in place}
        for shelf in here.values():
            for name in NEEDED:
                shelf.files[name].append(written.parts[name].file)


def known(shelf: Shelf, found: Sequence[Finding]) -> Known:
    """What the gates found of the articles on a shelf."""
    stories = {a: story for story, some in shelf.stories.items() for a in some}
    here = [f for f in found if f.article in stories]
    copies = [f for f in here if f.gate == "reuse" and not f.apart]
    return Known(
        frozenset(f.article for f in here if f.apart),
        independent(stories, here),
        [group for group in clusters(sorted(stories), copies) if len(group) > 1],
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A shelf whose stories are to be laid out: one task of a process."""

    folder: Path
    shelf: Shelf
    known: Known


def told(task: Told) -> Rows:
    """The rows of `PER_STORY` of every story on the shelf; a story that fails is a finding."""
    read = {name: list(_rows(task, name)) for name in NEEDED}
    found: Rows = {name: [] for name in (*PER_STORY, "findings")}
    for story, articles in task.shelf.stories.items():
        inside = set(articles)
        own = {
            name: [row for row in rows if row["id" if name == "articles" else "article"] in inside]
            for name, rows in read.items()
        }
        try:
            made = story_rows(story, own, task.known, whole=not task.shelf.partial)
        except Exception as error:  # whatever it is, the other stories stand
            made = {"findings": [_failed(story, error)]}
        for name, rows in made.items():
            found[name] += rows
    return found


def pooled(actors: Iterable[Row]) -> list[Row]:
    """The actors of parts of stories, one row a story × actor, the most often named first."""
    found: dict[tuple[str, str], Row] = {}
    for row in actors:
        known = found.setdefault((row["story"], row["actor"]), row | {"mentions": 0})
        known["mentions"] += row["mentions"]
    return sorted(found.values(), key=lambda r: (r["story"], -r["mentions"], r["actor"]))


def _rows(task: Told, name: str) -> Iterator[Row]:
    column = "id" if name == "articles" else "article"
    inside = task.shelf.articles
    for file in task.shelf.files[name]:
        table = pq.read_table(task.folder / file, filters=[(column, "in", inside)])
        yield from table.to_pylist()


def _failed(story: str, error: Exception) -> Row:
    reason = f"The texts of the story {story or 'without a name'} could not be laid side by side"
    return {
        "gate": "alignment", "article": "", "reason": f"{reason}: {type(error).__name__}.",
        "value": None, "other": None, "apart": False, "effect": "no names, gaps or quotations",
    }  # fmt: skip
