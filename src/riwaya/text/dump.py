"""A text dump as an article: lines labelled, title, outlet, author and printed date found among them.

The text is the decoded file, unchanged. What the supplier gave wins over what the page prints.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from riwaya import knowledge
from riwaya.errors import SourceError
from riwaya.model import Article, Capture, Label, Line, Published
from riwaya.script import key
from riwaya.text import blocks, decode, outlets, plain, publishers
from riwaya.text.furniture import agency_of, byline, lexicon
from riwaya.text.printed import Printed, first_date

log = logging.getLogger(__name__)


def read(capture: Capture) -> Article:
    """Read a text dump.

    Raises:
        SourceError: when the bytes are not text or hold no words.
    """
    text = decoded(capture)
    raw = tuple(blocks.raw_lines(text))
    lines = blocks.labelled(raw, _labels(capture, text, raw))
    heading = next((text[line.start : line.end].strip() for line in lines if line.label == "title"), None)
    outlet = outlet_of(capture, text, lines)
    return Article(
        id=blocks.article_id(capture.sha256, text),
        doc=capture.doc,
        capture=capture.sha256,
        text=text,
        lines=lines,
        title=capture.given.title or heading,
        outlet=outlet.id,
        outlet_name=outlet.name,
        author=capture.given.author or _author(text, lines),
        url=capture.url or _own_address(text, lines),
        published=published(text, lines),
        reference=capture.given.reference,
    )


def _labels(capture: Capture, text: str, raw: Sequence[blocks.Raw]) -> tuple[Label, ...]:
    """Return the labels of the lines; a record may be a mere number or date, a page without words is none."""
    if _LETTER.search(text):
        return plain.labels(text, raw, title=capture.given.title)
    if capture.how == "record" and _DIGIT.search(text):
        body: Label = "body"
        return (body,) * len(raw)
    raise SourceError("the text holds no words", where=capture.doc, remedy="leave it out or save the page again")


def decoded(capture: Capture) -> str:
    """Return the text of a capture's bytes, and log the charset where nobody declared it."""
    try:
        found = decode.decode(capture.content, charset=capture.charset)
    except SourceError as error:
        raise SourceError(error.what, where=capture.doc, field=error.field, remedy=error.remedy) from error
    if found.assumed:
        log.info("%s: read as %s, which the page does not say", capture.doc, found.charset)
    return found.text


def published(text: str, lines: Sequence[Line]) -> Published:
    """Return the full date that the page prints for itself; unknown when it prints none.

    A date line beside the title or the text counts, and a date in the dateline of the first paragraph; dates of other
    pages in lists, of pictures and of events do not.
    """
    for line in lines:
        if line.label in ("date", "dateline", "byline"):
            found = first_date(text[line.start : line.end])
            if found is not None:
                return _explicit(found, line.start, "date-line")
    body = next((line for line in lines if line.label == "body"), None)
    if body is not None:
        head = text[body.start : min(body.end, body.start + 120)]
        found = first_date(head)
        if found is not None and found.start <= _DATELINE_START and _DATELINE_END.match(head, found.end):
            return _explicit(found, body.start, "dateline")
    return Published()


def _explicit(found: Printed, offset: int, rule: str) -> Published:
    return Published(edtf=found.edtf, how="explicit", start=offset + found.start, end=offset + found.end, rule=rule)


# --- who ----------------------------------------------------------------------------------------------------


def outlet_of(capture: Capture, text: str, lines: Sequence[Line]) -> outlets.Named:
    """Return the outlet: as given, by the address, or as the page names it."""
    if capture.given.outlet:
        return outlets.by_given(capture.given.outlet)
    addresses = (capture.url, _own_address(text, lines))
    for url in addresses:
        if url and (found := outlets.by_url(url)):
            return found
    agency: outlets.Named | None = None
    for name in _names(text, lines):
        found = outlets.by_name(name)
        if found is not None and found.id.startswith("media:"):
            return found
        agency = agency or found
    for name in _addressed(text, lines):
        found = outlets.by_name(name)
        if found is not None and found.id.startswith("media:") and found.id not in _SOCIAL:
            return found  # what was told to an agency is printed by everybody
    named = agency or _confirmed_name(text, lines) or _unknown_name(text, lines) or _shared_title(text, lines)
    return named or _organisation(capture.doc, text, lines)


