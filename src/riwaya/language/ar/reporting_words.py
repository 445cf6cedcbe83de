"""The words of reporting: every written form with which a cue may begin, from lexicon/reporting.yaml.

cues().entries["قالت"]      the verb قال, feminine, with what must follow it
cues().phrases["بحسب"]      a preposition of the source
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, cast

from msgspec import Struct

from riwaya.data import read_data
from riwaya.language.ar.forms import verb_forms
from riwaya.model import Stance
from riwaya.script import key

_PRONOUNS = ("ه", "ها", "هم", "هما")
_SAID = key("قال")  # never a noun
_SHORTEST = 3  # letters of a past form that is spelt like its verbal noun: "رد", "ذكر"


class Entry(Struct, frozen=True, kw_only=True):
    """What the lexicon says of one written form."""

    lemma: str
    kind: str
    stance: Stance
    needs: frozenset[str]
    shape: str = "verb"  # verb, participle, masdar
    refuse: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    suffix: int = 0  # letters of an attached pronoun
    prefix: int = 0  # letters of ال or ب before the stem
    pronoun: bool = False
    stands: bool = False
    far: bool = False
    passive_alleges: bool = False
    jussive: bool = False
    nominal: bool = False  # the form may as well be a noun ("رد", "ذكر")


class CuePhrase(Struct, frozen=True):
    """A prepositional cue of one or more words, and the nouns behind which it names no source."""

    words: tuple[str, ...]
    lemma: str
    stance: Stance
    clausal: bool
    refuse: frozenset[str] = frozenset()


class Lexicon(Struct, frozen=True, kw_only=True):
    """The tables of lexicon/reporting.yaml, folded."""

    known: frozenset[str]  # every form with which a cue may begin
    entries: dict[str, tuple[Entry, ...]]
    speech: frozenset[str]
    phrases: dict[str, tuple[CuePhrase, ...]]
    measures: frozenset[str]
    backward: frozenset[str]
    stands: frozenset[str]
    confirmed: frozenset[str]
    rumours: frozenset[str]
    rumour_needs: frozenset[str]
    impersonal: dict[str, Entry]
    opening: frozenset[str]
    again: frozenset[str]
    said_again: dict[str, str]
    publications: frozenset[str]


@cache
def cues() -> Lexicon:
    """Load lexicon/reporting.yaml and spell out its forms."""
    data = read_data(files("riwaya").joinpath("language/ar/lexicon/reporting.yaml"))
    entries: dict[str, list[Entry]] = {}
    for verb in data["verbs"]:
        _spell(entries, verb, verb.get("kind", ""))
    for verb in data["acts"]:
        _spell(entries, verb, "act")
    rumours = data["rumours"]
    phrases, opening = _phrases(data["according"]), _folded(data["publications"]["opening"])
    heard = _folded(rumours["forms"])
    said_again = {key(form): lemma for form, lemma in data["again"]["nouns"].items()}
    impersonal = {key(form): _impersonal_entry(item) for item in data["impersonal"] for form in item["forms"]}
    return Lexicon(
        known=frozenset((*entries, *phrases, *opening, *heard, *impersonal, *said_again)),
        again=_folded(data["again"]["verbs"]),
        said_again=said_again,
        entries={form: tuple(found) for form, found in entries.items()},
        speech=frozenset(form for form, found in entries.items() if any(_is_speech(entry) for entry in found)),
        phrases=phrases,
        measures=_nouns(data["measures"]),
        backward=_folded(data["backward"]),
        stands=_nouns(data["stands"]),
        confirmed=_nouns(data["confirmed"]),
        rumours=heard,
        rumour_needs=_folded(rumours["needs"]),
        impersonal=impersonal,
        opening=opening,
        publications=_nouns(data["publications"]["nouns"]),
    )


def _is_speech(entry: Entry) -> bool:
    """Whether a form, after و, opens the next statement: a finite verb of saying that needs no noun beside it."""
    return entry.shape == "verb" and entry.kind in ("", "continuation", "relay") and not entry.jussive


@cache
def _homographs() -> frozenset[str]:
    """Forms of verbs of saying that are nearly always another word: "نصف" is half, not "we describe"."""
    return frozenset(
        map(key, ["نصف", "نعد", "يعد", "تعد", "نبين", "نشر", "بنا", "إنه", "أنه", "نجد", "ستجد", "نظن", "يبلغ", "تبلغ"])
    ) - {key("نشر")}


def _impersonal_entry(item: dict[str, Any]) -> Entry:
    return Entry(
        lemma=item["lemma"], kind="passive", stance=cast(Stance, item["stance"]), needs=frozenset(item["needs"])
    )


def _spell(entries: dict[str, list[Entry]], verb: dict[str, Any], kind: str) -> None:
    """Add every form of a verb of the lexicon: finite forms, participle, masdar, each with and without pronoun."""
    base = Entry(
        lemma=verb["past"],
        kind=kind,
        stance=cast(Stance, verb.get("stance", "assert")),
        needs=frozenset(verb.get("needs", ())),
        refuse=_nouns(verb.get("refuse", ())),
        objects=_nouns(verb.get("objects", ())),
        pronoun=bool(verb.get("pronoun", False)),
        stands=verb["past"] in ("أعلن", "أكد"),
        far=bool(verb.get("far", False)),
        passive_alleges=bool(verb.get("passive_alleges", False)),
    )
    continuing = "continuation" if verb.get("continues") else kind
    for form, value in verb_forms(verb["past"], verb["present"]).items():
        if value.voice == "passive" or (value.gender == "feminine" and value.number == "plural"):
            continue
        first = value.person == 1 and value.mood == "jussive"
        if first or form in _homographs() or (verb.get("past_only") and value.tense != "past"):
            continue
        flags = {
            "jussive": value.mood == "jussive",
            "nominal": form == key(verb["past"]) != _SAID and len(form) <= _SHORTEST,
        }
        _add(entries, form, base, kind=continuing, **flags)
        for pronoun in _PRONOUNS:
            _add(entries, _before_pronoun(form, verb) + pronoun, base, kind=continuing, suffix=len(pronoun), **flags)
    for form in _participles(verb):
        _add(entries, form, base, kind=kind, shape="participle")
    if "masdar" in verb:
        _masdar(entries, key(verb["masdar"]), base)


def _before_pronoun(form: str, verb: dict[str, Any]) -> str:
    """Return a verb form as it stands before a pronoun: تبنى gives تبنا, يتبنى يتبنا, قالوا قالو, ينفي stays."""
    if form.endswith("وا"):
        return form[:-1]
    past, present = verb["past"], verb["present"]
    if form.endswith("ي") and (
        (form == key(past) and past.endswith("ى")) or (form != key(past) and present.endswith("ى"))
    ):
        return form[:-1] + "ا"
    return form


def _participles(verb: dict[str, Any]) -> Iterator[str]:
    """Yield the accusative, feminine and plural of an active participle: مشيرا، مشيرة، مشيرين; نافيا، نافية."""
    if "participle" not in verb:
        return
    stem = key(verb["participle"])
    if key(verb["past"])[-1] in "يا" and verb["past"][-1] in "ىا":
        stem += "ي"
    yield from (stem + ending for ending in ("ا", "ه", "ين", "ات"))


def _masdar(entries: dict[str, list[Entry]], form: str, base: Entry) -> None:
    """Add a verbal noun: bare and with a clause, or "القول", "قوله", "بقولها"."""
    needs = frozenset(("clause", "by")) if base.lemma in ("اتّهم", "اعترف") else frozenset(("clause",))
    bare = _copy(base, shape="masdar", needs=needs, objects=frozenset(), kind="noun")
    if base.lemma != "قال":
        entries.setdefault(form, []).append(bare)
        for pronoun in _PRONOUNS:
            entries.setdefault(form + pronoun, []).append(_copy(bare, suffix=len(pronoun)))
        return
    entries.setdefault(form, []).append(bare)
    whole = _copy(base, shape="masdar", kind="continuation")
    for prefix in ("ال", "بال"):
        entries.setdefault(prefix + form, []).append(_copy(whole, prefix=len(prefix) - 2))
    for prefix in ("", "ب"):
        for pronoun in _PRONOUNS:
            entries.setdefault(prefix + form + pronoun, []).append(
                _copy(whole, prefix=len(prefix), suffix=len(pronoun), pronoun=True)
            )


def _add(entries: dict[str, list[Entry]], form: str, base: Entry, **changes: Any) -> None:
    """Add an entry once per form; the first verb of the lexicon that has the form is asked first."""
    found, new = entries.setdefault(form, []), _copy(base, **changes)
    same = (new.lemma, new.shape, new.kind == "act")
    if not any((entry.lemma, entry.shape, entry.kind == "act") == same for entry in found):
        found.append(new)


def _copy(entry: Entry, **changes: Any) -> Entry:
    values = {name: getattr(entry, name) for name in entry.__struct_fields__}
    return Entry(**{**values, **changes})


def _phrases(items: Iterable[dict[str, Any]]) -> dict[str, tuple[CuePhrase, ...]]:
    table: dict[str, list[CuePhrase]] = {}
    for item in items:
        stance = cast(Stance, item.get("stance", "assert"))
        for form in item["forms"]:
            words = tuple(key(form).split())
            table.setdefault(words[0], []).append(
                CuePhrase(
                    words, item["lemma"], stance, bool(item.get("clausal", False)), _nouns(item.get("refuse", ()))
                )
            )
    return {first: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for first, found in table.items()}


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, words))


@cache
def _noun(noun: str) -> frozenset[str]:
    """Return the written forms of a noun: article, prepositions, pronouns, accusative."""
    bare = key(noun)
    long = bare[:-1] + "ت" if noun.endswith("ة") else bare
    forms = {bare, "ال" + bare, "لل" + bare, "بال" + bare, "ب" + bare, "ل" + bare, bare + "ا", "ب" + long + "ه"}
    forms |= {long + pronoun for pronoun in ("ه", "ها", "هم", "هما", "نا")}
    return frozenset(forms)


def _nouns(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in _noun(noun))
