"""The work of scoring: gathered texts, and what was answered of them → a case."""

import json
import os
from dataclasses import replace
from pathlib import Path

from analysis.case import open_case
from analysis.case.layout import CURRENT
from analysis.gather.answers import answered
from analysis.gather.stored import restored
from analysis.job.progress import Clock, State, asked, write
from analysis.job.trays import GATHERED
from analysis.workflow import score_gathered

WORKERS = 4  # processes at most: others on this machine want to work, too


def done(folder: Path) -> State:
    """Score what was gathered into `case`; the state says how many articles, or why none.

    Once the case is there, what was gathered is removed: it is in the case.
    """
    case = folder / "case"
    if (case / CURRENT).is_file() and not (folder / GATHERED).exists():
        return _finished(len(open_case(case).table("articles")))
    what = asked(folder)
    gathered = restored(json.loads((folder / GATHERED).read_bytes()))
    final = answered(gathered, what["answers"], what["first"])
    count = len(final.articles)
    if not count:
        return State("failed", sentence="No article is left to score: none has an outlet yet.")
    write(folder, State("scoring", 0, count))
    score_gathered(
        replace(final, settings=replace(final.settings, title=what["title"])),
        case,
        title=what["title"] or "Your articles",
        workers=min(WORKERS, os.cpu_count() or 1),
        say=lambda line: None,
        progress=Clock(folder),
    )
    (folder / GATHERED).unlink()
    return _finished(count)


def _finished(count: int) -> State:
    return State("done", count, count)
