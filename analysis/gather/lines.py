"""The numbered lines of a table, of which those of a record that failed can be given back."""

from collections import deque
from typing import TextIO

from analysis.gather.draft import LINE_CHARACTERS, RAW_CHARACTERS

RECORD_LINES = 20_000
REREAD_CHARACTERS = 64_000_000


class OverlongError(Exception):
    """A row is larger than any article: most likely a quotation mark that is never closed."""


class Lines:
    """An iterator over lines that knows the record it is in.

    `begin` starts a record; `retreat` gives back all lines of the record but its first, so that
    one bad line costs one line. Memory is bounded by `LINE_CHARACTERS`, work by
    `REREAD_CHARACTERS` (`spent` says that it is used up).
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._record: list[str] = []
        self._size = 0
        self._reread = 0
        self.number = 0  # of the line that was handed out last, from 1

    def begin(self) -> None:
        """A new record begins with the next line."""
        self._record, self._size = [], 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._line()
        if not line:
            raise StopIteration
        self.number += 1
        self._record.append(line)
        self._size += len(line)
        if self._size > LINE_CHARACTERS or len(self._record) > RECORD_LINES:
            raise OverlongError
        return line

    def retreat(self) -> None:
        """Give back the record's lines after its first."""
        rest = self._record[1:]
        self._waiting.extendleft(reversed(rest))
        self._reread += self._size
        self.number -= len(rest)
        del self._record[1:]

    @property
    def first(self) -> int:
        """The number of the record's first line."""
        return self.number - max(0, len(self._record) - 1)

    @property
    def record(self) -> list[str]:
        """The lines of the record so far."""
        return self._record

    @property
    def raw(self) -> str:
        """The record as it stands, cut at `RAW_CHARACTERS`, without its last line end."""
        head = (line[:RAW_CHARACTERS] for line in self._record[:RAW_CHARACTERS])
        return "".join(head)[:RAW_CHARACTERS].rstrip("\r\n")

    @property
    def spent(self) -> bool:
        """Has so much been read twice that this file is not worth going on with?"""
        return self._reread > REREAD_CHARACTERS

    def _line(self) -> str:
        """The next line; of one that is too long the head, and the rest is passed over."""
        line = self._stream.readline(LINE_CHARACTERS + 1)
        more = line
        while len(more) > LINE_CHARACTERS and not more.endswith(("\n", "\r")):
            more = self._stream.readline(LINE_CHARACTERS + 1)
        return line
