"""Which entity a name means in its document: full name, short name, nominal and misprint lead to one id.

"رجب طيب أردوغان" and "أردوغان" are one person, "الحزب" the party that was named before, "الجيش" the army of the country
that the article is about, "تركيا" a state where it acts and a place where something happens. Names that the knowledge
base does not hold get an id of their own (`per:` + slug). Where two readings stay open, `candidates` keeps them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from riwaya.knowledge import Entity, Knowledge, load
from riwaya.knowledge.ontology import capitals
from riwaya.knowledge.places.resolve import Spot, together
from riwaya.language.ar.countries import acts, opens_clause
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_features import announcing_titles, name_rules
from riwaya.language.ar.name_spans import Found, Row, has_article, is_epithet, name_end, nations
from riwaya.language.ar.verbs import tells
from riwaya.model import Article, EntityType, Mention
from riwaya.script import key, slug

#: Kinds of bodies, the most telling word first.
_KINDS = ("agency", "media", "state", "state-force", "intl", "ngo")

#: The shorter word for a hospital, folded, and the beginning of the longer one, whose name it takes: مشفى النور.
_CLINIC, _HOSPITAL = "مشفي ", "مست"


class Scene(Struct):
    """What a document has named so far: ids by form, order of naming, weight of countries."""

    known: Knowledge
    countries: Counter[str]
    forms: dict[str, str]
    recent: list[tuple[int, str, str]]
    ids: set[str]
    beside: tuple[int, int, str] = (0, 0, "")  # line, last word and id of the name before


def linked(article: Article, rows: Sequence[Row], named: Sequence[Found]) -> tuple[Mention, ...]:
    """Return the mentions of a document: names with their ids, then short names and nominals that depend on them."""
    scene = _scene(article, rows, named)
    mentions = [_mention(article, found, *_known(scene, rows[found.line], found)) for found in named]
    _settle(scene, rows, named, mentions)
    _remember(scene, rows, named, mentions)
    taken = {(found.line, at) for found in named for at in range(found.first, found.last + 1)}
    mentions += [
        _mention(article, found, found.ids[0], found.ids)
        for number, row in enumerate(rows)
        for found in _dependent(scene, number, row, taken)
    ]
    return tuple(sorted(mentions, key=lambda one: (one.start, one.end)))


def _mention(article: Article, found: Found, entity: str, candidates: tuple[str, ...]) -> Mention:
    return Mention(
        start=found.start, end=found.end, text=article.text[found.start : found.end], type=found.type, entity=entity,
        rule=found.rule, nominal=found.nominal, candidates=candidates if len(candidates) > 1 else (),
    )  # fmt: skip


# --- names --------------------------------------------------------------------------------------------------


def _scene(article: Article, rows: Sequence[Row], named: Sequence[Found]) -> Scene:
    """Weigh the countries of a document by what is named without doubt; the outlet's own country counts a little."""
    known = load()
    countries: Counter[str] = Counter()
    for found in named:
        homes = {known.entities[one].country for one in found.ids if one in known.entities}
        if len(homes) == 1 and (home := homes.pop()) and home != "XX":
            countries[home] += 2
    outlet = known.entities.get(article.outlet or "")
    if outlet is not None and outlet.country:
        countries[outlet.country] += 1
    return Scene(known, countries, {}, [], {one for found in named if len(found.ids) == 1 for one in found.ids})


def _known(scene: Scene, row: Row, found: Found) -> tuple[str, tuple[str, ...]]:
    """Return the id of a name and the ids that it may have, and leave the id for the name behind it."""
    entity, ids = _identity(scene, row, found)
    scene.beside = (found.line, found.last, entity)
    return entity, ids


def _identity(scene: Scene, row: Row, found: Found) -> tuple[str, tuple[str, ...]]:
    """Return the id of a name and the ids that it may have."""
    first, *rest = row.words[found.first : found.last + 1]
    name = " ".join(
        key(written) for written in (first.text[found.start - first.start :], *(word.text for word in rest))
    )
    placed = found.ids or scene.known.candidates(name)
    if found.type == "ORG" and placed and all(one.startswith("place:") for one in placed):
        bearer = row.words[found.first - 1].norm if found.first else ""
        bodies = scene.known.candidates(f"{bearer} {name}") or tuple(
            one for one in scene.known.short.get(name, ()) if not one.startswith("place:")
        )
        found = structs.replace(found, ids=bodies or found.ids)  # "صحيفة الشرق الأوسط" is no region
    if found.ids:
        found = _with_state(scene, structs.replace(found, ids=_namesakes(scene, found, name)))
        return _one_of(scene, row, found), found.ids
    ids = scene.known.candidates(name) or scene.known.candidates(name.replace(" - ", "-"))
    if found.type == "PER":  # العبيدي is a town too
        ids = tuple(one for one in ids if not one.startswith(("place:", "facility:")))
    if not ids and found.type == "LOC":
        # a weak name counts once something else says that it is a place: "الباب", "حديثة"
        ids = tuple(one for one in scene.known.short.get(key(name), ()) if one.startswith("place:"))
    if ids:
        whole = _with_state(scene, structs.replace(found, ids=ids))
        return _one_of(scene, row, whole), whole.ids
    alike = scene.known.sounding_like(name) if found.type == "PER" else None
    return (alike, (alike,)) if alike else ("", ())


