"""The lexicon of words that tell events: `lexicon/triggers/*.yaml` as patterns by their first part.

A pattern is a word or a phrase with the endings that its kind takes; "…" holds a gap open, "ب" and "ل" at the end of a
phrase are written at the head of the next word; "@country", "@nation" and "@body" stand for any word that names a
country, is an adjective of origin, or names an armed or political group ("انضم/ينضم … إلى @body"), "@office", "@force"
and the other kinds of `lexicon/kinds.yaml` for any word of theirs, "@number" for numerals too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from riwaya.data import read_data
from riwaya.errors import KnowledgeError
from riwaya.knowledge import load, ontology
from riwaya.language.ar.forms import VerbForm, verb_forms
from riwaya.language.ar.frequency import FOLD_KEEPING_TEH, frequencies
from riwaya.script import key

Form = Literal["verb", "masdar", "participle", "noun", "phrase"]

LEXICON = Path(__file__).with_name("lexicon")
#: Words that a phrase may hold open between two of its parts ("شنت [طائرات مجهولة الهوية] غارات").
GAP = 7
GAP_MARK = "…"
#: The type of phrases that tell no event and silence the words in them ("فجر اليوم", "جبهة تحرير").
SILENT = "NONE"
_SECTIONS: tuple[tuple[str, Form], ...] = (
    ("verbs", "verb"),
    ("masdars", "masdar"),
    ("participles", "participle"),
    ("nouns", "noun"),
    ("phrases", "phrase"),
)
#: Regular endings that a listed word also takes, by its kind ("اعتقال" also "اعتقالات", "محاصر" also "محاصرون").
_ENDINGS: Mapping[Form, tuple[str, ...]] = {
    "masdar": ("", "ات", "ين", "ان"),
    "participle": ("", "ه", "ين", "ون", "ان", "ات", "تين", "تان"),
    "noun": ("",),
    "phrase": ("",),
    "verb": ("",),
}
#: Endings are given to words of at least this many letters; shorter ones would meet other words.
LONG = 4
#: Verbal nouns whose first two letters are no article.
_OWN_ARTICLE = tuple(map(key, ("التزام", "التحاق", "التقاء", "التماس", "التفاف", "التحام", "التهام", "التجاء")))
#: Parts of phrases that stand for a kind of name.
COUNTRY, NATION, BODY = "@country", "@nation", "@body"
NUMBER, _MARK = "@number", "@"
#: Kinds whose words may have a pronoun behind them ("تحركت قواته").
OWNED = frozenset(("@force", "@people", "@office", "@armed"))
#: First words of countries of two ("الولايات المتحدة"), and letters that a name has at least.
_UNITED, _NAME = (key("ولايات"), key("مملكة")), 3
#: Parts of phrases that are written at the head of a word.
LEADING = frozenset(("ب", "ل"))


class Pattern(Struct, frozen=True):
    """A word or phrase of the lexicon: its parts (look-up keys, or a gap), the words it needs behind the first, and
    what it tells."""

    parts: tuple[str, ...]
    needs: frozenset[str]
    event: str
    mode: str | None
    frame: str
    form: Form
    lemma: str
    tense: str | None = None


class Group(Struct, frozen=True):
    """The patterns that begin with one part, numbered in order: those of a single word, and the phrases by one of the
    words that they need behind it, the one that fewest phrases need."""

    alone: tuple[tuple[int, Pattern], ...]
    phrases: dict[str, tuple[tuple[int, Pattern], ...]]

    def near(self, behind: AbstractSet[str]) -> list[Pattern]:
        """Return in order the patterns whose words all stand among the look-up keys behind the first."""
        found = [*self.alone]
        for word in self.phrases.keys() & behind:
            found += [one for one in self.phrases[word] if one[1].needs <= behind]
        return [pattern for _, pattern in sorted(found, key=itemgetter(0))]


class Lexicon(Struct, frozen=True):
    """The patterns by their first part, the verbs' forms by their spelling, every literal key that occurs, and how many
    words behind its first the longest phrase can reach."""

    patterns: dict[str, tuple[Pattern, ...]]
    verbs: dict[str, tuple[tuple[str, VerbForm], ...]]
    literals: frozenset[str]
    reach: int


@cache
def lexicon() -> Lexicon:
    """Return the trigger lexicon, read once.

    Raises:
        KnowledgeError: when a file holds an entry that is no trigger.
    """
    patterns: defaultdict[str, list[Pattern]] = defaultdict(list)
    verbs: dict[str, tuple[str, str]] = {}
    for name, entry in _entries():
        for pattern in _patterns(name, entry, verbs):
            patterns[pattern.parts[0]].append(pattern)
    forms: defaultdict[str, list[tuple[str, VerbForm]]] = defaultdict(list)
    for lemma, (past, present) in verbs.items():
        for spelling, form in verb_forms(past, present).items():
            forms[spelling].append((lemma, form))
    literals = {part for group in patterns.values() for pattern in group for part in pattern.parts}
    return Lexicon(
        patterns={first: tuple(group) for first, group in patterns.items()},
        verbs={
            spelling: tuple(sorted(found, key=lambda one: _likelier(spelling, one[0])))
            for spelling, found in forms.items()
        },
        literals=frozenset(part for part in literals if part != GAP_MARK and not part.startswith(("v:", _MARK))),
        reach=max(
            sum(GAP if part == GAP_MARK else 1 for part in pattern.parts[1:])
            for group in patterns.values()
            for pattern in group
        ),
    )


@cache
def groups() -> Mapping[str, Group]:
    """Return the patterns of the lexicon by their first part, ready to be asked which of them may stand in a text."""
    patterns = lexicon().patterns
    needed = Counter(word for group in patterns.values() for pattern in group for word in pattern.needs)
    found: dict[str, Group] = {}
    for first, group in patterns.items():
        alone: list[tuple[int, Pattern]] = []
        phrases: defaultdict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        for number, pattern in enumerate(group):
            rarest = min(pattern.needs, key=lambda word: (needed[word], word), default=None)
            (alone if rarest is None else phrases[rarest]).append((number, pattern))
        found[first] = Group(tuple(alone), {word: tuple(told) for word, told in phrases.items()})
    return found


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """Return for each word without article its kinds: it names a country or a group, is an adjective of origin, or is
    listed in `kinds.yaml`."""
    told, states = defaultdict[str, set[str]](set), set(ontology.nisbas())
    for entity in load().entities.values():
        if entity.id in states:
            _tell(told, COUNTRY, (entity.ar, *entity.forms))
        elif entity.id.startswith("group:"):
            _tell(told, BODY, (entity.ar, *entity.forms, *entity.hostile, *entity.short))
    for forms in ontology.nisbas().values():
        _tell(told, NATION, (*forms, *(form + "ة" for form in forms)))
    for word in _UNITED:
        told[word].add(COUNTRY)
    for kind, words in read_data(LEXICON / "kinds.yaml").items():
        for word in words:
            told[key(word)].add(kind)
    return {word: tuple(sorted(found)) for word, found in told.items() if len(word) >= _NAME}


def _tell(told: Mapping[str, set[str]], kind: str, names: Iterable[str]) -> None:
    """Add a kind to the names that are one word."""
    for name in map(key, names):
        if " " not in name:
            told[name.removeprefix("ال")].add(kind)


def _likelier(spelling: str, lemma: str) -> tuple[bool, float]:
    """Return a key that puts the likelier of two verbs with one form first: its own past, else the common one."""
    past = key(lemma.removeprefix("v:"))
    return spelling != past, -frequencies().get(lemma.removeprefix("v:").translate(FOLD_KEEPING_TEH), 0.0)


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entries of all trigger files with the name of the file."""
    for path in sorted((LEXICON / "triggers").glob("*.yaml")):
        for entry in read_data(path):
            yield path.name, entry


