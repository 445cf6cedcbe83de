"""Words are divided into clitics, stem and pronoun; segments tile the word and every offset re-reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.make import lines

from riwaya.language.ar.words import NounFeatures, noun_features, words
from riwaya.model import Word


def read(text: str) -> tuple[Word, ...]:
    return words(text, lines(text))


DIVIDED = [
    ("وقال", "و+قال"),
    ("وافق", "وافق"),
    ("وكالة", "وكالة"),
    ("بمدينتهم", "ب+مدينت+هم"),
    ("للمقاتلين", "ل+ل+مقاتلين"),
    ("وسيعلنونها", "و+س+يعلنون+ها"),
    ("والمدينة", "و+ال+مدينة"),
    ("بالقرب", "ب+ال+قرب"),
    ("لبنان", "لبنان"),
    ("بغداد", "بغداد"),
    ("فصائل", "فصائل"),
    ("كتيبة", "كتيبة"),
    ("سيطر", "سيطر"),
    ("ستبدأ", "س+تبدأ"),
    ("التقى", "التقى"),
    ("ألف", "ألف"),
    ("منهم", "من+هم"),
    ("عليها", "علي+ها"),
    ("لأن", "ل+أن"),
    ("مياه", "مياه"),
    ("اتجاه", "اتجاه"),
    ("وزارة", "وزارة"),
    ("واحد", "واحد"),
    ("أسلحتهم", "أسلحت+هم"),
    ("أحيانًا", "أحيانًا"),
    ("باسم", "ب+اسم"),
    ("وَقَالَتْ", "وَ+قَالَتْ"),
    ("والـمدينة", "و+الـ+مدينة"),
    ("وب15", "و+ب+15"),
    ("الـ12", "الـ+12"),
    ("ليصبح", "ل+يصبح"),
    ("ستظل", "س+تظل"),
    ("ليلة", "ليلة"),
    ("لقبا", "لقبا"),
    ("واحدا", "واحدا"),
    ("رفيقه", "رفيق+ه"),
    ("رفيقة", "رفيقة"),
    ("باسمه", "ب+اسم+ه"),
    ("الحر", "ال+حر"),
    ("ألبومها", "ألبوم+ها"),
    ("كما", "كما"),
]


@pytest.mark.parametrize(("text", "expected"), DIVIDED, ids=[text for text, _ in DIVIDED])
def test_a_word_is_divided(text: str, expected: str) -> None:
    (word,) = read(text)
    assert "+".join(text[start:end] for start, end in word.segments) == expected


CLASSES = [
    ("أعلنت الوزارة خطة جديدة", "أعلنت", "verb", "أعلن"),
    ("وسيصل الوفد غدا", "وسيصل", "verb", "وصل"),
    ("قال إن الجنود نفوا ذلك", "نفوا", "verb", "نفى"),
    ("عن دعم المدارس", "دعم", "noun", "دعم"),
    ("لم يقل شيئا", "يقل", "verb", "قال"),
    ("في المدينة", "في", "prep", "في"),
    ("هذه المدينة", "هذه", "pron", "هذه"),
    ("ثلاثة 28.4 فقط", "28.4", "num", "28.4"),
    ("نعم، كلا", "،", "punct", "،"),
    ("فقد أعلن ذلك", "فقد", "part", "قد"),
    ("فقد منزله", "فقد", "verb", "فقد"),
    ("منع عبور الشاحنات", "عبور", "noun", "عبور"),
    ("كانت الحروب طويلة", "الحروب", "noun", "حرب"),
    ("بات مسيطرا", "مسيطرا", "noun", "مسيطر"),
    ("لم يناسب أحدا", "يناسب", "verb", "ناسب"),
]


@pytest.mark.parametrize(("text", "form", "pos", "lemma"), CLASSES, ids=[row[1] for row in CLASSES])
def test_a_word_has_a_class_and_a_lemma(text: str, form: str, pos: str, lemma: str) -> None:
    (word,) = [word for word in read(text) if word.text == form]
    assert (word.pos, word.lemma) == (pos, lemma)


@pytest.mark.parametrize("number", ["28.4", "1,200", "24/4/2018", "١٤٦٤", "2018-04-24", "15%"])
def test_a_number_or_date_is_one_word(number: str) -> None:
    assert [word.text for word in read(f"بلغ {number} مرة")][1] == number


def test_quotation_marks_and_stops_are_words_of_their_own() -> None:
    assert [word.text for word in read('قال "نعم".')] == ["قال", '"', "نعم", '"', "."]


PIECES = st.lists(
    st.sampled_from(
        ["وبالمدينة", "للنظام", "قالوا", "بها", "28.4", "٢٤", "\u064e", "\u0640", "\u200f", "\u00a0", " ", "،", "“",
         "\U0001f600", "ﻻ", "\ufeff", "abc", "\n", "وسيعلنونها", "ً"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_segments_tile_their_word_and_words_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for word in read(text):
        assert word.rereads(text)
        assert word.start >= last
        last = word.end
        edges = [edge for segment in word.segments for edge in segment]
        assert edges[0] == word.start
        assert edges[-1] == word.end
        assert edges[1:-1:2] == edges[2:-1:2]
        assert 0 <= word.stem < len(word.segments)


SHOWN = [
    ("طائرات", "plural", "feminine"),
    ("الطائرة", "singular", "feminine"),
    ("مدينتان", "dual", "feminine"),
    ("مدينتين", "dual", "feminine"),
    ("جنديان", "dual", None),
    ("مهندسون", "plural", "masculine"),
    ("مقاتلين", None, "masculine"),
    ("رجال", "plural", None),
    ("أصوات", "plural", None),
    ("سيارتهم", "singular", "feminine"),
    ("طيران", "singular", None),
    ("كبيرة", "singular", "feminine"),
    ("البيت", "singular", None),
]


@pytest.mark.parametrize(("text", "number", "gender"), SHOWN, ids=[text for text, _, _ in SHOWN])
def test_number_and_gender_are_told_where_the_form_shows_them(
    text: str, number: str | None, gender: str | None
) -> None:
    shown = noun_features(read(text)[0])
    assert isinstance(shown, NounFeatures)
    assert (shown.number, shown.gender) == (number, gender)


def test_words_that_are_no_nouns_have_no_number_and_gender() -> None:
    assert [noun_features(word) for word in read("في 5 .")] == [None, None, None]
