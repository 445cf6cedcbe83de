"""Where it happened: which of the places of a sentence is the place of a proposition.

A place tells where something is done when a preposition of place leads it ("في", "قرب", "على", "نحو"), when it is what
a verb or an event noun takes ("دخلت الجامعة", "قصف البلدة"), or when it opens the sentence ("وفي بعقوبة، …"). It tells
something else when it belongs to a body or an office ("ذراع التنظيم في سوريا"), to the words that lead a speech in
("قال في أنقرة إن"), to a person's origin or birth ("شاب من غزة"), to a dateline, or to another event. Of nested places
the innermost counts; nouns that stand for a place told before ("المدينة") count like its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.clauses import Clause, clause_at
from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.candidates import View
from riwaya.claims.parts.elsewhere import (
    LEAVING,
    MARCHING,
    MOVING,
    RELEASE,
    foreign,
    of_another,
    of_earlier,
    opens,
    owned,
)
from riwaya.claims.parts.grounds import Ground, Phrase, has
from riwaya.claims.parts.items import unique
from riwaya.knowledge import places
from riwaya.model import Attribution, Trigger
from riwaya.script import key

#: Words in which one is sought before a place that another one outweighs.
_HEADED = 4
#: Words between a place and what describes it ("X الساحلية، معقل").
_DESCRIBED = 3
#: "سينتقل إلى X حيث سيلتقي": whither he goes is where he does.
_WHERE = key("حيث")
_SENTENCE = "SANCTION", "convict"
#: States of affairs that hold wherever their sentence began.
_STANDING = frozenset(("condition",))
#: Kinds of places where forces stand.
_BASES = frozenset(("airbase", "base"))
#: Words before a noun in which stands what it is the topic of ("احتجاجا على الغارات").
_ABOUT = 5
_COMMAS = ("،", ",")
#: Types of talk, which take no place from a clause beside their own.
_TALK = frozenset(("REQUEST", "REJECT", "ACCUSE", "AGREE", "CONSULT", "COOPERATE", "SUPPORT", "THREATEN", "CONCEDE"))


def where(
    one: Proposition,
    seen: View,
    near: Attribution | None,
    triggers: Sequence[Trigger],
    grounds: Sequence[Phrase],
    whole: Proposition | None = None,
) -> tuple[str, ...]:
    """Return the places of a proposition, as its sentence tells them.

    Args:
        one: the proposition.
        seen: its sentence.
        near: who says it.
        triggers: all words of the sentence that tell events.
        grounds: the places of its sentence as told together.
        whole: what the proposition is a share of, told of several parties at once.
    """
    fit = [
        phrase
        for phrase in grounds
        if not foreign(phrase.first, one, seen, near, triggers)
        and not owned(phrase.first, one, seen, triggers)
        and not of_another(phrase.first, one, triggers)
        and not of_earlier(phrase.first, one, seen, triggers)
    ]
    told, borders = (
        [phrase for phrase in fit if phrase.first.use != "border"],
        [phrase for phrase in fit if phrase.first.use == "border"],
    )
    chosen = _beside(one, seen, told) or _inside(one, seen, told, triggers)
    if whole is not None:
        chosen = chosen or _inside(whole, seen, told, triggers)
    chosen = (
        chosen
        or _whereat(one, seen, told)
        or _resumed(one, seen, told)
        or _after(one, seen, told, triggers)
        or _meanwhile(one, seen, told, triggers)
    )
    chosen = chosen or _led(one, seen, told) or _inside(one, seen, borders, triggers)
    return unique(ground.item.entity for ground in chosen)


def _inside(one: Proposition, seen: View, told: Sequence[Phrase], triggers: Sequence[Trigger]) -> Sequence[Ground]:
    """Return the places in the words of a proposition that go with it most closely, behind its first word if any do."""
    own = [phrase for phrase in told if one.start <= phrase.first.item.start < one.end]
    behind = [phrase for phrase in own if phrase.grounds[-1].item.start >= one.triggers[0].start]
    inner = [phrase for phrase in behind if not _land(phrase)] or behind  # "أراضي فلسطينية في X": X
    chosen = max(inner or own, key=lambda phrase: _closeness(phrase.first, one, seen, triggers), default=None)
    if chosen is None:
        return ()
    if one.event in MOVING and chosen.grounds[-1].use != "to":
        whither = next((phrase.grounds for phrase in own if phrase.first.use == "to" and phrase is not chosen), ())
        return (*chosen.grounds, *whither)
    return chosen.grounds


def _land(phrase: Phrase) -> bool:
    """Whether an adjective of origin names the country whose ground is told."""
    return all(not ground.item.named and not ground.back for ground in phrase.grounds)


def _closeness(ground: Ground, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> int:
    """Return how closely a place goes with an event: right behind its word, behind another, behind a body or another
    event's noun."""
    led = seen.scene.tokens[ground.first - 1] if ground.first else None
    if led is None:
        return 1
    if any(led.start < trigger.end <= led.end for trigger in one.triggers):
        return 2
    if one.event == MARCHING and any(led.start < trigger.end <= led.end for trigger in triggers):
        return 0  # "متظاهرون مناوئون للحرب في X في قلب Y"
    body = any(item.end == led.end and item.named and not item.place for item in seen.scene.items)
    return 0 if body or _of_body(ground, one, seen) else 1


