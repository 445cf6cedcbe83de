"""Says whom a noun phrase means that was read: a person, an office and its holder, an outlet, a text's owner, a source.

    المتحدث باسم الوزارة سعد معن       per:saad-maan@state:…
    المصدر ذاته، المسؤول               who spoke before
    راديو لندن                         media:radio-london

`phrase` reads the words; what they refer back to stands in `laid.Memory`.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, structs

from riwaya.claims.speakers.bodies import body
from riwaya.claims.speakers.laid import Page, Speaker, hop
from riwaya.claims.speakers.nouns import Noun, lexicon, noun, own_id, state_of, stem
from riwaya.claims.speakers.outlets import NEWS, by_words, in_marks
from riwaya.knowledge import load
from riwaya.model import Hop, Mention, hop_kind
from riwaya.script import key

MEDIA = ("media:", "agency:")
#: Bodies that are agencies of states, or of several.
_AGENCY, _AUTHORITIES = key("وكالة"), ("intl:", "state:", "state-force:")
OF = "-of-"  # in the id of one who is known by the person he belongs to
#: Of people whom an adjective of origin tells, those who speak for their state.
_OF_THE_STATE = frozenset(
    (
        *("official", "diplomat", "officer", "soldier", "policeman", "gendarme", "commander", "general", "conscript"),
        *("minister", "ambassador", "envoy", "representative", "governor", "judge", "director", "adviser", "aide"),
        *("negotiator", "lawmaker", "deputy-of-parliament", "investigator", "inspector", "leader", "pilot", "sniper"),
    )
)
_RADIO = frozenset(map(key, ("راديو", "إذاعة")))
_SOCIAL = key("التواصل")
# Offices that go by each other's names: the envoy is the special representative.
_LIKE = {"envoy": ("coordinator",), "coordinator": ("envoy",)}
_BY = frozenset(map(key, ("عن", "من", "ل")))  # "بيان صادر عن الوزارة"
_ISSUED = 6  # words from a text to who issued it: "بيان صحفي صادر عن الوزارة"


class Phrase(Struct, kw_only=True):
    """A noun phrase as it was read: its words from `start`, read up to `at`, and what was found in them.

    `first` is the word that the phrase of the speaker begins with, `words` the English of adjectives, `nation` and
    `own` the state and the body that an office or source belongs to, `of_person` whom an office serves.
    """

    laid: Page
    start: int
    stop: int
    at: int
    first: int
    person: Mention | None
    body: Mention | None
    head: Noun | None
    words: list[str]
    nation: str | None
    same: bool
    counted: bool
    single: bool
    of_person: Mention | None
    own: str | None


def meaning(phrase: Phrase) -> Speaker | None:
    """Return whom a phrase means, or None where it names nobody who could speak."""
    if phrase.person is not None:
        return _person(phrase, phrase.person)
    head = phrase.head
    if head is None:
        return _body(phrase)
    if head.group == "outlets":
        return _outlet(phrase)
    if head.group == "documents":
        who = _owner(phrase)
        if who is not None and who.hop.kind not in ("source", "place"):
            phrase.laid.memory.texts[stem(phrase.laid.forms[phrase.first])] = who
        return who
    if head.group == "roles":
        return _role(phrase, head)
    if head.group == "collectives":
        return _collective(phrase, head)
    return _source(phrase, head)


def _made(phrase: Phrase, hop_: Hop, nouns: Iterable[str] = ()) -> Speaker:
    return Speaker(hop=hop_, nouns=frozenset(nouns), end=phrase.at)


def _person(phrase: Phrase, mention: Mention) -> Speaker:
    bodies = phrase.laid.memory.bodies
    body = phrase.body.entity if phrase.body is not None and phrase.head is not None else None
    if body is not None and body.startswith("place:"):
        body = None
    if body is None and phrase.head is not None:
        body = phrase.own or phrase.nation
    if body is not None:
        bodies.setdefault(mention.entity, body)
    return _made(phrase, hop(mention, bodies.get(mention.entity)), {phrase.head.english} if phrase.head else ())


def _body(phrase: Phrase) -> Speaker | None:
    if phrase.body is None or phrase.body.entity.startswith("facility:"):
        return None
    country = state_of(phrase.body.entity)
    if country is None:
        return _made(phrase, hop(phrase.body))
    return _made(phrase, Hop(entity=country, kind="state", start=phrase.body.start, end=phrase.body.end))


def _outlet(phrase: Phrase) -> Speaker | None:
    first = max(phrase.first, 0)
    known = phrase.body is not None and phrase.body.entity.startswith(MEDIA)
    marked = None if known else in_marks(phrase.laid, first, phrase.stop)
    if marked is not None:
        phrase.at = max(phrase.at, min(marked[1], len(phrase.laid.forms)))
    if marked is not None and marked[0] is not None:
        return _made(phrase, _unnamed(phrase, marked[0]), {"outlet"})
    titled = _place_in_title(phrase, first)
    if titled is not None:
        return _made(phrase, _unnamed(phrase, titled), {"outlet"})
    unknown = phrase.body is not None and phrase.body.type == "ORG" and phrase.body.entity not in load().entities
    if phrase.body is not None and unknown and _names_outlet(phrase, first, phrase.body):
        kind = lexicon().outlet_kinds.get(stem(phrase.laid.forms[first]), "media")
        return _made(phrase, _unnamed(phrase, f"{kind}:{phrase.body.entity.partition(':')[2]}"), {"outlet"})
    if phrase.body is not None and not unknown and _is_agency(phrase, first, phrase.body):
        return _made(phrase, hop(phrase.body))
    if phrase.body is not None and not phrase.body.entity.startswith(("media:", "agency:", "ngo:")):
        owner = phrase.body.entity.split(":")[1].split("@")[0]
        return _made(phrase, _unnamed(phrase, f"media:{owner}-media"), {"outlet"})
    if phrase.body is not None:
        return _made(phrase, hop(phrase.body), {"outlet"})
    forms = phrase.laid.forms[first : phrase.at + 1]
    named = by_words(phrase.laid, first, phrase.stop)
    if named is not None:
        return _made(phrase, _unnamed(phrase, named), {"outlet"})
    if phrase.nation is not None:
        return _made(phrase, _unnamed(phrase, f"media:{phrase.nation.split(':')[1]}-media"), {"outlet"})
    if _SOCIAL in forms:
        return _made(phrase, _unnamed(phrase, "media:social-media"), {"outlet"})
    words = [word for word in dict.fromkeys(phrase.words) if word != "media"]
    if words:
        return _made(phrase, _unnamed(phrase, f"media:{'-'.join(words)}-media"), {"outlet"})
    plural = stem(phrase.laid.forms[first]) in lexicon().plural_outlets
    if phrase.head is not None and phrase.head.definite and not plural:
        return phrase.laid.memory.media or _made(phrase, _unnamed(phrase, "media:unnamed-media"), {"outlet"})
    again = phrase.laid.memory.media
    if plural and phrase.head is not None and phrase.head.definite and again is not None and _of_several(again):
        return again  # "الصحف الجزائرية … الصحف"
    return _made(phrase, _unnamed(phrase, "media:unnamed-media"), {"outlet"}) if plural else None


def _of_several(who: Speaker) -> bool:
    return who.hop.entity.startswith("media:") and who.hop.entity.endswith("-media")


def _is_agency(phrase: Phrase, first: int, body: Mention) -> bool:
    """Whether a known body without news is told by the noun of an agency right before it: "وكالة الأونروا"."""
    behind = phrase.laid.index(body.start) == first + 1 or phrase.laid.index(body.start) == first
    return behind and stem(phrase.laid.forms[first]) == _AGENCY and body.entity.startswith(_AUTHORITIES)


def _names_outlet(phrase: Phrase, first: int, body: Mention) -> bool:
    """Whether a body that nobody listed is an outlet's name right behind its noun: "صحيفة «ملليت»"."""
    singular = stem(phrase.laid.forms[first]) not in lexicon().plural_outlets
    return singular and phrase.laid.index(body.start) == first + 1 and not phrase.laid.forms[first].startswith("ال")


