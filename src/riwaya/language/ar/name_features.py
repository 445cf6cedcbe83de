"""What the name model sees of a word: its letters, its clitics, its company, the lists it stands in.

Everything is a string feature of a linear model: folded form and stem, affixes, frequency, class, flags of the name
lists and of the knowledge base, words that announce a name ("العميد", "بلدة", "حزب"), each also for neighbours.

Most of it depends on a word alone, or on few properties of two or three neighbours. So features come in bundles (`own`,
`near`, `pair` ...), each a function of a small key; `features` spells all of them out for training, and `name_table`
remembers what the bundles of a key add up to, so that reading an article hardly spells anything.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from riwaya.data import read_data
from riwaya.knowledge import load
from riwaya.language.ar.frequency import frequencies
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_lists import name_lists
from riwaya.model import Word
from riwaya.script import key

_CODES = {"titles": "T", "bodies": "O", "places": "P", "kin": "K", "say": "S"}
#: How far a word is seen by its neighbours: by the third after it to the second before it.
SHIFTS = (-3, -2, -1, 1, 2)
#: Further than this an announcing word says nothing any more.
_REACH = 7
Bundle = tuple[bytes, ...]


class Kind(Struct, frozen=True, gc=False):
    """What words have in common that look alike in a pair: lists, announcing group, frequency digit, class."""

    lists: str
    group: str
    rare: str
    pos: str

    @property
    def coarse(self) -> str:
        """The list flags without their shades: P person, X foreign person, T town, t small town."""
        return _coarse(self.lists)


class Cell(Struct, frozen=True, gc=False):
    """What the model sees of one word, whatever its neighbours.

    `said` is the stem with its article, `bins` the frequency digits of form and stem, `opens` whether the word may
    begin a listed town of several words, `turn` what it does to the trail of announcing words (see `trails`).
    """

    text: str
    form: str
    stem: str
    before: str
    said: str
    bins: str
    kind: Kind
    opens: str
    turn: str


@cache
def announcing() -> dict[str, str]:
    """Return the announcing words, folded, with the letters of their groups."""
    source = files("riwaya") / "language" / "ar" / "lexicon" / "name_words.yaml"
    groups: dict[str, list[list[str]]] = read_data(source)
    table: dict[str, str] = {}
    for name, lists in groups.items():
        for word in (word for words in lists for word in words):
            table[key(word)] = table.get(key(word), "") + _CODES[name]
    return table


@cache
def announcing_titles() -> frozenset[str]:
    """Return the folded words that announce a person."""
    return frozenset(form for form, groups in announcing().items() if _CODES["titles"] in groups)


@cache
def definite_titles() -> frozenset[str]:
    """Return the folded words that announce a person when they have the article, without it."""
    return frozenset(form.removeprefix("ال") for form in announcing_titles() if form.startswith("ال"))


@cache
def name_rules(group: str) -> frozenset[str]:
    """Return a word group of the rules for names, folded."""
    return _rule_groups()[group]


@cache
def _rule_groups() -> dict[str, frozenset[str]]:
    source = files("riwaya") / "language" / "ar" / "lexicon" / "name_rules.yaml"
    groups: dict[str, list[str]] = read_data(source)
    return {name: frozenset(map(key, words)) for name, words in groups.items()}


@cache
def peoples() -> frozenset[str]:
    """Return the folded adjectives of nations, without article: تركي، تركيه، عراقيين."""
    bases = [form for form, ids in load().forms.items() if ids[0].startswith("state:") and " " not in form]
    stems = {form.removeprefix("ال").removesuffix("يا").rstrip("اه") for form in bases}
    return frozenset(stem + end for stem in stems for end in ("ي", "يه", "يين", "يون"))


def cell_of(word: Word) -> Cell:
    """Return what a word shows: see `Cell`."""
    before = _before(word)
    form, stem = key(word.text), word.norm
    group = announcing().get(form) or announcing().get(stem) or announcing().get("ال" + stem, "").lower()
    group = group or ("N" if stem in peoples() else "-")
    bins = _bin(form) + _bin(stem)
    article = "ال" if before.endswith(("ال", "لل")) else ""
    phrase = article + stem
    return Cell(
        text=word.text,
        form=form,
        stem=stem,
        before=before,
        said=phrase,
        bins=bins,
        kind=Kind(_listed(form, stem), group, bins[-1], word.pos),
        opens=phrase if phrase in _towns() else "",
        turn=_turn(word.pos, stem, group),
    )


def _turn(pos: str, stem: str, group: str) -> str:
    if pos in ("punct", "verb", "conj"):
        return "=" + (stem if pos == "punct" else pos[0])
    if group not in ("-", "K", "N"):
        return "=" + group
    return "N" if group == "N" else ""


# --- bundles ------------------------------------------------------------------------------------------------


def own(cell: Cell) -> Bundle:
    """Return the features of a word by itself."""
    form, stem = cell.form, cell.stem
    spelt = ("w=" + form, "s=" + stem, "4=" + stem[:4], "-4=" + stem[-4:])
    return shared(cell) + (_bytes(*spelt) if cell.text == form else _bytes(*spelt, "r=" + cell.text))


def shared(cell: Cell) -> Bundle:
    """Return the features of a word by itself that many words have: all but its spelling."""
    form, stem, before, lists, bins = cell.form, cell.stem, cell.before, cell.kind.lists, cell.bins
    pos = cell.kind.pos
    article = cell.said.removesuffix(stem)
    return _bytes(
        "b=" + before, "p=" + pos, "g=" + cell.kind.group, "l=" + lists, "lc=" + cell.kind.coarse,
        "w3=" + form[:3], "-w3=" + form[-3:], "f=" + bins,
        "bl=" + before + lists, "pl=" + pos + lists + bins[0], "al=" + article + lists,
        "n=" + str(min(len(stem), 8)), "x=" + _shape(cell.text),
        "1=" + stem[:1], "2=" + stem[:2], "3=" + stem[:3], "-1=" + stem[-1:], "-2=" + stem[-2:], "-3=" + stem[-3:],
        "a2=" + article + stem[-2:],
        "f2=" + bins + stem[-2:], "fl=" + bins + lists, "pf=" + pos + bins + article,
        "z=" + str(len(stem)) + bins[-1] + lists[:1], *(("r",) if cell.text == form else ()),
    )  # fmt: skip


def near(shift: int, cell: Cell) -> Bundle:
    """Return the features that a word gives to the neighbour that sees it at a distance."""
    kind = cell.kind
    shown = [f"{shift}s={cell.said}", f"{shift}g={kind.group}", f"{shift}l={kind.lists}"]
    if shift in (-1, 1):
        shown += [f"{shift}p={kind.pos}", f"{shift}f={cell.bins}"]
        shown += [f"{shift}e={cell.stem[-2:]}", f"{shift}c={kind.coarse}"]
    return _bytes(*shown)


def edge(shift: int) -> Bundle:
    """Return the feature of a word whose neighbour at a distance would stand outside the sentence."""
    return _bytes(f"{shift}#")


def flagged(flag: str, kind: Kind) -> Bundle:
    """Return the features of a word's place in a known name."""
    return _bytes(f"k={flag}", f"kl={flag}{kind.lists}", f"kp={flag}{kind.pos}")


