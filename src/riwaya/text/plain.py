"""Labels for the lines of a text dump: which are the article and which the page around it.

    "الرئيسية / أخبار"              furniture        "اقرأ أيضاً: …"      furniture
    the headline, once more          repeat           a body sentence set apart   pullquote

First every line is judged by itself (its words, its length, how it ends), then the article is the stretch of lines
that gathers the most prose, then title, date, byline and captions are found around it. Lists of other headlines are
told from short paragraphs by their company: lines without a full stop, one below the other. A dump of nothing but
paragraphs loses nothing. Nothing is decided by the names of outlets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from riwaya.model import Label
from riwaya.script import fold
from riwaya.text.blocks import Raw
from riwaya.text.furniture import Kind, clean, is_picture, kind_of, names_agency

#: A line with so many words is a paragraph, however it ends.
_PARAGRAPH = 25
#: So many words and a full stop make a sentence of a report.
_SENTENCE = 7
#: So many words and a full stop make a last sentence right below one ("ونفت الوزارة صحة ذلك.").
_CLOSING = 4
#: Kinds of lines that only pages have.
_OF_PAGES = frozenset(("menu", "link", "ends", "starts", "comments", "counter"))
#: Only the edges of a huge line are looked at.
_EDGE = 600
#: The headline stands among the first or the last lines above the text.
_CANDIDATES = 50
#: Sentences set apart are looked for in so many characters and lines; no article is longer.
_COMPARED = 200_000
_LINES_COMPARED = 500


class Seen(Struct):
    """A line as the classifier sees it."""

    raw: Raw
    text: str
    key: str
    words: int
    gap: int
    kind: Kind
    full_stop: bool
    cut: bool
    wrapped: bool = False
    field: bool = False
    label: Label = "furniture"

    @property
    def strong(self) -> bool:
        """Whether the line is prose by itself."""
        if self.kind or self.cut:
            return False
        sentence = self.words >= _SENTENCE and (self.full_stop or _CONTINUES.match(self.key) is not None)
        return self.wrapped or self.words >= _PARAGRAPH or sentence


def labels(text: str, raw: Sequence[Raw], *, title: str | None = None) -> tuple[Label, ...]:
    """Return a label for every line of `raw`.

    Args:
        text: the dump.
        raw: its non-blank lines.
        title: the headline, where the supplier gave one.
    """
    seen = [_seen(text, line, raw[index - 1] if index else None) for index, line in enumerate(raw)]
    if not seen:
        return ()
    _mark_wrapped(seen)
    _mark_teasers(seen)
    _mark_fields(seen)
    first, last = _with_fields(seen, *_article(seen))
    heading = _title(seen, first, last, clean(title) if title else None)
    _label_article(seen, first, last)
    _label_head(seen, heading, first)
    _label_tail(seen, last)
    _label_copies(seen, heading)
    return tuple(line.label for line in seen)


# --- looking at lines ---------------------------------------------------------------------------------------


def _seen(text: str, raw: Raw, before: Raw | None) -> Seen:
    length = raw.end - raw.start
    if length <= 2 * _EDGE:
        line = text[raw.start : raw.end]
        words = len(line.split())
        ending = line
    else:
        line = text[raw.start : raw.start + _EDGE]
        words = max(len(line.split()), _PARAGRAPH)
        ending = text[raw.end - _EDGE : raw.end]
    ending = _TAIL.sub("", ending)
    folded = " ".join(_WORD.findall(fold(line).text))
    return Seen(
        raw=raw,
        text=line,
        key=folded,
        words=words,
        gap=raw.n - before.n - 1 if before else 1,
        kind=kind_of(line) if length <= _EDGE else "",
        full_stop=ending.endswith(".") and not ending.endswith(".."),
        cut=ending.endswith(("…", "...", "..", "[…]", "[...]")) and words < 60,
    )


def _mark_wrapped(seen: Sequence[Seen]) -> None:
    """Mark the lines of paragraphs that were broken at a fixed width: many lines of one length, commas and stops
    anywhere. A list of headlines has lines of all lengths and hardly a comma."""
    start = 0
    for index in range(1, len(seen) + 1):
        if index < len(seen) and seen[index].gap == 0 and not seen[index].kind:
            continue
        block = seen[start:index]
        lengths = [line.raw.end - line.raw.start for line in block[:-1]]
        if len(block) >= 4 and min(lengths) >= 0.7 * max(lengths) and max(lengths) >= 40:
            marked = sum(bool(_INNER_STOP.search(line.text)) for line in block)
            for line in block if marked >= 0.4 * len(block) else ():
                line.wrapped = True
        start = index


def _mark_teasers(seen: Sequence[Seen]) -> None:
    """Mark lines that a "read more" follows, where a page has several: they are the beginnings of other pages."""
    teasers = [one for one, two in pairwise(seen) if two.kind == "menu" and two.key in _MORE]
    for line in teasers if len(teasers) > 1 else ():
        line.cut = True


def _mark_fields(seen: Sequence[Seen]) -> None:
    """Mark the fields of an incident ("المكان: …", "- القتلى: 12"), with their values beside them or below."""
    run: list[Seen] = []
    for line in (*seen, None):
        if line is not None and _may_be_field(line, run[-1] if run else None):
            run.append(line)
            continue
        if len({one.key for one in run if _FIELD.match(one.text) and not one.kind}) >= _FIELDS:
            for one in run:
                one.field = True
        run = []


def _may_be_field(line: Seen, before: Seen | None) -> bool:
    """Whether a line may be a field, or the value of one whose name stands alone on the line before."""
    if line.kind in ("menu", "link", "ends", "starts", "comments"):
        return False
    if _FIELD.match(line.text):
        return line.words < _PARAGRAPH
    return before is not None and before.text.rstrip().endswith(":") and not line.strong


def _score(seen: Sequence[Seen], index: int) -> float:
    """How much a line speaks for prose (above 0) or for the page around it (below 0)."""
    line = seen[index]
    if line.kind:
        return -0.3 if line.kind in ("date", "byline", "credit", "link", "counter") else -1.0
    if line.strong:
        return min(line.words, 60) / 10 + 1
    if line.cut:
        return -0.5
    if line.words >= 12 and not _in_list(seen, index):
        return 0.3
    return -0.7 if _in_list(seen, index) else -0.4


def _in_list(seen: Sequence[Seen], index: int) -> bool:
    """Whether a line stands directly below or above another line without a full stop."""
    above = index > 0 and seen[index].gap == 0 and not seen[index - 1].strong
    below = index + 1 < len(seen) and seen[index + 1].gap == 0 and not seen[index + 1].strong
    return above or below


# --- the stretch that is the article ------------------------------------------------------------------------


def _article(seen: Sequence[Seen]) -> tuple[int, int]:
    """Return the [first, last) lines of the article's text: the stretch with the most prose, ended by the headings
    under which pages list other things."""
    stop = _stop(seen)
    if _is_post(seen):
        return 0, len(seen)
    if _is_press_text(seen):
        return _prose_start(seen), len(seen)
    best, best_sum, start, total = (0, stop), 0.0, 0, 0.0
    for index in range(stop):
        score = _score(seen, index)
        if total <= 0:
            start, total = index, 0.0
        total += score
        if total > best_sum:
            best, best_sum = (start, index + 1), total
    return (best[0], _extended(seen, best[1], stop)) if best_sum > 0 else _weak(seen, stop)


def _with_fields(seen: Sequence[Seen], first: int, last: int) -> tuple[int, int]:
    """Return the article's stretch with a list of fields right above its text, a heading or two between them."""
    start = first
    above = [index for index in range(max(0, first - _HEADINGS), min(first + 1, len(seen))) if seen[index].field]
    if above:
        start = min(above[0], first)
        while start and seen[start - 1].field:
            start -= 1
    return start, last


