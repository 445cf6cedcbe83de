"""Does the main job on the sample pages: read, reconcile, store, report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from riwaya.claims.gloss import unmarked
from riwaya.export.dossier import dossier
from riwaya.ledger import Added, Ledger
from riwaya.model import Collection, Document
from riwaya.sample import pages


def demo(folder: str | Path) -> Iterator[str]:
    """Build a ledger and a dossier of the sample pages in `folder`; yield what there is to say, line by line."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with Ledger(target / "sample.ledger", actor="demo") as ledger:
        added = ledger.add(str(pages()))
        documents, collection = tuple(ledger.documents()), ledger.collection()
    page = target / "dossier.html"
    page.write_text(dossier(documents, collection), "utf-8")
    yield from _found(added, documents, collection)
    yield f"ledger:  {(target / 'sample.ledger').resolve()}"
    yield f"dossier: {page.resolve()}"


def _found(added: Added, documents: tuple[Document, ...], collection: Collection) -> Iterator[str]:
    claims = [claim for document in documents for claim in document.claims]
    stances = Counter(claim.stance for claim in claims)
    outlets = {document.article.outlet for document in documents}
    stored = f"{added.new} new, {added.known} known, {added.failed} failed"
    yield f"{len(documents)} pages of {len(outlets)} outlets ({stored})"
    yield f"{len(claims)} claims: " + ", ".join(f"{number} {stance}" for stance, number in stances.most_common())
    for story in collection.stories:
        yield f"  story {story.time or 'undated'}: {story.topic} ({_many(len(story.docs), 'page')})"
    for group in collection.copies:
        yield f"  copy ({group.kind}): {', '.join(doc for doc in group.docs if doc != group.of)} from {group.of}"
    for dispute in collection.disputes:
        sides = " against ".join(", ".join(origin.entity for origin in side.origins) for side in dispute.sides)
        yield f"  dispute ({dispute.kind}): {unmarked(dispute.topic)} [{sides}]"
    yield f"{_many(len(collection.accounts), 'account')}, {_many(len(collection.disputes), 'dispute')}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
