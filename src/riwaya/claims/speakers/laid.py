"""An article laid out for reading who speaks: its words, what follows each, its names, and what was said before.

Page.forms      the words, folded            Page.mention_at     the name that begins at a word
Page.gaps       what follows each word       Memory.spoken       the speakers so far, the latest last
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from riwaya.claims.speakers.nouns import CLAUSE, lexicon, noun
from riwaya.knowledge import load
from riwaya.model import Article, Hop, Mention, Reading, hop_kind
from riwaya.script import key

#: With what joined names of God's servants begin: "عبدالرحمن" is "عبد الرحمن".
_SERVANT = key("عبد")
_IN_NAME = key("باسم")
#: Words before a seat of command that is meant as a place.
_AROUND = frozenset(
    map(key, ("في", "من", "إلى", "على", "قرب", "داخل", "حول", "محيط", "مقر", "مبنى", "أمام", "نحو", "عند", "بوابة"))
)
#: Words before a name in which the office of its bearer stands.
_OFFICE = 10
#: Titles of one letter, before a full stop: "د. سعد معن".
TITLES = frozenset(map(key, ["د", "أ", "م", "ذ"]))
#: What ends every phrase.
BREAKS = ":.؟!?\n؛"


class Speaker(Struct, frozen=True, kw_only=True):
    """Who speaks: the hop, the nouns it was named by, and the index after the last word of its phrase."""

    hop: Hop
    nouns: frozenset[str] = frozenset()
    end: int = 0


class Held(Struct, frozen=True):
    """A role that a page gives somebody: at the word of his name, the role, who holds it, of which nation, of what.

    `of` is the word right behind the role: "وزير الخارجية" is none who holds "وزير الدفاع".
    """

    at: int
    role: str
    mention: Mention
    nation: str | None = None
    of: str | None = None


class Memory(Struct):
    """What later phrases refer back to. `spoken` holds the speakers before, the latest last, and each verb's gender."""

    spoken: list[tuple[Speaker, str]]
    by_noun: dict[str, Speaker]
    roles: list[Held]
    bodies: dict[str, str]  # person -> body spoken for
    media_of: dict[str, Hop]  # speaker -> medium he was introduced with
    bodies_named: list[tuple[tuple[str, ...], Speaker]]  # words without article, the body they named
    texts: dict[str, Speaker]  # noun of a text -> whose it is
    owner: Speaker | None = None
    media: Speaker | None = None
    publisher: Speaker | None = None  # who published the pictures told of last


class Page(Struct):
    """An article laid out for reading: its words in folded form, what follows each, and its mentions by word."""

    article: Article
    reading: Reading
    starts: list[int]
    ends: list[int]
    forms: list[str]
    gaps: list[str]
    verbs: frozenset[int]
    common: frozenset[int]  # words that are nouns by their part of speech
    mention_at: dict[int, Mention]
    mention_end: dict[int, int]  # index of a mention's first word -> index after its last
    timed: frozenset[int]
    surnames: dict[str, tuple[int, Mention]]  # last name without article -> the word where somebody bears it first
    memory: Memory

    def index(self, offset: int) -> int:
        """Return the index of the first word that ends after `offset`."""
        return bisect_left(self.ends, offset + 1)

    def index_from(self, offset: int) -> int:
        """Return the index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def line_end(self, offset: int) -> int | None:
        """Return where the line of the body that holds `offset` ends, None where it is another kind of line."""
        lines = self.article.lines
        place = bisect_right(lines, offset, key=lambda line: line.start) - 1
        return lines[place].end if place >= 0 and lines[place].label == "body" else None


def page(article: Article, reading: Reading) -> Page:
    """Lay out an article for reading who speaks."""
    text = article.text
    kept = [(word, form) for word in reading.words if word.pos != "punct" and (form := key(word.text))]
    starts, ends = [word.start for word, _ in kept], [word.end for word, _ in kept]
    forms = [form for _, form in kept]
    gaps = [text[end:edge] for end, edge in zip(ends, [*starts[1:], len(text)], strict=False)]
    verbs = frozenset(index for index, (word, _) in enumerate(kept) if word.pos == "verb")
    common = frozenset(index for index, (word, _) in enumerate(kept) if word.pos == "noun")
    memory = Memory([], {}, [], {}, {}, [], {})
    laid = Page(article, reading, starts, ends, forms, gaps, verbs, common, {}, {}, frozenset(), {}, memory)
    for mention in reading.mentions:
        first, last = laid.index(mention.start), laid.index_from(mention.end)
        if (
            first < len(starts)
            and not _only_describes(forms[first:last], mention)
            and not _is_office(laid, first, mention)
            and not _is_command(laid, first, mention)
        ):
            mention = _same_person(laid, first, mention)
            laid.mention_at.setdefault(first, mention)
            laid.mention_end[first] = max(last, first + 1)
            if mention.type == "PER" and last > first + 1:
                laid.surnames.setdefault(forms[last - 1].removeprefix("ال"), (first, mention))
    times = (range(laid.index(time.start), laid.index_from(time.end)) for time in reading.times)
    laid.timed = frozenset(index for stretch in times for index in stretch)
    laid.memory.roles.extend(_roles(laid))
    return laid


def _is_office(laid: Page, first: int, mention: Mention) -> bool:
    """Whether an outlet's name is an office here: "السفير الأميركي" is no newspaper."""
    if not mention.entity.startswith("media:") or " " in mention.text or first + 1 >= len(laid.forms):
        return False
    office, nation = noun(laid.forms[first]), noun(laid.forms[first + 1])
    bare = not laid.gaps[first].strip() and office is not None and office.group == "roles"
    return bare and nation is not None and nation.group == "nations"


