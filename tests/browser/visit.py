"""A visitor: one page with a session of its own, and everything that went wrong in it."""

import re
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode, urlsplit

PAGES = (
    "sheet", "read", "voices", "names", "tone", "frames", "words", "gaps", "method", "data",
    "classroom",
)  # fmt: skip
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
WAIT = 30_000  # milliseconds
PRESSES = 3  # tries to press a mark of a drawing


class Visit:
    """`faults` collects errors of the page, of the console, and requests that leave the machine."""

    def __init__(self, context: Any, address: str) -> None:
        self.address = address
        self.faults: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(WAIT)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", self._console)
        self.page.on("request", self._request)
        self.page.on("popup", lambda other: self.faults.append(f"opened a window: {other.url}"))

    def _console(self, message: Any) -> None:
        where = message.location.get("url", "")
        # Streamlit asks for its server below the page's path first, and then at the root.
        if message.type == "error" and "/_stcore/" not in urlsplit(where).path:
            self.faults.append(f"console: {message.text} {where}")

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.faults.append(f"left the machine: {request.url}")

    def open(self, page: str = "sheet", **query: str | list[str]) -> Any:
        """Load a page by its link and wait until it stands."""
        path = "" if page == "sheet" else page
        link = f"{self.address}/{path}" + (f"?{urlencode(query, doseq=True)}" if query else "")
        self.page.goto(link)
        self.page.wait_for_selector(".stMain h1")
        return self.settled()

    def reload(self) -> Any:
        """Load the present link afresh."""
        self.page.goto(self.link)
        self.page.wait_for_selector(".stMain h1")
        return self.settled()

    def settled(self) -> Any:
        """The page, once the script has run and charts are drawn; it shows no exception."""
        self.page.wait_for_selector(IDLE)
        self.page.wait_for_function(_DRAWN)
        assert self.page.locator("[data-testid=stException]").count() == 0
        return self.page

    def key(self, row: str, outlet: str, item: str = "") -> Any:
        """The button of a cell: its note, or the item of that key."""
        return self.page.locator(f'[data-key="{row}~{outlet}~{item}"]')

    def press(self, mark: str, link: str | re.Pattern[str]) -> None:
        """Press a mark of a drawing until the link is like this: it may just be drawn anew.

        What lies over the drawing takes the press, so that the mark itself is never waited for.
        """
        from playwright.sync_api import Error

        for _ in range(PRESSES):
            with suppress(Error):
                self.page.locator(mark).first.click(force=True, timeout=WAIT / PRESSES)
                self.page.wait_for_url(link, timeout=WAIT / PRESSES)
                return
        self.page.wait_for_url(link)

    @property
    def link(self) -> str:
        """The present link."""
        return str(self.page.url)


_DRAWN = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
  .every((chart) => chart.querySelector(".main-svg"))
  && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]")"""


def choose(page: Any, label: str, option: str) -> None:
    """Choose an option of a box by typing."""
    box = page.get_by_role("combobox", name=re.compile(label)).last
    box.click()
    box.fill(option)
    page.get_by_role("option", name=re.compile(re.escape(option))).first.wait_for()
    page.keyboard.press("Enter")
