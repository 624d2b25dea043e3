"""Of the page Gaps: which texts are copies, and a pair of them paragraph by paragraph."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from analysis.article import ADDED
from analysis.pages import safe
from analysis.pages.filters import AREA_NAMES
from analysis.pages.opened import Opened
from analysis.sheet import Column, Piece
from analysis.sheet.copied import Beside, Copy, counts, pairs, shared_said, side_by_side

FRONT = str(Path(__file__).with_name("front.py"))
LOOKS = Path(__file__).with_name("gaps.css")
WHAT = (
    "Two texts that share half or more of the shorter one’s five-word runs, quotations left out, "
    "are copies and count as one voice among the others. Nothing is said of who had it first."
)
ADD = (
    "To compare only what each outlet added to a text that several print, choose “"
    f"{AREA_NAMES[ADDED]}” under “Part of the text” on the Sheet and the pages of its rows: "
    "sentences of which half or more of the words stand in four-word runs of a copy are then left "
    "out of every count."
)


def part(case: Opened, columns: Sequence[Column]) -> None:
    """The copies among the texts shown, and one pair side by side."""
    safe.show("Texts that are copies", "h2", "part")
    safe.show(WHAT, "p", "soft")
    articles = [article for column in columns for article in column.articles]
    found = {f"{one.here} {one.there}": one for one in pairs(case.tables, articles)}
    if not found:
        safe.show("No two of these texts are copies.", "p", "plain")
        return
    names = _names(case, list(found.values()))
    safe.items(
        [f"{names[one.here]} and {names[one.there]}: {one.reason}" for one in found.values()]
    )
    safe.show(ADD, "p", "plain")
    if len(case.tables["shared"]):
        st.page_link(
            FRONT, label="The sheet without what copies share",
            query_params={"case": case.name, "zone": AREA_NAMES[ADDED]},
        )  # fmt: skip
    key = str(
        st.selectbox(
            "Two copies, paragraph by paragraph", list(found), key="pair", bind="query-params",
            format_func=lambda one: " and ".join(names[each] for each in found[one][:2]),
        )
    )  # fmt: skip
    _pair(case, found[key], names)


def _names(case: Opened, found: Sequence[Copy]) -> dict[str, str]:
    """Article → its outlet's name, and its story where there are several."""
    table = case.tables["articles"].set_index("id")
    several = len(case.stories) > 1
    named = {}
    for article in dict.fromkeys(each for one in found for each in one[:2]):
        row = table.loc[article]
        story = case.stories.get(str(row["story"] or ""), "")
        name = case.names.get(str(row["outlet"]), str(row["outlet"]))
        named[article] = f"{name} ({story})" if several and story else name
    return named


def _pair(case: Opened, pair: Copy, names: dict[str, str]) -> None:
    safe.items(list(shared_said(case.tables, pair, names)))
    if not all(article in case.texts for article in pair[:2]):
        safe.show(
            "The paragraphs need the texts, which are not part of this case: supply them on the "
            "page Data.", "p", "soft",
        )  # fmt: skip
        return
    found = side_by_side(case.tables, case.texts, pair)
    here, there = names[pair.here], names[pair.there]
    safe.show(f"{counts(found, here, there)} Marked: the words that differ.", "p", "plain")
    st.html(LOOKS)
    rows = "".join(_row(one, here, there) for one in found)
    st.html(
        f'<table class="copies"><thead><tr><th scope="col">{safe.safe(here)}</th>'
        f'<th scope="col">{safe.safe(there)}</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(one: Beside, here: str, there: str) -> str:
    only = {"only here": f"only in {here}", "only there": f"only in {there}"}
    kind = safe.safe(only.get(one.kind, one.kind))
    name = one.kind.replace(" ", "-")
    return (
        f'<tr class="kind"><th colspan="2" scope="rowgroup">{kind}</th></tr><tr class="{name}">'
        f"{_cell(one.here)}{_cell(one.there)}</tr>"
    )


def _cell(pieces: Sequence[Piece]) -> str:
    if not pieces:
        return '<td class="none">–</td>'
    inner = "".join(
        f"<mark>{safe.safe(piece.text)}</mark>" if piece.mark else safe.safe(piece.text)
        for piece in pieces
    )
    return f'<td dir="auto">{inner}</td>'
