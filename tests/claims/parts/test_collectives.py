"""Which words name people without a name, and which of them only look so."""

from __future__ import annotations

import pytest
from tests.make import article

from riwaya import language
from riwaya.claims.attribution import attribute
from riwaya.claims.drafts import Context, staged
from riwaya.claims.grammar import tokens
from riwaya.claims.parts.items import Scene
from riwaya.explain import read_text


def stage_of(sentence: str) -> Scene:
    page = article(sentence, reference="2019-05-14")
    reading = language.read(page)
    context = Context(page, reading, tokens(reading.words), attribute(page, reading), {})
    return staged(context, reading.sentences[0])


def parties(sentence: str) -> list[str]:
    return [item.entity for item in stage_of(sentence).items]


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("منعت الشرطة سفر البيروفيين إلى الخارج", "group:civilians"),
        ("يعاني ملايين الفنزويليين من الجوع", "group:civilians"),
        ("أصيب ثلاثة من الفريق الطبي في القصف", "group:medics"),
        ("أصيبت طواقم الإسعاف قرب الجسر", "group:medics"),
        ("اعتقلت القوات خلية إرهابية في المدينة", "group:fighters"),
        ("طالبت الدول المانحة بوقف القتال", "group:states"),
        ("دان المجتمع الدولي الهجوم", "intl:international-community"),
        ("اقتحم مستوطنون القرية", "group:settlers"),
        ("هاجمت قوة أمنية المنزل", "state-force:soldiers"),
        ("استعادت العشائر البلدة", "group:tribes"),
    ],
    ids=["genitive", "counted", "team", "crews", "cell", "states", "world", "settlers", "force", "tribes"],
)
def test_who_is_told_without_a_name(sentence: str, party: str) -> None:
    assert party in parties(sentence)


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("نقل الوزير إلى مكان مجهول", "group:fighters"),
        ("رفض النائب المشروع بقوة", "state-force:soldiers"),
        ("تراجع الإنتاج في السنة الماضية", "group:civilians"),
        ("أكد الوزير أهمية الأمن القومي", "state-force:police"),
        ("توفير ملاذ آمن في المنطقة", "state-force:police"),
        ("وصل ضيف قوي إلى القاعة", "group:forces"),
        ("شكلت الأحزاب حكومة جديدة", "state:authorities"),
        ("زار سياح بيروفيون القلعة", "state:peru"),
    ],
    ids=["place", "adverb", "year", "security", "safe", "strong", "government", "adjective"],
)
def test_words_that_name_nobody(sentence: str, party: str) -> None:
    assert party not in parties(sentence)


def test_people_and_those_behind_them_are_one_noun_phrase() -> None:
    assert parties("التقى الوزير أهالي المختطفين في مكتبه") == ["group:civilians"]
    assert parties("انسحب مقاتلو العشائر من البلدة") == ["group:tribes"]
    assert parties("أصيب ضابط شرطة في الحي") == ["state-force:police"]


def test_a_plural_that_describes_people_is_no_party_of_its_own() -> None:
    assert parties("اعتقلت الشرطة مقاتلين أجانب")[-1:] == ["group:fighters"]
    assert parties("وقتل مسلحون مدنيين في السوق") == ["group:fighters", "group:civilians"]


def test_who_is_named_behind_his_calling_is_no_other_party() -> None:
    assert parties("دعا خطيب الجمعة في البلدة كريم حداد إلى الهدوء") == ["per:krym-hdad"]
    assert parties("دعا خطيب الجمعة إلى الهدوء وقال كريم حداد ذلك")[0] == "group:civilians"


def test_a_body_in_quotation_marks_takes_its_fighters() -> None:
    assert parties("انتزعت القوات البلدة من يد مقاتلي تنظيم «القاعدة»")[-1] == "group:al-qaeda"


def test_soldiers_of_a_force_are_that_force() -> None:
    assert "state-force:soldiers" not in parties("قتل جندي بالجيش الأردني قرب الحدود")


def test_a_country_is_no_subject_of_a_masculine_verb() -> None:
    assert "state:malaysia" not in parties("يزور ماليزيا وزير الخارجية غدا")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("مقتل ثلاثة جنود في هجوم لحركة طالبان", ["state-force:soldiers", "group:taliban"]),
        ("مقتل شرطيين بهجوم لحركة طالبان", ["state-force:police", "group:taliban"]),
        ("مقتل عنصرين من حركة طالبان", ["group:taliban"]),
        ("مقتل مقاتلين أجانب من حركة طالبان", ["group:taliban"]),
    ],
    ids=["in an attack of", "by an attack of", "of", "described"],
)
def test_the_dead_of_an_attack_do_not_belong_to_who_carried_it_out(sentence: str, named: list[str]) -> None:
    assert parties(sentence) == named


def test_the_factions_of_the_opposition_are_the_opposition() -> None:
    (attack,) = read_text("قصفت فصائل المعارضة مواقع لقوات النظام السوري بالطائرات المسيرة.").claims
    assert (attack.agent, attack.mode) == (("group:opposition",), "drone")
