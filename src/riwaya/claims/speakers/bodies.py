"""Reads bodies that no list of names holds: a common noun tells that a body speaks, the words after it tell which.

    اللجنة الوطنية لمكافحة الإرهاب      an id spelt from its words
    النيابة العامة في تونس              state:tunis-prosecution
    مجموعة العمل … المجموعة              the second is the first

The phrase ends where grammar ends it: after a definite noun only what is definite goes on ("اللجنة الوطنية"), after an
indefinite one the words up to the first definite one ("مجلس قيادة الثورة"), after both a noun led in by لـ ("لمكافحة
الإرهاب"). A type word right before a name is the name's ("حركة النهضة") and is left to `speakers`.
"""

from __future__ import annotations

from msgspec import Struct

from riwaya.claims.speakers.laid import BREAKS, Page, Speaker
from riwaya.claims.speakers.nouns import CLAUSE, Noun, lexicon, noun, stem
from riwaya.knowledge import load
from riwaya.model import Hop, Mention, hop_kind
from riwaya.script import key, slug

#: Words of the longest phrase that names a body, and indefinite words that a construct may hold before its end.
_LONGEST, _CHAIN = 9, 3
#: Words after a rank before which its holder is named ("الفريق أول ركن سعد معن").
_RANKED = 7
#: Verbs by which a body is called something, and words from them to its name.
_CALLS = frozenset(
    map(
        key,
        (
            "تطلق",
            "يطلق",
            "أطلقت",
            "أطلق",
            "تسمي",
            "يسمي",
            "تسمى",
            "يسمى",
            "سمت",
            "تدعى",
            "يدعى",
            "تعرف",
            "يعرف",
            "اسمها",
            "اسمه",
        ),
    )
)
_CALLED = 5
#: Words of a name that shorten it enough to tell it again ("مجموعة العمل").
_SHORTENED = 2
_UN = "un"
_DISTRICT = key("قضاء")
_MINISTRY = "state:ministry"
#: What is said of a body without telling which one.
_NO_KIND = frozenset((_UN, "military", "terrorist", "extremist", "jihadist", "separatist", "armed"))
_PRONOUNS = ("هما", "ها", "هم", "ه")
_PLACED = frozenset(map(key, ("في", "لدى", "داخل")))
_SAKE = (key("من"), key("أجل"))
#: Ranks, some of which are spelt as bodies, and what makes an office or a centre an outlet.
_RANK, _NEWS = "general", key("أخبار")
#: What tells when a body held, and not which one it is.
_WHEN = frozenset(
    key(article + word + ending)
    for word in ("سابق", "حالي", "جديد", "قائم", "مقال", "منتهي", "مؤقت")
    for article in ("", "ال")
    for ending in ("", "ة")
)
_QUOTES = " «»\"“”'‘’"
_MARKS = '،,()[]«»"“”-–'


class _Phrase(Struct):
    """A body as its words name it: the words [first, end), the place, nation or name inside, and what else it holds."""

    first: int
    end: int
    head: Noun
    place: str | None = None
    nation: str | None = None
    name: Mention | None = None
    extra: bool = False
    called: str | None = None
    described: tuple[str, ...] = ()


def body(laid: Page, start: int, stop: int, *, led: bool = False) -> Speaker | None:
    """Return the body that the words from `start` on name by a common noun, or None where they name none so.

    `led` takes a noun behind لـ as well: "بيان للوزارة".
    """
    first = _head(laid, start, stop, led=led)
    head = _named_as_body(laid, first) if first is not None else None
    if first is None or head is None:
        return None
    length = 1 if _pair(laid, first) is None else 2
    return _resolved(laid, _call(laid, _read(laid, _Phrase(first, first + length, head), stop), stop))


def _call(laid: Page, phrase: _Phrase, stop: int) -> _Phrase:
    """Take the name in marks that follows: "تنظيم «جند البحر»", "مجموعة تطلق على نفسها «كتائب البحر»"."""
    at = phrase.end
    if at >= stop or phrase.name is not None or phrase.place is not None:
        return phrase
    if laid.forms[at] in _CALLS:
        at = next((i for i in range(at, min(at + _CALLED, stop)) if _opens(laid.gaps[i - 1])), at)
    if not _opens(laid.gaps[at - 1]) or at in laid.mention_at:
        phrase.name = phrase.name or (laid.mention_at.get(at) if _opens(laid.gaps[at - 1]) else None)
        if phrase.name is not None:
            phrase.end = laid.mention_end[at]
        return phrase
    last = next((i for i in range(at + 1, min(at + _LONGEST, stop) + 1) if _closes(laid.gaps[i - 1])), None)
    if last is not None:
        phrase.called, phrase.extra, phrase.end = laid.article.text[laid.starts[at] : laid.ends[last - 1]], True, last
    return phrase


