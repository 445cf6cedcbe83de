"""The ledger: captures, what was read from them, and the log of what was done.

Captures and log entries are only ever added. Everything else is a pure function of the captures and can be dropped
and rebuilt to the same bytes. One schema lives in SQLite files and in PostgreSQL.
"""

from riwaya.store.backup import backup, restore
from riwaya.store.ledger import Store, open_store
from riwaya.store.postgres import is_url
from riwaya.store.records import Failure, Hit, Page, Stated
from riwaya.store.reviews import Reviews
from riwaya.store.search import Query, parse, search
from riwaya.store.shelf import StoredShelf
from riwaya.store.users import User, Users
from riwaya.store.views import Views

__all__ = [
    "Failure",
    "Hit",
    "Page",
    "Query",
    "Reviews",
    "Stated",
    "Store",
    "StoredShelf",
    "User",
    "Users",
    "Views",
    "backup",
    "is_url",
    "open_store",
    "parse",
    "restore",
    "search",
]
