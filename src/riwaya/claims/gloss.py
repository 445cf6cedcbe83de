"""One neutral sentence a claim, in English and in Arabic, built from its frame alone.

    Turkey shelled the Kurdistan Workers' Party (PKK) in Northern Iraq on 24 July 2015.
    أُفيد بحصول قصف من جانب تركيا على حزب العمال الكردستاني في شمال العراق في 24 تموز/يوليو 2015.

Labels come from what is known; an entity that is not known is called by the words of its id. Numbers are written as the
text gives them. The sentence tells the proposition positively: a denial says "It is denied that" before it, a plan "is
planned" after the noun. The Arabic names the event by its noun, so that no verb has to agree with a name whose gender
the text does not tell. Words are in gloss.yaml and knowledge/ontology/glosses.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from riwaya import knowledge
from riwaya.data import read_data
from riwaya.knowledge import ontology
from riwaya.knowledge.romanise import romanise
from riwaya.knowledge.unnamed import unnamed, without_name
from riwaya.model import Modality, Quantity, Stance
from riwaya.script import slug

_FILE = Path(__file__).with_name("gloss.yaml")
#: Types that a sentence must fill with the page's own word.
_SAYING_LITTLE = (("STATUS", "condition"), ("STATUS", None))
_Parties = tuple[Sequence[str], Sequence[str], Sequence[str]]
#: How the preposition before a place is written where it may be origin or aim: the place then stands in brackets.
_EITHER_WAY = "–"
#: Labels whose words after these say more of it, not what it is: "Global Coalition against ISIS".
_TAILS = (" (", " of ", " against ", " for ", " in ", " to ")


def glosses(
    event: str,
    mode: str | None,
    parties: _Parties,
    figures: Sequence[Quantity],
    *,
    time: str | None,
    stance: Stance,
    modality: Modality,
    called: Mapping[str, str],
    told: str,
) -> tuple[str, str]:
    """Return the English and the Arabic sentence for a claim's frame (parties: agents, recipients, places).

    `called` holds the article's own words for entities that are not known, `told` those that tell the event: they are
    quoted where its type alone says little ("Taliban faced the conditions told (“انقسامات”).").
    """
    named = (_listed(parties[0], called), _listed(parties[1], called))
    setting = _at(event, mode, parties[2], called) + _when(time, "en")
    english = _english(event, mode, named, modality, stance, setting)
    arabic = _arabic(event, mode, parties, called, modality) + _when(time, "ar")
    figured = [figure for figure in figures if _figure(figure)]
    vague = (event, mode) in _SAYING_LITTLE
    counted = dict.fromkeys([*([f"“{told}”"] if vague else ()), *map(_figure, figured)])
    as_told = dict.fromkeys([*([f"«{told}»"] if vague else ()), *(figure.text for figure in figured)])
    opening = _words()["stances"]
    return (
        _capital(opening["en"][stance].format(english)) + (f" ({', '.join(counted)})" if counted else "") + ".",
        opening["ar"][stance].format(arabic) + (f" ({'، '.join(as_told)})" if as_told else "") + ".",
    )


def unmarked(sentence: str) -> str:
    """Return a claim's sentence without its stance: "It is denied that the army withdrew." gives "The army withdrew."

    The Arabic keeps the noun of the event: "حصول انسحاب من جانب الجيش."
    """
    openings = (template.partition("{}")[0] for words in _words()["stances"].values() for template in words.values())
    opening = next((one for one in openings if one and sentence.startswith(one)), "")
    return _capital(sentence.removeprefix(opening))


def _english(
    event: str, mode: str | None, named: tuple[str, str], modality: Modality, stance: Stance, setting: str
) -> str:
    """Return who did what to whom as a clause; without a doer, or for what has not happened, a noun begins.

    `named` are doer and sufferer; `setting` is place and time, which stand before "was reported" and "is planned".
    """
    words = ontology.wording(event, mode)
    agent, recipient = named
    if modality == "actual" and agent and (recipient or words.to):
        return _spaced(agent, words.does, words.to if recipient else "", recipient) + setting
    noun, passive = words.noun[0].lower() + words.noun[1:], ""
    for verb in (" was ", " were "):
        if verb in noun:
            noun, passive = noun.split(verb)[0], verb + noun.split(verb)[1]
    several = noun.endswith("s") or passive.startswith(" were")
    by, of = _spaced("by" if agent else "", agent), _spaced(words.of if recipient else "", recipient)
    if modality != "actual":
        mood = _words()["modalities"]["en"][modality]
        if passive:
            return _spaced(f"it is {mood} that {noun} be", passive.split(maxsplit=1)[1], of, by) + setting
        return _spaced(noun, by, of) + f"{setting} {'are' if several else 'is'} {mood}"
    if passive:
        return _spaced(noun + passive, of, by) + setting
    if stance == "assert":
        return _spaced(noun, by, of) + f"{setting} {'were' if several else 'was'} reported"
    return _spaced(f"there {'were' if several else 'was'}", noun, by, of) + setting


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _at(event: str, mode: str | None, places: Sequence[str], called: Mapping[str, str]) -> str:
    """Return where it was: "in Zafaraniya, Baghdad"; in brackets where a place may be where from or where to."""
    if not places:
        return ""
    at, named = ontology.wording(event, mode).at, ", ".join(_in_prose(name, called.get(name, "")) for name in places)
    return f" ({named})" if at == _EITHER_WAY else f" {at} {named}"


def _arabic(event: str, mode: str | None, parties: _Parties, called: Mapping[str, str], modality: Modality) -> str:
    """Return the noun of the event with its doer, whoever bears it, and the place: "حصول قصف من جانب الجيش في حلب"."""
    agent, recipient, place = (" و".join(label(name, called.get(name, ""))[1] for name in names) for names in parties)
    before = ontology.wording(event, mode).ar
    state = event == "STATUS"
    by = _led("لـ" if state else "من جانب", agent) if agent else ""
    parts = (by, _led(before, recipient) if recipient else "", f"في {place}" if place else "")
    mood = _words()["modalities"]["ar"]["state" if state and modality == "actual" else modality]
    noun = ontology.mode_label(event, mode).ar
    opened = f"{mood}{noun}" if len(mood.split()[-1]) == 1 else f"{mood} {noun}"
    return _spaced(opened, *parts)


def _led(preposition: str, name: str) -> str:
    """Return a preposition before a name; لـ merges with the article: "للفرقة"."""
    bare = preposition.rstrip("ـ")
    if bare == preposition:
        return f"{preposition} {name}"
    return f"{bare}ل{name[2:]}" if bare == "ل" and name.startswith("ال") else f"{bare}{name}"


def _listed(names: Sequence[str], called: Mapping[str, str]) -> str:
    """Return labels as a list in prose."""
    labels = [_in_prose(name, called.get(name, "")) for name in names]
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 2 else labels)


@lru_cache(maxsize=8_192)
def _in_prose(entity: str, called: str) -> str:
    """Return a label as it stands in a sentence: unnamed people in small letters, bodies with their article."""
    name = label(entity, called)[0]
    if entity in unnamed():
        return name[0].lower() + name[1:]
    if entity.startswith("per:") or name.lower().startswith("the "):
        return name
    core = name
    for tail in _TAILS:
        core = core.partition(tail)[0]
    words = core.split()
    return f"the {name}" if words and words[-1].lower() in _words()["article"] else name


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


@lru_cache(maxsize=8_192)
def label(entity: str, called: str = "") -> tuple[str, str]:
    """Return the English and Arabic label of an entity id; `called` is what the article calls an unknown one."""
    if "@" in entity:
        person, body = (label(part) for part in entity.split("@", 1))
        return f"{person[0]} ({body[0]})", f"{person[1]} ({body[1]})"
    known = knowledge.load().entities.get(entity)
    if known is not None:
        return known.en, known.ar
    if (nameless := without_name(entity)) is not None:
        return nameless.en, nameless.ar
    name = entity.partition(":")[2]
    spelt = called and slug(called) == name  # an id made of the name's letters is no wording of it
    words = name.replace("-", " ")
    return romanise(called) if spelt else words.title(), called or words


def _figure(figure: Quantity) -> str:
    """Return a figure in words: "at least 3 killed", "17 air strikes"; nothing for what a sentence cannot name."""
    words = _words()
    named = figure.category in words["categories"]
    what = figure.category if named else words["counted"].get(figure.counted_lemma or "")
    if what is None:
        return ""
    bound = {"exact": "", "between": "", "vague": "at least ", "about": "about "}.get(
        figure.modifier, figure.modifier.replace("_", " ") + " "
    )
    low, high = figure.low, figure.high
    amount = f"{low}-{high}" if None not in (low, high) and low != high else f"{low if low is not None else high}"
    return f"{bound}{amount} {what}"


# --- times --------------------------------------------------------------------------------------------------


def _when(time: str | None, language: str) -> str:
    """Return an EDTF time in words, with the preposition before it: " on 24 July 2015", " since June 2014"."""
    if time is None:
        return ""
    start, between, end = time.partition("/")
    first, last = _date(start, language), _date(end, language)
    english = language == "en"
    if not between:
        return _led_date(start, first, language)
    if not first:
        return f" until {last}" if english else f" حتى {last}"
    if not last:
        return f" since {first}" if english else f" منذ {first}"
    return f" between {first} and {last}" if english else f" بين {first} و{last}"


def _led_date(edtf: str, date: str, language: str) -> str:
    if language == "ar":
        return f" في {date}"
    return f" {'on' if len(edtf.split('T')[0].rstrip('~?%')) == len('2015-07-24') else 'in'} {date}"


def _date(edtf: str, language: str) -> str:
    """Return a date in words, or as it stands where it is no plain day, month or year."""
    plain = edtf.split("T")[0].rstrip("~?%")
    parts = plain.split("-")
    if plain in ("", "..") or not all(part.isdigit() for part in parts):
        return "" if plain in ("", "..") else edtf
    if len(parts) == 1 or not 1 <= int(parts[1]) <= 12:
        return plain
    month = _words()["months"][language][int(parts[1]) - 1]
    return " ".join(part for part in (str(int(parts[2])) if len(parts) > 2 else "", month, parts[0]) if part)


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = read_data(_FILE)
    data["article"] = frozenset(data["article"])
    return data
