"""Bytes to text, by a ladder that never fails and always says which rung it stood on.

Byte order mark; UTF-16 that shows by its zero bytes; strict UTF-8; what an HTML page or an XML
file declares; Windows-1252. Nothing is guessed from letter statistics: on short texts they mislead
(charset_normalizer takes short cp1252 for cp850). Damage that happened before is noted, not mended.
"""

import codecs
import re
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Only encodings that the web knows are taken at their word (https://encoding.spec.whatwg.org):
# Python also has "idna", "unicode_escape" and others that are no encodings of a text.
_DECLARABLE = frozenset(
    "ascii big5 big5hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 "
    "cp874 cp949 euc_jp euc_kr gb18030 gb2312 gbk iso2022_jp iso8859-1 iso8859-10 iso8859-13 "
    "iso8859-14 iso8859-15 iso8859-16 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 "
    "iso8859-8 iso8859-9 koi8-r koi8-u mac-cyrillic mac-roman shift_jis utf-8".split()
)
_AS_WINDOWS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}  # as browsers do
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""")
_HEAD = 65_536
_CHUNK = 1_048_576

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# UTF-8 that was once read as Windows-1252: “â€™” for an apostrophe, “Ã©” for é, “Â£” for £.
_MOJIBAKE = re.compile(
    "â€[\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u2122]|[ÃÂ][\u00a0-\u00bf]"
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec that reads a stream to its end with `errors`, and the name to show."""

    codec: str
    errors: str = "strict"

    @property
    def name(self) -> str:
        """The name to show: "utf-8" with and without a byte order mark."""
        return "utf-8" if self.codec == "utf-8-sig" else self.codec


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it was decoded and `mended`, the encoding's name, and what is to be said of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    controls: int = 0  # control characters that became blanks


def _latin_1(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that Windows-1252 leaves undefined, one character each."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("parallax_latin_1", _latin_1)


def encoding_of(stream: BinaryIO, *, declares: bool = False) -> Encoding:
    """The first rung of the ladder that holds for the whole of `stream`, which is rewound.

    `declares`: the head may name an encoding, as in HTML and XML.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return _rewound(stream, Encoding(codec, "replace"))
    wide = _wide(head)
    if wide:  # before UTF-8, for which zero bytes are as good as letters
        return _rewound(stream, Encoding(wide, "replace"))
    if _reads(stream, "utf-8"):
        return _rewound(stream, Encoding("utf-8"))
    declared = _declared(head) if declares else None
    if declared and _reads(stream, declared):
        return _rewound(stream, Encoding(declared))
    return _rewound(stream, Encoding("cp1252", "parallax_latin_1"))


def decoded(data: bytes, *, declares: bool = False) -> Decoded:
    """All of `data` as a text: decoded by the ladder, then `mended`. Never raises."""
    encoding = encoding_of(BytesIO(data), declares=declares)
    return mended(data.decode(encoding.codec, encoding.errors), encoding.name)


def mended(text: str, encoding: str = "") -> Decoded:
    r"""Line ends as `\n`, no byte order mark, and one blank for each control character.

    One for one, so that every offset holds. `\n` and `\t` stay. Half a surrogate pair, which no
    file can store, becomes U+FFFD. Nothing else is altered; what looks damaged is noted.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text, controls = _CONTROLS.subn(" ", text)
    text = _SURROGATES.sub("\ufffd", text)
    return Decoded(text, encoding, tuple(_remarks(text, controls)), controls)


def _remarks(text: str, controls: int) -> list[str]:
    remarks = []
    if controls:
        remarks.append(f"Control characters replaced by blanks: {controls:,}.")
    lost = text.count("\ufffd")
    if lost:
        remarks.append(f"Characters that cannot be read and stand as “\ufffd”: {lost:,}.")
    damaged = _MOJIBAKE.findall(text)
    if damaged:
        remarks.append(
            f"Places that look like UTF-8 once read as Windows-1252: {len(damaged):,}, "
            f"the first “{damaged[0]}”. They stand as they came; a cleaner copy would help."
        )
    return remarks


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes in one half of the byte pairs, hardly any in the other."""
    low, high = head[0::2].count(0), head[1::2].count(0)
    least = max(4, len(head) // 40)  # blanks and stops alone are 1 in 10 even in Cyrillic
    if high >= least and low * 20 < high:
        return "utf-16-le"
    if low >= least and high * 20 < low:
        return "utf-16-be"
    return None


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head)
    if not match:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    return _AS_WINDOWS.get(name, name) if name in _DECLARABLE else None


def _reads(stream: BinaryIO, codec: str) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _rewound(stream: BinaryIO, encoding: Encoding) -> Encoding:
    stream.seek(0)
    return encoding
