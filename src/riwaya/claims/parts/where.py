"""Where it happened: which of the places of a sentence is the place of a proposition.

A place tells where something is done when a preposition of place leads it ("في", "قرب", "على", "نحو"), when it is what
a verb or an event noun takes ("دخلت الجامعة", "قصف البلدة"), or when it opens the sentence ("وفي بعقوبة، …"). It tells
something else when it belongs to a body or an office ("ذراع التنظيم في سوريا"), to the words that lead a speech in
("قال في أنقرة إن"), to a person's origin ("شاب من غزة"), or to another event. Of nested places the innermost counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from riwaya.claims.clauses import Clause, clause_at
from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.candidates import View
from riwaya.claims.parts.grounds import Ground, called, countries, has, phrases
from riwaya.claims.parts.scene import Scene, adjectives, unique
from riwaya.knowledge import places
from riwaya.model import Attribution, Trigger
from riwaya.script import key

Phrase = Sequence[Ground]

#: Words in which an office is sought before the place of a body ("رئيس بلدية", "السكرتير الثاني في السفارة في").
_OFFICE = 6
#: Words behind منذ in which a place only dates ("منذ بدء أحداث الحرب في").
_SINCE, _FROM_THEN = 6, key("منذ")
#: Words at the head of a sentence among which a place that opens it stands ("وفي محيط مدينة").
_OPENING = 5
#: Words between a place and what describes it ("X الساحلية، معقل").
_DESCRIBED = 3
#: The mode of an attack that is told by what it left.
_RESULT = "destroy"
#: Types that judge what others do: the place told is that of what they judge.
_JUDGING = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
#: Types whose place may stand behind another event of their clause: what is done, and what is talked of.
_REACHING = frozenset(("ASSAULT", "PROTEST", "COOPERATE", "MOBILIZE", "RETREAT", "CONSULT", "AGREE"))
#: Types that move, whither too, and those that leave: whence they go is a place of theirs.
_MOVING = frozenset(("RETREAT", "MOBILIZE", "SANCTION", "AID"))
_LEAVING = frozenset(("RETREAT", "SANCTION"))
#: Types of talk, which take no place from a clause beside their own.
_TALK = frozenset(("REQUEST", "REJECT", "ACCUSE", "AGREE", "CONSULT", "COOPERATE", "SUPPORT", "THREATEN", "CONCEDE"))


def where(one: Proposition, seen: View, near: Attribution | None, triggers: Sequence[Trigger]) -> tuple[str, ...]:
    """Return the places of a proposition, as its sentence tells them.

    Args:
        one: the proposition.
        seen: its sentence.
        near: who says it.
        triggers: all words of the sentence that tell events.
    """
    told = [
        phrase
        for phrase in phrases(seen.scene)
        if not _foreign(phrase[0], one, seen, near)
        and not _owned(phrase[0], one, seen, triggers)
        and not _of_another(phrase[0], one, triggers)
    ]
    chosen = _beside(one, seen, told) or _inside(one, seen, told)
    chosen = chosen or _after(one, seen, told, triggers) or _led(one, seen, told)
    return unique(ground.item.entity for ground in chosen)


# --- what is no place of a proposition ----------------------------------------------------------------------


def _foreign(ground: Ground, one: Proposition, seen: View, near: Attribution | None) -> bool:
    """Whether a place tells of something else than where a proposition happens."""
    item, opens = ground.item, _opens(ground)
    if ground.use == "with" or (one.event in _JUDGING and not opens):
        return True
    if any(start < item.end and item.start < end for start, end in seen.hops):
        return True
    if near is not None and item.start < near.scope.start and not opens:
        return True
    led = seen.scene.tokens[ground.first - 1] if ground.first else None
    leaves = one.event in _LEAVING or frame(one.head) in ("take", "move") or (led is not None and has("leaving", led))
    if ground.use == "from" and not leaves:
        return True
    if ground.use == "of" and led is not None and (has("titles", led) or _acts(led, one)):
        return True
    return _dates(ground, one, seen)


def _dates(ground: Ground, one: Proposition, seen: View) -> bool:
    """Whether a place tells since when and not where ("منذ بدء الحرب في سوريا")."""
    told = [trigger for trigger in one.triggers if trigger.end <= ground.item.start]
    for token in reversed(seen.scene.tokens[max(0, ground.first - _SINCE) : ground.first]):
        if token.pos in ("verb", "punct") or any(trigger.start <= token.start for trigger in told):
            return False
        if token.bare == _FROM_THEN:
            return True
    return False


def _acts(led: Token, one: Proposition) -> bool:
    """Whether a name right behind a verb of holding or helping is its subject ("تؤوي تركيا")."""
    own = any(trigger.start < led.end and led.start < trigger.end for trigger in one.triggers)
    verb = one.head.form in ("verb", "phrase") and led.pos != "noun"
    return own and verb and frame(one.head) in ("hold", "aid", "act")


def _opens(ground: Ground) -> bool:
    """Whether a place opens its sentence, as a setting for all that follows ("وفي بعقوبة، …")."""
    return ground.first <= 1 and ground.use == "at" and ground.at <= _OPENING


def _owned(ground: Ground, one: Proposition, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a place tells which body or office is meant, or who somebody is ("رئيس البلدية في X")."""
    if ground.use not in ("at", "of") or ground.item.start > one.head.start:
        return False
    for token in reversed(seen.scene.tokens[max(0, ground.first - _OFFICE) : ground.first]):
        if any(trigger.start <= token.start < trigger.end for trigger in triggers):
            return False
        if token.pos in ("verb", "punct") or grammar().has("complements", token.key):
            return False
        if has("offices", token):
            return True
    return False


