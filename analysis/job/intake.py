"""The work of reading: what was given → gathered texts, and what a page shows of them."""

import hashlib
import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from analysis.article import Article
from analysis.gather import Gathered, gather_documents
from analysis.gather.answers import known_by
from analysis.gather.draft import Draft, Refusal
from analysis.gather.extraction import limit_memory
from analysis.gather.files import readable
from analysis.gather.preview import preview
from analysis.gather.source import Source
from analysis.gather.stored import stored
from analysis.gather.texts import pasted
from analysis.gather.zipped import ENDING, zipped
from analysis.job.progress import State, asked, whole, write
from analysis.job.trays import GATHERED, GIVEN, READ, Item

MEMORY = 4_000_000_000  # bytes that reading may take
OPENING = 90  # characters of a text that has no headline
Found = Source | Draft | Refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page shows of a reading: a row for each text, the tables, refusals and notes."""

    rows: tuple[Mapping[str, Any], ...]
    tables: Mapping[str, Mapping[str, Any]]
    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...]
    title: str


def read(folder: Path) -> Reading:
    """What the finished job in `folder` read."""
    page = json.loads((folder / READ).read_bytes())
    refusals = tuple(Refusal(**each) for each in page["refusals"])
    return Reading(
        tuple(page["rows"]), page["tables"], refusals, tuple(page["notes"]), page["title"]
    )


def done(folder: Path) -> State:
    """Read what was given into `gathered.json` and `read.json`."""
    write(folder, State("reading"))
    limit_memory(MEMORY)
    what = asked(folder)
    items = [Item(**each) for each in what["items"]]
    found = [each for item in items for each in _documents(item, folder.parent / GIVEN)]
    tables = {_key(each): each for each in found if isinstance(each, Source) and each.is_table}
    mapped = [_mapped(each, what["columns"]) for each in found]
    gathered = gather_documents(mapped)
    whole(folder / GATHERED, stored(gathered))
    whole(folder / READ, _page(gathered, tables, what["columns"]))
    return State("done", len(gathered.articles), len(gathered.articles))


def _documents(item: Item, given: Path) -> Iterator[Found]:
    path = given / item.sha256
    if item.paste:
        yield pasted(item.name, **json.loads(path.read_bytes()))
    elif item.name.lower().endswith(ENDING):
        with path.open("rb") as stream:
            for each in zipped(item.name, stream):
                yield readable(each) if isinstance(each, Source) else each
    else:
        yield readable(Source(item.name, path))


def _key(source: Source) -> str:
    """What is said of a table's columns is filed under the SHA-256 of its bytes."""
    if source.path is not None:
        return source.path.name
    return hashlib.sha256(source.data).hexdigest()


def _mapped(found: Found, columns: Mapping[str, Mapping[str, str]]) -> Found:
    if isinstance(found, Source) and found.is_table and columns:
        return replace(found, columns=columns.get(_key(found), {}))
    return found


def _page(
    gathered: Gathered, tables: Mapping[str, Source], columns: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    names = {outlet.id: outlet.name for outlet in gathered.outlets}
    heads = {
        key: preview(replace(table, columns=columns.get(key, {}))) for key, table in tables.items()
    }
    return {
        "rows": [_row(article, names) for article in gathered.articles],
        "tables": {key: asdict(head) for key, head in heads.items() if head},
        "refusals": [asdict(refusal) for refusal in gathered.refusals],
        "notes": list(gathered.notes),
        "title": gathered.settings.title,
    }


def _row(article: Article, names: Mapping[str, str]) -> dict[str, Any]:
    first = article.text.lstrip()[:2_000].split("\n", 1)[0]
    opening = textwrap.shorten(first, OPENING, placeholder=" …")
    return {
        "key": known_by(article),
        "outlet": names.get(article.outlet, ""),
        "date": article.published_raw,
        "story": article.story,
        "headline": article.headline or opening,
        "words": len(article.text.split()),
        "file": article.provenance.name,
        "sha256": article.sha256,
    }
