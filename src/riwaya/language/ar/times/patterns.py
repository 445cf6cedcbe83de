"""Patterns over classes of words, small ones first, each used by those below it.

`<kind>` is a token of that kind (lexicon/times.yaml), `<a|b>` of either; spaces mean nothing. `DAY_MONTH` reads
"7 أيار/مايو", `CORE` any one day.
"""

from __future__ import annotations

import re
from functools import cache

from riwaya.language.ar.timewords import charset

OF = "<from|in|prep>"
REL = "<last|this|next|latest>"
YEAR_UNIT = "<unit_year|the_unit_year>"
YEAR = f"(?:<comma|dash|slash>?{OF}?{YEAR_UNIT}?(?:<open><year><ad|ah>?<close>|<year><ad|ah>?))"
REL_YEAR = f"(?:{OF}?<the_unit_year>(?:{REL}|<itself>)|{OF}?<this_one><the_unit_year>)"
MONTH = (
    "(?:<unit_month|the_unit_month>?<month|weak|hmonth>|<unit_month><month_number|libyan>|<the_unit_month><ordinal>)"
)
THE_MONTH = "(?:<this_one><the_unit_month>|<the_unit_month><this|last|next|itself>|<same|that_one><the_unit_month>)"
DAY_NUMBER = "(?:<the_unit_day|unit_day>?<ordinal>|<unit_day>?<day>)"
MONTH_TAIL = f"(?:{REL}?(?:{YEAR}|{REL_YEAR})|{REL})"
DAY_MONTH = f"(?:{DAY_NUMBER}(?:{OF}|<dash|slash|comma>)?{MONTH}{MONTH_TAIL}?)"
DAY_THE_MONTH = f"(?:{DAY_NUMBER}{OF}?{THE_MONTH})"
_MONTH_DAY = f"(?:{MONTH}(?:<ordinal>(?:{OF}?{YEAR})?|<day><comma><year>))"
_DAY_CURRENT = "(?:<unit_day>?<al>?<day><this>)"
_NUMERIC = (
    "(?:<unit_day>?(?:<date>|<day><slash><month_number><slash><year>|<day><dash><month_number><dash><year>)<ad|ah>?)"
)
WEEKDAY = "(?:(?:<unit_day>|<this_one>)?<weekday>|<unit_day><weekday_bare>)"
OFFSET = (
    "(?:<unit_day>?(?:<day_offset><ordinal>|<first><from>?<day_offset>|<ordinal><from><day_offset>|<after><day_offset>"
    "|<before><unit_day>?<day_offset>|<day_offset>)|<this_one><today>|<today>|<after><day_offset>)"
)
_FULL = f"(?:{_NUMERIC}|{DAY_MONTH}|{DAY_THE_MONTH}|{_MONTH_DAY}|{_DAY_CURRENT})"
_FULL = f"(?:{_FULL}(?:<open><dated>{_FULL}<close>|<comma>?<dated>{_FULL})?)"
_TAIL = f"(?:<comma>?(?:<dated><prep>?|{OF})?(?:<open>{_FULL}<close>|{_FULL}|<unit_day>?<day_month>))"
NAMED = f"(?:<comma>?{WEEKDAY}|<open>{WEEKDAY}<close>)"
WEEK = f"(?:{OF}?(?:<this_one><the_unit_week>|<the_unit_week>{REL}))"
#: One day, however it is told.
CORE = (
    f"(?:{OFFSET}{NAMED}?{_TAIL}?|{WEEKDAY}(?:{WEEK}|<last|this|next>?{_TAIL}?)|{_FULL}"
    f"|<the_unit_week>{REL}{WEEKDAY}|<this_one><the_unit_week>{WEEKDAY})"
)
UNIT_REL = "(?:<this_one>(?:<the_unit>)|<the_unit>(?:<before>|<after>)?<last|this|next|itself>)"
YEAR_TOLD = f"(?:{YEAR_UNIT}<year><ad|ah>?)"
MONTH_TOLD = f"(?:{MONTH}{MONTH_TAIL}?|<month_year>)"
SEASON = f"(?:<season>(?:{YEAR}|{REL_YEAR})|<the_season>(?:<last|this|next>|{YEAR})|<this_one><the_season>)"
DECADE = "(?:<decade_name>|<unit_decade>?<decade_bare>)"
_NUMBER = "(?:<num|decimal>)"
ROUGH = "(?:<about>|(?:<more|less><from>))"
_ONE = f"(?:{_NUMBER}<unit|plural>|<dual><num>?|<unit><whole>?)"
LENGTH = f"(?:{_ONE}(?:<and><half_of>(?:<the_unit|unit>)?)?(?:<and>{_ONE})*|<half_of><unit>)"
MINUTES = "(?:<and><fraction>|<and><minute><minute_word>?|<except><fraction>|<except><minute><minute_word>?)"
DAY_PART = (
    f"(?:{OF}?<part_adverb|the_part>|<after|before><the_part|prayer>|<this_one><the_part|the_unit_night>|<tonight>"
    f"|{OF}?<time_of|moment_bare><late|early>{OF}?<before|after>?<the_part>)"
)
ZONE = "(?:<open><zone_word><zone><close>|<zone_word><zone>|<zone_short>)"
HOUR = (
    f"(?:<clock>(?:{DAY_PART}|<part_short>)?|<hour_word><clock_dot>{DAY_PART}?"
    f"|<hour_word><colon>?<clock|hour|ordinal>{MINUTES}?{DAY_PART}?|<hour|ordinal>{MINUTES}?{DAY_PART}"
    f"|<ordinal>(?:<and>|<except>)<fraction>){ZONE}?"
)
#: A part of a day before its hour: "مساء أمس الساعة 7", "هذا الصباح الساعة 7".
_LEAD = f"(?:<before|after>?<part>{OF}?)"
_LEAD_ALONE = "(?:<this_one><the_part|the_unit_night>|<tonight>|<after|before>?<the_part>)"
LED = (
    f"(?:(?P<lead>{_LEAD})?(?P<day_first>{CORE})(?P<aside>{DAY_PART})?(?:<comma|dash|about>|{OF})*"
    f"|(?P<alone>{_LEAD_ALONE})(?:<comma|about>|{OF})*)"
)
HOUR_OF = f"(?:<clock>|<hour_word><colon>?<clock|hour|ordinal>{MINUTES}?|<ordinal>{MINUTES}?)"
TO = "(?:<comma>?<and>?<to>|<dash>)"


