"""What a charged word counts toward a mention."""

from typing import NamedTuple

from analysis.toward.charge import Charge

TURNED = -0.8  # what a negation leaves of praise: "not honest" blames
DENIED = 0.0  # what it leaves of blame: "not corrupt" says nothing, and does not praise
RESERVE = 0.3  # what is left of every charge where the mention says something, or is told it
# Who is somebody else, whosesoever he is: what is said of "US allies" is not said of the US.
OTHERS = frozenset(
    """ally allies partner partners friend friends neighbor neighbors neighbour neighbours rival
    rivals opponent opponents enemy enemies foe foes adversary adversaries critic critics supporter
    supporters backer backers victim victims""".split()
)


class Weighed(NamedTuple):
    """A charged word and what it counts toward a mention: its charge times its nearness."""

    charge: Charge
    value: float

    @classmethod
    def of(cls, charge: Charge, near: float, count: float) -> "Weighed":
        """A charge that counts so much for the mention's part in it, at some nearness."""
        if charge.turned:
            count *= TURNED if count > 0 else DENIED
        return cls(charge, near * count)
