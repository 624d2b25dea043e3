"""What stands out: words that an outlet uses more than the others do on the same stories.

For the sheet they are only ordered; set against others, one outlet's words are tested, too.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.document import Document
from analysis.gates import independent
from analysis.measures import Measure, Reading
from analysis.sheet.columns import compared, findings_of, stories_of
from analysis.sheet.values import Choice, Tables, several
from analysis.tables import each
from analysis.words import (
    COMMON,
    DISTINCTIVE,
    PERMUTATIONS,
    TESTED,
    beside,
    counted,
    distinctive,
    forms,
)
from analysis.words.counted import Counts, Sides

STANDS_OUT = "What stands out?"
ENOUGH = 100  # content words below which nothing is said to stand out
LEVEL = 0.05  # p up to which a word is marked
LISTED = 200  # words of a table in full
NAMED = 6  # words that a sentence names
OTHERS = ""  # the other side where it is all the others together


def _read(document: Document, voice: str) -> Reading:
    """A text alone has none."""
    return Reading(None, (), 0, "words stand out against other texts only")


DISTINCT = Measure(
    name="distinctive",
    title="distinctive words",
    question=STANDS_OUT,
    about="Words, by lemma and without function words, that an outlet’s texts use more, relative "
    "to length, than the others’ texts on the same stories. Each story weighs the same on both "
    "sides; of copies one counts, and what both sides print does not.",
    unit="ζ, log-odds in standard errors",
    formula="δ = ln[(y₁+α)/(n₁+α₀−y₁−α)] − ln[(y₂+α)/(n₂+α₀−y₂−α)], ζ = δ/√(1/(y₁+α) + 1/(y₂+α)); "
    "y of n words on each side, α the word’s share of both sides · α₀, α₀ = 500. p: how often, "
    "with the articles’ outlet labels permuted within stories, the largest |ζ| of all words is as "
    "large",
    poles=("as often as on the other side", "more often here"),
    tier="A",
    source="Monroe, Colaresi & Quinn 2008; Westfall & Young 1993 for p",
    weakness="ζ grows with the number of texts; names and what happened to whom stand out like "
    "anything else, and a word in another sense counts as the same word",
    version="2",
    read=_read,
    counted="content words",
    floor=ENOUGH,
)
SAID = {
    "alone": "Nothing to compare with: no other outlet chosen has a text of its own on the same "
    "stories.",
    "short": "{outlet} has {words} in this voice on the stories in common: below {enough} no "
    "word is said to stand out.",
    "basis": "{here} of {outlet} against {there} of {other}, on {stories}: relative to length, and "
    "each story weighs the same on both sides.",
    "copies": "{number} left out: copied, or printed by both sides.",
    "empty": "No word stands here at least twice, in three of the texts where there are that many, "
    "and more often than there.",
    "ordered": "With fewer than {least} texts a side there is no test: ζ, the log-odds in standard "
    "errors, only puts the words in order.",
    "beyond": "{number} of {tested} tested {verb} out beyond chance: {words}. In {draws} "
    "permutations of the articles’ outlet labels within stories, the word that stood out most did "
    "so as far in at most 5 % of them.",
    "within": "No word stands out beyond chance: {tested} were tested, and in more than 5 % of "
    "{draws} permutations of the articles’ outlet labels within stories some word stood out as far "
    "as any here.",
}


def copies(tables: Tables, voice: str) -> dict[str, str]:
    """Article → the first of those that say the same in this voice.

    Copies do in every voice; an article that quotes another's author at length does only in quoted
    words.
    """
    found = findings_of(tables)
    if voice == "own":
        found = [one for one in found if one.apart or one.gate == "reuse"]
    groups = independent(stories_of(tables), found)
    return {article: group[0] for group in groups for article in group}


def standing_out(
    tables: Tables, choice: Choice, voice: str, outlet: str = "", top: int = 12
) -> pd.DataFrame:
    """The distinctive words of the outlets compared (or one) that have `ENOUGH` words.

    Columns: `DISTINCTIVE`, without p.
    """
    outlets = compared(tables, choice)
    if outlet and outlet not in set(outlets):
        return pd.DataFrame(columns=list(DISTINCTIVE))
    table = distinctive(
        tables["terms"], outlets, voice, top, stories=stories_of(tables),
        groups=copies(tables, voice), outlet=outlet,
    )  # fmt: skip
    return table[table["here_words"] >= ENOUGH]


@dataclass(frozen=True)
class Standing:
    """One outlet's words against another's or all others'.

    `table`: columns of `DISTINCTIVE`, the most distinctive first. `here`, `there`: independent
    texts a side, on `stories` stories; `copies`: texts that do not count, being copies. `words`:
    content words here; `tested`: different words that were looked at; `draws`: how often labels
    were dealt anew, 0 where there are too few texts for a test.
    """

    table: pd.DataFrame
    here: int = 0
    there: int = 0
    stories: int = 0
    copies: int = 0
    words: int = 0
    tested: int = 0
    draws: int = 0

    @property
    def passed(self) -> pd.DataFrame:
        """The words beyond chance."""
        return self.table[self.table["p"] <= LEVEL]


@dataclass(frozen=True)
class Compared:
    """The words of the articles of a choice in one voice, ready to be set against each other."""

    counts: Counts
    terms: pd.DataFrame
    outlets: "pd.Series[str]"


def comparison(tables: Tables, choice: Choice, voice: str) -> Compared | None:
    """The words of a choice; None where fewer than two outlets have any."""
    outlets, terms = compared(tables, choice), tables["terms"]
    terms = terms[(terms["voice"] == voice) & terms["article"].isin(outlets.index)]
    if outlets.nunique() < 2 or terms.empty:
        return None
    counts = counted(terms, outlets, stories_of(tables), copies(tables, voice))
    return Compared(counts, terms, outlets)


def standing(
    given: Compared | None, outlet: str, other: str = OTHERS, draws: int = PERMUTATIONS
) -> Standing:
    """The words that stand out in an outlet against another, or all others, with their p."""
    if given is None or not {outlet, other or outlet} <= set(given.counts.outlets):
        return Standing(_none())
    both, table = beside(given.counts, outlet, other, LISTED, draws)
    if not both.least:
        return Standing(_none())
    words = int(both.lengths[both.first].sum())
    table = table.assign(form=forms(given.terms, given.outlets, table))[list(DISTINCTIVE)]
    return Standing(
        table.reset_index(drop=True) if words >= ENOUGH else _none(),
        int(both.first.sum()), int((~both.first).sum()), int(both.story.max()) + 1,
        _copied(given.counts, outlet, other), words, _tested(given.counts, both),
        draws if both.least >= TESTED else 0,
    )  # fmt: skip


def _none() -> pd.DataFrame:
    return pd.DataFrame(columns=list(DISTINCTIVE)).astype({"p": float, "z": float})


def _tested(counts: Counts, both: Sides) -> int:
    """How many words were tested; "" stands for all that a case without texts does not keep."""
    return sum(counts.words[word] != "" for word in both.words[both.spread >= COMMON])


def _copied(counts: Counts, outlet: str, other: str) -> int:
    """How many texts do not count, being printed by both sides or copied within one."""
    first = counts.outlet == counts.outlets.index(outlet)
    second = ~first if other == OTHERS else counts.outlet == counts.outlets.index(other)
    shared = np.intersect1d(counts.cluster[first], counts.cluster[second])
    kept = (first | second) & ~np.isin(counts.cluster, shared)
    single = np.unique(counts.cluster[kept] * 2 + first[kept])
    return int((first | second).sum()) - len(single)


def standing_said(found: Standing, outlet: str, other: str = OTHERS) -> list[str]:
    """What the comparison says, and what it rests on; `outlet`, `other`: names."""
    if not found.here:
        return [SAID["alone"]]
    said = [_basis(found, outlet, other)]
    if found.words < ENOUGH:
        words = several(found.words, "content word")
        return [SAID["short"].format(outlet=outlet, words=words, enough=ENOUGH), *said]
    if found.table.empty:
        return [SAID["empty"], *said]
    if not found.draws:
        return [SAID["ordered"].format(least=TESTED), *said]
    tested = several(found.tested, "word")
    draws = f"{found.draws:,}"
    if found.passed.empty:
        return [SAID["within"].format(tested=tested, draws=draws), *said]
    number = len(found.passed)
    verb = "stands" if number == 1 else "stand"
    words = ", ".join(f"“{form}”" for form in found.passed["form"].head(NAMED))
    more = f" and {number - NAMED:,} more" if number > NAMED else ""
    beyond = SAID["beyond"].format(
        number=f"{number:,}", verb=verb, tested=tested, words=words + more, draws=draws
    )
    return [beyond, *said]


def _basis(found: Standing, outlet: str, other: str) -> str:
    said = SAID["basis"].format(
        outlet=outlet, here=several(found.here, "text"), there=f"{found.there:,}",
        other=other or "the other outlets", stories=several(found.stories, "story", "stories"),
    )  # fmt: skip
    if not found.copies:
        return said
    number = several(found.copies, "text") + (" is" if found.copies == 1 else " are")
    return f"{said} {SAID['copies'].format(number=number)}"


def bar_table(words: pd.DataFrame) -> pd.DataFrame:
    """Rows of `DISTINCTIVE` as bars of ζ: key, label, value, printed, said, full."""
    return pd.DataFrame(
        {
            "key": words["form"], "label": words["form"], "value": words["z"],
            "printed": [f"{here:,}×" for here in words["here"]],
            "said": [_word_said(row) for row in each(words)], "full": words["p"] <= LEVEL,
        }
    )  # fmt: skip


def _word_said(row: Any) -> str:
    """`ζ 2.6, 12 of 1,140 content words here, 3 of 6,002 there, p = .001`."""
    p = "" if pd.isna(row.p) else f", p = {row.p:.3f}".replace("0.", ".", 1)
    return (
        f"ζ {row.z:.1f}, {row.here:,} of {row.here_words:,} content words here, "
        f"{row.elsewhere:,} of {row.elsewhere_words:,} there{p}"
    )


def full_table(words: pd.DataFrame) -> pd.DataFrame:
    """Rows of `DISTINCTIVE` as a reader's table."""
    beyond = words["p"].map(lambda p: "not tested" if pd.isna(p) else "yes" if p <= LEVEL else "no")
    return pd.DataFrame(
        {
            "word": words["form"], "here": words["here"], "of words here": words["here_words"],
            "there": words["elsewhere"], "of words there": words["elsewhere_words"],
            "in articles": words["articles"], "log-odds": words["log_odds"].round(3),
            "ζ": words["z"].round(2), "p": words["p"].round(3), "beyond chance": beyond,
        }
    )  # fmt: skip
