"""What a measure is worth on a labelled set: a figure, its interval, what it stands beside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of one task.

    `value` is the task's METRIC; `low` and `high` are the ends of its 95 % interval over whatever
    the task says is independent (None where none can be given); `rows` is how many rows of the set
    were scored. `controls` are what simpler rules reach on the same rows, by name. `predictions`
    has one object a row, each with its `row` (index from 0 in the file) and the raw output, so
    that others can compute the metric again.
    """

    value: float
    low: float | None
    high: float | None
    rows: int
    controls: dict[str, float] = field(default_factory=dict)
    predictions: list[Row] = field(default_factory=list)


def rounded(outcome: Outcome, task: str, metric: str) -> Row:
    """The outcome as one JSON object, without its predictions; figures to six decimals."""
    ends = (None if end is None else round(end, 6) for end in (outcome.low, outcome.high))
    low, high = ends
    return {
        "task": task, "metric": metric, "value": round(outcome.value, 6), "low": low,
        "high": high, "rows": outcome.rows,
        "controls": {name: round(value, 6) for name, value in outcome.controls.items()},
    }  # fmt: skip


def said(found: Row) -> str:
    """The same in two lines: the figure with its interval, and what it stands beside."""
    within = "" if found["low"] is None else f" (95 % {found['low']:.3f} to {found['high']:.3f})"
    beside = ", ".join(f"{name} {value:.3f}" for name, value in found["controls"].items())
    first = (
        f"{found['task']}: {found['metric']} {found['value']:.3f}{within}, {found['rows']:,} rows"
    )
    return f"{first}\nbeside it: {beside or 'nothing'}"


def mean(values: Sequence[float]) -> float:
    """The mean of some figures; 0 of none."""
    return sum(values) / len(values) if values else 0.0
