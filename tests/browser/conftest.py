"""One server over a few cases, one Chromium for all tests; each visitor is a new session."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from analysis.case import export, open_case
from analysis.workflow import score_paths
from browser import hostile
from browser.visit import WAIT, Visit

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEXTS = HERE / "texts"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
New = Callable[..., Visit]
PATIENCE = 40  # seconds until the server answers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Canary:
    """A server that nobody should ever call."""

    port: int
    heard: list[str]


@pytest.fixture(scope="package")
def canary() -> Iterator[Canary]:
    """Hears every request that hostile content causes."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing on stderr."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Canary(server.server_address[1], heard)
        server.shutdown()
        thread.join()


@pytest.fixture(scope="package")
def cases(tmp_path_factory: pytest.TempPathFactory, canary: Canary) -> dict[str, Path]:
    """Folders of cases by name: `full`, `free` (without texts), `hostile`, `corrupt`, `loose`."""
    folder = tmp_path_factory.mktemp("cases")
    found = {name: folder / name for name in ("full", "free", "hostile", "corrupt", "loose")}
    score_paths([TEXTS], found["full"], columns={}, workers=1, say=lambda _: None)
    export(open_case(found["full"]), found["free"], text=False)
    export(open_case(found["full"]), found["corrupt"], text=False)
    next(found["corrupt"].glob("runs/*/manifest.json")).write_text('{"run": ', "utf-8")
    export(open_case(found["full"]), found["loose"], text=False)  # the server is not told of it
    articles = folder / "articles"
    articles.mkdir()
    hostile.write(articles, canary.port)
    score_paths(
        [articles], found["hostile"], columns={}, workers=1, say=lambda _: None,
        title=hostile.attacks(canary.port),
    )  # fmt: skip
    return found


@pytest.fixture(scope="package")
def chromium() -> str:
    """The path of Debian's Chromium; a browser is never downloaded."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    return found


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Any]:
    """One Chromium for all tests."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield found
        found.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="package")
def address(cases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over the cases."""
    told = [cases[name] for name in ("full", "free", "hostile", "corrupt")]
    with serving(told, tmp_path_factory.mktemp("server")) as found:
        yield found


@contextmanager
def serving(told: Sequence[Path], folder: Path) -> Iterator[str]:
    """A dashboard over these cases; what it says is kept in `folder`."""
    paths = json.dumps([str(path) for path in told])
    environment = os.environ | {"PARALLAX_CASES": paths, "PARALLAX_TEXTS": ""}
    port = _free_port()
    command = [sys.executable, "-m", "analysis.pages.serve", "run", str(ROOT / "dashboard.py")]
    said = folder / "said.txt"
    with said.open("wb") as log:
        server = subprocess.Popen(
            [*command, "--server.port", str(port)], cwd=ROOT, env=environment,
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    found, until = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
    try:
        while not _answers(found):
            if server.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the dashboard did not start: {said.read_text('utf-8')}")
            time.sleep(0.2)
        yield found
    finally:
        server.kill()
        server.wait()
    # Streamlit says so where it asked the network for this machine's own address.
    assert "external IP" not in said.read_text("utf-8")


@pytest.fixture(scope="package")
def contexts(browser: Any) -> Iterator[Callable[..., Any]]:
    """A browser context by its settings, for all tests: its cache saves seconds a load."""
    known: dict[str, Any] = {}

    def context(**settings: Any) -> Any:
        name = repr(sorted(settings.items()))
        if name not in known:
            known[name] = browser.new_context(**settings)
        return known[name]

    yield context
    for each in known.values():
        each.close()


@pytest.fixture
def visit(browser: Any, contexts: Callable[..., Any], address: str) -> Iterator[New]:
    """A new visitor, by settings of a browser context; when the test ends, nothing went wrong.

    `alone`: in a browser context of its own, so that it shares nothing with anybody.
    """
    visitors: list[Visit] = []

    def new(*, alone: bool = False, **settings: Any) -> Visit:
        context = browser.new_context(**settings) if alone else contexts(**settings)
        visitors.append(Visit(context, address))
        return visitors[-1]

    yield new
    faults = [fault for each in visitors for fault in each.faults]
    for each in visitors:
        each.page.close()
    assert not faults
