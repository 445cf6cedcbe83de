"""Rules for clock times and parts of the day: "الرابعة من صباح أمس", "قبل الساعة 8", "8-10 صباحا", "الليلة الماضية"."""

from __future__ import annotations

import re
from datetime import date, datetime

from riwaya.language.ar import calendar as cal
from riwaya.language.ar.calendar import DAY, Stretch
from riwaya.language.ar.times.match import ADRIFT, DAYLIKE, PAST, PRESENT, Found, Part, Place, counts, moment_of
from riwaya.language.ar.times.resolve import nearest_weekday, resolve
from riwaya.language.ar.times.told import Told, tell
from riwaya.language.ar.timewords import Token
from riwaya.model import When


def part_of_day(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a part of a day: "مساء أمس", "فجر اليوم الجمعة", "وقت متأخر من يوم السبت", "قبيل ظهر الاثنين"."""
    inner = place.part(match.start("day"), match.end("day"))
    meant = resolve(tell(inner), place.today)
    head = place.part(place.start, inner.start)
    part = part_named(head)
    if part is None or meant is None:
        return None
    if isinstance(meant, str):
        return Found("TIME", meant, part=part)
    if part == "NI" and head.has("edge") and (head.has("after") or head.has("shortly_after")):
        meant = cal.day(meant.first + DAY)  # "بعد منتصف ليل الأربعاء" is Thursday
    return Found("TIME", meant.edtf, meant, part)


def day_and_part(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a day and then its part: "الجمعة مساءً", "أمس بعد الظهر"."""
    meant = resolve(tell(place.part(match.start("day"), match.end("day"))), place.today)
    part = part_named(place.part(match.start("part"), match.end("part")))
    if part is None or not isinstance(meant, Stretch):
        return None
    return Found("TIME", meant.edtf, meant, part)


def part_named(head: Place) -> Part | None:
    """Say which part of the day words name; "قبل الظهر" is the morning, "بعد منتصف الليل" the night."""
    named: Part | None = (
        head.first("part")
        or head.first("the_part")
        or head.first("part_adverb")
        or head.first("part_short")
        or head.first("prayer")
    )
    named = named or ("NI" if head.has("tonight") or head.has("the_unit_night") else None)
    if named is None:
        led = any(head.has(kind) for kind in ("time_of", "the_plural_hour", "moment_bare"))
        late, early = head.has("late"), head.has("early") or head.has("ordinal")
        if not led:
            return None
        return "NI" if late else "MO" if early else None
    if named == "AF" and (head.has("before") or head.has("shortly_before")) and _is_noon(head):
        return "MO"
    return named


def _is_noon(head: Place) -> bool:
    return any("ظهر" in head.row.folded.text[token.start : token.end] for token in head.tokens)


def night(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a night by its distance: "الليلة الماضية", "الليلة قبل الماضية", "ليل السبت - الأحد"."""
    today, after = place.today, place.after()
    if place.end - place.start == 1 and after is not None and "ordinal" in after.values:
        return None
    if today is None:
        return Found("TIME", PAST, part="NI") if place.has("last") else None
    if place.has("weekday"):
        names = [token.values["weekday"] for token in place.tokens if "weekday" in token.values]
        if (names[1] - names[0]) % 7 != 1:
            return None
        last = nearest_weekday(today, Told(weekday=names[1]))
        nights = cal.days(last - DAY, last) if place.first("part") == "NI" else cal.day(last - DAY)
        return Found("TIME", nights.edtf, nights, place.first("part"))
    if place.has("last"):
        back = 2 if place.has("before") else 1
        nights = cal.days(today - back * DAY, today - (back - 1) * DAY)
    else:
        nights = cal.day(today + (DAY if place.has("next") else 0 * DAY))
    return Found("TIME", nights.edtf, nights, "NI")


def midnight(place: Place, _: re.Match[str]) -> Found | None:
    """Reads midnight, which ends the day that was told, and midday: "منتصف الليل", "منتصف النهار"."""
    if place.first("edge") == "mid" and place.has("midday"):
        return _at(place.said if place.here and place.said else place.today, (12, 0, 0), place)
    if place.first("edge") != "mid" or place.first("the_part") != "NI":
        return None
    if place.here and place.said is not None:
        return _at(place.said + DAY, (0, 0, 0), place)
    return _at(place.today, (0, 0, 0), place)


def this_part(place: Place, _: re.Match[str]) -> Found | None:
    """Reads the part of today: "هذا الصباح", "هذه الليلة"."""
    if place.today is None:
        return Found("TIME", PRESENT, part=place.first("the_part"))
    meant = cal.day(place.today)
    return Found("TIME", meant.edtf, meant, place.first("the_part") or "NI")


def bare_part(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a part of the day that a day was told before: "أمس … صباحاً"."""
    word = place.row.folded.text[place.tokens[0].start : place.tokens[0].end]
    if not word.endswith("ا") or word.startswith("ال"):
        return None
    if not place.here or place.said is None:
        return ADRIFT
    meant = cal.day(place.said)
    return Found("TIME", meant.edtf, meant, place.first("part_adverb"))


def part_alone(place: Place, _: re.Match[str]) -> Found | None:
    """Reads a part of the day on the day that was told, or today: "في وقت متأخر من الليل", "بعد الظهر"."""
    part = part_named(place)
    after = place.after()
    if part is None or (after is not None and not DAYLIKE.isdisjoint(after.values)):
        return None
    if place.has("edge") and place.first("edge") not in ("early", "late", "end", "first"):
        return None
    if not place.has("edge") and not place.has("time_of") and not place.has("moment_bare") and not _is_noon(place):
        return None  # "بعد العصر", "قبل الفجر" are prayers
    day = place.said if place.here and place.said is not None else place.today
    if day is None:
        return Found("TIME", PRESENT, part=part)
    meant = cal.day(day)
    return Found("TIME", meant.edtf, meant, part)


def read_clock(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a clock time: "10:19", "الساعة الثالثة والنصف عصراً", "الرابعة من صباح أمس", "(07:00 بتوقيت غرينتش)"."""
    groups = match.groupdict()
    hour = hour_told(place.part(match.start("hour"), match.end("hour")))
    if hour is None:
        return None
    day = place.said if place.here else place.today
    inner: Place | None = None
    for name in ("day", "day_first"):
        if groups.get(name):
            inner = place.part(match.start(name), match.end(name))
            meant = resolve(tell(inner), place.today)
            if not isinstance(meant, Stretch):
                return None
            day = meant.first
    part = part_named(place.part(match.end("hour"), inner.start)) if inner and groups.get("day") else None
    part = part or part_named(place.part(match.start("hour"), match.end("hour"))) or _part_led(place, match)
    return _at(day, on_the_day(hour, part, place), place)


def _part_led(place: Place, match: re.Match[str]) -> Part | None:
    """Return the part of the day told before an hour: "مساء أمس الساعة 7", "هذا الصباح الساعة 7"."""
    groups = match.groupdict()
    led = (name for name in ("lead", "aside", "alone", "later") if groups.get(name))
    return next((part for name in led if (part := part_named(place.part(match.start(name), match.end(name))))), None)


def beside_hour(place: Place, match: re.Match[str]) -> Found | None:
    """Reads what lies before or after an hour, as an open range: "قبل الساعة الثامنة صباحاً", "بعد الساعة 8 مساءً"."""
    clock = read_clock(place, match)
    if clock is None or not place.has("hour_word"):
        return None
    early = place.part(match.start("side"), match.end("side")).has("before")
    value = f"../{clock.value}" if early else f"{clock.value}/.."
    edge = clock.when.start if clock.when else None
    when = When(start=None if early else edge, end=edge if early else None, edtf=value, grain="minute")
    return Found("TIME", value, when=when if edge else None)


def hours_in_digits(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a stretch of hours joined by a dash: "8-10 صباحاً" (not the score of "3-1 مساء أمس")."""
    first, last = place.part(match.start("range"), match.end("range")).first("day_range")
    after = place.after()
    if not 1 <= first < last <= 12 or (after is not None and not DAYLIKE.isdisjoint(after.values)):
        return None
    part = part_named(place.part(match.start("part"), match.end("part")))
    opens, closes = (on_the_day((hour, 0, 0), part, place) for hour in (first, last))
    return _between(place, _day_beside(place, match), opens, closes)


def hour_told(place: Place) -> tuple[int, int, int] | None:
    """Read hour, minute and second; "إلا ربع" counts back."""
    clock = place.first("clock") or place.first("clock_dot")
    if clock is not None:
        return clock[0], clock[1], clock[2]
    hour: int | None = None
    minute, sign = 0, 1
    for token in place.tokens:
        values = token.values
        if "except" in values:
            sign = -1
        elif hour is None and "ordinal" in values and not _feminine(place, token):
            return None
        elif hour is None and ("hour" in values or "ordinal" in values):
            hour = values.get("hour", values.get("ordinal"))
        elif hour is not None and ("fraction" in values or "minute" in values):
            minute = sign * values.get("fraction", values.get("minute"))
    if hour is None or hour > 24:
        return None
    at = (hour * 60 + minute) % 1440
    return at // 60, at % 60, 0


def _feminine(place: Place, token: Token) -> bool:
    """Whether an ordinal can be an hour: "الثالثة", not "الثالث" ("ربع الساعة الأول")."""
    word = place.row.folded.text[token.start : token.end].split()[0]
    return word.endswith(("ه", "ولي"))


def on_the_day(clock: tuple[int, int, int], part: str | None, place: Place) -> tuple[int, int, int]:
    """Turn the clock by the part of day: "الثالثة عصراً" is 15:00, "الثانية عشرة ليلاً" 00:00."""
    hour, minute, second = clock
    shifted = 12 if part == "EV" else 11 if part == "AF" else 0  # "11:45 ظهراً" is before noon
    if hour < shifted or (part == "NI" and 6 <= hour < 12):
        hour += 12
    elif part in ("NI", "MO") and hour == 12:
        hour = 0
    return hour % 24, minute, second


def _at(day: date | None, clock: tuple[int, int, int], place: Place) -> Found:
    hour, minute, second = clock
    zone = place.first("zone") or place.first("zone_short") or ""
    text = f"T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    if day is None:
        return Found("TIME", text)
    text = f"{day.isoformat()}{text}{zone}"
    return Found("TIME", text, when=moment_of(datetime.fromisoformat(text), text))


def read_hours(place: Place, match: re.Match[str]) -> Found | None:
    """Reads a stretch of hours: "من الساعة 3 إلى الساعة 4 عصراً", "بين الخامسة والسادسة مساءً"."""
    first, last = (hour_told(place.part(match.start(name), match.end(name))) for name in ("hour", "until"))
    late = part_named(place.part(match.start("until"), match.end("until")))
    early = part_named(place.part(match.start("hour"), match.end("hour"))) or late
    led = _part_led(place, match)
    early, late = early or led, late or led
    if first is None or last is None or (place.has("dash") and not _opened(place)):
        return None
    if (place.has("dash") and first >= last) or not _is_hour(place, match):
        return None
    if late is None and early in ("AF", "EV") and first < last < (12, 0, 0):
        late = early  # "من 1:30 مساءً إلى 3:30"
    opens, closes = on_the_day(first, early, place), on_the_day(last, late, place)
    day = _day_beside(place, match)
    if match["day_hour"]:
        own = resolve(tell(place.part(match.start("day_hour"), match.end("day_hour"))), place.today)
        if not isinstance(own, Stretch) or day is None:
            return None
        return _between(place, own.first, opens, closes, until=day if match["day"] else own.first)
    return _between(place, day, opens, closes)


def _is_hour(place: Place, match: re.Match[str]) -> bool:
    """Whether what closes a stretch is an hour: a bare number or rank only after "الساعة", and counting nothing."""
    until = place.part(match.start("until"), match.end("until"))
    told = any(until.has(kind) for kind in ("hour_word", "clock", "fraction")) or part_named(until) is not None
    head = place.part(match.start("hour"), match.end("hour"))
    return told or until.has("part_short") or (head.has("hour_word") and not counts(place))


Clock = tuple[int, int, int]


def _between(place: Place, day: date | None, opens: Clock, closes: Clock, *, until: date | None = None) -> Found:
    """Return a stretch between two clock times; one that ends earlier than it begins ends the next day."""
    last = until if until is not None else day and day + (closes < opens) * DAY
    start, end = _at(day, opens, place), _at(last, closes, place)
    whole = None
    if start.when and end.when:
        whole = When(start=start.when.start, end=end.when.start, edtf=f"{start.value}/{end.value}", grain="minute")
    return Found("TIME", f"{start.value}/{end.value}", when=whole)


def _opened(place: Place) -> bool:
    """Whether a word tells hours from the score of a match ("4 - 1 مساء السبت")."""
    after = place.after()
    free = after is None or DAYLIKE.isdisjoint(after.values)
    named = place.has("part_adverb") and free and not any(place.has(kind) for kind in DAYLIKE)
    return named or any(place.has(kind) for kind in ("from", "between", "hour_word", "clock"))


def _day_beside(place: Place, match: re.Match[str]) -> date | None:
    """Return the day told before or after hours, the reference day where none is."""
    groups = match.groupdict()
    for name in ("day_first", "day"):
        if groups.get(name):
            meant = resolve(tell(place.part(match.start(name), match.end(name))), place.today)
            return meant.first if isinstance(meant, Stretch) else None
    return place.today
