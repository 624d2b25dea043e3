"""What a line says of itself: the furniture of web pages, by its wording.

Every pattern is matched against one short paragraph (at most `LONGEST` characters), and most
ask for more than one sign, because an article may well *speak* of newsletters and photographs.
"""

import re

from analysis.clean.paragraphs import Paragraph
from analysis.clean.pictures import picture
from analysis.clean.vocabulary import CHROME, EDGE_WORDS, FILLERS, SECTIONS, any_of

# A line of CHROME and FILLERS is furniture with one of these, too.
_CHROME_PAIRS = any_of(
    r"\b(?:log|sign) (?:in|out|up)\b", r"\b(?:read|show|load|see|learn) more\b", r"\bfollow us\b",
    r"\bback to (?:top|home)\b", r"\bskip to\b", r"\bmain (?:menu|navigation)\b",
    r"\bshare this\b", r"\bprivacy (?:policy|settings)\b", r"\bterms of (?:use|service)\b",
    r"\b(?:join|participate in) the (?:discussion|conversation)\b",
    r"\bcontact us\b", r"\babout us\b", r"\bprint this\b", r"\bmost (?:read|popular|viewed)\b",
    r"\brelated (?:articles?|stories|story|news|topics|content|posts?|coverage|links|videos?)\b",
    r"\bcopy link\b", r"\bleave a (?:comment|reply)\b", r"\badd a comment\b",
    r"\b(?:previous|next) (?:article|story|post)\b", r"\byou (?:may|might) also like\b",
)  # fmt: skip
_INVITATION = any_of(
    r"(?:enjoy|discover|explore|get|stay|catch up|keep up|join|don.t miss|check out|tune in|"
    r"download|sign up|register|subscribe|follow|receive)\b"
)
_INVITED_TO = any_of(
    r"\b(?:news|newsletters?|stories|updates|coverage|insights?|analysis|trends|headlines|inbox|"
    r"alerts|podcasts?|briefing|reporting|apps?|channel|apple podcasts|spotify)\b"
)
_TO_READER = any_of(
    r"\b(?:you|your|us|our|here|latest|most|daily|updates?|alerts)\b",
    r"^(?:sign up|subscribe|download|follow)\b",
)
_CHROME_LINE = any_of(
    r"^skip to (?:the )?(?:main )?\w+$",
    r"\bin(?:to)? your inbox\b",
    r"\b(?:this|our) (?:web)?site (?:uses cookies|is protected by)\b",
    r"^we (?:\w+ )?use cookies\b",
    r"^(?:by|in) (?:signing|subscribing|registering|clicking|continuing)\b.*\byou\b.*\bagree\b",
    r"^(?:story|article) continues\b", r"^click (?:here|on the)\b",
    r"^(?:share|tweet|email|print) this\b",
    r"\bautoplay\b.*\bautoplay\b", r"\bcopy this code to your\b",
    r"^add .* as an interest\b", r"\badd interest$", r"^play video\b",
    r"^(?:please )?enable javascript\b", r"^want .*\?.{0,60}\b(?:sign up|click)\b",
    r"^\[?advertisement\]?\b.{0,30}$",
    r"\breplay more videos\b",
    r"^[\d,.]+ ?(?:comments?|shares?|views?|likes?|retweets?)$",
    r"^(?:follow|join|find|like) (?:us|me|our \w+) on\b", r"^sources? ?: ?[^.!?]{2,60}$",
)  # fmt: skip
_SIGN_OFF = any_of(
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|copied|broadcast)\b.{0,80}"
    r"\b(?:redistributed|permission)\b",
    r"^\(? ?(?:additional |with )?(?:reporting|writing|editing) by\b",
    r"\bcontributed (?:\w+ )?to (?:this|the) (?:report|story|article)\b[^.!?“\"]{0,60}\.?\)?$",
    r"^\W{0,3}this (?:article|story|post|piece|column|essay|interview)\b.{0,40}"
    r"\b(?:originally|first) (?:published|appeared|ran)\b",
    r"^the post\b.{0,160}\bappeared first on\b",
    r"^\W{0,3}this (?:article|story|post|piece|report) (?:is|was) (?:based|refiled|republished|"
    r"reprinted|translated|syndicated|produced)\b",
    r"^.{0,30}\b(?:views|opinions) expressed\b.{0,60}\b(?:are|do|does|is)\b",
    r"^(?:tags?|filed under|categories|keywords|related topics)\s*:",
)  # fmt: skip
_LINKS_BELOW = any_of(
    r"\brelated\b", r"\bmost (?:read|popular|viewed)\b", r"\b(?:also|more) (?:like|read|from|on)\b",
    r"\btrending\b", r"\brecommended\b", r"\b(?:latest|more|top) (?:news|stories)\b",
)  # fmt: skip
_FOLLOW = re.compile(
    r"\b[Ff]ollow (?:(?:him|her|them|me|us|our \w+) |(?:@ ?\w+ |[A-Z][\w’'-]+ |and ){1,5})"
    r"(?:on|at) (?:Twitter|Facebook|Instagram|X|Telegram|Bluesky|Threads)\b"
    r"|\b[Ff]ollow (?:him|her|them) (?:at )?@"
)
_BIOGRAPHY = any_of(
    r"\b(?:is|was) (?:a|an|the|[\w.’' ]{2,25}[’'] ?s)\b.{0,80}\b(?:analyst|attorney|author|"
    r"columnist|commentator|contributor|correspondent|director|editor|fellow|host|journalist|"
    r"professor|producer|reporter|writer)\b"
)
_VIEWS = any_of(r"\b(?:views|opinions) expressed\b")
_LABEL = (
    r"(?:read|read more|see|see also|also see|also|also read|read also|more|watch|watch live|look|"
    r"listen|don.?t miss|must[ -]read|recommended|related(?: \w+)?|more on this(?: \w+)?|up next|"
    r"most read|in case you missed it|icymi|trending)"
)
_POINTER = re.compile(rf"\W{{0,2}}({_LABEL})\s?[:»>|]\s?\S", re.IGNORECASE)
_SURE_POINTER = any_of(
    r"\W{0,2}(?:read more|see also|also see|also read|read also|related(?: \w+)?|don.?t miss|"
    r"most read|up next|recommended|more)\s?[:»>|]"
)
_READ_MORE = re.compile(r"\S.{8,200}[ .:]Read more ?[»>→]*$")
PAYWALL = any_of(
    r"\b(?:for|to) (?:\w+ )?(?:paying|paid|premium|registered) (?:subscribers|members|readers)\b",
    r"\b(?:subscribers?|members?)[ -]only\b", r"\bonly for (?:\w+ )?(?:subscribers|members)\b",
    r"\bavailable (?:only |exclusively )?(?:to|for) (?:\w+ )?(?:subscribers|members)\b",
    r"\balready (?:a |an )?(?:\w+ )?(?:subscriber|subscribed|member|registered)\b",
    r"\balready have an account\b",
    r"\b(?:subscribe|register|sign up|sign in|log in|join)(?: \w+){0,3} to "
    r"(?:continue|keep|read|unlock|access|see|view)\b",
    r"\bto (?:continue reading|read the (?:rest|full|whole|entire)|keep reading|unlock this)\b",
    r"\bunlock (?:this|the (?:full|rest))\b",
    r"\b(?:remaining|limit of|last) (?:\w+ )?free articles?\b",
    r"\bstart your (?:free )?(?:trial|subscription)\b",
    r"\bfull (?:report|article|story|text)\b.*\bsubscri",
    r"\bsubscription (?:information|required|options)\b",
)  # fmt: skip
# A finished sentence is a wall only where it speaks to the reader or of itself.
_ADDRESS = any_of(
    r"\W{0,3}(?:(?:this|the rest of this) (?:post|article|story|content|page|piece|episode)|"
    r"already|subscribe|sign|log|register|to (?:continue|read|keep|unlock)|unlock|"
    r"you(?:.ve| have| are)|start|become|join|want|continue)\b"
)
# At the end of a text these say that the rest is elsewhere.
ELSEWHERE = any_of(
    r"^\W{0,3}(?:continue|keep) reading\b",
    r"^\W{0,3}read (?:(?:more|on)\b(?! ?[:|»>] ?\w)|it all|the (?:rest|full|whole|entire)\b)",
    r"^\W{0,3}(?:full|complete) (?:story|article|text|report)\b", r"\bto read the (?:rest|full)\b",
    r"^\W{0,3}click here to (?:read|continue)\b",
    r"^\W{0,3}view (?:the )?(?:full|original) (?:\w+)\b",
)  # fmt: skip


