"""What an event is, as an article tells it."""

from dataclasses import dataclass

from analysis.article import Span

# Somebody acts; is acted upon by somebody; is acted upon; the act is a noun.
FORMS = ("active", "passive", "agentless", "nominal")


@dataclass(frozen=True, slots=True)
class Event:
    """One telling of an act.

    `span`: the verb or the noun. `verb`: its lemma in our list ("attack" of "the attack on").
    `agent`, `patient`: the head of the noun phrase that acts, or is acted upon, with its names and
    modifiers (five words at most); None where it is not told. `voice`: as in `Document.voice`.
    """

    span: Span
    verb: str
    form: str  # one of `FORMS`
    sentence: int
    agent: Span | None
    patient: Span | None
    voice: int

    @property
    def deleted(self) -> bool:
        """Whether the telling leaves its agent out by its grammar."""
        return self.form == "agentless" or (self.form == "nominal" and self.agent is None)
