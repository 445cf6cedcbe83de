# ruff: noqa: E501 - rows of pages stand here as they are printed
"""HTML pages: short and long, well made, old-fashioned, broken."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.errors import SourceError
from riwaya.model import Article, Capture, Given
from riwaya.text import read

ONE = "أعلن المجلس المحلي اليوم إعادة فتح السوق بعد إزالة الأنقاض من الشارع الرئيس."
TWO = "وقال رئيس المجلس إن أربعين متجراً عادت إلى العمل، وإن الباقي يحتاج إلى ترميم."
THREE = "وكان السوق قد أغلق قبل خمسة أشهر عندما أصابت قذائف مبنى البلدية المجاور له."
TITLE = "إعادة فتح السوق القديم بعد خمسة أشهر"


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )


def article(markup: str | bytes, *, url: str | None = None, kind: str = "text/html", known: Given = Given()) -> Article:  # noqa: B008
    content = markup if isinstance(markup, bytes) else markup.encode()
    digest = hashlib.sha256(content).hexdigest()
    return read(
        Capture(doc="p.html", content=content, sha256=digest, media_type=kind, how="file", url=url, given=known)
    )


def rows(found: Article) -> list[tuple[str, str]]:
    return [(line.label, found.text[line.start : line.end]) for line in found.lines]


BODY = [("title", TITLE), ("body", ONE), ("body", TWO), ("body", THREE)]
PARAGRAPHS = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
MENU = "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/n'>أخبار</a></li></ul></nav>"
RELATED = "<aside><h3>أخبار ذات صلة</h3><ul><li><a href='/2'>افتتاح جسر جديد شمال المدينة</a></li></ul></aside>"
FOOTER = "<footer><p>جميع الحقوق محفوظة © 2018</p></footer>"


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>{RELATED}{FOOTER}",
        f"{MENU}<div class='post'><h1>{TITLE}</h1><div class='entry-content'>{PARAGRAPHS}</div></div>{FOOTER}",
        f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1><div>{ONE}<br><br>{TWO}<br/>{THREE}</div></td></tr></table>",
        f"{MENU}<main><h1>{TITLE}</h1><div dir='rtl'><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div></div></main>",
        f"<h1>{TITLE}</h1><script>var x = '<p>لا</p>';</script><style>p {{}}</style><!-- تعليق -->{PARAGRAPHS}",
        f"<h1>{TITLE}<p>{ONE}<div><p>{TWO}</div></span><p>{THREE}",
    ],
    ids=[
        "article element",
        "content classes",
        "tables and breaks",
        "nested divs",
        "scripts and comments",
        "broken nesting",
    ],
)
def test_the_article_is_found_in_any_template(body: str) -> None:
    assert rows(article(page(body))) == BODY


def test_offsets_count_into_the_text() -> None:
    found = article(page(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>"))
    assert found.text == "\n\n".join((TITLE, ONE, TWO, THREE))
    numbered = found.text.split("\n")
    assert all(numbered[line.n - 1] == found.text[line.start : line.end] for line in found.lines)


@pytest.mark.parametrize(
    ("head", "day", "rule"),
    [
        ('<meta property="article:published_time" content="2018-04-24T23:50:00+03:00">', "2018-04-24", "meta:article:published_time"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2018-04-24"}]}</script>',
            "2018-04-24",
            "json-ld:datePublished",
        ),
        ('<meta name="pubdate" content="2018-04-24 10:00">', "2018-04-24", "meta:pubdate"),
        ('<meta property="article:modified_time" content="2019-01-01T00:00:00Z">', None, ""),
        ('<link rel="canonical" href="https://example.org/2018/04/24/x">', None, ""),
        ('<meta name="date" content="0000-00-00">', None, ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle", broken</script>', None, ""),
    ],
)  # fmt: skip
def test_only_fields_of_publication_date_a_page(head: str, day: str | None, rule: str) -> None:
    found = article(page(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>", head)).published
    assert (found.edtf, found.rule) == (day, rule)
    assert found.how == ("metadata" if day else "unknown")


def test_a_date_printed_beside_the_title_is_kept_with_its_place() -> None:
    found = article(page(f"<article><h1>{TITLE}</h1><span class=d>الثلاثاء 24 نيسان 2018</span>{PARAGRAPHS}</article>"))
    assert found.published.edtf == "2018-04-24"
    assert found.published.how == "explicit"
    assert found.text[found.published.start : found.published.end] == "الثلاثاء 24 نيسان 2018"


def test_a_date_in_the_list_of_other_pages_dates_nothing() -> None:
    found = article(page(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article><ul><li>خبر آخر<li>24 نيسان 2018</ul>"))
    assert found.published.edtf is None


def test_metadata_name_title_site_and_author() -> None:
    head = (
        f'<title>{TITLE} - صوت السوق</title><meta property="og:site_name" content="صوت السوق">'
        f'<meta property="og:title" content="{TITLE} | صوت السوق"><meta name="author" content="ليلى حداد">'
        '<meta property="og:url" content="https://sawt-alsouq.example/news/1">'
    )
    found = article(page(f"<div>{PARAGRAPHS}</div>", head))
    assert (found.title, found.outlet, found.outlet_name) == (TITLE, "media:sawt-alsouq", "صوت السوق")
    assert (found.author, found.url) == ("ليلى حداد", "https://sawt-alsouq.example/news/1")


def test_what_the_supplier_gave_wins() -> None:
    known = Given(outlet="media:given", title="عنوان آخر", author="سعاد", reference="2018-05-01")
    found = article(page(f"<h1>{TITLE}</h1>{PARAGRAPHS}"), known=known)
    assert (found.outlet, found.title, found.author, found.reference) == (
        "media:given",
        "عنوان آخر",
        "سعاد",
        "2018-05-01",
    )


def test_captions_of_the_article_are_kept_and_labelled() -> None:
    caption = "واجهات متاجر السوق القديم قبل ترميمها في الربيع"
    figure = f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
    other = "<aside><a href='/x'><figure><figcaption>صورة من خبر آخر لا صلة له</figcaption></figure></a></aside>"
    found = article(page(f"<article><h1>{TITLE}</h1>{figure}{PARAGRAPHS}</article>{other}"))
    assert [words for label, words in rows(found) if label == "caption"] == [caption]
    assert [words for label, words in rows(found) if label == "body"] == [ONE, TWO, THREE]


def test_a_report_of_two_sentences_is_kept() -> None:
    found = article(page(f"{MENU}<div><h1>{TITLE}</h1><p>{ONE}</p></div>{FOOTER}"))
    assert ("body", ONE) in rows(found)


@pytest.mark.parametrize("share", [0.95, 0.8, 0.65])
def test_a_page_cut_in_the_middle_gives_what_arrived(share: float) -> None:
    markup = page(f"{MENU}<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>")
    found = article(markup.encode()[: int(len(markup.encode()) * share)])
    assert found.title == TITLE
    assert ("body", ONE) in rows(found)


def test_windows_1256_without_a_declaration_is_read() -> None:
    markup = f"<html><body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>"
    assert rows(article(markup.encode("windows-1256"))) == BODY


def test_a_wrong_declaration_is_not_believed() -> None:
    markup = f'<html><head><meta charset="iso-8859-1"></head><body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>'
    assert rows(article(markup.encode("windows-1256"))) == BODY


@pytest.mark.parametrize(
    "markup",
    ["<html><head><title>x</title></head></html>", "<html><body></body></html>", "<!-- only a comment -->", "<br><br>"],
)
def test_a_page_without_text_is_refused_with_a_remedy(markup: str) -> None:
    with pytest.raises(SourceError) as caught:
        article(markup)
    assert caught.value.where == "p.html"
    assert caught.value.remedy


def test_deep_nesting_is_read() -> None:
    found = article(page(f"<h1>{TITLE}</h1>" + "<div>" * 3000 + PARAGRAPHS))
    assert ("body", ONE) in rows(found)


def test_a_large_page_is_read() -> None:
    many = "".join(f"<p>{ONE} ({n})</p>" for n in range(40_000))
    found = article(page(f"<h1>{TITLE}</h1>{many}"))
    assert len(found.lines) > 30_000


def test_a_page_saved_as_one_file_is_read() -> None:
    markup = page(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>")
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{markup}\r\n--X--\r\n"
    )
    found = article(saved, kind="multipart/related")
    assert rows(found) == BODY
    assert found.url == "https://example.org/a"


def test_a_saved_page_without_html_is_refused() -> None:
    with pytest.raises(SourceError, match="no HTML"):
        article("MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", kind="multipart/related")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/ =\"'!-pdivhab1اب ت.،\n"), max_size=200))
def test_any_markup_is_read_or_refused(noise: str) -> None:
    try:
        found = article(page(f"<p>{ONE}</p>{noise}"))
    except SourceError:
        return
    assert all(found.text[line.start : line.end] for line in found.lines)
