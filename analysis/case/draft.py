"""A run that is being written: which of its parts stand, and how it becomes a finished run.

It lies beside the finished runs as `<run>.unfinished`. A part counts as standing once its record
in `journal/` is written, which is after all of its tables are; so a kill at any moment costs at
most the parts that were in hand.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from analysis.case.layout import MANIFEST, UNFINISHED, json_bytes, run_folder
from analysis.case.manifest import Exclusion, Manifest, Part
from analysis.case.writing import read_part, sync_folder, write_bytes

_JOURNAL, _CREATED = "journal", "created"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one part of the articles: a file for each table, and who was left out."""

    number: int
    parts: dict[str, Part]
    exclusions: tuple[Exclusion, ...]
    nonfinite: int

    def record(self, folder: Path) -> None:
        """Note in the journal of the draft at `folder` that this part stands."""
        write_bytes(_record(folder, self.number), json_bytes(asdict(self)))


@dataclass(frozen=True, slots=True)
class Draft:
    """The unfinished run at `folder`, begun at `created` (UTC, ISO 8601)."""

    folder: Path
    created: str

    def standing(self) -> dict[int, Written]:
        """The parts that need not be computed again, by number."""
        found = {}
        for path in sorted((self.folder / _JOURNAL).glob("part-*.json")):
            written = _written(path)
            if written and all(intact(self.folder, part) for part in written.parts.values()):
                found[written.number] = written
        return found

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        """The rows of a table over all parts that stand, in order."""
        for _, written in sorted(self.standing().items()):
            yield from read_part(self.folder, written.parts[table])

    def finish(self, manifest: Manifest) -> Path:
        """Turn the draft into the finished run and return its folder."""
        for left_over in self.folder.rglob("*.tmp"):
            left_over.unlink()
        write_bytes(self.folder / MANIFEST, json_bytes(manifest.plain()))
        final = self.folder.with_name(manifest.run)
        self.folder.rename(final)
        sync_folder(final.parent)
        tidy(final)
        return final


def tidy(run: Path) -> None:
    """Take the journal out of a finished run, which a kill may have left there."""
    shutil.rmtree(run / _JOURNAL, ignore_errors=True)
    (run / _CREATED).unlink(missing_ok=True)


def draft(case: Path, run: str) -> Draft:
    """Begin the unfinished run `run`, or go on with it where it was left."""
    final = run_folder(case, run)
    folder = final.with_name(run + UNFINISHED)
    created = folder / _CREATED
    if not created.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        write_bytes(created, now.encode())
    (folder / _JOURNAL).mkdir(exist_ok=True)
    return Draft(folder, created.read_text("utf-8"))


def intact(folder: Path, part: Part) -> bool:
    """Does the part lie there with the bytes it was written with?"""
    try:
        data = (folder / part.file).read_bytes()
    except OSError:
        return False
    return len(data) == part.bytes and hashlib.sha256(data).hexdigest() == part.sha256


def _record(folder: Path, number: int) -> Path:
    return folder / _JOURNAL / f"part-{number:05d}.json"


def _written(path: Path) -> Written | None:
    """A record of the journal; None where it is none (its part is then computed again)."""
    try:
        page = json.loads(path.read_bytes())
        return Written(
            page["number"],
            {name: Part(**part) for name, part in page["parts"].items()},
            tuple(Exclusion(**each) for each in page["exclusions"]),
            page["nonfinite"],
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
