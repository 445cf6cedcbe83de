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

from riwaya.knowledge import load
from riwaya.language.ar.frequency import frequencies
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_lists import name_lists
from riwaya.model import Word
from riwaya.script import key

_CODES = {"titles": "T", "bodies": "O", "places": "P", "kin": "K", "say": "S"}
_EDGE = "#"
_Cell = tuple[str, ...]


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


def features(words: Sequence[Word], hits: Sequence[Hit]) -> list[list[str]]:
    """Return the features of each word of a sentence; `hits` carry word numbers of that sentence."""
    flags = _flags(words, hits)
    cells = [_cell(word.text, word.norm, _before(word), word.pos) for word in words]
    trails = _trails(cells)
    return [[*_joined(cells, flags, at), *trails[at]] for at in range(len(cells))]


def _trails(cells: Sequence[_Cell]) -> list[tuple[str, ...]]:
    """Return, for each word, the last announcing word of its clause and its distance ("TN3": a nisba came between)."""
    trails: list[tuple[str, ...]] = []
    mark, distance = "", 0
    for cell in cells:
        found = f"t={mark}{distance}" if mark and distance < 7 else "t="
        trails.append((found, found + cell[3], found + cell[1], found + cell[4][-1:]))
        if cell[1] in ("punct", "verb", "conj"):
            mark = cell[1][0] if cell[1] != "punct" else cell[0]
            distance = 0
        elif cell[2] not in ("-", "K", "N"):
            mark, distance = cell[2], 0
        elif cell[2] == "N" and mark:
            mark = mark.rstrip("N") + "N"
        distance += 1
    return trails


def _before(word: Word) -> str:
    """Return the folded proclitics."""
    return key(word.text[: word.segments[word.stem][0] - word.start]) if word.stem else ""


@lru_cache(maxsize=65_536)
def _cell(text: str, stem: str, before: str, pos: str) -> _Cell:
    """Return form, stem, proclitics, class, announcing group, list flags, frequency bin and the word's own features."""
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
    return (stem, pos, group, lists, rare, article + stem, coarse, *own)


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


def _joined(cells: Sequence[_Cell], flags: Sequence[str], at: int) -> list[str]:
    """Return the features of the word at `at` with those of its neighbours."""
    out = list(cells[at][7:])
    cell, flag = cells[at], flags[at]
    out += ("k=" + flag, "kl=" + flag + cell[3], "kp=" + flag + cell[1])
    last = len(cells) - 1
    for shift in (-3, -2, -1, 1, 2):
        place = at + shift
        if not 0 <= place <= last:
            out.append(f"{shift}{_EDGE}")
            continue
        other, sign = cells[place], str(shift)
        out += (
            sign + "s=" + other[5], sign + "g=" + other[2], sign + "l=" + other[3], sign + "k=" + flags[place],
        )  # fmt: skip
        if shift in (-1, 1):
            out += (
                sign + "p=" + other[1], sign + "f=" + other[4], sign + "e=" + other[0][-2:],
                sign + "ss=" + other[5] + "|" + cell[5], sign + "ll=" + other[3] + "|" + cell[3],
                sign + "gl=" + other[2] + "|" + cell[3], sign + "kk=" + flags[place] + "|" + flag,
                sign + "c=" + other[6], sign + "cc=" + other[6] + "|" + cell[6] + cell[4][-1:],
                sign + "pp=" + other[1] + "|" + cell[1],
            )  # fmt: skip
    if 0 < at < last:
        before, after = cells[at - 1], cells[at + 1]
        out += (
            "lll=" + before[3] + "|" + cell[3] + "|" + after[3],
            "ppp=" + before[1] + "|" + cell[1] + "|" + after[1],
        )
    if at > 1:
        out.append("gg=" + cells[at - 2][2] + "|" + cells[at - 1][2] + "|" + cell[3])
    return out
