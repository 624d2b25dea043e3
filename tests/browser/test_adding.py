"""Your own articles in the browser: given, checked, scored, opened, and nobody else's to see."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from made import COURIER, GAZETTE, HERALD

from browser import hostile
from browser.conftest import Canary, New
from browser.test_axe import _faults
from browser.test_hostile import _harmless
from browser.test_narrow import WIDTH, _fits
from browser.visit import Visit

expect = pytest.importorskip("playwright.sync_api").expect

SIDE = "Add your own articles"
LONG = 90_000  # milliseconds: a case is scored on a slow machine
ROWS = [("The Gazette", GAZETTE), ("Courier", COURIER), ("Herald", HERALD)]


def adding(visitor: Visit) -> Any:
    return visitor.open("data", case="full", side=SIDE)


def give(visitor: Visit, **files: bytes | str) -> Any:
    """Upload files by their names, where a dot may be written as __."""
    given = [
        {"name": name.replace("__", "."), "mimeType": "application/octet-stream",
         "buffer": data if isinstance(data, bytes) else data.encode()}
        for name, data in files.items()
    ]  # fmt: skip
    visitor.page.locator("input[type=file]").set_input_files(given)
    expect(visitor.page.get_by_text("Given so far:")).to_be_visible()
    return visitor.settled()


def table(number: int = 3) -> str:
    rows = [ROWS[n % 3] for n in range(number)]
    return "\n".join(
        json.dumps({"outlet": outlet, "text": f"{text}\nNumber {n}."})
        for n, (outlet, text) in enumerate(rows)
    )


def scored(page: Any) -> None:
    page.get_by_role("button", name=re.compile("^Score ")).click()
    expect(page.get_by_text("The case is ready:")).to_be_visible(timeout=LONG)


def sheet(visitor: Visit) -> str:
    """Open the sheet of the case that is ready, and return its link."""
    visitor.page.get_by_role("button", name="Open the sheet").click()
    expect(visitor.page).to_have_url(re.compile(r"/\?.*case=own-"), timeout=LONG)
    visitor.settled()
    return visitor.link


def unfold(page: Any) -> None:
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()


def choose(visitor: Visit, label: str, option: str) -> None:
    unrolled(visitor.settled(), label)
    visitor.page.get_by_role("option", name=option, exact=True).click()


def unrolled(page: Any, label: str) -> None:
    """Open the list of that label."""
    box = page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list that is open closes when the page moves
    box.click()
    expect(page.get_by_role("option").first).to_be_visible()


def test_from_a_file_to_the_sheet_and_a_reload_keeps_it(visit: New) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    give(visitor, rows__jsonl=table())
    expect(page.get_by_text("3 articles read.")).to_be_visible()
    title = page.get_by_label("Title of the case")
    title.fill("A fire in the harbour")
    title.press("Enter")
    scored(page)
    link = sheet(visitor)
    for shown in (page, visitor.reload()):
        expect(shown.get_by_role("heading", level=1)).to_have_text("A fire in the harbour")
        expect(shown.get_by_text("3 texts,")).to_be_visible()
    other = visit(alone=True)
    expect(other.open(case="full").locator("h1")).not_to_have_text("A fire in the harbour")
    other.page.goto(link)  # who has the link may open it
    expect(other.page.get_by_role("heading", level=1)).to_have_text("A fire in the harbour")


def test_two_pasted_texts_become_a_sheet(visit: New) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    page.get_by_text("Paste a text").click()
    for n, (outlet, text) in enumerate(ROWS[:2], 1):
        page.get_by_label("Text", exact=True).fill(text)
        page.get_by_label("Outlet: who published it").fill(outlet)
        page.get_by_role("button", name="Add this text").click()
        expect(page.get_by_text(f"{n} pasted text")).to_be_visible()
        expect(page.get_by_label("Text", exact=True)).to_have_value("")
    expect(page.get_by_text("2 articles read.")).to_be_visible()
    scored(page)
    sheet(visitor)
    for outlet, _ in ROWS[:2]:
        expect(page.locator(".stMain").get_by_text(outlet).first).to_be_visible()


def test_a_pasted_text_without_an_outlet_is_refused_and_stays(visit: New) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    page.get_by_text("Paste a text").click()
    page.get_by_label("Text", exact=True).fill(GAZETTE)
    page.get_by_role("button", name="Add this text").click()
    expect(page.get_by_text("The outlet is empty.")).to_be_visible()
    expect(page.get_by_label("Text", exact=True)).to_have_value(GAZETTE)


def test_a_scoring_that_is_cancelled_says_what_was_kept(visit: New) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    give(visitor, rows__jsonl=table(4_000))
    expect(page.get_by_text("4,000 articles read.")).to_be_visible()
    page.get_by_role("button", name="Score 4,000 articles").click()
    expect(page.get_by_text(re.compile("of 4,000 articles, about"))).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="Method", exact=True).click()  # it goes on meanwhile
    page.wait_for_url("**/method*")
    page.get_by_role("link", name="Data", exact=True).click()
    expect(page.get_by_text("of 4,000 articles")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("articles had been scored; they are kept")).to_be_visible()
    expect(page.get_by_role("button", name="Score 4,000 articles again")).to_be_enabled()
    visitor.reload()  # another session, by the link
    expect(page.get_by_text("articles had been scored; they are kept")).to_be_visible()


def test_nonsense_is_refused_in_sentences(visit: New, tmp_path: Path) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    give(visitor, noise__txt=bytes(range(256)) * 20, noise__zip=b"PK\3\4 no zip", noise__exe=b"MZ")
    expect(page.get_by_text("0 articles read, 3 lines or files refused.")).to_be_visible()
    expect(page.get_by_text("noise.zip: The zip is damaged")).to_be_visible()
    expect(page.get_by_text("noise.exe is a .exe file.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Score"))).to_have_count(0)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download what was refused (CSV)").click()
    lines = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert lines[0] == "what,line,reason,as it stands"
    assert len(lines) == 4
    page.get_by_text("Take something out, or start over").click()
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_text("Given so far:")).to_have_count(0)


def test_visitors_do_not_see_each_others_articles(visit: New) -> None:
    one, two = visit(alone=True), visit(alone=True)
    for visitor, outlet in ((one, "Alpha Post"), (two, "Beta Post")):
        page = adding(visitor)
        give(visitor, own__jsonl=json.dumps({"outlet": outlet, "text": GAZETTE}))
        scored(page)
        link = sheet(visitor)
    assert visitor_case(one) not in link
    for visitor, mine, other in ((one, "Alpha", "Beta"), (two, "Beta", "Alpha")):
        for page_ in ("sheet", "read", "data"):
            visitor.page.get_by_role("link", name=page_.capitalize(), exact=True).click()
            shown = visitor.settled().locator(".stMain").inner_text()
            assert f"{other} Post" not in shown
        assert f"{mine} Post" in visitor.open("read", case=visitor_case(visitor)).content()
    stranger = visit(alone=True).open("data", case="full").content()
    assert re.search("own-[0-9a-f]{32}", stranger) is None
    assert "Your articles" not in stranger


def visitor_case(visitor: Visit) -> str:
    """The name that the visitor's own case has in the link."""
    expect(visitor.page).to_have_url(re.compile("case=own-"))
    found = re.search(r"case=(own-[0-9a-f]{32})", visitor.link)
    assert found is not None
    return found[1]


