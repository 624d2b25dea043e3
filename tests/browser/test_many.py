"""Twelve outlets: eight side by side, all of them as dots and in a table, and one more joins."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from made_large import large

from browser.conftest import New, serving

expect = pytest.importorskip("playwright.sync_api").expect
Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe

CHART = "[data-testid=stPlotlyChart]"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over one case of twelve outlets."""
    folder = tmp_path_factory.mktemp("many")
    with serving([large(folder / "many", 12, 2)], folder) as found:
        yield found


def _columns(page: Any) -> Any:
    return page.locator("thead th[scope=col] bdi")


def test_eight_are_shown_and_it_is_said(visit: New) -> None:
    page = visit().open()
    expect(_columns(page)).to_have_text([f"Outlet {i:04d}" for i in range(8)])
    expect(page.get_by_text("8 of 12 outlets are shown, those with the most texts")).to_be_visible()
    shapes = page.locator("thead .shape").all()
    looks = {(shape.inner_text(), shape.get_attribute("style")) for shape in shapes}
    assert len(looks) == 8
    label = page.locator(f"{CHART} [aria-label*='each a dot'], {CHART}[aria-label*='each a dot']")
    expect(label.first).to_be_attached()


def test_chosen_by_name_and_the_link_holds_them(visit: New) -> None:
    visitor = visit()
    page = visitor.open()
    box = page.get_by_role("combobox", name=re.compile("Outlets"))
    for name in ("Outlet 0011", "Outlet 0009"):
        box.click()
        box.fill(name)
        page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")
    page.wait_for_url("**Outlet+0009*")
    expect(_columns(page)).to_have_text(["Outlet 0009", "Outlet 0011"])
    expect(page.get_by_text("2 of 12 outlets are shown, those that were chosen")).to_be_visible()
    visitor.reload()
    expect(_columns(page)).to_have_text(["Outlet 0009", "Outlet 0011"])


def test_a_row_of_the_table_joins(visit: New) -> None:
    visitor = visit()
    page = visitor.open(outlets="Outlet 0011")
    visitor.settled()
    table = page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    third = {"x": 16, "y": 35 * 3 + 17}  # the box of the third outlet
    table.locator("canvas").first.click(position=third, force=True)
    expect(_columns(page)).to_have_text(["Outlet 0002", "Outlet 0011"])
    page.wait_for_url("**Outlet+0002*")
    visitor.reload()
    expect(_columns(page)).to_have_text(["Outlet 0002", "Outlet 0011"])


def test_the_question_stands_in_the_link(visit: New) -> None:
    visitor = visit()
    page = visitor.open(measure="In what tone? tone")
    expect(page.locator("[aria-label^='tone: VADER']").first).to_be_attached()
    page = visitor.open(measure="Which words carry weight? loaded words")
    expect(page.get_by_text(re.compile("All 12 outlets have fewer than"))).to_be_visible()
    expect(page.locator("[aria-label^='loaded words: ']")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_and_nothing_sticks_out(visit: New, theme: str) -> None:
    visitor = visit(color_scheme=theme, viewport={"width": 390, "height": 844})
    faults = []
    for name, query in (("sheet", {}), ("classroom", {"mask": "1"}),
                        ("classroom", {"mask": "1", "guess": "1.2", "reveal": "1"})):  # fmt: skip
        page = visitor.open(name, **query)
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
        found = Axe().run(page).response["violations"]
        faults += [
            f"{name}: {each['id']}: {node['target']} {node['failureSummary']}"
            for each in found if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]  # fmt: skip
    assert faults == []
