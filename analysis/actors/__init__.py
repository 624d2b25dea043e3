"""Who and what is named in a story, and by which label. Labels are shown, never judged."""

from analysis.actors.cast import KINDS, Actor, Cast, Mention, cast, joined
from analysis.actors.found import Phrases, phrases
from analysis.actors.grouping import Naming, groups

__all__ = [
    "KINDS", "Actor", "Cast", "Mention", "Naming", "Phrases", "cast", "groups", "joined", "phrases",
]  # fmt: skip
