"""The interface in a browser: a ledger as pages and as an HTTP API, right-to-left first, offline."""

from riwaya.web.application import Serving, application, serve

__all__ = ["Serving", "application", "serve"]