def _is_command(laid: Page, first: int, mention: Mention) -> bool:
    """Whether a place is a body here that has its seat there: "أكدت القيادة العامة", not "محيط القيادة العامة"."""
    found = noun(laid.forms[first]) if mention.entity.startswith("place:") else None
    told = found is not None and found.group == "bodies" and found.definite and found.english == "state-force:command"
    return told and not (first > 0 and laid.forms[first - 1].removeprefix("ب") in _AROUND)


def _same_person(laid: Page, first: int, mention: Mention) -> Mention:
    """Return a name as that of the person told of before, where it is his in another spelling or looks like a place.

    "رامي عبد الرحمن … عبدالرحمن", "خالد العبيدي … العبيدي" (also a town): not after في and the like.
    """
    placed = mention.entity.startswith("place:")
    if mention.entity in load().entities and not placed:
        return mention
    form = laid.forms[first]
    if placed:
        place, person = laid.surnames.get(form.removeprefix("ال"), (first, None))
        led = first > 0 and (laid.forms[first - 1] in lexicon().prepositions or noun(laid.forms[first - 1]) is not None)
        alone = form.startswith("ال") and " " not in mention.text and laid.starts[first] == mention.start
        if person is None or place >= first or not alone or (led and mention.type == "LOC"):
            return mention
        return structs.replace(mention, type="PER", entity=person.entity)
    joined = key(mention.text).replace(" ", "")
    if mention.type != "PER" or not joined.startswith(_SERVANT) or len(joined) <= len(_SERVANT) + 3:
        return mention
    for before in laid.mention_at.values():
        spelt = key(before.text).replace(" ", "")
        if before.type == "PER" and spelt != joined and spelt.endswith(joined):
            return structs.replace(mention, entity=before.entity)
    return mention


def hop(mention: Mention, body: str | None = None) -> Hop:
    """Return a mention as a link of a chain; a person who speaks for a body is per:x@body."""
    entity = mention.entity
    if body is not None and entity.startswith("per:") and "@" not in entity and not body.startswith("per:"):
        entity = f"{entity}@{body}"
    return Hop(entity=entity, kind=hop_kind(entity), start=mention.start, end=mention.end)


def _only_describes(forms: Sequence[str], mention: Mention) -> bool:
    """Whether all words of a person's name are adjectives: "مسؤول تركي كبير" names nobody."""
    found = [noun(form) for form in forms]
    return mention.type == "PER" and all(one is not None and one.group in ("nations", "adjectives") for one in found)


# --- roles of the persons of a page -------------------------------------------------------------------------


def _roles(laid: Page) -> list[Held]:
    """Return who holds which role on this page ("الوزير سعد", "سعد، مدير المرصد"), in order of place."""
    held: list[Held] = []
    for index, mention in sorted(laid.mention_at.items()):
        if mention.type != "PER":
            continue
        nation = None
        for place in range(index - 1, max(-1, index - _OFFICE), -1):
            if any(char in BREAKS for char in laid.gaps[place]) or _ends_phrase(laid, place):
                break
            if laid.forms[place] == _IN_NAME and place + 1 == index:
                break  # "المتحدث باسم سعد": the role is another's
            found = noun(laid.forms[place])
            if found is not None and found.group == "nations":
                nation = found.english
            if found is not None and found.group == "roles":
                of = laid.forms[place + 1] if place + 1 < index else None
                held.append(Held(index, found.english, mention, nation, of))
        held.extend(_role_after(laid, index, mention))
    return held


def _role_after(laid: Page, index: int, mention: Mention) -> Iterator[Held]:
    """Yield the role that stands after a name: "سعد معن، المتحدث باسم الوزارة"."""
    after = laid.mention_end[index]
    for place in range(after, min(after + 2, len(laid.forms))):
        if any(char in BREAKS for char in laid.gaps[place - 1]) or _ends_phrase(laid, place):
            return
        found = noun(laid.forms[place])
        if found is not None and found.group == "roles" and not found.clitic:
            yield Held(index, found.english, mention)
            return


def _ends_phrase(laid: Page, place: int) -> bool:
    mention = laid.mention_at.get(place)
    form = laid.forms[place]
    return (mention is not None and mention.type == "PER") or form in CLAUSE or form in lexicon().relatives
