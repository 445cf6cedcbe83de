"""Two sentences side by side: do they claim the same, can they not both hold, or do they speak of different things?

    "انسحبت القوات من البلدة"   "لم تنسحب القوات من البلدة"       contradiction: one of the two denies
    "مقتل 6 جنود في هجوم"       "مقتل 9 جنود في هجوم"             contradiction: figures that cannot both hold
    "ارتفاع أسعار النفط"        "انخفاض أسعار النفط"              contradiction: opposites
    "الوزير يزور حلب"           "الوزير في زيارة إلى حلب"         equivalent

The same rules decide as for claims (`sameness`, `disputes`): polarity, figures and names rule a pair out, likeness of
words only ranks what they leave. Where two texts share little, they are unrelated. Nothing here is learned.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from riwaya.accounts.facts import comparable, compatible
from riwaya.data import read_data
from riwaya.likeness import CONTENT, cosine, weighted
from riwaya.model import Document, Mention, Word
from riwaya.script import key

Kind = Literal["equivalent", "contradiction", "unrelated"]

_FILE = Path(__file__).with_name("opposites.yaml")
#: Likeness of words under which two texts speak of different things, from which other names contradict, and from which
#: one other word does.
APART, NAMED, ALIKE = 0.12, 0.30, 0.45
#: Particles that deny what follows (folded).
_NEGATIONS = frozenset(
    map(key, ("لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن", "عدم", "بعدم", "دون", "بدون", "بلا", "غير"))
)
_DENIALS = frozenset(("deny",))
#: Parts of speech in which a replaced word says another thing; of verbs, many say the same.
_TELLING = frozenset(("noun", "propn", "adj", "num"))


class Relation(Struct, frozen=True):
    """How two texts stand to each other, the rule that decided it, and the words of each that it went by."""

    kind: Kind
    rule: str
    words: tuple[str, str] = ("", "")


def relation(a: Document, b: Document) -> Relation:
    """Return how two read texts stand to each other."""
    likeness = cosine(_weights(a), _weights(b))
    if likeness < APART and not _names(a) & _names(b):
        return Relation("unrelated", "pairs.apart")
    for rule, found in (
        ("pairs.polarity", _polarity(a, b)),
        ("pairs.figures", _figures(a, b)),
        ("pairs.opposites", _opposites(a, b)),
        ("pairs.names", _exchanged(a, b) if likeness >= NAMED else None),
        ("pairs.replaced", _replaced(a, b) if likeness >= ALIKE else None),
    ):
        if found is not None:
            return Relation("contradiction", rule, found)
    return Relation("unrelated" if likeness < APART else "equivalent", "pairs.likeness")


def _weights(document: Document) -> dict[str, float]:
    return dict(weighted(_stem(word) for word in document.reading.words if word.pos in CONTENT))


def _stem(word: Word) -> str:
    return word.norm.removeprefix("ال")


def _names(document: Document) -> frozenset[str]:
    """Return the entities that a text names, a state and its land as one."""
    return frozenset(_one(mention) for mention in document.reading.mentions)


def _one(mention: Mention) -> str:
    return mention.entity.partition(":")[2] if mention.entity.startswith(("place:", "state:")) else mention.entity


def _polarity(a: Document, b: Document) -> tuple[str, str] | None:
    """Return what denies in one text where nothing does in the other."""
    one, other = _denying(a), _denying(b)
    return (" ".join(one), " ".join(other)) if len(one) % 2 != len(other) % 2 else None


def _denying(document: Document) -> list[str]:
    particles = [word.text for word in document.reading.words if key(word.text) in _NEGATIONS]
    return particles + [cue.text for cue in document.reading.reporting if cue.stance in _DENIALS]


def _figures(a: Document, b: Document) -> tuple[str, str] | None:
    """Return two figures of one kind of thing that cannot both hold, where no pair of them agrees."""
    pairs = [(one, two) for one in a.reading.quantities for two in b.reading.quantities if comparable(one, two)]
    if not pairs or any(compatible(one, two) for one, two in pairs):
        return None
    return pairs[0][0].text, pairs[0][1].text


def _opposites(a: Document, b: Document) -> tuple[str, str] | None:
    """Return a word and its opposite, each in one text alone."""
    one, other = _sides(a), _sides(b)
    for pair, side in sorted(one):
        if (pair, 1 - side) in other and (pair, side) not in other and (pair, 1 - side) not in one:
            return one[pair, side], other[pair, 1 - side]
    return None


def _sides(document: Document) -> dict[tuple[int, int], str]:
    """Return which sides of which opposites a text holds, with its word."""
    found: dict[tuple[int, int], str] = {}
    for word in document.reading.words:
        for form in (key(word.text), word.norm, word.norm.removeprefix("ال")):
            for side in _table().get(form, ()):
                found.setdefault(side, word.text)
    return found


def _exchanged(a: Document, b: Document) -> tuple[str, str] | None:
    """Return two names of one kind, each in one text alone: who did it, or where, is told differently."""
    shared = _names(a) & _names(b)
    for one in (mention for mention in a.reading.mentions if _one(mention) not in shared):
        for other in (mention for mention in b.reading.mentions if _one(mention) not in shared):
            alike = key(one.text) in key(other.text) or key(other.text) in key(one.text)
            if one.type == other.type and not alike:
                return one.text, other.text
    return None


def _replaced(a: Document, b: Document) -> tuple[str, str] | None:
    """Return the one word in which two texts of otherwise the same words differ, where it is no verb."""
    one, other = list(_only(a, b)), list(_only(b, a))
    if len(one) != 1 or len(other) != 1:
        return None
    telling = one[0].pos in _TELLING and other[0].pos in _TELLING
    return (one[0].text, other[0].text) if telling and not _related(one[0], other[0]) else None


def _only(a: Document, b: Document) -> Iterator[Word]:
    """Yield the content words of one text whose stem the other has not."""
    there = {_stem(word) for word in b.reading.words}
    for word in a.reading.words:
        if word.pos in CONTENT | {"num"} and not any(_alike(_stem(word), stem) for stem in there):
            yield word


def _related(one: Word, other: Word) -> bool:
    return _alike(_stem(one), _stem(other)) or one.lemma == other.lemma


def _alike(one: str, other: str) -> bool:
    """Whether two stems share what makes a word: one in the other, or the same consonants but for one."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and short in long:
        return True
    strip = str.maketrans("", "", "اويهةىت")
    return len(short) > 3 and short.translate(strip) == long.translate(strip) != ""


@cache
def _table() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return for every folded word the opposites, and their side, that it stands for."""
    pairs = read_data(_FILE)
    table: dict[str, list[tuple[int, int]]] = {}
    for number, sides in enumerate(pairs):
        for side, forms in enumerate(sides):
            for form in forms:
                table.setdefault(key(form), []).append((number, side))
    return {form: tuple(found) for form, found in table.items()}
