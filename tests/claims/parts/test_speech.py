"""Speech: who asks, blames, backs, refuses or threatens whom, verb by verb. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims, only

from riwaya.claims.grammar import grammar
from riwaya.claims.parts.speech import _governments
from riwaya.explain import read_text

TOLD = [
    # The object is who is asked; what is asked for is nobody.
    ("طالب المتظاهرون الحكومة بالاستقالة", "REQUEST", ("group:protesters",), ("state:authorities",)),
    ("دعا لواء الراية الجيش إلى وقف القتال", "REQUEST", ("group:raya",), ("state-force:army",)),
    ("دعت كتيبة النهر منذ أسابيع إلى إقامة منطقة آمنة لإبعاد لواء الراية", "REQUEST", ("group:nahr",), ()),
    ("أعلن لواء الراية هدنة وحث الجيش على احترامها", "REQUEST", ("group:raya",), ("state-force:army",)),
    ("طلب لواء الراية من كتيبة النهر مغادرة المدينة", "REQUEST", ("group:raya",), ("group:nahr",)),
    ("هتف المتظاهرون مطالبين باستقالة الحكومة", "REQUEST", ("group:protesters",), ("state:authorities",)),
    ("تجمع المتظاهرون لمطالبة الحكومة بفتح الطريق", "REQUEST", ("group:protesters",), ("state:authorities",)),
    # Aimed at whoever has or does what it is about; never at who suffers it.
    ("ندد المتظاهرون بالقصف التركي على المدينة", "ACCUSE", ("group:protesters",), ("state:turkey",)),
    ("رحب لواء الراية بالغارات التركية على كتيبة النهر", "SUPPORT", ("group:raya",), ("state:turkey",)),
    ("استنكر لواء الراية قتل المدنيين", "ACCUSE", ("group:raya",), ()),
    ("أيد المتظاهرون الجيش", "SUPPORT", ("group:protesters",), ("state-force:army",)),
    ("رفض لواء الراية سياسة الحكومة", "REJECT", ("group:raya",), ("state:authorities",)),
    # A verb behind the verb of saying is its noun; the subject behind a relative pronoun is shown by its ending.
    ("أكد لواء الراية دعم الجيش", "SUPPORT", ("group:raya",), ("state-force:army",)),
    ("وصل لواء الراية الذي ينتقد المتظاهرون سياسته", "ACCUSE", ("group:protesters",), ("group:raya",)),
    # Who is asked by a verb without an object stands before it ("he was charged with handing over").
    ("قال إن لواء الراية كلف بتسليم الأسلحة", "REQUEST", (), ("group:raya",)),
    # Who bears the blame is the subject; a text that tells something is no party.
    ("تتحمل الحكومة مسؤولية الهجوم", "ACCUSE", (), ("state:authorities",)),
    ("رفع الطلاب لافتات تندد بالحكومة", "ACCUSE", ("group:civilians",), ("state:authorities",)),
    # A negation before a verb leaves it its subject; a text stands for whoever issued it, else for nobody.
    ("قال لواء الراية إن الحكومة لن تتفاوض مع كتيبة النهر", "REJECT", ("state:authorities",), ("group:nahr",)),
    ("طالب البيان بالإفراج عن المعتقلين", "REQUEST", (), ()),
    ("دعا بيان لواء الراية الحكومة إلى الحوار", "REQUEST", ("group:raya",), ("state:authorities",)),
    # A place is nobody whom speech is aimed at.
    ("استنكر لواء الراية الغارات الإسرائيلية على غزة", "ACCUSE", ("group:raya",), ("state:israel",)),
    ("هدد لواء الراية بقصف تل أبيب", "THREATEN", ("group:raya",), ()),
    # Who is backed, not against whom.
    ("جدد لواء الراية دعمه للحكومة في مواجهة كتيبة النهر", "SUPPORT", ("group:raya",), ("state:authorities",)),
    # A pronoun is whoever agrees with it and does not act.
    ("حاصر المتظاهرون مبنى الحكومة وهددهم الجيش بالقصف", "THREATEN", ("state-force:army",), ("group:protesters",)),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), TOLD, ids=[text for text, *_ in TOLD])
def test_each_verb_of_speech_has_its_own_aim(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "دعا مجلس الأمن أطراف النزاع في ليبيا إلى وقف إطلاق النار",
        "دعا لواء الراية جميع الأطراف في المدينة إلى وقف فوري للأعمال القتالية",
        "ناشد لواء الراية كتيبة النهر وقف القتال",
    ],
)
def test_what_is_asked_for_is_no_event_whoever_is_addressed_in_between(text: str) -> None:
    assert [claim.event for claim in claims(text)] == ["REQUEST"]


def test_a_request_that_is_refused_is_none_of_who_refuses_it() -> None:
    assert [claim.event for claim in claims("رفضت إسرائيل طلب الأمم المتحدة دخول المدينة")] == ["REJECT"]


def test_who_issued_a_text_is_who_spoke_last() -> None:
    told = read_text("قال خالد عمر في بيان إن الوضع صعب. وطالب البيان بالإفراج عن المعتقلين.").claims
    assert [claim.agent for claim in told if claim.event == "REQUEST"] == [("per:khald-amr",)]


def test_each_form_is_listed_once_and_prepositions_are_known() -> None:
    forms = _governments()
    known = {*grammar().classes["prepositions"], "ب", "ل", "ان", "من اجل"}
    assert len(forms) > 150
    for governs in forms.values():
        assert governs.object or governs.prepositions or governs.content or governs.subject
        assert governs.prepositions | governs.content <= known


def test_the_preposition_of_an_office_leads_in_nothing_asked_for() -> None:
    told = read_text("دعا الأمين العام للأمم المتحدة إلى تحقيق مستقل.").claims
    (asked,) = (claim for claim in told if claim.event == "REQUEST")
    assert (asked.agent, asked.recipient) == (("intl:united-nations",), ())


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        ("أغلق سكان الطريق، مطالبين بالكهرباء.", "group:civilians"),
        ("تظاهر المئات في عدن مطالبين بتحسين الخدمات.", "group:protesters"),
    ],
)
def test_a_plural_participle_is_of_the_people_before_it(text: str, crowd: str) -> None:
    assert [claim.agent for claim in read_text(text).claims if claim.event == "REQUEST"] == [(crowd,)]


def test_the_object_of_a_noun_with_a_pronoun_is_who_is_asked() -> None:
    told = read_text("وقال الرئيس عباس ذلك مجددا مطالبته حماس بتسليم السلاح.").claims
    (asked,) = (claim for claim in told if claim.event == "REQUEST")
    assert asked.recipient == ("group:hamas",)


def test_we_is_no_object() -> None:
    told = read_text("نتنياهو: أصدرنا تعليمات بضرب قوات النظام السوري.").claims
    (ordered,) = (claim for claim in told if claim.event == "REQUEST")
    assert "per:benjamin-netanyahu" not in ordered.recipient


def test_a_relative_verb_has_all_that_stand_behind_it_for_its_subject() -> None:
    told = read_text("وشكلت الحركة حكومة، في خطوة أدانتها مصر والسعودية.").claims
    assert [claim.agent for claim in told if claim.event == "ACCUSE"] == [("state:egypt", "state:saudi-arabia")]


def test_who_killed_is_not_who_protests() -> None:
    told = read_text("استدعت وزارة الخارجية التركية سفير مالي احتجاجا على مقتل مدنيين على يد الجيش المالي.").claims
    assert [claim.agent for claim in told if claim.event == "ACCUSE"] == [
        ("state:turkish-ministry-of-foreign-affairs",)
    ]
