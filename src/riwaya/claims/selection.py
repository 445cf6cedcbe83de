"""Which propositions are claims: topics, labels and words that only point back are not.

A trigger proposes; a clause with a verb tells. A noun must tell more: who, where, when or how many. A noun behind
a demonstrative ("هذا الهجوم") points back at what was told before, and the nouns of talk and support ("المفاوضات",
"الدعم") are topics unless a party stands beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from riwaya.claims.clauses import clause_at
from riwaya.claims.drafts import Draft
from riwaya.claims.events import CASUALTY, Proposition, frame
from riwaya.claims.grammar import Token, grammar, holding, reaching
from riwaya.claims.named import averted, in_kind, known_again, occasion, points_back, site, sought
from riwaya.claims.parts.doers import HARMLESS
from riwaya.claims.parts.roles import Roles
from riwaya.model import Claim, Trigger
from riwaya.script import key

#: Types whose nouns name events even alone ("غارات", "اعتقالات").
_TELLING = frozenset(
    (
        "ASSAULT",
        "COERCE",
        "STATUS",
        "PROTEST",
        "SANCTION",
        "RETREAT",
        "CONSULT",
        "ACCUSE",
        "AID",
        "MOBILIZE",
        "COOPERATE",
    )
)


#: Kinds of these that need a party, a figure or a time all the same ("إصابة", "السيطرة", "النفوذ").
_MUTE = frozenset((("ASSAULT", "wound"), ("COERCE", "take"), ("STATUS", "hold")))

_OCCUPATION, _WAR = "احتلال", "حرب"
#: Nouns that only name a part of the ground by who holds it.
_AREAS = frozenset(("مناطق", "معقل", "معاقل", "آخر", "أبرز", "أهم", "هناك", "وجود"))
#: Nouns of movement that tell nothing without a mover ("خروج المقاتلين", but "الخروج عن القانون").
_MOVES = frozenset(("خروج", "إخراج", "هروب", "مغادرة", "تراجع", "انتشار"))


#: Words of a way, and how near to the noun one stands.
_WAYS, _WHENCE = frozenset(map(key, ("من", "إلى", "نحو", "باتجاه", "صوب"))), 3
#: Verbs of movement that tell one only with a place ("خرجوا من دوما", but "خرج من الأزمة").
_FROM_WHERE = frozenset(("خرج من",))


#: Verbal nouns of fighting that name an aim more often than a fight ("لقتال التنظيم", "في مواجهة الخطر").
_AIMS = frozenset(("قتال", "مواجهة", "محاربة", "التصدي", "مقارعة", "ضرب", "سحق", "مهاجمة", "القضاء على"))


#: Weapons and people of violence: they tell an event only beside another word that does.
_BEARERS = frozenset(
    (
        *("رهينة", "سيارة مفخخة", "انتحاري", "انتحارية", "شهيد", "قذائف هاون", "صاروخ", "صواريخ"),
        *("عبوة ناسفة", "عبوات ناسفة", "عبوتان ناسفتان", "عبوتين ناسفتين", "عبوة لاصقة"),
    )
)
#: Types whose noun behind أي tells none.
_OF_ANY, _ANY = frozenset(("AGREE", "CONSULT", "AID", "SUPPORT", "COOPERATE")), frozenset(map(key, ("أي", "أية")))
#: Verbs of visits and talk, verbs of help that things do as well, and verbs of backing that are told of ideas as well.
_RECEIVING = frozenset(("استقبل", "بحث", "ناقش"))
_HELPING = frozenset(("ساعد", "أنقذ"))
_PARTISAN = frozenset(("دافع", "تمسك", "تشبث", "تعاطف", "احتضن", "دافع/يدافع", "تمسك/يتمسك", "تشبث/يتشبث"))
#: Words of dying of itself: one who dies so is no loss.
_DIED = frozenset(("مات", "توفى", "وفاة"))
#: Words of entering, and who takes a town by entering it.
_ENTERING, _TAKERS = tuple(map(key, ("دخل", "دخول", "يدخل"))), ("state:", "state-force:", "group:", "per:")
_PROTESTERS = "group:protesters"
#: The adverb of protest, and who protests in a crowd.
_AS_PROTEST = key("احتجاجا")
_STRIKING = tuple(
    map(key, ("إضراب", "أضرب", "مظاهر", "تظاهر", "اعتصام", "اعتصم", "مسير", "وقفة", "أغلق", "قطع", "احتشد", "تجمع"))
)
_CROWD = frozenset(
    (_PROTESTERS, "group:civilians", "group:people", "group:detainees", "group:displaced", "group:journalists")
) | {"group:medics", "group:opposition", "group:members", "group:tribes", "group:settlers"}
#: Attacks that a definite noun can tell for the first time ("قال شهود بعد الهجوم إنهم").
_FRESH = frozenset(("attack", "blast"))
_ATTACK = "ASSAULT"
#: Parties of which a noun of a type needs one.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "SUPPORT": ("recipient",),
    "SANCTION": ("agent", "recipient"),
    "AGREE": ("agent",),
    "THREATEN": ("agent",),
}
_UPON = key("على")
#: Words of a heading.
_SHORT = 2
#: Words behind a noun of speech among which what it is about begins.
_NEAR = 2
#: Nouns of threat and backing that tell by what stands behind them ("ترحيب دولي بالاتفاق", "تهديدات بقتل").
_ABOUT = frozenset(("تهديد", "ترحيب", "تأييد", "إشادة"))
#: Words before what somebody asks for; verbs by which things are called.
_TO = frozenset(map(key, ("إلى", "على", "بأن", "لـ", "ب")))
_NAMING, _NOT_SO = frozenset(("صنف", "اعتبر", "وصف", "عد")), "غير"
#: Words that protest, and those that count them.
_PROTESTING = frozenset(map(key, ("المتظاهرين", "المحتجين", "المعتصمين")))
_SOME = frozenset(map(key, ("عدد", "عشرات", "مئات", "آلاف", "بعض", "معظم", "مجموعة", "أحد")))
#: Verbs of what breaks out and goes on.
_GOING_ON = frozenset(
    map(
        key,
        (
            *("تتواصل", "يتواصل", "تواصلت", "تواصل", "تستمر", "يستمر", "استمرت", "استمر", "تجددت", "تجدد", "تتجدد"),
            *("اندلعت", "اندلع", "تندلع", "اشتدت", "تشتد", "تصاعدت", "تتصاعد", "توسعت", "احتدمت", "تحتدم"),
        ),
    )
)
#: Verbs by which a building is told from others.
_SHELTERING = frozenset(map(key, ("تؤوي", "يؤوي", "تأوي", "تستضيف", "يستضيف")))
#: Rules that supply a doer whom the page told before.
_RETOLD = "doer.retold."
#: Words of what is due, in whoever's opinion.
_DUTIES = frozenset(("يجب", "ينبغي", "يتعين", "على", "لا", "ضرورة", "بضرورة", "يفترض"))


def first_told(one: Proposition, told: Collection[str]) -> bool:
    """Whether an attack is told of which the page has said nothing yet, so that its noun does not point back."""
    telling = frame(one.head) in _FRESH or one.mode == "targeted"
    return one.event == _ATTACK and telling and _ATTACK not in told


def keeps(draft: Draft, told: Collection[str] = ()) -> bool:
    """Whether a proposition is worth a claim.

    Args:
        told: types of the events that the page has told before.
    """
    one, parties, dated = draft.one, draft.ruled, draft.time is not None
    if one.head.lemma in _FROM_WHERE and not parties.place:
        return False
    if _people_hurt(draft) or _visits(draft) or _occupier(one, draft.view.scene.tokens):
        return False
    if _war_at_large(draft):
        return False
    if _labels(draft) or (one.head.lemma in _DIED and len(one.triggers) == 1 and not draft.figures):
        return False
    if _idle_help(one, parties):
        return False
    if any(trigger.form == "verb" for trigger in one.triggers):
        return not draft.asked
    if _in_protest(draft):
        return False
    if all(_crowd(trigger) for trigger in one.triggers) and not draft.alone:
        return False
    if sought(one, draft.view.scene.tokens) or averted(draft):
        return False
    if draft.asked or (len(one.triggers) == 1 and one.head.lemma in _BEARERS) or _heading(draft):
        return False
    if site(draft) and not first_told(one, told):
        return False
    if in_kind(draft) or not _with_needed(one, parties, draft.view.scene.tokens):
        return False
    back = points_back(one, draft.view.scene.tokens) and not first_told(one, told)
    retold = any(clause.opener == "relative" for clause in one.clauses[1:])  # "وهذا الحوار الذي سيعقد"
    if back and not (draft.figures or dated or retold) and len(one.triggers) == 1:
        return False
    if one.head.lemma in _MOVES and not (parties.agent or draft.figures or _goes(draft)):
        return False
    if (not parties.agent or known_again(one, draft.view.scene)) and occasion(one, draft.view.scene.tokens):
        return False
    acted = bool(parties.agent and parties.place)
    if one.head.lemma in _AIMS and not (acted or draft.figures or dated or len(one.triggers) > 1):
        return False
    partied = bool(parties.agent or parties.recipient or parties.place) or _bids(one, draft.view.scene.tokens)
    mute = (one.event, frame(one.head)) in _MUTE and not _predicate(one)
    telling = (one.event in _TELLING and (dated or not mute)) or (one.event, one.head.form) == ("SUPPORT", "phrase")
    told_of = _about(one, draft.view.scene.tokens) or _agreed(one, draft.view.scene.tokens)
    return partied or bool(draft.figures) or telling or told_of


def _heading(draft: Draft) -> bool:
    """Whether a sentence is nothing but a noun, as pages head their parts ("غارات", "أعمال عنف")."""
    words = [token for token in draft.view.scene.tokens if token.pos != "punct"]
    head = draft.one.head
    noun = head.form in ("noun", "masdar") and len(words) <= _SHORT and words[:1] and not words[0].clitics
    return bool(noun) and head.start <= words[0].end and words[-1].end <= head.end


def _occupier(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether "the occupation" is who acts ("نصب الاحتلال حاجزا"): alone, with the article, right behind a verb."""
    own = holding(tokens, one.head.start)
    if one.head.lemma != _OCCUPATION or len(one.triggers) > 1 or own is None or not own.clitics.endswith("ال"):
        return False
    before = [token for token in tokens if token.end <= own.start][-1:]
    return any(token.pos == "verb" for token in before)


