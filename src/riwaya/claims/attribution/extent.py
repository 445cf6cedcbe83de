"""Where what is said begins and ends: the clause, the speech after a colon, the quotation, the noun after the verb.

    قال سعد لقناة X إن …        clause         أعلن مقتل ثلاثة        object
    وأضاف: …                    colon          تحدث عن مقتل ثلاثة     preposition
    «…»، قال سعد                none: what was said stands before

A `Ground` is a page laid out, with its quotations and cues by place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from riwaya.claims import speakers
from riwaya.claims.attribution.background import background, occasion
from riwaya.claims.attribution.frames import Complement, Place
from riwaya.claims.attribution.shapes import RELATIVE, is_document, is_owned, is_participle, is_postposed, laid_break
from riwaya.claims.speakers import nouns
from riwaya.claims.speakers.laid import Page
from riwaya.claims.speakers.nouns import CLAUSE
from riwaya.model import Quotation, Reporting
from riwaya.script import key

#: What makes "في وقت" a time and no turn.
_TIME = key("وقت")
_WHEN = frozenset(map(key, ["سابق", "لاحق", "متأخر", "مبكر", "واحد", "قريب", "قصير", "قياسي", "باكر", "مضى", "آخر"]))
#: With these the outlet speaks aside in the middle of a sentence too.
_ASIDE_WITHIN = nouns.phrases(
    ("ويذكر أن", "ويشار إلى", "وتجدر الإشارة", "والجدير بالذكر", "وجدير بالذكر", "ومما يذكر أن")
)
#: What stands before a name in marks: "تطلق على نفسها «…»", "باسم «…»".
_CALLED = frozenset(map(key, ["نفسها", "باسم", "اسم", "تدعى", "يدعى", "تسمى", "يسمى"]))
#: What sets one thing against another inside what somebody says, and words behind it in which another one speaks.
_CONTRASTS, _ANOTHER = nouns.phrases(("فيما", "بينما", "في حين", "إلا أن", "غير أن")), 7
#: Words that tell what was so, and those with which what is said goes on behind it.
_WAS = frozenset(map(key, ["وكان", "وكانت", "وكانوا"]))
_AND_THAT = frozenset(
    map(key, ["وأن", "وأنه", "وأنها", "وأنهم", "وإن", "وإنه", "وإنها", "وإنهم", "وبأن", "وبأنه", "وبأنها"])
)
#: Words that open a clause only where أن follows.
_BUT = frozenset(map(key, ["غير", "إلا"]))
#: Words after which a statement stands beside the one before.
SAME_LEVEL = frozenset(map(key, ["كما", "فيما", "بينما", "حين", "بدوره", "بدورها"]))
# What opens a clause before the main one of its sentence: "وفيما قال X إن …، أعلن Y أن".
_BEFORE_MAIN = frozenset(map(key, ["فيما", "بينما", "حينما", "عندما", "بعدما", "حالما", "إذ"]))
_TWO_BEFORE_MAIN = frozenset(
    tuple(map(key, pair))
    for pair in (
        *(("في", "حين"), ("في", "وقت"), ("في", "الوقت"), ("بعد", "أن"), ("قبل", "أن"), ("منذ", "أن"), ("مع", "أن")),
        *(("رغم", "أن"), ("على", "حين")),
    )
)
_HEAD = 5  # words of a sentence in which the verb of such a clause stands
# After these, أن opens no complement of the verb before: "بعد أن", "يجب أن".
_OTHER_CLAUSE = frozenset(
    map(
        key,
        [
            *("بعد", "قبل", "منذ", "دون", "بدون", "إلا", "غير", "رغم", "كما", "حيث", "سوى", "بيد", "حتى"),
            *("يجب", "يمكن", "ينبغي", "يتعين", "يفترض", "بد", "شأنه", "شأنها", "يستطيع", "تستطيع"),
            *("يريد", "تريد", "يريدون", "يحاول", "يكاد", "تكاد"),
        ],
    )
)
_THEN = frozenset(map(key, ["فإن", "فإنه", "فإنها", "فإنهم", "فقد"]))
_COMPLEMENT = {
    **dict.fromkeys(map(key, ["أشار", "لفت", "نوّه", "ألمح", "لمّح", "خلص", "نبّه", "تطرّق"]), key("إلى")),
    **dict.fromkeys(map(key, ["كشف", "أعلن", "تحدّث", "أعرب", "عبّر", "أفاد", "صرّح", "أبلغ"]), key("عن")),
    **dict.fromkeys(map(key, ["شدّد", "أكد"]), key("على")),
    key("حذّر"): key("من"),
}
_REACH = 45
_ASIDE = 6  # words between a preposition and the clause it may still belong to
_AFTER_NAME = 14  # words from a name in marks to what is said
_TITLE = 5  # words of a name in marks that a type word opens
_VOICED = 24  # words from أعرب or عبّر to عن, which they always have
_FAR = 12  # words from a verb to the clause it governs, where a noun may be its object as well
_WITH_BA = frozenset(["اعترف", "أقرّ", "أفاد", "صرّح", "اتّهم", "جزم", "ادّعى", "وصف", "قدّر"])
_WITH_OBJECT = frozenset(["أعلن", "أكد", "اعترف", "وصف", "قدّر"])
# Verbs that call somebody something as well, and words in which their clause follows.
_BELIEVES = frozenset(["اعتبر", "رأى", "وجد", "عدّ", "ظنّ"])
_LABEL, _NEAR_LABEL = 9, 3
_SPEAK = ("roles", "sources", "collectives", "bodies", "outlets", "documents")
_VOICES = frozenset(["أعرب", "عبّر", "اتّهم"])
_PLAIN = frozenset(
    ["قال", "أضاف", "تابع", "أكمل", "أردف", "استطرد", "أوضح", "أكد", "رأى", "واصل", "ختم", "اختتم", "علّق"]
)
_LEARNS = "علم"  # what is in marks is the paper: "علمت «الوطن» من مصادر أن"
# Whose words a comma may lead in: "وواصلت القوات، …" goes on to act.
_PEOPLE = ("person", "source", "outlet", "agency")
# Words with ب that lead in nobody's words: "صرح الناطق باسم القوات أن".
_NOT_BY = frozenset(
    map(
        key, ["باسم", "بعد", "بعض", "بيان", "بيانا", "بين", "بحسب", "بشأن", "بدوره", "بدورها", "بلاده", "بدون", "بصفته"]
    )
)
_SHOWS = frozenset(["نشر", "بثّ", "أورد", "تداول", "تناقل", "أذاع", "أعلن"])


class Ground(Struct, frozen=True):
    """A page laid out for finding what is said: its quotations in order of start, and the cue at each word."""

    laid: Page
    quotes: Sequence[Quotation]
    quote_starts: Sequence[int]
    cue_words: Mapping[int, Reporting]

    def complement(self, sentence: Place, cue: Reporting, at: int) -> Complement:
        """Find where what is said begins: clause, colon, quotation, preposition, or the noun after the verb."""
        laid = self.laid
        preposition = _COMPLEMENT.get(key(cue.lemma))
        reach = 4 if cue.lemma in _WITH_OBJECT else _VOICED if cue.lemma in _VOICES else 10
        found: Complement | None = None
        stop = min(sentence.last, at + _REACH)
        for index in range(at + 1, stop):
            between = laid.gaps[index - 1]
            passed_on = cue.lemma in _SHOWS and self._nearer(at, index)
            if ":" in between and not passed_on:
                opened = self.opening(laid.ends[index - 1], laid.starts[index])
                return Complement(opened.start if opened is not None else laid.starts[index], index, "colon")
            quotation = self.opening(laid.ends[index - 1], laid.starts[index])
            if (
                quotation is not None
                and cue.lemma != _LEARNS
                and not self._names(quotation, cue, index, stop)
                and not passed_on
                and (not quotation.scare or self._short_speech(cue, index, at, stop))
            ):
                return Complement(quotation.start, index, "quotation")
            form = laid.forms[index]
            if form in CLAUSE and laid.forms[index - 1] not in _OTHER_CLAUSE and not self._in_name(index):
                if passed_on:
                    break  # "نشرت صورا قالت المصادر إنها …": the clause is the second verb's
                if found is not None and index - found.word > _ASIDE and not ("،" in between and form[0] != "و"):
                    return found  # "تحدث عن مقتل ثلاثة، إلا أنه …": another clause
                opens = at <= sentence.first + 1 or laid.forms[at + 1].startswith("ال")
                far = _LABEL if opens else _NEAR_LABEL
                if cue.lemma in _BELIEVES and index - at > far and not self._led_by_speaker(at, index):
                    break  # "الذين يعتبرون أنفسهم حماة للدين أن يصمتوا": the object comes first
                apposed = "،" in between and form[0] != "و"  # "أعلن القائد سعد معن المسؤول عن …، أنه"
                if cue.lemma in _WITH_OBJECT and index - at > _FAR and not (apposed or self._behind_name(index)):
                    break  # "أعلن X إكمال تقريره، وأنه …": the noun comes first
                return Complement(laid.starts[index], index, "clause")
            if index in self.cue_words and (self._starts_anew(index) or self.main_verb(sentence, at, index)):
                break
            if "،" in between and index in self.cue_words and at > sentence.first and laid.forms[at - 1] in RELATIVE:
                break  # "الذي يكتب هنا، أشار إلى أن": the clause is the second verb's
            own = form == preposition and cue.lemma in _WITH_OBJECT and is_owned(self.laid, index - 1)
            if found is None and index - at <= reach and self._governs(cue, preposition, form) and not own:
                found = Complement(laid.starts[index], index, "preposition")
        announced = self._next_paragraph(sentence) if cue.kind != "noun" and stop == sentence.last else None
        if found is not None and announced is None:
            return found
        if announced is not None:
            return announced
        comma = self._comma(sentence, cue, at)
        if comma is not None:
            return comma
        if at + 1 >= sentence.last or is_postposed(laid, at) or self.quoted_before(cue, at):
            return Complement(cue.end, at + 1, "none")
        return Complement(cue.end, at + 1, "object")

    def main_verb(self, sentence: Place, at: int, index: int) -> bool:
        """Whether the main clause begins with the verb of saying at a word, behind one that a clause before it holds.

        "وفيما قال الوزير إن الجيش انسحب، أعلنت الحركة أن": she is not quoted by him.
        """
        forms, cue = self.laid.forms, self.cue_words.get(index)
        first = sentence.first
        if cue is None or not first <= at - 1 < first + _HEAD or cue.kind in ("according", "rumour", "passive"):
            return False
        opener = forms[first].removeprefix("و")
        if opener not in _BEFORE_MAIN and (opener, forms[first + 1]) not in _TWO_BEFORE_MAIN:
            return False
        after = forms[index + 1] if index + 1 < sentence.last else ""
        plain = self.laid.starts[index] == cue.start and not is_participle(cue) and after not in CLAUSE
        return plain and any(mark in self.laid.gaps[index - 1] for mark in "،,")

    def _next_paragraph(self, sentence: Place) -> Complement | None:
        """Find speech that fills the next paragraph, behind a colon at the end of this one: "وقال في بيان:"."""
        laid, after = self.laid, sentence.last
        if after >= len(laid.forms) or sentence.passage.label != "body":
            return None
        gap = laid.gaps[after - 1]
        if ":" not in gap or "\n" not in gap or laid.line_end(laid.starts[after]) is None:
            return None
        opened = self.opening(laid.ends[after - 1], laid.starts[after])
        return Complement(opened.start if opened is not None else laid.starts[after], after, "colon")

    def _comma(self, sentence: Place, cue: Reporting, at: int) -> Complement | None:
        """Find speech that a comma leads in after verb and speaker at the head of a sentence ("ويتابع سعد، كان …")."""
        laid = self.laid
        if at > sentence.first + 1 or cue.lemma not in _PLAIN or cue.kind not in ("speech", "continuation"):
            return None
        commas = [i for i in range(at + 1, min(sentence.last, at + 13)) if "،" in laid.gaps[i - 1]]
        for index in reversed(commas):
            who = speakers.speaker(laid, at + 1, index)
            speaks = who is not None and (who.hop.kind in _PEOPLE or is_document(laid.forms[at + 1]))
            if speaks and index + 2 < sentence.last:
                return Complement(laid.starts[index], index, "comma")
        return None

    def _nearer(self, at: int, clause: int) -> bool:
        """Whether another verb of saying stands between a verb and a clause, and not in the verb's subject."""
        laid = self.laid
        for index in range(at + 2, clause):
            other = self.cue_words.get(index)
            if other is None or other.kind not in ("speech", "publication") or other.end < laid.ends[index]:
                continue
            if laid.forms[index - 1] not in RELATIVE and not is_document(laid.forms[index - 1]):
                return True
        return False

    def _led_by_speaker(self, at: int, clause: int) -> bool:
        """Whether who speaks stands right behind a verb, or a comma right before the clause: "ورأى سعد معن …، أن"."""
        if any(mark in self.laid.gaps[clause - 1] for mark in "،-–"):
            return True
        found = nouns.noun(self.laid.forms[at + 1])
        named = at + 1 in self.laid.mention_at or nouns.honorific(self.laid.forms[at + 1])
        return named or (found is not None and found.group in _SPEAK)

    def _behind_name(self, index: int) -> bool:
        """Whether a person's name closes right before a clause: "أكد قائد الكتيبة المكلفة بـ… العميد سعد معن، أن"."""
        laid = self.laid
        near = range(index - 1, max(-1, index - _ASIDE), -1)
        first = next((first for first in near if first in laid.mention_at), None)
        return first is not None and laid.mention_at[first].type == "PER" and laid.mention_end[first] == index

    def _in_name(self, index: int) -> bool:
        """Whether a word that looks like إن is a letter of a name: "شبكة سي إن إن", "قناة «إن تي في»"."""
        laid = self.laid
        near = (first for first in range(index - 3, index + 1) if first in laid.mention_at)
        named = any(index < laid.mention_end[first] for first in near)
        before = nouns.noun(laid.forms[index - 1]) if index else None
        marked = any(mark in laid.gaps[index - 1] for mark in '«“"‘')
        return named or (marked and before is not None and before.group == "outlets")

    def _starts_anew(self, index: int) -> bool:
        """Whether the cue at this word stands beside the one before, not in its subject ("في بيان نشرته …")."""
        cue = self.cue_words[index]
        joined = self.laid.starts[index] < cue.start or self.laid.forms[index - 1] in SAME_LEVEL
        return cue.kind not in ("according", "rumour", "passive") and (
            joined or (is_participle(cue) and cue.lemma != "قال")
        )

    def _short_speech(self, cue: Reporting, index: int, at: int, stop: int) -> bool:
        """Whether a few words in marks right after the verb are what was said, and not a name: no clause follows."""
        named = index in self.laid.mention_at or cue.stance == "deny"
        clause = any(form in CLAUSE for form in self.laid.forms[index : min(stop, index + 14)])
        return index == at + 1 and not named and not clause

    def _names(self, quotation: Quotation, cue: Reporting, index: int, stop: int) -> bool:
        """Whether marks right behind an office, body or outlet hold its name, and what is said comes later.

        "وقالت مديرة «التحالف لإنهاء الفقر»، ليلى حداد، إن": a clause follows the marks before another verb of saying.
        """
        inside = nouns.noun(self.laid.forms[index])
        last = self.laid.index_from(quotation.inner[1])
        if inside is not None and inside.group == "outlets" and not quotation.unclosed and last - index <= _TITLE:
            return True  # "نشرت «وكالة مدار» مقطعا"
        if not quotation.unclosed and self.laid.forms[index - 1] in nouns.lexicon().types | _CALLED:
            return True  # "تنظيم «القاعدة في بلاد المغرب»", "تطلق على نفسها «جند البحر»"
        found = nouns.noun(self.laid.forms[index - 1])
        heads = found is not None and found.group in ("roles", "sources", "bodies", "outlets")
        if quotation.unclosed or not (heads or self.laid.forms[index - 1] in nouns.lexicon().types):
            return False
        if index in self.laid.mention_at and found is not None and found.group == "outlets":
            return True
        after = self.laid.index_from(quotation.end)
        for place in range(after, min(stop, after + _AFTER_NAME)):
            if place in self.cue_words:
                return False
            if self.laid.forms[place] in CLAUSE or ":" in self.laid.gaps[place - 1]:
                return True
            if place > after and self.opening(self.laid.ends[place - 1], self.laid.starts[place]) is not None:
                return True
        return False

    def _governs(self, cue: Reporting, preposition: str | None, form: str) -> bool:
        if preposition is not None and form == preposition:
            return True
        return cue.lemma in _WITH_BA and form.startswith("ب") and len(form) > 3 and form not in _NOT_BY

    def opening(self, start: int, end: int) -> Quotation | None:
        """Return the quotation that opens between two words."""
        first = bisect_left(self.quote_starts, start)
        return self.quotes[first] if first < len(self.quotes) and self.quote_starts[first] < end else None

    def end(self, sentence: Place, complement: Complement, *, warned: bool = False) -> int:
        """Find where what is said ends: with its quotation, with the sentence, or where the outlet turns elsewhere.

        `warned` ends what somebody is warned of before what was the case already.
        """
        if complement.word >= sentence.last and complement.how == "colon":
            opened = next(iter(self.quotations(complement.start, complement.start)), None)
            line = self.laid.line_end(complement.start) or sentence.passage.end
            return line if opened is None or opened.unclosed else opened.end
        end = sentence.passage.end
        for quotation in self.quotations(complement.start, max(complement.start + 30, sentence.passage.end)):
            end = max(end, end if quotation.unclosed else quotation.end)
        if complement.how in ("object", "preposition"):
            end = self._next_verb(sentence, complement.word, end)
            end = min(end, occasion(self.laid, complement.word, sentence.last, end, act=warned))
        end = min(end, background(self.laid, complement.word, sentence.last, end, self._in_quotation))
        return min(end, self._turn(sentence, complement, end))

    def _next_verb(self, sentence: Place, start: int, end: int) -> int:
        """Return where a noun that is reported ends: before the next sentence joined by a comma and و, or `end`."""
        laid = self.laid
        for index in range(start + 1, sentence.last):
            joined = "،" in laid.gaps[index - 1] and laid.forms[index].startswith("و")
            if joined and index in laid.verbs and not self._in_quotation(laid.starts[index]):
                return laid.ends[index - 1]
        return end

    def quotations(self, start: int, end: int) -> Iterable[Quotation]:
        """Return what stands in marks, names aside, and begins in [start, end]."""
        first = bisect_left(self.quote_starts, start)
        last = bisect_right(self.quote_starts, end)
        return (quotation for quotation in self.quotes[first:last] if not quotation.scare)

    def _turn(self, sentence: Place, complement: Complement, end: int) -> int:
        """Return where, after a comma, the outlet turns to something else ("، وكانت …"), or `end`."""
        laid = self.laid
        for index in range(complement.word + 2, sentence.last):
            if self._aside(index):
                return laid.ends[index - 1]
            if not any(mark in laid.gaps[index - 1] for mark in "،,»”"):
                continue
            if self._contrasts(sentence, complement, index):
                continue
            if self.turns(index) and not self._in_quotation(laid.starts[index]) and not self._resumed(sentence, index):
                return laid.ends[index - 1]
        return end

    def _contrasts(self, sentence: Place, complement: Complement, turn: int) -> bool:
        """Whether a clause that is said only goes on to the contrary: "إن الشاب فر، إلا أن الشرطة أوقفته"."""
        led = complement.how == "clause" or (complement.how == "colon" and not self._quotes_at(complement.start))
        if not led or not nouns.begins(self.laid.forms, turn, _CONTRASTS):
            return False
        for index in range(turn + 1, min(sentence.last, turn + _ANOTHER)):
            if "،" in self.laid.gaps[index - 1]:
                return True
            if index in self.cue_words:
                return False
        return True

    def _quotes_at(self, start: int) -> bool:
        """Whether what is said opens with a quotation."""
        return self.opening(start - 1, start + 2) is not None

    def _resumed(self, sentence: Place, turn: int) -> bool:
        """Whether what is said goes on behind what was so meanwhile: "…، وكان يملك سلاحا، وأن آخرين"."""
        if self.laid.forms[turn] not in _WAS:
            return False
        for index in range(turn + 1, sentence.last):
            if index in self.cue_words:
                return False
            if self.laid.forms[index] in _AND_THAT and "،" in self.laid.gaps[index - 1]:
                return True
        return False

    def turns(self, index: int) -> bool:
        """Whether the outlet turns elsewhere at a word: "فيما …"; "في وقت لاحق" only tells when."""
        forms = self.laid.forms
        found = nouns.begins(forms, index, nouns.turns())
        return found and not (forms[index + 1] == _TIME and forms[index + 2 : index + 3] and forms[index + 2] in _WHEN)

    def _aside(self, index: int) -> bool:
        """Whether the outlet speaks aside from a word on, with no comma before it: "… وتجدر الإشارة إلى أن"."""
        aside = nouns.begins(self.laid.forms, index, _ASIDE_WITHIN)
        return aside and not self._in_quotation(self.laid.starts[index])

    def _in_quotation(self, offset: int) -> bool:
        last = bisect_right(self.quote_starts, offset)
        return any(offset < quotation.end for quotation in self.quotes[max(0, last - 6) : last] if not quotation.scare)

    def clause_start(self, sentence: Place, at: int) -> int:
        """Return the first word of the clause that the verb at `at` closes."""
        laid, index = self.laid, at - 1
        while index >= sentence.first:
            aside = self._relative_clause(sentence, index, at) if index in self.cue_words else None
            if aside is not None:
                index = aside - 1
                continue
            opens = self._opens_clause(index) or laid.forms[index] in CLAUSE
            if index in self.cue_words or (opens and not self._in_name(index)):
                return index + 1
            if any(char in ":؛.\n" for char in laid.gaps[index]):
                return index + 1
            index -= 1
        return sentence.first

    def _opens_clause(self, index: int) -> bool:
        """Whether a clause opens after a word; "غير" and "إلا" open one with أن alone ("حزب غير ممثل قال")."""
        form = self.laid.forms[index]
        if form in _BUT:
            return self.laid.forms[index + 1 : index + 2] != [] and self.laid.forms[index + 1] in CLAUSE
        return form in nouns.openers()

    def _relative_clause(self, sentence: Place, index: int, at: int) -> int | None:
        """Return the pronoun of the relative clause of a cue, where a comma closes it before the verb at `at`.

        "الباحث سعد معن الذي يكتب في هذه الصحيفة، أشار إلى": he speaks, not the newspaper.
        """
        laid = self.laid
        if not any("،" in gap for gap in laid.gaps[index:at]):
            return None
        for place in range(index - 1, max(sentence.first, index - _ASIDE), -1):
            if "،" in laid.gaps[place]:
                return None
            if laid.forms[place] in RELATIVE:
                return place
        return None

    def quoted_before(self, cue: Reporting, at: int) -> bool:
        """Whether a quotation closes right before the verb, which belongs to its sentence."""
        edge = self.laid.starts[at]
        if cue.start > edge or at == 0 or any(char in ".\n" for char in self.laid.gaps[at - 1]):
            return False
        last = bisect_left(self.quote_starts, edge)
        near = self.quotes[max(0, last - 4) : last]
        return any(0 <= edge - quotation.end <= 4 and not quotation.scare for quotation in near)

    def phrase_stop(self, sentence: Place, first: int) -> int:
        """Return the word at which the phrase of a source ends: a stop, a clause, a cue."""
        for index in range(first, sentence.last):
            if (
                laid_break(self.laid, index, first)
                or self.laid.forms[index] in _THEN
                or (self.laid.forms[index] in CLAUSE and not self._in_name(index))
            ):
                return index
            cue = self.cue_words.get(index)
            if cue is not None and index > first:
                return index
        return sentence.last

    def clause_end(self, sentence: Place, start: int) -> int:
        """Return the end of the clause from word `start`: the next comma, cue or the sentence's end."""
        laid = self.laid
        for index in range(start + 1, sentence.last):
            if any(char in "،؛" for char in laid.gaps[index - 1]) or index in self.cue_words:
                return laid.ends[index - 1]
        return sentence.passage.end
