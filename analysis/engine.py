"""Articles → a finished run of a case: part by part, in parallel, resumable, the same every time.

Fewer than `ALONE` articles are read in this process; more by a pool of others, one task a part. A
worker that dies or hangs costs one article: it is found by halving and listed, the rest is scored.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from analysis.article import Article
from analysis.case.draft import Draft, Written, draft, tidy
from analysis.case.facts import write_facts
from analysis.case.layout import CaseError, run_folder, run_name
from analysis.case.lock import writer
from analysis.case.manifest import Exclusion, Manifest, Part, Sources
from analysis.case.reading import read_manifest
from analysis.case.verification import run_problems
from analysis.case.writing import parts_of, point, room, tables, write_part
from analysis.pool import pool, watched
from analysis.tables import PER_ARTICLE, Rows

ALONE = 100  # articles; below, starting processes takes longer than the work
PART_SECONDS, ARTICLE_SECONDS = 60.0, 1.0  # a part may take so long, and so much more an article
CHARACTERS = 50_000  # a second for so many characters, on a slow machine
Read = Callable[[Sequence[Article]], Rows]
Finish = Callable[[Draft], Iterable[Rows]]
Progress = Callable[[int, int], None]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Task:
    """One part of the articles, to be read into the run at `folder`; some are known to be fatal."""

    folder: Path
    number: int
    articles: tuple[Article, ...]
    read: Read
    fatal: tuple[Exclusion, ...] = ()
    patience: float = PART_SECONDS

    @property
    def seconds(self) -> float:
        """How long a worker may take."""
        characters = sum(len(article.text) for article in self.articles)
        return self.patience + ARTICLE_SECONDS * len(self.articles) + characters / CHARACTERS


def run(
    articles: Sequence[Article],
    case: Path,
    *,
    read: Read,
    finish: Finish | None = None,
    settings: Mapping[str, object],
    versions: Mapping[str, str],
    sources: Sources,
    workers: int | None = None,
    part_size: int = 50,
    progress: Progress | None = None,
) -> Path:
    """Score `articles` into the case at `case`, make the run the current one, return its folder.

    `read` (a top-level function, since other processes import it) gives the rows of the tables
    `PER_ARTICLE`; `finish` gives, part by part, those of `findings` and `PER_STORY`, from a `Draft`
    whose `rows("traces")` runs over all parts. Articles are taken in the order of their ids, so
    neither their order nor the number of workers changes a byte. The same input goes on where it
    was left, or is found complete. `progress` hears (articles done, articles in all). Raises
    CaseError where the case is being written by another process, cannot be written, or the disk is
    full; ValueError where two articles share an id.
    """
    case = Path(case)
    ordered = _ordered(articles)
    name = run_name(ordered, settings, versions, sources.plain(), part_size)
    begun: list[Draft] = []
    with room(case, lambda: sum(len(each.standing()) for each in begun)), writer(case):
        write_facts(case, sources)
        folder = run_folder(case, name)
        if folder.exists():
            _check(folder)
        else:
            begun.append(draft(case, name))
            written = _scored(begun[0], ordered, read, workers, part_size, progress)
            found = _finished(begun[0], finish)
            begun[0].finish(_manifest(begun[0], name, sources, settings, versions, written, found))
        point(case, name)
    return folder


def _ordered(articles: Sequence[Article]) -> tuple[Article, ...]:
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    for first, second in pairwise(ordered):
        if first.id == second.id:
            raise ValueError(f"two articles have the id {first.id!r}; every id stands once")
    return ordered


def _check(folder: Path) -> None:
    """A run that is found complete must also be whole."""
    tidy(folder)
    problems = run_problems(folder, read_manifest(folder))
    if problems:
        raise CaseError(f"the run is damaged: {problems[0]}. Delete {folder} and run again.")


def _manifest(
    begun: Draft,
    name: str,
    sources: Sources,
    settings: Mapping[str, object],
    versions: Mapping[str, str],
    written: Sequence[Written],
    findings: Mapping[str, tuple[Part, ...]],
) -> Manifest:
    return Manifest(
        run=name,
        created=begun.created,
        sources=sources,
        exclusions=tuple(exclusion for each in written for exclusion in each.exclusions),
        settings=settings,
        versions=versions,
        parts=parts_of([each.parts for each in written]) | dict(findings),
        text_free=False,
        nonfinite=sum(each.nonfinite for each in written),
    )


def _finished(begun: Draft, finish: Finish | None) -> dict[str, tuple[Part, ...]]:
    """The parts of the tables for which all articles had to be read first."""
    found: dict[str, list[Part]] = {}
    for rows in finish(begun) if finish else ():
        made, _ = tables(rows, tuple(rows))
        for name, table in made.items():
            known = found.setdefault(name, [])
            known.append(write_part(begun.folder, name, len(known), table))
    return {name: tuple(parts) for name, parts in found.items()}


def _scored(
    begun: Draft,
    articles: tuple[Article, ...],
    read: Read,
    workers: int | None,
    part_size: int,
    progress: Progress | None,
) -> list[Written]:
    """Every part of the run, in order: those that stood already and those that are made now."""
    pieces = [articles[i : i + part_size] for i in range(0, len(articles), part_size)]
    done = {n: w for n, w in begun.standing().items() if n < len(pieces)}
    tasks = [Task(begun.folder, n, p, read) for n, p in enumerate(pieces) if n not in done]
    few = len(articles) < ALONE
    results = (scored_part(task) for task in tasks) if few else pooled(tasks, workers)
    count = sum(len(pieces[number]) for number in done)
    with closing(results):  # also when `progress` raises: no process works on behind our back
        for written in results:
            done[written.number] = written
            count += len(pieces[written.number])
            if progress:
                progress(count, len(articles))
    return [done[number] for number in sorted(done)]


def scored_part(task: Task) -> Written:
    """Read one part, write its tables, and note that it stands."""
    left_out = {exclusion.article for exclusion in task.fatal}
    articles = [article for article in task.articles if article.id not in left_out]
    chunks, exclusions, nonfinite = _readable(articles, task.read)
    parts = {
        name: write_part(task.folder, name, task.number, _joined(name, chunks))
        for name in PER_ARTICLE
    }
    written = Written(task.number, parts, (*task.fatal, *exclusions), nonfinite)
    written.record(task.folder)
    return written


def _joined(name: str, chunks: list[dict[str, pa.Table]]) -> pa.Table:
    return pa.concat_tables([chunk[name] for chunk in chunks]).combine_chunks()


def _readable(
    articles: Sequence[Article], read: Read
) -> tuple[list[dict[str, pa.Table]], list[Exclusion], int]:
    """The tables of the articles that can be read, by halving where one cannot."""
    try:
        made, nonfinite = tables(read(articles), PER_ARTICLE)
    except CaseError:  # the reader's rows do not fit the tables: no article is to blame
        raise
    except Exception as error:
        if len(articles) == 1:
            empty, _ = tables({}, PER_ARTICLE)
            reason = f"{type(error).__name__}: {error}"
            return [empty], [Exclusion(articles[0].id, reason)], 0
        if not articles:
            raise
        half = len(articles) // 2
        first, second = _readable(articles[:half], read), _readable(articles[half:], read)
        return first[0] + second[0], first[1] + second[1], first[2] + second[2]
    return [made], [], nonfinite


def pooled(tasks: Sequence[Task], workers: int | None = None) -> Generator[Written, None, None]:
    """Every task done by a pool of processes, in the order in which they come back."""
    waiting = list(reversed(tasks))
    number = max(1, min(workers or os.cpu_count() or 1, len(tasks)))
    while waiting:
        in_hand: dict[Future[Written], Task] = {}
        try:
            with pool(number) as processes:
                while waiting or in_hand:
                    while waiting and len(in_hand) < 2 * number:
                        in_hand[processes.submit(watched, scored_part, waiting[-1])] = waiting[-1]
                        waiting.pop()
                    for future in wait(in_hand, return_when=FIRST_COMPLETED).done:
                        written = future.result()
                        del in_hand[future]
                        yield written
        except BrokenProcessPool:
            for suspect in in_hand.values():
                yield _survived(suspect)


def _survived(task: Task) -> Written:
    """Do a task that may end the process that does it, in processes of its own."""
    written = _alone(scored_part, task)
    if written is None:
        written = _alone(scored_part, replace(task, fatal=tuple(_fatal(task))))
    if written is None:
        raise CaseError(
            f"part {task.number} ends the process that reads it, though its articles one by one "
            "do not: it may need more memory than there is. Run again with smaller parts."
        )
    return written


def _fatal(task: Task) -> Iterator[Exclusion]:
    """The articles that end the process that reads them, by halving a part that is known to."""
    if len(task.articles) == 1:
        reason = (
            "reading it ended the process: it crashed, ran out of memory, or took longer than "
            f"{task.seconds:.0f} s"
        )
        yield Exclusion(task.articles[0].id, reason)
        return
    half = len(task.articles) // 2
    for articles in (task.articles[:half], task.articles[half:]):
        part = replace(task, articles=articles)
        if _alone(_tried, part) is None:
            yield from _fatal(part)


def _tried(task: Task) -> bool:
    """Read the articles of a task and keep nothing."""
    _readable(task.articles, task.read)
    return True


def _alone(work: Callable[[Task], _T], task: Task) -> _T | None:
    """What `work` gives, in a process of its own; None where that process died."""
    with suppress(BrokenProcessPool), pool(1) as one:
        return one.submit(watched, work, task).result()
    return None
