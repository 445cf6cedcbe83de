"""Reads one noun phrase that names who speaks, from left to right, to the first word that cannot belong to it.

    المتحدث باسم الوزارة سعد معن       an office, a body, a person
    أحد سكان البلدة                     somebody of many
    وكالة أنباء الحكومة «سبأ»            an outlet by its name in marks

`speakers.speaker` is the way in; whom the phrase means is said by `meaning`.
"""

from __future__ import annotations

from msgspec import structs

from riwaya.claims.speakers import beside
from riwaya.claims.speakers.bodies import body
from riwaya.claims.speakers.laid import BREAKS, TITLES, Page, Speaker
from riwaya.claims.speakers.meaning import MEDIA, Phrase, meaning
from riwaya.claims.speakers.nouns import CLAUSE, Noun, honorific, lexicon, noun, state_of, stem
from riwaya.model import Mention
from riwaya.script import key

# What leads in whoever tells that he said it: "قال شهود، بحسب وكالة X، إن".
_ACCORDING = frozenset(map(key, ["بحسب", "حسب", "وفق", "وفقا", "طبقا", "نقلا", "حسبما"]))
# Conversations in which somebody speaks.
_TALKS = frozenset(map(key, ["حديث", "مقابلة", "لقاء", "حوار", "اتصال", "مداخلة", "تصريحات", "مؤتمر", "ندوة"]))
_SPEAKERS = ("sources", "collectives", "bodies", "outlets")
# "مبعوث الأمم المتحدة إلى سورية": prepositions that belong to an office, before the name of who holds it.
_OF_OFFICE = frozenset(map(key, ["إلى", "لدى", "في", "ل", "من", "عن"]))
# People whom an outlet's name tells apart: "مراسل الأناضول", "مدير قناة X".
_OF_THE_PRESS = (
    *("correspondent", "journalist", "photographer", "editor", "director", "source", "writer", "head"),
    *("president", "analyst", "expert", "employee", "spokesman", "deputy", "official", "member"),
)
# Nouns that describe another one as well: "مؤتمر صحفي".
_ALSO_ADJECTIVES = ("journalist", "diplomat", "academic", "economist", "fighter", "commander")
# "نظيره", and the spelling that an imam shares with a preposition.
_PEER, _IMAM = key("نظير"), key("إمام")
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
        if self.found and at in laid.verbs and form.startswith("و") and noun(form) is None:
            return False  # "بحسب أحد السكان وخطفوا ثلاثة"
        carried = form in lexicon().carriers and form.endswith(("ه", "ها")) and self.document and self._has_owner()
        if form in CLAUSE or (self.found and (form in lexicon().relatives or form in _ACCORDING or carried)):
            return False  # "بيان للجيش نشرته وكالة X"
        if form in lexicon().demonstratives and self.after_preposition == at - 1:
            self.after_preposition = at  # "ردا على هذه التقارير": the noun is led in all the same
        pair = beside.pair(laid, at, self.stop) if self.head is None else None
        if pair is not None:
            self._take_head(pair)
            self.at += 2
            return True
        if at in laid.timed or form in lexicon().adverbs or form in lexicon().demonstratives or honorific(form):
            self.at += 1
            return True
        if not self.found and beside.counts(laid, at, self.stop):
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

    def _has_owner(self) -> bool:
        """Whether whose a text is stands between it and the word at `at`: "بيان للجيش", "بيان الوزارة"."""
        between = range(self.first + 1, self.at)
        return any(place in self.laid.mention_at or self.laid.forms[place].startswith("ل") for place in between)

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
            several = self.head is not None and self.head.person is not None and self.head.person.several
            if several and self.person is None and self.body is None:
                return False  # "حسب المنظمين، مقر الرئيس": people at large have no office behind a comma
            if self.found:
                self.comma = self.at
        return True

    def _mention(self, mention: Mention) -> bool:
        laid = self.laid
        end = laid.mention_end[self.at]
        behind = self.at - self.after_preposition
        person = mention.type == "PER"
        if person and beside.no_name(laid, self.at, self.first, self.head, mention):
            return self._noun(noun(laid.forms[self.at]))
        if person and self.outlet_word and self.person is None and beside.titled(laid, self.at, self.start):
            self.at = end
            return self.at < self.stop
        office = self.head is not None and self.head.group == "roles" and self.person is None
        if self.found and not office and laid.article.text[laid.starts[self.at] : mention.start].startswith("و"):
            return False  # "المقاتلون والمرصد": another one speaks as well
        if not self.found and (behind <= 1 or (behind == 2 and not beside.heads(laid.forms[self.at - 1]))):
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
        if self.outlet_word and self.body is None and beside.belongs(laid, self.at, self.start, addressee=addressee):
            self.body, self.at = mention, end  # "وسائل إعلام تابعة للنظام"
            return True
        if (
            addressee
            and self.found
            and not self.document
            and not (self.head and self.body is None and self.person is None)
        ):
            return False
        if not clitic and beside.no_construct(laid, self.first, self.at, self.head, mention):
            return False  # "اتهم ناشطون الجيش": whom they accuse
        if addressee and mention.entity.startswith(MEDIA) and not self.document:
            self.at = end
            return not self.found
        if self._tells_medium(mention, addressee=addressee):
            return False
        apart = self.comma >= 0 or (self.at > 0 and "(" in laid.gaps[self.at - 1])
        called = beside.is_called(laid, self.at)
        if mention.type == "PER" and self.within and not apart and not called:
            return False  # "مسؤول في إدارة الرئيس سعد": not Saad himself
        if mention.type == "ORG" and self.nation is not None and beside.after_origin(laid, self.at):
            return False  # "أبلغ السفير الروسي مجلس الأمن": whom he told
        if mention.type == "PER":
            if self.person is not None:
                return False
            if self.comma >= 0 and self.head is None:
                return False
            if self.head is not None and beside.is_of_a_person(self.head) and not self.head.definite and self.comma < 0:
                self.of_person = mention
                self.at = end
                return False
            if self.body is None and self.comma < 0 and beside.is_served(laid, self.at, self.first, self.head, mention):
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

    def _tells_medium(self, mention: Mention, *, addressee: bool) -> bool:
        """Whether an outlet is who was told, not whose people speak: "قال المتحدث لـ«X»", "أبلغ مسؤولون X"."""
        head = self.head
        if head is None or head.group not in ("sources", "roles") or not mention.entity.startswith(MEDIA):
            return False
        return self.comma < 0 and (addressee or head.one not in _OF_THE_PRESS)

    def _pass(self, end: int) -> bool:
        self.at = end
        return self.head is not None and self.person is None

    def _preposition(self, form: str) -> bool:
        """Skip a prepositional phrase before the subject; after it, take the body that the source belongs to."""
        if not self.found:
            self.after_preposition = self.at
            self.at += 1
            return True
        if (
            self.outlet_word
            and form == beside.NEAR_TO
            and self.laid.forms[self.at - 1].removeprefix("ال") in beside.CLOSE
        ):
            self.at += 1  # "حساب مقرب من الحركة"
            return True
        platform = self.laid.forms[self.at + 1 : self.at + 2]
        if self.outlet_word and platform and platform[0] in lexicon().platforms and self.at + 2 < self.stop:
            self.at += 2  # "حساب على تويتر تابع للتنظيم"
            return True
        after = self.laid.forms[self.at + 1 : self.at + 2]
        spoken = after and (after[0] in _TALKS or beside.is_text(after[0]))
        if spoken and form == "في" and self.head is not None and not self.document:
            return False  # "قال المتحدث في حديث إلى قناة X"
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
            found = beside.near(self.laid.forms[self.at])
        if found is None or (not self.found and self.at - self.after_preposition == 1):
            return self._other()
        if self.found and found.clitic.startswith("و") and found.group in _SPEAKERS:
            return False
        bare = not self.found or (self.head is not None and self.head.group == "documents")
        if bare and (beside.of_a_body(self.laid, self.at, self.start, found) or self._only_describes(found)):
            return self._other()
        if found.group in ("adjectives", "nations") and not self.found:
            found = self._somebody(found) or found
        if self.found and self.strict and not self.outlet_word and found.english == "unattributed-reports":
            return False  # "نفى الوزير الأنباء": what he denies
        if found.group == "outlets" and beside.is_a_plant(self.laid, self.at, self.stop):
            return self._other()
        if found.group == "bodies" and self._owned_by_body():
            return True
        if (
            not self.found
            and stem(self.laid.forms[self.at]) in lexicon().teams
            and not beside.name_near(self.laid, self.at, self.stop)
        ):
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

    def _only_describes(self, found: Noun) -> bool:
        return found.one in _ALSO_ADJECTIVES and beside.describes(self.laid, self.at, self.start)

    def _somebody(self, found: Noun) -> Noun | None:
        """Return whom a word calls that describes as well: people at large, or by what they are ("قال مدنيون")."""
        at_large = beside.a_people(self.laid.forms[self.at], found) if self.at == self.start else None
        if at_large is None:
            return beside.somebody(self.laid, self.at, self.start, found)
        self._describe(found)
        if found.group == "adjectives":
            self.words.append(found.english)
        return at_large

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

    def _acts(self) -> bool:
        """Whether a verb follows the comma behind the phrase: "بحسب المصادر، انسحبت القوات"."""
        return self.at == self.comma and self.at in self.laid.verbs and self.person is None

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
        if found.group == "nations" and self.at > self.start and beside.of_people(self.laid.forms[self.at], self.head):
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
            typed = self.laid.forms[self.at] in lexicon().types or beside.titles(self.laid, self.at, self.stop)
            if (self.strict and not typed) or (self.skipped > 3 and self.limited):
                return False
        described = bool(self.words) and self.head is not None and self.head.group == "sources"
        settled = self.head is not None and (self.nation is not None or self.own is not None)
        settled = settled or (described and self.head is not None and not self.head.definite)
        object_ = settled and self.strict and self.comma < 0 and not self.laid.forms[self.at].startswith("ال")
        if object_ and self.person is None and not beside.name_near(self.laid, self.at, self.stop):
            return False  # "كذب الوزير التركي مزاعم …": the object begins
        if self.head is not None and self.person is None and beside.calls(self.laid, self.at, self.stop):
            self.at += 1
            return True
        if self.body is not None and self.comma < 0:
            self.unknown += 1
            office = self.head is not None and self.head.group == "roles" and self.person is None
            if not office or self.unknown > 3 or (self.strict and not beside.name_near(self.laid, self.at, self.stop)):
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
