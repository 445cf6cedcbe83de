"""Known before reading: actors, outlets and places, by id and by every form of their names.

`load()` gives the one `Knowledge` of the process: "هيئة تحرير الشام", "الهيئة" (once it was named) and "هتش" lead to
`group:hayat-tahrir-al-sham`; "روسيا" leads to `state:russia`. The facts are written by hand in `actors/*.yaml` and
`outlets/*.yaml` (read by `source.py`); places come from `places/`.

It knows names; it does not find them in a text (language.ar.names) nor choose among candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from riwaya.knowledge.transcription import is_same, sound
from riwaya.model import EntityType
from riwaya.script import key

_ARTICLE = "ال"

#: Type words that stand before a name and are no part of it (folded); حركة, حزب, جبهة, لواء and وزارة belong to theirs.
_TYPE_WORDS = frozenset(
    "تنظيم جماعه فصيل ميليشيا ميليشيات مليشيا مليشيات وكاله صحيفه جريده مجله قناه موقع شبكه اذاعه".split()  # noqa: SIM905
)
# "تنظيم الدولة" and "وكالة المخابرات" are names as a whole: the rest alone would be something else.
_WHOLE = ("الدوله", "دوله", "الاستخبارات", "المخابرات")

# Persons are written joined or apart: "عبد الله" and "عبدالله", "أبو بكر" and "أبوبكر", "نصر الله" and "نصرالله".
_APART = ((re.compile("عبد ?ال"), "عبد ال", "عبدال"), (re.compile("(?<=\\S) ?الله"), " الله", "الله"))
_KUNYA = re.compile("^أبو ")
#: Words of bodies' names that are written in two ways.
_SPELT = (
    (re.compile(r"(?<=\w )سوريا(?!\w)"), "سورية"),
    (re.compile(r"(?<=\w )سورية(?!\w)"), "سوريا"),
    (re.compile(r"أمريك"), "أميرك"),
    (re.compile(r"أميرك"), "أمريك"),
    (re.compile(r"شؤون"), "شئون"),
)

#: Where Arabic names are at home; elsewhere the Egyptian ج of a transliterated name is the غ of the others.
ARAB = frozenset(
    (
        "AE",
        "BH",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TN",
        "YE",
    )
)


# --- records ------------------------------------------------------------------------------------------------


class Role(Struct, frozen=True, array_like=True):
    """What a person is at a body: its id, the role in English (leader, spokesman, …) and the years as EDTF."""

    of: str
    role: str
    years: str = ""


class Stint(Struct, frozen=True, array_like=True):
    """On whose side an actor stood, and in which years (EDTF interval, empty when always)."""

    side: str
    years: str = ""


class Entity(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An actor, a state or a place that texts name.

    `ar` and `en` are its labels. `forms` are further Arabic spellings and names that mean it wherever they stand;
    `hostile` names that its opponents or some outlets use; `short` names that mean it only beside its full name or its
    country ("الأسد", "الفرقان"); `nominals` definite nouns that stand for it once it was named ("الحركة"). For a state,
    `ar` and `forms` are names of the country (LOC) and `authority` names of its government (ORG).

    `country` is ISO 3166 alpha-2, or XX for none; `parent` the body or place it is part of; `years` when it existed
    (EDTF interval). `organ` names the state organ it is, so that the regular names of that organ ("الخارجية الروسية")
    lead to it. For a place, `feature` says what it is (town, crossing, …), `precision` within how many kilometres its
    coordinates are exact, and `short` are its names that are also common words. `domains` are the hosts that
    serve its own pages, without `www.`.
    """

    id: str
    type: EntityType
    ar: str
    en: str
    forms: tuple[str, ...] = ()
    hostile: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    country: str = ""
    parent: str | None = None
    side: tuple[Stint, ...] = ()
    roles: tuple[Role, ...] = ()
    years: str = ""
    organ: str = ""
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str = ""
    precision: float | None = None
    note: str = ""
    domains: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The part of the id before the colon: per, group, state, state-force, media, agency, intl, ngo, place, …"""
        return self.id.partition(":")[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that means this entity on its own, label first; what is also `short` does not."""
        alone = (name for name in (self.ar, *self.forms, *self.hostile) if name not in self.short)
        return tuple(dict.fromkeys(alone))


