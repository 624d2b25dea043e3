"""Paths, uploads and pasted text → articles, outlets and refusals. Nothing else opens a document.

An input that cannot be read stops nothing: it becomes a `Refusal` and the rest is read. What a
text doesn't say of itself comes from case.toml (its form: `casefile.py`); an outlet is never
guessed from the words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from analysis.article import Article
from analysis.gather.assembly import Assembly, Gathered
from analysis.gather.casefile import ArticleFacts, CaseFile, Story, casefile
from analysis.gather.columns import NAMES
from analysis.gather.columns import checked as columns_asked
from analysis.gather.draft import Draft, Outcome, Refusal
from analysis.gather.encoding import decoded, mended
from analysis.gather.files import readable, sources
from analysis.gather.page import Extractor
from analysis.gather.source import CASE, PAGES, TEXTS, Source, uploaded
from analysis.gather.tables import table
from analysis.gather.texts import plain, text

__all__ = [
    "NAMES", "ArticleFacts", "CaseFile", "Gathered", "Refusal", "Story", "article_from_text",
    "casefile", "columns_asked", "gather", "gather_bytes", "gather_documents", "read_bytes",
]  # fmt: skip

_NO_COLUMNS: Mapping[str, str] = {}
_CASE_BYTES = 20_000_000


def gather(
    paths: Sequence[Path],
    *,
    columns: Mapping[str, str] = _NO_COLUMNS,
    casefile: CaseFile | None = None,
) -> Gathered:
    """Everything in `paths`: files, folders, tables, case.toml, in any mix.

    `columns` maps our names (`NAMES`) to those of the tables. `casefile` goes before a case.toml
    that is found. Raises ValueError only where `columns` names a column that we don't have.
    """
    return _gathered(sources(paths), columns, casefile)


def gather_bytes(
    documents: Iterable[tuple[str, bytes]],
    *,
    columns: Mapping[str, str] = _NO_COLUMNS,
    casefile: CaseFile | None = None,
) -> Gathered:
    """The same for uploads, given as (name, bytes); a name is only shown, never opened."""
    found = (readable(uploaded(name, data)) for name, data in documents)
    return _gathered(found, columns, casefile)


def read_bytes(
    name: str, data: bytes, *, columns: Mapping[str, str] = _NO_COLUMNS
) -> list[Article | Refusal]:
    """The articles of one upload, and then what was refused of it."""
    gathered = gather_bytes([(name, data)], columns=columns)
    return [*gathered.articles, *gathered.refusals]


def article_from_text(
    text: str, name: str, *, casefile: CaseFile | None = None
) -> Article | Refusal:
    """A pasted text, under a name for the user to know it by. Its outlet is `name` unless
    `casefile` knows better."""
    source = uploaded(name, b"")
    assembly = Assembly(casefile or CaseFile())
    assembly.add(plain(source, mended(text), "paste"))
    gathered = assembly.gathered()
    return gathered.articles[0] if gathered.articles else gathered.refusals[0]


def gather_documents(documents: Iterable[Source | Draft | Refusal]) -> Gathered:
    """The same for documents that are at hand, each table with its own `columns`, for someone who
    will be asked for what is missing: an outlet that nobody named stays empty (`answers.py`)."""
    return _gathered(documents, _NO_COLUMNS, None, asking=True)


def _gathered(
    found: Iterable[Source | Draft | Refusal],
    columns: Mapping[str, str],
    given: CaseFile | None,
    asking: bool = False,
) -> Gathered:
    columns_asked(columns)
    documents: list[Source | Draft] = []
    refusals: list[Refusal] = []
    settings = given or CaseFile()
    for each in found:
        if isinstance(each, Refusal):
            refusals.append(each)
        elif isinstance(each, Source) and each.name == CASE:
            settings, more = _settings(settings, each)
            refusals.extend(more)
        else:
            documents.append(each)
    assembly = Assembly(settings, asking)
    for refusal in refusals:
        assembly.add(refusal)
    with Extractor() as extractor:
        for document in documents:
            for outcome in _outcomes(document, columns, extractor):
                assembly.add(outcome)
    return assembly.gathered()


def _settings(known: CaseFile, source: Source) -> tuple[CaseFile, tuple[Refusal, ...]]:
    """What is known already, joined by what this case.toml says."""
    try:
        with source.open() as stream:
            data = stream.read(_CASE_BYTES + 1)
    except OSError as error:
        return known, (Refusal(source.name, f"case.toml cannot be read: {error.strerror}."),)
    if len(data) > _CASE_BYTES:
        size = _CASE_BYTES // 1_000_000
        return known, (Refusal(source.name, f"case.toml is larger than {size} MB. Shorten it."),)
    case, refusals = casefile(decoded(data).text, source.name)
    return known.joined(case), refusals


def _outcomes(
    source: Source | Draft, columns: Mapping[str, str], extractor: Extractor
) -> Iterator[Outcome]:
    if isinstance(source, Draft):
        yield source
    elif source.suffix in TEXTS + PAGES:
        yield text(source, extractor)
    else:
        yield from table(source, {**columns, **source.columns})
