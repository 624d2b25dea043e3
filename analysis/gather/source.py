"""One document to read: a file on disk or an upload, by a name that may be shown."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from analysis.gather.draft import shown, stem

TEXTS = (".txt", ".md")
PAGES = (".html", ".htm")
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
PACKED = (".csv.gz", ".tsv.gz", ".jsonl.gz", ".ndjson.gz")
CASE = "case.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """A document: `path` on disk, or `data` in memory where there is no path.

    `columns`: what its reader said of this table alone, our names of columns → its names; "" for
    a column that it has not.
    """

    name: str
    path: Path | None = None
    data: bytes = b""
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return stem(self.name)

    @property
    def suffix(self) -> str:
        """The ending in small letters, both where the last is ".gz"; "" if there is none."""
        name = self.name.lower()
        packed = name.endswith(".gz")
        plain = Path(name.removesuffix(".gz")).suffix
        return plain + ".gz" if packed else plain

    @property
    def size(self) -> int:
        """Bytes as stored; raises OSError where the file has gone."""
        return self.path.stat().st_size if self.path else len(self.data)

    @property
    def is_table(self) -> bool:
        """Does it hold many articles, a row each?"""
        return self.suffix in TABLES + PACKED

    def open(self) -> BinaryIO:
        """The bytes, unpacked; raises OSError. The caller closes."""
        if self.suffix.endswith(".gz"):
            return cast(BinaryIO, gzip.open(self.path or BytesIO(self.data)))
        return self.path.open("rb") if self.path else BytesIO(self.data)


def on_disk(path: Path) -> Source:
    """The document at `path`."""
    return Source(shown(path.name), path)


def uploaded(name: str, data: bytes) -> Source:
    """A document that came without a path; of its name only the last part is kept."""
    return Source(shown(name), None, data)
