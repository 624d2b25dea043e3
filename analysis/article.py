"""What was published: outlets, articles, and places in a text. Frozen, without any I/O."""

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0; found {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


# What a line of an article is. Only the TOLD zones are the story as the outlet tells it.
ZONES = (
    "headline", "byline", "body", "subhead", "caption", "credit",
    "related", "navigation", "paywall", "footer",
)  # fmt: skip
TOLD = ("headline", "subhead", "body")
# What a reader may ask about: the whole story as told, its headline alone, or the rest of it.
AREAS: dict[str, tuple[str, ...]] = {
    "told": TOLD, "headline": ("headline",), "body": ("subhead", "body"),
}  # fmt: skip

ADDED = "added"  # instead of an area: what is in none of a text's copies
NARROW = ("headline", "body")  # areas that are less than the whole by their zone


def area(kind: str) -> str:
    """The narrow area that a zone belongs to: `headline`, `body`, or "" where it is not told."""
    return next((name for name in NARROW if kind in AREAS[name]), "")


@dataclass(frozen=True, slots=True)
class Zone:
    """One line of a text and what it is: `kind` is one of `ZONES`."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publication as its readers know it. `group` is the user's own label, never ours."""

    id: str
    name: str
    country: str | None = None
    language: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text came from: a name to show (never a path of ours), and how it was read."""

    name: str
    kind: str = "text"  # text, html, csv, jsonl, parquet, paste
    encoding: str | None = None
    line: int | None = None  # in a table: the line of the row, from 1
    notes: tuple[str, ...] = ()  # what was mended or is doubtful, in sentences


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    `text` is the whole text as read, and every span in the project counts its characters. Where
    a table gives the headline apart, `text` is headline, blank line, body. `headline` is what the
    publisher is known to have printed as such, "" where that is not known.
    """

    id: str
    outlet: str  # an Outlet's id
    text: str
    headline: str = ""
    story: str = ""
    published: date | None = None
    published_raw: str = ""  # the date as it was given, kept whatever we made of it
    author: str | None = None
    url: str | None = None
    language: str | None = None
    genre: str | None = None
    translated: bool | None = None
    provenance: Provenance = field(default_factory=lambda: Provenance(""))

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8: how a text is recognised, whatever its file is called."""
        return sha256(self.text)


def sha256(text: str) -> str:
    """Hexadecimal SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_of(outlet: str, number: int = 1) -> str:
    """The subject of a sentence: `the Sputnik article`, `the 3 Gazette articles` (The Gazette)."""
    bare = outlet[4:] if outlet.lower().startswith("the ") and len(outlet) > 4 else outlet
    return f"the {bare} article" if number == 1 else f"the {number:,} {bare} articles"
