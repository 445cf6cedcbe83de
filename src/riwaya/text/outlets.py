"""Which outlet printed a page, as an entity id: by its domain, by its name, or by a name of its own making.

`riwaya.knowledge` knows outlets by domain and name. One that it does not know gets `media:` and a slug of its name
or domain; a page that names nobody gets `media:unidentified-004`, after the document's prefix.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from msgspec import Struct

from riwaya import knowledge
from riwaya.script import key, slug
from riwaya.text.furniture import lexicon

_ID = re.compile(r"(?:media|agency):[a-z0-9-]+")
_GENERIC_HOSTS = re.compile(
    r"(?:^|\.)(?:facebook|fb|twitter|x|t|youtube|youtu|telegram|whatsapp|instagram|google|goo|bit|archive|wordpress"
    r"|blogspot|addtoany|sharethis)\.(?:com|me|co|be|org|ly|gl)$"
)


class Named(Struct, frozen=True):
    """An outlet: its id and the name it goes by."""

    id: str
    name: str | None


def by_given(value: str) -> Named:
    """Return the outlet that a supplier names, by id or by name."""
    if _ID.fullmatch(value):
        return Named(value, None)
    return by_name(value) or organisation(value) or Named(f"media:{slug(value)}", value)


def by_name(name: str) -> Named | None:
    """Return the known outlet or agency of that name."""
    name = " ".join(name.split()).strip("«»“”\"' :-–—|/()[]")
    if len(name) < 2:
        return None
    found = knowledge.load().outlet_by_name(name)
    if found is None and (bare := _TYPE.sub("", key(name))) != key(name):
        found = knowledge.load().outlet_by_name(bare)
    if found is not None:
        return Named(found.id, found.ar)
    agency = lexicon().agencies.get(name)
    return Named(agency, name) if agency else None


def organisation(name: str) -> Named | None:
    """Return the organisation, no outlet, of that name, where it prints pages of its own."""
    ids = knowledge.load().candidates(name.strip("«»“”\"' "))
    own = [one for one in ids if one.startswith(("ngo:", "intl:"))]
    return Named(own[0], knowledge.load().entities[own[0]].ar) if len(own) == 1 else None


def shared(name: str, countries: Collection[str]) -> Named | None:
    """Return the outlet meant by a title that several bear: the one of the page's country, else one of its own making.

    "الوطن" is printed in Cairo, Damascus and Abha; where nothing on the page tells them apart it is `media:alwtn`,
    which claims to be none of them.
    """
    bearers = knowledge.load().outlets_by_name(name)
    if len(bearers) < 2:
        return None
    here = [one for one in bearers if one.country in countries]
    return Named(here[0].id, here[0].ar) if len(here) == 1 else Named(f"media:{slug(name)}", name)


def by_url(url: str) -> Named | None:
    """Return the outlet of a page's address; social networks and archives are none."""
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    if "." not in host:
        return None
    found = knowledge.load().publisher_by_domain(host)
    if found is not None:
        return Named(found.id, found.ar)
    if _GENERIC_HOSTS.search(host):
        return None
    labels = [part for part in host.split(".") if part not in _HOST_NOISE]
    return Named(f"media:{slug(labels[0])}", None) if labels else None


def unidentified(doc: str, *, kind: str = "media") -> Named:
    """Return the id for a page that names nobody, after the first part of its document's name."""
    prefix = re.split(r"[_.]", doc.rsplit("/", 1)[-1], maxsplit=1)[0]
    return Named(f"{kind}:unidentified-{slug(prefix)}", None)


_TYPE = re.compile(r"^(?:موقع|صحيفه|جريده|وكاله(?: انباء)?|قناه|شبكه|تلفزيون|مجله|اذاعه|راديو)\s")
# Parts of a host that name no outlet: services, kinds of domain, countries.
_HOST_NOISE = frozenset(
    (
        *("www", "m", "mobile", "ar", "arabic", "news", "online", "today", "press"),
        *("com", "net", "org", "info", "co", "tv", "gov", "edu", "me", "io", "uk", "us", "eu"),
        *("sy", "iq", "ye", "ly", "eg", "lb", "ps", "jo", "sa", "ae", "qa", "kw", "om", "bh", "sd", "so"),
        *("ma", "dz", "tn", "mr", "dj", "tr", "ir"),
    )
)
