"""Of the page Voices: the quotations that several texts use, and what each made of one of them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.document import word_matches
from analysis.pages import exports, opened, safe
from analysis.pages.reading import READ
from analysis.pages.safe import safe as escaped
from analysis.sheet import Choice, Column, Piece, several
from analysis.sheet.quotes import (
    QUOTES_CARD,
    Quotation,
    Use,
    counted,
    matrix,
    quotations,
    shown,
    stories_with_quotes,
    told_in,
)
from analysis.sheet.speeches import Cards

ACROSS = 3  # versions side by side
QUOTE = "quote"  # in the link: story and number
WHAT = (
    "Whole: in quotation marks with all its words, or nearly. Cut: in marks, in part. Paraphrased: "
    "reported without marks beside the speaker’s name or a say-verb. Told: said in the text’s own "
    "voice, with nobody named. Not found: none of these was found, and a paraphrase in wholly "
    "other words goes unseen."
)
HEAD = "margin:0;padding:0;font-size:1rem;font-weight:600"
UNSEEN = '<span class="unseen">{}</span>'


def part(case: opened.Opened, columns: Sequence[Column], choice: Choice) -> None:
    """The matrix of one story, and one of its quotations version by version."""
    safe.show("One quotation, several texts", "h2", "part")
    if choice.zone != "told":
        safe.show("Quotations are looked for in the whole text, whatever part is chosen above.",
                  "p", "soft")  # fmt: skip
    stories = [one for one in case.stories if one in stories_with_quotes(case.tables, columns)]
    if not stories or len(columns) < 2:
        safe.show("No quotation was found in more than one of these texts.", "p", "plain")
        return
    asked, number = _linked()
    story = _story(case, stories, asked)
    # Not remembered: a visitor's own texts stay in that visitor's session.
    groups = case.answers(tuple(columns)).groups
    found, copied = quotations(case.tables, case.texts, columns, story, groups)
    _opening(case, columns, story, found, copied)
    if not found:
        return
    table = matrix(found, columns, told_in(case.tables, columns, story))
    st.dataframe(
        table, hide_index=True, width="stretch", key=f"matrix of {story}",
        height=min(460, 38 + 35 * len(table)), selection_mode="single-row",
        on_select=lambda: _picked(f"matrix of {story}", story, found),
    )  # fmt: skip
    safe.show(WHAT, "p", "soft")
    with st.expander("The same as files"):
        rows = pd.DataFrame(list(counted(found, columns))).assign(story=story)
        cards: Cards = (QUOTES_CARD,)
        exports.buttons(rows, "quotations", case, choice, cards)
    _one(case, columns, story, found, number if story == asked else None)


def _linked() -> tuple[str, int | None]:
    """Story and number of the quotation in the link."""
    story, _, number = st.query_params.get(QUOTE, "").rpartition("~")
    return story, int(number) if number.isdecimal() and len(number) < 6 else None


def _go(story: str, number: int | None = None) -> None:
    st.query_params[QUOTE] = f"{story}~{'' if number is None else number}"


def _story(case: opened.Opened, stories: Sequence[str], asked: str) -> str:
    here = asked if asked in stories else stories[0]
    if len(stories) == 1:
        return here
    key = f"story of quotations {here}"
    return str(
        st.selectbox(
            "Story", stories, index=stories.index(here), format_func=case.stories.__getitem__,
            key=key, on_change=lambda: _go(str(st.session_state[key])),
        )
    )  # fmt: skip


def _picked(key: str, story: str, found: Sequence[Quotation]) -> None:
    """A row of the matrix was chosen: open its versions."""
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(found):
        _go(story, found[rows[0]].number)


def _opening(
    case: opened.Opened, columns: Sequence[Column], story: str, found: Sequence[Quotation],
    copied: int,
) -> None:  # fmt: skip
    told = len(told_in(case.tables, columns, story))
    which = f" on {case.stories[story]}" if len(case.stories) > 1 else ""
    used = several(len(found), "quotation")
    safe.show(
        f"{used} found in at least two independent texts{which}, of {several(told, 'outlet')}. "
        "Choose a row (by keyboard: Shift and Space), or a quotation below, for every version.",
        "p", "plain",
    )  # fmt: skip
    if copied:
        safe.show(
            f"{copied} more in copies of one text only: copies count once, and what only they "
            "have is left out.", "p", "soft",
        )  # fmt: skip


def _one(
    case: opened.Opened, columns: Sequence[Column], story: str, found: Sequence[Quotation],
    number: int | None,
) -> None:  # fmt: skip
    numbers = [one.number for one in found]
    known = {
        one.number: f"{one.speaker or 'Speaker not identified'}: “{one.first}”" for one in found
    }
    here = number if number in known else None
    key = f"quotation of {story} {here}"
    st.selectbox(
        "Quotation", [None, *numbers], index=0 if here is None else 1 + numbers.index(here),
        format_func=lambda one: "none" if one is None else known[one], key=key,
        on_change=lambda: _go(story, st.session_state[key]),
    )  # fmt: skip
    if here is None:
        return
    one = found[numbers.index(here)]
    names = {column.outlet: column.name for column in columns}
    source = names.get(one.source, "an outlet that is not shown")
    safe.show(f"{known[here]}, version by version", "h3", "part")
    safe.show(f"The fullest wording found is that of {source}.", "p", "soft")
    for i in range(0, len(one.uses), ACROSS):
        for place, use in zip(st.columns(ACROSS), one.uses[i : i + ACROSS], strict=False):
            with place:
                _version(case, names[use.outlet], use, use.outlet == one.source)


def _version(case: opened.Opened, name: str, use: Use, is_source: bool) -> None:
    """One outlet's version, its say-verb, and the way to its place in the text."""
    body = _wording(use)
    if not body and use.how != "dropped":
        body = "The text is not at hand: its place and length stand for it."
    st.html(
        f'<h4 dir="auto" style="{HEAD}">{escaped(name)}</h4>'
        f'<p class="soft" dir="auto">{escaped(_said(use, is_source))}</p>'
        + (f'<p class="plain" dir="auto">{body}</p>' if body else "")
    )
    if use.sentence >= 0:
        st.page_link(
            READ, label=f"Read sentence {use.sentence + 1} in {name}",
            query_params={"case": case.name, "left": use.article, "sentence": str(use.sentence)},
        )  # fmt: skip


