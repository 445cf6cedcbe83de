"""What a word of a speaker's phrase is by the words beside it: a count, a title, a description, somebody's kind.

    أحد السكان            أحد counts who speaks
    مؤتمر صحفي            صحفي describes, and is nobody
    محطات الطاقة          stations that broadcast nothing
    نازح يدعى سعد         a name is led in

`phrase` asks these of the word at `at`; none of them looks at what the phrase holds so far, but for its head.
"""

from __future__ import annotations

from riwaya.claims.speakers.laid import Page
from riwaya.claims.speakers.nouns import Noun, lexicon, noun, paired, stem
from riwaya.claims.speakers.outlets import NEWS
from riwaya.knowledge.people import Person, people
from riwaya.model import Mention
from riwaya.script import key

# People who are known by the one they belong to: "مؤيدو الرئيس", "شقيق سعد معن".
_OF_A_PERSON = ("supporter", "neighbour", "driver", "lawyer", "companion", "aide", "adviser")
_MEMBERS = "members"
# Offices that serve a person, and the words by which a spokesman speaks for one.
_SERVES, _IN_NAME = ("deputy", "adviser", "envoy", "secretary", "spokesman"), key("باسم")
# People of places.
_LIVING = ("resident", "residents", "civilian", "civilians", "citizen", "citizens", "displaced")
# What leads in the name of somebody told of: "رجل يدعى سعد", "امرأة اسمها ليلى".
_CALLED = frozenset(map(key, ("يدعى", "تدعى", "ويدعى", "وتدعى", "يسمى", "تسمى", "اسمه", "اسمها", "واسمه", "واسمها")))
_STATIONS = frozenset(map(key, ("محطة", "محطات")))
# Endings of sound plurals, peoples by a broken one, and the word for people at large.
_SOUND, _PEOPLE = ("ون", "ين"), key("أشخاص")
_PEOPLES = frozenset(map(key, ("أكراد", "كرد", "عرب", "أفارقة", "أجانب", "أتراك", "روس")))
#: What leads in whom media are close to: "حساب مقرب من الحركة".
CLOSE, NEAR_TO = frozenset(map(key, ("مقرب", "مقربة", "قريب", "قريبة"))), key("من")


def pair(laid: Page, at: int, stop: int) -> Noun | None:
    """Return what two words call somebody: "رجل أعمال", "شاهد عيان"."""
    if at + 1 >= stop or laid.gaps[at].strip() or at + 1 in laid.mention_at:
        return None
    return paired(laid.forms[at], laid.forms[at + 1])


def counts(laid: Page, at: int, stop: int) -> bool:
    """Whether a word only counts those who speak, named right after it: "أحد السكان", "عدد من الشهود"."""
    if laid.forms[at].removeprefix("و") not in lexicon().counting or at + 1 >= stop:
        return False
    next_ = at + 2 if laid.forms[at + 1] == "من" else at + 1
    after = noun(laid.forms[next_]) if next_ < stop else None
    return after is not None and after.group in ("sources", "collectives", "roles", "bodies", "outlets")


def no_construct(laid: Page, first: int, at: int, head: Noun | None, mention: Mention) -> bool:
    """Whether people at `first` are not of whom a name at `at` means, right behind them or behind one more noun.

    A plural that keeps its ن governs no genitive ("ناشطون قوات", not "ناشطو قوات"), and nobody lives in a body.
    """
    if head is None or head.group not in ("sources", "collectives", "roles") or not 0 < at - first <= 2:
        return False
    between = laid.forms[first + 1 : at]
    if any(form.endswith(_SOUND) or form in lexicon().prepositions or _adds(form) for form in between):
        return False
    return laid.forms[first].endswith(_SOUND[0]) or (mention.type == "ORG" and not between and head.english in _LIVING)


def _adds(form: str) -> bool:
    """Whether a word only describes or counts the people before it."""
    found = noun(form)
    return found is not None and found.group != "bodies"


def describes(laid: Page, at: int, start: int) -> bool:
    """Whether a word describes the noun right before it: "في مؤتمر صحفي", "لقاء دبلوماسي"."""
    before = at > start and at - 1 in laid.common and noun(laid.forms[at - 1]) is None
    document = at > start and is_text(laid.forms[at - 1])
    return (before or document) and not laid.gaps[at - 1].strip() and not laid.forms[at].startswith("و")


def somebody(laid: Page, at: int, start: int, found: Noun) -> Noun | None:
    """Return whom a word calls that describes as well, where it describes nothing: "قال مدنيون", "عسكري سابق"."""
    called = people().get(stem(laid.forms[at]))
    return None if called is None or describes(laid, at, start) else _called(called, definite=found.definite)


def a_people(form: str, found: Noun) -> Noun | None:
    """Return people at large where an adjective in the plural names them: "قال غربيون", "قال أكراد"."""
    plural = form.endswith(_SOUND) or stem(form) in _PEOPLES
    return _called(people()[_PEOPLE], definite=found.definite) if plural else None


def near(form: str) -> Noun | None:
    """Return whom the first word calls, where it is another word elsewhere: "قال أب لثلاثة أطفال"."""
    called = people().get(form.removeprefix("ال"))
    if called is None or not called.near:
        return None
    return _called(called, definite=form.startswith("ال"))


