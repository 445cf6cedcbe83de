"""Statements, reports, documents and pictures: who speaks in them and who passed them on. Our own sentences."""

from __future__ import annotations

import pytest
from tests.claims.attribution.test_attribution import chain

NAMES = (("وكالة مدار", "agency:madar", "ORG"),)

CASES = {
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
    "a broadcaster that only carried a speech": (
        "وقال سعد معن في كلمة ألقاها أمام النواب وبثتها رويترز مباشرة إن اللواء انسحب",
        "انسحب",
        ["per:saad", "agency:reuters"],
    ),
    "an outlet in marks right behind its verb": (
        "نشرت «وكالة مدار» مقطع فيديو. ويشير الفيديو إلى أن اللواء انسحب",
        "انسحب",
        ["agency:madar"],
    ),
    "somebody in pictures, and who published them": (
        "نشرت رويترز مقطع فيديو للقرية. وفي هذا الفيديو، سمع شخص ما يقول: «انسحب اللواء».",
        "انسحب",
        ["source:unnamed-person", "agency:reuters"],
    ),
    "his own words are those of who was told of in the sentence": (
        "نشرت رويترز مقطعا. في الفيديو يظهر أحد المسعفين وقد جاء في تصريحه: «انسحب اللواء».",
        "انسحب",
        ["source:unnamed-medic", "agency:reuters"],
    ),
    "reports that a speaker denies are no speaker": (
        "وردا على هذه التقارير عقدت وزارة الدفاع مؤتمرا، كذبت فيه محتوى التقارير نافية قصف القرية",
        "قصف",
        ["state:defence-ministry"],
    ),
    "whose report it is": (
        "قالت وزارة الصحة في تقرير إن المرض انتشر. وقال سعد معن إن القصف توقف. وأضاف التقرير أن المعبر مفتوح",
        "مفتوح",
        ["state:health-ministry"],
    ),
    "an outlet beside a source only says the same": (
        "انسحب اللواء أمس، وفق المرصد ووكالة الأناضول",
        "انسحب",
        ["ngo:observatory"],
    ),
    "newspapers at large are not the agency before": (
        "ذكرت الأناضول أن اللواء انسحب. ويستمر القصف يوميا، بحسب الصحف",
        "القصف",
        ["media:unnamed-media"],
    ),
    "a study speaks": (
        "قال سعد معن إن القصف توقف. وتظهر الدراسة أن اللواء انسحب",
        "انسحب",
        ["source:unnamed-study"],
    ),
    "who was interviewed, not who asked": (
        "وأجرى سعد معن مقابلة مع أحد العاملين في المستشفى الذي قال: «انسحب اللواء».",
        "انسحب",
        ["source:unnamed-worker"],
    ),
}


@pytest.mark.parametrize(("text", "word", "hops"), CASES.values(), ids=CASES)
def test_who_speaks_in_a_report(text: str, word: str, hops: list[str]) -> None:
    assert chain(text, word, names=NAMES) == hops
