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
from riwaya.claims.parts.grounds import Ground, Phrase, countries, has
from riwaya.claims.parts.items import unique
from riwaya.knowledge import ontology, places
from riwaya.model import Attribution, Trigger
from riwaya.script import key

#: Words in which an office is sought before the place of a body ("رئيس بلدية", "السكرتير الثاني في السفارة في").
_OFFICE = 6
#: Words in which one is sought before a place that another one outweighs.
_HEADED = 4
#: Words behind منذ in which a place only dates ("منذ بدء أحداث الحرب في").
_SINCE, _FROM_THEN = 6, key("منذ")
#: Words at the head of a sentence among which a place that opens it stands ("وفي محيط مدينة").
_OPENING = 5
#: Letter of verbs of which we are the subject.
_WE = "ن"
#: Words of a dateline behind its place, and marks that end none.
_HEADING, _STOPS = 8, frozenset("،؛.")
#: Words between a place and what describes it ("X الساحلية، معقل").
_DESCRIBED = 3
#: The mode of an attack that is told by what it left.
_RESULT = "destroy"
#: Types that judge what others do: the place told is that of what they judge.
_JUDGING = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
#: Of these, the act of breaking what was agreed, which happens somewhere ("خرقوا الهدنة في X").
_BREACH = "yield"
#: Types whose place may stand behind another event of their clause: what is done, and what is talked of.
_REACHING = frozenset(("ASSAULT", "PROTEST", "COOPERATE", "MOBILIZE", "RETREAT", "CONSULT", "AGREE"))
#: Types of speech by whoever holds an office, the place of which is none of theirs ("دعا مفتي X").
_ASKING = frozenset(("REQUEST", "THREATEN"))
#: Words between what one event follows and the other event.
_LINKS = 4
_LOSSES = ("STATUS", "losses")
#: Types that move, whither too, and those that leave: whence they go is a place of theirs.
_MOVING = frozenset(("RETREAT", "MOBILIZE", "SANCTION", "AID"))
_LEAVING = frozenset(("RETREAT", "SANCTION"))
#: The type of marches, which are where they begin.
_MARCHING = "PROTEST"
#: The mode of setting free, in whose phrase a state does it ("إفراج إسرائيل عن").
_RELEASE = "release"
#: States of affairs that hold wherever their sentence began.
_STANDING = frozenset(("condition",))
#: Kinds of places where forces stand.
_BASES = frozenset(("airbase", "base"))
#: Words before a noun in which stands what it is the topic of ("احتجاجا على الغارات").
_ABOUT = 5
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
        if not _foreign(phrase.first, one, seen, near, triggers)
        and not _owned(phrase.first, one, seen, triggers)
        and not _of_another(phrase.first, one, triggers)
        and not _of_earlier(phrase.first, one, seen, triggers)
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
        or _resumed(one, seen, told)
        or _after(one, seen, told, triggers)
        or _meanwhile(one, seen, told, triggers)
    )
    chosen = chosen or _led(one, seen, told) or _inside(one, seen, borders, triggers)
    return unique(ground.item.entity for ground in chosen)


# --- what is no place of a proposition ----------------------------------------------------------------------


def _foreign(
    ground: Ground, one: Proposition, seen: View, near: Attribution | None, triggers: Sequence[Trigger]
) -> bool:
    """Whether a place tells of something else than where a proposition happens."""
    item, opens = ground.item, _opens(ground)
    judging = one.event in _JUDGING and one.mode != _BREACH
    if ground.use == "with" or (judging and not opens):
        return True
    if any(start < item.end and item.start < end for start, end in seen.hops) or _dateline(ground, seen):
        return True
    if near is not None and item.start < near.scope.start and not opens:
        return True
    led = seen.scene.tokens[ground.first - 1] if ground.first else None
    leaves = (
        one.event in (*_LEAVING, _MARCHING)
        or frame(one.head) in ("take", "move")
        or (led is not None and has("leaving", led))
    )
    if ground.use == "from" and not leaves:
        return True
    if led is not None and has("born", led):
        return True
    if ground.use == "of" and led is not None:
        acts = not ground.back and _acts(led, ground, one)
        alone = one.event == _MARCHING and ground.first == ground.at and _governs(ground.item.entity)
        if alone or acts or _titles(led, one) or _belongs(led, ground, seen, triggers):
            return True
    return _dates(ground, one, seen)


