"""Parquet → drafts, a few rows at a time, and only the columns that were recognised."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from analysis.gather.columns import Row, columns, columns_fault, drafted
from analysis.gather.draft import TABLE_BYTES, Outcome, Refusal
from analysis.gather.source import Source

_ROWS = 64  # at a time: a page of repeated long texts takes little space on disk and much unpacked


def parquet(source: Source, stream: BinaryIO, asked: Mapping[str, str]) -> Iterator[Outcome]:
    """The rows of a Parquet file. Dates and numbers become text; null and NaN are empty cells."""
    import pyarrow  # takes a third of a second, and most cases hold no Parquet
    import pyarrow.parquet

    number = 0
    try:
        file = pyarrow.parquet.ParquetFile(stream)
        header = list(file.schema_arrow.names)
        fault = columns_fault(header, asked)
        if fault:
            yield Refusal(source.name, fault)
            return
        known = columns(header, asked)
        size = 0
        for batch in file.iter_batches(_ROWS, columns=list(known.used.values())):
            for values in _values(batch, known.used):
                number += 1
                outcome = drafted(Row(source, "parquet", number, number), values)
                size += len(outcome.text) if not isinstance(outcome, Refusal) else 0
                yield outcome
            if size > TABLE_BYTES:
                yield _cut(source, number)
                return
    except (pyarrow.ArrowException, OSError, ValueError, KeyError) as error:
        yield _broken(source, number, error)
        return
    yield f"{source.name}: {number:,} rows of Parquet; {known.sentence()}."


def _values(batch: Any, used: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Each row by our names. A cell that cannot be read is `b""`, which no column allows."""
    columns = {ours: _column(batch.column(name)) for ours, name in used.items()}
    for i in range(batch.num_rows):
        yield {ours: column[i] for ours, column in columns.items()}


def _column(array: Any) -> Sequence[object]:
    """The column's values: text, null, NaN, lists; numbers and times as Arrow writes them."""
    import pyarrow

    kind = pyarrow.types
    if kind.is_temporal(array.type) or kind.is_decimal(array.type):
        array = array.cast(pyarrow.string())
    try:
        return list(array.to_pylist())
    except (ValueError, pyarrow.ArrowException):
        return [_cell(scalar) for scalar in array]


def _cell(scalar: Any) -> object:
    try:
        return scalar.as_py()
    except ValueError:
        return b""


def _cut(source: Source, rows: int) -> Refusal:
    reason = (
        f"The file holds more than {TABLE_BYTES:,} characters; the rows after row {rows:,} were "
        "not read. Split it into smaller files."
    )
    return Refusal(source.name, reason)


def _broken(source: Source, rows: int, error: Exception) -> Refusal:
    why = str(error).split("\n", 1)[0][:160]
    after = f"after row {rows:,} " if rows else ""
    reason = f"The Parquet file cannot be read {after}({why}). Copy it again or write it anew."
    return Refusal(source.name, reason)