class Outlet(Entity, frozen=True, kw_only=True, omit_defaults=True):
    """An outlet or news agency.

    `control` is who runs it: state, public, party, group, agency, independent, commercial, church, exile.
    `alignment` describes what it declares or what is written about it, with `source` for that; empty when not sure.
    `furniture` are lines its pages print around an article.
    """

    owner: str = ""
    control: str = ""
    alignment: str = ""
    source: str = ""
    furniture: tuple[str, ...] = ()


class Known(Struct, frozen=True):
    """What the YAML files hold: actors (states and their organs among them) and outlets."""

    actors: tuple[Entity, ...]
    outlets: tuple[Outlet, ...]


class Knowledge(Struct, frozen=True):
    """Everything known before reading; all keys are folded (`riwaya.script.key`), all candidates ordered.

    `forms` holds the names that stand on their own, `bare` the same names without their leading article, as they stand
    after "لل" ("للهلال الأحمر" leaves "هلال الأحمر"), `short` and `nominals` those that need the entity in the
    document, `authorities` names of governments, which are ORG while the state they lead to is LOC, `sounds` the full
    names of foreign persons by their consonants.
    """

    entities: Mapping[str, Entity]
    forms: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, tuple[str, ...]]
    authorities: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    nominals: Mapping[str, tuple[str, ...]]
    states: Mapping[str, str]
    hosts: Mapping[str, str]
    outlet_names: Mapping[str, tuple[str, ...]]
    sounds: Mapping[str, tuple[tuple[str, str], ...]]

    def candidates(self, name: str) -> tuple[str, ...]:
        """Return the ids that `name` (as written) may stand for on its own, best known first; empty when unknown."""
        folded = key(name)
        return self.forms.get(folded) or self.authorities.get(folded) or self.bare.get(folded) or ()

    def sounding_like(self, name: str) -> str | None:
        """Return the one foreign person whose full name sounds like `name` (as written), or None."""
        voiced = sound(name)
        found = {one for one, listed in self.sounds.get(voiced, ()) if voiced and is_same(name, listed)}
        return found.pop() if len(found) == 1 else None

    def publisher_by_domain(self, host: str) -> Entity | None:
        """Return whose pages `host` serves, an outlet or an organisation; subdomains count, the longest domain wins."""
        parts = host.lower().strip(".").split(":")[0].split(".")
        for start in range(len(parts) - 1):
            found = self.hosts.get(".".join(parts[start:]))
            if found is not None:
                return self.entities.get(found)
        return None

    def outlet_by_name(self, name: str) -> Outlet | None:
        """Return the outlet of that Arabic or English name, or None when it is unknown or shared by several."""
        found = self.outlets_by_name(name)
        return found[0] if len(found) == 1 else None

    def outlets_by_name(self, name: str) -> tuple[Outlet, ...]:
        """Return every outlet that goes by that Arabic or English name ("الوطن" of three countries)."""
        ids = self.outlet_names.get(_name_key(name), ())
        return tuple(outlet for outlet in map(self._outlet, ids) if outlet is not None)

    def gazetteer(self) -> Iterator[tuple[str, EntityType, tuple[str, ...]]]:
        """Yield (folded form, type, candidate ids) for every name that stands on its own, for automata.

        A form that names things of two types is yielded once for each type. A name with a type word that stays out of a
        mention ("تنظيم القاعدة") is left out where the rest is a name of the same entity ("القاعدة").
        """
        for form, ids in self.forms.items():
            if self._is_spelt_out(form, ids):
                continue
            types = dict.fromkeys(self.entities[one].type for one in ids)
            for kind in types:
                yield form, kind, tuple(one for one in ids if self.entities[one].type == kind)
        for form, ids in self.authorities.items():
            yield form, "ORG", ids

    def state_of(self, country: str) -> Entity | None:
        """Return the state of an ISO 3166 alpha-2 code."""
        return self.entities.get(self.states.get(country, ""))

    def _is_spelt_out(self, form: str, ids: tuple[str, ...]) -> bool:
        """Whether `form` is a type word and another name of the same entities."""
        head, _, rest = form.partition(" ")
        return head in _TYPE_WORDS and not rest.startswith(_WHOLE) and set(ids) <= set(self.forms.get(rest, ()))

    def _outlet(self, found: str) -> Outlet | None:
        entity = self.entities.get(found)
        return entity if isinstance(entity, Outlet) else None


# --- loading ------------------------------------------------------------------------------------------------


@cache
def load() -> Knowledge:
    """Return what is known, read once a process.

    Raises:
        KnowledgeError: naming the file and the entry that cannot be read.
    """
    from riwaya.knowledge.source import read_all  # needs the records of this module

    known = read_all()
    return index((*known.actors, *known.outlets, *_places()))


