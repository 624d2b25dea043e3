"""axe finds nothing serious or critical, in light and dark, with evidence open too."""

from typing import Any

import pytest

from browser.conftest import New
from browser.visit import PAGES

Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe

GRAVE = ("serious", "critical")


def _faults(page: Any) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found if each["impact"] in GRAVE
        for node in each["nodes"]
    ]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious(visit: New, theme: str) -> None:
    visitor = visit(color_scheme=theme)
    faults = []
    for page in PAGES:
        more = {"cell": "which-words-carry-weight~tribune~"} if page == "sheet" else {}
        shown = visitor.open(page, case="full" if page != "read" else "free", **more)
        dark = shown.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        assert (dark == "rgb(20, 23, 26)") == (theme == "dark")
        faults += [f"{page}: {fault}" for fault in _faults(shown)]
    assert faults == []
