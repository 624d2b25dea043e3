"""Is a case still as it was written? Hashes, rows, columns, versions; what is at fault is named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.case.layout import MANIFEST, CaseError, run_folder
from analysis.case.manifest import Manifest, Part
from analysis.case.reading import current, part_fault, read_manifest
from analysis.tables import PER_ARTICLE, SCHEMAS, TEXT_FREE


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: the file in the run, and what is wrong with it."""

    file: str
    fault: str

    def __str__(self) -> str:
        return f"{self.file} {self.fault}"


def verify(path: Path, versions: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with the current run of the case at `path`; () when all is well.

    `versions`: the present ones of the program and its measures; a run made with others is a
    problem too. Raises CaseError only where there is no case or no run at all.
    """
    path = Path(path).resolve()
    run = current(path)
    folder = run_folder(path, run)
    try:
        found = read_manifest(folder)
    except CaseError as error:
        return (Problem(MANIFEST, f"cannot be used: {error}"),)
    return (*run_problems(folder, found), *_versions(found, versions or {}))


def aged(path: Path, versions: Mapping[str, str]) -> tuple[Problem, ...]:
    """What the run was made with that is another version here; only the manifest is read."""
    path = Path(path).resolve()
    try:
        found = read_manifest(run_folder(path, current(path)))
    except CaseError:
        return ()  # `verify` says what is wrong with it
    return tuple(_versions(found, versions))


def run_problems(folder: Path, manifest: Manifest) -> tuple[Problem, ...]:
    """What is wrong with the files of the run at `folder`."""
    return (*_names(folder, manifest), *_parts(folder, manifest), *_foreign(folder, manifest))


def _names(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    if manifest.run != folder.name:
        yield Problem(MANIFEST, f"belongs to another run, {manifest.run}")
    forbidden = [name for name in manifest.parts if manifest.text_free and name not in TEXT_FREE]
    if forbidden:
        yield Problem(MANIFEST, f"is called text-free but has {', '.join(forbidden)}")
    counts = {name: len(parts) for name, parts in manifest.parts.items() if name in PER_ARTICLE}
    most = max(counts.values(), default=0)
    for name, count in counts.items():
        if count != most:
            yield Problem(name, f"has {count} parts, where the others have {most}")


def _parts(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    for name, parts in manifest.parts.items():
        for part in parts:
            fault = part_fault(folder, part) or _content_fault(folder, name, part)
            if fault:
                yield Problem(part.file, fault)


def _content_fault(folder: Path, name: str, part: Part) -> str | None:
    try:
        with pq.ParquetFile(folder / part.file) as file:
            schema, rows = file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError) as error:
        return f"is no Parquet file that can be read ({error})"
    if not schema.equals(SCHEMAS[name]):
        return f"has other columns than {name}: {', '.join(schema.names)}"
    return None if rows == part.rows else f"has {rows:,} rows, where {part.rows:,} were written"


def _foreign(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    known = {part.file for parts in manifest.parts.values() for part in parts} | {MANIFEST}
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if not path.is_dir() and file not in known:
            yield Problem(file, "is foreign: the manifest does not know it")


def _versions(manifest: Manifest, present: Mapping[str, str]) -> Iterator[Problem]:
    for name in sorted(set(present) | set(manifest.versions) if present else ()):
        made, now = manifest.versions.get(name, "none"), present.get(name, "none")
        if made != now:
            yield Problem(MANIFEST, f"was made with {name} {made}; here it is {now}")