def _of_body(ground: Ground, one: Proposition, seen: View) -> bool:
    """Whether a place stands near behind the head of a body or an office ("ذراع التنظيم في X")."""
    for token in reversed(seen.scene.tokens[max(0, ground.first - _HEADED) : ground.first]):
        if token.pos in ("verb", "punct") or any(trigger.start < token.end <= trigger.end for trigger in one.triggers):
            return False
        if has("offices", token):
            return True
    return False


def _beside(one: Proposition, seen: View, told: Sequence[Phrase]) -> Sequence[Ground]:
    """Return the place that a proposition describes ("X، آخر معقل للتنظيم", "X التي يسيطر عليها")."""
    home, tokens = _home(one, seen), seen.scene.tokens
    if home.opener == "relative":
        first = home.first - seen.clauses[0].first
    elif frame(one.head) == "hold" and one.head.form != "verb":
        first = next(at for at, token in enumerate(tokens) if token.end > one.head.start)
    else:
        return ()
    for phrase in told:
        last = phrase.grounds[-1]
        between = [token for token in tokens[phrase.last + 1 : first] if token.start >= last.item.end]
        if phrase.last < first <= phrase.last + 1 + _DESCRIBED and all(
            token.pos in ("adj", "punct", "noun") for token in between
        ):
            return phrase.grounds
    return ()


def _after(one: Proposition, seen: View, told: Sequence[Phrase], triggers: Sequence[Trigger]) -> Sequence[Ground]:
    """Return the place told right behind a proposition ("…، على الطريق شمال X", "التفجيرات التي وقعت في X")."""
    following = next((part for part in seen.clauses if part.start >= one.end), None)
    if following is None:
        return ()
    begin = following.first - seen.clauses[0].first
    inside = (phrase for phrase in told if following.start <= phrase.first.item.start < following.end)
    behind = next((phrase.grounds for phrase in inside), ())
    opens = any(ground.first <= begin + 1 and (ground.use == "at" or ground.side) for ground in behind[:1]) or (
        bool(behind) and _carries_on(one, following, behind[0], seen, triggers)
    )
    happens = following.opener == "relative" and any(
        has("happens", token) for token in seen.scene.tokens[begin : begin + 3]
    )
    return behind if opens or happens else ()


def _whereat(one: Proposition, seen: View, told: Sequence[Phrase]) -> Sequence[Ground]:
    """Return the place right before a clause that tells what is done there ("إلى X حيث سيلتقي نظيره")."""
    home, tokens = _home(one, seen), seen.scene.tokens
    first = home.first - seen.clauses[0].first
    if tokens[first].bare != _WHERE:
        return ()
    for phrase in reversed(told):
        last = phrase.grounds[-1]
        between = [token for token in tokens[phrase.last + 1 : first] if token.start >= last.item.end]
        if phrase.last < first and all(token.pos == "punct" for token in between):
            return phrase.grounds
    return ()


def _resumed(one: Proposition, seen: View, told: Sequence[Phrase]) -> Sequence[Ground]:
    """Return the place told before that a pronoun takes up ("X التي قال إنها سيطرت على مواقع فيها")."""
    behind = [token for token in seen.scene.tokens if one.triggers[0].start <= token.start < one.end]
    held = one.event in LEAVING or frame(one.head) in ("take", "hold")
    taken = any(has("resuming", token) or (held and has("held", token)) for token in behind)
    if one.event in _TALK or not taken or _antecedent(one, seen):
        return ()
    before = [phrase for phrase in told if phrase.first.item.start < one.triggers[0].start]
    return before[-1].grounds if before and before[-1].first.item.named else ()


def _antecedent(one: Proposition, seen: View) -> bool:
    """Whether the pronoun of a relative clause takes up the noun before it ("الكارثة التي فقدوا فيها")."""
    home = _home(one, seen)
    return home.opener == "relative" and has("hers", seen.scene.tokens[home.first - seen.clauses[0].first])


