"""Sheet: in words first, then outlets side by side, then tone and frames at a glance."""

from pathlib import Path

import streamlit as st

from analysis.pages import opened, row_in_full, safe
from analysis.pages.drawn import draw_sheet
from analysis.sheet import Choice, Evidence, Sheet, evidence

MARK = "~"  # between the parts of a cell's name in the link
READ = str(Path(__file__).with_name("read.py"))


def _cell(value: Sheet) -> dict[str, str] | None:
    """The cell that the link says is open, if the sheet has it."""
    row, _, rest = st.query_params.get("cell", "").partition(MARK)
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


def _on_read() -> None:
    wanted = st.session_state["sheet"]["read"]
    if wanted:
        st.session_state["go to"] = (str(wanted["article"]), int(wanted["sentence"]))


def _words(value: Sheet) -> None:
    """Everything that can be said before a table is drawn."""
    said = safe.safe
    leads = "".join(
        f'<div><p dir="auto"><b>{said(lead.topic)}.</b> {said(lead.text)}</p>'
        f'<p class="basis">{said(lead.basis)}</p></div>'
        for lead in value.leads
    )
    st.html(
        f'<h1 class="title" dir="auto">{said(value.title)}</h1>'
        f'<p class="count">{said(value.count)}</p><p class="plain">{said(value.caution)}</p>'
        + (f'<div class="leads">{leads}</div>' if leads else "")
    )
    if value.reasons:
        with st.expander("Why these numbers? What stands apart, and what is counted together"):
            safe.items(value.reasons)


def _controls(case: opened.Opened, value: Sheet) -> Choice:
    names = {column.outlet: column.name for column in value.columns}
    left, middle, right = st.columns([1.1, 2, 1.3], vertical_alignment="bottom")
    with left:
        voice = st.segmented_control(
            "Voice", ["own", "quoted", "all"], default="own", required=True, key="voice",
            bind="query-params",
            help="Own: outside quotation marks. Words, frames and certainty follow this switch; "
            "the other rows show their voices side by side.",
        )  # fmt: skip
    with middle:
        chosen = st.multiselect(
            "Outlets", list(names), format_func=names.__getitem__, placeholder="all outlets",
            key="outlets", bind="query-params",
        )  # fmt: skip
    apart = False
    if case.tables["findings"]["apart"].any():
        with right:
            apart = st.toggle("Compare texts set apart, too", key="apart", bind="query-params")
    return Choice(str(voice), tuple(chosen), apart)


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    plain = case.sheet(Choice())
    _words(plain)
    choice = _controls(case, plain)
    value = case.sheet(choice)
    where = _cell(value)
    draw_sheet(value, where, _evidence(case, value, where, choice), _on_open, _on_read)
    if target := st.session_state.pop("go to", None):
        article, sentence = target
        st.switch_page(
            READ, query_params={"case": case.name, "left": article, "sentence": str(sentence)}
        )
    row_in_full.part(case, value, choice)


def _evidence(
    case: opened.Opened, value: Sheet, where: dict[str, str] | None, choice: Choice
) -> Evidence | None:
    if where is None:
        return None
    column = next(column for column in value.columns if column.outlet == where["outlet"])
    return evidence(case.tables, case.texts, column, where["row"], choice, where["item"])


page()
