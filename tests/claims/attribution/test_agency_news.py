"""Who says what in agencies' running news, statements and accounts of pictures. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

NAMES = (
    ("حسبو", "per:hasbo", "PER"),
    ("روي حداد", "per:roy", "PER"),
    ("وكالة مدار", "agency:madar", "ORG"),
    ("مصر", "place:egypt", "LOC"),
    ("العراق", "place:iraq", "LOC"),
)

CASES = {
    "as somebody said, in the words of agencies": (
        "قصف اللواء القرية مساء السبت، على ما أفادت وزارة الدفاع.",
        "قصف",
        ["state:defence-ministry"],
    ),
    "in answer to what somebody said is nobody's": ("قصف اللواء القرية ردا على ما أعلنته وزارة الدفاع.", "قصف", []),
    "these sources": (
        "قال مصدر عسكري إن القصف توقف. وبحسب هذه المصادر، انسحبت القوات",
        "انسحبت",
        ["source:unnamed-military-source"],
    ),
    "those reports are reports": (
        "قال سعد معن إن القصف توقف. ووفق تلك التقارير، انسحبت القوات",
        "انسحبت",
        ["source:unattributed-reports"],
    ),
    "this state of affairs says nothing": ("انسحبت القوات وفق هذا الواقع", "انسحبت", []),
    "a statement in the next paragraph": (
        "قصفت القرية أمس.\nوقال سعد معن في بيان:\n«انسحبت القوات من القرية».\nوتوقف القصف.",
        "انسحبت",
        ["per:saad"],
    ),
    "behind the statement the outlet goes on": (
        "قصفت القرية أمس.\nوقال سعد معن في بيان:\n«انسحبت القوات من القرية».\nوتوقف القصف.",
        "توقف",
        [],
    ),
    "a statement without marks fills its paragraph": (
        "قصفت القرية أمس.\nوجاء في بيان وزارة الدفاع ما يلي:\nانسحبت القوات. وتوقف القصف.\nوعاد السكان.",
        "توقف",
        ["state:defence-ministry"],
    ),
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
    "who admits is no object": ("اعترف الرئيس سعد معن أمس بانسحاب اللواء", "انسحاب", ["per:saad"]),
    "a state's end of speech by the verb's gender": (
        "قال سعد معن إن مصر تدعم الاتفاق، وأدان اغتيال القائد",
        "اغتيال",
        [],
    ),
    "a masculine state goes on": ("قال سعد معن إن العراق يدعم الاتفاق، وأدان اغتيال القائد", "اغتيال", ["per:saad"]),
    "many are somebody": ("انسحب اللواء في خطوة رأى كثيرون أنها تمهد لهجوم", "هجوم", ["source:unnamed-many"]),
    "other states": ("وانسحب اللواء، فيما أعلنت دول أخرى انسحابها", "انسحابها", ["group:states"]),
    "states addressed do not speak": (
        "قال سعد معن إن القصف توقف. وطالب الدول الغربية بالدعم. وأشار إلى أن اللواء انسحب",
        "انسحب",
        ["per:saad"],
    ),
    "the deputy of somebody is no president": (
        "جدد نائب الرئيس حسبو دعمه. وقال نائب الرئيس إن المعبر مفتوح",
        "مفتوح",
        ["per:hasbo"],
    ),
    "a name that is spelt like a verb of saying": ("أكد العميد روي حداد أن المعبر مفتوح", "مفتوح", ["per:roy"]),
    "what is described stands before the description": (
        "قالت وزارة الدفاع إن القصف توقف، ووصفت علاقة دمشق باللواء بأنها متوترة بعد الهجوم",
        "الهجوم",
        ["state:defence-ministry"],
    ),
    "a broadcaster that only carried a speech": (
        "وقال سعد معن في كلمة ألقاها أمام النواب وبثتها رويترز مباشرة إن اللواء انسحب",
        "انسحب",
        ["per:saad", "agency:reuters"],
    ),
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
    "an outlet in marks right behind its verb": (
        "نشرت «وكالة مدار» مقطع فيديو. ويشير الفيديو إلى أن اللواء انسحب",
        "انسحب",
        ["agency:madar"],
    ),
    "somebody in pictures, and who published them": (
        "نشرت رويترز مقطع فيديو للقرية. وفي هذا الفيديو، سمع شخص ما يقول: «انسحب اللواء».",
        "انسحب",
        ["source:unnamed-man", "agency:reuters"],
    ),
    "his own words are those of who was told of in the sentence": (
        "نشرت رويترز مقطعا. في الفيديو يظهر أحد المسعفين وقد جاء في تصريحه: «انسحب اللواء».",
        "انسحب",
        ["source:unnamed-medics", "agency:reuters"],
    ),
    "reports that a speaker denies are no speaker": (
        "وردا على هذه التقارير عقدت وزارة الدفاع مؤتمرا، كذبت فيه محتوى التقارير نافية قصف القرية",
        "قصف",
        ["state:defence-ministry"],
    ),
    "a correspondent of an agency": (
        "انسحب اللواء أمس، على ما ذكر مراسل رويترز.",
        "انسحب",
        ["source:unnamed-correspondent@agency:reuters"],
    ),
}


@pytest.mark.parametrize(("text", "word", "hops"), CASES.values(), ids=CASES)
def test_who_says_it(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word, names=NAMES) == hops
