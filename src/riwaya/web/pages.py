"""The pages: each asks the ledger for what it shows and puts it into a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from starlette.responses import Response

from riwaya import knowledge
from riwaya.errors import UsageError
from riwaya.export.dossier import dossier
from riwaya.export.dossier.labels import isolated
from riwaya.export.dossier.marks import marked_lines
from riwaya.knowledge import Outlet, Role, ontology
from riwaya.ledger import BINARY, EXPORTS
from riwaya.model import Collection, Side
from riwaya.pictures import drawings
from riwaya.script import key
from riwaya.store import Hit, Stated
from riwaya.store.records import Count, DisputePage, Spot, StoryPage
from riwaya.web import api, deciding
from riwaya.web.asking import Ask, Handler, NotFoundError
from riwaya.web.differences import differences
from riwaya.web.matrix import grid, propositions
from riwaya.web.names import article_url, url
from riwaya.web.wording import camp_name

#: Rows of a matrix, claims of a side and hits of a search that are shown at first.
ROWS, CLAIMS, HITS = 40, 12, 25
#: The most pages of a dossier that is made while somebody waits.
DOSSIER = 400
#: The most pages of an export that is made while somebody waits.
EXPORTED = 20_000
#: What files of an export are called that are not one JSON object a line.
SUFFIX = {
    "collection": "json", "geojson": "geojson", "parquet": "parquet",
    **dict.fromkeys(("acled", "ucdp", "airwars", "hrdag", "csv"), "csv"),
}  # fmt: skip
#: A dossier holds its styles and its script.
DOSSIER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; sandbox allow-scripts"
#: Fields of the search form, in the order they are joined to the query.
FIELDS = ("speaker", "agent", "recipient", "place", "outlet", "stance", "event", "figure", "since", "until")


# --- overview -----------------------------------------------------------------------------------------------


def overview(ask: Ask) -> Response:
    """What is new, when and where it was, what waits to be settled, who carries it."""
    view = api.overview(ask)
    since, until = ask.text("since"), ask.text("until")
    seen = int(ask.request.cookies.get("seen", "0") or 0) if ask.request.cookies.get("seen", "0").isdigit() else 0
    news = ask.views.news(seen) if 0 < seen < view.entries else None
    fresh = (
        [] if news is None else [(what, getattr(news, what)) for what in ("pages", "stories", "disputes", "judgements")]
    )
    spots = _spots(ask)
    counts = view.counts
    stats = (
        ("pages", counts["pages"], "/sources"), ("outlets", view.outlets, "/sources"), ("claims", counts["claims"], ""),
        ("stories", counts["stories"], "/stories"), ("disputes", counts["disputes"], "/disputes"),
        ("waiting", view.waiting, "/review"), ("failures", counts["failures"], "/sources?failed=1"),
    )  # fmt: skip
    return ask.page(
        "overview.html.j2",
        section="overview",
        view=view,
        stats=stats,
        news=[(what, n) for what, n in fresh if n],
        since=since,
        until=until,
        window=f"?since={since}&until={until}" if since or until else "",
        timeline=safe(timeline(ask)),
        map=safe(place_map(ask)),
        spots=[spot for spot in spots if spot.n][:25],
        stories=ask.views.stories(since=since, until=until, limit=8),
        disputes=ask.views.disputes(status="open", since=since, until=until, order="largest", limit=8),
        outlets=api.outlets(ask)[:12],
    )


def timeline(ask: Ask) -> str:
    """Draw how much is told of which days."""
    since, until = ask.text("since"), ask.text("until")

    def draw() -> str:
        return _timeline(ask, ask.views.days(since=since, until=until), tight=not since and not until)

    return ask.kept(draw, "timeline", ask.language, since, until)


def place_map(ask: Ask) -> str:
    """Draw the places that claims tell of."""
    return ask.kept(lambda: _map(ask, _spots(ask)), "map", ask.language, ask.text("since"), ask.text("until"))


def _spots(ask: Ask) -> tuple[Spot, ...]:
    since, until = ask.text("since"), ask.text("until")
    return ask.kept(lambda: ask.views.spots(since=since, until=until, limit=120), "spots", since, until)


def seen(ask: Ask) -> Response:
    """Note that the reader has seen what is new."""
    response = ask.go("/")
    response.set_cookie("seen", str(api.overview(ask).entries), max_age=365 * 86400, httponly=True, samesite="strict")
    return response


# --- stories ------------------------------------------------------------------------------------------------


def stories(ask: Ask) -> Response:
    """The stories, newest or largest first."""
    orders = ("newest", "largest")
    order = ask.text("order", "newest")
    view = ask.views.stories(
        since=ask.text("since"), until=ask.text("until"), order=order, after=ask.after(), limit=ask.limit()
    )
    return ask.page(
        "stories.html.j2",
        section="stories",
        view=view,
        order=order,
        orders=orders,
        since=ask.text("since"),
        until=ask.text("until"),
    )


def story(ask: Ask) -> Response:
    """Who says what of one event: matrix, graph of attribution, figures over time."""
    view = _story(ask)
    by = "camps" if ask.text("by") == "camps" else "outlets"
    chosen = view.camps if by == "camps" else view.outlets
    every = propositions(chosen.rows, {row.id for row in view.disputes if row.kind == "denial"})
    rows = every if ask.text("rows") == "all" else every[:ROWS]
    drawn = _figures(ask, view.claims.values(), _link)
    return ask.page(
        "story.html.j2",
        section="stories",
        view=view,
        by=by,
        matrix=grid(ask, view, chosen, rows, folding=by == "outlets"),
        hidden_rows=len(every) - len(rows),
        graph=safe(_graph(ask, view)),
        chart=safe(drawn.svg) if drawn else "",
        category=drawn.category if drawn else "",
        categories=drawn.categories if drawn else (),
        charted=drawn.told if drawn else (),
        standing=ask.ledger.review.standing(view.story.id),
        **deciding.words(ask),
    )


def story_graph(ask: Ask) -> str:
    """Draw who quotes whom in a story."""
    return _graph(ask, _story(ask))


def story_figures(ask: Ask) -> str:
    """Draw the figures of a story over time."""
    drawn = _figures(ask, _story(ask).claims.values(), _link)
    return drawn.svg if drawn else ""


def _story(ask: Ask) -> StoryPage:
    found = ask.views.story(ask.path("id"))
    if found is None:
        raise NotFoundError(ask.path("id"))
    return found


def _graph(ask: Ask, view: StoryPage) -> str:
    return drawings.graph_of(view.claims.values(), title=ask.t("graph"), rtl=ask.rtl, name=ask.names.name, url=url)


def _figures(ask: Ask, claims: Iterable[Stated], link: Any) -> drawings.Drawn[Stated] | None:
    return drawings.figures_of(
        claims, ask.text("figures"), title=ask.t("figures"), rtl=ask.rtl, name=ask.names.name, link=link
    )


def _link(one: Stated) -> str:
    return article_url(one.doc, claim=one.claim.id)


# --- articles -----------------------------------------------------------------------------------------------


def article(ask: Ask) -> Response:
    """The reading text with everything that was found in it, and the capture beside it."""
    version = ask.whole("version", 0) or None
    view = ask.views.article(ask.path("doc"), version=version)
    if view is None:
        raise NotFoundError(ask.path("doc"))
    chosen = [one for one in view.versions if (one.newest if version is None else one.number == version)]
    return ask.page(
        "article.html.j2",
        section="stories",
        view=view,
        article=view.document.article,
        published=view.document.reading.published,
        lines=marked_lines(view.document, whole=True),
        shown_version=chosen[0],
        original=bool(ask.text("original")),
    )


# --- disputes -----------------------------------------------------------------------------------------------


def disputes(ask: Ask) -> Response:
    """What cannot both hold."""
    status = ask.text("status")
    view = ask.views.disputes(status=status, order=ask.text("order", "newest"), after=ask.after(), limit=ask.limit())
    return ask.page("disputes.html.j2", section="disputes", view=view, status=status)


class Group(Struct, frozen=True, kw_only=True):
    """A claim and those that print the same words."""

    first: Stated
    rest: tuple[Stated, ...]


class Position(Struct, frozen=True, kw_only=True):
    """A side of a dispute as it is shown."""

    holds: str
    origins: tuple[Any, ...]
    said: tuple[Group, ...]
    more: int


def dispute(ask: Ask) -> Response:
    """The sides of a dispute with their exact words and independent origins."""
    view = _dispute(ask)
    sides = tuple(_position(ask, side, view) for side in view.dispute.sides)
    return ask.page(
        "dispute.html.j2",
        section="disputes",
        view=view,
        sides=sides,
        headline=sides[0].holds if sides else view.dispute.topic,
        chart=safe(dispute_figures(ask)) if view.dispute.kind == "figure" else "",
        sentences=ask.sentences(group.first for side in sides for group in side.said),
        standing=ask.ledger.review.standing(view.dispute.id),
        **deciding.words(ask),
    )


def dispute_figures(ask: Ask) -> str:
    """Draw the figures of the sides of a dispute."""
    view = _dispute(ask)
    drawn = _figures(ask, view.claims.values(), _link)
    return drawn.svg if drawn else ""


def _dispute(ask: Ask) -> DisputePage:
    found = ask.views.dispute(ask.path("id"))
    if found is None:
        raise NotFoundError(ask.path("id"))
    return found


def _position(ask: Ask, side: Side, view: DisputePage) -> Position:
    refs = [ref for ref in side.claims if ref in view.claims]
    groups = same_words(view.claims[ref] for ref in refs)
    own = isolated(side.holds_ar) if ask.rtl and side.holds_ar else side.holds
    shown = groups[:CLAIMS]
    return Position(holds=own, origins=side.origins, said=tuple(shown), more=len(groups) - len(shown))


def same_words(claims: Iterable[Stated]) -> list[Group]:
    """Return claims, those that copied pages print in the same words under the first of them."""
    by_words: dict[tuple[object, ...], list[Stated]] = {}
    for one in claims:
        claim = one.claim
        by_words.setdefault((claim.event, claim.stance, claim.chain[:1], key(claim.evidence.text)), []).append(one)
    return [Group(first=first, rest=tuple(rest)) for first, *rest in by_words.values()]


# --- actors, places, outlets --------------------------------------------------------------------------------


def entity(ask: Ask) -> Response:
    """An actor or a place: what is known of it, what it says, what is said of it."""
    name = ask.path("entity")
    view = ask.views.entity(name)
    if view is None:
        raise NotFoundError(name)
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
        map=safe(_map(ask, (view.spot,))) if view.spot is not None else "",
        called=spelt(name, view.names),
        timeline=safe(_kept_timeline(ask, name, view.days)),
        role=role,
        roles=[one for one in ("origin", "speaker", "agent", "recipient", "place") if view.roles.get(one)],
        claims=ask.views.claims(entity=name, role=role, after=ask.after(), limit=ask.limit(20)),
        facts=_place_facts(ask, name) if is_place and name.startswith("place:") else _facts(ask, name),
    )


def entity_timeline(ask: Ask) -> str:
    """Draw how often an actor or place was told of."""
    found = ask.views.entity(ask.text("entity"))
    return _timeline(ask, found.days) if found else ""


def entity_map(ask: Ask) -> str:
    """Draw where a place lies."""
    found = ask.views.entity(ask.text("place"))
    return _map(ask, (found.spot,)) if found and found.spot else ""


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
        timeline=safe(_kept_timeline(ask, name, view.days)),
        docs=ask.views.documents(outlet=name, after=ask.after(), limit=ask.limit(25)),
        facts=_facts(ask, name),
    )


def outlet_timeline(ask: Ask) -> str:
    """Draw how often an outlet reported."""
    found = ask.views.outlet(ask.text("outlet"))
    return _timeline(ask, found.days) if found else ""


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
    from riwaya.knowledge import places

    place = places.by_id().get(name)
    if place is None:
        return []
    around = " › ".join(ask.names.name(parent.id) for parent in places.parents(place))
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f}"
    precision = "" if place.precision is None else f"± {place.precision:g} km"
    found = (("around", around), ("point", isolated(point)), ("precision", precision))
    return [(what, value) for what, value in found if value]


# --- search -------------------------------------------------------------------------------------------------


def search(ask: Ask) -> Response:
    """Words and fields, in context; searches that are kept."""
    query = ask.text("q").strip()
    fields = {name: ask.text(name).strip() for name in FIELDS}
    given = (f"{name}:{_quoted_value(value)}" for name, value in fields.items() if value)
    asked = " ".join([*([query] if query else []), *given])
    hits: tuple[Hit, ...] = ()
    following, wrong = None, ""
    if asked:
        try:
            found = ask.ledger.search(asked, limit=ask.limit(HITS), after=ask.after())
            hits, following = found.items, found.next
        except UsageError as error:
            wrong = f"{error.what} ({error.remedy})" if error.remedy else error.what
    return ask.page(
        "search.html.j2",
        section="search",
        query=query,
        fields=fields,
        asked=asked,
        hits=hits,
        following=following,
        wrong=wrong,
        limit=ask.limit(HITS),
        event_types=[(name, getattr(kind.label, ask.language)) for name, kind in ontology.types().items()],
        saved=ask.saved(),
        may_save=ask.reader.may("viewer"),
    )


def _quoted_value(value: str) -> str:
    plain = value.replace('"', "")
    return f'"{plain}"' if " " in plain else plain


# --- sources and the log ------------------------------------------------------------------------------------


def sources(ask: Ask) -> Response:
    """Captures, those that could not be read, and outlets."""
    failed = bool(ask.text("failed"))
    view = ask.views.sources(failed=failed, after=ask.after(), limit=ask.limit())
    return ask.page("sources.html.j2", section="sources", view=view, failed=failed, outlets=api.outlets(ask)[:200])


def compare(ask: Ask) -> Response:
    """The versions of a page, and what differs between two of them."""
    doc = ask.text("doc")
    versions = ask.views.versions(doc)
    if not versions:
        raise NotFoundError(doc)
    readable = [one.number for one in versions if not one.failure]
    newer = ask.whole("b", readable[0] if readable else 0)
    older = ask.whole("a", next((one for one in readable if one < newer), newer))
    pair = [ask.views.article(doc, version=number) for number in (older, newer)]
    texts = [one.document.article.text for one in pair if one is not None]
    changes = tuple(differences(*texts)) if len(texts) == 2 and older != newer else None
    return ask.page("compare.html.j2", section="sources", doc=doc, versions=versions, a=older, b=newer, changes=changes)


def audit(ask: Ask) -> Response:
    """Who did what to which thing, when."""
    actor, action, subject = (ask.text(name).strip() for name in ("actor", "action", "subject"))
    view = ask.views.log(actor=actor, action=action, subject=subject, after=ask.after(), limit=ask.limit(100))
    return ask.page(
        "audit.html.j2",
        section="audit",
        view=view,
        head=ask.ledger.head,
        actor=actor,
        action=action,
        subject=subject,
        doing=lambda what: ask.word("doing", what.replace(" ", "_")).replace("_", " "),
    )


def describe(ask: Ask) -> Response:
    """The operations of the API, for people."""
    return ask.page("api.html.j2", section="api", operations=api.OPERATIONS, base=api.BASE)


def takeaway(ask: Ask) -> Response:
    """What can be taken along: a dossier of a story or of everything, and the exports."""
    total = api.overview(ask).counts["pages"]
    formats = (*EXPORTS, *BINARY) if total <= EXPORTED else ()
    return ask.page("export.html.j2", section="export", total=total, most=DOSSIER, formats=formats)


def export(ask: Ask) -> Response:
    """Hand out an export; the log notes who took it."""
    ask.need("editor")
    kind, total = ask.path("format"), api.overview(ask).counts["pages"]
    if total > EXPORTED:
        raise UsageError(
            f"{total} pages are too many to export while somebody waits",
            field="export",
            remedy=f"run `riwaya export LEDGER {kind}`",
        )
    with ask.fresh() as ledger:
        content = ledger.export_bytes(kind) if kind in BINARY else "".join(f"{one}\n" for one in ledger.export(kind))
    headers = {"Content-Disposition": f'attachment; filename="{kind}.{SUFFIX.get(kind, "jsonl")}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


def dossier_of(ask: Ask) -> Response:
    """Hand out a dossier of a story, or of the whole ledger where it is small enough to be read."""
    ask.need("editor")
    name = ask.text("story")
    if name:
        found = ask.views.story(name)
        if found is None:
            raise NotFoundError(name)
        docs = [ask.ledger.document(row.doc) for row in found.docs]
        documents = tuple(document for document in docs if document is not None)
        collection = part(ask, found)
    else:
        total = api.overview(ask).counts["pages"]
        if total > DOSSIER:
            raise UsageError(
                f"{total} pages are more than one file can hold for reading", field="dossier",
                remedy="take the dossier of a story, or run `riwaya report`",
            )  # fmt: skip
        documents, collection = tuple(ask.ledger.documents()), ask.ledger.collection()
    title = documents[0].article.title if name and documents else None
    headers = {"Content-Disposition": 'attachment; filename="dossier.html"', "Content-Security-Policy": DOSSIER_POLICY}
    return Response(dossier(documents, collection, title=title), media_type="text/html", headers=headers)


def part(ask: Ask, found: StoryPage) -> Collection:
    """Return what holds across the documents of one story."""
    pages = (ask.views.dispute(row.id) for row in found.disputes)
    return Collection(
        stories=(found.story,),
        copies=found.copies,
        accounts=found.accounts,
        disputes=tuple(page.dispute for page in pages if page is not None),
    )


# --- pictures -----------------------------------------------------------------------------------------------


def safe(svg: str) -> Any:
    """Mark a picture as what it is: markup of our own, in which every label was escaped."""
    from markupsafe import Markup

    return Markup(svg)  # noqa: S704


def _timeline(ask: Ask, bars: Sequence[Any], *, tight: bool = False) -> str:
    def words(pages: int, claims: int) -> str:
        return f"{ask.t('pages')} {pages}، {ask.t('claims')} {claims}" if ask.rtl else f"{pages} pages, {claims} claims"

    return drawings.timeline_of(bars, title=ask.t("timeline"), rtl=ask.rtl, words=words, tight=tight)


def _kept_timeline(ask: Ask, name: str, bars: Sequence[Any]) -> str:
    return ask.kept(lambda: _timeline(ask, bars), "timeline of", name, ask.language)


def _map(ask: Ask, spots: Iterable[Any]) -> str:
    return drawings.map_of_spots(
        spots, title=ask.t("map"), beyond=ask.t("beyond"), rtl=ask.rtl, name=ask.names.name, url=url
    )


PAGES: tuple[tuple[str, Handler], ...] = (
    ("/", overview),
    ("/seen", seen),
    ("/stories", stories),
    ("/stories/{id}", story),
    ("/article/{doc:path}", article),
    ("/disputes", disputes),
    ("/disputes/{id}", dispute),
    ("/actor/{entity:path}", entity),
    ("/place/{entity:path}", entity),
    ("/outlet/{outlet:path}", outlet),
    ("/review", deciding.review),
    ("/review/claim", deciding.claim),
    ("/search", search),
    ("/sources", sources),
    ("/compare", compare),
    ("/audit", audit),
    ("/api", describe),
    ("/export", takeaway),
    ("/export/{format}", export),
    ("/dossier", dossier_of),
)

PICTURES = (
    ("/pictures/timeline.svg", timeline),
    ("/pictures/map.svg", place_map),
    ("/pictures/stories/{id}/graph.svg", story_graph),
    ("/pictures/stories/{id}/figures.svg", story_figures),
    ("/pictures/disputes/{id}/figures.svg", dispute_figures),
    ("/pictures/entity.svg", entity_timeline),
    ("/pictures/place.svg", entity_map),
    ("/pictures/outlet.svg", outlet_timeline),
)
