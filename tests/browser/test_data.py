"""Supplied texts light up for their visitor alone; a folder opens, or it is said why not."""

from pathlib import Path

import pytest

from browser.conftest import TEXTS, New

expect = pytest.importorskip("playwright.sync_api").expect

WEIGHT = "which-words-carry-weight~tribune~"


def test_supplied_texts_light_up_in_this_session_only(visit: New, tmp_path: Path) -> None:
    renamed = []
    for i, name in enumerate(("peoples_tribune.txt", "civic_wire.txt")):
        renamed.append(tmp_path / f"{i}.md")
        renamed[-1].write_bytes((TEXTS / name).read_bytes())
    foreign = tmp_path / "shopping.txt"
    foreign.write_text("Bread, two lemons and a new lamp for the kitchen. " * 8, "utf-8")
    visitor = visit(alone=True)
    page = visitor.open("data", case="free")
    expect(page.get_by_text("5 of 5 texts are not here.")).to_be_visible()
    page.locator("input[type=file]").set_input_files([str(f) for f in (*renamed, foreign)])
    expect(page.get_by_text("3 of 5 texts are not here.")).to_be_visible()
    expect(page.get_by_text("2 texts of this case recognised.")).to_be_visible()
    expect(page.get_by_text("shopping.txt: no article of this case has this text.")).to_be_visible()
    page.get_by_role("link", name="Sheet", exact=True).click()
    visitor.key(*WEIGHT.split("~")).click()
    expect(page.locator(".evidence")).to_contain_text("In a shameful session")
    other = visit(alone=True).open(case="free", cell=WEIGHT)
    expect(other.locator(".evidence .blank").first).to_be_visible()
    expect(other.locator(".evidence")).not_to_contain_text("In a shameful session")


def test_another_case_opens_by_its_folder_or_says_why_not(
    visit: New, cases: dict[str, Path], tmp_path: Path
) -> None:
    visitor = visit()
    page = visitor.open("data", case="full")
    folder = page.get_by_label("Folder of a case")
    for wrong, said in ((tmp_path / "none", "there is no folder"), (tmp_path, "no run yet")):
        folder.fill(str(wrong))
        folder.press("Enter")
        expect(page.locator(".stMain")).to_contain_text(said)
        expect(page.locator(".stMain")).to_contain_text(str(wrong))
    folder.fill(str(cases["loose"]))
    folder.press("Enter")
    page.wait_for_url("**case=loose*")
    expect(page.get_by_text("5 of 5 texts are not here.")).to_be_visible()


def test_the_table_can_be_had_as_a_file(visit: New) -> None:
    page = visit().open("data", case="full")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Table as CSV").click()
    lines = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert "sha" in lines[0].lower()
    assert len(lines) == 6
