"""Copies are told by shared runs of words, however short the copy is inside the other."""

from __future__ import annotations

import pytest
from tests import make

from riwaya.model import Document
from riwaya.stories.copies import groups, pairs

LEAD = (
    "أعلنت هيئة الإغاثة في المحافظة أن قافلة من ثلاثين شاحنة دخلت البلدة ظهر اليوم تحمل مواد غذائية وأدوية تكفي سكانها "
    "مدة شهر واحد بعد انقطاع دام أكثر من عام كامل"
)
REST = (
    "وقال مسؤول في الهيئة إن القافلة انتظرت يومين عند الحاجز الشمالي قبل أن يسمح لها بالعبور وإن قافلة ثانية ستتبعها في "
    "الأسبوع المقبل إذا بقي الطريق مفتوحا أمام الشاحنات والعاملين فيها"
)
OTHER = (
    "شهدت العاصمة أمس افتتاح معرض الكتاب السنوي بحضور ناشرين من بلدان عدة وسط إقبال من القراء على كتب التاريخ والسير "
    "وروايات الشباب التي صدرت خلال العام الحالي في دور النشر المحلية"
)


def _words(text: str, *, change: int) -> str:
    """The text with every `change`-th word replaced."""
    return " ".join(f"كلمة{n}" if n % change == 0 else word for n, word in enumerate(text.split(), start=1))


def _documents(**texts: str) -> list[Document]:
    return [make.document(text, doc, outlet=f"media:{doc}", published="2018-01-01") for doc, text in texts.items()]


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
    early = make.document(f"{LEAD} {REST}", "z.txt", published="2018-01-01")
    late = make.document(f"{LEAD} {REST}", "a.txt", published="2018-01-02")
    for documents in ([early, late], [late, early]):
        (group,) = groups(documents, pairs(documents))
        assert (group.of, group.docs) == ("z.txt", ("a.txt", "z.txt"))


def test_an_agency_is_the_source_on_the_same_day() -> None:
    documents = [
        make.document(LEAD, "a.txt", outlet="media:paper", published="2018-01-01"),
        make.document(LEAD, "b.txt", outlet="agency:wire", published="2018-01-01"),
    ]
    (group,) = groups(documents, pairs(documents))
    assert (group.of, group.agency) == ("b.txt", "agency:wire")
