"""How many and when: the figures and the time that belong to a proposition.

A figure belongs to the event whose word stands last before it ("مقتل ثلاثة واعتقال خمسة"), or to the clause that goes
on from the people it counts ("54 مقاتلا من الذين دربتهم"). A time is that of the event: one told with the speaking is
not ("أعلن أمس مقتل"), except that an agreement is no younger than its announcement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from riwaya.claims.attribution.rules import CLAIMED
from riwaya.claims.clauses import clause_at
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.parts.candidates import View
from riwaya.model import Attribution, Quantity, TimeExpression, Trigger
from riwaya.script import key

#: Characters before a time in which its preposition stands ("منذ منتصف أغسطس"), and words over which منذ reaches it.
_LEAD, _REACH = 14, 10
#: Words between counted people and the relative pronoun that goes on from them ("54 مقاتلا من الفصيل من الذين").
_BETWEEN = 4
_COMMAS, _FROM = ("،", ","), key("من")
#: Marks around the name of an operation or a battle ("منذ انطلاق عملية «الفجر» الأربعاء").
_MARKED = frozenset('«»"“”')
_SINCE = frozenset(map(key, ("منذ", "ومنذ")))
_UNTIL = frozenset(map(key, ("بحلول", "حتى", "وبحلول", "وحتى")))
#: Words between an event and the time told right behind it.
_BRIDGES = _SINCE | _UNTIL | {key("في"), key("يوم")}
#: Words between a noun that tells another event and what it counts ("اعتقال نحو 20").
_NEAR = 3
#: Words before a length of time that dates an event, words that name who tells it, and those between them and a number.
_OFFSETS = frozenset(map(key, ("بعد", "قبل")))
_SOURCES = frozenset(map(key, ("وفق", "وفقا", "بحسب", "حسب", "حسبما", "وبحسب", "نقلا")))
_CITED, _TOLD_BY = 4, 9
#: Verbs by which something begins, and the words of a proposition among which one stands.
_BREAK_OUT = frozenset(map(key, ("انطلق", "انطلقت", "اندلع", "اندلعت")))
_BEGIN = _BREAK_OUT | frozenset(
    map(key, ("بدأ", "بدأت", "بدأوا", "بدآ", "بدا", "استأنف", "استأنفت", "باشر", "باشرت", "باشروا", "شرع", "شرعت"))
)
_OPENS = 3
#: Words by which a clause goes on with a deed at the time told before, and letters of the present.
_AS = frozenset(map(key, ("حيث", "حين", "حينما", "عندما")))
_PRESENT = ("ي", "ت", "ن")
#: Letters of a full day.
_DAY = 10
#: Words by which what is told of a truce lasts since a time, which is not that of what breaks it.
_LASTING = frozenset(
    map(
        key,
        (
            "المطبقة",
            "المطبق",
            "مطبقة",
            "القائمة",
            "القائم",
            "قائمة",
            "السارية",
            "الساري",
            "سارية",
            "ساريا",
            "المعمول",
            "المبرمة",
            "المبرم",
            "أبرمت",
            "أبرم",
            "الموقعة",
            "الموقع",
            "يلتزمها",
            "يلتزم",
            "الالتزام",
        ),
    )
)
#: Nouns and verbs of counting, the words before a toll in which one stands, and words by which it has come to a number.
_COUNT = frozenset(map(key, ("حصيلة", "عدد", "مجموع", "ارتفع", "ارتفعت", "ارتفاع", "يرفع", "ترفع", "رفع", "يرتفع")))
_COUNTING, _REACHED, _FAR = 6, frozenset(map(key, ("إلى", "بلغ", "بلغت", "يبلغ", "تبلغ", "بنحو", "وصل", "وصلت"))), 3
_CONTROL = ("STATUS", "control")
_TOLLED = frozenset(("killed", "wounded", "other", "civilians", "fighters", "missing", "detained", "displaced"))
_TOLLING = CASUALTY | {"clash", "attack", "blast"}
_EXCEPT = frozenset(map(key, ("إلا", "سوى")))
_SPLIT, _PLURAL = "ف", ("وا", "ون")
_YEARS = frozenset(("عام", "سنة", "شهر"))
#: Plural and dual relative pronouns: those who are meant were counted before.
_THEY = ("الذين", "اللذ", "اللت", "اللوات", "اللائ")
#: Types of acts that go on from one another within a sentence, on one day.
_BREATH = frozenset(("ASSAULT", "PROTEST", "REQUEST"))
#: Types whose noun is told by a verb of saying as its object ("أعلن مقتل").
_TOLD = frozenset(("ASSAULT", "STATUS", "COERCE", "RETREAT", "ACCUSE", "SANCTION", "MOBILIZE"))
#: What holds from then on, and words before a time in which a word of `_LASTING` stands.
_TRUCES, _LAST = (("RETREAT", "ceasefire"), ("AGREE", None)), 4
_BIRTH = frozenset(map(key, ("مواليد", "المولود", "المولودة", "ولد", "ولدت", "وولد")))
#: Phrases that point back at the time told before, with منذ or without.
_THAT_TIME = tuple(map(key, ("ذلك الوقت", "ذلك الحين", "ذلك التاريخ", "ذلك اليوم", "تلك اللحظة")))
_THEN = frozenset(map(key, ("حينها", "وقتها", "آنذاك", "يومها", "حينئذ", "وقتذاك", "يومذاك")))
#: What an open end of a time is written as.
_OPEN = ".."
#: Sentences over which the day of an attack holds for bombings that name none.
_HOLDS = 2


# --- figures --------------------------------------------------------------------------------------------------


def figures(
    quantities: Sequence[Quantity], one: Proposition, seen: View, triggers: Sequence[Trigger]
) -> tuple[int, ...]:
    """Return the indexes of the quantities that belong to a proposition.

    Args:
        quantities: those of the article, in order.
        one: the proposition.
        seen: its sentence.
        triggers: all words of the sentence that tell events.
    """
    first = bisect_left(quantities, seen.clauses[0].start, key=lambda quantity: quantity.start)
    last = bisect_left(quantities, seen.clauses[-1].end, key=lambda quantity: quantity.start)
    return tuple(at for at in range(first, last) if _belongs(quantities[at], one, seen, triggers))


def _belongs(quantity: Quantity, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> bool:
    if one.head.start < quantity.end and quantity.start < one.head.end:
        return True
    if one.start <= quantity.start + _quoted(quantity) and quantity.end <= one.end:
        if _aside(quantity, one, seen):
            return False
        before = [trigger for trigger in triggers if one.start <= trigger.start and trigger.end <= quantity.start]
        last = max(before, key=lambda trigger: trigger.end, default=None)
        inside = any(trigger.start < quantity.end and quantity.start < trigger.end for trigger in triggers)
        if last in one.triggers and not inside and _of_the_held(quantity, one, seen):
            return False
        if inside or last in one.triggers or one.event == "AGREE":
            return True
        if last is None:
            following = next((trigger for trigger in triggers if trigger.start >= quantity.end), None)
            return following is None or following in one.triggers or following.form != "verb"
        between = [token for token in seen.scene.tokens if last.end <= token.start and token.end <= quantity.start]
        return last.form != "verb" and len(between) > _NEAR
    if quantity.end <= one.start:
        return _goes_on(quantity, one, seen) or _leads(quantity, one, seen)
    before = [trigger for trigger in triggers if trigger.end <= quantity.start]
    own = bool(before) and before[-1] in one.triggers
    return _totals(quantity, one, seen, triggers) or (own and _excepted(quantity, one, seen))


def _of_the_held(quantity: Quantity, one: Proposition, seen: View) -> bool:
    """Whether a quantity is told of what somebody holds by another verb ("المنطقة التي يسيطر عليها تضم 30 قرية")."""
    if (one.event, one.mode) != _CONTROL or quantity.start < one.head.end:
        return False
    between = [token for token in seen.scene.tokens if one.head.end <= token.start and token.end <= quantity.start]
    return any(token.pos == "verb" for token in between)


def _leads(quantity: Quantity, one: Proposition, seen: View) -> bool:
    """Whether a quantity is the subject right before the verb that begins a proposition ("ثلاثة صحافيين فقدوا")."""
    if quantity.counted_lemma in _YEARS:
        return False
    first = next((token for token in seen.scene.tokens if token.end > one.start), None)
    between = [token for token in seen.scene.tokens if quantity.end <= token.start < one.start]
    if first is None or one.head.form != "verb" or one.head.start > first.end or not first.key.startswith(_SPLIT):
        return False  # "فقدوا" is no "and then" with a verb behind it
    near = len(between) < _NEAR and all(token.pos in ("adj", "noun") for token in between)
    return near and first.key.endswith(_PLURAL)


def _totals(quantity: Quantity, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a quantity is what the toll of a proposition has come to ("ارتفعت حصيلة قتلى المعارك … إلى 11")."""
    if quantity.start < one.end or quantity.category not in _TOLLED:
        return False
    tokens = seen.scene.tokens
    before = [token for token in tokens if token.end <= one.head.start][-_COUNTING:]
    if not any(token.bare in _COUNT for token in before) or frame(one.head) not in _TOLLING:
        return False
    between = [token for token in tokens if one.head.end <= token.start < quantity.start]
    reached = any(token.bare in _REACHED for token in between[-_FAR:]) or any(
        token.pos == "punct" for token in between[-1:]
    )
    if between and between[-1].bare in _REACHED and one.event == "STATUS":
        return True
    others = [trigger for trigger in triggers if one.head.end <= trigger.start < quantity.start]
    return reached and all(trigger in one.triggers or frame(trigger) in CASUALTY for trigger in others)


