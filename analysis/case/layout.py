"""Where things lie in a case: names of files and folders, and the name of a run.

my-case/
  case.toml               what is known by hand
  articles/               the texts as they came; may be absent
  current                 one line: the run to open
  .lock                   while someone writes
  runs/<run>/             written once, never changed
    manifest.json
    <table>/part-00000.parquet …
  runs/<run>.unfinished/  a run that is being written, or was interrupted
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from analysis.article import Article
from analysis.tables import SCHEMAS

FORMAT = 1  # of the manifest and the folders; a program reads its own and older ones
TOML, ARTICLES, CURRENT, LOCK = "case.toml", "articles", "current", ".lock"
RUNS, MANIFEST, UNFINISHED = "runs", "manifest.json", ".unfinished"
RUN = re.compile(r"[0-9a-f]{12}")
PART = re.compile(r"([a-z_]+)/part-[0-9]{5,9}\.parquet")


class CaseError(Exception):
    """A case that cannot be opened, written or exported, said in a sentence."""


def part_file(table: str, number: int) -> str:
    """Where a part lies in its run: `sentences/part-00003.parquet`."""
    return f"{table}/part-{number:05d}.parquet"


def run_folder(case: Path, run: str) -> Path:
    """Where a finished run lies."""
    return case / RUNS / run


def run_name(
    articles: Iterable[Article],
    settings: Mapping[str, object],
    versions: Mapping[str, str],
    sources: object,
    part_size: int,
) -> str:
    """First 12 hexadecimal digits of SHA-256 over everything that a run's content depends on.

    The order of the articles does not matter. `sources` is any JSON value.
    """
    tables = {name: schema.names for name, schema in SCHEMAS.items()}
    rest = json_bytes([FORMAT, settings, versions, sources, part_size, tables])
    digests = sorted(hashlib.sha256(json_bytes(_facts(a))).digest() for a in articles)
    return hashlib.sha256(rest + b"".join(digests)).hexdigest()[:12]


def _facts(article: Article) -> dict[str, object]:
    """An article without its text, which its SHA-256 stands for."""
    names = (field.name for field in fields(Article) if field.name not in ("text", "provenance"))
    where = article.provenance
    return {name: getattr(article, name) for name in names} | {
        "sha256": article.sha256,
        "provenance": [getattr(where, field.name) for field in fields(where)],
    }


def json_bytes(value: object) -> bytes:
    """JSON that is the same for the same value: sorted keys, indent 1, no NaN, dates as text.

    A lone surrogate, which UTF-8 has no place for, is written as its JSON escape.
    """
    text = json.dumps(
        value, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False, default=str
    )
    return (text + "\n").encode("utf-8", "backslashreplace")
