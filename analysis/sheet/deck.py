"""Every card of the Method page by its question, and every word list that something looks up."""

from analysis.measures import MEASURES
from analysis.measures.card import Described
from analysis.naming import NAMING_CARDS
from analysis.sheet.covered_card import COPIES, COVERAGE
from analysis.sheet.quotes import QUOTES_CARD
from analysis.sheet.toward_whom import TOWARD
from analysis.sources import SOURCES_CARDS

CARDS: tuple[Described, ...] = (
    *NAMING_CARDS, *SOURCES_CARDS, QUOTES_CARD, TOWARD, COVERAGE, COPIES,
)  # fmt: skip
LISTS = ("attribution_cues", "offices", "toward")


def deck() -> dict[str, tuple[Described, ...]]:
    """Question → the cards of what answers it, in the order of the sheet."""
    found: dict[str, tuple[Described, ...]] = {}
    every: tuple[Described, ...] = (*MEASURES, *CARDS)
    for one in every:
        found[one.question] = (*found.get(one.question, ()), one)
    return found


def lists() -> tuple[str, ...]:
    """The names of the word lists: of the measures first."""
    return (*dict.fromkeys(m.lexicon for m in MEASURES if m.lexicon), *LISTS)