def _opens(gap: str) -> bool:
    return any(mark in gap for mark in '«“"')


def _closes(gap: str) -> bool:
    return any(mark in gap for mark in '»”"')


def _head(laid: Page, start: int, stop: int, *, led: bool) -> int | None:
    """Return the word that heads the phrase: the first but for adverbs, no name, and no type word before a name."""
    words = lexicon()
    for index in range(start, min(start + 4, stop)):
        if index > start and any(char in BREAKS + _MARKS for char in laid.gaps[index - 1]):
            return None
        form = laid.forms[index]
        if index in laid.timed or form in words.adverbs:
            continue
        found = _named_as_body(laid, index)
        if index in laid.mention_at or found is None or _is_district(laid, index, stop):
            return None
        if found.clitic == "ب" or (found.clitic in ("ل", "لل") and not led):
            return None
        after = laid.mention_at.get(index + 1)
        named = after is not None and after.type == "ORG" and not laid.gaps[index].strip(_QUOTES)
        return None if named and index + 1 < stop and not found.definite else index
    return None


def _named_as_body(laid: Page, at: int) -> Noun | None:
    """Return what a word says of a body; "الفريق" is a team unless who holds that rank is named after it."""
    found = noun(laid.forms[at])
    pair = _pair(laid, at)
    if pair is not None:
        return pair
    if found is not None and found.group == "roles" and stem(laid.forms[at]) in lexicon().teams:
        near = (laid.mention_at.get(place) for place in range(at + 1, at + _RANKED))
        if not any(mention is not None and mention.type == "PER" for mention in near):
            return Noun("bodies", "group:team", found.definite, found.clitic)
    if found is not None:
        return found if found.group == "bodies" else None
    return _owned(laid.forms[at])


def _is_district(laid: Page, at: int, stop: int) -> bool:
    """Whether the word for judiciary is one for a district here: "قضاء الرمادي"."""
    after = laid.mention_at.get(at + 1) if at + 1 < stop else None
    return stem(laid.forms[at]) == _DISTRICT and after is not None and after.type == "LOC"


def _pair(laid: Page, at: int) -> Noun | None:
    """Return the body that a word and the next one name: "الدفاع المدني", "خفر السواحل"."""
    if at + 1 >= len(laid.forms) or laid.gaps[at].strip() or at in laid.mention_at or at + 1 in laid.mention_at:
        return None
    form = laid.forms[at]
    clitic = next((one for one in ("ول", "و", "لل", "ل", "ب", "") if form.startswith(one)), "")
    for one in (clitic, ""):
        bare = form.removeprefix(one).removeprefix("ال")
        english = lexicon().paired_bodies.get((bare, laid.forms[at + 1].removeprefix("ال")))
        if english is not None and laid.forms[at + 1].startswith("ال"):
            return Noun("bodies", english, True, one)
    return None


def _owned(form: str) -> Noun | None:
    """Return the body that a noun with a pronoun names: "مكتبه", "وزارتها" are the office and the ministry told of."""
    pronoun = next((end for end in _PRONOUNS if form.endswith(end)), "")
    bare = form.removesuffix(pronoun) if pronoun else ""
    found = noun(bare[:-1] + "ه" if bare.endswith("ت") else bare) or noun(bare) if len(bare) > 2 else None
    if found is None or found.group != "bodies" or found.definite:
        return None
    return Noun("bodies", found.english, True, found.clitic)


