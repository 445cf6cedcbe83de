"""Which figures and which time belong to a claim. Every sentence is our own; pages are of 10 March 2021."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from riwaya import explain
from riwaya.model import Claim

FIGURES = {
    "each event its own": (
        "اعتقلت الشرطة 20 متظاهرا وقتلت ثلاثة مسلحين في الخرطوم.",
        {"COERCE": [20], "ASSAULT": [3]},
    ),
    "those counted before the clause that tells of them": (
        "وصل إلى مأرب 54 مقاتلا من الذين دربتهم الولايات المتحدة.",
        {"AID": [54]},
    ),
    "not the days between": ("جاء البيان بعد يومين من هجوم قتل فيه ثلاثة جنود في غاو.", {"ASSAULT": [3]}),
    "not who tells it": ("أطلق مسلحون النار على دورية وفق ما نقلت وكالتا الأنباء.", {"ASSAULT": []}),
    "what a toll has come to, the fighting told between": (
        "ارتفعت حصيلة قتلى الاشتباكات، التي تدور في سبها منذ أسبوع، إلى 11 شخصا.",
        {"ASSAULT": [11]},
    ),
    "all that is left": ("نزح السكان من المخيم ولم يبق إلا 500 شخص.", {"STATUS": [500]}),
    "what the words of the event count": (
        "نفذ الطيران الحربي والمروحي ما لا يقل عن 10 ضربات على أحياء المدينة.",
        {"ASSAULT": [10]},
    ),
    "those counted before a verb": ("قالت النقابة إن ثلاثة صحافيين ليبيين فقدوا في سبها.", {"STATUS": [3]}),
    "those counted before a comma": ("وصل إلى عدن 54 مقاتلا، من الذين دربتهم الولايات المتحدة.", {"AID": [54]}),
    "two of one country": ("مقتل جنديين تركيين في هجوم قرب عفرين.", {"ASSAULT": [2]}),
}
TIMES = {
    "when a capture was announced": ("أعلن الجيش الأحد سيطرته على مدينة تعز.", "COERCE", None),
    "when a transfer to court was announced": ("أعلنت النيابة الأحد إحالة عشرة أشخاص إلى القضاء.", "ACCUSE", None),
    "over the name of a campaign": (
        "اعتقلت الشرطة مئة ناشط منذ إعلان حملة «النهر» في 3 مارس 2021.",
        "COERCE",
        "2021-03-03/..",
    ),
    "of the event, not of the speaking": ("أعلن الجيش أمس مقتل ثلاثة مسلحين في هجوم قرب بنغازي.", "ASSAULT", None),
    "of the event, told after the speaking": (
        "أعلن الجيش أن الطائرات قصفت المعسكر يوم 2 مارس.",
        "ASSAULT",
        "2021-03-02",
    ),
    "an agreement by its announcement": (
        "قالت الوزارة أمس إن الطرفين وقعا اتفاقا لوقف القتال.",
        "AGREE",
        "../2021-03-09",
    ),
    "what opens the sentence": ("في أوائل فبراير، شن المسلحون هجوما على كابول.", "ASSAULT", "2021-02~"),
    "what follows until": ("قتل 400 مدني في تعز حتى الأول من مارس الجاري.", "STATUS", "../2021-03-01"),
    "in one breath": ("تسلل مسلحون الشهر الماضي إلى كوباني ونفذوا هجمات على المدنيين.", "ASSAULT", "2021-02"),
    "when it began": ("بدأت المعارك في درنة في صيف 2018.", "ASSAULT", "2018-22/.."),
    "not when it was claimed": ("تبنت حركة الشباب الثلاثاء قتل شرطيين في كيسمايو.", "ASSAULT", None),
    "not when a source cited behind it spoke": (
        "قتل أربعة جنود في هجوم قرب غاو، بحسب ما أفادت مصادر أمنية أمس.",
        "ASSAULT",
        None,
    ),
    "behind a comma": ("سيطر المسلحون على قلعة المدينة القديمة، في مطلع يناير 2021.", "COERCE", "2021-01"),
    "behind a negated word": ("اعتقلت الشرطة ثلاثة رجال من غير المقيمين يوم 2 مارس.", "COERCE", "2021-03-02"),
    "a year of birth": ("اعتقلت الشرطة محمد حمد مواليد 1986.", "COERCE", None),
    "since another event": ("تؤوي تركيا مليون لاجئ منذ اندلاع الحرب في 2011.", "AID", "2011/.."),
    "an agreement of long ago": (
        "وقع الطرفان اتفاقا لوقف القتال منذ عام 2013.",
        "AGREE",
        "2013",
    ),
}
FIGURES |= {
    "what another verb tells of the ground held": (
        "المنطقة التي يسيطر عليها التنظيم تضم 30 قرية.",
        {"STATUS": []},
    ),
    "how much is held": ("يسيطر التنظيم على 30 قرية.", {"STATUS": [30]}),
    "two calls": ("تلقى الوزير اتصالين من نظيره.", {"CONSULT": [2]}),
}
TIMES |= {
    "what broke out on a day": ("اندلعت أمس مواجهات بين الشرطة ومتظاهرين في تونس.", "PROTEST", "2021-03-09"),
    "since when a truce holds that is broken": ("خرقت القوات الهدنة القائمة منذ عام 2013.", "REJECT", None),
    "a day yet to come": ("سيعقد الوفدان اجتماعا يوم الجمعة.", "CONSULT", "2021-03-12"),
    "where somebody went that day": ("تحرك الأهالي أمس باتجاه زحلة، حيث التقوا النائب.", "CONSULT", "2021-03-09"),
    "a month yet to come": ("من المقرر أن تبدأ المفاوضات في نوفمبر.", "CONSULT", "2021-11"),
    "a day that was planned": ("كان من المقرر أن تبدأ المحادثات الثلاثاء لكنها تأجلت.", "CONSULT", "2021-03-09"),
}
POINTED = {
    "an attack that somebody claims": ("انفجرت سيارة مفخخة في بغداد الثلاثاء، وتبنى تنظيم داعش التفجير.", "2021-03-09"),
    "none of the day of a war": ("بدأت المعارك في 2018. وانفجرت سيارة مفخخة في الكرادة.", None),
    "since then": ("بدأت الحرب في 2014. ومنذ ذلك الحين قتل عشرات الآلاف.", "2014/.."),
    "then": ("اقتحم مسلحون المدينة في ديسمبر 2014. وقتلت الشرطة حينها 14 مسلحا.", "2014-12"),
    "bombings of one day": ("قتل 30 شخصا في تفجيرات ببغداد الثلاثاء. كما انفجرت سيارة مفخخة في الكرادة.", "2021-03-09"),
    "an air raid of its own": ("قتل 30 شخصا في غارات على صعدة الثلاثاء. كما قصفت الطائرات ذمار.", None),
}


def read(text: str) -> tuple[Sequence[Claim], list[float | None]]:
    found = explain.read_text(text, reference="2021-03-10")
    return found.claims, [quantity.low for quantity in found.reading.quantities]


@pytest.mark.parametrize(("text", "figures"), FIGURES.values(), ids=FIGURES.keys())
def test_the_figures_of_each_event(text: str, figures: dict[str, list[float]]) -> None:
    claims, counts = read(text)
    found = {claim.event: [counts[at] for at in claim.figures] for claim in claims}
    assert {event: found[event] for event in figures} == figures


@pytest.mark.parametrize(("text", "event", "time"), TIMES.values(), ids=TIMES.keys())
def test_the_time_of_an_event(text: str, event: str, time: str | None) -> None:
    claims, _ = read(text)
    assert time in [claim.time for claim in claims if claim.event == event]


@pytest.mark.parametrize(("text", "time"), POINTED.values(), ids=POINTED.keys())
def test_a_time_told_before(text: str, time: str | None) -> None:
    claims, _ = read(text)
    assert claims[-1].time == time
