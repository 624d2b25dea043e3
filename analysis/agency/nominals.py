"""Acts told as nouns: the attack by rebels on the port, the closure of three libraries."""

from dataclasses import dataclass

from analysis.agency.grammar import Grammar
from analysis.agency.verbs import event_verbs

_UPON = ("on", "against", "upon", "at")
_ACTING = frozenset(("NORP", "GPE", "ORG", "PERSON"))


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun at word `i` that tells the act of `verb`, with the heads of who acts and undergoes."""

    i: int
    verb: str
    agent: int | None
    patient: int | None


def nominal(grammar: Grammar, i: int) -> Nominal | None:
    """The act that a noun tells; None where it tells none."""
    if grammar.parse.pos[i] not in ("NOUN", "PROPN", "VERB"):
        return None
    if grammar.kind(i) in ("compound", "goeswith"):
        return None
    found = _listed(grammar, i)
    if found is None:
        return None
    verb, noun = found
    agent, patient = _parts(grammar, i, noun)
    agent = agent if agent is not None else _lent(grammar, i)
    if agent is None and patient is None and event_verbs().says("wanting", noun):
        return None
    return Nominal(i, verb, agent, patient)


def _listed(grammar: Grammar, i: int) -> tuple[str, str] | None:
    """The verb and the noun in the list."""
    nouns = event_verbs().nouns
    word = grammar.lexeme(i)
    entries = (
        nouns.get(word) or nouns.get(word.removesuffix("s")) or nouns.get(grammar.parse.lemmas[i])
    )
    before = grammar.lexeme(i - 1) if i > grammar.sentence.first else ""
    if event_verbs().beside("fixed", word.removesuffix("s"), before):
        return None
    return next(((v, n) for needed, v, n in entries or () if needed in ("", before)), None)


def _parts(grammar: Grammar, i: int, noun: str) -> tuple[int | None, int | None]:
    """Who acts and who undergoes, by what stands around a noun."""
    by = _doer(grammar, i)
    of = grammar.behind(i, "of")
    owner = _owner(grammar, i)
    upon = grammar.behind(i, *_UPON)
    agent, patient = by, of if of is not None else upon
    if owner is not None:
        if agent is None and (patient is not None or not event_verbs().says("undergone", noun)):
            agent = owner
        elif patient is None:
            patient = owner
    before = _before(grammar, i)
    if before is not None:
        if agent is None and _acts(grammar, before, noun):
            agent = before
        elif patient is None and _undergoes(grammar, before, noun):
            patient = before
    return agent, patient


def _owner(grammar: Grammar, i: int) -> int | None:
    """Whose a noun is, unless that is a day: his arrest, not Friday's attack."""
    found = grammar.first(i, "poss")
    dated = found is not None and grammar.parse.entities[found] in ("DATE", "TIME")
    return None if dated else found


def _before(grammar: Grammar, i: int) -> int | None:
    """The noun, or the adjective of a people, that stands before a noun as its modifier."""
    for k in reversed(grammar.under(i, "compound", "amod", "nmod")):
        if grammar.kind(k) != "amod" or grammar.parse.entities[k] == "NORP":
            return k
    return None


def _doer(grammar: Grammar, i: int) -> int | None:
    """Who acts by a phrase behind a noun: an attack by rebels, attacks from Republicans."""
    by = grammar.by(i)
    source = grammar.behind(i, "from") if by is None else None
    if source is not None and (
        event_verbs().says("actors", grammar.parse.lemmas[source])
        or grammar.parse.entities[source] in ("NORP", "ORG", "PERSON")
    ):
        return source
    return by


def _undergoes(grammar: Grammar, k: int, noun: str) -> bool:
    """Whether the noun before a noun is its patient: library closures."""
    return event_verbs().says("undergone", noun) and grammar.kind(k) != "amod"


def _acts(grammar: Grammar, k: int, noun: str) -> bool:
    """Whether what stands before a noun is its agent: police, rebel, Israeli."""
    if event_verbs().says("actors", grammar.parse.lemmas[k]):
        return True
    named = grammar.parse.entities[k] in _ACTING
    place = grammar.parse.entities[k] == "GPE" and grammar.kind(k) == "compound"
    return named and not place and not event_verbs().says("undergone", noun)


def _lent(grammar: Grammar, i: int) -> int | None:
    """The subject of a verb that lends itself to a noun: rebels launched an attack."""
    head = grammar.up(i)
    if grammar.kind(i) in ("dobj", "nsubjpass") and head is not None and lends(grammar, head):
        return grammar.by(head) if grammar.kind(i) == "nsubjpass" else grammar.subject(head)
    for k in grammar.under(i, "acl"):
        if lends(grammar, k) and grammar.passive(k):
            return grammar.by(k)
    return None


def lends(grammar: Grammar, i: int) -> bool:
    """Whether a verb only lends a noun its subject."""
    return event_verbs().says("light", event_verbs().base(grammar.lexeme(i)))
