"""The process in which HTML pages are read: one JSON object a line in, one out.

It limits its own memory, and its own life should the one who asked have died.
"""

import contextlib
import json
import re
import signal
import sys
from typing import Any

MEMORY = 2_000_000_000  # bytes
_ALARM = 30  # seconds; the asking side kills long before, if it still lives
# The text is decoded by now, and a parser that believed the old declaration would spoil it.
_DECLARATION = re.compile(r"\s{0,99}<\?xml[^>]{0,200}\?>")


def serve() -> None:
    """Answer each line of standard input, after a first line that says "ready"."""
    answers, sys.stdout = sys.stdout, sys.stderr  # a library that prints must not answer for us
    limit_memory()
    import trafilatura  # noqa: F401  (loaded before the clock of the first page starts)

    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        _alarm(_ALARM)
        print(json.dumps(_extracted(json.loads(line)["html"])), file=answers, flush=True)
        _alarm(0)


def limit_memory(size: int = MEMORY) -> None:
    """No more than `size` bytes of memory for this process, where the system knows such limits."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _extracted(html: str) -> dict[str, str]:
    try:
        return article(html)
    except Exception:  # whatever a page does to the parser, it is this page that is refused
        return {}


def article(html: str) -> dict[str, str]:
    """Text, title, author, date, site, url and language of a page, each where it is known.

    The site is `og:site_name` alone, for trafilatura would guess one; and the date is what the
    page's tags say, not a day that its text mentions.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    tree = load_html(_DECLARATION.sub("", html, count=1))
    if tree is None:
        return {}
    site = _first(tree.xpath('//meta[@property="og:site_name"]/@content'))
    language = _first(tree.xpath("/html/@lang"))
    found = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document):
        return {}
    known = {"text": found.text, "title": found.title, "author": found.author}
    known |= {"date": found.date, "url": found.url, "site": site, "language": language}
    return {key: str(value) for key, value in known.items() if value}


def _first(values: Any) -> str:
    return str(values[0]).strip() if values else ""