def _is_press_text(seen: Sequence[Seen]) -> bool:
    """Whether a text has no page around it: what is short in it is a heading, a verse or a list of the author's."""
    marks = [index for index, line in enumerate(seen) if line.kind in ("menu", "ends", "comments", "starts")]
    if any(line.kind in ("date", "counter", "link") for line in seen[:3] if not names_agency(line.text)):
        return False
    weight = sum(line.words for line in seen if line.strong)
    return (
        len(seen) - len(marks) > 1 and all(index >= len(seen) - 3 for index in marks) and len(marks) <= 2 and weight > 0
    )


def _prose_start(seen: Sequence[Seen]) -> int:
    return next(index for index, line in enumerate(seen) if line.strong)


def _extended(seen: Sequence[Seen], last: int, stop: int) -> int:
    """Return the end of the stretch with the paragraphs below it that are short or merely lack a full stop."""
    while last < stop and (_is_open_paragraph(seen, last) or _closes(seen, last)):
        last += 1
    return last


def _closes(seen: Sequence[Seen], index: int) -> bool:
    """Whether a line is a short sentence as far below the text as its paragraphs are from each other."""
    line, above = seen[index], seen[index - 1]
    plain = not line.kind and not line.cut and line.full_stop and line.words >= _CLOSING
    return plain and above.full_stop and above.strong and line.gap == above.gap


