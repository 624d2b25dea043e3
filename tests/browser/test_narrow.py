"""At 390 pixels nothing scrolls sideways, and evidence opens inside its cell."""

from typing import Any

import pytest

from browser.conftest import New
from browser.visit import PAGES

expect = pytest.importorskip("playwright.sync_api").expect

WIDTH = 390
# Elements that can be seen and stick out, unless a box around them clips or scrolls them.
OUTSIDE = """(width) => {
  const found = [];
  const clipped = (node) => {
    for (let at = node; at; at = at.parentElement || (at.getRootNode() || {}).host) {
      const style = getComputedStyle(at);
      if (at !== node && style.overflowX !== "visible") {
        return at.getBoundingClientRect().right <= width + 1;
      }
    }
    return false;
  };
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      const box = node.getBoundingClientRect();
      const seen = getComputedStyle(node).visibility === "visible" && box.width > 1;
      const sticksOut = box.height > 1 && (box.right > width + 1 || box.left < -1);
      if (seen && sticksOut && !clipped(node)) {
        found.push(`${node.tagName}.${node.getAttribute("class")} ${box.left}–${box.right}`);
      }
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document.querySelector(".stMain"));
  return found;
}"""


def _fits(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= WIDTH
    assert page.evaluate(OUTSIDE, WIDTH) == []


@pytest.mark.parametrize("case", ["full", "hostile"])
def test_nothing_scrolls_sideways(visit: New, case: str) -> None:
    visitor = visit(viewport={"width": WIDTH, "height": 844})
    for page in PAGES:
        _fits(visitor.open(page, case=case))


def test_evidence_opens_inside_the_cell(visit: New) -> None:
    visitor = visit(viewport={"width": WIDTH, "height": 844})
    page = visitor.open(case="full")
    visitor.key("which-words-carry-weight", "tribune").click()
    expect(page.locator("td.cell .evidence mark").first).to_be_visible()
    assert page.locator("td.cell.open").get_attribute("data-outlet") == "People's Tribune"
    _fits(page)