@cache
def pattern_of(source: str) -> re.Pattern[str]:
    """Return a pattern over classes, compiled once."""
    return re.compile(with_classes(source))


def with_classes(pattern: str) -> str:
    """Write `<kind>` as the class of characters of its tokens.

    Raises:
        KnowledgeError: when no word is of a kind.
    """
    return re.sub(r"(?<!\?P)<([a-z_|]+)>", lambda match: charset(match[1]), re.sub(r"\s", "", pattern))


ANY = (
    f"(?:{CORE}|{MONTH_TOLD}|{YEAR_TOLD}|{UNIT_REL}|{SEASON}|{DECADE}|<year>"
    f"|<edge>{OF}?(?:{MONTH_TOLD}|{YEAR_TOLD}|{UNIT_REL}|<year>)|<part>{CORE}|<now>)"
)
EDGED = (
    f"(?P<period>{MONTH_TOLD}|{YEAR_TOLD}|{UNIT_REL}|{SEASON}|{DECADE}(?:{OF}?<the_unit_century>(?:{REL}|<ordinal|the_number>))?|<year>"
    "|<the_unit_century><ordinal|the_number>|<the_unit_week|the_unit_month|the_unit_year>)"
)
CLOCK = (
    f"{LED}?(?P<hour>{HOUR})(?:<comma>?{OF}?<part>?(?P<day>{CORE})(?:<dash|slash>?<weekday>)?(?P<later>{DAY_PART})?)?"
)
