"""Paths → the documents they name: files, and folders to their depths, in a fixed order.

Hidden files are passed over. A link that leads out of a folder is refused. In a case (a folder
with case.toml) the texts are those in `articles/` where that exists, and its `runs/` never are.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.gather.draft import Refusal, shown
from analysis.gather.source import CASE, PACKED, PAGES, TABLES, TEXTS, Source, on_disk

_OF_A_CASE = ("runs", "current", "gold.toml")  # beside case.toml these are no articles
_READ = (
    "Texts are read from .txt, .md, .html and .htm, tables from .csv, .tsv, .jsonl and .parquet."
)


def sources(paths: Sequence[Path]) -> Iterator[Source | Refusal]:
    """Every document that `paths` name, each once, in the order of `paths`, folders sorted.

    The case.toml of a folder comes before its texts. A case.toml that is named itself brings its
    facts alone, or its whole folder where it is all that was named.
    """
    paths = [Path(path) for path in paths]
    if len(paths) == 1 and paths[0].name == CASE and paths[0].is_file():
        paths = [paths[0].parent]
    seen: set[Path] = set()
    for path in paths:
        for found in _found(path):
            if isinstance(found, Refusal):
                yield found
                continue
            real = found.resolve()
            if real not in seen:
                seen.add(real)
                yield readable(on_disk(found))


def readable(source: Source) -> Source | Refusal:
    """The source itself if its ending is one that is read, else its refusal."""
    if source.name == CASE or source.suffix in TEXTS + PAGES + TABLES + PACKED:
        return source
    what = f"a {source.suffix} file" if source.suffix else "a file without an ending"
    reason = f"{source.name} is {what}. {_READ} Save it as one of these."
    return Refusal(source.name, reason)


def _found(path: Path) -> Iterator[Path | Refusal]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _missing(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, path.resolve())
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield Refusal(shown(path.name), "This is a device or a pipe. Name a file or a folder.")


def _missing(path: Path, error: Exception) -> Refusal:
    name = shown(path.name)
    if isinstance(error, FileNotFoundError):
        return Refusal(
            name, f"There is no file or folder {name} at that place. Check the spelling."
        )
    why = getattr(error, "strerror", None) or error
    return Refusal(name, f"{name} cannot be opened: {why}. Check who may read it.")


def _folder(folder: Path, root: Path) -> Iterator[Path | Refusal]:
    """The files of `folder` and below. `root`, which the user named, is what no link may leave."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError as error:
            yield _missing(current, error)
            continue
        below: list[Path] = []
        for entry in _texts_of_a_case(entries):
            target = Path(os.path.realpath(entry.path))
            if entry.is_symlink() and not target.is_relative_to(root):
                yield Refusal(
                    shown(entry.name),
                    f"{shown(entry.name)} is a link that leads out of the folder. "
                    "Copy the file into the folder, or name the file itself.",
                )
            elif entry.is_dir(follow_symlinks=False):
                below.append(Path(entry.path))
            elif not entry.is_symlink() or not target.exists():
                # What a link inside leads to is read where it stands.
                yield from _found(Path(entry.path))
        waiting.extend(reversed(below))


def _texts_of_a_case(entries: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    visible = [entry for entry in entries if not entry.name.startswith(".")]
    names = {entry.name for entry in visible}
    if CASE not in names:
        return visible
    if any(entry.name == "articles" and entry.is_dir(follow_symlinks=False) for entry in visible):
        visible = [entry for entry in visible if entry.name in (CASE, "articles")]
    kept = [entry for entry in visible if entry.name not in _OF_A_CASE]
    return sorted(kept, key=lambda entry: entry.name != CASE)
