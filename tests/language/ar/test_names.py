"""Names are found, cut to the bare name and linked inside their document; the sentences are invented."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests.make import article

from riwaya import explain
from riwaya.language.ar.names import mentions
from riwaya.language.ar.words import words
from riwaya.model import Mention


@cache
def read(text: str) -> tuple[Mention, ...]:
    page = article(text)
    return mentions(page, words(text, tuple(page.blocks())))


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.type) for one in read(text) if not one.nominal]


SPANS = [
    ("وصل الوفد إلى مدينة حلب صباحا", ("حلب", "LOC")),
    ("وقع الحادث بدمشق أمس", ("دمشق", "LOC")),
    ("جرت الجولة في ريف حلب الشمالي", ("ريف حلب الشمالي", "LOC")),
    ("تقدمت القوات في شمال سوريا", ("شمال سوريا", "LOC")),
    ("زار الرئيس الروسي فلاديمير بوتين المعرض", ("فلاديمير بوتين", "PER")),
    ("قال مدير المكتب فراس العلي إن السوق أغلقت", ("فراس العلي", "PER")),
    ("التقى سالم حميد السفير التركي", ("سالم حميد", "PER")),
    ("أعلن حزب الله موقفه من الخطة", ("حزب الله", "ORG")),
    ("قال تنظيم داعش في بيان", ("داعش", "ORG")),
    ("تبنى تنظيم الدولة الإسلامية الهجوم", ("تنظيم الدولة الإسلامية", "ORG")),
    ("نقلت وكالة الأناضول عن مصدر محلي", ("الأناضول", "ORG")),
    ("أغلقت السفارة الأمريكية أبوابها", ("السفارة الأمريكية", "LOC")),
    ("نقلت وكالة الأنباء الرسمية (سانا) عن مصدر طبي", ("سانا", "ORG")),
    ('قال فصيل "نسور الوادي" إنه باق', ("نسور الوادي", "ORG")),
    ("وصلت المساعدات للعراق ولبنان", ("لبنان", "LOC")),
    ("رفض الوزير الخطة مطالبا تركيا بفتح الحدود", ("تركيا", "LOC")),
    ("قال المرصد السوري لحقوق الإنسان إن الطرق مغلقة", ("المرصد السوري لحقوق الإنسان", "ORG")),
    # a body whose name a place closes
    ("قالت شرطة كركوك إن الطريق مفتوح", ("شرطة كركوك", "ORG")),
    ("أعلنت قيادة عمليات نينوى انتهاء الحملة", ("قيادة عمليات نينوى", "ORG")),
    ("رفضت محكمة جنايات القاهرة الطعن", ("محكمة جنايات القاهرة", "ORG")),
    ("ذكرت مديرية أمن تعز أن التحقيق جار", ("مديرية أمن تعز", "ORG")),
    ("وافق مجلس حلب المحلي على الخطة", ("مجلس حلب المحلي", "ORG")),
    ("زار رئيس بلدية صيدا السوق", ("صيدا", "LOC")),
    # a place called after a person, and the adjective that closes a facility's name
    ("نقل الجرحى إلى مستشفى الملك فهد في المساء", ("مستشفى الملك فهد", "LOC")),
    ("قصفت الطائرات مستشفى عدي في المساء", ("مستشفى عدي", "LOC")),
    ("سقطت قذيفة على دوار الباسل في المساء", ("دوار الباسل", "LOC")),
    ("هاجم مسلحون معسكر لبوزة في المساء", ("معسكر لبوزة", "LOC")),
    ("هبطت الطائرة في مطار الملكة علياء الدولي", ("مطار الملكة علياء الدولي", "LOC")),
    ("سيطرت القوات على قاعدة الوطية الجوية", ("قاعدة الوطية الجوية", "LOC")),
    # settlements that no list knows
    ("اقتحم مسلحون قرية زركلة فجرا", ("زركلة", "LOC")),
    ("انتشرت الشرطة في قريتي بيت فجار وتقوع", ("بيت فجار", "LOC")),
    ("انتشرت الشرطة في قريتي بيت فجار وتقوع", ("تقوع", "LOC")),
    # bodies spelt letter by letter, initials of people, numbered units
    ("قالت قناة سي.إن.إن إن اللقاء تأجل", ("سي.إن.إن", "ORG")),
    ("حكمت المحكمة على المدعو (م.ع) بالسجن", ("م.ع", "PER")),
    ("تقدمت الكتيبة 102 مشاة نحو الجسر", ("الكتيبة 102 مشاة", "ORG")),
    ("وصل اللواء الثاني مشاة صباحا", ("اللواء الثاني مشاة", "ORG")),
    # two bodies of one kind, forces of every state, and "الاحتلال" behind what it has
    ("وقعت حركتا فتح وحماس الاتفاق", ("فتح", "ORG")),
    ("التقى وفدا فتح وحماس في بيروت", ("فتح", "ORG")),
    ("تقدمت وحدات حماية الشعب والمرأة نحو النهر", ("المرأة", "ORG")),
    ("أعلن تنظيما القاعدة وداعش وقف القتال", ("القاعدة", "ORG")),
    ("أوقفت الجمارك السعودية شاحنة", ("الجمارك السعودية", "ORG")),
    ("أصابت الغارة موقعا للحوثيين", ("حوثيين", "ORG")),
    # people
    ("تحدث ستيف لوبيز ودانيال كلارك في الندوة", ("دانيال كلارك", "PER")),
    ("تنتقد المنظمة العملية التي تنفذها تركيا", ("تركيا", "LOC")),
    ("وأوضح مورينو عقب اللقاء أن الأدلة كافية", ("مورينو", "PER")),
    ("أكدت الوزارة أن طائرات قصفت حمص", ("حمص", "LOC")),
    ("تواصلت المواجهات في ريفي إدلب وحماه", ("حماه", "LOC")),
    ("وقال في مدينة فان بعد يوم", ("فان", "LOC")),
    ("تحدثت الصحيفة عن خطط لبوش في المنطقة", ("بوش", "PER")),
    ("وصل اللواء عباس إبراهيم إلى المقر", ("عباس إبراهيم", "PER")),
    # a hyphen inside a person's name, before a letter that could be a clitic, but not before an apposition
    ("قال الوزير فرانك- فالتر برنهارد إن الاجتماع تأجل", ("فرانك- فالتر برنهارد", "PER")),
    ("زار جان - مارك ديلون المعرض", ("جان - مارك ديلون", "PER")),
    ("أغلق الحرس معسكر الديماس", ("معسكر الديماس", "LOC")),
    ("تراجع الوضع في مستقبل سورية القريب", ("سورية", "LOC")),
]


@pytest.mark.parametrize(("text", "expected"), SPANS, ids=[text for text, _ in SPANS])
def test_a_name_is_found_with_its_bare_span(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


OUTLETS = [
    ("نقلت صحيفة الشرق الأوسط عن مصدر أن الوفد غادر", "media:asharq-al-awsat"),
    ("ذكرت صحيفة الرياض أن الوفد غادر", "media:al-riyadh"),
    ("غادر الوفد إلى الشرق الأوسط أمس", "place:middle-east"),
]


@pytest.mark.parametrize(("text", "entity"), OUTLETS, ids=[text for text, _ in OUTLETS])
def test_an_outlet_called_like_a_place_is_the_outlet(text: str, entity: str) -> None:
    assert entity in {one.entity for one in read(text)}


def test_the_field_of_a_minister_names_no_ministry() -> None:
    text = "اجتمعت وزارة الخارجية الروسية بالوفد، ثم تحدث وزير الخارجية الروسي سيرغي لافروف"
    assert [one.text for one in read(text) if one.type == "ORG"] == ["وزارة الخارجية الروسية"]


NOTHING = [
    "كان الطقس جميلا في المدينة أمس",
    "ذهب الأطفال إلى المدرسة في الصباح",
    "عاد السكان إلى البلاد بعد أن توقف المطر",
    "جرى توزيع الخبز والماء على السكان",
    "شملت الحملة مناطق النزاع وأحياء الفقراء والمهمشين",
    "جرى نقل السكان إلى قرى آمنة ومدن مدمرة وأحياء سكنية",
    "تحتوي العبوة على مادة «تي إن تي» المتفجرة",
    "عاشت أسرته في قرية سورية صغيرة",
    "دعا الحاضرون إلى حماية السلم الأهلي",
    "أسفر الانفجار عن إصابة 15 عسكريا تركيا",
    "أصيب ثلاثون بريطانيا في الحادث",
    "انتشرت اللافتات في المدن السعودية الكبرى",
    "ولم يقتصر نقده للخطة على الأرقام",
    "يبدأ سريان الهدنة في الساعة 20:59 بتوقيت غرينتش",
    "قامت انتحاريتان منقبتان بتفجير نفسيهما في السوق",
]


def test_a_people_behind_a_person_is_no_part_of_the_name() -> None:
    assert [one.text for one in read("ووصف شتاينماير الأكراد بأنهم صوت سياسي") if one.type == "PER"] == ["شتاينماير"]


@pytest.mark.parametrize("text", NOTHING)
def test_common_words_are_no_names(text: str) -> None:
    assert found(text) == []


def ids(text: str, form: str) -> set[str]:
    return {one.entity for one in read(text) if one.text == form}


def test_a_last_name_leads_to_the_full_name() -> None:
    text = "التقى الوزير سامر الدوماني وفدا من المعلمين. وقال الدوماني إن العام الدراسي يبدأ غدا."
    assert ids(text, "الدوماني") == ids(text, "سامر الدوماني") != set()


def test_a_nominal_takes_up_the_body_named_before_it() -> None:
    text = "أعلن حزب الله عن مؤتمر في بيروت. وقال الحزب إن المؤتمر مفتوح."
    (nominal,) = [one for one in read(text) if one.nominal]
    assert (nominal.text, nominal.type) == ("الحزب", "ORG")
    assert {nominal.entity} == ids(text, "حزب الله")


def test_the_occupation_is_named_by_what_it_has_and_by_no_other_state() -> None:
    (one,) = (name for name in read("أصيب صياد برصاص الاحتلال في عرض البحر") if name.text == "الاحتلال")
    assert (one.entity, one.nominal) == ("state:israel", True)
    assert all(name.text != "الاحتلال" for name in read("قصفت مدفعية الاحتلال التركي القرية"))


def test_a_nominal_without_bearer_is_no_mention() -> None:
    assert [one for one in read("عقد الحزب مؤتمره في القاعة الكبرى") if one.nominal] == []


def test_spellings_of_one_name_have_one_id() -> None:
    text = "زار رجب طيب أردوغان المعرض. وغادر رجب طيب اردوغان مساء."
    people = {one.entity for one in read(text) if one.type == "PER"}
    assert len(people) == 1


def test_a_known_name_has_the_id_of_the_knowledge_base() -> None:
    assert ids("نفى بشار الأسد ذلك", "بشار الأسد") == {"per:bashar-al-assad"}


def test_a_foreign_name_is_known_in_a_spelling_that_nobody_listed() -> None:
    (one,) = [one for one in read("قال صلاح الدين ديمرتاش إن حزبه باق") if one.type == "PER"]
    assert one.entity == "per:selahattin-demirtas"


def test_a_clitic_before_a_countryside_does_not_hide_its_entry() -> None:
    assert ids("وصلت القافلة إلى بلدة بريف دمشق", "ريف دمشق") == {"place:rif-dimashq"}


def test_an_unknown_person_gets_an_id_of_its_own() -> None:
    assert ids("قال العميد سامر الدوماني للصحفيين", "سامر الدوماني") == {"per:samr-aldwmany"}


def test_a_repetition_is_found_once_the_name_is_known() -> None:
    text = "قال الناطق باسم لواء “صقور الوادي” إن الطريق مفتوح. ثم انسحب صقور الوادي."
    assert found(text).count(("صقور الوادي", "ORG")) == 2


PIECES = st.lists(
    st.sampled_from(
        ["حزب الله", "للنظام", "بدمشق", "“", "”", "قال", "العميد", "سامر", "ريف", "حلب", "الشمالي", "\u064e", "\u0640",
         "\u200f", "\u00a0", " ", " ", ".", "\n", "\U0001f600", "ﻻ", "وكالة",
         "الأناضول", "رجب طيب أردوغان", "السفارة", "التركية"]
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(PIECES)
def test_mentions_reread_and_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for one in read(text):
        assert one.rereads(text)
        assert one.start >= last
        assert one.start < one.end
        assert one.entity
        last = one.end


OWN = [
    ("وقال الوزير لـ«الوطن» إن الجسر سيفتح", "الوطن", ["الوطن"]),
    ("وعلمت صحيفة الوطن أن الجسر سيفتح", "الوطن", ["الوطن"]),
    ("وقال الوزير إن الوطن للجميع", "الوطن", []),
    ("وأضاف الوزير لصدى النهر أن الجسر سيفتح", "صدى النهر", ["صدى النهر"]),
    ("وقال إن صدى الصوت بلغ النهر", "صدى النهر", []),
]


@pytest.mark.parametrize(("text", "name", "expected"), OWN, ids=[text for text, _, _ in OWN])
def test_the_pages_own_outlet_is_named_where_a_sign_stands(text: str, name: str, expected: list[str]) -> None:
    page = structs.replace(article(text), outlet="media:own", outlet_name=name)
    named = [one for one in mentions(page, words(text, tuple(page.blocks()))) if one.rule == "name.own-outlet"]
    assert [one.text for one in named] == expected
    assert {one.entity for one in named} <= {"media:own"}


WEAK = [
    ("وصلت القافلة إلى مدينة الباب أمس", "place:al-bab"),
    ("افتتحت المدرسة في مدينة صور أمس", "place:tyre"),
    ("وقع الحادث في الزاوية غربي ليبيا أمس", "place:al-zawiya-libya"),
    ("وقع الحادث في جبل الزاوية أمس", "place:jabal-al-zawiya"),
]


@pytest.mark.parametrize(("text", "entity"), WEAK, ids=[text for text, _ in WEAK])
def test_a_common_word_is_a_place_after_the_word_for_its_kind(text: str, entity: str) -> None:
    assert entity in {one.entity for one in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "فتح الحارس الباب ثم أغلقه",
        "لعبت المدرسة دورا في التعليم",
        "هبطت الطائرات في هذه القاعدة أمس",
        "تضم القاعدة الجوية ورشا كثيرة",
        "رأى المدرب أن شابا تركيا سبق الجميع",
        "دافع الطلاب عن حريتنا في النقاش",
        "وبلغ عدد السكان ألف نسمة في قرية صغيرة",
        "أعلنت الشركة حالة القوة القاهرة أمس",
        "هبطت طائرة من نوع هرمز 900 في الميدان",
        "أقلعت مسيرة هرمز 450 قبل الفجر",
    ],
)
def test_a_common_word_is_no_name_without_a_sign(text: str) -> None:
    assert found(text) == []


def test_the_common_name_of_an_organ_stands_for_that_of_the_country() -> None:
    organs = [
        one for one in read("أعلنت بغداد والبصرة والموصل أن مجلس النواب اجتمع في بغداد") if one.text == "مجلس النواب"
    ]
    assert all(one.nominal for one in organs)
    assert organs


PLACES = [
    ("وقع الحادث في محافظة حلب أمس", "place:aleppo-governorate"),
    ("وقع الحادث في مدينة حلب أمس", "place:aleppo"),
    ("وصل الوفد من بيروت وصيدا إلى طرابلس أمس", "place:tripoli-lebanon"),
    ("وصل الوفد من بنغازي ومصراتة إلى طرابلس أمس", "place:tripoli"),
]


@pytest.mark.parametrize(("text", "entity"), PLACES, ids=[text for text, _ in PLACES])
def test_kind_word_and_company_choose_among_places_of_one_name(text: str, entity: str) -> None:
    last = [one for one in read(text) if one.type == "LOC"][-1]
    assert last.entity == entity
    assert last.candidates[0] == entity
    assert len(last.candidates) > 1


def test_a_last_name_that_is_a_town_too_is_the_person_named_in_full() -> None:
    read = explain.read_text("قال المحافظ فلاح الرمادي إن السوق أغلقت. وأكد الرمادي أن التجار عادوا.").reading
    whole, last = (one.entity for one in read.mentions if "الرمادي" in one.text)
    assert whole == last
    assert whole.startswith("per:")


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("نقلت وكالة سانا عن مصدر أن الطريق مغلق.", "سانا", "agency:sana"),
        ("أفاد مراسل الجزيرة بأن الطريق مغلق.", "الجزيرة", "media:al-jazeera"),
        ("كتب على تويتر أن الطريق مغلق.", "تويتر", "media:twitter"),
        ("قال تلفزيون الميادين إن الطريق مغلق.", "الميادين", "media:al-mayadeen"),
        ("وصل النازحون إلى ولاية الجزيرة وسط السودان.", "الجزيرة", "place:gezira-state"),
    ],
)
def test_what_stands_before_a_name_tells_an_outlet(text: str, name: str, entity: str) -> None:
    assert entity in [mention.entity for mention in read(text) if mention.text == name]


def test_a_side_of_another_country_makes_no_town_of_a_common_word() -> None:
    assert "القاعدة" not in [text for text, _ in found("وقع الحادث في القاعدة شمال حلب أمس")]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("حملت المنظمة أنقرة المسؤولية.", "place:ankara"),
        ("اتهم الحوثيون السعودية بالقصف.", "place:saudi-arabia"),
    ],
)
def test_a_definite_noun_before_a_name_is_no_part_of_it(text: str, entity: str) -> None:
    assert entity in [mention.entity for mention in read(text)]


def test_two_known_bodies_side_by_side_are_two() -> None:
    named = [mention.entity for mention in read("اتهمت منظمة هيومن رايتس ووتش قوات الدعم السريع بالقتل.")]
    assert named == ["ngo:human-rights-watch", "group:rapid-support-forces"]


def test_an_organ_is_of_the_country_whose_forces_speak_of_it() -> None:
    read = explain.read_text("قصفت طهران ليلا. أعلن الجيش الإسرائيلي أن سلاح الجو هاجم أهدافا في محيط طهران.").reading
    assert [one.entity for one in read.mentions if one.text == "سلاح الجو"] == ["state-force:israeli-air-force"]
