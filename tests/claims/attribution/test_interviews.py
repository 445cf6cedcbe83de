"""Interviews printed as questions and answers. Our own sentences."""

from __future__ import annotations

from tests.claims.attribution.test_attribution import chain


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


def test_an_interview_that_names_nobody_has_answers_of_a_speaker_not_told() -> None:
    questions = "\n".join(f"س: من قصف الحي {n}؟\nج: قصفته الطائرات {n}." for n in ("الأول", "الثاني", "الثالث"))
    text = f"تحدثنا إلى أحد المقاتلين في المدينة المحاصرة.\n{questions}"
    assert chain(text, "قصفته الطائرات الثالث")[:1] == ["source:unidentified-speaker"]