def _excepted(quantity: Quantity, one: Proposition, seen: View) -> bool:
    """Whether a quantity is all that is left of what a proposition denies ("لم يبق إلا 500 شخص")."""
    between = [token for token in seen.scene.tokens if one.end <= token.start < quantity.start]
    told = [token for token in seen.scene.tokens if one.start <= token.start < one.end]
    words = [token.key for token in (*told[-1:], *between)]
    return one.end <= quantity.start and len(between) <= 1 and bool(words) and words[-1] in _EXCEPT


def _quoted(quantity: Quantity) -> int:
    """Return how many marks stand before the number of a quantity ("«50» قتيلا"): evidence has none before it."""
    return len(quantity.text) - len(quantity.text.lstrip('«"“('))


def _aside(quantity: Quantity, one: Proposition, seen: View) -> bool:
    """Whether a quantity only dates an event ("بعد يومين من هجوم") or counts who tells it ("وفق ما نقلت وكالتا")."""
    before = [token for token in seen.scene.tokens if one.start <= token.start < quantity.start]
    dates = quantity.category == "duration" and quantity.end <= one.head.start
    if dates and before and before[-1].bare in _OFFSETS:
        return True
    return any(token.bare in _SOURCES for token in before[-_CITED:] if token.start >= one.head.end)


