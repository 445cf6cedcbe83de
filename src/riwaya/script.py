"""Folds Arabic script for matching, with the way back to the text.

"أَعْلَنَ" and "اعلن", "الأمم" and "الامم", "٢٤" and "24", "نیسان" (Persian yeh) and "نيسان" are one word to a reader of
news; folding makes them one string. Rules match on `Folded.text` and report spans of the text itself:

    folded = fold("قالَ إنّ")        # folded.text == "قال ان"
    folded.span(0, 3) == (0, 4)       # the fatha belongs to the word

Folding removes vowel marks, tatweel, zero-width and bidi controls; unifies hamza carriers of alef, alef maqsura and
yeh, teh marbuta and heh, Persian letters, presentation forms and digits; turns every space into U+0020 (line breaks
stay). It leaves ؤ ئ ء, punctuation and Latin letters alone.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

# Harakat, Quranic marks, superscript alef, tatweel: they belong to the letter before them.
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640\u08d3-\u08ff"
# Zero-width and bidi controls, soft hyphen, byte-order mark, variation selectors: they belong to nothing.
_CONTROLS = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_REMOVED = re.compile(f"[{_MARKS}{_CONTROLS}]")
_IS_MARK = re.compile(f"[{_MARKS}]")
# Marks, controls and presentation forms: what does not fold to exactly one character.
_ODD = re.compile(f"[{_MARKS}{_CONTROLS}\ufb50-\ufdff\ufe70-\ufefc]")

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه",
    "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه",
}  # fmt: skip
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DIGITS = {chr(base + digit): str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}


def table(letters: Mapping[str, str]) -> dict[int, str | int]:
    """Return a table for `str.translate`; it holds what stays too, as a miss costs three times as much as a hit."""
    stay = (*range(0x20, 0x7F), *range(0x600, 0x700))
    return {**{code: code for code in stay}, **{ord(letter): to for letter, to in letters.items()}}


_ONE_TO_ONE = table({**_LETTERS, **_DIGITS, **dict.fromkeys(_SPACES, " ")})


class Folded(Struct, frozen=True):
    """A folded text and, where its length differs, the code points of the original each character stands for."""

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the [start, end) of the original that the folded [start, end) stands for."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=1_024)
def fold(text: str) -> Folded:
    """Fold `text` for matching; spans of the result lead back to `text`.

    Every layer folds the same lines, so the last thousand are kept.
    """
    return _folded(text)


def _folded(text: str) -> Folded:
    if _ODD.search(text) is None:
        return Folded(text.translate(_ONE_TO_ONE))
    out: list[str] = []
    starts, ends = array("l"), array("l")
    at = 0
    for odd in _ODD.finditer(text):
        _append_run(text, at, odd.start(), out, starts, ends)
        _append_odd(odd.group(), odd.start(), out, starts, ends)
        at = odd.end()
    _append_run(text, at, len(text), out, starts, ends)
    return Folded("".join(out), starts, ends)


def _append_run(text: str, start: int, end: int, out: list[str], starts: array[int], ends: array[int]) -> None:
    """Append [start, end), in which every character folds to one."""
    out.append(text[start:end].translate(_ONE_TO_ONE))
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _append_odd(char: str, offset: int, out: list[str], starts: array[int], ends: array[int]) -> None:
    """Append what is left of one character that folds to none or to several."""
    if _IS_MARK.match(char):
        if ends and ends[-1] == offset:
            ends[-1] = offset + 1
        return
    for part in _REMOVED.sub("", unicodedata.normalize("NFKC", char)).translate(_ONE_TO_ONE):
        out.append(part)
        starts.append(offset)
        ends.append(offset + 1)


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """Return the folded form of a word or name, for tables and look-ups."""
    return " ".join(_folded(word).text.split())


# Latin letters for ids of names that the knowledge base does not hold; readable, not scholarly.
_LATIN = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a", "ة": "a",
    "ء": "", "ؤ": "w", "ئ": "y", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip


@lru_cache(maxsize=16_384)
def slug(name: str) -> str:
    """Return an ASCII slug of a name: "حمزة بيرقدار" gives "hmza-byrqdar"."""
    latin = "".join(_LATIN.get(char, char) for char in _REMOVED.sub("", name))
    ascii_only = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "unnamed"
