"""What each line of a text is: the story as told, or what a page puts around it.

Nothing is deleted. A line keeps its place and gets a zone, by general rules: its shape, its
position, its neighbours, whether it is repeated, and the vocabulary of web pages. In doubt a
line is body, since to lose an outlet's words is the worse mistake.
"""

from analysis.article import Article, Zone
from analysis.clean.colophon import byline, dateline
from analysis.clean.ending import truncation
from analysis.clean.layout import kinds
from analysis.clean.paragraphs import paragraphs, script

__all__ = ["byline", "dateline", "truncation", "zones"]
_SCRIPT_CHARACTERS = 50_000


def zones(article: Article) -> tuple[Zone, ...]:
    """The zone of every line that is not blank, in order, without the white space around it."""
    found = paragraphs(article.text)
    if not found:
        return ()
    main = script(article.text[:_SCRIPT_CHARACTERS])
    named = zip(found, kinds(found, article.headline, main), strict=True)
    return tuple(Zone(span, kind) for p, kind in named for span in p.lines)
