"""Roles: who did it to whom, construction by construction. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.claims.test_claims import claims, only

from riwaya.explain import read_text

TOLD = [
    # A verbal noun with a genitive and an object.
    ("جاء التصريح بعد محاصرة الجيش مواقع كتيبة النهر", "STATUS", ("state-force:army",), ("group:nahr",)),
    ("احتج الأهالي على اغتيال لواء الراية لضابط في الخالدية", "ASSAULT", ("group:raya",), ("state-force:soldiers",)),
    ("احتجاز لواء الراية صحفيين في الخالدية يثير قلقا", "COERCE", ("group:raya",), ("group:journalists",)),
    ("نددت كتيبة النهر باختطاف لواء الراية قائدها", "ASSAULT", ("group:raya",), ()),
    # Where it happened is no party; a force by its noun.
    ("عملية الخطف تمت على حاجز للواء الراية", "ASSAULT", (), ()),
    ("اعتقلت عناصر من الشرطة ناشطا في الخالدية", "COERCE", ("state-force:police",), ("group:civilians",)),
    ("نفى لواء الراية سيطرة المعارضة على الخالدية", "COERCE", ("group:opposition",), ()),
    # A noun of taking has its taker behind it, a definite noun has nobody.
    ("منذ سيطرة لواء الراية على الخالدية", "COERCE", ("group:raya",), ()),
    # Behind the verb of killing: a body, then its victims.
    ("اغتالت كتيبة النهر ضابطا من الجيش في الخالدية", "ASSAULT", ("group:nahr",), ("state-force:army",)),
    ("قال المرصد إن لواء الراية قد طرد نحو 40 من سكان الخالدية", "SANCTION", ("group:raya",), ("group:civilians",)),
    # Counted people behind a verb that nobody else does are those to whom it was done.
    ("اعتقل أكثر من مئة متظاهر في الخالدية", "COERCE", (), ("group:protesters",)),
    # Weapons and events strike, and are no party.
    ("استهدفت سيارة مفخخة مقر كتيبة النهر في الخالدية", "ASSAULT", (), ("group:nahr",)),
    ("استهدف أعنف الهجمات مقر كتيبة النهر", "ASSAULT", (), ("group:nahr",)),
    # Who carried out an attack, and those who died in it.
    ("مقتل ثلاثة جنود في هجوم للواء الراية", "ASSAULT", ("group:raya",), ("state-force:soldiers",)),
    # A relative clause: its noun, unless a pronoun takes it up.
    ("وصلت كتيبة النهر التي ظل الجيش يقصفها إلى الخالدية", "ASSAULT", ("state-force:army",), ("group:nahr",)),
    ("دعا لواء الراية الذي يقوده ضابط والذي يهاجم الجيش إلى الحوار", "ASSAULT", ("group:raya",), ("state-force:army",)),
    # Unnamed people and what they belong to.
    ("هاجمت مجموعة صغيرة من كتيبة النهر الجيش في الخالدية", "ASSAULT", ("group:nahr",), ("state-force:army",)),
    ("هاجم تحالف يعرف باسم لواء الراية كتيبة النهر", "ASSAULT", ("group:raya",), ("group:nahr",)),
    ("مقتل ثلاثة من عناصر الجيش وكتيبة النهر في انفجار", "ASSAULT", (), ("state-force:army", "group:nahr")),
    ("هاجم مسلحون رجال الشرطة في الخالدية", "ASSAULT", ("group:fighters",), ("state-force:police",)),
    ("قصفت طائرة بدون طيار ناقلة جنود في الخالدية", "ASSAULT", (), ()),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), TOLD, ids=[text for text, *_ in TOLD])
def test_each_construction_tells_who_did_it_to_whom(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)


SIDES = [
    # Fighting that is only the circumstance of deaths has the other side for its doer.
    ("قتل ثلاثة جنود خلال اشتباكات مع لواء الراية", ("group:raya",)),
    ("اندلعت مواجهات بين شبان ورجال الشرطة في الخالدية", ("group:civilians", "state-force:police")),
    ("أعرب الوزير عن قلقه من معارك الخالدية", ()),
    ("شهدت الخالدية اشتباكات بين كتيبة النهر من جهة، ولواء الراية من جهة أخرى", ("group:nahr", "group:raya")),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[text for text, _ in SIDES])
def test_a_clash_has_its_sides_and_no_bystander(text: str, sides: tuple[str, ...]) -> None:
    assert only(text, "ASSAULT").agent == sides


BLAMED = [
    # Blame that looks back is a claim of its own; the attack told beside it has no doer.
    ("قتل ثلاثة في تفجير نسب إلى لواء الراية", [(), ("group:raya",)]),
    ("نسبت وزارة الدفاع الهجوم إلى لواء الراية", [("group:raya",)]),
    ("كتيبة النهر متورطة في اغتيال ضابط في الخالدية", [("group:nahr",)]),
    ("قال المرصد إن كتيبة النهر تقف وراء التفجير", [("group:nahr",)]),
]


@pytest.mark.parametrize(("text", "agents"), BLAMED, ids=[text for text, _ in BLAMED])
def test_who_is_blamed_did_it_where_the_blame_is_told(text: str, agents: list[tuple[str, ...]]) -> None:
    assert [claim.agent for claim in claims(text) if claim.event == "ASSAULT"] == agents


ACCUSATIONS = [
    ("نفى الجيش اتهامات لواء الراية بقصف المدنيين", ("state-force:army",)),
    ("نفى لواء الراية اتهامات كتيبة النهر له بقصف المدنيين", ("group:raya",)),
    ("وجه المرصد اتهامات إلى كتيبة النهر بقصف المدنيين", ("group:nahr",)),
    ("تواجه كتيبة النهر اتهامات بقصف المدنيين", ("group:nahr",)),
    ("اتهام كتيبة النهر بقصف المدنيين جديد", ("group:nahr",)),
    ("تتوالى اتهامات كتيبة النهر إلى لواء الراية بقصف المدنيين", ("group:raya",)),
    # Who accuses did not do it, and whom he accuses is not told.
    ("رحل السكان وسط اتهامات كتيبة النهر بقصف المدنيين", ()),
]


@pytest.mark.parametrize(("text", "agent"), ACCUSATIONS, ids=[text for text, _ in ACCUSATIONS])
def test_an_accusation_is_against_whom_it_aims_at_or_who_denies_it(text: str, agent: tuple[str, ...]) -> None:
    assert {claim.agent for claim in claims(text) if claim.event == "ASSAULT"} == {agent}


FIRED = [
    ("أصاب صاروخ حوثي ناقلة نفط في الخالدية", ("group:houthis",)),
    ("صاروخ للواء الراية أصاب مستشفى في الخالدية", ("group:raya",)),
    ("أصابت قذائف أطلقتها كتيبة النهر حيا سكنيا في الخالدية", ("group:nahr",)),
    ("أصابت قذائف أطلقها لواء الراية حيا سكنيا في الخالدية", ("group:raya",)),
    ("قتل طفل بقذيفة للواء الراية في الخالدية", ("group:raya",)),
    # Whose make a weapon is, and whose it was that is brought down, tells no doer.
    ("قصفت المدينة بصواريخ أميركية", ()),
    ("اعتراض صاروخ حوثي فوق الخالدية", ()),
]


@pytest.mark.parametrize(("text", "agent"), FIRED, ids=[text for text, _ in FIRED])
def test_whose_weapon_it_is_did_it(text: str, agent: tuple[str, ...]) -> None:
    assert {claim.agent for claim in claims(text) if claim.event == "ASSAULT"} == {agent}


BESIDE = [
    ("سيطر الجيش على الخالدية بمشاركة كتيبة النهر", "COERCE", ("state-force:army", "group:nahr"), ()),
    ("حرر الجيش الخالدية بعد معارك من قبضة لواء الراية", "COERCE", ("state-force:army",), ("group:raya",)),
    ("هاجم مسلحون من كتيبة النهر المدعومة من لواء الراية الجيش", "SUPPORT", ("group:raya",), ("group:nahr",)),
    ("بدأت عملية تركية روسية لقصف كتيبة النهر", "ASSAULT", ("state:turkey", "state:russia"), ("group:nahr",)),
    ("اتهم لواء الراية الجيش بالتعذيب في سجون كتيبة النهر", "ASSAULT", ("state-force:army",), ()),
    ("أعلنت كتيبة النهر الانضمام إلى صفوف لواء الراية", "MOBILIZE", ("group:nahr",), ("group:raya",)),
    ("احتج الأهالي على اعتقال عشرة من سكان الخالدية", "COERCE", (), ("group:civilians",)),
    ("فتح مسلحون من كتيبة النهر النار على الجيش", "ASSAULT", ("group:nahr",), ("state-force:army",)),
    ("قصفت قرية يسيطر عليها لواء الراية", "STATUS", ("group:raya",), ()),
    ("وصل الضابط الذي خطف قبل شهرين إلى الخالدية", "ASSAULT", (), ("state-force:soldiers",)),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), BESIDE, ids=[text for text, *_ in BESIDE])
def test_what_stands_beside_the_event_tells_its_parties(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    claim = only(text, event)
    assert (claim.agent, claim.recipient) == (agent, recipient)


MORE = [
    ("وقع هجوم اتهم المرصد كتيبة النهر بتنفيذه", "ASSAULT", ("group:nahr",), ()),
    ("انتقد المرصد سماح لواء الراية لكتيبة النهر باستخدام قاعدة جوية", "COOPERATE", ("group:raya",), ("group:nahr",)),
    ("هاجم تحالف لفصائل محلية يعرف باسم لواء الراية كتيبة النهر", "ASSAULT", ("group:raya",), ("group:nahr",)),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), MORE, ids=[text for text, *_ in MORE])
def test_who_is_accused_who_permits_and_what_a_body_is_called(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    told = [(claim.agent, claim.recipient) for claim in claims(text) if claim.event == event]
    assert (agent, recipient) in told


def test_who_is_shot_by_somebody_is_no_object_of_a_phrase() -> None:
    claim = only("كما قتل شرطي آخر برصاص لواء الراية في الخالدية", "ASSAULT")
    assert (claim.agent, claim.recipient) == (("group:raya",), ("state-force:police",))


NOT_HIM = [
    # An adjective goes with its own noun: the bus is Turkish, not the attack.
    ("وقع هجوم استهدف حافلة تركية قرب الخالدية", "ASSAULT", (), ("state:turkey",)),
    # A text asks whom it names; whose request something is done at.
    ("طالب البيان المجتمع الدولي بوقف القصف", "REQUEST", (), ("intl:international-community",)),
    ("انتشرت القوات في الخالدية بناء على طلب من لواء الراية", "REQUEST", ("group:raya",), ()),
    # A pronoun sends; what is sent does nothing.
    ("كتيبة النهر متورطة من خلال إرسالها للأسلحة والخبراء", "MOBILIZE", ("group:nahr",), ()),
    # Their own people, whom somebody seizes, do nothing; nor does who has the checkpoint.
    ("تمكنت الشرطة من تفكيك خلية وضبط عناصرها", "COERCE", (), ("group:fighters",)),
    # Who suffers from losses bears them.
    ("قال المرصد إن لواء الراية يعاني من خسائر كبيرة", "STATUS", (), ("group:raya",)),
    # What is prevented stands behind it.
    ("حالت أسباب كثيرة دون تسليح العشائر", "MOBILIZE", (), ("group:tribes",)),
    # What happened days after something else is an event of its own.
    ("جاء القصف بعد ثلاثة أيام على هجوم انتحاري استهدف الجيش", "ASSAULT", (), ("state-force:army",)),
]


@pytest.mark.parametrize(("text", "event", "agent", "recipient"), NOT_HIM, ids=[text for text, *_ in NOT_HIM])
def test_who_only_stands_near_plays_no_part(
    text: str, event: str, agent: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    told = [(claim.agent, claim.recipient) for claim in claims(text) if claim.event == event]
    assert (agent, recipient) in told


def test_a_relative_is_not_the_one_named_and_adjectives_of_a_title_part_no_subject() -> None:
    arrest = read_text("اعتقلت السلطات شقيق الرئيس السابق عمر البشير").claims[0]
    assert (arrest.agent, arrest.recipient) == (("state:authorities",), ("per:unnamed-associate",))
    himself = read_text("اعتقلت السلطات الرئيس السابق عمر البشير").claims[0]
    assert himself.recipient == ("per:omar-al-bashir",)
    assert read_text("اجتاح الرئيس العراقي السابق صدام حسين الكويت").claims[0].agent == ("per:saddam-hussein",)


def test_a_country_whose_state_has_another_name_acts() -> None:
    claim = read_text("احتلت أمريكا العراق").claims[0]
    assert (claim.agent, claim.place) == (("state:usa",), ("place:iraq",))
