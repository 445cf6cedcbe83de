"""An attack told from the side of those whom it struck, or by what struck them.

"إثر تعرضهم لإطلاق نار" (whose exposure it is suffers it, and nobody is told to have done it), "غارات من طائرات تابعة
للتحالف", "قصف من مواقع قوات النظام" (whose aircraft or positions it came from did it).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import Token, grammar, holding, inside
from riwaya.claims.parts.agreement import agrees, known
from riwaya.claims.parts.carried import pronoun
from riwaya.claims.parts.governed import FROM
from riwaya.claims.parts.items import Item, Scene, party
from riwaya.model import Trigger
from riwaya.script import key

#: The noun of being exposed to an attack (folded beginning), and words between it and the attack.
_EXPOSED, _TO, _BETWEEN = key("تعرض"), key("ل"), 3
_COMMAS = "،,؛:.("
#: Words behind an attack in which it is told whence it came, and from there to whose that is.
_WHENCE, _WHOSE = 5, 5
#: "Our", and kinds of those who have positions and men.
_OURS, _BODIES = key("نا"), ("group:", "state-force:", "state:", "intl:")
#: What belongs to somebody, or is linked with him, and towns that are hit.
_BELONGS = tuple(map(key, ("تابع", "عائد", "يعود", "تعود", "مملوك", "خاص", "يتبع", "تتبع")))
_LINKED = tuple(map(key, ("مرتبط", "خاص", "متصل", "على صلة")))
_TOWNS = frozenset(map(key, ("مدينة", "بلدة", "قرية", "حي", "أحياء", "مخيم", "قرى", "بلدات", "مدن", "مناطق", "منطقة")))
_POSITIONS = frozenset(
    map(key, (
        "مواقع", "موقع", "طائرات", "طائرة", "مقاتلات", "مروحيات", "مروحية", "طيران", "مدفعية", "بوارج", "سفن", "زوارق",
        "دبابات", "قواعد", "قاعدة", "معسكرات", "معسكر", "مرابض", "نقاط", "حواجز", "حاجز", "راجمات", "مدافع", "قناصة",
        "قناص", "مسلحي", "عناصر", "مقاتلي", "جنود", "قوات", "ميليشيات", "مليشيات",
    ))
)  # fmt: skip


def exposed(head: Trigger, scene: Scene) -> tuple[str, ...] | None:
    """Return whom an event struck that is told behind the noun of being exposed to it ("إثر تعرضهم لهجوم", "تعرض
    القافلة لكمين"), None where it is told in no such way."""
    own = holding(scene.tokens, head.start)
    if head.form == "verb" or own is None or own.clitics.lstrip("وف")[:1] != _TO:
        return None
    led = [token for token in scene.tokens if token.end <= own.start][-_BETWEEN - 1 :]
    noun = next((token for token in reversed(led) if token.stem == _EXPOSED and token.pos != "verb"), None)
    if noun is None:
        return None
    told = pronoun(noun)
    if not told:
        return tuple(party(item) for item in _whose(noun, own, scene))
    before = [item for item in scene.items if item.end <= noun.start and not item.place]
    return tuple(item.entity for item in [item for item in before if agrees(told, known(item, scene))][-1:])


def _whose(noun: Token, own: Token, scene: Scene) -> list[Item]:
    near = [item for item in scene.items if noun.end <= item.start and item.end <= own.start]
    return [item for item in near if item.prep == ""][:1]


def came_from(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return whose aircraft, guns or positions an attack came from ("قصف عنيف من مواقع قوات النظام")."""
    behind = [token for token in scene.tokens if token.start >= trigger.end][:_WHENCE]
    for at, token in enumerate(behind[:-1]):
        if token.key == FROM and behind[at + 1].stem in _POSITIONS and behind[at + 1].clitics in ("", "ال"):
            return _owner(behind[at + 1], scene)
        if token.pos != "adj":
            return ()
    return ()


def objected(genitive: Item, scene: Scene) -> tuple[str, ...] | None:
    """Return whose the thing is that stands as the object of a noun behind its genitive, which does what the noun tells
    then ("استهداف الحركة موقعا للجيش", "قصف الطيران الحربي لقرى"), None where there is no such object."""
    behind = [token for token in scene.tokens if token.start >= genitive.end][: _WHOSE + 1]
    while behind and "ال" in behind[0].clitics and behind[0].key == behind[0].bare and behind[0].pos in ("adj", "noun"):
        behind = behind[1:]
    if not behind or behind[0].key != behind[0].bare or behind[0].clitics not in ("", _TO) or not _thing(behind[0]):
        return None
    return _whose_thing(behind[0], scene)


def targets(
    trigger: Trigger, end: int, scene: Scene, agent: Sequence[str] = (), voice: str | None = None
) -> tuple[str, ...]:
    """Return whose the things are that an attack hits ("تدمير أهداف بمواقع الجماعة", "أهدافا مرتبطة بالتنظيم", "قصفت
    مواقعهم", "استهدفت قواعدنا").

    Args:
        agent: who attacks, and is not hit.
        voice: who speaks.
    """
    behind = [token for token in scene.tokens if trigger.end <= token.start < end]
    for at, token in enumerate(behind):
        owned = any(one.stem.startswith(_BELONGS[0]) for one in behind[at + 1 : at + _BETWEEN])
        if _thing(token) and (owner := _of_pronoun(token, scene, agent, voice)):
            return owner
        if _thing(token) or (owned and token.pos == "noun" and not _strikes(token)):
            whose = _whose_thing(token, scene)
            if whose:
                return whose
    return ()


def post_items(scene: Scene) -> frozenset[str]:
    """Return the soldiers who are told by what they have alone ("قافلة عسكرية"); whoever else suffers says more."""
    posts = [token for token in scene.tokens if grammar().has("posts", token.stem)]
    soldiers = [item for item in scene.items if item.entity.startswith("state-force:")]
    return frozenset(one.entity for one in soldiers if any(post.start <= one.start < post.end for post in posts))


def _thing(token: Token) -> bool:
    words = grammar()
    forms = (token.stem, token.bare, token.stem.removesuffix("ا"))
    return any(words.has(kind, form) for kind in ("targets", "vehicles") for form in forms) or token.stem in _TOWNS


def _of_pronoun(thing: Token, scene: Scene, agent: Sequence[str], voice: str | None) -> tuple[str, ...]:
    """Return whose a thing is that has a pronoun ("مواقعهم", "قواعدنا"), nobody where it has none."""
    if thing.key.endswith(_OURS) and thing.key.removesuffix(_OURS).endswith(thing.stem):
        return () if voice is None or not voice.startswith(_BODIES) else (voice,)
    told = pronoun(thing)
    before = [item for item in scene.items if item.end <= thing.start and item.entity.startswith(_BODIES)]
    before = [item for item in before if item.named and item.prep == "" and item.entity not in agent]
    fit = [item for item in before if agrees(told, known(item, scene))] if told else []
    return tuple(item.entity for item in fit[-1:])


def _strikes(token: Token) -> bool:
    """Whether a thing strikes and is not struck ("غارات من طائرات تابعة للتحالف")."""
    words = grammar()
    return token.stem in _POSITIONS or words.has("weapons", token.stem) or words.has("aircraft", token.stem)


def _whose_thing(thing: Token, scene: Scene) -> tuple[str, ...]:
    """Return whose a thing is: its genitive, whom ل behind it or a word of belonging leads in, nobody where a verb, a
    mark or another preposition stands between."""
    item = next((item for item in scene.items if item.start >= thing.end), None)
    if item is None or item.place:
        return ()
    between = inside(scene.tokens, thing.end, item.start)
    if len(between) > _WHOSE or any(token.key in _COMMAS or token.key != token.bare for token in between):
        return ()
    belongs = any(token.stem.startswith(_BELONGS) for token in between)
    linked = any(token.stem.startswith(_LINKED) for token in between)
    plain = not between or all(grammar().has("ranks", token.stem) or token.pos == "adj" for token in between)
    own = holding(scene.tokens, item.start)
    led = item.prep == _TO or (own is not None and own.clitics.startswith(_TO))
    owned = led and (belongs or all(token.pos in ("adj", "noun") for token in between))
    joined = item.prep == "ب" and linked
    genitive = item.prep in ("", _preposition(thing)) and plain and "ال" not in thing.clitics
    return (party(item),) if owned or joined or (genitive and not thing.stem.endswith("ا")) else ()


def _preposition(thing: Token) -> str:
    return thing.clitics.lstrip("وف")[:1]


def _owner(source: Token, scene: Scene) -> tuple[str, ...]:
    """Return whose a source is: the first noun phrase that it is or that stands behind it without a verb between."""
    items: Sequence[Item] = [item for item in scene.items if item.end > source.start]
    for item in items[:1]:
        between = inside(scene.tokens, source.end, item.start)
        parted = any(token.pos == "verb" or token.key in _COMMAS or token.pos == "prep" for token in between)
        if len(between) <= _WHOSE and not parted and not (item.place and party(item) == item.entity):
            return (party(item),)
    return ()
