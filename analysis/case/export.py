"""A case to hand on: with its texts, or text-free, so that it can be published."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.case.edits import edits
from analysis.case.facts import write_facts
from analysis.case.layout import (
    ARTICLES,
    CURRENT,
    MANIFEST,
    RUNS,
    TOML,
    CaseError,
    json_bytes,
    run_folder,
)
from analysis.case.manifest import Manifest, Part
from analysis.case.reading import Case
from analysis.case.redaction import Redaction, echoes, five, sentences, strings
from analysis.case.texts import stored_texts
from analysis.case.writing import point, room, write_bytes, write_part
from analysis.tables import SCHEMAS, TEXT_FREE

TWICE = 2  # a counted word leaves only if it stands so often in some one article


def export(case: Case, out: Path, *, text: bool) -> Path:
    """Write the case into the folder `out` and return it; it opens like any other.

    With `text` it is a copy of the run, of case.toml and of `articles/`. Without, it has the
    tables of `TEXT_FREE` alone, reduced by the rules of `redaction.py`, and of the counted words
    those that stand at least twice in some one article; the others are summed under "" for each
    article and voice. A case.toml that stands in `out` stays. Raises CaseError where `out` holds
    a run already or the disk is full.
    """
    out = Path(out).resolve()
    if (out / CURRENT).exists() or ((out / RUNS).is_dir() and any((out / RUNS).iterdir())):
        raise CaseError(
            f"{out} holds a case already. Name an empty folder, or delete `{CURRENT}` and "
            f"`{RUNS}` there first."
        )
    with room(out, lambda: 0):
        out.mkdir(parents=True, exist_ok=True)
        run = _copy(case, out) if text else _text_free(case, out)
        point(out, run)
    return out


def _copy(case: Case, out: Path) -> str:
    folder = run_folder(out, case.run)
    for parts in case.manifest.parts.values():
        for part in parts:
            write_bytes(folder / part.file, (case.folder / part.file).read_bytes())
    write_bytes(folder / MANIFEST, json_bytes(case.manifest.plain()))
    if (case.path / TOML).is_file() and not (out / TOML).exists():
        write_bytes(out / TOML, (case.path / TOML).read_bytes())
    if (case.path / ARTICLES).is_dir():
        shutil.copytree(case.path / ARTICLES, out / ARTICLES, dirs_exist_ok=True)
    return case.run


def _text_free(case: Case, out: Path) -> str:
    rules = _redaction(case)
    run = case.run if case.text_free else _name(case.run)
    folder = run_folder(out, run)
    kept = _frequent(case)
    parts = {
        name: tuple(
            write_part(folder, name, number, rules.columns(name, _reduced(name, rows, kept)))
            for number, rows in enumerate(_tables(case, name))
        )
        for name in TEXT_FREE
        if name in case.manifest.parts
    }
    manifest = _manifest(case.manifest, rules, run, parts)
    write_bytes(folder / MANIFEST, json_bytes(manifest.plain()))
    write_facts(out, manifest.sources, edits(case.path).under(five))
    return run


def _name(run: str) -> str:
    """The text-free run's name: another one than the run's, since its content is another."""
    return hashlib.sha256(f"{run} text-free".encode()).hexdigest()[:12]


def _manifest(
    manifest: Manifest, rules: Redaction, run: str, parts: dict[str, tuple[Part, ...]]
) -> Manifest:
    settings = rules.values(dict(manifest.settings))
    assert isinstance(settings, dict)
    return replace(
        manifest,
        run=run,
        sources=rules.sources(manifest.sources),
        exclusions=rules.exclusions(manifest.exclusions),
        settings=settings,
        parts=parts,
        text_free=True,
    )


def _redaction(case: Case) -> Redaction:
    """The rules for this case, once its own sentences have been held against its texts."""
    sources = case.manifest.sources
    candidates = strings([*sources.plain().values(), dict(case.manifest.settings)])
    headlines: set[str] = set()
    for name in TEXT_FREE:
        for rows in _tables(case, name):
            candidates |= sentences(rows)
            if name == "articles":
                headlines |= set(rows.column("headline").to_pylist()) - {None}
    refused = (refusal.raw for refusal in sources.refusals)
    stored = (text for _, text in stored_texts(case))
    texts = (text for source in (headlines, refused, stored) for text in source)
    return Redaction(echoes(candidates, texts))


def _tables(case: Case, name: str) -> Iterator[pa.Table]:
    """The parts of a table, one by one."""
    for part in case.manifest.parts.get(name, ()):
        with pq.ParquetFile(case.folder / part.file) as file:
            yield file.read()


def _frequent(case: Case) -> set[str]:
    """The words that may leave: at least twice in some one article."""
    kept: set[str] = set()
    for rows in _tables(case, "terms"):
        often = rows.filter(pc.greater_equal(rows.column("count"), TWICE))
        kept |= set(often.column("term").to_pylist())
    return kept


def _reduced(name: str, rows: pa.Table, kept: set[str]) -> pa.Table:
    """`terms` with its rare words summed under "" for each article and voice; others unchanged."""
    if name != "terms":
        return rows
    counts: dict[tuple[str, str, str, str], int] = {}
    for row in rows.to_pylist():
        word = (row["term"], row["form"]) if row["term"] in kept else ("", "")
        key = (row["article"], row["voice"], *word)
        counts[key] = counts.get(key, 0) + row["count"]
    schema = SCHEMAS["terms"]
    found = [dict(zip(schema.names, (*key, n), strict=True)) for key, n in counts.items()]
    return pa.Table.from_pylist(found, schema=schema)
