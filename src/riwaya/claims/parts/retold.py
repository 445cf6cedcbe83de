"""Who did an event that a page tells again: "الغارات", "نتيجة للاشتباك،", "عمليات الإعدام" point back.

Its doer is that of the last event of its kind, if the noun is definite or counts the raids; who killed, where a
sentence tells only the dead, is who attacked last, unless the dead are another party than those attacked, or the
sentence turns to something else.
"""

from __future__ import annotations

from msgspec import Struct, structs

from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import grammar
from riwaya.claims.parts.camps import foes, same_side
from riwaya.claims.parts.cast import NOBODY, Doer, Roles
from riwaya.claims.parts.doers import EXECUTING, HARMLESS
from riwaya.claims.parts.phrases import present
from riwaya.script import key

#: Attacks that one party of a page carries out: raids without a doer are those of whoever raided before.
_FROM_THE_AIR = frozenset(("aerial", "drone"))
#: Attacks that seldom have a doer who was told before: nobody says who laid the bomb.
_BOMBS = frozenset(("explosives", "suicide-attack"))
#: Frames of attacks whose noun points back when it is definite.
_POINTS_BACK = frozenset(("attack", "clash"))
#: Nouns that tell an attack of any kind ("الحادث").
_ANY = ("حادث", "حرب", "حروب", "قيام", "شن", "تنفيذ", "ارتكاب")
#: Who does no event of a kind that could be told again.
_SINGLE = ("per:", "ngo:", "media:", "agency:", "source:")
#: Who dies in any attack.
_ANYBODY_DIES = frozenset((*HARMLESS, "group:residents", "group:tribes", "group:protesters", "group:wounded"))
#: What a sentence opens with that turns to something else, and characters before the dead in which it stands.
_TURNS = tuple(
    map(key, (
        "جهة أخرى", "جهة ثانية", "ناحية أخرى", "ناحية ثانية", "صعيد آخر", "صعيد ثان", "سياق آخر", "جانب آخر",
        "ميداني", "منفصل", "مكان آخر", "منطقة أخرى", "حادث آخر", "حادثة أخرى", "هجوم آخر", "إلى ذلك",
    ))
)  # fmt: skip
_OPENS = 110
_DAYS = tuple(map(key, ("أمس", "اليوم", "الليلة", "الأمس")))
#: Sentences for which the page remembers who did an event of a frame.
_REMEMBERED = 8
#: Sentences behind an attack whose dead are those of whoever carried it out.
_FRESH = 1
#: Meetings and talks, told once with both sides and then alone ("الاجتماع", "المحادثات"); a mediator is no side.
_TALK, _MEDIATED, _VISIT = "CONSULT", "third-party", "visit"
#: Verbs of who claims an attack.
_CLAIMS = ("تبن", "أعلن مسؤولي")
_TOGETHER = frozenset((_TALK, "AGREE", "COOPERATE"))
_SHARED = frozenset((_TALK, "AGREE"))
_PAIRS = frozenset(
    key(word + end)
    for word in ("الجانب", "الطرف", "الرئيس", "الوزير", "الزعيم", "المسؤول", "البلد", "الوفد")
    for end in ("ان", "ين")
)
_THE_TALKS = frozenset(
    map(key, ("اللقاء", "الاجتماع", "المحادثات", "المباحثات", "المفاوضات", "المشاورات", "الاتصال", "القمة"))
)
_BOTH = frozenset(map(key, ("جمعهما", "بينهما", "ضمهما")))
#: What leads to an attack that was answered, and characters of it and the article before the noun.
_ANSWERED = key("على")
_LED = 7
#: People who attacked, where their name is not told; kinds of those who are called so.
_FIGHTERS, _GROUPS = ("group:fighters",), ("group:",)
_ASSAILANTS, _REACH = ("المهاجمون", "المهاجمين"), 60
#: Letters of a word behind an event noun, and how one begins that says more of it.
_BEHIND = 12
_SAYS_MORE = tuple(map(key, ("ردا", "ال", "في", "على", "بين", "ضد", "و", "ب", "من", "لل", "أمس", "منذ", "خلال", "مع")))


