"""Review in the browser: the queue, one claim with what can be done about it, and sending a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import UNSET
from starlette.responses import Response

from riwaya.errors import UsageError
from riwaya.export.dossier.marks import Marked, cut
from riwaya.knowledge import ontology
from riwaya.model import Claim, Correction, Document, Figure, Passage, Quantity, passage
from riwaya.review.written import LISTS
from riwaya.store.records import Decided
from riwaya.store.search import FIGURES
from riwaya.web.asking import Ask, NotFoundError, event, inside
from riwaya.web.names import article_url, claim_url, url

#: Claims of the queue that are shown at once.
QUEUE = 12
#: Where things are seen that have a page of their own.
_PAGES = {"dispute": "/disputes/{}", "story": "/stories/{}"}


def review(ask: Ask) -> Response:
    """What waits for a person, or what people decided."""
    showing = ask.text("show")
    if showing not in ("", "history", "unattached"):
        raise UsageError(f"there is no list {showing!r}", field="show", remedy="history or unattached")
    shown: dict[str, Any] = {"view": None, "decided": None, "sentences": {}}
    if showing == "history":
        shown["decided"] = ask.ledger.review.history(actor=ask.text("actor"), after=ask.after(), limit=ask.limit(30))
    elif showing == "unattached":
        shown["decided"] = ask.ledger.review.unattached(after=ask.after(), limit=ask.limit(30))
    else:
        shown["view"] = ask.ledger.review.queue(after=ask.after(), limit=ask.limit(QUEUE))
        shown["sentences"] = ask.sentences(waiting.stated for waiting in shown["view"].items)
    return ask.page("review.html.j2", section="review", showing=showing, next=ask.here(), **words(ask), **shown)


def claim(ask: Ask) -> Response:
    """One claim: its words in the text, what was decided, and what can be put in the place of what was read."""
    ref = ask.text("ref")
    doc, _, claim_id = ref.rpartition("#")
    machine, found = _claim(ask.ledger.document(doc, machine=True), claim_id)
    if machine is None or found is None:
        raise NotFoundError(ref)
    judged, now = _claim(ask.ledger.document(doc), claim_id)
    page = ask.views.article(doc)
    stated = next((one for one in page.claims if one.claim.id == claim_id), None) if page is not None else None
    account = next((one for one in page.accounts if ref in one.claims), None) if page is not None else None
    held = ask.views.account(account.id) if account is not None else None
    standing = ask.ledger.review.standing(ref)
    source = judged if judged is not None and now is not None else machine
    figures = [source.reading.quantities[index] for index in (now or found).figures]
    active = [
        one.judgement.id for one in standing.decided if one.active and one.judgement.action not in ("comment", "undo")
    ]
    return ask.page(
        "claim.html.j2",
        section="review",
        ref=ref,
        doc=doc,
        claim_id=claim_id,
        machine=found,
        one=stated,
        now=now or found,
        figures=[*figures, None],
        lines=tuple(_around(machine, now or found, figures)),
        standing=standing,
        last_active=active[-1] if active else "",
        account=account,
        others=[one for name, one in (held[1] if held else {}).items() if name != ref][:10],
        event_types=event_types(ask.language),
        categories=FIGURES,
        **words(ask),
    )


def judge(ask: Ask) -> Response:
    """Take a decision, and lead back to where it was made."""
    ask.need("reviewer")
    action, kind, name = ask.field("action"), ask.field("kind"), ask.field("name")
    saw = ask.field("saw") if "saw" in ask.form else None
    reason, value = ask.field("reason"), ask.field("value")
    items = tuple(text for item in ask.form.getlist("items") if isinstance(item, str) and (text := item.strip()))
    if action == "undo":
        made = ask.ledger.review.undo(name, actor=ask.reader.name, reason=reason, saw=saw)
    else:
        target = ask.ledger.review.target(kind, name, items=items)  # type: ignore[arg-type]
        made = ask.ledger.review.judge(
            action,  # type: ignore[arg-type]
            target,
            actor=ask.reader.name,
            reason=reason,
            value=value,
            correction=_correction(ask, name) if action == "correct" else None,
            saw=saw,
        )
    return ask.go(
        inside(ask.field("next"), otherwise="/review"), told=f"told_{action}", made="" if action == "undo" else made.id
    )


def event_types(language: str) -> list[tuple[str, str]]:
    """Return the types of events with their labels."""
    return [(name, getattr(kind.label, language)) for name, kind in ontology.types().items()]


def words(ask: Ask) -> dict[str, Any]:
    """Return what templates of decisions need."""
    return {
        "target_url": lambda one: target_url(one),
        "target_name": lambda one: target_name(ask, one),
        "corrected": lambda correction: tuple(_corrected(ask, correction)),
        "reader": ask.reader.name or ask.actor,
    }


def target_url(one: Decided) -> str:
    """Return where the thing that was decided on can be seen, where it can."""
    target, means = one.judgement.target, one.means
    if target.kind == "claim" and means:
        return claim_url(means)
    if target.kind in ("document", "mention"):
        return article_url(target.doc)
    if target.kind in _PAGES and (means or target.item):
        return _PAGES[target.kind].format(means or target.item)
    return url(target.items[0]) if target.kind == "entity" and target.items else ""


def target_name(ask: Ask, one: Decided) -> str:
    """Return what was decided on, in words."""
    target = one.judgement.target
    if target.kind == "entity":
        return " = ".join(map(ask.names.name, target.items))
    if target.kind in ("claim", "mention") and target.spans:
        return f"«{target.spans[0].text[:80]}»"
    return target.name


def _claim(document: Document | None, name: str) -> tuple[Document | None, Claim | None]:
    if document is None:
        return None, None
    return document, next((one for one in document.claims if one.id == name), None)


def _around(document: Document, claim: Claim, figures: Sequence[Quantity]) -> Iterator[Marked]:
    """Yield the lines that a claim's evidence and cue stand in, and their neighbours, with both marked."""
    spans = [(figure.start, figure.end, "figure") for figure in figures]
    spans.append((claim.evidence.start, claim.evidence.end, "found"))
    if claim.cue is not None:
        spans.append((claim.cue.start, claim.cue.end, "cue"))
    blocks = list(document.article.blocks())
    touched = [
        number for number, line in enumerate(blocks) if any(s < line.end and e > line.start for s, e, _ in spans)
    ]
    first, last = (min(touched), max(touched)) if touched else (0, 0)
    for line in blocks[max(0, first - 1) : last + 2]:
        text = document.article.text[line.start : line.end]
        yield Marked(label=line.label, start=line.start, pieces=tuple(cut(text, line.start, spans)))


