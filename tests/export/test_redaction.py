"""Names of private persons are covered at the same length; public persons and longer names keep theirs."""

from __future__ import annotations

from tests import make

from riwaya.export.redaction import BAR, Redaction
from riwaya.model import Document, Mention

TEXT = "قال سامر الدوماني إن بشار الأسد استقبل وفدا، وغادر الدوماني. وسامر وحده بقي."


def named(text: str, *names: tuple[str, str]) -> Document:
    mentions = tuple(
        Mention(start=text.index(name), end=text.index(name) + len(name), text=name, type="PER", entity=entity, rule="")
        for name, entity in names
    )
    return make.document(text, mentions=mentions)


def redaction() -> Redaction:
    people = (
        ("سامر الدوماني", "per:samr-aldwmany"),
        ("الدوماني", "per:samr-aldwmany"),
        ("بشار الأسد", "per:bashar-al-assad"),
    )
    return Redaction((named(TEXT, *people),))


def test_a_private_name_is_covered_at_its_length_and_a_public_one_kept() -> None:
    covered = redaction().cover(TEXT)
    assert len(covered) == len(TEXT)
    assert "الدوماني" not in covered
    assert covered.index(BAR) == TEXT.index("سامر الدوماني")
    assert "بشار الأسد" in covered


def test_glosses_and_ids_are_covered_too() -> None:
    covered = redaction().cover('{"agent": ["per:samr-aldwmany@group:x"], "gloss": "Samer al-Doumani spoke."}')
    assert covered.startswith('{"agent": ["per:private-1@group:x"], "gloss": "')
    assert "Samer" not in covered


def test_a_name_inside_another_word_is_left() -> None:
    hidden = Redaction((named("زار سام البلدة", ("سام", "per:sam")),))
    assert hidden.cover("سامر وسام") == f"سامر و{BAR * 3}"


def test_a_public_name_that_holds_a_private_one_is_kept() -> None:
    text = "قال علي إن علي عبد الله صالح رحل"
    hidden = Redaction((named(text, ("علي", "per:aly"), ("علي عبد الله صالح", "per:ali-abdullah-saleh")),))
    assert hidden.cover(text) == f"قال {BAR * 3} إن علي عبد الله صالح رحل"


def test_without_private_persons_nothing_changes() -> None:
    nobody = Redaction((named(TEXT, ("بشار الأسد", "per:bashar-al-assad")),))
    assert len(nobody) == 0
    assert nobody.cover(TEXT) == TEXT
    assert Redaction(()).cover(TEXT) == TEXT