def _namesakes(scene: Scene, found: Found, name: str) -> tuple[str, ...]:
    """Return the ids of a place with those of the places for which its name is weak: what is told around it decides."""
    ground = found.type == "LOC" and all(one.startswith("place:") for one in found.ids)
    weak = (one for one in scene.known.short.get(name, ()) if ground and one.startswith("place:"))
    return tuple(dict.fromkeys((*found.ids, *weak)))


def _one_of(scene: Scene, row: Row, found: Found) -> str:
    """Return the likeliest of several ids: named elsewhere in the document, then of its country, then best known."""
    ids = found.ids
    if found.type == "LOC" and any(one.startswith("state:") for one in ids):
        return _state_or_place(scene, row, found)
    if len(ids) == 1:
        return ids[0]

    def rank(one: str) -> tuple[bool, int]:
        entity = scene.known.entities.get(one)
        return one in scene.ids, scene.countries[entity.country] if entity else 0

    return max(ids, key=rank)


def _with_state(scene: Scene, found: Found) -> Found:
    """Return the name of a capital with the state that it may stand for."""
    seat = next((one for one in found.ids if one in capitals()), None)
    if found.type != "LOC" or seat is None:
        return found
    state = scene.known.state_of(scene.known.entities[seat].country)
    return found if state is None else structs.replace(found, ids=(*found.ids, state.id))


def _state_or_place(scene: Scene, row: Row, found: Found) -> str:
    """Return the state where a country or a capital acts and the place where things happen in it."""
    state = next(one for one in found.ids if one.startswith("state:"))
    place = next((one for one in found.ids if one.startswith("place:")), state)
    word = row.words[found.first]
    clitics = key(word.text[: max(0, found.start - word.start)]).replace("ال", "")
    line, last, before = scene.beside
    led = row.words[found.first - 1].norm if found.first else ""
    joined = 1 if clitics == "و" else 2 if led in name_rules("or_words") else 0
    beside = joined and (line, last + joined) == (found.line, found.first) and before
    if beside and not (clitics == "و" and opens_clause(row.words, found.first, found.last)):
        return place if before.startswith(("place:", "facility:")) else state
    acting = acts(row.words, found.first, found.last, capital=place in capitals(), clitics=clitics)
    return state if acting else place


def _settle(scene: Scene, rows: Sequence[Row], named: Sequence[Found], mentions: list[Mention]) -> None:
    """Choose among the places that share a name by what stands around it and by the other places of the article."""
    ground = [at for at, one in enumerate(mentions) if one.entity.startswith("place:")]
    if all(_places(mentions[at]) < 2 for at in ground):
        return
    spots: dict[Spot, list[int]] = {}
    for at in ground:
        spots.setdefault(_spot(rows[named[at].line], named[at], mentions[at]), []).append(at)
    countries = tuple(country for country, _ in scene.countries.most_common(2))
    for (_, where), found in zip(spots.items(), together(tuple(spots), countries=countries), strict=True):
        for at in where:
            one = mentions[at]
            ranked = tuple(choice.place.id for choice in found if choice.place.id in one.candidates)
            if len(ranked) > 1:
                others = tuple(other for other in one.candidates if other not in ranked)
                mentions[at] = structs.replace(one, entity=ranked[0], candidates=(*ranked, *others))


def _places(mention: Mention) -> int:
    return sum(one.startswith("place:") for one in mention.candidates)


def _spot(row: Row, found: Found, mention: Mention) -> Spot:
    """Return a place name with the two words on either side; the line stands for the sentence."""
    before = " ".join(word.text for word in row.words[max(0, found.first - 2) : found.first])
    after = " ".join(word.text for word in row.words[found.last + 1 : found.last + 4])
    return Spot(mention.text, before, after, row.line.n)


def _remember(scene: Scene, rows: Sequence[Row], named: Sequence[Found], mentions: list[Mention]) -> None:
    """Give unknown names their ids and note every body by its form and the order of naming."""
    people = [_folded(one) for one in mentions if one.type == "PER" and " " in one.text]
    by_name: dict[str, str] = {}
    for one in mentions:
        if one.entity:
            by_name.setdefault(_folded(one), one.entity)
    for at, one in enumerate(mentions):
        if not one.entity:
            form = _folded(one)
            entity = by_name.get(form) or _full_name(scene, one, form, people, by_name) or _new_id(rows, named[at], one)
            by_name.setdefault(form, entity)
            mentions[at] = structs.replace(one, entity=entity)
    for at, one in enumerate(mentions):
        scene.ids.add(one.entity)
        head = rows[named[at].line].words[named[at].first - 1].norm if named[at].first else ""
        first = _folded(one).split()[0].removeprefix("ال")
        scene.recent.append((one.start, one.entity, f"{head} {first} {one.type}"))