def _war_at_large(draft: Draft) -> bool:
    """Whether a war is only a topic or a time ("جراء الحرب", "الحرب الأهلية في X"): a noun with the article of which
    neither who wages it nor when nor with how many dead is told, nor that it breaks out or goes on."""
    one, tokens = draft.one, draft.view.scene.tokens
    own = holding(tokens, one.head.start)
    if one.head.lemma.split()[0] != _WAR or len(one.triggers) > 1 or one.head.form != "noun" or own is None:
        return False
    told = draft.ruled.agent or draft.ruled.recipient or draft.figures or draft.time is not None
    return own.clitics.endswith(("ال", "لل")) and not told and not _goes_on(own, tokens)


def _predicate(one: Proposition) -> bool:
    """Whether words tell who holds what or is where even of somebody unknown: "في قبضة الجماعة", "محاصرة من", but not a
    label ("مناطق سيطرة", "أحد القادة")."""
    words = one.head.lemma.split()
    held = one.event == "STATUS" and one.mode in ("control", "siege", "presence", "strength")
    return held and one.head.form == "phrase" and len(words) > 1 and words[0] not in _AREAS


def _any(one: Proposition, draft: Draft) -> bool:
    """Whether a noun is any of its kind ("يرحب بأي اتفاق"), so that nobody is said to have made one."""
    before = [token for token in draft.view.scene.tokens if token.end <= one.head.start][-1:]
    nominal = one.head.form in ("noun", "masdar") and len(one.triggers) == 1
    return nominal and any(token.stem in _ANY for token in before)


