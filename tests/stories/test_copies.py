"""Copies are told by shared runs of words, however short the copy is inside the other."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests import make

from riwaya.model import CopyGroup
from riwaya.shelf import MemoryShelf
from riwaya.stories.copies import Copies, pairs, passages
from riwaya.stories.pages import Page, page

LEAD = (
    "أعلنت هيئة الإغاثة في المحافظة أن قافلة من ثلاثين شاحنة دخلت البلدة ظهر اليوم تحمل مواد غذائية وأدوية تكفي سكانها "
    "مدة شهر واحد بعد انقطاع دام أكثر من عام كامل"
)
REST = (
    "وقال مسؤول في الهيئة إن القافلة انتظرت يومين عند الحاجز الشمالي قبل أن يسمح لها بالعبور وإن قافلة ثانية ستتبعها "
    "في الأسبوع المقبل إذا بقي الطريق مفتوحا أمام الشاحنات والعاملين فيها"
)
OTHER = (
    "شهدت العاصمة أمس افتتاح معرض الكتاب السنوي بحضور ناشرين من بلدان عدة وسط إقبال من القراء على كتب التاريخ والسير "
    "وروايات الشباب التي صدرت خلال العام الحالي في دور النشر المحلية"
)


def _words(text: str, *, change: int) -> str:
    """The text with every `change`-th word replaced."""
    return " ".join(f"كلمة{n}" if n % change == 0 else word for n, word in enumerate(text.split(), start=1))


def _groups(documents: list[Page]) -> list[CopyGroup]:
    shelf = MemoryShelf()
    shelf.table("pages", Page).update((document.article.doc, document) for document in documents)
    copies = Copies(shelf)
    copies.update([document.article.doc for document in documents], ())
    return copies.groups()


def _page(text: str, doc: str, **fields: Any) -> Page:
    return page(make.document(text, doc, **fields))


def _documents(**texts: str) -> list[Page]:
    return [_page(text, doc, outlet=f"media:{doc}", published="2018-01-01") for doc, text in texts.items()]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(f"{LEAD} {REST}", f"{LEAD} {REST}", "verbatim", id="word for word"),
        pytest.param(f"{LEAD} {REST}", LEAD, "trimmed", id="the lead alone"),
        pytest.param(f"{LEAD} {REST}", _words(f"{LEAD} {REST}", change=14), "reworded", id="some words changed"),
        pytest.param(f"{LEAD} {OTHER}", f"{LEAD} {REST}", "partial", id="a passage in another article"),
        pytest.param(f"{LEAD} {REST}", OTHER, None, id="another article"),
        pytest.param(f"{LEAD} {REST}", _words(f"{LEAD} {REST}", change=4), None, id="told in other words"),
        pytest.param(LEAD, "خبر قصير", None, id="too short to say"),
    ],
)
def test_kinds_of_copies(one: str, other: str, kind: str | None) -> None:
    found = pairs(_documents(one=one, other=other))
    assert [copy.kind for copy in found] == ([] if kind is None else [kind])


def test_spelling_marks_and_punctuation_do_not_hide_a_copy() -> None:
    dressed = LEAD.replace("أ", "ا").replace(" أن ", " أنَّ، ").replace("ة ", "ـة ")
    assert [copy.kind for copy in pairs(_documents(one=LEAD, other=dressed))] == ["verbatim"]


def test_the_earliest_page_is_the_source_and_order_does_not_matter() -> None:
    early = _page(f"{LEAD} {REST}", "z.txt", published="2018-01-01")
    late = _page(f"{LEAD} {REST}", "a.txt", published="2018-01-02")
    for documents in ([early, late], [late, early]):
        (group,) = _groups(documents)
        assert (group.of, group.docs) == ("z.txt", ("a.txt", "z.txt"))


def test_an_agency_is_the_source_on_the_same_day() -> None:
    documents = [
        _page(LEAD, "a.txt", outlet="media:paper", published="2018-01-01"),
        _page(LEAD, "b.txt", outlet="agency:wire", published="2018-01-01"),
    ]
    (group,) = _groups(documents)
    assert (group.of, group.agency) == ("b.txt", "agency:wire")


def test_the_outlet_that_another_credits_is_the_source_whatever_the_hours() -> None:
    """ "المصدر: شبكة الشاطئ" under the text of a page that claims an earlier day."""
    taken = _page(f"المصدر: شبكة الشاطئ {LEAD} {REST}", "a.txt", outlet="media:taker", published="2018-01-01")
    given = _page(f"{LEAD} {REST}", "b.txt", outlet="media:giver", published="2018-01-02")
    given = replace(given, article=replace(given.article, outlet_name="شبكة الشاطئ"))
    (group,) = _groups([taken, given])
    assert group.of == "b.txt"


@pytest.mark.parametrize(
    ("outlet", "address", "kind"),
    [
        pytest.param("media:one", "http://m.one.example/story/amp/", "version", id="another address of one page"),
        pytest.param("media:one", "https://one.example/other", "trimmed", id="another page of the outlet"),
        pytest.param("media:two", "https://one.example/story", "trimmed", id="another outlet"),
    ],
)
def test_an_edit_of_a_page_is_a_version_and_no_copy(outlet: str, address: str, kind: str) -> None:
    first = _page(f"{LEAD} {REST}", "a", outlet="media:one", published="2018-01-01")
    later = _page(LEAD, "b", outlet=outlet, published="2018-01-02")
    pages = [
        replace(first, article=replace(first.article, url="https://www.one.example/story?from=feed")),
        replace(later, article=replace(later.article, url=address)),
    ]
    (group,) = _groups(pages)
    assert group.kind == kind
    assert group.versions == ((("a", "b"),) if kind == "version" else ())


def test_without_an_address_a_page_is_known_by_its_title() -> None:
    pages = [
        replace(page, article=replace(page.article, title="عنوان", outlet="media:one"))
        for page in _documents(a=f"{LEAD} {REST}", b=LEAD)
    ]
    assert [copy.kind for copy in pairs(pages)] == ["version"]


def test_shared_passages_are_aligned_in_both_articles() -> None:
    before = "وفي خبر آخر لا صلة له بما سبق"
    one, other = _page(f"{LEAD} {REST}", "a.txt"), _page(f"{before} {LEAD}", "b.txt")
    (found,) = passages(one.article, other.article)
    assert one.article.text[found.start : found.end] == LEAD.rstrip(".،")
    assert other.article.text[found.other_start : found.other_end] == LEAD.rstrip(".،")


def test_hundreds_of_copies_are_one_group_without_all_their_pairs() -> None:
    documents = [_page(f"{LEAD} {REST}", f"{number:03}.txt") for number in range(200)]
    found = pairs(documents)
    assert [len(group.docs) for group in _groups(documents)] == [200]
    assert len(found) < 200 * 10
