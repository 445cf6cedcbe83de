"""Who says what in running news of other topics: refugees, courts, diplomacy, opinion. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

PEOPLE = (
    ("رامي عبد الرحمن", "per:rami", "PER"),
    ("عبدالرحمن", "per:abdalrhmn", "PER"),
    ("خالد المعموري", "per:khalid", "PER"),
    ("هانس براون", "per:hans", "PER"),
    ("محكمة الجنايات", "state:court", "ORG"),
)

CASES = {
    "an adjective after a conference is no journalist": (
        "قال سعد معن في مؤتمر صحفي مع نظيره إن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "a form of address before an office": ("أكد معالي الوزير سعد معن أن المعبر مفتوح", "مفتوح", ["per:saad"]),
    "a form of address alone is whoever spoke": (
        "قال سعد معن إن القصف توقف. وأوضح معاليه أن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "a title of one letter": ("وأكد د. سعد معن أن المعبر مفتوح", "مفتوح", ["per:saad"]),
    "need and insistence with على": ("شدد سعد معن على ضرورة سحب القوات", "سحب", ["per:saad"]),
    "what is voiced far behind the verb": (
        "وأعرب الأمين العام للهيئة سعد معن في كلمته التي ألقاها خلال افتتاح اللقاء السنوي عن قلقه من القصف",
        "القصف",
        ["per:saad@state:agency"],
    ),
    "to point out with a clause": (
        "قال سعد معن إن القصف توقف. ولفت الانتباه إلى أن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "a warning that tells something": ("حذر سعد معن من أن اللواء سينسحب", "سينسحب", ["per:saad"]),
    "the outlet's own accord": ("وزعت المساعدات وفق الأطر المعتمدة بعد فتح المعبر", "فتح", []),
    "figures without an owner": ("نزح ألف شخص وفق إحصاءات رسمية", "نزح", ["source:unnamed-ihsaat"]),
    "figures inside a statement are its speaker's": (
        "قال سعد معن إن ألف شخص نزحوا وفق إحصاءات رسمية",
        "نزحوا",
        ["per:saad"],
    ),
    "the author's own belief": ("وأعتقد أن الهدنة ستنهار قريبا", "ستنهار", []),
    "reports that there are not": ("قصفت القرية ولم ترد أنباء عن سقوط ضحايا", "سقوط", []),
    "who was told with لـ is not who tells": (
        "كان سعد معن يتحدث للصحفيين في المطار. وقال إن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "an agency that was told something": (
        "كان وزير عراقي أبلغ رويترز أن المعبر مفتوح",
        "مفتوح",
        ["source:unnamed-iraq-minister@state:iraq", "agency:reuters"],
    ),
    "the name of a body in marks": (
        "وقالت مديرة «التحالف لإنهاء الاتجار بالبشر»، ليلى حداد، لرويترز، إن «المعبر مفتوح أمام النازحين»",
        "مفتوح",
        ["per:layla@group:thalf-linha-alatjar", "agency:reuters"],
    ),
    "a relative clause before the verb": (
        "سعد معن الذي يكتب في هذه الصحيفة، أشار إلى أن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "people who see it so, not the minister": (
        "أثار قرار سعد معن خلافا بين مؤيدين يرون أن المعبر مفتوح ومعارضين",
        "مفتوح",
        ["source:unnamed-supporters"],
    ),
    "some of a kind that no list holds": (
        "وقال عدد من الغواصين إن الميناء قصف",
        "قصف",
        ["source:unnamed-ghwasyn"],
    ),
    "told of again by a pronoun": (
        "قال سعد معن إن القصف توقف. ونقلت صحيفة البلاد عنه قوله إن الهدنة بدأت. ونقل عنه قوله إن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "who confirms it goes on": (
        "قال سعد معن إن القصف توقف، وهو ما أكدته ليلى حداد، قائلة إن المعبر مفتوح",
        "مفتوح",
        ["per:layla", "per:saad"],
    ),
    "later is no turn": (
        "قال سعد معن إن القوات انسحبت، في وقت متأخر من الليل، وفتحت المعبر",
        "فتحت",
        ["per:saad"],
    ),
    "whose report it is": (
        "قالت وزارة الصحة في تقرير إن المرض انتشر. وقال سعد معن إن القصف توقف. وأضاف التقرير أن المعبر مفتوح",
        "مفتوح",
        ["state:health-ministry"],
    ),
    "which according to another": (
        "قال سعد معن إن الإنتاج بلغ ألف طن وهو بحسب المرصد أدنى مستوى منذ الغزو",
        "الغزو",
        ["ngo:observatory", "per:saad"],
    ),
    "an outlet of letters": (
        "قصفت القرية، بحسب قناة «إن تي في» التركية",
        "قصفت",
        ["media:ntv-turkey"],
    ),
    "joined with the source, another says on": (
        "القانون يسمح بسحب الجواز وفقا للنائب سعد معن ويوضح البيان أن التطبيق بدأ",
        "بدأ",
        ["source:unnamed-document"],
    ),
    "the name in another spelling": (
        "قال رامي عبد الرحمن إن القصف توقف. وقال عبدالرحمن إن المعبر مفتوح",
        "مفتوح",
        ["per:rami"],
    ),
    "an act of the speaker is told by the outlet": (
        "قال سعد معن إن الهدنة باتت مستحيلة ودعا النواب إلى رفع الحصار",
        "رفع",
        [],
    ),
    "they but ask": (
        "قال سعد معن إنه يؤيد الهدنة لكنه طالب اللواء بفتح المعبر",
        "فتح",
        [],
    ),
    "an aside ends speech without marks": (
        "وقال سعد معن: القصف توقف. تجدر الإشارة إلى أن اللواء انسحب أمس",
        "انسحب",
        [],
    ),
    "worth mentioning": ("قال سعد معن إن القصف توقف. الجدير ذكره أن اللواء انسحب أمس", "انسحب", []),
}


@pytest.mark.parametrize(("text", "word", "hops"), CASES.values(), ids=CASES.keys())
def test_chain(text: str, word: str, hops: list[str]) -> None:
    names = tuple(name for name in PEOPLE if name[0] in text)
    assert chain(text, word, names=names) == hops


def test_a_list_goes_on_with_whoever_began_it() -> None:
    text = "وأضافت وزارة الدفاع أن المتهمين هم: 1- شاب انضم إلى اللواء.\n2- فتاة نقلت الأسلحة.\nوانسحب اللواء أمس."
    assert chain(text, "الأسلحة") == ["state:defence-ministry"]
    assert chain(text, "انسحب") == []


def test_a_last_name_that_is_a_town_as_well_is_who_was_named() -> None:
    names = (("خالد المعموري", "per:khalid", "PER"), ("المعموري", "place:mamuri", "LOC"))
    text = "وقع خالد المعموري الاتفاق. وذكر المعموري أن المعبر مفتوح"
    assert chain(text, "مفتوح", names=names[:1] + names[1:])[0] == "per:khalid"


def test_answers_of_an_interview_are_whose_they_are_who_is_asked() -> None:
    text = (
        "ليلى حداد: القصف توقف\n"
        "قالت ليلى حداد إن الهدنة صمدت.\n"
        "• هل انسحب اللواء؟\n"
        "•• نعم، انسحب أمس من القرى.\n"
        "• ومتى فتح الطريق؟\n"
        "•• سقط الجسر في أول يوم، وقال سعد معن إن المعبر مفتوح.\n"
        "• هل تعودون؟\n"
        "•• سنعود قريبا.\n"
    )
    labels = ("title",)
    assert chain(text, "سقط", labels) == ["per:layla"]
    assert chain(text, "مفتوح", labels) == ["per:saad", "per:layla"]
    assert chain(text, "فتح الطريق", labels) == []


@pytest.mark.parametrize(
    ("text", "word", "hops"),
    [
        ("قال سعد معن إن القصف توقف. وأن المعبر مفتوح أمام الأهالي", "مفتوح", ["per:saad"]),
        ("قال سعد معن إن القصف توقف. إضافة إلى أن المعبر مفتوح", "مفتوح", ["per:saad"]),
        ("قال سعد معن إن مرشحين بقيا، الأول قائد اللواء. أما الثاني فهو أسير", "أسير", ["per:saad"]),
        ("قال سعد معن إن القصف توقف. أما الثاني فهو أسير", "أسير", []),
        ("قال سعد معن إن القصف توقف. فقد أعلن مرارا عن مقتل القائد", "مقتل", []),
        ("قال سعد معن إن «القرية أخليت.. وبعد يومين فتح المعبر». ثم سقطت", "فتح", ["per:saad"]),
        ("قال سعد معن إن الحادثة لا تزال محل متابعة الأجهزة وإن المعبر مفتوح", "مفتوح", ["per:saad"]),
        ("الذين يعتبرون أنفسهم حماة للدين الحنيف في كل بلاد العالم عليهم أن يفتحوا المعبر", "يفتحوا", []),
        ("وكان رئيس المجلس في دمشق سعد معن أعلن مقتل القائد", "مقتل", ["per:saad@state:damascus-council"]),
        ("قال سعد معن إن القصف توقف. ولا يستبعد أن تنهار الهدنة", "تنهار", []),
        ("حول هذا قال سعد معن: القصف توقف. وزاد أن المعبر مفتوح", "مفتوح", ["per:saad"]),
        ("وأعلن سعد معن أن القصف توقف، بحسب التحقيقات الأولية", "توقف", ["per:saad"]),
        ("وقال سعد معن معبرا عن أسفه. فضلا عن أن المعبر مفتوح", "مفتوح", []),
        ("اجتمع الجميع عدا سعد معن، ورغم أن المعبر مفتوح غادروا", "مفتوح", []),
        ("وقال عضو الهيئة السياسية الدكتور سعد معن إن القصف توقف", "توقف", ["per:saad@state:political-agency"]),
    ],
)
def test_where_speech_goes_on_and_where_it_does_not(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word) == hops


@pytest.mark.parametrize(
    ("text", "word", "hops"),
    [
        ("أكد وزير الخارجية سعد معن أن القصف توقف. وقال وزير الخارجية إن المعبر مفتوح", "مفتوح", ["per:saad"]),
        (
            "أكد وزير الخارجية سعد معن أن القصف توقف. وقال وزير الداخلية إن المعبر مفتوح",
            "مفتوح",
            ["source:unnamed-minister"],
        ),
        ("قال المتحدث باسم وزارة الدفاع سعد معن إن القصف توقف. وقال متحدث وزارة الصحة إن المعبر مفتوح", "مفتوح", None),
        (
            "قال خطباء إن القصف توقف. وقالت المصادر الإيرانية إن المعبر مفتوح",
            "مفتوح",
            ["source:unnamed-iran-sources@state:iran"],
        ),
        ("ويرى لواء الراية الحاكم أن المعبر مفتوح", "مفتوح", ["group:raya"]),
        ("ووفقا لبيان صحفي صادر عن وزارة الصحة، فإن المعبر مفتوح", "مفتوح", ["state:health-ministry"]),
    ],
)
def test_office_by_what_it_is_of(text: str, word: str, hops: list[str] | None) -> None:
    found = chain(text, word)
    assert found == hops if hops is not None else not found[0].startswith("per:")


def test_an_ambassador_is_no_newspaper() -> None:
    names = (("السفير", "media:as-safir", "ORG"),)
    found = chain("قال السفير الأميركي إن المعبر مفتوح", "مفتوح", names=names)
    assert found == ["source:unnamed-usa-ambassador@state:usa"]
