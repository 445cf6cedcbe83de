"""Review: what waits for a person, what people decided, and deciding.

    review = ledger.review
    waiting = review.queue().items[0]                       # disputed, copied and uncertain claims first
    target = review.target("claim", waiting.stated.ref)
    review.judge("correct", target, correction=Correction(stance="deny"), reason="the headline turns it round")
    review.undo(judgement.id)

Several people may review at once: whoever judges says which judgement stood last when they looked (`saw`), and is told
when somebody else decided meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, get_args

import msgspec
from msgspec import UNSET

from riwaya.errors import ConflictError, SpanError, UsageError
from riwaya.knowledge import ontology
from riwaya.model import Correction, Dispute, Document, Judgement, Mention, Passage, Target, TargetKind, Verdict
from riwaya.review import STATUS, judged
from riwaya.store import collected, judging
from riwaya.store.cursor import after_values, cursor
from riwaya.store.ledger import Store
from riwaya.store.records import Decided, Page, Standing, Stated, Waiting

#: Which actions make sense for which targets.
ALLOWED: dict[str, tuple[str, ...]] = {
    "claim": ("accept", "reject", "correct", "grade", "comment"),
    "mention": ("accept", "reject", "correct", "comment"),
    "document": ("accept", "reject", "grade", "comment"),
    "dispute": ("settle", "leave_open", "grade", "comment"),
    "account": ("accept", "merge", "split", "grade", "comment"),
    "story": ("accept", "merge", "split", "comment"),
    "entity": ("merge", "split", "comment"),
    "judgement": ("accept", "reject", "comment", "undo"),
}
#: Actions that say nothing without a reason.
REASONED = ("settle", "leave_open")


class Reviews:
    """Review of a ledger; `actor` is who decides where no other is named."""

    def __init__(self, store: Store, *, actor: str) -> None:
        self._store = store
        self._db = store.db
        self._actor = actor

    # --- what waits ---------------------------------------------------------------------------------------

    def queue(self, *, after: str | None = None, limit: int = 50) -> Page[Waiting]:
        """Return the claims that nobody decided on, those that matter most first, each with the reasons for its place.

        Reasons are `disputed`, `copied` and the names of `riwaya.review.DOUBTS`.
        """
        conditions, bound = ["status = ''", "priority > 0"], list[Any]()
        if after is not None:
            rank, doc, name = after_values(after, 3)
            conditions.append("(priority < ? OR (priority = ? AND (doc > ? OR (doc = ? AND id > ?))))")
            bound += [rank, rank, doc, doc, name]
        rows = self._db.all(
            "SELECT priority, doc, id, disputed, copied, priority, status, grade, body FROM claims"
            f" WHERE {' AND '.join(conditions)} ORDER BY priority DESC, doc, id LIMIT ?",
            (*bound, limit + 1),
        )
        items = tuple(_waiting(collected.weighed(row[3:])) for row in rows[:limit])
        return Page(items=items, next=cursor(*rows[limit - 1][:3]) if len(rows) > limit else None)

    # --- what was decided ---------------------------------------------------------------------------------

    def history(self, *, actor: str = "", after: str | None = None, limit: int = 50) -> Page[Decided]:
        """Return judgements, last first, of one person if named."""
        return self._decided("actor = ?" if actor else "", [actor] if actor else [], after, limit)

    def unattached(self, *, after: str | None = None, limit: int = 50) -> Page[Decided]:
        """Return the judgements whose target is not there any more since pages were read again, last first."""
        return self._decided("how = 'none' AND active = 1", [], after, limit)

    def standing(self, name: str) -> Standing:
        """Return what people decided about one thing: `doc#claim`, `doc`, or the id of a dispute, account or story.

        Its `last` is what the next judgement on it must have seen.
        """
        own = self._all("(name = ? OR means = ?) AND kind <> 'judgement'", (name, name))
        ids = collected.json_list(one.judgement.id for one in own)
        second = self._all(f"kind = 'judgement' AND means IN {self._db.among}", (ids,))
        decided = tuple(sorted([*own, *second], key=lambda one: one.entry))
        verdicts = [one for one in own if one.active and one.judgement.action not in ("comment", "grade")]
        of_last = [
            one.judgement.action
            for one in second
            if one.active and verdicts and one.judgement.target.item == verdicts[-1].judgement.id
        ]
        return Standing(
            name=name,
            status=self._status(name, verdicts),
            last=decided[-1].judgement.id if decided else "",
            decided=decided,
            seconded="accept" in of_last,
            contested="reject" in of_last,
        )

    def judgement(self, name: str) -> Decided | None:
        """Return the judgement of an id."""
        return next(iter(self._all("id = ?", (name,))), None)

    # --- deciding -----------------------------------------------------------------------------------------

    def target(self, kind: TargetKind, name: str, *, items: Sequence[str] = (), span: Passage | None = None) -> Target:
        """Return what is to be judged, with what can be seen of it now.

        Args:
            kind: what it is.
            name: `doc#claim`, `doc` (of a mention or a page), or the id of a dispute, account, story or judgement.
            items: what is to be merged or split: documents of stories, `doc#claim` of accounts, entities.
            span: where a mention stands.

        Raises:
            UsageError: when there is no such thing.
        """
        if kind in ("claim", "mention", "document"):
            return self._target_in_page(kind, name, span)
        for item in items:
            if not self._is_there(kind, item):
                raise _unknown(kind, item)
        if kind == "judgement" and self.judgement(name) is None:
            raise _unknown(kind, name)
        if kind in ("dispute", "account", "story") and not items:
            held = judging.held(self._db, kind, name)
            if held is None:
                raise _unknown(kind, name)
            return Target(kind=kind, item=name, event=held[0], items=held[1])
        return Target(kind=kind, item=name, items=tuple(items))

    def judge(
        self,
        action: Verdict,
        target: Target,
        *,
        actor: str | None = None,
        reason: str = "",
        value: str = "",
        correction: Correction | None = None,
        saw: str | None = None,
    ) -> Judgement:
        """Decide on something; return the judgement.

        Args:
            action: accept, reject, correct, merge, split, settle, leave_open, grade, comment or undo.
            target: what is judged, from `target`.
            actor: who decides.
            reason: why; needed to settle a dispute or to leave it open.
            value: a grade, a comment, or the side that holds (settle): its number from 1, or none.
            correction: what takes the place of what was read.
            saw: `Standing.last` when the person looked; None when it was looked up just now.

        Raises:
            ConflictError: when somebody else decided on it since `saw`.
            UsageError: when the action does not fit the target, or the correction cannot stand.
        """
        self._check(action, target, reason, value, correction)
        self._check_second(action, target, actor or self._actor)
        seen = self._last(target) if saw is None else saw

        def unchanged() -> None:
            last = self._last(target)
            if last != seen:
                raise self._conflict(target, last)

        who, at = actor or self._actor, self._store.now()
        content = msgspec.json.encode((action, target, who, at, reason, value, seen, correction), order="deterministic")
        judgement = Judgement(
            id=hashlib.sha256(content).hexdigest()[:16],
            action=action,
            target=target,
            actor=who,
            at=at,
            reason=reason,
            value=value,
            saw=seen,
            correction=correction,
        )
        self._store.judge(judgement, unchanged)
        return judgement

    def undo(self, name: str, *, actor: str | None = None, reason: str = "", saw: str | None = None) -> Judgement:
        """Withdraw a judgement; to withdraw an undo brings the judgement back.

        Raises:
            UsageError: when there is no such judgement, or it is withdrawn already.
        """
        found = self.judgement(name)
        if found is None:
            raise _unknown("judgement", name)
        if not found.active:
            raise UsageError(f"judgement {name} is withdrawn already", field="undo", remedy="undo its undo instead")
        return self.judge("undo", self.target("judgement", name), actor=actor, reason=reason, saw=saw)

    # --- inside -------------------------------------------------------------------------------------------

    def _target_in_page(self, kind: TargetKind, name: str, span: Passage | None) -> Target:
        doc, _, claim_id = name.rpartition("#") if kind == "claim" else (name, "", "")
        document = self._store.document(doc, machine=True)
        if document is None:
            raise _unknown(kind, name)
        article = document.article.id
        if kind == "document":
            return Target(kind=kind, doc=doc, article=article)
        if kind == "mention":
            mention = _mention(document, span)
            return Target(kind=kind, doc=doc, article=article, item=mention.entity, spans=(_plain(mention),))
        claim = next((one for one in document.claims if one.id == claim_id), None)
        if claim is None:
            raise _unknown(kind, name)
        spans = (_plain(claim.evidence),)
        return Target(kind=kind, doc=doc, article=article, claim=claim.id, event=claim.event, spans=spans)

    def _check(self, action: str, target: Target, reason: str, value: str, correction: Correction | None) -> None:
        if target.kind not in ALLOWED or action not in ALLOWED[target.kind]:
            can = ", ".join(ALLOWED.get(target.kind, ())) or ", ".join(get_args(TargetKind))
            raise UsageError(f"a {target.kind} cannot be judged by {action!r}", field="action", remedy=f"one of {can}")
        if action in REASONED and not reason.strip():
            raise UsageError(f"{action} needs a reason", field="reason", remedy="say what the decision rests on")
        if action in ("grade", "comment") and not value.strip():
            raise UsageError(f"{action} needs a value", field="value", remedy="give the grade or the comment")
        sides = [str(number + 1) for number in range(self._sides(target.item))] if action == "settle" else []
        if action == "settle" and value not in (*sides, "none"):
            raise UsageError(f"there is no side {value!r}", field="value", remedy=f"{', '.join(sides)} or none")
        if (correction is not None) != (action == "correct" or (action == "split" and target.kind == "entity")):
            raise UsageError(f"{action} with or without a correction", field="correction", remedy="correct needs one")
        if correction is not None:
            self._check_correction(target, correction)

    def _check_second(self, action: str, target: Target, actor: str) -> None:
        """Make sure that whoever seconds or contests a judgement is another person than the one who made it."""
        found = self.judgement(target.item) if target.kind == "judgement" else None
        if found is not None and action in ("accept", "reject") and found.judgement.actor == actor:
            raise UsageError("a second opinion is that of another person", field="actor", remedy="undo or decide anew")

    def _check_correction(self, target: Target, correction: Correction) -> None:
        """Make sure that a correction says something and can stand in the page."""
        try:
            plain = msgspec.to_builtins(correction)
            msgspec.convert(plain, Correction)
        except msgspec.ValidationError as error:
            raise UsageError(str(error), field="correction", remedy="docs/ledger.md lists the fields") from error
        if not plain:
            raise UsageError("it changes nothing", field="correction", remedy="name a field and its new value")
        if isinstance(correction.event, str) and correction.event not in ontology.types():
            known = ", ".join(sorted(ontology.types()))
            raise UsageError(f"there is no event {correction.event!r}", field="event", remedy=f"one of {known}")
        if (target.kind == "claim") != (correction.entity is UNSET):
            raise UsageError(
                "an entity is for mentions and split entities, the other fields are for claims", field="correction"
            )
        if target.kind != "claim":
            return
        document = self._store.document(target.doc, machine=True)
        assert document is not None
        trial = Judgement(id="trial", action="correct", target=target, actor="", at="", correction=correction)
        found = judged(document, (trial,))
        try:
            found.document.check()
        except SpanError as error:
            raise UsageError(error.what, field="correction", remedy="give words as they stand in the page") from error
        if found.attached["trial"][1] != "id":
            raise UsageError("its words do not stand in the page", field="correction", remedy="copy them from the page")

    def _is_there(self, kind: str, item: str) -> bool:
        """Whether there is something of this name to merge or split: a document, a claim or an entity."""
        if kind == "account":
            return self._db.one("SELECT 1 FROM claims WHERE doc = ? AND id = ?", item.rpartition("#")[::2]) is not None
        known = self._db.one("SELECT 1 FROM documents WHERE newest = 1 AND doc = ?", (item,))
        if known is None and kind == "entity":
            known = self._db.one("SELECT 1 FROM entities WHERE entity = ?", (item,))
        return known is not None

    def _sides(self, name: str) -> int:
        row = self._db.one("SELECT body FROM collection WHERE kind = 'disputes' AND id = ?", (name,))
        return 0 if row is None else len(msgspec.json.decode(row[0], type=Dispute).sides)

    def _last(self, target: Target) -> str:
        """Return the last judgement on what a target is about; of a judgement, on what that one was about."""
        name = target.name
        while target.kind == "judgement":
            found = self.judgement(target.item)
            if found is None:
                raise _unknown("judgement", target.item)
            target, name = found.judgement.target, found.means or found.judgement.target.name
        return self.standing(name).last

    def _conflict(self, target: Target, last: str) -> ConflictError:
        found = self.judgement(last)
        told = (
            "" if found is None else f": {found.judgement.actor} chose {found.judgement.action} at {found.judgement.at}"
        )
        return ConflictError(
            f"somebody decided on it meanwhile{told}", where=target.name, remedy="look again, then decide"
        )

    def _status(self, name: str, verdicts: Sequence[Decided]) -> str:
        row = self._db.one("SELECT status FROM collection WHERE kind = 'disputes' AND id = ?", (name,))
        if row is not None:
            return str(row[0])
        last = [STATUS[one.judgement.action] for one in verdicts if one.judgement.action in STATUS]
        return last[-1] if last else ""

    def _decided(self, condition: str, bound: list[Any], after: str | None, limit: int) -> Page[Decided]:
        before = after_values(after, 1)[0] if after is not None else self._store.entries + 1
        where = " AND ".join(part for part in (condition, "entry < ?") if part)
        rows = self._db.all(
            f"SELECT entry, active, means, how, body FROM judgements WHERE {where} ORDER BY entry DESC LIMIT ?",
            (*bound, before, limit + 1),
        )
        items = tuple(map(_decided, rows[:limit]))
        return Page(items=items, next=cursor(items[-1].entry) if len(rows) > limit else None)

    def _all(self, condition: str, bound: Sequence[Any]) -> list[Decided]:
        sql = f"SELECT entry, active, means, how, body FROM judgements WHERE {condition} ORDER BY entry"
        return [_decided(row) for row in self._db.all(sql, bound)]


def _waiting(stated: Stated) -> Waiting:
    reasons = (("disputed",) if stated.disputed else ()) + (("copied",) if stated.copied else ()) + stated.doubts
    return Waiting(stated=stated, reasons=reasons)


def _decided(row: Sequence[Any]) -> Decided:
    entry, is_active, means, how, body = row
    return Decided(judgement=judging.decoded(body), entry=int(entry), active=bool(is_active), means=means, how=how)


def _mention(document: Document, span: Passage | None) -> Mention:
    found = [m for m in document.reading.mentions if span is not None and (m.start, m.end) == (span.start, span.end)]
    if not found:
        where = "without a place" if span is None else f"at {span.start}..{span.end}"
        raise UsageError(f"there is no name {where} in {document.article.doc}", field="span")
    return found[0]


def _plain(found: Passage) -> Passage:
    return Passage(start=found.start, end=found.end, text=found.text)


def _unknown(kind: str, name: str) -> UsageError:
    return UsageError(
        f"the ledger holds no {kind} {name!r}", field=kind, remedy="`riwaya search` and `riwaya review` find them"
    )