def _place_in_title(phrase: Phrase, first: int) -> str | None:
    """Return the id of an outlet that goes by the name of a place: "راديو لندن", "وكالة أنباء قاسيون"."""
    word = stem(phrase.laid.forms[first])
    kind = lexicon().outlet_kinds.get(word)
    if kind is None or phrase.body is None or not phrase.body.entity.startswith("place:"):
        return None
    between = phrase.laid.forms[first + 1 : phrase.laid.index(phrase.body.start)]
    if state_of(phrase.body.entity) is not None or any(form not in NEWS for form in between):
        return None
    name = phrase.body.entity.partition(":")[2]
    return f"{kind}:radio-{name}" if word in _RADIO else f"{kind}:{name}"


def _is_of_a_state(phrase: Phrase) -> bool:
    """Whether an adjective right behind a text tells whose it is: "بيان عسكري أميركي"."""
    first = max(phrase.first, 0)
    near = (noun(form) for form in phrase.laid.forms[first + 1 : min(first + 3, phrase.stop)])
    return any(one is not None and one.group == "nations" and not one.definite and not one.clitic for one in near)


def _owner(phrase: Phrase) -> Speaker | None:
    if phrase.nation is not None and _is_of_a_state(phrase):
        return _made(phrase, _unnamed(phrase, own_id(phrase.nation)), {"document"})
    if phrase.body is not None and (phrase.body.type != "LOC" or state_of(phrase.body.entity) is not None):
        return _made(phrase, hop(phrase.body), {"document"})
    for index in range(max(phrase.first, 0) + 1, min(phrase.first + _ISSUED, phrase.stop)):
        if "،" in phrase.laid.gaps[index - 1]:
            break  # "ووفقا للتقرير، قصفت الطائرات المستشفى"
        named = phrase.laid.mention_at.get(index)
        if named is not None and named.type == "ORG" and phrase.laid.forms[index - 1] in _BY:
            return _made(phrase, hop(named), {"document"})
        issuer = body(phrase.laid, index, phrase.stop, led=True)
        if issuer is not None:
            return issuer
    if phrase.head is None or not phrase.head.definite:
        return None
    told = phrase.laid.memory.texts.get(stem(phrase.laid.forms[phrase.first]))
    if told is not None:
        start, end = _span(phrase)
        return _made(phrase, structs.replace(told.hop, start=start, end=end), told.nouns)
    return phrase.laid.memory.owner or _made(
        phrase, _unnamed(phrase, f"source:unnamed-{phrase.head.english}"), {"document"}
    )


