"""Captions and credits: lines that show by themselves that they belong to a picture."""

import re

from analysis.clean.paragraphs import Paragraph
from analysis.clean.vocabulary import any_of

_CAPTION_WORDS = 80
_CREDIT_WORDS = 10
_COPYRIGHT = any_of(r"^\W{0,2}(?:©|\(c\) |copyright (?:©|\(c\)|\d{4}|by\b))")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGENCIES = (
    r"(?:AP|AFP|AAP|ANSA|DPA|dpa|EFE|EPA|EPA-EFE|KCNA|PA|TASS|UPI|Reuters|REUTERS|Getty|Xinhua|"
    r"Yonhap|Kyodo|Anadolu|Bloomberg|Shutterstock|Alamy|iStock|Magnum|Pool|POOL|Handout|HANDOUT|"
    r"Zuma|ZUMA|NurPhoto|Sipa|SIPA|Wikimedia|Flickr|Unsplash|Pixabay|Images|Photos?|Agency|Press|"
    r"Archives?)"
)
_WORK = r"(?:photo(?:graph)?|foto|picture|image|illustration|graphic|file photo)s?"
# "Credit: …", "Photo by …" as a whole line or behind a sentence.
_LABELLED = re.compile(
    rf"(?:^|[.!?)…\"”|] ?\(? ?)(?:(?i:credits?|{_WORK} ?(?:credits?|source)|{_WORK}) ?:"
    rf"|(?i:{_WORK} (?:by|courtesy(?: of)?|via)|courtesy of|image copyright) (?:the )?[A-Z])"
)
_NAMED = re.compile(
    rf"\W{{0,2}}[\w.,'’ -]{{2,50}} ?/ ?(?:[\w ]{{2,30}}/ ?)?.{{0,25}}\b{_AGENCIES}\b.{{0,20}}$"
)
_AGENCY_PHOTO = re.compile(rf"\W{{0,2}}{_AGENCIES} (?:[Pp]hoto|[Ii]mages)\b.{{0,60}}$")
_BRACKET = re.compile(r"(?P<before>[.!?”\"’'])? ?\( ?(?P<inside>[^()]{2,90}) ?\) ?(?:More)?$")
_INSIDE = re.compile(
    rf"(?i:(?:{_WORK}|credit) ?(?:by|:|via|courtesy)|{_AGENCIES} photo|file photo)"
)
# One side of the stroke is a name, not initials: "(CDU/CSU)", "(9 p.m. ET/PT)" are no credits.
_NAME_STROKE = re.compile(r"[A-Z][a-z]+ ?/ ?(?:[A-Z]|The )|[A-Z]\w* ?/ ?[A-Z][a-z]")
_LAST_PIECE = re.compile(r"[.!?][\"'”’)]{0,2} {1,3}(?=([^.!?]{2,60})$)")
_DAY = (
    r"(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
)
# "… - Some Agency, 1280, 03.05.2024": what a page puts under its pictures.
STAMP = re.compile(rf"\s[-–—|/]\s+[A-Z][^-–—|/]{{1,60}}?,(?: ?\d{{1,5}},)?\s(?P<day>{_DAY})$")
_SHARING = r"(?:facebook|twitter|pinterest|whatsapp)"
_PICTURE_LABEL = any_of(
    r"^(?:image|media|photo) (?:caption|copyright)\b", r"^file (?:photo|picture)\b",
    r"^(?-i:FILE) ?[-–—]", rf"^{_SHARING}(?: {_SHARING}){{1,3}} \S",
)  # fmt: skip
_IMAGE_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)$")


def picture(p: Paragraph) -> str | None:
    """`caption`, `credit`, or None; `footer` for a copyright with its year.

    A caption that has its credit in the same line is a caption.
    """
    if p.words > _CAPTION_WORDS:
        return None
    short = p.words <= _CREDIT_WORDS
    if _COPYRIGHT.search(p.text):
        owned = "rights reserved" in p.text.casefold()
        if owned or (short and _YEAR.search(p.text)):
            return "footer"
        return "credit" if short else "caption"
    if short and _credit(p):
        return "credit"
    shows = (_PICTURE_LABEL, _IMAGE_MARKUP, STAMP, _LABELLED)
    if any(form.search(p.text) for form in shows) or _credited(p) or _bracketed(p):
        return "caption"
    return None


def _credit(p: Paragraph) -> bool:
    if p.text.startswith("/"):
        return p.words > 1 and not p.ended
    if p.text[:1] in '"“':
        return False
    labelled = _LABELLED.match(p.text) or _AGENCY_PHOTO.match(p.text)
    return bool(labelled or (_NAMED.match(p.text) and p.titled >= 0.8 and not p.ended))


def _credited(p: Paragraph) -> bool:
    """Whether a credit follows its last sentence: "… in May. / State media", "… Pool/J. Doe"."""
    match = _LAST_PIECE.search(p.text[-70:])
    piece = match.group(1) if match else ""
    if not piece or "http" in piece or "@" in piece or not ("/" in piece or "©" in piece):
        return False
    words = re.findall(r"[^\W\d_]{4,}", piece)
    named = bool(words) and all(w[0].isupper() for w in words)
    return len(piece.split()) <= 6 and (piece.startswith(("/", "©")) or named)


def _bracketed(p: Paragraph) -> bool:
    """Whether it ends with a credit in brackets: "… in May. (Jane Doe/Agency)"."""
    match = _BRACKET.search(p.text)
    inside = match["inside"] if match else ""
    if not match or _INSIDE.match(inside):
        return match is not None
    words = re.findall(r"[^\W\d_]{4,}", inside)
    named = len(inside.split()) <= 10 and all(w[0].isupper() for w in words)
    return bool(match["before"] and named and _NAME_STROKE.search(inside))
