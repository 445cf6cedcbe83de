"""The table of rules: name, pattern, what to make of a match; examples and near misses are in examples/times.yaml."""

from __future__ import annotations

from riwaya.language.ar.times.clock import (
    bare_part,
    beside_hour,
    day_and_part,
    hours_in_digits,
    midnight,
    night,
    part_alone,
    part_of_day,
    read_clock,
    read_hours,
    this_part,
)
from riwaya.language.ar.times.days import (
    day_alone,
    day_in_digits,
    day_of_weekday,
    nth_weekday,
    one_day,
    same_day,
    weekdays_in_row,
)
from riwaya.language.ar.times.lengths import (
    distance,
    duration,
    from_before,
    last_units,
    once,
    present,
    until_the_hour,
    vague_distance,
)
from riwaya.language.ar.times.match import TimeRule
from riwaya.language.ar.times.patterns import (
    ANY,
    CLOCK,
    CORE,
    DAY_MONTH,
    DAY_NUMBER,
    DAY_PART,
    DAY_THE_MONTH,
    DECADE,
    EDGED,
    HOUR,
    HOUR_OF,
    LED,
    LENGTH,
    MINUTES,
    MONTH,
    MONTH_TAIL,
    MONTH_TOLD,
    OF,
    REL,
    REL_YEAR,
    ROUGH,
    SEASON,
    THE_MONTH,
    TO,
    UNIT_REL,
    WEEKDAY,
    YEAR,
    YEAR_TOLD,
    YEAR_UNIT,
    ZONE,
)
from riwaya.language.ar.times.periods import (
    bare_year,
    century_numbered,
    edge_of_period,
    feast_day,
    nth_after,
    one_decade,
    one_month,
    one_season,
    one_unit,
    one_year,
    rest_of_period,
    share_of_year,
    two_years,
    within,
)
from riwaya.language.ar.times.ranges import days_of_month, in_week, read_range, read_set

