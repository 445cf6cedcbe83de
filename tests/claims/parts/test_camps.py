"""A state and its forces, a body and what it is part of are one party."""

from __future__ import annotations

import pytest

from riwaya.claims.parts.camps import foes, same_side


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("state:turkey", "state-force:turkish-army"),
        ("state-force:turkish-army", "state-force:turkish-police"),
        ("state:turkey", "state-force:soldiers"),
        ("group:al-qaeda", "group:al-shabaab"),
        ("group:pkk", "group:pkk"),
    ],
)
def test_one_party(one: str, other: str) -> None:
    assert same_side(one, other)
    assert same_side(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("state:turkey", "group:pkk"),
        ("state:turkey", "state-force:iraqi-army"),
        ("group:isis", "group:al-shabaab"),
        ("state:nowhere-known", "state-force:nobody-known"),
    ],
)
def test_two_parties(one: str, other: str) -> None:
    assert not same_side(one, other)


def test_a_doer_stays_who_hits_anybody_of_another_party() -> None:
    assert foes(("state:turkey", "group:pkk"), ("state-force:turkish-army",)) == ("group:pkk",)
    assert foes(("state:turkey",), ("state-force:turkish-army", "group:pkk")) == ("state:turkey",)
    assert foes(("state:turkey",), ()) == ("state:turkey",)