def _is_open_paragraph(seen: Sequence[Seen], index: int) -> bool:
    line = seen[index]
    return not line.kind and not line.cut and line.words >= 8 and not _in_list(seen, index)


def _weak(seen: Sequence[Seen], stop: int) -> tuple[int, int]:
    """Return the stretch of a dump without a single sentence of prose: the longest line and what it touches."""
    plain = [index for index in range(stop) if not seen[index].kind]
    if not plain:
        return (0, 0)
    longest = max(plain, key=lambda index: (seen[index].words, -index))
    return (longest, longest + 1)


def _is_post(seen: Sequence[Seen]) -> bool:
    """Whether short lines without full stops are a post of a channel and no menu: no prose, nothing of a page around
    them, and most as long as a headline."""
    told = sum(line.words >= _CLOSING and not line.cut for line in seen)
    page = any(line.kind in _OF_PAGES or line.strong for line in seen)
    return len(seen) > 1 and told > len(seen) / 2 and not page


def _stop(seen: Sequence[Seen]) -> int:
    """Return the index of the heading that ends the article, or the number of lines."""
    weights = [min(line.words, 120) if line.strong else 0 for line in seen]
    total, before, paragraphs = sum(weights), 0, 0
    for index, line in enumerate(seen):
        if line.kind == "comments" and (paragraphs >= 2 or 0 < 0.25 * total <= before):
            return index
        if line.kind == "ends" and 0 < 0.6 * total <= before:
            return index
        before += weights[index]
        paragraphs += weights[index] > 0
    return len(seen)


# --- title --------------------------------------------------------------------------------------------------


def _title(seen: Sequence[Seen], first: int, last: int, given: str | None) -> int | None:
    """Return the index of the headline, None where the page prints none."""
    if given:
        for index, line in enumerate(seen[: last + 1]):
            if clean(line.text) == given:
                return index
    lead = next((index for index in range(first, last) if seen[index].strong or seen[index].field), first)
    candidates = [index for index in range(lead) if _may_be_title(seen, index)]
    candidates = candidates[:_CANDIDATES] + candidates[_CANDIDATES:][-_CANDIDATES:]
    if not candidates:
        return None
    body = _vocabulary(seen[index].key for index in range(lead, last))
    counted = {index: _copies(seen, index) for index in candidates}
    best = max(candidates, key=lambda index: (_title_score(seen, index, lead, body, counted[index]), -index))
    copies = (index for index in candidates if seen[index].key == seen[best].key)
    return next(index for index in copies if index == best or not _in_list(seen, index))


def _may_be_title(seen: Sequence[Seen], index: int) -> bool:
    line = seen[index]
    if line.kind or line.field or (line.cut and index > 0):
        return False
    return 2 <= line.words <= 30 and not line.text.rstrip().endswith((":", "،"))


