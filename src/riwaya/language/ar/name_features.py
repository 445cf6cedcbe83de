"""What the name model sees of a word: its letters, its clitics, its company, the lists it stands in.

Everything is a string feature for a linear-chain CRF: folded form and stem, affixes, frequency, class, flags of the
name lists and of the knowledge base, words that announce a name ("العميد", "بلدة", "حزب"), each also for
neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from msgspec import Struct

from riwaya.knowledge import load
from riwaya.language.ar.frequency import frequencies
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_lists import name_lists
from riwaya.model import Word
from riwaya.script import key

_CODES = {"titles": "T", "bodies": "O", "places": "P", "kin": "K", "say": "S"}
#: Where a neighbour would stand outside the sentence, by its distance.
_EDGES = {shift: f"{shift}#".encode() for shift in (-3, -2, -1, 1, 2)}
#: The model takes its features as UTF-8: what depends on one word alone is spelt out once and kept.
_Features = tuple[bytes, ...]


class Cell(Struct, frozen=True, gc=False):
    """What the model sees of one word, whatever its neighbours.

    `own` are the word's own features, `near` those it gives to the neighbour at a distance (-3 to 2, 0 is left out).
    """

    stem: str
    pos: str
    group: str
    lists: str
    rare: str
    said: str
    coarse: str
    own: _Features
    near: dict[int, _Features]


@cache
def announcing() -> dict[str, str]:
    """Return the announcing words, folded, with the letters of their groups."""
    source = files("riwaya") / "language" / "ar" / "lexicon" / "name_words.yaml"
    groups: dict[str, list[list[str]]] = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    table: dict[str, str] = {}
    for name, lists in groups.items():
        for word in (word for words in lists for word in words):
            table[key(word)] = table.get(key(word), "") + _CODES[name]
    return table


@cache
def name_rules(group: str) -> frozenset[str]:
    """Return a word group of the rules for names, folded."""
    return _rule_groups()[group]


@cache
def _rule_groups() -> dict[str, frozenset[str]]:
    source = files("riwaya") / "language" / "ar" / "lexicon" / "name_rules.yaml"
    groups: dict[str, list[str]] = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: frozenset(map(key, words)) for name, words in groups.items()}


@cache
def peoples() -> frozenset[str]:
    """Return the folded adjectives of nations, without article: تركي، تركيه، عراقيين."""
    bases = [form for form, ids in load().forms.items() if ids[0].startswith("state:") and " " not in form]
    stems = {form.removeprefix("ال").removesuffix("يا").rstrip("اه") for form in bases}
    return frozenset(stem + end for stem in stems for end in ("ي", "يه", "يين", "يون"))


def features(words: Sequence[Word], hits: Sequence[Hit]) -> list[list[bytes]]:
    """Return the features of each word of a sentence; `hits` carry word numbers of that sentence."""
    flags = _flags(words, hits)
    cells = [_cell(word.text, word.norm, _before(word), word.pos) for word in words]
    trails = _trails(cells)
    return [[*_joined(cells, flags, at), *trails[at]] for at in range(len(cells))]


def _trails(cells: Sequence[Cell]) -> list[_Features]:
    """Return, for each word, the last announcing word of its clause and its distance ("TN3": a nisba came between)."""
    trails: list[_Features] = []
    mark, distance = "", 0
    for cell in cells:
        found = f"t={mark}{distance}" if mark and distance < 7 else "t="
        trails.append(_trail(found, cell.lists, cell.pos, cell.rare[-1:]))
        if cell.pos in ("punct", "verb", "conj"):
            mark = cell.pos[0] if cell.pos != "punct" else cell.stem
            distance = 0
        elif cell.group not in ("-", "K", "N"):
            mark, distance = cell.group, 0
        elif cell.group == "N" and mark:
            mark = mark.rstrip("N") + "N"
        distance += 1
    return trails


@lru_cache(maxsize=65_536)
def _trail(found: str, lists: str, pos: str, rare: str) -> _Features:
    return (found.encode(), (found + lists).encode(), (found + pos).encode(), (found + rare).encode())


def _before(word: Word) -> str:
    """Return the folded proclitics."""
    return key(word.text[: word.segments[word.stem][0] - word.start]) if word.stem else ""


@lru_cache(maxsize=65_536)
def _cell(text: str, stem: str, before: str, pos: str) -> Cell:
    """Return what one word shows: its announcing group, list flags, frequency bin and the features that follow."""
    form = key(text)
    group = announcing().get(form) or announcing().get(stem) or announcing().get("ال" + stem, "").lower()
    group = group or ("N" if stem in peoples() else "-")
    lists = _listed(form, stem)
    coarse = _coarse(lists)
    rare = _bin(form) + _bin(stem)
    article = "ال" if before.endswith(("ال", "لل")) else ""
    own = [
        "w=" + form, "s=" + stem, "b=" + before, "p=" + pos, "g=" + group, "l=" + lists, "lc=" + coarse,
        "4=" + stem[:4], "w3=" + form[:3], "-w3=" + form[-3:], "f=" + rare,
        "bl=" + before + lists, "pl=" + pos + lists + rare[0], "al=" + article + lists,
        "n=" + str(min(len(stem), 8)), "x=" + _shape(text),
        "1=" + stem[:1], "2=" + stem[:2], "3=" + stem[:3], "-1=" + stem[-1:], "-2=" + stem[-2:], "-3=" + stem[-3:],
        "-4=" + stem[-4:], "r=" + text if text != form else "r", "a2=" + article + stem[-2:], "f2=" + rare + stem[-2:],
        "fl=" + rare + lists, "pf=" + pos + rare + article,
        "z=" + str(len(stem)) + rare[-1] + lists[:1],
    ]  # fmt: skip
    said = article + stem
    near: dict[int, _Features] = {}
    for shift in _EDGES:
        shown = [f"{shift}s={said}", f"{shift}g={group}", f"{shift}l={lists}"]
        if shift in (-1, 1):
            shown += [f"{shift}p={pos}", f"{shift}f={rare}", f"{shift}e={stem[-2:]}", f"{shift}c={coarse}"]
        near[shift] = tuple(one.encode() for one in shown)
    return Cell(stem, pos, group, lists, rare, said, coarse, tuple(one.encode() for one in own), near)


def _listed(form: str, stem: str) -> str:
    lists = name_lists()
    return lists.get(form, "") + "/" + (lists.get(stem, "") or lists.get("ال" + stem, "").upper()) if stem else ""


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


def _flags(words: Sequence[Word], hits: Sequence[Hit]) -> list[str]:
    """Return, for each word, the types of the known names it begins or continues ("B-LOC", "I-ORG"), longest first."""
    flags = [""] * len(words)
    length = [0] * len(words)
    for hit in hits:
        size = hit.last - hit.first + 1
        code = hit.entry.type[0] + hit.entry.standing[0]
        for at in range(hit.first, hit.last + 1):
            if size < length[at]:
                continue
            mark = ("B" if at == hit.first else "I") + code
            flags[at] = mark if size > length[at] else flags[at] if mark in flags[at] else flags[at] + mark
            length[at] = size
    _town_flags(words, flags, length)
    return [flag + (str(min(size, 3)) if flag else "-") for flag, size in zip(flags, length, strict=True)]


def _town_flags(words: Sequence[Word], flags: list[str], length: list[int]) -> None:
    """Add towns of several words that only the lists know."""
    lists = name_lists()
    for at in range(len(words) - 1):
        if length[at]:
            continue
        first, second = _phrase_form(words[at]), key(words[at + 1].text)
        for size in (3, 2):
            phrase = first + " " + second + (" " + key(words[at + 2].text) if size == 3 and at + 2 < len(words) else "")
            if phrase.count(" ") == size - 1 and phrase in lists:
                for place in range(at, at + size):
                    flags[place], length[place] = ("B" if place == at else "I") + "t", size
                break


def _phrase_form(word: Word) -> str:
    """Return the first word of a phrase without the clitics before its article."""
    before = _before(word)
    if before.endswith("لل"):
        return "ال" + word.norm
    return ("ال" if before.endswith("ال") else "") + word.norm


def _joined(cells: Sequence[Cell], flags: Sequence[str], at: int) -> list[bytes]:
    """Return the features of the word at `at` with those of its neighbours."""
    cell, flag = cells[at], flags[at]
    out = [*cell.own, *_flagged(flag, cell.lists, cell.pos)]
    last = len(cells) - 1
    for shift, edge in _EDGES.items():
        place = at + shift
        if not 0 <= place <= last:
            out.append(edge)
            continue
        other, other_flag = cells[place], flags[place]
        out += other.near[shift]
        out.append(_flag_near(shift, other_flag))
        if shift in (-1, 1):
            out.append(f"{shift}ss={other.said}|{cell.said}".encode())
            out += _pair(
                shift,
                other.lists,
                cell.lists,
                other.group,
                other.coarse,
                cell.coarse + cell.rare[-1:],
                other.pos,
                cell.pos,
            )
            out.append(_flag_pair(shift, other_flag, flag))
    if 0 < at < last:
        before, after = cells[at - 1], cells[at + 1]
        out += _triple(before.lists, cell.lists, after.lists, before.pos, cell.pos, after.pos)
    if at > 1:
        out.append(f"gg={cells[at - 2].group}|{cells[at - 1].group}|{cell.lists}".encode())
    return out


@lru_cache(maxsize=16_384)
def _flagged(flag: str, lists: str, pos: str) -> _Features:
    return (f"k={flag}".encode(), f"kl={flag}{lists}".encode(), f"kp={flag}{pos}".encode())


@lru_cache(maxsize=4_096)
def _flag_near(shift: int, flag: str) -> bytes:
    return f"{shift}k={flag}".encode()


@lru_cache(maxsize=16_384)
def _flag_pair(shift: int, other: str, own: str) -> bytes:
    return f"{shift}kk={other}|{own}".encode()


@lru_cache(maxsize=65_536)
def _pair(
    shift: int, other_lists: str, lists: str, group: str, other_coarse: str, coarse: str, other_pos: str, pos: str
) -> _Features:
    """Return what a word and its neighbour show together; few values, so that most pairs were spelt out before."""
    return (
        f"{shift}ll={other_lists}|{lists}".encode(), f"{shift}gl={group}|{lists}".encode(),
        f"{shift}cc={other_coarse}|{coarse}".encode(), f"{shift}pp={other_pos}|{pos}".encode(),
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def _triple(lists: str, own: str, after: str, pos: str, own_pos: str, after_pos: str) -> _Features:
    return (f"lll={lists}|{own}|{after}".encode(), f"ppp={pos}|{own_pos}|{after_pos}".encode())
