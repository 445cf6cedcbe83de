"""Users sign in with what only they know; who may do what is checked, and every change stands in the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from riwaya.errors import RightsError, UsageError
from riwaya.store import Store, User, Users, Views, open_store

PASSWORD, OTHER = "correct horse", "battery staple"


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2018, 4, 24, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(where: str, clock: Clock) -> Iterator[Store]:
    opened = open_store(where, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def users(store: Store) -> Users:
    found = Users(store, actor="root")
    found.add("huda", role="reviewer", password=PASSWORD)
    return found


def test_who_knows_the_password_is_signed_in(users: Users) -> None:
    token = users.sign_in("huda", PASSWORD)
    assert users.user(token) == users.get("huda")
    users.sign_out(token)
    users.sign_out(token)
    assert users.user(token) is None


@pytest.mark.parametrize(("name", "password"), [("huda", OTHER), ("omar", PASSWORD), ("huda", ""), ("", "x" * 10_000)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(users: Users, name: str, password: str) -> None:
    with pytest.raises(RightsError, match="name or password is wrong"):
        users.sign_in(name, password)


def test_neither_passwords_nor_tokens_are_kept(store: Store, users: Users) -> None:
    token = users.sign_in("huda", PASSWORD)
    kept = str([store.db.all(f"SELECT * FROM {table}") for table in ("users", "sessions", "log", "attempts")])
    assert PASSWORD not in kept
    assert token not in kept
    assert "$argon2id$" in kept


def test_too_many_attempts_on_a_name_must_wait(users: Users, clock: Clock) -> None:
    for _ in range(5):
        with pytest.raises(RightsError, match="wrong"):
            users.sign_in("huda", OTHER)
    with pytest.raises(RightsError, match="too many"):
        users.sign_in("huda", PASSWORD)
    clock.wait(minutes=16)
    assert users.sign_in("huda", PASSWORD)


def test_too_many_attempts_from_an_address_must_wait(users: Users) -> None:
    for number in range(20):
        with pytest.raises(RightsError, match="wrong"):
            users.sign_in(f"name {number}", OTHER, address="10.0.0.9")
    with pytest.raises(RightsError, match="too many"):
        users.sign_in("huda", PASSWORD, address="10.0.0.9")
    assert users.sign_in("huda", PASSWORD, address="10.0.0.8")


def test_a_session_ends_when_it_is_not_used_and_in_any_case(users: Users, clock: Clock) -> None:
    idle = users.sign_in("huda", PASSWORD)
    used = users.sign_in("huda", PASSWORD)
    for _ in range(3):
        clock.wait(hours=8)
        assert users.user(used) is not None
    assert users.user(idle) is None
    for _ in range(40):
        clock.wait(hours=8)
        users.user(used)
    assert users.user(used) is None


def test_a_new_password_and_being_shut_out_end_every_session(users: Users) -> None:
    token = users.sign_in("huda", PASSWORD)
    users.set_password("huda", OTHER)
    assert users.user(token) is None
    token = users.sign_in("huda", OTHER)
    users.set_active("huda", False)
    assert users.user(token) is None
    with pytest.raises(RightsError):
        users.sign_in("huda", OTHER)
    users.set_active("huda", True)
    assert users.sign_in("huda", OTHER)


def test_each_role_may_do_what_those_before_it_may() -> None:
    editor = User(name="e", role="editor")
    assert [editor.may(role) for role in ("viewer", "reviewer", "editor", "admin")] == [True, True, True, False]
    assert not User(name="e", role="admin", active=False).may("viewer")
    editor.need("reviewer")
    with pytest.raises(RightsError, match="needs admin"):
        editor.need("admin")


def test_the_last_administrator_stays(users: Users) -> None:
    users.add("lina", role="admin", password=PASSWORD)
    with pytest.raises(UsageError, match="last administrator"):
        users.set_active("lina", False)
    with pytest.raises(UsageError, match="last administrator"):
        users.set_role("lina", "viewer")
    users.set_role("huda", "admin")
    users.set_role("lina", "viewer")
    assert [(user.name, user.role) for user in users.all()] == [("huda", "admin"), ("lina", "viewer")]


@pytest.mark.parametrize(
    ("name", "role", "password", "says"),
    [
        pytest.param("huda", "viewer", PASSWORD, "already", id="a name that is taken"),
        pytest.param(" ", "viewer", PASSWORD, "no name", id="no name"),
        pytest.param("a\nb", "viewer", PASSWORD, "no name", id="two lines"),
        pytest.param("omar", "king", PASSWORD, "no role", id="no role"),
        pytest.param("omar", "viewer", "short", "characters", id="a short password"),
    ],
)
def test_users_that_cannot_be_are_refused(users: Users, name: str, role: str, password: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        users.add(name, role=role, password=password)


def test_unknown_users_are_named(users: Users) -> None:
    with pytest.raises(UsageError, match="no user 'omar'"):
        users.set_role("omar", "viewer")
    assert users.get("omar") is None


def test_everything_about_users_stands_in_the_log(store: Store, users: Users) -> None:
    with pytest.raises(RightsError):
        users.sign_in("huda", OTHER, address="10.0.0.9")
    users.sign_out(users.sign_in("huda", PASSWORD))
    users.set_role("huda", "editor", actor="lina")
    entries = [(entry.actor, entry.action, entry.subject) for entry in reversed(Views(store).log().items)]
    assert entries == [
        ("root", "user", "huda"),
        ("huda", "sign in failed", "users"),
        ("huda", "sign in", "users"),
        ("huda", "sign out", "users"),
        ("lina", "user", "huda"),
    ]
    assert list(store.verify()) == []