def _of_another(ground: Ground, one: Proposition, triggers: Sequence[Trigger]) -> bool:
    """Whether a place goes with the event that somebody asks for or talks of ("طالب بوقف الهجوم على X")."""
    start = ground.item.start
    if one.event in _REACHING or start < one.head.end:
        return False
    before = [trigger for trigger in triggers if trigger.end <= start]
    following = next((trigger for trigger in triggers if trigger.start > start), None)
    return before[-1] not in one.triggers and following not in one.triggers


# --- what is --------------------------------------------------------------------------------------------------


def _inside(one: Proposition, seen: View, told: Sequence[Phrase]) -> Phrase:
    """Return the places in the words of a proposition that go with it most closely, behind its first word if any do."""
    own = [phrase for phrase in told if one.start <= phrase[0].item.start < one.end]
    behind = [phrase for phrase in own if phrase[-1].item.start >= one.triggers[0].start]
    chosen = max(behind or own, key=lambda phrase: _closeness(phrase[0], one, seen), default=())
    if chosen and one.event in _MOVING and chosen[-1].use != "to":
        return (*chosen, *next((phrase for phrase in own if phrase[0].use == "to" and phrase is not chosen), ()))
    return chosen


def _closeness(ground: Ground, one: Proposition, seen: View) -> int:
    """Return how closely a place goes with an event: right behind its word, behind another, behind a body."""
    led = seen.scene.tokens[ground.first - 1] if ground.first else None
    if led is None:
        return 1
    if any(led.start < trigger.end <= led.end for trigger in one.triggers):
        return 2
    body = any(item.end == led.end and item.named and not item.place for item in seen.scene.items)
    return 0 if body or has("offices", led) else 1


def _beside(one: Proposition, seen: View, told: Sequence[Phrase]) -> Phrase:
    """Return the place that a proposition describes ("X، آخر معقل للتنظيم", "X التي يسيطر عليها")."""
    home, tokens = _home(one, seen), seen.scene.tokens
    if home.opener == "relative":
        first = home.first - seen.clauses[0].first
    elif frame(one.head) == "hold" and one.head.form != "verb":
        first = next(at for at, token in enumerate(tokens) if token.end > one.head.start)
    else:
        return ()
    for phrase in told:
        last = phrase[-1]
        between = [token for token in tokens[last.at + 1 : first] if token.start >= last.item.end]
        if last.at < first <= last.at + 1 + _DESCRIBED and all(
            token.pos in ("adj", "punct", "noun") for token in between
        ):
            return phrase
    return ()


def _after(one: Proposition, seen: View, told: Sequence[Phrase], triggers: Sequence[Trigger]) -> Phrase:
    """Return the place told right behind a proposition ("…، على الطريق شمال X", "التفجيرات التي وقعت في X")."""
    following = next((part for part in seen.clauses if part.start >= one.end), None)
    if following is None:
        return ()
    begin = following.first - seen.clauses[0].first
    behind = next((phrase for phrase in told if following.start <= phrase[0].item.start < following.end), ())
    opens = any(ground.first <= begin + 1 and ground.use == "at" for ground in behind[:1]) or (
        bool(behind) and _carries_on(following, behind[0], seen, triggers)
    )
    happens = following.opener == "relative" and any(
        has("happens", token) for token in seen.scene.tokens[begin : begin + 3]
    )
    return behind if opens or happens else ()