def _idle_help(one: Proposition, parties: Roles) -> bool:
    """Whether a verb of visits or talk tells of a crowd alone ("تستقبل المدينة زوارها"), a verb of help has a thing for
    its subject ("تسوية تساعد البلاد"), or one of partisanship backs nobody ("دافع عن المساواة")."""
    if len(one.triggers) > 1 or one.head.form not in ("verb", "phrase") or one.head.voice == "passive":
        return False
    lemma = one.head.lemma.split()[0]
    if one.event == "CONSULT":
        return lemma in _RECEIVING and bool(parties.agent) and HARMLESS.issuperset(parties.agent)
    if one.event == "AID":
        return one.head.form == "verb" and lemma in _HELPING and not parties.agent
    backed = [one for one in parties.recipient if one not in HARMLESS]
    return one.event == "SUPPORT" and lemma in _PARTISAN and not backed


def topic(draft: Draft, claim: Claim, told: Collection[str] = ()) -> bool:
    """Whether the outlet only names what it talks of: a definite noun without party, place, day or figures.

    So is what it holds to be due in its own voice ("يجب أن"): a demand is somebody's. An attack named for the first
    time is told ("بعد الهجوم").
    """
    one = draft.one
    if first_told(one, told) and draft.view.label != "title":
        return False
    if one.event in _OF_ANY and (claim.stance, claim.modality) == ("assert", "actual") and _any(one, draft):
        return True
    if one.event == "REQUEST" and one.head.lemma.split()[0] in _DUTIES:
        return True
    noun = one.head.form in ("masdar", "noun", "participle") or (one.event, one.head.form) == ("AGREE", "phrase")
    if len(one.triggers) > 1 or not noun:
        return False
    if _bids(one, draft.view.scene.tokens):
        return False
    told_here = () if any(rule.startswith(_RETOLD) for rule in claim.rules) else claim.agent
    if draft.ruled.place or claim.figures or claim.time is not None:
        return False
    if not HARMLESS.issuperset(told_here + claim.recipient):
        return False
    if (claim.stance, claim.modality) != ("assert", "actual"):
        return False
    own = holding(draft.view.scene.tokens, one.head.start)
    if own is None or _goes_on(own, draft.view.scene.tokens) or _said_of(one, own):
        return False
    return own.clitics.endswith(("ال", "لل")) and draft.view.label != "title"


