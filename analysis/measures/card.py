"""A measure's card where the answer is a table: what it asks, how it counts, what it is worth."""

from dataclasses import dataclass

from analysis.measures.measure import Measure, Tier


@dataclass(frozen=True, slots=True)
class Card:
    """The facts of a measure that is no `Measure`: it is taken of outlets, not of a document.

    The fields say what those of a `Measure` say. `floor` is the smallest sample, counted in
    `floor_of`, below which a rate is not printed.
    """

    name: str
    title: str
    question: str
    unit: str
    formula: str
    tier: Tier
    source: str
    weakness: str
    version: str
    floor: int = 1
    floor_of: str = "attributions"
    about: str = ""
    accuracy: str = ""  # agreement with people, on which set; "" where it was not measured

    def enough(self, n: int) -> bool:
        """Whether a sample reaches the floor."""
        return n >= self.floor


Described = Measure | Card  # whatever the Method page has a card of