def _title_score(seen: Sequence[Seen], index: int, lead: int, body: frozenset[str], copies: int) -> float:
    line = seen[index]
    stems = [_stem(word) for word in line.key.split() if len(word) > 2]
    shared = sum(stem in body for stem in stems) / len(stems) if stems else 0.0
    between = sum(1 for other in seen[index + 1 : lead] if not other.kind)
    length = 1.0 if 4 <= line.words <= 22 else 0.0
    below = seen[index + 1].gap if index + 1 < len(seen) else 1
    apart = 0.5 * (line.gap > 0) + 0.5 * (below > 0)
    if index + 1 < len(seen) and seen[index + 1].kind in ("date", "byline", "credit"):
        apart += 1.5
    if index == 0:
        # A press text begins with its headline; a dump of a page with the page's own furniture.
        apart += 1.0 if any(other.kind for other in seen[:lead]) else 3.0
    if line.words <= 7 and _PLACE_DASH.fullmatch(line.text.strip()):
        apart -= 2.0
    return (
        4 * shared
        + 1.5 * min(copies, 2)
        + length
        + apart
        - min(0.25 * between, 2)
        - (1.0 if is_picture(line.text) else 0.0)
    )


def _copies(seen: Sequence[Seen], index: int) -> int:
    """Count the other short lines that begin with or repeat this line."""
    own = seen[index].key
    if seen[index].words < 4:
        return 0
    return sum(1 for other in seen if other is not seen[index] and other.words <= 60 and own in other.key)


def _vocabulary(keys: object) -> frozenset[str]:
    return frozenset(_stem(word) for key in keys for word in key.split() if len(word) > 2)  # type: ignore[attr-defined]


def _stem(word: str) -> str:
    """Take the commonest proclitics off a folded word, to compare a headline with its text."""
    return _PROCLITIC.sub("", word) if len(word) > 4 else word


# --- labels -------------------------------------------------------------------------------------------------


def _label_article(seen: Sequence[Seen], first: int, last: int) -> None:
    """Label the lines of the article's stretch."""
    listing = False
    for index in range(first, last):
        line = seen[index]
        if line.kind in ("ends", "starts", "comments"):
            listing = line.kind != "starts"
            continue
        listing = listing and not line.strong and (line.gap == 0 or seen[index - 1].label == "furniture")
        line.label = "furniture" if listing else _inside(line)


def _inside(line: Seen) -> Label:
    if line.field:
        return "date" if line.kind == "date" else "body"
    if line.kind in ("menu", "counter", "link"):
        return "furniture"
    if line.kind == "date":
        return "date"
    if line.kind in ("byline", "credit"):
        return "byline"
    return "caption" if not line.full_stop and line.words < _PARAGRAPH and is_picture(line.text) else "body"


def _label_head(seen: Sequence[Seen], heading: int | None, first: int) -> None:
    """Label the title and what stands between it and the text."""
    if heading is None:
        start = first
    else:
        seen[heading].label = "title"
        start = heading + 1
    lead = next((index for index in range(start, len(seen)) if seen[index].strong or seen[index].field), start)
    for index in range(start, lead):
        line = seen[index]
        if line.kind or line.label == "furniture" or line.label == "body":
            line.label = _above(seen, index)
    for index in range(max(0, start - 4), start):
        line = seen[index]
        if line.label == "furniture" and line.kind in ("date", "byline") and (heading is None or index != heading):
            line.label = "date" if line.kind == "date" else "byline"


def _above(seen: Sequence[Seen], index: int) -> Label:
    """Label a line between the title and the first paragraph."""
    line = seen[index]
    if line.kind == "date":
        return "dateline" if names_agency(line.text) else "date"
    if line.kind in ("byline", "credit"):
        return "byline"
    if line.kind:
        return "furniture"
    if line.words >= 6 and is_picture(line.text):
        return "caption"
    if _DATELINE.fullmatch(line.text.strip()) and line.words <= 9:
        return "dateline"
    if is_picture(line.text):
        return "caption"
    joins = index + 1 < len(seen) and seen[index + 1].strong and seen[index + 1].gap == 0
    if line.words >= _PARAGRAPH or (line.full_stop and line.words > 3) or (line.words >= 12 and joins):
        return "body"
    return "caption" if line.words >= 4 else "byline"


def _label_tail(seen: Sequence[Seen], last: int) -> None:
    """Label a date or a credit directly below the text."""
    for line in seen[last : last + 3]:
        if line.kind == "date":
            line.label = "date"
        elif line.kind in ("byline", "credit"):
            line.label = "byline"
        elif line.kind not in ("", "menu", "counter"):
            break


