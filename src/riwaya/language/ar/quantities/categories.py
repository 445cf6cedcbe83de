"""What is counted, or what happened to the people counted: killed, wounded, …, fighters, tanks, money."""

from __future__ import annotations

from riwaya.language.ar.numbers import Tokens
from riwaya.language.ar.quantities.draft import ENDS, STATES, Draft, Noun, bare_word, outcome_words, word_set


def classify(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give each draft its category, and the noun it leaves unsaid."""
    last_noun: Noun | None = None
    for index, draft in enumerate(drafts):
        previous = drafts[index - 1] if index else None
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        draft.part = _is_part(tokens, draft, previous)
        if draft.noun is None and draft.unit is None:
            draft.noun, draft.ellipsis = last_noun, True
        if not draft.category:
            draft.category = _category(tokens, draft, previous, following)
            _share_back(tokens, draft, previous)
        draft.part = draft.part or _goes_on(tokens, draft, previous)
        if draft.noun is not None and draft.noun.unit is None and not draft.ellipsis:
            last_noun = draft.noun


def _share_back(tokens: Tokens, draft: Draft, previous: Draft | None) -> None:
    """Give the figure before what is told of both: "أربعة قادة وعشرون جنديا قتلوا"."""
    if previous is None or not (previous.noun is None or previous.noun.people) or previous.category in STATES:
        return
    near = draft.first - previous.last <= 3 and _joined(tokens, draft) and draft.category in STATES
    if near and _outcome_after(tokens, draft, None) == draft.category:
        previous.category = draft.category


def _joined(tokens: Tokens, draft: Draft) -> bool:
    """Whether و joins the figure to the one before it."""
    if draft.first and tokens.words[draft.first - 1] == "و":
        return True
    return tokens.words[draft.first][:1] == "و" and draft.start > tokens.starts[draft.first]


def _goes_on(tokens: Tokens, draft: Draft, previous: Draft | None) -> bool:
    """Whether و joins the figure to the part before it: "بينهم 9 جنود و5 مدنيين", "(3 قتلى و5 جرحى)"."""
    if previous is None or not previous.part or draft.unit is not None or not _joined(tokens, draft):
        return False
    bracketed = previous.first > 0 and tokens.words[previous.first - 1] == "("
    return draft.first - previous.last <= 1 and (bracketed or draft.category == previous.category)


def _is_part(tokens: Tokens, draft: Draft, previous: Draft | None) -> bool:
    """Whether "بينهم" or a bracket stands before the figure, or "منهم" after its number."""
    parts = word_set("parts")
    if draft.unit is not None:
        return False
    if draft.first and tokens.words[draft.first - 1] in parts:
        return True
    bracketed = previous is not None and previous.last == draft.first - 1 and tokens.words[previous.last] == "("
    if bracketed and previous is not None and previous.unit is None and draft.noun is not None:
        return True
    return any(
        tokens.words[place] in ("منهم", "منها", "منهن", "منهما")
        for place in range(draft.number[1], min(draft.last + 1, len(tokens.words)))
    )


def _category(tokens: Tokens, draft: Draft, previous: Draft | None, following: Draft | None) -> str:
    named = draft.noun
    if draft.mixed:
        return "other"
    if named is not None and named.unit is not None:
        if named.category == "duration" and (_is_age(tokens, draft) or _ages_on(draft, previous)):
            return "other"
        bombs = named.unit == "barrel" and _bombs(tokens, draft)
        return "weapons" if bombs else named.category
    own = named.category if named is not None else "other"
    if named is not None and draft.counted is not None and own in ("killed", "wounded"):
        return own
    if named is not None and not named.people and (not draft.ellipsis or own != "other"):
        return own
    told = _outcome(tokens, draft, previous, following)
    if told in ("captured", "detained") and own in STATES and draft.counted is not None:
        return own
    return told or (own if named is not None else "other")


def _bombs(tokens: Tokens, draft: Draft) -> bool:
    """Whether barrels are dropped on people rather than pumped."""
    return any(bare_word(word, word_set("bombing")) for word in tokens.words[max(0, draft.first - 10) : draft.first])


def _ages_on(draft: Draft, previous: Draft | None) -> bool:
    """Whether the figure goes on from an age: "بين 8 أشهر حتى 78 عاما"."""
    if previous is None or previous.noun is None or previous.noun.category != "duration":
        return False
    return previous.category == "other" and draft.first - previous.last <= 1


def _is_age(tokens: Tokens, draft: Draft) -> bool:
    """Whether years or months are an age: "البالغ من العمر 30 عاما", "(26 عاما)"."""
    ages = word_set("ages_before")
    if tokens.words[draft.first] in ("دون", "فوق", "تحت", "سن") and draft.unit == "year":
        return True
    before = tokens.words[max(0, draft.first - 6) : draft.first]
    if any(bare_word(word, ages) for word in before[-3:]) or any(
        word.startswith(("اعمار", "تراوح")) for word in before
    ):
        return True
    if before[-1:] == ["("]:
        return draft.last < len(tokens.words) and tokens.words[draft.last] == ")"
    return tokens.words[draft.last : draft.last + 2] == ["من", "العمر"]


def _outcome(tokens: Tokens, draft: Draft, previous: Draft | None, following: Draft | None) -> str | None:
    """Return what happened to the people counted, as told after or before the figure in its sentence."""
    told = _outcome_after(tokens, draft, following)
    near, distance = _outcome_before(tokens, draft, previous)
    if near is not None and distance <= 2:
        return near
    return told or near


def _outcome_after(tokens: Tokens, draft: Draft, following: Draft | None) -> str | None:
    table = outcome_words("after")
    stop = following.first if following is not None else len(tokens.words)
    for place in range(draft.last, min(draft.last + 7, stop)):
        word = tokens.words[place]
        if word in ENDS or word in ("،", ","):
            return None
        if word in table:
            return table[word]
    return None


def _outcome_before(tokens: Tokens, draft: Draft, previous: Draft | None) -> tuple[str | None, int]:
    """Look back for the nearest outcome word; a figure joined by و or بينهم shares what was told of the one before."""
    table = outcome_words("before")
    for distance, place in enumerate(range(draft.first - 1, max(-1, draft.first - 13), -1)):
        word = tokens.words[place]
        if word in ENDS:
            break
        if previous is not None and place < previous.last:
            joined = distance <= 2 or draft.part or (distance <= 10 and _joined(tokens, draft))
            return (previous.category, 3) if joined and previous.category in STATES else (None, 99)
        if word == "فقد" and distance == 0:  # "lost"; elsewhere it is the particle "for … has"
            return "missing", 0
        told = bare_word(word, table)
        if told:
            other = _paired(tokens, place, table)
            if other is not None and {other, table[told]} == {"killed", "wounded"}:
                return "other", distance
            return table[told], distance
    if draft.part and previous is not None and previous.category in STATES:
        return previous.category, 12
    return None, 99


def _paired(tokens: Tokens, place: int, table: dict[str, str]) -> str | None:
    """Return the other outcome of "مقتل وإصابة 60" or "قتل وأصيب سبعة"."""
    for other in (place - 1, place - 2):
        if other >= 0 and tokens.words[other] in outcome_words("after"):
            return None
        if other >= 0 and tokens.words[place][:1] == "و" and (told := bare_word(tokens.words[other], table)):
            return table[told]
        if other >= 0 and tokens.words[other] not in ("و", "او"):
            return None
    return None