def of_a_body(laid: Page, at: int, start: int, found: Noun) -> bool:
    """Whether people only tell which body the word before means: "مجلس الشيوخ", "نقابة المحامين"."""
    if found.person is None or not found.person.several or not found.definite or at == start:
        return False
    before = noun(laid.forms[at - 1])
    return before is not None and before.group == "bodies" and not before.definite and not laid.gaps[at - 1].strip()


def of_people(form: str, head: Noun | None) -> bool:
    """Whether an adjective of origin in the plural names people whom somebody is of: "مفتي اللبنانيين"."""
    several = head is None or (head.person is not None and head.person.several)
    return form.endswith(_SOUND) and form.startswith("ال") and not several


def is_a_plant(laid: Page, at: int, stop: int) -> bool:
    """Whether a station is none that broadcasts: "محطات الطاقة", "محطة تحلية"."""
    after = at + 1
    if stem(laid.forms[at]) not in _STATIONS or after >= stop or after in laid.mention_at:
        return False
    return noun(laid.forms[after]) is None and after in laid.common and not laid.gaps[at].strip()


def belongs(laid: Page, at: int, start: int, *, addressee: bool) -> bool:
    """Whether media are those of a name right behind them: "وسائل إعلام تابعة للنظام", "حساب تابع لتنظيم داعش"."""
    before = [form.removeprefix("ال") for form in laid.forms[max(start, at - 2) : at]]
    led = addressee or bool(before and (before[-1].startswith("ل") or before[-1] == NEAR_TO))
    return led and any(form in lexicon().belonging for form in before)


def after_origin(laid: Page, at: int) -> bool:
    """Whether an adjective of origin stands right before, behind which no genitive does."""
    before = noun(laid.forms[at - 1])
    return before is not None and before.group == "nations" and not laid.gaps[at - 1].strip()


def is_called(laid: Page, at: int) -> bool:
    """Whether the word before says what somebody is called: "نازح يدعى سعد معن"."""
    return at > 0 and laid.forms[at - 1] in _CALLED


def calls(laid: Page, at: int, stop: int) -> bool:
    """Whether a word says what somebody is called whose name follows."""
    mention = _person_at(laid, at + 1, stop)
    return mention is not None and laid.forms[at] in _CALLED


def titles(laid: Page, at: int, stop: int) -> bool:
    """Whether a definite noun that no list holds says what the person is who is named right behind it."""
    mention = _person_at(laid, at + 1, stop)
    named = mention is not None and mention.start == laid.starts[at + 1]
    return named and laid.forms[at].startswith("ال") and not laid.gaps[at].strip()


def name_near(laid: Page, at: int, stop: int) -> bool:
    """Whether the name of a person follows within two words ("قائد الفرقة اللواء الركن سعد")."""
    return any(_person_at(laid, place, stop) is not None for place in range(at + 1, at + 3))


def _person_at(laid: Page, at: int, stop: int) -> Mention | None:
    mention = laid.mention_at.get(at) if at < stop else None
    return mention if mention is not None and mention.type == "PER" else None


def is_of_a_person(head: Noun) -> bool:
    """Whether somebody is known by the one he belongs to: "مؤيدو الرئيس", "شقيق سعد معن"."""
    kin = head.person is not None and head.person.kin
    return kin or head.one in _OF_A_PERSON or head.english == _MEMBERS


def is_text(form: str) -> bool:
    """Whether a word names a text that speaks for its owner ("بيان")."""
    found = noun(form)
    return found is not None and found.group == "documents"


def heads(form: str) -> bool:
    """Whether a word can head a speaker of its own ("مع المتحدث باسم X"): then the phrase before it is over."""
    found = noun(form)
    return found is not None and found.group in ("roles", "sources", "collectives")


def _called(person: Person, *, definite: bool) -> Noun:
    return Noun("sources" if person.group is None else "collectives", person.name, definite, "", person)


def no_name(laid: Page, at: int, first: int, head: Noun | None, mention: Mention) -> bool:
    """Whether what looks like a person's name is none: it only calls somebody ("صديقي"), or says of what kind somebody
    unnamed right before it is ("ناشط سياسي")."""
    if first < 0:
        return " " not in mention.text and laid.forms[at] in people()
    found = noun(laid.forms[at])
    unnamed = head is not None and head.group == "sources" and not head.definite and at == first + 1
    return unnamed and found is not None and found.group == "adjectives" and not found.definite


def titled(laid: Page, at: int, start: int) -> bool:
    """Whether a name is that of an agency right behind its noun: "وكالة الأنباء دوغان"."""
    return laid.forms[at - 1] in NEWS and at - 1 > start


def is_served(laid: Page, at: int, first: int, head: Noun | None, mention: Mention) -> bool:
    """Whether a person is whom an office serves: "متحدث باسم سعد معن", "نائب معن" (of a last name alone)."""
    if head is None or head.group != "roles":
        return False
    alone = at == first + 1 and not head.definite and (" " not in mention.text or mention.nominal)
    return (head.english == "spokesman" and laid.forms[at - 1] == _IN_NAME) or (alone and head.english in _SERVES)
