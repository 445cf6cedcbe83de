"""Who could play a part in a proposition, and what is seen of each.

For "هاجم المسلحون الدورية قرب البلدة" the candidates are the gunmen, the patrol and the town. `observed` tells of each
what a reader sees: on which side of the verb it stands and how far, its preposition, what lies between, what kind of
entity it is, what the rules of `roles` say. The weights that turn this into a choice are in `weights`; nothing is
decided here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from riwaya.claims.clauses import Clause
from riwaya.claims.events import Proposition, frame
from riwaya.claims.grammar import Token, grammar
from riwaya.claims.parts.items import Item, Scene
from riwaya.claims.parts.roles import Roles, nisbas
from riwaya.model import Attribution, Trigger
from riwaya.script import key

#: Distances in words are told in these steps.
_STEPS = (0, 1, 2, 3, 5, 8, 13, 21)
_FEMININE = ("state:", "place:", "intl:")


class Candidate(Struct, frozen=True):
    """An entity that could play a part, and its noun phrase; without one an adjective of origin names it."""

    entity: str
    item: Item | None = None


class Stand(Struct, frozen=True):
    """How a noun phrase stands in its sentence, whatever is told there: the number of its token, its kind, the words
    before and behind it, whether و joins it, whether it speaks."""

    at: int
    kind: str
    spot: str
    led: str
    follows: str
    joined: bool
    speaks: bool
    gender: str


class View(Struct, frozen=True):
    """A sentence as its candidates are seen: its scene and clauses, how each item stands in it, each token's clause."""

    scene: Scene
    stands: tuple[Stand, ...]
    clause: tuple[int, ...]
    clauses: tuple[Clause, ...]
    kinds: tuple[str, ...]
    hops: tuple[tuple[int, int], ...]
    label: str


def view(scene: Scene, first: int, parts: Sequence[Clause], near: Sequence[Attribution], label: str) -> View:
    """Return the view of a sentence whose tokens begin at `first` of the article's."""
    tokens = scene.tokens
    clause = [0] * len(tokens)
    for number, part in enumerate(parts):
        for place in range(part.first - first, part.last - first):
            clause[place] = number
    hops = tuple(
        (hop.start, hop.end) for one in near for hop in one.hops if hop.start is not None and hop.end is not None
    )
    kinds = tuple([_classed(token.key, token.bare, token.pos) for token in tokens])
    return View(scene, tuple(_stands(scene, hops)), tuple(clause), tuple(parts), kinds, hops, label)


def _stands(scene: Scene, hops: Sequence[tuple[int, int]]) -> Iterator[Stand]:
    """Yield how each noun phrase of a sentence stands in it; `hops` are the offsets of who speaks."""
    tokens, here = scene.tokens, 0
    for item in scene.items:
        while here + 1 < len(tokens) and tokens[here + 1].start <= item.start:
            here += 1
        spelt = tokens[here]
        yield Stand(
            at=here,
            kind=_kind(item.entity, item.named),
            spot="p" if item.place else "n",
            led="^" if here == 0 else tokens[here - 1].bare,
            follows=next((token.bare for token in tokens[here + 1 :] if token.start >= item.end), "$"),
            joined=spelt.key[:1] == "و" and (spelt.start < item.start or spelt.bare != spelt.key),
            speaks=any(start < item.end and item.start < end for start, end in hops),
            gender=_gender(item),
        )


def candidates(one: Proposition, seen: View) -> tuple[Candidate, ...]:
    """Return who could play a part: the noun phrases of the sentence, and the states that adjectives beside it name."""
    return (
        *(Candidate(item.entity, item) for item in seen.scene.items),
        *(Candidate(entity) for entity in nisbas(one.head, seen.scene)),
    )