def _organisation(doc: str, text: str, lines: Sequence[Line]) -> outlets.Named:
    """Return the organisation whose own report a page is, where no outlet prints it; else an outlet without a name."""
    own = publishers.organisation(text, lines)
    if own is not None:
        return outlets.Named(own, knowledge.load().entities[own].ar)
    return outlets.unidentified(doc, kind="ngo" if publishers.is_report(text, lines) else "media")


def _names(text: str, lines: Sequence[Line]) -> Iterator[str]:
    """Yield what may be the outlet's name, surest first."""
    for line in lines:
        if line.label in ("dateline", "byline"):
            part = text[line.start : line.end].strip()
            pieces: list[str] = [agency_of(part) or "", *_DASH.split(part.strip(" :\u200f"))]
            yield from (name for name in pieces if name and not _is_credit(name, part))
    for line in lines:
        if line.label == "body":
            head = text[line.start : min(line.end, line.start + 80)]
            match = _LEAD.match(head)
            if match and not (head[match.end() - 1] == ":" and agency_of(match[1])):  # "روما أ ش أ: …" is a credit
                yield from (name for name in (agency_of(match[1]),) if name)
                yield from (piece for piece in _DASH.split(match[1]) if piece.strip(" #") not in _FLASHES)
            break
    for line in lines:
        part = text[line.start : min(line.end, line.start + 300)]
        if line.label in ("title", "repeat") and len(pieces := _SITE.split(part)) > 1:
            yield from reversed(pieces)
        if line.label == "furniture":
            yield from (match[1] for match in _RIGHTS.finditer(part))
            yield from (match[1] for match in _LINK_OF.finditer(part))


def _is_credit(name: str, line: str) -> bool:
    """Whether an agency's name in a dateline credits it on another one's page: "واشنطن (أ ف ب):", "رويترز – بيروت"."""
    name = name.strip(" «»()")
    return name in _WIRES or (line.endswith(":") and name in lexicon().agencies)


def _addressed(text: str, lines: Sequence[Line]) -> Iterator[str]:
    """Yield whom the text says something was told to, as an outlet says of itself: "في تصريح لأورينت نت"."""
    for line in lines:
        if line.label == "body":
            end = min(line.end, line.start + 20_000)
            for match in _TOLD.finditer(text, line.start, end):
                yield from _told_to(match)
            for match in _TOLD_US.finditer(text, line.start, end):
                yield match["name"]
                if match["told"]:  # a title that is a city's name as well: "قال المسؤول لـ«المدينة»"
                    yield from (f"{kind} {match['name']}" for kind in _PAPERS)


def _shared_title(text: str, lines: Sequence[Line]) -> outlets.Named | None:
    """Return the outlet that was told something under a title which several bear: "قال الوزير لـ«الوطن»"."""
    for line in lines:
        if line.label == "body":
            for match in _TOLD_US.finditer(text, line.start, min(line.end, line.start + 20_000)):
                if found := outlets.shared(match["name"].strip(), _home(text, lines)):
                    return found
    return None


