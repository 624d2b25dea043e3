"""Names: a cell and a box lead to the sentences, actors are merged and taken apart again."""

import pytest

from browser.conftest import Canary, New
from browser.test_axe import _faults
from browser.test_hostile import _harmless
from browser.test_narrow import WIDTH, _fits
from browser.visit import choose

expect = pytest.importorskip("playwright.sync_api").expect


def test_a_cell_of_the_chart_opens_its_sentences(visit: New) -> None:
    visitor = visit()
    page = visitor.open("names", case="full")
    visitor.press(".st-key-labels .points path", "**at=*item=*")
    expect(page.locator(".evidence mark").first).to_be_visible()
    before = page.locator(".evidence").inner_text()
    visitor.reload()
    expect(page.locator(".evidence")).to_have_text(before, use_inner_text=True)


def test_an_outlet_is_asked_for_by_keyboard_alone(visit: New) -> None:
    visitor = visit()
    page = visitor.open("names", case="full")
    choose(page, "^Outlet", "Civic")
    page.wait_for_url("**at=*")
    expect(page.locator(".evidence mark").first).to_be_visible()


def test_actors_are_merged_and_taken_apart_again(visit: New) -> None:
    visitor = visit(alone=True)
    page = visitor.open("names", case="full")
    for name in ("Helen Brandt", "Piet Oduya"):
        choose(page, "Actors that are one", name)
        visitor.settled()
    page.get_by_label("Under the name").fill("The two")
    page.keyboard.press("Enter")
    visitor.settled()
    page.get_by_role("button", name="Merge", exact=True).press("Enter")
    expect(page.locator(".stMain")).to_contain_text("The two stands for")
    expect(page.locator(".stCode")).to_contain_text("[actors.merge]")
    page.get_by_role("button", name="Take back").press("Enter")
    expect(page.locator(".stCode")).to_have_count(0)


@pytest.mark.parametrize("case", ["full", "free", "hostile"])
def test_nothing_scrolls_sideways(visit: New, case: str) -> None:
    visitor = visit(viewport={"width": WIDTH, "height": 844})
    _fits(visitor.open("names", case=case))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: New, theme: str) -> None:
    visitor = visit(color_scheme=theme)
    assert _faults(visitor.open("names", case="full", at="tribune")) == []


def test_what_publishers_write_stays_text(visit: New, canary: Canary) -> None:
    _harmless(visit().open("names", case="hostile", voice="all"), canary)
