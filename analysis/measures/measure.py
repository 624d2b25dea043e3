"""What a measure is: a question put to a document, and the answer with its evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.document import Document

Tier = Literal["A", "B", "C"]
TIERS: dict[str, str] = {
    "A": "counted: the words are there, and each one can be opened",
    "B": "estimated: a rule whose agreement with human coders is printed",
    "C": "exploratory: words associated with something, not the thing itself",
}
# How a sheet draws a measure's cell: a bar of voices, one bar among those of its row, a dot on a
# scale, or the marked words themselves as chips. A new measure is drawn as chips unless it says
# otherwise.
Form = Literal["voices", "bar", "dot", "chips", "list", "toward"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of evidence: a place, what it is an instance of, and its weight."""

    span: Span
    label: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure's answer for one document in one voice.

    `value` is None where there is no evidence, never 0 instead; `why` then says so in a clause.
    `n` is the denominator, in the measure's `counted`.
    """

    value: float | None
    marks: tuple[Mark, ...]
    n: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A question, how it is answered, and what the answer is worth.

    `read(document, voice)` answers for one of `voices`; the first of them is the primary one.
    `question` is the row of the sheet that the measure belongs to. `floor` is the smallest sample,
    counted in `floor_of`, below which the value is not printed as a rate or a mean.
    """

    name: str
    title: str
    question: str
    unit: str
    formula: str
    poles: tuple[str, str]  # what a low and a high value mean to a reader
    tier: Tier
    source: str
    weakness: str
    version: str
    read: Callable[[Document, str], Reading]
    counted: str = "words"  # what `n` counts
    floor: int = 1
    floor_of: Literal["n", "marks"] = "n"
    voices: tuple[str, ...] = ("own", "quoted", "all")
    form: Form = "chips"
    about: str = ""
    accuracy: str = ""  # agreement with people, on which set; "" where it was not measured
    lexicon: str | None = None
    drawn: bool = True  # False: measured and listed, but agrees too little with people for a bar
    needs: frozenset[str] = frozenset()

    def enough(self, n: int, marks: int) -> bool:
        """Whether a reading reaches the floor below which its value is not printed."""
        return (n if self.floor_of == "n" else marks) >= self.floor
