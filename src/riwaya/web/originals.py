"""Captures as they were received: in a sandbox without scripts or anything from outside, or handed out as bytes."""

from __future__ import annotations

import email
import email.policy
from html import escape
from urllib.parse import quote

from starlette.responses import Response

from riwaya.errors import LedgerError
from riwaya.model import Capture
from riwaya.text.decode import declared, decode
from riwaya.web.asking import Ask, NotFoundError
from riwaya.web.guard import SANDBOX

#: No ledger numbers its captures further, and a database counts no further than some figure of its own.
MOST = 10**9


def original(ask: Ask) -> Response:
    """Show a capture; the page around it may show it in a frame."""
    capture = _capture(ask)
    content, charset = _shown(capture)
    headers = {"Content-Security-Policy": SANDBOX, "Content-Type": f"text/html; charset={charset}"}
    return Response(content, headers=headers)


def download(ask: Ask) -> Response:
    """Hand out the bytes of a capture, as nothing that a browser would run."""
    capture = _capture(ask)
    name = quote(capture.doc.rpartition("/")[2] or "capture", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(capture.content, media_type="application/octet-stream", headers=headers)


def _capture(ask: Ask) -> Capture:
    number = int(ask.path("number"))
    if number > MOST:
        raise NotFoundError(str(number))
    try:
        return ask.views.capture(number)
    except LedgerError as error:
        raise NotFoundError(error.what) from error


def _shown(capture: Capture) -> tuple[bytes, str]:
    """Return what a browser shows of a capture and its charset: a page as it is, a text set in lines."""
    if capture.media_type == "text/html":
        return capture.content, declared(capture.content) or decode(capture.content, charset=capture.charset).charset
    if capture.media_type == "multipart/related":
        message = email.message_from_bytes(capture.content, policy=email.policy.default)
        parts = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
        part = next(parts, message)
        return bytes(part.get_payload(decode=True) or b""), part.get_content_charset() or "utf-8"
    text = escape(decode(capture.content, charset=capture.charset).text)
    return f"<!DOCTYPE html><pre dir=auto style='white-space:pre-wrap;font:inherit'>{text}</pre>".encode(), "utf-8"
