"""Gaps: an item opens by keyboard, the link holds it, it fits a telephone, axe is content."""

import re

import pytest

from browser.conftest import Canary, New
from browser.test_axe import _faults
from browser.test_hostile import _harmless
from browser.test_narrow import WIDTH, _fits

expect = pytest.importorskip("playwright.sync_api").expect


def test_an_item_opens_by_keyboard_and_closes_again(visit: New) -> None:
    visitor = visit()
    page = visitor.open("gaps", case="full")
    button = page.locator("tbody [data-key]").first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**item=*")
    evidence = page.locator(".evidence")
    expect(evidence.locator(".passage").nth(1)).to_be_visible()
    before = evidence.inner_text()
    visitor.reload()
    assert evidence.inner_text() == before
    expect(page.locator("tbody [aria-expanded=true]")).to_have_count(1)
    evidence.get_by_role("button", name="Close").click()
    expect(evidence).to_have_count(0)
    assert "item=" not in visitor.link


def test_the_kind_of_items_stands_in_the_link(visit: New) -> None:
    visitor = visit()
    page = visitor.open("gaps", case="full", things="names")
    expect(page.locator("tr.kind").first).to_contain_text("Names: people, countries, bodies")
    page.get_by_text("Only what someone lacks").click()
    page.wait_for_url("**lacking=true*")


@pytest.mark.parametrize("case", ["full", "hostile", "free"])
def test_nothing_scrolls_sideways(visit: New, case: str) -> None:
    visitor = visit(viewport={"width": WIDTH, "height": 844})
    page = visitor.open("gaps", case=case)
    _fits(page)
    if page.locator("tbody [data-key]").count():
        page.locator("tbody [data-key]").first.click()
        page.wait_for_url("**item=*")
        _fits(visitor.settled())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: New, theme: str) -> None:
    visitor = visit(color_scheme=theme)
    page = visitor.open("gaps", case="full")
    page.locator("tbody [data-key]").first.click()
    page.wait_for_url("**item=*")
    assert _faults(visitor.settled()) == []


def test_what_publishers_write_stays_text(visit: New, canary: Canary) -> None:
    page = visit().open("gaps", case="hostile")
    expect(page.locator(".stMain")).to_contain_text(re.compile("Texts that are copies"))
    _harmless(page, canary)
