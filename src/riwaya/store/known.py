"""What is known of the entities that a ledger names: labels, facts of outlets, whose side somebody stands on."""

from __future__ import annotations

from riwaya import knowledge
from riwaya.knowledge import places
from riwaya.knowledge.unnamed import without_name
from riwaya.store.records import Stated


def label(entity: str) -> tuple[str, str]:
    """Return the Arabic and English label of an entity; the id's last part where nothing is known of it."""
    if "@" in entity:
        person, body = (label(part) for part in entity.split("@", 1))
        return f"{person[0]} ({body[0]})", f"{person[1]} ({body[1]})"
    known = knowledge.load().entities.get(entity) or places.by_id().get(entity)
    if known is not None:
        return known.ar, known.en
    if (nameless := without_name(entity)) is not None:
        return nameless.ar, nameless.en
    plain = entity.partition(":")[2].replace("-", " ")
    return "", plain


def facts(outlet: str) -> dict[str, str]:
    """Return what is known of an outlet: country, owner, control, alignment and the source of that; "" left out."""
    known = knowledge.load().entities.get(outlet)
    fields = ("country", "owner", "control", "alignment", "source", "years", "note")
    return {name: str(getattr(known, name)) for name in fields if getattr(known, name, "")}


def camp(stated: Stated) -> str:
    """Return whose side the first link of a claim stands on, as far as it is known; "" where it is not."""
    chain = stated.claim.chain
    body = chain[0].rpartition("@")[2] if chain else ""
    known = knowledge.load().entities.get(body)
    if known is None:
        return ""
    year = (stated.published or stated.day)[:4]
    sides = [stint.side for stint in known.side if not stint.years or _in_years(year, stint.years)]
    return sides[0] if sides else body


def _in_years(year: str, years: str) -> bool:
    first, slash, last = years.partition("/")
    last = last if slash else first
    start = "" if first in ("", "..") else first[:4]
    end = "9999" if last in ("", "..") else last[:4]
    return start <= year <= end
