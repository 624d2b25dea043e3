"""What a visitor has given so far: files and pasted texts, and what was said about them.

A tray lies in a private folder of its own. Files are stored under the SHA-256 of their bytes; what
they are called is only shown. A tray is a value: every change is a copy, made of what was written
down last and written down at once, since two runs of a page may be under way.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from threading import RLock
from typing import Any

from analysis.gather import Gathered
from analysis.gather.draft import shown
from analysis.gather.stored import stored
from analysis.job.folders import case, named, private
from analysis.job.process import start, stop
from analysis.job.progress import ask, whole, written

BYTES = 200_000_000
ITEMS = 5_000
GIVEN, GATHERED, READ = "given", "gathered.json", "read.json"
_TRAY = "tray.json"
_lock = RLock()


@dataclass(frozen=True, slots=True)
class Item:
    """A file or a pasted text, and the name to show for it."""

    sha256: str
    name: str
    size: int
    paste: bool = False


@dataclass(frozen=True, slots=True)
class Tray:
    """`columns`: SHA-256 of a table → our names of columns → its own. `answers`: what was answered
    of single texts. `first`: whether the day or the month comes first in dates that may be read
    either way. `job`: the private folder in which it was scored, with what `scored` stands for."""

    folder: Path
    items: tuple[Item, ...] = ()
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    first: str = ""
    title: str = ""
    pastes: int = 0
    job: str = ""
    scored: str = ""

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(item.size for item in self.items)

    @property
    def to_read(self) -> str:
        """Stands for everything that the reading depends on."""
        return _digest([[asdict(item) for item in self.items], self.columns])

    @property
    def to_score(self) -> str:
        """Stands for everything that the scoring depends on."""
        return _digest([self.to_read, self.answers, self.first, self.title])

    def changed(self, **facts: Any) -> "Tray":
        """The tray with other facts, written down."""
        with _lock:
            last = replace(tray(self.folder), **facts)
            page = {each.name: getattr(last, each.name) for each in fields(last)}
            del page["folder"]
            whole(last.folder / _TRAY, page | {"items": [asdict(item) for item in last.items]})
            return last

    def with_file(self, name: str, data: bytes) -> "Tray | str":
        """With one more file; a sentence where it cannot be taken. A file given twice is one."""
        found, faults = self.with_files([(name, data)])
        return faults[0][1] if faults else found

    def with_files(
        self, files: Iterable[tuple[str, bytes]]
    ) -> tuple["Tray", list[tuple[str, str]]]:
        """With more files, all written down at once, and the name of each one that cannot be taken
        with a sentence."""
        given = [(name, data, _item(shown(name), data)) for name, data in files]
        with _lock:
            room = _Room(tray(self.folder))
            said = [(name, room.take(item, data)) for name, data, item in given]
            return self.changed(items=tuple(room.items)), [each for each in said if each[1]]

    def with_text(self, text: str, outlet: str, title: str, date: str) -> "Tray | str":
        """With a pasted text; a sentence where something is missing."""
        if not text.strip():
            return "The text is empty. Paste the article's words."
        if not outlet.strip():
            return "The outlet is empty. Write who published this text."
        page = {"text": text, "outlet": outlet, "title": title, "date": date}
        data = json.dumps(page).encode()
        with _lock:
            last = tray(self.folder)
            room, number = _Room(last), last.pastes + 1
            fault = room.take(_item(f"pasted-{number}", data, paste=True), data)
            return fault or self.changed(items=tuple(room.items), pastes=number)

    def without(self, items: Iterable[Item]) -> "Tray":
        """Without these."""
        gone = set(items)
        with _lock:
            left = tuple(item for item in tray(self.folder).items if item not in gone)
            for item in gone:
                if item.sha256 not in {each.sha256 for each in left}:
                    (self.folder / GIVEN / item.sha256).unlink(missing_ok=True)
            return self.changed(items=left)

    def mapped(self, table: str, ours: str, theirs: str) -> "Tray":
        """With a column of a table taken for what the reader says it is; "" for none."""
        with _lock:
            columns = {name: dict(each) for name, each in tray(self.folder).columns.items()}
            columns.setdefault(table, {})[ours] = theirs
            return self.changed(columns=columns)


def _item(name: str, data: bytes, *, paste: bool = False) -> Item:
    return Item(hashlib.sha256(data).hexdigest(), name, len(data), paste)


class _Room:
    """What a tray still takes: holds its items, with those that were taken; for one lock long."""

    def __init__(self, given: Tray) -> None:
        self.items = list(given.items)
        self._place = given.folder / GIVEN
        self._size = given.size
        self._there = {(item.sha256, item.name) for item in given.items}
        self._texts = {item.sha256 for item in given.items}

    def take(self, item: Item, data: bytes) -> str:
        """Store one more; a sentence where it cannot be taken."""
        fault = self._fault(item)
        if not fault:
            self._place.mkdir(exist_ok=True)
            (self._place / item.sha256).write_bytes(data)
            self.items.append(item)
            self._size += item.size
            self._there.add((item.sha256, item.name))
            self._texts.add(item.sha256)
        return fault

    def _fault(self, item: Item) -> str:
        if not item.size:
            return "The file is empty. A text with at least one word is needed."
        if len(self.items) >= ITEMS:
            return f"Up to {ITEMS:,} files are taken. Put them into a table or a zip."
        if self._size + item.size > BYTES:
            return f"Together the files pass {BYTES // 1_000_000} MB. Score them in two cases."
        if item.paste and item.sha256 in self._texts:
            return "This text is here already."
        if (item.sha256, item.name) in self._there:
            return "This file is here already."
        return ""


def tray(folder: Path | None = None) -> Tray:
    """The tray in `folder`, or a new one in a new private folder."""
    if folder is None:
        return Tray(private("tray")).changed()
    try:
        page = json.loads((folder / _TRAY).read_bytes())
    except (OSError, ValueError):
        return Tray(folder)
    items = tuple(Item(**each) for each in page.pop("items"))
    return Tray(folder, items, **page)


def emptied(given: Tray) -> None:
    """End what works on a tray and remove it, with a case that was not finished; others stay."""
    for folder in given.folder.glob("read-*"):
        stop(folder)
    _dropped(given.job)
    shutil.rmtree(given.folder, ignore_errors=True)


def _dropped(name: str) -> None:
    """End the scoring in the private folder of this name; only a finished case stays there."""
    folder = named(name)
    if folder is not None and case(name) is None:
        stop(folder)
    if folder is not None and case(name) is None:  # it may just have been finished
        shutil.rmtree(folder, ignore_errors=True)


def reading(given: Tray) -> Path:
    """The folder of the job that reads this tray as it is now, begun where it was not.

    One that has failed or was stopped stays so, until it is forgotten. Raises BusyError.
    """
    folder = given.folder / f"read-{given.to_read}"
    for old in given.folder.glob("read-*"):
        if old != folder:
            stop(old)
            shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    if not written(folder).over:
        ask(folder, {"items": [asdict(i) for i in given.items], "columns": given.columns})
        start(folder, "read")
    return folder


def scoring(given: Tray) -> Tray:
    """Begin to score this tray as it was read, or go on where that was stopped.

    What was begun of the tray as it was before, and not finished, is removed. Raises BusyError.
    """
    folder = named(given.job)
    if folder is not None and given.scored == given.to_score:
        start(folder, "score")
        return given.changed()
    with _new() as folder:
        source = given.folder / f"read-{given.to_read}" / GATHERED
        shutil.copyfile(source, folder / GATHERED)
        ask(folder, {"title": given.title, "answers": given.answers, "first": given.first})
        start(folder, "score")
        found = given.changed(job=folder.name, scored=given.to_score)
    _dropped(given.job)
    return found


def scored(gathered: Gathered, title: str) -> Path:
    """Begin to score texts that are at hand already into a new private folder, which is returned.

    Raises BusyError.
    """
    with _new() as folder:
        whole(folder / GATHERED, stored(gathered))
        ask(folder, {"title": title, "answers": {}, "first": ""})
        start(folder, "score")
    return folder


@contextmanager
def _new() -> Iterator[Path]:
    """A private folder for a case, removed again where its scoring cannot begin."""
    folder = private("own")
    try:
        yield folder
    except BaseException:
        stop(folder)
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _digest(value: object) -> str:
    whole = json.dumps(value, sort_keys=True).encode()
    return hashlib.sha256(whole).hexdigest()[:16]
