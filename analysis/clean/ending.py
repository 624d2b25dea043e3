"""Whether a text stops where the story does, or where the reader is asked to pay or to go on."""

import re

from analysis.article import Article, Span, Zone
from analysis.clean.furniture import ELSEWHERE, PAYWALL

_QUOTED_WORDS = 5
_CUT = re.compile(r"\[ ?(?:\+ ?\d+ chars|…|\.\.\.) ?\]$|(?:…|\.\.\.|\. \. \.)$")
_INVITED = re.compile(
    r"(?:^|(?<=[.!?…”\"\])] ))(?:(?:Continue|Keep) reading|Read (?:more|the (?:rest|(?:full|whole) "
    r"(?:story|article|post|text|piece))) (?:at|on|in|here))\b.{0,50}$"
)
_FINISHED = frozenset(".!?…。！？।؟:;\"'“”’»)]}*`")
_NOT_PROSE = re.compile(r"://|@|#|[—–] ?[A-Z]|\bContributing\b|/[A-Z]")
# No sentence ends with one of these.
_HANGING = frozenset(
    """a an and as at because but by for from his if in into its my nor of or our than that the
    their to was were when where which while who whose with your""".split()
)
_LONG = 8  # words from which a line may be expected to end as a sentence does
_PROSE = 20  # no link, title or tag is so long


def truncation(article: Article, zones: tuple[Zone, ...]) -> str | None:
    """A sentence that says why the text is cut off or a teaser; None where nothing suggests it.

    At most five of the text's words are quoted.
    """
    body = [zone.span for zone in zones if zone.kind == "body"]
    end = body[-1].end if body else 0
    for zone in zones:
        line = zone.span.of(article.text)
        if zone.kind == "paywall" and zone.span.start >= end:
            match = PAYWALL.search(line) or ELSEWHERE.search(line)
            return f"The line “{_some(line, match.start() if match else 0)}” stands at its end."
    return _unfinished(article.text, body) if body else None


def _some(line: str, start: int) -> str:
    words = re.findall(r"\w[^\s“”\"]*", line[start : start + 200])
    more = " …" if len(words) > _QUOTED_WORDS else ""
    return " ".join(words[:_QUOTED_WORDS]).rstrip(".,:; ") + more


def _unfinished(text: str, body: list[Span]) -> str | None:
    last = body[-1].of(text)[-120:].rstrip()
    if match := _CUT.search(last):
        return f"Its last line breaks off with “{match.group()}”."
    if match := _INVITED.search(last):
        return f"It ends with “{_some(match.group(), 0)}”."
    return "It ends in the middle of a sentence." if _hangs(text, body) else None


def _hangs(text: str, body: list[Span]) -> bool:
    """Whether the last line of prose, in a text whose lines end with a stop, ends without one."""
    last = body[-1].of(text).rstrip("\u200b\u200c\u200d\ufeff\u2063 ")
    words = last.split()
    if not words or last[-1] in _FINISHED or _NOT_PROSE.search(last[-120:]):
        return False
    hanging = len(words) >= _LONG and words[-1].rstrip(",").casefold() in _HANGING
    if not hanging and (len(words) < _PROSE or not words[-1][0].islower()):
        return False
    lines = [line for span in body[:-1] if len((line := span.of(text)).split()) >= _LONG]
    # Lists, verse and hand-wrapped texts: no stop is expected.
    return sum(line[-1] in _FINISHED for line in lines) >= 0.6 * len(lines)
