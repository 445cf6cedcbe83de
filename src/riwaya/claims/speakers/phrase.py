"""Reads one noun phrase that names who speaks, from left to right, to the first word that cannot belong to it.

    المتحدث باسم الوزارة سعد معن       an office, a body, a person
    أحد سكان البلدة                     somebody of many
    وكالة أنباء الحكومة «سبأ»            an outlet by its name in marks

`speakers.speaker` is the way in; whom the phrase means is said by `meaning`.
"""

from __future__ import annotations

from msgspec import structs

from riwaya.claims.speakers.bodies import body
from riwaya.claims.speakers.laid import BREAKS, TITLES, Page, Speaker
from riwaya.claims.speakers.meaning import MEDIA, Phrase, meaning
from riwaya.claims.speakers.nouns import CLAUSE, Noun, honorific, lexicon, noun, paired, state_of, stem
from riwaya.knowledge.people import Person, people
from riwaya.model import Mention
from riwaya.script import key

_SPEAKERS = ("sources", "collectives", "bodies", "outlets")
# People who are known by the one they belong to: "مؤيدو الرئيس", "شقيق سعد معن".
_OF_A_PERSON = ("supporter", "neighbour", "driver", "lawyer", "companion", "aide", "adviser")
_MEMBERS = "members"
# Offices that serve a person, and the words by which a spokesman speaks for one.
_SERVES = ("deputy", "adviser", "envoy", "secretary", "spokesman")
_IN_NAME = key("باسم")
# "مبعوث الأمم المتحدة إلى سورية": prepositions that belong to an office, before the name of who holds it.
_OF_OFFICE = frozenset(map(key, ["إلى", "لدى", "في", "ل", "من", "عن"]))
# People whom an outlet's name tells apart: "مراسل الأناضول", "مدير قناة X".
_OF_THE_PRESS = (
    *("correspondent", "journalist", "photographer", "editor", "director", "source", "writer", "head"),
    *("president", "analyst", "expert", "employee", "spokesman", "deputy", "official", "member"),
)
# Nouns that describe another one as well: "مؤتمر صحفي".
_ALSO_ADJECTIVES = ("journalist", "diplomat", "academic", "economist", "fighter", "commander")
# What leads in the name of somebody told of: "رجل يدعى سعد", "امرأة اسمها ليلى".
_CALLED = frozenset(map(key, ("يدعى", "تدعى", "ويدعى", "وتدعى", "يسمى", "تسمى", "اسمه", "اسمها", "واسمه", "واسمها")))
# Endings of sound plurals, and the word for people at large.
_SOUND, _PEOPLE = ("ون", "ين"), key("أشخاص")
_PEOPLES = frozenset(map(key, ("أكراد", "كرد", "عرب", "أفارقة", "أجانب", "أتراك", "روس")))
# "نظيره", and the spelling that an imam shares with a preposition.
_PEER, _IMAM = key("نظير"), key("إمام")
_STATIONS = frozenset(map(key, ("محطة", "محطات")))
_CLOSE, _NEAR_TO = frozenset(map(key, ("مقرب", "مقربة", "قريب", "قريبة"))), key("من")
_SURNAME = 5  # letters of a last name with its article
_APPOSITION = 10  # words after a comma in which the name of a role, or the role of a name, may stand


