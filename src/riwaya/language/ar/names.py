"""Names of people, bodies and places, and the definite nouns that stand for them: "حمزة بيرقدار", "التنظيم", "ريف حلب".

Three readers look at every line: the knowledge base (`gazetteer`), a statistical model (`name_model`) and the rules of
this module (type words with quotation marks, facilities, countrysides). Their spans are cut to the bare name: no
clitics, titles or type words. What needs the whole document comes after: short names ("الأسد"), last names, nominals
("الجيش") and repetitions of what was found once. Ids come from `linking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import structs

from riwaya.language.ar.gazetteer import Hit, hits
from riwaya.language.ar.linking import linked
from riwaya.language.ar.name_bodies import called, local, numbered, occupiers, spelt, unglued
from riwaya.language.ar.name_features import announcing, definite_titles, frequency_of, name_rules, peoples
from riwaya.language.ar.name_known import bare_from, is_generic, is_overwhelming, known_names, takes_nisba
from riwaya.language.ar.name_lists import name_lists
from riwaya.language.ar.name_model import Labelled, Run, reader
from riwaya.language.ar.name_pairs import twins
from riwaya.language.ar.name_people import (
    apart,
    finished,
    paired,
    preceded,
    speaking,
    titled,
    with_origin,
    without_nouns,
)
from riwaya.language.ar.name_places import dedicated, honoured, is_make, is_nisba, joined, listed, missions, widened
from riwaya.language.ar.name_spans import (
    Found,
    Row,
    has_article,
    loose_clitic,
    name_end,
    name_start,
    nations,
)
from riwaya.language.ar.name_table import Sentence
from riwaya.language.ar.own_outlet import CLOSE, OPEN, own_outlet
from riwaya.model import Article, EntityType, Mention, NameTier, Word
from riwaya.script import fold, key

_STOPS = frozenset(".!؟?")
_HYPHENS = frozenset("-\u2010\u2011\u2013")


def mentions(article: Article, words: Sequence[Word], *, tier: NameTier = "fast") -> tuple[Mention, ...]:
    """Return the names of an article and the nouns that stand for them, linked to each other and to what is known.

    Args:
        article: the article.
        words: all of its words.
        tier: the statistical model that reads along.
    """
    rows = tuple(_rows(article, words))
    own = tuple(own_outlet(article, rows))
    sentences = [tuple(_sentences(row)) for row in rows]
    read = iter(reader(tier).read([sentence for line in sentences for _, sentence in line]))
    named = [
        found
        for number, (row, line) in enumerate(zip(rows, sentences, strict=True))
        for found in _named(number, row, own, [(first, one, next(read)) for first, one in line])
    ]
    named = without_nouns(rows, _with_repetitions(rows, named))
    return linked(article, rows, named)


def _rows(article: Article, words: Sequence[Word]) -> Iterator[Row]:
    at = 0
    for line in article.blocks():
        while at < len(words) and words[at].start < line.start:
            at += 1
        first = at
        while at < len(words) and words[at].start < line.end:
            at += 1
        own = tuple(words[first:at])
        folded = fold(article.text[line.start : line.end])
        yield Row(line, own, tuple(hits(folded, own, line.start)), tuple(map(name_start, own)), folded)


# --- one line -----------------------------------------------------------------------------------------------


def _named(number: int, row: Row, own: Sequence[Found], read: Sequence[tuple[int, Sentence, Labelled]]) -> list[Found]:
    """Return the names of a line without overlaps, the weightiest first.

    Args:
        number: the number of the line.
        row: the line.
        own: places of the outlet's own name, in all lines.
        read: the line's sentences, each with the number of its first word and what the model says of it.
    """
    candidates = [found for found in own if found.line == number]
    for first, sentence, labelled in read:
        candidates += _modelled(number, row, first, labelled.runs)
        candidates += known_names(number, row, first, sentence.hits, labelled)
    candidates += _quoted(number, row)
    candidates += missions(number, row)
    candidates += titled(number, row)
    candidates += paired(number, row)
    candidates += honoured(number, row)
    candidates += listed(number, row)
    candidates += joined(number, row)
    candidates += dedicated(number, row)
    candidates += spelt(number, row)
    candidates += numbered(number, row)
    candidates = unglued(candidates)
    candidates += occupiers(number, row)
    candidates += twins(number, row)
    candidates = [one for one in candidates if not is_make(row.words, one.first, one.last)]
    return list(_hyphened(row, _chosen(_grown(found, row) for found in candidates)))


def _hyphened(row: Row, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the names of a line, two of a person with a hyphen between them as one ("جان - كلود يونكر").

    A letter before the second one is no clitic ("فرانك- فالتر").
    """
    waiting: Found | None = None
    for one in found:
        if waiting is not None and _goes_on(row, waiting, one):
            waiting = structs.replace(waiting, last=one.last, end=one.end, rule="names.hyphen", ids=())
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _goes_on(row: Row, before: Found, one: Found) -> bool:
    """Whether a person's name goes on behind a hyphen from a given name before it."""
    between = row.words[before.last + 1 : one.first]
    people = before.type == one.type == "PER" and not before.nominal and not one.nominal
    return people and before.first == before.last and len(between) == 1 and between[0].text in _HYPHENS


