"""Done or planned, agreed, demanded or a condition: what the words around a proposition say of it.

"من المقرر أن تنسحب القوات" and "العمليات ستستمر" plan; "إذا انسحبت" makes a condition; "يجب وقف القصف" demands;
"اتفقا على انسحابها", "مفاوضات حول انسحابها" agree it. A plan may stand before the event ("قررت تعزيز"), behind it
("الهجوم المرتقب") or in the clause that leads to it ("تريد أن تقيم").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from riwaya.claims.clauses import Clause
from riwaya.claims.events import CASUALTY, frame
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.agreement import OPENING
from riwaya.model import Modality, Trigger
from riwaya.script import key

#: Words before a trigger in which a plan is told, an aim, a decision, an agreement, and the terms of it.
_WINDOW, _AIM, _DECISION, _AGREEMENT, _TERMS = 7, 3, 6, 16, 5
#: Words behind a noun of an event in which a verb says that it will go on, and an adjective that it is expected.
_AHEAD, _EXPECTED = 14, 2
#: Words before a deed behind ل in which stands what it was done for.
_REACH = 12
#: Words behind a trigger in which an agreement is named under which it is done.
_UNDER = 8
#: Letters of a full date.
_DAY = 10
_STOPS = frozenset(".؟!…")
_ABOUT = frozenset(map(key, ("حول", "بشأن", "على", "لـ")))
_ON = key("على")
_IN_RETURN = frozenset(map(key, ("مقابل", "نظير", "لقاء")))
_WAS = frozenset(map(key, ("كان", "كانت", "كانوا", "كانا", "كانتا", "كنا")))
_MAY, _IF, _THAT, _AND_THAT = key("قد"), key("إذا"), key("أن"), key("وأن")
#: Letters of the shortest verb with the prefix of a person: "نقصف".
_WITH_PREFIX = 4
#: What leads in a condition behind what depends on it, and words in which it stands.
_CASE, _IN_CASE = frozenset(map(key, ("حال", "حالة"))), 3
#: What makes إذا a question ("ما إذا"), and what says that something is to come ("مسألة وقت").
_WHETHER = frozenset(map(key, ("ما", "عما", "فيما", "مما", "وما")))
_MATTER = key("مسألة"), key("وقت")
#: Types of deeds that somebody aims at by a noun behind ل ("تقدموا لاقتحام المدينة").
_AIMED_AT = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_IT_IS = frozenset(map(key, ("هو", "هي")))
_TO = ("ل", "لل")
_SPEECH = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"))


def modality(
    trigger: Trigger, clause: Clause, tokens: Sequence[Token], previous: Clause | None
) -> tuple[Modality, str]:
    """Return whether the event happened, is planned, depends on something, is demanded or agreed."""
    own = next(
        (token for token in tokens[clause.first : clause.last] if token.start <= trigger.start < token.end), None
    )
    inside = [token for token in tokens[clause.first : clause.last] if trigger.start <= token.start < trigger.end]
    will = (own is not None and "س" in own.clitics) or any(_will(token) for token in inside)
    first = previous.first if previous is not None and clause.opener == "that" else clause.first
    if trigger.event in _SPEECH:
        also = clause.opener == "that" and tokens[clause.first].key == _AND_THAT
        said = tokens[max(0, first - _DECISION) if also else first : clause.last]
        if trigger.event == "THREATEN":
            will = False  # "سيتلقون الرد": the threat is made
        will = will or (trigger.form == "verb" and own is not None and _awaited(trigger, own, said))
        return ("planned", "modality.future") if will else ("actual", "modality.speech-act")
    before = [token for token in tokens[first : clause.last] if token.start < trigger.start]
    before = [token for token in before if own is None or token.start < own.start]
    if before and before[0].key == _IF and first and tokens[first - 1].key in _WHETHER:
        before = before[1:]  # "لم يتضح ما إذا كان"
    verb = trigger.form == "verb" and (own is None or own.pos != "noun")  # "سحب" may be either
    after = [token for token in tokens[clause.first : clause.last] if token.start >= trigger.end]
    if _agreed(tokens, clause, trigger):
        return "negotiated", "modality.agreement"
    told: tuple[Modality, str] | None = ("planned", "modality.future") if will else _led(before, own, verb=verb)
    if told is not None and told[0] == "planned" and _depends(tokens[clause.last - 1 : clause.last + _IN_CASE]):
        return "conditional", "modality.condition"  # "سينسحب إذا توقف القصف"
    if told is not None:
        return told
    past = verb and own is not None and own.stem[:1] not in "يتن"
    if trigger.event != "STATUS" and not past and _under(after):
        return "negotiated", "modality.agreement"
    if not past and _depends(tokens[clause.last - 1 : clause.last + _IN_CASE]):
        return "conditional", "modality.condition"
    if verb:
        return _of_verb(before, clause, tokens, previous)
    here = [token for token in before if token.start >= tokens[clause.first].start]
    return _of_noun(trigger, before, after, own, here)


def _awaited(trigger: Trigger, own: Token, clause: Sequence[Token]) -> bool:
    """Whether an act of speech is only awaited ("من المتوقع أن يرفض", "قد يدين", but "قد توصل إلى اتفاق")."""
    before = [token for token in clause if token.end <= own.start]
    past = key(trigger.lemma).split(" ")[0].split("/")[0]
    if own.stem[:1] not in "يتن" or own.stem.startswith(past) or not before:
        return False
    if before[-1].bare == _MAY:
        return True
    that = next((at for at in range(len(before) - 1, -1, -1) if before[at].bare == _THAT), None)
    if that is None or len(before) - that > 1:
        return False
    near = before if before[that].key == _AND_THAT else before[max(0, that - _AIM) : that]
    return any(grammar().has("future", token.bare) for token in near)


def to_come(told: tuple[Modality, str], time: str | None, published: str | None) -> tuple[Modality, str]:
    """Return the modality of an event with its time: what is told for a day after that of the page is planned."""
    if told[0] != "actual" or told[1] == "modality.speech-act" or time is None or published is None:
        return told
    days = time[:_DAY], published[:_DAY]
    later = all(len(day) == _DAY and day[0].isdigit() for day in days) and days[0] > days[1]
    return ("planned", "modality.later") if later else told


def _led(before: Sequence[Token], own: Token | None, *, verb: bool) -> tuple[Modality, str] | None:
    """Return what the words before an event say, the nearest first."""
    words = grammar()
    near = before[-_WINDOW:]
    joined = not verb and own is not None and own.clitics.startswith("و")
    if joined and _demanded_before(before):
        return "demanded", "modality.demand"
    for number, token in reversed(list(enumerate(near))):
        following = near[number + 1] if number + 1 < len(near) else None
        if words.has("pledges", token.bare) and _pledged(near[number + 1 :], own):
            return "planned", "modality.plan"
        if token.key == _IF and number and near[number - 1].key in _WHETHER:
            continue
        if words.has("future", token.bare) or words.has("future", token.stem):
            return "planned", "modality.plan"
        if words.has("conditional", token.key) and token.key != _MAY:
            return "conditional", "modality.condition"
        if words.has("demanded", token.bare):
            return "demanded", "modality.demand"
        if not verb and _will(token):
            return "planned", "modality.future"
        ahead = following is not None and following.pos == "verb" and following.stem[:1] in "يتن"
        if not verb and token.bare == _MAY and _present_after(token, near):
            return "planned", "modality.may"
        if not verb and ahead and words.has("so_that", token.bare):
            return "planned", "modality.aim"
    return None


def _demanded_before(before: Sequence[Token]) -> bool:
    """Whether a need heads the nouns that و joins a noun to: "ضرورة التنسيق والتعاون وسرعة نقل وتبادل المعلومات"."""
    for token in reversed(before[-2 * _WINDOW :]):
        if token.pos == "verb" or token.key == "،":
            return False
        if grammar().has("demanded", token.bare):
            return True
    return False


def _pledged(between: Sequence[Token], own: Token | None) -> bool:
    """Whether what is promised follows: behind ب or أن."""
    led = own is not None and own.clitics.lstrip("وف").startswith("ب")
    return led or any(token.bare in (_THAT, _ON) or token.key.endswith(_THAT) for token in between)


def _of_verb(
    before: Sequence[Token], clause: Clause, tokens: Sequence[Token], previous: Clause | None
) -> tuple[Modality, str]:
    words = grammar()
    last = before[-1] if before else None
    if last is not None and words.has("so_that", last.bare):
        return "planned", "modality.aim"
    if last is not None and last.bare == _MAY and _present_after(last, tokens):
        return "planned", "modality.may"
    if clause.opener == "that" and previous is not None:
        leading = [token.bare for token in tokens[previous.first : previous.last]][-_DECISION:]
        if any(words.has("wishes", form) for form in leading):
            return "planned", "modality.wish"
    return "actual", "modality.plain"


def _of_noun(
    trigger: Trigger, before: Sequence[Token], after: Sequence[Token], own: Token | None, here: Sequence[Token]
) -> tuple[Modality, str]:
    words = grammar()
    if any(words.has("expected", token.bare) for token in after[:_EXPECTED]):
        return "planned", "modality.expected"
    if any((one.bare, two.bare) == _MATTER for one, two in pairwise(after[:_AHEAD])):
        return "planned", "modality.expected"
    if _goes_on(here, after):
        return "planned", "modality.future"
    if own is not None and _aim(before, own):
        return "planned", "modality.aim"
    led = own is not None and own.clitics.lstrip("وف") in _TO and trigger.form == "masdar"
    if led and (
        frame(trigger) == "take"
        or (trigger.event in _AIMED_AT and frame(trigger) not in CASUALTY and not _done_for(before))
    ):
        return "planned", "modality.aim"
    return "actual", "modality.plain"


def _done_for(before: Sequence[Token]) -> bool:
    """Whether ل only tells of what something is the result or the object ("تعرض لقصف", "نتيجة لاقتحام")."""
    return any(grammar().has("done_for", token.bare) for token in before[-_REACH:])


def _depends(behind: Sequence[Token]) -> bool:
    """Whether a condition follows right behind a clause: "… إذا توقف القصف", "… في حال", not "ما إذا"."""
    for before, token in pairwise(behind):
        if token.key in _STOPS:
            return False
        if token.key == _IF and before.key not in _WHETHER:
            return True
        if token.bare in _CASE and before.key == "في":
            return True
    return False


def _present_after(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether the word behind قد is a verb of the present ("قد يضطر").

    Before one of the past, and behind كان, قد asserts ("كان قد تعرض لهجوم", "وقد تبنى الهجوم").
    """
    following = next((one for one in tokens if one.start >= token.end), None)
    if following is None or following.pos != "verb" or following.stem[:1] not in "يتن":
        return False
    if following.stem[:1] == "ن" and _is_past(following.stem):
        return False  # its ن is of the past: "وقد نزح", "قد نقلت"
    own = following.stem[:1] == "ت" and (token.key != _MAY or following.stem.endswith("ت"))
    if own and not following.stem.startswith("تت"):
        return False  # its ت is of the past: "تمكنت", "وقد تبنى"
    led = [one for one in tokens if one.end <= token.start][-_REACH:]
    return not any(one.bare in _WAS for one in led)


