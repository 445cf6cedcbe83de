"""An HTML page as an article: main text, title, captions, outlet, author and publication time.

The text is the article's own words, one paragraph a line with a blank line between: title, printed date and byline
where the page has them, captions, paragraphs. Main text is trafilatura's; where it finds little (short reports, pages
cut in the middle, templates of tables and line breaks) the page's own blocks are labelled like a text dump. Times are
taken from machine-readable fields (JSON-LD, meta, <time>) or from a date
printed beside the title, never guessed from links.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from msgspec import Struct

from riwaya.errors import SourceError
from riwaya.model import Article, Capture, Label, Line, Published
from riwaya.text import blocks, dump, outlets, plain
from riwaya.text.furniture import byline, clean, kind_of
from riwaya.text.metadata import Metadata, metadata

log = logging.getLogger(__name__)

#: Larger pages go to the block reader at once: the tree copies of a main-text extractor cost memory.
_LARGE = 8_000_000
#: With fewer words the main text is doubted and compared with the page's own blocks.
_FEW = 60


class Part(Struct, frozen=True):
    """A piece of the article before it has a place in the text."""

    label: Label
    text: str


def read(capture: Capture) -> Article:
    """Read an HTML page.

    Raises:
        SourceError: when the page holds no article text.
    """
    return article(capture, dump.decoded(capture))


def article(capture: Capture, source: str) -> Article:
    """Read the article of a page's markup."""
    tree = _tree(source, capture.doc)
    found = metadata(tree)
    rows = _rows(tree)
    paragraphs, heading = _paragraphs(source, tree, rows, capture.given.title or found.title)
    if not paragraphs:
        raise SourceError(
            "the page holds no article text", where=capture.doc, remedy="save it again once the browser shows the text"
        )
    parts = (*_head(rows, heading, paragraphs), *_captions(tree, paragraphs), *paragraphs)
    text, lines = _composed(parts, heading)
    outlet = _outlet(capture, found, text, lines)
    author = capture.given.author or found.author or _author(parts)
    return Article(
        id=blocks.article_id(capture.sha256, text),
        doc=capture.doc,
        capture=capture.sha256,
        text=text,
        lines=lines,
        title=capture.given.title or heading,
        outlet=outlet.id,
        outlet_name=outlet.name or found.site,
        author=None if author == (outlet.name or found.site) else author,
        url=capture.url or found.url,
        published=_published(found, text, lines),
        reference=capture.given.reference,
    )


# --- tree ---------------------------------------------------------------------------------------------------


