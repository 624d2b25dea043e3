"""Rows 1 to 3 of the threats: whatever a publisher writes stays a text, and nobody is called."""

from typing import Any

import pytest

from browser import hostile
from browser.conftest import Canary, New
from browser.visit import PAGES

expect = pytest.importorskip("playwright.sync_api").expect

INSIDE = """() => {
  const found = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      const bad = node.matches("iframe, form, script, .katex, img, svg[onload]")
        || node.matches("a") && /evil|javascript/.test(node.href)
        || /^H[1-6]$/.test(node.tagName) && node.innerText.trim() === "BIG";
      if (bad) found.push(node.outerHTML);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document.querySelector(".stMain"));
  return found;
}"""


def _harmless(page: Any, canary: Canary) -> None:
    assert page.evaluate(INSIDE) == []
    assert page.evaluate("window.pwned") is None
    assert page.locator(".stMain h1").count() == 1
    assert page.locator("[data-testid=stPlotlyChart] a").count() == 0
    assert (
        page.locator(".stMain [style*='color: red'], .stMain .stMarkdownColoredText").count() == 0
    )
    assert canary.heard == []


def test_the_trap_would_close(browser: Any, canary: Canary) -> None:
    """The attacks do their harm where nothing holds them, so silence means something."""
    context = browser.new_context()
    page = context.new_page()
    with page.expect_request(f"http://127.0.0.1:{canary.port}/i"):
        page.set_content(f"<main class=stMain>{hostile.attacks(canary.port)}</main>")
    assert page.evaluate(INSIDE)
    assert page.evaluate("window.pwned") == 1
    context.close()
    assert canary.heard
    canary.heard.clear()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_runs_and_nobody_is_called(visit: New, canary: Canary, page: str) -> None:
    shown = visit().open(page, case="hostile")
    for closed in shown.locator("details > summary").all()[:4]:
        closed.click()
    _harmless(shown, canary)
    if page not in ("method", "classroom"):  # these print no one else's words until asked
        assert "![x](http://127.0.0.1" in shown.locator(".stMain").inner_text()


def test_evidence_charts_and_messages_show_the_characters(visit: New, canary: Canary) -> None:
    visitor = visit()
    page = visitor.open(case="hostile", voice="all")
    page.locator("[data-key^=which-words-carry-weight][data-key$='~']").first.click()
    evidence = page.locator(".evidence")
    expect(evidence).to_contain_text("<script>window.pwned=1</script>")
    expect(evidence.locator("mark").first).to_be_visible()
    visitor.settled()
    for point in page.locator("[data-testid=stPlotlyChart] .points path").all()[:3]:
        point.hover(force=True)
    _harmless(page, canary)


def test_names_of_uploads_and_links_are_only_shown(
    visit: New, canary: Canary, tmp_path: Any
) -> None:
    name = f"![x](http:127.0.0.1:{canary.port}) # BIG $a$ <img src=x onerror=window.pwned=1>.txt"
    (tmp_path / name).write_text("Nothing of this belongs to the case. " * 20, "utf-8")
    visitor = visit()
    page = visitor.open("data", case="free")
    page.locator("input[type=file]").set_input_files(str(tmp_path / name))
    expect(page.get_by_text("no article of this case has this text")).to_be_visible()
    folder = page.get_by_label("Folder of a case")
    folder.fill("/<img src=x onerror=window.pwned=1> # BIG ![x](http://evil.example/x)")
    folder.press("Enter")
    expect(page.locator(".stMain")).to_contain_text("there is no folder")
    _harmless(page, canary)
    visitor.open("read", case="<script>window.pwned=1</script>", left="<img src=x onerror=1>")
    _harmless(page, canary)