def is_public(entity: str) -> bool:
    """Whether an id may be named to anyone: everything but a person without a public role in the knowledge base.

    A person whom a text names and nobody listed ("per:samr-aldwmany") is private: leave the name out where pages are
    passed on. In "per:x@group:y" the person counts.
    """
    person = entity.partition("@")[0]
    if not person.startswith("per:"):
        return True
    known = load().entities.get(person)
    return known is not None and bool(known.roles)


def index(entities: Iterable[Entity]) -> Knowledge:
    """Index `entities` by id, by name and, for outlets, by domain; earlier entities come first among candidates."""
    by_id = {entity.id: entity for entity in entities}
    everyone = by_id.values()
    forms = _table((name, one.id) for one in everyone for name in _written(one, one.names))
    authorities = _table((name, one.id) for one in everyone for name in one.authority)
    outlets = [one for one in everyone if isinstance(one, Outlet)]
    return Knowledge(
        entities=MappingProxyType(by_id),
        forms=forms,
        bare=_without_article(forms),
        authorities=authorities,
        short=_table((name, one.id) for one in everyone for name in _written(one, one.short)),
        nominals=_table((name, one.id) for one in everyone for name in one.nominals),
        states=MappingProxyType({one.country: one.id for one in everyone if one.kind == "state" and one.type == "LOC"}),
        hosts=MappingProxyType({domain: one.id for one in everyone for domain in one.domains}),
        outlet_names=_table(
            ((name, one.id) for one in outlets for name in (*one.names, *one.short, one.en)), latin=True
        ),
        sounds=_sounds(one for one in everyone if one.type == "PER" and one.country not in ARAB),
    )


def spellings(name: str, *, foreign: bool = False) -> tuple[str, ...]:
    """Return the ways a person's name is written: joined or apart, the kunya in its three cases, ج for a foreign غ."""
    found = [name, name.replace("غ", "ج")] if foreign else [name]
    for pattern, apart, joined in _APART:
        found += [pattern.sub(written, one) for one in found for written in (apart, joined)]
    found += [_KUNYA.sub(case, one) for one in found for case in ("أبو", "أبي ", "أبا ")]
    return tuple(dict.fromkeys(found))


def _written(entity: Entity, names: Iterable[str]) -> Iterator[str]:
    """Yield `names` and their other spellings."""
    for name in names:
        yield from spellings(name, foreign=entity.country not in ARAB) if entity.type == "PER" else _respelt(name)


def _respelt(name: str) -> Iterator[str]:
    """Yield the name of a body and the ways the countries in it are written ("مركز سوريا", "مركز سورية")."""
    yield name
    for one, other in _SPELT:
        if one.search(name) is not None:
            yield one.sub(other, name)


def _table(pairs: Iterable[tuple[str, str]], *, latin: bool = False) -> Mapping[str, tuple[str, ...]]:
    """Group ids by the folded form of their names."""
    table: dict[str, tuple[str, ...]] = {}
    for name, found in pairs:
        form = _name_key(name) if latin else key(name)
        ids = table.get(form, ())
        if form and found not in ids:
            table[form] = (*ids, found)
    return MappingProxyType(table)


def _sounds(people: Iterable[Entity]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Group (id, full name) of persons by how the name sounds."""
    table: dict[str, list[tuple[str, str]]] = {}
    for one in people:
        for name in one.names:
            if voiced := sound(name):
                table.setdefault(voiced, []).append((one.id, name))
    return MappingProxyType({voiced: tuple(found) for voiced, found in table.items()})


def _without_article(forms: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Return the forms that begin with the article, without it; a bare form that is a name itself stays out."""
    bare = {form[2:]: ids for form, ids in forms.items() if form.startswith(_ARTICLE) and len(form) > len("الله")}
    return MappingProxyType({form: ids for form, ids in bare.items() if form not in forms})


def _name_key(name: str) -> str:
    """Fold an outlet's name in either script, without regard to case."""
    return key(name).casefold()


def _places() -> Iterator[Entity]:
    """Yield the gazetteer's places as entities; `riwaya.knowledge.places` knows more about each."""
    from riwaya.knowledge import places  # imported here because the gazetteer is read on first use only

    for place in places.load():
        yield Entity(
            id=place.id,
            type="LOC",
            ar=place.ar,
            en=place.en,
            forms=place.forms,
            short=place.weak,
            country=place.country,
            parent=place.parent,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision,
            feature=place.kind,
        )
