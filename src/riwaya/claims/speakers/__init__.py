"""Reads who speaks: the person, body or unnamed source that a noun phrase beside a reporting verb means.

    المتحدث باسم الوزارة سعد معن       per:saad-maan@state:iraqi-ministry-of-interior
    مصدر عسكري سوري                    source:unnamed-military-source@state:syria
    المصدر ذاته                         the source that spoke before
    البيان، الوكالة، الوزير             whoever issued it, the agency before, the minister named before

Phrases are read over words and mentions, from left to right, to the first word that cannot belong to them. What a
phrase refers back to is kept in a `Memory`, which the reader of a page carries along.
"""

from __future__ import annotations

from riwaya.claims.speakers.bodies import body
from riwaya.claims.speakers.laid import Page, Speaker, hop
from riwaya.claims.speakers.meaning import MEDIA, OF
from riwaya.claims.speakers.nouns import CLAUSE, honorific, lexicon, noun
from riwaya.claims.speakers.phrase import PhraseReader
from riwaya.knowledge.people import people
from riwaya.model import Hop, Mention
from riwaya.script import key, slug

#: What leads in whom an outlet cites, and the marks around an outlet.
_CITED, _QUOTES = key("عن"), ' «»"“”()'
#: What a rank before a name is called ("العميد سعد", "النقيب ليلى"); other offices there may be another one's.
_RANKS = ("general", "head")
#: What the state's own media are called, without its name.
_OFFICIAL = ("official", "state", "government")


def speaker(laid: Page, start: int, stop: int, *, strict: bool = False) -> Speaker | None:
    """Return who the first phrase of the words [start, stop) means, or None.

    `strict` allows no unknown word before the phrase: right after a verb whose object may be a name as well.
    """
    return body(laid, start, stop) or PhraseReader(laid, start, stop, strict=strict).read()


def medium(laid: Page, start: int, stop: int, other: Hop | None) -> Hop | None:
    """Return the outlet or agency, not the speaker, that the words [start, stop) name ("لوكالة X", "مع صحيفة Y")."""
    for index in range(start, stop):
        mention = laid.mention_at.get(index)
        if index > start and _joined(laid, index, mention):
            return None  # "وفق المرصد ووكالة X": it says the same, and carried nothing
        if mention is not None and mention.entity.startswith(MEDIA):
            if other is None or mention.entity != other.entity:
                return hop(mention)
            continue
        if mention is None and index > start and _leads_in(laid, index):
            found = PhraseReader(laid, index, stop, strict=True).read()
            if found is not None and _is_one_medium(found.hop.entity) and found.hop != other:
                return found.hop
    return None


def some_outlet(laid: Page, at: int) -> Speaker | None:
    """Return an outlet that is not told which, where its noun stands alone: "صحيفة: …"."""
    found = noun(laid.forms[at])
    if found is None or found.group != "outlets" or found.clitic:
        return None
    nobody = Hop(entity="media:unnamed-media", kind="outlet", start=laid.starts[at], end=laid.ends[at])
    return Speaker(hop=nobody, nouns=frozenset(("outlet",)), end=at + 1)


def told_by(laid: Page, at: int, stop: int) -> Hop | None:
    """Return whom an outlet cites right behind its name: "رويترز عن مسؤول"."""
    if at + 1 >= stop or laid.forms[at] != _CITED or laid.gaps[at - 1].strip(_QUOTES):
        return None
    who = speaker(laid, at + 1, stop, strict=True)
    return who.hop if who is not None and who.hop.kind != "place" else None


def _joined(laid: Page, index: int, mention: Mention | None) -> bool:
    """Whether an outlet is joined to who spoke before it: "المرصد ووكالة الأناضول", "المصدر والأناضول"."""
    if mention is not None:
        return mention.entity.startswith(MEDIA) and laid.article.text[laid.starts[index] : mention.start].startswith(
            "و"
        )
    found = noun(laid.forms[index])
    return found is not None and found.group == "outlets" and found.clitic == "و"


def _is_one_medium(entity: str) -> bool:
    """Whether an id tells a medium apart: an outlet, media of a country or the state; "وسائل إعلام" are anybody."""
    whose = entity.partition(":")[2].removesuffix("-media")
    several = entity.endswith("-media")
    return entity.startswith(MEDIA) and (not several or whose in _OFFICIAL or f"state:{whose}" in lexicon().states)


def _leads_in(laid: Page, index: int) -> bool:
    """Whether a word names a medium that what stands before leads in: "نشرته وكالات", "لمحطة", "عبر قناة"."""
    found = noun(laid.forms[index])
    if found is None or found.group != "outlets":
        return False
    before = laid.forms[index - 1].removeprefix("و")
    return found.clitic in ("ل", "لل") or before in lexicon().carriers


def closing(laid: Page, who: Speaker, stop: int) -> Speaker | None:
    """Return the person whose name closes a phrase that an office opens ("المسؤول الإعلامي لغرفة X سعد معن")."""
    first = laid.index(who.hop.start or 0)
    head = noun(laid.forms[first])
    if who.hop.kind != "source" or head is None or OF in who.hop.entity:
        return None
    for index in range(stop - 1, first, -1):
        mention = laid.mention_at.get(index)
        if mention is None or (mention.type != "PER" and _addressed(laid, index, mention)):
            continue
        rank = noun(laid.forms[index - 1])
        led = laid.forms[index - 1] in lexicon().prepositions or laid.starts[index] < mention.start
        of_another = rank is not None and rank.group == "roles" and rank.english not in _RANKS and index - 1 > first
        apposed = "،" in laid.gaps[index - 1] and not head.english.endswith("s")
        construct = first + 1 < stop and laid.forms[first + 1].startswith("ال")  # "مسؤول الإعلام"
        known = head.definite or head.group == "roles" or apposed or construct
        if mention.type != "PER" or led or of_another or not known or not _closes(laid, laid.mention_end[index], stop):
            return None
        named = hop(mention, who.hop.entity.partition("@")[2] or None)
        return Speaker(hop=named, nouns=who.nouns, end=laid.mention_end[index])
    return None


