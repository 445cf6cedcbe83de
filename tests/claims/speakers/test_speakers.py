"""Whom the noun phrase of a speaker means. Every case is a sentence or two of our own."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain, read

from riwaya.explain import read_text


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
    assert chain(text, "قصفت") == ["source:unnamed-captive"]


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
    text = "أعلنت وزارة الدفاع أن الجسر قصف، حسبما أفاد شهود."
    assert chain(text, "قصف") == ["source:unnamed-witnesses", "state:defence-ministry"]


def test_an_official_without_a_name_tells_what_his_ministry_announced() -> None:
    text = "أعلنت وزارة الدفاع أن الجسر قصف، حسبما أفاد مصدر عسكري."
    assert chain(text, "قصف") == ["state:defence-ministry"]


def test_who_passes_on_what_the_speaker_said_comes_behind_him() -> None:
    text = "قالت وزارة الدفاع إن الجسر قصف، بحسب ما نقل عنها مراسلنا."
    assert chain(text, "قصف") == ["state:defence-ministry", "source:unnamed-correspondent"]


def test_who_claims_an_attack_of_his_own_accord_is_its_only_source() -> None:
    text = "وتبنى لواء الراية قتل شرطيين"
    assert chain(text, "قتل") == ["group:raya"]
    assert chain("قتل ثلاثة في هجمات تبنى بعضها لواء الراية", "هجمات") == ["group:raya"]
    assert read("ولم تتبن أي جهة الهجوم") == ()


def test_announcement_that_is_the_event_is_the_speakers() -> None:
    text = "أعلن لواء الراية مسؤوليته عن التفجير"
    assert chain(text, "أعلن لواء الراية مسؤوليته عن") == ["group:raya"]


def test_name_behind_a_word_that_no_list_holds_is_the_subject() -> None:
    text = "أعلن لواء الراية أسر جنود.\nونشر المصور سعد معن مقطعا يظهر قصف السوق."
    assert chain(text, "قصف") == ["per:saad"]


def test_who_serves_a_person_is_not_that_person() -> None:
    assert chain("قال المتحدث باسم سعد معن إن الوفد وصل", "وصل")[0].startswith("source:unnamed-spokesman")
    names = (("معن", "per:saad", "PER"),)
    assert chain("قال نائب معن إن الوفد وصل", "وصل", names=names)[0].startswith("source:unnamed-deputy")


def test_expert_told_of_again_is_the_one_named() -> None:
    text = "رأى الخبير العسكري سعد معن أن الهدنة هشة.\nويوضح الخبير العسكري أن القرية قصفت."
    assert chain(text, "قصفت") == ["per:saad"]


def test_headline_names_an_office_whose_holder_stands_in_the_lead() -> None:
    text = "الوزير العراقي: القوات انسحبت\nقال الوزير العراقي سعد معن إن الطريق فتح."
    assert chain(text, "انسحبت", ("title", "body"))[0].startswith("per:saad")


def test_forces_that_go_on_say_nothing() -> None:
    assert read("وواصلت قوات لواء الراية، أمس، قصف القرية") == ()


def test_phrase_of_a_body_ends_at_a_verb() -> None:
    text = "اللجنة الوطنية لمكافحة الفساد قالت إن الملف أغلق"
    assert chain(text, "أغلق") == ["state:ljna-alwtnya-lmkafha-alfsad"]


@pytest.mark.parametrize("text", ["صرح سعد معن عن سقوط البلدة", "أبلغ سعد معن عن سقوط البلدة"])
def test_verbs_that_report_with_a_preposition(text: str) -> None:
    assert chain(text, "سقوط") == ["per:saad"]


def test_body_told_by_its_first_words_is_the_one_named_in_full() -> None:
    names = (("مجموعة الرصد من أجل النازحين", "ngo:watch-group", "ORG"),)
    text = "أكدت مجموعة الرصد من أجل النازحين أن المخيم قصف.\nوأعلنت مجموعة الرصد أن الجسر انهار."
    assert chain(text, "انهار", names=names) == ["ngo:watch-group"]


def test_mission_of_the_un_is_the_one_that_the_page_names() -> None:
    names = (("يونيفيل", "intl:unifil", "ORG"),)
    text = "وذكر بيان للقوات الأممية أن دورية استهدفت.\nوتنتشر يونيفيل في الجنوب."
    assert chain(text, "استهدفت", names=names) == ["intl:unifil"]


def test_an_agency_of_states_is_no_outlet() -> None:
    told = read_text("أكدت وكالة الأونروا أن ستة من موظفيها قتلوا في غارتين.").claims
    assert {claim.chain[0] for claim in told} == {"intl:unrwa"}


def test_agency_in_marks_is_known_by_its_own_name() -> None:
    assert chain("ذكرت وكالة الأنباء «سبأ» أن الجسر قصف", "قصف")[0].startswith("agency:saba")


def test_envoy_is_the_special_representative() -> None:
    text = "قال الممثل الخاص للأمين العام سعد معن إن الهدنة هشة.\nوأكد المبعوث أن القرية قصفت."
    assert chain(text, "قصفت")[0].startswith("per:saad")


def test_holder_of_an_office_is_named_later() -> None:
    text = "أعلنت رئيسة اتحاد المزارعين أن الجسر قصف.\nوقالت ليلى حداد إن العمل توقف."
    assert chain(text, "قصف")[0].startswith("per:layla")


def test_unnamed_speaker_of_a_headline_is_the_one_of_the_lead() -> None:
    text = "ضابط في الجيش: الطريق آمن وقصفنا المقر\nقال العقيد سعد معن إن القوات انتشرت."
    assert chain(text, "وقصفنا", ("title", "body"))[0].startswith("per:saad")
    text = "ضابط في الجيش: الطريق آمن وقصفنا المقر\nقال مصدر أمني إن القوات انتشرت."
    assert chain(text, "وقصفنا", ("title", "body"))[0].startswith("source:unnamed-officer")


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("ويظهر مقطع مصور نشرته وكالة الأناضول قصف السوق", "قصف", ["agency:anadolu"]),
        ("نشر لواء الراية شريطا للهجوم.\nويشير الفيديو إلى أن السوق قصفت.", "قصفت", ["group:raya"]),
        ("وأظهرت صور قصف السوق", "قصف", ["source:unattributed-video"]),
    ],
    ids=["published by", "told of before", "nobody's"],
)
def test_pictures_speak_for_who_published_them(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وانسحبت القوات بعد تأكيد لواء الراية مقتل قائده", "مقتل"),
        ("جاء ذلك إثر إعلان لواء الراية، قبل يومين، بدء المعركة", "بدء"),
    ],
)
def test_verbal_noun_reports_what_follows_who_says_it(text: str, word: str) -> None:
    assert chain(text, word) == ["group:raya"]


def test_verbal_noun_reports_its_clause_alone() -> None:
    assert chain("وبعد إعلان لواء الراية مقتل قائده، انسحبت القوات", "انسحبت") == []
    assert read("بعد إعلان حالة الطوارئ") == ()


def test_what_nobody_said_is_nobodys() -> None:
    assert chain("ولم تشر وكالة الأناضول إلى قصف السوق", "قصف") == []


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("صرح الناطق العسكري باسم لواء الراية العقيد سعد معن، في إيجاز صحفي، أن الجسر قصف", "قصف", "per:saad"),
        ("قال مسؤول الإعلام في الحزب سعد معن إن الجسر قصف", "قصف", "per:saad"),
        ("وبحسب بيان صادر عن وزارة الصحة، قصف الجسر", "قصف", "state:health-ministry"),
        ("وأفاد بيان عسكري عراقي بأن الجسر قصف", "قصف", "state:iraq"),
        ("أعلنت مجموعة تطلق على نفسها «كتائب البحر» أن الجسر قصف", "قصف", "group:ktayb-albhr"),
        ("وأعلن تنظيم «جند البحر» أن الجسر قصف", "قصف", "group:jnd-albhr"),
        ("إلى ذلك قال قائد شرطة الإقليم إن الجسر قصف", "قصف", "source:unnamed-commander"),
        ("أصدرت وزارة الصحة بيانا يؤكد قصف الجسر", "قصف", "state:health-ministry"),
        ("وحسب الرواية الرسمية فإن الجسر قصف", "قصف", "source:unnamed-official-account"),
        ("وقالت القناة إن الجسر قصف", "قصف", "media:unnamed-media"),
        ("نقلت قناة البلاد عن مصادرها أن الجسر قصف", "قصف", "source:unnamed-sources"),
        ("سجل المرصد مقتل ثلاثة", "مقتل", "ngo:observatory"),
    ],
)
def test_phrases_of_many_styles(text: str, word: str, speaker: str) -> None:
    assert chain(text, word)[0].startswith(speaker)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("القاهرة ـ سعد معن: بدأت القوات انسحابها", "انسحابها"),
        ("وأصيب ضابط يدعى سعد معن بجروح، وهو في المستشفى", "المستشفى"),
        ("وقتل ثلاثة، بحسب وزارة الدفاع التي بدأت تحقيقا", "تحقيقا"),
        ("قال سعد معن إن الجسر سليم، علما أن القوات قصفته", "قصفته"),
        ("قال سعد معن إن الجسر سليم، في إشارة إلى قصف القوات", "قصف"),
        ("وطلب سعد معن إرسال معلومات عن القصف", "القصف"),
    ],
    ids=["reporter", "called", "relative", "although", "allusion", "asked for"],
)
def test_words_of_the_outlets_own(text: str, word: str) -> None:
    assert chain(text, word) == []


def test_what_is_said_through_a_statement_is_the_speakers() -> None:
    text = "وأكد سعد معن عبر بيان صادر عن لواء الراية أن الجسر قصف"
    assert chain(text, "قصف")[0].startswith("per:saad")
