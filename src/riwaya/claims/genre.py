"""Pages that report, and pages of thought: opinion, history, culture, which tell few events and cite hardly anybody.

A columnist's "نحارب الإرهاب" tells no event. Where a page cites somebody in fewer than every second sentence, and tells
an event with its place, day or figures in fewer than that, only such events are claims.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Claim, Reading

#: Sentences of the shortest page that is judged; cues of saying, and events told in full, to a sentence of a report.
_PAGE, _REPORT = 6, 0.5


def worth(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """Return the claims of a page that reports; of a page of thought those that tell place, day or figures."""
    sentences = sum(sentence.label != "title" for sentence in reading.sentences)
    full = [claim for claim in claims if _full(claim)]
    if sentences < _PAGE or max(len(reading.reporting), len(full)) >= _REPORT * sentences:
        return list(claims)
    return full


def _full(claim: Claim) -> bool:
    """Whether a claim tells when, how many, or who and where."""
    return claim.time is not None or bool(claim.figures) or bool(claim.place and (claim.agent or claim.recipient))