def furniture(p: Paragraph) -> str | None:
    """What a paragraph shows itself to be, wherever it stands.

    `chrome` is still to become navigation or footer, and `edge` furniture only at an edge or
    beside furniture; otherwise a kind of zone, or None where it shows nothing.
    """
    if not p.text or p.heading:
        return None
    if not p.lettered:
        return "edge"
    return picture(p) or _wall(p) or _pointer(p) or _chrome(p) or _edge(p)


def section(p: Paragraph) -> bool:
    """Whether a paragraph is no more than the name of a newspaper's section."""
    tokens = [t.casefold() for t in p.tokens]
    return 1 <= len(tokens) <= 3 and all(t in SECTIONS or t == "and" for t in tokens)


def heads_links(p: Paragraph) -> bool:
    """Whether links to other articles are listed below it ("Related stories", "Most read")."""
    return p.words <= 5 and bool(_LINKS_BELOW.search(p.text))


def elsewhere(p: Paragraph) -> bool:
    """Whether, at the end of a text, a paragraph says that the rest stands elsewhere."""
    points = p.words <= 14 and ELSEWHERE.search(p.text)
    return bool(points and (not p.ended or re.search(r"\b(?:at|here|on|this)\b", p.text)))


def _wall(p: Paragraph) -> str | None:
    if p.words > 22 or not PAYWALL.search(p.text):
        return None
    return "paywall" if not p.ended or _ADDRESS.match(p.text) else None


