"""The process of a job: `python -m analysis.job read|score FOLDER`."""

import faulthandler
import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from threading import Thread, Timer

from analysis.job.progress import State, write, written

SECONDS = 2 * 3600  # no job takes longer; one that nobody watches any more must end, too
LATE = (
    "The work took longer than 2 hours and was ended. Nothing of yours is lost: try again, or with "
    "fewer articles."
)
_GRACE = 60  # seconds more, after which even a process that runs no Python any more is ended


def main(work: str, folder: Path) -> int:
    """Do the work that `folder` asks for, and leave a last state that says how it ended.

    Only a process that is killed from outside leaves none; the server says so then.
    """
    Thread(target=_follow, daemon=True).start()
    late = Timer(SECONDS, _late, (folder,))
    late.daemon = True
    late.start()
    faulthandler.dump_traceback_later(SECONDS + _GRACE, exit=True)
    try:
        if work == "read":
            from analysis.job.intake import done
        else:
            from analysis.job.scorer import done
        write(folder, done(folder))
    except BaseException as error:
        traceback.print_exc()
        at = written(folder)
        write(folder, State("failed", at.done, at.of, None, _sentence(error, folder)))
        return 1
    return 0


def _sentence(error: BaseException, folder: Path) -> str:
    """What to tell the reader of an error: its own sentence where it was written for them."""
    from analysis.case.layout import CaseError

    if isinstance(error, CaseError):
        return str(error).replace(str(folder / "case"), "the case")
    if isinstance(error, MemoryError):
        return "There was not enough memory for so much text. Try again with fewer articles."
    if isinstance(error, OSError):
        return f"The work could not be written down: {error.strerror or error}. Try again later."
    name = type(error).__name__
    return (
        f"The work ended with an error of the program ({name}). Nothing of yours is lost: try "
        "again, or leave out what was added last."
    )


def _follow() -> None:
    """End with the server: its end of the pipe closes, however it ended."""
    with suppress(OSError):
        os.read(0, 1)  # not sys.stdin: a thread in there holds up the end of the interpreter
    _end()


def _late(folder: Path) -> None:
    """End a job that takes too long, and say so."""
    at = written(folder)
    if not at.over:
        write(folder, State("failed", at.done, at.of, None, LATE))
    _end()


def _end() -> None:
    """End this process and its children."""
    if os.name == "posix":
        os.killpg(0, signal.SIGTERM)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
