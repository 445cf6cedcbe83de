"""Bytes -> text, without ever passing mojibake on in silence.

The order: byte-order mark, UTF-16 without one, UTF-8, the declared charset, then the Arabic single-byte charsets
(windows-1256, ISO-8859-6, MacArabic) by what the letters say: in Arabic text about one letter in eight is alef, lam or
yeh and the pair "ال" is everywhere, while the wrong charset gives rare letters, symbols and Latin accents. A
declaration is believed only when its text looks no worse than the best of the others: pages saved as windows-1256 that
declare ISO-8859-1 are common. Text that was already spoiled on its way ("Ø§Ù„" for "ال", "Çá" for "ال") is taken back
to what it was.

What was assumed is in `Decoded.charset`, and `Decoded.assumed` tells that nobody declared it.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter

from msgspec import Struct

from riwaya.errors import SourceError

#: How much of a text is looked at to choose a charset; a page shows its letters long before that.
_SAMPLE = 60_000
#: Above this share of control characters a text is a binary file.
_CONTROL_SHARE = 0.02
#: Of the bytes of a UTF-8 text at most one in so many may be broken (cut transfers, a stray byte in a template).
_BROKEN_SHARE = 200

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u06a9\u06af\u06cc]")
_LATIN_1 = re.compile("[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]")
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{3,30})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-z0-9_:.-]{3,30})",
    re.IGNORECASE,
)  # fmt: skip


class Decoded(Struct, frozen=True, kw_only=True):
    """A text, the charset it was read by and whether that was assumed rather than declared or evident."""

    text: str
    charset: str
    assumed: bool = False


def decode(content: bytes, *, charset: str | None = None) -> Decoded:
    """Decode `content`; only a byte-order mark is dropped.

    Args:
        content: the bytes as received.
        charset: what came with them (HTTP header, MIME part); a declaration inside HTML is found here.

    Raises:
        SourceError: when the bytes are no text; the caller adds where.
    """
    found = _marked(content) or _utf16(content) or _utf8(content) or _single_byte(content, charset)
    controls = len(_CONTROL.findall(found.text[:_SAMPLE]))
    if controls > max(2, _CONTROL_SHARE * min(len(found.text), _SAMPLE)):
        raise SourceError(
            "the bytes are not text", remedy="it may be a picture, a document or an archive by another name"
        )
    return found


def declared(content: bytes) -> str | None:
    """Return the charset that an HTML or XML head declares, as Python names it."""
    match = _DECLARED.search(content[:_SAMPLE])
    return _known((match[1] or match[2]).decode("ascii")) if match else None


def _known(name: str | None) -> str | None:
    """Return Python's name of a charset, None when it has none or is no text encoding."""
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


# --- Unicode ------------------------------------------------------------------------------------------------


def _marked(content: bytes) -> Decoded | None:
    """Decode by the byte-order mark."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Decoded(text=content[len(mark) :].decode(name, "replace"), charset=name)
    return None


def _utf16(content: bytes) -> Decoded | None:
    """Decode UTF-16 without a mark: every other byte is 00 or 06, the high half of Latin and Arabic letters."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 4:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0x06) + high.count(0x00) > 0.9 * len(high):
            low = sample[0::2] if name == "utf-16-le" else sample[1::2]
            if low.count(0x06) + low.count(0x00) < 0.5 * len(low):
                return Decoded(text=content.decode(name, "replace"), charset=name, assumed=True)
    return None


def _utf8(content: bytes) -> Decoded | None:
    """Decode UTF-8, also when its last character is cut off or few bytes are broken."""
    text, broken = _decode_utf8(content)
    if text is None:
        return None
    if _LATIN_1.search(text[:_SAMPLE]):
        spoiled = _restore(text)
        if spoiled is not None:
            return spoiled
    return Decoded(text=text, charset="utf-8", assumed=broken)


def _decode_utf8(content: bytes) -> tuple[str | None, bool]:
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    cut_at_end = broken == 1 and text.endswith("\ufffd") and len(content) > 3
    if (cut_at_end and (whole or len(text) < 8)) or (broken * _BROKEN_SHARE <= len(content) and whole > 2 * broken):
        return text, True
    return None, True


