"""One writer at a time. Readers need no lock: what they read is never changed."""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.case.layout import LOCK, CaseError, json_bytes

_held: set[Path] = set()  # by this process: tells a lock of ours from one of a namesake's


@contextmanager
def writer(case: Path) -> Iterator[None]:
    """Be the only writer of `case` meanwhile; raises CaseError naming the one who already is."""
    case.mkdir(parents=True, exist_ok=True)
    path = case.resolve() / LOCK
    _take(path)
    _held.add(path)
    try:
        yield
    finally:
        _held.discard(path)
        path.unlink(missing_ok=True)


def _take(path: Path) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    ours = json_bytes({"pid": os.getpid(), "host": platform.node(), "started": now})
    for _ in range(3):
        try:
            with path.open("xb") as file:
                file.write(ours)
            return
        except FileExistsError:
            _remove_stale(path)
    raise CaseError(f"{path.parent} is being written by several others. Try again in a minute.")


def _remove_stale(path: Path) -> None:
    """Remove the lock of a writer that has died; raises CaseError where it may be alive."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    if _alive(path, data):
        raise CaseError(f"{path.parent} is being written by {_name(data)}. {_advice(path)}")
    aside = path.with_name(f"{LOCK}.{os.getpid()}.stale")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    if aside.read_bytes() != data:  # somebody else was faster and it is theirs: give it back
        aside.rename(path)
        raise CaseError(f"{path.parent} has just been taken by another writer. {_advice(path)}")
    aside.unlink()


def _alive(path: Path, data: bytes) -> bool:
    lock = _read(data)
    pid, host = lock.get("pid"), lock.get("host")
    if host != platform.node() or not isinstance(pid, int) or pid <= 0:
        return True
    if os.name != "posix":  # there, asking after a process may end it
        return True
    if pid == os.getpid():
        return path in _held
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _read(data: bytes) -> dict[str, Any]:
    try:
        lock = json.loads(data)
    except ValueError:
        return {}
    return lock if isinstance(lock, dict) else {}


def _name(data: bytes) -> str:
    lock = _read(data)
    if not lock:
        return "an unknown process"
    return f"process {lock.get('pid')} on {lock.get('host')} since {lock.get('started')}"


def _advice(path: Path) -> str:
    return f"Wait until it is done; if it is no longer running, delete {path} and run again."