def flag_near(shift: int, flag: str) -> Bundle:
    """Return the feature that a flag gives to the neighbour that sees it at a distance."""
    return _bytes(f"{shift}k={flag}")


def flag_pair(shift: int, other: str, flag: str) -> Bundle:
    """Return the feature of a word's flag together with that of the word before (-1) or after it (1)."""
    return _bytes(f"{shift}kk={other}|{flag}")


def said_pair(shift: int, other: str, said: str) -> Bundle:
    """Return the feature of a word together with the word before (-1) or after it (1)."""
    return _bytes(f"{shift}ss={other}|{said}")


def pair(shift: int, other: Kind, kind: Kind) -> Bundle:
    """Return what the kind of a word and that of the word before (-1) or after it (1) show together."""
    return _bytes(
        f"{shift}ll={other.lists}|{kind.lists}", f"{shift}gl={other.group}|{kind.lists}",
        f"{shift}cc={other.coarse}|{kind.coarse}{kind.rare}", f"{shift}pp={other.pos}|{kind.pos}",
    )  # fmt: skip


def triple(before: Kind, kind: Kind, after: Kind) -> Bundle:
    """Return what the kinds of a word and both its neighbours show together."""
    return _bytes(f"lll={before.lists}|{kind.lists}|{after.lists}", f"ppp={before.pos}|{kind.pos}|{after.pos}")


def announced(two_before: Kind, before: Kind, kind: Kind) -> Bundle:
    """Return the feature of the announcing groups of the two words before a word."""
    return _bytes(f"gg={two_before.group}|{before.group}|{kind.lists}")


def trailed(trail: str, kind: Kind) -> Bundle:
    """Return the features of the last announcing word of a word's clause."""
    found = "t=" + trail
    return _bytes(found, found + kind.lists, found + kind.pos, found + kind.rare)


def _bytes(*features: str) -> Bundle:
    return tuple("\0".join(features).encode().split(b"\0"))


# --- a sentence ---------------------------------------------------------------------------------------------


def features(words: Sequence[Word], hits: Sequence[Hit]) -> list[list[bytes]]:
    """Return all features of each word of a sentence; `hits` carry word numbers of that sentence."""
    cells = [cell_of(word) for word in words]
    flags, marks = flags_of(cells, hits), trails(cells)
    return [[one for bundle in _bundles(cells, flags, marks, at) for one in bundle] for at in range(len(cells))]