def _said(use: Use, is_source: bool) -> str:
    """`Cut: 10 of 14 words stand here; say-verb “insist”.`"""
    if use.how == "dropped":
        if use.cut_off:
            return f"The text is cut off: not found in the {several(use.words, 'word')} at hand."
        return f"Not found in this text ({several(use.words, 'word')})."
    how = shown(use).capitalize()
    if is_source:
        how += ", the fullest wording"
    if use.how == "cut":
        how += f": {_kept(use)} stand here"
    elif not use.here:
        how += f", {several(use.kept, 'character')}"
    if use.how == "told":
        return f"{how}: in the text’s own voice."
    verb = f"say-verb “{use.verb}”" if use.verb else "no say-verb found"
    return f"{how}; {verb}."


def _kept(use: Use) -> str:
    """`8 of 14 words`; in characters where the text is not at hand."""
    if not use.fullest:
        return f"{use.kept:,} of {several(use.kept + use.lost, 'character')}"
    words = [(len(list(word_matches(one.text))), one.mark) for one in use.fullest]
    return f"{sum(n for n, mark in words if not mark)} of {sum(n for n, _ in words)} words"


def _wording(use: Use) -> str:
    """The words as HTML: of what is cut the fullest wording, with what is missing struck out."""
    if use.how == "cut" and use.fullest:
        struck = "".join(_struck(piece) for piece in use.fullest)
        new = any(piece.mark for piece in use.here)
        return f"“{struck}”" + (f"<br>Here: “{_marked(use.here)}”" if new else "")
    quotes = ("“", "”") if use.how in ("whole", "cut") else ("", "")
    return f"{quotes[0]}{_marked(use.here)}{quotes[1]}" if use.here else ""


def _struck(piece: Piece) -> str:
    if not piece.mark:
        return escaped(piece.text)
    begin, end = UNSEEN.format("[not here: "), UNSEEN.format("]")
    return f"{begin}<del>{escaped(piece.text)}</del>{end}"


def _marked(pieces: Sequence[Piece]) -> str:
    """Words with those marked that are not in the fullest wording."""
    begin, end = UNSEEN.format("[only here: "), UNSEEN.format("]")
    return "".join(
        f"{begin}<ins>{escaped(p.text)}</ins>{end}" if p.mark else escaped(p.text) for p in pieces
    )
