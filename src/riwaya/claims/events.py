"""Triggers into propositions: which triggers of a sentence tell one event, and in which words.

"مقتل ثلاثة جنود وجرح آخرين في هجوم شنه مسلحون" has three triggers and tells one ASSAULT; "هاجموا البلدة، واعتقلوا خمسة"
tells two events. Triggers of one type join along a clause (cause, result, relative, dead and wounded), never across a
comma, أن or a new subject. The evidence is the clause or clauses of the triggers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from riwaya.claims.clauses import Clause, clause_at, trim
from riwaya.claims.grammar import Token, grammar, holding, reaching
from riwaya.model import Trigger
from riwaya.script import key

#: How telling a mode is: of several triggers of one event, the most telling gives the mode.
_MODES = (
    "suicide-attack", "unconventional", "drone", "aerial", "explosives", "heavy-weapons", "targeted", "abduct",
    "firearms", "primitive", "torture", "sexual", "beat", "crowd-control", "destroy",
)  # fmt: skip
#: Attacks that aircraft make air raids of, and the verbs that tell them.
_BY_AIR = frozenset((None, "heavy-weapons", "destroy"))
_BOMBS = frozenset(("قصف", "استهدف", "ضرب", "هاجم", "دك", "أغار", "قتل", "دمر"))
#: Words before a verb in which its subject stands, and those behind which its doer does.
_SUBJECT = 4
_BY = frozenset(map(key, ("قبل", "من", "جانب")))
CASUALTY = frozenset(("kill", "wound"))
#: Verbs by which a raid already named tells what it hit ("سبع غارات قرب البلدة واستهدفت مواقع").
_HITS = frozenset(("استهدف", "ضرب", "دمر", "أصاب"))
#: "استهدف الهجوم السوق حيث قتل خمسة": where the attack was told, its dead follow.
_WHERE = "حيث"
#: Words that open a toll, and the wounded of one.
_TOLLS = frozenset(("عدد", "حصيلة", "مجموع", "بلغ"))
_WOUNDED = "جرحى"
#: Words that lead in when the dead of the clause before died, alone or before أن.
_WHEN = frozenset(map(key, ("حين", "حينما", "عندما", "بعدما", "لما", "لدى")))
_AFTER = frozenset(map(key, ("بعد", "لدى", "إثر", "عقب")))
_THAT = key("أن")
#: Words that lead in the attack in which somebody was shot, and for what somebody was sentenced.
_IN, _AFTERWARDS = frozenset((key("في"),)), frozenset(map(key, ("بعد", "إثر", "عقب")))
#: Words between an event and another one: it came after that, goes with it, or counts it among its kind; and those by
#: which it answers it.
_LATER = frozenset(
    map(key, ("بعد", "عقب", "إثر", "أعقاب", "قبل", "غداة", "منذ", "بعيد", "قبيل", "منها", "بينها", "أبرزها", "آخرها"))
)
_OVER = frozenset(map(key, ("بعد", "عقب", "إثر", "غداة", "بعيد")))
_BESIDE = re.compile(
    r"(?:ترافق|تزامن|تترافق|تتزامن|يترافق|يتزامن|مترافق|متزامن|بالتزامن|بالتوازي)\S*(?:\s+ذلك)?\s+مع\s"
)
_ANSWERS = frozenset(map(key, ("ردا", "رد", "الرد", "رده", "ردها", "ردهم", "وردا")))
_AVENGED = frozenset(map(key, ("انتقاما", "ثأرا", "الانتقام", "الثأر")))
_ON = key("على")
#: Relative pronouns of people: what they do is no event noun's ("هجوم للمتمردين الذين استأنفوا القتال").
_WHO = frozenset(map(key, ("الذين", "اللذين", "اللذان", "اللواتي")))
#: Characters between two triggers that may still tell one event, in neighbouring clauses and before a relative pronoun.
_FAR = 220
_NEAR = 60
_HIT = 110
#: Clauses between two triggers that may still tell one event ("…، الأمر الذي أدى إلى").
_CLAUSES = 3
#: What stands between two words that و joins ("القتل والتعذيب", "اعتقلوه واحتجزوه").
_JOINED = re.compile(r"\s*[هاكمن]*\s+و(?:ال|ب|بال|لل|ل)?")
#: What leads in with what an attack was made ("فرقوا المظاهرة في المدينة بالغاز").
_MEANS = re.compile(r"\sب(?:ال)?$")
#: What happened days or hours after something else is another event ("بعد ثلاثة أيام على هجوم").
_DAYS_LATER = re.compile(
    r"(?:بعد|عقب|بعيد)\s+.{0,25}?(?:يوم|أيام|ساعة|ساعات|أسبوع|أسابيع|شهر|أشهر|عام|أعوام|سنة|سنوات)\S*\s+(?:من|على|عن)\s"
)
#: What is given and what for are two events ("أطلقوا 13 رهينة مقابل الإفراج عن 39 أسيرا").
_AGAINST, _RETURN = re.compile(r"\s(?:ب|في )?(?:ال)?(?:مقابل|نظير)\s"), 12
#: Types of which two joined words tell one event.
_LISTED = frozenset(("ASSAULT", "ACCUSE"))
_BELT, _WOUNDING = key("حزام"), key("جرح")
#: Types and frames of which a noun of the same clause can be an event of its own.
_ANEW, _TOLD_APART = frozenset(("ASSAULT", "COERCE")), frozenset(("attack", "blast", "clash"))
#: Verbs that say what came of an attack ("الأمر الذي أدى إلى إصابة اثنين").
_RESULTS = frozenset(("أدى", "أسفر", "أوقع", "خلف", "تسبب", "أودى", "راح", "ذهب", "أفضى"))
#: Verbs by which a relative clause tells that the event noun before it happened ("الاعتداء الذي وقع على").
_HAPPENS = frozenset(
    map(
        key,
        (
            *("وقع", "وقعت", "يقع", "تقع", "حدث", "حدثت", "جرى", "جرت", "يجري", "تجري", "حصل", "حصلت", "تم", "تمت"),
            *("تعرض", "تعرضت", "تعرضوا", "يتعرض", "تتعرض", "عقد", "عقدت", "يعقد", "سيعقد", "ستعقد", "تعقد", "انعقد"),
            *("انعقدت", "سيجري", "ستجري", "اندلع", "اندلعت", "نشب", "نشبت"),
        ),
    )
)
#: "قادة", spelt like "led him".
_LEADERS = key("قادة")


class Proposition(Struct, frozen=True):
    """One event as told in one place: its triggers, the head among them, the clauses and the evidence [start, end)."""

    event: str
    mode: str | None
    triggers: tuple[Trigger, ...]
    head: Trigger
    clauses: tuple[Clause, ...]
    start: int
    end: int

    def home(self, trigger: Trigger) -> Clause:
        """Return the clause that a trigger stands in."""
        return clause_at(self.clauses, trigger.start) or self.clauses[0]


def frame(trigger: Trigger) -> str:
    """Return the role frame that the rule of a trigger names ("trigger.kill.verb" -> "kill")."""
    return trigger.rule.split(".")[1]


def propositions(
    text: str,
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    triggers: Sequence[Trigger],
    commas: Collection[int] = (),
) -> tuple[Proposition, ...]:
    """Group the triggers of a sentence into events, in the order of their first words.

    Args:
        commas: offsets of commas around a time, which part nothing (`clauses.dated`).
    """
    groups: list[list[tuple[Trigger, int]]] = []
    for trigger in triggers:
        at = _clause_of(clauses, trigger)
        if at is None:
            continue
        home = next(
            (group for group in reversed(groups) if _joins(group, trigger, at, text, tokens, clauses, commas)), None
        )
        if home is not None and _parted(home[-1][0], trigger, triggers):
            home = None
        if home is None:
            groups.append([(trigger, at)])
        else:
            home.append((trigger, at))
    return tuple(_proposition(text, tokens, clauses, group, groups) for group in groups)


def _clause_of(clauses: Sequence[Clause], trigger: Trigger) -> int | None:
    return next((at for at, clause in enumerate(clauses) if clause.start <= trigger.start < clause.end), None)


def _joins(
    group: Sequence[tuple[Trigger, int]],
    trigger: Trigger,
    at: int,
    text: str,
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    commas: Collection[int],
) -> bool:
    """Whether a trigger tells the same event as the group before it."""
    last, where = group[-1]
    if last.event != trigger.event:
        return False
    between = "".join(text[at] for at in range(last.end, trigger.start) if at not in commas)
    if _JOINED.fullmatch(between) and trigger.event in _LISTED:
        return True
    if _apart(group[0][0], trigger) or _DAYS_LATER.search(between) or _AGAINST.search(between):
        return False
    if last.end > trigger.start:
        return True
    if at == where:
        return not _another(between, group, trigger, tokens) and _within(between, group, trigger)
    if trigger.event == "PROTEST":
        return at <= where + _CLAUSES and all(clause.opener != "that" for clause in clauses[where + 1 : at + 1])
    if at > where + _CLAUSES or len(between) > _FAR:
        return False
    return _across(between, group, trigger, clauses[where + 1 : at + 1], tokens)


def _across(
    between: str,
    group: Sequence[tuple[Trigger, int]],
    trigger: Trigger,
    opened: Sequence[Clause],
    tokens: Sequence[Token],
) -> bool:
    """Whether a trigger of a later clause tells the event of the group: its result, its cause, or more of it."""
    frames = {frame(found) for found, _ in group}
    casualty = frame(trigger) in CASUALTY
    timed = not casualty and frames <= CASUALTY and any(_while(tokens, clause) for clause in opened)
    if timed or any(clause.opener == "that" for clause in opened):
        return timed
    if frame(trigger) == "wound" and frame(group[-1][0]) == "kill" and "wound" not in frames:
        return opened[-1].opener in ("and", "mark", "result")
    if (
        casualty
        and not frames & CASUALTY
        and (tokens[opened[-1].first].key == _WHERE or _outcome(tokens, opened[-1], trigger))
    ):
        return True
    if casualty and not frames & CASUALTY:
        return any(clause.opener == "result" for clause in opened) or (
            opened[-1].opener in ("relative", "mark") and trigger.form != "verb"
        )
    if _toll(group[-1][0]) and _toll(trigger, _WOUNDED):
        return opened[-1].opener in ("and", "mark", "subordinate")
    if casualty and frames <= CASUALTY:
        return frame(trigger) not in frames and opened[-1].opener in ("and", "mark", "result")
    if not casualty and frames <= CASUALTY:
        return trigger.form != "verb" and _caused(tokens, opened[-1], trigger)
    last = group[-1][0]
    if _same_again(last, trigger, opened[-1], tokens):
        return True
    told = last.form != "verb" or last.text.count(" ")
    if trigger.lemma in _HITS and frame(last) == "attack" and told and opened[-1].opener in ("and", "mark"):
        return len(between) < _HIT and _subjectless(tokens, trigger)
    if tokens[opened[-1].first].bare in _WHO:
        return False
    return opened[-1].opener == "relative" and trigger.form == "verb" and last.form != "verb" and len(between) < _NEAR


def _same_again(last: Trigger, trigger: Trigger, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a word tells more of one deed: what is done to the same people ("اختطفوا جنديا واقتادوه"), for what they
    were sentenced ("قضت محكمة بسجنه، بعد إدانته"), in what attack a man was shot ("قتل بالرصاص، في هجوم جديد")."""
    own = holding(tokens, trigger.start)
    if own is None or last.mode != trigger.mode:
        return own is not None and frame(last) == "attack" and _opens(clause, own, tokens, _IN)
    if (trigger.event, trigger.mode) == ("SANCTION", "convict"):
        return clause.opener == "mark" and _opens(clause, own, tokens, _AFTERWARDS)
    again = trigger.form == "verb" == last.form and frame(trigger) == "acton" == frame(last)
    return again and clause.opener == "and" and own.start == tokens[clause.first].start and _taken_up(own)


