"""Proves what is written about actors, states and outlets: ids, labels, spelling, references, years, shared names.

`check` returns one line a fault, naming the entry and what is wrong, and nothing for sound files; `riwaya
check-knowledge` prints it. The tables of places prove themselves (`riwaya.knowledge.places.check`); their faults come
last. A name may lead to several entities only when `actors/_shared.yaml` says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from riwaya.errors import KnowledgeError
from riwaya.knowledge import Entity, Knowledge, Known, Outlet, load
from riwaya.knowledge.frequency import COMMON, rarity
from riwaya.knowledge.ontology import descriptions
from riwaya.knowledge.source import HERE, read_all, read_frequent, read_shared
from riwaya.script import key

KINDS = frozenset(
    ["per", "group", "state", "state-force", "media", "agency", "intl", "ngo", "place", "facility", "source"]
)
#: Zipf frequency above which a name of one word must be declared.
FREQUENT = 4.3
CONTROL = frozenset(["state", "public", "party", "group", "independent", "commercial", "exile"])
#: Country codes of entries that no one state claims, and of codes in use without a state in `_states.yaml`.
NO_STATE = frozenset(("XX",))

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*:[a-z0-9]+(?:-[a-z0-9]+)*")
_ENTRY = re.compile(r"^  ([a-z-]+:[a-z0-9-]+):", re.MULTILINE)
# Letters, hamza forms, digits, Latin letters and the few signs that names carry; no marks, tatweel, presentation
# forms, Arabic commas or double spaces.
_WORD = r"[\u0621-\u063a\u0641-\u064aپچژڤگ0-9A-Za-z+]+"
_NAME = re.compile(rf"{_WORD}(?:(?: [+-] |\. |[ .+-]){_WORD})*\.?")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_YEARS = re.compile(r"(\d{4}|\.\.)(?:/(\d{4}|\.\.))?")
_DOMAIN = re.compile(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_FIRST, _LAST = 1000, 2100


def check() -> list[str]:
    """Return what is wrong with the knowledge files, one line a fault; empty when they are sound."""
    from riwaya.knowledge.places import check as places  # reads the gazetteer, which only this needs

    try:
        known = read_all()
        faults = [*_repeated(HERE), *check_known(known, load()), *shared(load(), read_shared())]
        faults += frequent(load(), read_frequent())
    except KnowledgeError as error:
        return [str(error)]
    return [*faults, *places.check()]


def check_known(known: Known, knowledge: Knowledge) -> list[str]:
    """Return the faults of actors and outlets, whose references must resolve in `knowledge`."""
    everyone: tuple[Entity, ...] = (*known.actors, *known.outlets)
    faults = [f"{one.id}: {fault}" for one in everyone for test in _TESTS for fault in test(one, knowledge)]
    repeated = (_twice("id", (one.id for one in everyone)), _twice("Wikidata id", (one.wikidata for one in everyone)))
    domains = _twice("domain", (domain for outlet in known.outlets for domain in outlet.domains))
    return [*faults, *repeated[0], *repeated[1], *domains]


def shared(knowledge: Knowledge, declared: Mapping[str, str]) -> list[str]:
    """Return names that several entities bear without a line in `_shared.yaml`, and lines for names nobody shares."""
    expected = {key(name) for name in declared}
    found = {
        form: ids
        for table in (knowledge.forms, knowledge.authorities)
        for form, ids in table.items()
        if len(ids) > 1 and not _harmless(ids)
    }
    undeclared = [f"{form}: names {', '.join(found[form])}; say so in _shared.yaml or use short" for form in found]
    return [
        *(line for form, line in zip(found, undeclared, strict=True) if form not in expected),
        *(f"{name}: declared in _shared.yaml, but nobody shares it" for name in declared if key(name) not in found),
    ]


def frequent(knowledge: Knowledge, declared: Collection[str]) -> list[str]:
    """Return strong names of one word that are frequent words and not declared in `_frequent.yaml` ("الباب").

    The shortest names are never read on their own, so they need no line.
    """
    words = {form: ids[0] for form, ids in knowledge.forms.items() if len(form) > 2 and " " not in form}
    common = {form: one for form, one in words.items() if form not in declared and COMMON - rarity(form) > FREQUENT}
    return [f"{one}: {form} is a frequent word; use short, ? or _frequent.yaml" for form, one in common.items()]


# --- tests of one entry -------------------------------------------------------------------------------------


def _identity(one: Entity, _: Knowledge) -> Iterator[str]:
    if not _ID.fullmatch(one.id) or one.kind not in KINDS:
        yield "the id is not kind:latin-slug with a known kind"
    if one.wikidata is not None and not _WIKIDATA.fullmatch(one.wikidata):
        yield f"{one.wikidata!r} is not a Wikidata id"


def _labels(one: Entity, _: Knowledge) -> Iterator[str]:
    if not _ARABIC.search(one.ar):
        yield "the Arabic label is missing"
    if not _LATIN.search(one.en):
        yield "the English label is missing"
    for text in (one.en, one.note):
        if _ARABIC.search(text):
            yield f"Arabic in an English field: {text!r}"


def _spelling(one: Entity, _: Knowledge) -> Iterator[str]:
    for name in (*one.names, one.ar, *one.short, *one.nominals, *one.authority):
        if not _NAME.fullmatch(name):
            yield f"odd characters or spaces in {name!r}"


def _references(one: Entity, knowledge: Knowledge) -> Iterator[str]:
    owner = (one.owner,) if isinstance(one, Outlet) and re.match(r"[a-z-]+:", one.owner) else ()
    for target in (one.parent, *(role.of for role in one.roles), *owner):
        if target is not None and target not in knowledge.entities:
            yield f"{target} does not exist"
    if one.country not in knowledge.states and one.country not in NO_STATE:
        yield f"unknown country {one.country!r}"


def _periods(one: Entity, _: Knowledge) -> Iterator[str]:
    for years in (one.years, *(role.years for role in one.roles), *(stint.years for stint in one.side)):
        if years and not _sane(years):
            yield f"{years!r} is not a year or an interval of years"


def _person(one: Entity, _: Knowledge) -> Iterator[str]:
    if one.kind == "per" and not one.roles:
        yield "a person without a public role is no public figure"


def _outlet(one: Entity, _: Knowledge) -> Iterator[str]:
    if not isinstance(one, Outlet):
        return
    if one.control not in CONTROL:
        yield f"unknown control {one.control!r}; use one of {' '.join(sorted(CONTROL))}"
    if one.alignment and not one.source:
        yield "an alignment needs a source"
    yield from (f"{domain!r} is not a host without www." for domain in one.domains if not _DOMAIN.fullmatch(domain))


def _described(one: Entity, _: Knowledge) -> Iterator[str]:
    for what, words in _told(one):
        if words and words not in descriptions()[what]:
            yield f"{what} {words!r} has no Arabic in ontology/descriptions.yaml"


_TESTS: tuple[Callable[[Entity, Knowledge], Iterator[str]], ...] = (
    _identity, _labels, _spelling, _references, _periods, _person, _outlet,
    _described,
)  # fmt: skip


# --- helpers ------------------------------------------------------------------------------------------------


def _told(one: Entity) -> Iterator[tuple[str, str]]:
    """Yield (field, words) of what is said of an entity in words, and not by ids, years or names."""
    yield from (("role", role.role) for role in one.roles)
    yield "note", one.note
    if isinstance(one, Outlet):
        yield from (("alignment", one.alignment), ("source", one.source))
        yield "owner", "" if ":" in one.owner else one.owner


def _sane(years: str) -> bool:
    """Whether `years` is a year or an interval of years in order; `..` is open."""
    match = _YEARS.fullmatch(years)
    if match is None:
        return False
    told = [int(year) for year in match.groups() if year not in (None, "..")]
    return told == sorted(told) and all(_FIRST <= year <= _LAST for year in told)


def _harmless(ids: tuple[str, ...]) -> bool:
    """Whether only places share a name, or a state (perhaps with others) and the ground it stands on."""
    others = [one for one in ids if not one.startswith("place:")]
    return not others or (len(others) == 1 and others[0].startswith("state:"))


def _twice(what: str, values: Iterable[str | None]) -> Iterator[str]:
    counts = Counter(value for value in values if value is not None)
    return (f"{value}: {count} entries have this {what}" for value, count in counts.items() if count > 1)


def _repeated(folder: Path) -> Iterator[str]:
    """Yield ids written twice in the files; YAML itself keeps the last one in silence."""
    paths = [*(folder / "actors").glob("*.yaml"), *(folder / "outlets").glob("*.yaml")]
    return _twice("id", (found for path in paths for found in _ENTRY.findall(path.read_text(encoding="utf-8"))))
