"""Visits: who came on one, which country is only where it leads, and whose peer is met."""

from __future__ import annotations

from riwaya.claims.grammar import grammar, holding
from riwaya.claims.parts.collectives import states
from riwaya.claims.parts.items import Item, Scene, first
from riwaya.claims.parts.sides import VISIT as VISIT
from riwaya.claims.parts.sides import WITH
from riwaya.model import Trigger
from riwaya.script import key

#: Visits, and the verbs of whoever comes or goes on one ("وصل الوزير، أمس، إلى بغداد، في زيارة").
_GOING = tuple(
    map(key, (
        "وصل", "يصل", "تصل", "يحل", "تحل", "غادر", "يغادر", "تغادر", "توجه", "يتوجه", "تتوجه", "قدم", "حل", "سافر",
        "يسافر", "بدأ",
    ))
)  # fmt: skip
#: Who holds the same office elsewhere, and what leads in a visit.
_PEER = key("نظير")
#: Several peers, and words in which they and of whom they are stand.
_PEERS, _PEERS_WITHIN = key("نظرا"), 4
_IN = key("في")
#: "Too", behind which stands whom somebody meets.
ALSO = frozenset(map(key, ("أيضا", "كذلك", "أيضًا")))


def arrived(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return who came or went on a visit that في leads in: the first noun phrase behind the verb of going, else the
    last one before it."""
    led = [token for token in scene.tokens if token.end <= trigger.start]
    if not led or led[-1].key != _IN:
        return ()
    verb = next((one for one in reversed(led) if one.pos == "verb"), None)
    if verb is None or not verb.bare.startswith(_GOING):
        return ()
    people = [item for item in scene.items if not item.place and item.prep == "" and item.end <= trigger.start]
    behind = [item for item in people if item.start >= verb.end]
    return first(behind[:1]) or first([item for item in people if item.end <= verb.start][-1:])


def of_peer(trigger: Trigger, scene: Scene) -> bool:
    """Whether the genitive of a meeting is the peer of who meets him ("بعد لقاء نظيره الفرنسي")."""
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    return behind is not None and behind.stem.startswith(_PEER) and behind.clitics == ""


def peers_of(trigger: Trigger, scene: Scene) -> list[Item]:
    """Return of whom several peers are whom somebody meets ("سيلتقي نظراءه في مجلس التعاون")."""
    behind = [token for token in scene.tokens if token.start >= trigger.end][:_PEERS_WITHIN]
    peers = next((token for token in behind if token.stem.startswith(_PEERS)), None)
    if peers is None:
        return []
    near = [item for item in scene.items if item.start >= peers.end and not item.place]
    reach = [
        item for item in near if sum(peers.end <= token.start < item.start for token in scene.tokens) <= _PEERS_WITHIN
    ]
    return [
        item
        for item in reach[:1]
        if item.prep in (_IN, "من", "") and item.entity.startswith(("intl:", "group:", "state:"))
    ]


def visited(item: Item, scene: Scene) -> bool:
    """Whether a country in its own name stands where a visit leads, as the place and not as one who meets."""
    words, own = grammar(), holding(scene.tokens, item.start)
    office = own is None or any(words.has(name, own.stem) for name in ("ranks", "titles", "offices", "arms"))
    return item.named and not office and item.prep not in WITH and item.entity in states().values()
