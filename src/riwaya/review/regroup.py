"""What people's decisions make of stories and accounts: those that were merged or split.

Stories are regrouped before accounts are sought, so that claims of merged stories are compared; accounts are regrouped
after, and their origins are put together or divided with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import structs

from riwaya.model import Account, Judgement, Origin, Story


def regrouped(stories: Sequence[Story], judgements: Iterable[Judgement]) -> tuple[Story, ...]:
    """Return stories as judged: `merge` joins the stories of its documents, `split` sets its documents apart."""
    found = list(stories)
    for judgement in judgements:
        docs = frozenset(judgement.target.items)
        if judgement.target.kind != "story":
            continue
        if judgement.action == "merge":
            found = _merged(found, docs, judgement)
        elif judgement.action == "split":
            found = [part for story in found for part in _split(story, docs, judgement)]
    return tuple(found)


def _merged(stories: list[Story], docs: frozenset[str], judgement: Judgement) -> list[Story]:
    meant = [story for story in stories if docs.intersection(story.docs)]
    if len(meant) < 2:
        return stories
    first = max(meant, key=lambda story: (len(story.docs), story.id))
    whole = structs.replace(
        first,
        docs=tuple(sorted({doc for story in meant for doc in story.docs})),
        why=_why(first.why, f"merged by {judgement.actor}"),
    )
    return [whole if story is first else story for story in stories if story is first or story not in meant]


def _split(story: Story, docs: frozenset[str], judgement: Judgement) -> Iterable[Story]:
    inside = tuple(doc for doc in story.docs if doc in docs)
    rest = tuple(doc for doc in story.docs if doc not in docs)
    if not inside or not rest:
        return (story,)
    apart = structs.replace(
        story, id=sha256("\n".join(inside).encode()).hexdigest()[:12], docs=inside,
        why=_why(story.why, f"split off by {judgement.actor}"),
    )  # fmt: skip
    return (structs.replace(story, docs=rest), apart)


def reaccounted(accounts: Sequence[Account], judgements: Iterable[Judgement]) -> tuple[Account, ...]:
    """Return accounts as judged: `merge` joins the accounts of its claims, `split` takes its claims out of theirs."""
    found = list(accounts)
    for judgement in judgements:
        claims = frozenset(judgement.target.items)
        if judgement.target.kind != "account":
            continue
        if judgement.action == "merge":
            found = _joined(found, claims)
        elif judgement.action == "split":
            found = [part for account in found for part in _divided(account, claims)]
    return tuple(found)


def _joined(accounts: list[Account], claims: frozenset[str]) -> list[Account]:
    meant = [account for account in accounts if claims.intersection(account.claims)]
    if len(meant) < 2:
        return accounts
    first = max(meant, key=lambda account: (len(account.claims), account.id))
    whole = structs.replace(
        first,
        claims=tuple(sorted({ref for account in meant for ref in account.claims})),
        origins=_together(origin for account in meant for origin in account.origins),
    )
    return [whole if account is first else account for account in accounts if account is first or account not in meant]


def _divided(account: Account, claims: frozenset[str]) -> Iterable[Account]:
    """Return an account without some claims, and these as one; what one page alone says is no account."""
    inside = tuple(ref for ref in account.claims if ref in claims)
    rest = tuple(ref for ref in account.claims if ref not in claims)
    if not inside or not rest:
        return (account,)
    apart = structs.replace(account, id=sha256(inside[0].encode()).hexdigest()[:12])
    parts = ((account, rest), (apart, inside))
    return tuple(
        structs.replace(one, claims=refs, origins=_only(account.origins, frozenset(refs)))
        for one, refs in parts
        if len({ref.rpartition("#")[0] for ref in refs}) > 1
    )


def _together(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    found: dict[str, Origin] = {}
    for origin in origins:
        before = found.get(origin.entity)
        claims = origin.claims if before is None else tuple(sorted({*before.claims, *origin.claims}))
        found[origin.entity] = structs.replace(origin, claims=claims)
    return tuple(found[entity] for entity in sorted(found))


def _only(origins: Iterable[Origin], refs: frozenset[str]) -> tuple[Origin, ...]:
    left = ((origin, tuple(ref for ref in origin.claims if ref in refs)) for origin in origins)
    return tuple(structs.replace(origin, claims=claims) for origin, claims in left if claims)


def _why(before: str, more: str) -> str:
    return f"{before}; {more}" if before else more