def _role(phrase: Phrase, head: Noun) -> Speaker | None:
    known = _holder(phrase, head)
    if known is not None:
        return known
    if phrase.of_person is not None:
        return _named_source(phrase, head)
    bare = phrase.body is None and phrase.nation is None and phrase.own is None
    again = phrase.laid.memory.by_noun.get(head.one) if head.definite and bare else None
    if again is not None and again.hop.kind == "source":
        start, end = _span(phrase)
        return _made(phrase, structs.replace(again.hop, start=start, end=end), again.nouns)
    if head.english == "spokesman" or not bare:
        return _named_source(phrase, head)
    after = phrase.laid.forms[phrase.first + 1 : min(phrase.first + 2, phrase.stop)]
    if not head.definite and not after:
        return None
    return _made(phrase, _unnamed(phrase, f"source:unnamed-{_office(phrase, head)}"), {head.english})


def _holder(phrase: Phrase, head: Noun) -> Speaker | None:
    """Return the person named before who holds this role, where the phrase is definite."""
    of = _portfolio(phrase, head)
    definite = head.definite or phrase.body is not None or phrase.nation is not None or of is not None
    definite = definite or phrase.of_person is not None
    if not definite or (head.english == "spokesman" and not head.definite and of is None):
        return None
    told = [item for item in phrase.laid.memory.roles if item.at < phrase.start]
    before = [item for item in told if item.role == head.english]
    if phrase.of_person is not None:
        of = None if len({item.mention.entity for item in before}) == 1 else of  # "نائب البشير": the only deputy
    if of is not None and head.english != "spokesman":
        before = [item for item in before if item.of == of or item.of is None]
        before = [item for item in before if item.nation is None or phrase.nation is not None] or before
    if not before and head.definite:
        before = [item for item in told if item.role in _LIKE.get(head.english, ())]
    if not before and phrase.nation is not None:
        later = (item for item in phrase.laid.memory.roles if item.role == head.english)
        before = [item for item in later if item.nation == phrase.nation][:1]  # a headline: named in the lead
    if not before:
        return None
    bodies = phrase.laid.memory.bodies
    if phrase.body is not None:
        own = phrase.body.entity
        agreeing = [item for item in before if bodies.get(item.mention.entity, own) == own]
        before = agreeing if head.english == "spokesman" and not head.definite else agreeing or before
    if not before:
        return None
    if phrase.nation is not None:
        before = [item for item in before if item.nation in (phrase.nation, None)]
    if not before:
        return None  # "الوزير العراقي" is not the Turkish one named before
    mention = before[-1].mention
    here = hop(mention, phrase.laid.memory.bodies.get(mention.entity))
    start, end = _span(phrase)
    return _made(phrase, Hop(entity=here.entity, kind="person", start=start, end=end), {head.english})


