"""Arabic names in Latin letters, for people and bodies that the knowledge base does not hold.

"سامر الدوماني" becomes "Samer al-Dumani". Arabic print leaves the short vowels out, so words are looked up in a list of
name words as their bearers spell them (`names/latin.tsv.gz`); a word that the list does not know is spelt letter by
letter with an a where two consonants would begin it or three would meet. It is a help for readers of English, never
evidence and never an id: two spellings of one name stay what they are.
"""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

from riwaya.script import key

LATIN = Path(__file__).parent / "names" / "latin.tsv.gz"

#: Words of names that are written apart in Latin letters, or in a fixed way.
_FIXED = {
    "ابو": "Abu", "ابي": "Abi", "ابا": "Aba", "بن": "bin", "ابن": "Ibn", "بنت": "bint", "ال": "Al",
    "عبد": "Abd", "الله": "Allah", "الدين": "al-Din", "ذو": "Dhu", "و": "wa", "في": "fi", "من": "min", "علي": "Ali",
    "ريف": "Rif", "لواء": "Liwa", "جيش": "Jaysh", "كتيبه": "Katibat", "حركه": "Harakat", "جبهه": "Jabhat",
    "جبل": "Jabal", "وادي": "Wadi", "تل": "Tell", "عين": "Ain", "خان": "Khan", "دير": "Deir", "كفر": "Kafr",
    "بيت": "Beit", "راس": "Ras", "بئر": "Bir", "ام": "Umm", "صقور": "Suqur", "احرار": "Ahrar", "انصار": "Ansar",
    "شهداء": "Shuhada", "ابناء": "Abna",
}  # fmt: skip
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip
#: Letters that stand for a long vowel, unless they begin the word or a vowel stands beside them.
_LONG = {"ا": "a", "و": "u", "ي": "i"}
_GLIDES = {"ا": "a", "و": "w", "ي": "y"}
_ARABIC = re.compile("[\u0621-\u064a]")
_APART = re.compile("(?<!\\S)عبدال(?=\\S{2})(?!له)")
#: The article as bearers write it: "El-Doumany", "Ar-Rahman", "Almalek".
_ARTICLE = re.compile(r"^(?:[AE][a-z]{1,2}[- ]|[AE]l(?=[a-z]))")
_VOWELS = frozenset("aeiou")
#: Spellers of these countries write French, Persian or Urdu; their spelling is taken only where nobody else has one.
_LATER = frozenset(("DZ", "MA", "TN", "MR", "IR", "PK", "IN", "AF", "TR"))


#: Names of God that the list knows as other names, as they stand behind عبد.
_OF_GOD = {
    "الملك": "al-Malik", "الفتاح": "al-Fattah", "الخالق": "al-Khaliq", "الستار": "al-Sattar", "الاله": "al-Ilah",
    "الحق": "al-Haqq", "الناصر": "al-Nasser", "الباسط": "al-Basit", "الجبار": "al-Jabbar", "الرزاق": "al-Razzaq",
    "الوهاب": "al-Wahhab",
}  # fmt: skip


@lru_cache(maxsize=16_384)
def romanise(name: str) -> str:
    """Return an Arabic name in Latin letters; what is Latin already, or a number, stays as it is."""
    words = _APART.sub("عبد ال", name.replace("ـ", "")).split()
    return " ".join(
        (_OF_GOD.get(key(word)) if key(before) == "عبد" else None) or _word(word)
        for before, word in zip(["", *words], words, strict=False)
    )


@lru_cache(maxsize=16_384)
def _word(word: str) -> str:
    form = key(word)
    if not _ARABIC.search(word):
        return word
    if form in _FIXED:
        return _FIXED[form]
    listed = _latin().get(form)
    if form.startswith("ال") and len(form) > 4:
        bare = _ARTICLE.sub("", _latin().get(form.removeprefix("ال")) or listed or _spelt(word[2:]))
        return f"al-{bare[:1].upper()}{bare[1:]}"
    return listed or _spelt(word)


def _spelt(word: str) -> str:
    """Spell a word that no list knows, letter by letter."""
    feminine = word.endswith(("ة", "ى"))
    form = key(word)
    if feminine:
        form = form[:-1]
    out: list[str] = []
    for at, letter in enumerate(form):
        if letter in _LONG:
            beside = bool(out) and out[-1][-1] in _VOWELS
            before = at + 1 < len(form) and form[at + 1] in _LONG
            out.append(_GLIDES[letter] if at == 0 or beside or (before and letter != "ا") else _LONG[letter])
        elif letter in "ءئؤع":
            out += ["'"] * bool(out)
        else:
            out.append(_CONSONANTS.get(letter, letter))
    latin = _voiced(out) + ("a" if feminine else "")
    return latin[:1].upper() + latin[1:]


def _voiced(parts: list[str]) -> str:
    """Return the parts with an a between consonants where a syllable needs one: "byr", "q", "dar" -> "birqadar"."""
    out: list[str] = []
    bare = 0  # consonants since the last vowel
    for at, part in enumerate(parts):
        vowel = part[-1] in _VOWELS
        following = at + 1 < len(parts) and parts[at + 1][-1] in _VOWELS
        if not vowel and bare and (bare > 1 or len(out) == 1 or not following):
            out.append("a")
            bare = 0
        out.append(part)
        bare = 0 if vowel else bare + 1
    return "".join(out)


# --- the list -----------------------------------------------------------------------------------------------


@cache
def _latin() -> Mapping[str, str]:
    """Return the Latin spelling of every listed name word, by its folded form."""
    with gzip.open(LATIN, "rt", encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t") for line in lines)


def build(names_db: Path, foreign_names: Path, *, to: Path = LATIN) -> int:
    """Write the list and return its length.

    Args:
        names_db: names.sqlite3 of the package arabic-name-romanizer (MIT; from Wikidata, CC0, and DziriNames, MIT).
        foreign_names: dict_FINAL.json of the package arabnamer (CC BY 4.0): foreign names by their Arabic spelling.
        to: the file to write.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, latin, weight in (*_people(names_db), *_foreign(foreign_names)):
        folded = key(form)
        if len(folded) > 1 and " " not in folded and " " not in latin and _alike(folded, latin):
            votes[folded][latin] += weight
    chosen = {form: max(sorted(found), key=lambda latin: found[latin]) for form, found in votes.items()}
    lines = "".join(f"{form}\t{latin}\n" for form, latin in sorted(chosen.items()))
    to.parent.mkdir(exist_ok=True)
    to.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    return len(chosen)


def _alike(form: str, latin: str) -> bool:
    """Whether a spelling has most consonants of the name; a few rows pair a name with another one of its bearer."""
    heard, written = (re.sub("[aeiouwyh'-]", "", word.lower()) for word in (_spelt(form), latin))
    return SequenceMatcher(None, heard, written, autojunk=False).ratio() >= 0.6 if heard else True


def _people(names_db: Path) -> Iterator[tuple[str, str, int]]:
    with sqlite3.connect(names_db) as connection:
        for form, latin, country, count in connection.execute("select arabic_key, latin, country, count from units"):
            yield form, latin, int(count) * (1 if country in _LATER else 50)


def _foreign(path: Path) -> Iterator[tuple[str, str, int]]:
    for latin, form in json.loads(path.read_text(encoding="utf-8")).items():
        if latin.isalpha():
            yield form, latin.capitalize(), 1
