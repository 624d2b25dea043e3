"""Voices: a bar leads to its words, a camp is written by keyboard, and nobody’s name does harm."""

import re

import pytest

from browser.conftest import Canary, New
from browser.test_axe import _faults
from browser.test_hostile import _harmless
from browser.test_narrow import WIDTH, _fits

expect = pytest.importorskip("playwright.sync_api").expect


def test_a_bar_opens_its_words_and_the_link_keeps_them(visit: New) -> None:
    visitor = visit()
    page = visitor.open("voices", case="full")
    visitor.press(".st-key-voices-by-speakers .bars .point path", re.compile("item=.*all"))
    evidence = page.get_by_role("region", name=re.compile("Evidence: Who gets to speak"))
    expect(evidence.locator("mark").first).to_be_visible()
    before = evidence.inner_text()
    visitor.reload()
    assert page.get_by_role("region", name=re.compile("Evidence")).inner_text() == before


def test_a_camp_is_written_by_keyboard_and_acts_at_once(visit: New) -> None:
    visitor = visit()
    page = visitor.open("voices", case="full")
    page.get_by_text("Camps: who is on which side").click()
    page.get_by_test_id("stDataFrame").filter(visible=True).first.locator("canvas").first.focus()
    for key in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.type("Guild", delay=60)
    page.keyboard.press("Enter")
    use = page.get_by_role("button", name="Use these camps")
    expect(use).to_be_enabled()
    use.click()
    expect(page.get_by_role("radio", name="camps")).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text('= "Guild"')


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_with_evidence_open(visit: New, theme: str) -> None:
    visitor = visit(color_scheme=theme)
    assert _faults(visitor.open("voices", case="full", at="tribune")) == []


def test_nothing_scrolls_sideways_on_a_phone(visit: New) -> None:
    visitor = visit(viewport={"width": WIDTH, "height": 844})
    _fits(visitor.open("voices", case="full", at="tribune"))


def test_what_publishers_write_stays_text(visit: New, canary: Canary) -> None:
    _harmless(visit().open("voices", case="hostile", at="tribune"), canary)
