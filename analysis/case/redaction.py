"""What may leave in a text-free case: figures, names, and never six words of a text in a row.

Three rules. A name or a free field keeps at most five words. An id of more words is replaced by a
shorter one, everywhere the same. A sentence of the program's own or of the user's (why nothing was
measured, what a gate found, the case's title) is kept whole unless six of its words in a row stand
in a text of the case, a headline or a refused line. A column that is named nowhere falls under the
first rule.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import pyarrow as pa

from analysis.article import Outlet
from analysis.case.layout import CaseError
from analysis.case.manifest import Exclusion, Sources

WORDS = 5  # of a text that may stand in a row; fair quotation of a matched term
IDENTITIES = frozenset({"id", "article", "outlet", "story", "other", "actor", "fullest"})
PLACES = frozenset({"evidence"})  # figures, written as text
SENTENCES = frozenset({"why", "reason", "effect", "truncated", "label", "url", "notes"})
EMPTIED = frozenset({"headline"})
# A word of a name: hyphens, underscores and blanks part words, so that a file's name has words too;
# digits and letters together are one, as in "a098c699cded".
_PIECE = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
Rule = Callable[[str], str]


@lru_cache(maxsize=65_536)
def five(text: str) -> str:
    """At most the first five words, with "…" where something was left out."""
    words = tuple(islice(_PIECE.finditer(text), WORDS + 1))
    return text if len(words) <= WORDS else f"{text[: words[WORDS - 1].end()]} …"


@lru_cache(maxsize=65_536)
def identity(id: str) -> str:
    """An id, shortened to four words and a digest where it has more than five words."""
    words = _PIECE.findall(id)
    if len(words) <= WORDS:
        return id
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join((*words[:4], digest))


def sixes(text: str) -> set[tuple[str, ...]]:
    """Every six words of a text that follow one another, in lower case, web addresses included."""
    words = _PIECE.findall(text.lower())
    return set(zip(*(words[i:] for i in range(WORDS + 1)), strict=False))


@dataclass(frozen=True, slots=True)
class Redaction:
    """The rules for one case. `echoes`: sentences that repeat six words of a text in a row."""

    echoes: frozenset[str] = frozenset()

    def sentence(self, text: str) -> str:
        """A sentence whole, or five words of it; of a link that repeats a text, its host."""
        if text not in self.echoes:
            return text
        scheme, link, rest = text.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}/" if link and scheme.isalpha() else five(text)

    def columns(self, name: str, rows: pa.Table) -> pa.Table:
        """A table with every text column under its rule."""
        for i, column in enumerate(rows.schema):
            if pa.types.is_string(column.type):
                rule = self._rule(name, column.name)
                rows = rows.set_column(i, column, _mapped(rows.column(i), rule))
        return rows

    def sources(self, sources: Sources) -> Sources:
        """What the manifest says of the inputs, without a refused line or a headline."""
        sentence = self.sentence
        return Sources(
            title=sentence(sources.title),
            stories=tuple(
                replace(s, id=identity(s.id), event=sentence(s.event)) for s in sources.stories
            ),
            outlets=tuple(self._outlet(outlet) for outlet in sources.outlets),
            inputs=tuple(
                replace(i, name=five(i.name), outlet=i.outlet and identity(i.outlet))
                for i in sources.inputs
            ),
            refusals=tuple(
                replace(r, name=five(r.name), reason=five(r.reason), raw="")
                for r in sources.refusals
            ),
            notes=tuple(sentence(note) for note in sources.notes),
        )

    def exclusions(self, exclusions: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
        """Who was left out; an exception's sentence may quote a text, so it is cut short."""
        return tuple(Exclusion(identity(e.article), five(e.reason)) for e in exclusions)

    def values(self, value: object) -> object:
        """Settings: every text in them as a sentence."""
        if isinstance(value, str):
            return self.sentence(value)
        if isinstance(value, dict):
            return {self.sentence(key): self.values(each) for key, each in value.items()}
        return [self.values(each) for each in value] if isinstance(value, list) else value

    def _outlet(self, outlet: Outlet) -> Outlet:
        name, group = self.sentence(outlet.name), outlet.group and self.sentence(outlet.group)
        if outlet.name == outlet.id:  # nobody named it: a file's name stands in
            name = identity(outlet.id)
        return replace(outlet, id=identity(outlet.id), name=name, group=group)

    def _rule(self, table: str, column: str) -> Rule:
        if (table, column) == ("marks", "text"):
            return _term
        if column in EMPTIED:
            return lambda _: ""
        if column in PLACES:
            return str
        if column in IDENTITIES:
            return identity
        return self.sentence if column in SENTENCES else five


def strings(value: object) -> set[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        value = [*value, *value.values()]
    return set().union(*map(strings, value)) if isinstance(value, list | tuple) else set()


def sentences(rows: pa.Table) -> set[str]:
    """The distinct texts of the columns of a table that are kept whole."""
    columns = [rows.column(name) for name in rows.schema.names if name in SENTENCES]
    return {value for column in columns for value in column.unique().to_pylist() if value}


def echoes(candidates: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Those candidates in which six words in a row stand in one of the texts.

    Time is linear in the length of the texts, which are looked at one by one.
    """
    known: dict[tuple[str, ...], set[str]] = {}
    for candidate in candidates:
        for six in sixes(candidate):
            known.setdefault(six, set()).add(candidate)
    found: set[str] = set()
    for text in texts if known else ():
        for six in sixes(text) & known.keys():
            found |= known[six]
    return frozenset(found)


def _term(text: str) -> str:
    if len(_PIECE.findall(text)) > WORDS:
        raise CaseError(
            f"a mark holds {len(_PIECE.findall(text))} words; a matched term has at most {WORDS}. "
            "The measure that made it must be mended before the case can leave."
        )
    return text


def _mapped(column: pa.ChunkedArray, rule: Rule) -> pa.Array:
    """A text column with a rule applied to each of its distinct values; null stays null."""
    encoded = pa.array(column.to_pylist(), pa.string()).dictionary_encode()
    values = pa.array([rule(value) for value in encoded.dictionary.to_pylist()], pa.string())
    return values.take(encoded.indices)