def _portfolio(phrase: Phrase, head: Noun) -> str | None:
    """Return the definite word right behind an office, which makes it one that is known: "وزير الخارجية"."""
    after = phrase.first + 1
    if head.definite or after >= min(phrase.stop, len(phrase.laid.forms)) or phrase.laid.gaps[after - 1].strip():
        return None
    form = phrase.laid.forms[after]
    return form if form.startswith("ال") else None


def _collective(phrase: Phrase, head: Noun) -> Speaker:
    if phrase.single:
        return _named_source(phrase, head)  # "أحد سكان البلدة"
    if phrase.body is not None and head.english in ("militants", "fighters", "factions") and _body_id(phrase):
        return _made(phrase, hop(phrase.body), {head.english})
    of = ""
    if phrase.body is not None and head.english in ("residents", "displaced"):
        of = "-of-" + phrase.body.entity.split(":")[1].split("@")[0]
    return _made(phrase, _unnamed(phrase, f"group:{head.english}{of}"), {head.english})


def _source(phrase: Phrase, head: Noun) -> Speaker | None:
    if head.english == "unattributed-reports":
        return _named_source(phrase, head)
    singular = head.one
    named = phrase.laid.memory.by_noun.get(singular) if head.definite and not phrase.counted else None
    if named is not None and named.hop.kind == "person" and phrase.body is None and phrase.nation is None:
        start, end = _span(phrase)
        return _made(phrase, structs.replace(named.hop, start=start, end=end), named.nouns)
    again = _described_again(phrase, head)
    if again is not None:
        return again
    told = head.definite and not phrase.counted  # "أحد المختطفين" is none who was told of before
    if phrase.same or (told and phrase.body is None and phrase.nation is None and not phrase.words):
        memory = phrase.laid.memory
        known = memory.by_noun.get(singular)
        if known is None and (phrase.same or singular == "source"):
            known = memory.by_noun.get("source")
        one = phrase.same or head.person is None or not head.person.several
        last = memory.spoken[-1][0] if memory.spoken and one else None
        if head.english == "source" and known is not None and last is not None and _several_sources(known):
            known = last  # "قالت مصادر … وقالت الوزارة … وفق المصدر نفسه": the ministry
        if known is None and last is not None and last.hop.kind not in ("outlet", "agency"):
            known = last
        if known is not None:
            start, end = _span(phrase)
            before = known.hop
            return _made(
                phrase, Hop(entity=before.entity, kind=before.kind, start=start, end=end), known.nouns | {singular}
            )
    return _named_source(phrase, head)


