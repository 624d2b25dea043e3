"""The process of a job, as the server holds it: started, watched, ended with its children."""

import atexit
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Condition
from typing import NamedTuple

from analysis.job.progress import SAID, STATE, State, write, written

MOST = {"read": 16, "score": 4}  # jobs at once on one server; scoring takes several processors
_ROOT = str(Path(__file__).resolve().parents[2])
_PATIENCE = 3.0  # seconds between being asked to end and being made to


class BusyError(Exception):
    """Too many jobs at once, said in a sentence."""


class _Job(NamedTuple):
    """The handle of a process and what it does, no one's texts."""

    process: "subprocess.Popen[bytes]"
    work: str


_lock = Condition()  # never held while a process is waited for
_running: dict[Path, _Job] = {}
_ending: set[Path] = set()  # what was taken out of `_running` and is being ended


def start(folder: Path, work: str) -> None:
    """Begin the job that `folder` asks for; one that is running there goes on instead.

    `work`: `read` or `score`. Raises BusyError where `MOST` such jobs are running.
    """
    with _taken(folder, _is_over) as before:
        if before is not None:
            _left(before.process)
    with _lock:
        _lock.wait_for(lambda: folder not in _ending)
        _prune()
        alive = {each: job for each, job in _running.items() if not _is_over(each, job)}
        if folder in alive:
            return
        others = sum(job.work == work for job in alive.values())
        if others >= MOST[work]:
            raise BusyError(
                f"This server is working on {others} other jobs. Nothing of yours is lost: try "
                "again in a minute."
            )
        (folder / STATE).unlink(missing_ok=True)
        _running[folder] = _Job(_process(folder, work), work)


def _is_over(folder: Path, job: _Job) -> bool:
    return job.process.poll() is not None or written(folder).over


def _prune() -> None:
    """Let go of the processes that have ended, with a last state each. Needs the lock."""
    for folder in list(_running):
        _seen(folder)


@contextmanager
def _taken(
    folder: Path, which: Callable[[Path, _Job], bool] = lambda folder, job: True
) -> Iterator[_Job | None]:
    """The job in `folder`, if it is one of these, to be ended without the lock.

    Nobody else starts a job there meanwhile, or thinks that it was lost.
    """
    with _lock:
        _lock.wait_for(lambda: folder not in _ending)
        job = _running.get(folder)
        if job is None or not which(folder, job):
            job = None
        else:
            del _running[folder]
            _ending.add(folder)
    try:
        yield job
    finally:
        if job is not None:
            with _lock:
                _ending.discard(folder)
                _lock.notify_all()


def _process(folder: Path, work: str) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH", ""))))
    with (folder / SAID).open("wb") as said:
        return subprocess.Popen(
            # -P: a json.py in the folder where someone works is not to be imported.
            [sys.executable, "-P", "-m", "analysis.job", work, str(folder)],
            stdin=subprocess.PIPE,  # its end tells the job that the server has ended
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # so that its children can be ended with it
        )


def forget(folder: Path) -> None:
    """Let go of how the job in `folder` ended, so that it may begin again."""
    (folder / STATE).unlink(missing_ok=True)


def state(folder: Path) -> State:
    """How far the job in `folder` is. One whose process has died has failed, and it is said how."""
    with _lock:
        return _seen(folder)


def _seen(folder: Path) -> State:
    """The state, and its process let go of where that has ended. Needs the lock."""
    job = _running.get(folder)
    code = job.process.poll() if job else None
    found = written(folder)
    if folder in _ending or (job and code is None):
        return found
    if job:
        _closed(_running.pop(folder).process)
    return found if found.over else _lost(folder, code)


def wait(folder: Path, seconds: float) -> State:
    """The state once the job is over, or after `seconds`."""
    until = time.monotonic() + seconds
    while not (found := state(folder)).over and time.monotonic() < until:
        time.sleep(0.02)
    return found


def stop(folder: Path) -> State:
    """End the job and every process it started. What it has written stays."""
    with _taken(folder) as job:
        if job is not None:
            _end(job.process)
        found = written(folder)
        if not found.over:
            found = replace(found, phase="stopped", seconds=None, sentence=_kept(found))
            with suppress(FileNotFoundError):
                write(folder, found)
    return found


def _lost(folder: Path, code: int | None) -> State:
    """The state of a job that ended without a word."""
    how = f" (signal {-code})" if code is not None and code < 0 else ""
    sentence = (
        f"The process ended before its work was done{how}. It may have needed more memory than "
        "there is. Nothing of yours is lost: try again, or with fewer articles."
    )
    found = replace(written(folder), phase="failed", sentence=sentence)
    with suppress(OSError):
        write(folder, found)
    return found


def _kept(found: State) -> str:
    if not found.done:
        return "Stopped before an article was scored. What you gave is still here."
    return (
        f"Stopped. {found.done:,} of {found.of:,} articles had been scored; they are kept, and "
        "scoring again goes on from there. What you gave is still here."
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the process and its children to end, wait a little, and make those that stay."""
    _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE)
    time.sleep(0.1)  # the keeper of shared locks cleans up once its parent has gone
    _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()
    _closed(process)


def _signal(process: "subprocess.Popen[bytes]", number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, number)  # its group has its number, see start_new_session
        else:
            process.terminate()


def _left(process: "subprocess.Popen[bytes]") -> None:
    """Let a process whose work is over end by itself, or make it end where it stays."""
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
    _closed(process)


def _closed(process: "subprocess.Popen[bytes]") -> None:
    """Close our end of the pipe of a process that has ended."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


def _end_all() -> None:
    for folder in list(_running):
        with suppress(OSError):
            stop(folder)


atexit.register(_end_all)
