"""Captures as they were received: shown in a sandbox without scripts or anything from outside, or handed out as bytes."""

from __future__ import annotations

import email
import email.policy
from urllib.parse import quote

from starlette.responses import Response

from riwaya.model import Capture
from riwaya.web.asking import Ask
from riwaya.web.guard import SANDBOX


def original(ask: Ask) -> Response:
    """Show a capture; the page around it may show it in a frame."""
    capture = ask.views.capture(int(ask.path("number")))
    content, media_type = _shown(capture)
    charset = f"; charset={capture.charset}" if capture.charset else ""
    headers = {"Content-Security-Policy": SANDBOX, "Content-Type": f"{media_type}{charset}"}
    return Response(content, headers=headers)


def download(ask: Ask) -> Response:
    """Hand out the bytes of a capture, as nothing that a browser would run."""
    capture = ask.views.capture(int(ask.path("number")))
    name = quote(capture.doc.rpartition("/")[2] or "capture", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(capture.content, media_type="application/octet-stream", headers=headers)


def _shown(capture: Capture) -> tuple[bytes, str]:
    """Return what a browser shows of a capture; of a page that was saved as one file, its main document."""
    if capture.media_type != "multipart/related":
        return capture.content, "text/html" if capture.media_type == "text/html" else "text/plain"
    message = email.message_from_bytes(capture.content, policy=email.policy.default)
    parts = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    content = next((part.get_payload(decode=True) for part in parts), None)
    return (content, "text/html") if isinstance(content, bytes) else (capture.content, "text/plain")
