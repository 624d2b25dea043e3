"""Writing into a case so that a power cut leaves whole files or none: temporary, flush, rename."""

import errno
import hashlib
import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.case.layout import CURRENT, CaseError, part_file
from analysis.case.manifest import Part
from analysis.tables import SCHEMAS, Rows

_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST)


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path` at once: nobody ever sees half of it, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in `folder` last; systems that cannot do this do without."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def table(name: str, rows: list[dict[str, object]]) -> tuple[pa.Table, int]:
    """Rows as the columns of `SCHEMAS`, and how many NaN or infinite figures became null.

    Raises CaseError where a row has other columns, ArrowInvalid where a value has another type.
    """
    schema = SCHEMAS[name]
    expected = set(schema.names)
    for row in rows:
        if row.keys() != expected:
            odd = ", ".join(sorted(expected ^ row.keys()))
            raise CaseError(f"a row of {name} has other columns than the table: {odd}")
    figures = [field.name for field in schema if pa.types.is_floating(field.type)]
    odd_ones = [(row, f) for row in rows for f in figures if not _finite(row[f])]
    if odd_ones:
        rows = [row | {f: None for f in figures if not _finite(row[f])} for row in rows]
    return pa.Table.from_pylist(rows, schema=schema), len(odd_ones)


def _finite(value: object) -> bool:
    return value is None or not isinstance(value, float) or math.isfinite(value)


def tables(rows: Rows, names: tuple[str, ...]) -> tuple[dict[str, pa.Table], int]:
    """Every table of `names`, with the count of figures that became null."""
    unknown = set(rows) - set(names)
    if unknown:
        raise CaseError(f"rows for {', '.join(sorted(unknown))}; expected {', '.join(names)}")
    made = {name: table(name, rows.get(name, [])) for name in names}
    return {name: each for name, (each, _) in made.items()}, sum(n for _, n in made.values())


def write_part(folder: Path, name: str, number: int, rows: pa.Table) -> Part:
    """Write one part of a table into the run at `folder`. The same rows give the same bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="zstd", compression_level=3, version="2.6")
    data = sink.getvalue().to_pybytes()
    file = part_file(name, number)
    write_bytes(folder / file, data)
    return Part(file, hashlib.sha256(data).hexdigest(), rows.num_rows, len(data))


def read_part(folder: Path, part: Part) -> Iterator[dict[str, object]]:
    """The rows of one part, in order, without holding them all."""
    with pq.ParquetFile(folder / part.file) as file:
        for batch in file.iter_batches(batch_size=4096):
            yield from batch.to_pylist()


def point(case: Path, run: str) -> None:
    """Make `run` the one to open."""
    write_bytes(case / CURRENT, f"{run}\n".encode())


def parts_of(written: Sequence[Mapping[str, Part]]) -> dict[str, tuple[Part, ...]]:
    """Table → its parts in order, from what was written part by part."""
    names = sorted({name for each in written for name in each})
    return {name: tuple(each[name] for each in written if name in each) for name in names}


@contextmanager
def room(case: Path, kept: Callable[[], int]) -> Iterator[None]:
    """Say in a sentence that the disk is full, or that the folder may not be written."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise CaseError(
                f"disk full at {case}, {kept()} parts kept, run again to continue"
            ) from error
        if error.errno in _REFUSED:
            raise CaseError(
                f"{case} cannot be written: {error.strerror} ({error.filename}). "
                "Choose another folder, or change who may write there."
            ) from error
        raise
