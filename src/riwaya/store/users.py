"""Users of a ledger, their roles, and who is signed in.

A viewer reads, a reviewer decides, an editor adds pages, an administrator keeps users; each may do what
those before it may. Passwords are kept as argon2id hashes, sessions as hashes of what the browser holds, so that a copy
of the ledger lets nobody in. All that concerns users stands in the log; passwords never do.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from riwaya.errors import RightsError, UsageError
from riwaya.store.ledger import Store

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: Each may do what those before it may.
ROLES = ("viewer", "reviewer", "editor", "admin")
#: The shortest password; what is longer than the longest is no password but an attack.
SHORTEST, LONGEST = 10, 200
#: How long somebody stays signed in without asking for anything, and at most.
IDLE, WHOLE = timedelta(hours=12), timedelta(days=14)
#: Failed attempts after which a name or an address must wait, and for how long they count.
TRIES_NAME, TRIES_ADDRESS, COUNTED = 5, 20, timedelta(minutes=15)
#: How exactly the time of the last request is kept.
_SEEN = timedelta(minutes=5)


class User(Struct, frozen=True, kw_only=True):
    """A user. One who is not active cannot sign in; what they decided stays."""

    name: str
    role: str
    created: str = ""
    active: bool = True

    def may(self, role: str) -> bool:
        """Whether the user may do what a role may."""
        return self.active and ROLES.index(self.role) >= ROLES.index(role)

    def need(self, role: str) -> None:
        """Make sure that the user may do what a role may.

        Raises:
            RightsError: when they may not.
        """
        if not self.may(role):
            raise RightsError(
                f"{self.name} is {self.role}; this needs {role}", field="role", remedy="ask an administrator"
            )


class Users:
    """The users of a ledger; `actor` is who is noted as changing them where no other is named."""

    def __init__(self, store: Store, *, actor: str) -> None:
        self._store = store
        self._db = store.db
        self._actor = actor

    # --- keeping users ------------------------------------------------------------------------------------

    def any(self) -> bool:
        """Whether anybody could sign in."""
        return self._db.one("SELECT 1 FROM users WHERE active = 1") is not None

    def all(self) -> tuple[User, ...]:
        """Return every user, by name."""
        return tuple(map(_user, self._db.all("SELECT name, role, created, active FROM users ORDER BY name")))

    def get(self, name: str) -> User | None:
        """Return the user of a name."""
        row = self._db.one("SELECT name, role, created, active FROM users WHERE name = ?", (name,))
        return None if row is None else _user(row)

    def add(self, name: str, *, role: str, password: str, actor: str | None = None) -> User:
        """Add a user.

        Raises:
            UsageError: when the name is taken or none, the role does not exist, or the password is too short.
        """
        if not name.strip() or name != name.strip() or len(name) > 80 or not name.isprintable():
            raise UsageError(f"{name!r} is no name", field="name", remedy="one to eighty visible characters")
        _check_role(role)
        hashed = _hashed(password)
        with self._db.writing():
            if self.get(name) is not None:
                raise UsageError(f"there is a user {name!r} already", field="name", remedy="choose another")
            self._db.run("INSERT INTO users VALUES (?, ?, ?, ?, 1)", (name, role, hashed, self._store.now()))
            self._note(name, "added", role, actor)
        return User(name=name, role=role, created=self._store.now())

    def set_role(self, name: str, role: str, *, actor: str | None = None) -> None:
        """Give a user another role; the last active administrator keeps theirs.

        Raises:
            UsageError: when there is no such user or role, or nobody would be left to keep users.
        """
        _check_role(role)
        with self._db.writing():
            self._known(name)
            if role != "admin":
                self._keep_an_admin(name)
            self._db.run("UPDATE users SET role = ? WHERE name = ?", (role, name))
            self._note(name, "role", role, actor)

    def set_password(self, name: str, password: str, *, actor: str | None = None) -> None:
        """Give a user another password, and sign them out everywhere.

        Raises:
            UsageError: when there is no such user, or the password is too short.
        """
        hashed = _hashed(password)
        with self._db.writing():
            self._known(name)
            self._db.run("UPDATE users SET password = ? WHERE name = ?", (hashed, name))
            self._db.run("DELETE FROM sessions WHERE name = ?", (name,))
            self._db.run("DELETE FROM attempts WHERE who = ?", (_by_name(name),))
            self._note(name, "password", "", actor)

    def set_active(self, name: str, active: bool, *, actor: str | None = None) -> None:
        """Let a user sign in again, or no more; whoever is not let in is signed out everywhere.

        Raises:
            UsageError: when there is no such user, or nobody would be left to keep users.
        """
        with self._db.writing():
            self._known(name)
            if not active:
                self._keep_an_admin(name)
                self._db.run("DELETE FROM sessions WHERE name = ?", (name,))
            self._db.run("UPDATE users SET active = ? WHERE name = ?", (int(active), name))
            self._note(name, "let in" if active else "shut out", "", actor)

    # --- signing in ---------------------------------------------------------------------------------------

    def sign_in(self, name: str, password: str, *, address: str = "") -> str:
        """Sign somebody in; return what the browser is to hold (43 characters; the ledger keeps its hash only).

        Args:
            name: the user's name.
            password: the password.
            address: where they ask from; many failures from one address make it wait.

        Raises:
            RightsError: for a wrong name or password (which of the two is not told), or after too many attempts.
        """
        limits = ((_by_name(name), TRIES_NAME), (f"address {address}", TRIES_ADDRESS))
        counted = limits if address else limits[:1]
        at = self._attempt(counted)  # counted before it is tried, so that many at once are no more than the limit
        row = self._db.one("SELECT password, active FROM users WHERE name = ?", (name,))
        right = _fits(_nobody() if row is None else str(row[0]), password) and row is not None and row[1] == 1
        with self._db.writing():
            if right:
                self._db.run("DELETE FROM attempts WHERE who = ? OR at = ?", (_by_name(name), at))
                return self._begin(name, address)
            self._store.log(name[:80] or "nobody", "sign in failed", "users", {"address": address})
        raise RightsError("name or password is wrong", field="sign in", remedy="try again, or ask an administrator")

    def user(self, token: str) -> User | None:
        """Return whose session it is; None when it has ended or never was."""
        row = self._db.one(
            "SELECT u.name, u.role, u.created, u.active, s.created, s.seen FROM sessions s"
            " JOIN users u ON u.name = s.name WHERE s.token = ?",
            (_kept(token),),
        )
        if row is None:
            return None
        now, user = self._store.clock(), _user(row[:4])
        if row[4] < (now - WHOLE).isoformat() or row[5] < (now - IDLE).isoformat() or not user.active:
            return None
        if row[5] < (now - _SEEN).isoformat():
            with self._db.writing():
                self._db.run("UPDATE sessions SET seen = ? WHERE token = ?", (now.isoformat(), _kept(token)))
        return user

    def sign_out(self, token: str) -> None:
        """End a session; one that has ended already is no error."""
        with self._db.writing():
            row = self._db.one("SELECT name FROM sessions WHERE token = ?", (_kept(token),))
            if row is not None:
                self._db.run("DELETE FROM sessions WHERE token = ?", (_kept(token),))
                self._store.log(row[0], "sign out", "users", {})

    # --- inside -------------------------------------------------------------------------------------------

    def _begin(self, name: str, address: str) -> str:
        token, now = secrets.token_urlsafe(32), self._store.clock()
        self._db.run(
            "DELETE FROM sessions WHERE created < ? OR seen < ?", ((now - WHOLE).isoformat(), (now - IDLE).isoformat())
        )
        self._db.run("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_kept(token), name, now.isoformat(), now.isoformat()))
        self._store.log(name, "sign in", "users", {"address": address})
        return token

    def _attempt(self, counted: Sequence[tuple[str, int]]) -> str:
        """Count an attempt to sign in, unless there were too many; return what it is noted under."""
        now = self._store.clock()
        since, at = (now - COUNTED).isoformat(), f"{now.isoformat()} {secrets.token_hex(8)}"
        with self._db.writing():
            if any(self._failed(who, since) >= most for who, most in counted):
                raise RightsError("too many attempts", field="sign in", remedy="wait a quarter of an hour")
            self._db.run("DELETE FROM attempts WHERE at < ?", (since,))
            self._db.many("INSERT INTO attempts VALUES {}", [(who, at) for who, _ in counted])
        return at

    def _failed(self, who: str, since: str) -> int:
        row = self._db.one("SELECT count(*) FROM attempts WHERE who = ? AND at >= ?", (who, since))
        return 0 if row is None else int(row[0])

    def _known(self, name: str) -> None:
        if self.get(name) is None:
            raise UsageError(f"there is no user {name!r}", field="name", remedy="`riwaya users LEDGER list` names them")

    def _keep_an_admin(self, name: str) -> None:
        others = self._db.one("SELECT 1 FROM users WHERE role = 'admin' AND active = 1 AND name <> ?", (name,))
        user = self.get(name)
        if others is None and user is not None and user.may("admin"):
            raise UsageError(
                f"{name} is the last administrator", field="name", remedy="make somebody else administrator first"
            )

    def _note(self, name: str, what: str, value: str, actor: str | None) -> None:
        self._store.log(actor or self._actor, "user", name, {"what": what, "value": value})


def _user(row: tuple[object, ...]) -> User:
    name, role, created, active = row
    return User(name=str(name), role=str(role), created=str(created), active=active == 1)


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise UsageError(f"there is no role {role!r}", field="role", remedy=f"one of {', '.join(ROLES)}")


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        what = f"it has {len(password)} characters"
        raise UsageError(what, field="password", remedy=f"take {SHORTEST} to {LONGEST}; a few words will do")
    return _hasher().hash(password)


def _fits(hashed: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > LONGEST:
        return False
    try:
        return _hasher().verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # only where somebody signs in

    return PasswordHasher()


@cache
def _nobody() -> str:
    """Return a hash that no password fits, so that an unknown name takes as long as a wrong password."""
    return _hasher().hash(secrets.token_urlsafe(32))


def _kept(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _by_name(name: str) -> str:
    return f"name {name}"