class Retold(Struct):
    """The doers of the last events of a page: by type and mode, by frame, of attacks, of executions, of talks."""

    attackers: tuple[str, ...] = ()
    attacked: tuple[str, ...] = ()
    assailants: tuple[str, ...] = ()
    executioners: tuple[str, ...] = ()
    kinds: dict[tuple[str, str | None], tuple[str, ...]] = {}
    frames: dict[str, tuple[str, ...]] = {}
    told: dict[str, int] = {}
    sentences: int = 0
    talks: tuple[str, ...] = ()
    age: int = 0
    claimants: frozenset[str] = frozenset()

    def claimed(self, claimant: str) -> None:
        """Remember who claimed an attack: the next ones that he tells of are his ("وقال إن التفجيرين استهدفا")."""
        self.claimants |= {claimant}

    def passes(self) -> None:
        """End a sentence: who attacked is forgotten when nobody attacked in the next ones."""
        self.age += 1
        self.sentences += 1
        if self.age > _FRESH:
            self.attackers = ()

    def complete(
        self, text: str, one: Proposition, parties: Roles, *, witness: bool, voice: str | None = None
    ) -> Roles:
        """Return the parties with the doer whom the page told before; an event with a doer is remembered.

        Args:
            witness: whether somebody tells what he saw.
            voice: who speaks, None for the outlet.
        """
        if parties.agent == _FIGHTERS and self.assailants and _assailants(text, one):
            parties = structs.replace(parties, agent=self.assailants, supplied="doer.retold.assailants")
        again = one.event in _TOGETHER and len(parties.agent) == 1 and one.mode != _MEDIATED
        again = again and (
            _of_both(text, one.head.start, one.head.end) or (parties.supplied == "doer.topic" and _two_again(text, one))
        )
        if again and self.talks:
            return structs.replace(parties, agent=self.talks, supplied="doer.retold.talks")
        if parties.agent:
            self._remember(one, parties)
            return parties
        doer = self._doer(text, one, parties, witness)
        if not doer.entities and one.event == "ASSAULT" and voice in self.claimants and _told_again(text, one):
            doer = Doer((voice,) if voice is not None else (), "doer.retold.claimed")
        agent = foes(doer.entities, parties.recipient)
        return structs.replace(parties, agent=agent, supplied=doer.rule if agent else parties.supplied)

    def _remember(self, one: Proposition, parties: Roles) -> None:
        agent = parties.agent
        if one.event in _SHARED and len(agent) > 1 and one.mode != _MEDIATED:
            self.talks = agent
        if any(trigger.lemma.startswith(_CLAIMS) for trigger in one.triggers):
            self.claimed(agent[0])
        if not agent[0].startswith(_SINGLE) and not (one.event == "AID" and agent == _FIGHTERS):
            self.kinds[one.event, one.mode] = agent  # training told again is not that of fighters who helped once
        if one.event != "ASSAULT":
            return
        self.attackers, self.attacked, self.age = agent, parties.recipient, 0
        if agent != _FIGHTERS and all(name.startswith(_GROUPS) for name in agent):
            self.assailants = agent
        both = parties.rule.endswith(".mutual") and frame(one.head) != "clash"
        if not both and not agent[0].startswith(_SINGLE):
            self.frames[frame(one.head)], self.told[frame(one.head)] = agent, self.sentences
        if one.head.lemma.startswith(EXECUTING):
            self.executioners = agent

    def _doer(self, text: str, one: Proposition, parties: Roles, witness: bool) -> Doer:
        """Return who did an event that is told without a doer, nobody where nothing points back."""
        head, known = one.head, self.kinds.get((one.event, one.mode), ())
        if one.event in _TOGETHER and _two_again(text, one):
            return Doer(self.talks, "doer.retold.talks")
        if one.event == _TALK:
            both = (_definite(text, head.start) or _of_both(text, head.start, head.end)) and one.mode != _MEDIATED
            visited = one.mode == _VISIT and " " not in head.text
            return Doer((known if visited else self.talks) if both else (), "doer.retold.talks")
        given = one.event == "AID" and ".received" in parties.rule
        raided = one.mode in _FROM_THE_AIR and not witness and _points(text, one)
        if (raided or given) and known:
            return Doer(known, "doer.retold.kind")
        if one.mode in _BOMBS:
            return NOBODY
        if head.form != "verb" and head.lemma.startswith(EXECUTING) and " " in head.text and self.executioners:
            return Doer(self.executioners, "doer.retold.execution")
        if frame(head) in CASUALTY and head.form == "verb":
            if present(head) or _turns(text, head.start) or not self._hit(parties.recipient):
                return NOBODY
            nouns = [other for other in one.triggers if other.form != "verb" and frame(other) in _POINTS_BACK]
            told = [self._last(frame(other)) for other in nouns if _definite(text, other.start)]
            return Doer(next((agent for agent in told if agent), self.attackers), "doer.retold.dead")
        if not _definite(text, head.start) or head.form == "verb" or one.event != "ASSAULT":
            return NOBODY
        if not _bare(text, head.end) or head.lemma.removeprefix("ال").startswith(_ANY):
            return NOBODY
        if one.mode is not None and known:
            return Doer(known, "doer.retold.noun")
        return Doer(self._last(frame(head)) if frame(head) in _POINTS_BACK else (), "doer.retold.frame")

    def _last(self, kind: str) -> tuple[str, ...]:
        """Return who did the last event of a frame, nobody where it was told too long ago."""
        fresh = self.sentences - self.told.get(kind, 0) <= _REMEMBERED
        return self.frames.get(kind, ()) if fresh else ()

    def _hit(self, dead: tuple[str, ...]) -> bool:
        """Whether the dead can be those of the last attack: anybody, or on the side of whom it hit."""
        known = [one for one in dead if one not in _ANYBODY_DIES and not one.startswith("per:")]
        return not known or not self.attacked or any(same_side(one, hit) for one in known for hit in self.attacked)


