"""`riwaya review`: what a person decides on what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from riwaya.cli.group import main
from riwaya.cli.opening import opened_ledger, summary
from riwaya.cli.printing import print_lines
from riwaya.errors import UsageError

if TYPE_CHECKING:
    from riwaya.ledger import Ledger
    from riwaya.model import Target, TargetKind, Verdict


@main.group(invoke_without_command=True)
@click.argument("ledger")
@click.pass_context
def review(ctx: click.Context, ledger: str) -> None:
    """Decide on what was read: accept, reject, correct, settle, undo. What was read stays; decisions are added.

    Without a command it lists what waits.
    """
    ctx.obj = ctx.with_resource(opened_ledger(ledger))
    if ctx.invoked_subcommand is None:
        ctx.invoke(review_list)


def _with_reason(command: Callable[..., None]) -> Callable[..., None]:
    return click.option("--reason", default="", help="Why; it is kept with the decision.")(command)


@review.command("list")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many claims at most.")
@click.pass_obj
def review_list(opened: Ledger, limit: int) -> None:
    """List the claims that wait for a decision, those that matter most first."""
    from riwaya.explain import waiting_lines

    print_lines(line for waiting in opened.review.queue(limit=limit).items for line in waiting_lines(waiting))


@review.command("show")
@click.argument("name", metavar="CLAIM|PAGE|DISPUTE")
@click.pass_obj
def review_show(opened: Ledger, name: str) -> None:
    """Show what was decided on one thing."""
    from riwaya.explain import decided_line

    standing = opened.review.standing(name)
    marks = [mark for mark in ("seconded", "contested") if getattr(standing, mark)]
    click.echo(f"{name}: {', '.join([standing.status or 'open', *marks])}")
    print_lines(decided_line(one) for one in standing.decided)


@review.command("history")
@click.option("--by", default="", help="Only the decisions of this person.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@click.option("--unattached", is_flag=True, help="Only those whose claim is not there any more.")
@click.pass_obj
def review_history(opened: Ledger, by: str, limit: int, unattached: bool) -> None:
    """List decisions, the last one first."""
    from riwaya.explain import decided_line

    asked = opened.review.unattached(limit=limit) if unattached else opened.review.history(actor=by, limit=limit)
    print_lines(map(decided_line, asked.items))


@review.command("accept")
@click.argument("names", metavar="CLAIM|JUDGEMENT...", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_accept(opened: Ledger, names: tuple[str, ...], reason: str) -> None:
    """Accept claims (doc#claim) as they stand, or second another person's judgement."""
    _decide(opened, "accept", names, reason)


@review.command("reject")
@click.argument("names", metavar="CLAIM|PAGE|JUDGEMENT...", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_reject(opened: Ledger, names: tuple[str, ...], reason: str) -> None:
    """Reject claims (doc#claim) or whole pages, or contest another person's judgement."""
    _decide(opened, "reject", names, reason)


@review.command("correct")
@click.argument("claim", metavar="CLAIM")
@click.argument("changes", metavar="FIELD=VALUE...", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_correct(opened: Ledger, claim: str, changes: tuple[str, ...], reason: str) -> None:
    """Put right what was read of a claim: stance=deny, agent=group:x, figure='12 مدنيا:killed:12' (docs/ledger.md)."""
    from riwaya.review.written import correction

    document, found = opened.find(claim, machine=True)
    if found is None:
        raise UsageError(f"{claim!r} is a page", field="CLAIM", remedy="name a claim of it: doc#claim")
    target = opened.review.target("claim", f"{document.article.doc}#{found.id}")
    made = opened.review.judge("correct", target, correction=correction(document, found, changes), reason=reason)
    _decided(opened, made.id, target.name)


@review.command("settle")
@click.argument("dispute")
@click.option("--side", default="", help="The number of the side that holds, or none.")
@click.option("--leave-open", is_flag=True, help="Leave it open, and say why.")
@_with_reason
@click.pass_obj
def review_settle(opened: Ledger, dispute: str, side: str, leave_open: bool, reason: str) -> None:
    """Settle a dispute, or leave it open; both need a reason."""
    action: Verdict = "leave_open" if leave_open else "settle"
    made = opened.review.judge(action, opened.review.target("dispute", dispute), value=side, reason=reason)
    _decided(opened, made.id, dispute)


@review.command("merge")
@click.argument("kind", type=click.Choice(("story", "account", "entity")))
@click.argument("items", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_merge(opened: Ledger, kind: TargetKind, items: tuple[str, ...], reason: str) -> None:
    """Take things for one: the stories of some pages, the accounts of some claims, entities (the first id stays)."""
    made = opened.review.judge("merge", opened.review.target(kind, "", items=items), reason=reason)
    _decided(opened, made.id, " ".join(items))


@review.command("split")
@click.argument("kind", type=click.Choice(("story", "account")))
@click.argument("items", nargs=-1, required=True)
@_with_reason
@click.pass_obj
def review_split(opened: Ledger, kind: TargetKind, items: tuple[str, ...], reason: str) -> None:
    """Set some pages of a story, or some claims of an account, apart."""
    made = opened.review.judge("split", opened.review.target(kind, "", items=items), reason=reason)
    _decided(opened, made.id, " ".join(items))


@review.command("comment")
@click.argument("name", metavar="CLAIM|PAGE|JUDGEMENT")
@click.argument("text")
@click.pass_obj
def review_comment(opened: Ledger, name: str, text: str) -> None:
    """Say something about a claim, a page or a judgement."""
    made = opened.review.judge("comment", _judged_thing(opened, name), value=text)
    _decided(opened, made.id, name)


@review.command("undo")
@click.argument("judgement")
@_with_reason
@click.pass_obj
def review_undo(opened: Ledger, judgement: str, reason: str) -> None:
    """Withdraw a judgement; undoing an undo brings it back."""
    made = opened.review.undo(judgement, reason=reason)
    _decided(opened, made.id, judgement)


@review.command("apply")
@click.pass_obj
def review_apply(opened: Ledger) -> None:
    """Bring stories, accounts and disputes up to date with what was decided."""
    opened.reconcile()
    click.echo(summary(opened.counts()), err=True)


def _decide(opened: Ledger, action: Verdict, names: Iterable[str], reason: str) -> None:
    for name in names:
        made = opened.review.judge(action, _judged_thing(opened, name), reason=reason)
        _decided(opened, made.id, name)


def _judged_thing(opened: Ledger, name: str) -> Target:
    """Return what a name means: a judgement, a claim or a page."""
    if opened.review.judgement(name) is not None:
        return opened.review.target("judgement", name)
    document, claim = opened.find(name, machine=True)
    doc = document.article.doc
    return (
        opened.review.target("document", doc) if claim is None else opened.review.target("claim", f"{doc}#{claim.id}")
    )


def _decided(opened: Ledger, judgement: str, name: str) -> None:
    """Tell the id of a judgement, and what is to be made anew because of it."""
    click.echo(f"{judgement} on {name}")
    if not opened.is_reconciled:
        click.echo("`riwaya review LEDGER apply` brings stories, accounts and disputes up to date", err=True)
