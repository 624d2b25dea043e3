"""The coverage matrix: which outlet has which actor, figure, quotation and fact, and which not.

“Not found” is said only where at least `OTHERS` other independent voices have the item, and never
of a text that is cut off. It is a statement about what was looked for in a text, not about what an
outlet left out on purpose. Beside it stands the chance that a text of this length lacks the item:

    chance = (1 − p)^W,   p = Σ n / Σ w

W the told words of the outlet's texts; n how often the item stands in, and w the told words of, the
longest text of each other independent voice that has it. p is the rate per word among those who
have the item, so it is too high for an item that many lack: a high chance means that length alone
may well explain the absence; a low one does not mean that anything else does. It is given for what
was found, too. It is rough, and not calibrated: summed over the items that others have it says more
absences than there are, so it is never summed; it tells a short text from a long one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.article import Span
from analysis.document import Document

OTHERS = 2  # independent voices
KINDS = ("fact", "figure", "quotation", "actor")
STATES = ("found", "unsure", "not found", "not claimed")
TRUNCATED = "the text is cut off"
NOTHING = "no words of the story were read in its texts"
FEW = "fewer than two other independent voices have it"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a text of the story may have: `kind` is one of `KINDS`.

    `label`: at most five words. `places`: article → where it stands in it. `unsure`: articles of
    which it cannot be told.
    """

    kind: str
    label: str
    places: Mapping[str, tuple[Span, ...]]
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """An item in one outlet's texts: `state` is one of `STATES`; `others`: the other independent
    voices that have it; `chance`: that so many words lack it, found or not, None where “not found”
    could not be said; `why` it could not."""

    outlet: str
    state: str
    places: tuple[tuple[str, Span], ...] = ()
    others: int = 0
    chance: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An item and a cell for each outlet, in the order of the outlets."""

    item: Item
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """What is known of the articles that are compared: article → outlet, told words.

    Articles that are set apart (another event, another language) are left out by whoever asks.

    `voices`: the articles in independent groups (`gates.independent`). `truncated`: article → why
    it is held to be cut off.
    """

    outlets: Mapping[str, str]
    words: Mapping[str, int]
    voices: Sequence[Sequence[str]]
    truncated: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        voices: Sequence[Sequence[str]] | None = None,
        truncated: Mapping[str, str] | None = None,
    ) -> "Texts":
        """The texts of some documents; without `voices` each is one of its own."""
        ids = [d.article.id for d in documents]
        return cls(
            {d.article.id: d.article.outlet for d in documents},
            {d.article.id: int(d.told.sum()) for d in documents},
            [[each] for each in ids] if voices is None else voices,
            truncated or {},
        )


def coverage(items: Iterable[Item], texts: Texts) -> tuple[Row, ...]:
    """The matrix: a row for each item that at least two outlets have.

    By kind, then the items that most outlets have, then by label and place.
    """
    names = tuple(dict.fromkeys(texts.outlets[a] for a in sorted(texts.outlets)))
    own = {name: [a for a in sorted(texts.outlets) if texts.outlets[a] == name] for name in names}
    voice = {a: k for k, inside in enumerate(texts.voices) for a in inside}
    found = []
    for item in items:
        if len({texts.outlets[a] for a in item.places if a in texts.outlets}) > 1:
            held = _held(item, texts)
            cells = (_cell(item, name, own[name], held, voice, texts) for name in names)
            found.append(Row(item, tuple(cells)))
    return tuple(sorted(found, key=_rank))


def _rank(row: Row) -> tuple[int, int, str, list[str]]:
    held = sum(cell.state == "found" for cell in row.cells)
    return KINDS.index(row.item.kind), -held, row.item.label, sorted(row.item.places)


def _held(item: Item, texts: Texts) -> dict[int, str]:
    """Independent voice → the longest of its texts that have the item."""
    found: dict[int, str] = {}
    for k, voice in enumerate(texts.voices):
        if inside := [a for a in voice if item.places.get(a)]:
            found[k] = max(inside, key=lambda a: (texts.words[a], a))
    return found


def _cell(
    item: Item,
    outlet: str,
    own: Sequence[str],
    held: Mapping[int, str],
    voice: Mapping[str, int],
    texts: Texts,
) -> Cell:
    places = tuple((a, span) for a in own for span in item.places.get(a, ()))
    ours = {voice[a] for a in own if a in voice}
    others = len(held) - len(ours & held.keys())
    words = sum(texts.words[a] for a in own)
    cut = next((texts.truncated[a] for a in own if a in texts.truncated), "")
    counts = [(len(item.places[a]), texts.words[a]) for k, a in held.items() if k not in ours]
    chance = absence(counts, words) if others >= OTHERS and words and not cut else None
    if places:
        return Cell(outlet, "found", places, others, chance)
    if any(a in item.unsure for a in own):
        return Cell(outlet, "unsure", (), others, chance)
    if cut:
        return Cell(outlet, "not claimed", (), others, None, f"{TRUNCATED}: {cut}")
    if chance is None:
        return Cell(outlet, "not claimed", (), others, None, FEW if words else NOTHING)
    return Cell(outlet, "not found", (), others, chance)


def absence(counts: Sequence[tuple[int, int]], words: int) -> float:
    """(1 − p)^W: the chance that a text of W words lacks what others have n times in w words."""
    told = sum(w for _, w in counts)
    rate = min(sum(n for n, _ in counts) / told, 1.0) if told else 0.0
    chance: float = (1.0 - rate) ** words
    return chance