def _pointer(p: Paragraph) -> str | None:
    """A link to another article: "More: …", "… Read more". "Look: I never said it." is none."""
    if p.words > 32:
        return None
    match = _POINTER.match(p.text)
    if match and (match.group(1).isupper() or not p.ended or _SURE_POINTER.match(p.text)):
        return "related"
    return "related" if not p.ended and p.words > 4 and _READ_MORE.match(p.text) else None


def _chrome(p: Paragraph) -> str | None:
    if p.words <= 60 and (_SIGN_OFF.search(p.text) or _FOLLOW.search(p.text)):
        return "footer"
    if p.words <= 120 and _VIEWS.search(p.text) and _BIOGRAPHY.search(p.text):
        return "footer"
    if p.words > 45:
        return None
    if _CHROME_LINE.search(p.text):
        return "chrome"
    if p.words <= 32 and p.text[:1].isupper() and _inviting(p):
        return "chrome"
    return "chrome" if _worded(p) else None


def _worded(p: Paragraph) -> bool:
    """Whether it has no word but those of page furniture. "The tweet" may be a subhead."""
    tokens = [t.casefold() for t in p.tokens]
    if not 1 <= len(tokens) <= 8 or not all(map(_usual, tokens)):
        return False
    if _CHROME_PAIRS.search(p.text):
        return True
    return tokens[0] not in ("a", "an", "the") and any(t in CHROME for t in tokens)


def _inviting(p: Paragraph) -> bool:
    """Whether an imperative about news speaks to the reader of this page."""
    if not (_INVITATION.match(p.text) and _INVITED_TO.search(p.text)):
        return False
    return bool(_TO_READER.search(p.text))


def _usual(token: str) -> bool:
    return token in CHROME or token in FILLERS or token.isdigit()


def _edge(p: Paragraph) -> str | None:
    tokens = [t.casefold() for t in p.tokens]
    return "edge" if len(tokens) == 1 and tokens[0] in EDGE_WORDS and not p.ended else None
