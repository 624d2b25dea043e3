"""Two articles side by side, their layers, and what stands there when the text does not."""

import re

import pytest

from browser.conftest import New

expect = pytest.importorskip("playwright.sync_api").expect


def test_layers_can_be_switched_and_stay_in_the_link(visit: New) -> None:
    visitor = visit()
    page = visitor.open("read", case="full", left="peoples_tribune", layers="Quotations")
    quoted = page.locator(".line mark", has_text="robbed our children")
    loaded = page.locator(".line mark", has_text="ruthless")
    expect(quoted).to_be_visible()
    expect(loaded).to_have_count(0)
    page.get_by_role("button", name="Which words carry weight?").click()
    expect(loaded).to_be_visible()
    page.get_by_role("button", name="Quotations").click()
    expect(quoted).to_have_count(0)
    expect(page).to_have_url(re.compile("layers=Which"))
    visitor.reload()
    expect(loaded).to_be_visible()
    expect(quoted).to_have_count(0)


def test_a_bar_of_the_strip_leads_to_its_sentence(visit: New) -> None:
    visitor = visit()
    page = visitor.open("read", case="full", left="harbour_post", right="")
    page.get_by_role("button", name=re.compile("^Sentence 3:")).first.press("Enter")
    expect(page.locator(".sentence.here")).to_have_count(1)
    expect(page.get_by_text("By Ada Lindqvist")).to_have_count(0)
    page.get_by_text("Show captions, navigation").click()
    expect(page.get_by_text("By Ada Lindqvist")).to_be_visible()
    expect(page.locator(".zone", has_text="byline")).to_be_visible()


def test_without_the_text_its_place_length_and_terms_stand_there(visit: New) -> None:
    visitor = visit()
    cell = "which-words-carry-weight~tribune~"
    page = visitor.open(case="free", cell=cell)
    evidence = page.locator(".evidence")
    expect(evidence).to_contain_text("belong to their publishers")
    expect(evidence.locator(".blank").first).to_be_visible()
    expect(evidence.locator("mark", has_text="ruthless")).to_be_visible()
    assert "In a shameful session" not in evidence.inner_text()
    page = visitor.open(
        "read", case="free", left="peoples_tribune", layers="Which words carry weight?"
    )
    expect(page.get_by_text("belong to their publishers").first).to_be_visible()
    expect(page.locator(".blank").first).to_be_visible()
    expect(page.locator(".line mark", has_text="ruthless")).to_be_visible()
