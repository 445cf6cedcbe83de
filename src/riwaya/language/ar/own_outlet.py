"""The name of the page's own outlet where the article prints it: "عين اليوم – أنقرة", "قال الوزير لـ«الوطن»".

An outlet that nobody listed is known here because the page names itself (`Article.outlet_name`), and a title that many
outlets bear ("الوطن") is that of the page. A single word needs a sign: marks around it, a type word before it or a dash
after it at the head of a line; a title of several words stands on its own in the lines below the headline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.knowledge import load
from riwaya.language.ar.name_features import name_rules
from riwaya.language.ar.name_spans import Found, Row, name_end
from riwaya.model import Article, Word
from riwaya.script import key

OPEN, CLOSE = "\"“«‘'", "\"”»’'"
_DASHES = frozenset("-–—:/|")
_HEADS = frozenset(("dateline", "byline", "date"))
#: Above all known names of its length, below a longer one ("الوطن السورية").
_WEIGHT = 2.9


def own_outlet(article: Article, rows: Sequence[Row]) -> Iterator[Found]:
    """Yield the places where the article prints the name of its own outlet."""
    names = outlet_titles(article)
    if not names:
        return
    for number, row in enumerate(rows):
        if row.line.label == "title" or not any(" ".join(name) in row.folded.text for name in names):
            continue
        for at in range(len(row.words)):
            size = next((len(name) for name in names if _stands(row, at, name)), 0)
            if size:
                last = at + size - 1
                yield Found(
                    line=number, first=at, last=last, start=row.starts[at], end=name_end(row.words[last]), type="ORG",
                    rule="name.own-outlet", ids=(article.outlet or "",), weight=_WEIGHT + 0.75 * (size - 1),
                )  # fmt: skip


def outlet_titles(article: Article) -> tuple[tuple[str, ...], ...]:
    """Return the titles by which a page may name its outlet, longest first, each as its folded words."""
    if article.outlet is None:
        return ()
    outlet = load().entities.get(article.outlet)
    names = [article.outlet_name or ""]
    if outlet is not None:
        names += [*outlet.names, *outlet.short]
    titles = (_bare(key(name).split()) for name in names)
    return tuple(sorted({title for title in titles if title and "".join(title).isalpha()}, key=lambda t: (-len(t), t)))


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """Return a title without the type word that stays outside a mention ("صحيفة الوطن")."""
    return tuple(words[1:] if len(words) > 1 and words[0] in name_rules("before_bodies") else words)


def _stands(row: Row, at: int, name: tuple[str, ...]) -> bool:
    """Whether the title begins at word `at`, with a sign where it is a single word."""
    words, last = row.words, at + len(name) - 1
    if last >= len(words) or key(words[at].text[row.starts[at] - words[at].start :]) != name[0]:
        return False
    if any(key(word.text) != part for word, part in zip(words[at + 1 : last + 1], name[1:], strict=True)):
        return False
    return len(name) > 1 or row.line.label in _HEADS or _signed(words, at)


def _signed(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1] if at else None
    after = words[at + 1].text if at + 1 < len(words) else ""
    if before is None:
        return after in _DASHES
    return (before.text in OPEN and after in CLOSE and after != "") or before.norm in name_rules("kind_media")
