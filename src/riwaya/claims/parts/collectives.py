"""Which words name people without a name: "المدنيين", "مسلحون", "الفريق الطبي", "الجزائريون", "الدول الغربية".

`words.yaml` lists the nouns with the id that stands for them. A word of the list names nobody where it only describes
the noun before it ("مكان مجهول"), belongs to a fixed phrase ("الأمن القومي", "بقوة"), or counts years ("السنة
الماضية"). The plural of an adjective of origin is the people of a country, unless it describes who is told before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from riwaya.claims.grammar import QUOTES, Token, grammar
from riwaya.knowledge import load, ontology, places
from riwaya.model import Mention
from riwaya.script import key

#: Letters up to which a word's ending may belong to its root.
SHORT = 4
#: What unnamed coalitions are; their noun is written like its verb.
COALITION = "intl:coalition"
_CIVILIANS = "group:civilians"
_POLICE = "state-force:police"
#: "إدارة مكافحة المخدرات", and words of such a name behind its first.
_AGAINST_CRIME = key("مكافحة")
_SERVICE = 2
_OF = key("من")
#: Letters before a noun that begins another phrase.
_LED = ("ل", "ب", "ك")
#: People with such an adjective are no civilians ("رجال مسلحون").
_FIGHTERS = "group:fighters"
_ARMED = ("مسلح", "ملثم")
#: States that plurals of origin with the article mean as often as a people ("لدى الأميركيين").
_POWERS = frozenset(f"state:{name}" for name in ("usa", "russia", "iran", "united-kingdom", "france", "turkey"))
#: Last words of what leads to a doer.
_BY = frozenset(map(key, ("قبل", "يد", "أيدي", "جانب", "طرف")))
#: Nouns of one band: with the article they take up a group that the page has named.
_ONE_BAND = frozenset(map(key, ("خلية", "شبكة", "مجموعة")))
#: Nouns of bodies that before a place are part of its name ("قضاء الفلوجة").
_DISTRICTS = frozenset(map(key, ("قضاء", "نيابة")))
#: Endings of a plural that has no genitive behind it.
_ABSOLUTE = ("ون", "ين")
#: "Militarily", where nobody counts or hurts men of the military.
_MILITARILY, _HURT_WITHIN = key("عسكريا"), 4
_HURTS = tuple(
    map(key, ("قتل", "اغتال", "أصاب", "جرح", "خطف", "اختطف", "أسر", "اعتقل", "استهدف", "طعن", "أعدم", "احتجز"))
)
_MARKS = ' «»"“”()'
#: Words behind a calling in which its holder is named.
_CALLED = 7
_IN = key("في")
#: Characters behind a collective in which the name of its body stands.
_BODY = 12
#: Endings of an adjective of origin, and of the plural that names the people of a country.
_ENDINGS = ("", "ا", "ه", "ين", "ون", "ان", "تان", "تين", "ات")
_PLURALS = ("ين", "ون", "ات")
#: Plurals of origin that no ending makes, and the countries that they name.
_BROKEN = {
    "أتراك": "turkey", "أمريكان": "usa", "أميركان": "usa", "روس": "russia", "ألمان": "germany", "أفغان": "afghanistan",
    "إنجليز": "united-kingdom", "إسبان": "spain", "هنود": "india", "صرب": "serbia", "أحباش": "ethiopia",
    "بلغار": "bulgaria", "طليان": "italy", "كروات": "croatia", "مغاربة": "morocco", "توانسة": "tunisia",
}  # fmt: skip
#: Adjectives that tell to which armed group somebody or something belongs ("قيادي حوثي", "قصف حوثي", "مواقع داعشية").
_OF_GROUPS = {
    "حوثي": "group:houthis", "داعشي": "group:isis", "طالباني": "group:taliban", "حمساوي": "group:hamas",
    "فتحاوي": "group:fatah", "إخواني": "group:muslim-brotherhood", "قسامي": "group:qassam-brigades",
}  # fmt: skip
#: Classes of nouns of what such groups have, and the people who can be theirs.
_HAD = ("arms", "ranks", "targets", "vehicles", "belongings")
_MEN = frozenset(("group:fighters", "group:insurgents", "group:leaders", "group:members"))
#: Several of whom each holds an office of one of the countries named behind them, and who goes with a guest.
_MINISTERS, _NATIONS = frozenset(map(key, ("وزراء", "سفراء", "نواب", "مسؤولي", "مسؤولو"))), key("دول")
_DELEGATION, _ESCORTS, _HEAD_OF = key("وفد"), key("مرافق"), key("رأس")
#: "The parties to the conflict".
_SIDES = frozenset(map(key, ("أطراف", "طرفا", "طرفي")))
_CONFLICTS = frozenset(map(key, ("نزاع", "صراع", "أزمة", "قتال", "حرب", "خلاف", "اتفاق", "حوار")))
#: Verbal nouns that are spelt like their verb.
_TWO_WAYS = frozenset(map(key, ("رفض", "دعم", "طلب", "حظر")))
#: Bodies within a country that send people of their own.
_OWN_BODIES = frozenset(map(key, ("معارضة", "فصائل", "مقاومة", "عشائر", "قبائل", "ائتلاف", "أطراف", "قوى")))
#: Words of the make of aircraft, words behind them in which it ends, and those behind it in which their origin stands.
_MAKES = frozenset(
    map(key, (
        *("من", "نوع", "طراز", "دون", "بدون", "بلا", "طيار", "-", "–", "إف", "أف", "اف", "ف", "ميغ", "ميج", "سوخوي"),
        *("سو", "ميراج", "رافال", "تورنادو", "تورنيدو", "فانتوم", "أباتشي", "كوبرا", "هليكوبتر", "بي", "سي", "توبوليف"),
        *("تايفون", "يوروفايتر", "بريديتور", "ريبر", "درون", "بيرقدار", "شاهد", "مسيرة", "مقاتلة", "حربية", "مروحية"),
    ))
)  # fmt: skip
_MAKE, _ORIGIN, _FROM = 8, 3, key("من")
#: People whose noun describes no other.
_PARTIES = frozenset(("group:factions", "group:tribes"))
#: Who serves in a body named behind him, the words before it, and characters of the type of a body before its name.
OFFICER = "group:leaders"
_SERVING = frozenset(map(key, ("قائد", "قيادي", "قيادية", "عضو", "زعيم", "عنصر", "مسؤول", "كادر", "ناشط", "أمير")))
_OF_RANK = frozenset(
    map(key, (
        *("عقيد", "عميد", "رائد", "نقيب", "ملازم", "رقيب", "عريف", "جنرال", "مقدم", "لواء", "طيار", "قناص", "حارس"),
        *("وحدة", "وحدات", "سرية", "سرايا", "كتيبة", "كتائب", "مفرزة", "مفارز", "فوج", "أفواج", "رتل", "أرتال"),
    ))
)  # fmt: skip
_SERVING |= _OF_RANK
_SENT = frozenset(map(key, ("وفد", "وفود", "ممثل", "ممثلين", "ممثلون", "مندوبين", "مندوبون", "مبعوثين", "مبعوثون")))
_SERVING |= _SENT
_WITHIN = frozenset(map(key, ("في", "من", "عن")))
_OF_A_BODY = 12
#: Words between him and the body.
_SERVED = 4
#: Classes of nouns that name people with the word right behind them, the class of that one, and whom they name.
_TWO_WORDS = (
    ("crews", "healing", "group:medics"),
    ("bands", "of_bands", _FIGHTERS),
    ("guards", "guarded", _POLICE),
    ("orders", "of_order", _POLICE),
    ("posts", "military", "state-force:soldiers"),
    ("nations", "of_nations", "group:states"),
    ("world", "worldwide", "intl:international-community"),
)
#: Classes of nouns that name a state's arm, or people together with the words behind them.
_HEADS = ("arms", "services", *(first for first, _, _ in _TWO_WORDS))


@cache
def adjectives() -> dict[str, str]:
    """Return every form of the adjectives of origin with the state they name."""
    regular = {
        key(form) + ending: state for state, forms in ontology.nisbas().items() for form in forms for ending in _ENDINGS
    }
    return {key(form): "state:" + state for form, state in _BROKEN.items()} | regular


@cache
def of_groups() -> dict[str, str]:
    """Return every form of the adjectives of armed groups with the group."""
    return {key(form) + ending: group for form, group in _OF_GROUPS.items() for ending in _ENDINGS}


@cache
def origins() -> dict[str, str]:
    """Return every form of the adjectives of states and armed groups with whom they name."""
    return adjectives() | of_groups()


@cache
def states() -> dict[str, str]:
    """Return the state of each country."""
    lands = {place.country: place.id for place in places.load() if place.kind == "country"}
    found: dict[str, str] = {}
    for one in load().entities.values():
        land = lands.get(one.country)
        if land is not None and one.id.startswith("state:"):
            same = one.id.removeprefix("state:") == land.removeprefix("place:")
            if same or one.id in ontology.nisbas():
                found[land] = one.id if same else found.get(land, one.id)
    alike = {one.replace("state:", "place:"): one for one in ontology.nisbas()}
    return alike | found


def as_state(entity: str) -> str | None:
    """Return the state of a country, told as a state or as a place; None for any other entity."""
    return entity if entity in ontology.nisbas() else states().get(entity)


def seat(entity: str) -> str | None:
    """Return the state whose capital a place is ("ولي عهد أبوظبي")."""
    known = load().entities
    if entity not in ontology.capitals() or entity not in known:
        return None
    country = known[entity].country
    return next((one for one in ontology.nisbas() if one in known and known[one].country == country), None)


@cache
def peoples() -> frozenset[str]:
    """Return the plurals of the adjectives of origin ("ليبيون", "أتراك")."""
    forms = {key(form) + ending for group in ontology.nisbas().values() for form in group for ending in _PLURALS}
    return frozenset(forms) | frozenset(map(key, _BROKEN))


#: Words at least before a second adjective of a noun: the noun and the first.
_FLAGGED = 2


@lru_cache(maxsize=32_768)
def may_name(stem: str, bare: str) -> bool:
    """Whether a word of these forms can name people, or a state's arm, where the words around it let it."""
    words = grammar()
    listed = any(words.has(name, stem) for name in _HEADS) or words.has("arms", bare) or stem in _SIDES
    serves = stem.removesuffix("ا") in _SERVING or _had(stem, bare)
    return listed or serves or stem in adjectives() or bool(_listed(stem, bare)) or bool(_origin(stem, bare))


