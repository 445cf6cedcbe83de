"""Words and their parts: "وبمدينتهم" is و + ب + مدينت + هم, with the offsets of every part.

A written Arabic word may carry conjunctions, prepositions, the article, the future marker and a pronoun. Closed-class
words are looked up; for the others every possible division is weighed: how often the stem stands alone in a large
frequency list, and whether words that look as if they began with a clitic behave like stems ("وكالة" takes the article,
so its و is its own; "وقال" never does). Everything works on folded text, so vowel marks and tatweel do no harm.

Left alone: the vocative يا written apart, dialect clitics (ه، ح of the future), and أ of questions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from msgspec import Struct, structs

from riwaya.data import read_data
from riwaya.language.ar.frequency import FOLD_KEEPING_TEH, frequencies
from riwaya.language.ar.name_lists import name_lists
from riwaya.language.ar.verbs import Verb, tells, verbs
from riwaya.model import Line, Word
from riwaya.script import fold, key

# Folded text: marks are gone; ة was folded to ه, so the raw text is asked where that matters.
_TOKEN = re.compile(
    r"(?P<date>\d{1,4}[/\-.]\d{1,2}[/\-.]\d{2,4}|\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<num>(?P<conj>[وف])?(?P<prep>[بلك])?(?P<article>ال|ل(?=\d))?\d+(?:[.,٫٬]\d+)*%?)"
    r"|(?P<arabic>[\u0621-\u064a\u0671-\u06d3]+)"
    r"|(?P<latin>[^\W\d_]+(?:['’\-&.][^\W\d_]+)*)"
    r"|(?P<punct>\.{2,}|[^\w\s]|_+)"
)
_PRONOUN_COST = {
    "ه": 1.5, "ها": 1.5, "هم": 1.9, "هما": 2.5, "هن": 3.0, "نا": 2.3, "ك": 3.2, "كم": 3.2, "ني": 3.0,
    "كما": 4.0, "كن": 4.0,
}  # fmt: skip
_CONJUNCTION_COST = {"": 0.0, "و": 1.0, "ف": 2.0}
_PREFIX_COST = {"": 0.0, "ال": 0.1, "ب": 1.6, "بال": 1.7, "ل": 1.6, "لل": 1.8, "ك": 2.7, "كال": 2.8, "س": 2.0}
_PREFIX_PARTS = {
    "": (),
    "ال": (2,),
    "ب": (1,),
    "بال": (1, 2),
    "ل": (1,),
    "لل": (1, 1),
    "ك": (1,),
    "كال": (1, 2),
    "س": (1,),
}
#: A stem that merely looks like clitic + stem must show up in the company that stems keep; this much is granted.
_GRANT = 4.0
_FLOOR = 1e-10
#: What it costs to take an initial ال for a part of the stem.
_ARTICLE_LEFT = 4.0
_TANWIN = "\u064b"
#: "has lost", or ف and قد.
_FAQAD = "فقد"
#: Pronouns that end few names.
_OWNERS = ("ه", "ها", "هم")
#: Letters that begin the present of a verb.
_PRESENT = "يتن"


class Split(Struct, frozen=True):
    """A division of a folded word: lengths of the proclitics, of the stem and of the pronoun, and its class."""

    proclitics: tuple[int, ...]
    stem: int
    pronoun: int
    pos: str | None = None
    lemma: str | None = None


def words(text: str, blocks: Sequence[Line]) -> tuple[Word, ...]:
    """Return the words, numbers and marks of the lines in `blocks`, in order, each with its parts."""
    return tuple(word for line in blocks for word in _in_context(list(_of_line(text, line))))


class NounFeatures(Struct, frozen=True):
    """What the form of a noun shows; None where it shows nothing ("جنديين" is two or more)."""

    number: Literal["singular", "dual", "plural"] | None
    gender: Literal["masculine", "feminine"] | None


def noun_features(word: Word) -> NounFeatures | None:
    """Return number and gender of a noun or adjective as its ending and its singular show them; None for other words.

    "طائرات" is feminine plural, "مدينتان" feminine dual, "رجال" plural of a gender that the form leaves open. What has
    no mark of the feminine is not called masculine: "نار" and "سوريا" have none either.
    """
    if word.pos not in ("noun", "adj", "propn"):
        return None
    stem, lemma = word.norm, key(word.lemma)
    base = lemma.removesuffix("ه")
    feminine: Literal["feminine"] | None = "feminine" if lemma.endswith("ه") and word.pos != "propn" else None
    if stem in (base + "ان", base + "تان", base + "تين"):
        return NounFeatures("dual", "feminine" if stem != base + "ان" else None)
    if stem == base + "ات":
        return NounFeatures("plural", "feminine")
    if stem == base + "ون":
        return NounFeatures("plural", "masculine")
    if stem == base + "ين":
        return NounFeatures(None, "masculine")
    if stem == lemma or (stem == base + "ت" and len(word.segments) > word.stem + 1):
        return NounFeatures("singular", feminine)
    if stem in (base + "ه", base + "ا"):
        return NounFeatures("singular", "feminine" if stem.endswith("ه") else None)
    return NounFeatures("plural", None)


def _of_line(text: str, line: Line) -> Iterator[Word]:
    folded = fold(text[line.start : line.end])
    for token in _TOKEN.finditer(folded.text):
        first, last = folded.span(*token.span())
        start, end = line.start + first, line.start + last
        raw = text[start:end]
        parts = _parts(raw, token.group())
        segments = tuple([(start + one, start + other) for one, other in parts.segments])
        yield Word(
            start=start, end=end, text=raw, segments=segments, stem=parts.stem, norm=parts.norm, lemma=parts.lemma,
            pos=parts.pos,
        )  # fmt: skip


class Parts(Struct, frozen=True, gc=False):
    """What a written word shows wherever it stands: a `Word` whose segments count from its own first letter."""

    segments: tuple[tuple[int, int], ...]
    stem: int
    norm: str
    lemma: str
    pos: str


@lru_cache(maxsize=65_536)
def _parts(raw: str, form: str) -> Parts:
    """Return the parts of a word of a text, number or mark; `form` is the word as it was folded in its line."""
    token = _TOKEN.match(form)
    assert token is not None
    return _arabic(raw, form) if token.lastgroup == "arabic" else _plain(raw, token)


def _edges(raw: str, form: str, cuts: Sequence[int]) -> list[int]:
    """Return the offsets in the word as written of some offsets in its folded form."""
    folded = fold(raw)
    before = folded.text.index(form)  # not 0 where one written letter folds to several words
    return [folded.span(before + cut, before + cut)[0] for cut in cuts]


def _plain(raw: str, token: re.Match[str]) -> Parts:
    """Divide a number, a mark or a word in another script; a number may carry clitics ("ب15", "الـ12")."""
    cuts = [0]
    for name in ("conj", "prep", "article"):
        if token.lastgroup == "num" and token.group(name):
            cuts.append(token.end(name))
    edges = _edges(raw, token.group(), cuts)
    segments = tuple(zip(edges, [*edges[1:], len(raw)], strict=True))
    pos = {"latin": "propn", "punct": "punct"}.get(token.lastgroup or "", "num")
    return Parts(segments, len(cuts) - 1, token.group()[cuts[-1] :], raw[edges[-1] :], pos)


def _arabic(raw: str, form: str) -> Parts:
    """Divide a word in Arabic letters; its segments tile it."""
    split, lemma, pos = _analysis(_kept(raw, form))
    cuts = [0]
    for length in (*split.proclitics, split.stem, split.pronoun):
        if length:
            cuts.append(cuts[-1] + length)
    edges = [0, *_edges(raw, form, cuts[1:-1]), len(raw)]
    segments = tuple(pairwise(edges))
    stem = len(split.proclitics)
    begin = sum(split.proclitics)
    if pos in ("noun", "adj") and split.lemma is None:
        start, end = segments[stem]
        lemma = _nominal_lemma(_STRIP.sub("", raw[start:end]), pos, bound=split.pronoun > 0)
    return Parts(segments, stem, form[begin : begin + split.stem], lemma, pos)


_STRIP = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u08d3-\u08ff\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]"
)


def _kept(raw: str, form: str) -> str:
    """Return the folded word with its ة kept apart from ه (only the latter can be a pronoun) and its final tanwin."""
    if form.endswith("ا"):
        return form + _TANWIN if raw.endswith(("ً", "ًا")) else form
    if not form.endswith("ه"):
        return form
    return form[:-1] + "ة" if _STRIP.sub("", raw)[-1:] in "ةۃ" else form


@lru_cache(maxsize=65_536)
def _analysis(word: str) -> tuple[Split, str, str]:
    closed = _closed().get(word.rstrip(_TANWIN))
    if closed is not None:
        return closed, closed.lemma or word, closed.pos or "part"
    split = _best(word.rstrip(_TANWIN), bare=word.endswith(_TANWIN))
    word = word.rstrip(_TANWIN)
    begin = sum(split.proclitics)
    stem = word[begin : begin + split.stem]
    pos = _class_of(word, split, stem)
    return split, _lemma(stem, split, pos), pos


def _best(word: str, *, bare: bool) -> Split:
    """Return the division with the highest score; a `bare` word carries a tanwin, so no pronoun."""
    if len(word) < 3 or word in _whole():
        return Split((), len(word), 0)
    candidates = [found for found in _candidates(word) if not (bare and found[1].pronoun)]
    return max(candidates, key=lambda candidate: candidate[0])[1]


def _candidates(word: str) -> Iterator[tuple[float, Split]]:
    """Yield (score, division) for every division that leaves a stem of two letters or more."""
    for conjunction, first_cost in _CONJUNCTION_COST.items():
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        for prefix, cost in _PREFIX_COST.items():
            body = rest[len(prefix) :]
            if not rest.startswith(prefix) or len(body) < 2 or (prefix == "س" and body[0] not in "يتنا"):
                continue
            definite = prefix in ("ال", "بال", "كال", "لل")
            if definite and prefix != "لل" and _keeps_al("ال" + body):
                continue
            if not definite and body.startswith("ال") and len(body) >= 4 and not _keeps_al(body):
                cost += _ARTICLE_LEFT
            lengths = ((1,) if conjunction else ()) + _PREFIX_PARTS[prefix]
            yield -first_cost - cost + _strength(body, definite=definite), Split(lengths, len(body), 0)
            if definite:
                continue
            for pronoun, pronoun_cost in _PRONOUN_COST.items():
                stem = body[: -len(pronoun)]
                if body.endswith(pronoun) and len(stem) >= 2:
                    score = -first_cost - cost - pronoun_cost + _bound_strength(stem, verb=prefix == "س")
                    yield score, Split(lengths, len(stem), len(pronoun))


def _keeps_al(body: str) -> bool:
    """Whether an initial ال belongs to the stem, with a pronoun after it or without ("ألبومها", "التقاه")."""
    stems = _al_stems()
    return body in stems or any(
        body.endswith(pronoun) and body[: -len(pronoun)] in stems for pronoun in _PRONOUN_COST if len(body) > 5
    )


@lru_cache(maxsize=131_072)
def _strength(stem: str, *, definite: bool) -> float:
    """Return the logarithm of how much `stem` is worth as a stem that stands without a pronoun."""
    frequency = frequencies()
    alone = frequency.get(stem, 0.0)
    if definite:
        return math.log10(max(alone + frequency.get("ال" + stem, 0.0), _FLOOR)) - _shortness(stem)
    if stem in _whole() or _is_verb(stem) or _is_name(stem):
        return math.log10(max(alone, 1e-7 if stem in _whole() or _is_verb(stem) else 1e-9))
    for granted in _support(stem):
        alone = min(alone, granted)
    if stem.endswith("نا") and len(stem) > 3:
        alone = max(alone, 0.05 * frequency.get("ال" + stem[:-1], 0.0))
    return math.log10(max(alone, _FLOOR)) - _shortness(stem)


def _is_name(stem: str) -> bool:
    """Whether `stem` is a listed name of a person; a town may well be another word with a clitic.

    The lists write ة as ه, so a final ه says nothing ("رفيقه" is his friend, رفيقة a name); nor do four letters that
    begin with the article ("الحر").
    """
    if len(stem) <= 3 or stem.endswith(_OWNERS) or (len(stem) == 4 and stem.startswith("ال")):
        return False
    flags = name_lists().get(stem[:-1] + "ه" if stem.endswith("ة") else stem, "")
    return any(flag in flags for flag in "gx")


def _is_verb(stem: str) -> bool:
    """Whether `stem` is a form of a listed verb in the third person, without the future marker."""
    found = verbs().get(stem)
    return found is not None and found.form.tense != "future" and found.form.person == 3


def _bound_strength(stem: str, *, verb: bool) -> float:
    """Return the worth of a stem before a pronoun, under the form it has alone ("مدينت" is مدينة, "قتلو" قتلوا)."""
    best = _strength(stem, definite=False)
    if stem.endswith("ت"):
        best = max(best, _strength(stem[:-1] + "ة", definite=False))
    elif stem.endswith("و"):
        best = max(best, _strength(stem + "ا", definite=False))
    elif stem.endswith("ا") and len(stem) > 2:
        best = max(best, _strength(stem[:-1] + "ي", definite=False))
    elif stem.endswith(("ئ", "ؤ")):
        best = max(best, _strength(stem[:-1] + "ء", definite=False))
    return best


def _shortness(stem: str) -> float:
    return 1.0 if len(stem) == 2 else 0.0


def _support(stem: str) -> Iterator[float]:
    """Yield, for each edge of `stem` that could be a clitic, how much the list supports that it is not one."""
    frequency = frequencies()

    def seen(*forms: str) -> float:
        return _GRANT * sum(frequency.get(form, 0.0) for form in forms)

    nominal: tuple[str, ...] = ("ال" + stem, "لل" + stem, "وال" + stem, "بال" + stem)
    if stem.endswith("ا") and len(stem) > 3:  # "لقبا" is لقب in the accusative and keeps its company
        nominal += tuple(form[:-1] for form in nominal)
    if stem[0] in "وف":
        yield seen("و" + stem, "ف" + stem, "ب" + stem, "ل" + stem, *nominal)
    elif stem[0] in "لس" and len(stem) > 3 and stem[1] in _PRESENT and _is_verb(stem[1:]):
        yield seen(*nominal)  # "ليصبح", "ستظل": the endings of the verb say nothing for the clitic
    elif stem[0] in "بلكس":
        prefixed = tuple(letter + stem for letter in "بلكي" if letter + stem[0] != "لل")
        yield seen(*prefixed, stem + "ت", stem + "وا", *nominal)
    for pronoun in _PRONOUN_COST:
        if stem.endswith(pronoun) and len(stem) - len(pronoun) >= 2:
            yield seen(stem + "ه", stem + "ها", stem + "ت", stem + "ات", stem + "ين", stem + "ة", *nominal)
            return


# --- class and lemma ----------------------------------------------------------------------------------------

#: How rarely a form takes the article, beside a noun, when it is no noun itself.
_RARELY = 0.03
#: The same where the form is known as a verb ("عبر" beside "العبور"; "حرب" takes the article as "الحروب" does).
_RARER = 0.3
#: After these a word that may be noun or verb is a verb.
_VERB_AFTER = frozenset(
    [
        "قد",
        "لقد",
        "لم",
        "لن",
        "لا",
        "ما",
        "سوف",
        "ان",
        "كي",
        "لكي",
        "حتي",
        "الذي",
        "التي",
        "الذين",
        "حين",
        "حيث",
        "عندما",
        "بعدما",
        "كما",
        "اذ",
        "اذا",
        "لو",
        "بينما",
        "كان",
        "كانت",
        "ثم",
    ]
)


def _class_of(word: str, split: Split, stem: str) -> str:
    """Return the coarse class of an open-class word; `verb?` where the letters allow noun and verb alike."""
    begin = sum(split.proclitics)
    before = word[:begin]
    if 2 in split.proclitics or before.endswith("لل"):
        return "adj" if stem.endswith(("ي", "ية")) and len(stem) > 4 else "noun"
    if before.endswith("س"):
        return "verb"
    found = _verb_of(stem, bound=split.pronoun > 0)
    if found is not None and not before.endswith(("ب", "ك")) and not (before.endswith("ل") and _is_past(found)):
        return "verb?" if _also_noun(stem, found) else "verb"
    if not before and stem[0] in "ي" and len(stem) >= 4 and frequencies().get("ت" + stem[1:], 0.0) > 0:
        return "verb"
    if stem.endswith("وا") and len(stem) > 4:
        return "verb"
    if stem.endswith(("ي", "ية")) and len(stem) > 4 and not split.pronoun:
        return "adj"
    return "noun"


def _is_past(found: Verb) -> bool:
    return found.form.tense == "past"


def _also_noun(stem: str, found: Verb) -> bool:
    """Whether the form is also a verbal noun or a common noun: قتل، تقدم, and what ends like a feminine noun."""
    form = found.form
    if stem[0] == "ي" and len(stem) > 3:
        return False
    if form.person != 3 or form.mood == "jussive" or form.number == "dual":
        return True
    plain = form.tense == "past" and form.number == "singular" and form.gender == "masculine"
    return (plain and (len(stem) <= 3 or stem[0] == "ت")) or (form.tense == "present" and stem[0] in "تنا")


def _verb_of(stem: str, *, bound: bool) -> Verb | None:
    """Return the reading of `stem` as a verb; before a pronoun قتلو is قتلوا and نفا is نفى."""
    found = verbs().get(stem)
    if found is None and bound:
        found = verbs().get(stem + "ا") if stem.endswith("و") else verbs().get(stem[:-1] + "ي")
    return found


def _in_context(line: list[Word]) -> list[Word]:
    """Settle what the letters leave open: a `verb?` is a verb where a clause begins, a noun elsewhere."""
    for at, word in enumerate(line):
        if word.norm == _FAQAD and len(word.segments) == 1 and at + 1 < len(line) and _tells_past(line[at + 1]):
            line[at] = _so_has(word)
            continue
        if word.pos != "verb?":
            continue
        before = line[at - 1] if at else None
        line[at] = structs.replace(word, pos="verb") if _verb_fits(word, before) else _as_noun(word)
    return line


def _tells_past(word: Word) -> bool:
    found = verbs().get(word.norm) if word.stem == 0 else None
    return found is not None and _is_past(found)


def _so_has(word: Word) -> Word:
    """Return فقد before a verb of the past as ف and قد; alone it is "lost"."""
    cut = word.end - len(word.text.lstrip("ف"))
    segments = ((word.start, cut), (cut, word.end))
    return structs.replace(word, segments=segments, stem=1, norm=_FAQAD[1:], lemma=_FAQAD[1:], pos="part")


def _verb_fits(word: Word, before: Word | None) -> bool:
    if before is None or before.norm in _VERB_AFTER:
        return True
    if before.pos in ("prep", "verb", "num") or (word.stem == 0 and word.text[0] in "تنا" and before.pos == "noun"):
        return before.pos == "noun" and before.stem > 0
    return before.pos == "punct" or word.stem > 0 or len(before.segments) > before.stem + 1


def _as_noun(word: Word) -> Word:
    start, end = word.segments[word.stem]
    raw = word.text[start - word.start : end - word.start]
    bound = len(word.segments) > word.stem + 1
    return structs.replace(word, pos="noun", lemma=_nominal_lemma(_STRIP.sub("", raw), "noun", bound=bound))


def _lemma(stem: str, split: Split, pos: str) -> str:
    """Return the dictionary form: the past of a verb, the singular of a noun where the dictionary knows it."""
    if pos in ("verb", "verb?"):
        found = _verb_of(stem, bound=split.pronoun > 0)
        return found.lemma if found is not None else _past(stem)
    return stem


@lru_cache(maxsize=8_192)
def _past(present: str) -> str:
    """Return the past of a verb that no list knows ("يناسب": ناسب, "ينبغي": انبغى), the form itself where none is seen.

    The letters of the present leave several pasts open (ناسب, أناسب, اناسب); the one that the frequency list knows best
    is taken.
    """
    body = present[1:]
    if present[0] not in _PRESENT or len(body) < 3:
        return present
    bodies = (body, body[:-1] + "ى") if body.endswith("ي") else (body,)
    pasts = [before + form for form in bodies for before in ("", "أ", "ا")]
    best = max(pasts, key=_alone)
    return best if _alone(best) > _FLOOR else present


@lru_cache(maxsize=32_768)
def _nominal_lemma(stem: str, pos: str, *, bound: bool) -> str:
    """Return the dictionary form of a noun or adjective as it is written, without marks."""
    folded = stem.translate(FOLD_KEEPING_TEH)
    if bound and folded.endswith("ت") and folded[:-1] + "ة" in frequencies():
        stem = stem[:-1] + "ة"
    if pos == "adj" and folded.endswith("ية") and _common(folded[:-1]) > 0.3 * _common(folded):
        return stem[:-1]
    return _noun_lemma(stem)


@lru_cache(maxsize=32_768)
def _noun_lemma(stem: str) -> str:
    """Return the singular of a noun; verbal nouns stay nouns, though the dictionary leads them to their verb."""
    from simplemma import lemmatize

    if stem.endswith("ا") and len(stem) > 3 and _alone(stem[:-1]) > _alone(stem):
        stem = stem[:-1]
    lemma = str(lemmatize(stem, lang="ar"))
    if key(lemma) == key(stem):
        lemma = str(lemmatize(stem.translate(FOLD_KEEPING_TEH), lang="ar"))
    if key(lemma) != key(stem):
        return stem if _keeps_itself(stem.translate(FOLD_KEEPING_TEH), lemma) else lemma
    return _singular(stem) if _is_plural(stem) else stem


def _keeps_itself(stem: str, lemma: str) -> bool:
    """Whether `lemma` is the verb that `stem` belongs to (تعليم: علّم, مسيطر: سيطر, عبور: عبر), not its singular.

    A singular is a noun, so it takes the article about as readily as its plural ("الحرب" beside "الحروب").
    """
    if _is_plural(stem):
        return False
    if stem[0] == "م" and lemma[0] != "م" and len(lemma) < len(stem):
        return True
    verbal_noun = stem.startswith("ت") and len(stem) == len(lemma) + 2 and stem[-2] == "ي"
    if tells(lemma) and (verbal_noun or (len(lemma) >= 4 and lemma[0] in "اأ")):
        return True
    rarely = _RARER if lemma.translate(FOLD_KEEPING_TEH) in verbs() else _RARELY
    return len(lemma) < len(stem) and _alone("ال" + lemma) < rarely * _alone("ال" + stem)


def _is_plural(stem: str) -> bool:
    return len(stem) > 4 and stem.endswith(("ات", "ون", "ين"))


def _singular(stem: str) -> str:
    """Return the singular of a regular plural, or the word itself where the list knows no singular."""
    base = stem[:-2]
    choices = (base + "ة", base) if stem.endswith("ات") else (base,)
    best = max(choices, key=_common)
    return best if _common(best) > max(1e-7, 0.05 * _common(stem)) else stem


def _common(form: str) -> float:
    """Return how often a noun or adjective occurs, with the article or without."""
    return _alone(form) + _alone("ال" + form)


def _alone(form: str) -> float:
    return frequencies().get(form.translate(FOLD_KEEPING_TEH), 0.0)


# --- lists --------------------------------------------------------------------------------------------------


@cache
def _lists() -> dict[str, object]:
    source = files("riwaya") / "language" / "ar" / "lexicon" / "function_words.yaml"
    loaded: dict[str, object] = read_data(source)
    return loaded


def _folded(word: str) -> str:
    return word.replace("ـ", "").replace("ً", "").translate(FOLD_KEEPING_TEH)


@cache
def _al_stems() -> frozenset[str]:
    return frozenset(_folded(word) for word in _lists()["al_stems"])  # type: ignore[attr-defined]


@cache
def _whole() -> frozenset[str]:
    return frozenset(_folded(word) for word in _lists()["whole"])  # type: ignore[attr-defined]


@cache
def _closed() -> dict[str, Split]:
    """Return every closed-class word, with and without pronouns and conjunctions."""
    table: dict[str, Split] = {}
    for pos, group in _lists().items():
        if isinstance(group, dict):
            for form, split in _group(pos, group):
                table.setdefault(form, split)
                for conjunction in ("و", "ف"):
                    if conjunction + form not in _whole():
                        joined = structs.replace(split, proclitics=(1, *split.proclitics))
                        table.setdefault(conjunction + form, joined)
    return table


def _group(pos: str, group: dict[str, list[object]]) -> Iterator[tuple[str, Split]]:
    for word in group.get("words", ()):
        form = _folded(str(word))
        yield form, Split((), len(form), 0, pos, str(word))
    for pair in group.get("with_pronouns", ()):
        lemma, bound = str(pair[0]), _folded(str(pair[1]))  # type: ignore[index]
        form = _folded(lemma)
        yield form, Split((), len(form), 0, pos, lemma)
        for pronoun in (*_PRONOUN_COST, "ي") if pos != "noun" else _PRONOUN_COST:
            yield bound + pronoun, Split((), len(bound), len(pronoun), pos, lemma)
    for pair in group.get("joined", ()):
        first, second = str(pair).split()
        form = _folded(second)
        length = len(_folded(first))
        yield _folded(first) + form, Split((length,), len(form), 0, pos, second)
        for pronoun in (*_PRONOUN_COST, "ي") if form in ("ان",) else ():
            yield _folded(first) + form + pronoun, Split((length,), len(form), len(pronoun), pos, second)
    for pair in group.get("joined_with_pronouns", ()):
        first, second = str(pair).split()
        form, length = _folded(second), len(_folded(first))
        yield _folded(first) + form, Split((length,), len(form), 0, pos, second)
        for pronoun in _PRONOUN_COST:
            yield _folded(first) + form + pronoun, Split((length,), len(form), len(pronoun), pos, second)
    if pos == "prep":
        for proclitic in ("ب", "ل"):
            for pronoun in ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي"):
                yield proclitic + pronoun, Split((), 1, len(pronoun), "prep", proclitic)
