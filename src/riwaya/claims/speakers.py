"""Reads who speaks: the person, body or unnamed source that a noun phrase beside a reporting verb means.

    المتحدث باسم الوزارة سعد معن       per:saad-maan@state:iraqi-ministry-of-interior
    مصدر عسكري سوري                    source:unnamed-military-source@state:syria
    المصدر ذاته                         the source that spoke before
    البيان، الوكالة، الوزير             whoever issued it, the agency before, the minister named before

Phrases are read over words and mentions, from left to right, to the first word that cannot belong to them. What a
phrase refers back to is kept in a `Memory`, which the reader of a page carries along.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from msgspec import Struct

from riwaya.model import Article, Hop, HopKind, Mention, Reading
from riwaya.script import key

_KINDS: dict[str, HopKind] = {
    "per": "person",
    "group": "group",
    "state": "state",
    "state-force": "state",
    "agency": "agency",
    "media": "outlet",
    "intl": "group",
    "ngo": "group",
    "place": "place",
    "facility": "place",
    "source": "source",
}
_MEDIA = ("media:", "agency:")
_CLAUSE = frozenset(
    key(prefix + form)
    for form in ["أن", "أنه", "أنها", "أنهم", "أنهما", "أننا", "أني", "أنني"]
    for prefix in ("", "ب", "و", "وب")
)
_BREAKS = ":.؟!?\n؛"
# "مبعوث الأمم المتحدة إلى سورية": prepositions that belong to an office, before the name of who holds it.
_OF_OFFICE = frozenset(map(key, ["إلى", "لدى", "في", "ل", "من", "عن"]))
_APPOSITION = 10  # words after a comma in which the name of a role, or the role of a name, may stand


class Noun(Struct, frozen=True):
    """What the lexicon says of a written word: its group, its English word, whether it has the article, its clitic."""

    group: str
    english: str
    definite: bool
    clitic: str


class Speaker(Struct, frozen=True, kw_only=True):
    """Who speaks: the hop, the nouns it was named by, and the index after the last word of its phrase."""

    hop: Hop
    nouns: frozenset[str] = frozenset()
    end: int = 0


class Memory(Struct):
    """What later phrases refer back to. `spoken` holds the speakers before, the latest last, and each verb's gender."""

    spoken: list[tuple[Speaker, str]]
    by_noun: dict[str, Speaker]
    roles: list[tuple[int, str, Mention]]  # word index, role, who holds it
    bodies: dict[str, str]  # person -> body spoken for
    media_of: dict[str, Hop]  # speaker -> medium he was introduced with
    owner: Speaker | None = None
    media: Speaker | None = None