def _read(laid: Page, phrase: _Phrase, stop: int) -> _Phrase:
    """Take the words that belong to the phrase."""
    definite, chain = phrase.head.definite, 0
    while phrase.end < min(stop, phrase.first + _LONGEST) and not laid.gaps[phrase.end - 1].strip():
        at = phrase.end
        mention, form = laid.mention_at.get(at), laid.forms[at]
        if _is_told(laid, at):
            break  # "ذكر المرصد لوكالة فرانس برس"
        if mention is not None:
            led = laid.starts[at] < mention.start or laid.forms[at - 1] in lexicon().prepositions
            if definite and not led and not form.startswith("ال") and not _is_office(laid.forms[at - 1]):
                break
            complete = phrase.extra or phrase.head.definite or bool(phrase.described)
            if mention.type == "PER" and complete and _is_office(laid.forms[at - 1]):
                phrase.end = at - 1
                break  # "رئيس مجلس صلح البلدة الشيخ سعد معن": who presides over it
            _take(laid, phrase, mention)
            definite = True
            if mention.type != "LOC":
                break
            continue
        verb = form in _CALLS or (at in laid.verbs and noun(form) is None)
        if at in laid.timed or verb or form in CLAUSE or form in lexicon().relatives:
            break
        if form in lexicon().adverbs:
            break
        if form in _PLACED:
            place = laid.mention_at.get(at + 1)
            if place is not None and place.type == "LOC" and at + 1 < stop and phrase.name is None:
                phrase.end = at + 1
                _take(laid, phrase, place)
            break
        if form == _SAKE[0] and laid.forms[at + 1 : at + 2] == [_SAKE[1]]:
            phrase.end, phrase.extra, definite = at + 2, True, False
            continue
        if form in lexicon().prepositions or form.startswith("و") or form.removeprefix("ال") in lexicon().belonging:
            break
        led = form.startswith("لل") or (form.startswith("ل") and len(form) > 4)
        if led and laid.article.text.endswith(("ه", "ها", "هم"), 0, laid.ends[at]):
            break  # "أعلن الجيش لجنوده": whom it told
        article = form.startswith(("ال", "لل"))
        if definite and not article and not led:
            break
        chain = 0 if article or led else chain + 1
        if chain > _CHAIN:
            break
        if phrase.end == phrase.first + 1 and phrase.head.definite and _is_object(form):
            break
        found = noun(form)
        if definite and found is not None and found.english == _RANK and form.startswith("ال"):
            break  # "قائد الفرقة اللواء سعد معن": who commands it
        portfolio = _portfolio(phrase, form)
        if portfolio is not None:
            phrase.head = Noun("bodies", f"state:{portfolio}-ministry", True, phrase.head.clitic)
        elif found is not None and found.group == "nations" and _of_another(laid, phrase, form):
            phrase.nation = phrase.nation or found.english.partition(":")[2]
            break
        elif found is not None and found.group == "nations":
            phrase.nation = phrase.nation or found.english.partition(":")[2]
        elif found is not None and found.group == "adjectives":
            phrase.described = (*phrase.described, found.english)
        elif not _is_office(form) and form not in _WHEN:
            phrase.extra = True
        definite = article
        phrase.end = at + 1
    return phrase


def _is_told(laid: Page, at: int) -> bool:
    """Whether a word behind a body is an outlet that was told something: "لوكالة X", "لرويترز"."""
    mention, found = laid.mention_at.get(at), noun(laid.forms[at])
    if mention is not None:
        led = laid.article.text[laid.starts[at] : mention.start].startswith("ل")
        return led and mention.entity.startswith(("media:", "agency:"))
    return found is not None and found.group == "outlets" and found.clitic in ("ل", "لل")


def _of_another(laid: Page, phrase: _Phrase, form: str) -> bool:
    """Whether an adjective is masculine and the body feminine: "مساعد وزير الخارجية الإيراني" is the Iranian one."""
    return laid.forms[phrase.end - 1].endswith("ه") and not form.endswith("ه") and form.startswith("ال")


def _portfolio(phrase: _Phrase, form: str) -> str | None:
    """Return what a ministry has in hand, where a word right behind it says so: "وزارة الداخلية"."""
    if phrase.head.english != _MINISTRY or phrase.end > phrase.first + 1 or not form.startswith("ال"):
        return None
    return lexicon().portfolios.get(form.removeprefix("ال"))


def _is_object(form: str) -> bool:
    """Whether a definite word behind a definite body cannot describe it: "نفت الوزارة الاتهامات", "الأنباء", nor
    a second body: "اتهمت المعارضة الحكومة"."""
    found = noun(form)
    if found is not None and found.group == "bodies" and form.startswith("ال"):
        return True
    reports = found is not None and found.english == "unattributed-reports"
    people = found is not None and found.person is not None and found.person.several and form.startswith("ال")
    return reports or people or (form.endswith("ات") and form.startswith("ال") and found is None)


def _is_office(form: str) -> bool:
    """Whether a word is an office or rank, whose holder may be named right after: "إدارة الرئيس سعد معن"."""
    found = noun(form)
    return found is not None and found.group == "roles"


def _take(laid: Page, phrase: _Phrase, mention: Mention) -> None:
    """Take a name into the phrase: the place of a body, or the body or person that it belongs to."""
    if mention.type == "LOC":
        phrase.place = phrase.place or mention.entity.partition(":")[2]
    else:
        phrase.name = phrase.name or mention
    phrase.end = laid.mention_end[phrase.end]