def _home(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """Return the countries that a page may come from: that of its dateline's town, or those of its names of months."""
    known = knowledge.load()
    heads = [text[line.start : line.end] for line in lines if line.label in ("dateline", "byline")]
    heads += [match[1] for part in _openings(text, lines) if (match := _LEAD.match(part))]
    towns = (piece for head in heads for piece in _DASH.split(head.strip(" :\u200f")))
    ids = (found for town in towns for found in known.candidates(town) if found.startswith(("place:", "state:")))
    homes = frozenset(known.entities[found].country for found in ids)
    if homes:
        return homes
    words = set(_WORD.findall(text))
    styles = [countries for months, countries in _MONTHS if not words.isdisjoint(months)]
    return styles[0] if len(styles) == 1 else frozenset()


def _told_to(match: re.Match[str]) -> Iterator[str]:
    """Yield the names that "في تصريح لأورينت نت" may hold, the longest first."""
    words = match["name"].split()
    if key(words[0]) in _OTHER_OUTLET:
        return  # "في تصريح لقناة مدار": an outlet names itself bare
    article = "ال" if match["article"] else ""
    for count in range(len(words), 0, -1):
        yield article + " ".join(words[:count]).rstrip('»”"}،')


def _unknown_name(text: str, lines: Sequence[Line]) -> outlets.Named | None:
    """Return an outlet that the knowledge base does not hold but the page names as its own."""
    body = False
    for line in lines:
        found: str | None = None
        part = text[line.start : min(line.end, line.start + 300)].strip()
        if line.label == "dateline" and part.endswith(":") and not _DASH.search(part.rstrip(": ")):
            found = part.rstrip(": ")
        elif line.label == "body" and not body and (match := _LEAD.match(part)):
            found = match[1] if _MEDIA_WORD.search(match[1]) and part[match.end() - 1] != ":" else None
        elif line.label in ("dateline", "byline") and (named := _before_place(part)):
            found = named
        elif line.label == "date" and (match := _LEAD.match(part)) and not (_is_place(match[1]) or _is_day(match[1])):
            found = match[1]  # "النبأ اليومي - الثلاثاء 13 مارس 2018"
        body = body or line.label == "body"
        if line.label == "furniture" and (match := _RIGHTS.search(part)):
            found = match[1]
        lettered = found is not None and _LETTER.search(found) is not None
        if found and lettered and 1 <= len(found.split()) <= 4 and not publishers.is_field(found):
            return outlets.by_given(found.strip("«»“”\"' "))
    return None


def _before_place(part: str) -> str | None:
    """Return the outlet of a dateline "عين اليوم – اسطنبول": what stands before a dash and a place, or "وكالات"."""
    pieces = [piece.strip() for piece in _SITE.split(part.strip(" :\u200f"))]
    if len(pieces) != 2 or len(pieces[0].split()) > _BANNER or _is_place(pieces[0]) or pieces[0] in _WIRES:
        return None
    last = key(_first_town(pieces[1]))
    return pieces[0] if last in _FROM_OTHERS or _is_place(last) else None


def _is_place(name: str) -> bool:
    """Whether a name before a date says where, not who: "القاهرة - 13 مارس 2018", "الموصل (العراق) - وكالات"."""
    return any(one.startswith(("place:", "state:")) for one in knowledge.load().candidates(_first_town(name)))


def _is_day(name: str) -> bool:
    """Whether words before a dash are the date itself: "الاثنين 8 أبريل 2019 - 18:40"."""
    return any(_DIGIT.search(word) for word in name.split()) and bool(_MONTH_NAMES & set(_WORD.findall(name)))


def _first_town(name: str) -> str:
    """Return the town alone of "الموصل (العراق)", the first of "اسطنبول/ديار بكر", which were both reported from."""
    return re.split(r"[(/،]", name.strip(" /"))[0].strip()


def _confirmed_name(text: str, lines: Sequence[Line]) -> outlets.Named | None:
    """Return the unknown outlet whose name opens the text or the date line and stands in the page's furniture too.

    A page under the banner "شبكة النبأ الإخبارية" begins "النبأ: غادرت …": two weak signs that agree. The banner is the
    fuller name.
    """
    banners = [
        part
        for line in lines
        if line.label == "furniture" and len((part := text[line.start : line.end].strip()).split()) <= _BANNER
    ]
    for name in filter(None, map(_opening_name, _openings(text, lines))):
        wanted = set(key(name).split())
        for banner in banners:
            if wanted <= set(key(banner).split()):
                return outlets.by_given(banner)
    return None


def _openings(text: str, lines: Sequence[Line]) -> Iterator[str]:
    """Yield the beginnings of date lines and of the first paragraph."""
    for line in lines:
        if line.label in ("date", "dateline", "byline"):
            yield text[line.start : min(line.end, line.start + 80)]
    body = next((line for line in lines if line.label == "body"), None)
    if body is not None:
        yield text[body.start : min(body.end, body.start + 80)]


def _opening_name(part: str) -> str | None:
    match = _LEAD.match(part)
    return None if match is None or len(match[1].split()) > _BANNER else match[1].strip("«»“”\"' ")


def _own_address(text: str, lines: Sequence[Line]) -> str | None:
    """Return the address that the page prints on a line of its own, as short links beneath a headline are."""
    for line in lines:
        if line.label == "body":
            return None  # addresses below the text lead elsewhere
        if line.label == "furniture" and (match := _ADDRESS.fullmatch(text[line.start : line.end].strip())):
            return match[0]
    return None


def _author(text: str, lines: Sequence[Line]) -> str | None:
    for line in lines:
        if line.label == "byline":
            found = byline(text[line.start : line.end])
            if found:
                return found
    return None


#: Words in the name of an outlet at most.
_BANNER = 4
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"\s?[-–—/|:+،]\s?|\s?[()]\s?")
_SITE = re.compile(r"\s[-–—|]\s")
# "الأردن العربي – أقدم …", "دمشق (سانا) - …": a few words before the first dash or colon of the text
_LEAD = re.compile(r"\s*((?:[^\s:–—،.]+\s?){1,6}?)\s?(?:[–—:]|-(?=\s))")
# What a dateline gives in the place of a town when the text was put together from others'.
_FROM_OTHERS = frozenset(("متابعات", "وكالات", "خاص", "متابعه", "تقرير"))
_MEDIA_WORD = re.compile(
    r"(?<!\w)(?:برس|نيوز|نت|أونلاين|اونلاين|الإخبارية|الاخبارية|الإخباري|ميديا|وكالة|شبكة|قناة|موقع|صحيفة|جريدة|راديو"
    r"|تلفزيون)(?!\w)"
)
# "صنعاء، 12 مارس 2018 (سبأ) –": the date begins near the line's start and a dash or colon follows
_DATELINE_START = 30
_DATELINE_END = re.compile(r"[\s،,]*(?:\(?[\w. ]{2,20}\)?)?\s*(?:[–—:]|-(?=\s))")
_RIGHTS = re.compile(r"(?:محفوظة|محفوظه)\s(?:لـ?|ل)\s?(?:موقع |وكالة |صحيفة |شبكة |قناة )?([^©\d,.،|]{2,40})")
_LINK_OF = re.compile(r"رابط (?:الخبر|المقال) (?:بصحيفة|بموقع|في|على) ([^:]{2,30}):")
_TOLD = re.compile(
    r"(?:تصريح|تصريحات|حديث|اتصال|مقابلة|حوار|لقاء)\s(?:خاص |خاصة |هاتفي )?"
    r"(?:ل(?P<article>ل)?|مع )ـ?\s?[«“\"{]?(?P<name>\w+(?:\s\w+){0,2})"
)
#: What stands before news that has just come in, and is no outlet there ("عاجل | قصف يستهدف …").
_FLASHES = frozenset(("عاجل", "عاجل جدا", "خبر عاجل"))
# Agencies whose reports papers print under a line of their own; in pages of theirs the name stands in the text.
_WIRES = frozenset(("رويترز", "أ ف ب", "ا ف ب", "د ب أ", "د ب ا", "فرانس برس", "أسوشيتد برس", "أ ب", "يو بي آي"))
# Where people publish themselves: nobody's page.
_SOCIAL = frozenset(f"media:{name}" for name in ("youtube", "twitter", "facebook", "telegram", "instagram", "tiktok"))
# Nouns before the name of an outlet that is another one; "موقع" and "شبكة" stand before small ones of their own.
_OTHER_OUTLET = frozenset(
    map(key, ("قناة", "صحيفة", "جريدة", "محطة", "إذاعة", "تلفزيون", "التلفزيون", "مجلة", "وكالة", "راديو", "فضائية"))
)
# "قال المسؤول لـ«الجزيرة»", "علمت «الجزيرة»": a paper names itself in marks when it was told something
_TOLD_US = re.compile(
    r"(?<!\w)[وف]?(?:(?P<told>لـ?\s?|علمت\s)|(?:إلى|الى)\s)[«“\"{]\s?(?P<name>[^«»“”\"{}\n]{2,30}?)\s?[»”\"}]"
)
#: What stands before an outlet's title where it is told in full.
_PAPERS = ("صحيفة", "جريدة", "قناة", "موقع")
_WORD = re.compile(r"\w+")
# Names of months that only some countries print; the rest share يناير … ديسمبر.
_MONTHS = (
    (
        frozenset(("كانون", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "أيلول", "تشرين")),
        frozenset(("SY", "LB", "IQ", "JO", "PS")),
    ),
    (frozenset(("جانفي", "فيفري", "أفريل", "جوان", "جويلية")), frozenset(("DZ", "TN"))),
    (frozenset(("يوليوز", "غشت", "شتنبر", "نونبر", "دجنبر")), frozenset(("MA",))),
    (
        frozenset(
            ("يناير", "فبراير", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
        ),
        frozenset(("EG", "SA", "KW", "QA", "AE", "BH", "OM", "YE", "LY", "SD", "MR")),
    ),
)
_MONTH_NAMES = frozenset[str]().union(*(months for months, _ in _MONTHS)) | {"مارس"}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?<!\.jpg)(?<!\.png)(?<!\.gif)(?<!\.mp4)(?<!\.pdf)", re.IGNORECASE)
