"""Which zone each paragraph is, from what it shows by itself and from where it stands.

The first and the last paragraph of plain prose hold the story between them. Above it stand the
headline and what a page puts around one, below it the footer. Between them a paragraph leaves
the body only for a reason that can be named (`inside.py`); in doubt it is body.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article import TOLD
from analysis.clean.colophon import credited, dated, named, signed
from analysis.clean.furniture import elsewhere, furniture, heads_links, section
from analysis.clean.inside import captioned, doubled, prosaic, subheads, teasers
from analysis.clean.paragraphs import Paragraph, script

_ANCHOR_WORDS = (8, 5)  # prose: a finished sentence of so many words, or failing any, so many
_HEADLINE_WORDS = range(2, 31)
_LONG_HEADLINE = 4
_NEAR_TOP = 6
_CHROME = ("chrome", "navigation", "footer")


@dataclass(slots=True)
class _Page:
    """The paragraphs of a text while they are sorted; only `found` changes.

    `shown`: what each shows by itself; `foreign`: whether it is in another script than the text;
    `first`, `last`: the places of the first and the last prose; `headline`: that of the headline.
    """

    paragraphs: Sequence[Paragraph]
    shown: list[str | None]
    found: list[str | None]
    foreign: list[bool]
    first: int = 0
    last: int = 0
    headline: int | None = None


def kinds(paragraphs: Sequence[Paragraph], headline: str, main_script: str | None) -> list[str]:
    """The kind of every paragraph, in order, each one of `analysis.article.ZONES`."""
    if len(paragraphs) == 1:
        return ["headline" if _same(paragraphs[0], headline) else "body"]
    shown = [furniture(p) for p in paragraphs]
    found = [None if kind == "edge" else kind for kind in shown]
    page = _Page(paragraphs, shown, found, [_foreign(p, main_script) for p in paragraphs])
    _known_headline(page, headline)
    _bounds(page)
    _title(page)
    _repeated(page, bool(headline))
    _top(page)
    _tail(page)
    _beside(page)
    doubled(paragraphs, found)
    captioned(paragraphs, found)
    teasers(paragraphs, found, page.first, page.last)
    subheads(paragraphs, found)
    return _placed(found)


def _same(p: Paragraph, headline: str) -> bool:
    key = " ".join(re.findall(r"\w+", headline.casefold()))
    return bool(key) and p.key == key


def _foreign(p: Paragraph, main_script: str | None) -> bool:
    own = script(p.text) if p.text and main_script else None
    return own is not None and own != main_script


def _known_headline(page: _Page, headline: str) -> None:
    """The headline that the publisher is known to have printed, where it stands near the top."""
    for i, p in enumerate(page.paragraphs[: 2 * _NEAR_TOP] if headline else ()):
        if _same(p, headline):
            page.headline, page.found[i] = i, "headline"
            return


def _bounds(page: _Page) -> None:
    """Where prose begins and ends; a text without any is a list or a poem and has no edges."""
    page.first, page.last = 0, len(page.paragraphs) - 1
    free = [i for i, kind in enumerate(page.found) if kind is None and not page.foreign[i]]
    free = [i for i in free if not (_asks(page, i) or _points_elsewhere(page, i))]
    for least in _ANCHOR_WORDS:
        prose = [i for i in free if page.paragraphs[i].words >= least]
        prose = [i for i in prose if page.paragraphs[i].ended and not page.paragraphs[i].heading]
        if prose:
            page.first, page.last = prose[0], prose[-1]
            return


def _asks(page: _Page, i: int) -> bool:
    """A question or a cry at the top is a headline if it is printed as one or a byline follows."""
    p = page.paragraphs[i]
    if i >= _NEAR_TOP or p.last not in "?!" or p.words > 20:
        return False
    below = page.paragraphs[i + 1] if i + 1 < len(page.paragraphs) else p
    by = credited(below.text) or dated(below.text)
    return by or (p.titled >= 0.7 and p.sentences == 1)


def _points_elsewhere(page: _Page, i: int) -> bool:
    return i >= len(page.paragraphs) - 3 and elsewhere(page.paragraphs[i])


def _title(page: _Page) -> None:
    """With no known headline: a Markdown title, or the first short line above the prose."""
    if page.headline is not None:
        return
    above = [i for i in range(page.first) if page.shown[i] is None and not page.foreign[i]]
    titles = [i for i in above if page.paragraphs[i].heading == 1]
    likely = [i for i in above if _headlike(page.paragraphs[i])]
    long = [i for i in likely if page.paragraphs[i].words >= _LONG_HEADLINE]
    page.headline = next(iter(titles + long + likely[-1:]), None)
    if page.headline is not None:
        page.found[page.headline] = "headline"


def _repeated(page: _Page, known: bool) -> None:
    """The headline printed again further down is a share bar or a link, not the story.

    A guessed headline of few words may be the refrain of a poem.
    """
    if page.headline is None:
        return
    title = page.paragraphs[page.headline]
    words = _plain(title)
    if not words or not (known or title.words >= _LONG_HEADLINE):
        return
    for i in range(page.headline + 1, len(page.paragraphs)):
        if _plain(page.paragraphs[i]) == words:
            page.found[i] = "navigation"


def _plain(p: Paragraph) -> str:
    """The text of a paragraph but for case and white space."""
    return " ".join(p.text.casefold().split())


def _headlike(p: Paragraph) -> bool:
    if p.bullet or p.words not in _HEADLINE_WORDS or p.text[:1] in "-–—•|([@#":
        return False
    if p.last in ":;," or (p.ended and p.last in ".…") or p.text[:1].islower():
        return False
    return not (section(p) or signed(p.text) or dated(p.text))


def _top(page: _Page) -> None:
    """Above the prose: kickers before the headline, the byline and the date behind it.

    Where lines with a date alone stand in the story too, it is told date by date.
    """
    timeline = any(dated(p.text) for p in page.paragraphs[page.first : page.last])
    for i in range(min(len(page.paragraphs), max(page.first, _NEAR_TOP))):
        p = page.paragraphs[i]
        if page.found[i] not in (None, "credit"):
            continue
        behind = page.headline is not None and page.headline < i
        if (
            signed(p.text)
            or (behind and credited(p.text))
            or (i < page.first and not timeline and _signs(page, i))
        ):
            page.found[i] = "byline"
        elif page.found[i] is None and i < page.first and _above_story(page, i):
            page.found[i] = "navigation"
        elif page.found[i] is None and page.headline is not None and page.headline < i < page.first:
            page.found[i] = "subhead" if _headlike(p) and p.last not in "?!" else None


def _signs(page: _Page, i: int) -> bool:
    """A date alone, or behind the headline a name alone over a date."""
    dates = [dated(p.text) for p in page.paragraphs[i : i + 2]]
    behind = page.headline is not None and page.headline < i
    return dates[0] or (behind and dates[-1] and named(page.paragraphs[i].text))


def _above_story(page: _Page, i: int) -> bool:
    """Another script, a section's name, or a kicker of one word over the headline."""
    p = page.paragraphs[i]
    if page.foreign[i] or page.shown[i] == "edge" or section(p):
        return True
    marked = p.bullet or p.text[:1] in "-–—•|"
    over = page.headline is not None and i < page.headline and not p.heading
    return over and not p.ended and p.words <= (6 if marked else 1)