def _is_past(stem: str) -> bool:
    """Whether a verb that begins with ن has it of its root, by its length and ending: "نزح", "نقلت", "نفذوا"."""
    return len(stem) < _WITH_PREFIX or stem.endswith(("ت", "وا", "تا"))


def _will(token: Token) -> bool:
    """Whether a word is a verb of the future, which carries its verbal nouns along: "ستتمكن من إرسال"."""
    if not token.clitics.endswith("س") or token.pos != "verb" or len(token.stem) <= 2:
        return False
    return token.stem[0] in "يتن" or (token.stem[0] == "ا" and len(token.stem) >= _WITH_PREFIX)  # not "سانا"


def _goes_on(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether the verb of an event noun says that it will be: "العمليات ستستمر", "عدد القتلى مرشح للارتفاع"."""
    if any(token.pos == "verb" for token in before):
        return False
    verb = next((token for token in after[:_AHEAD] if token.pos == "verb" or _is_bound(token)), None)
    return verb is not None and (_is_bound(verb) or (_will(verb) and grammar().has("proceeds", verb.stem)))


def _is_bound(token: Token) -> bool:
    return grammar().has("bound", token.bare)


def _aim(before: Sequence[Token], own: Token) -> bool:
    """Whether a verbal noun is what somebody aims at: "قررت تعزيز", "خطة لتحرير", "الهدف هو منع"."""
    words = grammar()
    forms = [token.bare for token in before]
    if any(words.has("aims", form) for form in forms[-_AIM:]):
        return True
    since = next((at for at in range(len(before) - 1, -1, -1) if before[at].pos == "verb"), -1)
    if since >= 0 and len(before) - since <= _DECISION and words.has("decides", forms[since]) and own.clitics == "":
        return True
    if forms and forms[-1] in _IT_IS and any(words.has("goals", form) for form in forms):
        return True
    if before and before[-1].clitics.lstrip("وف") == "ل" and words.has("furthers", before[-1].stem):
        return not _done_for(before)  # "لتعزيز التعاون"
    led = own.clitics.endswith("ل") or (bool(before) and words.has("towards", before[-1].bare))
    return led and any(words.has("aimed", form) for form in forms[-_AIM:])


def _under(after: Sequence[Token]) -> bool:
    """Whether an agreement follows under which something is done ("يخلون المنطقة بموجب اتفاق")."""
    words = grammar()
    return any(words.has("under", one.bare) and words.has("pacts", two.stem) for one, two in pairwise(after[:_UNDER]))


def _agreed(tokens: Sequence[Token], clause: Clause, trigger: Trigger) -> bool:
    """Whether an agreement says so: "اتفقا على تبادل", "الاتفاق الذي ينص على انسحاب", "مفاوضات حول انسحاب"."""
    start = next((at for at in range(clause.first, 0, -1) if tokens[at - 1].key in _STOPS), 0)
    last = bisect_right(tokens, trigger.start, clause.first, key=lambda token: token.end)
    before = tokens[max(start, last - _AGREEMENT) : last]
    return any(_terms(before, at, tokens[last], trigger) for at in range(len(before)))


def _terms(before: Sequence[Token], at: int, own: Token, trigger: Trigger) -> bool:
    """Whether the word `at` is an agreement, its verb, or talks, whose terms the trigger is among."""
    words, token = grammar(), before[at]
    agrees, provides = words.has("agree", token.bare), words.has("provides", token.bare)
    pact, talks = words.has("pacts", token.stem) or words.has("pacts", token.bare), words.has("talks", token.stem)
    if not (agrees or provides or pact or talks):
        return False
    rest = [one.bare for one in before[at + 1 :]]
    listed = _listed(before[at + 1 :], own, trigger)
    if agrees:
        near = _ON in rest[: 2 * _TERMS] and (listed or len(rest) - rest.index(_ON) <= _TERMS)
        return near and (listed or trigger.form != "verb") and "،" not in rest
    if provides and any(words.has("pacts", one.stem) for one in before[at + 1 :][:_TERMS]):
        return listed or (trigger.form != "verb" and len(rest) <= _TERMS and own.clitics.lstrip("وف") in ("", "ب"))
    if pact and trigger.form != "verb" and own.clitics in _TO and all(one.pos == "adj" for one in before[at + 1 :]):
        return True  # "اتفاق لوقف إطلاق النار"
    if (pact or talks) and _on_terms(rest, trigger):
        return True
    if not pact:
        return False
    said = next((n for n, form in enumerate(rest) if words.has("provides", form)), None)
    if said is not None and (len(rest) - said <= _TERMS or listed):
        return True
    under = at > 0 and words.has("under", before[at - 1].bare)
    return under and (listed or (trigger.form == "verb" and own.stem[:1] in "يتن"))


def _listed(rest: Sequence[Token], own: Token, trigger: Trigger) -> bool:
    """Whether a verbal noun goes on with the terms of an agreement: joined by و, or given in return ("على سحب
    المسلحين من الشوارع وفتح المطار", "مقابل وقف القصف"), without a verb between."""
    if (trigger.form == "verb" and own.stem not in OPENING) or not rest:
        return False
    joined = own.clitics.startswith("و") and not any(one.pos == "verb" for one in rest[1:])
    return joined or rest[-1].bare in _IN_RETURN


def _on_terms(rest: Sequence[str], trigger: Trigger) -> bool:
    """Whether what an agreement or talks are about follows: "اتفاق مع قادة الفصيل على انسحاب"."""
    if trigger.form == "verb" or "،" in rest or not rest:
        return False
    about = next((n for n in range(len(rest) - 1, -1, -1) if rest[n] in _ABOUT), None)
    return about is not None and len(rest) - about <= 2
