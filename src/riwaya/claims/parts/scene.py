"""What stands in a sentence: its noun phrases, each with the preposition that governs it.

Items of a sentence are its mentions, unnamed collectives ("المدنيين", "مسلحون") and counted people; each knows the
preposition before it. A collective gives way to the body it belongs to ("مقاتلين من حزب العمال"), a body to the person
who leads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from riwaya.claims.grammar import QUOTES, Token, grammar, inside
from riwaya.claims.parts.absorbed import ABSOLUTE, absorbed, shared
from riwaya.claims.parts.collectives import (
    COALITION,
    OFFICER,
    SHORT,
    adjectives,
    group_arm,
    may_name,
    officer,
    second_flag,
    state_arm,
    unnamed,
)
from riwaya.claims.parts.governed import TITLE, preposition_of
from riwaya.claims.parts.items import ANYBODY, Item, Scene, party
from riwaya.model import Mention, Trigger
from riwaya.script import key

_WOUNDED = "group:wounded"
_MARKS = frozenset("،؛:")
_BODIES = frozenset(map(key, ("قوات", "جنود", "جيش", "شرطة", "حكومة")))
#: "Has", with the pronoun of who does.
_HAS = frozenset(map(key, ("لديها", "لديه", "لها", "تملك", "تمتلك")))
_HIS = ("ه", "ها", "هم", "هما")
#: Who is only known by a relative ("شقيق الرئيس فلان").
ASSOCIATE = "per:unnamed-associate"


#: "The states of the Gulf", and who they are.
_LANDS, STATES = key("دول "), "group:states"


def scene(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], triggers: Sequence[Trigger] = ()) -> Scene:
    """Return the items of a sentence."""
    tokens = _finite(tokens, triggers)
    taken: list[Item] = []
    verbs = [(trigger.start, _verb_end(trigger)) for trigger in triggers if trigger.form == "verb"]
    lone = [(one.start, one.end) for one in triggers if one.form == "phrase" and " " not in one.text]  # "تأوي"
    for mention in mentions:
        prep = preposition_of(text, tokens, mention.start)
        if mention.entity.startswith("per:") and _relative(tokens, mention.start):
            taken.append(Item(mention.start, mention.end, ASSOCIATE, prep, place=False, named=True))
            continue
        entity = mention.entity
        place = mention.type == "LOC" and entity.startswith(("place:", "facility:"))
        noun = Item(mention.start, mention.end, entity, prep, place, named=True)
        state = _mission(tokens, mention) if entity.startswith("facility:") else None
        if state is not None:
            taken.append(structs.replace(noun, entity=state, place=False))
            continue
        if place and key(mention.text).startswith(_LANDS):
            taken.append(structs.replace(noun, entity=STATES, place=False))
            continue
        acts = place and prep == "" and party(noun) != entity
        acts = acts and (_acts(tokens, mention.start, [*verbs, *lone]) or _beside_state(text, noun, taken))
        taken.append(structs.replace(noun, entity=party(noun), place=False) if acts else noun)
    covered = [(item.start, item.end) for item in taken]
    nouns = [one for one in triggers if one.form != "verb" and not _crowd(one) and not _aided(one, tokens, triggers)]
    nouns = [one for one in nouns if not _in_a_gap(one, triggers)]
    covered += [span for one in nouns for span in _words_of(one, tokens)]
    for at, token in enumerate(tokens):
        item = _collective(text, tokens, at, mentions) if may_name(token.stem, token.bare) else None
        taken_by = covered if item is None or item.entity == COALITION else [*covered, *verbs]
        if item is not None and not any(start < item.end and item.start < end for start, end in taken_by):
            taken.append(item)
    for at, token in enumerate(tokens):
        if _kinsman(tokens, at) and not any(start < token.end and token.start < end for start, end in covered):
            prep = preposition_of(text, tokens, token.start)
            taken.append(Item(token.start, token.end, ASSOCIATE, prep, place=False, named=True))
    taken.sort(key=lambda item: item.start)
    names = tuple((mention.start, mention.end) for mention in mentions)
    told = [item for item in absorbed(text, taken, tokens) if item.entity != OFFICER]  # the rest lead nothing known
    return Scene(tuple(tokens), tuple(shared(told, tokens)), names)


def _finite(tokens: Sequence[Token], triggers: Sequence[Trigger]) -> Sequence[Token]:
    """Return the words, those that tell an event as verbs as such, whatever they look like alone ("وجه ضربات")."""
    verbs = [one.start for one in triggers if one.form == "verb" and one.event == "ASSAULT" and " " in one.text]
    if not verbs:
        return tokens
    told = {one.start for one in tokens if any(one.start <= start < one.end for start in verbs) and one.pos == "noun"}
    return [structs.replace(one, pos="verb") if one.start in told else one for one in tokens] if told else tokens


def _beside_state(text: str, noun: Item, before: Sequence[Item]) -> bool:
    """Whether و joins a country to a state that acts ("إثيوبيا وإريتريا توقعان")."""
    return bool(before) and before[-1].entity.startswith("state:") and text[before[-1].end : noun.start] == " و"


def _relative(tokens: Sequence[Token], start: int) -> bool:
    """Whether a name says whose relative or driver somebody is ("شقيق الرئيس السابق فلان"), and so is not himself."""
    here = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= start), 0)
    words = grammar()
    for at in range(here - 1, max(-1, here - 1 - TITLE), -1):
        token = tokens[at]
        if words.has("related", token.stem) and "ال" not in token.clitics and token.key.endswith(token.stem):
            return True
        if "ال" not in token.clitics and token.stem not in adjectives():
            return False
    return False


def _kinsman(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is somebody's relative of whom a relative clause tells ("قريبه الذي قتل ضابطا")."""
    token = tokens[at]
    joined = token.key[len(token.clitics) + len(token.stem) :] in _HIS
    words = grammar()
    kin = joined and any(words.has("related", form) for form in (token.stem, token.stem.removesuffix("ئ") + "ء"))
    return kin and at + 1 < len(tokens) and words.has("relatives", tokens[at + 1].bare)