def _folded(mention: Mention) -> str:
    return key(mention.text)


def _full_name(scene: Scene, one: Mention, form: str, people: Sequence[str], by_name: dict[str, str]) -> str | None:
    """Return the person whose full name in this document ends (or begins) with `form`."""
    if one.type != "PER":
        return None
    bare = form.removeprefix("ال")
    for name in people:
        parts = name.split()
        if name != form and (parts[-1].removeprefix("ال") == bare or name.endswith(" " + form) or parts[0] == form):
            return by_name.get(name) or "per:" + slug(name)
    known = scene.known.short.get(form, ())
    persons = [one_id for one_id in known if one_id.startswith("per:")]
    return max(persons, key=lambda p: scene.countries[scene.known.entities[p].country], default=None)


def _new_id(rows: Sequence[Row], found: Found, one: Mention) -> str:
    name = slug(one.text)
    if one.type == "PER":
        return "per:" + name
    words = rows[found.line].words
    around = {words[found.first].norm, key(words[found.first].text)} | (
        {words[found.first - 1].norm} if found.first else set()
    )
    if one.type == "LOC":
        name = slug(_HOSPITAL + one.text[1:]) if key(one.text).startswith(_CLINIC) else name
        return ("facility:" if around & name_rules("facility_heads") else "place:") + name
    if found.rule == "names.numbered":
        return "state-force:" + name
    kind = _kind_of(frozenset(around))
    return _outlet(one.text, kind, around) or f"{kind}:{name}"


def _outlet(text: str, kind: str, around: set[str]) -> str | None:
    """Return the outlet that a body's name is: "تلفزيون الميادين", "مراسل الجزيرة", "مصادر للجزيرة"."""
    if kind not in ("group", "agency", "media") or (kind == "group" and around & name_rules("before_bodies")):
        return None
    words = text.split()
    typed = len(words) > 1 and key(words[0]) in name_rules("kind_media") | name_rules("kind_agency")
    bare = " ".join(words[1:]) if typed else text
    spelt = (bare, "ال" + bare) if len(bare.split()) == 1 and not bare.startswith("ال") else (bare,)
    found = next((ones for one in spelt if (ones := load().outlets_by_name(one))), ())
    return found[0].id if len(found) == 1 else None


@cache
def _kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((kind, name_rules("kind_" + kind.replace("-", "_"))) for kind in _KINDS)


def _kind_of(around: frozenset[str]) -> str:
    return next((kind for kind, heads in _kinds() if heads & around), "group")


# --- short names and nominals -------------------------------------------------------------------------------


def _dependent(scene: Scene, number: int, row: Row, taken: set[tuple[int, int]]) -> Iterator[Found]:
    """Yield the short names and nominals of a line that the document gives a bearer."""
    chosen: dict[int, Found] = {}
    for hit in sorted(row.hits, key=lambda one: one.first - one.last):
        span = range(hit.first, hit.last + 1)
        if any((number, at) in taken for at in span) or not _needs_bearer(scene, hit):
            continue
        if hit.last > hit.first and is_epithet(row.words[hit.last]) and hit.entry.standing == "nominal":
            continue
        if _is_title(number, row, hit, taken) or _is_attribute(row, hit):
            continue
        ids = _bearers(scene, row, hit)
        if not ids:
            continue
        taken.update((number, at) for at in span)
        last = row.words[hit.last]
        chosen[hit.first] = Found(
            line=number, first=hit.first, last=hit.last, start=row.starts[hit.first], end=name_end(last),
            type=_type_of(scene.known.entities[ids[0]], nominal=hit.entry.standing == "nominal"),
            rule="names." + hit.entry.standing, ids=ids,
            nominal=hit.entry.standing == "nominal" or _is_common_organ(hit),
        )  # fmt: skip
    heads, places = name_rules("taken_up"), name_rules("taken_up_places")
    for at, word in enumerate(row.words):
        if (word.norm not in heads and word.norm not in places) or (number, at) in taken or not _definite(row, at):
            continue
        taken_up = _taken_up(scene, word.norm, word.start)
        if taken_up is not None and not _qualified(row, at):
            kind: EntityType = "LOC" if word.norm in places else "ORG"
            chosen[at] = Found(
                line=number, first=at, last=at, start=row.starts[at], end=name_end(word), type=kind,
                rule="names.head", ids=(taken_up,), nominal=True,
            )  # fmt: skip
    yield from (chosen[at] for at in sorted(chosen))


