"""The manifest of a run: what was read and from where, what was left out, and what lies where.

Typed and frozen on this side, plain JSON on the other. A manifest may come from a stranger, so
every value is checked before anything trusts it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

from analysis.article import Outlet
from analysis.case.layout import FORMAT, PART, RUN, CaseError
from analysis.gather.casefile import Story
from analysis.gather.draft import Refusal
from analysis.tables import SCHEMAS

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Input:
    """A document that was read: its name (never a path), and how it was read."""

    name: str
    kind: str = "text"
    encoding: str | None = None
    sha256: str = ""
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """What a run was given beside its articles; all of it is written into the manifest.

    `toml` alone is not: it is the case.toml to write where the case has none.
    """

    title: str = ""
    stories: tuple[Story, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    inputs: tuple[Input, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    toml: str = ""

    def plain(self) -> dict[str, Any]:
        """The facts as JSON values."""
        stories = [
            {"id": s.id, "event": s.event, "from": _day(s.start), "to": _day(s.end)}
            for s in self.stories
        ]
        return {
            "title": self.title,
            "stories": stories,
            "outlets": [asdict(outlet) for outlet in self.outlets],
            "inputs": [asdict(each) for each in self.inputs],
            "refusals": [asdict(refusal) for refusal in self.refusals],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An article that was read but not scored, and why."""

    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a table: its place in the run, SHA-256, rows and size in bytes."""

    file: str
    sha256: str
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True, eq=False)
class Manifest:
    """Everything that is known of a run. `parts`: table → its files, in order.

    `nonfinite`: how many NaN or infinite figures were turned into null.
    """

    run: str
    created: str  # UTC, ISO 8601: when the run was begun
    sources: Sources
    exclusions: tuple[Exclusion, ...]
    settings: Mapping[str, Any]
    versions: Mapping[str, str]
    parts: Mapping[str, tuple[Part, ...]]
    text_free: bool
    nonfinite: int = 0
    format: int = FORMAT

    @property
    def seed(self) -> int | None:
        """The seed of everything that was drawn by chance, if anything was."""
        return self.settings.get("seed")

    def plain(self) -> dict[str, Any]:
        """The manifest as JSON values."""
        return self.sources.plain() | {
            "format": self.format,
            "run": self.run,
            "created": self.created,
            "exclusions": [asdict(exclusion) for exclusion in self.exclusions],
            "settings": dict(self.settings),
            "seed": self.seed,
            "versions": dict(self.versions),
            "parts": {name: [asdict(p) for p in parts] for name, parts in self.parts.items()},
            "text_free": self.text_free,
            "nonfinite": self.nonfinite,
        }


def manifest(data: bytes, where: str) -> Manifest:
    """The manifest that `data` holds; raises CaseError with `where` it was found."""
    try:
        page = json.loads(data, parse_constant=_refuse)
        version = page["format"]
        if isinstance(version, int) and version > FORMAT:
            raise CaseError(
                f"{where} has format {version}; this program reads up to {FORMAT}. "
                "It was made by a newer Parallax: install that one to open it."
            )
        return _manifest(page)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CaseError(
            f"{where} is not a manifest that can be read ({type(error).__name__}: {error}). "
            "Get the case again, or run `parallax score` again."
        ) from error


def _manifest(page: dict[str, Any]) -> Manifest:
    parts = {name: _many(Part, found) for name, found in page["parts"].items()}
    for name, found in parts.items():
        if name not in SCHEMAS:
            raise ValueError(f"there is no table {name!r}; there are {', '.join(SCHEMAS)}")
        for part in found:
            match = PART.fullmatch(part.file)
            if not match or match[1] != name:
                raise ValueError(f"{part.file!r} is no place for a part of {name}")
    run = _typed(page["run"], str)
    if not RUN.fullmatch(run):
        raise ValueError(f"a run has 12 hexadecimal digits; found {run!r}")
    return Manifest(
        run=run,
        created=_typed(page["created"], str),
        sources=_sources(page),
        exclusions=_many(Exclusion, page["exclusions"]),
        settings=_typed(page["settings"], dict),
        versions=_typed(page["versions"], dict),
        parts=parts,
        text_free=_typed(page["text_free"], bool),
        nonfinite=_typed(page["nonfinite"], int),
        format=_typed(page["format"], int),
    )


def _sources(page: dict[str, Any]) -> Sources:
    stories = tuple(
        Story(_typed(s["id"], str), _typed(s["event"], str), _date(s["from"]), _date(s["to"]))
        for s in page["stories"]
    )
    return Sources(
        title=_typed(page["title"], str),
        stories=stories,
        outlets=_many(Outlet, page["outlets"]),
        inputs=_many(Input, page["inputs"]),
        refusals=_many(Refusal, page["refusals"]),
        notes=tuple(_typed(note, str) for note in page["notes"]),
    )


def _many(kind: Callable[..., _T], found: list[dict[str, Any]]) -> tuple[_T, ...]:
    """Values of one of the dataclasses above, whose fields are texts, whole numbers or null."""
    known = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    for each in found:
        if not set(each) <= known:
            raise ValueError(f"{kind.__name__} has {', '.join(known)}; found {', '.join(each)}")
        if not all(value is None or isinstance(value, str | int) for value in each.values()):
            raise ValueError(f"{kind.__name__} holds texts and whole numbers; found {each}")
    return tuple(kind(**each) for each in found)


def _typed(value: Any, kind: type[_T]) -> _T:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} should be {kind.__name__}")
    return value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no figure")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
