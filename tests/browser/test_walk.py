"""A walk through both cases: every page, every filter, what is printed and what is taken away."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis.workflow import score_paths
from browser.conftest import ROOT, New, serving
from browser.visit import PAGES

pypdf = pytest.importorskip("pypdf")
expect = pytest.importorskip("playwright.sync_api").expect

REAL = ROOT / "seeds" / "russia-dprk-pact"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over Port Alder, scored now, and the real case."""
    alder = tmp_path_factory.mktemp("walk") / "port-alder"
    score_paths([ROOT / "seeds" / "port-alder"], alder, columns={}, workers=1, say=lambda _: None)
    with serving([alder, REAL], tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.mark.parametrize("case", ["port-alder", "russia-dprk-pact"])
def test_every_page_of_both_cases(visit: New, case: str) -> None:
    visitor = visit()
    for name in PAGES:
        page = visitor.open(name, case=case)
        assert len(page.locator(".stMain").inner_text()) > 200, name


def test_the_case_is_changed_from_any_page(visit: New) -> None:
    visitor = visit()
    page = visitor.open("frames", case="port-alder", outlets="Tideline")
    page.get_by_role("combobox", name=re.compile("Case")).click()
    page.get_by_role("option", name="russia-dprk-pact").click()
    page.wait_for_url("**case=russia-dprk-pact*")
    visitor.settled()
    expect(page.locator(".stMain")).to_contain_text("Free Press International")
    assert "Tideline" not in visitor.link


def test_every_filter_acts_and_goes_along_from_page_to_page(visit: New) -> None:
    visitor = visit()
    page = visitor.open("frames", case="port-alder")
    main = page.locator(".stMain")
    expect(main).to_contain_text("In the 12 Alder Chronicle articles")
    page.get_by_role("combobox", name=re.compile("Stories")).fill("regatta")
    page.get_by_role("option", name="regatta").click()
    page.keyboard.press("Escape")
    page.wait_for_url("**stories=regatta*")
    expect(main).to_contain_text("In the Alder Chronicle article")
    page.locator("button", has_text=re.compile("^quoted$")).first.click()
    page.wait_for_url("**voice=quoted*")
    page.get_by_role("combobox", name=re.compile("Part of the text")).click()
    page.get_by_role("option", name="headline", exact=True).click()
    page.wait_for_url("**zone=headline*")
    page.get_by_role("link", name="Sheet", exact=True).click()
    page.wait_for_url(re.compile(r"voice=quoted"))
    visitor.settled()
    assert {"stories=regatta", "zone=headline"} <= set(re.split("[?&]", visitor.link))
    expect(main).to_contain_text("The words above are of the whole case")
    expect(page.locator("thead th[scope=col]").first).to_contain_text("own")


def test_days_narrow_the_texts(visit: New) -> None:
    page = visit().open("sheet", case="port-alder", days=["2025-03-01", "2025-03-31"])
    expect(page.locator("thead th", has_text="Tideline")).to_contain_text("2 texts")


def test_a_text_set_apart_comes_back_by_one_switch(visit: New) -> None:
    visitor = visit()
    page = visitor.open("sheet", case="port-alder", apart="true")
    lantern = page.locator("thead th", has_text="Lantern")
    expect(lantern).to_contain_text("12 texts")
    visitor.open("sheet", case="port-alder")
    expect(lantern).to_contain_text("11 texts")


@pytest.mark.parametrize("name", ["sheet", "tone", "frames", "words"])
def test_a_printed_page_carries_its_method_note(visit: New, name: str, tmp_path: Path) -> None:
    page = visit().open(name, case="port-alder", outlets="Tideline")
    file = tmp_path / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    text = " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(file).pages).split())
    assert "Parallax method note." in text
    assert "A year in Port Alder" in text
    assert "Tideline" in text
    assert "no verdict about an outlet" in text
    assert "More choices" not in text
    expect(page.locator(".printed")).to_be_hidden()


def test_tables_pictures_and_the_case_are_taken_away_with_their_names(
    visit: New, tmp_path: Path
) -> None:
    page = visit().open("frames", case="port-alder", voice="quoted")
    page.get_by_text("The same as a table").first.click()
    name, file = _taken(page, page.get_by_role("button", name="Table as CSV").first)
    assert re.fullmatch(r"port-alder_frames_quoted-voice-.*_20\d\d-\d\d-\d\d\.csv", name)
    head, row = file.read_text("utf-8-sig").splitlines()[:2]
    assert {"filter", "measures", "run", "date", "case"} <= set(head.split(","))
    assert "quoted voice" in row
    name, file = _taken(page, page.locator("[data-title^=Download]").first)
    assert name.endswith(".svg")
    assert name.startswith("port-alder_frames_quoted-voice")
    assert "A year in Port Alder" in " ".join(re.findall(r">([^<]+)<", file.read_text("utf-8")))
    page.get_by_text("To take away").click()
    name, file = _taken(page, page.get_by_role("button", name="without its texts"))
    assert re.fullmatch(r"port-alder_text-free_.*run-[0-9a-f]{12}\.zip", name)
    assert file.stat().st_size > 50_000


def test_pictures_are_png_for_who_wants_them(visit: New) -> None:
    visitor = visit()
    page = visitor.open("frames", case="port-alder")
    page.get_by_text("To take away").click()
    page.locator("button", has_text=re.compile("^PNG$")).click()
    visitor.settled()
    name, file = _taken(page, page.locator("[data-title^=Download]").first)
    assert name.endswith(".png")
    assert file.read_bytes()[:4] == b"\x89PNG"


def _taken(page: Any, button: Any) -> tuple[str, Path]:
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path())
