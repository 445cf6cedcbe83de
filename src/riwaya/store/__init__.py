"""The ledger: captures, what was read from them, and the log of what was done.

Captures and log entries are only ever added. Everything else is a pure function of the captures and can be dropped
and rebuilt to the same bytes.
"""

from riwaya.store.search import Hit, Query, parse
from riwaya.store.sqlite import Failure, Store, open_store

__all__ = ["Failure", "Hit", "Query", "Store", "open_store", "parse"]
