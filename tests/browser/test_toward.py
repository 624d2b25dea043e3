"""Tone toward an actor in the sheet, by keyboard; and two texts brought to one fact."""

import re

import pytest

from browser.conftest import New

expect = pytest.importorskip("playwright.sync_api").expect


@pytest.mark.parametrize("case", ["full", "free"])
def test_an_actor_opens_its_mentions_by_keyboard(visit: New, case: str) -> None:
    visitor = visit()
    page = visitor.open(case=case)
    actor = page.locator(".actor button.word").first
    name = actor.inner_text()
    actor.focus()
    page.keyboard.press("Enter")
    evidence = page.locator(".evidence")
    expect(evidence).to_contain_text("In what tone, toward whom?")
    expect(evidence).to_contain_text(f"“{name}”")
    expect(evidence.locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(evidence).to_have_count(0)


def test_a_fact_brings_both_texts_to_its_sentence(visit: New) -> None:
    visitor = visit()
    page = visitor.open("read", case="full", left="harbour_post", right="peoples_tribune")
    box = page.get_by_role("combobox", name="Fact")
    box.scroll_into_view_if_needed()
    box.focus()
    for key in ("Enter", "ArrowDown", "Enter"):
        page.keyboard.press(key)
        page.wait_for_timeout(300)
    expect(page.locator(".sentence.here")).to_have_count(2)
    expect(page).to_have_url(re.compile("fact=[0-9]"))
    expect(page.locator(".twice mark").first).to_be_visible()