def _goes_on(quantity: Quantity, one: Proposition, seen: View) -> bool:
    """Whether a relative clause tells of the people that a quantity counts."""
    home = one.clauses[0]
    if home.opener != "relative" or one.head.start < home.start:
        return False
    between = [token for token in seen.scene.tokens if quantity.end <= token.start < home.start]
    if not between:
        return True
    pronoun = next(token for token in seen.scene.tokens if token.end > home.start)
    if between[0].key in _COMMAS and between[1:] and between[-1].key == _FROM:
        between = between[1:]  # "54 عنصرا من الفرقة، من الذين"
    plain = all(token.pos not in ("verb", "punct") for token in between)
    return plain and len(between) <= _BETWEEN and pronoun.bare.startswith(_THEY)


# --- time -----------------------------------------------------------------------------------------------------


def told_time(
    text: str, times: Sequence[TimeExpression], one: Proposition, seen: View, near: Attribution | None
) -> str | None:
    """Return the time told with a proposition, never a vague reference or a duration.

    Args:
        text: the article's text.
        times: those of the article, in order.
        one: the proposition.
        seen: its sentence.
        near: who says it.
    """
    first = bisect_left(times, seen.clauses[0].start, key=lambda time: time.start)
    last = bisect_left(times, seen.clauses[-1].end, key=lambda time: time.start)
    dated = [
        time for time in times[first:last] if _dated(time) and not _born(text, time) and not _lasts(time, one, seen)
    ]
    spoken = [time for time in dated if (near is not None and _spoken(text, time, one, near)) or _cited(time, seen)]
    own = [time for time in dated if time not in spoken]
    opening = near.scope.start if near is not None and near.scope.start <= one.start else seen.clauses[0].start
    for time in (*(time for time in own if one.start <= time.start < one.end), *_beside(text, own, one, opening)):
        return _opened(text, time, one, seen)
    led = [time for time in (dated if one.event == "REQUEST" else own) if time.end <= one.start]
    if led and _goes_on_from(one, seen):
        return _opened(text, led[-1], one, seen)
    if one.event == "AGREE" and spoken and "/" not in spoken[-1].value:
        return f"../{spoken[-1].value}"
    return _pointed(text, times[:last], one)


