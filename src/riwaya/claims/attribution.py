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

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import structs

from riwaya.claims import nouns, rumours, speakers
from riwaya.claims.extent import (
    RELATIVE,
    SAME_LEVEL,
    Complement,
    Ground,
    Place,
    Stretch,
    is_document,
    is_participle,
)
from riwaya.claims.laid import Page, Speaker, page
from riwaya.claims.nesting import nested
from riwaya.model import Article, Attribution, Hop, Passage, Reading, Reporting
from riwaya.script import key

_UNATTRIBUTED = "source:unattributed-reports"
#: Who speaks in a page that begins in the middle of what he says: "وأضاف أن …".
_UNIDENTIFIED = "source:unidentified-speaker"
_JOINT = "attribution.joint"
_BLAME = "attribution.blame.back"
_DENIED = "attribution.denial.rumour"
#: Characters between a quotation and the next, which goes on with it in a paragraph of its own.
_GAP = 12
#: Words from a denial to its subject.
_POINT = 7
#: Sentences after a title that tell whether its dateline is a speaker.
_LEAD = 2
#: Constructions whose speaker may be two ("قال سعد وليلى إن", "بحسب المرصد ومصادر").
_SHARED = ("speech", "according", "continuation", "publication")


def attribute(article: Article, reading: Reading) -> tuple[Attribution, ...]:
    """Return who stands behind which stretches of an article, ordered by start, outer before inner."""
    laid = page(article, reading)
    reader = _Reader(laid, article, reading)
    reader.read()
    return tuple(nested(article, reader.stretches))