def _tail(page: _Page) -> None:
    """Below the prose: other scripts, links to the rest, bylines, an agency's name alone."""
    below = range(page.last + 1, len(page.paragraphs))
    for i in below:
        p, kind = page.paragraphs[i], page.found[i]
        if kind in (None, "chrome", "related") and elsewhere(p):
            page.found[i] = "paywall"
        elif kind is None and signed(p.text):
            page.found[i] = "byline"
        elif kind is None and (page.foreign[i] or page.shown[i] == "edge" or dated(p.text)):
            page.found[i] = "footer"
    _links(page)
    names = [i for i in below if page.found[i] is None]
    if len(names) <= 2 and prosaic(page.paragraphs):
        for i in names if all(_name(page.paragraphs[i]) for i in names) else ():
            page.found[i] = "footer"


def _links(page: _Page) -> None:
    """Below the prose, the titles that are listed under "Related stories"."""
    listed = False
    for i in range(page.last + 1, len(page.paragraphs)):
        p = page.paragraphs[i]
        if page.found[i] is not None:
            listed = heads_links(p)
        elif listed and p.words <= 25 and p.last not in ".:;,":
            page.found[i] = "related"


def _name(p: Paragraph) -> bool:
    """A name alone: up to 5 words, all but the smallest with a capital."""
    plain = p.text and not p.heading and not p.bullet and p.last not in ".!?:;,…"
    return bool(plain) and 1 <= len(p.tokens) <= 5 and p.text[:1].isupper() and p.titled == 1.0


def _beside(page: _Page) -> None:
    """A bare number or "Home" is furniture where it stands beside furniture."""
    n = len(page.found)
    for order in (range(n), range(n - 1, -1, -1)):
        before: str | None = None
        for i in order:
            if page.shown[i] == "edge" and page.found[i] is None and before in _CHROME:
                page.found[i] = "chrome"
            before = page.found[i]


def _placed(found: Sequence[str | None]) -> list[str]:
    """Chrome above the last told line is navigation, below it footer; all else is body."""
    kinds = [kind or "body" for kind in found]
    end = max((i for i, kind in enumerate(kinds) if kind in TOLD), default=-1)
    sides = ["navigation" if i < end else "footer" for i in range(len(kinds))]
    return [side if kind in _CHROME else kind for kind, side in zip(kinds, sides, strict=True)]
