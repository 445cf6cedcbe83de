"""Actors, places and outlets: what is known of them, what they say and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

from riwaya import knowledge
from riwaya.export.dossier.labels import isolated
from riwaya.knowledge import Outlet, Role, ontology, places
from riwaya.script import key
from riwaya.store.records import Count
from riwaya.web.asking import Ask, there
from riwaya.web.pages.drawn import kept_timeline, map_of, safe, timeline_of
from riwaya.web.wording import camp_name


def entity(ask: Ask) -> Response:
    """An actor or a place: what is known of it, what it says, what is said of it."""
    name = ask.path("entity")
    view = there(ask.views.entity(name), name)
    role = ask.text("role") or next(
        (one for one in ("speaker", "place", "agent", "recipient") if one in view.roles), ""
    )
    is_place = view.spot is not None
    return ask.page(
        "entity.html.j2",
        section="stories",
        view=view,
        kind="place" if name.startswith("place:") else "actor",
        title=ask.names.name(name),
        other=ask.names.other(name),
        map=safe(map_of(ask, (view.spot,))) if view.spot is not None else "",
        called=spelt(name, view.names),
        timeline=safe(kept_timeline(ask, name, view.days)),
        role=role,
        roles=[one for one in ("origin", "speaker", "agent", "recipient", "place") if view.roles.get(one)],
        claims=ask.views.claims(entity=name, role=role, after=ask.after(), limit=ask.limit(20)),
        facts=_place_facts(ask, name) if is_place and name.startswith("place:") else _facts(ask, name),
    )


def entity_timeline(ask: Ask) -> str:
    """Draw how often an actor or place was told of."""
    found = ask.views.entity(ask.text("entity"))
    return timeline_of(ask, found.days, tight=True) if found else ""


def entity_map(ask: Ask) -> str:
    """Draw where a place lies."""
    found = ask.views.entity(ask.text("place"))
    return map_of(ask, (found.spot,)) if found and found.spot else ""


def outlet(ask: Ask) -> Response:
    """An outlet: what it carries, whom it copies, whether it is first."""
    name = ask.path("outlet")
    view = ask.kept(lambda: ask.views.outlet(name), "outlet", name)
    if view is None:
        # An agency that pages quote without being in the ledger itself is an actor like any other.
        return _quoted(ask, name)
    stats = [(what, getattr(view, what)) for what in ("pages", "first", "after", "alone", "copied")]
    return ask.page(
        "outlet.html.j2",
        section="sources",
        view=view,
        title=ask.names.name(name),
        other=ask.names.other(name),
        stats=stats,
        timeline=safe(kept_timeline(ask, name, view.days)),
        docs=ask.views.documents(outlet=name, after=ask.after(), limit=ask.limit(25)),
        facts=_facts(ask, name),
    )


def outlet_timeline(ask: Ask) -> str:
    """Draw how often an outlet reported."""
    found = ask.views.outlet(ask.text("outlet"))
    return timeline_of(ask, found.days, tight=True) if found else ""


def _quoted(ask: Ask, name: str) -> Response:
    ask.request.path_params["entity"] = name
    return entity(ask)


def _facts(ask: Ask, name: str) -> list[tuple[str, str]]:
    """Return what the knowledge base tells of an actor or outlet, with the names of others in the place of ids."""
    known = knowledge.load().entities.get(name)
    if known is None:
        return []
    country = knowledge.load().state_of(known.country)
    found = [
        ("country", "" if country is None else ask.names.name(country.id)),
        ("parent", "" if known.parent is None else ask.names.name(known.parent)),
        ("years", known.years.replace("/..", " –").replace("/", " – ")),
        ("side", "، ".join(_stint(ask, stint.side, stint.years) for stint in known.side)),
        ("roles", "، ".join(_stay(ask, role) for role in known.roles)),
    ]
    if isinstance(known, Outlet):
        owner = ask.names.name(known.owner) if ":" in known.owner else _described(ask, "owner", known.owner)
        found += [("control", ask.word("control", known.control) if known.control else ""), ("owner", owner)]
        found += [(what, _described(ask, what, getattr(known, what))) for what in ("alignment", "source")]
        found.append(("domains", " ".join(known.domains)))
    return [(what, value) for what, value in (*found, ("note", _described(ask, "note", known.note))) if value]


def _described(ask: Ask, what: str, words: str) -> str:
    """Return words of the knowledge base in the reader's language."""
    return ontology.descriptions()[what].get(words, words) if ask.language == "ar" else words


def _stay(ask: Ask, role: Role) -> str:
    return f"{_described(ask, 'role', role.role)} · {ask.names.name(role.of)} {role.years}".strip()


def _stint(ask: Ask, side: str, years: str) -> str:
    name = ask.names.name(side) if ":" in side else camp_name(ask.language, side)
    return f"{name} ({years.replace('/..', ' –').replace('/', ' – ')})" if years else name


def spelt(name: str, forms: Iterable[Count]) -> list[tuple[str, int]]:
    """Return the names that pages use, spelt as people spell them where the knowledge base knows how."""
    known = knowledge.load().entities.get(name)
    written = {} if known is None else {key(one): one for one in (*known.names, *known.short, *known.nominals)}
    return [(written.get(form.value, form.value), form.n) for form in forms]


def _place_facts(ask: Ask, name: str) -> list[tuple[str, str]]:
    place = places.by_id().get(name)
    if place is None:
        return []
    around = " › ".join(ask.names.name(parent.id) for parent in places.parents(place))
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f}"
    precision = "" if place.precision is None else f"± {place.precision:g} km"
    found = (("around", around), ("point", isolated(point)), ("precision", precision))
    return [(what, value) for what, value in found if value]
