"""Private folders of this server: found by an unguessable name, gone when the server ends.

All lie in one folder that only this user of the machine may enter. A server that was killed leaves
its own behind; the next one to start removes it.
"""

import atexit
import os
import re
import secrets
import shutil
import tempfile
import time
from pathlib import Path
from threading import Lock
from typing import IO

_PREFIX = "parallax-private-"
_ALIVE = ".alive"  # locked as long as the server that made the folder lives
_NAME = re.compile(r"(?:own|tray)-[0-9a-f]{32}")
_OLD = 24 * 3600  # seconds, for a folder that doesn't say whether its server lives
_lock = Lock()
_made: list[tuple[Path, IO[bytes]]] = []  # this server's folder and the lock that it holds


def private(kind: str) -> Path:
    """A new folder for one visitor, of the kind `own` (a case) or `tray`; only we may enter it.

    Trays and unfinished cases that nobody has touched for a day are removed on the way.
    """
    root = _root()
    for left in (*root.glob("tray-*"), *root.glob("own-*")):
        if _age(left) > _OLD and case(left.name) is None:
            shutil.rmtree(left, ignore_errors=True)
    folder = root / f"{kind}-{secrets.token_hex(16)}"
    folder.mkdir(mode=0o700)
    return folder


def secret(name: str) -> bool:
    """Does a name have the form of those that open a private folder to whoever has them?"""
    return _NAME.fullmatch(name) is not None


def named(name: str) -> Path | None:
    """The private folder of this name, if this server has it. A name that is no name finds none."""
    if not _made or not secret(name):
        return None
    folder = _made[0][0] / name
    return folder if folder.is_dir() else None


def case(name: str) -> Path | None:
    """The finished case in the private folder of this name, if there is one."""
    folder = named(name) if name.startswith("own-") else None
    found = folder / "case" if folder else None
    return found if found and (found / "current").is_file() else None


def own(path: Path) -> bool:
    """Does this path, resolved as those of opened cases are, lie in a private folder?"""
    return bool(_made) and _made[0][0] in Path(path).parents


def _root() -> Path:
    with _lock:
        if not _made:
            swept(Path(tempfile.gettempdir()))
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()  # see `own`
            _made.append((folder, _held(folder / _ALIVE)))
        return _made[0][0]


def _remove() -> None:
    for folder, alive in _made:
        alive.close()
        shutil.rmtree(folder, ignore_errors=True)


atexit.register(_remove)


def swept(place: Path) -> None:
    """Remove what servers that have ended left in `place`."""
    for folder in place.glob(f"{_PREFIX}*"):
        if _ours(folder) and _left(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _ours(folder: Path) -> bool:
    try:
        ours = os.name != "posix" or folder.stat().st_uid == os.getuid()
    except OSError:
        return False
    return ours and folder.is_dir() and not folder.is_symlink()


def _left(folder: Path) -> bool:
    """Has the server that made this folder ended?"""
    alive = folder / _ALIVE
    try:
        if os.name != "posix":
            alive.unlink()  # refused there as long as its server holds it open
            return True
        with alive.open("r+b") as file:
            return _locked(file)
    except FileNotFoundError:
        return _age(folder) > _OLD
    except OSError:
        return False


def _age(folder: Path) -> float:
    """Seconds since something was put into this folder."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0


def _held(path: Path) -> IO[bytes]:
    """The open file whose lock says that we live; the system frees it however we end."""
    file = path.open("w+b")
    if os.name == "posix":
        _locked(file)
    return file


def _locked(file: IO[bytes]) -> bool:
    """Take the lock of this file, if nobody holds it."""
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
