"""The charged words of a sentence: for whom each speaks well or ill."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from analysis.document import Document, Sentence
from analysis.lexicon import Hit, listed, matches
from analysis.measures.tone import charged, names
from analysis.parse import Parse
from analysis.toward.passive import passives
from analysis.toward.supposed import supposed
from analysis.toward.turns import Turns

LIST = "toward"
TURNS, SPEECH, ARMS, PLAIN = "turns", "speech", "arms", "plain"
VADER = "vader"
UNLISTED = 0.5  # what a word counts that only VADER's list has
BESIDE = 5  # words on either side of a word of war in which strength is no praise


class Role(NamedTuple):
    """How a class of words is read.

    `part`: what its words must be there, quality, thing or act, or any. `agent`: what they count
    for who does or has it; `patient`: for whom it is done to.
    """

    part: str
    agent: float
    patient: float


# Chosen on the training part of NewsMTSC; of two classes that fit a word, the first is taken. Who
# condemns or praises is judged by no verb of his own; and what counts less than a fifth, as to
# suffer a wrong, cannot decide alone.
ROLES = {
    "praise": Role("quality", 1.0, 1.0),
    "blame": Role("quality", -1.0, -1.0),
    "shame": Role("thing", -1.0, -1.0),
    "honour": Role("thing", 1.0, 1.0),
    "complaint": Role("thing", -0.7, -1.0),
    "tribute": Role("thing", 0.7, 1.0),
    "wrongs": Role("act", -1.0, -0.19),
    "attacks": Role("act", 0.0, -1.0),
    "defeats": Role("act", 1.0, -1.0),
    "praises": Role("act", 0.0, 1.0),
    "helps": Role("act", 1.0, 0.3),
    "thrives": Role("act", 1.0, 0.0),
    "fails": Role("act", -1.0, -0.5),
    "against": Role("any", 0.0, -1.0),
    "doubtful": Role("any", -0.24, -0.24),
    "warm": Role("any", 0.24, 0.24),
}
_ORDER = tuple(ROLES)
_PARTS = {"NOUN": "thing", "PROPN": "thing", "VERB": "act", "ADJ": "quality", "ADV": "quality"}
_DESCRIBES = ("amod", "acomp", "attr", "oprd")  # where a participle is a quality
_DETERMINERS = frozenset(
    """the a an his her its their our my your this that these those of for against in no any some
    with by from""".split()
)
_BEFORE_VERBS = frozenset(
    """to will would can could may might shall should must he she they we who i you it not never
    didn't don't doesn't won't also""".split()
)


class Charge(NamedTuple):
    """Words `first` to `last` (exclusive) of a document, headed by `word`, and their charge.

    `label` is their class in the list, or `vader`; `role` how it is read. `turned`: a negation
    stands over them. `passive`: they are a verb in the passive.
    """

    word: int
    first: int
    last: int
    label: str
    role: Role
    turned: bool = False
    passive: bool = False


class Reading(NamedTuple):
    """What is charged in a sentence, in order, and its verbs of saying and meeting."""

    charges: tuple[Charge, ...]
    speech: frozenset[int]


@lru_cache(maxsize=256)  # the mentions of a sentence are asked about in a row
def reading(document: Document, sentence: Sentence, parse: Parse | None) -> Reading:
    """The charged words of a sentence; names are none, nor what is asked or only supposed."""
    hits = _hits(document, sentence)
    found = {c.word: c for c in _charges(document, sentence, hits, parse)}
    for word in _strengths(hits, found) | supposed(document, sentence, found, parse):
        del found[word]
    turns = Turns(document, (h for h in hits if h.label == TURNS), parse)
    passive = passives(document, sentence, found, parse)
    charges = tuple(
        c._replace(turned=turns.over(c.word, c.first), passive=word in passive)
        for word, c in sorted(found.items())
    )
    return Reading(charges, frozenset(h.first for h in hits if h.label == SPEECH))


def _hits(document: Document, sentence: Sentence) -> list[Hit]:
    """The matches of the list, longer ones first where they begin together; none in a phrase that
    means something else.
    """
    run = [(sentence.first, sentence.last)]
    hits = sorted(matches(document.lexemes, listed(LIST), run, apart=True), key=_rank)
    other = {i for h in hits if h.label == PLAIN and h.last - h.first > 1 for i in _places(h)}
    return [h for h in hits if h.label == PLAIN or other.isdisjoint(_places(h))]


def _rank(hit: Hit) -> tuple[int, int, int]:
    place = _ORDER.index(hit.label) if hit.label in _ORDER else len(_ORDER)
    return hit.first, hit.first - hit.last, place


def _places(hit: Hit) -> range:
    return range(hit.first, hit.last)


def _charges(
    document: Document, sentence: Sentence, hits: Iterable[Hit], parse: Parse | None
) -> Iterable[Charge]:
    """One charge a word at most: the first class that fits, or else VADER's list."""
    known = names(document)
    taken: set[int] = set()
    covered: set[int] = set()
    for hit in hits:
        covered.update(_places(hit))
        charge = _listed(document, hit, parse) if hit.label in ROLES else None
        if charge and not known[charge.word] and charge.word not in taken:
            taken.add(charge.word)
            yield charge
    for i in range(sentence.first, sentence.last):
        if i not in covered and not known[i] and (made := _unlisted(document, i, parse)):
            yield made


