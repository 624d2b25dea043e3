"""HTML pages → their articles, in a process apart that is killed when a page takes too long.

Pathological pages keep an extractor busy for a minute and more, or eat the memory; the process
that reads them (`extraction.py`) may die of it, and the run goes on with the next page.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType

SECONDS = 10.0  # for one page
_START_SECONDS = 60.0  # for the process to load what it needs, from a cold disk
_ROOT = str(Path(__file__).resolve().parents[2])
PROGRAM = ("from analysis.gather.extraction import serve", "serve()")

_TOO_LONG = "Extracting the article took more than {seconds:g} s or too much memory."
_INSTEAD = "Copy the article's text into a .txt file."


class Extractor:
    """A process that turns pages into articles, started at the first page, kept for the next.

    To be used in a `with` statement, at whose end the process is ended. `program`: the lines of
    Python that it runs; a test gives others.
    """

    def __init__(self, seconds: float = SECONDS, program: tuple[str, ...] = PROGRAM) -> None:
        self._seconds = seconds
        self._program = "\n".join(program)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Extractor":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def page(self, html: str) -> dict[str, str] | str:
        """What a page says: text, title, author, date, site, url, language, each where known.

        A sentence instead where no article could be extracted.
        """
        if self._process is None and not self._start():
            self._end()
            return f"The extractor of HTML pages could not be started. {_INSTEAD}"
        answer = self._answer(json.dumps({"html": html}).encode("ascii") + b"\n", self._seconds)
        if not answer:
            self._end()
            return f"{_TOO_LONG.format(seconds=self._seconds)} {_INSTEAD}"
        found: dict[str, str] = json.loads(answer)
        if not found.get("text"):
            return f"No article was found in the page. {_INSTEAD}"
        return found

    def _start(self) -> bool:
        path = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH", ""))))
        try:
            self._process = subprocess.Popen(
                # -P: a json.py in the folder where someone works is not to be imported.
                [sys.executable, "-P", "-c", self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        except OSError:
            return False
        return bool(self._answer(b"", _START_SECONDS))

    def _answer(self, question: bytes, seconds: float) -> bytes:
        """One line back for one line sent; b"" where the process died or had to be killed."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return b""
        timer = Timer(seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(question)
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            return b""
        finally:
            timer.cancel()
        return line if line.endswith(b"\n") else b""

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written to a dead process
                    continue
        process.wait()
