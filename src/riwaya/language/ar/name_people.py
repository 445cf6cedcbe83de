"""Names of people that the words around them show: after a title, with an origin or a given name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from riwaya.knowledge.ontology import capitals
from riwaya.knowledge.people import people
from riwaya.language.ar.name_features import (
    announcing,
    announcing_titles,
    definite_titles,
    frequency_of,
    name_rules,
    peoples,
)
from riwaya.language.ar.name_lists import name_lists
from riwaya.language.ar.name_spans import Found, Row, name_end, nations
from riwaya.language.ar.verbs import tells
from riwaya.model import Word
from riwaya.script import key

#: Letters of a given name at least, and how often a word may be met that is read as a family name.
_GIVEN, _COMMON = 3, 1e-4
_ALI = key("علي")
_KUNYA = frozenset(map(key, ("أبو", "أبي", "أبا", "أم")))


def titled(number: int, row: Row) -> Iterator[Found]:
    """Yield full names after a title and perhaps an adjective: العميد سامر …, الرئيس التركي رجب ….

    Leaves single names ("العميد سامر") and titles with a complement ("وزير الدفاع …") to the model.
    """
    words, titles, definite = row.words, announcing_titles(), definite_titles()
    for at, word in enumerate(words[:-2]):
        if word.norm not in definite and key(word.text) not in titles:
            continue
        first = at + 2 if words[at + 1].norm in peoples() else at + 1
        last = first
        while last < len(words) and last - first < 4 and is_part_of_name(words[last], head=last == first):
            last += 1
        listed = last - first >= 2 and any(f in "gsx" for f in name_lists().get(key(words[first + 1].text), ""))
        unsure = key(words[first].text) == _ALI and not listed  # "القائد علي خلفية ذلك"
        if last - first >= 2 and not unsure and not any(words[n].stem for n in (first,)):
            yield Found(
                line=number, first=first, last=last - 1, start=row.starts[first], end=name_end(words[last - 1]),
                type="PER", rule="names.titled", weight=1.2 + 0.75 * (last - 1 - first),
            )  # fmt: skip


def paired(number: int, row: Row) -> Iterator[Found]:
    """Yield a given name with the family name behind it that has the article: "مدير المكتب فراس العلي"."""
    words = row.words
    for at, (given, family) in enumerate(pairwise(words)):
        form = key(given.text)
        if "g" not in name_lists().get(form, "") or given.stem or len(form) < _GIVEN:
            continue
        if is_part_of_name(given, head=True) and _is_family(family) and row.starts[at] == given.start:
            yield Found(
                line=number, first=at, last=at + 1, start=row.starts[at], end=name_end(family), type="PER",
                rule="names.paired", weight=2.3,
            )  # fmt: skip


def _is_family(word: Word) -> bool:
    """Whether a word with the article is listed as a family name and is no common word."""
    form = key(word.text)
    listed = word.text.startswith("ال") and any(flag in "sx" for flag in name_lists().get(form, ""))
    return listed and not word.segments[word.stem + 1 :] and frequency_of(form) < _COMMON and not _opens_another(word)


def _opens_another(word: Word) -> bool:
    """Whether a word behind a person's name is another phrase: a day, an organ of state, a title, a nation, a verb."""
    form = key(word.text)
    titled = form in announcing() or form in definite_titles() or word.norm in definite_titles()
    day = word.norm in name_rules("calendar") or form in name_rules("calendar")
    return titled or day or form in name_rules("of_a_country") or word.norm in nations() or tells(form)


def is_part_of_name(word: Word, *, head: bool) -> bool:
    """Whether a word is a listed name of a person, or (not at the head) so rare that it may be an unlisted one."""
    form = key(word.text)
    flags = name_lists().get(form, "") + (name_lists().get(word.norm, "") if word.text.startswith("ال") else "")
    if word.norm in nations() or word.norm in name_rules("epithets"):
        return False
    if head and form == _ALI and word.text.endswith("ي"):
        return True  # "السفير علي الصادق": no preposition, where a title or a family name stands beside it
    if any(flag in "gsux" for flag in flags):
        return frequency_of(form) < 2e-4 and not tells(form) and form not in announcing()
    return (
        not head
        and word.pos in ("noun", "adj", "propn")
        and not word.segments[word.stem + 1 :]
        and (
            frequency_of(form) < 1e-6 and ("\u0621" <= form[0] <= "\u064a") and (not word.stem or form.startswith("ال"))
        )
    )