def _opens(clause: Clause, own: Token, tokens: Sequence[Token], prepositions: frozenset[str]) -> bool:
    """Whether a clause behind a comma begins with a preposition and a noun without the article."""
    first = clause.opener == "mark" and tokens[clause.first].bare in prepositions
    return first and tokens[clause.first + 1] is own and not own.clitics.endswith("ال")


def _taken_up(own: Token) -> bool:
    """Whether a verb ends in a pronoun ("واقتادوه")."""
    return own.key.endswith(("وه", "وها", "وهم", "ته", "تها", "تهم"))


def _outcome(tokens: Sequence[Token], clause: Clause, trigger: Trigger) -> bool:
    """Whether a clause tells what came of the attack before it: "فقتلت اثنين", "الأمر الذي أدى إلى إصابة"."""
    first = tokens[clause.first]
    at_once = first.key[:1] == "ف" and first.start <= trigger.start < first.end
    return at_once or (clause.opener == "relative" and trigger.lemma.split()[0] in _RESULTS)


def _toll(trigger: Trigger, of: str = "") -> bool:
    """Whether a trigger counts the dead or the wounded ("عدد القتلى", "حصيلة الجرحى")."""
    return trigger.event == "STATUS" and trigger.lemma.split()[0] in _TOLLS and of in trigger.lemma


