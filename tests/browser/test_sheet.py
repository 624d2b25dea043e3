"""A cell opens its evidence; the link holds what is open and chosen; the keyboard suffices."""

import re
from typing import Any

import pytest

from browser.conftest import New

expect = pytest.importorskip("playwright.sync_api").expect

VOICES, WEIGHT = "who-gets-to-speak", "which-words-carry-weight"


def test_a_note_opens_its_evidence_and_the_link_restores_it(visit: New) -> None:
    visitor = visit()
    page = visitor.open(case="full")
    visitor.key(WEIGHT, "tribune").click()
    evidence = page.locator(".evidence")
    expect(evidence).to_contain_text("People's Tribune")
    expect(evidence.locator("mark", has_text="shameful")).to_be_visible()
    page.wait_for_url("**cell=*")
    before = evidence.inner_text()
    visitor.reload()
    expect(evidence).to_be_visible()
    assert evidence.inner_text() == before
    evidence.locator("h3").press("Escape")
    expect(evidence).to_have_count(0)
    expect(page).not_to_have_url(re.compile("cell="))


def test_the_keyboard_opens_and_closes_and_finds_its_place_again(visit: New) -> None:
    visitor = visit()
    page = visitor.open(case="full")
    page.get_by_role("region", name="The sheet").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if _focused(page).get("key"):
            break
    start = _focused(page)["key"]
    assert start.startswith("what-is-it-called")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence h3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".evidence")).to_have_count(0)
    expect(page.locator(f'[data-key="{start}"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".evidence").get_by_role("button", name="Close").press("Enter")
    expect(page.locator(".evidence")).to_have_count(0)
    expect(page.locator(f'[data-key="{start}"]')).to_be_focused()


def test_a_chip_narrows_the_evidence(visit: New) -> None:
    visitor = visit()
    page = visitor.open(case="full")
    visitor.key(WEIGHT, "tribune", "ruthless").click()
    evidence = page.locator(".evidence")
    expect(evidence.locator("mark")).to_have_text(["ruthless"])
    visitor.key(VOICES, "tribune", "Marta Quill").click()
    expect(evidence.locator("mark").first).to_contain_text("robbed our children")
    assert evidence.locator("mark", has_text="betrayal").count() == 0


def test_what_is_chosen_stands_in_the_link(visit: New) -> None:
    visitor = visit()
    page = visitor.open(case="full")
    table = page.get_by_role("table", name="Columns are outlets")
    columns = table.locator("thead th[scope=col]")
    expect(columns).to_have_count(5)
    expect(page.locator("thead th.apart")).to_have_count(1)
    page.get_by_text("With texts set apart").click()
    page.wait_for_url("**apart=true*")
    expect(page.locator("thead th.apart")).to_have_count(0)
    page.locator("button", has_text=re.compile("^quoted$")).first.click()
    page.wait_for_url("**voice=quoted*")
    page.get_by_role("combobox", name=re.compile("Outlets")).fill("Tribune")
    page.get_by_role("option", name="People's Tribune").click()
    page.keyboard.press("Escape")
    page.wait_for_url("**outlets=*Tribune*")
    expect(columns).to_have_count(1)
    expect(table).to_contain_text("loaded words, in quotations")
    visitor.reload()
    expect(columns).to_have_count(1)
    expect(columns).to_contain_text("People's Tribune")
    expect(table).to_contain_text("loaded words, in quotations")
    expect(page.get_by_role("switch")).to_be_checked()


def test_read_leads_to_the_sentence_in_its_article(visit: New) -> None:
    visitor = visit()
    page = visitor.open(case="full", cell=f"{WEIGHT}~tribune~paltry")
    page.locator(".evidence").get_by_role("button", name=re.compile("Read")).click()
    page.wait_for_url("**/read?*")
    assert "left=peoples_tribune" in visitor.link
    assert "sentence=" in visitor.link
    expect(page.locator(".sentence.here")).to_contain_text("paltry")


def _focused(page: Any) -> dict[str, str]:
    """The data-attributes of the element that has the focus, also in a drawing of ours."""
    return dict(page.evaluate(_FOCUS))


_FOCUS = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node ? {...node.dataset} : {};
}"""
