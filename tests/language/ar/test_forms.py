"""Every written form of a verb is spelt out, and every division of a word into clitics and stem is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.language.ar.forms import stems, verb_forms
from riwaya.language.ar.verbs import listed, pair, verb
from riwaya.script import key

FORMS = [
    ("قال", "يقول", "قالت قالوا قلنا يقولون سيقول تقول يقل يقولوا قيل يقال"),
    ("نفى", "ينفي", "نفت نفوا نفيا نفينا ينفون سينفي ينف ينفوا"),
    ("شنّ", "يشن", "شنت شنوا شننا يشنون ستشن"),
    ("أكّد", "يؤكد", "أكدت أكدوا يؤكدون ستؤكد أؤكد"),
    ("ادعى", "يدعي", "ادعت ادعوا يدعون يدع"),
    ("تبنّى", "يتبنى", "تبنت تبنوا يتبنون ستتبنى يتبن"),
    ("دعا", "يدعو", "دعت دعوا دعونا يدعون يدعوا دعي يدعى"),
    ("وصل", "يصل", "وصلت وصلوا يصلون سيصل"),
    ("بدأ", "يبدأ", "بدأت بدأوا بدؤوا يبدؤون ستبدأ"),
    ("أخذ", "يأخذ", "أخذت آخذ يؤخذ"),
    ("أصاب", "يصيب", "أصابت أصبنا أصيب أصيبت يصاب يصب"),
    ("بقي", "يبقى", "بقيت بقوا يبقون"),
    ("قاتل", "يقاتل", "قاتلوا قوتل يقاتلون"),
    ("احتلّ", "يحتل", "احتلت احتلوا احتللنا"),
    ("جاء", "يجيء", "جاءت جاؤوا جاءوا جئنا"),
]


@pytest.mark.parametrize(("past", "present", "expected"), FORMS, ids=[past for past, *_ in FORMS])
def test_a_verb_of_each_class_takes_its_forms(past: str, present: str, expected: str) -> None:
    assert {key(form) for form in expected.split()} <= set(verb_forms(past, present))


SAYS = [
    ("نفوا", "نفى", 3, "plural", "past", "active"),
    ("ستقول", "قال", 3, "singular", "future", "active"),
    ("قيل", "قال", 3, "singular", "past", "passive"),
    ("أعلنا", "أعلن", 3, "dual", "past", "active"),
    ("استهدفت", "استهدف", 3, "singular", "past", "active"),
    ("سيعلن", "أعلن", 3, "singular", "future", "active"),
]


@pytest.mark.parametrize(("form", "lemma", "person", "number", "tense", "voice"), SAYS, ids=[row[0] for row in SAYS])
def test_a_form_says_person_number_tense_and_voice(
    form: str, lemma: str, person: int, number: str, tense: str, voice: str
) -> None:
    found = verb(form)
    assert found is not None
    said = found.form
    assert (found.lemma, said.person, said.number, said.tense, said.voice) == (lemma, person, number, tense, voice)


def test_a_noun_is_no_verb_form() -> None:
    assert verb("مدرسة") is None


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("أعلن", ("أعلن", "يعلن")),
        ("انتقد", ("انتقد", "ينتقد")),
        ("أنهى", ("أنهى", "ينهي")),
        ("تبنى", ("تبنى", "يتبنى")),
        ("وصل يصل", ("وصل", "يصل")),
    ],
)
def test_the_present_follows_from_the_past(entry: str, expected: tuple[str, str]) -> None:
    assert pair(entry) == expected


def test_every_listed_present_begins_with_ya() -> None:
    assert [pair for pair in listed() if not pair[1].startswith("ي")] == []


DIVISIONS = [
    ("وسيعلنونها", ("و", "س"), "يعلنون", "ها"),
    ("للنظام", ("ل", "ال"), "نظام", None),
    ("وبالمدينة", ("و", "ب", "ال"), "مدينه", None),
    ("قتلوهم", (), "قتلوا", "هم"),
    ("مدينتها", (), "مدينه", "ها"),
    ("نفاه", (), "نفي", "ه"),
    ("كتاب", (), "كتاب", None),
]


@pytest.mark.parametrize(("token", "proclitics", "stem", "pronoun"), DIVISIONS, ids=[row[0] for row in DIVISIONS])
def test_the_right_division_is_among_those_offered(
    token: str, proclitics: tuple[str, ...], stem: str, pronoun: str | None
) -> None:
    assert (proclitics, stem, pronoun) in [(one.proclitics, one.key, one.pronoun) for one in stems(token)]


@given(st.text(alphabet="وفبلكساليتنهمكَّ\u0640\u200fة", min_size=1, max_size=12))
def test_a_stem_lies_inside_its_word_after_its_clitics(token: str) -> None:
    for one in stems(token):
        assert 0 <= one.start <= one.end <= len(token)
        assert list(one.cuts) == sorted(one.cuts)
        assert all(cut < one.end for cut in one.cuts)


def test_a_strong_weak_letter_stays_in_the_jussive() -> None:
    assert key("يستجب") not in verb_forms("استجوب", "يستجوب")
    assert key("يتفق") not in verb_forms("تفوق", "يتفوق")
    assert key("يستجب") in verb_forms("استجاب", "يستجيب")
    assert key("يصب") in verb_forms("أصيب", "يصاب")
