"""Names of people, bodies and places, and the definite nouns that stand for them: "حمزة بيرقدار", "التنظيم", "ريف حلب".

Three readers look at every line: the knowledge base (`gazetteer`), a statistical model (`name_model`) and the rules of
this module (type words with quotation marks, facilities, countrysides). Their spans are cut to the bare name: no
clitics, titles or type words. What needs the whole document comes after: short names ("الأسد"), last names, nominals
("الجيش") and repetitions of what was found once. Ids come from `linking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import structs

from riwaya.knowledge import load
from riwaya.language.ar.gazetteer import Hit, hits
from riwaya.language.ar.linking import linked
from riwaya.language.ar.name_bodies import called, is_an_outlet, local, numbered, occupiers, spelt, unglued
from riwaya.language.ar.name_features import announcing, definite_titles, frequency_of, name_rules, peoples
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
from riwaya.language.ar.name_places import dedicated, honoured, is_nisba, joined, listed, missions, widened
from riwaya.language.ar.name_spans import (
    Found,
    Row,
    has_article,
    is_construct,
    is_epithet,
    loose_clitic,
    name_end,
    name_start,
    nations,
)
from riwaya.language.ar.name_table import Sentence
from riwaya.language.ar.own_outlet import CLOSE, OPEN, own_outlet
from riwaya.language.ar.verbs import tells
from riwaya.model import Article, EntityType, Mention, NameTier, Word
from riwaya.script import fold, key

_STOPS = frozenset(".!؟?")
_HYPHENS = frozenset("-\u2010\u2011\u2013")
#: "النظام" is no name: what is called by it is named by a common noun.
_OVERWHELMING = key("القاهرة")
_REGIME = key("نظام")
_AGENCY, _NEWS = (key("وكالة"),), (key("أنباء"),)


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
        candidates += _known(number, row, first, sentence.hits, labelled)
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


def _known(number: int, row: Row, base: int, found: Sequence[Hit], labelled: Labelled) -> Iterator[Found]:
    """Yield the names of the knowledge base that stand in a sentence; longer ones weigh more."""
    names = [hit for hit in found if hit.entry.standing in ("name", "authority") or _is_shown(row.words, base, hit)]
    spans = {(hit.first, hit.last): hit for hit in names}
    for hit in names:
        belief = labelled.belief(hit.first, hit.entry.type)
        first, last = base + hit.first, base + hit.last
        if hit.entry.standing == "short":
            led = row.words[first - 1].norm in name_rules("settlements") or is_an_outlet(row.words, first, hit)
            led = led or _is_sited(row.words, first, hit)
            if belief < 0.05 and not led:
                continue
        elif first == last and not _stands(row, first, hit, belief):
            continue
        if _has_shorter(row, base, hit, spans):
            continue
        kind = hit.entry.type
        start = row.line.start + row.folded.span(hit.start, hit.start + 1)[0]
        end = row.line.start + row.folded.span(hit.end - 1, hit.end)[1]
        bare = _head(row.words, first, last, kind)
        if bare > first:
            first, start = bare, row.words[bare].start  # no clitics within a known name: مدينة فان
        weight = 2.0 + (last - first) + 0.3 * belief + (0.1 if kind == "ORG" else 0.0) - 0.2 * hit.entry.bare
        weight += 0.15 * (start == row.words[first].start)
        yield Found(
            line=number, first=first, last=last, start=start, end=max(end, start + 1), type=kind,
            rule="names.known", ids=hit.entry.ids, weight=weight,
            nominal=kind == "ORG" and any(word.norm == _REGIME for word in row.words[first : last + 1]),
        )  # fmt: skip


def _is_shown(words: Sequence[Word], base: int, hit: Hit) -> bool:
    """Whether what stands before a short name tells that it is one: "مدينة الباب", "تلفزيون الميادين"."""
    return _is_called(words, base, hit) or (hit.first == hit.last and is_an_outlet(words, base + hit.first, hit))


def _is_called(words: Sequence[Word], base: int, hit: Hit) -> bool:
    """Whether a place with the name of a common word follows the word for its kind: مدينة الباب, بلدة حديثة."""
    at = base + hit.first
    if hit.entry.standing != "short" or hit.entry.type != "LOC" or not at or hit.first != hit.last:
        return False
    before = words[at - 1]
    if _is_sited(words, at, hit):
        return True
    if before.norm not in name_rules("before_places") or not is_construct(before):
        return False
    if words[at].text.startswith("ال"):
        return True
    # "قرية قصر البريج" is called by both words
    return words[at].pos == "noun" and not (at + 1 < len(words) and words[at + 1].text.startswith("ال"))


def _is_sited(words: Sequence[Word], at: int, hit: Hit) -> bool:
    """Whether it is told in which part of its country a town lies that is called like a common word ("في الزاوية غربي
    ليبيا")."""
    if not at or at + 2 >= len(words) or words[at - 1].pos != "prep":
        return False
    side, whole = words[at + 1], words[at + 2]
    if side.norm not in name_rules("sides") or side.text.startswith("ال") or _is_generic(whole):
        return False
    known = load().entities
    around = {known[one].country for one in load().candidates(key(whole.text)) if one.startswith("place:")}
    return any(known[one].country in around for one in hit.entry.ids)


def _has_shorter(row: Row, base: int, hit: Hit, spans: dict[tuple[int, int], Hit]) -> bool:
    """Whether the name is known without its type word or its closing epithet, and should be read so."""
    first, last = hit.first, hit.last
    if first == last:
        return False
    words = row.words
    bare = spans.get((first + 1, last)) if _stands_outside(words, base + first, hit.entry.type) else None
    if bare is not None and (hit.entry.type != "LOC" or set(bare.entry.ids) & set(hit.entry.ids)):
        return True  # but "جبل الزاوية" is not the town of الزاوية
    shorter = spans.get((first, last - 1))
    if shorter is None or hit.entry.type != "ORG" or shorter.entry.ids[0] not in hit.entry.ids:
        return False
    return is_epithet(words[base + last])


def _stands(row: Row, at: int, hit: Hit, belief: float) -> bool:
    """Whether a single known word is the name here: cut where its own clitics end, and no common word."""
    word, form = row.words[at], hit.entry.form
    stem = key(word.text[row.starts[at] - word.start : name_end(word) - word.start])
    if stem != form and key(word.text) != form and not hit.entry.bare:
        return False
    if word.stem + 1 < len(word.segments) and key(word.text[row.starts[at] - word.start :]) != form:
        return False  # names take no pronoun: "حريتنا" is no newspaper, "حماه" a spelling of حماة
    if belief < 0.5 and word.segments[word.stem + 1 :] and frequency_of(word.norm) > 10 * frequency_of(form):
        return False  # "نقده" is a town in Iran, and his criticism
    if _is_pointed_at(row.words, at) or is_nisba(row.words, at) or (len(form) < 3 and belief < 0.5):
        return False
    if hit.entry.type == "ORG" and hit.entry.standing == "name" and _is_enclosed(row.words, at):
        return True
    if _is_generic(word) or (word.text.endswith("ية") and word.norm in nations() and belief < 0.4):
        return False
    if is_an_outlet(row.words, at, hit):
        return True
    if belief < 0.5 and (word.pos not in ("noun", "adj", "propn") or tells(form)):
        return False
    if _is_overwhelming(row.words, at):
        return False
    only_places = all(one.startswith("place:") for one in hit.entry.ids)
    if only_places and _is_sited(row.words, at, hit):
        return True
    if only_places and frequency_of(form) > 1e-4 and belief < 0.3:
        return False
    before = row.words[at - 1] if at else None
    if form.endswith("يا") and _takes_nisba(row.words, at):
        return False
    if belief > 0.1 and before is not None and before.norm in name_rules("ground"):
        return True
    whole = "ال" + form if hit.entry.bare else form  # "للحوثيين" is الحوثيين
    return belief > 0.3 or is_proper(whole) or bool(at and _announced(row.words[at - 1], hit.entry.type))


def _is_enclosed(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands alone in brackets, as short names of bodies do after the long one: "(سانا)"."""
    return 0 < at < len(words) - 1 and words[at - 1].text == "(" and words[at + 1].text == ")"


def _takes_nisba(words: Sequence[Word], at: int) -> bool:
    """Whether an indefinite accusative stands before a word, so that "تركيا" says Turkish: شابا تركيا, 15 جنديا تركيا.

    A participle with an object ("متهما روسيا"), a verb with its object ("تنفذها تركيا") and the name of another country
    ("فرنسا وروسيا") do not count; a noun such as "شابا" may have been taken for a verb in the dual, which news hardly
    ever uses.
    """
    if not at or words[at - 1].segments[words[at - 1].stem + 1 :]:
        return False
    before, form = words[at - 1], key(words[at - 1].text)
    if before.pos == "num" or form in name_rules("tens"):
        return True
    if not form.endswith("ا") or load().candidates(form):
        return False
    if at > 1 and words[at - 2].pos == "num" and before.pos in ("noun", "adj"):
        return True
    if form in name_rules("governing"):
        return False
    return before.pos in ("noun", "adj") or (before.pos == "verb" and len(form) > 3 and not form.endswith("نا"))


def _is_pointed_at(words: Sequence[Word], at: int) -> bool:
    """Whether a demonstrative or a definite adjective makes a common noun of a word: هذه القاعدة, القاعدة الجوية."""
    word = words[at]
    if not word.text.startswith("ال"):
        return False
    if at and words[at - 1].norm in name_rules("demonstratives"):
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is not None
        and word.norm in name_rules("bases")
        and (after.norm in name_rules("of_bases") or (after.norm in nations() and not _is_blamed(after)))
    )


def _is_blamed(word: Word) -> bool:
    return word.norm in name_rules("epithets") or word.norm in name_rules("faiths")


@lru_cache(maxsize=16_384)
def is_proper(form: str) -> bool:
    """Whether a folded word is used as a proper noun: it hardly ever gains or loses the article ("دوما", "الموصل")."""
    own = frequency_of(form)
    other = frequency_of(form[2:]) / 8 if form.startswith("ال") else frequency_of("ال" + form)
    return other <= max(own * 0.02, 2e-8)


def _announced(before: Word, kind: EntityType) -> bool:
    """Whether the word before a name says what it is."""
    group = announcing().get(before.norm, "")
    return ("P" if kind == "LOC" else "T" if kind == "PER" else "O") in group and is_construct(before)


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
    first = _head(words, first, last, kind)
    while first < last and (words[last].pos == "punct" or _is_blame(words[last], kind) or _is_when(words[last])):
        last -= 1
    while kind == "PER" and first < last and (_is_owned(words[last]) or _opens_phrase(words[last])):
        last -= 1
    if first == last and kind != "PER" and (_is_attribute(words, first) or key(words[first].text) in _weapons()):
        return
    if first == last and kind == "PER" and _is_two_of_a_nation(words[first]):
        return
    if first == last and kind == "ORG" and words[first].norm in name_rules("taken_up"):
        return
    if kind == "ORG" and first < last and _is_taken_up(words[first], words[first + 1]):
        return
    if (
        first == last
        and kind == "LOC"
        and (_is_generic(words[first]) or is_nisba(words, first) or _is_overwhelming(words, first))
    ):
        return
    bare = words[first].text[row.starts[first] + loose_clitic(words[first]) - words[first].start :]  # "وقوات الأمن"
    form = " ".join((key(bare), *(key(word.text) for word in words[first + 1 : last + 1])))
    if kind == "ORG" and form in name_rules("of_a_country"):
        return
    if first == last and words[first].text.endswith("يا") and _takes_nisba(words, first):
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


def _is_overwhelming(words: Sequence[Word], at: int) -> bool:
    """Whether Cairo's name is the adjective that it is made of ("حالة القوة القاهرة")."""
    return at > 0 and key(words[at].text) == _OVERWHELMING and words[at - 1].norm in name_rules("overwhelming")


def _is_taken_up(head: Word, following: Word) -> bool:
    """Whether a definite noun that takes up a body stands before another name ("حملت المنظمة أنقرة المسؤولية"): no name
    is its genitive."""
    definite = head.text.startswith("ال") and head.norm in name_rules("taken_up")
    return definite and following.pos != "punct" and not following.text.startswith("ال")


def _is_two_of_a_nation(word: Word) -> bool:
    """Whether a word is the dual of an adjective of nation: "فلسطينيان" are two people and no name."""
    return word.norm.endswith("ان") and word.norm.removesuffix("ان") in peoples()


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


def _head(words: Sequence[Word], first: int, last: int, kind: EntityType) -> int:
    """Return where the bare name begins among words [first, last], after marks, titles and type words."""
    while first < last and (words[first].pos == "punct" or _stands_outside(words, first, kind)):
        first += 1
    agency = last - first >= 2 and words[first].norm in _AGENCY and words[first + 1].norm in _NEWS
    return first + 2 if agency and not words[first + 1].stem and not is_epithet(words[first + 2]) else first


def _is_generic(word: Word) -> bool:
    """Whether a word alone is a kind of place ("المدينة", "البلاد"), however many villages are called so."""
    if key(word.text) in name_rules("calendar"):
        return True
    return word.norm in name_rules("before_places") or word.norm in name_rules("generic")


def _is_no_name(word: Word) -> bool:
    """Whether a single word is too short for a name, or names a nation or community ("الأكراد", "تركي")."""
    if word.norm in name_rules("epithets") or key(word.text) in name_rules("calendar"):
        return True
    if "O" in announcing().get(word.norm, "") and not word.text.startswith("ال"):
        return True
    return len(word.norm) < 3 or word.norm.removeprefix("ال") in nations()


def _stands_outside(words: Sequence[Word], at: int, kind: EntityType) -> bool:
    word, following = words[at], words[at + 1]
    if kind == "PER":
        if key(word.text) in name_rules("after_letters"):
            return True
        return "T" in announcing().get(key(word.text), "") and word.norm not in ("امين", "ابن", "سيف", "نور")
    group = name_rules("before_places" if kind == "LOC" else "before_bodies")
    if word.norm not in group or (kind == "ORG" and (not is_construct(word) or is_epithet(following))):
        return False
    return key(following.text) not in name_rules("keeps_type_word")


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
