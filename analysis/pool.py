"""Processes that work for this one: they end with it, and none works on for ever."""

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Protocol, TypeVar


class Timed(Protocol):
    """A task that says how long a worker may take."""

    @property
    def seconds(self) -> float:
        """How long."""
        ...


_K = TypeVar("_K", bound=Timed)
_S = TypeVar("_S")
_T = TypeVar("_T")


def each(work: Callable[[_S], _T], given: Sequence[_S], workers: int | None) -> Iterator[_T]:
    """What `work` (a top-level function) gives for each, in order; by a pool unless 1 worker.

    Raises BrokenProcessPool where it ends the process that does it.
    """
    number = max(1, min(workers or os.cpu_count() or 1, len(given)))
    if number == 1:
        yield from map(work, given)
        return
    with pool(number) as processes:
        yield from processes.map(work, given)


def pool(workers: int) -> ProcessPoolExecutor:
    """So many processes, started afresh, which leave when this one does."""
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=_born)


def _born() -> None:
    """In a new worker: leave Ctrl-C to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def watched(work: Callable[[_K], _T], task: _K) -> _T:
    """Do `work`, or end this process when it takes too long, even inside a library that hangs."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(task.seconds, exit=True, file=nowhere)
        try:
            return work(task)
        finally:
            faulthandler.cancel_dump_traceback_later()
