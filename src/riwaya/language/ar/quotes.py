"""Finds what stands between quotation marks, and tells speech from names in marks.

    وقال: "لن نغادر المدينة".      the words between the marks are speech
    أعلن تنظيم «داعش» ذلك          a name in marks: `scare`

Arabic press mixes the marks: «…», »…«, “…”, ”…“, ”…”, "…", „…“, ‘…’, ''…''. Which mark opens is therefore read from
what stands around it, not from its shape: a mark after a space and before a letter opens, one after a letter and before
a space closes, and in doubt marks of one family take turns. A quotation that is never closed ends with its line
(`unclosed`), unless the closing mark follows in one of the next paragraphs. Apostrophes inside Latin words, inch signs
after digits and empty pairs of marks are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from riwaya.model import Line, Quotation
from riwaya.script import key

# The family of a mark: marks of one family close each other, whatever their direction.
_FAMILIES = {
    **dict.fromkeys('"“”„‟″＂❝❞', "double"),
    **dict.fromkeys("«»《》", "guillemet"),
    **dict.fromkeys("'‘’‚‛`´‹›", "single"),
}
_MARK = re.compile("''|[" + re.escape("".join(_FAMILIES)) + "]")
# What may stand between a word and a mark without meaning: bidi controls, zero-width signs, tatweel.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u0640"
# Clitics that are written against an opening mark: ل"الحياة"، بـ«النصر»، و"داعش".
_CLITICS = frozenset(["ب", "ل", "و", "ف", "ك", "ال", "بال", "وال", "لل", "ول", "وب", "فال", "وبال", "ولل", "وك", "كال"])
_CLOSERS = "،,.;؛:؟?!)]}…"
_OPENERS = "([{:-–—،/"
_TOKEN = re.compile(r"[^\W_]+(?:[-–/.'’][^\W_]+)*")
_BEFORE = re.compile(r"([^\W\d_]*)[" + _INVISIBLE + r"]*$")
# A short stretch with one of these is a clause, not a name.
_CLAUSE = frozenset(
    key(word)
    for word in [
        "أن",
        "إن",
        "أنه",
        "أنها",
        "إنه",
        "إنها",
        "لا",
        "لن",
        "لم",
        "ليس",
        "ليست",
        "قد",
        "لقد",
        "سوف",
        "نحن",
        "أنا",
        "هو",
        "هي",
        "هم",
        "هذا",
        "هذه",
        "ذلك",
        "هناك",
        "ما",
        "كل",
        "يجب",
        "ينبغي",
        "كان",
        "كانت",
        "سنقوم",
        "نريد",
        "لدينا",
        "إننا",
        "إنني",
        "لكن",
        "إذا",
        "لو",
        "هل",
        "كيف",
        "لماذا",
        "متى",
    ]
)
_NAME_WORDS = 4  # the longest names in marks ("حركة أحرار الشام الإسلامية")
_PARAGRAPHS = 4  # how far the closing mark of a quotation over several paragraphs is looked for


class _Mark(Struct, frozen=True):
    """A mark in the text: its family and what its surroundings say: open, close or either."""

    start: int
    end: int
    family: str
    role: str


class _Span(Struct):
    """A quotation being read: where its opening mark begins and ends, where its closing mark begins and ends."""

    start: int
    inner: int
    family: str
    inner_end: int = -1
    end: int = -1


def quotations(text: str, blocks: Sequence[Line]) -> tuple[Quotation, ...]:
    """Return the quotations of an article, outer before inner, ordered by start."""
    spans: list[tuple[_Span, bool]] = []
    carried: _Span | None = None
    carried_from = 0
    for index, line in enumerate(blocks):
        marks = _marks(text, line)
        if carried is not None:
            closing = _carried_close(marks, carried)
            if closing is not None:
                spans.append((_closed(carried, closing), False))
                marks = [mark for mark in marks if mark.start > closing.start]
                carried = None
            elif index - carried_from >= _PARAGRAPHS or any(mark.family == carried.family for mark in marks):
                spans.append((_to_line_end(text, carried, blocks[carried_from]), True))
                carried = None
        closed, left = _pair(marks)
        spans.extend((span, False) for span in closed)
        for span in left:
            if carried is None and span is left[-1] and line.label == "body":
                carried, carried_from = span, index
            else:
                spans.append((_to_line_end(text, span, line), True))
    if carried is not None:
        spans.append((_to_line_end(text, carried, blocks[carried_from]), True))
    spans.sort(key=lambda item: (item[0].start, -item[0].end))
    return tuple(_quotation(text, span, unclosed) for span, unclosed in spans)


def _marks(text: str, line: Line) -> list[_Mark]:
    """Return the marks of a line that can belong to a quotation."""
    found = []
    empty = -1
    for match in _MARK.finditer(text, line.start, line.end):
        start, end = match.span()
        if start == empty:
            continue
        char = text[start]
        family = "double" if end - start == 2 else _FAMILIES[char]
        if end < line.end and _FAMILIES.get(text[end]) == family == "double":
            empty = end  # an empty pair, where the page lost the word between the marks
            continue
        role = _role(text, start, end, line)
        if role == "none" or (family == "single" and role == "either"):
            continue
        found.append(_Mark(start, end, family, role))
    return found


def _role(text: str, start: int, end: int, line: Line) -> str:
    """Return what the surroundings of a mark say of it: open, close, either, or none (it is no quotation mark)."""
    left, right = start, end
    while left > line.start and text[left - 1] in _INVISIBLE:
        left -= 1
    while right < line.end and text[right] in _INVISIBLE:
        right += 1
    before = text[left - 1] if left > line.start else " "
    after = text[right] if right < line.end else " "
    if text[start] in "'’´`″" and before.isalnum() and (after.isalnum() or text[start] in "´`″"):
        return "close" if text[start] == "″" else "none"
    if before.isspace() or before in _OPENERS:
        return "either" if after.isspace() and before != ":" else "close" if after in _CLOSERS else "open"
    if after.isspace() or after in _CLOSERS:
        return "open" if _after_clitic(text, left, line) and left != start else "close"
    return "open" if _after_clitic(text, left, line) else "either"


def _after_clitic(text: str, at: int, line: Line) -> bool:
    """Whether the letters before `at` are a mere clitic ("لـ", "بـ")."""
    match = _BEFORE.search(text, max(line.start, at - 6), at)
    return match is not None and match.group(1) in _CLITICS


def _pair(marks: Sequence[_Mark]) -> tuple[list[_Span], list[_Span]]:
    """Pair the marks of a line; return what closes and what does not, both outermost first."""
    closed: list[_Span] = []
    stack: list[_Span] = []
    for mark in marks:
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)
        if mark.role == "open" or (mark.role == "either" and depth is None):
            stack.append(_Span(mark.start, mark.end, mark.family))
        elif depth is not None:
            closed.append(_closed(stack[depth], mark))
            # A single mark that never closed was an apostrophe; other inner marks left open are dropped with it.
            del stack[depth:]
    return closed, [span for span in stack if span.family != "single"]


def _carried_close(marks: Sequence[_Mark], carried: _Span) -> _Mark | None:
    """Return the mark of this line that closes the quotation of a line before, if its first one does."""
    first = next((mark for mark in marks if mark.family == carried.family), None)
    return first if first is not None and first.role == "close" else None


def _closed(span: _Span, mark: _Mark) -> _Span:
    return _Span(span.start, span.inner, span.family, mark.start, mark.end)


def _to_line_end(text: str, span: _Span, line: Line) -> _Span:
    end = line.end
    while end > span.inner and text[end - 1].isspace():
        end -= 1
    return _Span(span.start, span.inner, span.family, end, end)


def _quotation(text: str, span: _Span, unclosed: bool) -> Quotation:
    return Quotation(
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        inner=(span.inner, span.inner_end),
        unclosed=unclosed,
        scare=not unclosed and _is_name(text, span),
    )


def _is_name(text: str, span: _Span) -> bool:
    """Whether the words in marks are a name or a word held at a distance: few, and no clause."""
    words = [key(word) for word in _words(text[span.inner : span.inner_end])]
    if len(words) > _NAME_WORDS or text[max(0, span.start - 2) : span.start].rstrip().endswith(":"):
        return False
    clauses = any(word in _CLAUSE or (word[1:] in _CLAUSE and word[0] in "وف") for word in words)
    return not clauses and text[span.inner_end - 1 : span.inner_end] not in tuple(".؟!")


def _words(stretch: str) -> Iterator[str]:
    return (match.group() for match in _TOKEN.finditer(stretch[:200]))
