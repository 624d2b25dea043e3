"""Words: whose against whose, a bar and the keyboard lead to contexts, the link holds it all."""

import re
from typing import Any

import pytest

from browser.conftest import Canary, New
from browser.test_axe import _faults
from browser.test_hostile import _harmless
from browser.test_narrow import WIDTH, _fits
from browser.visit import choose

expect = pytest.importorskip("playwright.sync_api").expect


def _contexts(page: Any) -> Any:
    return page.get_by_role("region", name=re.compile("in its contexts"))


def test_outlet_and_against_stand_in_the_link_and_a_bar_opens_contexts(visit: New) -> None:
    visitor = visit()
    page = visitor.open("words", case="full")
    choose(page, "Whose words", "People's Tribune")
    page.wait_for_url("**whose=*Tribune*")
    choose(page, "Against", "Civic Wire")
    page.wait_for_url("**against=Civic*")
    visitor.settled()
    expect(page.locator(".stMain")).to_contain_text("1 text of People's Tribune against 1 of Civic")
    visitor.press(".st-key-standing-out .points path", "**word=*")
    contexts = _contexts(page)
    expect(contexts.locator("mark").first).to_be_visible()
    before = contexts.inner_text()
    visitor.reload()
    expect(page.get_by_role("combobox", name=re.compile("Whose words"))).to_have_value(
        "People's Tribune"
    )
    expect(page.get_by_role("combobox", name=re.compile("Against"))).to_have_value("Civic Wire")
    assert _contexts(page).inner_text() == before


def test_a_word_is_found_by_keyboard_alone_and_leads_to_its_sentence(visit: New) -> None:
    visitor = visit()
    page = visitor.open("words", case="full")
    page.get_by_label(re.compile("A word, in all its forms")).fill("council’s")
    page.keyboard.press("Enter")
    page.wait_for_url("**word=council*")
    contexts = _contexts(page)
    expect(contexts.get_by_role("rowheader").first).to_have_text(re.compile("council", re.I))
    expect(page.locator(".stMain")).to_contain_text(re.compile("“council’s” stands .* articles"))
    contexts.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/read?*")
    assert "sentence=" in visitor.link
    expect(page.locator(".sentence.here")).to_contain_text(re.compile("council", re.I))


def test_a_row_of_loaded_words_opens_its_evidence(visit: New) -> None:
    visitor = visit()
    page = visitor.open("words", case="full", at="tribune", item="ruthless")
    expect(page.locator(".evidence mark")).to_have_text(["ruthless"])
    page.locator(".evidence").get_by_role("button", name="Close").press("Enter")
    expect(page.locator(".evidence")).to_have_count(0)
    table = page.locator(".st-key-The-loaded-words canvas").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    page.wait_for_url("**at=*item=*")
    expect(page.locator(".evidence mark").first).to_be_visible()


def test_a_row_is_chosen_by_keyboard(visit: New) -> None:
    visitor = visit()
    page = visitor.open("words", case="full")
    page.locator(".st-key-The-loaded-words canvas").first.focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+Space"):
        page.keyboard.press(key)
    page.wait_for_url("**item=*")
    expect(page.locator(".evidence mark").first).to_be_visible()


def test_without_texts_it_shows_places_and_says_how_to_supply_them(visit: New) -> None:
    page = visit().open("words", case="free", word="ruthless")
    expect(_contexts(page).locator(".blank").first).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text(re.compile("upply the texts on the Data page"))


@pytest.mark.parametrize("case", ["full", "hostile"])
def test_nothing_scrolls_sideways(visit: New, case: str) -> None:
    visitor = visit(viewport={"width": WIDTH, "height": 844})
    _fits(visitor.open("words", case=case, word="council"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: New, theme: str) -> None:
    visitor = visit(color_scheme=theme)
    assert _faults(visitor.open("words", case="full", word="council", at="tribune")) == []


def test_what_publishers_write_stays_text(visit: New, canary: Canary) -> None:
    visitor = visit()
    page = visitor.open("words", case="hostile", voice="all", word="council")
    expect(_contexts(page)).to_contain_text("council")
    _harmless(page, canary)
    page = visitor.open("words", case="hostile", voice="all", word="# BIG ![x](http://e.example)")
    _harmless(page, canary)