class Page(Struct):
    """An article laid out for reading: its words in folded form, what follows each, and its mentions by word."""

    article: Article
    reading: Reading
    starts: list[int]
    ends: list[int]
    forms: list[str]
    gaps: list[str]
    verbs: frozenset[int]
    mention_at: dict[int, Mention]
    mention_end: dict[int, int]  # index of a mention's first word -> index after its last
    timed: frozenset[int]
    memory: Memory

    def index(self, offset: int) -> int:
        """Return the index of the first word that ends after `offset`."""
        return bisect_left(self.ends, offset + 1)

    def index_from(self, offset: int) -> int:
        """Return the index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)


def page(article: Article, reading: Reading) -> Page:
    """Lay out an article for reading who speaks."""
    text = article.text
    kept = [(word, form) for word in reading.words if word.pos != "punct" and (form := key(word.text))]
    starts, ends = [word.start for word, _ in kept], [word.end for word, _ in kept]
    forms = [form for _, form in kept]
    gaps = [text[end:edge] for end, edge in zip(ends, [*starts[1:], len(text)], strict=False)]
    verbs = frozenset(index for index, (word, _) in enumerate(kept) if word.pos == "verb")
    laid = Page(article, reading, starts, ends, forms, gaps, verbs, {}, {}, frozenset(), Memory([], {}, [], {}, {}))
    for mention in reading.mentions:
        first, last = laid.index(mention.start), laid.index_from(mention.end)
        if first < len(starts):
            laid.mention_at.setdefault(first, mention)
            laid.mention_end[first] = max(last, first + 1)
    times = (range(laid.index(time.start), laid.index_from(time.end)) for time in reading.times)
    laid.timed = frozenset(index for stretch in times for index in stretch)
    laid.memory.roles.extend(_roles(laid))
    return laid


def speaker(laid: Page, start: int, stop: int, *, strict: bool = False) -> Speaker | None:
    """Return who the first phrase of the words [start, stop) means, or None.

    `strict` allows no unknown word before the phrase: right after a verb whose object may be a name as well.
    """
    return _Reader(laid, start, stop, strict=strict).read()


def medium(laid: Page, start: int, stop: int, other: Hop | None) -> Hop | None:
    """Return the outlet or agency, not the speaker, that the words [start, stop) name ("لوكالة X", "مع صحيفة Y")."""
    for index in range(start, stop):
        mention = laid.mention_at.get(index)
        if mention is None or not mention.entity.startswith(_MEDIA):
            continue
        if other is None or mention.entity != other.entity:
            return hop(mention)
    return None


def hop(mention: Mention, body: str | None = None) -> Hop:
    """Return a mention as a link of a chain; a person who speaks for a body is per:x@body."""
    entity = mention.entity
    if body is not None and entity.startswith("per:") and "@" not in entity and not body.startswith("per:"):
        entity = f"{entity}@{body}"
    return Hop(entity=entity, kind=kind(entity), start=mention.start, end=mention.end)


def kind(entity: str) -> HopKind:
    """Return the kind of link that an entity id makes."""
    return _KINDS.get(entity.split(":")[0], "source")


class _Reader:
    """Reads one noun phrase; a class because what was found so far decides how the next word is taken."""

    def __init__(self, laid: Page, start: int, stop: int, *, strict: bool) -> None:
        self.strict = strict
        self.after_preposition = -9
        self.laid = laid
        self.at = start
        self.start = start
        self.stop = min(stop, len(laid.forms))
        self.person: Mention | None = None
        self.body: Mention | None = None
        self.head: Noun | None = None
        self.first = -1
        self.words: list[str] = []
        self.nation: str | None = None
        self.same = False
        self.outlet_word = False
        self.document = False
        self.comma = -1
        self.unknown = 0
        self.skipped = 0
        self.apposed = False
        self.within = False
        self.limited = start > 0 and not strict

    def read(self) -> Speaker | None:
        """Walk over the words until the phrase ends, then say whom it means."""
        reached = -1
        while reached < self.at < self.stop:
            reached = self.at
            if not self._step():
                break
        return self._resolve()

    @property
    def found(self) -> bool:
        return self.person is not None or self.body is not None or self.head is not None

    def _step(self) -> bool:
        """Take the word at `at`; return whether the phrase goes on."""
        laid, at = self.laid, self.at
        if at > self.start and not self._crosses(laid.gaps[at - 1]):
            return False
        mention = laid.mention_at.get(at)
        if mention is not None:
            return self._mention(mention)
        form = laid.forms[at]
        if form in _CLAUSE or (self.found and form in _lexicon().relatives):
            return False
        if at in laid.timed or form in _lexicon().adverbs:
            self.at += 1
            return True
        if form in _lexicon().prepositions:
            return self._preposition(form)
        return self._noun(noun(form))

    def _crosses(self, gap: str) -> bool:
        """Whether the phrase may go on over what stands between two words."""
        if any(char in _BREAKS for char in gap):
            return False
        if "،" in gap or "," in gap:
            if self.comma >= 0 or (self.head is None and self.person is None and self.found):
                return not self.found
            if self.found:
                self.comma = self.at
        return True

    def _mention(self, mention: Mention) -> bool:
        laid = self.laid
        end = laid.mention_end[self.at]
        behind = self.at - self.after_preposition
        if not self.found and (behind <= 1 or (behind == 2 and not _heads(laid.forms[self.at - 1]))):
            self.after_preposition = -9
            self.at = end
            return True
        if (
            self.head is not None
            and self.head.group == "roles"
            and behind <= 2
            and self.comma < 0
            and mention.type == "LOC"
        ):
            self.at = end
            return self.at < self.stop
        clitic = laid.article.text[laid.starts[self.at] : mention.start]
        addressee = key(clitic).lstrip("و") in ("ل", "لل") if clitic else False
        if (
            addressee
            and self.found
            and not self.document
            and not (self.head and self.body is None and self.person is None)
        ):
            return False
        if addressee and mention.entity.startswith(_MEDIA):
            self.at = end
            return not self.found
        apart = self.comma >= 0 or (self.at > 0 and "(" in laid.gaps[self.at - 1])
        if mention.type == "PER" and self.within and not apart:
            return False  # "مسؤول في إدارة الرئيس سعد": not Saad himself
        if mention.type == "PER":
            if self.person is not None:
                return False
            if self.comma >= 0 and self.head is None:
                return False
            unsure = self.strict and self.unknown > 0 and self.comma < 0
            if unsure and self.head is not None and self.head.group == "sources" and not self.head.definite:
                return False
            self.person = mention
        elif self.person is not None and self.comma < 0 and self.head is None:
            return False
        elif (
            self.body is None
            and self.head is None
            and mention.entity.startswith("place:")
            and (self.skipped > 0 or (self.strict and state_of(mention.entity) is None))
        ):
            self.at = end  # a place speaks only right beside the verb ("قالت دمشق إن")
            return self.at < self.stop
        elif self.body is None:
            if mention.type == "LOC" and self.person is not None and self.head is None:
                return False
            if self.comma >= 0 and self.person is None and self.head is None:
                return False
            self.body = mention
        elif self.person is not None or mention.type != "LOC":
            return self._pass(end)
        if self.first < 0:
            self.first = self.at
        self.at = end
        return self.at < self.stop

    def _pass(self, end: int) -> bool:
        self.at = end
        return self.head is not None and self.person is None

    def _preposition(self, form: str) -> bool:
        """Skip a prepositional phrase before the subject; after it, take the body that the source belongs to."""
        if not self.found:
            self.after_preposition = self.at
            self.at += 1
            return True
        if self.head is not None and self.head.group == "roles" and self.person is None and form in _OF_OFFICE:
            self.after_preposition = self.at
            self.at += 1
            return True
        if self.head is None or self.body is not None:
            return False
        if form not in ("في", "من", "لدي", "داخل") or self.head.group not in ("sources", "roles", "documents"):
            return False
        self.within = self.head.group == "sources" and not self.head.definite
        self.at += 1
        return True

    def _noun(self, found: Noun | None) -> bool:
        """Take a word that is no name: a noun that heads a speaker, or what describes it."""
        if found is None or (not self.found and self.at - self.after_preposition == 1):
            return self._other()
        if found.clitic in ("ل", "لل") and self.found and self.head is not None and found.group != "outlets":
            found = Noun(found.group, found.english, True, "")
        elif found.clitic in ("ل", "لل") and self.found:
            return False
        if found.group == "same":
            self.same = True
        elif found.group == "outlets":
            self.outlet_word = True
        elif found.group in ("adjectives", "nations"):
            self._describe(found)
        elif found.group == "documents" and not self.found:
            self.document = True
            self._take_head(found)
        elif found.group in ("sources", "roles", "collectives") and self._heads_anew():
            self._take_head(found)
        if self.outlet_word and self.head is None and found.group == "outlets":
            self._take_head(found)
        self.at += 1
        return True

    def _name_near(self) -> bool:
        """Whether the name of a person follows within two words ("قائد الفرقة اللواء الركن سعد")."""
        near = (self.laid.mention_at.get(place) for place in range(self.at + 1, min(self.at + 3, self.stop)))
        return any(mention is not None and mention.type == "PER" for mention in near)

    def _heads_anew(self) -> bool:
        """Whether a noun may head the phrase: nothing does yet, or a comma sets an office apart."""
        return self.head is None or self.head.group == "documents" or (self.head.group == "roles" and self.comma >= 0)

    def _take_head(self, found: Noun) -> None:
        if self.head is None or (self.head.group == "documents" and found.group != "documents"):
            self.head = found
            self.apposed = self.person is not None
        if self.first < 0:
            self.first = self.at

    def _describe(self, found: Noun) -> None:
        if found.group == "nations":
            self.nation = self.nation or found.english
        elif self.head is not None and self.head.group in ("sources",):
            self.words.append(found.english)

    def _other(self) -> bool:
        """Pass over a word that the lexicon does not know: inside a phrase a few, before it any."""
        if self.comma >= 0 and self.at - self.comma > _APPOSITION:
            return False
        behind = self.at - self.after_preposition
        if not self.found and behind > 1:
            self.skipped += 1
            typed = self.laid.forms[self.at] in _lexicon().types
            if (self.strict and not typed) or (self.skipped > 3 and self.limited):
                return False
        if self.body is not None and self.comma < 0:
            self.unknown += 1
            office = self.head is not None and self.head.group == "roles" and self.person is None
            if not office or self.unknown > 3 or (self.strict and not self._name_near()):
                return False
        if self.head is not None and self.head.group == "sources" and self.comma < 0:
            self.unknown += 1
            if self.unknown > 2:
                return False
        if self.person is not None and self.comma < 0:
            self.unknown += 1
            if self.head is None or self.first < 0 or self.body is not None or self.unknown > 3 or not self.apposed:
                return False
        self.at += 1
        return True

    # --- whom the phrase means

    def _resolve(self) -> Speaker | None:
        if self.person is not None:
            return self._person(self.person)
        head = self.head
        if head is None:
            return self._body()
        if head.group == "outlets":
            return self._outlet()
        if head.group == "documents":
            return self._owner()
        if head.group == "roles":
            return self._role(head)
        if head.group == "collectives":
            return self._collective(head)
        return self._source(head)

    def _made(self, hop_: Hop, nouns: Iterable[str] = ()) -> Speaker:
        return Speaker(hop=hop_, nouns=frozenset(nouns), end=self.at)

    def _person(self, mention: Mention) -> Speaker:
        bodies = self.laid.memory.bodies
        body = self.body.entity if self.body is not None and self.head is not None else None
        if body is not None and body.startswith("place:"):
            body = None
        if body is None and self.head is not None and self.nation is not None:
            body = self.nation
        if body is not None:
            bodies.setdefault(mention.entity, body)
        return self._made(hop(mention, bodies.get(mention.entity)), {self.head.english} if self.head else ())

    def _body(self) -> Speaker | None:
        if self.body is None or self.body.entity.startswith("facility:"):
            return None
        country = state_of(self.body.entity)
        if country is None:
            return self._made(hop(self.body))
        return self._made(Hop(entity=country, kind="state", start=self.body.start, end=self.body.end))

    def _outlet(self) -> Speaker | None:
        if self.body is not None and not self.body.entity.startswith(("media:", "agency:", "ngo:")):
            owner = self.body.entity.split(":")[1].split("@")[0]
            return self._made(self._unnamed(f"media:{owner}-media"), {"outlet"})
        if self.body is not None:
            return self._made(hop(self.body), {"outlet"})
        if self.nation is not None:
            country = self.nation.split(":")[1]
            return self._made(self._unnamed(f"media:{country}-media"), {"outlet"})
        return self.laid.memory.media if self.head is not None and self.head.definite else None

    def _owner(self) -> Speaker | None:
        if self.body is not None:
            return self._made(hop(self.body), {"document"})
        return self.laid.memory.owner if self.head is not None and self.head.definite else None

    def _role(self, head: Noun) -> Speaker | None:
        known = self._holder(head)
        if known is not None:
            return known
        if head.english == "spokesman" or self.body is not None or self.nation is not None:
            return self._named_source(head)
        return self._made(self._unnamed(f"source:unnamed-{head.english}"), {head.english}) if head.definite else None

    def _holder(self, head: Noun) -> Speaker | None:
        """Return the person named before who holds this role, where the phrase is definite."""
        definite = head.definite or self.body is not None or self.nation is not None
        if not definite or (head.english == "spokesman" and not head.definite):
            return None
        before = [item for item in self.laid.memory.roles if item[0] < self.start and item[1] == head.english]
        if not before:
            return None
        bodies = self.laid.memory.bodies
        if self.body is not None:
            own = self.body.entity
            agreeing = [item for item in before if bodies.get(item[2].entity, own) == own]
            before = agreeing or before
        mention = before[-1][2]
        here = hop(mention, self.laid.memory.bodies.get(mention.entity))
        start, end = self._span()
        return self._made(Hop(entity=here.entity, kind="person", start=start, end=end), {head.english})

    def _collective(self, head: Noun) -> Speaker:
        if self.body is not None and head.english in ("militants", "fighters", "factions") and self._body_id():
            return self._made(hop(self.body), {head.english})
        of = ""
        if self.body is not None and head.english in ("residents", "displaced"):
            of = "-of-" + self.body.entity.split(":")[1].split("@")[0]
        return self._made(self._unnamed(f"group:{head.english}{of}"), {head.english})

    def _source(self, head: Noun) -> Speaker | None:
        singular = head.english.removesuffix("s")
        if self.same or (head.definite and self.body is None and not self.words):
            memory = self.laid.memory
            known = memory.by_noun.get(singular) or memory.by_noun.get("source")
            last = memory.spoken[-1][0] if memory.spoken else None
            if known is None and last is not None and last.hop.kind not in ("outlet", "agency"):
                known = last
            if known is not None:
                start, end = self._span()
                before = known.hop
                return self._made(
                    Hop(entity=before.entity, kind=before.kind, start=start, end=end), known.nouns | {singular}
                )
        return self._named_source(head)

    def _named_source(self, head: Noun) -> Speaker:
        if head.english == "unattributed-reports":
            return self._made(self._unnamed("source:unattributed-reports"), {"report"})
        words = [*dict.fromkeys(self.words), head.english]
        body = self._body_id()
        nation = self.nation.split(":")[1] + "-" if self.nation is not None and body is None else ""
        entity = f"source:unnamed-{nation}{'-'.join(words)}"
        if body is None and self.nation is not None and self.head is not None and self.head.english != "activists":
            body = self.nation
        if body is not None:
            entity = f"{entity}@{body}"
        return self._made(self._unnamed(entity), {head.english.removesuffix("s"), "source"})

    def _body_id(self) -> str | None:
        if self.body is None or self.body.entity.startswith(("place:", "facility:")):
            return None
        return self.body.entity

    def _unnamed(self, entity: str) -> Hop:
        start, end = self._span()
        return Hop(entity=entity, kind=kind(entity), start=start, end=end)

    def _span(self) -> tuple[int, int]:
        laid = self.laid
        first = max(self.first, 0)
        last = max(first, min(self.at, self.stop) - 1)
        return laid.starts[first], laid.ends[last]


def _heads(form: str) -> bool:
    """Whether a word can head a speaker of its own ("مع المتحدث باسم X"): then the phrase before it is over."""
    found = noun(form)
    return found is not None and found.group in ("roles", "sources", "collectives")


# --- roles of the persons of a page -------------------------------------------------------------------------


def _roles(laid: Page) -> list[tuple[int, str, Mention]]:
    """Return who holds which role on this page ("الوزير سعد", "سعد، مدير المرصد"), in order of place."""
    held = []
    for index, mention in sorted(laid.mention_at.items()):
        if mention.type != "PER":
            continue
        for place in range(index - 1, max(-1, index - 8), -1):
            if any(char in _BREAKS for char in laid.gaps[place]) or _ends_phrase(laid, place):
                break
            found = noun(laid.forms[place])
            if found is not None and found.group == "roles":
                held.append((index, found.english, mention))
        held.extend(_role_after(laid, index, mention))
    return held


def _role_after(laid: Page, index: int, mention: Mention) -> Iterator[tuple[int, str, Mention]]:
    """Yield the role that stands after a name: "سعد معن، المتحدث باسم الوزارة"."""
    after = laid.mention_end[index]
    for place in range(after, min(after + 2, len(laid.forms))):
        if any(char in _BREAKS for char in laid.gaps[place - 1]) or _ends_phrase(laid, place):
            return
        found = noun(laid.forms[place])
        if found is not None and found.group == "roles" and not found.clitic:
            yield index, found.english, mention
            return


def _ends_phrase(laid: Page, place: int) -> bool:
    mention = laid.mention_at.get(place)
    form = laid.forms[place]
    return (mention is not None and mention.type == "PER") or form in _CLAUSE or form in _lexicon().relatives


# --- the lexicon --------------------------------------------------------------------------------------------


class _Lexicon(Struct, frozen=True, kw_only=True):
    """The tables of speakers.yaml, folded."""

    nouns: dict[str, tuple[str, str]]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    types: frozenset[str]
    states: frozenset[str]
    openers: frozenset[str]
    turns: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=16_384)
def noun(form: str) -> Noun | None:
    """Return what the lexicon says of a folded word, with or without clitics."""
    nouns = _lexicon().nouns
    for clitic in ("", "و", "ف", "ب", "ل", "لل", "وب", "ول"):
        if not form.startswith(clitic):
            continue
        rest = form[len(clitic) :]
        if clitic == "لل":
            found = nouns.get(rest)
            if found is not None:
                return Noun(found[0], found[1], True, clitic)
            continue
        if rest in nouns:
            return Noun(*nouns[rest], False, clitic)
        if rest.startswith("ال") and rest[2:] in nouns:
            return Noun(*nouns[rest[2:]], True, clitic)
    return None


def state_of(entity: str) -> str | None:
    """Return the state that a country's place stands for when it speaks, None for other places."""
    if not entity.startswith("place:"):
        return None
    state = "state:" + entity.removeprefix("place:")
    return state if state in _lexicon().states else None


