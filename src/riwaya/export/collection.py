"""A collection as JSON: stories, copies, accounts, disputes and timeline, with claims named `doc#id`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins

from riwaya.model import Account, Collection, Dispute, Incident, Side


def collection_record(collection: Collection, incidents: Iterable[Incident] = ()) -> dict[str, Any]:
    """Return the record that `riwaya export LEDGER collection` prints."""
    return {
        "stories": [to_builtins(story) for story in collection.stories],
        "copies": [to_builtins(group) for group in collection.copies],
        "accounts": [_account(account) for account in collection.accounts],
        "disputes": [_dispute(dispute) for dispute in collection.disputes],
        "timeline": [to_builtins(happening) for happening in collection.timeline],
        "incidents": [to_builtins(incident) for incident in incidents],
    }


def _account(account: Account) -> dict[str, Any]:
    record: dict[str, Any] = to_builtins(account)
    record["origins"] = [origin.entity for origin in account.origins]
    record["independence"] = to_builtins(account.origins)
    return record


def _dispute(dispute: Dispute) -> dict[str, Any]:
    record: dict[str, Any] = to_builtins(dispute)
    record["sides"] = [list(side.claims) for side in dispute.sides]
    record["positions"] = [_position(side) for side in dispute.sides]
    return record


def _position(side: Side) -> dict[str, Any]:
    return {"holds": side.holds, "holds_ar": side.holds_ar, "origins": [to_builtins(origin) for origin in side.origins]}
