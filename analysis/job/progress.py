"""How far a job is, as a file in its folder that is only ever replaced whole."""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from threading import get_ident
from typing import Any

STATE, ASK, SAID = "state.json", "ask.json", "said.txt"
OVER = ("done", "failed", "stopped")
_BURST = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class State:
    """`phase`: starting, reading, scoring, closing, done, failed or stopped. `seconds`: about how
    long it will still take, None where that isn't known. `sentence`: why it failed, or what was
    kept when it was stopped."""

    phase: str = "starting"
    done: int = 0
    of: int = 0
    seconds: float | None = None
    sentence: str = ""

    @property
    def over(self) -> bool:
        """Has it ended, well or not?"""
        return self.phase in OVER

    @property
    def share(self) -> float:
        """What part of it is done, from 0 to 1."""
        return min(1.0, self.done / self.of) if self.of else 0.0

    @property
    def words(self) -> str:
        """The state for a reader: "150 of 2,000 articles, about 20 s left"."""
        if self.phase != "scoring" or not self.of:
            return _PHASES.get(self.phase, "")
        left = f", about {spoken(self.seconds)} left" if self.seconds is not None else ""
        return f"{self.done:,} of {self.of:,} article{'s' * (self.of != 1)}{left}"


_PHASES = {
    "starting": "Starting",
    "reading": "Reading what you gave",
    "scoring": "Starting",
    "closing": "Comparing the articles and writing the case",
}


def spoken(seconds: float) -> str:
    """A stretch of time as one would say it: "4 s", "35 s", "3 minutes"."""
    if seconds < 10:
        return f"{max(1, round(seconds))} s"
    if seconds < 90:
        return f"{5 * round(seconds / 5)} s"
    return f"{round(seconds / 60)} minutes"


class Clock:
    """Says how far a job is, and from its pace how long it will still take.

    What comes before the first report is mostly the start of processes, and the processes report
    in bursts: the pace is taken from the end of the first burst on.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._began = 0.0
        self._start = (0, 0.0)

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        self._began = self._began or now
        if now - self._began < _BURST:
            self._start = (done, now)
        start, since = self._start
        pace = (now - since) / (done - start) if done > start else None
        seconds = None if pace is None else pace * (of - done)
        phase = "closing" if done >= of else "scoring"
        write(self._folder, State(phase, done, of, seconds))


def write(folder: Path, state: State) -> None:
    """Put the state where the page finds it."""
    whole(folder / STATE, asdict(state))


def written(folder: Path) -> State:
    """The state that was written last; "starting" where none was."""
    try:
        page = json.loads((folder / STATE).read_bytes())
        return State(**{each.name: page[each.name] for each in fields(State)})
    except (OSError, ValueError, KeyError, TypeError):
        return State()


def ask(folder: Path, what: Mapping[str, Any]) -> None:
    """Write down what a job is to do."""
    whole(folder / ASK, what)


def asked(folder: Path) -> dict[str, Any]:
    """What a job is to do; {} where nothing was asked."""
    try:
        found = json.loads((folder / ASK).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def whole(path: Path, value: object) -> None:
    """Write JSON so that a reader sees the old file or the new one, never half of it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}")
    beside.write_text(json.dumps(value), "utf-8")
    beside.replace(path)
