"""Who is told to have done what to whom, and where the doer is left out.

Needs the parse. An event is a verb of our own list (`lexicons/event_verbs.toml`) or a noun made of
one; its agent and its patient are read off the grammar of its sentence, never guessed from the
sense of the words.
"""

from analysis.agency.clauses import events
from analysis.agency.event import FORMS, Event
from analysis.agency.shares import (
    ENOUGH,
    Share,
    agent_deletion,
    subject_share,
)

__all__ = [
    "ENOUGH", "FORMS", "Event", "Share", "agent_deletion", "events", "subject_share",
]  # fmt: skip
