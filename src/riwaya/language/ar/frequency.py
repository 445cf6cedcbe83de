"""How often written forms occur in a large mixed corpus of Arabic (wordfreq, frozen), folded for look-up.

Forms keep their clitics and their ة; "مدينة" and "مدينه" are two forms here, as only the second may hold a
pronoun.
"""

from __future__ import annotations

from functools import cache

from riwaya.script import table

#: Unifies alefs and ى, and leaves ة alone.
_UNIFIED = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي"}
FOLD_KEEPING_TEH = table(_UNIFIED)


@cache
def frequencies() -> dict[str, float]:
    """Return the frequency of every folded form, read once a process."""
    import wordfreq

    found: dict[str, float] = {}
    for centibels, forms in enumerate(wordfreq.get_frequency_list("ar", "large")):
        if not forms:
            continue
        value, whole = wordfreq.cB_to_freq(-centibels), "\n".join(forms)
        for letter, unified in _UNIFIED.items():
            whole = whole.replace(letter, unified)
        for form in whole.split("\n"):
            found[form] = found.get(form, 0.0) + value
    return found