def _carries_on(following: Clause, ground: Ground, seen: View, triggers: Sequence[Trigger]) -> bool:
    """Whether a clause only carries its sentence on to a place ("…، على قطاع من الأرض شمالي X")."""
    tokens = [token for token in seen.scene.tokens if following.start <= token.start < ground.item.start]
    if following.opener != "mark" or not tokens or not grammar().has("prepositions", tokens[0].bare):
        return False
    told = any(following.start <= trigger.start < ground.item.start for trigger in triggers)
    return not told and all(token.pos not in ("verb", "punct") for token in tokens)


def _led(one: Proposition, seen: View, told: Sequence[Phrase]) -> Phrase:
    """Return the place told before a proposition in its sentence, where its clause goes on from there."""
    before = [phrase for phrase in told if phrase[0].item.start < one.start and phrase[0].item.named]
    if not before or one.event in _TALK or one.event == "MOBILIZE":
        return ()
    return () if _home(one, seen).opener == "relative" and not _opens(before[-1][0]) else before[-1]


def _home(one: Proposition, seen: View) -> Clause:
    """Return the clause of the head of a proposition."""
    return clause_at(seen.clauses, one.head.start) or one.clauses[0]


# --- across sentences -----------------------------------------------------------------------------------------


class Setting(Struct):
    """What earlier sentences leave behind of places: those named, the nearest last, and those of the last attack.

    `named` holds for each place its entity and what it is called; `age` how many sentences ago the attack was.
    """

    named: list[tuple[str, frozenset[str]]] = []
    attack: tuple[str | None, tuple[str, ...]] = (None, ())
    age: int = 0

    def passes(self, scene: Scene) -> None:
        """Take note of the places of a sentence."""
        self.age += 1
        for ground in (ground for phrase in phrases(scene) for ground in phrase):
            words = [token for token in scene.tokens[ground.first :] if token.start < ground.item.end]
            kinds = {form.removeprefix("ال") for token in words for form in (token.stem, token.bare)}
            place = places.by_id().get(ground.item.entity)
            self.named.append((ground.item.entity, frozenset((*kinds, *([place.kind] if place else [])))))

    def complete(self, text: str, one: Proposition, told: tuple[str, ...]) -> tuple[str, ...]:
        """Return the places of a proposition, from what was told before where it tells none itself.

        A noun that points back stands for the place told before ("المدينة"). What an attack destroyed, and more of an
        attack of one kind in the next sentence, is where that attack was.
        """
        found = told or self._pointed(text[one.start : one.end]) or self._continued(one)
        if found and one.event == "ASSAULT":
            self.attack, self.age = (one.mode, found), 0
        return found

    def _continued(self, one: Proposition) -> tuple[str, ...]:
        if one.event != "ASSAULT" or one.mode is None or self.age > 1:
            return ()
        return self.attack[1] if one.mode in (_RESULT, self.attack[0]) else ()

    def _pointed(self, said: str) -> tuple[str, ...]:
        """Return the place that a noun of some words points back at."""
        words = said.split()
        for word, following in zip(words, (*words[1:], ""), strict=True):
            whole = key(word.strip(_MARKS)).lstrip("و")
            for form in (whole, whole.removeprefix("ب"), whole.replace("لل", "ال", 1)):
                loose, strict = called("anaphors").get(form), called("only").get(form)
                kinds = loose if loose is not None else strict
                if kinds is None:
                    continue
                fits = [entity for entity, names in self.named if not kinds or names & kinds]
                fits = _of_country(fits or [entity for entity, _ in self.named if strict is None], following)
                if fits:
                    return (fits[-1],)
        return ()


def _of_country(found: list[str], word: str) -> list[str]:
    """Return the places in the country that an adjective behind a noun names ("القاعدة التركية"), else all."""
    land = countries().get(adjectives().get(key(word.strip(_MARKS)).removeprefix("ال"), ""))
    if land is None:
        return found
    known = places.by_id()
    return [one for one in found if one in known and known[one].country == known[land].country]


#: Punctuation around a word.
_MARKS = "،,.:؛«»\"'()“”"
