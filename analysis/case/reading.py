"""Opening a case read-only: its tables through DuckDB, locked to the folder of the one run."""

import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.case.layout import CURRENT, MANIFEST, RUN, RUNS, CaseError, run_folder
from analysis.case.manifest import Manifest, Part, manifest
from analysis.tables import SCHEMAS

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

STATEMENT_SECONDS = 10.0
MEMORY = "1GB"
HASHED_BYTES = 64_000_000  # up to so much is hashed on opening; beyond, `verify` does it


@dataclass(frozen=True, eq=False)
class Case:
    """One finished run of the case at `path`. It holds no texts and never writes."""

    path: Path
    run: str
    manifest: Manifest = field(repr=False)

    @property
    def text_free(self) -> bool:
        """Was the case exported without its texts?"""
        return self.manifest.text_free

    @property
    def folder(self) -> Path:
        """Where the run lies."""
        return run_folder(self.path, self.run)

    def table(
        self, name: str, where: Mapping[str, object] | None = None, order: Sequence[str] = ()
    ) -> "pd.DataFrame":
        """The rows of a table of `SCHEMAS`, all its columns, also where there are no rows.

        `where`: column → a value, None (is null), or a list of values (is one of them). `order`:
        columns to sort by, first the first; a `-` before a name turns its order round; else the
        rows come as they were written. Text stays text: an outlet may be called "NA". Raises
        CaseError for unknown names, for parts that cannot be read, and after 10 seconds.
        """
        names = _columns(name)
        for column in (*(where or {}), *(key.removeprefix("-") for key in order)):
            if column not in names:
                raise CaseError(f"{name} has no column {column!r}; it has {', '.join(names)}.")
        files = [str(self.folder / part.file) for part in self.manifest.parts.get(name, ())]
        if not files:
            found = SCHEMAS[name].empty_table().to_pandas()
        else:
            found = self._query(names, files, where or {})
        return _ordered(found, order)

    def texts(self) -> dict[str, str]:
        """Article id → its text, of those that are at hand: {} in a text-free case without any.

        They come from the run, else from the files in `articles/`, matched by SHA-256.
        """
        from analysis.case.texts import texts

        return texts(self)

    def _query(
        self, names: Sequence[str], files: list[str], where: Mapping[str, object]
    ) -> "pd.DataFrame":
        import duckdb

        clauses, values = _conditions(where)
        columns = ", ".join(f'"{name}"' for name in names)
        statement = f"SELECT {columns} FROM read_parquet(?){clauses}"
        cursor = self._connection.cursor()
        alarm = threading.Timer(STATEMENT_SECONDS, cursor.interrupt)
        alarm.daemon = True
        alarm.start()
        try:
            found: pa.Table = cursor.sql(statement, params=[files, *values]).to_arrow_table()
            rows: pd.DataFrame = found.to_pandas()
            return rows
        except duckdb.InterruptException as error:
            raise CaseError(
                f"a question to {self.path} took longer than {STATEMENT_SECONDS:g} s. "
                "Ask for fewer rows: choose a story or some outlets."
            ) from error
        except duckdb.Error as error:
            raise CaseError(
                f"a part of {self.path} cannot be read ({error}). "
                f"`parallax verify {self.path}` names it."
            ) from error
        finally:
            alarm.cancel()
            cursor.close()

    @cached_property
    def _connection(self) -> "duckdb.DuckDBPyConnection":
        return _locked(self.folder)


def open_case(path: Path) -> Case:
    """Open the current run of the case at `path`.

    Raises CaseError, in a sentence: there is no such folder, or no run in it, or its manifest is
    from a newer program, or a part is missing or not the one that was written.
    """
    path = Path(path).resolve()
    run = current(path)
    folder = run_folder(path, run)
    found = read_manifest(folder)
    if found.run != run:
        raise CaseError(f"{folder} holds the manifest of another run, {found.run}. {_AGAIN}")
    parts = [part for parts in found.parts.values() for part in parts]
    hashed = sum(part.bytes for part in parts) <= HASHED_BYTES
    for part in parts:
        fault = part_fault(folder, part, hashed)
        if fault:
            raise CaseError(f"{path.name}: {part.file} {fault}. {_AGAIN}")
    return Case(path, run, found)


_AGAIN = "Get the case again, or delete its folder `runs` and score the articles again."


def current(path: Path) -> str:
    """The name of the run to open; raises CaseError where there is none."""
    if not path.is_dir():
        raise CaseError(f"there is no folder {path}. Name the folder of a case.")
    try:
        run = (path / CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        runs = path / RUNS
        hint = "an unfinished run" if runs.is_dir() else "no run yet"
        raise CaseError(
            f"{path} has {hint}: it has no file `{CURRENT}`. "
            f"`parallax score ARTICLES -o {path}` makes one."
        ) from error
    if not RUN.fullmatch(run):
        raise CaseError(f"{path / CURRENT} names no run: {run[:40]!r}. {_AGAIN}")
    return run


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the run at `folder`; raises CaseError."""
    where = folder / MANIFEST
    try:
        return manifest(where.read_bytes(), str(where))
    except OSError as error:
        raise CaseError(f"{where} cannot be read: {error.strerror}. {_AGAIN}") from error


def part_fault(folder: Path, part: Part, hashed: bool = True) -> str | None:
    """What is wrong with a part, as the end of a sentence; None where it is whole."""
    path = folder / part.file
    try:
        size = path.stat().st_size
        if size != part.bytes:
            return f"has {size:,} bytes, where {part.bytes:,} were written"
        if hashed and hashlib.sha256(path.read_bytes()).hexdigest() != part.sha256:
            return "is not as it was written: its SHA-256 differs"
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None


def _columns(table: str) -> list[str]:
    if table not in SCHEMAS:
        raise CaseError(f"there is no table {table!r}; there are {', '.join(SCHEMAS)}.")
    return list(SCHEMAS[table].names)


def _conditions(where: Mapping[str, object]) -> tuple[str, list[Any]]:
    """The WHERE clause with a placeholder for every value; column names are checked already."""
    clauses: list[str] = []
    values: list[Any] = []
    for column, wanted in where.items():
        if wanted is None:
            clauses.append(f'"{column}" IS NULL')
        elif isinstance(wanted, str | int | float):
            clauses.append(f'"{column}" = ?')
            values.append(wanted)
        elif isinstance(wanted, Sequence | set | frozenset):
            marks = ", ".join("?" for _ in wanted)
            clauses.append(f'"{column}" IN ({marks})' if marks else "false")
            values.extend(wanted)
        else:
            raise CaseError(
                f"{column} can be a value, None or a list; found {type(wanted).__name__}."
            )
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), values


def _ordered(found: "pd.DataFrame", order: Sequence[str]) -> "pd.DataFrame":
    if not order:
        return found
    keys = [key.removeprefix("-") for key in order]
    rising = [not key.startswith("-") for key in order]
    return found.sort_values(keys, ascending=rising, kind="stable", ignore_index=True)


def _locked(folder: Path) -> "duckdb.DuckDBPyConnection":
    """A database in memory that can read `folder` and nothing else, and cannot be talked out of it.

    The order matters: after the second statement no folder can be added, after the third nothing
    can be set at all.
    """
    import duckdb

    connection = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "threads": 2})
    quoted = str(folder).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{quoted}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection
