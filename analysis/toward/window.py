"""What each charged word counts toward a mention, by how far apart they stand in their sentence."""

import re
from collections.abc import Iterator

from analysis.document import Document
from analysis.toward.charge import Charge, Reading
from analysis.toward.weighed import OTHERS, RESERVE, Weighed

# Chosen on the training part of NewsMTSC.
REACH = 12.0  # words after which a charge counts half
BOUND = 0.6  # what is left of it beyond each mark or joining word between clauses
BOUNDS = 3  # more of them take nothing more away
SPEAKS = 2  # words between a mention and the verb by which it says something
_MARK = re.compile(r"[,;:—–“”\"()]")
_JOINS = frozenset("but while whereas although though because that which who whom when if".split())


def by_distance(document: Document, inside: range, read: Reading) -> Iterator[Weighed]:
    """The charged words of a sentence with what they count toward the words `inside`."""
    beside = range(inside.start - SPEAKS, inside.stop + SPEAKS)
    reserve = RESERVE if any(i in read.speech for i in beside) else 1.0
    whose = inside.stop < len(document.lexemes) and document.lexemes[inside.stop] in OTHERS
    for charge in read.charges:
        near = _near(document, inside, charge) * reserve
        if whose and charge.word not in range(inside.start, inside.stop + 1):
            near = 0.0
        yield Weighed.of(charge, near, _charge(document, inside, charge))


def _near(document: Document, inside: range, charge: Charge) -> float:
    if charge.word in inside:
        return 1.0
    after = charge.first >= inside.stop
    first, last = (inside.stop, charge.first) if after else (charge.last, inside.start)
    bounds = sum(_is_bound(document, i) for i in range(first, last + 1))
    return float(BOUND ** min(bounds, BOUNDS) / (1 + (last - first) / REACH))


def _is_bound(document: Document, i: int) -> bool:
    """Whether a clause may end before word `i`, or begin with it."""
    if not 0 < i < len(document.starts):
        return False
    between = document.text[document.ends[i - 1] : document.starts[i]]
    return document.lexemes[i] in _JOINS or bool(_MARK.search(between))


def _charge(document: Document, inside: range, charge: Charge) -> float:
    """What a charge counts: who stands before a verb does it, who stands after it has it done."""
    role = charge.role
    if charge.word in inside:
        return role.agent
    before = charge.first < inside.start
    if before and role.part == "act" and "by" in document.lexemes[charge.last : inside.start]:
        return role.agent  # "beaten by"
    if role.part == "thing" or before or charge.passive:
        return role.patient
    return role.agent