def observed(one: Proposition, found: Sequence[Candidate], seen: View, ruled: Roles) -> list[list[str]]:
    """Return what is seen of the choice that nobody plays a part, and of each candidate."""
    told = _Told(one, seen, ruled)
    phrases = [told.item(number) for number in range(len(seen.scene.items))]  # in the order of `candidates`
    return [told.nobody(), *phrases, *(told.adjective(one.entity) for one in found if one.item is None)]


class _Told:
    """What all candidates of a proposition share, worked out once."""

    def __init__(self, one: Proposition, seen: View, ruled: Roles) -> None:
        head = one.head
        self.one, self.seen, self.ruled = one, seen, ruled
        self.frame = frame(head)
        self.verb = head.form == "verb"
        self.form = ("v" if self.verb else "n") + ("p" if head.voice == "passive" else "")
        self.lemma = head.lemma
        tokens = seen.scene.tokens
        self.first = _token_at(tokens, head.start)
        self.last = _token_at(tokens, head.end - 1)
        self.clause = seen.clause[self.first] if self.first < len(seen.clause) else 0
        self.opener = seen.clauses[self.clause].opener if seen.clauses else "start"
        word = tokens[self.first]
        self.ending = _ending(head, word)
        self.pronoun = word.end > head.end and self.first == self.last
        self.definite = "ال" in word.clitics
        self.before = tokens[self.first - 1].bare if self.first else "^"
        self.others = [
            (frame(trigger), "v" if trigger.form == "verb" else "n", _token_at(tokens, trigger.start))
            for trigger in one.triggers
            if trigger is not head
        ]
        self.bare = [
            stand.at
            for item, stand in zip(seen.scene.items, seen.stands, strict=True)
            if item.prep == "" and not item.place
        ]
        own = [place for place in self.bare if seen.clause[place] == self.clause]
        self.own = ("b" if any(place < self.first for place in own) else "") + (
            "a" if any(place > self.last for place in own) else ""
        )

    def adjective(self, entity: str) -> list[str]:
        """Return what is seen of a state that only an adjective names."""
        told = _roles_of(entity, self.ruled)
        here = any(item.entity == entity for item in self.seen.scene.items)
        return [
            "adj",
            f"adj={told}|{self.frame}{self.form}",
            f"adj={self.frame}{self.form}|{self.own}",
            f"adj={self.lemma}",
            f"adj={self.one.event}|{self.form}|{here}",
        ]

    def item(self, number: int) -> list[str]:
        """Return what is seen of a noun phrase of the sentence, by its number."""
        item, stand = self.seen.scene.items[number], self.seen.stands[number]
        place, kind, spot = stand.at, stand.kind, stand.spot
        inside = self.first <= place <= self.last
        side = "i" if inside else "b" if place < self.first else "a"
        low, high = (place + 1, self.first) if side == "b" else (self.last + 1, place)
        between = sorted({name for name in self.seen.kinds[low:high] if name}) if not inside else []
        prep = item.prep
        far = _step(high - low)
        nearer = max(0, bisect_left(self.bare, high) - bisect_left(self.bare, low))
        rank = min(nearer, 3)
        clause = max(-2, min(2, self.seen.clause[place] - self.clause))
        opener = self.seen.clauses[self.seen.clause[place]].opener
        f, m = self.frame, self.form
        told = _roles_of(item.entity, self.ruled)
        found = [
            "b",
            f"r={told}",
            f"r={told}|{self.ruled.rule}",
            f"r={told}|{f}{m}|{side}{clause}",
            f"f={f}{m}|{side}|{prep}",
            f"f={f}{m}|{side}|{spot}{rank}|{clause}",
            f"e={self.one.event}{m}|{side}|{prep}",
            f"e={self.one.event}|{kind}",
            f"m={m}|{side}|{prep}|{far}",
            f"m={m}|{side}|{rank}|{clause}|{'' if prep else '0'}{spot}",
            f"k={f}{m}|{side}|{kind}",
            f"k={kind}|{prep}",
            f"l={self.lemma}|{side}|{prep}|{clause}",
            f"l={self.lemma}|{kind}",
            f"c={side}{clause}|{opener if side == 'a' else self.opener}|{m}|{spot}",
            f"w={stand.led}|{side}{m}",
            f"w={stand.led}|{f}",
            f"x={stand.follows}",
            f"s={stand.speaks}|{side}|{f}|{kind[:3]}",
            f"g={self.ending}|{stand.gender}|{side}|{rank}" if self.verb else f"d={self.definite}|{side}|{prep}|{far}",
            f"o={self.own}|{m}|{side}{clause}|{prep}",
            f"t={self.seen.label}|{m}|{side}|{kind[:5]}",
            f"u={self.before}|{side}|{m}",
        ]
        if stand.joined:
            found.append(f"j={side}{m}|{rank}")
        found += [f"i={name}|{side}{m}|{spot}" for name in between]
        found += [
            f"z={kind}{form}|{'b' if place < where else 'a'}|{prep}|{_step(abs(place - where))}"
            for kind, form, where in self.others
        ]
        return found

    def nobody(self) -> list[str]:
        """Return what is seen of the proposition itself, for the choice that nobody plays a part."""
        f, m = self.frame, self.form
        return [
            "N",
            f"Nf={f}{m}",
            f"Ne={self.one.event}{m}|{self.own}",
            f"Nl={self.lemma}",
            f"Nr={self.ruled.rule}",
            f"Na={bool(self.ruled.agent)}{bool(self.ruled.recipient)}{bool(self.ruled.place)}|{m}",
            f"Nb={bool(self.ruled.agent)}{bool(self.ruled.recipient)}{bool(self.ruled.place)}|{f}{m}",
            f"No={self.own}|{self.opener}|{m}",
            f"Nu={self.before}|{m}",
            f"Nd={self.definite}|{self.pronoun}|{self.ending}|{m}",
            f"Nt={self.seen.label}|{m}",
            f"Nn={min(len(self.one.triggers), 3)}|{f}",
            f"Ni={min(len(self.seen.scene.items), 6)}|{m}",
            f"Nm={self.one.mode}|{m}",
        ]


