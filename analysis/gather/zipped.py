"""A zip → the documents in it, unpacked in memory, within limits. Its names are only shown.

Nothing is written to disk, so a member called `../../etc/x` is a document called `x`. A zip in a
zip is refused, and so is one that would unpack to more than the limits, however it declares itself.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from analysis.gather.draft import Refusal, shown
from analysis.gather.source import CASE, Source, uploaded

ENDING = ".zip"
UNPACKED_BYTES = 200_000_000
MEMBERS = 10_000
RATIO = 200  # unpacked to packed, of everything in the zip
_SMALL = 1_000_000  # bytes; so much may be packed as tightly as it likes
_CHUNK = 1_048_576
_PATH_CHARACTERS = 1_000  # of a longer name only the last part is looked at
# The other kinds unpack a whole chunk at once, however large it becomes.
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OF_A_CASE = ("runs", "current", "gold.toml")  # beside case.toml these are no articles
_AGAIN = "Pack it again, or give the files as they are."


class _TooMuchError(Exception):
    """What was unpacked has passed a limit."""


def zipped(name: str, stream: IO[bytes]) -> Iterator[Source | Refusal]:
    """The documents in a zip that is called `name`, in its order; a refusal for what is not read.

    Never raises for what the zip holds.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            fault = _fault(archive)
            if fault:
                yield Refusal(name, fault)
                return
            yield from _members(name, archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        yield Refusal(name, f"The zip is damaged and cannot be opened. {_AGAIN}")


def _members(name: str, archive: zipfile.ZipFile) -> Iterator[Source | Refusal]:
    chosen = _chosen([each for each in archive.infolist() if not each.is_dir()])
    if not chosen:
        yield Refusal(name, "The zip holds no file. Put texts or tables into it.")
    elif all(_last(_path(each)) == CASE for each in chosen) and len(chosen) < len(
        archive.namelist()
    ):
        yield Refusal(
            name,
            "The zip holds a finished case, and no text as a file. Unpack it and open its folder "
            "with: parallax open FOLDER",
        )
    left = UNPACKED_BYTES
    for member in chosen:
        found = _member(archive, member, left)
        if isinstance(found, Source):
            left -= len(found.data)
        yield found


def _fault(archive: zipfile.ZipFile) -> str | None:
    """Why a zip is not unpacked at all, in a sentence."""
    members = archive.infolist()
    if len(members) > MEMBERS:
        return f"The zip holds {len(members):,} files; up to {MEMBERS:,} are read. Split it."
    size = sum(each.file_size for each in members)
    if size > UNPACKED_BYTES:
        most = UNPACKED_BYTES // 1_000_000
        return f"The zip unpacks to {size / 1e6:,.0f} MB; up to {most} MB are read. Split it."
    if size > _SMALL and size > RATIO * sum(each.compress_size for each in members):
        return (
            f"The zip unpacks to more than {RATIO} times its size, as no articles do. "
            "Give the files as they are."
        )
    return None


def _chosen(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members that are documents: of a case its case.toml, first, and its articles."""
    seen = [(_path(each), each) for each in members if not _hidden(each.filename)]
    cases = {_folder(path) for path, _ in seen if _last(path) == CASE}
    with_articles = {
        folder[: -len("articles/")]
        for path, _ in seen
        if cases
        for folder in _folders(path)
        if ("/" + folder).endswith("/articles/") and folder[: -len("articles/")] in cases
    }
    kept = [(path, each) for path, each in seen if _is_document(path, cases, with_articles)]
    return [each for _, each in sorted(kept, key=lambda pair: _last(pair[0]) != CASE)]


def _is_document(path: str, cases: set[str], with_articles: set[str]) -> bool:
    folder = next((each for each in _folders(path) if each in cases), None) if cases else None
    if folder is None or _last(path) == CASE:
        return True
    first = path[len(folder) :].partition("/")[0]
    return first == "articles" if folder in with_articles else first not in _OF_A_CASE


def _path(member: zipfile.ZipInfo) -> str:
    name = member.filename.replace("\\", "/")
    return name if len(name) <= _PATH_CHARACTERS else _last(name)


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _folder(path: str) -> str:
    """The folder of a path, with its stroke: "a/b/" of "a/b/x.txt", "" of "x.txt"."""
    return path[: path.rfind("/") + 1]


def _folders(path: str) -> Iterator[str]:
    """The folders that a path lies in, the innermost first, "" last."""
    folder = _folder(path)
    while folder:
        yield folder
        folder = _folder(folder[:-1])
    yield ""


def _hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part.strip(".") for part in parts) or "__MACOSX" in parts


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> Source | Refusal:
    name = shown(member.filename)
    if member.flag_bits & 1:
        return Refusal(name, f"{name} is encrypted. Pack it without a password.")
    if member.compress_type not in _KINDS:
        return Refusal(name, f"{name} is packed in a way that is not read. {_AGAIN}")
    if name.lower().endswith(ENDING):
        return Refusal(name, f"{name} is a zip inside the zip. Unpack it and give its files.")
    try:
        return uploaded(name, _unpacked(archive, member, left))
    except _TooMuchError:
        most = UNPACKED_BYTES // 1_000_000
        reason = f"{name} was not read: the zip unpacks to more than {most} MB. Split it."
        return Refusal(name, reason)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return Refusal(name, f"{name} is damaged in the zip. {_AGAIN}")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    """The bytes of a member; raises `_TooMuchError` once they are more than `left`."""
    out = io.BytesIO()
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            if out.tell() + len(chunk) > left:
                raise _TooMuchError
            out.write(chunk)
    return out.getvalue()