def _bundles(cells: Sequence[Cell], flags: Sequence[str], marks: Sequence[str], at: int) -> Iterator[Bundle]:
    cell, flag, last = cells[at], flags[at], len(cells) - 1
    kind = cell.kind
    yield own(cell)
    yield flagged(flag, kind)
    yield trailed(marks[at], kind)
    for shift in SHIFTS:
        place = at + shift
        if not 0 <= place <= last:
            yield edge(shift)
            continue
        other, other_flag = cells[place], flags[place]
        yield near(shift, other)
        yield flag_near(shift, other_flag)
        if shift in (-1, 1):
            yield said_pair(shift, other.said, cell.said)
            yield pair(shift, other.kind, kind)
            yield flag_pair(shift, other_flag, flag)
    if 0 < at < last:
        yield triple(cells[at - 1].kind, kind, cells[at + 1].kind)
    if at > 1:
        yield announced(cells[at - 2].kind, cells[at - 1].kind, kind)


def trails(cells: Sequence[Cell]) -> list[str]:
    """Return, for each word, the last announcing word of its clause and its distance ("TN3": a nisba came between)."""
    found: list[str] = []
    mark, distance = "", 0
    for cell in cells:
        found.append(f"{mark}{distance}" if mark and distance < _REACH else "")
        turn = cell.turn
        if turn:
            if turn != "N":
                mark, distance = turn[1:], 0
            elif mark:
                mark = mark.rstrip("N") + "N"
        distance += 1
    return found


def flags_of(cells: Sequence[Cell], hits: Sequence[Hit]) -> list[str]:
    """Return, for each word, the types of the known names it begins or continues ("BLn2", "IOa3"), longest first."""
    flags = [""] * len(cells)
    length = [0] * len(cells)
    for hit in hits:
        size = hit.last - hit.first + 1
        code = hit.entry.type[0] + hit.entry.standing[0]
        for at in range(hit.first, hit.last + 1):
            if size < length[at]:
                continue
            mark = ("B" if at == hit.first else "I") + code
            flags[at] = mark if size > length[at] else flags[at] if mark in flags[at] else flags[at] + mark
            length[at] = size
    for at, cell in enumerate(cells):
        if cell.opens and not length[at]:
            size = _town_size(cells, at)
            for place in range(at, at + size):
                flags[place], length[place] = ("B" if place == at else "I") + "t", size
    return [flag + str(min(size, 3)) if flag else "-" for flag, size in zip(flags, length, strict=True)]


def _town_size(cells: Sequence[Cell], at: int) -> int:
    """Return how many words the listed town of several words has that begins at a word, or 0."""
    if at + 1 == len(cells) or cells[at + 1].form not in _towns()[cells[at].opens]:
        return 0
    following = [cell.form for cell in cells[at + 1 : at + 3]]
    for size in range(len(following), 0, -1):
        if " ".join((cells[at].opens, *following[:size])) in name_lists():
            return size + 1
    return 0


@cache
def _towns() -> dict[str, frozenset[str]]:
    """Return the first words of listed towns of several words, each with the words that may follow it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form in name_lists():
        first, *rest = form.split(" ")
        if rest:
            found[first].add(rest[0])
    return {first: frozenset(second) for first, second in found.items()}


# --- one word -----------------------------------------------------------------------------------------------


def _before(word: Word) -> str:
    """Return the folded proclitics."""
    return key(word.text[: word.segments[word.stem][0] - word.start]) if word.stem else ""


def _listed(form: str, stem: str) -> str:
    lists = name_lists()
    return lists.get(form, "") + "/" + (lists.get(stem, "") or lists.get("ال" + stem, "").upper()) if stem else ""


@cache
def _coarse(full: str) -> str:
    """Return the flags without their shades: P person, X foreign person, T town, t small town."""
    flags = full.split("/")[0] or full.split("/")[-1].lower()
    person = "P" if any(flag in flags for flag in "gsu") else "X" if "x" in flags else ""
    return person + ("T" if "L" in flags else "t" if "l" in flags else "")


def _bin(form: str) -> str:
    frequency = frequency_of(form)
    return str(min(9, int(-math.log10(frequency)))) if frequency else "0"


def frequency_of(form: str) -> float:
    """Return the frequency of a fully folded form; the list keeps ة apart from ه."""
    table = frequencies()
    return max(table.get(form, 0.0), table.get(form[:-1] + "ة", 0.0) if form.endswith("ه") else 0.0)


def _shape(text: str) -> str:
    if text.isdigit():
        return "d" + str(min(len(text), 5))
    return "a" if "\u0621" <= text[:1] <= "\u064a" else "l" if text[:1].isalpha() else text[:1]
