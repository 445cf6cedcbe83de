"""What is uncertain about a claim, and how soon a person should look at it.

A claim that is disputed, that many pages copy, or that rests on an unnamed source, a vague figure or a name of several
people comes first: that is where one decision changes most.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.model import Claim, Document

#: What each reason adds to the priority of a claim, and how often it counts at most.
DISPUTED, COPIED, DOUBT = 400, 20, 60
MOST_DISPUTES, MOST_COPIES, MOST_DOUBTS = 3, 20, 4
#: Code points from which a stretch of evidence holds more than one proposition.
LONG = 400
_OPEN = frozenset(("vague", "about", "between"))


def doubts(document: Document, claim: Claim) -> tuple[str, ...]:
    """Return what is uncertain about a claim, as the names of `DOUBTS`."""
    return tuple(name for name in _found(document, claim))


def priority(*, doubts: int, disputed: int, copied: int) -> int:
    """Return how soon a claim should be looked at: the higher the sooner."""
    return (
        DISPUTED * min(disputed, MOST_DISPUTES) + COPIED * min(copied, MOST_COPIES) + DOUBT * min(doubts, MOST_DOUBTS)
    )


def _found(document: Document, claim: Claim) -> Iterator[str]:
    if claim.hops and claim.hops[0].entity.startswith("source:"):
        yield "unnamed_source"
    if not claim.agent and not claim.recipient:
        yield "no_party"
    if not claim.place:
        yield "no_place"
    if any(document.reading.quantities[index].modifier in _OPEN for index in claim.figures):
        yield "vague_figure"
    if claim.stance in ("allege", "question"):
        yield "distanced"
    named = {*claim.agent, *claim.recipient, *claim.place, *claim.chain}
    if any(mention.entity in named and len(mention.candidates) > 1 for mention in document.reading.mentions):
        yield "ambiguous_name"
    if claim.evidence.end - claim.evidence.start > LONG:
        yield "long_evidence"
    if any(rule.startswith("second") for rule in claim.rules):
        yield "second_reader"


#: What each name says, in both languages of the interface.
DOUBTS = {
    "unnamed_source": ("its first source is not named", "مصدره الأول غير مسمى"),
    "no_party": ("nobody is told to do or suffer it", "لم يُذكر فاعل ولا متضرر"),
    "no_place": ("no place is told", "لم يُذكر مكان"),
    "vague_figure": ("a figure is vague", "فيه رقم تقريبي"),
    "distanced": ("the reporter keeps a distance", "الناقل لا يتبناه"),
    "ambiguous_name": ("a name may mean several", "فيه اسم يحتمل أكثر من معنى"),
    "long_evidence": ("its evidence is long and may hold several claims", "نصه طويل وقد يضم أكثر من قول"),
    "second_reader": ("a language model proposed it", "اقترحه نموذج لغوي"),
}
