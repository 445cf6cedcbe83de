"""How common an Arabic word is in general, so that likeness does not depend on which pages happen to be compared.

Frequencies come from the `wordfreq` list; its scale is Zipf's: 6 and more for words such as "في", 3 for one in a
million.
"""

from __future__ import annotations

from functools import lru_cache

#: Zipf frequency from which a word says nothing about what a text is about ("قال", "يوم").
COMMON = 6.0

_ENDINGS = {"ه": "ة", "ي": "ى"}
_HAMZAS = ("أ", "إ", "آ")


@lru_cache(maxsize=200_000)
def rarity(stem: str) -> float:
    """Return the weight of a folded stem: 0 for the commonest words, 6 for one never seen."""
    from wordfreq import zipf_frequency  # loads its list on first use

    return max(0.0, COMMON - max(zipf_frequency(spelling, "ar") for spelling in _spellings(stem)))


def _spellings(stem: str) -> tuple[str, ...]:
    """Return the spellings that fold to `stem` at its borders, where folding hides most."""
    ends = [stem]
    if stem[-1:] in _ENDINGS:
        ends.append(stem[:-1] + _ENDINGS[stem[-1]])
    hamzas = [hamza + form[1:] for form in ends if form.startswith("ا") for hamza in _HAMZAS]
    return tuple(ends + hamzas)
