"""The head of a table: its columns, which of them are used for what, and its first rows."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from analysis.gather.columns import cell, columns
from analysis.gather.delimited import dialect
from analysis.gather.draft import one_line
from analysis.gather.encoding import encoding_of
from analysis.gather.source import Source

ROWS = 5
CELL_CHARACTERS = 120
COLUMNS = 200  # of a table with more, the others are not offered
_HEAD = 1_048_576  # characters that are looked at
_LINES = 50  # of JSON, whose objects may have different keys


@dataclass(frozen=True, slots=True)
class Preview:
    """`columns` as the table names them; `used`: our name → the table's; `rows`: the first ones,
    a cell a column, cut for display."""

    name: str
    columns: tuple[str, ...]
    used: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]


def preview(source: Source) -> Preview | None:
    """The head of a table, read with what was said of its columns; None where it has none."""
    try:
        header, rows = _parquet(source) if source.suffix == ".parquet" else _lines(source)
    except Exception:  # whatever is wrong with it, the reading of the table says it in a sentence
        return None
    names = list(dict.fromkeys(name for name in header if name))[:COLUMNS]
    if not names:
        return None
    at = [header.index(name) for name in names]
    shown = tuple(tuple(_shown(row[i]) if i < len(row) else "" for i in at) for row in rows)
    return Preview(source.name, tuple(names), columns(header, source.columns).used, shown)


def _shown(value: object) -> str:
    text = cell(value)
    text = one_line(repr(value) if text is None else text[: 20 * CELL_CHARACTERS])
    return text if len(text) <= CELL_CHARACTERS else text[:CELL_CHARACTERS].rstrip() + " …"


def _lines(source: Source) -> tuple[list[str], list[list[Any]]]:
    with source.open() as stream:
        encoding = encoding_of(stream)
        with io.TextIOWrapper(stream, encoding.codec, encoding.errors, newline="") as text:
            head = text.read(_HEAD)
    return _delimited(head) if source.suffix.startswith((".csv", ".tsv")) else _jsonl(head)


def _delimited(head: str) -> tuple[list[str], list[list[Any]]]:
    lines = io.StringIO(head, newline="")
    records = csv.reader(lines, delimiter=dialect(head[:65_536]), skipinitialspace=True)
    found = [row for row in islice(records, 3 * ROWS) if any(row)]
    return (found[0], [list(row) for row in found[1 : ROWS + 1]]) if found else ([], [])


def _jsonl(head: str) -> tuple[list[str], list[list[Any]]]:
    objects = [each for line in head.splitlines()[:_LINES] if (each := _object(line))]
    names = list(dict.fromkeys(name for each in objects for name in each))
    return names, [[each.get(name) for name in names] for each in objects[:ROWS]]


def _object(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _parquet(source: Source) -> tuple[list[str], list[list[Any]]]:
    import pyarrow.parquet

    with source.open() as stream:
        file = pyarrow.parquet.ParquetFile(stream)
        names = [str(name) for name in file.schema_arrow.names]
        batch = next(file.iter_batches(ROWS), None)
        rows = batch.to_pylist() if batch is not None else []
    return names, [[row[name] for name in names] for row in rows]
