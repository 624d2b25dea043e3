"""The tables and texts of a case on disk, each read when it is first asked for."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.article import ADDED
from analysis.case import Case, matched_texts
from analysis.case.edited import edited
from analysis.case.edits import Edits
from analysis.gather import gather
from analysis.sheet.added import PLACED, with_added, without_shared
from analysis.tables import TEXT_FREE

EDITED = ("mentions", "actors")
CAMPS = "camps"
TABLES = (*TEXT_FREE, CAMPS)


class Loaded(Mapping[str, pd.DataFrame]):
    """The tables of a case, each read when it is first asked for; readings of one area only.

    `mentions` and `actors` stand as the reader's merges and splits have them; `camps` (speaker,
    camp) is the reader's own table.
    """

    def __init__(
        self, case: Case, zone: str, base: "Loaded | None" = None, edits: Edits | None = None
    ) -> None:
        """`base`: tables whose others are the same; `edits`: the reader's, or else those of it."""
        self._case, self._zone, self._base = case, zone, base
        self._edits = edits
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise KeyError(name)
        if self._base and not self._other(name):
            return self._base[name]
        if name not in self._read:
            try:
                self._read[name] = self._table(name)
            except KeyError as error:  # or `.get` would take a fault for a table that is not there
                raise RuntimeError(f"the table {name} cannot be made") from error
        return self._read[name]

    def _other(self, name: str) -> bool:
        """Whether a table is another one than that of the base."""
        edited = self._edits is not None and name in (*EDITED, CAMPS)
        return name == "readings" or edited or (self._zone == ADDED and name in PLACED)

    @property
    def edits(self) -> Edits:
        """The reader's merges, splits and camps."""
        if self._edits is not None:
            return self._edits
        return self._base.edits if self._base else Edits()

    def _table(self, name: str) -> pd.DataFrame:
        if name == CAMPS:
            return pd.DataFrame(list(self.edits.camps.items()), columns=["speaker", "camp"])
        if name in EDITED:
            both = edited(self._case.table("mentions"), self._case.table("actors"), self.edits)
            found = dict(zip(EDITED, both, strict=True))[name]
            shared = self._zone == ADDED and name in PLACED
            return without_shared(found, self["shared"]) if shared else found
        if self._zone == ADDED and name in PLACED:
            return without_shared(self._case.table(name), self["shared"])
        if name != "readings":
            return self._case.table(name)
        if self._zone != ADDED:
            return self._case.table(name, {"zone": self._zone})
        return with_added(self._case.table(name, {"zone": "told"}), self["added"])

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