def test_a_case_can_be_kept_as_a_zip(visit: New) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    give(visitor, own__jsonl=table(1))
    expect(page.get_by_text("One article alone is described")).to_be_visible()
    scored(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile("^Keep it")).click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert {"my-case/case.toml", "my-case/current"} <= set(archive.namelist())


def test_columns_with_other_names_are_mapped_by_hand(visit: New) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    lines = [f'{outlet};"{text}";03/04/2024' for outlet, text in ROWS] + ["ragged;x"]
    give(visitor, strange__csv="\n".join(["paper;words;when", *lines]))
    expect(page.get_by_text("No column holds the text. Found: “paper”, “words”")).to_be_visible()
    for label, option in (("Text", "words"), ("Outlet", "paper"), ("Date", "when")):
        choose(visitor, label, option)
        expect(page.get_by_text(f"{label.lower()} from “{option}”").first).to_be_attached()
    expect(page.get_by_text("3 articles read, 1 line or file refused.")).to_be_visible()
    expect(page.locator("li", has_text="strange.csv line ")).to_be_visible()
    expect(page.get_by_text("3 dates may be read with the day or the month first")).to_be_visible()
    page.get_by_role("radio", name="Day").or_(page.get_by_role("button", name="Day")).click()
    visitor.settled()
    scored(page)
    sheet(visitor)
    visitor.open("data", case=visitor_case(visitor), side="This case")
    assert "Given by hand" not in page.locator(".stMain").inner_text()


