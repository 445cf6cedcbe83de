"""Confirmed or said again: أكد confirms what another one told before on the page, and asserts what nobody did.

    "أعلن الناطق مقتل القائد. وأكدت الوزارة مقتل القائد"      the second claim is `confirm`
    "أكدت الوزارة مقتل القائد"                                 assert

What was told before is a claim of the same event by another origin, done or to come as well, whose parties and place
are not others and whose figures hold those that are confirmed; a title is nobody's telling, since the lead only says
it at length.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Article, Claim, Quantity
from riwaya.script import key

#: How forms of أكد and أثبت begin, and verbs that compare a toll with one before, where the words say it is alike.
_CONFIRMS = tuple(map(key, ("أكد", "يؤكد", "تؤكد", "نؤكد", "مؤكد", "تأكيد", "أثبت", "يثبت", "تثبت")))
_ALIKE = tuple(map(key, ("حصيلة مماثلة", "الحصيلة نفسها", "الحصيلة ذاتها", "حصيلة مشابهة")))
_TITLE = "title"


def confirmations(article: Article, claims: Sequence[Claim], quantities: Sequence[Quantity]) -> frozenset[str]:
    """Return the ids of the claims that confirm another one before them."""
    titles = [(line.start, line.end) for line in article.lines if line.label == _TITLE]
    told: list[Claim] = []
    found, cues = set(), set()
    for claim in sorted(claims, key=lambda one: one.trigger.start):
        affirmed = claim.cue is not None and _affirms(claim) and claim.cue.start not in cues
        if claim.cue is not None and claim.cue.start < claim.trigger.start:
            cues.add(claim.cue.start)  # the first thing said is what is confirmed
        if (
            claim.stance == "assert"
            and affirmed
            and any(_same(claim, one) and _agree(claim, one, quantities) for one in told)
        ):
            found.add(claim.id)
        if not any(start <= claim.trigger.start < end for start, end in titles):
            told.append(claim)
    return frozenset(found)


def _affirms(claim: Claim) -> bool:
    """Whether the words of a claim are those of a confirmation."""
    words = key(claim.evidence.text)
    cue = claim.cue is not None and key(claim.cue.text).startswith(_CONFIRMS)
    return cue or any(form in words for form in _ALIKE) or words.startswith(_CONFIRMS)


def _same(claim: Claim, before: Claim) -> bool:
    """Whether another origin told the same event before: one mode, no other parties, no other place."""
    if before.event != claim.event or before.stance not in ("assert", "confirm", "allege"):
        return False
    other_mode = None not in (before.mode, claim.mode) and before.mode != claim.mode
    if other_mode or _origin(before) == _origin(claim):
        return False
    roles = [
        (before.agent, claim.agent),
        (before.recipient, claim.recipient),
        (before.place, claim.place),
    ]
    met = [bool(set(one) & set(other)) for one, other in roles if one and other]
    if len(met) == len(roles) and not met[0]:
        return all(met[1:]) and _kinds(before.agent) == _kinds(claim.agent)  # one force of a side for another
    return bool(met) and all(met)


def _kinds(entities: Sequence[str]) -> frozenset[str]:
    return frozenset(one.partition(":")[0] for one in entities)


def _agree(claim: Claim, before: Claim, quantities: Sequence[Quantity]) -> bool:
    """Whether two claims may be of one event: both done, or both to come, and no figure that the first has not."""
    own, told = ({quantities[at].low for at in one.figures} for one in (claim, before))
    return claim.modality == before.modality and (not own or bool(own & told))


def _origin(claim: Claim) -> str:
    return claim.chain[0].partition("@")[0] if claim.chain else ""
