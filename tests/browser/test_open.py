"""Every page opens, with and without the texts, and says what it stands on."""

from collections.abc import Callable

import pytest

from browser.visit import PAGES, Visit

New = Callable[..., Visit]


@pytest.mark.parametrize("case", ["full", "free"])
def test_every_page_opens(visit: New, case: str) -> None:
    visitor = visit()
    for page in PAGES:
        shown = visitor.open(page, case=case)
        shown.screenshot(path=f"/tmp/h_browser/{case}-{page}.png", full_page=True)
        assert shown.locator("h1").count() == 1
