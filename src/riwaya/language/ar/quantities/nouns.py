"""Nouns that can be counted, in every form: "جنديا", "دبابتين", "للنازحين", "قتلاهم".

The table is made from lexicon/counted.yaml and units.yaml: singulars and plurals as written, duals made by rule, then
proclitics and pronouns taken off a word that the table lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from msgspec.structs import replace

from riwaya.knowledge import load
from riwaya.language.ar.numbers import lexicon
from riwaya.language.ar.quantities.draft import Noun, not_dual, word_set
from riwaya.script import key

_PRONOUNS: Final = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ك")
_NOUN_CLITICS: Final = (
    "وبال",
    "بال",
    "وال",
    "فال",
    "كال",
    "ولل",
    "لل",
    "ال",
    "وب",
    "ول",
    "فب",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
)
# A feminine dual by form, unless it has the look of an adjective or participle: كبيرتين, ملتزمتان, باكستان.
_NO_GUESS: Final = re.compile(r"(?!.{3,}(?:تين|تان)$).*|[مي].*|.*ي(?:تين|تان)|.*ستان|[^\W\d_]{2}ي[^\W\d_](?:تين|تان)")


def singular_of(word: str) -> str:
    """A guess at the lemma of an unknown noun: the tanwin's alef goes."""
    return word[:-1] if word.endswith("ا") and len(word) > 3 else word


@lru_cache(maxsize=65_536)
def noun(word: str) -> Noun | None:
    """Return the counted noun that a folded token is a form of, with clitics and pronouns taken off, or None."""
    table = _nouns()
    if (found := table.get(word)) is not None:
        return found
    for clitic in _NOUN_CLITICS:
        if not word.startswith(clitic) or len(word) - len(clitic) < 3:  # كل is no ك with ل for litre
            continue
        if (found := table.get(word[len(clitic) :])) is not None:
            article = 2 if clitic.endswith("ال") else 0
            return replace(found, definite=clitic.endswith(("ال", "لل")), skip=len(clitic) - article)
    return _owned(word, table)


def _owned(word: str, table: dict[str, Noun]) -> Noun | None:
    """Read a noun with a pronoun: "عناصره", "مقاتليه", "مواطنيها"."""
    for pronoun in _PRONOUNS:
        if not word.endswith(pronoun) or len(word) - len(pronoun) < 3:
            continue
        stem = word[: -len(pronoun)]
        for skip in (0, 1):
            if skip and word[0] not in "وبلف":
                continue
            base = stem[skip:]
            if base.endswith(("اؤ", "ائ")):  # أبناؤه، أبنائه
                base = base[:-1] + "ء"
            found = table.get(base) or (table.get(base[:-1] + "ه") if base.endswith("ت") else None)
            if found is None and base.endswith(("ي", "و")):
                found = table.get(base[:-1] + "ين")
                found = found if found is not None and found.form == "amb" else None
            nisba = (
                pronoun == "ه" and found is not None and found.form == "sg" and base.endswith("ي")
            )  # عسكرية folds to the look of "his soldier"
            if found is not None and found.unit is None and found.form in ("pl", "amb", "sg") and not nisba:
                return replace(found, owned=True, skip=skip)
    return None


@cache
def _nouns() -> dict[str, Noun]:
    """Every folded form of every counted noun and unit; singular and plural win over duals that look the same."""
    table: dict[str, Noun] = {}
    duals: list[tuple[str, Noun]] = []
    for name, category, people, plurals, unit in _entries():
        base = key(name)
        entry = Noun(name, category, people, "sg", unit)
        if base.endswith("ه"):
            forms = [base]
            table.setdefault(base[:-1] + "ات", replace(entry, form="pl"))
        else:
            forms = [base, base + "ا"]
        for form in forms:
            table.setdefault(form, entry)
        for plural in plurals:
            for form, shape in _plural_forms(base, plural):
                table.setdefault(form, replace(entry, form=shape))
        duals += _dual_forms(base, entry, sound="+ون" in plurals)
    for form, entry in duals:
        if form not in not_dual():
            table.setdefault(form, entry)
    return table


