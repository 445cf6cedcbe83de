"""A page that a browser saved as one file (.mhtml, .mht): its main document, read like any HTML page."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

import msgspec

from riwaya.errors import SourceError
from riwaya.model import Article, Capture
from riwaya.text import html


def read(capture: Capture) -> Article:
    """Read the first HTML part of a saved page; its address becomes the article's.

    Raises:
        SourceError: when the file holds no HTML part or the part no article.
    """
    message = email.message_from_bytes(capture.content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(part, EmailMessage):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                url = capture.url or _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
                page = msgspec.structs.replace(capture, content=content, charset=part.get_content_charset(), url=url)
                return html.read(page)
    raise SourceError("the saved page holds no HTML", where=capture.doc, remedy="save it again as .html or .mhtml")


def _header(message: object, name: str) -> str | None:
    value = message.get(name) if isinstance(message, EmailMessage) else None
    return str(value).strip() if value and str(value).startswith(("http:", "https:")) else None