def _goes_on_from(one: Proposition, seen: View) -> bool:
    """Whether an act is told in one breath with what stands before it ("تسللوا الشهر الماضي ونفذوا هجمات", "تحركوا أمس
    إلى زحلة حيث التقوا النائب")."""
    home = clause_at(seen.clauses, one.head.start) or one.clauses[0]
    opens = one.triggers[0].start - home.start <= _LEAD
    first = seen.scene.tokens[home.first - seen.clauses[0].first]
    if opens and first.bare in _AS and one.head.form == "verb" and one.event != "STATUS":
        return not one.head.text.startswith(_PRESENT)
    opens = opens and home.opener == "and"
    return opens and one.event in _BREATH and frame(one.head) not in CASUALTY


def _spoken(text: str, time: TimeExpression, one: Proposition, near: Attribution) -> bool:
    """Whether a time tells when somebody spoke: it stands before what he says ("أعلن الجيش أمس مقتل")."""
    if near.cue is not None and time.end <= near.cue.start and near.rule.endswith(".object"):
        return False
    if near.rule == CLAIMED and near.cue is not None and near.cue.end <= time.start < time.end <= one.head.start:
        return True
    if time.start < near.scope.start:
        return True
    before = near.scope.start <= time.start < time.end <= one.triggers[0].start
    until = bool(_UNTIL & set(key(text[max(0, time.start - _LEAD) : time.start]).split()))
    return before and not until and near.rule.endswith(".object") and one.event in _TOLD


def _cited(time: TimeExpression, seen: View) -> bool:
    """Whether a time tells when a source spoke that is cited behind an event ("بحسب ما أفادت مصادر أمس")."""
    for token in reversed([token for token in seen.scene.tokens if token.end <= time.start][-_TOLD_BY:]):
        if token.bare in _SOURCES:
            return True
        if token.pos == "punct":
            return False
    return False


def _begins(time: TimeExpression, one: Proposition, seen: View) -> bool:
    """Whether a time is that at which what is told began ("بدأت المعارك في صيف 2012")."""
    if one.event not in ("ASSAULT", "CONSULT", "STATUS", "PROTEST"):
        return False
    before = [token for token in seen.scene.tokens if one.start <= token.start < time.start]
    begun = _BEGIN - _BREAK_OUT if len(time.value) >= _DAY else _BEGIN  # "اندلعت أمس مواجهات" are of that day
    return any(token.bare in begun for token in before[:_OPENS])


