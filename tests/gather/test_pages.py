"""HTML pages: what is extracted, and what happens when extraction does not end."""

import time

import pytest

from analysis.gather import gather_bytes
from analysis.gather.page import Extractor

BODY = "".join(
    f"<p>The harbour council met again on day {i} and spoke at length about café licences, the old"
    " docks and the price of rope in the lower town.</p>"
    for i in range(8)
)
PAGE = f"""<html lang="en"><head><meta charset="CHARSET"><title>Council meets | Daily Bee</title>
<meta property="og:title" content="Council meets again over docks">
HEAD<meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-06-28T22:00:00Z">
<link rel="canonical" href="https://bee.example/council"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Council meets again over docks</h1>{BODY}
</article><footer>All rights</footer></body></html>"""
SITE = '<meta property="og:site_name" content="The Daily Bee">'


def page(head: str = SITE, charset: str = "utf-8") -> bytes:
    return PAGE.replace("HEAD", head).replace("CHARSET", charset).encode(charset)


def test_a_page_and_its_tags() -> None:
    found = gather_bytes([("council.html", page())])
    (article,) = found.articles
    assert article.text.startswith("Council meets again over docks")
    assert article.text.count("Council meets again over docks") == 1
    assert "day 7" in article.text
    assert "Home" not in article.text
    assert article.headline == "Council meets again over docks"
    assert (article.author, article.language) == ("Ann Lee", "en")
    assert article.published is not None
    assert article.published.isoformat() == "2024-06-28"
    assert article.url == "https://bee.example/council"
    assert (article.provenance.kind, article.id) == ("html", "council")
    assert found.outlets[0].name == "The Daily Bee"
    assert any("og:site_name" in note for note in found.notes)


def test_without_og_site_name_the_outlet_is_not_guessed_from_the_title() -> None:
    found = gather_bytes([("council.html", page(""))])
    assert found.outlets[0].name == "council"
    assert any("Outlet unknown for 1 text" in note for note in found.notes)


def test_a_declared_encoding_and_a_false_declaration() -> None:
    (article,) = gather_bytes([("a.html", page(charset="latin-1"))]).articles
    assert "café" in article.text
    false = b'<?xml version="1.0" encoding="latin-1"?>' + page()
    (article,) = gather_bytes([("a.html", false)]).articles
    assert "café" in article.text


@pytest.mark.parametrize("data", [b"<html></html>", b"<p>", b"just words", b"<html><body>" * 9_000])
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    found = gather_bytes([("a.html", data), ("b.html", page())])
    assert len(found.refusals) == 1
    assert ".txt" in found.refusals[0].reason
    assert [article.id for article in found.articles] == ["b"]


def test_a_page_that_takes_too_long_is_refused_and_the_next_one_read() -> None:
    sleepy = (
        "import sys, time, json",
        "print('ready', flush=True)",
        "for line in sys.stdin:",
        "    if 'slow' in line: time.sleep(600)",
        "    print(json.dumps({'text': 'Words'}), flush=True)",
    )
    start = time.perf_counter()
    with Extractor(seconds=1.0, program=sleepy) as extractor:
        assert "more than 1 s" in str(extractor.page("slow"))
        assert extractor.page("quick") == {"text": "Words"}
    assert time.perf_counter() - start < 60


def test_a_page_that_eats_the_memory_is_refused() -> None:
    greedy = (
        "import sys",
        "from analysis.gather.extraction import limit_memory",
        "limit_memory(500_000_000)",
        "print('ready', flush=True)",
        "for line in sys.stdin: x = 'x' * 2_000_000_000",
    )
    with Extractor(seconds=30.0, program=greedy) as extractor:
        assert "too much memory" in str(extractor.page("any"))


def test_an_extractor_that_cannot_start() -> None:
    with Extractor(program=("raise SystemExit",)) as extractor:
        assert "could not be started" in str(extractor.page("any"))
        assert "could not be started" in str(extractor.page("any"))
