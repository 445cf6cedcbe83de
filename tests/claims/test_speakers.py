"""Whom the noun phrase of a speaker means. Every case is a sentence or two of our own."""

from __future__ import annotations

import pytest
from tests.claims.test_attribution import chain, read


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("أكد رئيس مجلس صلح البلدة الشيخ سعد معن فرار المهربين", "فرار", "per:saad@state:mjls-slh-albldh"),
        ("قال مسؤول إعلام لواء الراية في الساحل، سعد معن لقناة البلاد إن القرية سقطت", "سقطت", "per:saad@group:raya"),
        ("قال الأمين العام لهيئة الإغاثة سعد معن لمحطة البلاد إن المخيم أخلي", "أخلي", "per:saad@state:hyya-alighatha"),
    ],
)
def test_name_that_closes_the_phrase_of_an_office_is_the_speaker(text: str, word: str, speaker: str) -> None:
    assert chain(text, word)[0].partition("@")[0] == speaker.partition("@")[0]


def test_last_name_alone_is_who_was_named_in_full() -> None:
    text = "قال سعد المعموري إن الطريق فتح.\nوأسفر القصف عن مقتل ثلاثة، وفقا للمعموري."
    names = (("سعد المعموري", "per:saad-al-mamouri", "PER"),)
    assert chain(text, "مقتل", names=names) == ["per:saad-al-mamouri"]


def test_team_is_a_body_where_nobody_holds_the_rank() -> None:
    assert chain("قال فريق التوثيق في المدينة إن جسرا قصف", "قصف") == ["group:fryq-altwthyq"]
    assert chain("قال الفريق الركن سعد معن إن جسرا قصف", "قصف") == ["per:saad"]


def test_one_of_many_is_nobody_told_of_before() -> None:
    text = "أعلن لواء الراية أسر جنود.\nوقال أحد الأسرى إن قريته قصفت."
    assert chain(text, "قصفت") == ["source:unnamed-captives"]


def test_office_with_a_pronoun_speaks() -> None:
    text = "زار سعد معن المخيم وبحث إخلاء الجرحى، حسبما أعلن مكتبه أمس."
    assert chain(text, "إخلاء") == ["state:office"]


def test_agency_of_a_government_goes_by_its_own_name() -> None:
    assert chain("ذكرت وكالة أنباء دمشق «الأناضول» أن الجسر قصف", "قصف") == ["agency:anadolu"]


def test_paper_in_marks_learned_it_from_its_sources() -> None:
    text = "علمت «البلاد» من مصادر مطلعة أن الهدنة انهارت"
    assert chain(text, "انهارت", outlet="media:albilad") == ["source:unnamed-informed-sources"]


def test_full_stops_of_an_abbreviation_end_no_sentence() -> None:
    text = "ونقلت وكالة الأناضول (أ.أ.ن) عن سعد معن قوله إن الجسر قصف"
    assert chain(text, "قصف") == ["per:saad", "agency:anadolu"]


def test_source_cited_inside_a_statement_is_the_nearer_one() -> None:
    text = "أعلنت وزارة الدفاع أن الجسر قصف، حسبما أفاد مصدر عسكري."
    assert chain(text, "قصف") == ["source:unnamed-military-source", "state:defence-ministry"]


def test_who_claims_an_attack_of_his_own_accord_is_its_only_source() -> None:
    text = "وتبنى لواء الراية قتل شرطيين"
    assert chain(text, "قتل") == ["group:raya"]
    assert [item.rule for item in read("قتل ثلاثة في هجمات تبنى بعضها لواء الراية")] == [
        "attribution.responsibility.back"
    ]
    assert read("ولم تتبن أي جهة الهجوم") == ()


def test_announcement_that_is_the_event_is_the_speakers() -> None:
    text = "أعلن لواء الراية مسؤوليته عن التفجير"
    assert chain(text, "أعلن لواء الراية مسؤوليته عن") == ["group:raya"]
