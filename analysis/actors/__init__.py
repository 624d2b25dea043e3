"""Who and what is named in a story, and by which label. Labels are shown, never judged."""

from analysis.actors.cast import KINDS, Actor, Cast, Mention, bare_label, cast, joined
from analysis.actors.found import Phrases, phrases
from analysis.actors.grouping import Naming, groups

__all__ = [
    "KINDS", "Actor", "Cast", "Mention", "Naming", "Phrases", "bare_label", "cast", "groups",
    "joined", "phrases",
]  # fmt: skip
