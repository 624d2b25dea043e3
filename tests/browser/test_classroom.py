"""The mask in a browser: no name anywhere, a guess, the reveal, and the link that holds it all."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest

from analysis.workflow import score_paths
from browser.conftest import ROOT, New, serving
from browser.visit import Visit

expect = pytest.importorskip("playwright.sync_api").expect

ALDER = ROOT / "seeds" / "port-alder"
KNOWN = tomllib.loads((ALDER / "case.toml").read_text("utf-8"))
OUTLETS = [outlet["name"] for outlet in KNOWN["outlet"].values()]
BARE = [name.removeprefix("The ") for name in OUTLETS]
AUTHORS = sorted({article["author"] for article in KNOWN["article"]})
FILES = [Path(article["file"]).stem for article in KNOWN["article"]]
STORY = "daily-lantern-scandal"  # what the fire is called here: its id names an outlet
NAMES = [*BARE, *AUTHORS, *FILES, "daily-lantern"]
PAGES = re.findall(r'url_path="(\w+)"', (ROOT / "dashboard.py").read_text("utf-8"))
# Made without a mask: an outlet's name, its id and an article's id stand in it.
LINK = {
    "outlets": "The Daily Lantern", "cell": "which-words-carry-weight~lantern~", "at": "lantern",
    "left": "lantern-harbour-fire", "right": "tideline-hospital-wait", "zones": "true",
    "item": "Tideline", "mask": "1",
}  # fmt: skip
# Made without a mask, too: what stands in the boxes of a pair, of a word and of stories.
BOXES = {
    "gap_a": "The Daily Lantern", "gap_b": "Tideline", "whose": "The Daily Lantern",
    "against": "Tideline", "word": "Daily Lantern", "of": STORY, "at": "lantern", "mask": "1",
}  # fmt: skip
EVERYTHING = """() => {
  const found = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      for (const each of node.attributes) found.push(each.value);
      if (node.value) found.push(String(node.value));
      if (!node.children.length) found.push(node.textContent);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document);
  return [document.title, location.href, document.body.innerText, ...found].join("\\n");
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over Port Alder alone, one of whose stories has an outlet's name here."""
    folder = tmp_path_factory.mktemp("alder")
    case, texts = folder / "port-alder", folder / "texts" / "port-alder"
    shutil.copytree(ALDER, texts)
    facts = (texts / "case.toml").read_text("utf-8")
    facts = facts.replace("[story.harbour-fire]", f"[story.{STORY}]")
    facts = facts.replace('"harbour-fire"', f'"{STORY}"')
    (texts / "case.toml").write_text(facts, "utf-8")
    score_paths([texts], case, columns={}, workers=1, say=lambda _: None)
    with serving([case], folder) as found:
        yield found


def _named(text: str, names: list[str]) -> list[str]:
    """The names that stand in a text, in small letters or capitals."""
    plain = unquote_plus(text).casefold()
    return [name for name in names if name.casefold() in plain]


def _sent(visitor: Visit) -> list[bytes]:
    """Every message that the server sends from now on."""
    sent: list[bytes] = []

    def listen(socket: Any) -> None:
        socket.on("framereceived", lambda data: sent.append(_bytes(data)))

    visitor.page.on("websocket", listen)
    return sent


def _bytes(data: bytes | str) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


def _open_everything(page: Any) -> None:
    closed = page.locator(".stMain details:not([open]) > summary")
    while closed.count():
        closed.first.click()


@pytest.mark.parametrize("page", [page for page in PAGES if page != "classroom"])
def test_a_page_tells_no_name(visit: New, page: str) -> None:
    visitor = visit(alone=True)
    sent = _sent(visitor)
    shown = visitor.open(page, case="port-alder", **LINK)
    expect(shown.get_by_text("Names are masked.")).to_be_visible()
    _open_everything(shown)
    visitor.settled()
    assert _named(shown.evaluate(EVERYTHING), NAMES) == []
    assert _named(visitor.link, [*NAMES, "lantern", "tideline"]) == []
    assert "mask=1" in visitor.link
    told = b"".join(sent).decode("utf-8", "replace")
    # The Lantern's, of whom every page speaks; not every page does of who is A in this run.
    (letter,) = re.findall(r"letters=(Outlet [A-F])\b", unquote_plus(visitor.link))
    assert letter in told
    assert _named(told, NAMES) == []


@pytest.mark.parametrize("page", ["tone", "frames", "words"])
def test_boxes_and_stories_tell_no_name(visit: New, page: str) -> None:
    visitor = visit(alone=True)
    sent = _sent(visitor)
    shown = visitor.open(page, case="port-alder", **BOXES)
    expect(shown.get_by_text("Names are masked.")).to_be_visible()
    _open_everything(shown)
    visitor.settled()
    told = b"".join(sent).decode("utf-8", "replace")
    assert "ferry fares" in told
    expect(shown.get_by_role("combobox", name="Story")).to_have_value("S1")
    for where in (shown.evaluate(EVERYTHING), visitor.link, told):
        assert _named(where, NAMES) == []
    if page == "words":
        expect(shown.get_by_role("textbox", name="A word, in all its forms")).to_have_value("")


LETTERED = """pairs => Object.entries(pairs).every(([key, letter]) =>
    new URLSearchParams(location.search).get(key) === letter)"""
PAIR = {"gap_a": "Outlet C", "gap_b": "Outlet E", "whose": "Outlet C", "against": "Outlet E"}


