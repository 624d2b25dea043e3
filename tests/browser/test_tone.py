"""Tone in the browser: a mark opens its evidence, boxes do so by keyboard, the link restores it."""

import re
from typing import Any

import pytest

from browser.conftest import New

expect = pytest.importorskip("playwright.sync_api").expect

MEAN = "[data-testid=stPlotlyChart] .scatterlayer .trace .points path"


def test_a_mark_opens_its_evidence_and_the_link_restores_it(visit: New) -> None:
    visitor = visit()
    page = visitor.open("tone", case="full")
    _press(page, "tribune")
    page.wait_for_url("**at=tribune*")
    evidence = page.locator(".evidence")
    expect(evidence).to_contain_text("People's Tribune")
    expect(evidence.locator("mark", has_text="shameful").first).to_be_visible()
    before = evidence.inner_text()
    visitor.reload()
    expect(evidence).to_be_visible()
    assert evidence.inner_text() == before


def test_the_boxes_open_evidence_by_keyboard(visit: New) -> None:
    visitor = visit()
    page = visitor.open("tone", case="full")
    _choose(page, "Outlet", "Tribune")
    page.wait_for_url("**at=*")
    expect(page.locator(".evidence mark").first).to_be_visible()
    visitor.settled()
    _choose(page, "Voice", "quoted")
    page.wait_for_url("**item=quoted*")
    evidence = page.locator(".evidence")
    expect(evidence).to_contain_text("in quotations")
    expect(evidence.locator("mark").first).to_be_visible()
    evidence.get_by_role("button", name="Close").press("Enter")
    expect(evidence).to_have_count(0)
    expect(page).not_to_have_url(re.compile("at="))


def test_the_pair_of_a_gap_stays_in_the_link(visit: New) -> None:
    visitor = visit()
    page = visitor.open("tone", case="full")
    said = page.locator(".stMain")
    _choose(page, "Tone of", "Tribune")
    page.wait_for_url("**gap_a=*Tribune*")
    expect(said).to_contain_text(re.compile("the People's Tribune article", re.I))
    visitor.reload()
    expect(page.get_by_role("combobox", name=re.compile("Tone of"))).to_have_value(
        re.compile("Tribune")
    )


def test_read_leads_from_a_sentence_to_its_article(visit: New) -> None:
    page = visit().open("tone", case="full", at="tribune", item="own")
    page.locator(".evidence").get_by_role("button", name=re.compile("^Read")).first.press("Enter")
    page.wait_for_url("**/read?*left=peoples_tribune*")
    expect(page.locator(".sentence.here")).to_be_visible()


def _choose(page: Any, label: str, option: str) -> None:
    """Choose in a box by keyboard alone."""
    box = page.get_by_role("combobox", name=re.compile(label)).last
    box.focus()
    box.press("ArrowDown")
    box.fill(option)
    page.get_by_role("option", name=re.compile(option)).first.wait_for()
    box.press("Enter")


def _press(page: Any, outlet: str) -> None:
    """Press a mark of that outlet in the first chart, at its place in the picture."""
    chart = page.locator("[data-testid=stPlotlyChart] .js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    x, y = chart.evaluate(_PLACE, outlet)
    page.mouse.move(x, y)
    page.mouse.click(x, y)


_PLACE = """(chart, outlet) => {
  const trace = chart._fullData.find((one) => (one.customdata || []).some((d) => d[0] === outlet));
  const {xaxis, yaxis} = chart._fullLayout;
  const box = chart.getBoundingClientRect();
  return [box.left + xaxis._offset + xaxis.d2p(trace.x[0]),
          box.top + yaxis._offset + yaxis.d2p(trace.y[0])];
}"""
