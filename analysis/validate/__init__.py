"""The project's own code against labelled sets: one task a file, through what the product runs.

A task is a module of this package with NAME, METRIC and `measure(rows) -> Outcome`; it stands in
`TASKS`, and is loaded only when it is asked for. The sets are other people's and lie outside the
project: a `.jsonl` or `.jsonl.gz` file with one object a line.
"""

import gzip
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from analysis.validate.outcome import Outcome, Row, rounded, said

__all__ = [
    "TASKS", "Outcome", "Task", "ValidationError", "read_rows", "rounded", "said", "task",
]  # fmt: skip

TASKS = (
    "wcl_newswcl50", "coverage_superpal", "grouping_roundups", "quotes_polnear", "target_newsmtsc",
)  # fmt: skip


class ValidationError(ValueError):
    """What cannot be measured, in a sentence that says why."""


class Task(Protocol):
    """What a module of this package offers."""

    NAME: str
    METRIC: str

    def measure(self, rows: list[Row]) -> Outcome:
        """The figure of these rows."""
        ...


def task(name: str) -> Task:
    """The task of that name; ValidationError for any other."""
    if name not in TASKS:
        raise ValidationError(f"no task is called {name!r}; there are {', '.join(TASKS)}")
    return cast(Task, import_module(f"analysis.validate.{name}"))


def read_rows(path: Path) -> list[Row]:
    """The objects of a `.jsonl` or `.jsonl.gz` file, in order, blank lines left out."""
    return list(_rows(path))


def _rows(path: Path) -> Iterator[Row]:
    try:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _object(line, path, number)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ValidationError(f"{path.name} cannot be read: {error}") from error


def _object(line: str, path: Path, number: int) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValidationError(f"{path.name}, line {number}, is no JSON: {error.msg}") from error
    if not isinstance(row, dict):
        raise ValidationError(f"{path.name}, line {number}: a row is an object, not {line[:20]!r}")
    return row