def _grown(found: Found, row: Row) -> Found:
    """Return a name with what the words around it add to it."""
    return widened(local(called(preceded(with_origin(finished(speaking(found, row), row), row), row), row), row), row)


def _within(found: Sequence[Hit], first: int, last: int) -> Iterator[Hit]:
    """Yield the hits among words [first, last), with word numbers that count from there."""
    for hit in found:
        if first <= hit.first and hit.last < last:
            yield Hit(hit.start, hit.end, hit.first - first, hit.last - first, hit.entry)


def _chosen(candidates: Iterable[Found]) -> list[Found]:
    """Return the candidates that do not overlap a weightier one, in reading order."""
    taken: list[Found] = []
    used: set[int] = set()
    for found in sorted(candidates, key=lambda one: (-one.weight, one.start)):
        span = range(found.first, found.last + 1)
        if used.isdisjoint(span):
            taken.append(found)
            used.update(span)
    return sorted(taken, key=lambda one: one.start)


def _modelled(number: int, row: Row, base: int, runs: Iterable[Run]) -> Iterator[Found]:
    """Yield what the statistical model names, cut to the bare name."""
    for run in runs:
        first, last = base + run.first, base + run.last
        for start, end in apart(row.words, first, last) if run.type == "PER" else [(first, last)]:
            yield from _bare(number, row, start, end, run.type, run.belief)


def _sentences(row: Row) -> Iterator[tuple[int, Sentence]]:
    """Yield the stretches between full stops, each with the number of its first word."""
    for first, last in _stretches(row.words):
        yield first, Sentence(row.words[first:last], tuple(_within(row.hits, first, last)))


