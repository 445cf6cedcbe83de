"""One neutral sentence a claim, in English and in Arabic, built from its frame alone.

Labels come from what is known; an entity that is not known is called by the words of its id. Numbers are written as the
text gives them. The sentence tells the proposition positively; a denial says so before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from riwaya import knowledge
from riwaya.knowledge import ontology
from riwaya.knowledge.romanise import romanise
from riwaya.knowledge.unnamed import unnamed
from riwaya.model import Modality, Quantity, Stance
from riwaya.script import slug

#: What stands before the sentence for a stance, and after it for a modality: English, Arabic.
_STANCE = {
    "deny": ("Denied: ", "نفي: "),
    "allege": ("Alleged: ", "زعم: "),
    "question": ("Doubted: ", "تشكيك: "),
    "confirm": ("Confirmed: ", "تأكيد: "),
}
_MODALITY = {
    "planned": (" (planned)", " (مزمع)"),
    "conditional": (" (conditional)", " (مشروط)"),
    "demanded": (" (demanded)", " (مطلوب)"),
    "negotiated": (" (under an agreement)", " (بموجب اتفاق)"),
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
    called: Mapping[str, str],
) -> tuple[str, str]:
    """Return the English and the Arabic sentence for a claim's frame (parties: agents, recipients, places).

    `called` holds the article's own words for entities that are not known.
    """
    told = ": " + ", ".join(_figure(figure) for figure in figures) if figures else ""
    counted = ": " + "، ".join(figure.text for figure in figures) if figures else ""
    english, arabic = _english(event, mode, parties, called), _arabic(event, mode, parties, called)
    when = "" if time is None else f" ({time})"
    held, mood = _STANCE.get(stance, ("", "")), _MODALITY.get(modality, ("", ""))
    return (
        f"{held[0]}{english}{when}{told}{mood[0]}.",
        f"{held[1]}{arabic}{when}{counted}{mood[1]}.",
    )


def _english(
    event: str,
    mode: str | None,
    parties: tuple[Sequence[str], Sequence[str], Sequence[str]],
    called: Mapping[str, str],
) -> str:
    """Return who did what to whom and where; without a doer, or without the object the verb needs, a noun begins."""
    words = ontology.wording(event, mode)
    agent, recipient, place = (_listed(names, called) for names in parties)
    if agent and (recipient or words.to):
        parts = [agent, words.does] + ([words.to, recipient] if recipient else [])
    else:
        parts = [words.noun] + (["by", agent] if agent else []) + ([words.of, recipient] if recipient else [])
    sentence = " ".join(part for part in (*parts, *((words.at, place) if place else ())) if part)
    return sentence[0].upper() + sentence[1:]


def _arabic(
    event: str,
    mode: str | None,
    parties: tuple[Sequence[str], Sequence[str], Sequence[str]],
    called: Mapping[str, str],
) -> str:
    """Return the masdar with its doer in construct, whoever bears it, and the place: "قصف الجيش على البلدة"."""
    agent, recipient, place = (" و".join(label(name, called.get(name, ""))[1] for name in names) for names in parties)
    before = ontology.wording(event, mode).ar
    joint = "" if before.endswith("ـ") else " "
    parts = [ontology.mode_label(event, mode).ar, agent, f"{before}{joint}{recipient}" if recipient else ""]
    return " ".join(part for part in (*parts, f"في {place}" if place else "") if part)


def _listed(names: Sequence[str], called: Mapping[str, str]) -> str:
    """Return labels as a list in prose."""
    labels = [label(name, called.get(name, ""))[0] for name in names]
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 2 else labels)


@lru_cache(maxsize=8_192)
def label(entity: str, called: str = "") -> tuple[str, str]:
    """Return the English and Arabic label of an entity id; `called` is what the article calls an unknown one."""
    if "@" in entity:
        person, body = (label(part) for part in entity.split("@", 1))
        return f"{person[0]} ({body[0]})", f"{person[1]} ({body[1]})"
    known = knowledge.load().entities.get(entity)
    if known is not None:
        return known.en, known.ar
    if entity in unnamed():
        return unnamed()[entity].en, unnamed()[entity].ar
    name = entity.partition(":")[2]
    spelt = called and slug(called) == name  # an id made of the name's letters is no wording of it
    words = name.replace("-", " ")
    return romanise(called) if spelt else words.title(), called or words


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
