"""Stories, and all that one of them shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from riwaya.model import Account, CopyGroup, Story
from riwaya.store import collected
from riwaya.store.known import camp
from riwaya.store.matrix import matrix
from riwaya.store.records import DisputeRow, Page, StoryPage, StoryRow
from riwaya.store.views.asked import Asked


class Stories(Asked):
    """What is asked of stories."""

    def stories(
        self,
        *,
        entity: str | None = None,
        since: str = "",
        until: str = "",
        order: str = "newest",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[StoryRow]:
        """Return stories, newest first or largest first (`order`), of one entity if it is given (newest first)."""
        return self._listed("stories", StoryRow, entity, "", since, until, order, after, limit)

    def story(self, name: str) -> StoryPage | None:
        """Return all that a story's page shows, with the matrix of its claims."""
        found = self._item("stories", name, Story)
        if found is None:
            return None
        story, row = found
        docs = self._doc_rows(story.docs)
        accounts = self._of_docs("accounts", story.docs, Account)
        disputes = [row for _, row in self._rows_of_docs("disputes", story.docs, DisputeRow)]
        claims = self._claims_of(story.docs)
        copied = {doc.doc for doc in docs if doc.source}
        against = self._disputed(story.docs)
        columns = {ref: item.outlet or item.doc for ref, item in claims.items()}
        camps = {ref: camp(item) for ref, item in claims.items()}
        return StoryPage(
            story=story,
            row=msgspec.json.decode(row, type=StoryRow),
            docs=docs,
            accounts=tuple(accounts),
            disputes=tuple(disputes),
            copies=tuple(self._of_docs("copies", story.docs, CopyGroup)),
            claims=claims,
            outlets=matrix(claims, accounts, columns, copied, against),
            camps=matrix(claims, accounts, camps, copied, against),
        )

    def _disputed(self, docs: Sequence[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for some in collected.chunks(docs):
            sql = f"SELECT doc, claim, id FROM members WHERE kind = 'disputes' AND doc IN {self._db.among} ORDER BY id"
            for doc, claim, name in self._db.all(sql, (collected.json_list(some),)):
                found[f"{doc}#{claim}"].append(name)
        return {ref: tuple(names) for ref, names in found.items()}
