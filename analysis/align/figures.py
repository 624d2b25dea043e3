"""The figures of a story: what a number counts, and which of them say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article import Span

KINDS = ("count", "money", "share", "date", "time", "year")
NEAR = 0.05  # a hedged figure is the same as one within 5 % of it: “some 60” and 62
SMALL = 100  # a count below this says nothing without the thing that is counted


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text, what it counts, and where it stands.

    `kind` is one of `KINDS`. `value`: a plain number; a share in per cent; a date as month·100 +
    day; a time in minutes of the day. `unit`: the content lemmas that follow it (at most two).
    `hedged`: the text says “some”, “nearly”, “or so”.
    """

    span: Span
    kind: str
    value: float
    unit: tuple[str, ...] = ()
    hedged: bool = False

    @property
    def telling(self) -> bool:
        """Whether it says something without its unit: “1,400” and “3.3” do, “16” does not."""
        return self.kind != "count" or self.value >= SMALL or self.value != int(self.value)

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is looked up by: its value, with its unit where the value says nothing alone."""
        kind = "count" if self.kind == "money" else self.kind
        if self.telling:
            return (f"{kind} {self.value:g}",)
        return tuple(f"{kind} {self.value:g} {unit}" for unit in self.unit)

    def same(self, other: "Figure") -> bool:
        """Whether two figures say the same.

        Equal values of one kind (money and counts are one kind where the currency is not named);
        small counts only of the same thing. “Some 60 firefighters” is 62 firefighters: a hedged
        count or sum, and one within `NEAR` of it that is counted in the same unit.
        """
        kinds = {self.kind, other.kind}
        if len(kinds) > 1 and kinds != {"count", "money"}:
            return False
        shared = bool(set(self.unit) & set(other.unit))
        if self.value == other.value:
            return shared or (self.telling and other.telling)
        if kinds - {"count", "money", "share"} or not (self.hedged or other.hedged):
            return False
        near = abs(self.value - other.value) <= NEAR * max(self.value, other.value)
        return near and (shared or (kinds != {"count"} and self.telling and other.telling))


@dataclass(frozen=True, slots=True)
class Figured:
    """One figure of a story and every place where it stands: (document, figure), in order."""

    places: tuple[tuple[int, Figure], ...]


def figured(figures: Sequence[Sequence[Figure]]) -> tuple[Figured, ...]:
    """The figures of some documents, those that say the same together.

    Equal ones first; then what is only ever hedged (“some 60”) joins the nearest value that it is
    the `same` as. So 60 may stand for 62 or for 59, but never ties these two together.
    """
    groups = _equal(figures)
    vague = [g for g in groups if all(f.hedged for _, f in g)]
    exact = [g for g in groups if not all(f.hedged for _, f in g)]
    for group in vague:
        figure = group[0][1]
        fitting = [g for g in exact if any(figure.same(f) for _, f in g)]
        nearest = min(
            fitting,
            key=lambda g: (abs(g[0][1].value - figure.value), -len(g), _at(g)),
            default=None,
        )
        if nearest is None:
            exact.append(group)
        else:
            nearest.extend(group)
    return tuple(Figured(tuple(sorted(g, key=_order))) for g in sorted(exact, key=_at))


Places = list[tuple[int, Figure]]


def _equal(figures: Sequence[Sequence[Figure]]) -> list[Places]:
    """Figures that share a key, directly or through others; those without one are left out."""
    found: dict[str, Places] = {}
    for document, inside in enumerate(figures):
        for figure in inside:
            known = {id(found[key]): found[key] for key in figure.keys if key in found}
            joined = next(iter(known.values()), [])
            for other in list(known.values())[1:]:
                joined.extend(other)
            joined.append((document, figure))
            for key in {key for _, f in joined for key in f.keys}:
                found[key] = joined
    return list({id(group): group for group in found.values()}.values())


def _order(place: tuple[int, Figure]) -> tuple[int, int]:
    return place[0], place[1].span.start


def _at(group: Places) -> tuple[int, int]:
    return min(_order(place) for place in group)
