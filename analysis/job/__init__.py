"""Long work that a page asks for, in a process of its own: progress, time left, stop, result.

A job lies in a private folder: what is asked stands in `ask.json`, how far it is in `state.json`,
and what it made beside them. Pages hold names of such folders, never the texts in them.

    tray = job.tray().with_file("gazette.txt", data)   # what was given so far
    folder = job.reading(tray)                         # reads it: `job.read(folder)` when done
    tray = job.scoring(tray)                           # scores it into `job.case(tray.job)`
    job.state(folder)                                  # phase, done, of, seconds left, sentence
    job.stop(folder)                                   # ends the process and its children
"""

from analysis.job.folders import case, named, own, private, secret
from analysis.job.intake import Reading, read
from analysis.job.process import BusyError, forget, start, state, stop, wait
from analysis.job.progress import State, ask, asked
from analysis.job.trays import Item, Tray, emptied, reading, scored, scoring, tray

__all__ = [
    "BusyError", "Item", "Reading", "State", "Tray", "ask", "asked", "case", "emptied", "forget",
    "named", "own", "private", "read", "reading", "scored", "scoring", "secret", "start", "state",
    "stop", "tray", "wait",
]  # fmt: skip
