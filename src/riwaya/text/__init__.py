"""Stage 2: Capture -> Article.

The bytes of a page become a text whose lines are labelled: title, dateline, body and captions are the article, the
rest is the page around it. A text dump stays as it was decoded; of an HTML page the article's own words are kept, one
paragraph a line.
"""

from __future__ import annotations

from riwaya.model import Article, Capture
from riwaya.text import dump, html, mhtml

__all__ = ["read"]


def read(capture: Capture) -> Article:
    """Read the article of a capture.

    Raises:
        SourceError: when the bytes hold no readable text; names the document and the remedy.
    """
    return _READERS.get(capture.media_type, dump.read)(capture)


_READERS = {"text/plain": dump.read, "text/html": html.read, "multipart/related": mhtml.read}
