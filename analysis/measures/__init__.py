"""The measures: one question each, one file each. This tuple is the whole registry."""

from analysis.measures.agency import AGENT_DELETION
from analysis.measures.attribution import ATTRIBUTED
from analysis.measures.certainty import CERTAINTY
from analysis.measures.frames import FRAMES
from analysis.measures.loaded import LOADED
from analysis.measures.measure import Mark, Measure, Reading
from analysis.measures.say_verbs import SAY_VERBS
from analysis.measures.scare_quotes import SCARE_QUOTES
from analysis.measures.tone import HEADLINE_TONE, TONE

# In the order of the sheet's rows.
MEASURES: tuple[Measure, ...] = (
    ATTRIBUTED,
    *SAY_VERBS,
    LOADED,
    SCARE_QUOTES,
    AGENT_DELETION,
    *FRAMES,
    TONE,
    HEADLINE_TONE,
    *CERTAINTY,
)

__all__ = ["MEASURES", "Mark", "Measure", "Reading"]