def governing(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the innermost attribution whose scope covers [start, end): the nearest speaker, or None for the outlet."""
    covering = [
        item for item in attributions if item.rule not in ECHOES and item.scope.start <= start and end <= item.scope.end
    ]
    return min(covering, key=lambda item: (item.scope.end - item.scope.start, -item.scope.start), default=None)


def echoes(attributions: Sequence[Attribution], start: int, end: int) -> tuple[Attribution, ...]:
    """Return what others say of [start, end): denials that look back, claims of responsibility, joint speakers."""
    near = governing(attributions, start, end)
    return tuple(
        item
        for item in attributions
        if item.rule in ECHOES and item.scope.start <= start and end <= item.scope.end
        if item.rule != _JOINT or (near is not None and near.cue == item.cue)
    )


def considered(attributions: Sequence[Attribution], start: int, end: int) -> tuple[tuple[Attribution, str], ...]:
    """Return the attributions beside [start, end) with what each is to it: `said`, `beside`, or why it is not taken."""
    near = governing(attributions, start, end)
    return tuple((item, _reason(item, near, start, end)) for item in attributions)


def _reason(item: Attribution, near: Attribution | None, start: int, end: int) -> str:
    if item is near:
        return "said"
    if item.scope.end < end:
        return "ends before these words"
    if item.scope.start > start:
        return "begins after these words"
    return "beside" if item.rule in ECHOES else "speaks of them from further out"


class _Reader:
    """Reads the cues of a page in order; a class because every sentence leans on the ones before."""

    def __init__(self, laid: Page, article: Article, reading: Reading) -> None:
        self.laid = laid
        self.article = article
        self.reading = reading
        self.stretches: list[Stretch] = []
        self.pending: tuple[Hop, ...] = ()
        self.running: Stretch | None = None
        self.capitals: list[tuple[Reporting, Hop, int]] = []
        self.quotes = reading.quotations
        self.quote_starts = [quotation.start for quotation in reading.quotations]
        self.cues = reading.reporting
        self.cue_starts = [cue.start for cue in reading.reporting]
        self.cue_words = {laid.index(cue.start): cue for cue in reading.reporting if cue.kind != "act"}
        self.ground = Ground(laid, self.quotes, self.quote_starts, self.cue_words)

    # --- sentences

    def read(self) -> None:
        """Read every sentence of the page."""
        line_ends = {line.n: line.end for line in self.article.lines}
        for passage in self.reading.sentences:
            first, last = self.laid.index_from(passage.start), self.laid.index_from(passage.end)
            end = line_ends.get(passage.block, passage.end)
            self._sentence(Place(first, last, passage, end, []))
        self._speaking_capitals()

    def _speaking_capitals(self) -> None:
        """Take "أنقرة: …" in a title as speech where the first sentences are that state's; else it is a dateline."""
        for cue, hop, end in self.capitals:
            lead = [sentence for sentence in self.reading.sentences if sentence.start >= end][:_LEAD]
            early = [one for one in self.stretches if lead and lead[0].start <= one.cue.start < lead[-1].end]
            if any(hop.entity in (one.entity, one.entity.partition("@")[2]) for part in early for one in part.own):
                self.stretches.append(Stretch(cue, cue.end, end, (hop,), "attribution.colon"))

    def _sentence(self, sentence: Place) -> None:
        self.pending = ()
        cues = self._cues(sentence.passage)
        self._stop_running(sentence, cues)
        self._quote_alone(sentence, cues)
        for cue in cues:
            if cue.kind == "act":
                self._act(sentence, cue)
                continue
            for stretch in self._stretches(sentence, cue):
                self.stretches.append(stretch)
                if stretch.rule != _JOINT:
                    sentence.opened.append(stretch)
        self._reports(sentence, cues)

    def _reports(self, sentence: Place, cues: Sequence[Reporting]) -> None:
        """Give what others report and somebody denies to both: the denial to the denier, the report to its carrier."""
        read = sentence.first
        for at in range(sentence.first, sentence.last):
            found = rumours.report(self.laid, sentence.first, sentence.last, at) if at >= read else None
            if found is None:
                continue
            read = found.content
            denial = self._denial(sentence, cues, found)
            if denial is not None:
                self._dispute(sentence, found, denial)

    def _denial(self, sentence: Place, cues: Sequence[Reporting], found: rumours.Report) -> Reporting | None:
        """Return the cue that denies or doubts a report: a verb before it, or the words that call it false."""
        laid = self.laid
        for cue in reversed(cues):
            at = laid.index(cue.start)
            if cue.stance not in ("deny", "question") or not rumours.within_reach(found.at, at):
                continue
            if not any(mark in gap for gap in laid.gaps[at : found.at] for mark in "،؛:"):
                return cue
        if found.verdict is None:
            return None
        start, end = laid.starts[found.verdict[0]], laid.ends[found.verdict[1] - 1]
        words = self.article.text[start:end]
        return Reporting(
            start=start, end=end, text=words, lemma=words, kind="denial", stance="deny", rule="reporting.false"
        )

    def _dispute(self, sentence: Place, found: rumours.Report, denial: Reporting) -> None:
        laid = self.laid
        start, inside = laid.starts[found.content], (laid.starts[found.at], laid.starts[found.content] + 1)
        end = rumours.content_end(laid, found, self.ground.clause_end(sentence, found.content))
        spread = next((cue for cue in self.cues if inside[0] <= cue.start < inside[1]), None)
        if spread is None:
            words = self.article.text[laid.starts[found.at] : laid.ends[found.at]]
            spread = Reporting(
                start=inside[0],
                end=inside[0] + len(words),
                text=words,
                lemma=words,
                kind="rumour",
                stance="allege",
                rule="reporting.report",
            )
        # What reads the report's own words as speech is set right by the two that follow.
        self.stretches = [one for one in self.stretches if not inside[0] <= one.cue.start < inside[1]]
        denier = next((one.own for one in sentence.opened if one.cue is denial), ())
        nobody = Hop(entity=_UNATTRIBUTED, kind="source", start=spread.start, end=spread.end)
        carrier = found.carrier.hop if found.carrier is not None else nobody
        alleged = structs.replace(spread, stance="allege")
        self.stretches.append(Stretch(alleged, start, end, (carrier,), "attribution.rumour"))
        self.stretches.append(Stretch(denial, start, end, denier, _DENIED))

    def _quote_alone(self, sentence: Place, cues: Sequence[Reporting]) -> None:
        """Give a quotation that opens its paragraph, and that no phrase leads in, to whoever was quoted before."""
        spoken = self.laid.memory.spoken
        if not spoken or not self.stretches or sentence.passage.label != "body" or sentence.first >= sentence.last:
            return
        opening = self.ground.opening(sentence.passage.start, self.laid.starts[sentence.first] + 1)
        before = self.stretches[-1]
        follows = before.rule.endswith((".quotation", ".colon", ".after_quotation", ".continued"))
        if opening is None or opening.scare or self.running is not None or not follows or not before.own:
            return
        near = any(cue.kind != "act" and opening.end <= cue.start < sentence.passage.end for cue in cues)
        if near or sentence.passage.start - before.end > _GAP or opening.start >= self.laid.starts[sentence.first]:
            return
        self.stretches.append(
            Stretch(before.cue, opening.start, opening.end, before.own, "attribution.quotation.continued", back=True)
        )

    def _cues(self, passage: Passage) -> Sequence[Reporting]:
        first = bisect_left(self.cue_starts, passage.start)
        return self.cues[first : bisect_left(self.cue_starts, passage.end)]

    def _stop_running(self, sentence: Place, cues: Sequence[Reporting]) -> None:
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

    def _quoted(self, offset: int, stretch: Stretch) -> bool:
        """Whether a closed quotation that begins in `stretch` still goes on at `offset`."""
        last = bisect_left(self.quote_starts, offset)
        return any(
            quotation.start >= stretch.start - 3 and offset < quotation.end and not quotation.unclosed
            for quotation in self.quotes[max(0, last - 12) : last]
            if not quotation.scare
        )

    def _act(self, sentence: Place, cue: Reporting) -> None:
        """Remember who acts in the outlet's own voice: he may be the one who speaks next."""
        at = self.laid.index(cue.start)
        who = self._subject(sentence, cue, at, min(sentence.last, at + 12), strict=True)
        if who is not None and not self._inside(cue):
            self._remember(who, cue, ())

    # --- one cue

    def _stretches(self, sentence: Place, cue: Reporting) -> Iterator[Stretch]:
        at = self.laid.index(cue.start)
        if at > sentence.first and cue.end < self.laid.ends[at] and is_document(self.laid.forms[at - 1]):
            return  # "في بيان نشره الجيش": it tells where, not what
        read = _KINDS.get(cue.kind, _Reader._speech)
        found = read(self, sentence, cue, at)
        if found is not None and found.end > found.start:
            yield found
            yield from self._joint(sentence, found)

    def _speech(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """Speech: "قال X إن …", "X، أعلن أمس أن …", "وأضاف: …", "«…» قال X"."""
        if self._labels(sentence, cue, at):
            return None
        if cue.kind == "blame" and cue.rule == "reporting.backward":
            return self._echo(sentence, cue, at)
        if cue.stance == "deny" and rumours.points_back(self.laid, at, sentence.last):
            return self._pointing(sentence, cue, at)
        if _first_person(cue):
            return None  # "ونؤكد أن" inside a speech: whoever speaks goes on
        complement = self.ground.complement(sentence, cue, at)
        inner = self._inner(sentence, cue, at, complement)
        self._close(sentence, cue, at, keep=inner[1] if inner is not None else None)
        who, named = (inner[0], True) if inner is not None else self._who(sentence, cue, at, complement)
        if complement.how == "none":
            return self._after_quote(sentence, cue, at, who)
        if who is None and not self.pending and self._opens(sentence, cue, at, complement):
            who = Speaker(hop=Hop(entity=_UNIDENTIFIED, kind="source", start=cue.start, end=cue.end))
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
        end = self.ground.end(sentence, complement)
        stretch = Stretch(cue, complement.start, end, own, f"attribution.{cue.kind}.{complement.how}")
        self._run(sentence, stretch, complement)
        return stretch

    def _joint(self, sentence: Place, first: Stretch) -> Iterator[Stretch]:
        """Yield the stretch of one who says the same with the speaker: "قال سعد معن ومصادر أمنية إن …"."""
        if not first.own or first.own[0].end is None or first.rule.partition(".")[2].split(".")[0] not in _SHARED:
            return
        laid = self.laid
        at = laid.index_from(first.own[0].end)
        limit = first.start if first.start > first.cue.start else first.end
        stop = min(sentence.last, laid.index_from(max(limit, first.own[0].end)))
        if at >= stop or not laid.forms[at].startswith("و") or laid.gaps[at - 1].strip():
            return
        named = laid.mention_at.get(at)
        found = nouns.noun(laid.forms[at])
        if (named is None or named.start == laid.starts[at]) and (found is None or not found.clitic.startswith("و")):
            return  # "وسائل الإعلام": the letter belongs to the word
        other = speakers.speaker(laid, at, stop, strict=True)
        if other is None or other.hop.start is None or laid.index(other.hop.start) > at:
            return
        states = {first.own[0].kind, other.hop.kind} <= {"state", "place"}
        if other.hop.kind == "place" or states or other.hop.entity == first.own[0].entity:
            return  # two states announce together: one claim
        yield Stretch(first.cue, first.start, first.end, (other.hop, *first.own[1:]), _JOINT, nests=False)

    def _opens(self, sentence: Place, cue: Reporting, at: int, complement: Complement) -> bool:
        """Whether a finite verb of saying opens its sentence, with what is said: somebody speaks, if not named here."""
        said = complement.how in ("clause", "colon", "quotation")
        finite = cue.kind in ("speech", "continuation", "blame") and not is_participle(cue)
        return said and finite and at - sentence.first <= 1 and sentence.passage.label != "title"

    def _labels(self, sentence: Place, cue: Reporting, at: int) -> bool:
        """Whether the cue only labels something: "ما وصفه X بأنه …", "الحزب الذي تعتبره Y منظمة …"."""
        before = self.laid.forms[at - 1] if at > sentence.first else ""
        return cue.lemma in _LABELS and cue.end < self.laid.ends[at] and (before in RELATIVE or before in _WHAT)

    def _own(self, who: Speaker | None, media: Hop | None, named: bool) -> tuple[Hop, ...]:
        """Return speaker and medium; a dropped subject keeps the medium it was introduced with."""
        if who is None:
            return () if media is None else (media,)
        if named:
            self.laid.memory.media_of.pop(who.hop.entity, None)  # named anew, he speaks elsewhere
        elif media is None:
            media = self.laid.memory.media_of.get(who.hop.entity)
        return (who.hop,) if media is None else (who.hop, media)

    def _run(self, sentence: Place, stretch: Stretch, complement: Complement) -> None:
        """Let a quotation without marks, or one that is never closed, run on to the end of its paragraph."""
        opened = next(iter(self.ground.quotations(complement.start, complement.start + 2)), None)
        if complement.how in ("colon", "comma") and opened is None and sentence.passage.label == "body":
            if stretch.end == sentence.passage.end:
                stretch.end = sentence.line_end
                self.running = stretch
        elif opened is not None and stretch.end > sentence.passage.end:
            self.running = stretch

    # --- who speaks

    def _who(self, sentence: Place, cue: Reporting, at: int, complement: Complement) -> tuple[Speaker | None, bool]:
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
        if who is not None and complement.how in ("clause", "colon", "comma", "quotation"):
            who = speakers.closing(self.laid, who, min(stop, sentence.last)) or who
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
        if not joined and at > sentence.first + 2 and not is_participle(cue) and complement.how != "none":
            return None, False
        if complement.how in ("clause", "colon", "quotation") and cue.lemma not in _TELLS and not is_participle(cue):
            told = speakers.unlisted(self.laid, at + 1, complement.word)
            if told is not None:
                return told, True
        issuer = self._issuer(sentence, at)
        if issuer is not None:
            return issuer, True
        if is_participle(cue) or at > sentence.first:
            subject = self._sentence_subject(sentence, at)
            if subject is not None:
                return subject, True
        return self._carried(cue), False

    def _subject(self, sentence: Place, cue: Reporting, at: int, stop: int, *, strict: bool) -> Speaker | None:
        """Return the subject of a verb: after it, or before it in the same clause."""
        laid = self.laid
        if is_participle(cue):
            return None
        joined = laid.starts[at] < cue.start
        before = None
        if sentence.passage.label == "title" and at > sentence.first and not joined:
            before = speakers.speaker(laid, self.ground.clause_start(sentence, at), at)
        if before is not None:
            return before
        after = speakers.speaker(laid, at + 1, stop, strict=strict)
        if after is not None and self._is_object(cue, at, after):
            after = None
        if after is not None and not self._passed_on(at, after):
            return after
        if at > sentence.first and laid.forms[at - 1] in RELATIVE:
            return self._antecedent(sentence, at)
        if at > sentence.first and not joined:
            return speakers.speaker(laid, self.ground.clause_start(sentence, at), at)
        return None

    def _is_object(self, cue: Reporting, at: int, who: Speaker) -> bool:
        """Whether the phrase right after a verb cannot be its subject: "أبلغ اللجنة أن", a masculine verb before it."""
        laid = self.laid
        beside = who.hop.start is not None and laid.index(who.hop.start) == at + 1
        if not beside or who.hop.kind in ("person", "source", "outlet", "agency") or cue.kind == "act":
            return False
        feminine = self.article.text[laid.starts[at + 1] : laid.ends[at + 1]].endswith("ة")
        return feminine and _gender(cue) == "m" and self.article.text[laid.starts[at + 1]] != "و"

    def _passed_on(self, at: int, who: Speaker) -> bool:
        """Whether an outlet only passed on the statement: "وأضاف في تصريحات نقلتها وكالة X"."""
        if who.hop.kind not in ("outlet", "agency") or who.hop.start is None or not self.laid.memory.spoken:
            return False
        return "في" in self.laid.forms[at + 1 : self.laid.index(who.hop.start)]

    def _antecedent(self, sentence: Place, at: int) -> Speaker | None:
        """Return the one named last before a relative clause ("سعد معن، الذي قال إن")."""
        laid = self.laid
        for index in range(at - 2, max(sentence.first - 1, at - 14), -1):
            if index in laid.mention_at and laid.mention_at[index].type != "LOC":
                return speakers.speaker(laid, index, at - 1)
        return speakers.speaker(laid, self.ground.clause_start(sentence, at), at)

    def _issuer(self, sentence: Place, at: int) -> Speaker | None:
        """Return whose statement the sentence is led in by: "وفي بيان للجنة، أعلن أن …"."""
        laid = self.laid
        first = sentence.first
        if at - first < 3 or not is_document(laid.forms[first + 1]) or laid.forms[first].lstrip("و") != "في":
            return None
        return speakers.speaker(laid, first + 1, at, strict=True)

    def _sentence_subject(self, sentence: Place, at: int) -> Speaker | None:
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

    def _medium(self, sentence: Place, at: int, complement: Complement, who: Speaker | None) -> Hop | None:
        """Return the outlet or agency through which a speaker spoke ("لوكالة X", "في مقابلة مع قناة Y")."""
        stop = complement.word if complement.how not in ("object", "none") else min(sentence.last, at + 2)
        speaking = who.hop if who is not None else None
        found = speakers.medium(self.laid, at + 1, stop, speaking)
        if found is None and self._led_in(sentence, at):
            found = speakers.medium(self.laid, sentence.first + 1, at, speaking)
        if found is not None and who is not None and who.hop.entity.startswith(("media:", "agency:")):
            return None
        if (
            found is not None
            and "@" in (who.hop.entity if who is not None else "")
            and found.entity in (who.hop.entity if who else "")
        ):
            return None
        return found

    def _led_in(self, sentence: Place, at: int) -> bool:
        """Whether a conversation leads the sentence in: "وفي تصريح لوكالة X، قال …", "وردا على سؤال لقناة X، قال …"."""
        forms = self.laid.forms[sentence.first : at]
        return len(forms) > 2 and (is_document(forms[1]) or tuple(forms[1:3]) in _TALKS or forms[1] in _MEETINGS)

    def _handed_on(self, sentence: Place, at: int, complement: Complement) -> Hop | None:
        """Return the source that a speaker cites between verb and clause ("قال X نقلا عن Y إن")."""
        for index in range(at + 1, min(complement.word, sentence.last)):
            cue = self.cue_words.get(index)
            if cue is not None and cue.lemma == "نقلا عن":
                who = speakers.speaker(self.laid, index + 2, complement.word)
                return who.hop if who is not None else None
        return None

    # --- the other constructions

    def _after_quote(self, sentence: Place, cue: Reporting, at: int, who: Speaker | None) -> Stretch | None:
        """A verb after what was said: "«…»، قال X"."""
        edge = self.laid.starts[at]
        last = bisect_left(self.quote_starts, edge)
        for quotation in reversed(self.quotes[max(0, last - 6) : last]):
            if quotation.end <= edge and not quotation.scare:
                if edge - quotation.end <= 4 and who is not None:
                    self._remember(who, cue, ())
                    return Stretch(
                        cue, quotation.start, quotation.end, (who.hop,), "attribution.after_quotation", back=True
                    )
                break
        if who is None or at == sentence.first:
            return None
        self._remember(who, cue, ())
        return Stretch(
            cue, sentence.passage.start, sentence.passage.end, (who.hop,), "attribution.after_clause", back=True
        )

    def _according(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """According to: "بحسب X" after what it vouches for, or "وبحسب X، فإن …" before it."""
        laid = self.laid
        first = laid.index_from(cue.end)
        if any(laid.starts[first - 1] < stretch.start and stretch.cue.start < cue.start for stretch in sentence.opened):
            return None  # "قال X نقلا عن Y إن": read with the verb
        stop = self.ground.phrase_stop(sentence, first)
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
            return Stretch(cue, before, cue.end, own, "attribution.according.alone", back=True)
        if at - sentence.first <= 1:
            start, rule = laid.ends[min(max(who.end, first + 1), len(laid.ends)) - 1], "attribution.according.before"
            return Stretch(cue, start, sentence.passage.end, own, rule)
        start = self._back_to(sentence, cue)
        end = self._forth_to(sentence, max(who.end, first + 1))
        outer = self._vouches(sentence, cue, own)
        if outer is not None:
            return Stretch(cue, outer.start, end, own, "attribution.according.inside", back=True, level=1)
        return Stretch(cue, start, end, own, "attribution.according.after", back=True)

    def _sentence_before(self, sentence: Place) -> int:
        """Return where the sentence before begins: "… . وفق المرصد." stands for it."""
        place = bisect_left(self.reading.sentences, sentence.passage.start, key=lambda other: other.start)
        near = self.reading.sentences[max(0, place - 1)]
        return near.start if near.block == sentence.passage.block else sentence.passage.start

    def _vouches(self, sentence: Place, cue: Reporting, own: tuple[Hop, ...]) -> Stretch | None:
        """Return the statement in which a speaker cites a source of his own; agencies carry the speaker instead."""
        if own[-1].entity.startswith(("media:", "agency:")):
            return None
        return next(
            (item for item in reversed(sentence.opened) if not item.back and item.start <= cue.start < item.end), None
        )

    def _back_to(self, sentence: Place, cue: Reporting) -> int:
        """Return where the stretch before "بحسب X" begins: the sentence, or the source named before it."""
        start = sentence.passage.start
        for stretch in sentence.opened:
            if stretch.back and stretch.end <= cue.start:
                start = max(start, stretch.end)
        return start

    def _forth_to(self, sentence: Place, index: int) -> int:
        """Return where the stretch that "بحسب X" closes ends: at the next clause joined by و, or with the sentence."""
        laid = self.laid
        for place in range(index, sentence.last):
            turn = any(tuple(laid.forms[place : place + len(words)]) == words for words in nouns.turns())
            if "،" in laid.gaps[place - 1] and (laid.forms[place].startswith("و") or turn):
                return laid.ends[place - 1]
        return sentence.passage.end

    def _next_relay(self, sentence: Place, first: int, end: int) -> Hop | None:
        """Return the source behind the source: "بحسب وكالة X نقلا عن Y"."""
        for index in range(first, min(sentence.last, end + 3)):
            cue = self.cue_words.get(index)
            if cue is not None and cue.lemma == "نقلا عن":
                who = speakers.speaker(self.laid, index + 2, self.ground.phrase_stop(sentence, index + 2))
                return who.hop if who is not None else None
        return None

    def _relay(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """Relay: "نقلت X عن Y قوله إن …": Y > X."""
        laid = self.laid
        self._close(sentence, cue, at)
        place = next((i for i in range(at + 1, min(sentence.last, at + 18)) if laid.forms[i] in _FROM), None)
        if place is None:
            return None
        complement = self.ground.complement(sentence, cue, place)
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
        end = self.ground.end(sentence, complement)
        return Stretch(cue, complement.start, end, hops, f"attribution.relay.{complement.how}")

    def _colon(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
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
            self.capitals.append((cue, who.hop, sentence.line_end))
            return None
        stretch = Stretch(cue, cue.end, sentence.line_end, (who.hop,), "attribution.colon")
        if sentence.passage.label != "title":
            self._remember(who, cue, ())
            self.running = stretch
        return stretch

    def _publication(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """Publication: "جاء في بيان X أن …"."""
        complement = self.ground.complement(sentence, cue, at)
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
            return Stretch(
                cue,
                self._back_to(sentence, cue),
                sentence.passage.end,
                (who.hop,),
                "attribution.publication.after",
                back=True,
            )
        return Stretch(
            cue, complement.start, self.ground.end(sentence, complement), (who.hop,), "attribution.publication"
        )

    def _rumour(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """Rumour: "أنباء عن …"; with an owner ("مزاعم X عن") he is the origin."""
        laid = self.laid
        place = next((i for i in range(at + 1, min(sentence.last, at + 7)) if laid.forms[i] in _ABOUT), at + 1)
        who = speakers.speaker(laid, at + 1, place, strict=True) if place > at + 1 else None
        if who is None and place < sentence.last and laid.forms[place] == "التي":
            return None
        origin = who.hop if who is not None else Hop(entity=_UNATTRIBUTED, kind="source", start=cue.start, end=cue.end)
        end = self.ground.clause_end(sentence, place)
        return Stretch(cue, cue.end, end, (origin,), "attribution.rumour")

    def _passive(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """Impersonal: "قيل إن", "الهجوم الذي نسب إلى": the outlet's voice, at a distance."""
        if key(cue.lemma) in _BLAMED:
            start = self.laid.starts[max(sentence.first, at - 4)]
            return Stretch(cue, start, self.ground.clause_end(sentence, at + 1), (), "attribution.blamed", level=1)
        return Stretch(cue, cue.end, self.ground.clause_end(sentence, at + 1), (), "attribution.impersonal", level=1)

    def _echo(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """Responsibility and denial that look back: "التفجير الذي تبناه X", "وهو ما نفته Y"."""
        laid = self.laid
        relative = at > sentence.first and (
            laid.forms[at - 1] in RELATIVE or laid.starts[at] + len(cue.text) < laid.ends[at]
        )
        who = speakers.speaker(laid, at + 1, min(sentence.last, at + 9), strict=True)
        if who is not None and not self._inside(cue) and not relative:
            self._remember(who, cue, ())
        if who is None:
            who = self._subject(sentence, cue, at, at + 1, strict=True) or self._carried(cue)
        if who is None:
            return None
        if cue.kind == "denial":
            return Stretch(
                cue,
                self._back_to(sentence, cue),
                max(cue.end, laid.ends[who.end - 1] if who.end else 0),
                (who.hop,),
                "attribution.denial",
                back=True,
                nests=False,
            )
        start = laid.starts[max(sentence.first, at - 3)] if relative else cue.end
        rule = _BLAME if cue.kind == "blame" else "attribution.responsibility"
        end = self.ground.clause_end(sentence, at + 1)
        if relative and rule != _BLAME and at < who.end < sentence.last:
            end = min(end, laid.ends[who.end - 1])  # "الذي تبناه X وأوقع ثلاثة": the rest is not his
        return Stretch(cue, start, end, (who.hop,), rule, nests=False, level=1)

    def _pointing(self, sentence: Place, cue: Reporting, at: int) -> Stretch | None:
        """A denial that points back: "أعلن لواء الراية سقوط البلدة. لكن الوزارة نفت ذلك"."""
        who = self._subject(sentence, cue, at, min(sentence.last, at + _POINT), strict=True) or self._carried(cue)
        if who is None:
            return None
        if not self._inside(cue):
            self._remember(who, cue, ())
        told = self._told_before(sentence, at)
        if told is None:
            return None
        return Stretch(cue, *told, (who.hop,), "attribution.denial", back=True, nests=False)

    def _told_before(self, sentence: Place, at: int) -> tuple[int, int] | None:
        """Return the clause before the one of word `at`: in its sentence, else at the end of the one before."""
        laid, first = self.laid, sentence.first
        commas = [index for index in range(first + 1, at + 1) if "،" in laid.gaps[index - 1]]
        if not commas:
            place = bisect_left(self.reading.sentences, sentence.passage.start, key=lambda other: other.start)
            if place == 0:
                return None
            before = self.reading.sentences[place - 1]
            first, commas = laid.index_from(before.start), [laid.index_from(before.end)]
            commas = [i for i in range(first + 1, commas[0]) if "،" in laid.gaps[i - 1]] + commas
        end = commas[-1]
        start = commas[-2] if len(commas) > 1 else first
        return (laid.starts[start], laid.ends[end - 1]) if start < end else None

    # --- levels

    def _inner(
        self, sentence: Place, cue: Reporting, at: int, complement: Complement
    ) -> tuple[Speaker, Stretch] | None:
        """Return who goes on inside what another one says, where the verb's gender rules that other one out.

        "وأضافت المصادر أن سعد معن نفى ذلك، وأكد أن …": he, not the sources; the statement he stands in goes on.
        """
        joined = self.laid.starts[at] < cue.start
        if not (joined or is_participle(cue)) or (cue.lemma == "قال" and cue.kind == "continuation"):
            return None
        around = [one for one in sentence.opened if not one.back and one.own and one.start <= cue.start < one.end]
        outer = next((one for one in around if {_gender(one.cue), _gender(cue)} == {"m", "f"}), None)
        if outer is None or outer.own[0].kind not in ("source", "agency", "outlet", "person", "state", "group"):
            return None
        stop = complement.word if complement.how in ("clause", "colon", "quotation") else at + 2
        if self._subject(sentence, cue, at, min(stop, sentence.last), strict=True) is not None:
            return None
        for one in reversed(sentence.opened):
            if outer.start <= one.cue.start < outer.end and one.own and _gender(one.cue) == _gender(cue):
                return Speaker(hop=one.own[0]), outer
        first = self.laid.index(outer.start) + 1
        told = speakers.speaker(self.laid, first, at, strict=True) if outer.rule.endswith(".clause") else None
        beside = told is not None and told.hop.start is not None and self.laid.index(told.hop.start) == first
        return (told, outer) if told is not None and beside and told.hop.kind != "place" else None

    def _close(self, sentence: Place, cue: Reporting, at: int, keep: Stretch | None = None) -> None:
        """End what was open in this sentence, if this cue stands beside it and not inside it."""
        laid = self.laid
        for stretch in sentence.opened:
            if stretch is keep or stretch.back or stretch.end <= cue.start or stretch.start > cue.start:
                continue
            if self._beside(laid, cue, at, stretch):
                stretch.end = max(stretch.start, laid.ends[at - 1] if at else stretch.start)
                if self.running is stretch:
                    self.running = None

    def _beside(self, laid: Page, cue: Reporting, at: int, stretch: Stretch) -> bool:
        if self._quoted(cue.start, stretch):
            return False
        if is_participle(cue):
            return True
        if laid.starts[at] < cue.start:
            return True
        return at > 0 and laid.forms[at - 1] in SAME_LEVEL

    def _inside(self, cue: Reporting) -> bool:
        """Whether the cue stands inside what another speaker says."""
        return any(item.start <= cue.start < item.end and item.nests and not item.back for item in self.stretches[-12:])


# --- small questions ----------------------------------------------------------------------------------------


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


def _is_country_dateline(laid: Page, first: int, last: int, who: Speaker) -> bool:
    """Whether all that stands before a headline's colon is a country or town ("تركيا: …")."""
    mention = laid.mention_at.get(first)
    place = mention is not None and mention.entity.startswith(("place:", "facility:"))
    return place and laid.mention_end[first] >= last


# "وردا على سؤال لوكالة X", "وفي مقابلة مع قناة X": what leads in a medium before the verb.
_TALKS = (tuple(map(key, ("على", "سؤال"))), tuple(map(key, ("على", "أسئلة"))))
_MEETINGS = frozenset(map(key, ["مقابلة", "حديث", "حوار", "لقاء", "اتصال", "مداخلة", "تصريحات", "تصريحاته"]))
# Verbs whose object, who was told, may stand right after them: "أبلغ الصحفيين أن".
_TELLS = frozenset(["أبلغ", "أخبر", "خاطب", "ذكّر", "نبّه", "سأل"])
_FROM = frozenset(map(key, ["عن", "عنه", "عنها", "عنهم"]))
_WHERE = frozenset(map(key, ["حيث", "إذ"]))
_ABOUT = frozenset(map(key, ["عن", "حول", "بشأن", "أن", "بأن", "تفيد", "تتحدث", "تقول", "تشير", "التي"]))
_LABELS = frozenset(["وصف", "اعتبر", "صنّف"])
_WHAT = frozenset(map(key, ["ما", "مما", "لما", "بما", "فيما", "عما"]))
_BLAMED = frozenset(map(key, ["اتّهم", "نسب"]))
#: Rules whose stretch others tell as well.
ECHOES = frozenset(("attribution.denial", "attribution.responsibility", _BLAME, _DENIED, _JOINT))
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