def _addressed(laid: Page, index: int, mention: Mention) -> bool:
    """Whether a name is that of a medium that was told something: "لقناة X", "مع X"."""
    clitic = key(laid.article.text[laid.starts[index] : mention.start])
    led = clitic.startswith("ل") or laid.forms[index - 1] == "ل" or laid.forms[index - 1] in lexicon().carriers
    before = noun(laid.forms[index - 1])
    return mention.entity.startswith(MEDIA) and (led or (before is not None and before.group == "outlets"))


def _closes(laid: Page, after: int, stop: int) -> bool:
    """Whether the phrase of a speaker is over at the word `after`: a comma, or whom he told, where and when."""
    if after >= stop or "،" in laid.gaps[after - 1] or after in laid.timed:
        return True
    form, found = laid.forms[after], noun(laid.forms[after])
    told = found is not None and found.group == "outlets" and found.clitic in ("ل", "لل")
    mention = laid.mention_at.get(after)
    told = told or (mention is not None and mention.type != "PER" and _addressed(laid, after, mention))
    return told or form in lexicon().prepositions or form in lexicon().adverbs or form.startswith("لل")


def unlisted(laid: Page, at: int, stop: int) -> Speaker | None:
    """Return whoever a common noun that no list holds names as the subject right after a verb ("قال صيادون إن").

    A definite singular ("الرجل") rather means the one before, but not where a word counts ("عدد من البحارة");
    "مازحا" and the like tell how, not who.
    """
    words, first = lexicon(), _counted(laid, at, stop)
    counted, at = first > at, first
    form = laid.forms[at] if at < stop else ""
    if at >= stop or at not in laid.common or at in laid.mention_at or at in laid.timed or noun(form) is not None:
        return None
    if laid.article.text[laid.ends[at] - 1] == "ه" or form.endswith(("ها", "هم")):
        return None  # "ختم حديثه": what he ends
    adverb = form in words.adverbs or form in words.prepositions or form.startswith(("ب", "ل", "ك")) or form[-1] == "ا"
    before = form.startswith("ال") and not form.endswith(("ون", "ين", "ات", "ان")) and bool(laid.memory.spoken)
    told = laid.starts[at] in _cue_starts(laid) or honorific(form)
    if adverb or told or (before and not counted) or len(form) < 4 or form in CLAUSE:
        return None
    return _spelt(laid, at, stop)


def account(laid: Page, at: int, stop: int) -> Speaker | None:
    """Return the text or figures that something is told by, without whose they are: "حسب الرواية الرسمية"."""
    if at >= stop or at in laid.mention_at or at in laid.timed:
        return None
    form = laid.forms[at]
    bare = next((form.removeprefix(clitic) for clitic in ("ال", "لل", "ل") if form.startswith(clitic)), form)
    english = lexicon().accounts.get(form) or lexicon().accounts.get(bare)
    return None if english is None else _accounted(laid, at, stop, english)


def _accounted(laid: Page, at: int, stop: int, english: str) -> Speaker:
    """Return a text or figures as a source, by its kind and what describes it: "إحصاءات رسمية", "اعترافات المتهمين"."""
    whose = people().get(laid.forms[at + 1].removeprefix("ال")) if at + 1 < stop else None
    words = [] if whose is None else [whose.name]
    for index in range(at + 1, min(stop, at + 3)):
        found = noun(laid.forms[index])
        if found is None or found.group not in ("adjectives", "nations") or laid.gaps[index - 1].strip():
            break
        words.append(found.english.partition(":")[2] or found.english)
    entity = f"source:unnamed-{'-'.join((*words, english))}"
    end = at + 1 + len(words)
    return Speaker(hop=Hop(entity=entity, kind="source", start=laid.starts[at], end=laid.ends[end - 1]), end=end)


def _counted(laid: Page, at: int, stop: int) -> int:
    """Return the word behind "عدد من", "بعض", where the words before it only count."""
    if at + 1 < stop and laid.forms[at].removeprefix("و") in lexicon().counting and at not in laid.timed:
        return at + 2 if laid.forms[at + 1] == "من" else at + 1
    return at


def _cue_starts(laid: Page) -> frozenset[int]:
    return frozenset(cue.start for cue in laid.reading.reporting if cue.kind != "act")


def _spelt(laid: Page, at: int, stop: int) -> Speaker:
    """Return an unnamed source by its noun and the one that belongs to it."""
    words, end = lexicon(), at + 1
    while end < min(stop, at + 3) and end in laid.common and not laid.gaps[end - 1].strip():
        if end in laid.mention_at or laid.forms[end].startswith("و") or laid.forms[end] in words.prepositions:
            break
        end += 1
    span = laid.starts[at], laid.ends[end - 1]
    entity = f"source:unnamed-{slug(laid.article.text[slice(*span)].removeprefix('ال'))}"
    return Speaker(hop=Hop(entity=entity, kind="source", start=span[0], end=span[1]), end=end)
