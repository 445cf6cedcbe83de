"""A text dump becomes an article: unchanged text, labels, title, outlet, author, printed date."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import make

from riwaya.errors import SourceError
from riwaya.model import Article, Capture, Given
from riwaya.text import read

ONE = "أعلن المجلس المحلي اليوم إعادة فتح السوق بعد إزالة الأنقاض من الشارع الرئيس."
TWO = "وقال رئيس المجلس إن أربعين متجراً عادت إلى العمل، وإن الباقي يحتاج إلى ترميم."
TITLE = "إعادة فتح السوق القديم بعد خمسة أشهر"


def article(text: str | bytes, *, doc: str = "a.txt", url: str | None = None, **known: str) -> Article:
    content = text if isinstance(text, bytes) else text.encode()
    digest = hashlib.sha256(content).hexdigest()
    given_by = Given(**known)
    return read(
        Capture(doc=doc, content=content, sha256=digest, media_type="text/plain", how="file", url=url, given=given_by)
    )


def dump(*rows: str) -> str:
    return "\n\n".join(rows)


# --- the text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        dump(TITLE, ONE, TWO),
        dump(TITLE, ONE, TWO).replace("\n", "\r\n") + "\r\n",
        "\u200f" + TITLE + "\r\r\u202b" + ONE + "\u202c\n",
        "  " + TITLE + " 😀\n\n\n\t" + ONE.replace("ا", "اـ") + "\x00",
    ],
    ids=["plain", "carriage returns", "bidi controls", "emoji, tatweel and a NUL"],
)
def test_the_text_is_the_decoded_file_unchanged(text: str) -> None:
    found = article(text)
    assert found.text == text
    assert article(b"\xef\xbb\xbf" + text.encode()).text == text


def test_line_numbers_are_those_of_an_editor() -> None:
    found = article(f"{TITLE}\r\n\r\n{ONE}\n \n{TWO}")
    assert [(line.n, line.label) for line in found.lines] == [(1, "title"), (3, "body"), (5, "body")]
    assert [found.text[line.start : line.end] for line in found.lines] == [TITLE, ONE, TWO]


def test_the_id_follows_the_bytes_and_the_text() -> None:
    assert article(ONE).id == article(ONE, doc="other.txt").id
    assert article(ONE).id != article(TWO).id
    assert article(ONE.encode("windows-1256")).id != article(ONE).id


@pytest.mark.parametrize("charset", ["windows-1256", "utf-16", "iso-8859-6"])
def test_other_charsets_give_the_same_lines(charset: str) -> None:
    text = dump(TITLE, ONE, TWO)
    assert article(text.encode(charset)).text == text


def test_a_line_of_thirty_megabytes_is_one_line_and_no_more_work_than_it_is_longer() -> None:
    found = article("خبر طويل جداً، " * 1_200_000)
    assert [line.label for line in found.lines] == ["body"]
    small, large = (make.calls(article, "خبر طويل جداً، " * n) for n in (10_000, 80_000))
    assert large < 9 * small


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 500, b"...\n--- 5 ---", "\u200f\n".encode()])
def test_what_holds_no_words_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        article(content)
    assert caught.value.where == "a.txt"
    assert caught.value.remedy


def test_a_record_may_be_a_mere_number_and_a_page_may_not() -> None:
    content = "١٢ / 24".encode()
    digest = hashlib.sha256(content).hexdigest()
    record = Capture(doc="n", content=content, sha256=digest, media_type="text/plain", how="record")
    assert [line.label for line in read(record).lines] == ["body"]
    with pytest.raises(SourceError, match="no words"):
        article(content)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_lines_cover_every_word_of_any_text(text: str) -> None:
    try:
        found = article(text)
    except SourceError:
        return
    covered = "".join(found.text[line.start : line.end] for line in found.lines)
    assert [char for char in found.text if char.isalnum()] == [char for char in covered if char.isalnum()]
    assert all(one.end <= two.start and one.n < two.n for one, two in zip(found.lines, found.lines[1:], strict=False))


# --- title and author ---------------------------------------------------------------------------------------


def test_the_headline_is_the_title_and_a_given_one_wins() -> None:
    assert article(dump(TITLE, ONE, TWO)).title == TITLE
    assert article(dump(TITLE, ONE, TWO), title="عنوان المرسل").title == "عنوان المرسل"
    assert article(dump(ONE, TWO)).title is None


@pytest.mark.parametrize(
    ("row", "author"),
    [
        ("كتب: سالم باوزير", "سالم باوزير"),
        ("بقلم / ليلى حداد", "ليلى حداد"),
        ("بقلم ليلى حداد", "ليلى حداد"),
        ("إعداد: يوسف العلي", "يوسف العلي"),
        ("تقرير أمريكي يتحدث عن السوق", None),
        ("كتب جديدة في معرض السوق", None),
    ],
)
def test_a_byline_names_the_author(row: str, author: str | None) -> None:
    assert article(dump(TITLE, row, ONE, TWO)).author == author


def test_a_given_author_wins() -> None:
    assert article(dump(TITLE, "كتب: سالم باوزير", ONE), author="سعاد").author == "سعاد"


# --- outlet -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (dump(TITLE, "http://sawt-alsouq.example/a/1", ONE), "media:sawt-alsouq"),
        (dump(TITLE, "صدى السوق برس:", ONE), "media:sda-alswq-brs"),
        (dump(TITLE, "صدى السوق برس – " + ONE), "media:sda-alswq-brs"),
        (dump("الرئيسية", TITLE, ONE, TWO, "جميع الحقوق محفوظة لموقع صدى السوق © 2018"), "media:sda-alswq"),
        (dump(TITLE, "دمشق 3 نيسان 2018 م سانا", ONE), "agency:sana"),
        (dump(TITLE, ONE, TWO, "https://facebook.com/page"), "media:unidentified-007"),
        (dump(TITLE, ONE, TWO), "media:unidentified-007"),
        (dump("شبكة القلعة الجديدة\nسياسة | اقتصاد | رياضة", TITLE, "القلعة: " + ONE), "media:shbka-alqlaa-aljdyda"),
        (dump("شبكة القلعة الجديدة\nسياسة | اقتصاد | رياضة", TITLE, "المراقب: " + ONE), "media:unidentified-007"),
        (dump(TITLE, "نبض السوق - الثلاثاء 13 مارس 2018", ONE), "media:nbd-alswq"),
        (dump(TITLE, "نبض السوق – بغداد", ONE), "media:nbd-alswq"),
        (dump(TITLE, ONE, "وقال مسؤول في المجلس لـ«عكاظ» إن الترميم بدأ."), "media:okaz"),
        (dump(TITLE, ONE, 'وقالت مصادر محلية ل"الرياض" إن الترميم بدأ.'), "media:al-riyadh"),
        (dump(TITLE, ONE, 'ووصلت القافلة إلى "الرياض" أمس.'), "media:unidentified-007"),
        (dump(TITLE, "القاهرة - الثلاثاء 13 مارس 2018", ONE), "media:unidentified-007"),
    ],
    ids=[
        *("address", "dateline", "dash", "rights", "agency", "social network", "nobody"),
        *(
            "banner and opening agree",
            "banner and opening differ",
            "name before the date",
            "name before a town",
            "told to",
            "told to a paper of a city's name",
            "to a city in marks",
            "town before the date",
        ),
    ],
)
def test_the_outlet_is_who_the_page_says(text: str, outlet: str) -> None:
    assert article(text, doc="007_abc.txt").outlet == outlet


@pytest.mark.parametrize(
    ("given_name", "outlet"),
    [("media:x-y", "media:x-y"), ("agency:z", "agency:z"), ("صدى السوق", "media:sda-alswq")],
)
def test_a_given_outlet_wins(given_name: str, outlet: str) -> None:
    assert article(dump(TITLE, "http://other.example/1", ONE), outlet=given_name).outlet == outlet


def test_the_address_of_the_capture_names_the_outlet() -> None:
    assert article(dump(TITLE, ONE), url="https://www.sawt-alsouq.example/1").outlet == "media:sawt-alsouq"


# --- publication --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ((TITLE, "الثلاثاء 24 نيسان/أبريل 2018", ONE), "2018-04-24"),
        ((TITLE, "نشر في: 24-04-2018 الساعة 10:15", ONE), "2018-04-24"),
        ((TITLE, ONE, TWO, "آخر تحديث: 24/4/2018"), "2018-04-24"),
        ((TITLE, "صنعاء، 24 أبريل 2018 (سبأ) – " + ONE), "2018-04-24"),
        ((TITLE, ONE.replace("اليوم", "في 24 نيسان 2018")), None),
        ((TITLE, "جانب من السوق القديم في صورة تعود إلى 24 نيسان 2018", ONE), None),
        ((TITLE, "10:19", ONE), None),
    ],
    ids=["below the title", "with words", "at the end", "dateline", "event in the text", "caption", "clock time"],
)
def test_only_the_pages_own_full_date_is_its_publication(rows: tuple[str, ...], day: str | None) -> None:
    found = article(dump(*rows))
    assert found.published.edtf == day
    if day is not None:
        assert found.published.how == "explicit"
        assert "24" in found.text[found.published.start : found.published.end]


def test_the_reference_is_the_given_one() -> None:
    assert article(ONE, reference="2018-04-25").reference == "2018-04-25"
    assert article(ONE).reference is None


@pytest.mark.parametrize(
    ("told", "dated", "outlet"),
    [
        ("وقال الوزير لـ«الوطن» إن الجسر سيفتح", "في 12 آذار", "media:al-watan-syria"),
        ("وعلمت «الشروق» أن السوق سيفتح", "في 12 جويلية", "media:alshrwq"),
        ("وقال الوزير لـ«الوطن» إن الجسر سيفتح", "قريبا", "media:alwtn"),
        ("وقال الوزير لـ«الوسط» إن الجسر سيفتح", "طرابلس - 3 مايو", "media:al-wasat-libya"),
    ],
    ids=["months of one bearer", "months of two bearers", "nothing tells", "town of the dateline"],
)
def test_a_title_that_several_bear_is_told_apart_by_the_page_or_left_open(told: str, dated: str, outlet: str) -> None:
    head = f"{dated}: {ONE}" if " - " in dated else f"{ONE[:-1]} {dated}."
    assert article(dump(TITLE, head, told + ".")).outlet == outlet


@pytest.mark.parametrize("dateline", ["صدى النهر – اسطنبول/أنقرة", "صدى النهر – اسطنبول /أنقرة"])
def test_an_unknown_outlet_stands_before_the_towns_of_its_dateline(dateline: str) -> None:
    assert article(dump(TITLE, dateline, ONE, TWO)).outlet_name == "صدى النهر"


@pytest.mark.parametrize("dateline", ["الموصل (العراق) - وكالات", "بيروت/دمشق – وكالات"])
def test_a_town_before_the_word_for_agencies_is_no_outlet(dateline: str) -> None:
    assert article(dump(TITLE, dateline, ONE, TWO)).outlet_name is None


def test_a_date_before_its_hour_is_no_outlet() -> None:
    assert article(dump(TITLE, "الاثنين 8 أبريل 2019 - 18:40", ONE, TWO)).outlet_name is None
