"""Page furniture by its words: what a short line of a text dump says about itself.

    "الرئيسية / أخبار سوريا / …"  menu      "التعليقات (0)"  comments     "قد يعجبك أيضاً"  ends
    "452 مشاهدة"                  counter   "10:19"          date         "كتب: …"          byline

The words are in furniture.yaml. A long line is never furniture by its words alone.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from riwaya.data import read_data
from riwaya.script import key
from riwaya.text.printed import first_date

Kind = Literal["", "menu", "starts", "ends", "comments", "counter", "date", "byline", "credit", "link"]

#: A line of more words than this is judged by its place, not by its words.
LONGEST = 14
#: A notice of the page (cookies, forms, rights) may be longer.
_NOTICE = 60


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of furniture.yaml."""

    notices: tuple[str, ...]
    menu: tuple[str, ...]
    ends: tuple[str, ...]
    comments: tuple[str, ...]
    starts: tuple[str, ...]
    counters: tuple[str, ...]
    dating: tuple[str, ...]
    bylines: tuple[str, ...]
    credits: tuple[str, ...]
    pictures: tuple[str, ...]
    picture_marks: tuple[str, ...]
    agencies: dict[str, str]


def kind_of(text: str) -> Kind:
    """Say what a short line is by its words; empty when they do not tell."""
    bare = clean(text)
    if not bare:
        return "counter"  # marks and emoji alone: an icon or a rule
    words = bare.split()
    tables = _tables()
    if len(words) <= _NOTICE and tables.notices.match(bare):
        return "comments" if tables.comments.match(bare) else "starts"
    if len(words) > LONGEST:
        return ""
    if bare in tables.agencies:
        return "credit"
    if _TWO_LETTERS.search(bare) is None:
        return "counter"  # "A+ A-"
    if _LINK.fullmatch(text.strip()):
        return "link"
    if _is_date(text, bare, tables):
        return "date"
    if (match := tables.comments.match(bare)) and _heads(bare, match.end()):
        return "comments"
    if _is_count(bare, tables):
        return "counter"
    if bare in tables.menu or _is_menu(text, tables):
        return "ends" if tables.ends.fullmatch(bare) else "menu"
    if (match := tables.ends.match(bare)) and _heads(bare, match.end()):
        return "ends"
    if tables.starts.match(bare) or _FOOTER.search(text):
        return "starts"
    if tables.bylines.match(bare) and len(words) <= 9 and _names_someone(text, bare, tables):
        return "byline"
    if (match := tables.credits.match(bare)) and len(words) <= 6 and (":" in text or len(words) <= 3):
        return "credit"
    return ""


def is_picture(text: str) -> bool:
    """Whether a line speaks of a picture: "صورة أرشيفية", "(رويترز)"."""
    tables = _tables()
    bare = clean(text)
    return bool(tables.pictures.match(bare)) or bool(_BRACKETED_END.search(text) and tables.picture_marks.search(bare))


def names_agency(text: str) -> bool:
    """Whether a line ends or begins with the name of an agency: "بغداد 10 أغسطس 2015 م واس"."""
    return agency_of(text) is not None


def agency_of(text: str) -> str | None:
    """Return the agency that a line ends or begins with, as the lexicon writes it."""
    bare = clean(text)
    for name in lexicon().agencies:
        own = clean(name)
        if bare == own or bare.endswith(f" {own}") or bare.startswith(f"{own} "):
            return name
    return None


def byline(text: str) -> str | None:
    """Return who wrote, from a line that says so ("كتب: فلان"); None when it names nobody."""
    found = _LABEL.sub("", _strip(text))
    rest = _tables().bylines.sub("", clean(found), count=1).strip()
    if not rest or not re.search(r"\w{2}", rest):
        return None
    words = _strip(text).split()
    return " ".join(words[-len(rest.split()) :]).strip(_EDGES) or None


@cache
def lexicon() -> Lexicon:
    """Return the lists of furniture.yaml, read once."""
    content = read_data(Path(__file__).with_name("furniture.yaml"))
    return msgspec.convert(content, Lexicon)


def clean(text: str) -> str:
    """Fold a line and strip marks, bullets and emoji from its edges."""
    return " ".join(_strip(key(text)).split())


# --- private ------------------------------------------------------------------------------------------------


class _Tables(Struct, frozen=True):
    """The lists, folded and compiled."""

    agencies: frozenset[str]
    notices: re.Pattern[str]
    menu: frozenset[str]
    counters: frozenset[str]
    dating: frozenset[str]
    ends: re.Pattern[str]
    comments: re.Pattern[str]
    starts: re.Pattern[str]
    bylines: re.Pattern[str]
    credits: re.Pattern[str]
    pictures: re.Pattern[str]
    picture_marks: re.Pattern[str]


@cache
def _tables() -> _Tables:
    words = lexicon()
    return _Tables(
        agencies=frozenset(map(clean, words.agencies)),
        notices=_beginning(words.notices),
        menu=frozenset(map(clean, words.menu)),
        counters=frozenset(part for entry in words.counters for part in clean(entry).split()),
        dating=frozenset(part for entry in words.dating for part in clean(entry).split()),
        ends=_beginning(words.ends),
        comments=_beginning(words.comments),
        starts=_beginning(words.starts),
        bylines=_beginning(words.bylines),
        credits=_beginning(words.credits),
        pictures=_beginning(words.pictures),
        picture_marks=_beginning(words.picture_marks),
    )