def test_an_outlet_is_written_into_the_table_by_keyboard(visit: New) -> None:
    visitor = visit(alone=True)
    page = adding(visitor)
    give(visitor, gazette__txt=GAZETTE, courier__txt=COURIER)
    expect(page.get_by_text("2 texts with no outlet: refused until it is set")).to_be_visible()
    expect(page.get_by_role("button", name="Score 0 articles")).to_be_disabled()
    grid = page.locator("[data-testid=stDataFrame]").first
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 60, "y": 52})
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator(".gdg-input").fill("The Gazette")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Score 1 article")).to_be_enabled()
    expect(page.get_by_text("1 text with no outlet")).to_be_visible()
    page.get_by_label("Outlet", exact=True).fill("Courier")
    page.get_by_role("button", name="Set for all without one").click()
    expect(page.get_by_role("button", name="Score 2 articles")).to_be_enabled()
    page.get_by_role("link", name="Method", exact=True).click()
    page.wait_for_url("**/method*")
    page.get_by_role("link", name="Data", exact=True).click()
    expect(page.get_by_role("button", name="Score 2 articles")).to_be_enabled()
    scored(page)
    sheet(visitor)
    expect(page.locator(".stMain").get_by_text("The Gazette").first).to_be_visible()


def test_whatever_is_uploaded_stays_a_text(visit: New, canary: Canary) -> None:
    attack = hostile.attacks(canary.port)
    row = {"outlet": attack[:190], "title": f"# BIG {attack}", "text": GAZETTE, attack[:90]: attack}
    files = {
        "![x](http:evil) # BIG $a$ <img src=x onerror=window.pwned=1>.jsonl": json.dumps(row),
        f"{attack[:60]}.csv": f'"{attack[:40]}",b\nx,{attack}\n'.replace("/", ":"),
        f"# BIG {attack[:40]}.exe": "x",
    }
    visitor = visit(alone=True)
    page = adding(visitor)
    give(visitor, **{name.replace("/", ":"): data for name, data in files.items()})
    unfold(page)
    for label in ("Table", "Author", "What to take out"):
        unrolled(page, label)
        _harmless(page, canary)
        page.keyboard.press("Escape")
    unrolled(page, "What to take out")
    page.get_by_role("option").first.click()
    _harmless(visitor.settled(), canary)
    page.keyboard.press("Escape")
    scored(page)
    _harmless(page, canary)
    sheet(visitor)
    _harmless(page, canary)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_phone_and_nothing_is_grave(visit: New, theme: str) -> None:
    visitor = visit(alone=True, color_scheme=theme, viewport={"width": WIDTH, "height": 844})
    page = adding(visitor)
    _fits(page)
    give(visitor, rows__jsonl=table(), gazette__txt=GAZETTE, strange__csv="paper;words\nA;b c\n")
    unfold(page)
    _fits(visitor.settled())
    assert _faults(page) == []
    scored(page)
    _fits(page)
    assert _faults(page) == []
