"""Captures and the log."""

from __future__ import annotations

from riwaya.store import Views


def test_failed_captures_are_listed_with_the_reason(view: Views) -> None:
    (failed,) = view.sources(failed=True).items
    assert (failed.doc, failed.failure) == ("bad.bin", "not text (name a page)")


def test_the_log_can_be_asked_by_actor_action_and_subject(view: Views) -> None:
    assert len(view.log().items) == 7
    assert [entry.subject for entry in view.log(subject="a.txt").items] == ["a.txt"]
    assert [entry.action for entry in view.log(action="reconcile").items] == ["reconcile"]
    assert view.log(actor="nobody").items == ()