def _is_title(number: int, row: Row, hit: Hit, taken: set[tuple[int, int]]) -> bool:
    """Whether a word is the rank before a name ("اللواء عباس"), or the field of a minister ("وزير الخارجية")."""
    before = row.words[hit.first - 1].norm if hit.first else ""
    if before in name_rules("ministers"):
        return True
    ranked = hit.first == hit.last and hit.entry.form in announcing_titles()
    return ranked and hit.entry.standing == "short" and (number, hit.last + 1) in taken


def _is_attribute(row: Row, hit: Hit) -> bool:
    """Whether a single short name is the adjective of a definite noun here: المكونات العراقية is no channel."""
    word, at = row.words[hit.first], hit.first
    nisba = word.norm in nations() and hit.first == hit.last and hit.entry.standing == "short"
    return nisba and bool(at) and has_article(row.words[at - 1]) and has_article(word)


def _is_common_organ(hit: Hit) -> bool:
    """Whether a short name is only what every state calls that organ ("القوات المسلحة", "مجلس النواب")."""
    return hit.entry.form in name_rules("common_organs") or (
        hit.entry.bare and "ال" + hit.entry.form in name_rules("common_organs")
    )


def _needs_bearer(scene: Scene, hit: Hit) -> bool:
    """Whether a known form counts only where the document names its bearer, as a doubtful single name does."""
    if hit.entry.standing in ("short", "nominal"):
        return hit.entry.form not in name_rules("directions") and not (hit.first == hit.last and tells(hit.entry.form))
    single = hit.first == hit.last and hit.entry.standing == "name" and hit.entry.type != "LOC"
    return single and not scene.ids.isdisjoint(hit.entry.ids)


def _type_of(entity: Entity, *, nominal: bool) -> EntityType:
    """Return the type of a short name or nominal: a noun that stands for a state means its authorities."""
    return "ORG" if nominal and entity.kind == "state" else entity.type


def _definite(row: Row, at: int) -> bool:
    word = row.words[at]
    before = key(word.text[: word.segments[word.stem][0] - word.start])
    return before.endswith(("ال", "لل"))


def _qualified(row: Row, at: int) -> bool:
    """Whether a definite adjective follows that makes the noun another body ("الجيش الحر", "المجلس الأعلى")."""
    if at + 1 >= len(row.words) or row.words[at + 1].pos != "adj":
        return False
    behind = row.words[at + 1]
    if behind.norm in name_rules("epithets"):
        return False  # "التنظيم الإرهابي" is the one told before
    if is_epithet(behind) and behind.norm not in name_rules("communities"):
        return False
    return _definite(row, at + 1)


def _taken_up(scene: Scene, head: str, start: int) -> str | None:
    """Return the body last named before `start` whose name or type word is `head`."""
    wanted = "LOC" if head in name_rules("taken_up_places") else "ORG"
    best: tuple[int, str] | None = None
    for at, entity, words in scene.recent:
        if head in words.split() and words.endswith(wanted) and at < start and (best is None or at > best[0]):
            best = (at, entity)
    return best[1] if best else None


def _beside(scene: Scene, row: Row, at: int) -> str:
    """Return the country whose forces the line names last before `at` ("أعلن الجيش الإسرائيلي أن سلاح الجو"), "" where
    it names none."""
    told = ((start, one) for start, one, _ in scene.recent if row.line.start <= start < at)
    forces = [(start, one) for start, one in told if one.startswith("state-force:")]
    known = scene.known.entities.get(max(forces)[1]) if forces else None
    return "" if known is None else known.country


def _bearers(scene: Scene, row: Row, hit: Hit) -> tuple[str, ...]:
    """Return the ids that a short name or nominal may mean here, likeliest first; none when the document has none."""
    standing, ids = hit.entry.standing, hit.entry.ids
    at = row.words[hit.first].start
    if standing == "nominal" and _qualified(row, hit.last):
        return ()
    beside = _beside(scene, row, at) if standing == "short" and _is_common_organ(hit) else ""
    own = tuple(one for one in ids if beside and scene.known.entities[one].country == beside)
    if own:
        return own[:1]
    present = [one for one in ids if one in scene.ids]
    if present:
        last = {entity: start for start, entity, _ in scene.recent if start < at}
        return tuple(sorted(present, key=lambda one: -last.get(one, -1)))
    entities: list[Entity] = [scene.known.entities[one] for one in ids]
    home = scene.countries.most_common(1)
    fitting = [one.id for one in entities if home and home[0][1] >= 4 and one.country == home[0][0]]
    if standing == "nominal" and hit.entry.form not in name_rules("of_a_country"):
        return ()
    if standing == "short" and entities[0].type == "LOC":
        return ()
    return tuple(fitting[:1])
