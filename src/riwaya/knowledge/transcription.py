"""Foreign persons in spellings that nobody listed: "ديمرتاش", "دمرتاش", "دميرتاش" sound alike.

Newsrooms write foreign names by ear: vowels come and go, غ stands for ج and ك, ط for ت. Two full names are one where
their consonants agree word by word, and where words that are written otherwise are rare: "حسن" and "حسين" are two
names of everyday, whose vowel tells them apart.
"""

from __future__ import annotations

import re

from riwaya.knowledge.frequency import COMMON, rarity
from riwaya.script import key

#: Zipf frequency from which a word is written as everybody writes it.
_SETTLED = 2.7
#: Consonants that a name must have to be told by them.
_TELLING = 5
_UNIFIED = str.maketrans({"غ": "ك", "ج": "ك", "گ": "ك", "ق": "ك", "ط": "ت", "ث": "س", "ص": "س", "ذ": "ز", "ظ": "ز",
                          "ض": "د", "ح": "ه", "پ": "ب", "ڤ": "ف"})  # fmt: skip
_VOWELS = re.compile(r"[اويىءئؤ]|ه\b")
_ARTICLE = re.compile(r"\bال(?=\w{2})")


def sound(name: str) -> str:
    """Return the consonants of a full name, word by word; "" where they are too few to tell it."""
    bare = _VOWELS.sub("", _ARTICLE.sub("", key(name)).translate(_UNIFIED))
    words = bare.split()
    return bare if len(words) > 1 and len(bare) - bare.count(" ") >= _TELLING else ""


def is_same(written: str, listed: str) -> bool:
    """Whether two names that sound alike are one: where they are written otherwise, the word is no settled name."""
    pairs = list(zip(key(written).split(), key(listed).split(), strict=False))
    return len(pairs) > 1 and all(one == other or COMMON - rarity(one) < _SETTLED for one, other in pairs)