def _titles(led: Token, one: Proposition) -> bool:
    """Whether a noun is called after the place behind it ("اتفاق الطائف"), and is not the event itself."""
    return has("titles", led) and "ال" not in led.clitics and not _tells(led, one.triggers)


def _tells(led: Token, triggers: Sequence[Trigger]) -> bool:
    """Whether a word tells an event, and does not only stand in the gap of a phrase that does."""
    over = [trigger for trigger in triggers if trigger.start < led.end and led.start < trigger.end]
    return any(" " not in trigger.text or led.stem in key(trigger.lemma) for trigger in over)


def _belongs(led: Token, ground: Ground, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a country is only whose what stands before it is ("بقيادة الولايات المتحدة", "أكراد سوريا")."""
    if led.pos != "noun" or "ال" in led.clitics or ground.first < ground.at or not _governs(ground.item.entity):
        return False
    place = has("sides", led) or has("kinds", led) or has("beside", led)
    return not place and not seen.scene.in_name(led) and not _tells(led, triggers)


def _dates(ground: Ground, one: Proposition, seen: View) -> bool:
    """Whether a place tells since when and not where ("منذ بدء الحرب في سوريا")."""
    told = [trigger for trigger in one.triggers if trigger.end <= ground.item.start]
    tokens = seen.scene.tokens
    for at in range(ground.first - 1, max(-1, ground.first - 1 - _SINCE), -1):
        token = tokens[at]
        if token.pos in ("verb", "punct") or any(trigger.start <= token.start for trigger in told):
            return False
        if token.bare == _FROM_THEN:
            return not (has("spans", tokens[at + 1]) or has("times", tokens[at + 1]) or tokens[at + 1].key.isdigit())
    return False


def _acts(led: Token, ground: Ground, one: Proposition) -> bool:
    """Whether a country right behind a verb of holding or helping, or in its phrase, is its subject ("تؤوي تركيا")."""
    own = any(trigger.start < led.end and led.start < trigger.end for trigger in one.triggers)
    inside = led.start <= one.head.start < led.end < ground.item.end < one.head.end
    if inside and (one.head.form == "verb" or one.mode == _RELEASE) and _governs(ground.item.entity):
        return True
    verb = one.head.form in ("verb", "phrase") and led.pos != "noun"
    return own and verb and frame(one.head) in ("hold", "aid", "act") and _governs(ground.item.entity)


def _governs(entity: str) -> bool:
    """Whether a place is a country or a seat of government, whose name stands for its state where it acts."""
    return entity in ontology.capitals() or entity in countries().values()


def _dateline(ground: Ground, seen: View) -> bool:
    """Whether a place only heads its sentence before a colon, with whoever wrote it ("القاهرة ـ فلان:"), or in a title
    as the seat of whoever speaks of himself ("باريس: لم نقصف")."""
    marks = all(token.pos == "punct" for token in seen.scene.tokens[: ground.first])  # "* القاهرة ـ فلان:"
    if not marks or ground.use != "of":
        return False
    behind = seen.scene.tokens[ground.at + 1 :]
    if seen.label == "title":
        ours = any(token.pos == "verb" and token.bare.startswith(_WE) for token in behind)
        return ours and bool(behind) and behind[0].key == ":" and _governs(ground.item.entity)
    for token in behind[:_HEADING]:
        if token.key == ":":
            return True
        if token.pos == "verb" or token.key in _STOPS:
            return False
    return False


def _opens(ground: Ground) -> bool:
    """Whether a place opens its sentence, as a setting for all that follows ("وفي بعقوبة، …")."""
    return ground.first <= 1 and ground.use == "at" and ground.at <= _OPENING


def _owned(ground: Ground, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a place tells which body or office is meant, or who somebody is ("رئيس البلدية في X")."""
    behind = ground.item.start > one.head.start and one.event not in _ASKING
    if ground.use not in ("at", "of") or behind:
        return False
    for token in reversed(seen.scene.tokens[max(0, ground.first - _OFFICE) : ground.first]):
        if any(trigger.start <= token.start < trigger.end for trigger in triggers):
            return False
        if token.pos in ("verb", "punct") or grammar().has("complements", token.key):
            return False
        if has("offices", token) or (has("peoples", token) and "ال" not in token.clitics):
            return True
    return False


def _of_earlier(ground: Ground, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a place is that of an event which this one follows or answers ("غزو قادته … في أعقاب هجمات على X")."""
    before = [trigger for trigger in triggers if trigger.end <= ground.item.start]
    own = [trigger for trigger in before if trigger in one.triggers]
    if not own or before[-1] in one.triggers:
        return False
    between = [token for token in seen.scene.tokens if own[-1].end <= token.start < before[-1].start]
    return any(has("following", token) for token in between[-_LINKS:]) or any(
        has("answering", token) for token in between
    )


def _of_another(ground: Ground, one: Proposition, triggers: Sequence[Trigger]) -> bool:
    """Whether a place goes with the event that somebody asks for or talks of ("طالب بوقف الهجوم على X")."""
    start = ground.item.start
    if one.event in _MOVING and ground.use in ("from", "to") and start > one.head.end:
        before = [trigger for trigger in triggers if trigger.end <= start]
        last = max(before, key=lambda trigger: trigger.end, default=one.head)
        if last not in one.triggers and last.event in _MOVING:
            return True  # "إطلاق 30 رهينة وانسحاب القوات من X"
    if one.event in _REACHING or (one.event, one.mode) == _LOSSES or start < one.head.end:
        return False
    before = [trigger for trigger in triggers if trigger.end <= start]
    following = next((trigger for trigger in triggers if trigger.start > start), None)
    return before[-1] not in one.triggers and following not in one.triggers


# --- what is --------------------------------------------------------------------------------------------------


def _inside(one: Proposition, seen: View, told: Sequence[Phrase], triggers: Sequence[Trigger]) -> Sequence[Ground]:
    """Return the places in the words of a proposition that go with it most closely, behind its first word if any do."""
    own = [phrase for phrase in told if one.start <= phrase.first.item.start < one.end]
    behind = [phrase for phrase in own if phrase.grounds[-1].item.start >= one.triggers[0].start]
    inner = [phrase for phrase in behind if not _land(phrase)] or behind  # "أراضي فلسطينية في X": X
    chosen = max(inner or own, key=lambda phrase: _closeness(phrase.first, one, seen, triggers), default=None)
    if chosen is None:
        return ()
    if one.event in _MOVING and chosen.grounds[-1].use != "to":
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
    if one.event == _MARCHING and any(led.start < trigger.end <= led.end for trigger in triggers):
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


def _resumed(one: Proposition, seen: View, told: Sequence[Phrase]) -> Sequence[Ground]:
    """Return the place told before that a pronoun takes up ("X التي قال إنها سيطرت على مواقع فيها")."""
    behind = [token for token in seen.scene.tokens if one.triggers[0].start <= token.start < one.end]
    held = one.event in _LEAVING or frame(one.head) in ("take", "hold")
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
    if not before or one.event in _TALK or one.event == "MOBILIZE" or still or _is_topic(one, seen):
        return ()
    last = before[-1]
    if (one.event == "ASSAULT" and _stands(last.first)) or _then(one, seen):
        return ()
    return () if _home(one, seen).opener == "relative" and not _opens(last.first) else last.grounds


def _then(one: Proposition, seen: View) -> bool:
    """Whether people were held or set free before or after what their sentence tells ("بعد أن أطلقت السلطات سجينا")."""
    home, tokens = _home(one, seen), seen.scene.tokens
    at = home.first - seen.clauses[0].first
    freed = (one.event, one.mode) == ("RETREAT", _RELEASE) or (one.event == "COERCE" and frame(one.head) == "acton")
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