def _label_copies(seen: Sequence[Seen], heading: int | None) -> None:
    """Label second copies: of the title, of a paragraph, of a paragraph cut short, of a sentence of the text."""
    title = seen[heading].key if heading is not None else ""
    joined = "".join(f"\n{line.key}\n" for line in seen if line.label == "body")[:_COMPARED]
    before: set[str] = set()
    for index, line in enumerate(seen):
        if index == heading or not line.key:
            continue
        if title and _repeats(line.key, title):
            if line.label != "furniture" or line.kind == "":
                line.label = "repeat"
        elif line.label in ("body", "caption") and line.words >= 4 and line.key in before:
            line.label = "repeat"
        elif index < _LINES_COMPARED and _stands_again(line, joined):
            line.label = "repeat" if line.cut or line.words >= _PARAGRAPH else "pullquote"
            if index + 1 < len(seen):
                _label_speaker(seen[index + 1], joined)
        if line.label == "body":
            before.add(line.key)


def _repeats(key: str, title: str) -> bool:
    """Whether a line is the title once or more, perhaps with the name of the site."""
    if title not in key:
        return key in title and len(key) >= 0.8 * len(title)
    return len(key.replace(title, "").split()) <= 5


def _stands_again(line: Seen, joined: str) -> bool:
    """Whether the words of a short line stand inside another line of the text."""
    least = 4 if line.label == "body" else 8  # a name beneath a picture also stands in the text
    if line.label not in ("body", "caption") or not least <= line.words < 60 or len(line.key) < 20:
        return False
    return joined.count(line.key) > joined.count(f"\n{line.key}\n")


def _label_speaker(line: Seen, joined: str) -> None:
    """Label the name below a quotation that the page sets apart."""
    if line.gap == 0 and line.words <= 5 and line.label in ("body", "caption", "byline") and line.key in joined:
        line.label = "pullquote"


_WORD = re.compile(r"[^\W_]+")
_MORE = frozenset(map(clean, ("اقرأ المزيد", "إقرأ المزيد", "قراءة المزيد", "المزيد", "شاهد المزيد")))
# A paragraph may begin so, a headline does not: "وقال", "وأضافوا أن", "ولم", "كما", "من جانبه".
_CONTINUES = re.compile(
    "(?:و(?:قال|اضاف|اوضح|اشار|اكد|ذكر|تابع|بين|افاد|نقل|لفت|شدد|اعتبر|نوه|اردف|زعم|نفي|اتهم|دعا|كشف|اعلن|طالب|حذر|حمل"
    "|ياتي|تاتي|يذكر|يشار|كان|لم|قد|بحسب|حسب|وفق|بلغ|يقول|تقول|يتابع|يضيف|جاء|ينص)(?:ت|وا|ا|ه|تا)?|فيما|كما|يذكر ان"
    "|يشار الي|تجدر الاشاره|من جانب(?:ه|ها|هم)|من جهت(?:ه|ها|هم)|بدور(?:ه|ها|هم)|في (?:السياق|غضون ذلك|هذه الاثناء)) "
)
# "المكان: بلدة كذا", "القتلى:"; the name of a field is a word or a few.
_FIELD = re.compile(r"\s*(?:[-–—•*]\s*)?[^\W\d][^:：.،؛!؟\n]{1,30}[:：](?!//)\s*")
#: Fields of different names that make a list of fields; a byline and a date are two.
_FIELDS = 4
#: Lines between a list of fields and the text below it: headings.
_HEADINGS = 4
_INNER_STOP = re.compile(r"\w[،,.؛]\s*(?:\S|$)")
_TAIL = re.compile(r"[\s»”“\"'’)\]›\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+$")
_PROCLITIC = re.compile(r"^(?:وال|فال|بال|كال|لل|ال|و|ب|ل)")
_PLACE_DASH = re.compile(r"[^:؛؟!]{2,40}\s?[-–—/]\s?[^:؛؟!]{2,40}:?")
# "الاتحاد برس:", "القاهرة - رويترز", "بغداد / أ ف ب", "عين اليوم – أنقرة", "دمشق (سانا) -"
_DATELINE = re.compile(
    r"[^:،؛.؟!]{2,60}[:：]|[^:؛؟!]{2,40}\s?[-–—/]\s?[^:؛؟!]{2,50}:?|[\w ]{2,30}\([\w. ]{2,25}\)\s?[-–—:]?"
)
