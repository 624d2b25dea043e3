"""Events in a document: every listed verb and noun with its form, its agent and its patient."""

from collections.abc import Iterable, Iterator

import numpy as np

from analysis.agency.event import Event
from analysis.agency.grammar import Grammar
from analysis.agency.nominals import lends, nominal
from analysis.agency.verbs import event_verbs
from analysis.article import Span
from analysis.document import Document
from analysis.parse import Parse

_UPON = {
    "fire": ("on", "at"), "shoot": ("at",), "open": ("on",), "crack": ("on",), "march": (),
    "protest": ("against",), "rally": ("against",), "demonstrate": ("against",),
    "clash": ("with",), "fight": ("against", "with"), "rebel": ("against",),
    "retaliate": ("against",), "agree": ("with", "to"), "negotiate": ("with",),
    "strike": ("at",), "launch": (), "intervene": ("in",),
}  # fmt: skip


def events(document: Document, parse: Parse) -> tuple[Event, ...]:
    """The events that a document tells where its words count, in order."""
    told, found = document.told, list[Event]()
    for sentence in document.sentences:
        words = np.flatnonzero(told[sentence.first : sentence.last]) + sentence.first
        if len(words):
            found += _told(Grammar(document, parse, sentence), words.tolist())
    return tuple(found)


def _told(grammar: Grammar, words: Iterable[int]) -> Iterator[Event]:
    for i in words:
        verbal = grammar.parse.pos[i] == "VERB" and _base(grammar, i) in event_verbs().verbs
        event = _verbal(grammar, i) if verbal else _noun(grammar, i)
        if event is not None:
            yield event


def _base(grammar: Grammar, i: int) -> str:
    return event_verbs().base(grammar.lexeme(i))


def _noun(grammar: Grammar, i: int) -> Event | None:
    told = nominal(grammar, i)
    return _event(grammar, i, told.verb, "nominal", told.agent, told.patient) if told else None


def _event(
    grammar: Grammar, i: int, verb: str, form: str, agent: int | None, patient: int | None
) -> Event:
    document = grammar.document
    return Event(
        span=Span(int(document.starts[i]), int(document.ends[i])), verb=verb, form=form,
        sentence=grammar.sentence.i, agent=grammar.label(agent), patient=grammar.label(patient),
        voice=int(document.voice[i]),
    )  # fmt: skip


def _verbal(grammar: Grammar, i: int) -> Event | None:
    """What a verb tells; None where it is not listed, or tells something else."""
    verb = _listed(grammar, i)
    if verb is None or grammar.kind(i) in ("amod", "compound", "aux", "auxpass"):
        return None
    if grammar.after(i) == "-":  # a part of a word
        return None
    words = event_verbs()
    if grammar.passive(i) or _reduced(grammar, i, verb):
        if words.says("alone", verb):
            return None
        agent, patient = grammar.by(i), grammar.subject(i)
        form = "agentless" if agent is None else "passive"
        return (
            None
            if _besides(grammar, verb, patient)
            else _event(grammar, i, verb, form, agent, patient)
        )
    patient = _undergoes(grammar, i, verb)
    if _something_else(grammar, i, verb, patient):
        return None
    return _event(grammar, i, verb, "active", grammar.subject(i), patient)


def _something_else(grammar: Grammar, i: int, verb: str, patient: int | None) -> bool:
    """Whether a verb in the active tells no event: the shop closed, it raised questions."""
    if verb in ("demonstrate", "march", "rally") and grammar.under(i, "dobj", "ccomp"):
        return True  # it demonstrates that, they rallied support
    if patient is None:  # "protests" without a subject is a noun that the parse took for a verb
        noun = grammar.lexeme(i).endswith("s") and not grammar.under(i, "nsubj")
        return noun or event_verbs().says("bare", verb)
    light = lends(grammar, i) and nominal(grammar, patient) is not None
    return light or _besides(grammar, verb, patient)


def _besides(grammar: Grammar, verb: str, patient: int | None) -> bool:
    """Whether what a verb acts upon makes it tell something else."""
    if patient is None:
        return False
    return event_verbs().beside("beside", verb, grammar.parse.lemmas[patient])


def _listed(grammar: Grammar, i: int) -> str | None:
    """The entry that a verb is, the longest first: "shut down" before "shut"."""
    base = _base(grammar, i)
    after = grammar.lexeme(i + 1) if i + 1 < grammar.words.stop else ""
    if event_verbs().beside("particles", base, after) and not _heads(grammar, i + 1):
        return None
    for particle in event_verbs().verbs.get(base, ()):
        if not particle:
            return base
        if _has(grammar, i, particle.split()):
            return f"{base} {particle}"
    return None


def _has(grammar: Grammar, i: int, particle: list[str]) -> bool:
    """Whether the particle of a verb stands right behind it or depends on it."""
    after = [
        grammar.lexeme(k) for k in range(i + 1, min(i + 1 + len(particle), grammar.words.stop))
    ]
    if after == particle:
        return True
    return len(particle) == 1 and any(
        grammar.lexeme(k) in particle for k in grammar.under(i, "prt")
    )


def _heads(grammar: Grammar, i: int) -> bool:
    """Whether a word is a preposition with a time or a place behind it: stopped in May."""
    found = grammar.first(i, "pobj")
    return found is not None and grammar.parse.entities[found] in ("DATE", "TIME", "GPE", "LOC")


def _undergoes(grammar: Grammar, i: int, verb: str) -> int | None:
    """Who or what a verb in the active acts upon."""
    alone = event_verbs().says("alone", verb)
    found = grammar.first(i, "dobj") if alone else grammar.object(i)
    if found is not None and grammar.parse.entities[found] in ("DATE", "TIME"):
        found = None
    if found is None:
        prepositions = _UPON.get(verb.partition(" ")[0], ())
        found = grammar.who(grammar.behind(i, *prepositions)) if prepositions else None
    return found


def _reduced(grammar: Grammar, i: int, verb: str) -> bool:
    """Whether a form of the past without an object is a participle: three arrested at the port.

    In a headline every verb's may be; elsewhere those of verbs that want an object.
    """
    words = event_verbs()
    if words.says("alone", verb) or not grammar.participle(i) or grammar.object(i) is not None:
        return False
    if grammar.under(i, "ccomp", "xcomp", "acomp", "dative", "oprd"):
        return False
    subject = grammar.first(i, "nsubj")
    if subject is None or grammar.parse.pos[subject] == "PRON":
        return False
    headline = grammar.sentence.zone in ("headline", "subhead")
    return headline or not (words.says("bare", verb) or words.says("objectless", verb))