def _token_at(tokens: Sequence[Token], offset: int) -> int:
    return next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= offset), 0)


def _step(words: int) -> int:
    return _STEPS[max(0, bisect_right(_STEPS, words) - 1)]


def _kind(entity: str, named: bool) -> str:
    """Return the kind of an entity; an unnamed collective is its own kind."""
    return entity.partition(":")[0] if named else entity


def _roles_of(entity: str, ruled: Roles) -> str:
    return (
        ("a" if entity in ruled.agent else "")
        + ("r" if entity in ruled.recipient else "")
        + ("p" if entity in ruled.place else "")
    )


def _ending(head: Trigger, word: Token) -> str:
    """Return what a verb shows of its subject: plural, feminine, or nothing."""
    if head.form != "verb":
        return ""
    form = key(head.text).split(" ")[0]
    if form.endswith(("وا", "ون")):
        return "p"
    if form.endswith("ت") or (form.startswith("ت") and head.lemma[:1] != "ت"):
        return "f"
    return "m"


def _gender(item: Item) -> str:
    if not item.named:
        return "c"
    return "f" if item.entity.startswith(_FEMININE) else item.entity[:3]


@lru_cache(maxsize=16_384)
def _classed(spelt: str, bare: str, pos: str) -> str:
    """Return the class of a word that matters between a candidate and the verb, "" for any other."""
    words = grammar()
    if spelt in "،,":
        return ","
    if words.has("relatives", bare):
        return "rel"
    other = "verb" if pos == "verb" else ""
    return next((name for name, group in _BETWEEN if words.has(group, spelt if name == "that" else bare)), other)


_BETWEEN = (
    ("that", "complements"),
    ("sub", "subordinators"),
    ("res", "results"),
    ("cause", "causes"),
    ("light", "lights"),
)
