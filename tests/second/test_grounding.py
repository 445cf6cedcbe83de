"""Where quoted words stand in an article, and where they do not."""

from __future__ import annotations

import pytest

from riwaya.explain import read_text
from riwaya.model import Document, Passage
from riwaya.second.grounding import Ground, UngroundedError, ground


def grounded(text: str) -> Ground:
    document: Document = read_text(text, reference="2020-01-01")
    return ground(document.article, document.reading)


def test_words_stand_where_they_were_printed(page: Document) -> None:
    found = ground(page.article, page.reading).occurrences("مدينة الرقة")
    assert [place.rereads(page.article.text) for place in found] == [True]


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        pytest.param("وصلت القافلة إلى البلدة صباحا", "القافلة", ["القافلة"], id="a word"),
        pytest.param(
            "وصلت القافلة إلى البلدة صباحا", "القافله الي البلده", ["القافلة إلى البلدة"], id="folded letters"
        ),
        pytest.param("وصلت القافلة إلى البلدة صباحا", " «القافلة إلى», ", ["القافلة إلى"], id="marks around the words"),
        pytest.param("وصلت القَافِلَةُ إلى البلدة صباحا", "القافلة", ["القَافِلَةُ"], id="vowel marks in the text"),
        pytest.param("وصلت القافلة إلى البلدة صباحا", "القَافِلَة", ["القافلة"], id="vowel marks in the quotation"),
        pytest.param("وصلت القـــافلة إلى البلدة صباحا", "القافلة", ["القـــافلة"], id="tatweel"),
        pytest.param("وصلت \u200fالقافلة\u200f إلى البلدة صباحا", "القافلة", ["القافلة"], id="direction marks"),
        pytest.param("وصلت القافلة\u00a0 إلى البلدة صباحا", "القافلة إلى", ["القافلة\u00a0 إلى"], id="odd spaces"),
        pytest.param("قتل ٢٥ شخصا في البلدة أمس", "25 شخصا", ["٢٥ شخصا"], id="Arabic digits"),
        pytest.param("وصلت القافلة بالبلدة صباحا", "البلدة", ["البلدة"], id="behind a preposition"),
        pytest.param("سلم الموقع للنظام صباح اليوم", "النظام", ["لنظام"], id="the article hidden in للـ"),
        pytest.param("أعلنت الحكومة هجومها على البلدة", "هجوم", ["هجوم"], id="before a pronoun"),
        pytest.param("افتتح المصرف فرعه في البلدة", "مصر", [], id="the beginning of another word"),
        pytest.param("قصفت الطائرات أطراف البلدة", "قصف", [], id="a stem with an ending of its own"),
        pytest.param("وصلت القافلة إلى البلدة صباحا", "قافلة المساعدات", [], id="words that are not there"),
        pytest.param("وصلت القافلة إلى البلدة صباحا", "القافلة البلدة", [], id="words with others between"),
        pytest.param("وصلت القافلة إلى البلدة صباحا", "القافلة...البلدة", [], id="an ellipsis"),
        pytest.param("وصلت القافلة إلى البلدة صباحا", "convoy", [], id="a translation"),
        pytest.param("وصلت القافلة إلى البلدة صباحا", "...", [], id="no letter at all"),
        pytest.param("وصلت القافلة إلى البلدة صباحا", ".*", [], id="a pattern"),
        pytest.param(
            "وصلت القافلة إلى البلدة صباحا", "القافلة.+", ["القافلة"], id="a pattern behind a word is no pattern"
        ),
        pytest.param("وصلت القافلة مساء.\nالبلدة هادئة اليوم", "مساء البلدة", [], id="words of two lines"),
    ],
)
def test_words_are_found_as_words(text: str, words: str, there: list[str]) -> None:
    assert [place.text for place in grounded(text).occurrences(words)] == there


TWICE = "زار الوفد حلب ثم زار الوفد حماة. وبقي الوزير في حلب."


@pytest.mark.parametrize(
    ("words", "scopes", "expected"),
    [
        ("الوزير", ("زار الوفد حلب", TWICE), "الوزير"),
        ("حلب", ("زار الوفد حلب", TWICE), "حلب"),
        ("الوفد", ("زار الوفد حلب", TWICE), "الوفد"),
        ("الوفد", (TWICE,), UngroundedError),
        ("حماة", ("زار الوفد حلب",), UngroundedError),
        ("بغداد", (TWICE,), UngroundedError),
    ],
    ids=["once", "once in the nearest", "first scope wins", "twice in the nearest", "out of reach", "nowhere"],
)
def test_the_nearest_context_decides(words: str, scopes: tuple[str, ...], expected: str | type[Exception]) -> None:
    text = grounded(TWICE)
    spans = [Passage(start=TWICE.index(scope), end=TWICE.index(scope) + len(scope)) for scope in scopes]
    if isinstance(expected, str):
        assert text.find("place", words, spans).text == expected
    else:
        with pytest.raises(expected):
            text.find("place", words, spans)


def test_several_places_of_one_meaning_are_as_good_as_one() -> None:
    everywhere = [Passage(start=0, end=len(TWICE))]
    found = grounded(TWICE).find("agent", "الوفد", everywhere, meaning=lambda places: places[:1])
    assert found.start == TWICE.index("الوفد")


def test_page_furniture_is_not_searched() -> None:
    words = "اقرأ أيضا"
    text = grounded("أعلنت الوزارة فتح الطريق أمام القوافل صباح اليوم بعد إغلاق دام أياما.\nاقرأ أيضا\n")
    assert words in text.article.text
    assert text.occurrences(words) == ()
