"""Times: what the words of a page say about when, as EDTF, resolved against the day that the page counts from.

"منذ 3 حزيران/يونيو الفائت حتى 10 تموز/يوليو الجاري" is 2019-06-03/2019-07-10 on 12 July 2019; "مساء أمس" the evening of
the 11th. timewords.py turns a line into classes of words; `patterns` holds the patterns over those classes, `told` and
`resolve` what they come to, `days`, `periods`, `lengths`, `clock` and `ranges` the rules, `rules` their table, and
`reading` runs them. News looks back: "الاثنين" is the last Monday, "أيلول" the last September, unless the words say
otherwise. Without a reference what the words alone say is kept (7 أيار is XXXX-05-07), the rest is a PAST_REF,
PRESENT_REF or FUTURE_REF.

Left alone: event clauses ("قبل خروجهم"), "الأخير" as an epithet, the conjunctive "في الوقت نفسه", ages.
"""

from __future__ import annotations

from riwaya.language.ar.times.match import TimeRule
from riwaya.language.ar.times.reading import ToldHere, infer_published, times, told_days
from riwaya.language.ar.times.rules import RULES

__all__ = ["RULES", "TimeRule", "ToldHere", "infer_published", "times", "told_days"]