def _correction(ask: Ask, ref: str) -> Correction:
    """Return what the form changes: fields that say what is said already stay unset."""
    doc, _, claim_id = ref.rpartition("#")
    document, now = _claim(ask.ledger.document(doc), claim_id)
    if document is None or now is None:
        document, now = _claim(ask.ledger.document(doc, machine=True), claim_id)
    if document is None or now is None:
        raise NotFoundError(ref)
    said: dict[str, Any] = {}
    for name in ("stance", "modality", "event"):
        if ask.field(name) and ask.field(name) != getattr(now, name):
            said[name] = ask.field(name)
    if "event" in said:
        said["mode"] = None
    if "time" in ask.form and (ask.field("time") or None) != now.time:
        said["time"] = ask.field("time") or None
    for name in LISTS:
        if name in ask.form and tuple(ask.field(name).split()) != getattr(now, name):
            said[name] = tuple(ask.field(name).split())
    evidence = _evidence(ask, document)
    if evidence is not None and (evidence.start, evidence.end) != (now.evidence.start, now.evidence.end):
        said["evidence"] = evidence
    figures = _figures(ask, document, evidence or now.evidence)
    if figures is not None and not _same(figures, [document.reading.quantities[index] for index in now.figures]):
        said["figures"] = figures
    try:
        return msgspec.convert(said, Correction)
    except msgspec.ValidationError as error:
        raise UsageError(str(error), field="correction", remedy="choose from the lists") from error


def _evidence(ask: Ask, document: Document) -> Passage | None:
    start, end = ask.field("start"), ask.field("end")
    if not (start.isdigit() and end.isdigit()):
        return None
    if not int(start) < int(end) <= len(document.article.text):
        raise UsageError(f"{start}..{end} is no stretch of the text", field="evidence", remedy="mark words in the text")
    return passage(document.article.text, int(start), int(end))


def _figures(ask: Ask, document: Document, near: Passage) -> tuple[Figure, ...] | None:
    """Return the figures of the form, each found in the text as close to the claim's words as it stands."""
    columns = [ask.form.getlist(f"figure_{name}") for name in ("words", "low", "high", "category")]
    if not columns[0]:
        return None
    found: list[Figure] = []
    for words_, low, high, category in zip(*columns, strict=True):
        text = str(words_).strip()
        if not text:
            continue
        start = _closest(document.article.text, text, near.start)
        found.append(
            Figure(
                start=start, end=start + len(text), text=text, low=_number(str(low)), high=_number(str(high)),
                category=str(category),
            )
        )  # fmt: skip
    return tuple(found)


def _closest(text: str, words_: str, near: int) -> int:
    places = [at for at in range(len(text)) if text.startswith(words_, at)]
    if not places:
        raise UsageError(
            f"{words_!r} does not stand in the page", field="figures", remedy="copy the words from the page"
        )
    return min(places, key=lambda at: abs(at - near))


def _number(text: str) -> float | int | None:
    plain = text.strip().replace(",", "")
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError as error:
        raise UsageError(f"{text!r} is no number", field="figures", remedy="write 12 or 12.5") from error
    return int(value) if value.is_integer() else value


def _same(figures: Sequence[Figure], quantities: Sequence[Quantity]) -> bool:
    def told(one: Figure | Quantity) -> tuple[object, ...]:
        return one.start, one.end, one.low, one.high, one.category

    return sorted(map(told, figures), key=str) == sorted(map(told, quantities), key=str)


def _corrected(ask: Ask, correction: Correction) -> Iterator[tuple[str, str]]:
    for name in msgspec.structs.asdict(correction):
        value = getattr(correction, name)
        if value is UNSET:
            continue
        if isinstance(value, Passage):
            yield name, value.text
        elif isinstance(value, tuple):
            yield name, "، ".join(one.text if isinstance(one, Passage) else ask.names.name(one) for one in value)
        elif name == "event":
            yield name, event(ask.language, str(value), None)
        else:
            yield name, "–" if value is None else ask.word(name, value)