#: Unnamed sources, however they are described.
_SOURCES = frozenset(map(key, ("مصدر", "مصدرا", "مصدران", "مصدرين", "مصادر")))


def without_nouns(rows: Sequence[Row], named: Sequence[Found]) -> list[Found]:
    """Return the names without common nouns of people that were read as a person's: "قال قرويون", "مهاجر إفريقي".

    A word that a person's full name on the page holds stays a name ("بدوي" after "سامي بدوي").
    """
    borne = {
        key(word.text)
        for one in named
        if one.type == "PER" and one.last > one.first
        for word in rows[one.line].words[one.first : one.last + 1]
    }
    return [one for one in named if not _is_noun(rows[one.line], one, borne)]


def _is_noun(row: Row, found: Found, borne: set[str]) -> bool:
    if found.type != "PER" or found.nominal or found.ids:
        return False
    form = key(row.words[found.first].text)
    bare = form.removeprefix("و")
    if bare in _SOURCES:
        return True  # "مصدران عسكريان"
    if found.first != found.last:
        return False
    told = people().get(form) or people().get(bare)
    surname = bare.endswith("ي") and bare[:-1] in people()  # "ناجي"
    return told is not None and not told.near and not surname and not {form, bare} & borne


def with_origin(found: Found, row: Row) -> Found:
    """Return a kunya with the adjective of origin after it: أبو حمزة الحلبي."""
    at = found.last + 1
    if found.type != "PER" or at >= len(row.words) or row.words[found.first].norm not in _KUNYA:
        return found
    word = row.words[at]
    form = key(word.text)
    if found.last == found.first or found.last - found.first > 2 or not (form.startswith("ال") and form.endswith("ي")):
        return found
    return structs.replace(found, last=at, end=name_end(word), ids=(), weight=found.weight + 1.0)


def preceded(found: Found, row: Row) -> Found:
    """Return the single name of a person with the given name before it: "الأسد" after "سليمان" is another man."""
    if found.type == "ORG" or found.first != found.last or not found.first:
        return found
    own = key(row.words[found.first].text)
    if found.type == "LOC" and not (own.startswith("ال") and own.endswith("ي")):
        return found
    given, at = row.words[found.first - 1], found.first - 1
    form = key(given.text)
    if "g" not in name_lists().get(form, "") or given.pos != "noun" or tells(form) or frequency_of(form) > 2e-4:
        return found
    if form in announcing() or row.starts[found.first] != row.words[found.first].start:
        return found
    return structs.replace(found, first=at, start=row.starts[at], type="PER", ids=(), weight=found.weight + 0.75)


def apart(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the people of words [first, last], whom "and" joins: "أوديرنو ودنفورد" are two."""
    start = first
    for at in range(first + 1, last + 1):
        if words[at].stem and words[at].text.startswith("و") and key(words[at].text) not in name_lists():
            yield start, at - 1
            start = at
    yield start, last


def speaking(found: Found, row: Row) -> Found:
    """Return the town whose name people bear as the person who speaks: "أوضح مورينو". Towns do not talk, states do."""
    at, words = found.first, row.words
    if found.type != "LOC" or found.last != at or not at or words[at].stem:
        return found
    if words[at - 1].pos != "verb" or words[at - 1].norm not in name_rules("says"):
        return found
    if any(not one.startswith("place:") or one in capitals() for one in found.ids):
        return found
    borne = any(flag in "gsx" for flag in name_lists().get(key(words[at].text), ""))
    return structs.replace(found, type="PER", ids=()) if borne or not found.ids else found


def finished(found: Found, row: Row) -> Found:
    """Return a person's name with the word after a particle at its end, which closes no name: جان دو + لافونتين."""
    words, last = row.words, found.last
    if found.type != "PER":
        return found
    while last + 1 < len(words) and key(words[last].text) in name_rules("particles") and _may_close(words[last + 1]):
        last += 1
    if last == found.last:
        return found
    weight = found.weight + 0.75 * (last - found.last)
    return structs.replace(found, last=last, end=name_end(words[last]), ids=(), weight=weight)


def _may_close(word: Word) -> bool:
    if key(word.text) in name_rules("particles"):
        return True
    return word.pos in ("noun", "adj", "propn") and (not word.stem or key(word.text).startswith("ال"))
