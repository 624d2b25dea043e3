"""A file that holds one text → its draft: plain text and Markdown as they are, HTML extracted."""

from dataclasses import replace

from analysis.article import Provenance
from analysis.gather.columns import begins_with
from analysis.gather.draft import TEXT_BYTES, Draft, Refusal, one_line, text_fault
from analysis.gather.encoding import Decoded, decoded, mended
from analysis.gather.page import Extractor
from analysis.gather.source import PAGES, Source, uploaded

_FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a packed file such as .docx or .zip"),
    (b"\x1f\x8b", "a file packed by gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"PAR1", "a Parquet file"),
)
_CONTROLS = 0.05  # of the characters, but a few always pass: more of them, and it is no text


def text(source: Source, extractor: Extractor) -> Draft | Refusal:
    """The one text of a file, or why there is none. Never raises for what the file holds."""
    try:
        with source.open() as stream:
            data = stream.read(TEXT_BYTES + 1)
    except OSError as error:
        why = error.strerror or error
        return Refusal(source.name, f"{source.name} cannot be read: {why}. Check who may read it.")
    fault = _file_fault(data)
    if fault:
        return Refusal(source.name, fault)
    is_page = source.suffix in PAGES
    found = decoded(data, declares=is_page)
    if found.controls > max(16, _CONTROLS * len(found.text)):
        return Refusal(source.name, "The file is no text. Save it as .txt, .md or .html.")
    return _page(source, found, extractor) if is_page else plain(source, found)


def plain(source: Source, found: Decoded, kind: str = "text") -> Draft | Refusal:
    """The whole text as it stands. Its headline is not known, and neither is its outlet."""
    fault = text_fault(found.text)
    if fault:
        return Refusal(source.name, fault)
    provenance = Provenance(source.name, kind, found.encoding or None, None, found.notes)
    return Draft(source.stem, source.stem, found.text, provenance)


def _page(source: Source, found: Decoded, extractor: Extractor) -> Draft | Refusal:
    """The article of an HTML page: headline, blank line, body, and what its tags say of it."""
    page = extractor.page(found.text)
    if isinstance(page, str):
        return Refusal(source.name, page)
    title = one_line(page.get("title", ""))
    body = _headed(page.get("text", ""), title)
    draft = plain(source, replace(found, text=body), "html")
    if isinstance(draft, Refusal):
        return draft
    return replace(
        draft,
        outlet=one_line(page.get("site", "")) or None,
        headline=title,
        date=one_line(page.get("date", "")),
        author=one_line(page.get("author", "")),
        url=one_line(page.get("url", "")),
        language=one_line(page.get("language", "")),
    )


def pasted(name: str, text: str, *, outlet: str, title: str, date: str) -> Draft | Refusal:
    """A pasted text with what its reader said of it; `name` is one for its reader to know it by."""
    found = mended(text)
    title = one_line(title)
    headed = replace(found, text=_headed(found.text, title))
    draft = plain(uploaded(name, b""), headed, "paste")
    if isinstance(draft, Refusal):
        return draft
    outlet, date = one_line(outlet), one_line(date)
    return replace(draft, outlet=outlet, headline=title, date=date)


def _headed(body: str, title: str) -> str:
    """The text with its headline above it, once."""
    return f"{title}\n\n{body}" if title and not begins_with(body, title) else body


def _file_fault(data: bytes) -> str | None:
    if not data:
        return "The file is empty. A text with at least one word is needed."
    if len(data) > TEXT_BYTES:
        return (
            f"The file is larger than {TEXT_BYTES // 1_000_000} MB, too large for one article. "
            "Split it, or give it as a table (.csv, .jsonl, .parquet)."
        )
    for start, what in _FOREIGN:
        if data.startswith(start):
            return f"In spite of its name this is {what}. Save its text as .txt, .md or .html."
    return None
