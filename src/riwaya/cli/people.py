"""`riwaya users`: who may use a ledger that is served to others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from riwaya.cli.group import main
from riwaya.cli.opening import opened_ledger

if TYPE_CHECKING:
    from riwaya.ledger import Ledger


@main.group()
@click.argument("ledger")
@click.pass_context
def users(ctx: click.Context, ledger: str) -> None:
    """Keep the users of a ledger that is served to others: viewer, reviewer, editor, admin."""
    ctx.obj = ctx.with_resource(opened_ledger(ledger, create=True))


def _password(command: Callable[..., None]) -> Callable[..., None]:
    help_text = "Take the password from the first line of stdin instead of asking for it."
    return click.option("--password-stdin", "from_stdin", is_flag=True, help=help_text)(command)


@users.command("list")
@click.pass_obj
def users_list(opened: Ledger) -> None:
    """List users with role, and who is shut out."""
    for user in opened.users.all():
        click.echo(f"{user.name}  {user.role}{'' if user.active else '  (shut out)'}")


@users.command("add")
@click.argument("name")
@click.option("--role", default="reviewer", show_default=True, help="viewer, reviewer, editor or admin.")
@_password
@click.pass_obj
def users_add(opened: Ledger, name: str, role: str, from_stdin: bool) -> None:
    """Add a user; the password is asked for."""
    opened.users.add(name, role=role, password=_asked_password(from_stdin))
    click.echo(f"{name} is {role}", err=True)


@users.command("role")
@click.argument("name")
@click.argument("role")
@click.pass_obj
def users_role(opened: Ledger, name: str, role: str) -> None:
    """Give a user another role."""
    opened.users.set_role(name, role)


@users.command("password")
@click.argument("name")
@_password
@click.pass_obj
def users_password(opened: Ledger, name: str, from_stdin: bool) -> None:
    """Give a user another password, and sign them out."""
    opened.users.set_password(name, _asked_password(from_stdin))


@users.command("shut-out")
@click.argument("name")
@click.pass_obj
def users_shut_out(opened: Ledger, name: str) -> None:
    """Let a user sign in no more; what they decided stays."""
    opened.users.set_active(name, False)


@users.command("let-in")
@click.argument("name")
@click.pass_obj
def users_let_in(opened: Ledger, name: str) -> None:
    """Let a user sign in again."""
    opened.users.set_active(name, True)


def _asked_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
