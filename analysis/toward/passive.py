"""Which verbs of a sentence are in the passive: what they say is done to their subject."""

from collections.abc import Iterable

from analysis.document import Document, Sentence
from analysis.parse import Parse

_MARKS = ("auxpass", "nsubjpass")
_OWN = ("nsubj", "aux", "mark")  # what a verb that stands for itself may have
_PARTICIPLES = ("acl", "advcl")  # "the mayor, accused of theft, …"
_BE = frozenset("be is are was were been being am get gets got getting".split())
_IRREGULAR = frozenset(
    """beaten betrayed blown born bought brought built caught chosen driven fought forced forgiven
    found given held hit hurt kept known laid led left lost made overthrown paid put seen sent shot
    shown slain stolen struck sued taken taught thrown told torn undone""".split()
)
BEFORE = 2  # words before a verb among which "was" makes a passive of it


def passives(
    document: Document, sentence: Sentence, verbs: Iterable[int], parse: Parse | None
) -> frozenset[int]:
    """Those of some words of a sentence that are verbs in the passive."""
    if parse is None:
        return frozenset(i for i in verbs if _looks_passive(document, sentence, i))
    marked: set[int] = set()
    own: set[int] = set()
    for k in range(sentence.first, sentence.last):
        kind, head = parse.dependencies[k], int(parse.heads[k])
        if kind in _MARKS:
            marked.add(head)
        elif kind in _OWN:
            own.add(head)
    return frozenset(i for i in verbs if _is_passive(document, parse, i, marked, own))


def _is_passive(
    document: Document, parse: Parse, verb: int, marked: set[int], own: set[int]
) -> bool:
    """By its own auxiliary, by that of the verb it is joined to, or as a bare participle."""
    for up in (verb, *parse.ancestors(verb)):
        if up in marked:
            return True
        if up in own or parse.dependencies[up] != "conj":
            break
    bare = verb not in own and parse.dependencies[verb] in _PARTICIPLES
    return bare and _is_participle(document.lexemes[verb])


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in _IRREGULAR


def _looks_passive(document: Document, sentence: Sentence, i: int) -> bool:
    """Whether a word reads as a participle behind a form of "be", or before "by"."""
    before = document.lexemes[max(sentence.first, i - BEFORE) : i]
    after = document.lexemes[i + 1 : min(i + 2, sentence.last)]
    marked = not _BE.isdisjoint(before) or "by" in after
    return _is_participle(document.lexemes[i]) and marked
