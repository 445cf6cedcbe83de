"""Who did it where the clause leaves him out; every sentence is our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya


def agents(folder: Path, text: str, event: str) -> list[tuple[str, ...]]:
    """Return the agents of the claims of one type in the body of a page, in order."""
    file = folder / "page.txt"
    file.write_text("أخبار المساء\n\n" + text, "utf-8")
    (page,) = riwaya.read(str(file))
    return [claim.agent for claim in page.claims if claim.event == event]


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("وتستضيف الجزائر مسؤولين من مالي، ودربت جنودا من النيجر.", "AID", "state:algeria"),
        ("وأعلنت فرنسا وألمانيا أمس خطة مشتركة، وقدمتا مساعدات لأوكرانيا.", "AID", "state:france state:germany"),
        ("وترفض إثيوبيا مطالب مصر، لكنها أرسلت مساعدات إلى السودان.", "AID", "state:ethiopia"),
        ("وتحدث الوزير عن حق أذربيجان في قصف أرمينيا.", "ASSAULT", "state:azerbaijan"),
        ("وقال محلل إن الجيش السوداني أكد قدرته على السيطرة على أم درمان.", "COERCE", "state-force:sudanese-army"),
    ],
    ids=["joined on", "two of them", "but she", "whose right", "his ability"],
)
def test_the_subject_is_carried_from_verb_to_verb(tmp_path: Path, text: str, event: str, expected: str) -> None:
    assert tuple(expected.split()) in agents(tmp_path, text, event)


def test_nobody_is_carried_over_where_a_noun_behind_the_verb_is_its_subject(tmp_path: Path) -> None:
    text = "وزار وفد من حركة طالبان مدينة قندهار. وبعد ساعات أغلق المزارعون الطريق إلى المدينة."
    assert ("group:taliban",) not in agents(tmp_path, text, "COERCE")


@pytest.mark.parametrize(
    "text",
    [
        "وبحثت مصر وقطر ملف غزة. وأكد المتحدث تعزيز التعاون بين البلدين.",
        "وتوترت العلاقة بين مصر وقطر. وأضاف أن الطرفين المصري والقطري ينسقان المواقف.",
    ],
    ids=["the two countries", "told by adjectives"],
)
def test_two_sides_are_the_two_named_together_last(tmp_path: Path, text: str) -> None:
    assert {"state:egypt", "state:qatar"} in [set(agent) for agent in agents(tmp_path, text, "COOPERATE")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "ودعت مصر الجيش السوداني وقوات الدعم السريع إلى الحوار، وطالبت منظمة الصحة العالمية الطرفين بفتح الممرات.",
            {"state-force:sudanese-army", "group:rapid-support-forces"},
        ),
        (
            "وتوترت العلاقة بين الهند وباكستان. وأغلقت الهند حدود باكستان مع الصين. وطالب غوتيريش البلدين بالحوار.",
            {"state:india", "state:pakistan"},
        ),
    ],
    ids=["who speaks to them is none of them", "named most, not side by side"],
)
def test_the_two_who_are_asked_are_both_of_them(tmp_path: Path, text: str, asked: set[str]) -> None:
    file = tmp_path / "page.txt"
    file.write_text("أخبار المساء\n\n" + text, "utf-8")
    (page,) = riwaya.read(str(file))
    assert set([claim for claim in page.claims if claim.event == "REQUEST"][-1].recipient) == asked


def test_whoever_carried_out_an_attack_is_the_person_whom_the_page_names_so(tmp_path: Path) -> None:
    text = "وقالت الشرطة إن منفذ الهجوم على المتحف في تونس شاب. وذكرت صحف أن اسمه «م ع» والتحق بالتنظيم قبل عام."
    assert agents(tmp_path, text, "ASSAULT")[0] == ("per:m-a",)
    unnamed = "وقالت الشرطة إن منفذ الهجوم على المتحف في تونس شاب."
    assert agents(tmp_path, unnamed, "ASSAULT")[0] == ("per:unnamed-attacker",)


def test_who_blows_himself_up_is_the_person_told_before(tmp_path: Path) -> None:
    text = "وذكرت صحف أن اسمه «م ع» والتحق بالتنظيم قبل عام. وقالت الشرطة إنه فجر نفسه قرب المتحف في تونس."
    assert agents(tmp_path, text, "ASSAULT") == [("per:m-a",)]


def test_a_word_for_those_who_act_can_be_a_subject(tmp_path: Path) -> None:
    assert agents(tmp_path, "ودعا المتظاهرون في بغداد إلى إقالة المحافظ.", "REQUEST") == [("group:protesters",)]


def recipients(folder: Path, text: str) -> list[tuple[str, ...]]:
    file = folder / "page.txt"
    file.write_text("أخبار المساء\n\n" + text, "utf-8")
    (page,) = riwaya.read(str(file))
    return [claim.recipient for claim in page.claims if claim.event == "ASSAULT"]


def test_whom_a_toll_names_is_the_victim_of_an_attack(tmp_path: Path) -> None:
    told = recipients(tmp_path, "وأسفرت غارات للجيش السوداني على سوق في أم درمان عن مقتل نحو 12 مزارعا.")
    assert ("group:civilians",) in told
    assert ("group:civilians",) not in recipients(tmp_path, "وأسفرت غارات للجيش السوداني على أم درمان عن 12 قتيلا.")


def test_forces_of_no_state_are_not_those_of_the_state_named_before(tmp_path: Path) -> None:
    text = "وأعلن الجيش المالي وقف النار. وتقدمت القوات الانفصالية نحو كيدال وسيطرت على المطار."
    assert ("state-force:malian-army",) not in agents(tmp_path, text, "COERCE")


@pytest.mark.parametrize(
    ("second", "carried"),
    [
        ("وبعد ساعات انسحبت إلى خارج المدينة.", True),
        ("وأضاف المتحدث أنها انسحبت إلى خارج المدينة.", True),
        ("وقال مزارعون إن قافلة مجهولة انسحبت إلى خارج المدينة.", False),
    ],
    ids=["a sentence that opens with its verb", "a pronoun before it", "another subject"],
)
def test_a_topic_is_carried_over_where_nobody_else_can_be_the_subject(
    tmp_path: Path, second: str, *, carried: bool
) -> None:
    found = agents(tmp_path, "وحاصرت حركة طالبان مدينة قندهار أمس. " + second, "RETREAT")
    assert (("group:taliban",) in found) == carried


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("وتعتبر بولندا فاغنر منظمة إرهابية، وتحظر نشاط أي من أعضائها.", "COERCE", "state:poland"),
        ("وأصدرت تونس بيانا قالت فيه إنها ترحب بالهدنة، وجددت دعمها للحكومة.", "SUPPORT", "state:tunisia"),
    ],
    ids=["the first of two names", "her support for"],
)
def test_whose_deed_it_is(tmp_path: Path, text: str, event: str, expected: str) -> None:
    assert (expected,) in agents(tmp_path, text, event)


def test_a_thing_that_acts_leaves_nobody_out(tmp_path: Path) -> None:
    text = "وقال الرئيس السوداني عمر البشير إن عملية السلام أصبحت مستحيلة."
    assert agents(tmp_path, text, "STATUS") == [()]


def test_who_spoke_before_asks_in_the_next_clause(tmp_path: Path) -> None:
    text = "وأشار عمر البشير إلى أن الهدنة هشة، ووصف الظاهرة بالخطيرة، وطالب بالعمل على تقليلها."
    assert agents(tmp_path, text, "REQUEST")[-1] == ("per:omar-al-bashir",)


def test_the_rule_that_found_a_doer_is_named(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("أخبار المساء\n\nوترفض إثيوبيا مطالب مصر، لكنها أرسلت مساعدات إلى السودان.", "utf-8")
    (page,) = riwaya.read(str(file))
    assert any("doer.subject" in claim.rules for claim in page.claims if claim.event == "AID")


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("وقال رئيس الوزراء البولندي دونالد توسك إن بلاده لا تعتزم وقف الدعم.", "REJECT", ("state:poland",)),
        ("وقال دونالد توسك لصحيفة محلية إنه ليس هناك أي طلب بدعم عسكري.", "REQUEST", ()),
    ],
    ids=["for his state", "there is no request"],
)
def test_who_speaks_acts_only_where_he_performs_it(
    tmp_path: Path, text: str, event: str, expected: tuple[str, ...]
) -> None:
    assert all(agent == expected for agent in agents(tmp_path, text, event))


def test_a_town_is_the_object_of_a_verbal_noun(tmp_path: Path) -> None:
    text = "وفر السكان بعد محاصرة القوات السودانية مدينة الفاشر."
    assert agents(tmp_path, text, "STATUS")[-1][0].startswith("state-force:sudanese")


def test_a_noun_phrase_that_disagrees_is_nobody(tmp_path: Path) -> None:
    text = "ورفعت بريطانيا درجة التأهب، فيما احتجز خمسة آخرون في لندن."
    assert ("state:united-kingdom",) not in agents(tmp_path, text, "COERCE")
    men = "وقال الوزير إن الشرطة السودانية تمكنت من دخول الحي، كما ضبطوا أسلحة في أم درمان."
    assert agents(tmp_path, men, "COERCE")[-1] == ("state-force:sudanese-police",)
