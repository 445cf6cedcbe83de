"""Decides who stands behind every stretch of an article: speaker, medium, agency, in that order.

    نقلت وكالة رويترز عن مصدر عسكري قوله إن القوات انسحبت
    scope "إن القوات انسحبت", hops source:unnamed-military-source > agency:reuters

For each reporting phrase this module finds the speaker (after the verb, before it, or carried on from the sentence
before), the medium ("لقناة X", "في تصريح لـY") and the stretch spoken for: the clause after إن، أن، عن, the
quotation, the sentence before "بحسب X", the lines after a colon. A phrase inside what another one governs adds a link:
what X says that Y said has the hops Y > X. The outlet is not among the hops. Scopes nest; `governing` gives the
innermost, the nearest speaker.

A cue without hops is the outlet's own voice at a distance ("من المتوقع أن", "الهجوم الذي نسب إلى"). Denials that look
back ("وهو ما نفته الوزارة") and "تبناه" share their stretch with whoever told it: rules attribution.denial and
attribution.responsibility, which `governing` leaves out and `echoes` returns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from riwaya.claims import speakers
from riwaya.claims.speakers import Page, Speaker
from riwaya.model import Article, Attribution, Hop, Passage, Quotation, Reading, Reporting, Sentence
from riwaya.script import key

_CLAUSE = frozenset(
    key(prefix + form)
    for form in ["أن", "أنه", "أنها", "أنهم", "أنهما", "أنهن", "أننا", "أنني", "أني"]
    for prefix in ("", "ب")
)
_OTHER_CLAUSE = frozenset(
    map(key, ["بعد", "قبل", "منذ", "دون", "بدون", "إلا", "غير", "رغم", "كما", "حيث", "سوى", "بيد", "حتى"])
)
_THEN = frozenset(map(key, ["فإن", "فإنه", "فإنها", "فإنهم", "فقد"]))
_RELATIVE = frozenset(map(key, ["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين"]))
_COMPLEMENT = {
    **dict.fromkeys(map(key, ["أشار", "لفت", "نوّه", "ألمح", "لمّح", "خلص", "نبّه"]), key("إلى")),
    **dict.fromkeys(map(key, ["كشف", "أعلن", "تحدّث", "أعرب", "عبّر", "أفاد"]), key("عن")),
    **dict.fromkeys(map(key, ["شدّد", "أكد"]), key("على")),
}
_SAME_LEVEL = frozenset(map(key, ["كما", "فيما", "بينما", "حين", "بدوره", "بدورها"]))
_REACH = 45
_DEEPEST = 60  # stretches looked through for the one that encloses a cue
_ASIDE = 6  # words between a preposition and the clause it may still belong to
_FAR = 12  # words from a verb to the clause it governs, where a noun may be its object as well
_UNATTRIBUTED = "source:unattributed-reports"


class _Stretch(Struct):
    """What one cue governs, before nesting is settled."""

    cue: Reporting
    start: int
    end: int
    own: tuple[Hop, ...]
    rule: str
    back: bool = False
    nests: bool = True
    level: int = 0


class _Complement(Struct, frozen=True):
    """Where what is said begins: a code point, the word there, and how it is led in."""

    start: int
    word: int
    how: str


class _Sentence(Struct):
    """The sentence being read: its words [first, last), its passage and the stretches opened in it."""

    first: int
    last: int
    passage: Sentence
    line_end: int
    opened: list[_Stretch]


def attribute(article: Article, reading: Reading) -> tuple[Attribution, ...]:
    """Return who stands behind which stretches of an article, ordered by start, outer before inner."""
    laid = speakers.page(article, reading)
    reader = _Reader(laid, article, reading)
    reader.read()
    return tuple(_attributions(article, reader.stretches))


def governing(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the innermost attribution whose scope covers [start, end): the nearest speaker, or None for the outlet."""
    covering = [
        item for item in attributions if item.rule not in ECHOES and item.scope.start <= start and end <= item.scope.end
    ]
    return min(covering, key=lambda item: (item.scope.end - item.scope.start, -item.scope.start), default=None)


def echoes(attributions: Sequence[Attribution], start: int, end: int) -> tuple[Attribution, ...]:
    """Return what others say of [start, end) besides: denials that look back, claims of responsibility."""
    return tuple(
        item for item in attributions if item.rule in ECHOES and item.scope.start <= start and end <= item.scope.end
    )


