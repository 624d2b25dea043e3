"""What the figures of naming ask, how they are counted, and what they are worth."""

from analysis import agency
from analysis.measures.agency import AGENT_DELETION
from analysis.measures.card import Card
from analysis.naming.distance import ENOUGH

_QUESTION = "What is it called?"
_ACCURACY = (
    "mentions grouped by actor on NewsWCL50: B³ .68 (.52–.77), by the last word alone .50; over "
    "all that is coded there, properties too, .57"
)
_WEAKNESS = (
    "phrases that mean one thing are not always joined into one actor, and now and then two "
    "things are; merges and splits are the reader’s"
)

LABELS_CARD = Card(
    name="naming.labels",
    title="labels",
    question=_QUESTION,
    about="What an actor or an event is called: the phrase as it stands, without its article, at "
    "most five words. None is judged.",
    unit="times",
    formula="mentions of an actor by label, own voice and quotations apart",
    tier="A",
    source="Hamborg, Zhukova & Gipp 2019",
    weakness=_WEAKNESS,
    version="1",
    floor_of="mentions",
    accuracy=_ACCURACY,
)
DISTANCE_CARD = Card(
    name="naming.distance",
    title="distance of labels",
    question=_QUESTION,
    about="How differently two outlets call one actor, in the stories in which both name it. A "
    "copy counts once, a text that both print not at all, pronouns neither.",
    unit="0 (alike) to 1 (nothing in common)",
    formula="√(½ Σ p log₂(p/m) + ½ Σ q log₂(q/m)), m = (p + q)/2",
    tier="A",
    source="Lin 1991; Endres & Schindelin 2003",
    weakness=f"few labels alone make a distance, so it stands beside that of the same texts dealt "
    f"at random; {_WEAKNESS}",
    version="1",
    floor=ENOUGH,
    floor_of="labels on either side",
)
PROMINENCE_CARD = Card(
    name="naming.prominence",
    title="prominence of an actor",
    question=_QUESTION,
    about="An actor’s share of all mentions; how early it is first named; its emphasis in the "
    "lead, which is the headline and the first fifth of the other sentences.",
    unit="shares, 0–1; emphasis: 1 where it is as prominent in the lead as anywhere",
    formula="mentions / all mentions; told sentences before the first mention / told sentences; "
    "share of the mentions in the lead / share in the whole text",
    tier="A",
    source="–",
    weakness=_WEAKNESS,
    version="1",
    floor_of="mentions",
)
SUBJECT_SHARE = Card(
    name="agency.subject",
    title="acts rather than is acted upon",
    question=AGENT_DELETION.question,
    about="Of the events that an actor has a part in, those in which it is the agent.",
    unit="share of an actor's events, 0–1",
    formula="agent / (agent + patient), over events of the list's verbs and their nouns",
    tier="C",
    source="Sap et al. 2017, without their ratings of verbs",
    weakness="acting is neither power nor guilt: who is elected is acted upon, who kills acts; "
    "pronouns count only where their actor is known",
    version="1",
    floor=agency.ENOUGH,
    floor_of="events",
    accuracy=AGENT_DELETION.accuracy,
)
NAMING_CARDS = (LABELS_CARD, DISTANCE_CARD, PROMINENCE_CARD)