def _listed(document: Document, hit: Hit, parse: Parse | None) -> Charge | None:
    """A match as a charge, where its word is of the part of speech that its class is about."""
    role, word = ROLES[hit.label], _head(hit, parse)
    single = hit.last - hit.first == 1 and role.part != "any"
    if single and role.part != _part(document, word, role.part, parse):
        return None
    return Charge(word, hit.first, hit.last, hit.label, role)


def _head(hit: Hit, parse: Parse | None) -> int:
    """The word of a match that the others hang on."""
    heads = [] if parse is None else [i for i in _places(hit) if int(parse.heads[i]) == i]
    if parse is not None:
        heads += [i for i in _places(hit) if int(parse.heads[i]) not in _places(hit)]
    return heads[0] if heads else hit.first


def _part(document: Document, i: int, wanted: str, parse: Parse | None) -> str:
    if parse is None or parse.pos[i] == "PROPN":  # a capital of a title
        return _guess(document, i, wanted)
    if parse.pos[i] == "VERB" and wanted == "quality":  # "an admired mayor"
        return wanted if parse.dependencies[i] in _DESCRIBES else "act"
    return _PARTS.get(parse.pos[i], "")


def _guess(document: Document, i: int, wanted: str) -> str:
    """The part of speech wanted, unless the word before speaks for another."""
    before = document.lexemes[i - 1] if i else ""
    if wanted == "act" and before in _DETERMINERS:
        return "thing"
    if wanted == "thing" and (before in _BEFORE_VERBS or document.lexemes[i].endswith("ed")):
        return "act"
    return wanted


def _unlisted(document: Document, i: int, parse: Parse | None) -> Charge | None:
    """A word that VADER's list alone has, as a charge whomever it concerns."""
    value = charged(document.lexemes[i])
    if value is None or (parse is not None and parse.pos[i] not in _PARTS):
        return None
    count = UNLISTED if value > 0 else -UNLISTED
    return Charge(i, i, i + 1, VADER, Role("any", count, count))


def _strengths(hits: Iterable[Hit], found: dict[int, Charge]) -> set[int]:
    """Words that speak well beside words of war: they tell strength, not worth."""
    near = {
        i for hit in hits if hit.label == ARMS for i in range(hit.first - BESIDE, hit.last + BESIDE)
    }
    return {
        i for i in near & found.keys() if found[i].role.part != "act" and found[i].role.agent > 0
    }