class _Reader:
    """Reads the cues of a page in order; a class because every sentence leans on the ones before."""

    def __init__(self, laid: Page, article: Article, reading: Reading) -> None:
        self.laid = laid
        self.article = article
        self.reading = reading
        self.stretches: list[_Stretch] = []
        self.pending: tuple[Hop, ...] = ()
        self.running: _Stretch | None = None
        self.quotes = reading.quotations
        self.quote_starts = [quotation.start for quotation in reading.quotations]
        self.cues = reading.reporting
        self.cue_starts = [cue.start for cue in reading.reporting]
        self.cue_words = {laid.index(cue.start): cue for cue in reading.reporting if cue.kind != "act"}

    # --- sentences

    def read(self) -> None:
        """Read every sentence of the page."""
        line_ends = {line.n: line.end for line in self.article.lines}
        for passage in self.reading.sentences:
            first, last = self.laid.index_from(passage.start), self.laid.index_from(passage.end)
            end = line_ends.get(passage.block, passage.end)
            self._sentence(_Sentence(first, last, passage, end, []))

    def _sentence(self, sentence: _Sentence) -> None:
        self.pending = ()
        cues = self._cues(sentence.passage)
        self._stop_running(sentence, cues)
        for cue in cues:
            if cue.kind == "act":
                self._act(sentence, cue)
                continue
            for stretch in self._stretches(sentence, cue):
                self.stretches.append(stretch)
                sentence.opened.append(stretch)

    def _cues(self, passage: Passage) -> Sequence[Reporting]:
        first = bisect_left(self.cue_starts, passage.start)
        return self.cues[first : bisect_left(self.cue_starts, passage.end)]

    def _stop_running(self, sentence: _Sentence, cues: Sequence[Reporting]) -> None:
        """End a quotation without marks where a new sentence opens with a reporting phrase."""
        running = self.running
        if running is None:
            return
        opening = any(
            cue.kind not in ("passive", "rumour") and self.laid.index(cue.start) - sentence.first <= 3 for cue in cues
        )
        if sentence.passage.start >= running.end:
            self.running = None
        elif opening and not self._quoted(sentence.passage.start, running):
            running.end = max(running.start, min(running.end, sentence.passage.start))
            self.running = None

    def _quoted(self, offset: int, stretch: _Stretch) -> bool:
        """Whether a closed quotation that begins in `stretch` still goes on at `offset`."""
        last = bisect_left(self.quote_starts, offset)
        return any(
            quotation.start >= stretch.start - 3 and offset < quotation.end and not quotation.unclosed
            for quotation in self.quotes[max(0, last - 12) : last]
            if not quotation.scare
        )

    def _act(self, sentence: _Sentence, cue: Reporting) -> None:
        """Remember who acts in the outlet's own voice: he may be the one who speaks next."""
        at = self.laid.index(cue.start)
        who = self._subject(sentence, cue, at, min(sentence.last, at + 12), strict=True)
        if who is not None and not self._inside(cue):
            self._remember(who, cue, ())

    # --- one cue

    def _stretches(self, sentence: _Sentence, cue: Reporting) -> Iterator[_Stretch]:
        at = self.laid.index(cue.start)
        if at > sentence.first and cue.end < self.laid.ends[at] and _is_document(self.laid.forms[at - 1]):
            return  # "في بيان نشره الجيش": it tells where, not what
        read = _KINDS.get(cue.kind, _Reader._speech)
        found = read(self, sentence, cue, at)
        if found is not None and found.end > found.start:
            yield found

    def _speech(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """Speech: "قال X إن …", "X، أعلن أمس أن …", "وأضاف: …", "«…» قال X"."""
        if self._labels(sentence, cue, at):
            return None
        if _first_person(cue):
            return None  # "ونؤكد أن" inside a speech: whoever speaks goes on
        self._close(sentence, cue, at)
        complement = self._complement(sentence, cue, at)
        who, named = self._who(sentence, cue, at, complement)
        if complement.how == "none":
            return self._after_quote(sentence, cue, at, who)
        if who is None and cue.kind in ("speech", "noun") and not self.pending and complement.how != "quotation":
            return None
        inside = self._inside(cue)
        media = self._medium(sentence, at, complement, who)
        own = self._own(who, media, named)
        origin = self._handed_on(sentence, at, complement)
        if origin is not None:
            own = (origin, *own)
        if self.pending and cue.lemma == "قال" and cue.kind == "continuation":
            own, self.pending = self.pending, ()
        if who is not None and not inside:
            self._remember(who, cue, () if media is None else (media,))
        end = self._end(sentence, complement)
        stretch = _Stretch(cue, complement.start, end, own, f"attribution.{cue.kind}.{complement.how}")
        self._run(sentence, stretch, complement)
        return stretch

    def _labels(self, sentence: _Sentence, cue: Reporting, at: int) -> bool:
        """Whether the cue only labels something: "ما وصفه X بأنه …", "الحزب الذي تعتبره Y منظمة …"."""
        before = self.laid.forms[at - 1] if at > sentence.first else ""
        return cue.lemma in _LABELS and cue.end < self.laid.ends[at] and (before in _RELATIVE or before in _WHAT)

    def _own(self, who: Speaker | None, media: Hop | None, named: bool) -> tuple[Hop, ...]:
        """Return speaker and medium; a dropped subject keeps the medium it was introduced with."""
        if who is None:
            return () if media is None else (media,)
        if media is None and not named:
            media = self.laid.memory.media_of.get(who.hop.entity)
        return (who.hop,) if media is None else (who.hop, media)

    def _complement(self, sentence: _Sentence, cue: Reporting, at: int) -> _Complement:
        """Find where what is said begins: clause, colon, quotation, preposition, or the noun after the verb."""
        laid = self.laid
        preposition = _COMPLEMENT.get(key(cue.lemma))
        reach = 4 if cue.lemma in _WITH_OBJECT else 10
        found: _Complement | None = None
        stop = min(sentence.last, at + _REACH)
        for index in range(at + 1, stop):
            between = laid.gaps[index - 1]
            if ":" in between:
                opened = self._opening(laid.ends[index - 1], laid.starts[index])
                return _Complement(opened.start if opened is not None else laid.starts[index], index, "colon")
            quotation = self._opening(laid.ends[index - 1], laid.starts[index])
            if quotation is not None and (not quotation.scare or self._short_speech(index, at, stop)):
                return _Complement(quotation.start, index, "quotation")
            form = laid.forms[index]
            if form in _CLAUSE and laid.forms[index - 1] not in _OTHER_CLAUSE:
                if cue.lemma in _SHOWS and self._nearer(at, index):
                    break  # "نشرت صورا قالت المصادر إنها …": the clause is the second verb's
                if found is not None and index - found.word > _ASIDE:
                    return found  # "تحدث عن مقتل ثلاثة، إلا أنه …": another clause
                if cue.lemma in _WITH_OBJECT and index - at > _FAR:
                    break  # "أعلن X إكمال تقريره، وأنه …": the noun comes first
                return _Complement(laid.starts[index], index, "clause")
            if index in self.cue_words and self._starts_anew(index):
                break
            if found is None and index - at <= reach and self._governs(cue, preposition, form):
                found = _Complement(laid.starts[index], index, "preposition")
        if found is not None:
            return found
        comma = self._comma(sentence, cue, at)
        if comma is not None:
            return comma
        if at + 1 >= sentence.last or _is_postposed(laid, at) or self._quoted_before(cue, at):
            return _Complement(cue.end, at + 1, "none")
        return _Complement(cue.end, at + 1, "object")

    def _comma(self, sentence: _Sentence, cue: Reporting, at: int) -> _Complement | None:
        """Find speech that a comma leads in after verb and speaker at the head of a sentence ("ويتابع سعد، كان …")."""
        laid = self.laid
        if at > sentence.first + 1 or cue.lemma not in _PLAIN or cue.kind not in ("speech", "continuation"):
            return None
        commas = [i for i in range(at + 1, min(sentence.last, at + 13)) if "،" in laid.gaps[i - 1]]
        for index in reversed(commas):
            if speakers.speaker(laid, at + 1, index) is not None and index + 2 < sentence.last:
                return _Complement(laid.starts[index], index, "comma")
        return None

    def _nearer(self, at: int, clause: int) -> bool:
        """Whether another verb of saying stands between a verb and a clause, and not in the verb's subject."""
        laid = self.laid
        for index in range(at + 2, clause):
            other = self.cue_words.get(index)
            if other is None or other.kind != "speech" or other.end < laid.ends[index]:
                continue
            if laid.forms[index - 1] not in _RELATIVE and not _is_document(laid.forms[index - 1]):
                return True
        return False

    def _starts_anew(self, index: int) -> bool:
        """Whether the cue at this word stands beside the one before, not in its subject ("في بيان نشرته …")."""
        cue = self.cue_words[index]
        joined = self.laid.starts[index] < cue.start or self.laid.forms[index - 1] in _SAME_LEVEL
        return cue.kind not in ("according", "rumour", "passive") and (
            joined or (_is_participle(cue) and cue.lemma != "قال")
        )

    def _short_speech(self, index: int, at: int, stop: int) -> bool:
        """Whether a few words in marks right after the verb are what was said, and not a name: no clause follows."""
        return index == at + 1 and not any(form in _CLAUSE for form in self.laid.forms[index : min(stop, index + 14)])

    def _governs(self, cue: Reporting, preposition: str | None, form: str) -> bool:
        if preposition is not None and form == preposition:
            return True
        return cue.lemma in _WITH_BA and form.startswith("ب") and len(form) > 3

    def _opening(self, start: int, end: int) -> Quotation | None:
        """Return the quotation that opens between two words."""
        first = bisect_left(self.quote_starts, start)
        return self.quotes[first] if first < len(self.quotes) and self.quote_starts[first] < end else None

    def _end(self, sentence: _Sentence, complement: _Complement) -> int:
        """Find where what is said ends: with its quotation, with the sentence, or where the outlet turns elsewhere."""
        end = sentence.passage.end
        for quotation in self._quotations(complement.start, complement.start + 30):
            end = max(end, end if quotation.unclosed else quotation.end)
        if complement.how in ("object", "preposition"):
            end = self._next_verb(sentence, complement.word, end)
        return min(end, self._turn(sentence, complement.word, end))

    def _next_verb(self, sentence: _Sentence, start: int, end: int) -> int:
        """Return where a noun that is reported ends: before the next sentence joined by a comma and و, or `end`."""
        laid = self.laid
        for index in range(start + 1, sentence.last):
            joined = "،" in laid.gaps[index - 1] and laid.forms[index].startswith("و")
            if joined and index in laid.verbs and not self._in_quotation(laid.starts[index]):
                return laid.ends[index - 1]
        return end

    def _quotations(self, start: int, end: int) -> Iterable[Quotation]:
        first = bisect_left(self.quote_starts, start)
        last = bisect_right(self.quote_starts, end)
        return (quotation for quotation in self.quotes[first:last] if not quotation.scare)

    def _turn(self, sentence: _Sentence, start: int, end: int) -> int:
        """Return where, after a comma, the outlet turns to something else ("، فيما …"), or `end`."""
        laid = self.laid
        for index in range(start + 2, sentence.last):
            if "،" not in laid.gaps[index - 1] and "," not in laid.gaps[index - 1]:
                continue
            turns = any(tuple(laid.forms[index : index + len(turn)]) == turn for turn in speakers.turns())
            if turns and not self._in_quotation(laid.starts[index]):
                return laid.ends[index - 1]
        return end

    def _in_quotation(self, offset: int) -> bool:
        last = bisect_right(self.quote_starts, offset)
        return any(offset < quotation.end for quotation in self.quotes[max(0, last - 6) : last] if not quotation.scare)

    def _run(self, sentence: _Sentence, stretch: _Stretch, complement: _Complement) -> None:
        """Let a quotation without marks, or one that is never closed, run on to the end of its paragraph."""
        opened = next(iter(self._quotations(complement.start, complement.start + 2)), None)
        if complement.how in ("colon", "comma") and opened is None and sentence.passage.label == "body":
            if stretch.end == sentence.passage.end:
                stretch.end = sentence.line_end
                self.running = stretch
        elif opened is not None and stretch.end > sentence.passage.end:
            self.running = stretch

    # --- who speaks

    def _who(
        self, sentence: _Sentence, cue: Reporting, at: int, complement: _Complement
    ) -> tuple[Speaker | None, bool]:
        """Return the speaker of a cue and whether the text names him here."""
        strict = complement.how in ("object", "preposition") or cue.stance == "deny"
        stop = (
            complement.word if complement.how in ("clause", "colon", "comma", "quotation", "preposition") else at + 13
        )
        if complement.how == "none":
            stop = sentence.last
        if cue.lemma == "علم":
            source = next((i for i in range(at + 1, min(stop, sentence.last)) if self.laid.forms[i] == "من"), at)
            return speakers.speaker(self.laid, source + 1, min(stop, sentence.last)), True
        who = self._subject(sentence, cue, at, min(stop, sentence.last), strict=strict)
        if who is not None:
            return who, True
        before = [stretch for stretch in sentence.opened if stretch.level == 0 and stretch.own]
        if before and not self._inside(cue):
            last = self.laid.memory.spoken[-1][0] if self.laid.memory.spoken else None
            if last is not None and last.hop.entity == before[-1].own[0].entity:
                return last, False
        if at > sentence.first and self.laid.forms[at - 1] in _WHERE:
            told = self._antecedent(sentence, at)
            if told is not None:
                return told, True
        joined = self.laid.starts[at] < cue.start
        opened = [stretch.own[0].entity for stretch in sentence.opened if stretch.own and not stretch.back]
        if (
            not joined
            and opened
            and self.laid.memory.spoken
            and self.laid.memory.spoken[-1][0].hop.entity == opened[-1]
        ):
            return self.laid.memory.spoken[-1][0], False
        if not joined and at > sentence.first + 2 and not _is_participle(cue) and complement.how != "none":
            return None, False
        if _is_participle(cue) or at > sentence.first:
            subject = self._sentence_subject(sentence, at)
            if subject is not None:
                return subject, True
        return self._carried(cue), False

    def _subject(self, sentence: _Sentence, cue: Reporting, at: int, stop: int, *, strict: bool) -> Speaker | None:
        """Return the subject of a verb: after it, or before it in the same clause."""
        laid = self.laid
        if _is_participle(cue):
            return None
        joined = laid.starts[at] < cue.start
        before = None
        if sentence.passage.label == "title" and at > sentence.first and not joined:
            before = speakers.speaker(laid, self._clause_start(sentence, at), at)
        if before is not None:
            return before
        after = speakers.speaker(laid, at + 1, stop, strict=strict)
        if after is not None and not self._passed_on(at, after):
            return after
        if at > sentence.first and laid.forms[at - 1] in _RELATIVE:
            return self._antecedent(sentence, at)
        if at > sentence.first and not joined:
            return speakers.speaker(laid, self._clause_start(sentence, at), at)
        return None

    def _passed_on(self, at: int, who: Speaker) -> bool:
        """Whether an outlet only passed on the statement: "وأضاف في تصريحات نقلتها وكالة X"."""
        if who.hop.kind not in ("outlet", "agency") or who.hop.start is None or not self.laid.memory.spoken:
            return False
        return "في" in self.laid.forms[at + 1 : self.laid.index(who.hop.start)]

    def _antecedent(self, sentence: _Sentence, at: int) -> Speaker | None:
        """Return the one named last before a relative clause ("سعد معن، الذي قال إن")."""
        laid = self.laid
        for index in range(at - 2, max(sentence.first - 1, at - 14), -1):
            if index in laid.mention_at and laid.mention_at[index].type != "LOC":
                return speakers.speaker(laid, index, at - 1)
        return speakers.speaker(laid, self._clause_start(sentence, at), at)

    def _clause_start(self, sentence: _Sentence, at: int) -> int:
        """Return the first word of the clause that the verb at `at` closes."""
        laid = self.laid
        for index in range(at - 1, sentence.first - 1, -1):
            if index in self.cue_words or laid.forms[index] in speakers.openers() or laid.forms[index] in _CLAUSE:
                return index + 1
            if any(char in ":؛.\n" for char in laid.gaps[index]):
                return index + 1
        return sentence.first

    def _sentence_subject(self, sentence: _Sentence, at: int) -> Speaker | None:
        """Return the first one named in the sentence: whoever acts there may go on to speak."""
        if sentence.opened or at - sentence.first < 3:
            return None
        return speakers.speaker(self.laid, sentence.first, at)

    def _carried(self, cue: Reporting, *, gender: str = "") -> Speaker | None:
        """Return who spoke before; where two did, the verb's gender decides."""
        spoken = self.laid.memory.spoken
        gender = gender or _gender(cue)
        for who, other in reversed(spoken[-3:]):
            if not gender or not other or gender == other:
                return who
        return spoken[-1][0] if spoken else None

    def _remember(self, who: Speaker, cue: Reporting, media: tuple[Hop, ...]) -> None:
        memory = self.laid.memory
        memory.spoken.append(
            (who, _gender(cue) or next((g for w, g in reversed(memory.spoken) if w.hop.entity == who.hop.entity), ""))
        )
        for noun in who.nouns:
            memory.by_noun[noun] = who
        if media:
            memory.media_of[who.hop.entity] = media[0]
        if who.hop.entity.startswith(("media:", "agency:")):
            memory.media = who
        if who.hop.kind in ("group", "state"):
            memory.owner = who

    def _medium(self, sentence: _Sentence, at: int, complement: _Complement, who: Speaker | None) -> Hop | None:
        """Return the outlet or agency through which a speaker spoke ("لوكالة X", "في مقابلة مع قناة Y")."""
        stop = complement.word if complement.how not in ("object", "none") else min(sentence.last, at + 2)
        found = speakers.medium(self.laid, at + 1, stop, who.hop if who is not None else None)
        if found is not None and who is not None and who.hop.entity.startswith(("media:", "agency:")):
            return None
        if (
            found is not None
            and "@" in (who.hop.entity if who is not None else "")
            and found.entity in (who.hop.entity if who else "")
        ):
            return None
        return found

    def _handed_on(self, sentence: _Sentence, at: int, complement: _Complement) -> Hop | None:
        """Return the source that a speaker cites between verb and clause ("قال X نقلا عن Y إن")."""
        for index in range(at + 1, min(complement.word, sentence.last)):
            cue = self.cue_words.get(index)
            if cue is not None and cue.lemma == "نقلا عن":
                who = speakers.speaker(self.laid, index + 2, complement.word)
                return who.hop if who is not None else None
        return None

    # --- the other constructions

    def _quoted_before(self, cue: Reporting, at: int) -> bool:
        """Whether a quotation closes right before the verb, which belongs to its sentence."""
        edge = self.laid.starts[at]
        if cue.start > edge or at == 0 or any(char in ".\n" for char in self.laid.gaps[at - 1]):
            return False
        last = bisect_left(self.quote_starts, edge)
        near = self.quotes[max(0, last - 4) : last]
        return any(0 <= edge - quotation.end <= 4 and not quotation.scare for quotation in near)

    def _after_quote(self, sentence: _Sentence, cue: Reporting, at: int, who: Speaker | None) -> _Stretch | None:
        """A verb after what was said: "«…»، قال X"."""
        edge = self.laid.starts[at]
        last = bisect_left(self.quote_starts, edge)
        for quotation in reversed(self.quotes[max(0, last - 6) : last]):
            if quotation.end <= edge and not quotation.scare:
                if edge - quotation.end <= 4 and who is not None:
                    self._remember(who, cue, ())
                    return _Stretch(
                        cue, quotation.start, quotation.end, (who.hop,), "attribution.after_quotation", back=True
                    )
                break
        if who is None or at == sentence.first:
            return None
        self._remember(who, cue, ())
        return _Stretch(
            cue, sentence.passage.start, sentence.passage.end, (who.hop,), "attribution.after_clause", back=True
        )

    def _according(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """According to: "بحسب X" after what it vouches for, or "وبحسب X، فإن …" before it."""
        laid = self.laid
        first = laid.index_from(cue.end)
        if any(laid.starts[first - 1] < stretch.start and stretch.cue.start < cue.start for stretch in sentence.opened):
            return None  # "قال X نقلا عن Y إن": read with the verb
        stop = self._phrase_stop(sentence, first)
        who = speakers.speaker(laid, first, stop)
        if who is None:
            return None
        relayed = self._next_relay(sentence, first, who.end)
        own = (who.hop,) if relayed is None else (relayed, who.hop)
        media = speakers.medium(laid, first, stop, who.hop) if relayed is None else None
        if media is not None and not who.hop.entity.startswith(("media:", "agency:")):
            own = (*own, media)
        if not self._inside(cue):
            self._remember(who, cue, own[1:])
        if at - sentence.first <= 1 and who.end >= sentence.last - 1:
            before = self._sentence_before(sentence)
            return _Stretch(cue, before, cue.end, own, "attribution.according.alone", back=True)
        if at - sentence.first <= 1:
            start, rule = laid.ends[min(max(who.end, first + 1), len(laid.ends)) - 1], "attribution.according.before"
            return _Stretch(cue, start, sentence.passage.end, own, rule)
        start = self._back_to(sentence, cue)
        end = self._forth_to(sentence, max(who.end, first + 1))
        outer = self._vouches(sentence, cue, own)
        if outer is not None:
            return _Stretch(cue, outer.start, end, own, "attribution.according.inside", back=True, level=1)
        return _Stretch(cue, start, end, own, "attribution.according.after", back=True)

    def _sentence_before(self, sentence: _Sentence) -> int:
        """Return where the sentence before begins: "… . وفق المرصد." stands for it."""
        place = bisect_left(self.reading.sentences, sentence.passage.start, key=lambda other: other.start)
        near = self.reading.sentences[max(0, place - 1)]
        return near.start if near.block == sentence.passage.block else sentence.passage.start

    def _vouches(self, sentence: _Sentence, cue: Reporting, own: tuple[Hop, ...]) -> _Stretch | None:
        """Return the statement in which a speaker cites a source of his own; agencies carry the speaker instead."""
        if own[-1].entity.startswith(("media:", "agency:")):
            return None
        return next(
            (item for item in reversed(sentence.opened) if not item.back and item.start <= cue.start < item.end), None
        )

    def _back_to(self, sentence: _Sentence, cue: Reporting) -> int:
        """Return where the stretch before "بحسب X" begins: the sentence, or the source named before it."""
        start = sentence.passage.start
        for stretch in sentence.opened:
            if stretch.back and stretch.end <= cue.start:
                start = max(start, stretch.end)
        return start

    def _forth_to(self, sentence: _Sentence, index: int) -> int:
        """Return where the stretch that "بحسب X" closes ends: at the next clause joined by و, or with the sentence."""
        laid = self.laid
        for place in range(index, sentence.last):
            turn = any(tuple(laid.forms[place : place + len(words)]) == words for words in speakers.turns())
            if "،" in laid.gaps[place - 1] and (laid.forms[place].startswith("و") or turn):
                return laid.ends[place - 1]
        return sentence.passage.end

    def _phrase_stop(self, sentence: _Sentence, first: int) -> int:
        for index in range(first, sentence.last):
            if (
                laid_break(self.laid, index, first)
                or self.laid.forms[index] in _THEN
                or self.laid.forms[index] in _CLAUSE
            ):
                return index
            cue = self.cue_words.get(index)
            if cue is not None and index > first:
                return index
        return sentence.last

    def _next_relay(self, sentence: _Sentence, first: int, end: int) -> Hop | None:
        """Return the source behind the source: "بحسب وكالة X نقلا عن Y"."""
        for index in range(first, min(sentence.last, end + 3)):
            cue = self.cue_words.get(index)
            if cue is not None and cue.lemma == "نقلا عن":
                who = speakers.speaker(self.laid, index + 2, self._phrase_stop(sentence, index + 2))
                return who.hop if who is not None else None
        return None

    def _relay(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """Relay: "نقلت X عن Y قوله إن …": Y > X."""
        laid = self.laid
        self._close(sentence, cue, at)
        place = next((i for i in range(at + 1, min(sentence.last, at + 18)) if laid.forms[i] in _FROM), None)
        if place is None:
            return None
        complement = self._complement(sentence, cue, place)
        if laid.forms[place] != "عن":
            origin = self._carried(cue, gender="f" if laid.forms[place] == "عنها" else "m")
            carrier = speakers.speaker(laid, place + 1, complement.word)
        else:
            origin = speakers.speaker(laid, place + 1, complement.word if complement.how != "object" else sentence.last)
            carrier = self._subject(sentence, cue, at, place, strict=False)
        hops = tuple(who.hop for who in (origin, carrier) if who is not None)
        if not hops:
            return None
        for who in (carrier, origin):
            if who is not None and not self._inside(cue):
                self._remember(who, cue, ())
        following = [
            self.cue_words[i] for i in range(place, min(sentence.last, complement.word + 1)) if i in self.cue_words
        ]
        if any(other.lemma == "قال" and other.kind == "continuation" for other in following):
            self.pending = hops
            return None
        end = self._end(sentence, complement)
        return _Stretch(cue, complement.start, end, hops, f"attribution.relay.{complement.how}")

    def _colon(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """Headline colon: "X: …"; a place before the colon is a dateline."""
        laid = self.laid
        last = laid.index_from(cue.start)
        if sentence.passage.label != "title" and last - sentence.first > 5:
            return None
        who = speakers.speaker(laid, sentence.first, last, strict=sentence.passage.label != "title")
        if who is None or who.hop.kind == "place":
            return None
        if sentence.passage.label != "title" and who.hop.kind != "person":
            return None
        if sentence.passage.label == "title" and _is_country_dateline(laid, sentence.first, last, who):
            return None
        stretch = _Stretch(cue, cue.end, sentence.line_end, (who.hop,), "attribution.colon")
        if sentence.passage.label != "title":
            self._remember(who, cue, ())
            self.running = stretch
        return stretch

    def _publication(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """Publication: "جاء في بيان X أن …"."""
        complement = self._complement(sentence, cue, at)
        who = speakers.speaker(
            self.laid,
            min(at + 2, sentence.last),
            complement.word if complement.how != "object" else sentence.last,
        )
        who = who or self._carried(cue)
        if who is None:
            return None
        self._close(sentence, cue, at)
        if not self._inside(cue):
            self._remember(who, cue, ())
        if complement.how in ("object", "none"):
            return _Stretch(
                cue,
                self._back_to(sentence, cue),
                sentence.passage.end,
                (who.hop,),
                "attribution.publication.after",
                back=True,
            )
        return _Stretch(cue, complement.start, self._end(sentence, complement), (who.hop,), "attribution.publication")

    def _rumour(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """Rumour: "أنباء عن …"; with an owner ("مزاعم X عن") he is the origin."""
        laid = self.laid
        place = next((i for i in range(at + 1, min(sentence.last, at + 7)) if laid.forms[i] in _ABOUT), at + 1)
        who = speakers.speaker(laid, at + 1, place, strict=True) if place > at + 1 else None
        if who is None and place < sentence.last and laid.forms[place] == "التي":
            return None
        origin = who.hop if who is not None else Hop(entity=_UNATTRIBUTED, kind="source", start=cue.start, end=cue.end)
        end = self._clause_end(sentence, place)
        return _Stretch(cue, cue.end, end, (origin,), "attribution.rumour")

    def _passive(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """Impersonal: "قيل إن", "الهجوم الذي نسب إلى": the outlet's voice, at a distance."""
        if key(cue.lemma) in _BLAMED:
            start = self.laid.starts[max(sentence.first, at - 4)]
            return _Stretch(cue, start, self._clause_end(sentence, at + 1), (), "attribution.blamed", level=1)
        return _Stretch(cue, cue.end, self._clause_end(sentence, at + 1), (), "attribution.impersonal", level=1)

    def _echo(self, sentence: _Sentence, cue: Reporting, at: int) -> _Stretch | None:
        """Responsibility and denial that look back: "التفجير الذي تبناه X", "وهو ما نفته Y"."""
        laid = self.laid
        relative = at > sentence.first and (
            laid.forms[at - 1] in _RELATIVE or laid.starts[at] + len(cue.text) < laid.ends[at]
        )
        who = speakers.speaker(laid, at + 1, min(sentence.last, at + 9), strict=True)
        if who is None:
            who = self._subject(sentence, cue, at, at + 1, strict=True) or self._carried(cue)
        if who is None:
            return None
        if cue.kind == "denial":
            return _Stretch(
                cue,
                self._back_to(sentence, cue),
                max(cue.end, laid.ends[who.end - 1] if who.end else 0),
                (who.hop,),
                "attribution.denial",
                back=True,
                nests=False,
            )
        start = laid.starts[max(sentence.first, at - 3)] if relative else cue.end
        rule = "attribution.responsibility"
        end = self._clause_end(sentence, at + 1)
        if relative and at < who.end < sentence.last:
            end = min(end, laid.ends[who.end - 1])  # "الذي تبناه X وأوقع ثلاثة": the rest is not his
        return _Stretch(cue, start, end, (who.hop,), rule, nests=False, level=1)

    def _clause_end(self, sentence: _Sentence, start: int) -> int:
        """Return the end of the clause from word `start`: the next comma, cue or the sentence's end."""
        laid = self.laid
        for index in range(start + 1, sentence.last):
            if any(char in "،؛" for char in laid.gaps[index - 1]) or index in self.cue_words:
                return laid.ends[index - 1]
        return sentence.passage.end

    # --- levels

    def _close(self, sentence: _Sentence, cue: Reporting, at: int) -> None:
        """End what was open in this sentence, if this cue stands beside it and not inside it."""
        laid = self.laid
        for stretch in sentence.opened:
            if stretch.back or stretch.end <= cue.start or stretch.start > cue.start:
                continue
            if self._beside(laid, cue, at, stretch):
                stretch.end = max(stretch.start, laid.ends[at - 1] if at else stretch.start)
                if self.running is stretch:
                    self.running = None

    def _beside(self, laid: Page, cue: Reporting, at: int, stretch: _Stretch) -> bool:
        if self._quoted(cue.start, stretch):
            return False
        if _is_participle(cue):
            return True
        if laid.starts[at] < cue.start:
            return True
        return at > 0 and laid.forms[at - 1] in _SAME_LEVEL

    def _inside(self, cue: Reporting) -> bool:
        """Whether the cue stands inside what another speaker says."""
        return any(item.start <= cue.start < item.end and item.nests and not item.back for item in self.stretches[-12:])


# --- nesting ------------------------------------------------------------------------------------------------


def _attributions(article: Article, stretches: Sequence[_Stretch]) -> Iterator[Attribution]:
    """Yield the attributions with the links that enclosing speakers add."""
    told = (item for item in stretches if item.start < item.end)
    ordered = sorted(told, key=lambda item: (item.start, -item.end, item.cue.start))
    for item in ordered:
        hops = _without_outlet(article, _chain(item, ordered, 0))
        scope = Passage(start=item.start, end=item.end, text=article.text[item.start : item.end])
        cue = Passage(start=item.cue.start, end=item.cue.end, text=item.cue.text)
        stance = "assert" if item.cue.stance == "confirm" and not item.rule.endswith("object") else item.cue.stance
        yield Attribution(scope=scope, cue=cue, hops=hops, stance=stance, rule=item.rule)


def _without_outlet(article: Article, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Return the hops without the outlet that prints the page ("قال لـ«عكاظ»" in Okaz adds no link)."""
    return tuple(hop for hop in hops if hop.entity != article.outlet)


def _chain(item: _Stretch, stretches: Sequence[_Stretch], depth: int) -> tuple[Hop, ...]:
    """Return the hops of a stretch followed by those of the speaker whose words it stands in."""
    if not item.nests or depth > 4:
        return item.own
    outer = _enclosing(item, stretches)
    if outer is None:
        return item.own
    hops = list(item.own)
    carried = _chain(outer, stretches, depth + 1)
    for hop in carried:
        if all(hop.entity.split("@")[0] != other.entity.split("@")[0] for other in hops):
            hops.append(hop)
    return tuple(hops)


def _enclosing(item: _Stretch, stretches: Sequence[_Stretch]) -> _Stretch | None:
    """Return the smallest other stretch in which the cue of this one stands; `stretches` are in order of start."""
    last = bisect_right(stretches, item.cue.start, key=lambda other: other.start)
    around = [
        other
        for other in stretches[max(0, last - _DEEPEST) : last]
        if other is not item
        and other.nests
        and other.own
        and other.start <= item.cue.start < other.end
        and not (item.rule == "attribution.rumour" and other.rule.endswith((".object", ".preposition")))
        and not (item.start <= other.cue.start < item.end and _inner(item, other))
    ]
    return min(around, key=lambda other: other.end - other.start, default=None)


def _inner(item: _Stretch, other: _Stretch) -> bool:
    """Whether `other`, whose cue stands inside `item`, is the inner one of the two."""
    return not other.back or other.end - other.start <= item.end - item.start


def _is_document(form: str) -> bool:
    found = speakers.noun(form)
    return found is not None and found.group == "documents"


# --- small questions ----------------------------------------------------------------------------------------


def _is_participle(cue: Reporting) -> bool:
    """Whether a cue is a participle or a verbal noun, not a finite verb: it has no subject of its own."""
    form = key(cue.text)
    if cue.lemma == "قال" and cue.kind == "continuation":
        return True
    if form.startswith("م") and len(form) > 4:
        return not cue.lemma.startswith("م")
    return len(form) > 4 and form[1] == "ا" and form.endswith(("ا", "ه", "ين")) and not form.endswith("وا")


def _first_person(cue: Reporting) -> bool:
    """Whether a verb stands in the first person plural: "نقول", "قلنا"."""
    form, lemma = key(cue.text), key(cue.lemma)
    if cue.kind not in ("speech", "continuation", "blame"):
        return False
    return (form.startswith("ن") and not lemma.startswith("ن")) or (form.endswith("نا") and not lemma.endswith("ن"))


def _gender(cue: Reporting) -> str:
    """Return f, m or nothing: the gender a verb shows, and with it its subject."""
    form = key(cue.text)
    if cue.kind in ("according", "colon", "publication"):
        return ""
    if form.endswith(("وا", "ون")):
        return "p"
    if form.endswith(("ت", "ه")) or (form.startswith("ت") and cue.lemma[0] != "ت"):
        return "f"
    return "m"


def _is_postposed(laid: Page, at: int) -> bool:
    """Whether a verb closes its sentence, with nothing said after it ("…، قال المتحدث.")."""
    before = laid.gaps[at - 1] if at else ""
    return any(char in '"”“»،' for char in before) and any(char in laid.gaps[at + 1 : at + 2] for char in ".")


def _is_country_dateline(laid: Page, first: int, last: int, who: Speaker) -> bool:
    """Whether all that stands before a headline's colon is a country or town ("تركيا: …")."""
    mention = laid.mention_at.get(first)
    place = mention is not None and mention.entity.startswith(("place:", "facility:"))
    return place and laid.mention_end[first] >= last


def laid_break(laid: Page, index: int, first: int) -> bool:
    """Whether a phrase ends before this word: at a comma that no apposition follows, or a stronger mark."""
    gap = laid.gaps[index - 1] if index > first else ""
    return any(char in ":؛.!؟\n" for char in gap)


_FROM = frozenset(map(key, ["عن", "عنه", "عنها", "عنهم"]))
_WHERE = frozenset(map(key, ["حيث", "إذ"]))
_ABOUT = frozenset(map(key, ["عن", "حول", "بشأن", "أن", "بأن", "تفيد", "تتحدث", "تقول", "تشير", "التي"]))
_WITH_BA = frozenset(["اعترف", "أقرّ", "أفاد", "صرّح", "اتّهم", "جزم", "ادّعى", "وصف", "قدّر"])
_WITH_OBJECT = frozenset(["أعلن", "أكد", "اعترف", "وصف", "قدّر"])
_PLAIN = frozenset(
    ["قال", "أضاف", "تابع", "أكمل", "أردف", "استطرد", "أوضح", "أكد", "رأى", "واصل", "ختم", "اختتم", "علّق"]
)
_LABELS = frozenset(["وصف", "اعتبر", "صنّف"])
_WHAT = frozenset(map(key, ["ما", "مما", "لما", "بما", "فيما", "عما"]))
_SHOWS = frozenset(["نشر", "بثّ", "أورد", "تداول", "تناقل", "أعلن"])
_BLAMED = frozenset(map(key, ["اتّهم", "نسب"]))
#: Rules whose stretch others tell as well.
ECHOES = frozenset(("attribution.denial", "attribution.responsibility"))
_KINDS = {
    "according": _Reader._according,
    "relay": _Reader._relay,
    "colon": _Reader._colon,
    "publication": _Reader._publication,
    "rumour": _Reader._rumour,
    "passive": _Reader._passive,
    "responsibility": _Reader._echo,
    "denial": _Reader._echo,
}
