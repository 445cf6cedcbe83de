"""Where the words of one end and another's begin, whole sentences with the names that ship. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.reading import said

CASES = {
    "a text with the party's pronoun": (
        "وتأتي الغارات في وقت سيطرت فيه الحركة على البلدة، بحسب بيانها.",
        {"سيطرت": ["group:movement"]},
    ),
    "a text of the party's own": (
        "سيطرت حركة الشباب على البلدة أمس، وفق بيان لها.",
        {"سيطرت": ["group:al-shabaab"]},
    ),
    "a text of nobody's": ("وقصف الجيش القرية، بحسب بيان.", {"قصف": []}),
    "an act behind what somebody says of himself": (
        "قالت الحركة إنها أسرت ثلاثة جنود وطالبت الحكومة بالانسحاب.",
        {"أسرت": ["group:movement"], "طالبت": []},
    ),
    "a talk touches on something, and not who talked": (
        "وأشار المتحدث إلى أن الاتصال بين شكري وكيري تطرق إلى قصف القرى.",
        {"قصف": ["source:unnamed-spokesman"]},
    ),
    "a stand behind its occasion": (
        "وأضاف المكتب أن الرئيس أكد خلال الاتصال الذي جرى مساء أول أمس دعمه للحكومة.",
        {"دعم": ["state:office"]},
    ),
    "an emergency declared on a day": (
        "وأعلنت مصر لأول مرة في 25 اكتوبر الفائت حالة الطوارئ في سيناء إثر هجوم قتل فيه ثلاثون جنديا.",
        {"هجوم": []},
    ),
    "what is announced on a day": (
        "وأعلنت وزارة الدفاع في بيان أمس مقتل ثلاثة جنود خلال حظر التجول.",
        {"مقتل": ["state:defence-ministry"]},
    ),
    "a pretence covers its own clause": (
        "وقصف الجيش القرى، وهاجم مسلحون الثكنة كما يدعي تنظيم القاعدة.",
        {"قصف": [], "هاجم": ["group:al-qaeda"]},
    ),
    "a full stop behind closing marks": (
        "وأضاف خالد سعيد أن «المعبر مفتوح».وقصفت الطائرات القرية.",
        {"قصفت الطائرات": []},
    ),
    "another post of whoever spoke": (
        "المعبر\n\nقال خالد سعيد إن المعبر مفتوح.\nوفي تغريدة أخرى: الجيش قصف القرية.",
        {"قصف": ["per:khald-sayd"]},
    ),
    "investigations have found": (
        "وقال أحد المدونين إن الجيش قصف البلدة. وكشفت التحريات أن السائق قتل الرجل.",
        {"قتل": ["source:unnamed-investigation"]},
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whose_words_they_are(case: str) -> None:
    text, wanted = CASES[case]
    found = said(text)
    assert {word: found.get(word) for word in wanted} == wanted


SPEAKERS = {
    "an adjective is no name": ("أكد ناشط سياسي موصلي أن الجيش قصف القرية.", ["source:unnamed-political-activist"]),
    "an agency's name behind news": ("وقالت وكالة الأنباء دوغان إن الجيش قصف القرية.", ["agency:dogan"]),
    "an office of news": (
        "ونقل «مكتب أخبار البحيرة» عن ناشط أن الجيش قصف القرية.",
        ["source:unnamed-activist", "media:mktb-akhbar-albhyra"],
    ),
    "who commands a division": (
        "وقال قائد الفرقة اللواء الركن سمير حداد إن الجيش قصف القرية.",
        ["per:smyr-hdad@state-force:division"],
    ),
    "somebody's friend": ("يقول صديقي إن الجيش قصف القرية.", ["source:unnamed-friend"]),
    "separatists": ("أعلن الانفصاليون أن الجيش قصف القرية.", ["group:insurgents"]),
    "jihadists": ("وقال الجهاديون إن الجيش قصف القرية.", ["group:fighters"]),
}


@pytest.mark.parametrize("case", SPEAKERS, ids=str)
def test_who_speaks(case: str) -> None:
    text, chain = SPEAKERS[case]
    assert said(text)["قصف"] == chain


VOUCHED = {
    "no more than the figure in brackets": (
        "نزل آلاف الأشخاص (25 ألفا بحسب المنظمين) إلى الشوارع وهاجموا الثكنة.",
        {"هاجموا": []},
    ),
    "no more than the figure between commas": (
        "وهاجم المتظاهرون، وهم 3500، حسب المنظمين، الثكنة وقصفوا المقر.",
        {"قصفوا": []},
    ),
    "no more than the words in marks": (
        "اقتحم المسلحون بيتا «يستخدم للبغاء» بحسب أحد السكان وخطفوا ثلاثة رجال.",
        {"اقتحم": [], "خطفوا": []},
    ),
    "what people say of something is no word on what they do": (
        "اندلعت مظاهرة بسبب ما قاله المحتجون عن قصف القرية.",
        {"مظاهرة": []},
    ),
    "what it was that somebody confirms": (
        "وقصف الجيش القرية، وهو ما أكده الوزير.",
        {"قصف": ["source:unnamed-minister"]},
    ),
    "whoever reported it carries no denial": (
        "ونفى الوزير ما أوردته وكالة رويترز من أن الجيش قصف القرية.",
        {"قصف": ["source:unnamed-minister"]},
    ),
    "an apposition before the clause": (
        "أعلن القائد سعد معن مسؤول عمليات الحركة في منطقة الخليج المشتبه في قيادته الخلية، أنه تعرض للتعذيب.",
        {"للتعذيب": ["per:saad-maan"]},
    ),
    "a participle that asks": (
        "وقال الوزير: «إن الجيش قصف القرية»، داعيا الحركة إلى إطلاق الأسرى.",
        {"قصف": ["source:unnamed-minister"], "داعيا": ["source:unnamed-minister"]},
    ),
    "a participle of somebody told of": (
        "وقال الوزير إن الحركة هاجمت القرية، مطالبة الحكومة بإطلاق الأسرى.",
        {"مطالبة": ["source:unnamed-minister"]},
    ),
    "a name in marks behind its noun": (
        "وأعلن تنظيم «القاعدة في بلاد المغرب الإسلامي» المسؤولية عن تفجير السفارة.",
        {"تفجير": ["group:aqim"]},
    ),
    "Ali is no preposition": ("وقال السفير علي الصادق إن الجيش قصف القرية.", {"قصف": ["per:aly-alsadq"]}),
}


@pytest.mark.parametrize("case", VOUCHED, ids=str)
def test_what_is_vouched_for(case: str) -> None:
    text, wanted = VOUCHED[case]
    found = said(text)
    assert {word: found.get(word) for word in wanted} == wanted


AGAINST = {
    "but others say": (
        "ذكرت وسائل إعلام رسمية أن الجيش هاجم البلدة، لكن ناشطين قالوا إنه قصف المدنيين.",
        {"هاجم": ["media:official-media"], "قصف": ["source:unnamed-activists"]},
    ),
    "except that others announce": (
        "قال الوزير إن الجيش هاجم البلدة، إلا أن الحركة أعلنت أنه قصف المدنيين.",
        {"قصف": ["group:movement"]},
    ),
    "several who were cited go on": (
        "ونقلت الصحيفة عن مسؤولين أمنيين أن الجيش هاجم المبنى، مشيرين إلى أن الطائرات قصفت القرية.",
        {"قصفت": ["source:unnamed-security-officials"]},
    ),
    "a report before a comma": ("ووفقا للتقرير، قصفت المستشفى مرتين.", {"قصفت": ["source:unnamed-document"]}),
    "a toll of somebody's": (
        "قتل عشرون شخصا في القصف وفق آخر حصيلة لوزارة الصحة.",
        {"القصف": ["state:health-ministry"]},
    ),
}


@pytest.mark.parametrize("case", AGAINST, ids=str)
def test_one_against_another(case: str) -> None:
    text, wanted = AGAINST[case]
    found = said(text)
    assert {word: next(chain for told, chain in found.items() if told in word) for word in wanted} == wanted


def test_the_preposition_of_an_owned_noun_is_not_the_verbs() -> None:
    assert said("أكدت الحركة سيطرتها على المدينة.")["سيطرت"] == ["group:movement"]


def test_nobody_who_acts_behind_a_comma_is_whom_it_is_told_by() -> None:
    assert said("وبحسب التحقيقات الأولية، قتل المهاجم ثلاثة أشخاص.")["قتل"] == ["source:unnamed-investigation"]


def test_an_agency_that_was_told_before_the_noun_is_a_link() -> None:
    found = said("وأكد شهود عيان للأناضول تعرض السوق لقصف مدفعي.")
    assert ["source:unnamed-eyewitnesses", "agency:anadolu"] in found.values()


def test_whom_an_army_tells_is_no_part_of_its_name() -> None:
    assert said("أعلن الجيش لجنوده انتهاء القصف.")["قصف"] == ["state-force:army"]
