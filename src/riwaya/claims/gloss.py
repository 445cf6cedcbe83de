"""One neutral sentence a claim, in English and in Arabic, built from its frame alone.

Labels come from what is known; an entity that is not known is called by the words of its id. Numbers are written as the
text gives them. The sentence tells the proposition positively; a denial says so in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from riwaya import knowledge
from riwaya.knowledge import ontology
from riwaya.knowledge.unnamed import unnamed
from riwaya.model import Modality, Quantity, Stance

_STANCE = {
    "deny": ("denied", "منفي"),
    "allege": ("alleged", "مزعوم"),
    "question": ("doubted", "مشكوك فيه"),
    "confirm": ("confirmed", "مؤكد"),
}
_MODALITY = {
    "planned": ("planned", "مخطط له"),
    "conditional": ("conditional", "مشروط"),
    "demanded": ("demanded", "مطلوب"),
    "negotiated": ("agreed", "متفق عليه"),
}


def glosses(
    event: str,
    mode: str | None,
    parties: tuple[Sequence[str], Sequence[str], Sequence[str]],
    figures: Sequence[Quantity],
    *,
    time: str | None,
    stance: Stance,
    modality: Modality,
) -> tuple[str, str]:
    """Return the English and the Arabic sentence for a claim's frame (parties: agents, recipients, places)."""
    kind = ontology.mode_label(event, mode)
    agent, recipient, place = parties
    english = [kind.en]
    arabic = [kind.ar]
    for names, before_en, before_ar in ((agent, "by", "من"), (recipient, "concerning", "بشأن"), (place, "in", "في")):
        if names:
            english.append(f"{before_en} {' and '.join(label(name)[0] for name in names)}")
            arabic.append(f"{before_ar} {' و'.join(label(name)[1] for name in names)}")
    if time is not None:
        english.append(f"({time})")
        arabic.append(f"({time})")
    if figures:
        english.append(": " + ", ".join(_figure(figure) for figure in figures))
        arabic.append(": " + "، ".join(figure.text for figure in figures))
    notes = [pair for pair in (_STANCE.get(stance), _MODALITY.get(modality)) if pair is not None]
    if notes:
        english.append("[" + ", ".join(pair[0] for pair in notes) + "]")
        arabic.append("[" + "، ".join(pair[1] for pair in notes) + "]")
    return " ".join(english).replace(" :", ":") + ".", " ".join(arabic).replace(" :", ":") + "."


@lru_cache(maxsize=8_192)
def label(entity: str) -> tuple[str, str]:
    """Return the English and Arabic label of an entity id."""
    if "@" in entity:
        person, body = (label(part) for part in entity.split("@", 1))
        return f"{person[0]} ({body[0]})", f"{person[1]} ({body[1]})"
    known = knowledge.load().entities.get(entity)
    if known is not None:
        return known.en, known.ar
    if entity in unnamed():
        return unnamed()[entity].en, unnamed()[entity].ar
    words = entity.partition(":")[2].replace("-", " ")
    return words, words


def _figure(figure: Quantity) -> str:
    """Return a figure in words of its category: "at least 3 killed"."""
    bound = {"exact": "", "between": "", "vague": "at least ", "about": "about "}.get(
        figure.modifier, figure.modifier.replace("_", " ") + " "
    )
    low, high = figure.low, figure.high
    amount = (
        f"{low}-{high}"
        if low is not None and high is not None and low != high
        else f"{low if low is not None else high}"
    )
    return f"{bound}{amount} {figure.category}"
