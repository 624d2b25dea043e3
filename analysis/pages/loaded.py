"""The tables and texts of a case on disk, each read when it is first asked for."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.case import Case, matched_texts
from analysis.gather import gather

TABLES = (
    "articles", "zones", "sentences", "quotations", "readings", "marks", "terms", "findings",
)  # fmt: skip


class Loaded(Mapping[str, pd.DataFrame]):
    """The tables of a case, each read when it is first asked for; readings of one area only."""

    def __init__(self, case: Case, zone: str, base: "Loaded | None" = None) -> None:
        """`base`: the tables of the whole text, whose others are the same."""
        self._case, self._zone, self._base = case, zone, base
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise KeyError(name)
        if self._base and name != "readings":
            return self._base[name]
        if name not in self._read:
            where = {"zone": self._zone} if name == "readings" else None
            self._read[name] = self._case.table(name, where)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


class Texts(Mapping[str, str]):
    """Article → text, of those at hand; read when one is first asked for."""

    def __init__(self, case: Case, folders: Sequence[Path] = ()) -> None:
        """The texts of the case, and those in `folders` that are recognised by their SHA-256."""
        self._case, self._folders = case, folders

    @cached_property
    def _found(self) -> dict[str, str]:
        given = gather(self._folders).articles if self._folders else ()
        pairs = [(article.id, article.text) for article in given]
        return {**self._case.texts(), **matched_texts(self._case, pairs)[0]}

    def __getitem__(self, article: str) -> str:
        return self._found[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def stamp(folder: Path) -> float:
    """When a folder's files last changed; 0 where there is none."""
    if not folder.is_dir():
        return 0.0
    return max((each.stat().st_mtime for each in (folder, *folder.iterdir())), default=0.0)


def folders(variable: str) -> list[Path]:
    """The folders that the command named in this environment variable, a JSON list."""
    return [Path(each) for each in json.loads(os.environ.get(variable) or "[]")]
