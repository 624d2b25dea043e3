"""The drawings of our own: the sheet, the evidence behind a figure, a word in its contexts, a
text with its layers, the coverage matrix.

Each is a script that takes values and builds elements by `textContent`.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.sheet import Evidence, Sheet
from analysis.sheet.concordance import Line as InContext
from analysis.sheet.lines import Line

_HERE = Path(__file__).parent
_ROOT = '<div class="root">\n</div>\n'


def _component(name: str, *parts: str, bare: bool = False) -> Any:
    """The drawing of that name, whose script and styles stand behind those of its parts.

    `bare`: it has no root styles of its own but those of `root.css`.
    """
    css = _joined("css", *parts, *(("root",) if bare else ()), name)
    js = _joined("js", "elements", *parts, name)
    return st.components.v2.component(f"parallax_{name}", html=_ROOT, css=css, js=js)


def _joined(ending: str, *names: str) -> str:
    return "\n".join((_HERE / f"{name}.{ending}").read_text("utf-8") for name in names)


def draw_sheet(
    value: Sheet,
    opened: dict[str, str] | None,
    evidence: Evidence | None,
    on_open: Callable[[], None],
    on_read: Callable[[], None],
) -> None:
    """The sheet as a table; `opened` names the cell whose evidence stands below it."""
    body = asdict(value)
    data = {
        "sheet": {"columns": body["columns"], "rows": body["rows"]},
        "open": opened,
        "evidence": asdict(evidence) if evidence else None,
    }
    _component("sheet", "passages")(
        key="sheet", data=data, on_open_change=on_open, on_read_change=on_read
    )


def draw_evidence(
    evidence: Evidence, key: str, on_open: Callable[[], None], on_read: Callable[[], None]
) -> None:
    """The passages behind a figure; `on_open` hears that it is closed, `on_read` what to read."""
    _component("evidence", "passages", bare=True)(
        key=key, data={"evidence": asdict(evidence), "bring": True},
        on_open_change=on_open, on_read_change=on_read,
    )  # fmt: skip


def draw_text(
    lines: tuple[Line, ...], layers: list[str], zones: bool, sentence: int | None, key: str
) -> None:
    """One article with its layers; `sentence` is brought into view."""
    data = {
        "lines": [asdict(line) for line in lines], "layers": layers, "zones": zones,
        "sentence": sentence,
    }  # fmt: skip
    _component("text")(key=key, data=data)


def draw_coverage(
    title: str, names: list[str], groups: list[dict[str, Any]], opened: str, key: str,
    on_open: Callable[[], None],
) -> None:  # fmt: skip
    """The coverage matrix; `opened` is the item whose passages stand below, `on_open` hears which.

    `groups`: kind, and lines of key, label and marks (state, printed, said; None: not compared).
    """
    data = {"title": title, "names": names, "groups": groups, "open": opened}
    _component("coverage")(key=key, data=data, on_open_change=on_open)


def draw_concordance(
    lines: Sequence[InContext], title: str, key: str, on_read: Callable[[], None]
) -> None:
    """A word's places, a line each; `on_read` hears which sentence to read."""
    data = {"lines": [asdict(line) for line in lines], "title": title}
    _component("concordance", "passages", bare=True)(key=key, data=data, on_read_change=on_read)
