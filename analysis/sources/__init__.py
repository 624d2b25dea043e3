"""Who is given words: shares of voice, speakers, diversity, officials, the verbs they get."""

from analysis.measures.card import Card
from analysis.officials import official
from analysis.sources.camps import UNASSIGNED, in_camps
from analysis.sources.rates import (
    DIVERSITY_CARD,
    DIVERSITY_FLOOR,
    OFFICIAL_CARD,
    OFFICIAL_FLOOR,
    UNNAMED_CARD,
    UNNAMED_FLOOR,
    diversity,
    hill,
    official_share,
    unnamed_rate,
)
from analysis.sources.speeches import speeches
from analysis.sources.verbs import (
    SAME_CARD,
    VERB_CARD,
    VERB_FLOOR,
    same_speaker,
    say_verbs_by_camp,
    verb_odds,
)
from analysis.sources.voices import (
    EVERYWHERE,
    VOICE_CARD,
    VOICE_FLOOR,
    share_of_voice,
    speakers,
)

SOURCES_CARDS: tuple[Card, ...] = (
    VOICE_CARD, DIVERSITY_CARD, UNNAMED_CARD, OFFICIAL_CARD, VERB_CARD, SAME_CARD,
)  # fmt: skip

__all__ = [
    "DIVERSITY_FLOOR", "EVERYWHERE", "OFFICIAL_FLOOR", "SOURCES_CARDS", "UNASSIGNED",
    "UNNAMED_FLOOR", "VERB_FLOOR", "VOICE_FLOOR", "Card", "diversity", "hill", "in_camps",
    "official", "official_share", "same_speaker", "say_verbs_by_camp", "share_of_voice",
    "speakers", "speeches", "unnamed_rate", "verb_odds",
]  # fmt: skip
