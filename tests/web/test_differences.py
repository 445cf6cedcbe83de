"""What differs between two versions is shown word by word, and puts both together again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.web.differences import differences


def test_a_changed_word_is_shown_in_its_line() -> None:
    (line,) = differences("عنوان\nقتل 10 مدنيين أمس\nخاتمة", "عنوان\nقتل 12 مدنيين أمس\nخاتمة")
    assert [change for change in line if change[0]] == [("del", "10"), ("ins", "12")]
    assert line[0] == ("", "قتل ")


def test_lines_that_came_and_went_are_shown_whole() -> None:
    assert list(differences("a\nb", "a\nb\nc\nd")) == [[("ins", "c")], [("ins", "d")]]
    assert list(differences("a\nb\nc", "a")) == [[("del", "b")], [("del", "c")]]


def test_the_same_text_differs_in_nothing() -> None:
    assert list(differences("نص واحد\nفي سطرين", "نص واحد\nفي سطرين")) == []


@given(st.text(alphabet="اب ت1\n", max_size=40), st.text(alphabet="اب ت1\n", max_size=40))
def test_both_versions_can_be_read_from_each_line(old: str, new: str) -> None:
    for line in differences(old, new):
        before = "".join(text for kind, text in line if kind != "ins")
        after = "".join(text for kind, text in line if kind != "del")
        assert not before or before in old.splitlines()
        assert not after or after in new.splitlines()