def _goes_on(own: Token, tokens: Sequence[Token]) -> bool:
    """Whether the word right before a noun tells that it goes on or breaks out ("تتواصل الهجمات", "اندلعت المعارك")."""
    before = [token for token in tokens if token.end <= own.start][-1:]
    return any(token.bare in _GOING_ON for token in before)


def _said_of(one: Proposition, own: Token) -> bool:
    """Whether a phrase is a definite noun with what is said of it ("المعارك مستمرة"): its last word has no article."""
    words = key(one.head.text).split(" ")
    return len(words) > 1 and own.clitics.endswith("ال") and not words[-1].startswith(key("ال"))


def _goes(draft: Draft) -> bool:
    """Whether a noun of movement tells from where or whither ("خروج عدد مماثل من X")."""
    behind = [token for token in draft.view.scene.tokens if token.start >= draft.one.head.end][:_WHENCE]
    return bool(draft.ruled.place) and any(token.bare in _WAYS for token in behind)


def _people_hurt(draft: Draft) -> bool:
    """Whether dead or wounded are only named ("جثث القتلى", "فتحت المعبر أمام الجرحى"): a participle with the article
    and without a figure, alone in its event."""
    one = draft.one
    if len(one.triggers) > 1 or one.head.form != "participle" or frame(one.head) not in CASUALTY or draft.figures:
        return False
    own = holding(draft.view.scene.tokens, one.head.start)
    return own is not None and own.clitics.endswith(("ال", "لل"))


def _visits(draft: Draft) -> bool:
    """Whether whoever enters a town takes nothing ("دخلت الحافلات البلدة", "دخل وفد أممي المدينة"): nobody armed is
    told to enter."""
    one = draft.one
    if frame(one.head) != "take" or not key(one.head.lemma).startswith(_ENTERING):
        return False
    inside = reaching(draft.view.scene.tokens, one.head.start, one.head.end)
    if any(grammar().has("arms", token.stem) for token in inside[1:]):
        return False  # "دخول قواته إلى المدينة"
    return not any(entity.startswith(_TAKERS) and entity not in HARMLESS for entity in draft.ruled.agent)


