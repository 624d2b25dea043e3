"""The two drawings of our own: the sheet, and a text with its layers.

Each is a script that takes values and builds elements by `textContent`.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.sheet import Evidence, Sheet
from analysis.sheet.lines import Line

_HERE = Path(__file__).parent
_ROOT = '<div class="root">\n</div>\n'


def _component(name: str) -> Any:
    css = (_HERE / f"{name}.css").read_text("utf-8")
    js = "\n".join((_HERE / f"{part}.js").read_text("utf-8") for part in ("elements", name))
    return st.components.v2.component(f"parallax_{name}", html=_ROOT, css=css, js=js)


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
    _component("sheet")(key="sheet", data=data, on_open_change=on_open, on_read_change=on_read)


def draw_text(
    lines: tuple[Line, ...], layers: list[str], zones: bool, sentence: int | None, key: str
) -> None:
    """One article with its layers; `sentence` is brought into view."""
    data = {
        "lines": [asdict(line) for line in lines], "layers": layers, "zones": zones,
        "sentence": sentence,
    }  # fmt: skip
    _component("text")(key=key, data=data)
