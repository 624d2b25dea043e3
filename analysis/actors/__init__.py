"""Who and what is named in a story, and by which label. Labels are shown, never judged."""

from analysis.actors.cast import KINDS, Actor, Cast, Mention, cast, joined
from analysis.actors.found import Phrases, phrases
from analysis.actors.grouping import Naming, groups
from analysis.actors.labels import (
    ENOUGH,
    first_mention,
    heard,
    label_distance,
    labels,
    lead_emphasis,
    salience,
)

__all__ = [
    "ENOUGH", "KINDS", "Actor", "Cast", "Mention", "Naming", "Phrases", "cast", "first_mention",
    "groups", "heard", "joined", "label_distance", "labels", "lead_emphasis", "phrases", "salience",
]  # fmt: skip
