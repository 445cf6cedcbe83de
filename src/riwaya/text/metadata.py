"""What a page says of itself for machines: title, site, author, address and publication time.

JSON-LD (NewsArticle and its kin), Open Graph and other meta fields, microdata and <time>. Only fields that mean
publication are taken for the time; a date of modification, of the site or in a link is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import msgspec
from lxml import html as lxml_html
from msgspec import Struct


class Metadata(Struct, frozen=True, kw_only=True):
    """The fields of a page; `published` is an EDTF day and `published_field` where it stood."""

    title: str | None = None
    site: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_field: str = ""


def metadata(tree: lxml_html.HtmlElement) -> Metadata:
    """Return what the page says of itself."""
    meta = _meta(tree)
    linked = tuple(_articles(tree))
    site = _first(meta, "og:site_name", "application-name", "twitter:app:name:iphone")
    published, field = _published(tree, meta, linked)
    return Metadata(
        title=_title(tree, meta, linked, site),
        site=site,
        publisher=_name(next((one.get("publisher") for one in linked if one.get("publisher")), None)),
        author=_author(tree, meta, linked),
        url=_address(tree, meta),
        published=published,
        published_field=field,
    )


# --- sources ------------------------------------------------------------------------------------------------


def _meta(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """Return the page's meta fields by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        value = " ".join((node.get("content") or "").split())
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _articles(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that are articles."""
    for node in tree.iterfind(".//script"):
        if "ld+json" in (node.get("type") or ""):
            try:
                content = msgspec.json.decode(_COMMENT.sub("", node.text or "").strip().encode())
            except (msgspec.DecodeError, UnicodeError):
                continue
            yield from (one for one in _objects(content, 0) if _ARTICLE.search(str(one.get("@type", ""))))


def _objects(content: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(content, list):
        for item in content:
            yield from _objects(item, depth + 1)
    elif isinstance(content, dict):
        yield content
        for field in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(content.get(field), depth + 1)


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


# --- fields -------------------------------------------------------------------------------------------------


def _title(
    tree: lxml_html.HtmlElement, meta: dict[str, str], linked: tuple[dict[str, Any], ...], site: str | None
) -> str | None:
    """Return the headline: the <h1> that the other fields agree with, else the best of them without the site's name."""
    said = next((str(one["headline"]) for one in linked if one.get("headline")), None)
    said = said or _first(meta, "og:title", "twitter:title") or tree.findtext(".//title")
    # Some pages escape their JSON-LD as if it were markup ("&quot;").
    said = _without_site(" ".join(unescape(said).split()), site) if said else None
    for node in tree.iterfind(".//h1"):
        words = " ".join(node.text_content().split())
        if words and said and (words == said or said.startswith(words) or words.startswith(said.rstrip("….")[:40])):
            return words
    return said


def _without_site(title: str, site: str | None) -> str:
    """Return a page title without the name of the site behind or before it."""
    pieces = _SITE.split(title)
    if len(pieces) == 1:
        return title
    if site is not None:
        kept = [piece for piece in pieces if piece.strip() != site]
        if kept and len(kept) < len(pieces):
            return " - ".join(kept)
    longest = max(pieces, key=len)
    return longest if len(longest.split()) >= 3 and len(longest) >= 0.5 * len(title) else title


def _author(tree: lxml_html.HtmlElement, meta: dict[str, str], linked: tuple[dict[str, Any], ...]) -> str | None:
    names = [_name(one.get("author")) for one in linked]
    names.append(_first(meta, "author", "article:author", "dc.creator", "parsely-author", "sailthru.author"))
    names.extend(node.text_content() for node in tree.xpath("//*[@rel='author' or @itemprop='author']")[:3])
    for name in names:
        name = " ".join((name or "").split())
        if 2 <= len(name) <= 80 and not _NO_NAME.search(name):
            return name
    return None


def _name(value: Any) -> str | None:
    """Return the name of a JSON-LD person or organisation, or of the first few of them."""
    if isinstance(value, list):
        names = [name for name in map(_name, value[:4]) if name]
        return "، ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _address(tree: lxml_html.HtmlElement, meta: dict[str, str]) -> str | None:
    for node in tree.iterfind(".//link"):
        if node.get("rel") == "canonical" and _WEB.match(node.get("href") or ""):
            return str(node.get("href"))
    found = _first(meta, "og:url", "twitter:url")
    return found if found and _WEB.match(found) else None


def _published(
    tree: lxml_html.HtmlElement, meta: dict[str, str], linked: tuple[dict[str, Any], ...]
) -> tuple[str | None, str]:
    """Return the day of publication and the field that says so."""
    candidates = [(one.get("datePublished"), "json-ld:datePublished") for one in linked]
    candidates += [(meta.get(name), f"meta:{name}") for name in _DATES]
    for node in tree.xpath("//*[@itemprop='datePublished']")[:2]:
        candidates.append((node.get("datetime") or node.get("content"), "itemprop:datePublished"))
    for node in tree.xpath(
        "//time[@datetime][@pubdate or contains(@class,'publish') or contains(@class,'entry-date')]"
    )[:1]:
        candidates.append((node.get("datetime"), "time"))
    for node in tree.xpath("//article//time[@datetime]")[:1]:
        candidates.append((node.get("datetime"), "time"))
    for value, field in candidates:
        day = _day(value)
        if day is not None:
            return day, field
    return None, ""


def _day(value: Any) -> str | None:
    """Return the day of an ISO date-time as the page's own clock had it."""
    match = _ISO.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return day.isoformat() if 1990 <= day.year <= 2100 else None


_ARTICLE = re.compile(r"Article|Posting|Report|WebPage")
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\]\]>)\s*$")
_SITE = re.compile(r"\s+[-–—|•:»]\s+|\s*\|\s*")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_NO_NAME = re.compile(r"https?:|www\.|@|^(?:admin|administrator|editor|webmaster|user\d*)$|^\d+$", re.IGNORECASE)
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate",
    "publish-date", "publish_date", "pubdate", "publication_date", "date.published", "published_date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate", "date",
)  # fmt: skip
