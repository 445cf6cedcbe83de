"""Texts that speak: a statement that demands, slogans that denounce, who issued one, a text in which somebody speaks.

"طالب البيان بالإفراج عنهم", "شعارات تندد بالحكومة", "أصدر بيانا استنكر فيه قيام الحركة بخطف".
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.grammar import Token, grammar, inside
from riwaya.claims.parts.items import Item, Scene
from riwaya.model import Trigger
from riwaya.script import key

#: The prepositions before who issued a text, and words between both.
_ISSUED = ("ل", key("عن"))
_ISSUING = frozenset(map(key, ("صادر", "صادرة", "وارد")))
#: Pronouns that take up a text in which somebody speaks.
_WHEREIN = frozenset(map(key, ("فيه", "فيها", "فيهما", "عبره", "عبرها", "خلاله", "خلالها")))


def text_behind(trigger: Trigger, scene: Scene) -> Token | None:
    """Return the text that is the subject of a verb right behind it ("طالب البيان بالإفراج عنهم")."""
    behind = next((token for token in scene.tokens if token.start >= trigger.end), None)
    told = behind is not None and grammar().has("telling", behind.stem) and behind.clitics in ("", "ال")
    return behind if told and behind is not None and not behind.stem.endswith("ا") else None


def issuer(text: Token, parties: Sequence[Item], scene: Scene) -> Item | None:
    """Return who issued a text, its genitive or behind it ("قرار مجلس الأمن", "التقرير الصادر عن المنظمة")."""
    behind = next((item for item in parties if item.start >= text.end), None)
    if behind is None:
        return None
    between = inside(scene.tokens, text.end, behind.start)
    owned = behind.prep in _ISSUED or (behind.prep == "" and "ال" not in text.clitics)
    led = next((token for token in scene.tokens if token.bare == behind.prep and token.start >= text.end), None)
    between = [token for token in between if token is not led]
    plain = all(token.clitics in ("", "ال") and issues(token) for token in between)
    return behind if owned and plain else None


def issues(token: Token) -> bool:
    """Whether a word may stand between a text and who issued it: where it came from, or an adjective."""
    return token.stem in _ISSUING or token.pos == "adj"


def tells_itself(trigger: Trigger, scene: Scene) -> bool:
    """Whether a text right before a verb is its subject ("اعترافات تدين فلانا", "شعارات تندد بالحكومة")."""
    led = [token for token in scene.tokens if token.end <= trigger.start][-2:]
    led = led if led and led[-1].pos == "adj" else led[-1:]  # "كتب تكفيرية تحث على"
    return any(grammar().has("telling", token.stem) for token in led)


def in_which(trigger: Trigger, parties: Sequence[Item], scene: Scene) -> bool:
    """Whether a verb of a text's relative clause has its subject before it ("أصدرت بيانا استنكرت فيه قيام الحركة
    بخطف"): a verbal noun, and no party, stands behind the pronoun that takes the text up."""
    behind = [token for token in scene.tokens if token.start >= trigger.end][:2]
    if len(behind) < 2 or behind[0].key not in _WHEREIN:
        return False
    return not any(item.start < behind[1].end and behind[1].start < item.end for item in parties)
