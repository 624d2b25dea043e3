"""Files that hold many articles: CSV, TSV, JSON Lines (packed by gzip or not) and Parquet."""

import io
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from analysis.gather.delimited import delimited
from analysis.gather.draft import TABLE_BYTES, Outcome, Refusal
from analysis.gather.encoding import encoding_of
from analysis.gather.jsonl import jsonl
from analysis.gather.parquet import parquet
from analysis.gather.source import Source

REFUSALS = 10_000  # of one table are kept with their lines; those beyond are counted
_CHUNK = 1_048_576


def table(source: Source, asked: Mapping[str, str]) -> Iterator[Outcome]:
    """The rows of a table as drafts and refusals, and a sentence on how it was read.

    Never raises for what the file holds; at most `REFUSALS` refusals, then one that counts.
    """
    refused = 0
    try:
        for outcome in _outcomes(source, asked):
            refused += isinstance(outcome, Refusal)
            if not isinstance(outcome, Refusal) or refused <= REFUSALS:
                yield outcome
    except (OSError, EOFError, UnicodeError, zlib.error) as error:
        yield Refusal(source.name, f"The file cannot be read to its end ({error}). Copy it again.")
    if refused > REFUSALS:
        more = f"{refused - REFUSALS:,} more lines were refused; mend those listed and run again."
        yield Refusal(source.name, more)


def _outcomes(source: Source, asked: Mapping[str, str]) -> Iterator[Outcome]:
    with source.open() as stream:
        if _oversize(source, stream):
            yield Refusal(
                source.name,
                f"The table is larger than {TABLE_BYTES // 1_000_000:,} MB. "
                "Split it into smaller files.",
            )
        elif source.suffix == ".parquet":
            yield from parquet(source, stream, asked)
        else:
            yield from _of_lines(source, stream, asked)


def _oversize(source: Source, stream: BinaryIO) -> bool:
    """Is the table too large? What is packed is unpacked to know, and never kept."""
    if not source.suffix.endswith(".gz"):
        return source.size > TABLE_BYTES
    size = 0
    while size <= TABLE_BYTES and (chunk := stream.read(_CHUNK)):
        size += len(chunk)
    return size > TABLE_BYTES


def _of_lines(source: Source, stream: BinaryIO, asked: Mapping[str, str]) -> Iterator[Outcome]:
    encoding = encoding_of(stream)
    rows = delimited if source.suffix.startswith((".csv", ".tsv")) else jsonl
    newline = "" if rows is delimited else None
    with io.TextIOWrapper(stream, encoding.codec, encoding.errors, newline=newline) as text:
        yield from rows(source, text, encoding, asked)
