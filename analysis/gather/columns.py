"""Which column of a table says what, and a row of it as a draft."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.article import Provenance
from analysis.gather.draft import RAW_CHARACTERS, Draft, Refusal, listed, one_line, text_fault
from analysis.gather.encoding import mended
from analysis.gather.source import Source

# Our name → the usual names, the first that is found counts. Capitals, blanks and hyphens don't.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "outlet": (
        "outlet", "outlet_name", "source", "source_name", "publisher", "publication",
        "newspaper", "site", "domain",
    ),
    "title": ("title", "headline"),
    "text": ("text", "content", "body", "article", "full_text", "fulltext"),
    "date": ("date", "published", "published_at", "publish_date", "pubdate", "datetime"),
    "url": ("url", "link"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
    "genre": ("genre", "section"),
    "story": ("story", "event", "event_id", "topic"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Our name → the table's name, for the columns that were recognised; and the others."""

    used: Mapping[str, str]
    unused: tuple[str, ...] = ()

    def sentence(self) -> str:
        """What was recognised, for the reader: "text from “body”, outlet from “source”"."""
        used = ", ".join(f"{ours} from “{_name(theirs)}”" for ours, theirs in self.used.items())
        unused = listed([f"“{_name(name)}”" for name in self.unused], 5)
        return used + (f"; not used: {unused}" if unused else "")


def checked(asked: Mapping[str, str]) -> Mapping[str, str]:
    """The user's mapping as it came; raises ValueError where it names a column we don't have."""
    for ours in asked:
        if ours not in NAMES:
            raise ValueError(
                f"“{ours}” is no column that is read; {', '.join(NAMES)} can be mapped, "
                "as in --column text=NAME"
            )
    return asked


def columns(found: Sequence[str], asked: Mapping[str, str]) -> Columns:
    """The columns of a table whose names are `found`; what is `asked` for goes before the usual.

    A column asked for as "" is one that the table has not, whatever its names look like.
    """
    usual = {_plain(name): name for name in reversed(found)}
    taken: dict[str, str] = {}
    for ours in sorted(NAMES, key=lambda ours: ours not in asked):
        if asked.get(ours) in found:
            hit: str | None = asked[ours]
        else:
            wanted = (asked[ours],) if ours in asked else NAMES[ours]
            hit = next((usual[_plain(name)] for name in wanted if _plain(name) in usual), None)
        if hit and hit not in taken.values():
            taken[ours] = hit
    used = {ours: taken[ours] for ours in NAMES if ours in taken}
    unused = tuple(name for name in dict.fromkeys(found) if name not in used.values() and name)
    return Columns(used, unused)


def columns_fault(found: Sequence[str], asked: Mapping[str, str]) -> str | None:
    """Why a table with these columns cannot be read, in a sentence; None if it can."""
    here = listed([f"“{_name(name)}”" for name in found if name], 12) or "none"
    used = columns(found, asked).used
    for ours, theirs in asked.items():
        if theirs and ours not in used:
            return f"There is no column “{_name(theirs)}” to take the {ours} from. Found: {here}."
    if "text" not in used:
        return (
            f"No column holds the text. Found: {here}. Needed: one called "
            f"{', '.join(NAMES['text'][:-1])} or {NAMES['text'][-1]}; "
            "or say which it is (on the command line: --column text=NAME)."
        )
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row stands: `line` in the file, `number` among the rows, both from 1."""

    source: Source
    kind: str
    line: int
    number: int
    encoding: str | None = None
    raw: str = ""
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the user would recognise: "rows.csv line 17"."""
        return f"{self.source.name} {'row' if self.kind == 'parquet' else 'line'} {self.line}"

    def refusal(self, reason: str) -> Refusal:
        """The refusal of this row."""
        return Refusal(self.name, reason, self.line, self.raw[:RAW_CHARACTERS])

    def draft(self, cells: Mapping[str, str]) -> Draft | Refusal:
        """The article in `cells`, by our names; a name that is absent is a column that is."""
        title = one_line(cells.get("title", ""))
        body = mended(cells.get("text", ""))
        fault = text_fault(body.text)
        if fault:
            return self.refusal(fault)
        repeats = not title or begins_with(body.text, title)
        outlet = one_line(cells["outlet"]) if "outlet" in cells else None
        notes = self.notes + body.notes
        rest = {key: one_line(cells.get(key, "")) for key in ("date", "author", "url", "story")}
        return Draft(
            one_line(cells.get("id", "")) or f"{self.source.stem}-{self.number}",
            self.source.stem,
            body.text if repeats else f"{title}\n\n{body.text}",
            Provenance(self.name, self.kind, self.encoding, self.line, notes),
            outlet,
            title,
            language=one_line(cells.get("language", "")),
            genre=one_line(cells.get("genre", "")),
            raw=self.raw[:RAW_CHARACTERS],
            **rest,
        )


def begins_with(body: str, headline: str) -> bool:
    """Does the body already open with its headline, on a line of its own or as a long phrase?

    "Putin visits the North" does not open with the headline "Putin": a short headline counts
    only as a whole line.
    """
    opening = body[: 2 * len(headline) + 200].lstrip()
    if " ".join(opening.split("\n", 1)[0].split()) == headline:
        return True
    rest = " ".join(opening.split())
    return (
        len(headline.split()) >= 4
        and rest.startswith(headline)
        and not rest[len(headline) :][:1].isalnum()
    )


def cell(value: object) -> str | None:
    """A value of JSON or Parquet as the text of a cell; None where it is nested.

    A list of names is joined by commas. Null and NaN are empty; the text "NA" is a text.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return ", ".join(map(str, value))
    return None if isinstance(value, list | dict | bytes) else str(value)


def drafted(row: Row, values: Mapping[str, object]) -> Draft | Refusal:
    """The article in a row of JSON or Parquet, by our names; refused where a value is nested."""
    cells = {ours: cell(value) for ours, value in values.items()}
    faulty = [ours for ours, text in cells.items() if text is None]
    if isinstance(values.get("text"), list):
        faulty = ["text"]
    if faulty:
        return row.refusal(
            f"The {faulty[0]} is not plain text but a list, an object or bytes. "
            "Write it as one text, or map another column to it."
        )
    return row.draft({ours: text or "" for ours, text in cells.items()})


def spread(row: Iterable[str], header: Sequence[str], used: Mapping[str, str]) -> dict[str, str]:
    """A row's cells by our names; of two columns with one name the first counts."""
    theirs = dict(zip(reversed(header), reversed(list(row)), strict=True))
    return {ours: theirs[name] for ours, name in used.items()}


def _plain(name: str) -> str:
    return "_".join(name.replace("-", " ").replace("_", " ").split()).casefold()


def _name(name: str) -> str:
    return one_line(name)[:60]
