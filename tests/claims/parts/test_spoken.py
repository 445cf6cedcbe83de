"""What a body says of itself by a pronoun: "إنه قتل", "إن قواته", "مقاتليها". Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.reading import only

from riwaya.explain import read_text

SAID = [
    ("قال الجيش الإسرائيلي إنه قتل قياديا في حزب الله", "state-force:israeli-army"),
    ("قال تنظيم القاعدة في بلاد المغرب الإسلامي إنه أطلق سراحها دون شروط", "group:aqim"),
    ("واتهم الجيش السوداني حركة الشباب بالكذب، وقال إن قواته قصفت مواقع في الفاشر", "state-force:sudanese-army"),
    ("قال متحدث باسم قوات سوريا الديمقراطية إن مقاتليها سيطروا على قرية", "group:syrian-democratic-forces"),
]


@pytest.mark.parametrize(("text", "doer"), SAID, ids=[text for text, _ in SAID])
def test_who_speaks_is_whom_the_pronoun_means(text: str, doer: str) -> None:
    assert read_text(text).claims[-1].agent == (doer,)


def test_a_person_told_of_is_still_the_one_it_befell() -> None:
    (claim,) = read_text("فتاة أطلق سراحها في تعز").claims
    assert claim.agent == ()


AIMED = [
    ("انتقد سامح شكري بعد لقاء نظيره الفرنسي سياسة إسرائيل.", "ACCUSE", ("per:sameh-shoukry",), ("state:israel",)),
    ("أكد المتحدث باسم حركة حماس أنه رفض عرض إسرائيل.", "REJECT", ("group:hamas",), ("state:israel",)),
    ("أعلن سامح شكري أنه طلب من الوفد أجوبة واضحة.", "REQUEST", ("per:sameh-shoukry",), ("group:negotiators",)),
    ("أشاد وزير الزراعة الياباني بجهود مصر.", "SUPPORT", ("state:japan",), ("state:egypt",)),
    ("قرر القاضي دعوة حسن روحاني إلى التحقيق.", "REQUEST", (), ("per:hassan-rouhani",)),
    ("هاجم حسن نصر الله رئيس الوزراء فؤاد السنيورة.", "ACCUSE", ("per:hassan-nasrallah",), ("per:fouad-siniora",)),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), AIMED, ids=[text for text, *_ in AIMED])
def test_who_speaks_to_whom_past_times_titles_and_pronouns(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)


SLOGANS = [
    ("هتف المتظاهرون «ارحل يا مبارك».", ("per:hosni-mubarak",)),
    ("رفع المتظاهرون لافتات «لا للحلف الأطلسي».", ("intl:nato",)),
    ("ردد المحتجون هتافات «الموت لحركة حماس».", ("group:hamas",)),
]


@pytest.mark.parametrize(("text", "aimed"), SLOGANS, ids=[text for text, _ in SLOGANS])
def test_a_slogan_tells_whom_a_protest_is_aimed_at(text: str, aimed: tuple[str, ...]) -> None:
    assert only(text, "PROTEST").recipient == aimed


def test_who_should_do_what_is_asked_for_is_asked() -> None:
    claim = only("طالب المتظاهرون بأن تعتذر حركة حماس للسكان.", "REQUEST")
    assert (claim.agent, claim.recipient) == (("group:protesters",), ("group:hamas",))
