"""CSV and TSV → drafts. A bad line costs itself, and a quotation mark left open costs its line."""

import csv
import io
from collections.abc import Generator, Iterator, Mapping

from analysis.gather.columns import Columns, Row, columns, columns_fault, spread
from analysis.gather.draft import LINE_CHARACTERS, OVERLONG, Outcome, Refusal
from analysis.gather.encoding import Encoding
from analysis.gather.lines import Lines, OverlongError
from analysis.gather.source import Source

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 65_536
_UNCLOSED = (
    "A quotation mark opens a cell here and is never closed, or a mark inside the cell isn't "
    'doubled. Close it, and write "" for a mark inside. This line was left out.'
)
_AFTER_A_BREAK = "The line before could not be read; look whether this row begins where it should."


def delimited(
    source: Source, stream: io.TextIOWrapper, encoding: Encoding, asked: Mapping[str, str]
) -> Iterator[Outcome]:
    """The rows of a CSV or TSV. Its delimiter is the one under which most rows fit the header.

    Cells are taken as text: "NA" stays "NA". Quoted line ends are kept. A row with too few or too
    many cells is refused with its line.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LINE_CHARACTERS))
    delimiter = dialect(stream.read(_SAMPLE))
    stream.seek(0)
    lines = Lines(stream)
    table = _Table(source, encoding, lines, delimiter)
    header = table.header()
    fault = columns_fault(header, asked)
    if fault:
        yield Refusal(source.name, fault)
        return
    known = columns(header, asked)
    count = yield from table.rows(header, known)
    yield (
        f"{source.name}: {count:,} rows separated by {DELIMITERS[delimiter]}, in {encoding.name}; "
        f"{known.sentence()}."
    )


def dialect(sample: str) -> str:
    """The delimiter of a table that begins like `sample`: `,` `;` tab or `|`.

    The one that finds most of the usual columns in the header, and then the one under which most
    rows are as wide as the header, if that has more than one column at all.
    """

    def fit(delimiter: str) -> tuple[int, bool, float, int]:
        rows = [row for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True) if row]
        if not rows:
            return 0, False, 0.0, 0
        even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        wide = len(rows[0]) > 1 and even >= 0.5
        return len(columns(rows[0], {}).used), wide, even, len(rows[0])

    lines = sample.splitlines(keepends=True)
    if len(sample) >= _SAMPLE:
        lines = lines[:-1] or lines
    return max(DELIMITERS, key=fit)


class _Table:
    """One pass over a table's records."""

    def __init__(self, source: Source, encoding: Encoding, lines: Lines, delimiter: str) -> None:
        self._source = source
        self._encoding = encoding
        self._lines = lines
        self._delimiter = delimiter
        self._number = 0
        self._broken = False

    def header(self) -> list[str]:
        """The first row that isn't blank; [] where there is none."""
        for cells in self._records():
            if isinstance(cells, str):
                return []
            if any(cells):
                return cells
        return []

    def rows(self, header: list[str], known: Columns) -> Generator[Outcome, None, int]:
        """Each row as a draft or a refusal; returns how many rows there were."""
        for cells in self._records():
            if isinstance(cells, list) and not any(cells):
                continue
            self._number += 1
            row = self._row()
            if isinstance(cells, str):
                self._broken = True
                yield row.refusal(cells)
                continue
            while len(cells) > len(header) and not cells[-1]:
                cells.pop()
            if len(cells) != len(header):
                yield self._ragged(row, cells, header)
                continue
            yield row.draft(spread(cells, header, known.used))
            self._broken = False
        return self._number

    def _row(self) -> Row:
        notes = (_AFTER_A_BREAK,) if self._broken else ()
        lines = self._lines
        name = self._encoding.name
        return Row(self._source, "csv", lines.first, self._number, name, lines.raw, notes)

    def _records(self) -> Iterator[list[str] | str]:
        """Each record as its cells, or as the sentence that says what is wrong with its line."""
        while True:
            self._lines.begin()
            try:
                for cells in self._reader():
                    yield cells
                    self._lines.begin()
                return
            except (csv.Error, OverlongError):
                whole = (
                    len(self._lines.record) == 1 and len(self._lines.record[0]) > LINE_CHARACTERS
                )
                self._lines.retreat()
                yield OVERLONG if whole else _UNCLOSED
            if self._lines.spent:
                yield (
                    "From here on the quotation marks cannot be followed, and the rest of the file "
                    "was not read. Mend the lines that were refused before and run again."
                )
                return

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(
            self._lines, delimiter=self._delimiter, strict=True, skipinitialspace=True
        )

    def _ragged(self, row: Row, cells: list[str], header: list[str]) -> Refusal:
        """Refuse a row of another width. If its second line is a row by itself, a quotation mark
        was left open in the first, and the others are given back."""
        if len(self._lines.record) > 1 and self._fits(self._lines.record[1], len(header)):
            self._lines.retreat()
            self._broken = True
            return row.refusal(_UNCLOSED)
        return row.refusal(
            f"The row has {_count(len(cells))}; the header has {_count(len(header))}. "
            "Put a text that holds the separator into quotation marks, or add the missing cells."
        )

    def _fits(self, line: str, width: int) -> bool:
        try:
            cells = next(csv.reader([line], delimiter=self._delimiter, skipinitialspace=True))
        except (csv.Error, StopIteration):
            return False
        return len(cells) == width > 1


def _count(cells: int) -> str:
    return f"{cells:,} cell{'s' * (cells != 1)}"