def _entries() -> Iterator[tuple[str, str, bool, tuple[str, ...], str | None]]:
    units = lexicon("units")
    for category in ("duration", "distance", "money", "other"):  # سنتين are two years before two cents
        for unit, entry in units[category].items():
            name = re.sub(r" \(.*\)", "", unit)
            yield (
                entry["forms"].split()[0] if " " in entry["lemma"] else entry["lemma"],
                category,
                False,
                tuple(entry["forms"].split()),
                name,
            )
    for group in lexicon("counted"):
        for name, plurals in group["nouns"].items():
            these = tuple(plurals.split()) if isinstance(plurals, str) else tuple(plurals)
            yield name, group["category"], bool(group.get("people")), these, None


def _plural_forms(base: str, plural: str) -> Iterator[tuple[str, str]]:
    if plural == "+ون":
        yield from (
            (base + ending, shape) for ending, shape in (("ون", "pl"), ("ين", "amb"), ("ي", "amb"), ("و", "pl"))
        )
        return
    form = base + "ات" if plural == "+ات" else key(plural)
    yield form, "pl"
    if form[-1] not in "هاي" and not form.endswith(("ات", "ين", "ون", "اء")):
        yield form + "ا", "pl"


def _dual_forms(base: str, entry: Noun, *, sound: bool) -> Iterator[tuple[str, Noun]]:
    if " " in base or len(base) < 2 or not "\u0621" <= base[0] <= "\u064a":
        return
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    yield stem + "ان", replace(entry, form="du")
    if not sound:
        yield stem + "ين", replace(entry, form="du")
    if base.endswith("ه"):
        yield stem + "ا", replace(entry, form="du_c")
        if base not in word_set("mine"):
            yield stem + "ي", replace(entry, form="du_c")
        for pronoun in ("هما", "ه", "ها", "هم"):
            yield stem + "ي" + pronoun, replace(entry, form="du")
    elif base in word_set("construct"):
        yield stem + "ي", replace(entry, form="du_c")
    elif base in word_set("construct_joint"):
        yield stem + "ي", replace(entry, form="du_j")


@lru_cache(maxsize=65_536)
def dual_of(word: str) -> Noun | None:
    """Return the noun of which a folded token is a dual: by the lexicon, or by form for feminines in -تان, -تين."""
    if len(word) < 4 or word[-1] not in "نياهم":
        return None
    if not word.endswith(("ان", "ين", "تي", "تا", "ي", "تيه", "تيها", "تيهم", "تيهما")):
        return None
    if word in not_dual():
        return None
    found = noun(word)
    if found is not None:
        construct = found.form in ("du_c", "du_j")
        return found if (found.form == "du" or (construct and not found.definite)) and not found.owned else None
    return _dual_by_form(word)


def _dual_by_form(word: str) -> Noun | None:
    """A feminine noun that the lexicon lacks: "شاحنتين", but not "أفغانستان" or "ثابتين"."""
    articles = ("وبال", "بال", "وال", "فال", "كال", "ولل", "لل", "ال", "و")
    skip = next((len(clitic) for clitic in articles if word.startswith(clitic) and len(word) - len(clitic) > 5), 0)
    stem = word[skip:]
    if _NO_GUESS.fullmatch(stem) or any(word.endswith(other) for other in not_dual() if len(other) > 3):
        return None
    if load().candidates(stem):
        return None  # "معارك في تينزاواتين"
    definite = word[:skip].endswith(("ال", "لل"))
    kept = skip - 2 if word[:skip].endswith("ال") else skip
    return Noun(stem[:-3] + "ة", "other", False, "du_guess", None, definite, kept)


@lru_cache(maxsize=4096)
def unit_noun(word: str) -> Noun | None:
    """Return the measure that a word names, None for other words."""
    found = _nouns().get(word)
    return found if found is not None and found.unit is not None else None