class PhraseReader:
    """Reads one noun phrase; a class because what was found so far decides how the next word is taken."""

    def __init__(self, laid: Page, start: int, stop: int, *, strict: bool) -> None:
        self.strict = strict
        self.after_preposition = -9
        self.laid = laid
        self.at = start
        self.start = start
        self.stop = min(stop, len(laid.forms))
        self.person: Mention | None = None
        self.body: Mention | None = None
        self.head: Noun | None = None
        self.first = -1
        self.words: list[str] = []
        self.nation: str | None = None
        self.same = False
        self.counted = False
        self.single = False
        self.outlet_word = False
        self.document = False
        self.comma = -1
        self.unknown = 0
        self.skipped = 0
        self.apposed = False
        self.within = False
        self.of_person: Mention | None = None
        self.own: str | None = None
        self.limited = start > 0 and not strict

    def read(self) -> Speaker | None:
        """Walk over the words until the phrase ends, then say whom it means."""
        reached = -1
        while reached < self.at < self.stop:
            reached = self.at
            if not self._step():
                break
        return meaning(
            Phrase(
                laid=self.laid,
                start=self.start,
                stop=self.stop,
                at=self.at,
                first=self.first,
                person=self.person,
                body=self.body,
                head=self.head,
                words=self.words,
                nation=self.nation,
                same=self.same,
                counted=self.counted,
                single=self.single,
                of_person=self.of_person,
                own=self.own,
            )
        )

    @property
    def found(self) -> bool:
        """Whether a person, a body or a noun that heads a speaker was taken."""
        return self.person is not None or self.body is not None or self.head is not None

    def _step(self) -> bool:
        """Take the word at `at`; return whether the phrase goes on."""
        laid, at = self.laid, self.at
        if at > self.start and not self._crosses(laid.gaps[at - 1]):
            return False
        mention = laid.mention_at.get(at)
        if mention is not None:
            return self._mention(mention)
        form = laid.forms[at]
        if form in CLAUSE or (self.found and form in lexicon().relatives):
            return False
        if form in lexicon().demonstratives and self.after_preposition == at - 1:
            self.after_preposition = at  # "ردا على هذه التقارير": the noun is led in all the same
        pair = self._pair(at)
        if pair is not None:
            self._take_head(pair)
            self.at += 2
            return True
        if at in laid.timed or form in lexicon().adverbs or form in lexicon().demonstratives or honorific(form):
            self.at += 1
            return True
        if not self.found and self._counts():
            self.counted = True
            self.single = form.removeprefix("و") in lexicon().single
            self.at += 2 if laid.forms[at + 1] == "من" else 1
            return True
        if form.startswith(_PEER) and self.found:
            return False  # "أبلغ الوزير نظيره المصري": whom he told
        imam = form == _IMAM and laid.article.text[laid.starts[at]] == "إ"
        if imam:
            return self._noun(Noun("roles", "sheikh", False, ""))  # not the preposition "أمام"
        if form in lexicon().prepositions or (not self.found and form.removeprefix("و") in lexicon().prepositions):
            return self._preposition(form)
        named = self._surname(form) if not self.found and noun(form) is None else None
        return self._named_again(named) if named is not None else self._noun(noun(form))

    def _pair(self, at: int) -> Noun | None:
        """Return what two words call somebody, where nothing heads the phrase: "رجل أعمال", "شاهد عيان"."""
        laid = self.laid
        if self.head is not None or at + 1 >= self.stop or laid.gaps[at].strip() or at + 1 in laid.mention_at:
            return None
        return paired(laid.forms[at], laid.forms[at + 1])

    def _surname(self, form: str) -> Mention | None:
        """Return the person named before whose last name a definite word is: "وفقا للجبوري" after "أحمد الجبوري"."""
        led = form.removeprefix("و")
        if len(led) < _SURNAME:
            return None
        bare = led[2:] if led.startswith(("ال", "لل")) else form
        place, mention = self.laid.surnames.get(bare, (self.at, None))
        return mention if place < self.at else None

    def _named_again(self, mention: Mention) -> bool:
        self.person, self.first = mention, self.at
        self.at += 1
        return self.at < self.stop

    def _crosses(self, gap: str) -> bool:
        """Whether the phrase may go on over what stands between two words."""
        if gap.strip(" ") == "." and self.laid.forms[self.at - 1].removeprefix("و") in TITLES:
            return True  # "د. سعد معن"
        if any(char in BREAKS for char in gap):
            return False
        if "،" in gap or "," in gap:
            if self.comma >= 0 or (self.head is None and self.person is None and self.found):
                return not self.found
            if self.found:
                self.comma = self.at
        return True

    def _mention(self, mention: Mention) -> bool:
        laid = self.laid
        end = laid.mention_end[self.at]
        behind = self.at - self.after_preposition
        office = self.head is not None and self.head.group == "roles" and self.person is None
        if self.found and not office and laid.article.text[laid.starts[self.at] : mention.start].startswith("و"):
            return False  # "المقاتلون والمرصد": another one speaks as well
        if not self.found and (behind <= 1 or (behind == 2 and not _heads(laid.forms[self.at - 1]))):
            self.after_preposition = -9
            self.at = end
            return True
        if (
            self.head is not None
            and self.head.group == "roles"
            and behind <= 2
            and self.comma < 0
            and mention.type == "LOC"
        ):
            self.at = end
            return self.at < self.stop
        clitic = laid.article.text[laid.starts[self.at] : mention.start]
        apart_by = self.at > self.start and laid.forms[self.at - 1] == "ل"  # 'لـ "الوطن"'
        if self.document and self.head is not None and self.head.definite and self.at == self.first + 1 and not clitic:
            return False  # "حمل البيان تركيا المسؤولية": not whose text it is
        addressee = key(clitic).lstrip("و") in ("ل", "لل") if clitic else apart_by
        if self.outlet_word and self.body is None and self._belongs(addressee=addressee):
            self.body, self.at = mention, end  # "وسائل إعلام تابعة للنظام"
            return True
        if (
            addressee
            and self.found
            and not self.document
            and not (self.head and self.body is None and self.person is None)
        ):
            return False
        if addressee and mention.entity.startswith(MEDIA) and not self.document:
            self.at = end
            return not self.found
        if self._tells_medium(mention, addressee=addressee):
            return False
        apart = self.comma >= 0 or (self.at > 0 and "(" in laid.gaps[self.at - 1])
        called = laid.forms[self.at - 1] in _CALLED if self.at else False
        if mention.type == "PER" and self.within and not apart and not called:
            return False  # "مسؤول في إدارة الرئيس سعد": not Saad himself
        if mention.type == "ORG" and self.nation is not None and self._after_origin():
            return False  # "أبلغ السفير الروسي مجلس الأمن": whom he told
        if mention.type == "PER":
            if self.person is not None:
                return False
            if self.comma >= 0 and self.head is None:
                return False
            if self.head is not None and _is_of_a_person(self.head) and not self.head.definite and self.comma < 0:
                self.of_person = mention
                self.at = end
                return False
            if self._is_owner(mention):
                self.of_person = mention
                self.at = end
                return False
            unsure = self.strict and self.unknown > 0 and self.comma < 0
            if unsure and self.head is not None and self.head.group == "sources" and not self.head.definite:
                return False
            self.person = mention
        elif self.person is not None and self.comma < 0 and self.head is None:
            return False
        elif (
            self.body is None
            and self.head is None
            and mention.entity.startswith("place:")
            and (self.skipped > 0 or (self.strict and state_of(mention.entity) is None))
        ):
            self.at = end  # a place speaks only right beside the verb ("قالت دمشق إن")
            return self.at < self.stop
        elif self.body is None:
            if mention.type == "LOC" and self.person is not None and self.head is None:
                return False
            if self.comma >= 0 and self.person is None and self.head is None:
                return False
            self.body = mention
        elif self.head is not None and self.head.group == "outlets" and mention.entity.startswith(MEDIA):
            self.body = mention  # "وكالة أنباء الحكومة «سبأ»": it goes by its own name
        elif self.person is not None or mention.type != "LOC":
            return self._pass(end)
        if self.first < 0:
            self.first = self.at
        self.at = end
        return self.at < self.stop

    def _after_origin(self) -> bool:
        """Whether an adjective of origin stands right before, behind which no genitive does."""
        before = noun(self.laid.forms[self.at - 1])
        return before is not None and before.group == "nations" and not self.laid.gaps[self.at - 1].strip()

    def _belongs(self, *, addressee: bool) -> bool:
        """Whether media are those of a name right behind them: "وسائل إعلام تابعة للنظام", "حساب تابع لتنظيم داعش"."""
        before = [form.removeprefix("ال") for form in self.laid.forms[max(self.start, self.at - 2) : self.at]]
        led = addressee or bool(before and (before[-1].startswith("ل") or before[-1] == _NEAR_TO))
        return led and any(form in lexicon().belonging for form in before)

    def _tells_medium(self, mention: Mention, *, addressee: bool) -> bool:
        """Whether an outlet is who was told, not whose people speak: "قال المتحدث لـ«X»", "أبلغ مسؤولون X"."""
        head = self.head
        if head is None or head.group not in ("sources", "roles") or not mention.entity.startswith(MEDIA):
            return False
        return self.comma < 0 and (addressee or head.one not in _OF_THE_PRESS)

    def _is_owner(self, mention: Mention) -> bool:
        """Whether a person is whom an office serves: "متحدث باسم سعد معن", "نائب معن" (of a last name alone)."""
        head, before = self.head, self.laid.forms[self.at - 1]
        if head is None or head.group != "roles" or self.comma >= 0 or self.body is not None:
            return False
        alone = self.at == self.first + 1 and not head.definite and (" " not in mention.text or mention.nominal)
        return (head.english == "spokesman" and before == _IN_NAME) or (alone and head.english in _SERVES)

    def _pass(self, end: int) -> bool:
        self.at = end
        return self.head is not None and self.person is None

    def _preposition(self, form: str) -> bool:
        """Skip a prepositional phrase before the subject; after it, take the body that the source belongs to."""
        if not self.found:
            self.after_preposition = self.at
            self.at += 1
            return True
        if self.outlet_word and form == _NEAR_TO and self.laid.forms[self.at - 1].removeprefix("ال") in _CLOSE:
            self.at += 1  # "حساب مقرب من الحركة"
            return True
        platform = self.laid.forms[self.at + 1 : self.at + 2]
        if self.outlet_word and platform and platform[0] in lexicon().platforms and self.at + 2 < self.stop:
            self.at += 2  # "حساب على تويتر تابع للتنظيم"
            return True
        if self.head is not None and self.head.group == "roles" and self.person is None and form in _OF_OFFICE:
            self.after_preposition = self.at
            self.at += 1
            return True
        if self.head is None or self.body is not None:
            return False
        if form not in ("في", "من", "لدي", "داخل") or self.head.group not in ("sources", "roles", "documents"):
            return False
        self.within = self.head.group == "sources" and not self.head.definite
        self.at += 1
        return True

    def _noun(self, found: Noun | None) -> bool:
        """Take a word that is no name: a noun that heads a speaker, or what describes it."""
        if found is None and self.at == self.start:
            found = self._near()
        if found is None or (not self.found and self.at - self.after_preposition == 1):
            return self._other()
        if self.found and found.clitic.startswith("و") and found.group in _SPEAKERS:
            return False
        bare = not self.found or (self.head is not None and self.head.group == "documents")
        if bare and (self._of_a_body(found) or (found.one in _ALSO_ADJECTIVES and self._describes())):
            return self._other()
        if found.group in ("adjectives", "nations") and not self.found:
            found = self._somebody(found) or found
        if self.found and self.strict and not self.outlet_word and found.english == "unattributed-reports":
            return False  # "نفى الوزير الأنباء": what he denies
        if found.group == "outlets" and self._is_a_plant():
            return self._other()
        if found.group == "bodies" and self._owned_by_body():
            return True
        if not self.found and stem(self.laid.forms[self.at]) in lexicon().teams and not self._name_near():
            return self._other()  # "فريق الدفاع المدني": no general
        owned = found.group != "outlets" or self.document  # "تقرير لوكالة رويترز"
        if found.clitic in ("ل", "لل") and self.found and self.head is not None and owned:
            found = structs.replace(found, definite=True, clitic="")
        elif found.clitic in ("ل", "لل") and self.found:
            return False
        if found.group == "same":
            self.same = True
        elif found.group == "outlets":
            self.outlet_word = True
        elif found.group in ("adjectives", "nations"):
            self._describe(found)
        elif found.group == "documents" and not self.found:
            self.document = True
            self._take_head(found)
        elif found.english == "governor" and self.body is not None and found.definite:
            pass  # "حزب العدالة الحاكم": it rules
        elif found.group in ("sources", "roles", "collectives") and self._heads_anew():
            self._take_head(found)
        if self.outlet_word and self.head is None and found.group == "outlets":
            self._take_head(found)
        self.at += 1
        return True

    def _is_a_plant(self) -> bool:
        """Whether a station is none that broadcasts: "محطات الطاقة", "محطة تحلية"."""
        laid, after = self.laid, self.at + 1
        if stem(laid.forms[self.at]) not in _STATIONS or after >= self.stop or after in laid.mention_at:
            return False
        return noun(laid.forms[after]) is None and after in laid.common and not laid.gaps[self.at].strip()

    def _of_a_body(self, found: Noun) -> bool:
        """Whether people only tell which body the word before means: "مجلس الشيوخ", "نقابة المحامين"."""
        laid, at = self.laid, self.at
        if found.person is None or not found.person.several or not found.definite or at == self.start:
            return False
        before = noun(laid.forms[at - 1])
        return before is not None and before.group == "bodies" and not before.definite and not laid.gaps[at - 1].strip()

    def _somebody(self, found: Noun) -> Noun | None:
        """Return whom a word calls that describes as well, where it describes nothing: "قال مدنيون", "عسكري سابق"."""
        form = self.laid.forms[self.at]
        if (form.endswith(_SOUND) or stem(form) in _PEOPLES) and self.at == self.start:
            self._describe(found)  # "قال غربيون": people
            if found.group == "adjectives":
                self.words.append(found.english)
            return _called(people()[_PEOPLE], definite=found.definite)
        called = people().get(stem(form))
        return None if called is None or self._describes() else _called(called, definite=found.definite)

    def _near(self) -> Noun | None:
        """Return whom the first word calls, where it is another word elsewhere: "قال أب لثلاثة أطفال"."""
        form = self.laid.forms[self.at]
        called = people().get(form.removeprefix("ال"))
        near = called is not None and called.near
        return _called(called, definite=form.startswith("ال")) if called is not None and near else None

    def _describes(self) -> bool:
        """Whether a word describes the noun right before it: "في مؤتمر صحفي", "لقاء دبلوماسي"."""
        laid, at = self.laid, self.at
        before = at > self.start and at - 1 in laid.common and noun(laid.forms[at - 1]) is None
        document = at > self.start and is_text(laid.forms[at - 1])
        return (before or document) and not laid.gaps[at - 1].strip() and not laid.forms[at].startswith("و")

    def _counts(self) -> bool:
        """Whether the word at `at` only counts those who speak, named right after it: "أحد السكان", "عدد من الشهود"."""
        laid, at = self.laid, self.at
        if laid.forms[at].removeprefix("و") not in lexicon().counting or at + 1 >= self.stop:
            return False
        next_ = at + 2 if laid.forms[at + 1] == "من" else at + 1
        after = noun(laid.forms[next_]) if next_ < self.stop else None
        return after is not None and after.group in ("sources", "collectives", "roles", "bodies", "outlets")

    def _owned_by_body(self) -> bool:
        """Take a body without a name as the one that a source or office belongs to ("متحدث باسم المحكمة")."""
        if self.head is None or self.head.group not in ("sources", "roles") or self.person or self.body or self.own:
            return False
        if self.head.english == "minister":
            return False  # a minister speaks for his state
        owner = body(self.laid, self.at, self.stop, led=True)
        if owner is None or owner.end <= self.at:
            return False
        self.own, self.at = owner.hop.entity, owner.end
        return True

    def _is_of_people(self) -> bool:
        """Whether an adjective of origin in the plural names people whom somebody is of: "مفتي اللبنانيين"."""
        several = self.head is None or (self.head.person is not None and self.head.person.several)
        form = self.laid.forms[self.at]
        return form.endswith(_SOUND) and form.startswith("ال") and not several and self.at > self.start

    def _calls(self) -> bool:
        """Whether a word says what somebody is called whose name follows: "نازح يدعى سعد معن"."""
        laid, after = self.laid, self.at + 1
        mention = laid.mention_at.get(after) if after < self.stop else None
        named = mention is not None and mention.type == "PER" and self.person is None
        return named and self.head is not None and laid.forms[self.at] in _CALLED

    def _acts(self) -> bool:
        """Whether a verb follows the comma behind the phrase: "بحسب المصادر، انسحبت القوات"."""
        return self.at == self.comma and self.at in self.laid.verbs and self.person is None

    def _titles(self) -> bool:
        """Whether a definite noun that no list holds says what the person is who is named right behind it."""
        laid, after = self.laid, self.at + 1
        mention = laid.mention_at.get(after) if after < self.stop else None
        named = mention is not None and mention.type == "PER" and mention.start == laid.starts[after]
        return named and laid.forms[self.at].startswith("ال") and not laid.gaps[self.at].strip()

    def _name_near(self) -> bool:
        """Whether the name of a person follows within two words ("قائد الفرقة اللواء الركن سعد")."""
        near = (self.laid.mention_at.get(place) for place in range(self.at + 1, min(self.at + 3, self.stop)))
        return any(mention is not None and mention.type == "PER" for mention in near)

    def _heads_anew(self) -> bool:
        """Whether a noun may head the phrase: nothing does yet, or a comma sets an office apart."""
        return self.head is None or self.head.group == "documents" or (self.head.group == "roles" and self.comma >= 0)

    def _take_head(self, found: Noun) -> None:
        if self.head is None or (self.head.group == "documents" and found.group != "documents"):
            self.head = found
            self.apposed = self.person is not None
        if self.first < 0:
            self.first = self.at

    def _describe(self, found: Noun) -> None:
        if found.group == "nations" and self._is_of_people():
            pass
        elif found.group == "nations":
            self.nation = self.nation or found.english
        elif self.head is not None and self.head.group in ("sources", "outlets"):
            self.words.append(found.english)

    def _other(self) -> bool:
        """Pass over a word that the lexicon does not know: inside a phrase a few, before it any."""
        if self.comma >= 0 and (self.at - self.comma > _APPOSITION or self._acts()):
            return False
        behind = self.at - self.after_preposition
        if not self.found and behind > 1:
            self.skipped += 1
            typed = self.laid.forms[self.at] in lexicon().types or self._titles()
            if (self.strict and not typed) or (self.skipped > 3 and self.limited):
                return False
        described = bool(self.words) and self.head is not None and self.head.group == "sources"
        settled = self.head is not None and (self.nation is not None or self.own is not None)
        settled = settled or (described and self.head is not None and not self.head.definite)
        object_ = settled and self.strict and self.comma < 0 and not self.laid.forms[self.at].startswith("ال")
        if object_ and self.person is None and not self._name_near():
            return False  # "كذب الوزير التركي مزاعم …": the object begins
        if self._calls():
            self.at += 1
            return True
        if self.body is not None and self.comma < 0:
            self.unknown += 1
            office = self.head is not None and self.head.group == "roles" and self.person is None
            if not office or self.unknown > 3 or (self.strict and not self._name_near()):
                return False
        if self.head is not None and self.head.group == "sources" and self.comma < 0:
            self.unknown += 1
            if self.unknown > 2:
                return False
        if self.person is not None and self.comma < 0:
            self.unknown += 1
            if self.head is None or self.first < 0 or self.body is not None or self.unknown > 3 or not self.apposed:
                return False
        self.at += 1
        return True


def _called(person: Person, *, definite: bool) -> Noun:
    return Noun("sources" if person.group is None else "collectives", person.name, definite, "", person)


def _is_of_a_person(head: Noun) -> bool:
    """Whether somebody is known by the one he belongs to: "مؤيدو الرئيس", "شقيق سعد معن"."""
    kin = head.person is not None and head.person.kin
    return kin or head.one in _OF_A_PERSON or head.english == _MEMBERS


def is_text(form: str) -> bool:
    """Whether a word names a text that speaks for its owner ("بيان")."""
    found = noun(form)
    return found is not None and found.group == "documents"


def _heads(form: str) -> bool:
    """Whether a word can head a speaker of its own ("مع المتحدث باسم X"): then the phrase before it is over."""
    found = noun(form)
    return found is not None and found.group in ("roles", "sources", "collectives")
