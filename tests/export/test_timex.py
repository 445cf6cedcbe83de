"""Times as TIMEX3: what each EDTF value becomes, and a text that reads back as it was."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from tests import make

from riwaya.export import timex_lines
from riwaya.language.ar.times import times
from riwaya.model import Document

TODAY = "2021-09-16"


def document(text: str, published: str | None = TODAY, title: str | None = None) -> Document:
    made = make.document(text, published=published, times=times(text, make.lines(text), published))
    return replace(made, article=replace(made.article, title=title))


def exported(*documents: Document) -> ElementTree.Element:
    return ElementTree.fromstring("\n".join(timex_lines(documents)))


def timexes(text: str, published: str | None = TODAY) -> list[dict[str, str]]:
    return [dict(found.attrib) for found in exported(document(text, published)).iterfind("TimeML/TEXT/TIMEX3")]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("مساء أمس", {"type": "TIME", "value": "2021-09-15TEV", "anchorTimeID": "t0", "temporalFunction": "true"}),
        ("16/9/2019", {"type": "DATE", "value": "2019-09-16", "temporalFunction": "false"}),
        ("السبعينيات", {"value": "197"}),
        ("القرن التاسع عشر", {"value": "18"}),
        ("صيف 2014", {"value": "2014-SU"}),
        ("الربع الثالث من عام 2016", {"value": "2016-Q3"}),
        ("النصف الأول من عام 2016", {"value": "2016-H1"}),
        ("قبل عام", {"value": "2020-09", "mod": "APPROX"}),
        ("قبل الساعة الثامنة صباحا", {"type": "TIME", "value": "2021-09-16T08:00", "mod": "BEFORE"}),
        ("بعد الساعة الثامنة صباحا", {"value": "2021-09-16T08:00", "mod": "AFTER"}),
        ("الليلة الماضية", {"type": "TIME", "value": "2021-09-15TNI"}),
        ("خمس سنوات", {"type": "DURATION", "value": "P5Y", "temporalFunction": "false"}),
        ("كل يوم جمعة", {"type": "SET", "value": "XXXX-WXX-5", "quant": "EVERY"}),
        ("الفترة الأخيرة", {"type": "DATE", "value": "PAST_REF", "anchorTimeID": "t0"}),
    ],
)
def test_a_value_is_written_as_timex3_has_it(text: str, attributes: dict[str, str]) -> None:
    (found,) = timexes(text)
    assert found | attributes == found
    assert found["tid"] == "t1"


@pytest.mark.parametrize(
    ("text", "length", "begin", "end"),
    [
        ("من 13 إلى 15 أيلول الجاري", "P3D", "2021-09-13", "2021-09-15"),
        ("من 1996 إلى 2001", "P6Y", "1996", "2001"),
        ("من يونيو إلى أغسطس 2014", "P3M", "2014-06", "2014-08"),
        ("من الساعة 4 مساء حتى 5:30 مساء", "PT90M", "2021-09-16T16:00", "2021-09-16T17:30"),
    ],
)
def test_a_range_is_a_duration_between_two_points(text: str, length: str, begin: str, end: str) -> None:
    whole, first, last = timexes(text)
    assert (whole["type"], whole["value"]) == ("DURATION", length)
    assert (whole["beginPoint"], whole["endPoint"]) == (first["tid"], last["tid"]) == ("t2", "t3")
    assert (first["value"], last["value"]) == (begin, end)


def test_the_publication_time_is_the_anchor_and_says_what_it_is() -> None:
    stamp = exported(document("أمس")).find("TimeML/DCT/TIMEX3")
    assert stamp is not None
    assert stamp.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": TODAY,
        "temporalFunction": "false",
        "functionInDocument": "PUBLICATION_TIME",
    }


def test_without_a_publication_time_nothing_is_anchored() -> None:
    root = exported(document("يوم 7 أيار", None))
    assert root.find("TimeML/DCT") is None
    assert [found.get("anchorTimeID") for found in root.iter("TIMEX3")] == [None]
    assert [found.get("value") for found in root.iter("TIMEX3")] == ["XXXX-05-07"]


def test_tids_are_unique_in_a_document_and_anchors_exist() -> None:
    text = "من 13 إلى 15 أيلول الجاري ثم أمس، ومن 1996 إلى 2001، واليوم"
    root = exported(document(text))
    tids = [found.attrib["tid"] for found in root.iter("TIMEX3")]
    assert len(tids) == len(set(tids)) == 9
    links = ("anchorTimeID", "beginPoint", "endPoint")
    named = [found.attrib[name] for found in root.iter("TIMEX3") for name in links if name in found.attrib]
    assert len(named) > len(tids) / 2
    assert set(named) <= set(tids)


@pytest.mark.parametrize(
    "text",
    ["قصف <أمس> & «اليوم»", "سطر\r\nأمس\n\nآخر ", "أمـــسِ \u200fالثلاثاء\u202c 😀 غدا", "  أمس\tاليوم  "],
    ids=["markup", "line ends", "marks and controls", "spaces"],
)
def test_the_text_comes_back_as_it_was(text: str) -> None:
    marked = exported(document(text)).find("TimeML/TEXT")
    assert marked is not None
    assert "".join(marked.itertext()) == text


def test_characters_that_xml_cannot_hold_are_replaced_one_by_one() -> None:
    marked = exported(document("أمس\x0cاليوم", title="\x00")).find("TimeML/TEXT")
    assert marked is not None
    assert "".join(marked.itertext()) == "أمس\ufffdاليوم"


def test_every_document_has_its_own_element() -> None:
    root = exported(document("أمس", title="عنوان"), document("غدا"))
    assert [found.tag for found in root] == ["TimeML", "TimeML"]
    assert [found.findtext("TITLE") for found in root] == ["عنوان", None]
    assert not re.search(r"\b(?:XXXX|PX)", ElementTree.tostring(root, "unicode"))
