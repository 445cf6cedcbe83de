"""How far the reading of a page has come: the stretches found, whose words run on, what to remember of speakers."""

from __future__ import annotations

from bisect import bisect_left

from riwaya.claims.attribution.extent import SAME_LEVEL, Ground
from riwaya.claims.attribution.frames import Place, Stretch
from riwaya.claims.attribution.rules import UNATTRIBUTED
from riwaya.claims.attribution.shapes import is_document, is_participle
from riwaya.claims.speakers.laid import Page, Speaker
from riwaya.claims.speakers.nouns import CLAUSE
from riwaya.model import Article, Hop, Reading, Reporting
from riwaya.script import key

#: Words of a name before one of its words, and from a verb of publishing back to the text that it tells of.
_NAME, _TEXT = 5, 16
# Words behind a comma with which another one sets his words against what was said, and words from them to his verb.
_BUT, _EXCEPT, _SUBJECT = frozenset(map(key, ["لكن", "ولكن"])), frozenset(map(key, ["غير", "إلا", "بيد"])), 9
_CARRIES = ("نشر", "بثّ", "أورد", "أذاع", "تداول", "تناقل", "نقل")
_PUBLISHES = ("نشر", "بثّ", "أورد")


class Course:
    """What reading has found on a page so far; a class because every sentence leans on the ones before."""

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
        self.cues = tuple(cue for cue in reading.reporting if not _in_name(laid, cue) and not _carries(laid, cue))
        self.cue_starts = [cue.start for cue in self.cues]
        self.cue_words = {laid.index(cue.start): cue for cue in self.cues if cue.kind != "act"}
        self.ground = Ground(laid, self.quotes, self.quote_starts, self.cue_words)

    def remember(self, who: Speaker, cue: Reporting, media: tuple[Hop, ...]) -> None:
        """Keep who spoke, for what later phrases refer back to."""
        memory = self.laid.memory
        if who.hop.entity == UNATTRIBUTED:
            return
        memory.spoken.append(
            (who, gender(cue) or next((g for w, g in reversed(memory.spoken) if w.hop.entity == who.hop.entity), ""))
        )
        for noun in who.nouns:
            memory.by_noun[noun] = who
        if media:
            memory.media_of[who.hop.entity] = media[0]
        if who.hop.entity.startswith(("media:", "agency:")):
            memory.media = who
        if who.hop.kind in ("group", "state"):
            memory.owner = who
        if cue.lemma in _PUBLISHES:
            memory.publisher = who

    def inside(self, cue: Reporting) -> bool:
        """Whether the cue stands inside what another speaker says."""
        return any(item.start <= cue.start < item.end and item.nests and not item.back for item in self.stretches[-12:])

    def quoted(self, offset: int, stretch: Stretch) -> bool:
        """Whether a closed quotation that begins in `stretch` still goes on at `offset`."""
        last = bisect_left(self.quote_starts, offset)
        return any(
            quotation.start >= stretch.start - 3 and offset < quotation.end and not quotation.unclosed
            for quotation in self.quotes[max(0, last - 12) : last]
            if not quotation.scare
        )

    def close(self, sentence: Place, cue: Reporting, at: int, keep: Stretch | None = None) -> None:
        """End what was open in this sentence, if this cue stands beside it and not inside it."""
        laid = self.laid
        for stretch in sentence.opened:
            if stretch is keep or stretch.back or stretch.end <= cue.start or stretch.start > cue.start:
                continue
            main = self.ground.main_verb(sentence, laid.index(stretch.cue.start), at)
            over = self._over(cue, stretch)
            if over or self._beside(laid, cue, at, stretch) or (main and not self.quoted(cue.start, stretch)):
                stretch.end = max(stretch.start, laid.ends[at - 1] if at else stretch.start)
                if self.running is stretch:
                    self.running = None

    def _over(self, cue: Reporting, stretch: Stretch) -> bool:
        """Whether a verb of saying stands behind the quotation that a colon led in: "تابع: «…»، وبيّن سعد: «…»"."""
        if not stretch.rule.endswith(".colon") or is_participle(cue) or cue.kind in ("according", "rumour", "passive"):
            return False
        place = bisect_left(self.quote_starts, stretch.start)
        quote = self.quotes[place] if place < len(self.quotes) else None
        return quote is not None and quote.start == stretch.start and not quote.unclosed and quote.end <= cue.start

    def _beside(self, laid: Page, cue: Reporting, at: int, stretch: Stretch) -> bool:
        if self.quoted(cue.start, stretch):
            return False
        if is_participle(cue):
            return True
        if laid.starts[at] < cue.start:
            return True
        return at > 0 and (laid.forms[at - 1] in SAME_LEVEL or self._against(at, laid.index_from(stretch.start)))

    def _against(self, at: int, first: int) -> bool:
        """Whether a subject behind a comma and "but" leads to the verb at word `at`: "…، لكن ناشطين قالوا إن"."""
        laid = self.laid
        for index in range(at - 2, max(first, at - _SUBJECT), -1):
            if index + 1 in laid.verbs:
                return False
            if "،" in laid.gaps[index - 1]:
                forms = laid.forms[index : index + 2]
                return forms[0] in _BUT or (forms[0] in _EXCEPT and forms[1] in CLAUSE)
        return False


def _in_name(laid: Page, cue: Reporting) -> bool:
    """Whether a cue is a word of somebody's name: "العميد روي حداد", "واصل الشمالي"."""
    at = laid.index(cue.start)
    first = next((first for first in range(at, max(-1, at - _NAME), -1) if first in laid.mention_at), None)
    if first is None or laid.mention_at[first].type != "PER":
        return False
    if is_participle(cue) and laid.mention_at[first].text == cue.text:
        return False  # "…، نافيا أن": a participle alone, which only looks like a name
    return laid.mention_at[first].start <= cue.start and at < laid.mention_end[first]


def _carries(laid: Page, cue: Reporting) -> bool:
    """Whether a verb of publishing tells only who carried a text told of before it: "في كلمة … وبثها التلفزيون (إن"."""
    at = laid.index(cue.start)
    joined = laid.starts[at] < cue.start and cue.end < laid.ends[at]
    if not joined or cue.lemma not in _CARRIES:
        return False
    for index in range(at - 1, max(-1, at - _TEXT), -1):
        if any(mark in laid.gaps[index] for mark in ".\n؟!"):
            return False
        if is_document(laid.forms[index]):
            return True
    return False


def gender(cue: Reporting) -> str:
    """Return f, m or nothing: the gender a verb shows, and with it its subject."""
    form = key(cue.text)
    if cue.kind in ("according", "colon", "publication") and cue.rule != "reporting.backward":
        return ""
    if form.endswith(("وا", "ون")) or (form.endswith("ين") and is_participle(cue)):
        return "p"
    if form.endswith(("ت", "ه")) or (form.startswith("ت") and cue.lemma[0] != "ت"):
        return "f"
    return "m"
