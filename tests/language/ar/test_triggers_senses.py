"""The same words in another sense, and states, misfortunes and thanks that tell an event. Every sentence is our own."""

from __future__ import annotations

import pytest
from tests.language.ar.test_triggers import found

SENSES = [
    ("هذا إنجاز كبير للفريق", "CONCEDE"),
    ("درس الباحثون أبعاد المشكلة", "COERCE"),
    ("قدم التقرير عارضا عليه الوثائق", "REJECT"),
    ("لا تمت هذه الأقوال للحقيقة بصلة", "STATUS"),
    ("يسخر الشاعر قلمه لخدمة وطنه", "ACCUSE"),
    ("مشروع يستهدف تحقيق التنمية", "ASSAULT"),
    ("تحارب الحكومة الفساد", "ASSAULT"),
    ("دول مجلس التعاون", "COOPERATE"),
    ("استعادة الثقة في السوق", "COERCE"),
    ("دعا الله أن يحفظ البلاد", "REQUEST"),
    ("قالت القوات إن الوضع يتقدم", "MOBILIZE"),
]


@pytest.mark.parametrize(("text", "event"), SENSES, ids=[text for text, _ in SENSES])
def test_words_in_another_sense_tell_nothing(text: str, event: str) -> None:
    assert event not in {trigger.event for trigger in found(text)}


TELLS = [
    ("تبادل الطرفان الأسرى قرب المعبر", "RETREAT", "release"),
    ("عبر آلاف اللاجئين الحدود", "SANCTION", "expel"),
    ("هاجم الوزير بشدة سياسة الاتحاد", "ACCUSE", "disapprove"),
    ("باتت مدمرة بعد المعارك", "STATUS", "condition"),
    ("تشكل الألغام خطرا على السكان", "STATUS", "condition"),
    ("تحطمت مروحية عسكرية في الصحراء", "STATUS", "condition"),
    ("يقود الجيش في الجنوب", "STATUS", "leadership"),
    ("اعتمد المجلس بالإجماع قرارا", "AGREE", None),
    ("أزالت الفرق الألغام من الحقول", "COERCE", "seize"),
    ("قضت محكمة بإعدام الضابط", "SANCTION", "convict"),
]


@pytest.mark.parametrize(("text", "event", "mode"), TELLS, ids=[text for text, *_ in TELLS])
def test_states_misfortunes_and_acts_of_state_tell_an_event(text: str, event: str, mode: str | None) -> None:
    assert (event, mode) in {(trigger.event, trigger.mode) for trigger in found(text)}
