"""Selection: which propositions are claims, and of which type. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims

from riwaya.explain import read_text

NOT_TOLD = [
    ("طالب الأهالي بالإفراج عن المعتقلين", "RETREAT"),
    ("رفض لواء الراية الانسحاب من الخالدية", "RETREAT"),
    ("هدد الجيش بقصف الخالدية", "ASSAULT"),
    ("تحدث الخبير عن حالات تعذيب أو إعدام في السجون", "ASSAULT"),
    ("عن الدعم والسياسة في الخالدية", "SUPPORT"),
    ("رأى السكان انتحاريا في الخالدية", "ASSAULT"),
    ("ناقش البرلمان عقوبة الإعدام في الزهور", "ASSAULT"),
    ("المدينة جاهزة لأي هجوم", "ASSAULT"),
    ("خرجت البلاد من الأزمة", "RETREAT"),
    ("استهدف لواء الراية الموقع وحقق فيه إصابات مباشرة", "ACCUSE"),
    ("استقبلت مستشفيات الخالدية 46 جريحا", "CONSULT"),
    ("وفق ما أعلنه المستشفى الميداني في الخالدية، قتل ثلاثة", "AID"),
    ("أعلن الرئيس تشكيل لجنة لمراجعة القانون", "MOBILIZE"),
]


@pytest.mark.parametrize(("text", "event"), NOT_TOLD, ids=[text for text, _ in NOT_TOLD])
def test_what_is_asked_for_refused_threatened_or_only_named_is_no_event(text: str, event: str) -> None:
    assert event not in {claim.event for claim in claims(text)}


TYPES = [
    ("قتل 400 شخص في الخالدية", "STATUS", "losses"),
    ("وقتلوا أكثر من 300 مدني في الخالدية", "ASSAULT", None),
    ("قال لواء الراية إنه قضى على 203 إرهابيين في الخالدية", "ASSAULT", None),
    ("قال لواء الراية إنه استهدف الوزارة في الخالدية", "ASSAULT", None),
    ("قتل جنود أجانب 500 شخص على الأقل في الخالدية", "ASSAULT", None),
    ("وقتلت سيارة ملغومة مئة شخص في الخالدية", "ASSAULT", None),
    ("قتل ثلاثة أشخاص في الخالدية", "STATUS", "losses"),
    ("هاجم مسلحون الحاجز. وقتل ثلاثة أشخاص في الخالدية", "ASSAULT", None),
    ("قتل ثلاثة أشخاص في الخالدية حيث تدور اشتباكات", "ASSAULT", None),
    ("سقط ثلاثة قتلى في الخالدية", "STATUS", "losses"),
    ("إعدام ثلاثة جنود في الخالدية", "ASSAULT", None),
    ("خرج مئة مدني من الخالدية", "RETREAT", "withdraw"),
    ("وتم التوصل إلى اتفاق على انسحاب لواء الراية من الخالدية", "AGREE", None),
    ("اتفاق ينهي وجود لواء الراية في الخالدية", "AGREE", None),
    ("اعتقلت الشرطة 20 متظاهرا وقتلت ثلاثة مسلحين في الخالدية", "ASSAULT", None),
    ("أحرق المتظاهرون مقر البلدية", "PROTEST", None),
    ("قطع المحتجون طريق المطار", "PROTEST", None),
    ("قمعت الشرطة تظاهرة طلابية", "ASSAULT", "crowd-control"),
    ("المعارك الأخيرة تهدد اتفاق التهدئة", "STATUS", "condition"),
    ("هدد لواء الراية بقصف الخالدية", "THREATEN", None),
    ("نفى المتحدث وقوع أي هجوم على الخالدية", "ASSAULT", None),
    ("أعلن لواء الراية تأسيس فصيل جديد في الخالدية", "MOBILIZE", "militia"),
    ("أقامت الحكومة مستشفى ميدانيا في الخالدية", "AID", None),
    ("مقتل خمسة مدنيين وثلاثة جنود في أعمال عنف متفرقة في الزهور", "STATUS", "losses"),
]


@pytest.mark.parametrize(("text", "event", "mode"), TYPES, ids=[text for text, *_ in TYPES])
def test_figures_parties_and_a_cause_settle_the_type(text: str, event: str, mode: str | None) -> None:
    told = [(claim.event, claim.mode) for claim in claims(text)]
    assert any(found == event and (mode is None or kind == mode) for found, kind in told), told


def test_a_protest_told_in_several_clauses_is_one() -> None:
    text = "تظاهر المئات في الخالدية، ورفعوا لافتات تندد بالحرب، ورددوا شعارات ضد الحكومة"
    assert [claim.event for claim in claims(text)].count("PROTEST") == 1


LOSSES = [
    ("مقتل خمسة جنود في الزهور", ("title",), "STATUS"),
    ("قتل لواء الراية 2000 شخص في الخالدية", (), "ASSAULT"),
    ("أعدم 3000 شخص على أيدي لواء الراية", (), "ASSAULT"),
    ("قتل عشرون جنديا في هجمات خلال الشهر الماضي", (), "STATUS"),
]


@pytest.mark.parametrize(("text", "labels", "event"), LOSSES, ids=[text for text, *_ in LOSSES])
def test_the_dead_of_a_headline_or_of_a_period_are_losses_unless_somebody_killed_them(
    text: str, labels: tuple[str, ...], event: str
) -> None:
    assert [claim.event for claim in claims(text, labels)] == [event]


def test_a_protester_tells_a_protest_only_where_nothing_else_is_told_of_him() -> None:
    assert [claim.event for claim in claims("كان المتظاهرون يلوحون بالأعلام في الخالدية")] == ["PROTEST"]
    assert "PROTEST" not in {claim.event for claim in claims("وطالب المتظاهرون الحكومة بالاستقالة")}


def test_a_relative_clause_that_only_gives_a_label_is_no_claim() -> None:
    told = claims("قصف الجيش مواقع كتيبة النهر التي تعتبرها وزارة الدفاع إرهابية")
    assert [claim.event for claim in told] == ["ASSAULT"]


BIDS = [
    ("غادر الوزير الزهور داعيا إلى التهدئة", "REQUEST"),
    ("اجتمع التجار في الزهور للمطالبة بالكهرباء", "REQUEST"),
    ("أنهى النائب كلمته منتقدا الحكومة", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "event"), BIDS, ids=[text for text, _ in BIDS])
def test_participles_and_nouns_of_speech_with_their_content_are_claims(text: str, event: str) -> None:
    assert event in {claim.event for claim in claims(text)}


TOPICS = [
    ("الحرب تغير حياة الناس", "ASSAULT"),
    ("يجب أن تنسحب القوات", "REQUEST"),
]


@pytest.mark.parametrize(("text", "event"), TOPICS, ids=[text for text, _ in TOPICS])
def test_what_the_outlet_only_names_or_holds_to_be_due_is_no_claim(text: str, event: str) -> None:
    assert event not in {claim.event for claim in claims(text)}


def test_a_speaker_demands_what_is_due() -> None:
    assert "REQUEST" in {claim.event for claim in claims("قال المرصد إن القوات يجب أن تنسحب من الخالدية")}


RIOTS = [
    ("اندلعت اشتباكات بين متظاهرين والشرطة في الخالدية", "riot"),
    ("اقتحم متظاهرون مقر البلدية في لاباز", "riot"),
]


@pytest.mark.parametrize(("text", "mode"), RIOTS, ids=[text for text, _ in RIOTS])
def test_clashes_with_protesters_and_what_they_storm_are_protest(text: str, mode: str) -> None:
    assert {(claim.event, claim.mode) for claim in claims(text)} == {("PROTEST", mode)}


def test_an_execution_that_a_court_ordered_is_a_penalty() -> None:
    assert {claim.event for claim in claims("أيدت المحكمة إعدام الجاني")} >= {"SANCTION"}
    assert "ASSAULT" in {claim.event for claim in claims("أعدم لواء الراية ثلاثة من سكان الخالدية")}


def test_who_menaces_threatens_and_what_menaces_endangers() -> None:
    assert {claim.event for claim in claims("لواء الراية يهدد الحكومة")} == {"THREATEN"}
    assert {claim.event for claim in claims("القتال يهدد عملية السلام")} == {"STATUS"}


def test_one_who_dies_of_himself_is_no_loss_and_many_are() -> None:
    assert claims("توفي الشاعر في الخالدية") == ()
    assert {claim.event for claim in claims("توفي عشرة مهاجرين في صحراء الخالدية")} == {"STATUS"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("استدعت الحكومة السفير احتجاجا على ملء السد", []),
        ("استقال الوزير احتجاجا على قصف المدينة", []),
        ("خرج الطلاب في الخالدية احتجاجا على الفساد", ["PROTEST"]),
    ],
)
def test_an_adverb_of_protest_is_one_only_where_a_crowd_acts(text: str, told: list[str]) -> None:
    assert [claim.event for claim in claims(text) if claim.event == "PROTEST"] == told


def test_help_to_a_country_is_for_its_state() -> None:
    told = {claim.event: claim.recipient for claim in read_text("قدمت الإمارات مساعدات إلى السودان.").claims}
    assert told == {"AID": ("state:sudan",)}


def test_who_lifts_a_siege_does_not_hold_it() -> None:
    told = [(claim.event, claim.agent) for claim in read_text("رفع الجيش السوداني الحصار عن مدينة الأبيض.").claims]
    assert told == [("RETREAT", ("state-force:sudanese-army",))]


UNTOLD = [
    "حاولت الشرطة تجنب تكرار الاشتباكات",
    "وفرت الحكومة حراسة للشهود خشية من تعرضهم للاغتيال",
    "كانت تداعيات الحرب في اليمن كبيرة",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_violence_feared_or_avoided_and_a_war_at_large_are_no_attack(text: str) -> None:
    assert "ASSAULT" not in [claim.event for claim in claims(text)]


def test_a_war_that_breaks_out_or_is_waged_is_told() -> None:
    assert [claim.event for claim in claims("اندلعت الحرب في السودان")] == ["ASSAULT"]
    assert [claim.event for claim in claims("الحرب التي شنتها كتيبة النهر على الخالدية")] == ["ASSAULT"]


def test_protesters_who_come_out_protest() -> None:
    (claim,) = claims("شهدت بنغازي خروج عدد من المتظاهرين مساء الأربعاء")
    assert (claim.event, claim.agent) == ("PROTEST", ("group:protesters",))