def _tree(source: str, doc: str) -> lxml_html.HtmlElement:
    """Parse markup, however broken."""
    # lxml refuses text with an encoding declaration; the text is decoded already.
    source = _DECLARATION.sub("", source.replace("\x00", ""), count=1)
    try:
        tree = lxml_html.document_fromstring(source, parser=lxml_html.HTMLParser(huge_tree=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise SourceError(
            f"the markup cannot be read: {error}", where=doc, remedy="save the page again, or as text"
        ) from error
    for dead in tree.xpath("//script[not(contains(@type,'ld+json'))]|//style|//noscript|//template|//svg|//iframe"):
        dead.drop_tree()
    return tree


def _rows(tree: lxml_html.HtmlElement) -> tuple[tuple[str, bool], ...]:
    """Return the page's text row by row, as a browser would show it, and whether each row stands in a link or menu."""
    rows: list[tuple[str, bool]] = []
    pieces: list[str] = []
    aside = 0
    linked = 0
    outside = 0

    def flush() -> None:
        nonlocal linked, outside
        row = " ".join("".join(pieces).split())
        if row:
            rows.append((row, aside > 0 or (linked > 0 and outside <= 3)))
        pieces.clear()
        linked = outside = 0

    def take(words: str | None, *, link: bool) -> None:
        nonlocal linked, outside
        if words:
            pieces.append(words)
            count = len(words.split())
            linked, outside = linked + count * link, outside + count * (not link)

    depth_of_link = 0
    body = tree.find("body")
    for event, node in etree.iterwalk(tree if body is None else body, events=("start", "end", "comment")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "comment":
            take(node.tail, link=depth_of_link > 0)
            continue
        if name in ("script", "head", "select", "textarea", "button"):
            if event == "end":
                take(node.tail, link=depth_of_link > 0)
            continue
        if name in _BLOCK:
            flush()
        if name in _ASIDE:
            aside += 1 if event == "start" else -1
        if name == "a":
            depth_of_link += 1 if event == "start" else -1
        if event == "start":
            take(node.text, link=depth_of_link > 0)
        else:
            if name in _BLOCK:
                flush()
            take(node.tail, link=depth_of_link > 0)
    flush()
    return tuple(rows)


# --- main text ----------------------------------------------------------------------------------------------


def _paragraphs(
    source: str, tree: lxml_html.HtmlElement, rows: Sequence[tuple[str, bool]], title: str | None
) -> tuple[tuple[Part, ...], str | None]:
    """Return the paragraphs of the article and its title."""
    heading = title or _heading(tree)
    main = _main(source) if len(source) <= _LARGE else ()
    if _weight(main) < _FEW:
        own = _from_rows(rows, heading)
        if _weight(own) > 1.5 * _weight(main):
            main = own
    if not _weight(tuple(_without_copies(main, heading))):
        main = _from_rows(_bare_rows(source), heading)
    if heading is None and main and not main[0].text.endswith((".", "۔")) and len(main[0].text.split()) <= 25:
        heading, main = main[0].text, main[1:]
    return tuple(_without_copies(main, heading)), heading


def _weight(parts: Sequence[Part]) -> int:
    return sum(len(part.text.split()) for part in parts if part.label == "body")


def _main(source: str) -> tuple[Part, ...]:
    """Return the main text as trafilatura finds it; empty when it finds none or fails on broken markup."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(source, include_comments=False, include_tables=True, config=_settings())
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError, etree.LxmlError) as error:
        log.info("main text extraction failed: %s", error)
        return ()
    if found is None or found.body is None:
        return ()
    return tuple(_labelled(row) for row in _lines_of(found.body))


def _settings() -> Any:
    """Return trafilatura's settings with no minimum size, so that a report of two sentences is kept."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings["DEFAULT"]["MIN_OUTPUT_SIZE"] = "1"
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "120"
    settings["DEFAULT"]["EXTENSIVE_DATE_SEARCH"] = "off"
    return settings


def _lines_of(body: etree._Element) -> Iterator[str]:
    """Yield the paragraphs of an extracted body; a list item, a table cell and a line break each end one."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        breaks = node.tag in ("p", "head", "item", "list", "quote", "lb", "row", "cell", "table", "code", "body", "div")
        if breaks and pieces:
            yield from _split(pieces)
            pieces = []
        words = node.text if event == "start" else node.tail
        if words:
            pieces.append(words)
    yield from _split(pieces)


def _split(pieces: Sequence[str]) -> Iterator[str]:
    for row in "".join(pieces).splitlines():
        if row.strip():
            yield " ".join(row.split())


def _labelled(row: str) -> Part:
    kind = kind_of(row)
    if kind in ("starts", "ends", "comments", "menu", "counter", "link"):
        return Part("furniture", row)
    if kind == "date":
        return Part("date", row)
    return Part("byline" if kind in ("byline", "credit") else "body", row)


def _from_rows(rows: Sequence[tuple[str, bool]], heading: str | None) -> tuple[Part, ...]:
    """Return the paragraphs of a page by labelling its rows as those of a text dump."""
    text = "\n\n".join(row for row, aside in rows if not aside)
    raw = tuple(blocks.raw_lines(text))
    if not raw:
        return ()
    found = plain.labels(text, raw, title=heading)
    return tuple(
        Part(label, text[line.start : line.end])
        for line, label in zip(raw, found, strict=True)
        if label in ("body", "dateline", "caption")
    )


def _bare_rows(source: str) -> tuple[tuple[str, bool], ...]:
    """Return the words between tags, for markup nested deeper than a parser follows."""
    words = _TAG.sub("\n", _DEAD.sub("\n", source))
    return tuple((" ".join(unescape(row).split()), False) for row in words.splitlines() if row.strip())


def _without_copies(parts: Sequence[Part], heading: str | None) -> Iterator[Part]:
    """Yield the paragraphs without those that repeat the title or a paragraph before, and without furniture."""
    seen = {clean(heading)} if heading else set()
    for part in parts:
        own = clean(part.text)
        if part.label != "furniture" and own and own not in seen:
            seen.add(own)
            yield part


# --- what stands around it ----------------------------------------------------------------------------------


def _heading(tree: lxml_html.HtmlElement) -> str | None:
    """Return the page's first heading of some length."""
    for node in tree.iterfind(".//h1"):
        words = " ".join(node.text_content().split())
        if len(words.split()) >= 3:
            return words
    return None


def _head(rows: Sequence[tuple[str, bool]], heading: str | None, paragraphs: Sequence[Part]) -> Iterator[Part]:
    """Yield the printed date and byline that stand between the title and the first paragraph."""
    if heading is None:
        return
    own = clean(heading)
    first = clean(next((part.text for part in paragraphs if part.label == "body"), ""))[:60]
    above = [clean(row) for row, _ in rows]
    starts = [index for index, row in enumerate(above) if row == own]
    below = next((index for index, row in enumerate(above) if first and row.startswith(first)), len(rows))
    start = max((index for index in starts if index < below), default=starts[0] if starts else None)
    if start is None:
        return
    taken: set[Label] = set()
    for row, _ in rows[start + 1 : start + 10]:
        if first and clean(row).startswith(first):
            return
        part = _labelled(row)
        if (
            part.label in ("date", "byline")
            and part.label not in taken
            and all(part.text != one.text for one in paragraphs)
        ):
            taken.add(part.label)
            yield part


def _captions(tree: lxml_html.HtmlElement, paragraphs: Sequence[Part]) -> Iterator[Part]:
    """Yield captions of pictures inside the article, those that the main text does not hold already."""
    region = _region(tree, paragraphs)
    held = {clean(part.text) for part in paragraphs}
    for node in region.iter("figcaption") if region is not None else ():
        words = " ".join(node.text_content().split())
        own = clean(words)
        if (
            3 <= len(own.split()) <= 60
            and own not in held
            and next(node.iterancestors("a", "aside", "nav"), None) is None
        ):
            held.add(own)
            yield Part("caption", words)


def _region(tree: lxml_html.HtmlElement, paragraphs: Sequence[Part]) -> lxml_html.HtmlElement | None:
    """Return the element that holds the first paragraph: the nearest <article> or <main>, or three levels up."""
    first = next((part.text for part in paragraphs if part.label == "body"), "")[:50]
    for node in tree.iter("p", "div", "td", "span"):
        if first and first in " ".join((node.text_content() if node.tag == "p" else node.text or "").split()):
            around = list(node.iterancestors())
            named = next((one for one in around if one.tag in ("article", "main")), None)
            return named if named is not None else (around[min(2, len(around) - 1)] if around else None)
    return None


def _author(parts: Sequence[Part]) -> str | None:
    return next((name for part in parts if part.label == "byline" and (name := byline(part.text))), None)


def _composed(parts: Sequence[Part], heading: str | None) -> tuple[str, tuple[Line, ...]]:
    """Put the pieces into one text, a blank line between them, and label its lines."""
    pieces = ([Part("title", heading)] if heading else []) + list(parts)
    lines: list[Line] = []
    offset = 0
    for index, part in enumerate(pieces):
        lines.append(Line(n=2 * index + 1, label=part.label, start=offset, end=offset + len(part.text)))
        offset += len(part.text) + 2
    return "\n\n".join(part.text for part in pieces), tuple(lines)


def _outlet(capture: Capture, found: Metadata, text: str, lines: Sequence[Line]) -> outlets.Named:
    """Return the outlet: given, by address, by the name the page's metadata give, or as in a text dump."""
    if capture.given.outlet:
        return outlets.by_given(capture.given.outlet)
    for name in (found.site, found.publisher):
        if name and (known := outlets.by_name(name)):
            return known
    for url in (capture.url, found.url):
        if url and (known := outlets.by_url(url)):
            return known
    name = found.site or found.publisher
    return outlets.by_given(name) if name else dump.outlet_of(capture, text, lines)


def _published(found: Metadata, text: str, lines: Sequence[Line]) -> Published:
    """Return when the page was published: by its metadata, else by the date it prints."""
    if found.published is not None:
        return Published(edtf=found.published, how="metadata", rule=found.published_field)
    return dump.published(text, lines)


_TAG = re.compile(r"<[^<>]*>?")
_DEAD = re.compile(r"<!--.*?-->|<(script|style|head)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ASIDE = frozenset(("nav", "header", "footer", "aside", "form"))
_BLOCK = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
