"""Says in Arabic why things were put together or against each other; the stages give their reasons in English.

A phrase that the table does not know stays as it is, so a new reason is never lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from riwaya.knowledge import ontology

Said = str | Callable[[re.Match[str]], str]

_COUNTED = {
    "killed": "قتلى", "wounded": "جرحى", "captured": "أسرى", "missing": "مفقودون", "detained": "معتقلون",
    "displaced": "نازحون", "evacuated": "مجلَون", "fighters": "مقاتلون", "civilians": "مدنيون", "officers": "ضباط",
    "vehicles": "آليات", "tanks": "دبابات", "aircraft": "طائرات", "weapons": "أسلحة", "places": "أماكن",
    "money": "أموال",
}  # fmt: skip


def in_arabic(reason: str) -> str:
    """Return a reason in Arabic."""
    for pattern, said in _PHRASES:
        reason = pattern.sub(said, reason)
    return reason.replace("; ", "؛ ").replace(", ", "، ")


def _event(match: re.Match[str]) -> str:
    return f"حدث من النوع نفسه ({ontology.types()[match[1]].label.ar})" if match[1] in ontology.types() else match[0]


def _counted(match: re.Match[str]) -> str:
    return f"كلاهما عن: {_COUNTED.get(match[1], match[1])}"


def _days(match: re.Match[str]) -> str:
    return "نُشرا في اليوم نفسه" if match[1] == "0" else f"بين نشرهما (بالأيام): {match[1]}"


_PHRASES: tuple[tuple[re.Pattern[str], Said], ...] = (
    (re.compile(r"\bsame event type (\w+)"), _event),
    (re.compile(r"\bboth (\w+)"), _counted),
    (re.compile(r"\bpublished (\d+) days apart"), _days),
    (re.compile(r"\b(\d+) pages \(([^()]*)\) carry it"), r"تنقله صفحات عددها \1 (\2)"),
    (re.compile(r"([^;]+?) speak for one body or are one text"), r"\1: عن جهة واحدة أو نص واحد"),
    (re.compile(r"\bcopies: (.*)$"), lambda match: "نسخ: " + match[1].replace(" of ", " عن ")),
    (re.compile(r"\bshared names\b"), "أسماء مشتركة"),
    (re.compile(r"\bshared words\b"), "كلمات مشتركة"),
    (re.compile(r"\bparties shared\b"), "الأطراف مشتركة"),
    (re.compile(r"\bparties not told by both\b"), "الأطراف لم يذكرها الجانبان معا"),
    (re.compile(r"\bplace shared\b"), "المكان مشترك"),
    (re.compile(r"\bplace not told by both\b"), "المكان لم يذكره الجانبان معا"),
    (re.compile(r"\bdays of publication unknown\b"), "يوما النشر غير معروفين"),
    (re.compile(r"\bneither a part of the other nor a later toll\b"), "ليس أحدهما جزءا من الآخر ولا حصيلة لاحقة"),
    (re.compile(r"\bone attack, same victims, different doers\b"), "هجوم واحد وضحايا واحدون وفاعلون مختلفون"),
)