@pytest.mark.parametrize(
    ("page", "boxes"),
    [
        ("tone", {"gap_a": "Tone of", "gap_b": "minus"}),
        ("words", {"whose": "Whose words", "against": "Against"}),
    ],
)
def test_boxes_and_stories_keep_what_was_chosen(
    visit: New, page: str, boxes: dict[str, str]
) -> None:
    """There and back. Who C and E are hangs on the run: no box starts from them in any."""
    visitor = visit(alone=True)
    chosen = [STORY.replace("-", " "), "ferry fares"]
    letters = {key: PAIR[key] for key in boxes}

    def shown() -> list[str]:
        boxed = (visitor.page.get_by_role("combobox", name=name) for name in boxes.values())
        return [box.input_value() for box in boxed]

    visitor.open(page, case="port-alder", mask="1", stories=chosen, **letters)
    assert shown() == list(letters.values())
    visitor.page.goto(visitor.link.replace("mask=1", "mask=0"))
    visitor.page.wait_for_selector(".stMain h1")
    visitor.settled()
    real = shown()
    assert len({*real} & {*OUTLETS}) == 2
    assert f"stories={chosen[0]}" in unquote_plus(visitor.link)
    named = dict(zip(boxes, real, strict=True))
    again = visitor.open(page, case="port-alder", mask="1", stories=chosen, **named)
    again.wait_for_function(LETTERED, arg=letters)
    assert shown() == list(letters.values())
    link = unquote_plus(visitor.link)
    assert "stories=S1" in link
    assert "stories=ferry fares" in link


def test_what_the_link_chose_is_still_chosen(visit: New) -> None:
    visitor = visit(alone=True)
    page = visitor.open(case="port-alder", **LINK)
    columns = page.locator("thead th[scope=col]")
    expect(columns).to_have_count(1)
    letter = columns.first.locator("bdi").inner_text()
    assert re.fullmatch("Outlet [A-F]", letter)
    expect(page.locator(".evidence h3")).to_contain_text(letter)
    assert f"letters={letter.replace(' ', '+')}" in visitor.link
    assert f"~{letter[-1]}~" in unquote_plus(visitor.link)


def test_downloads_tell_no_name(visit: New) -> None:
    page = visit(alone=True).open("data", case="port-alder", mask="1")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Table as CSV").click()
    table = Path(waiting.value.path()).read_text("utf-8-sig")
    assert len(table.splitlines()) == 73
    assert _named(table + waiting.value.suggested_filename, NAMES) == []


def _guess(visitor: Visit, letter: str, name: str) -> None:
    page = visitor.page
    box = page.get_by_role("combobox", name=f"Outlet {letter} is")
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name).click()
    visitor.settled()


def test_guess_reveal_and_the_link_restores_it(visit: New) -> None:
    visitor = visit(alone=True)
    page = visitor.open("classroom", case="port-alder")
    assert "mask" not in visitor.link
    page.get_by_text("Mask the names").click()
    page.wait_for_url("**mask=1*")
    visitor.settled()
    for letter in "ABCDEF":
        _guess(visitor, letter, "Tideline")  # so that one of six is right
    why = page.get_by_role("textbox", name="Because (Outlet A)")
    why.fill("it speaks of the rich")
    why.press("Enter")
    page.wait_for_url("**why=A*")
    assert _named(visitor.link, NAMES) == []
    page.get_by_role("link", name="Sheet", exact=True).click()
    expect(page.get_by_text("Names are masked.")).to_be_visible()
    visitor.settled()
    page.get_by_role("link", name=re.compile("To the classroom")).click()
    expect(page.get_by_text("Guessed more than once: Tideline.")).to_be_visible()
    page.get_by_role("button", name="Reveal").click()
    expect(page.get_by_text("1 of 6 right.")).to_be_visible()
    visitor.settled()
    for name in OUTLETS:
        expect(
            page.get_by_role("heading", name=re.compile(f"Outlet [A-F] is {name}"))
        ).to_be_visible()
    expect(page.get_by_text("Because: it speaks of the rich")).to_be_visible()
    expect(page.locator("main li, .stMain li").first).to_contain_text("Counted:")
    other = visit(alone=True)
    other.page.goto(visitor.link)
    other.page.wait_for_selector(".stMain h1")
    again = other.settled()
    expect(again.get_by_text("1 of 6 right.")).to_be_visible()
    shown = ".stMain h3, .stMain p, .stMain li"
    assert again.locator(shown).all_inner_texts() == page.locator(shown).all_inner_texts()
    again.get_by_role("button", name="Mask again").click()
    expect(again.get_by_text("1 of 6 right.")).to_have_count(0)
    expect(again.get_by_role("combobox", name="Outlet A is")).to_be_visible()
    assert "reveal" not in other.link
    again.get_by_text("Mask the names").click()
    expect(again.get_by_text("Names are masked.")).to_have_count(0)
    again.get_by_role("link", name="Sheet", exact=True).click()
    expect(again.get_by_text("The Daily Lantern").first).to_be_visible()
    assert "mask" not in other.link


def test_it_fits_a_phone(visit: New) -> None:
    visitor = visit(viewport={"width": 390, "height": 844})
    for query in ({}, {"guess": "1.2.3", "reveal": "1"}):
        page = visitor.open("classroom", case="port-alder", mask="1", **query)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
