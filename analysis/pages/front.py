"""Sheet: in words first, then outlets side by side, then tone and frames at a glance."""

import streamlit as st

from analysis.measures import MEASURES
from analysis.pages import exports, filters, in_full, many, opened, reading, row_in_full, safe
from analysis.pages.drawn import draw_sheet
from analysis.sheet import Choice, Evidence, Sheet, caution, evidence

LONGEST = 500  # characters of what a link may ask for
MARK = "~"  # between the parts of a cell's name in the link


def _cell(value: Sheet) -> dict[str, str] | None:
    """The cell that the link says is open, if the sheet has it."""
    row, _, rest = st.query_params.get("cell", "")[:LONGEST].partition(MARK)
    if row not in {each.key for each in value.rows}:
        return None
    fitting = [c.outlet for c in value.columns if rest.startswith(c.outlet + MARK)]
    if not fitting:
        return None
    outlet = max(fitting, key=len)
    return {"row": row, "outlet": outlet, "item": rest[len(outlet) + 1 :]}


def _on_open() -> None:
    wanted = st.session_state["sheet"]["open"]
    if not wanted:
        return
    if wanted.get("close"):
        st.query_params.pop("cell", None)
    else:
        parts = (wanted["row"], wanted["outlet"], wanted.get("item", ""))
        st.query_params["cell"] = MARK.join(str(part) for part in parts)


def _words(case: opened.Opened) -> None:
    """Everything that can be said before a table is drawn: the count at once, then what differs."""
    opened.head(case, case.title)
    safe.show(case.count, "p", "count")
    safe.show(caution(case.columns(Choice())), "p", "plain")
    place = st.empty()
    if found := case.reasons:
        with st.expander("Why these numbers? What stands apart, and what is counted together"):
            safe.items(found)
    said = safe.safe
    leads = "".join(
        f'<div><p dir="auto"><b>{said(lead.topic)}.</b> {said(lead.text)}</p>'
        f'<p class="basis">{said(lead.basis)}</p></div>'
        for lead in case.leads
    )
    if leads:
        place.html(f'<div class="leads">{leads}</div>')


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    _words(case)
    choice = filters.bar(case)
    if choice != Choice(voice=choice.voice):
        safe.show("The words above are of the whole case; what follows is filtered.", "p", "soft")
    value = case.sheet(choice)
    if in_full.no_text(value.columns):
        return
    where = _cell(value)
    draw_sheet(
        value, where, _evidence(case, value, where, choice), _on_open, reading.on_read("sheet")
    )
    reading.go(case)
    many.part(case, value, choice)
    row_in_full.part(case, value, choice)
    exports.takeaway(case, choice)
    exports.printed(case, choice, MEASURES)


def _evidence(
    case: opened.Opened, value: Sheet, where: dict[str, str] | None, choice: Choice
) -> Evidence | None:
    if where is None:
        return None
    column = next(column for column in value.columns if column.outlet == where["outlet"])
    return evidence(
        case.within(choice.zone), case.texts, column, where["row"], choice, where["item"],
        names=case.names,
    )  # fmt: skip


page()
