"""Which armed group "المتشددين", "28 إرهابيا" or "المتمردون" are: the one that the page is about.

A page that names one armed group calls its fighters by what they are. The words say of which kind it is: extremists
and jihadists are those of a jihadist group, rebels those of any other, terrorists of either. Who stands with an
adjective of his own ("المتطرفون اليهود"), or on a page on which another group of the kind is named nearly as often, is
left unnamed. Kurdish rebels are those of a Kurdish group. A body that is only called by its kind ("المنظمة الانفصالية",
"التنظيم الكردي") is the one of that kind named last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from riwaya import knowledge
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.governed import number, preposition_of
from riwaya.claims.parts.items import Item, Scene
from riwaya.knowledge import Entity
from riwaya.model import Mention
from riwaya.script import key

#: Sides that armed groups take, and groups without one that fight.
_JIHADIST_SIDES = frozenset(("isis", "al-qaeda", "jihadist", "hts"))
_JIHADISTS = frozenset(
    "group:" + name
    for name in (
        "boko-haram", "abu-sayyaf", "jemaah-islamiyah", "caucasus-emirate", "khorasan-group", "taliban",
        "haqqani-network", "ttp", "lashkar-e-taiba", "lashkar-e-jhangvi", "jaish-e-mohammed", "jundallah",
        "jaish-al-adl", "al-qaeda-in-iraq", "al-qaeda-saudi", "ansar-dine", "mujao", "al-mourabitoun",
        "macina-liberation-front", "ansaroul-islam", "ansar-al-sharia-tunisia", "gia", "ajnad-misr",
        "al-murabitun-egypt", "al-gamaa-al-islamiyya-egypt", "egyptian-islamic-jihad",
        "islamic-courts-union",
    )
)  # fmt: skip
_REBEL_SIDES = frozenset(("pkk", "houthi", "rsf", "southern"))
_REBELS = frozenset(
    "group:" + name
    for name in (
        "pjak", "kdpi", "komala", "ahwaz-liberation", "mahdi-army", "polisario", "mnla", "cma-azawad",
        "azawad-liberation-front", "fact-chad", "balochistan-liberation-army", "tplf",
        "oromo-liberation-army", "fano", "splm-n", "splm", "splm-io", "jem", "slm", "slm-mm", "slm-aw",
        "sudan-revolutionary-front", "donetsk-republic", "luhansk-republic", "dhkp-c",
    )
)  # fmt: skip
#: Adjectives of Kurds, and groups that are theirs.
_OF_KURDS = frozenset(map(key, ("أكراد", "كردي", "كردية", "كرديين", "كرديان")))
_KURDISH_SIDES = frozenset(("pkk", "sdf"))
_KURDISH = frozenset(("group:pjak", "group:kdpi", "group:komala", "group:ypg", "state-force:peshmerga"))
#: Nouns of bodies that an adjective alone tells, and those adjectives by the kind of body.
_BODIES = frozenset(map(key, ("تنظيم", "منظمة", "جماعة", "حركة", "حزب", "ميليشيا", "مليشيا")))
_OF_JIHADISTS = frozenset(
    key(word + end) for word in ("متطرف", "متشدد", "جهادي", "تكفيري", "أصولي", "إرهابي") for end in ("", "ة")
)
_OF_REBELS = frozenset(
    key(word + end) for word in ("انفصالي", "متمرد", "انقلابي", "محظور", "إرهابي") for end in ("", "ة")
)
_CALLED = 2
#: Share of the names of a kind that a group must have, how often the page names it, and in how many characters once.
_MOST, _OFTEN, _APART = 0.75, 3, 650


def militants(item: Item, stage: Scene, mentions: Sequence[Mention]) -> str | None:
    """Return the armed group whose fighters a word means, None where the page does not tell.

    Args:
        item: fighters without a name.
        stage: the sentence they stand in.
        mentions: all names of the article.
    """
    at = next((at for at, token in enumerate(stage.tokens) if token.start <= item.start < token.end), None)
    if at is None:
        return None
    if (named := _short(stage, at, mentions)) is not None:
        return named
    described = (token for token in stage.tokens[at + 1 : at + 2] if token.end <= item.end)
    fits = next((kind for one in (stage.tokens[at], *described) if (kind := _kind(one)) is not None), None)
    rebels = grammar().has("rebels", stage.tokens[at].stem)
    if rebels and any(token.stem in _OF_KURDS for token in stage.tokens[at + 1 : at + 2]):
        return _main(mentions, _kurdish) if _told(stage, at) else None
    if fits is None or not _told(stage, at) or _of_their_own(stage.tokens, at):
        return None
    return _main(mentions, fits)


def _short(stage: Scene, at: int, mentions: Sequence[Mention]) -> str | None:
    """Return the body that the page named before by a name of several words of which a noun is the first ("المقاومة"
    for المقاومة الشعبية)."""
    token = stage.tokens[at]
    behind = stage.tokens[at + 1] if at + 1 < len(stage.tokens) else None
    described = behind is not None and behind.clitics == "ال" and behind.pos == "adj"
    if not token.clitics.endswith(("ال", "لل")) or described:
        return None
    opening = f"ال{token.stem} "
    before = (one for one in reversed(mentions) if one.end <= token.start and one.type == "ORG")
    return next((one.entity for one in before if key(one.text).startswith(opening)), None)


def bodies(text: str, stage: Scene, mentions: Sequence[Mention]) -> Iterator[Item]:
    """Yield noun phrases for bodies that are told by their kind alone ("المنظمة الانفصالية", "التنظيم الكردي"), as
    the armed group of that kind that the page named last before them.

    Where none was named, or a name of their own follows, nobody knows who they are.
    """
    if not stage.holds(_BODIES):
        return
    known = knowledge.load().entities
    for at, token in enumerate(stage.tokens):
        if token.stem not in _BODIES or not token.clitics.endswith(("ال", "لل")):
            continue
        behind = stage.tokens[at + 1 : at + 1 + _CALLED]
        if not behind or behind[0].clitics.lstrip("و") != "ال":
            continue
        if any(one.entity in known and one.start < behind[-1].end and token.start < one.end for one in mentions):
            continue
        fits = _called(behind)
        before = (one for one in reversed(mentions) if one.end <= token.start and one.entity in known)
        group = next((one.entity for one in before if fits(known[one.entity])), None) if fits is not None else None
        if group is not None:
            end = behind[-1].end if _called(behind[-1:]) is not None else behind[0].end
            yield Item(
                token.start, end, group, preposition_of(text, stage.tokens, token.start), place=False, named=True
            )


def _called(behind: Sequence[Token]) -> Callable[[Entity], bool] | None:
    """Return which groups the first of some adjectives can mean, None where it is no such adjective."""
    stem = behind[0].stem
    if stem in _OF_KURDS:
        return _kurdish
    kinds = [kind for words, kind in ((_OF_JIHADISTS, _jihadist), (_OF_REBELS, _rebel)) if stem in words]
    return (lambda entity: any(kind(entity) for kind in kinds)) if kinds else None


def _kind(token: Token) -> Callable[[Entity], bool] | None:
    """Return which groups a word of fighters can mean."""
    words = grammar()
    if words.has("extremists", token.stem):
        return _jihadist
    if words.has("terrorists", token.stem):
        return lambda entity: _jihadist(entity) or _rebel(entity)
    return _rebel if words.has("rebels", token.stem) else None


def _told(stage: Scene, at: int) -> bool:
    """Whether a word is a plural with the article, or terrorists are counted ("28 إرهابيا", "مقتل إرهابيين").

    "هؤلاء المتشددين" are the ones just told of, "المتطرف" is any.
    """
    token, words = stage.tokens[at], grammar()
    before = stage.tokens[at - 1] if at else None
    if token.clitics.endswith(("ال", "لل")):
        pointed = before is not None and words.has("points", before.bare)
        return not pointed and token.stem.endswith(("ون", "ين", "تمرد"))
    counted = before is not None and (number(before) or words.has("befalls", before.stem))
    return counted and words.has("terrorists", token.stem)


def _of_their_own(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective of a people or creed tells the fighters from others ("المتطرفين اليهود")."""
    table, words = adjectives(), grammar()
    return any(
        token.stem in table or words.has("own", token.stem)
        for token in tokens[at + 1 : at + 3]
        if not words.has("prepositions", token.bare)
    )


def _main(mentions: Sequence[Mention], fits: Callable[[Entity], bool]) -> str | None:
    """Return the group of a kind that a page names most, if hardly any other is named."""
    entities = knowledge.load().entities
    counts = Counter(one.entity for one in mentions if one.entity in entities and fits(entities[one.entity]))
    if not counts:
        return None
    (group, most), *_ = counts.most_common(1)
    told = most >= _OFTEN and most * _APART >= mentions[-1].end
    return group if told and most >= _MOST * counts.total() else None


def _kurdish(entity: Entity) -> bool:
    return entity.id in _KURDISH or any(stint.side in _KURDISH_SIDES for stint in entity.side)


def _jihadist(entity: Entity) -> bool:
    return entity.id in _JIHADISTS or any(stint.side in _JIHADIST_SIDES for stint in entity.side)


def _rebel(entity: Entity) -> bool:
    return entity.id in _REBELS or any(stint.side in _REBEL_SIDES for stint in entity.side)
