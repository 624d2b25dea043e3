"""Files to take away. Each names its case, what was chosen, the measures' versions and the day.

A table says so in columns of its own, so that it is not lost when the file is renamed.
"""

import io
import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st

from analysis import __version__, job
from analysis.case import export
from analysis.csv_table import csv_text
from analysis.job.kept import packed
from analysis.measures.card import Described
from analysis.measures.measure import TIERS
from analysis.pages import filters, safe
from analysis.pages.opened import Opened
from analysis.sheet import Choice

PICTURES = ("svg", "png")
_LONGEST = 90  # characters of a file's name
_TITLE = 40  # of a case's title in it


def picture_kind() -> str:
    """The kind of picture that a chart is saved as: what the visitor chose, or SVG."""
    kind = st.session_state.get("picture", PICTURES[0])
    return str(kind) if kind in PICTURES else PICTURES[0]


def name(case: Opened, choice: Choice, what: str) -> str:
    """A file's name without its ending: `port-alder_tone_own-voice-all-outlets_2026-11-25`."""
    parts = (called(case), what, filters.said(case, choice), date.today().isoformat())
    plain = [_plain(part) for part in parts]
    return "_".join([*plain[:2], plain[2][:_LONGEST], plain[3]])


def called(case: Opened) -> str:
    """What files call a case: its name in the link, but of a private case its title.

    The name of a private case opens it to whoever has it, and files are passed on.
    """
    if not job.secret(case.name):
        return case.name
    return _plain(case.title)[:_TITLE].strip("-_") or "my-case"


def _plain(part: str) -> str:
    return re.sub(r"[^\w]+", "-", part.lower()).strip("-")


def origin(case: Opened, choice: Choice, measures: Sequence[Described]) -> str:
    """The same in words: case, filter, measures with their versions, program, day."""
    versions = ", ".join(dict.fromkeys(f"{m.name} {m.version}" for m in measures)) or "no measure"
    if len(measures) > 4:
        versions = f"{measures[0].name.partition('.')[0]} {measures[0].version}"
    return (
        f"{case.title} · {filters.said(case, choice)} · {versions} · Parallax {__version__} · "
        f"{date.today().isoformat()}"
    )


def labelled(
    table: pd.DataFrame, case: Opened, choice: Choice, measures: Sequence[Described]
) -> pd.DataFrame:
    """The table with columns that say where it comes from."""
    return table.assign(
        case=case.title, run=case.case.run, filter=filters.said(case, choice),
        measures=", ".join(f"{m.name} {m.version}" for m in measures),
        program=f"Parallax {__version__}", date=date.today().isoformat(),
    )  # fmt: skip


def buttons(
    table: pd.DataFrame, what: str, case: Opened, choice: Choice, measures: Sequence[Described]
) -> None:
    """Two buttons: the table as CSV with safe cells, and as Parquet."""
    full = labelled(table, case, choice, measures)
    left, right, _ = st.columns([1, 1, 2])
    with left:
        st.download_button(
            "Table as CSV", lambda: csv_text(full).encode("utf-8-sig"),
            f"{name(case, choice, what)}.csv", "text/csv", key=f"csv {what}", on_click="ignore",
        )  # fmt: skip
    with right:
        st.download_button(
            "Table as Parquet", lambda: _parquet(full), f"{name(case, choice, what)}.parquet",
            "application/vnd.apache.parquet", key=f"parquet {what}", on_click="ignore",
        )  # fmt: skip


def _parquet(table: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.to_parquet(buffer, index=False)
    return buffer.getvalue()


def takeaway(case: Opened, choice: Choice) -> None:
    """What can be had of the page: the kind of pictures, the case without its texts, paper."""
    with st.expander("To take away"):
        st.segmented_control(
            "Save pictures as", PICTURES, default=PICTURES[0], required=True, key="picture",
            format_func=str.upper,
            help="The camera at the corner of a chart saves it, with case, filter and date below.",
        )  # fmt: skip
        if case.mask is None:
            st.download_button(
                "The case without its texts (zip)", partial(text_free, case),
                f"{name(case, Choice(), 'text-free')}_run-{case.case.run}.zip", "application/zip",
                key="text-free", on_click="ignore",
            )  # fmt: skip
            safe.show(
                "Figures, offsets, names and matched terms of at most five words, of all texts, "
                "whatever is filtered: fit to publish where the articles are not. It opens like "
                "any other case.", "p", "soft",
            )  # fmt: skip
        safe.show(
            "Print the page (Ctrl+P) to have it as PDF, with a note on the method at its end.",
            "p", "soft",
        )  # fmt: skip


def text_free(case: Opened) -> bytes:
    """The case as a zip of the folder that `parallax export --no-text` writes."""
    with TemporaryDirectory() as folder:
        bare = export(case.case, Path(folder) / "case", text=False)
        return packed(bare, f"{called(case)}-text-free")


NOT_SAID = (
    "What stands here describes the articles in hand. It is no score, no ranking, and no verdict "
    "about an outlet; where nothing was found, no evidence is not zero."
)


def printed(case: Opened, choice: Choice, measures: Sequence[Described]) -> None:
    """The method note, which stands on paper only: what was counted, how, from what, how sure."""
    lines = [f"Parallax method note. {origin(case, choice, measures)}. Run {case.case.run}."]
    for question in dict.fromkeys(measure.question for measure in measures):
        asked = [measure for measure in measures if measure.question == question]
        one = asked[0]
        titles = ", ".join(measure.title for measure in asked)
        known = {measure.accuracy for measure in asked}
        said = one.accuracy if len(known) == 1 else "one figure a measure, on the Method page"
        accuracy = f" Measured accuracy: {said or 'none yet'}."
        lines.append(
            f"{question} {titles}: {one.formula}, in {one.unit}. Tier {one.tier}, "
            f"{TIERS[one.tier]}. Known weakness: {one.weakness}.{accuracy}"
        )
    body = "".join(f'<p dir="auto">{safe.safe(line)}</p>' for line in (*lines, NOT_SAID))
    st.html(f'<section class="printed" aria-hidden="true">{body}</section>')
