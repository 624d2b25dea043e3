"""Every page opens, with and without the texts, and a case that cannot be opened is a sentence."""

import pytest

from browser.conftest import New
from browser.visit import PAGES

expect = pytest.importorskip("playwright.sync_api").expect


def test_every_page_opens_by_its_link(visit: New) -> None:
    visitor = visit()
    for page in PAGES:
        shown = visitor.open(page, case="full")
        assert shown.locator("h1").count() == 1
        assert "case=full" in visitor.link


def test_the_first_screen_says_in_words_how_much_there_is(visit: New) -> None:
    page = visit(viewport={"width": 1280, "height": 720}).open(case="full")
    count = page.get_by_text("5 texts, 4 on the event, 4 independent voices.")
    assert count.bounding_box()["y"] < 360
    page.get_by_text("Why these numbers?").click()
    page.get_by_text("Garden & Orchard: ").wait_for()
    assert page.locator("[data-testid=stPlotlyChart] .main-svg").count()
    for chart in page.locator("[data-testid=stPlotlyChart]").all():
        label = chart.locator("xpath=descendant-or-self::*[@aria-label]").first
        assert "Civic Wire" in label.get_attribute("aria-label")


def test_every_page_opens_by_the_navigation_and_keeps_the_case(visit: New) -> None:
    visitor = visit()
    page = visitor.open(case="free")
    for name in ("Read", "Method", "Data", "Sheet"):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"**/{'' if name == 'Sheet' else name.lower()}?*case=free*")
        visitor.settled()
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_a_case_that_is_not_there_or_broken_is_said_in_a_sentence(visit: New) -> None:
    visitor = visit()
    page = visitor.open(case="corrupt")
    assert "cannot be opened" in page.locator("h1").inner_text()
    said = page.locator(".stMain").inner_text()
    assert "manifest.json" in said
    assert "Traceback" not in said
    page = visitor.open(case="no-such-case")
    assert "no-such-case" in page.locator(".stMain").inner_text()