def _lasts(time: TimeExpression, one: Proposition, seen: View) -> bool:
    """Whether a time is that since which a truce holds that a proposition breaks ("خرقوا الهدنة القائمة منذ 2013")."""
    if (one.event, one.mode) in _TRUCES or time.start < one.head.start:
        return False
    tokens = seen.scene.tokens
    at = bisect_left([token.start for token in tokens], time.start)
    return any(token.bare in _LASTING for token in tokens[max(0, at - _LAST) : at])


def _born(text: str, time: TimeExpression) -> bool:
    """Whether a year is that of somebody's birth ("مواليد 1982")."""
    return bool(_BIRTH & set(key(text[max(0, time.start - _LEAD) : time.start]).split()))


def _dated(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and not time.value.endswith("_REF")


def _beside(text: str, dated: Sequence[TimeExpression], one: Proposition, opening: int) -> Iterator[TimeExpression]:
    """Yield the time that opens what is said, right before a proposition, and one told right behind it."""
    for time in dated:
        led = len(text[opening : time.start].split())
        if time.end <= one.start and led <= _LED and not text[time.end : one.start].strip(_MARKS):
            yield time
        if time.start >= one.end and set(key(text[one.end : time.start]).replace("،", " ").split()) <= _BRIDGES:
            yield time


#: Punctuation between a time and the clause that it opens, and words before that time ("إنه في").
_MARKS = " ،,()«»\"'"
_LED = 2


def _pointed(text: str, before: Sequence[TimeExpression], one: Proposition) -> str | None:
    """Return the time that a proposition points back at ("ومنذ ذلك الوقت", "حينها")."""
    said = key(text[one.start : one.end])
    known = next((time for time in reversed(before) if _dated(time) and time.end <= one.start), None)
    if known is None:
        return None
    if any(f"منذ {phrase}" in said for phrase in _THAT_TIME):
        return f"{known.value.partition('/')[0]}/.."
    return known.value if set(said.split()) & _THEN else None


def _opened(text: str, time: TimeExpression, one: Proposition, seen: View) -> str:
    """Return the value of a time, open to the present after منذ and from the past after بحلول and حتى."""
    if "/" in time.value:
        return time.value
    lead = key(text[max(0, time.start - _LEAD) : time.start]).split()
    own = key(time.text).split()
    since = bool(_SINCE & {*lead, *own[:1]}) or _since(time, one, seen)
    if since and (one.event == "AGREE" or (one.event == "RETREAT" and own[0] in _SINCE)):
        return time.value
    if since or _begins(time, one, seen):
        return f"{time.value}/.."
    return f"../{time.value}" if _UNTIL & {*lead[-2:], *own[:-1][:2]} else time.value


def _since(time: TimeExpression, one: Proposition, seen: View) -> bool:
    """Whether منذ leads to a time over another event ("منذ اندلاع النزاع في 2011"), not over the proposition's own."""
    before = [token for token in seen.scene.tokens if token.end <= time.start][-_REACH:]
    for token in reversed(before):
        if token.key in _SINCE:
            return not any(token.end <= trigger.start < time.start for trigger in one.triggers)
        if token.pos == "punct" and token.key not in _MARKED:
            return False
    return False


class Clock(Struct):
    """The time of the last attack of a page that tells its own, and how many sentences ago it was told."""

    time: str | None = None
    age: int = 0

    def passes(self) -> None:
        """Take note that a sentence is over."""
        self.age += 1

    def complete(self, one: Proposition, told: str | None, near: Attribution | None = None) -> str | None:
        """Return the time of a proposition; a bombing without one is of the day of the attacks told before it, an
        attack that somebody only claims is when it was."""
        claimed = near is not None and near.rule == CLAIMED and one.event == "ASSAULT"
        if told is not None and one.event == "ASSAULT":
            self.time, self.age = None if _OPEN in told else told, 0
        follows = one.mode == "explosives" and self.age <= _HOLDS
        return self.time if told is None and (follows or (claimed and self.age <= 1)) else told
