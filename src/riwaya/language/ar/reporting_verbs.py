"""Whether a form that could be a verb of saying is one where it stands, and whether what it needs follows.

"أي رد" holds a noun, "عقب إثبات" a preposition, "لم توقع على" another verb; "أعلن الحرب" is an event and no report.
"""

from __future__ import annotations

import re

from riwaya.knowledge import load
from riwaya.language.ar.reporting_ahead import CLAUSE, TO, Ahead, Tokens, leads_by
from riwaya.language.ar.reporting_words import Entry
from riwaya.script import key

# A noun stands after these, never a verb: "أي رد", "عدم نشر", "وكالة أنباء".
_NOMINAL = frozenset(
    map(
        key,
        [
            "في",
            "على",
            "إلى",
            "عن",
            "أي",
            "عدم",
            "سرعة",
            "كل",
            "بعض",
            "هذا",
            "هذه",
            "دون",
            "بدون",
            "بعد",
            "قبل",
            "عند",
            "لدى",
            "بين",
            "غير",
            "أول",
            "آخر",
            "خلال",
            "ضد",
            "مع",
            "حول",
        ],
    )
)
# Impersonal openings of an aside by the outlet: "يذكر أن", "يشار إلى أن".
_ASIDES = frozenset(map(key, ["يذكر", "يشار", "ذكر", "يعتبر", "يقدر", "يلاحظ"]))
# Of these, the ones that open an aside in the middle of a sentence too, behind و: "… ويذكر أن".
_ASIDE_WITHIN = frozenset(map(key, ["يذكر", "يشار"]))
# Before these forms of ذكر the outlet speaks aside: "الجدير ذكره أن", "مما يجدر ذكره".
_WORTHY = frozenset(map(key, ["جدير", "الجدير", "وجدير", "والجدير", "يجدر", "تجدر", "حري", "الحري"]))
# Tokens between a verb and its preposition with a long subject: "أعرب المدير الإقليمي سعد معن، في ختام الزيارة، عن".
FAR = 24
OBJECT = 7  # tokens between a verb and its object
_LATE = 3  # tokens before a verb that still opens its sentence: "من جهته أعرب"
# What follows these is no object: "يظهر في الصورة".
_LED = frozenset(map(key, ["في", "على", "من", "عبر", "إلى", "عن"]))
# Verbs whose feminine participles are nouns and adjectives as well.
_ALSO_NOUNS = ("تابع", "شدّد", "واصل", "كشف", "قدّر", "علّق", "تحدّث", "كتب", "كرّر", "تداول", "نشر", "وثّق")
VOICES = ("أعرب", "عبّر")  # verbs that need عن and govern nothing else
_GOVERN_BY = ("اعترف",)  # verbs whose object stands behind ب alone
# "غرفة طوارئ" is who announces, "حالة طوارئ" what.
_EMERGENCY = frozenset(map(key, ["طوارئ", "الطوارئ"]))
# Nouns of what becomes of a war: who tells of it declares none ("أعلنت الوزارة ارتفاع حصيلة الحرب").
_COURSE = frozenset(
    map(key, ["حصيلة", "ضحايا", "قتلى", "خسائر", "وقف", "إنهاء", "انتهاء", "نهاية", "استئناف", "مواصلة", "استمرار"])
)
_ROOMS = frozenset(
    map(key, ["غرفة", "غرف", "لجنة", "لجان", "محامو", "محامي", "هيئة", "إدارة", "وحدة", "خلية", "مجموعة"])
)
_OWNED = ("أعلن", "أكد", "نفى", "اعترف")  # whose verbal nouns report with subject and object
# What stands before a present: "لم توقع" and "التي توقع" sign.
_SIGNS = key("توقع")
_BEFORE_PRESENT = frozenset(map(key, ["لم", "لن", "لا", "أن", "التي", "سوف", "كي", "حتى", "بأن"]))
# A preposition spelt as the verb of commenting, which needs one of these: "عقب على".
_AFTER = key("عقب")
_COMMENTED = frozenset(map(key, ["على", "عليه", "عليها", "قائلا"]))
# How the noun begins that is spelt as قدّر with a pronoun: "قدرتها".
_CAN = key("قدرت")
# What the clearest one is of: "أوضح دليل".
_CLEAREST = frozenset(map(key, ["دليل", "مثال", "صورة", "شكل", "تعبير", "علامة", "برهان"]))
# What something is said through.
_WAYS = frozenset(
    map(
        key,
        [
            *(
                "بيان",
                "تصريح",
                "تصريحات",
                "رسالة",
                "تغريدة",
                "تسجيل",
                "فيديو",
                "خطاب",
                "كلمة",
                "منشور",
                "مقطع",
                "تقرير",
            ),
            *(
                "صفحة",
                "صفحته",
                "صفحتها",
                "حساب",
                "حسابه",
                "حسابها",
                "موقع",
                "موقعه",
                "موقعها",
                "قناة",
                "قناته",
                "قناتها",
            ),
            *(
                "منصة",
                "منصات",
                "مواقع",
                "وسائل",
                "شاشة",
                "أثير",
                "هاتف",
                "إنترنت",
                "تويتر",
                "فيسبوك",
                "تلغرام",
                "تليغرام",
            ),
            *("حدود", "معبر", "مكبرات", "وسطاء", "وسيط", "سكايب", "دائرة", "بريد"),
        ],
    )
)
# Spellings that are other words: "يدعى" is called, "دون" without its mark is "without".
_NOT_THESE = {
    "ادّعى": re.compile("^[وف]?[يتن]دعى$"),
    "دوّن": re.compile("^[وف]?دون$"),
    "رأى": re.compile("^[وف]?رأي$"),
    "عدّ": re.compile("^[وف]?عدا$"),
    "زعم": re.compile("تزعم(?:ه|ها|هم)$"),
}