def unnamed(text: str, tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> str | None:
    """Return the id of the people whom the word at `at` names, None for a word that names nobody."""
    form, together = _listed(tokens[at].stem, tokens[at].bare), _crew(tokens, at)
    if form is None or together is not None:
        return together or _people(tokens, at)
    if _idle(text, tokens, at, form) or _describes(tokens, at, mentions):
        return None
    if at and grammar().has("unmanned", tokens[at - 1].bare):
        return None
    if form in _MINISTERS and _of_organisation(tokens, at, mentions):
        return None
    if grammar().has("callings", form) and _held(tokens, at, mentions):
        return None
    if _of_body(text, tokens[at], form, mentions):
        return None
    entity = grammar().collectives[form]
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    armed = behind is not None and behind.key == behind.bare and behind.stem.startswith(_ARMED)
    return _FIGHTERS if armed and entity == _CIVILIANS else entity


def _of_organisation(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> bool:
    """Whether the organisation whose ministers meet is named behind them ("وزراء خارجية مجموعة السبع")."""
    near = tokens[at + 1 : at + _SERVED]
    return any(one.entity.startswith("intl:") and any(one.start == word.start for word in near) for one in mentions)


def _listed(stem: str, bare: str) -> str | None:
    """Return the spelling of a word under which the collectives list it."""
    known = grammar().collectives
    spelt = [stem, bare, bare.removeprefix("ال")]
    if len(stem) > SHORT and stem.endswith("ا"):
        spelt.append(stem[:-1])
    return next((form for form in spelt if form in known), None)


def _origin(stem: str, bare: str) -> str | None:
    """Return the spelling of a word that is a plural of origin."""
    return next((one for one in (stem, bare.removeprefix("ال")) if one in peoples()), None)


def _idle(text: str, tokens: Sequence[Token], at: int, form: str) -> bool:
    """Whether a word of the list stands in a phrase in which it names nobody."""
    token, words = tokens[at], grammar()
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    definite = token.clitics.endswith(("ال", "لل"))
    if words.has("defined", form) and not definite:
        armed = behind is not None and (
            words.has("warlike", behind.stem) or behind.stem in adjectives() or behind.bare == _OF
        )
        led = before is not None and (words.has("ranks", before.bare) or words.has("ranks", before.stem))
        if not armed and not led:
            return True
    if form in _MINISTERS and any(one.stem == _NATIONS for one in tokens[at + 1 : at + 4]):
        return True  # "وزراء خارجية الدول العربية"
    if form.removesuffix("ا") == _DELEGATION:
        escorts = behind is not None and behind.stem == _ESCORTS
        if escorts or (before is not None and before.key == _HEAD_OF):
            return True  # "والوفد المرافق له", "على رأس وفد"
    if words.has("years", form):
        timed = before is not None and (words.has("in_time", before.bare) or words.has("numbers", before.bare))
        return timed or (behind is not None and words.has("of_time", behind.stem))
    if token.stem == _MILITARILY:
        earlier = tokens[max(0, at - _HURT_WITHIN) : at]
        hurt = any(words.has("befalls", one.stem) or one.stem.startswith(_HURTS) for one in earlier)
        return not hurt and not any(map(_number, earlier[-1:]))  # "دعمها عسكريا"
    if words.has("safety", form):
        led = before is not None and words.has("made_safe", before.stem)
        return led or (behind is not None and words.has("of_safety", behind.stem))
    if words.has("powers", form) and text[token.start : token.end].endswith("ي"):
        return True  # "قوي" is strong
    if words.has("adjectival", form) and before is not None and before.stem in _TWO_WAYS and token.key == token.bare:
        return behind is not None and behind.clitics.startswith("ل")  # "رفض فلسطيني لخطة السلام"
    if before is not None and before.stem.endswith("ا") and words.has("adjectival", form.removesuffix("ا")):
        return not definite and _noun_led(before)  # "هجوما انتحاريا"
    return words.has("adjectival", form) and before is not None and not definite and _noun_led(before)


def _number(token: Token) -> bool:
    """Whether a word says how many."""
    told = token.key.isdigit() or token.pos == "num"
    return told or any(grammar().has(name, token.stem) for name in ("numbers", "partitives"))


def _noun_led(before: Token) -> bool:
    """Whether a word is an indefinite noun that the next one describes: "مكان مجهول", "تنظيم متطرف"."""
    words = grammar()
    casualty = any(words.has(name, before.stem) for name in ("befalls", "partitives", "numbers"))
    return before.pos in ("noun", "propn") and not casualty and not before.clitics.endswith("ال")


def _describes(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> bool:
    """Whether a word that could name people describes the noun before it ("التنظيم الإرهابي", "العمليات الإرهابية")."""
    token = tokens[at]
    if at == 0 or token.clitics != "ال" or token.stem.endswith(_ABSOLUTE):
        return False
    known = grammar().collectives.get(token.stem, "")
    if known in _PARTIES:
        return False  # "دعت مصر الأطراف الليبية"
    body = known.startswith(("state:", "state-force:"))
    if body and not token.stem.startswith("م") and not token.stem.endswith(("ي", "يه")):
        return False  # "طالب المتظاهرون الحكومة": a body, no participle and no adjective of origin
    led = next((one for one in reversed(tokens[max(0, at - 3) : at]) if one.key not in QUOTES), tokens[at - 1])
    named = any(mention.start <= led.start < mention.end or mention.end == led.end for mention in mentions)
    return named or "ال" in led.clitics or led.clitics.endswith("لل")


def _held(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> bool:
    """Whether the person who has a calling is named behind it ("خطيب الجمعة في البلدة فلان")."""
    reach = tokens[at + 1 : at + 1 + _CALLED]
    name = next((one for one in mentions if reach and reach[0].start <= one.start < reach[-1].end), None)
    while name is not None and name.type == "LOC":
        name = next((one for one in mentions if name.end <= one.start < reach[-1].end), None)
    if name is None or name.type != "PER":
        return False
    between = [token for token in reach if token.end <= name.start and token.key not in QUOTES]
    parted = any(token.pos in ("verb", "conj", "punct", "pron") or token.key != token.bare for token in between)
    return not parted and all(token.key == _IN for token in between if token.pos == "prep")


def _of_body(text: str, token: Token, form: str, mentions: Sequence[Mention]) -> bool:
    """Whether the name of the body that people belong to stands right behind them ("مقاتلي تنظيم «القاعدة»")."""
    following = next((mention for mention in mentions if token.end <= mention.start <= token.end + _BODY), None)
    if following is None or token.stem.endswith("ون"):
        return False
    if token.clitics.endswith("ال") and following.type == "ORG" and not following.text.endswith(_ABSOLUTE):
        return False  # "أمهلت الفصائل القوات الأميركية" names two
    if following.type == "LOC" and token.stem in _DISTRICTS:
        return True
    if following.type == "LOC" and grammar().collectives[form].startswith("group:"):
        return False
    gap = text[token.end : following.start].strip(_MARKS)
    words = grammar()
    return gap == "" or (" " not in gap and words.has("ranks", key(gap)) and not words.has("targets", key(gap)))


def _crew(tokens: Sequence[Token], at: int) -> str | None:
    """Return the people whom two words name: who works together and at what ("الفريق الطبي", "طواقم الإسعاف")."""
    words, head = grammar(), tokens[at]
    if at + 1 >= len(tokens):
        return None
    behind = tokens[at + 1]
    if behind.key != behind.bare:
        return None
    if head.stem in _SIDES and behind.stem in _CONFLICTS and behind.clitics.endswith("ال"):
        return "group:factions"
    taken_up = head.stem in _ONE_BAND and head.clitics.endswith(("ال", "لل"))
    follows = tokens[at + 2] if at + 2 < len(tokens) else None
    owned = follows is not None and (follows.clitics.startswith(_LED) or words.has("owned", follows.stem))
    if owned and words.has("posts", head.stem):
        return None  # "ثكنات عسكرية للحركة"
    for first, second, entity in _TWO_WORDS:
        if words.has(first, head.stem) and words.has(second, behind.stem) and not (first == "bands" and taken_up):
            return entity
    fought = tokens[at + 2] if at + _SERVICE < len(tokens) else None
    against = words.has("services", head.stem) and behind.stem == _AGAINST_CRIME
    return _POLICE if against and fought is not None and words.has("crimes", fought.stem) else None


def _people(tokens: Sequence[Token], at: int) -> str | None:
    """Return the people of a country where a plural of origin names them ("الجزائريين", "ملايين العراقيين")."""
    token = tokens[at]
    form = _origin(token.stem, token.bare)
    if form is None:
        return None
    before = tokens[at - 1] if at else None
    definite = token.clitics.endswith(("ال", "لل"))
    if before is not None and before.bare in _BY and definite and adjectives().get(form) in _POWERS:
        return adjectives()[form]  # "جند من قبل الأميركيين"
    if before is None or before.pos not in ("noun", "propn", "adj"):
        return None if definite and adjectives().get(form) in _POWERS else _CIVILIANS
    words = grammar()
    counted = any(words.has(name, before.stem) for name in ("partitives", "numbers", "befalls"))
    article = before.clitics.endswith(("ال", "لل")) or (before.clitics.endswith("ل") and before.stem.startswith("ل"))
    described = article == definite or before.pos == "adj"
    return None if described and not counted and token.key == token.bare else _CIVILIANS


def state_arm(tokens: Sequence[Token], at: int) -> str | None:
    """Return whose forces, aircraft or officials a noun with an adjective names ("المقاتلات التركية", "وفد حوثي")."""
    words = grammar()
    if not words.has("arms", tokens[at].stem) and not words.has("arms", tokens[at].bare):
        return None
    table = origins()
    for token in _behind_make(tokens[at + 1 : at + 1 + _MAKE]):
        if words.has("prepositions", token.bare) or token.key in "،.:؛«»":
            return None
        if token.clitics.lstrip("وف").startswith(_LED):
            return None  # "آلية للجيش المصري"
        if "ال" in token.clitics and token.clitics != tokens[at].clitics and token.stem in _OWN_BODIES:
            return None  # "وفد المعارضة السورية"
        state = table.get(token.stem) or table.get(token.bare.removeprefix("ال"))
        if state is not None:
            return state
    return None


def _behind_make(behind: Sequence[Token]) -> Sequence[Token]:
    """Return the words behind aircraft that follow on their make ("طائرات إف-16 تركية", "طائرة بدون طيار أميركية")."""
    made = 0
    while made < len(behind) and (behind[made].key in _MAKES or behind[made].key[:1].isdigit()):
        made += 1
    if made and behind[made - 1].key == _FROM:  # "وحدات من الجيش"
        made -= 1
    return behind[made:][:_ORIGIN]


def second_flag(tokens: Sequence[Token], at: int) -> str | None:
    """Return the state that a second adjective names whose arms or men a noun means ("طائرات أميركية وبريطانية",
    "مسؤولين فلسطينيين وإسرائيليين")."""
    token = tokens[at]
    if at < _FLAGGED or token.key == token.bare or not token.clitics.startswith("و"):
        return None
    state, first = adjectives().get(_origin(token.stem, token.bare) or token.stem), tokens[at - 1]
    if state is None or first.key != first.bare or first.stem not in adjectives():
        return None
    if grammar().collectives.get(tokens[at - 2].stem, "").startswith("state"):
        return state
    return state if any(state_arm(tokens, head) == adjectives()[first.stem] for head in (at - 2, at - 3)) else None


def _had(stem: str, bare: str) -> bool:
    """Whether a word names men or things that armed groups have."""
    words, forms = grammar(), (stem, bare, stem.removesuffix("ا"))
    had = any(words.has(kind, form) for kind in _HAD for form in forms)
    return had or any(words.collectives.get(form) in _MEN for form in forms)


def group_arm(tokens: Sequence[Token], at: int) -> str | None:
    """Return the armed group whose men or things a noun with an adjective names ("قناص حوثي", "مواقع حوثية")."""
    token = tokens[at]
    if token.stem not in _SERVING and not _had(token.stem, token.bare):
        return None
    for behind in tokens[at + 1 : at + 3]:
        group = of_groups().get(behind.stem)
        if group is not None and behind.clitics.endswith("ال") == token.clitics.endswith("ال"):
            return group
        if behind.pos not in ("adj", "noun") or behind.key != behind.bare or behind.clitics not in ("", "ال"):
            return None
    return None


def _followed(body: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a person is named right behind a body."""
    return any(one.entity.startswith("per:") and 0 <= one.start - body.end <= _OF_A_BODY for one in mentions)


def officer(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> str | None:
    """Return the id of the one who serves in the body named behind him ("قائد في قوات", "عضوا بارزا في الحركة")."""
    if tokens[at].stem.removesuffix("ا") not in _SERVING:
        return None
    if "ال" in tokens[at].clitics and any(one.end == tokens[at - 1].end for one in mentions if at):
        return None  # "تركيا العضو في الحلف"
    for place in range(at + 1, min(at + _SERVED, len(tokens) - 1)):
        if tokens[place].key in _WITHIN:
            start = tokens[place + 1].start
            name = next((one for one in mentions if 0 <= one.start - start <= _OF_A_BODY), None)
            sent = tokens[at].stem in _SENT and name is not None and name.entity.startswith("state:")
            body = name is not None and name.entity.startswith(("group:", "state-force:", "intl:"))
            if name is not None and tokens[at].stem in _OF_RANK and _followed(name, mentions):
                return None  # "العقيد في الجيش فلان" is he
            return OFFICER if body or sent else None
        if tokens[place].pos not in ("adj", "noun") or tokens[place].key != tokens[place].bare:
            return None
    return None
