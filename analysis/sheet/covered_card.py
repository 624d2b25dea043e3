"""The cards of the coverage matrix and of copies: how they are made and what they are worth."""

from analysis.measures.card import Card

_QUESTION = "What is not here?"
COVERAGE = Card(
    name="coverage",
    title="not found here",
    question=_QUESTION,
    unit="items that two or more independent others have and that were not found",
    formula=(
        "An item is found in a text t where it stands there; a fact f where carried(f, t) ≥ 0.25, "
        "the mean over the passages s of f of how near t comes to s, minus 0.1 × the share of the "
        "figures of f that t lacks. Below 0 it is not found, and between them nothing is said. "
        "Rough chance of an absence (1 − p)^W, p = Σ n / Σ w: W the words of the outlet’s texts; "
        "n how often the item stands in, and w the words of, the longest text of each other "
        "independent voice that has it. Counts are given by kind and never summed over kinds"
    ),
    tier="A",
    source=(
        "matrix and thresholds our own; statements and texts aligned as in Ernst et al. 2021 "
        "(SuperPAL)"
    ),
    weakness=(
        "a paraphrase in wholly other words goes unseen; a long clause may carry two facts; a fact "
        "and the figure in it are two items; the chance takes an item for strewn at random over "
        "the words, and is not calibrated (summed in a check, 795 absences expected and 595 "
        "found); figures, quotations and names were not measured apart on labelled data"
    ),
    version="1",
    floor=2,
    floor_of="independent others that have the item, and no text that is cut off",
    about=(
        "Facts are passages of different texts that say the same (clauses alike in words and "
        "figures, average link from a mean cosine of 0.3) and that share a word that is no name, "
        "called by the first words of the shortest; figures are numbers with their unit, "
        "dates among them; quotations are sentences that somebody is quoted with, in marks, in "
        "part or reported; names are of people, countries and bodies. An item is "
        "listed if two or more outlets have it. Copies count as one voice among the others."
    ),
    accuracy=(
        "AUC of “absent from this text” .950 (95 % .888–.992) on the development half of "
        "SuperPAL’s human-aligned statements, TF-IDF alone .916 (parallax validate "
        "coverage_superpal). On Port Alder, written for this program, 451 of 478 pairs of fact and "
        "text were found, none was wrongly “not found”, and 22 of 23 planted omissions showed"
    ),
)
COPIES = Card(
    name="copies",
    title="copies side by side",
    question=_QUESTION,
    unit="paragraphs",
    formula=(
        "two paragraphs are one where half or more of the shorter one’s words are common, in "
        "order, four of them in a row; differing words by the longest common run, then left and "
        "right of it"
    ),
    tier="A",
    source="Ratcliff & Obershelp 1988; copies as in the Method page’s checks",
    weakness="a paragraph that was cut in two is paired with one of its parts only",
    version="1",
    floor=2,
    floor_of="texts that a check found to be copies",
    about="Paragraphs of two copies: the same, reworded, in one of them alone.",
)