def _restore(text: str) -> Decoded | None:
    """Take back a text that was read by a Latin charset and saved as UTF-8; None when it is as it should be."""
    if len(_ARABIC.findall(text[:_SAMPLE])) > len(_LATIN_1.findall(text[:_SAMPLE])):
        return None
    content = _as_bytes(text)
    if content is None:
        return None
    for name in ("utf-8", "windows-1256"):
        # What the wrong charset had no letter for is lost; the rest is still worth reading.
        restored = content.decode(name, "replace")
        if _score(restored) > _PLAUSIBLE:
            return Decoded(text=restored, charset=f"{name} (had been saved again as UTF-8)", assumed=True)
    return None


def _as_bytes(text: str) -> bytes | None:
    """Return the bytes that a Latin charset made this text of, None when no such bytes exist."""
    try:
        return text.replace("\ufffd", "\x81").translate(_WINDOWS_1252).encode("latin-1")
    except UnicodeEncodeError:
        return None


# --- single bytes -------------------------------------------------------------------------------------------


def _single_byte(content: bytes, charset: str | None) -> Decoded:
    """Decode by the declared charset or the Arabic one whose letters look most like Arabic."""
    said = _known(charset) or declared(content)
    sample = content[:_SAMPLE]
    scores = {name: _score(sample.decode(name, "replace")) for name in _SINGLE}
    best = max(_SINGLE, key=lambda name: scores[name])
    if said is not None and said not in ("utf-8", "ascii") and not said.startswith(("utf", "unicode")):
        own = _score(sample.decode(said, "replace"))
        if own >= scores[best] - 0.05 or scores[best] < _PLAUSIBLE or _are_accents(sample):
            return Decoded(text=content.decode(said, "replace"), charset=said)
    if scores[best] < _PLAUSIBLE or _are_accents(sample):
        # No Arabic in it: a Latin text, whose accents windows-1252 reads best.
        return Decoded(text=content.decode("windows-1252", "replace"), charset="windows-1252", assumed=True)
    return Decoded(text=content.decode(best, "replace"), charset=best, assumed=True)


def _are_accents(sample: bytes) -> bool:
    """Whether the high bytes stand one by one among Latin letters, as accents do; Arabic letters stand in words."""
    runs = _HIGH_RUN.findall(sample)
    return sum(map(len, runs)) < 1.5 * len(runs)


def _score(text: str) -> float:
    """How much a text looks like Arabic: 1 for Arabic prose, below 0 for letters that only a wrong charset gives."""
    foreign = [char for char in text if char > "\x7f"]
    if not foreign:
        return 0.0
    counts = Counter(foreign)
    total = len(foreign)
    likely = sum(count * _LIKELY.get(char, _UNLIKELY) for char, count in counts.items()) / total
    article = (text.count(" ال") + text.count("\nال")) / total
    return likely + min(article * 4, 0.4)


# Letters in a hundred of news text; only their order of size matters.
_LETTERS = {
    "ا": 12.5, "ل": 11.5, "ي": 7.0, "م": 6.0, "و": 5.8, "ن": 5.6, "ر": 5.0, "ت": 4.8, "ب": 3.6, "ة": 3.2, "ع": 3.2,
    "د": 3.2, "س": 2.8, "ف": 2.7, "ه": 2.6, "ك": 2.2, "ق": 2.2, "أ": 2.1, "ح": 1.9, "ج": 1.4, "ش": 1.3, "ط": 1.1,
    "ص": 1.1, "ى": 1.0, "خ": 0.9, "إ": 0.8, "ض": 0.7, "ذ": 0.6, "ز": 0.6, "ث": 0.6, "غ": 0.5, "ء": 0.4, "ئ": 0.4,
    "ظ": 0.3, "آ": 0.2, "ؤ": 0.2, "،": 1.0, "؛": 0.1, "؟": 0.1, "ـ": 0.1, "«": 0.2, "»": 0.2, "“": 0.2, "”": 0.2,
    "–": 0.1, "…": 0.1, "\u00a0": 0.2,
}  # fmt: skip
_MARKS_OF_VOWELS = dict.fromkeys(map(chr, range(0x064B, 0x0653)), 0.1)
_LIKELY = {char: 0.55 + math.log10(share) * 0.4 for char, share in {**_LETTERS, **_MARKS_OF_VOWELS}.items()}
_UNLIKELY = -1.0
#: Arabic prose scores 0.8 and more in its own charset, 0.2 and less in the next best.
_PLAUSIBLE = 0.45

_SINGLE = ("windows-1256", "iso-8859-6", "mac-arabic")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What windows-1252 has where Latin-1 has controls, back to the byte.
_WINDOWS_1252 = {
    ord(bytes([byte]).decode("windows-1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
