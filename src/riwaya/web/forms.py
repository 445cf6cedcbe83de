"""What readers send: logging in and out, adding pages, reading them again, keeping searches."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import urlencode

import msgspec
from starlette.responses import JSONResponse, Response

from riwaya.errors import RightsError, UsageError
from riwaya.store.users import ROLES
from riwaya.web import deciding
from riwaya.web.asking import Ask, Handler, inside


def login(ask: Ask) -> Response:
    """Let somebody in, or show the door."""
    next_ = inside(ask.field("next") or ask.text("next"), otherwise="/")
    if not ask.reader.rights:
        return ask.go("/")
    if ask.request.method == "GET":
        return ask.page("login.html.j2", section="login", wrong="", next=next_)
    client = ask.request.client
    try:
        token = ask.ledger.users.sign_in(
            ask.field("name"), ask.field("password"), address="" if client is None else client.host
        )
    except RightsError as error:
        wrong = ask.t("login_wrong") if "wrong" in error.what else error.what
        return ask.page("login.html.j2", section="login", http=403, wrong=wrong, next=next_)
    response = ask.go(next_)
    response.set_cookie("session", token, httponly=True, samesite="strict", secure=ask.secure)
    return response


def logout(ask: Ask) -> Response:
    """Let somebody out."""
    ask.ledger.users.sign_out(ask.request.cookies.get("session", ""))
    response = ask.go("/login")
    response.delete_cookie("session")
    return response


def users(ask: Ask) -> Response:
    """Who may come in, and with which role."""
    ask.need("admin")
    return ask.page("users.html.j2", section="users", users=ask.ledger.users.all(), roles=ROLES)


def keep_user(ask: Ask) -> Response:
    """Add a user, or change one."""
    ask.need("admin")
    name, what, by = ask.field("name"), ask.field("what"), ask.reader.name
    if what == "add":
        ask.ledger.users.add(name, role=ask.field("role"), password=ask.field("password"), actor=by)
    elif what == "role":
        ask.ledger.users.set_role(name, ask.field("role"), actor=by)
    elif what == "password":
        ask.ledger.users.set_password(name, ask.field("password"), actor=by)
    else:
        ask.ledger.users.set_active(name, what == "let_in", actor=by)
    return ask.go("/users", told="told_user")


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
    ("/login", ["GET", "POST"], login),
    ("/logout", ["POST"], logout),
    ("/users", ["GET"], users),
    ("/users", ["POST"], keep_user),
    ("/add", ["POST"], add),
    ("/rebuild", ["POST"], rebuild),
    ("/reconcile", ["POST"], reconcile),
    ("/judge", ["POST"], deciding.judge),
    ("/search/save", ["POST"], save_search),
    ("/search/drop", ["POST"], drop_search),
)
