"""What readers send: logging in and out, adding pages, reading them again, keeping searches."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import urlencode

import msgspec
from starlette.responses import JSONResponse, Response

from riwaya.errors import UsageError
from riwaya.ledger import Ledger
from riwaya.web import deciding
from riwaya.web.asking import Ask, Handler
from riwaya.web.rights import User


def user_of(ledger: Ledger, session: str) -> User | None:
    """Return whose session it is."""
    return None


def has_users(ledger: Ledger) -> bool:
    """Whether anybody could log in."""
    return False


def add(ask: Ask) -> Response:
    """Add uploaded files as pages."""
    ask.need("editor")
    uploads = [one for one in ask.files("file") if one.filename]
    if not uploads:
        raise UsageError("no file was sent", field="file", remedy="choose one or more pages")
    folder = Path(tempfile.mkdtemp(prefix="riwaya-add-"))
    for upload in uploads:
        # Names come from outside: only their last part is taken, never a way out of the folder.
        name = Path(str(upload.filename).replace("\\", "/")).name.lstrip(".") or "page"
        with (folder / name).open("wb") as file:
            while chunk := upload.file.read(1 << 20):
                file.write(chunk)
    return _started(ask, ask.jobs.add(folder, len(uploads), actor=ask.reader.name))


def rebuild(ask: Ask) -> Response:
    """Read every stored page again."""
    ask.need("editor")
    total = ask.views.overview().counts["captures"]
    return _started(ask, ask.jobs.rebuild(total, actor=ask.reader.name))


def reconcile(ask: Ask) -> Response:
    """Make stories, accounts and disputes anew from the pages and decisions as they are now."""
    ask.need("editor")
    return _started(ask, ask.jobs.reconcile(actor=ask.reader.name))


def save_search(ask: Ask) -> Response:
    """Keep a search under a name."""
    ask.need("viewer")
    ask.views.save_search(ask.owner, ask.field("name"), ask.field("query"))
    return ask.go(f"/search?{urlencode({'q': ask.field('query')})}", told="told_saved")


def drop_search(ask: Ask) -> Response:
    """Forget a search."""
    ask.need("viewer")
    ask.views.drop_search(ask.owner, ask.field("name"))
    return ask.go("/search", told="told_dropped")


def _started(ask: Ask, progress: msgspec.Struct) -> Response:
    if "application/json" in ask.request.headers.get("accept", ""):
        return JSONResponse(msgspec.to_builtins(progress), 202)
    return ask.go("/", told="told_started")


FORMS: tuple[tuple[str, list[str], Handler], ...] = (
    ("/add", ["POST"], add),
    ("/rebuild", ["POST"], rebuild),
    ("/reconcile", ["POST"], reconcile),
    ("/judge", ["POST"], deciding.judge),
    ("/search/save", ["POST"], save_search),
    ("/search/drop", ["POST"], drop_search),
)