def _described_again(phrase: Phrase, head: Noun) -> Speaker | None:
    """Return the person who spoke last, told of again by what he is and whence: "المسؤول العراقي" of a minister."""
    one = head.definite and not phrase.counted and head.person is not None and not head.person.several
    memory, nation = phrase.laid.memory, phrase.nation
    if not one or nation is None or phrase.body is not None or phrase.own is not None or not memory.spoken:
        return None
    known, last = memory.by_noun.get(head.one), memory.spoken[-1][0]
    unnamed = known is not None and known.hop.kind != "person"
    if last.hop.kind != "person" or (unnamed and known is not None and nation.partition(":")[2] in known.hop.entity):
        return None  # "مسؤول تركي … المسؤول التركي": he who was told of so
    body = last.hop.entity.partition("@")[2]
    if body in lexicon().states and body != own_id(nation):
        return None
    start, end = _span(phrase)
    return _made(phrase, structs.replace(last.hop, start=start, end=end), last.nouns | {head.one})


def _several_sources(who: Speaker) -> bool:
    return who.hop.entity.partition("@")[0].endswith("sources")


def _named_source(phrase: Phrase, head: Noun) -> Speaker:
    if head.english == "unattributed-reports" and phrase.nation is not None and "media" in phrase.words:
        return _made(phrase, _unnamed(phrase, f"media:{phrase.nation.split(':')[1]}-media"), {"outlet", "report"})
    if head.english == "unattributed-reports":
        return _made(phrase, _unnamed(phrase, "source:unattributed-reports"), {"report"})
    words = [*dict.fromkeys(phrase.words), _english(phrase, head)]
    if phrase.of_person is not None:
        words += [OF.strip("-"), phrase.of_person.entity.partition(":")[2].partition("@")[0]]
    body = _body_id(phrase)
    nation = phrase.nation.split(":")[1] + "-" if phrase.nation is not None and body is None else ""
    entity = f"source:unnamed-{nation}{'-'.join(words)}"
    if body is None and phrase.nation is not None and (head.person is None or head.one in _OF_THE_STATE):
        body = own_id(phrase.nation)
    if body is not None:
        entity = f"{entity}@{body}"
    return _made(phrase, _unnamed(phrase, entity), _known_by(head))


def _english(phrase: Phrase, head: Noun) -> str:
    """Return what to call who speaks: one of several whom a word counts, a woman where the word is written so."""
    if head.group == "roles":
        return _office(phrase, head)
    if phrase.single or head.person is None:
        return head.one if phrase.single else head.english
    written = phrase.laid.article.text[phrase.laid.ends[phrase.first] - 1]
    return (head.person.woman if written == "ة" else None) or head.english


def _office(phrase: Phrase, head: Noun) -> str:
    """Return what to call who holds an office, by what it is of: "وزير الدفاع", "رئيس الوزراء", "رئيس البلدية"."""
    after = phrase.first + 1
    form = phrase.laid.forms[after] if after < min(phrase.stop, len(phrase.laid.forms)) else ""
    bare = form.removeprefix("ال")
    if head.english == "minister" and bare in lexicon().portfolios and form != bare:
        return f"{lexicon().portfolios[bare]}-minister"
    return lexicon().presides.get(bare, head.english) if head.english == "president" else head.english


def _known_by(head: Noun) -> set[str]:
    """Return the words by which an unnamed speaker may be told of again."""
    return {head.one, head.one.removeprefix("eye"), "source"}  # "شاهد عيان … الشاهد"


def _body_id(phrase: Phrase) -> str | None:
    if phrase.body is None or phrase.body.entity.startswith(("place:", "facility:")):
        return phrase.own
    return phrase.body.entity


def _unnamed(phrase: Phrase, entity: str) -> Hop:
    start, end = _span(phrase)
    return Hop(entity=entity, kind=hop_kind(entity), start=start, end=end)


def _span(phrase: Phrase) -> tuple[int, int]:
    laid = phrase.laid
    first = max(phrase.first, 0)
    last = max(first, min(phrase.at, phrase.stop) - 1)
    return laid.starts[first], laid.ends[last]