def _points(text: str, one: Proposition) -> bool:
    """Whether raids are told as known or are counted ("الغارات", "في هذه الغارات", "خمس غارات"), and not as new ones
    ("وسط غارات جوية")."""
    nouns = [trigger for trigger in one.triggers if trigger.form != "verb" and frame(trigger) not in CASUALTY]
    nouns = [one.head] if one.head in nouns else nouns
    if not nouns:
        return True
    return any(_definite(text, one.start) or _counted(text, one.start) or _of_a_day(text, one.end) for one in nouns)


def _of_a_day(text: str, end: int) -> bool:
    """Whether a day is the genitive of a noun ("غارات أمس")."""
    return key(text[end : end + _BEHIND]).lstrip().startswith(_DAYS)


def _counted(text: str, start: int) -> bool:
    before = key(text[max(0, start - _BEHIND) : start]).split()
    return bool(before) and (before[-1].isdigit() or grammar().has("numbers", before[-1]))


def _turns(text: str, start: int) -> bool:
    """Whether the sentence of an offset turns to something else before it ("من جهة أخرى", "ميدانيا")."""
    before = key(text[max(0, start - _OPENS) : start].rpartition("\n")[2].rpartition(". ")[2])
    return any(words in before for words in _TURNS)


def _told_again(text: str, one: Proposition) -> bool:
    """Whether a definite noun of an attack points back ("التفجيرين"), unless it was answered ("رد على الهجوم")."""
    nouns = [trigger for trigger in one.triggers if trigger.form != "verb"]
    return any(
        _definite(text, noun.start) and _ANSWERED not in key(text[max(0, noun.start - _LED) : noun.start])
        for noun in nouns
    )


def _of_both(text: str, start: int, end: int) -> bool:
    """Whether a pronoun behind a noun of talk means both sides told before ("لقاء جمعهما", "اجتماع بينهما")."""
    behind = key(text[start : end + _BEHIND]).split()
    return bool(_BOTH & set(behind[1:3]))


def _two_again(text: str, one: Proposition) -> bool:
    """Whether the words of a talk or a pact name both sides as two, or the talks told before ("وبحث الجانبان", "تناول
    اللقاء")."""
    words = key(text[one.start : one.end]).split()
    own = key(one.head.text).split()[1:] if one.head.form == "verb" else ()
    return any(word.lstrip("و") in _PAIRS for word in words) or any(word in _THE_TALKS for word in own)


def _assailants(text: str, one: Proposition) -> bool:
    """Whether it is "the attackers" who do what is told: they stand before it in its sentence."""
    before = text[max(0, one.head.start - _REACH) : one.head.start].rpartition("\n")[2]
    return any(word in before for word in _ASSAILANTS)


def _bare(text: str, end: int) -> bool:
    """Whether nothing behind a noun says more of it: no adjective, relative clause, place or means."""
    behind = text[end : end + _BEHIND].lstrip(" ")
    return not key(behind).startswith(_SAYS_MORE)


def _definite(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start] in ("ال", "لل")
