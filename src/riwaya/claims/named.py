"""Event nouns that only name: a kind of event, where something else was, what it aims at or happened during.

"أي هجوم", "مكان الانفجار", "الجهود الرامية إلى وقف القتال", "خلال زيارة إلى": nobody says there that it happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.drafts import Draft
from riwaya.claims.events import Proposition
from riwaya.claims.grammar import Token, holding
from riwaya.claims.parts.items import Scene
from riwaya.script import key

_ATTACK, _OR = "ASSAULT", key("أو")
_ANY = frozenset(map(key, ("أي", "أية")))
_POINTERS = frozenset(("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين", "بهذا", "بهذه", "لهذا", "لهذه"))
#: Words before a kind of event that nobody says has happened ("أي ضربة", "عقوبة القتل", "مشهد الاغتصاب").
_KINDS = frozenset(
    map(
        key,
        (
            *("أي", "أية", "تهم", "عقوبة", "أحكام", "مشهد", "مشاهد", "ملفات", "تاريخ", "أسلوب", "كلمة", "مفهوم"),
            *("ظاهرة", "قوانين", "ثقافة", "أنواع", "أشكال", "نظرية", "رواية", "خيار", "احتمالات", "شبح", "مخاطر"),
        ),
    )
)
#: Verbal nouns of what happens.
_HAPPENING = frozenset(map(key, ("وقوع", "حدوث", "حصول", "وجود", "تسجيل", "ارتكاب", "تنفيذ", "شن", "اندلاع")))
#: Nouns of where or when something happened, and who did it.
_SITES = frozenset(map(key, ("موقع", "مكان", "مسرح", "منطقة", "ساحة", "محيط", "زمان", "ذكرى")))
#: Types of violence and words by which it is avoided, and how near these stand (code points).
_AVERTABLE, _REACH = frozenset(("ASSAULT", "COERCE", "PROTEST")), 30
_AVERTING = frozenset(
    map(
        key,
        (
            *("تجنب", "تفادي", "تلافي", "منع", "خشية", "خوفا", "تخوف", "تخوفا", "تحسبا", "درء", "درءا", "منعا"),
            *("تكرار", "تجنيب", "وقاية", "حيلولة", "لتجنب", "لمنع", "لتفادي", "حؤول", "تفاديا", "تجنبا", "اتقاء"),
        ),
    )
)
#: Words before the occasion of something else.
_DURING = frozenset(map(key, ("خلال", "أثناء", "هامش", "غضون", "مناسبة", "بمناسبة", "ختام", "أعقاب", "مستهل")))
#: Participles of what aims at something, and of who knows of it.
_SEEKING = frozenset(
    key(word + end) for word in ("رامي", "هادف", "ساعي", "مقرب", "مطلع", "مواكب") for end in ("", "ة", "ين", "ون")
)
_WITH = frozenset(map(key, ("مع", "بين")))
_THAT = frozenset(map(key, ("ذلك", "هذا")))


def sought(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a noun is only what something aims at ("الجهود الرامية إلى وقف القتال") or what a source knows of ("مصدر
    مقرب من المفاوضات")."""
    own = holding(tokens, one.head.start)
    before = [token for token in tokens if own is not None and token.end <= own.start][-2:]
    if one.head.form not in ("masdar", "noun", "phrase") or not before:
        return False
    if own is not None and own.clitics.lstrip("وف")[:1] in ("ل", "ب"):
        return before[-1].stem in _SEEKING
    return before[0].stem in _SEEKING and before[-1].pos == "prep"


def averted(draft: Draft) -> bool:
    """Whether violence is what somebody avoids or fears ("لتجنب تكرار الاشتباكات", "خشية تعرضهم للاغتيال")."""
    one, tokens = draft.one, draft.view.scene.tokens
    if one.event not in _AVERTABLE or one.head.form == "verb" or len(one.triggers) > 1 or draft.ruled.agent:
        return False
    before = [token for token in tokens if token.end <= one.head.start and token.start >= one.head.start - _REACH][-3:]
    return any(token.stem in _AVERTING or token.bare in _AVERTING for token in before)


def occasion(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a meeting is only the occasion of something else ("خلال زيارة إلى", "على هامش قمة").

    "جاء ذلك خلال لقاء" tells the meeting.
    """
    before = [token for token in tokens if token.end <= one.head.start][-2:]
    during = one.event == "CONSULT" and any(token.bare in _DURING for token in before[-1:])
    return during and not (len(before) > 1 and before[0].bare in _THAT)


def known_again(one: Proposition, scene: Scene) -> bool:
    """Whether a noun with the article names a meeting again, none of its sides behind it ("وقال خلال الاجتماع")."""
    own = holding(scene.tokens, one.head.start)
    if own is None or not own.clitics.endswith(("ال", "لل")) or one.head.form not in ("noun", "masdar"):
        return False
    return not any(item.start >= own.end and item.prep in _WITH for item in scene.items if item.start < one.end)


def in_kind(draft: Draft) -> bool:
    """Whether a noun names a kind, not a thing that happened: beside أو, in law, film and history, after أي unless
    somebody denies it ("نفى وقوع أي هجوم") or it is said to happen ("لم تقع أي اشتباكات")."""
    one, tokens = draft.one, draft.view.scene.tokens
    led = [token for token in tokens if token.end <= one.head.start][-2:]
    before = led[-1:]
    after = [token for token in tokens if token.start >= one.head.end][:1]
    violent = one.event in ("ASSAULT", "COERCE", "SANCTION")
    denied = draft.near is not None and draft.near.stance == "deny"
    happens = len(led) > 1 and (led[0].pos == "verb" or led[0].stem in _HAPPENING)
    kind = violent and any(
        not ((denied or happens) and token.stem in _ANY) and (token.stem in _KINDS or token.bare in _KINDS)
        for token in before
    )
    return len(one.triggers) == 1 and (kind or any(token.key == _OR for token in (*before, *after)))


def site(draft: Draft) -> bool:
    """Whether an attack only names where something else is ("مكان الانفجار", "منطقة الاعتداء"): a noun with the article
    of which no day and no dead are told."""
    one, tokens = draft.one, draft.view.scene.tokens
    own = holding(tokens, one.head.start)
    if one.event != _ATTACK or len(one.triggers) > 1 or own is None or not own.clitics.endswith("ال"):
        return False
    before = [token for token in tokens if token.end <= own.start][-1:]
    return draft.time is None and any(token.stem in _SITES for token in before)


def points_back(one: Proposition, tokens: Sequence[Token]) -> bool:
    """Whether a demonstrative stands before the head ("هذا الهجوم")."""
    before = [token for token in tokens if token.end <= one.head.start]
    return bool(before) and before[-1].bare in _POINTERS
