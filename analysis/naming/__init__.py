"""How actors are called, from the tables of a case: labels, distances, prominence, who acts.

Labels are counted and shown, never judged.
"""

from analysis.naming.acting import (
    DEEDS,
    ROLES,
    deeds,
    deletion,
    places_of,
    roles,
    subject,
    without_agent,
)
from analysis.naming.cards import DISTANCE_CARD, LABELS_CARD, NAMING_CARDS, PROMINENCE_CARD
from analysis.naming.cast import CAST, EVENT, cast, main, names_of
from analysis.naming.codes import in_articles
from analysis.naming.distance import DISTANCES, ENOUGH, distances, label_distance
from analysis.naming.labels import LABELS, labels
from analysis.naming.mentions import PRONOUN, heard, key, of, within
from analysis.naming.prominence import PROMINENCE, estimated, prominence

__all__ = [
    "CAST", "DEEDS", "DISTANCES", "DISTANCE_CARD", "ENOUGH", "EVENT", "LABELS", "LABELS_CARD",
    "NAMING_CARDS", "PROMINENCE", "PROMINENCE_CARD", "PRONOUN", "ROLES", "cast", "deeds",
    "deletion", "distances", "estimated", "heard", "in_articles", "key", "label_distance",
    "labels", "main", "names_of", "of", "places_of", "prominence", "roles", "subject", "within",
    "without_agent",
]  # fmt: skip