def openers() -> frozenset[str]:
    """Return the words after which a clause begins."""
    return _lexicon().openers


def turns() -> tuple[tuple[str, ...], ...]:
    """Return the phrases with which an outlet turns to something else."""
    return _lexicon().turns


@cache
def _lexicon() -> _Lexicon:
    source = files("riwaya").joinpath("claims/speakers.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    nouns: dict[str, tuple[str, str]] = {}
    for group in ("roles", "sources", "collectives", "adjectives", "nations"):
        for english, forms in data[group].items():
            for form in forms:
                nouns.setdefault(key(form), (group, english))
    for group in ("outlets", "documents", "same"):
        nouns.update({key(form): (group, group.removesuffix("s")) for form in data[group]})
    # "مسؤول" alone is an unnamed source, "عضو" a member of something: both groups list them, sources win.
    nouns.update({key(form): ("sources", "official") for form in data["sources"]["official"]})
    return _Lexicon(
        nouns=nouns,
        adverbs=frozenset(map(key, data["adverbs"])),
        prepositions=frozenset(map(key, data["prepositions"])),
        relatives=frozenset(map(key, data["relatives"])),
        states=frozenset(data["nations"]),
        types=frozenset(map(key, data["types"])),
        openers=frozenset(map(key, data["openers"])),
        turns=_phrases(data["turns"]),
    )


def _phrases(items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(key(item).split()) for item in items)
