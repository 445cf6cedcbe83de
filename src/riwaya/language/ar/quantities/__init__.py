"""Reads quantities: "ما لا يقل عن 12 مدنيا" is 12 or more civilians, "دبابتين" two tanks, "سبع أخريات" seven others.

A quantity is a modifier, a number (or a dual, or a noun with واحد), the noun counted and a category (docs/numbers.md).
numbers.py reads the number; `nouns` knows what can be counted, `following` finds it, `bounds` knows the modifiers,
`refusals` what counts nothing, `counting` and `duals` put a quantity together, `categories` says what it means, and
`reading` goes through the lines. Ranks ("الدفعة 12", "الثالث عشر") are kept apart as ordinals.

Left alone: whatever lies in a date, clock time or set of times, years, telephone numbers, shares ("نصف المنطقة") and
numbers that name a thing ("الفرقة 30", "إف-16").
"""

from __future__ import annotations

from riwaya.language.ar.quantities.reading import overfull, quantities
from riwaya.language.ar.quantities.rules import RULES

__all__ = ["RULES", "overfull", "quantities"]
