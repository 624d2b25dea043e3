"""Who acts? Tellings of an act that leave out who did it, by the grammar of the sentence."""

from functools import lru_cache

from analysis.agency import ENOUGH, Event, agent_deletion, events
from analysis.document import OWN, Document
from analysis.measures.measure import Mark, Measure, Reading
from analysis.parse import available, parsed


@lru_cache(maxsize=32)
def told_events(document: Document) -> tuple[Event, ...]:
    """The events of a whole document, whose parse is made once and kept as long as it."""
    return events(document, parsed((document,))[0])


def _read(document: Document, voice: str) -> Reading:
    if not (there := available()):
        return Reading(None, (), 0, f"not measured: {there.why}")
    told = [
        event
        for event in told_events(document.whole)
        if document.counts(event.span)
        and voice in ("all", "own" if event.voice == OWN else "quoted")
    ]
    if not told:
        return Reading(None, (), 0, "no event of our list")
    marks = tuple(Mark(event.span, event.form) for event in told if event.deleted)
    return Reading(agent_deletion(told).found / len(told), marks, len(told))


AGENT_DELETION = Measure(
    name="agency.deletion",
    title="acts without an agent",
    question="Who acts?",
    about="Tellings of an act that do not say who did it: “was arrested”, “the closure of three "
    "libraries”.",
    unit="share of acts, 0–1",
    formula="(passives without a by-phrase + nouns without an agent) / all events of the list's "
    "verbs and their nouns",
    poles=("the agent is told", "the agent is left out"),
    tier="B",
    source="Moreno-Medina et al. 2025, with our own list of verbs and without their intransitive "
    "verbs (died)",
    weakness="an agent named in the sentence before counts as left out; often nobody knows the "
    "agent, or everybody does (“was arrested”); what only happens (“died”) is not seen",
    version="1",
    read=_read,
    counted="acts",
    floor=ENOUGH,
    form="chips",
    accuracy="of 100 events drawn from US news, read by one of us: form right in 94, agent in 91, "
    "patient in 95",
    lexicon="event_verbs",
    needs=frozenset({"parse", "original language"}),
)
