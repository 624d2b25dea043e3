"""The process of a job, as the server holds it: started, watched, ended with its children."""

import atexit
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from analysis.job.progress import SAID, STATE, State, write, written

MOST = {"read": 16, "score": 4}  # jobs at once on one server; scoring takes several processors
_ROOT = str(Path(__file__).resolve().parents[2])
_PATIENCE = 3.0  # seconds between being asked to end and being made to
_lock = Lock()
_running: dict[Path, "subprocess.Popen[bytes]"] = {}  # handles of processes, no one's texts
_works: dict[Path, str] = {}  # what each of them does


class BusyError(Exception):
    """Too many jobs at once, said in a sentence."""


def start(folder: Path, work: str) -> None:
    """Begin the job that `folder` asks for; one that is running there goes on instead.

    `work`: `read` or `score`. Raises BusyError where `MOST` such jobs are running.
    """
    with _lock:
        alive = [each for each, process in _running.items() if _works_on(each, process)]
        if folder in alive:
            return
        others = sum(_works[each] == work for each in alive)
        if others >= MOST[work]:
            raise BusyError(
                f"This server is working on {others} other jobs. Nothing of yours is lost: try "
                "again in a minute."
            )
        _forget(folder)
        (folder / STATE).unlink(missing_ok=True)
        _running[folder], _works[folder] = _process(folder, work), work


def _works_on(folder: Path, process: "subprocess.Popen[bytes]") -> bool:
    return process.poll() is None and not written(folder).over


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
        process = _running.get(folder)
        code = process.poll() if process else None
        found = written(folder)
        if process is None or code is None:
            return found if process or found.over else _lost(folder, None)
        _forget(folder)
    return found if found.over else _lost(folder, code)


def wait(folder: Path, seconds: float) -> State:
    """The state once the job is over, or after `seconds`."""
    until = time.monotonic() + seconds
    while not (found := state(folder)).over and time.monotonic() < until:
        time.sleep(0.02)
    return found


def stop(folder: Path) -> State:
    """End the job and every process it started. What it has written stays."""
    with _lock:
        process = _running.get(folder)
        if process is not None:
            _end(process)
            _forget(folder)
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


def _signal(process: "subprocess.Popen[bytes]", number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, number)  # its group has its number, see start_new_session
        else:
            process.terminate()


def _forget(folder: Path) -> None:
    process = _running.pop(folder, None)
    if process is not None:
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            _end(process)
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()


def _end_all() -> None:
    for folder in list(_running):
        with suppress(OSError):
            stop(folder)


atexit.register(_end_all)
