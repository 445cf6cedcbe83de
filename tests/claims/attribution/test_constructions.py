"""Which wordings tell that somebody said something, and which only look so. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain
from tests.claims.reading import claims

CASES = {
    "who tells it, between the verb and what was said": (
        "اعترف الموقوفون وفق ما أفادت به وزارة الدفاع بقصف القرية",
        "قصف",
        ["source:unnamed-detainees", "state:defence-ministry"],
    ),
    "an agency behind who it cites, between commas": (
        "وقال شهود، بحسب وكالة رويترز، إن المعبر مفتوح",
        "مفتوح",
        ["source:unnamed-witnesses", "agency:reuters"],
    ),
    "through, and not voiced": (
        "أعيدوا المهجرين.. عبر توجيه الشباب على المواقع لحماية القرى والدفاع عن القصف",
        "القصف",
        [],
    ),
    "state television without the state": (
        "قال سعد معن في بيان بثه التلفزيون الرسمي إن المعبر مفتوح",
        "مفتوح",
        ["per:saad", "media:official-media"],
    ),
    "posts on networks at large are no link": (
        "قال سعد معن في بيان نشر على مواقع التواصل الاجتماعي إن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "as somebody said, in the words of agencies": (
        "قصف اللواء القرية مساء السبت، على ما أفادت وزارة الدفاع.",
        "قصف",
        ["state:defence-ministry"],
    ),
    "in answer to what somebody said is nobody's": ("قصف اللواء القرية ردا على ما أعلنته وزارة الدفاع.", "قصف", []),
    "this state of affairs says nothing": ("انسحبت القوات وفق هذا الواقع", "انسحبت", []),
    "who admits is no object": ("اعترف الرئيس سعد معن أمس بانسحاب اللواء", "انسحاب", ["per:saad"]),
    "what is described stands before the description": (
        "قالت وزارة الدفاع إن القصف توقف، ووصفت علاقة دمشق باللواء بأنها متوترة بعد الهجوم",
        "الهجوم",
        ["state:defence-ministry"],
    ),
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
    "a relative clause before the verb": (
        "سعد معن الذي يكتب في هذه الصحيفة، أشار إلى أن المعبر مفتوح",
        "مفتوح",
        ["per:saad"],
    ),
    "which according to another": (
        "قال سعد معن إن الإنتاج بلغ ألف طن وهو بحسب المرصد أدنى مستوى منذ الغزو",
        "الغزو",
        ["ngo:observatory", "per:saad"],
    ),
    "a place where deaths are recorded": ("انسحب اللواء، وسجلت محافظة ديالى مقتل ثلاثة", "مقتل", []),
    "the clearest proof": ("وأوضح دليل على ذلك أن اللواء انسحب", "انسحب", []),
    "who signs does not expect": ("انسحبت القوات التي لم توقع على اتفاق الهدنة", "اتفاق", []),
    "facts are nobody": ("قال سعد معن إن القصف توقف. الحقائق تقول إن اللواء انسحب", "انسحب", []),
    "a map is nobody": ("قال سعد معن إن القصف توقف. وتوضح الخريطة أن اللواء انسحب", "انسحب", []),
    "a clause behind a comma is not what the official knows of": (
        "أكد مسؤول مطلع على الوضع في القرى البعيدة كلها لوكالة رويترز، أن اللواء انسحب",
        "انسحب",
        ["source:unnamed-informed-official", "agency:reuters"],
    ),
    "what was lifted is nobody's": ("وكشف النقاب في روما، أمس، عن انسحاب اللواء", "انسحاب", []),
    "a verb that is a preposition as well": ("انسحب اللواء عقب إثبات أنهم هاجموا القرية", "هاجموا", []),
    "a part of a text that is quoted": (
        "وجاء في أحدث نسخة من بيان وزارة الدفاع أن اللواء انسحب",
        "انسحب",
        ["state:defence-ministry"],
    ),
    "banners are nobody": ("ورفع السكان لافتات كتب عليها «انسحبوا من القرية»", "انسحبوا", []),
    "a welcome is an act": ("وأعرب سعد معن عن ترحيبه باتفاق الهدنة", "باتفاق", []),
    "a concern tells of something": ("وأعرب سعد معن عن قلقه من قصف القرية", "قصف", ["per:saad"]),
}


@pytest.mark.parametrize(("text", "word", "hops"), CASES.values(), ids=CASES)
def test_what_the_wording_tells(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word) == hops


AGAIN = {
    "what a minister says again": ("وجدد سعد معن التأكيد على أن الجسر قصف", ["per:saad"]),
    "what who spoke says again": ("قال سعد معن إن السودان هادئ، كما جدد التأكيد على أن الجسر قصف", ["per:saad"]),
    "among them is no saying": ("قال سعد معن إن قرى هوجمت ومن بينها قرية لواء الراية أن الجسر قصف", ["per:saad"]),
    "what investigators come to": ("وتوصل محققون إلى أن الجسر قصف", ["source:unnamed-investigators"]),
    "they come to a pact": ("توصل الطرفان إلى اتفاق بعد أن قصف الجسر", []),
    "words ascribed to somebody": (
        "ونسبت رويترز إلى مسؤول قوله إن الجسر قصف",
        ["source:unnamed-official", "agency:reuters"],
    ),
    "confessions of somebody": ("وبحسب اعترافات المعتقلين فإن الجسر قصف", ["source:unnamed-detainees"]),
    "a study": ("وبحسب دراسة دولية فإن الجسر قصف", ["source:unnamed-international-study"]),
    "an imam is no preposition": ("وقال إمام مسجد إن الجسر قصف", ["source:unnamed-sheikh"]),
    "whom an ambassador told": (
        "أبلغ السفير الروسي لواء الراية بأن الجسر قصف",
        ["source:unnamed-russia-ambassador@state:russia"],
    ),
    "a prime minister": ("وقال رئيس الوزراء إن الجسر قصف", ["source:unnamed-prime-minister"]),
}


@pytest.mark.parametrize("case", AGAIN, ids=str)
def test_who_says_it_in_other_words(case: str) -> None:
    text, hops = AGAIN[case]
    assert chain(text, "قصف") == hops


def test_a_denial_that_looks_back_takes_the_circumstances_as_given() -> None:
    text = "واتهم الجيش الحركة بقصف البلدة بعد أن هاجمت قوات الحكومة القرية، وهو ما نفته الحركة."
    denied = [claim.trigger.text for claim in claims(text) if claim.stance == "deny"]
    assert denied == ["قصف"]


def test_who_is_blamed_for_the_attack_that_a_death_was() -> None:
    found = claims("قتل شرطيان بالرصاص صباح الجمعة في منطقة بغداد، في هجوم جديد نسبته السلطات إلى التنظيم.")
    assert ["state:authorities"] in [[hop.entity for hop in claim.hops[:-1]] for claim in found]