def _in_protest(draft: Draft) -> bool:
    """Whether a lone adverb only says what something else was done for ("استدعت الوزارة السفير احتجاجا على"): by a
    crowd it is a protest."""
    one = draft.one
    if one.event != "PROTEST" or len(one.triggers) > 1 or key(one.head.text) != _AS_PROTEST or draft.alone:
        return False
    home = clause_at(draft.view.clauses, one.head.start)
    struck = any(token.stem.startswith(_STRIKING) for token in draft.view.scene.tokens if token.end <= one.start)
    if struck:
        return True  # "أضرب العمال احتجاجا على" is one protest
    near = [item.entity for item in draft.view.scene.items if home is not None and home.start <= item.start < one.start]
    return not any(entity in _CROWD for entity in near)


def _crowd(trigger: Trigger) -> bool:
    """Whether a word only names who protests: "المتظاهرون", counted as well ("عددا من المتظاهرين")."""
    words = key(trigger.text).split(" ")
    counted = trigger.event == "PROTEST" and trigger.form == "phrase" and words[-1] in _PROTESTING
    return frame(trigger) == "crowd" or (counted and words[0].removesuffix("ا") in _SOME)


def _bids(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a word of speech tells what it asks or blames: "داعيا إلى", "منتقدا", "للمطالبة بالإفراج عنه"."""
    if frame(one.head) != "speech":
        return False
    return one.head.form in ("participle", "phrase") or (one.head.form in ("masdar", "noun") and _content(one, tokens))


def _about(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether threats or a welcome without the article tell of what they are ("ترحيب دولي بالاتفاق")."""
    own = holding(tokens, one.head.start)
    bare = own is not None and not own.clitics.endswith(("ال", "لل"))
    return bare and one.head.lemma in _ABOUT and _content(one, tokens)


def _content(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether what a noun is about stands behind it, past its adjectives ("دعوات أممية إلى", "تهديدات بقتل")."""
    behind = [token for token in tokens if token.start >= one.head.end and token.pos != "adj"][:_NEAR]
    return any(
        (token.key in _TO or token.clitics[:1] in ("ب", "ل"))
        and all(word.pos == "noun" and not word.clitics for word in behind[:at])
        for at, token in enumerate(behind)
    )


def _labels(draft: Draft) -> bool:
    """Whether a relative clause only says what its head is called: "الحزب الذي تصنفه تركيا إرهابيا"."""
    head = draft.one.head
    home = clause_at(draft.view.clauses, head.start)
    words = head.lemma.split()
    judges = _NOT_SO in words  # "الذي يعتبر المستوطنات غير شرعية" judges them
    label = home is not None and home.opener == "relative" and words[0] in _NAMING and not judges
    return _shelters(draft) or label


def _shelters(draft: Draft) -> bool:
    """Whether a clause only says which building is meant ("مدرسة تؤوي نازحين"): its noun without an article is right
    before the verb."""
    head, tokens = draft.one.head, draft.view.scene.tokens
    if key(head.text).split(" ")[0] not in _SHELTERING:
        return False
    before = next((token for token in reversed(tokens) if token.end <= head.start), None)
    return before is not None and before.pos == "noun" and "ال" not in before.clitics


def _with_needed(one: Proposition, parties: Roles, tokens: Sequence[Token]) -> bool:
    """Whether a noun has the party without which its type is a mere topic ("الدعم", "التسوية"); a phrase tells more."""
    needed = _NEEDS.get(one.event, ())
    told = one.head.form == "phrase" or any(getattr(parties, part) for part in needed)
    fled = one.mode == "expel" and one.head.form != "participle" and bool(parties.place)  # "موجة نزوح من المدينة"
    return not needed or told or fled or _about(one, tokens) or _agreed(one, tokens)


def _agreed(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a pact tells what it is about or that it was reached ("اتفاق ينهي القتال", "تم التوصل إلى اتفاق على")."""
    last = max(one.triggers, key=lambda trigger: trigger.end)
    behind = next((token for token in tokens if token.start >= last.end and token.pos != "adj"), None)
    upon = any(key(trigger.text).split(" ")[-1] == _UPON for trigger in one.triggers)
    if one.event != "AGREE" or upon or behind is None:
        return one.event == "AGREE" and upon
    terms = last.form == "phrase" and behind.clitics.lstrip("وف").startswith("ب")  # "يقضي الاتفاق بخروج"
    return behind.pos == "verb" or behind.bare == _UPON or terms
