"""What people decide about what was read: which claims need them most, and what their decisions make of it.

Judgements are only ever added. The machine's layer is never changed: the judged view is a pure function of a document
and of the judgements that nobody withdrew.
"""

from riwaya.review.attach import BY_ID, BY_WORDS, NOWHERE, claim_now, item_now
from riwaya.review.doubts import DOUBTS, doubts, priority
from riwaya.review.judged import STATUS, Judged, judged, withdrawn
from riwaya.review.regroup import reaccounted, regrouped

__all__ = [
    "BY_ID",
    "BY_WORDS",
    "DOUBTS",
    "NOWHERE",
    "STATUS",
    "Judged",
    "claim_now",
    "doubts",
    "item_now",
    "judged",
    "priority",
    "reaccounted",
    "regrouped",
    "withdrawn",
]