def is_noun_here(tokens: Tokens, index: int, entry: Entry, skip: int) -> bool:
    """Whether a form that could be a verb cannot be one here: "أي رد", "عدم نشر", "ما لا يقل عن", "إنه"."""
    if entry.shape != "verb":
        return tokens.forms[index - 1] == "غير" if index else False
    before = tokens.forms[index - 1] if index > tokens.begins[index] else ""
    if entry.suffix and tokens.text[tokens.ends[index] - 1] == "ة":
        return True  # "إشارة" is a noun, not "أشار" and a pronoun
    written = tokens.text[tokens.starts[index] : tokens.ends[index]]
    if entry.lemma in _NOT_THESE and _NOT_THESE[entry.lemma].search(written):
        return True
    following = tokens.forms[index + 1] if index + 1 < tokens.stops[index] else ""
    if entry.lemma == "عبّر" and not entry.suffix and following.removeprefix("ال") in _WAYS:
        return True  # "عبر بيان": through one
    if entry.lemma == "ردّ" and (following == "فعل" or (written.endswith("ا") and following == key("على"))):
        return True  # "رد فعل", "ردا على سؤال"
    if entry.lemma == "توقّع" and tokens.forms[index][skip:] == _SIGNS and before.lstrip("وف") in _BEFORE_PRESENT:
        return True  # "لم توقع على الاتفاق": signs
    shadda = "\u0651" in written
    if entry.lemma == "بيّن" and entry.suffix and not shadda:
        return True  # "ومن بينها": among them
    if entry.lemma == "عقّب" and tokens.forms[index] == _AFTER and not shadda and following not in _COMMENTED:
        return True  # "عقب إثبات": after
    if entry.lemma == "أوضح" and following in _CLEAREST:
        return True  # "أوضح دليل": the clearest
    if entry.lemma == "قدّر" and _is_measured(tokens, index, entry, skip, following):
        return True
    if entry.jussive and before not in ("لم", "ولم"):
        return True
    if tokens.forms[index][skip:] in CLAUSE:
        return True
    return entry.nominal and not skip and before in _NOMINAL and not tokens.gaps[index - 1].strip()


def _is_measured(tokens: Tokens, index: int, entry: Entry, skip: int, following: str) -> bool:
    """Whether the letters of قدّر are the noun ("قدرتهم على القتال") or its passive ("مبالغ تقدر بملايين")."""
    can = entry.suffix > 0 and tokens.forms[index][skip:].startswith(_CAN)
    return can or leads_by(following)


#: Verbs of comment that, negated, tell of nothing said.
_COMMENTS, _NOT = frozenset(("علّق", "ردّ", "صرّح", "أجاب")), frozenset(map(key, ("لم", "ولم", "فلم", "لا", "ولا")))