def _patterns(name: str, entry: dict[str, Any], verbs: dict[str, tuple[str, str]]) -> Iterator[Pattern]:
    unknown = set(entry) - {"event", "mode", "frame", "tense", *(section for section, _ in _SECTIONS)}
    if unknown or "event" not in entry or "frame" not in entry:
        raise KnowledgeError("a trigger entry is wrong", where=name, field=", ".join(unknown) or "event, frame")
    for section, form in _SECTIONS:
        for listed in entry.get(section) or ():
            for parts in _parts(listed, form, verbs):
                yield Pattern(
                    parts=parts,
                    needs=frozenset(part for part in parts[1:] if part != GAP_MARK and part not in LEADING),
                    event=entry["event"],
                    mode=entry.get("mode"),
                    frame=entry["frame"],
                    form=form,
                    lemma=_lemma(listed, form),
                    tense=entry.get("tense"),
                )


def _parts(listed: str, form: Form, verbs: dict[str, tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield the look-up keys of a listed word or phrase, one tuple for each ending that it takes."""
    if form == "verb":
        past, present = listed.split()
        verbs[f"v:{past}"] = (past, present)
        yield (f"v:{past}",)
        return
    parts = tuple(_part(part, verbs) for part in listed.split())
    endings = _ENDINGS[form] if len(parts) == 1 and len(parts[0]) >= LONG else ("",)
    for ending in endings:
        if ending and parts[0].endswith("ه"):
            if ending in ("ات", "ين", "ان"):
                yield (parts[0][:-1] + ("ات" if ending == "ات" else "ت" + ending),)
            continue
        yield (*parts[:-1], parts[-1] + ending)


def _part(part: str, verbs: dict[str, tuple[str, str]]) -> str:
    if part == GAP_MARK or part.startswith(_MARK):
        return part
    if "/" in part:
        past, present = part.split("/")
        verbs[f"v:{past}"] = (past, present)
        return f"v:{past}"
    folded = key(part)
    article = folded.startswith("ال") and len(folded) > LONG and not folded.startswith(_OWN_ARTICLE)
    return folded[2:] if article else folded


def _lemma(listed: str, form: Form) -> str:
    if form == "verb":
        return listed.split()[0]
    return " ".join(part.split("/")[0] for part in listed.split() if part != GAP_MARK)