def _while(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a clause tells when the dead before it died: "قتل ثلاثة حين فتح مسلحون النار", "بعد أن انفجرت"."""
    first = tokens[clause.first]
    if clause.opener == "that":
        return clause.first > 0 and first.key == _THAT and tokens[clause.first - 1].bare in _AFTER
    return clause.opener == "subordinate" and first.bare in _WHEN


def _subjectless(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether no people stand right behind a verb that could be its subject ("واستهدفت القوات الحكومية مقرا")."""
    at = bisect_left(tokens, trigger.end, key=lambda token: token.start)
    return at == len(tokens) or not grammar().has("arms", tokens[at].stem)


def _caused(tokens: Sequence[Token], clause: Clause, trigger: Trigger) -> bool:
    """Whether a word of cause or circumstance stands just before a trigger ("في تفجير", "إثر غارة")."""
    words = grammar()
    before = [token for token in tokens[clause.first : clause.last] if token.start < trigger.start][-4:]
    return any(words.has("causes", token.bare) for token in before)


def _parted(last: Trigger, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a verb of another type stands between: "مقتل جنديين وواشنطن تدعم أنقرة في ضرب المتمردين"."""
    if {frame(last), frame(trigger)}.isdisjoint(CASUALTY):
        return False
    between = [other for other in triggers if last.end <= other.start < trigger.start]
    return any(other.form == "verb" and other.event not in (trigger.event, "STATUS") for other in between)


def _apart(first: Trigger, trigger: Trigger) -> bool:
    """Whether two triggers name kinds of events that are told apart even in one clause (abduction and air raid)."""
    if trigger.event != "ASSAULT":
        return first.mode != trigger.mode or frame(first) != frame(trigger)
    apart = {"abduct", "sexual", "torture"}
    return (first.mode in apart) != (trigger.mode in apart)


def _within(between: str, group: Sequence[tuple[Trigger, int]], trigger: Trigger) -> bool:
    """Whether a trigger of the same clause tells the event of the group."""
    frames = {frame(found) for found, _ in group}
    if frame(trigger) in CASUALTY or frames <= CASUALTY:
        return True
    if "،" in between:
        return False
    if trigger.form != "verb" and _MEANS.search(between):
        return True
    pair = (frame(group[-1][0]), frame(trigger))
    if set(pair) == {"clash", "attack"} and trigger.form != "verb":
        return False
    return not (pair == ("attack", "attack") and trigger.form != "verb" and " في " in between)


def _another(between: str, group: Sequence[tuple[Trigger, int]], trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether a noun of the same clause is an event of its own: the group came after it or answers it ("تتواصل الهجمات
    ردا على الغارات"), goes with it ("تزامن ذلك مع قصف"), or stands beside it with an object of its own ("في هجوم
    انتحاري وانفجار سيارتين", "مقتل ثلاثة وتدمير مركبتين")."""
    last, own = group[-1][0], holding(tokens, trigger.start)
    if trigger.event not in _ANEW or trigger.form == "verb" or own is None:
        return False
    dead = {frame(found) for found, _ in group} <= CASUALTY
    if frame(trigger) in CASUALTY and (dead or trigger.form != "masdar"):
        return False
    before = [token.bare for token in reaching(tokens, last.end, own.start)][-3:]
    if _BESIDE.search(between) or _answers(before, own):
        return True
    if frame(trigger) in CASUALTY:
        return bool(_OVER.intersection(before[-1:]))
    beside = own.clitics.startswith("و") and not own.clitics.endswith("ال")
    if dead:
        return beside and trigger.mode == "destroy"
    apart = beside and frame(trigger) in _TOLD_APART and not _weapon(trigger)
    return apart or bool(_LATER.intersection(before[-2:]))


def _weapon(trigger: Trigger) -> bool:
    """Whether a noun only names what an attack was made with ("بعربة مفخخة وحزام ناسف", "بالغاز وخراطيم
    المياه")."""
    first = key(trigger.text).split(" ")[0]
    return (
        first == _BELT
        or trigger.mode == "crowd-control"
        or any(grammar().has(name, first) for name in ("weapons", "carriers"))
    )


def _answers(before: Sequence[str], own: Token) -> bool:
    """Whether the words right before an event say that something answers or avenges it ("ردا على الغارة")."""
    answered = len(before) > 1 and before[-1] == _ON and before[-2] in _ANSWERS
    return answered or (bool(before) and before[-1] in _AVENGED and own.clitics.lstrip("وف")[:1] == "ل")


def _proposition(
    text: str,
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    group: Sequence[tuple[Trigger, int]],
    groups: Sequence[Sequence[tuple[Trigger, int]]],
) -> Proposition:
    found = tuple(trigger for trigger, _ in group)
    first, last = group[0][1], group[-1][1]
    head = _head(found)
    if head.form != "verb" and clauses[last].end - head.end <= 1 and _waged(clauses, last + 1, tokens):
        last += 1
    start, end = clauses[first].start, max(clauses[last].end, found[-1].end)
    rivals = [other[0][0] for other in groups if other is not group and other[0][1] == first]
    if not _verbal(found[0], tokens) and any(rival.start < found[0].start for rival in rivals):
        start = found[0].start
    later = [other[0][0].start for other in groups if other is not group]
    given = _AGAINST.search(text, found[-1].end, end)
    if given is not None and any(0 <= offset - given.end() < _RETURN for offset in later):
        end = given.start()  # what is given in return is told apart
    span = trim(text, start, end) or (start, end)
    modes = {trigger.mode for trigger in found}
    mode = next((name for name in _MODES if name in modes), head.mode)
    if mode in _BY_AIR and head.event == "ASSAULT" and _flown(head, tokens, start, end):
        mode = "aerial"
    return Proposition(head.event, mode, found, head, tuple(clauses[first : last + 1]), *span)


def _flown(head: Trigger, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether aircraft do what a verb of bombing tells: "قصفت مقاتلات", "سلاح الجو استهدف", "لقصف من قبل طائرات"."""
    words = grammar()
    if head.form != "verb" or not _BOMBS.intersection(head.lemma.replace(" ل", " ").split()):
        return False
    before = reaching(tokens, start, head.start)[-_SUBJECT:]
    after = reaching(tokens, head.end, end)
    if any(words.has("aircraft", token.bare) for token in (*before, *after[:1])):
        return True
    return any(one.bare in _BY and words.has("aircraft", two.bare) for one, two in pairwise(after))


def _verbal(trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Whether a trigger is a verb, or a phrase that begins with one ("فقدوا في")."""
    own = holding(tokens, trigger.start)
    return trigger.form == "verb" or (trigger.form == "phrase" and own is not None and own.pos == "verb")


def _waged(clauses: Sequence[Clause], at: int, tokens: Sequence[Token]) -> bool:
    """Whether a clause tells who does the event noun before it ("الغارات التي تنفذها القوات"), or that it happened."""
    if at >= len(clauses) or clauses[at].opener != "relative":
        return False
    behind = tokens[clauses[at].first : clauses[at].last][1:4]
    return any(waging(token) for token in behind) or any(token.bare in _HAPPENS for token in behind[:1])


def waging(token: Token) -> bool:
    """Whether a word is a verb of waging with the pronoun of the event noun before it ("شنها", "تنفذه")."""
    return _wages(token.bare)


@lru_cache(maxsize=16_384)
def _wages(bare: str) -> bool:
    tail = next((end for end in ("هما", "ها", "ه") if bare.endswith(end)), "")
    if bare == _LEADERS or not tail:
        return False
    stem = bare.removesuffix(tail)
    return any(grammar().has("claims", form) for form in (stem, stem + "ا"))  # "شنوها" is شنوا and its object


def _wounding(trigger: Trigger) -> bool:
    """Whether a word is spelt like the verbal noun of wounding."""
    return key(trigger.text) == _WOUNDING


def _head(found: Sequence[Trigger]) -> Trigger:
    """Return the trigger that tells who did it: an attack before its casualties, a verb before a noun; "جرح" behind a
    verbal noun of killing is one as well ("تمكنوا من قتل ثلاثة وجرح اثنين")."""
    first, joined = found[0], found[1:]
    if first.form == "masdar" and all(frame(one) in CASUALTY for one in found) and all(map(_wounding, joined)):
        return first
    return min(found, key=lambda trigger: (frame(trigger) in CASUALTY, trigger.form != "verb", trigger.start))
