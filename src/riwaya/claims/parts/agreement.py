"""Which noun phrase a verb or a pronoun can agree with: gender and number, as far as words show them.

"انسحبت" has a feminine subject, "هاجموا" a plural one, "خرجنا" the one who speaks. A noun phrase shows its gender by
its first noun: "تنظيم القاعدة" is masculine, "حركة طالبان" feminine, states and towns are feminine but for a few. Where
nothing shows it, it agrees with both.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from riwaya.claims.grammar import Token, grammar, holding
from riwaya.claims.parts.collectives import SHORT
from riwaya.claims.parts.governed import belonging, chief
from riwaya.claims.parts.items import Item, Scene
from riwaya.model import Trigger
from riwaya.script import key

Form = Literal["m", "f", "p", "d", "we", ""]
Gender = Literal["m", "f", ""]

#: States whose names are masculine; all others are feminine.
_MASCULINE = frozenset(f"state:{name}" for name in ("iraq", "lebanon", "sudan", "south-sudan", "yemen", "morocco"))
#: States that are either.
_EITHER = frozenset(("state:jordan",))
#: Kinds of entities that are feminine where no noun before their name says otherwise.
_FEMININE = ("state:", "place:")
#: Kinds of entities that can be spoken of as several people.
_PEOPLE = ("group:", "per:", "source:", "state-force:")
#: Of these, the ones whose men a plural verb can have after their feminine name ("الشرطة ... ضبطوا").
_FORCES = "state-force:"
#: A noun that ends like an accusative in every case.
_MILITIA = frozenset(map(key, ("ميليشيا", "مليشيا")))
#: Verbs that are written like their verbal noun, so that the word alone shows no subject.
HOMOGRAPHS = frozenset(map(key, ("دعم", "قصف", "ضرب", "خطف", "قتل", "رفض", "طلب", "منع", "حظر", "وقف")))
#: First words of phrases that are spelt like the verbal noun ("رفع الحصار", "سحب ألف جندي").
OPENING = frozenset(map(key, ("فتح", "رفع", "وقف", "سحب", "فك", "كسر", "نزع", "ترك", "جمع", "حل", "خفض", "نقل")))
#: Feminine words that tell of a person.
_WOMEN = frozenset(
    key(word)
    for word in (
        *("سيدة", "امرأة", "فتاة", "مستشارة", "وزيرة", "رئيسة", "زعيمة", "متحدثة", "ناطقة", "سفيرة", "نائبة", "مديرة"),
        *("ملكة", "أميرة", "شيخة", "صحفية", "صحافية", "ناشطة", "مبعوثة", "أمينة", "قاضية", "مسؤولة", "عضوة", "كاتبة"),
    )
)
#: Words of a title before a name, the name included: the first of them has the gender ("طائرات الحلف").
_TITLE = 4
_HEADS = ("ranks", "arms", "services")
#: Letters that a verb has at least, so that an ending is no part of its root.
_ROOT = 3
#: The past of "he" of a verb that phrases leave open: no ending of theirs is part of its root.
_PATTERN = "ا"
_NEGATIONS = frozenset(map(key, ("لا", "لم", "لن", "ما")))
#: Of these, the ones that only a verb follows.
_VERBAL = frozenset(map(key, ("لم", "لن")))
#: Verbs that have no subject of their own ("لا يمكن القبول").
_IMPERSONAL = frozenset(map(key, ("يمكن", "يجوز", "يجب", "ينبغي", "يعقل", "بد", "يحق")))
#: Pronouns at the end of a word, the longest first, and what they agree with.
PRONOUNS: tuple[tuple[str, Form], ...] = (("هما", "d"), ("هم", "p"), ("ها", "f"), ("ه", "m"))
#: Endings that only verbs in the past have.
_WE = "نا"
_PAST = ("وا", "تا", _WE)


def finite(trigger: Trigger) -> bool:
    """Whether a trigger is a verb, or a phrase that opens with one ("يسيطر عليها"), as its first word shows."""
    if trigger.form != "phrase":
        return trigger.form == "verb"
    word = _first_word(trigger.text)
    negation = key(trigger.text).split(" ")[0]
    if word != negation and (negation in _VERBAL or word != _first_word(trigger.lemma)):
        return True  # "لن تقبل", "لا تعتزم", not "لا تراجع"
    past = word.endswith(_PAST) or (len(word) > _ROOT + 1 and word.endswith("ت") and not word.endswith("ات"))
    return past or grammar().has("finite", word) or (len(word) > _ROOT and word.startswith("ي"))


def _first_word(phrase: str) -> str:
    """Return the first word of a phrase that is no word of negation ("لا تعتزم وقف")."""
    words = key(phrase).split(" ")
    told = words[1] if len(words) > 1 and words[0] in _NEGATIONS else words[0]
    return words[0] if told in _IMPERSONAL else told


def form(trigger: Trigger) -> Form:
    """Return what a verb shows of its subject: masculine, feminine, plural, dual, "we" or "I"; "" for no verb."""
    if not finite(trigger):
        return ""
    word, lemma = _first_word(trigger.text), _first_word(trigger.lemma)
    if trigger.form == "phrase":
        negated = word != key(trigger.text).split(" ")[0]  # a present: "لن تقبل", "لن نقبل"
        if negated and word.startswith("ت"):
            return "f"
        return "f" if word.endswith("ت") else shown(word, _PATTERN)
    return "" if word == lemma and (lemma in HOMOGRAPHS or _two_ways(lemma)) else shown(word, lemma)


def _two_ways(lemma: str) -> bool:
    """Whether the past of "he" is written like the present of "she" of another verb ("تقاتل": قاتل and تقاتل)."""
    return len(lemma) == len("تقاتل") and lemma.startswith("ت") and lemma[2] == "ا"


def shown(word: str, lemma: str) -> Form:
    """Return what a folded verb shows of its subject, its lemma being the past of "he"."""
    bare = word.lstrip("وف") if not lemma.startswith(("و", "ف")) else word
    bare = bare[1:] if bare.startswith("س") and not lemma.startswith("س") else bare
    if len(bare) <= _ROOT - 1:
        return "m"
    if bare.endswith(("وا", "ون")) and not lemma.endswith("ون"):
        return "p"
    if (bare.startswith("ن") and not lemma.startswith("ن")) or (
        bare.startswith("ا") and not lemma.startswith(("ن", "ا"))
    ):
        return "we"
    if bare.endswith("نا") and not lemma.endswith(("نا", "ني")):
        return "we"
    if bare.startswith(("ي", "ت")) and bare.endswith("ان") and not lemma.endswith("ان"):
        return "d"
    if bare.endswith("تا"):
        return "d"
    if bare.endswith("ت") and not lemma.endswith("ت"):
        return "f"
    if bare.startswith("تت" if lemma.startswith("ت") else "ت"):
        return "f"
    return "m"


def gender(item: Item, scene: Scene) -> Gender:
    """Return the gender that the words of a noun phrase show, "" where they show none."""
    words, tokens = grammar(), scene.tokens
    at = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= item.start), None)
    if at is None:
        return ""
    holder = belonging(tokens, at) if "ل" in tokens[at].clitics else None
    head = at if holder is None else holder
    for place in range(head - 1, max(-1, head - _TITLE), -1):
        noun, behind = tokens[place], tokens[place + 1]
        titled = words.has("ranks", noun.bare) or any(words.has(kind, noun.stem) for kind in _HEADS)
        if not titled or behind.bare != behind.key:
            break
        head = place
    organ = chief(tokens, head) if "ل" in tokens[head].clitics else None  # "المكتب السياسي للحركة"
    if organ is not None:
        return "f" if _marked(tokens[organ]) else "m"
    noun = tokens[head]
    if words.has("masculine", noun.stem) or words.has("masculine", noun.bare):
        return "m"
    if words.has("feminine", noun.stem) or words.has("feminine", noun.bare):
        led = item.entity.startswith("per:") and noun.stem not in _WOMEN  # "رئيس الحركة فلان"
        return "" if led else "f"
    if head < at:
        return ""
    if item.named and item.entity.startswith(_FEMININE):
        return "" if item.entity in _EITHER else "m" if item.entity in _MASCULINE else "f"
    if item.entity.startswith("per:"):
        return ""
    if not item.named and item.entity.startswith("group:"):
        return "f" if tokens[at].stem.endswith("ات") else ""  # "المارة", "الشيعة" are plurals of men
    return "f" if _marked(tokens[at]) else ""


def _marked(token: Token) -> bool:
    return token.stem.endswith(("ه", "ات")) and len(token.stem) > _ROOT


class Known(Struct, frozen=True):
    """An entity with the gender that its words showed: what an earlier sentence leaves for a verb or a pronoun."""

    entity: str
    gender: Gender


def known(item: Item, scene: Scene) -> Known:
    """Return the entity of a noun phrase with its gender."""
    return Known(item.entity, gender(item, scene))


def agrees(told: Form, known: Known) -> bool:
    """Whether whoever was told before a verb can be its subject."""
    if told in ("", "d"):
        return True
    if told == "p":
        return known.entity.startswith(_PEOPLE) and (known.gender != "f" or known.entity.startswith(_FORCES))
    return told != "we" and known.gender in ("", told)


def oblique(item: Item, scene: Scene) -> bool:
    """Whether a noun's ending shows that it is no subject ("أسرت مقاتلين", "قتلوا جنديا", "دربت جنودا")."""
    if item.named:
        return False
    token = holding(scene.tokens, item.start)
    if token is None:
        return False
    if token.stem in _MILITIA:
        return False
    return oblique_word(token) or (len(token.stem) > SHORT and token.stem.endswith(("ين", "يا")))


def oblique_word(token: Token) -> bool:
    """Whether a word is an accusative of people ("جنديا")."""
    return token.stem.endswith("ا") and token.stem[:-1] in grammar().collectives


def with_pronoun(trigger: Trigger, scene: Scene) -> bool:
    """Whether a pronoun is joined to a verb, its object then ("دربتهم الولايات المتحدة")."""
    if trigger.form != "verb":
        return False
    verb = holding(scene.tokens, trigger.start)
    if " " in trigger.text:  # "أوقفته الشرطة" as one phrase
        own = key(trigger.lemma).split(" ")[0]
        joined = (
            verb is not None and not own.endswith("ه") and verb.bare.startswith(verb.stem) and verb.bare != verb.stem
        )
        return joined and verb is not None and not verb.bare.endswith(_WE)  # "أصدرنا تعليمات"
    return verb is not None and trigger.end < verb.end
