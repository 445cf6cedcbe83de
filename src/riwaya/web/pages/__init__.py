"""The pages: each asks the ledger for what it shows and puts it into a template."""

from __future__ import annotations

from riwaya.web import deciding
from riwaya.web.asking import Handler
from riwaya.web.pages import articles, disputes, entities, overview, register, search, stories, takeaway

PAGES: tuple[tuple[str, Handler], ...] = (
    ("/", overview.overview),
    ("/seen", overview.seen),
    ("/stories", stories.stories),
    ("/stories/{id}", stories.story),
    ("/article/{doc:path}", articles.article),
    ("/disputes", disputes.disputes),
    ("/disputes/{id}", disputes.dispute),
    ("/actor/{entity:path}", entities.entity),
    ("/place/{entity:path}", entities.entity),
    ("/outlet/{outlet:path}", entities.outlet),
    ("/review", deciding.review),
    ("/review/claim", deciding.claim),
    ("/search", search.search),
    ("/sources", register.sources),
    ("/compare", articles.compare),
    ("/audit", register.audit),
    ("/api", register.describe),
    ("/export", takeaway.takeaway),
    ("/export/{format}", takeaway.export),
    ("/dossier", takeaway.dossier_of),
)

PICTURES = (
    ("/pictures/timeline.svg", overview.timeline),
    ("/pictures/map.svg", overview.place_map),
    ("/pictures/stories/{id}/graph.svg", stories.story_graph),
    ("/pictures/stories/{id}/figures.svg", stories.story_figures),
    ("/pictures/disputes/{id}/figures.svg", disputes.dispute_figures),
    ("/pictures/entity.svg", entities.entity_timeline),
    ("/pictures/place.svg", entities.entity_map),
    ("/pictures/outlet.svg", entities.outlet_timeline),
)