def _mission(tokens: Sequence[Token], mention: Mention) -> str | None:
    """Return the state that a mission stands for ("القنصلية الأميركية"), None for other facilities."""
    words = inside(tokens, mention.start - 2, mention.end)
    if not any(grammar().has("missions", token.stem) for token in words[:1]):
        return None
    return next((adjectives()[token.stem] for token in words[1:] if token.stem in adjectives()), None)


def _in_a_gap(trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a participle names who stands in the gap of a verb's phrase ("توفي معتقل تحت التعذيب")."""
    return trigger.form == "participle" and any(
        one.form == "verb" and one.start < trigger.start and trigger.end <= one.end for one in triggers
    )


def _aided(trigger: Trigger, tokens: Sequence[Token], triggers: Sequence[Trigger]) -> bool:
    """Whether a participle names the wounded whom a word before it helps ("أسعفوا المصابين")."""
    if trigger.form != "participle":
        return False
    token = next((token for token in tokens if token.start <= trigger.start < token.end), None)
    wounded = token is not None and grammar().collectives.get(token.stem) == _WOUNDED
    return wounded and any(
        one.rule.startswith("trigger.aid") and 0 < trigger.start - one.end <= SHORT for one in triggers
    )


def _words_of(trigger: Trigger, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the words of a phrase that tell its event: not who stands in its gap ("حث الحكومة على"), nor the people
    that its last word names ("تفريق المتظاهرين")."""
    own = {word.removeprefix("ال") for word in key(trigger.lemma).split(" ")}
    words = [token for token in tokens if token.end > trigger.start and token.start < trigger.end]
    named = [two for one, two in pairwise(words) if _people(two) and not one.stem.endswith(ABSOLUTE)]
    told = [one for one in words[1:] if {one.stem, one.stem.removesuffix("ا")} & own and one not in named]
    first_word = words[0].end if words else trigger.end
    return [(trigger.start, first_word), *((token.start, token.end) for token in told)]


def _people(token: Token) -> bool:
    """Whether a word in a phrase names several people or a body ("المتظاهرين", "رهينتين", "القوات")."""
    known = grammar().collectives.get(token.stem, "")
    one = token.stem.startswith("م") or token.stem.endswith(("ي", "يه"))  # "هجوم مسلح", "التعاون العسكري"
    several = token.stem.endswith(ABSOLUTE) or ("ال" in token.clitics and not one)
    return several and ((known.startswith("group:") and known != ANYBODY) or token.stem in _BODIES)


def _verb_end(trigger: Trigger) -> int:
    """Return where the verb of a trigger ends ("قاتل" in "قاتل مع" tells what is done and names no killer)."""
    return trigger.start + len(trigger.text.split(" ")[0])


def _crowd(trigger: Trigger) -> bool:
    """Whether a trigger is the noun of those who act ("المتظاهرون")."""
    return trigger.rule.startswith("trigger.crowd") and " " not in trigger.text


def _collective(text: str, tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> Item | None:
    """Return the noun phrase of the people, or of the state's arm, that a word names; None for any other word."""
    token = tokens[at]
    state = state_arm(tokens, at) or second_flag(tokens, at) or group_arm(tokens, at) or officer(tokens, at, mentions)
    entity = state or unnamed(text, tokens, at, mentions)
    if entity is None:
        return None
    named = state is not None and state != OFFICER
    return Item(token.start, token.end, entity, preposition_of(text, tokens, token.start), place=False, named=named)


def _acts(tokens: Sequence[Token], start: int, verbs: Sequence[tuple[int, int]]) -> bool:
    """Whether a name opens a clause or follows a verb, so that a country there is a state ("قصفت تركيا")."""
    at = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= start), 0)
    words = grammar()
    led, following = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and words.has("grounds", following.bare):
        return False  # "سوريا تشهد نزاعا"
    if led is None:
        return following is not None and following.key not in ":-–"
    if led.key in QUOTES and following is not None and following.bare in _HAS:
        return True  # "تركيا لديها جيش"
    if tokens[at].bare != tokens[at].key or _of_a_man(led) or words.has("grounds", led.bare):
        return False
    told = any(verb <= led.start < end or led.start <= verb < led.end for verb, end in verbs)
    return told or led.pos == "verb" or words.has("complements", led.key) or words.has("subordinators", led.key)


def _of_a_man(token: Token) -> bool:
    """Whether a verb has a masculine subject, which no country is that ends a word of its own ("يزور ماليزيا")."""
    return token.pos == "verb" and token.stem.startswith(("ي", "سي"))
