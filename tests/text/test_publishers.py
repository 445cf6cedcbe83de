"""Pages on which an organisation speaks and no outlet: its own research, its "we", the form of its report."""

from __future__ import annotations

import pytest
from tests.make import capture

from riwaya.text import read

TITLE = "ماذا حدث في سوق البلدة القديمة"
ONE = "تعرضت السوق لغارة في الصباح الباكر ودمرت ثلاثة محال تجارية وأصيب عدد من الباعة."
TWO = "ونشر سكان المدينة صورا للدمار على مواقع التواصل الاجتماعي خلال ساعات من الهجوم."


def outlet(*rows: str, url: str | None = None) -> str | None:
    found = capture("\n\n".join((TITLE, *rows)), doc="007.txt")
    return read(found if url is None else type(found)(**{**_fields(found), "url": url})).outlet


def _fields(found: object) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.__struct_fields__}  # type: ignore[attr-defined]


def test_organisation_that_tells_of_its_own_research_is_the_publisher() -> None:
    acts = "وتمكن فريق الشبكة السورية لحقوق الإنسان من تحديد الموقع. كما قارنت «الشبكة السورية لحقوق الإنسان» الصور."
    assert outlet(ONE, TWO, acts) == "ngo:snhr"


def test_organisation_that_is_only_quoted_is_not() -> None:
    said = "وقالت الشبكة السورية لحقوق الإنسان إن الغارة قتلت رجلا. ووثقت الشبكة السورية لحقوق الإنسان أربع غارات."
    assert outlet(ONE, TWO, said) == "media:unidentified-007"


@pytest.mark.parametrize(
    "rows",
    [
        (ONE, "وقد تحققنا من المقطع بمقارنته بصور سابقة للشارع نفسه في المدينة."),
        ("- الموقع: السوق القديمة", "- التاريخ: ربيع العام", "- القتلى: رجل واحد", ONE, TWO),
        ("أصيبت السوق في الصباح بغارة1. ودمر المبنى المجاور2. ونقل الجرحى إلى المشفى3.", TWO),
    ],
    ids=["we", "incident box", "notes"],
)
def test_report_without_a_name_is_no_press(rows: tuple[str, ...]) -> None:
    assert outlet(*rows) == "ngo:unidentified-007"


def test_we_of_somebody_quoted_makes_no_report() -> None:
    assert (
        outlet(ONE, "وقال رئيس البلدية: «تحققنا من سلامة المباني»، وأضاف أن العمل يستمر.") == "media:unidentified-007"
    )


def test_field_of_a_report_is_no_outlet() -> None:
    assert outlet("التاريخ: 29 كانون الثاني 2018", ONE, TWO) == "media:unidentified-007"


@pytest.mark.parametrize(
    ("url", "publisher"),
    [("https://www.mwatana.org/a/1", "ngo:mwatana"), ("https://www.hrw.org/ar/news/1", "ngo:human-rights-watch")],
)
def test_organisations_serve_their_own_pages(url: str, publisher: str) -> None:
    assert outlet(ONE, TWO, url=url) == publisher


def test_what_was_told_to_an_agency_is_printed_by_everybody() -> None:
    assert outlet(ONE, "وقال مسؤول في تصريح لوكالة رويترز إن السوق أغلقت.") == "media:unidentified-007"


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("في تصريح لعكاظ", "media:okaz"),
        ("في تصريح لصحيفة عكاظ", "media:unidentified-007"),
        ("في تسجيل بثه على «يوتيوب»، وفي حديث مع يوتيوب", "media:unidentified-007"),
    ],
)
def test_outlet_names_itself_bare(told: str, found: str) -> None:
    assert outlet(ONE, f"وقال مسؤول {told} إن السوق أغلقت.") == found
