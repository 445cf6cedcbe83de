"""How far speech runs: what goes on with the speaker of before, and what is the outlet's again. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

NAMES = (
    ("مصر", "place:egypt", "LOC"),
    ("العراق", "place:iraq", "LOC"),
)

CASES = {
    "an aside in the middle of a sentence": (
        "وقال سعد معن إن القصف توقف وتجدر الإشارة إلى أن اللواء انسحب أمس",
        "انسحب",
        [],
    ),
    "the speaker whom a pronoun takes up": (
        "قال سعد معن إن القصف توقف. ورغم ذلك كله في القرى إلا أنه أقر بانسحاب اللواء",
        "انسحاب",
        ["per:saad"],
    ),
    "the actor whom a pronoun takes up": (
        "قال سعد معن إن القصف توقف. ورغم زيارة ليلى حداد للقرية، إلا أنها أكدت أن اللواء انسحب",
        "انسحب",
        ["per:layla"],
    ),
    "a state's end of speech by the verb's gender": (
        "قال سعد معن إن مصر تدعم الاتفاق، وأدان اغتيال القائد",
        "اغتيال",
        [],
    ),
    "a masculine state goes on": ("قال سعد معن إن العراق يدعم الاتفاق، وأدان اغتيال القائد", "اغتيال", ["per:saad"]),
    "a participle without a comma goes with the verb before it": (
        "ونقلت رويترز عن مسؤولين قولهم إن سعد معن أعرب عن قلقه مشيرا إلى أن اللواء انسحب",
        "انسحب",
        ["per:saad", "source:unnamed-officials", "agency:reuters"],
    ),
    "a participle behind a comma goes with who speaks": (
        "وقال سعد معن إن مواقع أوردت تقارير تفيد بأن اللواء هاجم القرية، مضيفا أن القصف توقف",
        "توقف",
        ["per:saad"],
    ),
    "states addressed do not speak": (
        "قال سعد معن إن القصف توقف. وطالب الدول الغربية بالدعم. وأشار إلى أن اللواء انسحب",
        "انسحب",
        ["per:saad"],
    ),
    "figures inside a statement are its speaker's": (
        "قال سعد معن إن ألف شخص نزحوا وفق إحصاءات رسمية",
        "نزحوا",
        ["per:saad"],
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
    "joined with the source, another says on": (
        "القانون يسمح بسحب الجواز وفقا للنائب سعد معن ويوضح البيان أن التطبيق بدأ",
        "بدأ",
        ["source:unnamed-document"],
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
    "a participle goes with who acted last": (
        "فيما اجتمعت وزارة الدفاع أمس، أكد ناشطون دعمهم للاتفاق، متوقعين انسحاب اللواء",
        "انسحاب",
        ["source:unnamed-activists"],
    ),
    "whom something is said of in a relative clause": (
        "وانتقد سعد معن الدول التي قال إنها هاجمت القرية",
        "هاجمت",
        ["per:saad"],
    ),
    "insistence inside a clause is the speaker's": (
        "قال سعد معن إن الاتفاق مهم وإن العمل يقوم على التأكيد أن اللواء الليبي انسحب",
        "انسحب",
        ["per:saad"],
    ),
}


@pytest.mark.parametrize(("text", "word", "hops"), CASES.values(), ids=CASES)
def test_how_far_speech_runs(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word, names=NAMES) == hops


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
        ("وقال سعد معن معبرا عن قلقه. فضلا عن أن المعبر مفتوح", "مفتوح", []),
        ("اجتمع الجميع عدا سعد معن، ورغم أن المعبر مفتوح غادروا", "مفتوح", []),
        ("وقال عضو الهيئة السياسية الدكتور سعد معن إن القصف توقف", "توقف", ["per:saad@state:political-agency"]),
    ],
)
def test_where_speech_goes_on_and_where_it_does_not(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word) == hops


def test_a_list_goes_on_with_whoever_began_it() -> None:
    text = "وأضافت وزارة الدفاع أن المتهمين هم: 1- شاب انضم إلى اللواء.\n2- فتاة نقلت الأسلحة.\nوانسحب اللواء أمس."
    assert chain(text, "الأسلحة") == ["state:defence-ministry"]
    assert chain(text, "انسحب") == []


TURNS = {
    "a clause before the main one holds one speaker, the main one another": (
        "وفيما قال سعد معن إن اللواء انسحب، ذكرت رويترز أن المعبر مفتوح",
        "مفتوح",
        ["agency:reuters"],
    ),
    "the first of two speakers with a noun for what he says": (
        "في حين أكد سعد معن مقتل جندي، قالت ليلى حداد إن المعبر مفتوح",
        "مقتل",
        ["per:saad"],
    ),
    "who acts in the clause before goes on to speak": (
        "وكانت ليلى حداد قد زارت أمس المعسكر فيما قالت إن المعبر مفتوح",
        "مفتوح",
        ["per:layla"],
    ),
    "what was so meanwhile, where what is said goes on behind it": (
        "وأوضحت ليلى حداد أن اللواء انسحب، وكان القصف عنيفا، وأن المعبر مفتوح",
        "عنيفا",
        ["per:layla"],
    ),
    "a pronoun takes up the body that spoke last": (
        "ونقلت رويترز عن مسؤول أن اللواء انسحب. وقالت مصر إن القصف توقف. ونقلت عنها رويترز أن المعبر مفتوح",
        "مفتوح",
        ["state:egypt", "agency:reuters"],
    ),
    "who goes on by his name keeps the agency that he spoke to": (
        "قال سعد معن لوكالة رويترز إن اللواء انسحب. وأضاف معن أن المعبر مفتوح",
        "مفتوح",
        ["per:saad", "agency:reuters"],
    ),
    "two who are told by a noun that no list has": (
        "قال سعد معن إن اللواء انسحب. ويقول الزعيمان إن المعبر مفتوح",
        "مفتوح",
        ["source:unnamed-zayman"],
    ),
}


@pytest.mark.parametrize("case", TURNS)
def test_turn_from_one_speaker_to_the_next(case: str) -> None:
    text, word, hops = TURNS[case]
    assert chain(text, word, names=NAMES) == hops
