"""How long scoring takes: `OPENBLAS_NUM_THREADS=1 uv run python tests/bench_speed.py [FOLDER]`.

Articles of about 600 words: those of Port Alder laid end to end by outlet, or the `.txt` files of a
folder. Everything is measured in one process on one core, in rounds that do each work once, and
the median of the rounds is printed beside its ratio to plain vaderSentiment on the same sentences.
Memory is measured in processes of their own: what it grows by after a warm-up, at 200 articles and
at 800. No word cache of one round serves the next: each round's articles have words of their own.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.article import Article
from analysis.measures.tone import compound
from analysis.parse import available
from analysis.score import read, rows

SEED = Path(__file__).resolve().parent.parent / "seeds" / "port-alder" / "articles"
WORDS = 600  # of an article, about
ROUNDS = 5
FEW, MANY = 200, 800  # articles whose memory is compared
WARM = 40  # articles scored before memory is first read
AT_ONCE = 20  # articles scored between two readings of memory


def texts(folder: Path | None) -> list[str]:
    """The texts of a folder, or those of Port Alder made about `WORDS` long."""
    if folder is not None:
        return [path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]
    found: list[str] = []
    outlets: dict[str, list[str]] = {}
    for path in sorted(SEED.glob("*.txt")):
        outlets.setdefault(path.name.partition("-")[0], []).append(path.read_text("utf-8"))
    for stories in outlets.values():
        part: list[str] = []
        for story in stories:
            part.append(story)
            if sum(len(text.split()) for text in part) >= WORDS:
                found.append("\n\n".join(part))
                part = []
    return found


def articles(of: Sequence[str], n: int, start: int = 0) -> list[Article]:
    """`n` articles, each a text of its own: a word of its number stands in every paragraph."""
    return [
        Article(f"a{k}", "gazette", _marked(of[k % len(of)], k), story=f"s{k % 12}")
        for k in range(start, start + n)
    ]


def _marked(text: str, k: int) -> str:
    """A text whose sentences no other text has, so that no cache of sentences helps."""
    return text.replace(". ", f" {_word(k)}. ").replace(".\n", f" {_word(k)}.\n")


def _word(k: int) -> str:
    return "q" + "".join("abcdefghij"[int(digit)] for digit in str(k))


def sentences(of: Sequence[Article]) -> list[list[str]]:
    """The sentences of each article as they are cut."""
    return [[s.span.of(a.text) for s in read(a).sentences] for a in of]


def plain(of: Sequence[Sequence[str]]) -> None:
    """Plain vaderSentiment, one sentence after another."""
    scorer = SentimentIntensityAnalyzer()
    for article in of:
        for sentence in article:
            scorer.polarity_scores(sentence)


def speed(of: Sequence[str]) -> None:
    """Print seconds an article: plain VADER, scoring without the parse, and with it."""
    rows(articles(of, len(of)), parser=False)  # lists are read, tables are made
    if available():
        rows(articles(of, 1), parser=True)
    times: dict[str, list[float]] = {}
    for k in range(1, ROUNDS + 1):
        batch = articles(of, len(of), k * len(of))
        cut = sentences(batch)
        for name, work in _works(batch, cut).items():
            compound.cache_clear()
            start = time.process_time()
            work()
            times.setdefault(name, []).append((time.process_time() - start) / len(batch))
    _printed(times)


def _works(
    batch: Sequence[Article], cut: Sequence[Sequence[str]]
) -> Mapping[str, Callable[[], object]]:
    works: dict[str, Callable[[], object]] = {
        "plain VADER": lambda: plain(cut),
        "without the parse": lambda: rows(batch, parser=False),
    }
    if available():
        works["with the parse"] = lambda: rows(batch, parser=True)
    return works


def _printed(times: Mapping[str, Sequence[float]]) -> None:
    base = median(times["plain VADER"])
    for name, found in times.items():
        took = median(found)
        ratios = [a / b for a, b in zip(found, times["plain VADER"], strict=True)]
        print(
            f"  {name:20} {1000 * took:8.1f} ms an article {1 / took:8.1f} a second"
            f"  × {took / base:5.2f} (rounds {min(ratios):.2f}–{max(ratios):.2f})"
        )


def resident() -> int:
    """Kilobytes of memory that this process holds."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def growth(of: Sequence[str], n: int, parser: bool) -> tuple[int, int]:
    """Kilobytes held after a warm-up, and at most over `n` articles more; rows are let go."""
    rows(articles(of, WARM), parser=parser)
    before = peak = resident()
    for start in range(0, n, AT_ONCE):
        rows(articles(of, AT_ONCE, WARM + start), parser=parser)
        peak = max(peak, resident())
    return before, peak


def memory(folder: Path | None, parser: bool) -> None:
    """Print how memory grows over `FEW` articles and over `MANY`, in processes of their own.

    The caches of words and sentences fill up on the way; they are bounded.
    """
    (warm, few), (warm_again, many) = (_measured(folder, n, parser) for n in (FEW, MANY))
    name = "with the parse" if parser else "without the parse"
    grown, again = (few - warm) / 1024, (many - warm_again) / 1024
    print(
        f"  {name:20} +{grown:.1f} MB over {FEW}, +{again:.1f} MB over {MANY} articles;"
        f" peaks {few / 1024:.0f} and {many / 1024:.0f} MB × {many / few:.3f}"
    )


def _measured(folder: Path | None, n: int, parser: bool) -> tuple[int, int]:
    where = [str(folder)] if folder else []
    told = [sys.executable, __file__, "--grow", str(n), *(["--parse"] if parser else []), *where]
    env = os.environ | {"PYTHONPATH": str(SEED.parent.parent.parent)}
    out = subprocess.run(told, check=True, capture_output=True, text=True, env=env).stdout
    before, peak = map(int, out.split())
    return before, peak


def main() -> None:
    """Measure speed and memory; `--grow N`: memory alone, in kilobytes, in this process."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--grow", type=int, default=0)
    asked.add_argument("--parse", action="store_true", help="memory with the parse too: minutes")
    asked.add_argument("--no-memory", action="store_true")
    wanted = asked.parse_args()
    of = texts(wanted.folder)
    if wanted.grow:
        print(*growth(of, wanted.grow, wanted.parse))
        return
    counts = [len(text.split()) for text in of]
    print(f"{len(of)} articles of {median(counts):.0f} words; {ROUNDS} rounds, medians")
    speed(of)
    if not wanted.no_memory:
        print(f"memory's growth after {WARM} articles")
        for parser in (False, True) if wanted.parse else (False,):
            memory(wanted.folder, parser)


if __name__ == "__main__":
    main()
