"""Method: every measure's card, every gate, every word list, and what was left out and why."""

import streamlit as st

from analysis.lexicon import lexicon
from analysis.pages import cards, opened, safe
from analysis.sheet.deck import deck, lists
from analysis.sheet.lead import reasons
from analysis.sheet.values import several

GATES = {
    "Same event": "An article whose words, dates and names lie far from the others' is taken to "
    "be about another event; in a case of several stories so is one that is at least twice as "
    "close to another story's texts as to those of its own. It stands apart from comparisons and "
    "is shown all the same.",
    "Copies": "Two articles that share half or more of the shorter one's five-word runs, "
    "quotations left out, count as one voice.",
    "Shared voice": "An article that is mostly a quotation of another's author, or quotes the same "
    "speech at length, counts as one voice with it.",
    "Language": "A text in a language that the measures do not know is not scored; it never counts "
    "as zero.",
    "Translation": "What reads as a translation is flagged, and measures of hedging are withheld.",
    "Truncation": "A text that is cut off is flagged: what is missing from it says nothing.",
}
COMPARED = {
    "The sample": "An article is the sample, never a sentence. Copies count once, and a text that "
    "two outlets print is left out where these two are compared.",
    "Within stories": "Outlets are compared on the stories they both told, and each story counts "
    "once; so one outlet's taste for certain stories is not taken for its way of telling them.",
    "How sure": "From 4 texts a side on, a permutation test within stories gives p; from 10 on, "
    "the studentised bootstrap gives a 95 % interval, over stories where there are ten or more of "
    "them, else over texts. Below, dots and counts are shown.",
    "Many looks": "The comparisons of a table or a list are corrected together (Benjamini & "
    "Hochberg 1995); q is the corrected p. For words the largest of all is held against the "
    "largest that chance gives.",
    "No difference": "Beside every “no detectable difference” stands the difference that would "
    "mostly have been detected in a sample of this size and spread (2.8 standard errors).",
}
NEVER = (
    "A score of bias, or a place on a scale from left to right. Measures are never added up.",
    "That an outlet is biased, neutral, objective, for or against somebody. With one article each, "
    "every sentence is about that article.",
    "A rate or a mean below its smallest sample: then the count is given.",
    "That something is missing, from a text that was cut off.",
)


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Method")
    safe.show(
        "A measure is a question put to a document; its answer comes with the words it rests on. "
        "Below: how each is taken, how far it can be trusted, and what we do not say.",
        "p", "plain",
    )  # fmt: skip
    safe.show("What this tool does not say", "h2", "part")
    safe.items(NEVER)
    safe.show("Before anything is compared", "h2", "part")
    safe.items([f"{name}: {what}" for name, what in GATES.items()])
    _found(case)
    safe.show("How outlets are compared", "h2", "part")
    safe.items([f"{name}: {what}" for name, what in COMPARED.items()])
    safe.show("Measures", "h2", "part")
    for question, asked in deck().items():
        tiers = " and ".join(sorted({measure.tier for measure in asked}))
        with st.expander(f"{question} Tier {tiers}, {several(len(asked), 'measure')}"):
            cards.family(asked)
    safe.show("Word lists", "h2", "part")
    for name in lists():
        words = lexicon(name)
        with st.expander(words.title):
            cards.list_card(words)
            for part in words.sections:
                safe.show(f"{part.title}: {part.about}", "p", "plain")
                safe.show(", ".join(part.entries), "p", "soft")


def _found(case: opened.Opened) -> None:
    findings = case.tables["findings"]
    safe.show("What the checks found in this case", "h3", "part")
    if findings.empty:
        safe.show("Nothing.", "p", "plain")
    safe.items(reasons(case.tables, case.outlets))
    safe.show("Versions", "h3", "part")
    versions = case.case.manifest.versions
    safe.show(", ".join(f"{name} {version}" for name, version in versions.items()), "p", "soft")


page()