def _resolved(laid: Page, phrase: _Phrase) -> Speaker | None:
    """Say which body the phrase means: a name in it, one before of the same noun, or an id spelt from its words."""
    family, _, english = phrase.head.english.partition(":")
    if laid.forms[phrase.first + 1 : phrase.first + 2] == [_NEWS] and phrase.end > phrase.first + 1:
        family = "media"  # "مكتب أخبار البلدة"
    ministry = ("ministry", "body:ministry") if english.endswith("-ministry") else ()
    nouns = frozenset((english, f"body:{english}", *ministry))
    words = tuple(form.removeprefix("ال") for form in laid.forms[phrase.first : phrase.end])
    known = next((who for told, who in reversed(laid.memory.bodies_named) if told[: len(words)] == words), None)
    bare = not (phrase.extra or phrase.described or phrase.place or phrase.nation or phrase.name)
    span = laid.starts[phrase.first], laid.ends[phrase.end - 1]
    if phrase.name is not None and not phrase.name.entity.startswith("per:"):
        entity = phrase.name.entity
    elif known is not None and (bare is False or phrase.head.definite):
        entity = known.hop.entity
    elif (whole := _whole(laid, words, phrase.first)) is not None:
        entity = whole
    elif (bare or _hardly_described(phrase)) and (before := _before(laid, phrase)) is not None:
        entity = before
    elif bare:
        entity = f"{family}:{english}"
    elif phrase.nation == _UN and not phrase.extra:
        entity = f"intl:un-{english}"
    elif phrase.called is not None:
        entity = f"{family}:{slug(phrase.called)}"
    elif phrase.extra:
        entity = f"{family}:{slug(_bare(laid.article.text[span[0] : span[1]], phrase.head.clitic))}"
    else:
        named = phrase.name.entity.partition(":")[2] if phrase.name is not None else None
        whose = (phrase.place or phrase.nation or named or "").removesuffix(f"-{english}")
        entity = f"{family}:" + "-".join(part for part in (whose, *phrase.described, english) if part)
    spoken = Hop(entity=entity, kind=hop_kind(entity), start=span[0], end=span[1])
    who = Speaker(hop=spoken, nouns=nouns, end=phrase.end)
    if not bare:
        laid.memory.bodies_named.append((words, who))
    return who


def _hardly_described(phrase: _Phrase) -> bool:
    """Whether a phrase says no more of a body than what it is called: "القيادة العسكرية"، "التنظيم الإرهابي"."""
    said = set(phrase.described) | ({phrase.nation} if phrase.nation else set())
    plain = not (phrase.extra or phrase.place or phrase.name)
    return plain and phrase.head.definite and said <= _NO_KIND


def _bare(text: str, clitic: str) -> str:
    """Return the words of a phrase without the clitics and the article of its head."""
    return text.removeprefix(clitic).removeprefix("ال")


def _before(laid: Page, phrase: _Phrase) -> str | None:
    """Return the body before that is named by the same noun; one of the UN's may be named later.

    "جبهة النصرة … الجبهة", "هيئة أركان الجيش … القيادة", "يونامي … البعثة": the full name is known to begin with it.
    """
    before = sorted((at for at in laid.mention_at if at < phrase.first), reverse=True)
    after = sorted(at for at in laid.mention_at if at > phrase.first) if phrase.nation == _UN else []
    for index in (*before, *after):
        mention = laid.mention_at[index]
        if mention.type == "ORG" and _is_named_by(laid, index, phrase.head.english):
            return mention.entity
    return None


def _is_named_by(laid: Page, index: int, english: str) -> bool:
    """Whether the body named at a word is one by that noun: in its words, right before them or in its full name."""
    mention = laid.mention_at[index]
    entity = load().entities.get(mention.entity)
    full = key(entity.ar).split()[:1] if entity is not None else []
    near = laid.forms[index : min(index + 2, laid.mention_end[index])]
    for form in (*near, *(laid.forms[index - 1 : index] if index else ()), *full):
        found = noun(form)
        if found is not None and found.group == "bodies" and found.english == english:
            return True
    return False


def _whole(laid: Page, words: tuple[str, ...], first: int) -> str | None:
    """Return the body named in full on the page with the words of a phrase that shortens its name."""
    if len(words) < _SHORTENED:
        return None
    for index, mention in laid.mention_at.items():
        named = laid.forms[index : laid.mention_end[index]]
        begins = tuple(form.removeprefix("ال") for form in named[: len(words)]) == words
        if index != first and mention.type == "ORG" and len(named) > len(words) and begins:
            return mention.entity
    return None
