"""Whether the name of a country or a capital means its government or the ground: "رفضت أنقرة" against "في أنقرة".

A country is a place (LOC) in either case; as an actor it has the id of its state. The words beside the name decide: a
verb before or behind it, "إن" and its like, a preposition of persons (ضد، من قبل), a noun of politics in construct
("إعلان أنقرة") or an exception ("سوى إيران") for the state; a preposition of place, a border, a side or a noun of
ground for the place. A name that و or أو joins to another goes with it. Where nothing tells, it is the ground.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.language.ar.name_features import name_rules
from riwaya.language.ar.verbs import verbs
from riwaya.model import Word
from riwaya.script import key

#: "تركيا العضو في الحلف".
_MEMBER = "عضو"
#: What leads to whom an attack is aimed at, and words of times, which are no object.
_UPON = frozenset(map(key, ("على", "ضد")))
_DATES = """أمس اليوم عام سنة منذ خلال مساء صباح فجر ليل ظهر الماض المقبل ربيع صيف خريف شتاء مطلع نهاية
أواخر أوائل منتصف بداية قبل بعد في على من كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الأحد الاثنين
الثلاثاء الأربعاء الخميس الجمعة السبت"""
_DATED = re.compile("|".join(map(key, _DATES.split())))
#: Words before a name in which a border is sought ("على الحدود الجنوبية مع تركيا").
_CLAUSE = 12  # words before a name in which the verb of the clause before it stands
_NEAR = 4


def acts(words: Sequence[Word], first: int, last: int, *, capital: bool, clitics: str) -> bool | None:
    """Whether the words [first, last] name a government: True, False for the ground, None where nothing tells.

    Args:
        words: the words of the line.
        first: the first word of the name.
        last: its last word.
        capital: whether the name is that of a seat of government.
        clitics: what stands before the name in its word, folded ("و", "ل", "وب", "").
    """
    prep = clitics.lstrip("وف")
    before = _before(words, first)
    led = before.norm if before is not None else ""
    around = {word.norm for word in words[max(0, first - _NEAR) : first]}
    border = bool(around & name_rules("borders"))
    if prep.startswith("ب"):
        return False
    if prep.startswith("ل"):
        return not (border or led in name_rules("adjoining") or (capital and led in name_rules("visits")))
    if prep.startswith("ك"):
        return None
    if led == "بين":
        return bool(_second(words, first) & name_rules("between_states"))
    if led in name_rules("of_states"):
        return not border
    if led == "من":
        told = _second(words, first)
        return bool(told & name_rules("from_states")) and "في" not in told
    if led == "علي":
        return not capital and not _second(words, first) & name_rules("blows")
    if led in name_rules("ground") or border:
        return False
    if led in name_rules("but_words"):
        return True
    if led in name_rules("or_words"):
        return True if _second(words, first) & name_rules("bodies_before_or") else None
    if led in name_rules("openers_of_states"):
        return True
    following = _following(words, last)
    if following is not None and following.pos == "verb" and key(following.lemma) in name_rules("undergoes"):
        return False  # "ما زال العراق يشهد نهب الآثار"
    if before is not None and _tells(before):
        return key(before.lemma) not in name_rules("happens")
    free = before is None or before.pos in ("punct", "part", "conj") or clitics.startswith(("و", "ف"))
    if following is not None and following.norm == _MEMBER:
        return True
    if following is not None and free and _tells(following):
        return key(following.lemma) not in name_rules("happens")
    if before is not None and before.pos in ("noun", "propn") and not _defined(before):
        deed = led in name_rules("politics") or (led in name_rules("deeds") and not capital)
        return deed or _attacks(led, following, capital=capital)
    return None


def opens_clause(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name behind و has a verb of its own behind another clause with one ("روسيا تقصف كييف وواشنطن تندد").

    Without a verb before it the verb behind is that of both ("ضربات على سوريا والعراق تقتل عشرين").
    """
    behind = words[last + 1] if last + 1 < len(words) else None
    if behind is None or not _tells(behind) or len(behind.segments) > 1 or key(behind.lemma) in name_rules("happens"):
        return False  # "غارات على لبنان وسوريا نفذتها إسرائيل": its pronoun takes up the raids
    for word in reversed(words[max(0, first - _CLAUSE) : first]):
        if word.pos == "punct":
            return False
        if _tells(word):
            return True
    return False


def _attacks(led: str, following: Word | None, *, capital: bool) -> bool:
    """Whether a country does the attack whose noun stands before it: what it attacks follows ("هجوم إسرائيل على غزة",
    "قصف تركيا مواقع")."""
    if following is None:
        return False
    if led in name_rules("assaults") and following.norm in _UPON:
        return True
    object_ = following.pos == "noun" and len(following.segments) == 1 and not _DATED.match(following.norm)
    return led in name_rules("strikes") and not capital and object_


def _following(words: Sequence[Word], last: int) -> Word | None:
    """Return the word behind a name; of two names that و joins, the one behind both ("واشنطن وأنقرة تسعيان")."""
    rest = words[last + 1 : last + 3]
    if len(rest) == 2 and rest[0].pos == "propn" and key(rest[0].text).startswith("و"):
        return rest[1]
    return rest[0] if rest else None


def _tells(word: Word) -> bool:
    """Whether a word is, or may be, a verb of the third person."""
    if word.pos in ("prep", "conj", "part", "propn"):
        return False
    found = verbs().get(word.norm)
    return word.pos == "verb" or (found is not None and found.form.person == 3 and found.form.gender == "feminine")


def _before(words: Sequence[Word], first: int) -> Word | None:
    """Return the word before a name, quotation marks left aside."""
    at = first - 1
    while at >= 0 and words[at].text in "«\"“'":
        at -= 1
    return words[at] if at >= 0 else None


def _second(words: Sequence[Word], first: int) -> set[str]:
    """Return the two words before the preposition of a name; an accusative ("دعما") without its ending too."""
    norms = [word.norm for word in words[max(0, first - 3) : max(0, first - 1)]]
    return {form for norm in norms for form in (norm, norm.removesuffix("ا"))}


def _defined(word: Word) -> bool:
    return "ال" in key(word.text[: word.segments[word.stem][0] - word.start]) or len(word.segments) > word.stem + 1