def _stretches(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(words):
        if word.text in _STOPS or at - first > 150:
            yield first, at + 1
            first = at + 1
    if first < len(words):
        yield first, len(words)


def _bare(number: int, row: Row, first: int, last: int, kind: EntityType, belief: float) -> Iterator[Found]:
    """Yield a run of words without the titles and type words at its head and the marks at its ends."""
    words = row.words
    first = bare_from(words, first, last, kind)
    while first < last and (words[last].pos == "punct" or _is_blame(words[last], kind) or _is_when(words[last])):
        last -= 1
    while kind == "PER" and first < last and _is_no_surname(words[last]):
        last -= 1
    if first == last and kind != "PER" and (_is_attribute(words, first) or key(words[first].text) in _weapons()):
        return
    if kind == "PER" and _are_two(words[first : last + 1]):
        return
    if first == last and kind == "ORG" and words[first].norm in name_rules("taken_up"):
        return
    if kind == "ORG" and first < last and _is_taken_up(words[first], words[first + 1]):
        return
    if (
        first == last
        and kind == "LOC"
        and (is_generic(words[first]) or is_nisba(words, first) or is_overwhelming(words, first))
    ):
        return
    bare = words[first].text[row.starts[first] + loose_clitic(words[first]) - words[first].start :]  # "وقوات الأمن"
    form = " ".join((key(bare), *(key(word.text) for word in words[first + 1 : last + 1])))
    if kind == "ORG" and form in name_rules("of_a_country"):
        return
    if first == last and words[first].text.endswith("يا") and takes_nisba(words, first):
        return
    if words[first].pos == "punct" or all(_is_no_name(word) for word in words[first : last + 1]):
        return
    weight = 1.0 + belief + 0.75 * (last - first) if belief > 0.5 else 0.5 + belief
    yield Found(
        line=number, first=first, last=last, start=row.starts[first] + loose_clitic(words[first]),
        end=name_end(words[last]), type=kind, rule="names.model", weight=weight,
    )  # fmt: skip


def _opens_phrase(word: Word) -> bool:
    """Whether a definite word behind a person's name is an organ of state or a title ("اتهم فلان الجيش")."""
    form = key(word.text)
    titled = word.text.startswith("ال") and word.norm in definite_titles() and word.norm not in name_rules("honours")
    return form in name_rules("of_a_country") or (
        titled and not any(flag in "sx" for flag in name_lists().get(form, ""))
    )


def _is_taken_up(head: Word, following: Word) -> bool:
    """Whether a definite noun that takes up a body stands before another name ("حملت المنظمة أنقرة المسؤولية"): no name
    is its genitive."""
    definite = head.text.startswith("ال") and head.norm in name_rules("taken_up")
    return definite and following.pos != "punct" and not following.text.startswith("ال")


def _is_no_surname(word: Word) -> bool:
    """Whether a word behind a person's name is none of it: owned, an organ of state, a people ("وصف فلان الأكراد")."""
    people = word.norm.removeprefix("ال")
    of_people = word.text.startswith("ال") and people in name_rules("communities") and not people.endswith(("ي", "يه"))
    return of_people or _is_owned(word) or _opens_phrase(word)


def _are_two(words: Sequence[Word]) -> bool:
    """Whether words are duals and so no name: "فلسطينيان" are two people, as are "مهاجمتان ملثمتان"."""
    forms = [word.norm for word in words]
    if len(forms) == 1:
        base = forms[0].removesuffix("ان")
        return base != forms[0] and (base in peoples() or base.endswith("ان"))
    return all(form.endswith("ان") for form in forms) and not any(form in name_lists() for form in forms)


@cache
def _weapons() -> frozenset[str]:
    """Return the names of weapons and aircraft, which are no bodies and no places."""
    return name_rules("weapons") | frozenset("ال" + form for form in name_rules("weapons"))


def _is_owned(word: Word) -> bool:
    """Whether a word is a common noun with a pronoun, which ends no name: أمين معلوف تحفته."""
    return bool(word.segments[word.stem + 1 :]) and frequency_of(word.norm) > 2e-6


def _is_when(word: Word) -> bool:
    return key(word.text) in name_rules("never_last")


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the definite adjective of a definite noun: السلم الأهلي names no club."""
    if not at or not has_article(words[at]) or not has_article(words[at - 1]):
        return False
    return words[at].pos == "adj" or words[at].text.endswith(("ي", "ية"))


def _is_blame(word: Word, kind: EntityType) -> bool:
    return kind == "ORG" and word.norm in name_rules("epithets")


def _is_no_name(word: Word) -> bool:
    """Whether a single word is too short for a name, or names a nation or community ("الأكراد", "تركي")."""
    if word.norm in name_rules("epithets") or key(word.text) in name_rules("calendar"):
        return True
    if "O" in announcing().get(word.norm, "") and not word.text.startswith("ال"):
        return True
    return len(word.norm) < 3 or word.norm.removeprefix("ال") in nations()


def _quoted(number: int, row: Row) -> Iterator[Found]:
    """Yield names in quotation marks after a type word: فصيل “صقور الجبل”, صحيفة "الديار"."""
    words = row.words
    for at in range(len(words) - 2):
        if words[at + 1].text not in OPEN or words[at].stem:
            continue
        group = announcing().get(words[at].norm, "")
        if not ("O" in group or "P" in group):
            continue
        if sum(word.text == words[at + 1].text for word in words[: at + 1]) % 2 and words[at + 1].text in "\"'":
            continue
        close = next((n for n in range(at + 2, min(at + 8, len(words))) if words[n].text in CLOSE), None)
        if close is None or close == at + 2:
            continue
        if any(word.pos in ("punct", "verb", "conj", "prep") for word in words[at + 2 : close]):
            continue
        kind: EntityType = "ORG" if "O" in group else "LOC"
        first, last = at + 2, close - 1
        yield Found(
            line=number, first=first, last=last, start=row.starts[first], end=name_end(words[last]), type=kind,
            rule="names.quoted", weight=1.9 + 0.75 * (last - first),
        )  # fmt: skip


# --- the document -------------------------------------------------------------------------------------------


def _with_repetitions(rows: Sequence[Row], named: list[Found]) -> list[Found]:
    """Return the names with their repetitions that no reader marked, and last words of full names of people."""
    table: dict[str, tuple[EntityType, int]] = {}
    for found in named:
        form = _form(rows[found.line], found.first, found.last)
        if found.weight > 1.5 and _rare(form.split()[-1] if found.first == found.last else form):
            table.setdefault(form, (found.type, found.last - found.first))
        if found.type == "PER" and found.last > found.first and found.rule != "names.quoted":
            last = _form(rows[found.line], found.last, found.last)
            if _rare(last) or _is_surname(last):
                table[last] = ("PER", 0)
    named = [_as_person(found, rows, table) for found in named]
    taken = {(found.line, at) for found in named for at in range(found.first, found.last + 1)}
    return sorted((*named, *_repeated(rows, table, taken)), key=lambda one: one.start)


def _as_person(found: Found, rows: Sequence[Row], table: dict[str, tuple[EntityType, int]]) -> Found:
    """Return a village's name as the last name of a person whom the document names in full."""
    if found.type != "LOC" or found.first != found.last or any(one.startswith("state:") for one in found.ids):
        return found
    held = table.get(_form(rows[found.line], found.first, found.last))
    if held is None or held[0] != "PER":
        return found
    return structs.replace(found, type="PER", ids=(), rule="names.repeated")


def _repeated(
    rows: Sequence[Row], table: dict[str, tuple[EntityType, int]], taken: set[tuple[int, int]]
) -> Iterator[Found]:
    if not table:
        return
    longest: dict[str, int] = {}
    for form, (_, size) in table.items():
        head = form.partition(" ")[0]
        longest[head] = max(size, longest.get(head, -1))
    for number, row in enumerate(rows):
        heads = [key(word.text[start - word.start :]) for word, start in zip(row.words, row.starts, strict=True)]
        for first, head in enumerate(heads):
            for size in range(min(longest.get(head, -1), 5), -1, -1):
                last = first + size
                if last >= len(row.words) or any((number, at) in taken for at in range(first, last + 1)):
                    continue
                held = table.get(_form(row, first, last))
                if held is None or held[1] != size:
                    continue
                taken.update((number, at) for at in range(first, last + 1))
                yield Found(
                    line=number, first=first, last=last, start=row.starts[first], end=name_end(row.words[last]),
                    type=held[0], rule="names.repeated", weight=1.0,
                )  # fmt: skip
                break


def _form(row: Row, first: int, last: int) -> str:
    """Return the folded words of a name, its first without clitics."""
    head = row.words[first]
    form = key(head.text[row.starts[first] - head.start :])
    return " ".join((form, *(key(word.text) for word in row.words[first + 1 : last + 1]))) if last > first else form


def _is_surname(form: str) -> bool:
    """Whether a word is a listed name and not so common that it means something else most of the time."""
    return (
        len(form) >= 3
        and form not in name_rules("calendar")
        and any(flag in "gsx" for flag in name_lists().get(form, ""))
        and frequency_of(form) < 2e-4
    )


def _rare(form: str) -> bool:
    """Whether a form is long and rare enough to mean the same wherever it stands in a document."""
    return " " in form or (len(form) >= 4 and frequency_of(form) < 2e-5)