def _meanwhile(one: Proposition, seen: View, told: Sequence[Phrase], triggers: Sequence[Trigger]) -> Sequence[Ground]:
    """Return the place of what was the case meanwhile ("…، بينما كان في زيارة لحي X"), where nothing else is told."""
    following = next((part for part in seen.clauses if part.start >= one.end), None)
    if following is None or not has("meanwhile", seen.scene.tokens[following.first - seen.clauses[0].first]):
        return ()
    if one.event != "ASSAULT" or any(following.start <= trigger.start < following.end for trigger in triggers):
        return ()
    inside = (phrase for phrase in told if following.start <= phrase.first.item.start < following.end)
    return next((phrase.grounds for phrase in inside if phrase.first.use == "at"), ())


def _carries_on(one: Proposition, following: Clause, ground: Ground, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a clause only carries its sentence on to a place ("…، على قطاع من الأرض شمالي X")."""
    tokens = [token for token in seen.scene.tokens if following.start <= token.start < ground.item.start]
    if following.opener not in ("mark", "subordinate") or not tokens:
        return False
    if not grammar().has("prepositions", tokens[0].bare) and not _is_object(tokens[0], one):
        return False
    told = any(following.start <= trigger.start < ground.item.start for trigger in triggers)
    return not told and all(token.pos not in ("verb", "punct") for token in tokens)


def _is_object(token: Token, one: Proposition) -> bool:
    """Whether an indefinite accusative opens a clause, the object of the verb before ("دمروا بصاروخ، رشاشا في X")."""
    return one.head.form == "verb" and token.pos == "noun" and token.key.endswith("ا") and token.clitics == ""


def _led(one: Proposition, seen: View, told: Sequence[Phrase]) -> Sequence[Ground]:
    """Return the place told before a proposition in its sentence, where its clause goes on from there."""
    before = [phrase for phrase in told if phrase.first.item.start < one.start and phrase.first.item.named]
    still = one.event == "STATUS" and one.mode in _STANDING
    sentenced = (one.event, one.mode) == _SENTENCE
    if not before or one.event in _TALK or one.event == "MOBILIZE" or still or sentenced or _is_topic(one, seen):
        return ()
    last = _described(before, one, seen) or before[-1]
    if (one.event == "ASSAULT" and _stands(last.first)) or _then(one, seen):
        return ()
    return () if _home(one, seen).opener == "relative" and not opens(last.first) else last.grounds


def _described(before: Sequence[Phrase], one: Proposition, seen: View) -> Phrase | None:
    """Return the place that is only described by what stands between it and its event ("تعرض مطار X، المنفذ الوحيد في
    Y، لقصف"): the last place told before lies in that description."""
    if len(before) == 1:
        return None
    place, last = before[-2], before[-1]
    tokens = seen.scene.tokens
    between = [
        token for token in tokens[place.last + 1 : last.first.first] if token.start >= place.grounds[-1].item.end
    ]
    behind = tokens[last.last + 1 : last.last + 2]
    apart = len(between) > 1 and between[0].key in _COMMAS and between[1].key.startswith("ال")
    whole = apart and all(token.pos not in ("verb", "punct") for token in between[1:])
    closed = bool(behind) and behind[0].key in _COMMAS and behind[0].start < one.head.start
    return place if whole and closed else None


def _then(one: Proposition, seen: View) -> bool:
    """Whether people were held or set free before or after what their sentence tells ("بعد أن أطلقت السلطات سجينا")."""
    home, tokens = _home(one, seen), seen.scene.tokens
    at = home.first - seen.clauses[0].first
    freed = (one.event, one.mode) == ("RETREAT", RELEASE) or (one.event == "COERCE" and frame(one.head) == "acton")
    return freed and any(has("offsets", token) for token in tokens[max(0, at - 1) : at + 1])


def _stands(ground: Ground) -> bool:
    """Whether a place is a base, where those stand who attack elsewhere ("نشرت مقاتلات في قاعدة X لشن غارات")."""
    place = places.by_id().get(ground.item.entity)
    return ground.use in ("at", "from", "to") and place is not None and place.kind in _BASES


def _is_topic(one: Proposition, seen: View) -> bool:
    """Whether a noun only tells what something else is about or follows ("احتجاجا على الغارات", "بعد أيام من هجوم")."""
    if one.triggers[0].form == "verb":
        return False
    before = [token for token in seen.scene.tokens if token.end <= one.triggers[0].start]
    for number, token in enumerate(reversed(before[-_ABOUT:])):
        if token.pos in ("verb", "punct") and not has("about", token):
            return False
        if has("about", token):
            return True
        if number and has("times", token):
            return any(has("offsets", other) for other in before[-_ABOUT:])
    return False


def _home(one: Proposition, seen: View) -> Clause:
    """Return the clause of the head of a proposition."""
    return clause_at(seen.clauses, one.head.start) or one.clauses[0]
