"""How often written forms occur in a large mixed corpus of Arabic (wordfreq, frozen), folded for look-up.

Forms keep their clitics and their ة; "مدينة" and "مدينه" are two forms here, as only the second may hold a
pronoun.
"""

from __future__ import annotations

from functools import cache

#: Unifies alefs and ى, and leaves ة alone.
FOLD_KEEPING_TEH = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي"})


@cache
def frequencies() -> dict[str, float]:
    """Return the frequency of every folded form, read once a process."""
    import wordfreq

    raw = wordfreq.get_frequency_dict("ar", "large")
    folded = "\n".join(raw).translate(FOLD_KEEPING_TEH).split("\n")
    table: dict[str, float] = {}
    for form, value in zip(folded, raw.values(), strict=True):
        table[form] = table.get(form, 0.0) + value
    return table