#: The rules, each with examples in examples/times.yaml. Where two start and end together the earlier one wins.
RULES: tuple[TimeRule, ...] = (
    TimeRule(
        "two years",
        f"<from|between|since>?(?:<construct_year>|{YEAR_UNIT})?(?:<year_range>|<year>(?:{TO}|<and>){YEAR_UNIT}?<year>)",
        two_years,
    ),
    TimeRule(
        "weekdays of a week",
        f"(?P<week><this_one><the_unit_week>|<the_unit_week>{REL})<comma>?<from|between>(?P<one>{WEEKDAY})(?:{TO}|<and>)(?P<two>{WEEKDAY})",
        in_week,
    ),
    TimeRule("range", f"<from|since|between>(?P<one>{ANY})<comma>?(?:{TO}|<and>)(?P<two>{ANY})", read_range),
    TimeRule("range without opening", f"(?P<one>{CORE}|{MONTH_TOLD}){TO}(?P<two>{CORE}|{MONTH_TOLD})", read_range),
    TimeRule(
        "days of a month",
        f"(?:<from|between|since>?{DAY_NUMBER}(?:{TO}|<and>)|<from|between>?<day_range>)(?P<two>{DAY_MONTH}|{DAY_THE_MONTH}|{OF}?{MONTH}{MONTH_TAIL}?|{OF}?{THE_MONTH})",
        days_of_month,
    ),
    TimeRule("weekdays", "<construct_day|days>?<weekday>(?:<and|dash>?<weekday>)+<last|next>?", weekdays_in_row),
    TimeRule(
        "clock",
        CLOCK,
        read_clock,
    ),
    TimeRule("before or after an hour", f"(?P<side><before|after>){CLOCK}", beside_hour),
    TimeRule("hour of a part", f"(?P<hour>{HOUR_OF}){OF}?<part>(?P<day>{CORE}){ZONE}?", read_clock),
    TimeRule(
        "hours",
        f"{LED}?<from|between>?(?P<hour>{HOUR}|<hour_word>?<hour|ordinal|clock>{MINUTES}?)(?:{OF}?(?P<day_hour>{CORE}))?"
        f"(?:{TO}|<and>)(?P<until>{HOUR}|<clock>|<ordinal>{MINUTES}?|<hour>)(?:<comma>?{OF}?(?P<day>{CORE}))?",
        read_hours,
    ),
    TimeRule("hours in digits", f"{LED}?(?P<range><day_range>)(?P<part>{DAY_PART}|<part_short>)", hours_in_digits),
    TimeRule(
        "part of a day",
        f"(?:(?:<time_of|the_plural_hour|moment_bare><late|early|ordinal>{OF}?)?(?:<before|after|shortly_before|shortly_after>?<edge>?<part>){OF}?"
        f"|<time_of|the_plural_hour|moment_bare><late|early|ordinal>{OF}?|<time_of><the_part><late|early|ordinal>?{OF}?|<the_part><late|early>{OF}?)(?P<day>{CORE})",
        part_of_day,
    ),
    TimeRule("day with its part", f"(?P<day>{CORE})(?P<part>{DAY_PART})", day_and_part),
    TimeRule(
        "night",
        "(?:<time_of><late>(?:<from|in>)?)?(?:<the_unit_night>(?:<before>?<last>|<next>)|<tonight>|<this_one><the_unit_night>"
        "|<part><weekday><dash|slash|upon>?<weekday>)",
        night,
    ),
    TimeRule("midnight", "<edge><dash>?<the_part|midday>", midnight),
    TimeRule("part of today", "<this_one><the_part>", this_part),
    TimeRule(
        "nth of a month",
        f"(?:<first|ordinal|final>(?:<unit_day>?<weekday_bare>|<unit_day>|<unit_week>)|<weekday|the_unit_week|the_unit_day><ordinal|latest>)"
        f"{OF}(?P<month>{MONTH}(?:{OF}?{MONTH_TAIL})?|{THE_MONTH})",
        nth_weekday,
    ),
    TimeRule(
        "nth weekday after a day",
        f"<first|ordinal><unit_day>?<weekday_bare><after>(?P<day>{CORE}|<feast>(?:{OF}?{YEAR})?)",
        nth_after,
    ),
    TimeRule("day in digits", "<unit_day>?<day_month>(?:<comma><year>)?", day_in_digits),
    TimeRule("day of this month", "<unit_day><day>", day_alone),
    TimeRule("day", CORE, one_day),
    TimeRule("weekday with day", "<unit_day>?<weekday>(?:<in>)?(?:<ordinal>|<day>)", day_of_weekday),
    TimeRule(
        "same day",
        "(?:<the_unit_day><itself|next>|<same><the_unit_day>|<before|after><that_one><prep>(?:<unit_day>|<dual_day>|<num><unit_day|plural_day>))",
        same_day,
    ),
    TimeRule("month", MONTH_TOLD, one_month),
    TimeRule("year", YEAR_TOLD, one_year),
    TimeRule("bare year", "<year>", bare_year),
    TimeRule("unit", UNIT_REL, one_unit),
    TimeRule("edge", f"<edge>{OF}?{EDGED}", edge_of_period),
    TimeRule("rest", f"<rest>{OF}?(?P<period>{UNIT_REL}|<the_unit_week|the_unit_month|the_unit_year>)", rest_of_period),
    TimeRule("season", f"<edge>?(?:{SEASON}|<the_season>)", one_season),
    TimeRule("decade", f"{DECADE}(?:{OF}?<the_unit_century>(?:{REL}|<ordinal|the_number>))?", one_decade),
    TimeRule("century", "<the_unit_century><ordinal|the_number>", century_numbered),
    TimeRule(
        "share of a year", f"<quarter|half><ordinal>{OF}?(?P<period>{YEAR_TOLD}|{UNIT_REL}|<year>)", share_of_year
    ),
    TimeRule("feast", f"<feast>(?:{REL}|{YEAR}|{REL_YEAR})?", feast_day),
    TimeRule("distance", f"<before|since|after|from>{ROUGH}?(?P<length>{LENGTH})<roughly>?(?:<from><now>)?", distance),
    TimeRule(
        "counted stretch",
        "(?:<the_plural>(?:<the_number>|<al>?<num>)|<the_dual>|<al>?<the_number|num><unit|plural>|<al><num><unit|plural>)<last|next|latest>"
        "|<final>(?:<num><unit|plural>|<dual>)",
        last_units,
    ),
    TimeRule("duration", f"{ROUGH}?{LENGTH}|<throughout><the_unit>", duration),
    TimeRule(
        "vague distance",
        f"<the_plural|stretch><few>?{REL}|<before|since|after><some>?<plural><few|long>?|<since><span><long>|<span><long>|<stretch><itself>",
        vague_distance,
    ),
    TimeRule("now", "<now>|<moment><this>|<this_one>(?:<moment>|<stretch>|<the_plural_day>)", present),
    TimeRule("until now", "<to><hour_word>", until_the_hour),
    TimeRule(
        "once",
        "<once>|<soon><very>?|<fastest><moment_bare><possible>?|<moment_bare><near>|<before|after><that_one>(?:<prep><little>|<little>)?|<that_one><moment|meanwhile>|<moment_bare><earlier|later>",
        once,
    ),
    TimeRule("before", "<from><before>", from_before),
    TimeRule(
        "within",
        f"<moment_bare|time_of><earlier|later>(?:{OF}?(?P<day>{CORE}|{UNIT_REL})|{OF}(?P<whole><the_unit_month|the_unit_year|the_unit_week>))",
        within,
    ),
    TimeRule("bare part", "<part_adverb>", bare_part),
    TimeRule(
        "part by itself",
        f"<after|before><the_part>|<time_of|moment_bare><late|early>{OF}?<before|after>?<the_part>|<edge><the_part>",
        part_alone,
    ),
    TimeRule(
        "set",
        f"(?:(?P<before>{HOUR}){OF}?)?(?:<every><unit_day>?<weekday_bare|weekday>|<days><weekday>){OF}?(?P<after>{HOUR})?"
        "|<every>(?:<num>?<unit|plural>|<dual>)|<often>",
        read_set,
    ),
)