def satisfied(tokens: Tokens, index: int, entry: Entry, ahead: Ahead, skip: int) -> bool:
    """Whether what the entry needs follows, and nothing that it refuses comes first."""
    form = tokens.forms[index][skip:]
    if form == "بين" and not _is_clear_bayyana(tokens, index):
        return False
    if index > tokens.begins[index] and tokens.forms[index - 1] in _WORTHY:
        return False
    if index > tokens.begins[index] and tokens.forms[index - 1] in _NOT and entry.lemma in _COMMENTS:
        return False  # "ولم يعلق الجيش على الهجوم، غير أن مصدرا قال إن"
    following = tokens.forms[index + 1] if index + 1 < len(tokens.forms) else ""
    if (
        form in _ASIDES
        and (index == tokens.begins[index] or (skip and form in _ASIDE_WITHIN))
        and (following in CLAUSE or following in TO)
        and not (skip and form == "ذكر")
    ):
        return False
    objects = tokens.forms[index + 1 : min(ahead.until, index + 1 + (14 if entry.far else OBJECT))]
    # "اعترفت الحكومة بأن": the noun is who speaks, not what he recognises.
    owned = "clause" in ahead.frames and tokens.forms[ahead.until].startswith("ب")
    led = [tokens.forms[index + n] for n in range(len(objects))]
    said = [
        word
        for word, lead in zip(objects, led, strict=True)
        if lead not in _COURSE and not (word in _EMERGENCY and lead in _ROOMS)
    ]
    if any(word in entry.refuse for word in said if _governed(entry, word)) and not owned:
        return False
    before = tokens.forms[index : index + len(objects)]
    if any(word in entry.objects and led not in _LED for word, led in zip(objects, before, strict=True)):
        return True
    if entry.lemma in _ALSO_NOUNS and entry.shape == "participle" and not after_comma(tokens, index):
        return tokens.text[tokens.ends[index] - 1] not in "ةه"  # "محل متابعة الأجهزة", "آلية مشددة"
    if entry.needs & ahead.frames:
        return True
    if entry.lemma in VOICES and entry.shape == "verb" and _voices(tokens, index, ahead):
        return True
    if entry.suffix and entry.shape == "verb":
        return bool(ahead.frames & {"clause", "speech"})  # "وصفه بأنه": the pronoun is whom it is said of
    if "lone" in entry.needs and index == tokens.begins[index] and skip:
        return index + 1 < tokens.stops[index]
    if entry.kind == "continuation" and entry.shape == "verb" and index == tokens.begins[index] and skip:
        return any("،" in gap for gap in tokens.gaps[index + 1 : min(index + 6, tokens.stops[index] - 1)])
    if entry.kind == "noun" and _has_owner(tokens, index, entry):
        return True
    return "event" in entry.needs and _has_object(tokens, index, entry)


def _governed(entry: Entry, word: str) -> bool:
    """Whether a verb can govern a word as it is written: "اعترف الرئيس" has a subject, "اعترف بالرئيس" an object."""
    return entry.lemma not in _GOVERN_BY or word.startswith("ب")


def _voices(tokens: Tokens, index: int, ahead: Ahead) -> bool:
    """Whether what is voiced follows a long subject: "وعبر الأمين العام للمركز سعد معن في كلمته عن أمله"."""
    opens = index - tokens.begins[index] <= _LATE or "\u0651" in tokens.text[tokens.starts[index] : tokens.ends[index]]
    far = tokens.forms[index + 1 : min(ahead.until, tokens.stops[index], index + FAR)]
    return opens and key("عن") in far


def _has_object(tokens: Tokens, index: int, entry: Entry) -> bool:
    """Whether a form that reports whatever follows is followed by something."""
    if index + 1 >= tokens.stops[index]:
        return index > tokens.begins[index] and entry.shape == "verb"
    if entry.shape == "participle":
        return entry.lemma == "قال" or after_comma(tokens, index) or _blames(tokens, index, entry)
    if entry.shape == "masdar":
        return entry.suffix > 0 or entry.prefix > 0
    return True


def _blames(tokens: Tokens, index: int, entry: Entry) -> bool:
    """Whether a participle has a name that it blames right behind it, and what for ("متهمة باريس بدعم …")."""
    near = tokens.forms[index + 1 : min(tokens.stops[index], index + 5)]
    named = entry.kind == "blame" and bool(near) and bool(load().candidates(near[0]))
    return named and any(map(leads_by, near[1:]))


def _has_owner(tokens: Tokens, index: int, entry: Entry) -> bool:
    """Whether a definite noun, who says it, and more follow a verbal noun: "تأكيد الحكومة مقتل القائد"."""
    near = tokens.forms[index + 1 : min(tokens.stops[index], index + 3)]
    return entry.lemma in _OWNED and not entry.suffix and len(near) > 1 and near[1] not in _NOMINAL and len(near[0]) > 2


def after_comma(tokens: Tokens, index: int) -> bool:
    """Whether the word opens a phrase of its own: after a comma, a dash or the conjunction و."""
    if index == tokens.begins[index] or tokens.forms[index][0] == "و":
        return True
    return any(char in '،,-–—"”»؛' for char in tokens.gaps[index - 1])


def _is_clear_bayyana(tokens: Tokens, index: int) -> bool:
    """Whether بين is "made clear" and not "between": vowelled, or opening its sentence with و and no second one."""
    if "\u0651" in tokens.text[tokens.starts[index] : tokens.ends[index]]:
        return True
    start, stop = index + 1, tokens.stops[index]
    opens = index == tokens.begins[index] and tokens.forms[index] == "وبين"
    return opens and start < stop and "وبين" not in tokens.forms[start:stop]
