"""What a reader hands on: the draft of an article, the refusal of an input, or a sentence to note.

The limits that keep time and memory bounded stand here too, because every reader obeys them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article import Provenance

TEXT_BYTES = 50_000_000  # a file that holds one text
TABLE_BYTES = 1_000_000_000  # a file that holds many, unpacked
TEXT_CHARACTERS = 2_000_000  # one text
LINE_CHARACTERS = 8_000_000  # one row of a table, on one line or on several
NAME_CHARACTERS = 200  # an id, or the name of an outlet
RAW_CHARACTERS = 2_000  # what a refusal keeps of the line it refuses
OVERLONG = (
    f"The line is longer than any article; up to {LINE_CHARACTERS:,} characters are read. "
    "Look whether its line ends were lost."
)

_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSHOWN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f{_DIRECTIONS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read. It stops nothing, and it is never lost.

    `name` is what the user would recognise, cleaned for display: a file's name, or "rows.csv
    line 17". `reason`: what was found, what would be allowed, what to do next. `raw`: the refused
    line itself, cut at `RAW_CHARACTERS`, so that a file of the refused lines can be written.
    """

    name: str
    reason: str
    line: int | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as its reader found it, before case.toml has spoken and outlet and id are settled.

    `outlet` is a name as given: None where the input has no place for one, "" where the place
    is empty. `date` is as written.
    """

    id: str
    stem: str  # of the file: what stands in for an outlet that nobody named
    text: str
    provenance: Provenance
    outlet: str | None = None
    headline: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    genre: str = ""
    story: str = ""
    raw: str = ""


Outcome = Draft | Refusal | str  # a plain string is a sentence for `Gathered.notes`


def one_line(value: str) -> str:
    """A cell or a tag as one line: no control or direction marks, single blanks, no blank ends."""
    return " ".join(_SURROGATES.sub("\ufffd", _UNSHOWN.sub("", value)).split())


def shown(name: str) -> str:
    """A file's name as it may be shown: one line, without any directory; "unnamed" if none is left.

    A path of 10,000 characters or `../../etc/x` comes from an upload as easily as `x.txt`.
    """
    last = name[_last_separator(name) :]
    cleaned = unicodedata.normalize("NFC", one_line(last))[-NAME_CHARACTERS:]
    return cleaned if cleaned.strip(". ") else "unnamed"


def _last_separator(name: str) -> int:
    return max(name.rfind("/"), name.rfind("\\")) + 1


def stem(name: str) -> str:
    """A shown name without its ending: "rows" for both "rows.csv" and "rows.jsonl.gz"."""
    base, dot, end = name.rpartition(".")
    if dot and end.lower() == "gz" and "." in base:
        base = base.rpartition(".")[0]
    return base if dot and base.strip(". ") else name


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a sentence: "a.txt, b.txt, c.txt and 4 more"."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more:,} more" if more > 0 else "")


def text_fault(text: str) -> str | None:
    """Why this text cannot be an article, in a sentence; None if it can."""
    if not text.strip():
        return "The text is empty. A text with at least one word is needed."
    if len(text) > TEXT_CHARACTERS:
        return (
            f"The text has {len(text):,} characters; up to {TEXT_CHARACTERS:,} are read. "
            "Split it into its articles."
        )
    if not any(map(str.isalpha, text)):
        return "The text has no letter in it. If it is a picture's or a table's, supply the words."
    return None
