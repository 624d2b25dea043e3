"""What each charged word counts toward a mention, by the way between them in the parse.

Every step of the way from the mention to the word has a weight from 0 to 1; their product is the
nearness. A step up leads to a word's head, a step down to a dependent.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.parse import Parse
from analysis.toward.charge import Charge, Reading
from analysis.toward.weighed import OTHERS, RESERVE, Weighed

# By the model's labels of dependence; chosen on the training part of NewsMTSC.
UP = {
    "nsubj": 1.0, "nsubjpass": 1.0, "dobj": 1.0, "dative": 0.8, "agent": 0.8, "pobj": 1.0,
    "prep": 0.6, "poss": 1.0, "compound": 0.5, "appos": 0.8, "conj": 1.0, "attr": 1.0, "amod": 0.8,
    "nmod": 0.8, "xcomp": 0.8, "ccomp": 1.0, "advcl": 0.8, "relcl": 0.6, "acl": 0.6, "pcomp": 1.0,
}  # fmt: skip
DOWN = {
    "nsubj": 0.4, "nsubjpass": 0.2, "dobj": 1.0, "acomp": 1.0, "attr": 1.0, "oprd": 1.0,
    "amod": 1.0, "advmod": 0.9, "prep": 0.7, "pobj": 1.0, "pcomp": 0.9, "xcomp": 0.9, "conj": 0.8,
    "advcl": 0.6, "ccomp": 0.1, "relcl": 0.5, "acl": 0.7, "appos": 1.0, "compound": 1.0,
    "poss": 0.3, "prt": 1.0, "agent": 0.4,
}  # fmt: skip
OTHER = 0.5  # a step that is not listed
APART = 0.1  # a word with which the mention has nothing above in common
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SPEAKERS = ("nsubj", "nsubjpass", "dobj", "prep", "agent")
_AIMING = ("attacks", "praises", "defeats")
_AIMS = ("dobj", "prep", "ccomp", "dative", "xcomp")
_JOINED = ("conj", "appos", "compound", "pobj")  # steps over which a mention keeps its role


class _Way(NamedTuple):
    """The labels of the steps up from a mention and of those up from a word, to where they meet."""

    rise: list[str]
    fall: list[str]
    meeting: int


def by_grammar(
    parse: Parse, inside: range, read: Reading, lexemes: Sequence[str]
) -> Iterator[Weighed]:
    """The charged words of a sentence with what they count toward the words `inside`."""
    head = _head(parse, inside)
    up = [head, *parse.ancestors(head)]
    other = next((k for k, i in enumerate(up) if k and lexemes[i] in OTHERS), len(up))
    reserve = RESERVE if _is_speaker(parse, up, read.speech) else 1.0
    aiming = frozenset(c.word for c in read.charges if c.label in _AIMING and not c.passive)
    for charge in read.charges:
        if charge.word in inside:
            yield Weighed.of(charge, reserve, charge.role.agent)
            continue
        way = _way(parse, up, charge.word)
        near = APART if way is None else _near(way, aiming)
        if way is not None and len(way.rise) >= other and charge.word != up[other]:
            near = 0.0
        yield Weighed.of(charge, near * reserve, _charge(way, charge))


def _head(parse: Parse, inside: range) -> int:
    """The word of a mention on which its others hang: the last that hangs on none of them."""
    for i in reversed(inside):
        if int(parse.heads[i]) not in inside or int(parse.heads[i]) == i:
            return i
    return inside[-1]


def _is_speaker(parse: Parse, up: list[int], speech: frozenset[int]) -> bool:
    """Whether the mention is who says something, who is told it or who is met."""
    for word, head in pairwise(up):
        if parse.dependencies[word] not in _JOINED:
            return parse.dependencies[word] in _SPEAKERS and head in speech
    return False


def _way(parse: Parse, up: list[int], word: int) -> _Way | None:
    """The way to a word; None where nothing stands above both."""
    down = [word, *parse.ancestors(word)]
    meeting = next((i for i in up if i in down), None)
    if meeting is None:
        return None
    rise, fall = up[: up.index(meeting)], down[: down.index(meeting)]
    labels = parse.dependencies
    return _Way([labels[i] for i in rise], [labels[i] for i in fall], meeting)


def _near(way: _Way, aiming: frozenset[int]) -> float:
    """The product of the steps; what somebody condemns or praises is not about himself."""
    aimed = way.meeting in aiming and way.rise[-1:] == ["nsubj"] and way.fall
    near = 0.0 if aimed and way.fall[-1] in _AIMS else 1.0
    for step in way.rise:
        near *= UP.get(step, OTHER)
    for step in way.fall:
        near *= DOWN.get(step, OTHER)
    return near


def _charge(way: _Way | None, charge: Charge) -> float:
    """What a charge counts for the part that the mention has in it, the mean where it has none."""
    role = charge.role
    if way is None:
        return (role.agent + role.patient) / 2
    last = way.rise[-1] if way.rise else ""
    if role.part == "thing":
        return role.patient if last == "prep" else role.agent
    if not last or last in _SUBJECTS:
        return role.patient if charge.passive else role.agent
    if last == "agent":  # whoever makes somebody angry is not angry himself
        return 0.0 if role.part == "quality" else role.agent
    return (role.agent + role.patient) / 2 if way.fall else role.patient
