"""Who rules what is subject to somebody, and words that are spelt like a verb. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import only

RULED = [
    ("يخشى سكان الأحياء الخاضعة لسيطرة حركة حماس من القصف.", ("group:hamas",)),
    ("أطلقت فصائل محلية قذيفة على حي خاضع لسيطرة الجيش السوري.", ("state-force:syrian-arab-army",)),
    ("تقصف الطائرات بلدات واقعة تحت سيطرة المعارضة السورية.", ("group:opposition",)),
    ("نزح الآلاف من قرى تخضع لسيطرة داعش في الموصل.", ("group:isis",)),
    ("نزح السكان من مناطق خارجة عن سيطرة الحكومة في ليبيا.", ()),
]


@pytest.mark.parametrize(("text", "ruler"), RULED, ids=[text for text, _ in RULED])
def test_the_ruler_is_the_genitive_of_rule(text: str, ruler: tuple[str, ...]) -> None:
    assert only(text, "STATUS").agent == ruler


def test_a_verbal_noun_that_is_spelt_like_a_verb_has_its_genitive_for_object() -> None:
    text = "تعمل الشرطة التركية ليلا ونهارا من أجل منع عناصر داعش من عبور الحدود."
    claim = only(text, "COERCE")
    assert (claim.agent, claim.recipient) == (("state-force:turkish-police",), ("group:isis",))


def test_where_fighters_are_is_no_deed_of_who_hits_it() -> None:
    text = "استهدف الجيش التركي مناطق تواجد حزب العمال الكردستاني."
    assert only(text, "STATUS").agent == ("group:pkk",)


def test_an_organ_acts_for_its_body_and_a_capital_is_addressed_as_its_state() -> None:
    claim = only("اتهم المكتب السياسي لحركة حماس إسرائيل بالمماطلة.", "ACCUSE")
    assert (claim.agent, claim.recipient) == (("group:hamas",), ("state:israel",))
    claim = only("طالبت وزيرة الخارجية البريطانية موسكو بسحب قواتها.", "REQUEST")
    assert (claim.agent, claim.recipient) == (("state:united-kingdom",), ("state:russia",))


def test_a_participle_of_asking_has_the_subject_of_its_verb() -> None:
    claim = only("خرج المتظاهرون إلى الشوارع مطالبين الحكومة بالاستقالة.", "REQUEST")
    assert claim.agent == ("group:protesters",)


def test_a_ruler_within_the_words_of_the_phrase() -> None:
    assert only("تقصف الطائرات قرى تقع تحت سيطرة المعارضة.", "STATUS").agent == ("group:opposition",)


def test_tension_lies_between_both() -> None:
    assert only("نشأ خلاف حاد بين حركة فتح وحركة حماس.", "STATUS").agent == ("group:fatah", "group:hamas")
    assert only("تصاعد التوتر بين تركيا واليونان.", "STATUS").agent == ("state:turkey", "state:greece")


def test_who_stands_somewhere_is_the_noun_before_the_participle() -> None:
    text = "شنت مصر هجوما على القوات الإسرائيلية المرابطة في سيناء."
    assert only(text, "STATUS").agent == ("state-force:israeli-armed-forces",)
