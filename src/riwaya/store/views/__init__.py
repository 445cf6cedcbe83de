"""The questions that pages ask of a ledger: overview, stories, articles, disputes, actors, places, outlets, log.

Every list is indexed and comes in stretches (`Page`): give its `next` as `after` for the rest. No question loads the
collection; all of them answer in milliseconds on a hundred thousand articles (docs/performance.md). Days are ISO dates;
`since` and `until` are inclusive. Ids that the ledger does not hold give None.
"""

from __future__ import annotations

from riwaya.store.views.articles import Articles
from riwaya.store.views.disputes import Disputes
from riwaya.store.views.entities import ROLES, Entities
from riwaya.store.views.register import Register
from riwaya.store.views.searches import Searches
from riwaya.store.views.stories import Stories

__all__ = ["ROLES", "Views"]


class Views(Stories, Articles, Disputes, Entities, Searches, Register):
    """What pages show of a ledger."""