def _beginning(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases into one pattern that ends at a word's end, without regard to case."""
    forms = sorted({re.escape(clean(phrase)) for phrase in phrases}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE)


def _strip(text: str) -> str:
    return _EDGE.sub("", text)


def _heads(bare: str, end: int) -> bool:
    """Whether the phrase that ends at `end` is a heading rather than the beginning of a sentence."""
    rest = bare[end:].lstrip()
    return not rest or not rest[0].isalpha() or len(rest.split()) <= 4


def _is_menu(text: str, tables: _Tables) -> bool:
    """Whether a line is a breadcrumb or a row of menu items."""
    items = [clean(item) for item in _SEPARATOR.split(text)]
    items = [item for item in items if item]
    if len(items) < 2:
        return False
    known = sum(item in tables.menu for item in items)
    return known == len(items) or (items[0] in tables.menu and len(items) >= 3 and known * 2 >= len(items))


def _is_count(bare: str, tables: _Tables) -> bool:
    """Whether a line is a number, alone or with what a page counts."""
    words = _WORD.findall(bare)
    numbers = [word for word in words if word[0].isdigit()]
    others = [word for word in words if not word[0].isdigit()]
    if not words:
        return True
    return len(words) <= 6 and all(word.casefold() in tables.counters for word in others) and bool(numbers)


def _is_date(text: str, bare: str, tables: _Tables) -> bool:
    """Whether a line is a date or a clock time with the words that go with it."""
    if not _NUMBER.search(bare) and not _AGO.search(bare):
        return False
    found = first_date(text)
    rest = key(text[: found.start] + " " + text[found.end :]) if found else bare
    clock = _CLOCK.search(rest)
    if found is None and clock is None and not _AGO.search(bare):
        return False
    words = [word for word in _WORD.findall(_CLOCK.sub(" ", rest)) if not word.isdigit()]
    strange = [word for word in words if word.casefold() not in tables.dating]
    if found is None:
        return not strange
    if _DATED.match(bare) or _NAME_BEFORE_DATE.fullmatch(text[: found.start].strip()):
        return True
    return len(strange) <= (2 if len(words) > len(strange) or names_agency(text) else 1)


def _names_someone(text: str, bare: str, tables: _Tables) -> bool:
    """Whether a byline word is followed by a mark and a name ("كتب: …"), or by a name where it means nothing else."""
    match = tables.bylines.match(bare)
    if match is None:
        return False
    rest = bare[match.end() :].lstrip()
    if rest[:1] in (":", "/", "-", "–", "|"):
        return 0 < len(rest.split()) <= 7
    return match[0] in _SURE_BYLINES and 0 < len(rest.split()) <= 4 and not _SENTENCE_END.search(text)


_EDGES = " \t\u00a0.,،؛;:|/\\-–—_=+*~#•·●▪■◄►▶◀»«<>‹›→←↑↓✓✔☆★…!\"'“”()[]{}"
# Everything that is no letter and no digit at either edge of a line: bullets, quotation marks, emoji, rules.
_EDGE = re.compile(r"^[^\w(]+|[^\w)؟!]+$")
_TWO_LETTERS = re.compile(r"\w{2}")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_NUMBER = re.compile(r"\d")
_SEPARATOR = re.compile(r"\s*(?:[/|»«>›‹•·\\→←]+|::)\s*|\s+[-–—]\s+|\t+|\s{3,}|،\s*|,\s*")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[#@]\w+(?:\s+[#@]\w+)*", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
_AGO = re.compile(
    r"(?<!\w)(?:منذ|قبل)\s(?:\d+\s)?(?:ساع|دقيق|دقاي|دقائ|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سن)\w*(?:\s\w+)?$"
)
_FOOTER = re.compile(r"©|\(c\)\s?\d{4}|™", re.IGNORECASE)
_LABEL = re.compile(r"^[^:/\n]{2,25}?\s?[:/]\s?")
_BRACKETED_END = re.compile(r"[(\[][^()\[\]]{2,40}[)\]]\s*\.?$|[-–—/|]\s?[^-–—/|]{2,25}$")
_DATED = re.compile("(?:تاريخ النشر|تم النشر|نشر في|نشر بتاريخ|اخر تحديث|تاريخ الخبر|Published|Updated)")
# "الميزان – الإثنين 28 آب 2017": a name of a few words and a dash stand before the date, nothing else on the line
_NAME_BEFORE_DATE = re.compile(r"\w+(?:\s\w+){0,3}\s*[-–—|]")
_SURE_BYLINES = frozenset(map(clean, ("بقلم", "بقلم الكاتب", "بواسطة", "إعداد", "إعداد وتحرير", "By", "Written by")))
_SENTENCE_END = re.compile(r"[.؟!…]\s*[»”\"')\]]*\s*$")
